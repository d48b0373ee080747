//! CSV files beside the entries to rows of cells, each cell with its place (RFC 4180).
//!
//! The `csv` crate knows where a row begins, but not where a cell does, and a clerk must be shown the cell.

use crate::diagnostic::catalogue::file::{FILE_EMPTY, TOO_MANY_FAULTS};
use crate::diagnostic::catalogue::table::{
    COLUMN_MISSING, COLUMN_TWICE, CSV_AFTER_QUOTE, CSV_DELIMITER, CSV_QUOTE_OPEN, ROW_TOO_LONG, UNKNOWN_COLUMN,
};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Value as Said};
use crate::draft::{Entry, Group, Rows, Scalar, Value};
use crate::field::{self, Field, FileKind, Need};
use crate::source::{Source, Span};
use crate::text::han::has_han;
use crate::text::nearest::nearest;
use crate::text::width::clip;

/// More faults than these in one file help nobody.
const MOST: usize = 100;
/// Characters of the author's words that a sentence repeats.
const QUOTED: usize = 40;

/// A CSV file with a header to its rows; `None` when the header cannot be read.
pub(super) fn rows(kind: FileKind, source: Source, diagnostics: &mut Diagnostics) -> Option<Rows> {
    let mut faults = Faults { source: &source, found: 0, diagnostics };
    let mut cells = Cells { text: &source.text, at: 0 };
    let Some(header) = cells.row(&mut faults) else {
        faults.diagnostics.report(Diagnostic::new(&FILE_EMPTY, source.whole()));
        return None;
    };
    let columns = columns(kind.fields(), &header, &mut faults)?;
    let mut rows = Vec::new();
    while let Some(row) = cells.row(&mut faults) {
        if row.len() > columns.len() && row[columns.len()..].iter().any(|cell| !cell.text.trim().is_empty()) {
            let span = row[columns.len()].span.to(row[row.len() - 1].span);
            let (cells, columns) = (row.len(), columns.len());
            faults.at(&ROW_TOO_LONG, span, |fault| fault.with("cells", cells).with("columns", columns));
            continue;
        }
        let span = row[0].span.to(row[row.len() - 1].span);
        let mut entries = Vec::with_capacity(row.len());
        for (cell, column) in row.into_iter().zip(&columns) {
            if let (Some((field, key)), false) = (column, cell.text.trim().is_empty()) {
                entries.push(Entry::new(field, *key, Value::Scalar(cell)));
            }
        }
        if !entries.is_empty() {
            rows.push(Group::new(entries, span));
        }
    }
    faults.close();
    Some(Rows { kind, source, rows })
}

/// The field of each column; `None` for a column that was reported. No columns at all when the sign between cells is
/// another than the comma, or a required column is missing: every row would be wrong.
fn columns(
    fields: &'static [Field],
    header: &[Scalar],
    faults: &mut Faults<'_, '_>,
) -> Option<Vec<Option<(&'static Field, Span)>>> {
    let whole = header[0].span.to(header[header.len() - 1].span);
    if let [only] = header {
        let found = match only.text.chars().find(|c| matches!(c, '\t' | ';' | '；' | '，' | '|')) {
            Some('\t') => Some(Said::Term { zh: "制表符", en: "tabs" }),
            Some('，') => Some(Said::Term { zh: "中文逗号", en: "Chinese commas" }),
            Some('|') => Some(Said::Term { zh: "竖线", en: "bars" }),
            Some(_) => Some(Said::Term { zh: "分号", en: "semicolons" }),
            None => None,
        };
        if let Some(found) = found {
            faults.at(&CSV_DELIMITER, whole, |fault| fault.with("found", found));
            return None;
        }
    }
    let chinese = header.iter().any(|cell| has_han(&cell.text));
    let name = |field: &'static Field| if chinese { field.zh } else { field.key };
    let known: Vec<String> = fields.iter().map(|field| name(field).to_owned()).collect();
    let mut columns: Vec<Option<(&'static Field, Span)>> = Vec::with_capacity(header.len());
    for cell in header {
        let key = cell.text.trim();
        let field = field::find(fields, key);
        let again = field.is_some_and(|field| columns.iter().flatten().any(|(earlier, _)| earlier.key == field.key));
        if again {
            faults.at(&COLUMN_TWICE, cell.span, |fault| fault.with("key", key));
        } else if field.is_none() && !key.is_empty() {
            let near = nearest(key, fields.iter().map(name));
            faults.at(&UNKNOWN_COLUMN, cell.span, |fault| {
                fault.with("key", clip(key, QUOTED)).with_some("near", near).with("known", known.clone())
            });
        }
        columns.push(field.filter(|_| !again).map(|field| (field, cell.span)));
    }
    let mut whole_header = true;
    for field in fields.iter().filter(|field| field.need == Need::Required) {
        if !columns.iter().flatten().any(|(known, _)| known.key == field.key) {
            faults.at(&COLUMN_MISSING, whole, |fault| fault.with("key", name(field)).with("known", known.join(",")));
            whole_header = false;
        }
    }
    whole_header.then_some(columns)
}

/// Reads cell by cell; spans are those of the file, and the text of a quoted cell is without its quotes.
struct Cells<'t> {
    text: &'t str,
    at: usize,
}

impl Cells<'_> {
    /// The next row that is not blank; it has at least one cell.
    fn row(&mut self, faults: &mut Faults<'_, '_>) -> Option<Vec<Scalar>> {
        while self.at < self.text.len() {
            let mut row = Vec::new();
            loop {
                row.push(self.cell(faults));
                match self.text[self.at..].chars().next() {
                    Some(',') => self.at += 1,
                    Some('\r') if self.text[self.at..].starts_with("\r\n") => {
                        self.at += 2;
                        break;
                    }
                    Some(_) => {
                        self.at += 1;
                        break;
                    }
                    None => break,
                }
            }
            if row.iter().any(|cell| !cell.text.trim().is_empty()) {
                return Some(row);
            }
        }
        None
    }

    /// One cell; afterwards a comma, a line end or the end of the file stands at `at`.
    fn cell(&mut self, faults: &mut Faults<'_, '_>) -> Scalar {
        let start = self.at;
        let rest = &self.text[start..];
        let blanks = rest.len() - rest.trim_start_matches(' ').len();
        if !rest[blanks..].starts_with('"') {
            let end = start + rest.find([',', '\r', '\n']).unwrap_or(rest.len());
            self.at = end;
            return Scalar { text: self.text[start..end].to_owned(), span: Span::new(start, end), plain: true };
        }
        let open = start + blanks;
        let mut text = String::new();
        let mut at = open + 1;
        loop {
            let Some(quote) = self.text[at..].find('"') else {
                let line = self.text[open..].find('\n').map_or(self.text.len(), |newline| open + newline);
                faults.at(&CSV_QUOTE_OPEN, Span::new(open, line), |fault| fault);
                self.at = self.text.len();
                return Scalar { text: String::new(), span: Span::new(open, line), plain: false };
            };
            text.push_str(&self.text[at..at + quote]);
            at += quote + 1;
            if !self.text[at..].starts_with('"') {
                break;
            }
            text.push('"');
            at += 1;
        }
        let after = &self.text[at..];
        let end = at + after.find([',', '\r', '\n']).unwrap_or(after.len());
        if !self.text[at..end].trim().is_empty() {
            let left = clip(self.text[at..end].trim(), QUOTED);
            faults.at(&CSV_AFTER_QUOTE, Span::new(at, end), |fault| fault.with("text", left));
        }
        self.at = end;
        Scalar { text, span: Span::new(open, at), plain: false }
    }
}

struct Faults<'s, 'd> {
    source: &'s Source,
    found: usize,
    diagnostics: &'d mut Diagnostics,
}

impl Faults<'_, '_> {
    fn at(&mut self, code: &'static Code, span: Span, fill: impl FnOnce(Diagnostic) -> Diagnostic) {
        self.found += 1;
        if self.found <= MOST {
            self.diagnostics.report(fill(Diagnostic::new(code, self.source.place(span))));
        }
    }

    fn close(self) {
        if self.found > MOST {
            self.diagnostics.report(Diagnostic::new(&TOO_MANY_FAULTS, self.source.whole()).with("most", MOST));
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::diagnostic::Lang;
    use crate::source::SitePath;

    fn read(text: &str) -> (Option<Vec<String>>, Vec<String>) {
        let mut diagnostics = Diagnostics::new();
        let rows =
            rows(FileKind::Retired, Source::new(SitePath::new("facilities/retired.csv"), text), &mut diagnostics);
        let shown = rows.map(|rows| {
            let cell = |entry: &Entry| {
                let Value::Scalar(scalar) = &entry.value else { return String::new() };
                let range = rows.source.place(scalar.span).range.unwrap();
                format!("{}={}@{}:{}", entry.field.key, scalar.text, range.line, range.column)
            };
            rows.rows.iter().map(|row| row.entries.iter().map(cell).collect::<Vec<_>>().join(" ")).collect()
        });
        let faults = diagnostics.iter().map(|fault| {
            assert!(!fault.message(Lang::Zh).is_empty() && fault.hint(Lang::Zh).is_some());
            let range = fault.place.as_ref().unwrap().range.as_ref();
            range.map_or(fault.code.name.to_owned(), |range| format!("{} {}:{}", fault.code, range.line, range.column))
        });
        (shown, faults.collect())
    }

    #[test]
    fn cells_have_their_places() {
        let text = "编号,date,改为\r\njiu-yuan,2026-03-05,\"xin\"\"a\r\nb\"\r\n,,\r\n\r\n\"旧,院\" ,2026-01-02\r\n";
        let (rows, faults) = read(text);
        assert!(faults.is_empty(), "{faults:?}");
        assert_eq!(
            rows.unwrap(),
            ["id=jiu-yuan@2:1 date=2026-03-05@2:10 instead=xin\"a\r\nb@2:21", "id=旧,院@6:1 date=2026-01-02@6:8"]
        );
    }

    #[test]
    fn each_slip_has_its_code_and_place() {
        for (text, expected) in [
            ("", vec!["file-empty"]),
            ("id\tdate\na\tb\n", vec!["csv-delimiter 1:1"]),
            ("编号，日期\n", vec!["csv-delimiter 1:1"]),
            ("id,dat\n", vec!["unknown-column 1:4", "column-missing 1:1"]),
            ("id,编号,date\n", vec!["column-twice 1:4"]),
            ("id,date\na,\"2026\nb,c\n", vec!["csv-quote-open 2:3"]),
            ("id,date\n\"旧\"院,2026-01-01\n", vec!["csv-after-quote 2:4"]),
            ("id,date\na,2026-01-01,,\nb,2026-01-01,旧,院\n", vec!["row-too-long 3:14"]),
        ] {
            assert_eq!(read(text).1, expected, "{text:?}");
        }
    }

    proptest! {
        #[test]
        fn no_text_costs_a_panic(text in "(id,date\n)?[,\"\r\n;a福 \t，]{0,40}") {
            read(&text);
        }
    }
}
