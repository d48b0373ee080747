//! The CSV tables beside the entries: ids that ended, and free beds and places.

use std::collections::BTreeSet;

use super::reader::{Faults, Reader};
use super::registries::Once;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::catalogue::registry::CODE_TWICE;
use crate::diagnostic::catalogue::site::RETIRED_ASTRAY;
use crate::directory::Retired;
use crate::draft::Rows;
use crate::text::nearest::nearest;

/// Reads `retired.csv`. `ids` are those of all entries there are, published or not: what stands under `instead` must
/// be one of them. An entry that uses a retired id is for the rules of entries.
pub fn retired(table: &Rows, ids: &BTreeSet<&str>) -> (Vec<Retired>, Diagnostics) {
    let faults = Faults::new(&table.source);
    let mut once = Once::new(&faults, &CODE_TWICE);
    let mut retired = Vec::with_capacity(table.rows.len());
    for row in &table.rows {
        let read = Reader::of(row, table.kind.fields(), row.span, &faults, |reader| {
            let (id, date, instead) = (reader.text("id"), reader.date("date"), reader.text("instead"));
            let (id, date) = (id?, date?);
            let instead = instead.filter(|instead| {
                let known = ids.contains(instead.as_str());
                if !known {
                    let near = nearest(instead, ids.iter().copied()).map(str::to_owned);
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
