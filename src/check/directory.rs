//! Puts together what the steps hand on: entries in their order, neighbours, counts, pages and indicators.

use std::cmp::Ordering;

use rayon::prelude::*;

use super::trace::{Entry, Trace};
use crate::directory::Row;
use crate::record::Records;

/// All published entries in the directory's order; what stands at one position belongs together.
#[derive(Debug, Default)]
pub struct Gathered {
    /// What lists need.
    pub rows: Vec<Row>,
    /// The same facilities whole.
    pub records: Records,
    /// What rules across the site need.
    pub traces: Vec<Trace>,
}

/// Sorts entries as lists show them: open ones, then those that do not take people in now, then closed ones; within
/// each by pinyin without tones, then by id.
pub fn gather(mut entries: Vec<Entry>) -> Gathered {
    entries.par_sort_unstable_by(|a, b| order(&a.row, &b.row));
    let mut gathered = Gathered::default();
    gathered.rows.reserve_exact(entries.len());
    gathered.traces.reserve_exact(entries.len());
    for entry in entries {
        gathered.records.push(&entry.record);
        gathered.rows.push(entry.row);
        gathered.traces.push(entry.trace);
    }
    gathered
}

/// An id stands once in a site without faults; the area keeps the order firm in one with faults.
fn order(a: &Row, b: &Row) -> Ordering {
    (a.standing(), &a.sort_key, &a.id, a.area).cmp(&(b.standing(), &b.sort_key, &b.id, b.area))
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
