//! Notices: the list and one of them.

use serde::Serialize;

use super::article::{Article, Imprint, Listed, article, frame, listed, section_frame};
use super::frame::Frame;
use crate::address::{Address, Section};
use crate::directory::Directory;
use crate::model::Notice;
use crate::render::shelf::Shelf;
use crate::render::{RenderError, SiteHead};

/// The list.
#[derive(Debug, Serialize)]
pub struct Notices {
    /// The frame.
    pub frame: Frame,
    /// Newest first.
    pub notices: Vec<Listed>,
}

/// Makes the list of notices.
pub fn notices(directory: &Directory, head: &SiteHead<'_>) -> Result<Notices, RenderError> {
    let at = Address::section(Section::Notice);
    let updated = directory.notices.iter().map(|notice| notice.published_at.date()).max();
    let mut lines = Vec::with_capacity(directory.notices.len());
    for notice in &directory.notices {
        let mut line = listed(&notice.head, Some(notice.published_at.date()), &at, head);
        if is_over(notice, head) {
            line.mark = Some(head.say("notice.over", &[])?);
        }
        lines.push(line);
    }
    Ok(Notices { frame: section_frame(Section::Notice, updated, head)?, notices: lines })
}

/// One notice.
#[derive(Debug, Serialize)]
pub struct NoticePage {
    /// The frame.
    pub frame: Frame,
    /// Who gives it.
    pub issuer: Vec<String>,
    /// The text and what belongs to it.
    pub article: Article,
    /// Whether its term is over.
    pub over: bool,
}

/// Makes the page of a notice.
pub fn notice(notice: &Notice, head: &SiteHead<'_>, shelf: &Shelf<'_>) -> Result<NoticePage, RenderError> {
    let imprint = Imprint { published: Some(notice.published_at), updated: None, issuer: &notice.issuer };
    Ok(NoticePage {
        frame: frame(&notice.head, imprint, head)?,
        issuer: notice.issuer.clone(),
        article: article(&notice.head, head, shelf)?,
        over: is_over(notice, head),
    })
}

fn is_over(notice: &Notice, head: &SiteHead<'_>) -> bool {
    notice.expires_on.is_some_and(|last| last < head.today)
}
