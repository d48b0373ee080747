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

use self::sheet::Mark;
use crate::address::Address;
use crate::directory::{Directory, Row};
use crate::key::Key;
use crate::model::{AreaId, RowId};
use crate::output::{DataFile, DataForm, Sink, SinkError};

pub use self::csv::{table, table_of};
pub use self::geojson::features;
pub use self::hsds::services;
pub use self::json::document;
pub use self::workbook::{Book, workbook};

/// A directory of more facilities than this is offered area by area only: its table would be larger than 8 MB, slow to
/// open on an office's machine and to be fetched over a slow link, and every edit would change it.
const WHOLE: usize = 5000;

/// Makes every file of open data that a site offers, and says what was made: the whole directory as a table and as a
/// document, and a table of each area that has entries. A large directory, of more than 5,000 facilities, comes as a
/// table and a document of each area instead.
///
/// With the key of the program at work, only what changed is encoded where the sink has the rest; with `None` all is.
pub fn publish(directory: &Directory, program: Option<Key>, sink: &dyn Sink) -> Result<Vec<DataFile>, SinkError> {
    let rows = (0..directory.rows.len()).into_par_iter().map(RowId::new);
    let marks: Vec<Mark> = rows.map(|id| Mark::of(directory, id)).collect();
    let terms = program.map(|program| Key::of(&(program, &directory.registries)));
    let is_whole = published(directory).count() <= WHOLE;
    let mut offered = Vec::new();
    if is_whole {
        offered.extend([(DataForm::Table, None), (DataForm::Document, None)]);
    }
    let has_any = |area: AreaId| published(directory).any(|(_, row)| row.area == area);
    for (id, _) in directory.registries.each_area().filter(|(id, _)| has_any(*id)) {
        offered.push((DataForm::Table, Some(id)));
        if !is_whole {
            offered.push((DataForm::Document, Some(id)));
        }
    }
    let put = |&(form, area): &(DataForm, Option<AreaId>)| -> Result<DataFile, SinkError> {
        let (sheet, ending) = match form {
            DataForm::Table => (csv::sheet(directory, area), "csv"),
            DataForm::Document => (json::sheet(directory, area), "json"),
        };
        let of = area.map(|area| format!("-{}", directory.registries.area(area).slug)).unwrap_or_default();
        let path = Address::data_file(&format!("facilities{of}.{ending}")).file();
        let size = sheet.publish(directory, &marks, terms, &path, sink)?;
        Ok(DataFile { path, form, area, size, facilities: sheet.facilities.len() })
    };
    // Side by side: of an edit most is copied from one file to another, which no second processor makes quicker.
    offered.par_iter().with_max_len(1).map(put).collect()
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
