//! A service across the whole region.

use super::area::newest;
use super::frame::Menu;
use super::list::{Beside, Topic};
use crate::directory::Directory;
use crate::model::{RowId, ServiceId};
use crate::render::{RenderError, SiteHead};

/// The list of those who offer a service.
pub fn service<'a>(
    id: ServiceId,
    rows: &'a [RowId],
    directory: &Directory,
    head: &SiteHead<'_>,
) -> Result<Topic<'a>, RenderError> {
    let entry = head.registries.service(id);
    let same =
        |(other, service): &(ServiceId, &crate::model::site::Service)| *other != id && service.group == entry.group;
    let beside = head.registries.each_service().filter(same).filter_map(|(other, service)| {
        let &count = directory.tallies.services.get(&other)?;
        Some(Beside { label: service.label.clone(), to: head.service(other).clone(), count: Some(count) })
    });
    Ok(Topic {
        at: head.service(id).clone(),
        menu: Menu::None,
        title: head.say("list.service", &[("service", &entry.label)])?,
        lead: Some(entry.about.clone()),
        above: Vec::new(),
        rows,
        updated: newest(rows, &directory.rows),
        beside_title: head.say("list.services", &[("group", &entry.group)])?,
        beside: beside.collect(),
    })
}
