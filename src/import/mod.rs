//! A list someone sent to facility entries: bytes in, values out. Opens no file.
//!
//! [`List::read`] makes tables of the bytes: CSV, a workbook, GeoJSON, JSON or a data package. [`propose`] writes a mapping
//! for a list that has none. [`plan`] takes a list by its mapping (`field::mapping`) and says what should be written, and
//! what became of every row: taken, folded into an earlier row that says the same, known to the site already, or rejected
//! with a reason. Nothing that stands in the site is changed.

mod address;
mod areas;
mod availability;
mod cell;
mod day;
mod entry;
mod existing;
mod figures;
mod files;
mod id;
mod mapping;
mod note;
mod personal;
mod phone;
mod propose;
mod read;
mod report;
mod rows;
mod season;
mod update;
mod words;
mod written;
mod yaml;

use std::collections::BTreeMap;

use crate::diagnostic::{Diagnostics, Lang};
use crate::draft::Draft;
use crate::text::fold::fold;

use areas::Areas;
pub use availability::{Figures, figures, is_for_figures};
use cell::Judge;
pub use existing::Existing;
use existing::Region;
pub use mapping::Wanted;
pub use note::{Note, Reason, What};
pub use personal::Personal;
pub use propose::{Proposal, propose};
use read::Table;
pub use read::{DATA_PACKAGE, List, Sent};
pub use report::{Fate, Outcome, Report};
pub use update::{Current, Edit, End, Parse, Updated, available, update};

/// What is asked for beside the mapping.
#[derive(Clone, Copy, Debug, Default)]
pub struct Options<'a> {
    /// The area of all rows, by slug or name (`--area`); the mapping need not say one then.
    pub area: Option<&'a str>,
    /// Whether the site is a demo, in which no number may be dialled.
    pub demo: bool,
    /// The language of the report.
    pub lang: Lang,
}

/// What an import would write.
#[derive(Debug)]
pub struct Plan {
    /// New entries in the order of the list.
    pub entries: Vec<NewFile>,
    /// `facilities/areas.yaml` of a site that has none.
    pub areas: Option<NewFile>,
    /// What became of every row.
    pub report: Report,
    /// CSV of rows and cells that were not taken, with reasons; `None` when all were.
    pub rejects: Option<Vec<u8>>,
    /// CSV of every row, and of every cell that was changed, dropped or should be looked at.
    pub rows: Vec<u8>,
    /// The same as a page to read.
    pub page: Vec<u8>,
}

/// A file that is to be placed in the site's folder; never over another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewFile {
    /// For example `facilities/qilin/fu-an.yaml`.
    pub path: String,
    /// Its text.
    pub text: String,
}

/// Takes a list by its mapping. `facilities` is the site's folder of entries, as `book.toml` names it. What is wrong with
/// the mapping, or with the list as a whole, is the error; what is wrong with single rows stands in the report.
/// `row_done` is called for each row.
pub fn plan(
    list: &List,
    mapping: &Draft,
    facilities: &str,
    existing: &Existing,
    options: Options<'_>,
    row_done: &dyn Fn(),
) -> Result<Plan, Diagnostics> {
    let mut diagnostics = Diagnostics::new();
    let (table, other_tables) = chosen(list, &Wanted::of(mapping));
    if let Some(area) = options.area {
        mapping::area_option(area, existing, &mut diagnostics);
    }
    let has_area = options.area.is_some();
    let read = mapping::read(mapping, list, &table, existing, options.demo, has_area, &mut diagnostics);
    let mapping = match read {
        Some(mapping) if diagnostics.is_empty() => mapping,
        _ => return Err(diagnostics),
    };
    let region = mapping.region.map(Region::read);
    let judge = Judge::new(existing, region.as_ref(), options.demo);
    let mut areas = Areas::new(existing);
    let mut report = Report {
        unmapped: mapping.unmapped.clone(),
        other_tables,
        hidden: list.hidden.clone(),
        encoding: list.encoding,
        notes: list.asides.clone(),
        ..Report::default()
    };
    let rows = rows::Rows {
        table: &table,
        mapping: &mapping,
        existing,
        judge: &judge,
        area: options.area,
        areas: &mut areas,
        report: &mut report,
        row_done,
    };
    let kept = rows.keep();
    areas.close(existing.readings());
    let named: Vec<id::Named<'_>> = kept
        .iter()
        .map(|kept| id::Named {
            given: kept.id.as_deref(),
            name: &kept.name,
            address: &kept.address,
            area: areas.slug(kept.area),
        })
        .collect();
    let ids = id::ids(&named, existing);
    let mut entries = Vec::with_capacity(kept.len());
    for (kept, (id, taken)) in kept.iter().zip(ids) {
        if taken {
            let (sheet, column, value) = (kept.sheet.clone(), String::new(), kept.id.clone().unwrap_or_default());
            let reason = Reason::IdTaken;
            report.notes.push(Note { sheet, row: kept.row, column, value, what: What::Changed, reason });
        }
        let text = entry::text(kept, &mapping, &mut report.notes);
        entries.push(NewFile { path: format!("{facilities}/{}/{id}.yaml", areas.slug(kept.area)), text });
        *report.areas.entry(areas.name(kept.area).to_owned()).or_default() += 1;
    }
    // By sheet in the order of the book, then by row.
    let mut sheets: BTreeMap<&str, usize> = BTreeMap::new();
    for row in &table.rows {
        let next = sheets.len();
        sheets.entry(&row.sheet).or_insert(next);
    }
    report.notes.sort_by_key(|note| (sheets.get(&*note.sheet).copied().unwrap_or(0), note.row));
    let new_areas = mapping.region.filter(|_| areas.open && !entries.is_empty());
    let areas = new_areas
        .map(|region| NewFile { path: format!("{facilities}/areas.yaml"), text: areas.file(region, mapping.english) });
    let rejects = files::rejects(&report, &table, options.lang);
    let rows = files::rows(&report, &entries, options.lang);
    let page = files::page(&report, list.path.name(), options.lang);
    Ok(Plan { entries, areas, report, rejects, rows, page })
}

/// The table that a mapping is for: of those in its sheets, the one with most of its headings. Of the others, the sheets
/// and how many rows each has.
fn chosen(list: &List, wanted: &Wanted) -> (Table, Vec<(String, usize)>) {
    let in_sheets = |table: &Table| {
        let mut table = table.clone();
        table.rows.retain(|row| wanted.sheets.is_empty() || wanted.sheets.contains(&fold(&row.sheet)));
        table
    };
    let mut tables: Vec<Table> = list.tables.iter().map(in_sheets).collect();
    let headings: Vec<String> = wanted.headings.iter().map(|heading| fold(heading)).collect();
    let fits = |table: &Table| {
        let has = |wanted: &&String| table.headings.iter().any(|heading| fold(heading) == **wanted);
        headings.iter().filter(has).count()
    };
    // The first of the best.
    let best = (0..tables.len()).rev().max_by_key(|&at| (fits(&tables[at]), tables[at].rows.len())).unwrap_or(0);
    let chosen = if tables.is_empty() { Table::default() } else { tables.remove(best) };
    let mut others: BTreeMap<&str, usize> = BTreeMap::new();
    for row in list.tables.iter().flat_map(|table| &table.rows) {
        *others.entry(&row.sheet).or_default() += 1;
    }
    for row in &chosen.rows {
        if let Some(count) = others.get_mut(&*row.sheet) {
            *count -= 1;
        }
    }
    let others = others.into_iter().filter(|(_, count)| *count > 0);
    let others = others.map(|(sheet, count)| (sheet.to_owned(), count)).collect();
    (chosen, others)
}
