//! `404.html`, shown at any depth: its links begin at the host's root.

use serde::Serialize;

use super::frame::{About, Frame};
use super::ways::{Ways, ways_in_short};
use crate::address::Address;
use crate::directory::Directory;
use crate::render::{RenderError, SiteHead};

/// What the template sees.
#[derive(Debug, Serialize)]
pub struct NotFound {
    /// The frame.
    pub frame: Frame,
    /// Where to go from here.
    pub ways: Ways,
}

/// Makes the page.
pub fn not_found(directory: &Directory, head: &SiteHead<'_>) -> Result<NotFound, RenderError> {
    let at = Address::not_found();
    let title = head.say("not_found.title", &[])?;
    let frame = head.frame(About::apart(&at, title))?;
    Ok(NotFound { frame, ways: ways_in_short(directory, head, &at)? })
}
