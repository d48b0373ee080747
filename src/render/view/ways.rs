//! The ways to a facility that need no script: by county, kind, service, initial, or by telephone.

use serde::Serialize;

use super::grid::{Grid, grid};
use super::home::{KindGroup, ServiceGroup, groups, initials, services};
use super::office::{Office, offices};
use super::part::Link;
use crate::address::Address;
use crate::directory::Directory;
use crate::render::{RenderError, SiteHead};

/// The ways.
#[derive(Debug, Serialize)]
pub struct Ways {
    /// By county.
    pub grid: Grid,
    /// By kind.
    pub groups: Vec<KindGroup>,
    /// By service.
    pub services: Vec<ServiceGroup>,
    /// By pinyin initial.
    pub initials: Vec<Link>,
    /// By telephone.
    pub offices: Vec<Office>,
    /// Where the lists are that stand not here.
    pub more: Option<Link>,
}

/// The ways from a page.
pub(super) fn ways(directory: &Directory, head: &SiteHead<'_>, from: &Address) -> Result<Ways, RenderError> {
    Ok(Ways {
        grid: grid(directory, head, from, None),
        groups: groups(directory, head, from)?,
        services: services(directory, head, from)?,
        initials: initials(directory, head, from)?,
        offices: offices(&head.registries.site.contacts, None),
        more: None,
    })
}

/// By county and by telephone, with a link to all the others: for a page that is about something else.
pub(super) fn ways_in_short(directory: &Directory, head: &SiteHead<'_>, from: &Address) -> Result<Ways, RenderError> {
    let href = head.href(from, &Address::sitemap());
    Ok(Ways {
        grid: grid(directory, head, from, None),
        groups: Vec::new(),
        services: Vec::new(),
        initials: Vec::new(),
        offices: offices(&head.registries.site.contacts, None),
        more: Some(Link { label: head.say("finder.more", &[])?, href, note: None }),
    })
}
