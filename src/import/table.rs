//! The text of a list to its headings and rows (RFC 4180).

use csv::{ReaderBuilder, StringRecord};

use crate::diagnostic::catalogue::import::LIST_EMPTY;
use crate::diagnostic::catalogue::table::{CSV_DELIMITER, CSV_QUOTE_OPEN};
use crate::diagnostic::{Diagnostic, Diagnostics, Value as Said};
use crate::source::{Source, Span};
use crate::text::fold::tidy;

/// A list: headings, and rows as long as they happen to be.
#[derive(Debug)]
pub(super) struct Table {
    /// Each in one line; empty where the header has an empty cell.
    pub(super) headings: Vec<String>,
    pub(super) rows: Vec<Row>,
}

/// One row with its cells as written.
#[derive(Debug)]
pub(super) struct Row {
    /// Which row of a spreadsheet it is; the header is row 1 unless blank lines stand before it.
    pub(super) number: usize,
    pub(super) cells: Vec<String>,
}

/// Reads a list; `None` when its rows cannot be told apart.
pub(super) fn read(list: &Source, diagnostics: &mut Diagnostics) -> Option<Table> {
    let text = list.text.as_str();
    let mut reader = ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
    let (mut rows, mut counter) = (Vec::new(), Counter { text, at: 0, row: 1 });
    let mut last = 0;
    let mut record = StringRecord::new();
    // Reading text from memory cannot fail: it is UTF-8, and rows may be of any length.
    while reader.read_record(&mut record).unwrap_or(false) {
        let start = record.position().map_or(0, |position| usize::try_from(position.byte()).unwrap_or(usize::MAX));
        let number = counter.row_at(start);
        last = counter.at;
        let end = usize::try_from(reader.position().byte()).unwrap_or(usize::MAX);
        counter.pass(end);
        let cells: Vec<String> = record.iter().map(unquoted).collect();
        if cells.iter().any(|cell| !tidy(cell).is_empty()) {
            rows.push(Row { number, cells });
        }
    }
    if let Some(open) = open_quote(&text[last..]) {
        let end = text[last + open..].find('\n').map_or(text.len(), |newline| last + open + newline);
        diagnostics.report(Diagnostic::new(&CSV_QUOTE_OPEN, list.place(Span::new(last + open, end))));
        return None;
    }
    let headings = rows.first().map(|header: &Row| header.cells.iter().map(|cell| tidy(cell).into_owned()).collect());
    let headings: Vec<String> = headings.unwrap_or_default();
    if let Some(found) = delimiter(text) {
        let line = Span::new(0, text.find('\n').unwrap_or(text.len()));
        diagnostics.report(Diagnostic::new(&CSV_DELIMITER, list.place(line)).with("found", found));
        return None;
    }
    if rows.len() < 2 {
        diagnostics.report(Diagnostic::new(&LIST_EMPTY, list.whole()));
        return None;
    }
    rows.remove(0);
    Some(Table { headings, rows })
}

/// A cell that a blank parts from its quotes (`"a", "b"`) is quoted all the same.
fn unquoted(cell: &str) -> String {
    let inner = cell.trim().strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
    match inner {
        Some(inner) if cell.starts_with([' ', '\t']) => inner.replace("\"\"", "\""),
        _ => cell.to_owned(),
    }
}

/// What stands between the cells of the first line, when it is not the comma.
fn delimiter(text: &str) -> Option<Said> {
    let line = text.lines().find(|line| !line.trim().is_empty())?;
    let count = |sign: char| line.matches(sign).count();
    let commas = count(',');
    if count('\t') > commas {
        Some(Said::Term { zh: "制表符", en: "tabs" })
    } else if count(';') > commas {
        Some(Said::Term { zh: "分号", en: "semicolons" })
    } else if commas == 0 && count('，') > 0 {
        Some(Said::Term { zh: "中文逗号", en: "Chinese commas" })
    } else if count('|') > commas {
        Some(Said::Term { zh: "竖线", en: "bars" })
    } else {
        None
    }
}

/// Where a quote opens that nothing closes, in the last row of a text.
fn open_quote(row: &str) -> Option<usize> {
    let quotes = row.matches('"').count();
    // A single quote within an unquoted cell opens nothing.
    let opens = row.match_indices('"').find(|&(at, _)| at == 0 || row[..at].trim_end_matches(' ').ends_with(','));
    opens.filter(|_| quotes % 2 == 1).map(|(at, _)| at)
}

/// Counts the rows of a spreadsheet: blank lines count, line ends within cells do not.
struct Counter<'t> {
    text: &'t str,
    at: usize,
    row: usize,
}

impl Counter<'_> {
    /// The number of the row whose cells begin at or after a byte; goes there past blank lines.
    fn row_at(&mut self, start: usize) -> usize {
        self.at = start.clamp(self.at, self.text.len());
        let bytes = self.text.as_bytes();
        while let Some(&byte @ (b'\n' | b'\r')) = bytes.get(self.at) {
            self.at += if byte == b'\r' && bytes.get(self.at + 1) == Some(&b'\n') { 2 } else { 1 };
            self.row += 1;
        }
        self.row
    }

    /// Goes behind a row; of its line end the `\n` may be left.
    fn pass(&mut self, end: usize) {
        self.at = end.clamp(self.at, self.text.len());
        if self.text.as_bytes().get(self.at) == Some(&b'\n') && self.text[..self.at].ends_with('\r') {
            self.at += 1;
        }
        self.row += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::SitePath;

    fn table(text: &str) -> Result<Table, &'static str> {
        let mut diagnostics = Diagnostics::new();
        read(&Source::new(SitePath::new("a.csv"), text), &mut diagnostics)
            .ok_or_else(|| diagnostics.iter().next().unwrap().code.name)
    }

    #[test]
    fn rows_are_numbered_as_a_spreadsheet_does() {
        for end in ["\n", "\r\n", "\r"] {
            let text = "名称,\"服务\n日期\"\n\n甲,\"一\n二\"\n,\n\n\n乙, \"b\"\"c\"\n丙\n".replace('\n', end);
            let Table { headings, rows } = table(&text).unwrap();
            assert_eq!(headings, ["名称", "服务 日期"]);
            let numbers: Vec<_> = rows.iter().map(|row| (row.number, row.cells.len())).collect();
            assert_eq!(numbers, [(3, 2), (7, 2), (8, 1)], "{end:?}");
            assert_eq!(rows[1].cells[1], "b\"c");
        }
    }

    #[test]
    fn what_is_no_table_is_refused() {
        for (text, code) in [
            ("", "list-empty"),
            ("名称,地址\n", "list-empty"),
            ("名称\t地址\n甲\t乙,丙\n", "csv-delimiter"),
            ("名称;地址\n甲;乙\n", "csv-delimiter"),
            ("名称，地址\n甲，乙\n", "csv-delimiter"),
            ("名称,地址\n甲,\"乙\n丙,丁\n", "csv-quote-open"),
        ] {
            assert_eq!(table(text).unwrap_err(), code, "{text:?}");
        }
        assert_eq!(table("名称,寸\n甲,5\"\n").unwrap().rows[0].cells[1], "5\"");
    }
}
