//! The CSV tables beside the entries: ids that ended, and free beds and places.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::entry::Availability;
use super::reader::{Faults, Reader, name_of};
use super::registries::Once;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::catalogue::entry::FUTURE_DATE;
use crate::diagnostic::catalogue::registry::CODE_TWICE;
use crate::diagnostic::catalogue::site::{AVAILABILITY_ASTRAY, RETIRED_ASTRAY};
use crate::directory::{Retired, Today};
use crate::draft::Rows;
use crate::source::Span;
use crate::text::nearest::nearest;

/// Ids of entries, published or not. Tables name few of them: each is looked for when it is asked for.
pub trait Ids {
    /// Whether there is an entry with this id.
    fn has(&self, id: &str) -> bool;

    /// All of them.
    fn all(&self) -> Vec<&str>;
}

/// The id that somebody may have meant who wrote one that is not there.
fn meant(ids: &dyn Ids, written: &str) -> Option<String> {
    let mut ids = ids.all();
    ids.sort_unstable();
    nearest(written, ids).map(str::to_owned)
}

/// Reads `retired.csv`. `ids` are those of all entries there are, published or not: what stands under `instead` must
/// be one of them. An entry that uses a retired id is for the rules of entries.
pub fn retired(table: &Rows, ids: &dyn Ids, today: Today) -> (Vec<Retired>, Diagnostics) {
    let faults = Faults::new(&table.source);
    let mut once = Once::new(&faults, &CODE_TWICE);
    let mut retired = Vec::with_capacity(table.rows.len());
    for row in &table.rows {
        let read = Reader::of(row, table.kind.fields(), row.span, &faults, |reader| {
            let (id, date, instead) = (reader.text("id"), reader.date("date"), reader.text("instead"));
            let (id, date) = (id?, date?);
            not_later(reader, "date", date, today);
            let instead = instead.filter(|instead| {
                let known = ids.has(instead);
                if !known {
                    let near = meant(ids, instead);
                    let fault = faults.at(&RETIRED_ASTRAY, reader.span("instead")).with("id", id.as_str());
                    faults.report(fault.with("instead", instead.as_str()).with_some("near", near));
                }
                known
            });
            Some((Retired { id, date, instead }, reader.span("id")))
        });
        if let Some((one, at)) = read
            && once.claim(&one.id, &one.id, at)
        {
            retired.push(one);
        }
    }
    (retired, faults.into_found())
}

/// Reads an area's `availability.csv`, by id. `area` is its name, `ids` are those of all entries of the area, published
/// or not.
pub fn availability(
    table: &Rows,
    area: &str,
    ids: &dyn Ids,
    today: Today,
) -> (BTreeMap<String, Availability>, Diagnostics) {
    let faults = Faults::new(&table.source);
    let mut once = Once::new(&faults, &CODE_TWICE);
    let mut rows = BTreeMap::new();
    for row in &table.rows {
        let read = Reader::of(row, table.kind.fields(), row.span, &faults, |reader| {
            let (id, available) = (reader.text("id"), reader.integer("available"));
            let as_of = reader.date("as_of").inspect(|&day| not_later(reader, "as_of", day, today));
            let (id, at): (String, Span) = (id?, reader.span("id"));
            if !ids.has(&id) {
                let near = meant(ids, &id);
                let fault = faults.at(&AVAILABILITY_ASTRAY, at).with("area", area).with("id", id.as_str());
                faults.report(fault.with_some("near", near));
                return None;
            }
            let place = faults.place(reader.span("available"));
            Some((id, at, Availability { available: available?, as_of, place }))
        });
        if let Some((id, at, availability)) = read
            && once.claim(&id, &id, at)
        {
            rows.insert(id, availability);
        }
    }
    (rows, faults.into_found())
}

/// A day of a table that has not come yet.
fn not_later(reader: &Reader<'_>, key: &str, day: Date, today: Today) {
    if day > today.real
        && let Some(entry) = reader.group_read().peek(key)
    {
        let fault = reader.faults().at(&FUTURE_DATE, reader.span(key)).with("field", name_of(entry.field));
        reader.faults().report(fault.with("value", day).with("today", today.real));
    }
}
