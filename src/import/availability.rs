//! A list of ids with free beds or places: no entries, but lines of `availability.csv`.

use std::collections::{BTreeMap, BTreeSet};

use super::cell::clean;
use super::existing::Existing;
use super::figures::{Figure, figure, merged};
use super::mapping::Wanted;
use super::note::{Note, Reason, What};
use super::read::{List, Table};
use super::report::{Fate, Outcome, Report};
use super::{NewFile, chosen, files as told, written};
use crate::diagnostic::catalogue::import::{LIST_WITHOUT_COLUMN, MAPPED_FIELD_UNKNOWN, MAPPING_WITHOUT};
use crate::diagnostic::{Diagnostic, Diagnostics, Lang, Value as Said};
use crate::draft::{Draft, Group, Rows, Scalar};
use crate::field::Field;
use crate::field::overlay::AVAILABILITY;
use crate::model::written as values;
use crate::source::Span;
use crate::text::fold::fold;

/// What a list of figures changes.
#[derive(Debug)]
pub struct Figures {
    /// `availability.csv` of each area with new figures in it.
    pub files: Vec<NewFile>,
    /// What became of every row.
    pub report: Report,
    /// CSV of rows that were not taken; `None` when all were.
    pub rejects: Option<Vec<u8>>,
    /// CSV of every row.
    pub rows: Vec<u8>,
    /// The same as a page to read.
    pub page: Vec<u8>,
}

/// Whether a mapping is for a list of figures: ids with free beds or places, no entries.
pub fn is_for_figures(mapping: &Draft) -> bool {
    written::text(&mapping.root, "figures").and_then(values::flag).unwrap_or(false)
}

/// Reads a list of ids and figures into `availability.csv`. `files` are those that the site has, by area. What is wrong
/// with the mapping is the error; what is wrong with single rows stands in the report.
pub fn figures(
    list: &List,
    mapping: &Draft,
    facilities: &str,
    existing: &Existing,
    files: &BTreeMap<String, Rows>,
    lang: Lang,
) -> Result<Figures, Diagnostics> {
    let (table, other_tables) = chosen(list, &Wanted::of(mapping));
    let columns = columns(mapping, &table)?;
    let (hidden, encoding, notes) = (list.hidden.clone(), list.encoding, list.asides.clone());
    let mut report = Report { other_tables, hidden, encoding, notes, figures: true, ..Report::default() };
    let mut taken: BTreeMap<String, Vec<Figure>> = BTreeMap::new();
    let mut seen: BTreeSet<String> = BTreeSet::new();
    for row in &table.rows {
        report.rows += 1;
        let cell = |source: &Origin| match source {
            Origin::Column(at) => row.cells.get(*at).map(|cell| clean(cell, false).0).unwrap_or_default(),
            Origin::Constant(text) => text.clone(),
        };
        let [id, available, as_of] = columns.each_ref().map(cell);
        let found = match existing.area_of(&id) {
            None => Err((0, Reason::NoSuchEntry)),
            Some(_) if !seen.insert(id.clone()) => Err((0, Reason::IdAgain)),
            Some(area) => figure(&id, &available, &as_of)
                .map(|figure| (area, figure))
                .map_err(|reason| (if reason == Reason::NotADate { 2 } else { 1 }, reason)),
        };
        let outcome = |fate| Outcome { sheet: row.sheet.clone(), row: row.number, fate };
        match found {
            Ok((area, figure)) => {
                report.outcomes.push(outcome(Fate::Taken(report.taken)));
                report.taken += 1;
                taken.entry(area.to_owned()).or_default().push(figure);
            }
            Err((column, reason)) => {
                report.rejected += 1;
                report.outcomes.push(outcome(Fate::Rejected));
                let heading = match &columns[column] {
                    Origin::Column(at) => table.headings[*at].clone(),
                    Origin::Constant(_) => String::new(),
                };
                let value = [&id, &available, &as_of][column].clone();
                let (sheet, what) = (row.sheet.clone(), What::Rejected);
                report.notes.push(Note { sheet, row: row.number, column: heading, value, what, reason });
            }
        }
    }
    let file = |(area, figures): (String, Vec<Figure>)| {
        let text = merged(files.get(&area), &figures);
        NewFile { path: format!("{facilities}/{area}/availability.csv"), text }
    };
    let files = taken.into_iter().map(file).collect();
    let rejects = told::rejects(&report, &table, lang);
    let page = told::page(&report, list.path.name(), lang);
    let rows = told::rows(&report, &[], lang);
    Ok(Figures { files, report, rejects, rows, page })
}

/// Where a value comes from.
#[derive(Debug)]
enum Origin {
    Column(usize),
    Constant(String),
}

/// What a column or constant of the mapping is for, when it is one of the three.
fn field(group: &Group) -> Option<(&Scalar, Option<&'static Field>)> {
    let scalar = written::scalar(group, "field")?;
    Some((scalar, AVAILABILITY.iter().find(|field| field.is_called(scalar.text.trim()))))
}

/// Where id, figure and day come from.
fn columns(mapping: &Draft, table: &Table) -> Result<[Origin; 3], Diagnostics> {
    let mut faults = Diagnostics::new();
    let mut found: BTreeMap<&'static str, Origin> = BTreeMap::new();
    for group in written::groups(&mapping.root, "columns") {
        let (Some((scalar, named)), Some(heading)) = (field(group), written::scalar(group, "column")) else { continue };
        let at = table.headings.iter().position(|known| fold(known) == fold(&heading.text));
        match (named, at) {
            (Some(field), Some(at)) => drop(found.insert(field.key, Origin::Column(at))),
            (None, _) => {
                let place = mapping.place(scalar.span);
                let known: Vec<String> = AVAILABILITY.iter().map(|field| field.zh.to_owned()).collect();
                let fault = Diagnostic::new(&MAPPED_FIELD_UNKNOWN, place).with("key", scalar.text.as_str());
                faults.report(fault.with_some("near", known.get(1).cloned()));
            }
            (_, None) => {
                let known: Vec<String> = table.headings.clone();
                let fault = Diagnostic::new(&LIST_WITHOUT_COLUMN, mapping.place(heading.span));
                faults.report(fault.with("key", heading.text.as_str()).with("known", known));
            }
        }
    }
    for group in written::groups(&mapping.root, "constants") {
        if let (Some((_, Some(field))), Some(value)) = (field(group), written::text(group, "value")) {
            found.insert(field.key, Origin::Constant(value.to_owned()));
        }
    }
    let mut take = |key: &'static str| {
        let source = found.remove(key);
        if source.is_none()
            && faults.is_empty()
            && let Some(field) = AVAILABILITY.iter().find(|field| field.key == key)
        {
            let term = Said::Term { zh: field.zh, en: field.key };
            faults.report(Diagnostic::new(&MAPPING_WITHOUT, mapping.place(Span::new(0, 0))).with("field", term));
        }
        source
    };
    let three = [take("id"), take("available"), take("as_of")];
    match three {
        [Some(id), Some(available), Some(as_of)] if faults.is_empty() => Ok([id, available, as_of]),
        _ => Err(faults),
    }
}
