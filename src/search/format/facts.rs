//! What can be filtered and counted, in columns of blocks, so that only the blocks with hits are fetched.
//!
//! A column is an array with a value a document. `area` and `place`: position of the area and of the township from 1, or
//! 0. `kind`: positions of the kinds from 1 as text, parted by blanks, the main one first. `services`: the same. `marks`:
//! ownership (0 to 2) + 4 when 普惠 + 8 when there is room + 16 × grade. `price`: yuan a month, or −1. `months`: youngest ×
//! 64 + oldest, or −1.

use jiff::civil::Date;
use serde::Serialize;

use super::{Files, from_one};
use crate::directory::Row;
use crate::directory::vacancy::Vacancy;
use crate::model::TownshipId;
use crate::search::SearchError;
use crate::search::index::Index;
use crate::vocabulary::{Ownership, Unit};

/// Documents in a block.
pub(super) const BLOCK: usize = 2048;

pub(super) fn write(index: &Index<'_>, files: &mut Files) -> Result<(), SearchError> {
    let documents = &index.documents;
    let today = documents.directory.today.reckoned;
    for start in (0..documents.len()).step_by(BLOCK) {
        let rows = || (start..documents.len().min(start + BLOCK)).map(|at| documents.row(at));
        let at = start / BLOCK;
        column(files, "area", at, rows().map(|row| from_one(row.map(|row| row.area.index()))))?;
        column(
            files,
            "place",
            at,
            rows().map(|row| from_one(row.and_then(|row| row.township).map(TownshipId::index))),
        )?;
        column(files, "kind", at, rows().map(|row| row.map(kinds).unwrap_or_default()))?;
        column(files, "marks", at, rows().map(|row| row.map_or(0, |row| marks(row, today))))?;
        column(files, "price", at, rows().map(|row| row.and_then(price).map_or(-1, i64::from)))?;
        column(files, "months", at, rows().map(|row| row.map_or(-1, months)))?;
        column(files, "services", at, rows().map(|row| row.map(services).unwrap_or_default()))?;
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

fn marks(row: &Row, today: Date) -> u32 {
    let ownership = match row.ownership {
        None => 0,
        Some(Ownership::Public) => 1,
        Some(Ownership::Private) => 2,
    };
    let vacant = matches!(row.vacancy(today), Some(Vacancy::Few | Vacancy::Free));
    let inclusive = row.inclusive == Some(true);
    ownership + 4 * u32::from(inclusive) + 8 * u32::from(vacant) + 16 * u32::from(row.rating.unwrap_or(0))
}

/// The least one pays a month, in whole yuan rounded up.
fn price(row: &Row) -> Option<u32> {
    row.floor.filter(|floor| floor.unit == Unit::Month).map(|floor| floor.amount.fen().div_ceil(100))
}

fn months(row: &Row) -> i64 {
    row.age_months.map_or(-1, |(youngest, oldest)| i64::from(youngest) * 64 + i64::from(oldest))
}

fn services(row: &Row) -> String {
    let mut services: Vec<usize> = row.services.iter().map(|service| service.index()).collect();
    services.sort_unstable();
    text(services)
}

fn kinds(row: &Row) -> String {
    text(std::iter::once(&row.kind).chain(&*row.also).map(|kind| kind.index()))
}

fn text(positions: impl IntoIterator<Item = usize>) -> String {
    positions.into_iter().map(|position| (position + 1).to_string()).collect::<Vec<_>>().join(" ")
}
