//! Directory -> open data: every published facility with every field of the table, as CSV and as JSON;
//! when asked for as GeoJSON and as HSDS as well.
//!
//! Records are decoded some at a time, in parallel, and written on at once. Nothing leaves here that no page may show:
//! entries kept back, and penalties whose term is over or that were repaired.

mod cell;
mod csv;
mod geojson;
mod hsds;
mod json;
mod sheet;
mod tree;
mod workbook;

use rayon::prelude::*;

use crate::address::Address;
use crate::directory::{Directory, Row};
use crate::key::Key;
use crate::model::{AreaId, RowId};
use crate::output::{DataContent, DataFile, Sink, SinkError};
use sheet::Sheet;

pub use self::csv::{table, table_of};
pub use self::geojson::features;
pub use self::hsds::services;
pub use self::json::document;
pub use self::workbook::{Book, workbook};

/// Makes every file of open data that a site offers, and says what was made: the whole directory as a table and as a
/// document, and a table of each area that has entries.
///
/// With the key of the program at work, only what changed is encoded where the sink has the rest; with `None` all is.
pub fn publish(directory: &Directory, program: Option<Key>, sink: &dyn Sink) -> Result<Vec<DataFile>, SinkError> {
    // On another day another penalty may be public; `next_change` tells each such day.
    let keys =
        |(position, row): (usize, &Row)| Key::of(&(directory.records.bytes(RowId::new(position)), row.next_change));
    let keys: Vec<Key> = directory.rows.par_iter().enumerate().map(keys).collect();
    let terms = program.map(|program| Key::of(&(program, &directory.registries)));
    let put = |content: DataContent, name: &str, sheet: &Sheet<'_>| -> Result<DataFile, SinkError> {
        let path = Address::data_file(name).file();
        let size = sheet.publish(directory, &keys, terms, &path, sink)?;
        Ok(DataFile { path, content, size, facilities: sheet.facilities.len() })
    };
    let mut sheets = vec![
        (DataContent::Table, "facilities.csv".to_owned(), csv::sheet(directory, None)),
        (DataContent::Document, "facilities.json".to_owned(), json::sheet(directory)),
    ];
    for (id, area) in directory.registries.each_area() {
        let sheet = csv::sheet(directory, Some(id));
        if !sheet.facilities.is_empty() {
            sheets.push((DataContent::AreaTable(id), format!("facilities-{}.csv", area.slug), sheet));
        }
    }
    // Side by side: of an edit most is copied from one file to another, which no second processor makes quicker.
    sheets.par_iter().with_max_len(1).map(|(content, name, sheet)| put(*content, name, sheet)).collect()
}

/// What open data holds: every published entry, the closed ones too, in the directory's order.
fn published(directory: &Directory) -> impl Iterator<Item = (RowId, &Row)> {
    let rows = directory.rows.iter().enumerate().filter(|(_, row)| !row.draft);
    rows.map(|(position, row)| (RowId::new(position), row))
}

/// The rows of one area, or of all.
fn chosen(directory: &Directory, area: Option<AreaId>) -> Vec<RowId> {
    published(directory).filter(|(_, row)| area.is_none_or(|area| row.area == area)).map(|(id, _)| id).collect()
}

#[cfg(test)]
mod tests;
