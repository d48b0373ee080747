//! A kind of facility across the whole region.

use super::area::{menu, newest};
use super::list::{Beside, Topic};
use crate::directory::Directory;
use crate::model::{KindId, RowId};
use crate::render::{RenderError, SiteHead};

/// The list of a kind.
pub fn kind<'a>(
    id: KindId,
    rows: &'a [RowId],
    directory: &Directory,
    head: &SiteHead<'_>,
) -> Result<Topic<'a>, RenderError> {
    let entry = head.registries.kind(id);
    let beside = head.registries.each_area().filter_map(|(area, place)| {
        let &count = directory.tallies.area_kinds.get(&(area, id))?;
        Some(Beside { label: place.name.clone(), to: head.area_kind(area, id), count: Some(count) })
    });
    Ok(Topic {
        at: head.kind(id).clone(),
        menu: menu(entry.group),
        title: entry.label.clone(),
        lead: entry.about.clone(),
        above: Vec::new(),
        rows,
        updated: newest(rows, &directory.rows),
        beside_title: head.say("list.by_area", &[])?,
        beside: beside.collect(),
    })
}
