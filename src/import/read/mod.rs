//! What someone sent to one form of table: headings, and rows that know where they stood. Every reader gives this form, and
//! nothing behind it knows which one it was.

mod decode;
mod delimited;
mod frame;
mod json;
mod package;
mod workbook;

use std::collections::BTreeSet;
use std::sync::Arc;

use super::note::{Note, Reason, What};
use crate::diagnostic::catalogue::import::{LIST_EMPTY, LIST_UNREADABLE};
use crate::diagnostic::{Diagnostic, Diagnostics, Value as Said};
use crate::source::{SitePath, Source};
use crate::text::fold::fold;
use package::Package;

pub(in crate::import) use workbook::sheets;

/// The description that makes a folder a data package.
pub const DATA_PACKAGE: &str = "datapackage.json";

/// A list as it was sent: the bytes of one file, or a data package.
#[derive(Clone, Debug)]
pub enum Sent {
    /// One file of any kind that is read.
    File(Vec<u8>),
    /// The text of `datapackage.json`, and the tables that it names, by their path in the folder.
    Package {
        /// The description.
        description: Vec<u8>,
        /// Path and bytes.
        files: Vec<(String, Vec<u8>)>,
    },
}

impl Sent {
    /// The files that a description names; none when it cannot be read, which [`List::read`] reports.
    pub fn named(description: &[u8]) -> Vec<String> {
        let text = String::from_utf8_lossy(description);
        Package::files(text.trim_start_matches('\u{feff}'))
            .unwrap_or_default()
            .into_iter()
            .map(|(_, path)| path)
            .collect()
    }
}

/// Tables of a list, and what was said of them while they were read.
#[derive(Debug)]
pub struct List {
    /// What it is called in messages.
    pub(super) path: SitePath,
    /// Tables with different headings; the same table over several sheets is one.
    pub(super) tables: Vec<Table>,
    /// Lines that are no rows, and lines in another encoding.
    pub(super) asides: Vec<Note>,
    /// How the file was read, when not as UTF-8 text.
    pub(super) encoding: Option<&'static str>,
    /// Sheets that are hidden and were not read.
    pub(super) hidden: Vec<String>,
}

/// Headings, and rows as long as they happen to be.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Table {
    /// Each in one line; empty where the header has an empty cell.
    pub(super) headings: Vec<String>,
    pub(super) rows: Vec<Row>,
}

/// One row with its cells as written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Row {
    /// The sheet; empty in a file without sheets.
    pub(super) sheet: Arc<str>,
    /// Its row in the sheet, from 1; of JSON, which record it is.
    pub(super) number: usize,
    pub(super) cells: Vec<String>,
}

/// Cells before anyone asked what they are.
#[derive(Debug)]
struct Grid {
    sheet: Arc<str>,
    lines: Vec<Line>,
}

/// A line with something in it.
#[derive(Debug)]
struct Line {
    number: usize,
    cells: Vec<String>,
}

impl List {
    /// How many rows there are below the headers.
    pub fn rows(&self) -> usize {
        self.tables.iter().map(|table| table.rows.len()).sum()
    }

    /// Reads a list. `name` is its file name, `wanted` the headings that a mapping names, `base` the main table of a data
    /// package. What cannot be read at all is the error.
    pub fn read(path: &SitePath, sent: &Sent, wanted: &[String], base: Option<&str>) -> Result<Self, Diagnostics> {
        let mut reader = Reader {
            path,
            wanted: wanted.iter().map(|word| fold(word)).collect(),
            list: Self::new(path),
            faults: Diagnostics::new(),
        };
        match sent {
            Sent::File(bytes) => reader.file(bytes),
            Sent::Package { description, files } => reader.package(description, files, base),
        }
        let Reader { mut list, mut faults, .. } = reader;
        list.tables = frame::merged(list.tables);
        list.tables.retain(|table| !table.rows.is_empty());
        if list.tables.is_empty() && faults.is_empty() {
            faults.report(Diagnostic::new(&LIST_EMPTY, Source::new(path.clone(), "").whole()));
        }
        if faults.is_empty() { Ok(list) } else { Err(faults) }
    }

    fn new(path: &SitePath) -> Self {
        Self { path: path.clone(), tables: Vec::new(), asides: Vec::new(), encoding: None, hidden: Vec::new() }
    }
}

struct Reader<'a> {
    path: &'a SitePath,
    wanted: BTreeSet<String>,
    list: List,
    faults: Diagnostics,
}

impl Reader<'_> {
    fn unreadable(&mut self, why: impl Into<Said>) {
        let fault = Diagnostic::new(&LIST_UNREADABLE, Source::new(self.path.clone(), "").whole()).with("why", why);
        self.faults.report(fault);
    }

    fn file(&mut self, bytes: &[u8]) {
        // PK: a zip, and so XLSX, XLSB or ODS; D0 CF: the compound file of XLS.
        if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"\xD0\xCF\x11\xE0") {
            match workbook::read(bytes) {
                Ok(book) => {
                    self.list.hidden = book.hidden;
                    book.grids.into_iter().for_each(|grid| self.frame(grid));
                }
                Err(why) => self.unreadable(why),
            }
            return;
        }
        let Some(source) = self.text(bytes) else { return };
        if source.text.trim_start().starts_with(['{', '[']) {
            match json::grid(&source.text) {
                Ok(grid) => self.header_first(grid),
                Err(why) => self.unreadable(why),
            }
        } else if let Some(grid) = delimited::grid(&source, &mut self.faults) {
            self.frame(grid);
        }
    }

    fn frame(&mut self, grid: Grid) {
        let tables = frame::tables(grid, &self.wanted, &mut self.list.asides);
        self.list.tables.extend(tables);
    }

    /// A grid whose first line is its header for certain.
    fn header_first(&mut self, grid: Grid) {
        let sheet = grid.sheet;
        let mut lines = grid.lines.into_iter();
        let Some(header) = lines.next() else { return };
        let rows = lines.map(|line| Row { sheet: sheet.clone(), number: line.number, cells: line.cells }).collect();
        self.list.tables.push(Table { headings: header.cells, rows });
    }

    /// The text of a file; lines in another encoding than the rest are named.
    fn text(&mut self, bytes: &[u8]) -> Option<Source> {
        let Some(decoded) = decode::decode(bytes) else {
            self.unreadable(Said::Term {
                zh: "不是表格，也不是文字；请另存为 xlsx 或 UTF-8 的 csv",
                en: "neither a spreadsheet nor text; save it as xlsx, or as csv in UTF-8",
            });
            return None;
        };
        self.list.encoding = self.list.encoding.or(decoded.encoding);
        let lines: Vec<&str> = decoded.text.lines().collect();
        for (line, encoding) in decoded.odd_lines {
            let value = lines.get(line - 1).copied().unwrap_or_default().to_owned();
            let (sheet, column) = ("".into(), String::new());
            self.list.asides.push(Note {
                sheet,
                row: line,
                column,
                value,
                what: What::Doubtful,
                reason: Reason::OtherEncoding(encoding),
            });
        }
        Some(Source::new(self.path.clone(), decoded.text))
    }

    fn package(&mut self, description: &[u8], files: &[(String, Vec<u8>)], base: Option<&str>) {
        let Some(description) = self.text(description).map(|source| source.text) else { return };
        let named = match Package::files(&description) {
            Ok(named) => named,
            Err(why) => return self.unreadable(why),
        };
        let mut grids = Vec::new();
        for (name, path) in named {
            let Some((_, bytes)) = files.iter().find(|(file, _)| *file == path) else { continue };
            let Some(source) = self.text(bytes) else { return };
            let Some(grid) = delimited::grid(&source, &mut self.faults) else { return };
            grids.push((name, grid));
        }
        match Package::new(&description, grids) {
            Ok(package) => match package.base(base) {
                Some(base) => self.header_first(package.joined(base)),
                None => self
                    .unreadable(Said::Term {
                        zh: "数据包里没有主表", en: "the package has no such main table"
                    }),
            },
            Err(why) => self.unreadable(why),
        }
    }
}
