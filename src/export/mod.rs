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
mod tree;
mod workbook;

use std::io::{self, Write};

use rayon::prelude::*;

use crate::address::Address;
use crate::directory::{Directory, Row};
use crate::model::{AreaId, Facility, RowId};
use crate::output::{DataContent, DataFile, Sink, SinkError};

pub use self::csv::{table, table_of};
pub use self::geojson::features;
pub use self::hsds::services;
pub use self::json::document;
pub use self::workbook::{Book, workbook};

/// How many facilities are decoded before they are written.
const BATCH: usize = 2048;
/// How many of them one thread takes at a time.
const SHARE: usize = 64;

/// Makes every file of open data that a site offers, and says what was made: the whole directory as a table and as a
/// document, and a table of each area that has entries.
pub fn publish(directory: &Directory, sink: &dyn Sink) -> Result<Vec<DataFile>, SinkError> {
    let mut files = vec![
        make(directory, sink, DataContent::Table, "facilities.csv", &mut |out| table(directory, out))?,
        make(directory, sink, DataContent::Document, "facilities.json", &mut |out| document(directory, out))?,
    ];
    for (id, area) in directory.registries.each_area() {
        if published(directory).any(|(_, row)| row.area == id) {
            let name = format!("facilities-{}.csv", area.slug);
            files.push(make(directory, sink, DataContent::AreaTable(id), &name, &mut |out| {
                table_of(directory, id, out)
            })?);
        }
    }
    Ok(files)
}

fn make(
    directory: &Directory,
    sink: &dyn Sink,
    content: DataContent,
    name: &str,
    fill: &mut dyn FnMut(&mut dyn Write) -> io::Result<()>,
) -> Result<DataFile, SinkError> {
    let path = Address::data_file(name).file();
    let mut size = 0;
    sink.stream(&path, &mut |out| {
        let mut counted = Counted { out, bytes: 0 };
        fill(&mut counted)?;
        size = counted.bytes;
        Ok(())
    })?;
    let facilities = match content {
        DataContent::AreaTable(area) => published(directory).filter(|(_, row)| row.area == area).count(),
        DataContent::Table | DataContent::Document => published(directory).count(),
    };
    Ok(DataFile { path, content, size, facilities })
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

/// Encodes facilities in parallel and writes them in order. `first` says whether a facility is the first of the file.
fn each(
    directory: &Directory,
    ids: &[RowId],
    out: &mut dyn Write,
    encode: impl Fn(&Facility, bool, &mut Vec<u8>) + Sync,
) -> io::Result<()> {
    for (batch, ids) in ids.chunks(BATCH).enumerate() {
        let parts: Vec<Vec<u8>> = ids
            .par_chunks(SHARE)
            .enumerate()
            .map(|(share, ids)| {
                let mut bytes = Vec::new();
                for (place, &id) in ids.iter().enumerate() {
                    let first = (batch, share, place) == (0, 0, 0);
                    encode(&public(directory, id), first, &mut bytes);
                }
                bytes
            })
            .collect();
        for part in parts {
            out.write_all(&part)?;
        }
    }
    Ok(())
}

/// A facility with only what may be shown on the day.
fn public(directory: &Directory, id: RowId) -> Facility {
    let mut facility = directory.facility(id);
    facility.penalties.retain(|penalty| penalty.is_public(directory.today.reckoned));
    facility
}

struct Counted<'a> {
    out: &'a mut dyn Write,
    bytes: u64,
}

impl Write for Counted<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.out.write(bytes)?;
        self.bytes += written as u64;
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

#[cfg(test)]
mod tests;
