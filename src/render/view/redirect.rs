//! An address that moved: a small page that leads on at once, and says so for those who are not led.

use serde::Serialize;

use super::frame::{About, Frame};
use crate::address::Address;
use crate::directory::Directory;
use crate::directory::links::Links;
use crate::render::head::facility;
use crate::render::{RenderError, SiteHead};

/// What the template sees.
#[derive(Debug, Serialize)]
pub struct Moved {
    /// The frame.
    pub frame: Frame,
    /// Where it leads now.
    pub href: String,
}

/// Every address that moved, and where it leads: retired ids with a successor, then what `site.yaml` says. An address at
/// which there is a page again keeps that page.
pub fn redirects(directory: &Directory, links: &Links<'_>) -> Vec<(Address, Address)> {
    let retired = directory.registries.retired.iter().filter_map(|retired| {
        let to = links.address(facility(retired.instead.as_deref()?).path())?;
        Some((facility(&retired.id), to))
    });
    let moved = directory.registries.site.redirects.iter().filter_map(|redirect| {
        Some((Address::moved(&redirect.from)?, links.address(redirect.to.trim_start_matches('/'))?))
    });
    let mut all: Vec<(Address, Address)> = retired.chain(moved).collect();
    all.sort();
    all.dedup_by(|later, earlier| later.0 == earlier.0);
    all.retain(|(from, _)| links.address(from.path()).is_none());
    all
}

/// Makes the page.
pub fn moved(from: &Address, to: &Address, head: &SiteHead<'_>) -> Result<Moved, RenderError> {
    let title = head.say("redirect.title", &[])?;
    let frame = head.frame(About::apart(from, title))?;
    let canonical = head.registries.config.site_url.as_deref().map(|url| to.absolute(url));
    Ok(Moved { frame: Frame { canonical, ..frame }, href: head.href(from, to) })
}
