//! The booklet of an area: every facility with its number, in large type, to be printed and kept beside the telephone.

use serde::Serialize;

use super::area::{above, newest};
use super::frame::{About, Crumb, Frame, Labels, Menu};
use super::office::{Office, offices};
use super::part::Call;
use super::place::{area_names, full_address};
use super::state::{State, state};
use crate::directory::Row;
use crate::model::{AreaId, RowId};
use crate::render::{RenderError, SiteHead};
use crate::vocabulary::ColumnType;

/// What the template sees.
#[derive(Debug, Serialize)]
pub struct Booklet {
    /// The frame.
    pub frame: Frame,
    /// How many facilities it names.
    pub count: usize,
    /// Chapters by main kind.
    pub chapters: Vec<Chapter>,
    /// Offices to ask.
    pub offices: Vec<Office>,
}

/// The facilities of one kind.
#[derive(Debug, Serialize)]
pub struct Chapter {
    /// The kind.
    pub label: String,
    /// Its facilities in the directory's order.
    pub lines: Vec<Line>,
}

/// One facility.
#[derive(Debug, Serialize)]
pub struct Line {
    /// Name.
    pub name: String,
    /// Whether it takes people in; only when it does not.
    pub state: Option<State>,
    /// Township and address.
    pub address: String,
    /// The number to call.
    pub call: Option<Call>,
}

/// Makes the booklet of an area; `rows` are its facilities among `all`.
pub fn booklet(id: AreaId, rows: &[RowId], all: &[Row], head: &SiteHead<'_>) -> Result<Booklet, RenderError> {
    let registries = head.registries;
    let area = registries.area(id);
    let at = head.booklet(id);
    let title = head.say("booklet.title", &[("area", &area.name)])?;
    let description = head.say("booklet.description", &[("area", &area.name), ("count", &rows.len())])?;
    let (name, address) = above(id, head);
    let frame = head.frame(About {
        at: &at,
        menu: Menu::None,
        labels: Labels::Column {
            name: title.clone(),
            description: description.clone(),
            keywords: Vec::new(),
            kind: head.column("facility").map_or(ColumnType::Services, |column| column.kind),
        },
        title: title.clone(),
        description,
        crumbs: vec![head.crumb(&name, &at, &address), Crumb::here(title)],
        updated: newest(rows, all),
        source: None,
    })?;
    // The cover says the area, so the lines need not.
    let mut names = area_names(id, registries);
    names.push("");
    let mut chapters = Vec::new();
    for (kind, entry) in registries.each_kind() {
        let mut lines = Vec::new();
        for row in rows.iter().map(|&row| &all[row.index()]).filter(|row| row.kind == kind) {
            let township = row.township.map_or("", |id| registries.township(id).name.as_str());
            lines.push(Line {
                name: row.name.to_string(),
                state: if row.is_open() { None } else { Some(state(row.status, None, head)?) },
                address: full_address(&row.address, &names, &[township]),
                call: row.phone.as_ref().map(Call::from),
            });
        }
        if !lines.is_empty() {
            chapters.push(Chapter { label: entry.label.clone(), lines });
        }
    }
    Ok(Booklet { frame, count: rows.len(), chapters, offices: offices(&registries.site.contacts, Some(id)) })
}
