//! Puts together what the steps hand on: entries in their order, neighbours, counts, pages and indicators.

use std::cmp::Ordering;

use jiff::civil::Date;
use rayon::prelude::*;

use super::indicator::Indicators;
use super::measure::values;
use super::page::Pages;
use super::trace::{Entry, Trace};
use crate::directory::{Around, CopiedFile, Directory, Registries, Row, Standing, Supervision, Tallies, Today};
use crate::key::Key;
use crate::record::Records;
use crate::text::opening::Opening;

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
#[expect(clippy::vec_box, reason = "an entry is moved and sorted by its place")]
pub fn gather(mut entries: Vec<Box<Entry>>, preview: bool) -> Gathered {
    let next_change = entries.par_iter().filter_map(|entry| entry.row.next_change).min();
    let is_hidden = |entry: &Entry| entry.row.draft && !preview;
    let hidden = entries.iter().filter(|entry| is_hidden(entry)).map(|entry| entry.row.id.clone()).collect();
    entries.retain(|entry| !is_hidden(entry));
    let (mut rows, mut rest) = (Vec::new(), Vec::new());
    let apart = |(_, entry): (Place, Box<Entry>)| {
        let Entry { row, row_key, record, trace } = *entry;
        (row, (row_key, record, trace))
    };
    sorted(entries).into_par_iter().map(apart).unzip_into_vecs(&mut rows, &mut rest);
    let apart = || {
        let (mut row_keys, mut records) = (Vec::with_capacity(rest.len()), Records::with_capacity(rest.len()));
        let mut traces = Vec::with_capacity(rest.len());
        for (row_key, record, trace) in rest {
            row_keys.push(row_key);
            records.push(record);
            traces.push(trace);
        }
        (row_keys, records, traces)
    };
    let (tallies, (row_keys, records, traces)) = rayon::join(|| Tallies::of(&rows), apart);
    let supervision = Supervision::of(rows.iter().zip(traces.iter().map(|trace| &trace.recorded)));
    Gathered { rows, row_keys, records, traces, tallies, supervision, hidden, next_change }
}

/// What decides where most entries stand.
type Place = (Standing, Opening);

#[expect(clippy::vec_box, reason = "as above")]
fn sorted(entries: Vec<Box<Entry>>) -> Vec<(Place, Box<Entry>)> {
    let mut entries: Vec<_> = entries.into_par_iter().map(|entry| ((entry.row.standing(), Opening::of(&entry.row.sort_key)), entry)).collect();
    entries.par_sort_unstable_by(|a, b| a.0.cmp(&b.0).then_with(|| order(&a.1.row, &b.1.row)));
    entries
}

/// An id stands once in a site without faults; the area keeps the order firm in one with faults.
fn order(a: &Row, b: &Row) -> Ordering {
    (a.standing(), &a.sort_key, &a.id, a.area).cmp(&(b.standing(), &b.sort_key, &b.id, b.area))
}

/// The directory, and the traces, which it needs no more. Nothing is judged here: its parts are right already.
pub fn directory(parts: Parts) -> (Directory, Vec<Trace>) {
    let Parts { today, registries, entries, around, mut pages, indicators, mut photos } = parts;
    let Gathered { rows, row_keys, records, traces, tallies, supervision, next_change, .. } = entries;
    let values = values(&indicators.indicators, &registries, &rows, &traces);
    let next_change = [next_change, pages.next_change].into_iter().flatten().filter(|&day| day > today.real).min();
    photos.append(&mut pages.files);
    photos.sort_unstable();
    let directory = Directory {
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
    };
    (directory, traces)
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
