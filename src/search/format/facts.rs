//! What can be filtered and counted, in columns of blocks, so that only the blocks with hits are fetched.
//!
//! A column is an array with a value a document. `area` and `place`: position of the area and of the township from 1, or
//! 0. `kind`: positions of the kinds from 1 as text, parted by blanks, the main one first. `services`: the same. `marks`:
//! ownership (0 to 2) + 4 when 普惠 + 8 when there is room + 16 × grade. `price`: yuan a month, or −1. `months`: youngest ×
//! 64 + oldest, or −1.

use serde::Serialize;

use super::{Files, from_one};
use crate::model::{AreaId, KindId, TownshipId};
use crate::search::SearchError;
use crate::search::document::{Facts, Place};
use crate::search::index::Index;
use crate::vocabulary::Ownership;

/// Documents in a block.
pub(super) const BLOCK: usize = 2048;

pub(super) fn write(index: &Index, files: &mut Files) -> Result<(), SearchError> {
    for (at, (places, facts)) in index.places.chunks(BLOCK).zip(index.facts.chunks(BLOCK)).enumerate() {
        column(files, "area", at, places.iter().map(|place| from_one(place.area.map(AreaId::index))))?;
        column(files, "place", at, places.iter().map(place))?;
        column(files, "kind", at, places.iter().zip(facts).map(kinds))?;
        column(files, "marks", at, facts.iter().map(marks))?;
        column(files, "price", at, facts.iter().map(|facts| facts.price.map_or(-1, i64::from)))?;
        column(files, "months", at, facts.iter().map(months))?;
        column(files, "services", at, facts.iter().map(services))?;
    }
    Ok(())
}

fn column<T: Serialize>(
    files: &mut Files,
    name: &str,
    at: usize,
    values: impl Iterator<Item = T>,
) -> Result<(), SearchError> {
    files.json(format!("facts/{name}/{at}.bin"), &values.collect::<Vec<T>>())
}

fn place(place: &Place) -> usize {
    from_one(place.township.map(TownshipId::index))
}

fn marks(facts: &Facts) -> u32 {
    let ownership = match facts.ownership {
        None => 0,
        Some(Ownership::Public) => 1,
        Some(Ownership::Private) => 2,
    };
    ownership + 4 * u32::from(facts.inclusive) + 8 * u32::from(facts.vacant) + 16 * u32::from(facts.rating)
}

fn months(facts: &Facts) -> i64 {
    facts.months.map_or(-1, |(youngest, oldest)| i64::from(youngest) * 64 + i64::from(oldest))
}

fn services(facts: &Facts) -> String {
    text(facts.services.iter().map(|&service| service as usize))
}

fn kinds((place, facts): (&Place, &Facts)) -> String {
    text(place.kind.map(KindId::index).into_iter().chain(facts.also.iter().map(|&kind| kind as usize)))
}

fn text(positions: impl Iterator<Item = usize>) -> String {
    positions.map(|position| (position + 1).to_string()).collect::<Vec<_>>().join(" ")
}
