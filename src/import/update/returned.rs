//! A workbook as it came back: the lines of each sheet by their headings, and the marks of the export.

use std::collections::BTreeMap;

use super::super::read::sheets as read_sheets;
use crate::field::Leaf;
use crate::workbook::{BASE, ENTRIES, ID, PLACE, REMOVE, Sheet, VERSION, plain};

/// What was exported of one row.
#[derive(Clone, Debug, Default)]
pub(super) struct Base {
    /// Mark of each cell, by the path of its column.
    pub(super) marks: BTreeMap<String, String>,
}

/// One line of a sheet.
#[derive(Clone, Debug)]
pub(super) struct Line {
    pub(super) id: String,
    /// Place in the list, from 1; 0 for a new item, and on the sheet of entries.
    pub(super) place: usize,
    /// The item is to be taken out.
    pub(super) remove: bool,
    /// Cells by heading.
    cells: BTreeMap<String, String>,
}

/// A workbook that came back.
#[derive(Debug, Default)]
pub(super) struct Returned {
    pub(super) sheets: BTreeMap<String, Vec<Line>>,
    pub(super) base: BTreeMap<String, BTreeMap<(String, usize), Base>>,
    /// Mark of each entry's file as it was exported, by id.
    pub(super) hashes: BTreeMap<String, String>,
}

impl Line {
    /// The cell of a column; `None` when the column is gone.
    pub(super) fn cell(&self, sheet: &Sheet, leaf: &Leaf) -> Option<String> {
        let heading = match sheet.list {
            Some(_) => leaf.zh.split_once('·').map_or(leaf.zh.as_str(), |(_, inner)| inner),
            None => leaf.zh.as_str(),
        };
        self.named(heading)
    }

    pub(super) fn named(&self, heading: &str) -> Option<String> {
        self.cells.get(heading).cloned()
    }

    /// Everything in it, for a message.
    pub(super) fn shown(&self) -> String {
        let own = |heading: &&String| ![ID, PLACE, REMOVE].contains(&heading.as_str());
        let cells = self.cells.iter().filter(|(heading, text)| own(heading) && !text.is_empty());
        cells.map(|(heading, text)| format!("{heading} {text}")).collect::<Vec<_>>().join("，")
    }
}

impl Returned {
    /// Reads it; the library's words when the file is broken, `None` when it is no workbook of ours.
    pub(super) fn read(bytes: &[u8]) -> Result<Self, Option<String>> {
        let mut returned = Self::default();
        let mut ours = false;
        for (name, rows) in read_sheets(bytes).map_err(Some)? {
            if name == BASE {
                ours = rows.first().and_then(|row| row.first()).is_some_and(|first| first == VERSION);
                returned.base = base(&rows);
                returned.hashes = hashes(&rows);
            } else {
                returned.sheets.insert(name, lines(&rows));
            }
        }
        if ours { Ok(returned) } else { Err(None) }
    }
}

fn lines(rows: &[Vec<String>]) -> Vec<Line> {
    let Some((headings, rows)) = rows.split_first() else { return Vec::new() };
    let headings: Vec<String> = headings.iter().map(|heading| plain(heading)).collect();
    let line = |row: &Vec<String>| {
        let cell = |at: usize| row.get(at).map(|cell| plain(cell)).unwrap_or_default();
        let cells: BTreeMap<String, String> = headings
            .iter()
            .enumerate()
            .filter(|(_, heading)| !heading.is_empty())
            .map(|(at, heading)| (heading.clone(), cell(at)))
            .collect();
        let named = |heading: &str| cells.get(heading).cloned().unwrap_or_default();
        Line {
            id: named(ID),
            place: named(PLACE).trim_end_matches(".0").parse().unwrap_or(0),
            remove: matches!(named(REMOVE).as_str(), "是" | "删除" | "yes" | "Y" | "y"),
            cells,
        }
    };
    rows.iter().map(line).collect()
}

/// Of the sheet of entries.
fn hashes(rows: &[Vec<String>]) -> BTreeMap<String, String> {
    let of = |row: &Vec<String>| match row.as_slice() {
        [sheet, id, _, hash, ..] if sheet == ENTRIES => Some((id.clone(), hash.clone())),
        _ => None,
    };
    rows.iter().filter_map(of).collect()
}

fn base(rows: &[Vec<String>]) -> BTreeMap<String, BTreeMap<(String, usize), Base>> {
    let mut all: BTreeMap<String, BTreeMap<(String, usize), Base>> = BTreeMap::new();
    let mut paths: BTreeMap<&str, &[String]> = BTreeMap::new();
    for row in rows.iter().skip(1) {
        match row.as_slice() {
            [sheet, sign, columns @ ..] if sign == "#" => drop(paths.insert(sheet, columns)),
            [sheet, id, place, _, marks, ..] => {
                let columns = paths.get(sheet.as_str()).copied().unwrap_or_default();
                let marks = columns.iter().cloned().zip(marks.split(' ').map(str::to_owned)).collect();
                let place = place.trim_end_matches(".0").parse().unwrap_or(0);
                all.entry(sheet.clone()).or_default().insert((id.clone(), place), Base { marks });
            }
            _ => {}
        }
    }
    all
}
