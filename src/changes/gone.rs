//! What the facilities were called that are no longer there: read from the table of open data in which they last stood.

use std::collections::{BTreeMap, BTreeSet};

use csv::{ReaderBuilder, StringRecord, Terminator, WriterBuilder};

use super::{Paths, Place};
use crate::field::facility::{BEFORE, FACILITY};
use crate::field::find;

/// Facilities by id, with their names and counties when they were last published.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Gone {
    known: BTreeMap<String, (String, String)>,
}

impl Gone {
    /// The ids whose pages vanished.
    pub fn ids(paths: &Paths) -> BTreeSet<&str> {
        let pages = paths.removed.iter().filter_map(|path| match Place::of(path) {
            Place::Facility(id) => Some(id),
            _ => None,
        });
        pages.collect()
    }

    /// Adds those of a table of open data, or of [`Gone::to_table`], whose ids are wanted; what is known already stays. A
    /// table that cannot be read says nothing.
    pub fn read(&mut self, table: &[u8], wanted: impl Fn(&str) -> bool) {
        let table = table.strip_prefix("\u{feff}".as_bytes()).unwrap_or(table);
        let mut reader = ReaderBuilder::new().flexible(true).from_reader(table);
        let Some(columns) = reader.headers().ok().and_then(columns) else { return };
        let mut record = StringRecord::new();
        while reader.read_record(&mut record).unwrap_or(false) {
            let [Some(id), Some(area), Some(name)] = columns.map(|at| record.get(at)) else { continue };
            if wanted(id) && !self.known.contains_key(id) {
                self.known.insert(id.to_owned(), (name.to_owned(), area.to_owned()));
            }
        }
    }

    /// All of them as a table.
    pub fn to_table(&self) -> Vec<u8> {
        let mut writer = WriterBuilder::new().terminator(Terminator::CRLF).from_writer(Vec::new());
        // Writing to memory cannot fail.
        let _ = writer.write_record(headings());
        for (id, (name, area)) in &self.known {
            let _ = writer.write_record([id, area, name]);
        }
        writer.into_inner().unwrap_or_default()
    }

    /// The name and the county of one.
    pub(super) fn find(&self, id: &str) -> Option<(&str, &str)> {
        self.known.get(id).map(|(name, area)| (name.as_str(), area.as_str()))
    }

    /// Whether all of these are known.
    pub fn knows(&self, ids: &BTreeSet<&str>) -> bool {
        ids.iter().all(|id| self.known.contains_key(*id))
    }
}

/// Of the id, the county and the name, as the table of open data has them.
fn headings() -> [&'static str; 3] {
    [BEFORE[0].zh, BEFORE[2].zh, find(FACILITY, "name").map_or("", |field| field.zh)]
}

fn columns(head: &StringRecord) -> Option<[usize; 3]> {
    let at = |heading: &str| head.iter().position(|cell| cell == heading);
    let [id, area, name] = headings().map(at);
    Some([id?, area?, name?])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_read_and_kept() {
        let mut gone = Gone::default();
        let table = "\u{feff}编号,县区代码,县区,名称\r\na,jia,甲县,\"一院，\"\"老\"\"\"\r\nb,jia,甲县,二院\r\n";
        gone.read(table.as_bytes(), |id| id == "a");
        assert_eq!((gone.find("a"), gone.find("b")), (Some(("一院，\"老\"", "甲县")), None));
        let mut again = Gone::default();
        again.read(&gone.to_table(), |_| true);
        assert_eq!(again, gone);
        again.read(table.replace("一院", "别院").as_bytes(), |_| true);
        assert_eq!(again.find("a"), gone.find("a"), "what is known stays");
        again.read(b"\xff\xfe,no table", |_| true);
        assert!(again.knows(&BTreeSet::from(["a", "b"])) && !again.knows(&BTreeSet::from(["c"])));
    }
}
