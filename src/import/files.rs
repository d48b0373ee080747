//! The two tables that go back to whoever sent the list: what was not taken, and what was put in order.

use std::collections::BTreeMap;

use csv::{Terminator, WriterBuilder};

use super::note::{Note, What};
use super::report::Report;
use super::table::{Row, Table};
use crate::diagnostic::Lang;
use crate::text::formula::guard;

const HEADINGS: [&str; 5] = ["行号", "处理", "列", "内容", "原因"];

/// Notes of some sorts as a table, with the cells of each row behind; `None` when there are none. UTF-8 with a mark, so that
/// spreadsheets read it; nothing in it is run as a formula.
pub(super) fn table(report: &Report, list: &Table, sorts: &[What]) -> Option<Vec<u8>> {
    let notes: Vec<&Note> = report.notes.iter().filter(|note| sorts.contains(&note.what)).collect();
    if notes.is_empty() {
        return None;
    }
    let rows: BTreeMap<usize, &Row> = list.rows.iter().map(|row| (row.number, row)).collect();
    let mut writer =
        WriterBuilder::new().flexible(true).terminator(Terminator::CRLF).from_writer("\u{feff}".as_bytes().to_vec());
    let heading = HEADINGS.iter().map(ToString::to_string).chain(list.headings.iter().cloned());
    let mut records = vec![heading.collect::<Vec<String>>()];
    for note in notes {
        let said = [
            note.row.to_string(),
            note.what.say(Lang::Zh).to_owned(),
            note.column.clone(),
            note.value.clone(),
            note.reason.say(Lang::Zh),
        ];
        let cells = rows.get(&note.row).map(|row| row.cells.as_slice()).unwrap_or_default();
        records.push(said.into_iter().chain(cells.iter().cloned()).collect());
    }
    for record in records {
        // Writing to memory cannot fail.
        let _ = writer.write_record(record.into_iter().map(guard));
    }
    writer.into_inner().ok()
}
