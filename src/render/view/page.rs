//! Texts about the site itself: the list and one of them.

use serde::Serialize;

use super::article::{Article, Imprint, Listed, article, frame, listed, section_frame};
use super::frame::Frame;
use crate::address::{Address, Section};
use crate::directory::Directory;
use crate::model::Page;
use crate::render::shelf::Shelf;
use crate::render::{RenderError, SiteHead};

/// The list.
#[derive(Debug, Serialize)]
pub struct Pages {
    /// The frame.
    pub frame: Frame,
    /// By slug.
    pub pages: Vec<Listed>,
}

/// Makes the list of texts.
pub fn pages(directory: &Directory, head: &SiteHead<'_>) -> Result<Pages, RenderError> {
    let at = Address::section(Section::Page);
    let updated = directory.pages.iter().filter_map(|page| page.updated).max();
    let lines = directory.pages.iter().map(|page| listed(&page.head, page.updated, &at, head));
    Ok(Pages { frame: section_frame(Section::Page, updated, head)?, pages: lines.collect() })
}

/// One text.
#[derive(Debug, Serialize)]
pub struct TextPage {
    /// The frame.
    pub frame: Frame,
    /// The text and what belongs to it.
    pub article: Article,
}

/// Makes the page of a text.
pub fn page(page: &Page, head: &SiteHead<'_>, shelf: &Shelf<'_>) -> Result<TextPage, RenderError> {
    let imprint = Imprint { published: None, updated: page.updated, issuer: &[] };
    Ok(TextPage { frame: frame(&page.head, imprint, head)?, article: article(&page.head, head, shelf)? })
}
