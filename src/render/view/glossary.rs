//! Official terms in plain words, all on one page: where the pages of facilities send those who do not know a word.

use serde::Serialize;

use super::article::{Page, column_frame};
use super::frame::{Frame, Menu};
use crate::address::Address;
use crate::model::site::Term;
use crate::render::{RenderError, SiteHead};
use crate::vocabulary::ColumnType;

/// What the template sees.
#[derive(Debug, Serialize)]
pub struct Glossary<'a> {
    /// The frame.
    pub frame: Frame,
    /// Terms in the order of their file, with other ways to say them.
    pub terms: &'a [Term],
}

/// Makes the page.
pub fn glossary<'a>(head: &SiteHead<'a>) -> Result<Glossary<'a>, RenderError> {
    let page = Page {
        at: &Address::glossary(),
        menu: Menu::None,
        title: head.say("glossary.title", &[])?,
        code: "glossary",
        kind: ColumnType::Services,
    };
    Ok(Glossary { frame: column_frame(page, None, head)?, terms: &head.registries.glossary })
}
