//! Puts together what the steps hand on: entries in their order, neighbours, counts, pages and indicators.

use std::cmp::Ordering;

use jiff::civil::Date;
use rayon::prelude::*;

use super::indicator::Indicators;
use super::measure::values;
use super::page::Pages;
use super::trace::{Entry, Trace};
use crate::directory::{Around, CopiedFile, Directory, Registries, Row, Supervision, Tallies, Today};
use crate::key::Key;
use crate::record::Records;

/// All published entries in the directory's order; what stands at one position belongs together.
#[derive(Debug, Default)]
pub struct Gathered {
    /// What lists need.
    pub rows: Vec<Row>,
    /// The key of each row.
    pub row_keys: Vec<Key>,
    /// The same facilities whole.
    pub records: Records,
    /// What rules across the site need.
    pub traces: Vec<Trace>,
    /// Counts.
    pub tallies: Tallies,
    /// What offices have recorded of those in lists.
    pub supervision: Supervision,
    /// Ids of those that are there but kept out, because they are not published.
    pub hidden: Vec<Box<str>>,
    /// The first day on which one of them reads otherwise without an edit, or is published.
    pub next_change: Option<Date>,
}

/// Everything a directory is made of.
#[derive(Debug)]
pub struct Parts {
    /// The day.
    pub today: Today,
    /// What the site fixes.
    pub registries: Registries,
    /// All entries.
    pub entries: Gathered,
    /// Who lies around each of them.
    pub around: Around,
    /// All published pages.
    pub pages: Pages,
    /// The plan's goals.
    pub indicators: Indicators,
    /// Photos of entries.
    pub photos: Vec<CopiedFile>,
}

/// Sorts entries as lists show them: open ones, then those that do not take people in now, then closed ones; within
/// each by pinyin without tones, then by id. Those not published are kept only for a preview.
pub fn gather(mut entries: Vec<Box<Entry>>, preview: bool) -> Gathered {
    entries.par_sort_unstable_by(|a, b| order(&a.row, &b.row));
    let mut gathered = Gathered {
        next_change: entries.par_iter().filter_map(|entry| entry.row.next_change).min(),
        ..Gathered::default()
    };
    gathered.rows.reserve_exact(entries.len());
    gathered.row_keys.reserve_exact(entries.len());
    gathered.traces.reserve_exact(entries.len());
    gathered.records.reserve(entries.len());
    for entry in entries {
        let entry = *entry;
        if entry.row.draft && !preview {
            gathered.hidden.push(entry.row.id);
            continue;
        }
        gathered.records.push(entry.record);
        gathered.rows.push(entry.row);
        gathered.row_keys.push(entry.row_key);
        gathered.traces.push(entry.trace);
    }
    let recorded = gathered.traces.iter().map(|trace| &trace.recorded);
    let supervision = || Supervision::of(gathered.rows.iter().zip(recorded));
    (gathered.tallies, gathered.supervision) = rayon::join(|| Tallies::of(&gathered.rows), supervision);
    gathered
}

/// An id stands once in a site without faults; the area keeps the order firm in one with faults.
fn order(a: &Row, b: &Row) -> Ordering {
    (a.standing(), &a.sort_key, &a.id, a.area).cmp(&(b.standing(), &b.sort_key, &b.id, b.area))
}

/// The directory. Nothing in it is judged here: its parts are right already.
pub fn directory(parts: Parts) -> Directory {
    let Parts { today, registries, entries, around, mut pages, indicators, mut photos } = parts;
    let Gathered { rows, row_keys, records, traces, tallies, supervision, next_change, .. } = entries;
    let values = values(&indicators.indicators, &registries, &rows, &traces);
    let next_change = [next_change, pages.next_change].into_iter().flatten().filter(|&day| day > today.real).min();
    photos.append(&mut pages.files);
    photos.sort_unstable();
    Directory {
        today,
        around,
        tallies,
        supervision,
        policies: pages.policies,
        guides: pages.guides,
        notices: pages.notices,
        pages: pages.pages,
        indicators: indicators.indicators.into_iter().zip(values).collect(),
        notes: indicators.notes,
        files: photos,
        next_change,
        registries,
        rows,
        row_keys,
        records,
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::model::{AreaId, KindId};
    use crate::vocabulary::Status;

    /// A row with nothing but its id and the key it is sorted by.
    pub(in crate::check) fn row(id: &str, sort_key: &str) -> Row {
        Row {
            id: id.into(),
            name: id.into(),
            sort_key: sort_key.into(),
            area: AreaId::new(0),
            township: None,
            kind: KindId::new(0),
            also: [].into(),
            services: [].into(),
            status: Status::Operating,
            ownership: None,
            inclusive: None,
            address: "".into(),
            point: None,
            phone: None,
            room: None,
            floor: None,
            age_months: None,
            forms: [].into(),
            rating: None,
            updated: None,
            leads: false,
            next_change: None,
            draft: false,
        }
    }

    #[test]
    fn open_ones_come_first_and_closed_ones_last() {
        let with = |status, id: &str, key: &str| Row { status, ..row(id, key) };
        let mut rows = [
            with(Status::Closed, "a", "a"),
            with(Status::Planned, "b", "a"),
            with(Status::Operating, "d", "xian"),
            with(Status::Trial, "c", "xian"),
            with(Status::Operating, "e", "xi an"),
        ];
        rows.sort_by(order);
        assert_eq!(rows.each_ref().map(|row| &*row.id), ["e", "c", "d", "b", "a"]);
    }
}
