//! Puts together what the steps hand on: entries in their order, neighbours, counts, pages and indicators.

use std::cmp::Ordering;

use jiff::civil::Date;
use rayon::prelude::*;

use super::indicator::Indicators;
use super::page::Pages;
use super::trace::{Entry, Trace};
use crate::directory::{Around, CopiedFile, Directory, Registries, Row, Supervision, Tallies, Today};
use crate::key::Key;
use crate::record::Records;
use crate::text::opening::sort_by_text;

/// All published entries in the directory's order; what stands at one position belongs together.
#[derive(Debug)]
pub struct Gathered {
    /// What lists need.
    pub rows: Vec<Row>,
    /// The key of each row.
    pub row_keys: Vec<Key>,
    /// The key of all ids, with which of them are published.
    pub ids: Key,
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
    /// The newest day of those that stand in lists and are published.
    pub newest: Option<Date>,
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
    /// The value of each that is computed.
    pub values: Vec<Option<f64>>,
    /// Photos of entries.
    pub photos: Vec<CopiedFile>,
}

/// Sorts entries as lists show them: open ones, then those that do not take people in now, then closed ones; within
/// each by pinyin without tones, then by id. Those not published are kept only for a preview.
pub fn gather(mut entries: Vec<Box<Entry>>, preview: bool) -> Gathered {
    let ids = ids(&entries);
    let of_each = entries.par_iter().map(|entry| (entry.row.next_change, entry.row.draft));
    let sooner = |a: Option<Date>, b: Option<Date>| [a, b].into_iter().flatten().min();
    let (next_change, has_drafts) =
        of_each.reduce(|| (None, false), |(a, one), (b, other)| (sooner(a, b), one || other));
    let mut hidden = Vec::new();
    if has_drafts && !preview {
        hidden = entries.extract_if(.., |entry| entry.row.draft).map(|entry| entry.row.id).collect();
    }
    let (mut rows, mut rest) = (Vec::new(), Vec::new());
    let apart = |entry: Box<Entry>| {
        let Entry { row, row_key, record, trace } = *entry;
        (row, (row_key, record, trace))
    };
    let entries =
        sort_by_text(entries, |entry| entry.row.standing(), |entry| &entry.row.sort_key, |a, b| order(&a.row, &b.row));
    entries.into_par_iter().map(apart).unzip_into_vecs(&mut rows, &mut rest);
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
    let recorded = traces.iter().map(|trace| &trace.recorded);
    let (supervision, newest) = rayon::join(|| Supervision::of(rows.iter().zip(recorded)), || newest(&rows));
    Gathered { rows, row_keys, ids, records, traces, tallies, supervision, hidden, next_change, newest }
}

/// The key of all ids in the order in which entries came, which is that of their files.
fn ids(entries: &[Box<Entry>]) -> Key {
    let of_some = |entries: &[Box<Entry>]| {
        Key::of(&entries.iter().map(|entry| (&*entry.row.id, entry.row.draft)).collect::<Vec<_>>())
    };
    Key::of(&entries.par_chunks(STRETCH).map(of_some).collect::<Vec<_>>())
}

/// Entries whose ids one thread takes at a time.
const STRETCH: usize = 4096;

fn newest(rows: &[Row]) -> Option<Date> {
    rows.iter().filter(|row| row.is_listed() && !row.draft).filter_map(|row| row.updated).max()
}

/// The order of rows that sound alike. An id stands once in a site without faults; the area keeps the order firm in one
/// with faults.
fn order(a: &Row, b: &Row) -> Ordering {
    (&a.id, a.area).cmp(&(&b.id, b.area))
}

/// The directory, and the traces, which it needs no more. Nothing is judged here: its parts are right already.
pub fn directory(parts: Parts) -> (Directory, Vec<Trace>) {
    let Parts { today, registries, entries, around, mut pages, indicators, values, mut photos } = parts;
    let Gathered { rows, row_keys, ids, records, traces, tallies, supervision, next_change, .. } = entries;
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
        ids,
        records,
    };
    (directory, traces)
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::directory::example::ordinary;
    use crate::model::{AreaId, KindId};
    use crate::record::Record;
    use crate::source::SitePath;
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

    fn entry(row: Row) -> Box<Entry> {
        let facility = ordinary(&row.id, &row.name, 0);
        let file = SitePath::new(format!("facilities/a/{}.yaml", row.id));
        let trace = Trace::of(file, &facility, [], [].into(), Date::constant(2026, 3, 5));
        Box::new(Entry { row_key: Key::of(&row), row, record: Record::encode(&facility), trace })
    }

    #[test]
    fn open_ones_come_first_and_closed_ones_last() {
        let with = |status, id: &str, key: &str| Row { status, ..row(id, key) };
        let rows = [
            with(Status::Closed, "a", "a"),
            with(Status::Planned, "b", "a"),
            with(Status::Operating, "d", "xian"),
            with(Status::Trial, "c", "xian"),
            with(Status::Operating, "e", "xi an"),
        ];
        let gathered = gather(rows.map(entry).into(), false);
        let ids: Vec<&str> = gathered.rows.iter().map(|row| &*row.id).collect();
        assert_eq!(ids, ["e", "c", "d", "b", "a"]);
    }
}
