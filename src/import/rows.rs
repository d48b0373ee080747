//! Rows of a list to entries: each is taken, folded into an earlier one, known already, or rejected.

use std::collections::BTreeMap;

use super::areas::Areas;
use super::cell::{Judge, Taken, clean, decimal};
use super::existing::{Existing, place_key};
use super::mapping::{Column, Mapping, Target};
use super::note::{Note, Reason, What};
use super::report::Report;
use super::table::{Row, Table};
use crate::address::Slug;
use crate::field::facility::FACILITY;
use crate::field::{Field, Need, Shape, find};
use crate::model::Point;
use crate::model::written::long_number;
use crate::text::fold::{fold, tidy};
use crate::vocabulary::{Closed as _, Crs};

const LNG: &str = "location.lng";
const LAT: &str = "location.lat";
const CRS: &str = "location.crs";
/// Decimals of a coordinate that are kept: a centimetre.
const PRECISION: f64 = 1e7;
/// What stands between several phone numbers of a cell, unless the mapping says otherwise.
const BETWEEN_PHONES: &str = "/／、;；|";
/// Whole names that mark a record as a test.
const TESTS: [&str; 6] = ["測試", "测试", "test", "テスト", "測試機構", "测试机构"];

/// A row that becomes an entry.
#[derive(Debug)]
pub(super) struct Kept {
    /// Its row in the list.
    pub(super) row: usize,
    /// Its area among [`Areas`].
    pub(super) area: usize,
    pub(super) name: String,
    pub(super) address: String,
    /// The cell of the column mapped to `id`, when it can be an id.
    pub(super) id: Option<String>,
    /// Keys of this row and of those folded into it.
    pub(super) keys: Vec<String>,
    /// Values by path.
    pub(super) values: BTreeMap<String, Vec<Taken>>,
}

/// A cell of a row that is no good, and with it the whole row.
struct Rejection {
    column: String,
    value: String,
    reason: Reason,
}

/// Goes through a list row by row.
pub(super) struct Rows<'a> {
    pub(super) table: &'a Table,
    pub(super) mapping: &'a Mapping<'a>,
    pub(super) existing: &'a Existing,
    pub(super) judge: &'a Judge<'a>,
    /// The area of all rows (`--area`).
    pub(super) area: Option<&'a str>,
    pub(super) areas: &'a mut Areas,
    pub(super) report: &'a mut Report,
}

impl Rows<'_> {
    /// Everything that becomes an entry, in the order of the list.
    pub(super) fn keep(mut self) -> Vec<Kept> {
        let mut kept: Vec<Kept> = Vec::new();
        // What was seen already: the entry it became, or none when the site has it.
        let mut seen: BTreeMap<String, Option<usize>> = BTreeMap::new();
        let mut places: BTreeMap<String, usize> = BTreeMap::new();
        let table = self.table;
        for row in &table.rows {
            self.report.rows += 1;
            let key = self.key(row);
            let fingerprint = self.fingerprint(row);
            if key.as_deref().is_some_and(|key| self.existing.imported(&self.mapping.list, key).is_some()) {
                self.report.known += 1;
                seen.entry(fingerprint).or_insert(None);
                continue;
            }
            match seen.get(&fingerprint) {
                Some(Some(first)) => {
                    self.report.folded += 1;
                    let keys = &mut kept[*first].keys;
                    keys.extend(key.filter(|key| !keys.contains(key)));
                    continue;
                }
                Some(None) => {
                    self.report.known += 1;
                    continue;
                }
                None => {}
            }
            let mut notes = Vec::new();
            match self.take(row, &mut notes) {
                Err(rejection) => {
                    self.report.rejected += 1;
                    let Rejection { column, value, reason } = rejection;
                    self.report.notes.push(Note { row: row.number, column, value, what: What::Rejected, reason });
                }
                Ok(entry) => {
                    let there = self.existing.at(&entry.name, &entry.address);
                    if there.is_some() && key.is_none() {
                        self.report.known += 1;
                        seen.insert(fingerprint, None);
                        continue;
                    }
                    let mut doubt = |reason| notes.push(self.note(row, "name", &entry.name, What::Doubtful, reason));
                    if let Some(id) = there {
                        doubt(Reason::LikeEntry(id.to_owned()));
                    }
                    if let Some(&first) = places.get(&place_key(&entry.name, &entry.address)) {
                        doubt(Reason::LikeRow(kept[first].row));
                    }
                    if is_twice(&entry.name) {
                        doubt(Reason::NameTwice);
                    }
                    self.report.taken += 1;
                    self.report.notes.append(&mut notes);
                    places.entry(place_key(&entry.name, &entry.address)).or_insert(kept.len());
                    seen.insert(fingerprint, Some(kept.len()));
                    kept.push(Kept { keys: key.into_iter().collect(), ..entry });
                }
            }
        }
        kept
    }

    fn note(&self, row: &Row, path: &str, value: &str, what: What, reason: Reason) -> Note {
        let column = self.mapping.column(path).map_or(String::new(), |column| column.heading.clone());
        Note { row: row.number, column, value: value.to_owned(), what, reason }
    }

    /// The list's own key of a row.
    fn key(&self, row: &Row) -> Option<String> {
        let column = self.mapping.columns.iter().find(|column| matches!(column.target, Target::Key))?;
        let key = clean(cell(row, column.at), false).0;
        (!key.is_empty() && key.chars().count() <= 120).then_some(key)
    }

    /// Every mapped column but the id and the key, tidied: rows with the same are one.
    fn fingerprint(&self, row: &Row) -> String {
        let mut columns: Vec<usize> = self
            .mapping
            .columns
            .iter()
            .filter(|column| !matches!(column.target, Target::Id | Target::Key))
            .map(|column| column.at)
            .collect();
        columns.sort_unstable();
        columns.dedup();
        let mut fingerprint = String::new();
        for at in columns {
            fingerprint.push_str(&tidy(cell(row, at)));
            fingerprint.push('\n');
        }
        fingerprint
    }

    fn take(&mut self, row: &Row, notes: &mut Vec<Note>) -> Result<Kept, Rejection> {
        let whole = |reason| Rejection { column: String::new(), value: row.cells.join(" "), reason };
        let columns = self.table.headings.len();
        if row.cells.iter().skip(columns).any(|cell| !tidy(cell).is_empty()) {
            return Err(whole(Reason::RowTooLong { cells: row.cells.len(), columns }));
        }
        let (mut values, mut id, mut area) = (BTreeMap::new(), None, None);
        let mapping = self.mapping;
        for column in &mapping.columns {
            match &column.target {
                Target::Key => {}
                Target::Id => id = Self::id(row, column, notes),
                Target::Area => area = self.area_cell(row, column, area)?,
                Target::Field(leaf) if leaf.path == LNG || leaf.path == LAT => {}
                Target::Field(leaf) => {
                    let taken = self.cell(row, column, leaf.field, &leaf.path, notes)?;
                    if !taken.is_empty() {
                        values.insert(leaf.path.clone(), taken);
                    }
                }
            }
        }
        let required = |key: &'static str| -> Result<String, Rejection> {
            let found =
                values.get(key).and_then(|taken: &Vec<Taken>| taken.first()).or_else(|| mapping.constants.get(key));
            let column = || mapping.column(key).map_or(String::new(), |column| column.heading.clone());
            match (found, find(FACILITY, key)) {
                (Some(taken), _) => Ok(taken.text.clone()),
                (None, Some(field)) => Err(Rejection {
                    column: column(),
                    value: String::new(),
                    reason: Reason::Missing { zh: field.zh, en: field.key },
                }),
                (None, None) => Ok(String::new()),
            }
        };
        let (name, address) = (required("name")?, required("address")?);
        required("kind")?;
        let bare = fold(&name);
        if TESTS.contains(&bare.trim_end_matches(|character: char| character.is_ascii_digit())) {
            let column = mapping.column("name").map_or(String::new(), |column| column.heading.clone());
            return Err(Rejection { column, value: name, reason: Reason::TestRecord });
        }
        if long_number(&address).is_some() {
            let column = mapping.column("address").map_or(String::new(), |column| column.heading.clone());
            return Err(Rejection { column, value: address, reason: Reason::NumberInAddress });
        }
        self.point(row, &mut values, notes);
        if let Some(option) = self.area {
            area = self.areas.find(option);
        }
        let area = area.ok_or_else(|| whole(Reason::AreaMissing))?;
        Ok(Kept { row: row.number, area, name, address, id, keys: Vec::new(), values })
    }

    /// The values of one cell; a cell of a field that every entry must have takes its row with it.
    fn cell(
        &self,
        row: &Row,
        column: &Column,
        field: &'static Field,
        path: &str,
        notes: &mut Vec<Note>,
    ) -> Result<Vec<Taken>, Rejection> {
        let raw = cell(row, column.at);
        let mut note = |what, value: &str, reason| {
            notes.push(Note { row: row.number, column: column.heading.clone(), value: value.to_owned(), what, reason });
        };
        let long = matches!(field.shape, Shape::Markdown { .. });
        let (cleaned, reasons) = clean(raw, long);
        // Blanks alone are no content that was changed.
        if !tidy(raw).is_empty() {
            for reason in reasons {
                note(What::Changed, raw, reason);
            }
        }
        let written = column.replace(&cleaned);
        let mut taken = Vec::new();
        for piece in pieces(written, column, field) {
            let part = match &column.part {
                Some(part) => part.captures(piece).and_then(|found| found.get(1)).map(|part| part.as_str().trim()),
                None => Some(piece),
            };
            let judged = part.map_or(Err(Reason::NoPart), |part| self.judge.value(field, part, self.mapping.english));
            match judged {
                Ok(value) => {
                    let is_word = matches!(field.shape, Shape::Word(_) | Shape::List(Shape::Word(_)) | Shape::Flag);
                    if part.is_some_and(|part| part != value.text) && !is_word {
                        note(What::Changed, piece, Reason::Rewritten(value.text.clone()));
                    }
                    if !taken.contains(&value) {
                        taken.push(value);
                    }
                }
                Err(reason) if field.need == Need::Required && !path.contains('.') => {
                    return Err(Rejection { column: column.heading.clone(), value: raw.to_owned(), reason });
                }
                Err(reason) => note(What::Dropped, piece, reason),
            }
        }
        Ok(taken)
    }

    fn id(row: &Row, column: &Column, notes: &mut Vec<Note>) -> Option<String> {
        let (cleaned, _) = clean(cell(row, column.at), false);
        let id = column.replace(&cleaned).to_lowercase().replace([' ', '_', '.', '/'], "-");
        if id.is_empty() || id.parse::<Slug>().is_ok() {
            return Some(id).filter(|id| !id.is_empty());
        }
        let column = column.heading.clone();
        notes.push(Note { row: row.number, column, value: cleaned, what: What::Changed, reason: Reason::NoId });
        None
    }

    fn area_cell(&mut self, row: &Row, column: &Column, earlier: Option<usize>) -> Result<Option<usize>, Rejection> {
        if self.area.is_some() {
            return Ok(earlier);
        }
        let raw = cell(row, column.at);
        let reject = |reason| Rejection { column: column.heading.clone(), value: raw.to_owned(), reason };
        let (cleaned, _) = clean(raw, false);
        let part = match &column.part {
            Some(part) => part.captures(&cleaned).and_then(|found| found.get(1)).map(|part| part.as_str().trim()),
            None => Some(cleaned.as_str()),
        };
        let name = part.map(|part| column.replace(part)).filter(|name| !name.is_empty());
        let name = name.ok_or_else(|| reject(Reason::AreaMissing))?;
        self.areas.find(name).map(Some).ok_or_else(|| reject(Reason::AreaUnknown))
    }

    /// Longitude and latitude: both or none, within the region, put right when they were swapped.
    fn point(&self, row: &Row, values: &mut BTreeMap<String, Vec<Taken>>, notes: &mut Vec<Note>) {
        let (Some(lng_column), Some(lat_column)) = (self.mapping.column(LNG), self.mapping.column(LAT)) else { return };
        let part = |column: &Column| {
            let (cleaned, _) = clean(cell(row, column.at), false);
            let part = match &column.part {
                Some(part) => part.captures(&cleaned).and_then(|found| found.get(1)).map(|part| part.as_str()),
                None => Some(cleaned.as_str()),
            };
            column.replace(part.unwrap_or_default().trim()).to_owned()
        };
        let (lng, lat) = (part(lng_column), part(lat_column));
        if lng.is_empty() && lat.is_empty() {
            return;
        }
        let mut note = |what, reason| {
            let column = format!("{}、{}", lng_column.heading, lat_column.heading);
            notes.push(Note { row: row.number, column, value: format!("{lng}、{lat}"), what, reason });
        };
        let (Some(mut east), Some(mut north)) = (decimal(&lng), decimal(&lat)) else {
            note(What::Dropped, Reason::PointHalf);
            return;
        };
        let crs = values.get(CRS).and_then(|crs| crs.first()).or_else(|| self.mapping.constants.get(CRS));
        let crs = crs.and_then(|crs| Crs::from_written(&crs.text)).unwrap_or(Crs::Wgs84);
        let bounds = self.judge.bounds();
        let fits = |lng: f64, lat: f64| {
            let inside = |point: Point| bounds.is_none_or(|bounds| bounds.contains(point.lng(), point.lat()));
            !is_nowhere(lng, lat) && Point::new(lng, lat, crs).is_some_and(inside)
        };
        if !fits(east, north) {
            if !fits(north, east) {
                let nowhere = is_nowhere(east, north);
                note(What::Dropped, if nowhere { Reason::PointImpossible } else { Reason::PointOutside });
                return;
            }
            note(What::Changed, Reason::Swapped);
            std::mem::swap(&mut east, &mut north);
        }
        for (path, degrees) in [(LNG, east), (LAT, north)] {
            let text = ((degrees * PRECISION).round() / PRECISION).to_string();
            values.insert(path.to_owned(), vec![Taken { text, plain: true }]);
        }
    }
}

/// A row may be shorter than the header.
fn cell(row: &Row, at: usize) -> &str {
    row.cells.get(at).map_or("", String::as_str)
}

/// The values that stand in one cell.
fn pieces<'t>(text: &'t str, column: &Column, field: &'static Field) -> Vec<&'t str> {
    let separator = match (column.separator.as_str(), field.shape) {
        ("", Shape::Phone) => BETWEEN_PHONES,
        (separator, _) => separator,
    };
    let pieces = text.split(|character| separator.contains(character)).map(str::trim);
    pieces.filter(|piece| !piece.is_empty()).collect()
}

/// Points that stand for "unknown": near where the equator meets Greenwich, or with one coordinate of zero.
fn is_nowhere(lng: f64, lat: f64) -> bool {
    (lng.abs() < 3.0 && lat.abs() < 3.0) || lng == 0.0 || lat == 0.0
}

/// Whether a name stands twice in its cell.
fn is_twice(name: &str) -> bool {
    let characters: Vec<char> = fold(name).chars().collect();
    let half = characters.len() / 2;
    half >= 2 && characters.len().is_multiple_of(2) && characters[..half] == characters[half..]
}
