//! Entries as the sheets of a workbook, which `export` writes and `import --update` reads back: which columns there are, what
//! stands in each cell, and by what is known later that a cell was edited. Both steps use this, so that they agree.

mod cell;
mod names;

use crate::draft::{Draft, Group, Value};
use crate::field::facility::FACILITY;
use crate::field::{Field, Leaf, Shape, leaves};

pub use cell::{pairs, shown, split};
pub use names::Names;

/// Name of the sheet with one row an entry.
pub const ENTRIES: &str = "机构";
/// Name of the sheet of free beds and places.
pub const AVAILABILITY: &str = "空余";
/// Name of the hidden sheet by which edits are told.
pub const BASE: &str = "_laoyou";
/// What its first cell says.
pub const VERSION: &str = "laoyou-workbook 1";
/// Headings that are not fields.
pub const ID: &str = "条目编号";
/// The area's name.
pub const AREA: &str = "县区";
/// Place in the list, from 1.
pub const PLACE: &str = "序号";
/// 是 in it takes an item out of its list.
pub const REMOVE: &str = "删除";

/// One sheet: the entries, or a list inside them.
#[derive(Clone, Debug)]
pub struct Sheet {
    /// For example `电话`.
    pub name: &'static str,
    /// The list whose items are its rows; `None` for the sheet of entries.
    pub list: Option<&'static Field>,
    /// Columns after those that name the row.
    pub columns: Vec<Leaf>,
}

/// One row: an entry, or an item of one of its lists.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The entry.
    pub id: String,
    /// The item's place in the list, from 1; 0 on the sheet of entries.
    pub place: usize,
    /// One for each column.
    pub cells: Vec<Cell>,
}

/// What stands in one cell.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cell {
    /// As people read it; empty where nothing is written.
    pub text: String,
    /// Written in a way that a cell cannot carry, so that it can only be changed in the file.
    pub fixed: bool,
}

/// The sheets, from the table of fields. Free beds and places are left out: they have a sheet and a file of their own.
pub fn sheets() -> Vec<Sheet> {
    let mut sheets = vec![Sheet { name: ENTRIES, list: None, columns: Vec::new() }];
    for leaf in leaves(FACILITY).into_iter().filter(|leaf| !is_availability(&leaf.path)) {
        let top = FACILITY.iter().find(|field| leaf.path.split('.').next() == Some(field.key));
        let list = top.filter(|field| matches!(field.shape, Shape::List(Shape::Group(_))));
        let Some(list) = list else {
            sheets[0].columns.push(leaf);
            continue;
        };
        match sheets.iter_mut().find(|sheet| sheet.list.is_some_and(|known| known.key == list.key)) {
            Some(sheet) => sheet.columns.push(leaf),
            None => sheets.push(Sheet { name: list.zh, list: Some(list), columns: vec![leaf] }),
        }
    }
    sheets
}

/// Whether a path is one of `availability.csv`: free beds, places or seats, and their day.
pub fn is_availability(path: &str) -> bool {
    let group = |group: &str| matches!(group, "beds" | "places" | "capacity");
    path.split_once('.').is_some_and(|(above, key)| group(above) && matches!(key, "available" | "as_of"))
}

/// The rows of an entry on a sheet: one on the sheet of entries, one an item on that of a list.
pub fn rows(sheet: &Sheet, draft: &Draft, area: &str, names: &Names) -> Vec<Row> {
    let id = draft.source.path.stem();
    let row = |place: usize, group: &Group, depth: usize| Row {
        id: id.to_owned(),
        place,
        cells: sheet.columns.iter().map(|leaf| cell::at(group, &keys(leaf, depth), leaf.field, area, names)).collect(),
    };
    let Some(list) = sheet.list else { return vec![row(0, &draft.root, 0)] };
    let Some(entry) = draft.root.peek(list.key) else { return Vec::new() };
    items(&entry.value).into_iter().enumerate().map(|(at, group)| row(at + 1, group, 1)).collect()
}

/// The groups of a list; one that stands without its list is its only item.
pub fn items(value: &Value) -> Vec<&Group> {
    match value {
        Value::Group(group) => vec![group],
        Value::List(list) => {
            let groups = list.items.iter().filter_map(|item| match item {
                Value::Group(group) => Some(group),
                _ => None,
            });
            groups.collect()
        }
        _ => Vec::new(),
    }
}

/// The keys of a path below so many of its first.
fn keys(leaf: &Leaf, depth: usize) -> Vec<&str> {
    leaf.path.split('.').skip(depth).collect()
}

/// By what is known later that a cell was edited: eight hex digits of its text.
pub fn mark(text: &str) -> String {
    blake3::hash(plain(text).as_bytes()).to_hex()[..8].to_owned()
}

/// By what is known later that an entry's file was changed: sixteen hex digits of its text.
pub fn file_mark(draft: &Draft) -> String {
    blake3::hash(draft.source.text.as_bytes()).to_hex()[..16].to_owned()
}

/// A text without what a spreadsheet may change by itself: blanks at its ends, the form of its line ends.
pub fn plain(text: &str) -> String {
    text.replace("\r\n", "\n").replace("_x000D_", "").trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_field_has_one_column() {
        let sheets = sheets();
        let columns: usize = sheets.iter().map(|sheet| sheet.columns.len()).sum();
        let free = leaves(FACILITY).iter().filter(|leaf| is_availability(&leaf.path)).count();
        assert_eq!((columns + free, free), (leaves(FACILITY).len(), 6));
        let names: Vec<&str> = sheets.iter().map(|sheet| sheet.name).collect();
        assert!(names.starts_with(&["机构", "电话", "价格"]) && names.len() > 8, "{names:?}");
        assert!(names.iter().all(|name| name.chars().count() < 32));
    }

    #[test]
    fn a_mark_knows_no_blanks_at_the_ends() {
        assert_eq!(mark(" 甲\r\n乙 "), mark("甲\n乙"));
        assert_ne!(mark("甲"), mark("乙"));
    }
}
