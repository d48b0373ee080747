//! Tables (RFC 4180, UTF-8 with BOM so that spreadsheets read the Chinese): one row a facility, one heading.
//!
//! Cells hold what people read; kinds and townships have their code in a column of its own.

use std::io::{self, Write};

use csv::{Terminator, Writer, WriterBuilder};

use super::cell::{cell, guard};
use super::chosen;
use super::sheet::Sheet;
use crate::address::{Address, Slug};
use crate::directory::value::{Value, values};
use crate::directory::{Directory, Registries};
use crate::field::facility::{BEFORE, BEHIND, FACILITY};
use crate::field::{Leaf, Registry, Shape, leaves};
use crate::model::{AreaId, Facility, Point};

const BOM: &str = "\u{feff}";

/// Writes all published facilities.
pub fn table(directory: &Directory, out: &mut dyn Write) -> io::Result<()> {
    sheet(directory, None).write(directory, out)
}

/// Writes the published facilities of an area.
pub fn table_of(directory: &Directory, area: AreaId, out: &mut dyn Write) -> io::Result<()> {
    sheet(directory, Some(area)).write(directory, out)
}

/// The table of an area, or of all.
pub(super) fn sheet(directory: &Directory, area: Option<AreaId>) -> Sheet<'_> {
    let columns = columns();
    let mut head = BOM.as_bytes().to_vec();
    line(&mut head, |put| headings(&columns).iter().for_each(|heading| put(heading)));
    let encode = move |facility: &Facility, _: bool, bytes: &mut Vec<u8>| {
        line(bytes, |put| cells(&columns, facility, &directory.registries, put));
    };
    Sheet { head, facilities: chosen(directory, area), encode: Box::new(encode), tail: b"" }
}

/// A column that comes from a field.
struct Column {
    leaf: Leaf,
    /// Whether its code has a column beside it.
    coded: bool,
}

fn columns() -> Vec<Column> {
    let leaves = leaves(FACILITY).into_iter().filter(|leaf| leaf.path != "publish");
    leaves
        .map(|leaf| Column {
            coded: !leaf.many && matches!(leaf.field.shape, Shape::Registry(Registry::Kind | Registry::Township)),
            leaf,
        })
        .collect()
}

fn headings(columns: &[Column]) -> Vec<String> {
    let mut headings: Vec<String> = BEFORE.iter().map(|column| column.zh.to_owned()).collect();
    for column in columns {
        headings.push(column.leaf.zh.clone());
        if column.coded {
            headings.push(format!("{}代码", column.leaf.zh));
        }
    }
    headings.extend(BEHIND.iter().map(|column| column.zh.to_owned()));
    headings
}

/// Hands on each cell of a facility.
fn cells(columns: &[Column], facility: &Facility, registries: &Registries, put: &mut dyn FnMut(&str)) {
    let area = registries.area(facility.area);
    put(&facility.id);
    put(&area.slug);
    put(&guard(&area.name));
    for column in columns {
        let values = values(facility, registries, &column.leaf.path).unwrap_or_default();
        put(&cell(&values));
        if column.coded {
            put(&values.first().and_then(Option::as_ref).map(Value::code).unwrap_or_default());
        }
    }
    let point = facility.location.map(|location| location.point);
    for degrees in [point.map(Point::lng), point.map(Point::lat)] {
        let degrees = degrees.map(|degrees| Value::Decimal(micro(degrees)));
        put(&degrees.as_ref().map(Value::code).unwrap_or_default());
    }
    put(&page(facility));
}

/// Degrees to a millionth, some ten centimetres: converting between systems gives no more.
pub(super) fn micro(degrees: f64) -> f64 {
    (degrees * 1e6).round() / 1e6
}

/// The page of a facility, from the root of the site: `facility/fu-an/`.
pub(super) fn page(facility: &Facility) -> String {
    let id: Option<Slug> = facility.id.parse().ok();
    id.map(|id| Address::facility(&id).path().to_owned()).unwrap_or_default()
}

/// Writes a line of the cells that `cells` hands on.
fn line(bytes: &mut Vec<u8>, cells: impl FnOnce(&mut dyn FnMut(&str))) {
    let mut writer: Writer<&mut Vec<u8>> = WriterBuilder::new().terminator(Terminator::CRLF).from_writer(bytes);
    let sure = "writing to memory cannot fail";
    cells(&mut |cell| writer.write_field(cell).expect(sure));
    writer.write_record(None::<&[u8]>).expect(sure);
    writer.flush().expect(sure);
}
