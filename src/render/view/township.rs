//! A township: always there, so that everyone finds theirs; an empty one shows its county's facilities.

use super::area::{above, newest, townships};
use super::frame::Menu;
use super::list::{List, PAGE, Topic, list};
use super::part::Link;
use crate::directory::Directory;
use crate::model::{RowId, TownshipId};
use crate::render::{Lines, RenderError, SiteHead};

/// The list of a township.
pub fn township<'a>(
    id: TownshipId,
    rows: &'a [RowId],
    directory: &Directory,
    head: &SiteHead<'_>,
) -> Result<Topic<'a>, RenderError> {
    let township = head.registries.township(id);
    let area = head.registries.area(township.area);
    let mut beside = townships(township.area, directory, head);
    let at = head.township(id);
    beside.retain(|other| other.to != at);
    Ok(Topic {
        at,
        menu: Menu::None,
        title: head.say("list.township", &[("area", &area.name), ("township", &township.name)])?,
        lead: township.note.clone(),
        above: vec![above(township.area, head)],
        rows,
        updated: newest(rows, &directory.rows),
        beside_title: head.say("list.townships", &[("area", &area.name)])?,
        beside,
    })
}

/// The page of a township without facilities: says so, and shows the first of its county.
pub fn empty(
    topic: &Topic<'_>,
    id: TownshipId,
    county: &[RowId],
    lines: &Lines<'_>,
    head: &SiteHead<'_>,
) -> Result<List, RenderError> {
    let township = head.registries.township(id);
    let area = head.registries.area(township.area);
    let mut list = list(topic, 1, lines, head)?;
    let said = if county.is_empty() { "list.empty_area" } else { "list.empty_township" };
    list.empty = Some(head.say(said, &[("area", &area.name), ("township", &township.name)])?);
    let shown = &county[..county.len().min(PAGE)];
    list.hits = (!shown.is_empty()).then(|| lines.of(shown, &list.frame.root)).transpose()?;
    if county.len() > PAGE {
        list.more = Some(Link {
            label: head.say("list.more_of_area", &[("area", &area.name), ("count", &county.len())])?,
            href: head.href(&topic.at, head.area(township.area)),
            note: None,
        });
    }
    Ok(list)
}
