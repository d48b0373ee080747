//! A county, district or zone: its kinds, its townships, whom to call; and a kind within it.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::Serialize;

use super::frame::{About, Crumb, Frame, Labels, Menu};
use super::grid::{Grid, grid};
use super::list::{Beside, Topic, link};
use super::office::{Office, offices};
use super::part::Link;
use crate::address::Address;
use crate::directory::{Directory, Row};
use crate::model::{AreaId, KindId, RowId, TownshipId};
use crate::render::{RenderError, SiteHead};
use crate::vocabulary::{Closed as _, ColumnType, Group};

/// What the template sees.
#[derive(Debug, Serialize)]
pub struct Area {
    /// The frame.
    pub frame: Frame,
    /// How many facilities it has.
    pub count: u32,
    /// What readers must be told.
    pub note: Option<String>,
    /// 养老 and 托育.
    pub groups: Vec<AreaGroup>,
    /// Townships with their counts.
    pub townships: Vec<Link>,
    /// Its offices.
    pub offices: Vec<Office>,
    /// The booklet; when there is something to print.
    pub booklet: Option<String>,
    /// The other areas.
    pub grid: Grid,
}

/// One half of the directory within the area.
#[derive(Debug, Serialize)]
pub struct AreaGroup {
    /// `elder` or `child`.
    pub code: &'static str,
    /// 养老 or 托育.
    pub label: String,
    /// Its kinds that have facilities here.
    pub kinds: Vec<Link>,
    /// Kinds that have none.
    pub missing: String,
}

/// Makes the page of an area; `rows` are its facilities.
pub fn area(id: AreaId, rows: &[RowId], directory: &Directory, head: &SiteHead<'_>) -> Result<Area, RenderError> {
    let area = head.registries.area(id);
    let at = head.area(id);
    let count = directory.tallies.areas.get(&id).copied().unwrap_or_default();
    let title = head.say("area.title", &[("area", &area.name)])?;
    let description = head.say("area.description", &[("area", &area.name), ("count", &count)])?;
    let column = head.column("facility");
    let frame = head.frame(About {
        at,
        menu: Menu::None,
        labels: Labels::Column {
            name: title.clone(),
            description: description.clone(),
            keywords: column.map_or_else(Vec::new, |column| column.keywords.clone()),
            kind: column.map_or(ColumnType::Services, |column| column.kind),
        },
        title,
        description,
        crumbs: vec![Crumb::here(&area.name)],
        updated: newest(rows, &directory.rows),
        source: None,
    })?;
    let townships = townships(id, directory, head);
    Ok(Area {
        frame,
        count,
        note: area.note.clone(),
        groups: groups(id, directory, head)?,
        townships: townships.iter().map(|town| link(town, head, at)).collect::<Result<_, _>>()?,
        offices: offices(&head.registries.site.contacts, Some(id)),
        booklet: (count > 0).then(|| head.href(at, &head.booklet(id))),
        grid: grid(directory, head, at, Some(id)),
    })
}

/// When the newest of some entries was changed.
pub(super) fn newest(some: &[RowId], rows: &[Row]) -> Option<Date> {
    some.iter().filter_map(|&row| rows[row.index()].updated).max()
}

fn groups(id: AreaId, directory: &Directory, head: &SiteHead<'_>) -> Result<Vec<AreaGroup>, RenderError> {
    let at = head.area(id);
    let mut groups = Vec::new();
    for &group in Group::ALL {
        let mut kinds = Vec::new();
        let mut missing = Vec::new();
        for (kind, entry) in head.registries.each_kind().filter(|(_, kind)| kind.group == group) {
            if let Some(&count) = directory.tallies.area_kinds.get(&(id, kind)) {
                let to = head.area_kind(id, kind);
                kinds.push(link(&Beside { label: entry.label.clone(), to, count: Some(count) }, head, at)?);
            } else {
                missing.push(entry.label.as_str());
            }
        }
        if !kinds.is_empty() || !missing.is_empty() {
            groups.push(AreaGroup {
                code: group.code(),
                label: head.group(group)?,
                kinds,
                missing: missing.join(head.comma()),
            });
        }
    }
    Ok(groups)
}

/// The townships of an area as lists beside another.
pub(super) fn townships(id: AreaId, directory: &Directory, head: &SiteHead<'_>) -> Vec<Beside> {
    let count = |id: TownshipId| directory.tallies.townships.get(&id).copied().unwrap_or_default();
    head.registries
        .townships_of(id)
        .map(|(id, town)| Beside { label: town.name.clone(), to: head.township(id), count: Some(count(id)) })
        .collect()
}

/// The list of a kind within an area.
pub fn area_kind<'a>(
    id: AreaId,
    kind: KindId,
    rows: &'a [RowId],
    directory: &Directory,
    head: &SiteHead<'_>,
) -> Result<Topic<'a>, RenderError> {
    let (area, entry) = (head.registries.area(id), head.registries.kind(kind));
    let counts: &BTreeMap<(AreaId, KindId), u32> = &directory.tallies.area_kinds;
    let beside = head.registries.each_area().filter(|&(other, _)| other != id).filter_map(|(other, area)| {
        let &count = counts.get(&(other, kind))?;
        Some(Beside { label: area.name.clone(), to: head.area_kind(other, kind), count: Some(count) })
    });
    Ok(Topic {
        at: head.area_kind(id, kind),
        menu: menu(entry.group),
        title: head.say("list.area_kind", &[("area", &area.name), ("kind", &entry.label)])?,
        lead: entry.about.clone(),
        above: vec![(area.name.clone(), head.area(id).clone())],
        rows,
        updated: newest(rows, &directory.rows),
        beside_title: head.say("list.elsewhere", &[("kind", &entry.label)])?,
        beside: beside.collect(),
    })
}

pub(super) const fn menu(group: Group) -> Menu {
    match group {
        Group::Elder => Menu::Elder,
        Group::Child => Menu::Child,
    }
}

/// The address that a list of an area stands below, for 当前位置.
pub(super) fn above(id: AreaId, head: &SiteHead<'_>) -> (String, Address) {
    (head.registries.area(id).name.clone(), head.area(id).clone())
}
