//! Rows of a list to entries: each is taken, folded into an earlier one, known already, or rejected.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::address::without_phones;
use super::areas::Areas;
use super::cell::{Judge, Taken, Ways, clean, decimal};
use super::existing::{Existing, place_key};
use super::mapping::{Column, Mapping, Target};
use super::note::{Note, Reason, What};
use super::personal::{self, Personal, is_name, is_titled};
use super::phone::numbers;
use super::read::{Row, Table};
use super::report::{Fate, Outcome, Report};
use crate::address::Slug;
use crate::field::facility::FACILITY;
use crate::field::{Field, Leaf, Need, Shape, find};
use crate::model::written::long_number;
use crate::model::{PhoneKind, Point};
use crate::text::fold::{fold, narrow_letters, tidy};
use crate::vocabulary::{Closed as _, Crs, SHARED_POINT};

const LNG: &str = "location.lng";
const LAT: &str = "location.lat";
const CRS: &str = "location.crs";
/// Decimals of a coordinate that are kept: a centimetre.
const PRECISION: f64 = 1e7;
const ADDRESS: &str = "address";
const NUMBER: &str = "phones.number";
const LABEL: &str = "phones.label";
/// What stands between several words of a cell, unless the mapping says otherwise.
const BETWEEN_WORDS: &str = "/／、,，;；|｜\n";
/// Whole names that mark a record as a test.
const TESTS: [&str; 6] = ["測試", "测试", "test", "テスト", "測試機構", "测试机构"];

/// A row that becomes an entry.
#[derive(Debug)]
pub(super) struct Kept {
    /// Its sheet and row in the list.
    pub(super) sheet: Arc<str>,
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

/// What became of a row with the same cells.
enum Seen {
    /// An entry, by its place among those that were kept.
    Kept(usize),
    /// The site has it: its id.
    There(String),
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
    /// Called for each row.
    pub(super) row_done: &'a dyn Fn(),
}

impl Rows<'_> {
    /// Everything that becomes an entry, in the order of the list.
    pub(super) fn keep(mut self) -> Vec<Kept> {
        let mut kept: Vec<Kept> = Vec::new();
        let mut seen: BTreeMap<String, Seen> = BTreeMap::new();
        let mut places: BTreeMap<String, usize> = BTreeMap::new();
        let table = self.table;
        for row in &table.rows {
            self.report.rows += 1;
            (self.row_done)();
            let outcome = |fate| Outcome { sheet: row.sheet.clone(), row: row.number, fate };
            let key = self.key(row);
            let fingerprint = self.fingerprint(row);
            let known = key.as_deref().and_then(|key| self.existing.imported(&self.mapping.list, key));
            if let Some(id) = known {
                self.report.known += 1;
                self.report.outcomes.push(outcome(Fate::Known(id.to_owned())));
                seen.entry(fingerprint).or_insert_with(|| Seen::There(id.to_owned()));
                continue;
            }
            match seen.get(&fingerprint) {
                Some(Seen::Kept(first)) => {
                    self.report.folded += 1;
                    self.report.outcomes.push(outcome(Fate::Folded(kept[*first].row)));
                    let keys = &mut kept[*first].keys;
                    keys.extend(key.filter(|key| !keys.contains(key)));
                    continue;
                }
                Some(Seen::There(id)) => {
                    self.report.known += 1;
                    self.report.outcomes.push(outcome(Fate::Known(id.clone())));
                    continue;
                }
                None => {}
            }
            let mut notes = Vec::new();
            match self.take(row, &mut notes) {
                Err(rejection) => {
                    self.report.rejected += 1;
                    self.report.outcomes.push(outcome(Fate::Rejected));
                    let Rejection { column, value, reason } = rejection;
                    let (sheet, row) = (row.sheet.clone(), row.number);
                    self.report.notes.push(Note { sheet, row, column, value, what: What::Rejected, reason });
                }
                Ok(entry) => {
                    let there = self.existing.at(&entry.name, &entry.address);
                    if let (Some(id), None) = (there, &key) {
                        self.report.known += 1;
                        self.report.outcomes.push(outcome(Fate::Known(id.to_owned())));
                        seen.insert(fingerprint, Seen::There(id.to_owned()));
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
                    self.report.outcomes.push(outcome(Fate::Taken(kept.len())));
                    self.report.notes.append(&mut notes);
                    places.entry(place_key(&entry.name, &entry.address)).or_insert(kept.len());
                    seen.insert(fingerprint, Seen::Kept(kept.len()));
                    kept.push(Kept { keys: key.into_iter().collect(), ..entry });
                }
            }
        }
        self.drop_shared_points(&mut kept);
        kept
    }

    /// Takes away points that several streets share: a geocoder that does not find an address gives the middle of the town,
    /// and a wrong point is worse than none. Places of one street may share a house.
    fn drop_shared_points(&mut self, kept: &mut [Kept]) {
        let point = |kept: &Kept| Some((kept.values.get(LNG)?[0].text.clone(), kept.values.get(LAT)?[0].text.clone()));
        let mut shared: BTreeMap<(String, String), BTreeSet<String>> = BTreeMap::new();
        for kept in kept.iter() {
            if let Some(point) = point(kept) {
                shared.entry(point).or_default().insert(street(&kept.address));
            }
        }
        for kept in kept {
            let Some(at) = point(kept) else { continue };
            let streets = shared.get(&at).map_or(0, BTreeSet::len);
            if streets < SHARED_POINT {
                continue;
            }
            kept.values.retain(|path, _| !path.starts_with("location."));
            let column = self.mapping.column(LNG).map_or(String::new(), |column| column.heading.clone());
            let (sheet, value, reason) =
                (kept.sheet.clone(), format!("{}、{}", at.0, at.1), Reason::SharedPoint(streets));
            self.report.notes.push(Note { sheet, row: kept.row, column, value, what: What::Dropped, reason });
        }
    }

    fn note(&self, row: &Row, path: &str, value: &str, what: What, reason: Reason) -> Note {
        let column = self.mapping.column(path).map_or(String::new(), |column| column.heading.clone());
        Note { sheet: row.sheet.clone(), row: row.number, column, value: value.to_owned(), what, reason }
    }

    /// The list's own key of a row.
    fn key(&self, row: &Row) -> Option<String> {
        let column = self.mapping.columns.iter().find(|column| matches!(column.target, Target::Key))?;
        let key = clean(&column.cell(row), false).0;
        (!key.is_empty() && key.chars().count() <= 120).then_some(key)
    }

    /// Every mapped column but the id and the key, tidied: rows with the same are one.
    fn fingerprint(&self, row: &Row) -> String {
        let mut columns: Vec<usize> = self
            .mapping
            .columns
            .iter()
            .filter(|column| !matches!(column.target, Target::Id | Target::Key))
            .flat_map(|column| column.at.iter().copied())
            .collect();
        columns.sort_unstable();
        columns.dedup();
        let mut fingerprint = String::new();
        for at in columns {
            fingerprint.push_str(&tidy(row.cells.get(at).map_or("", String::as_str)));
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
        let (mut values, mut id, mut area): (BTreeMap<String, Vec<Taken>>, _, _) = (BTreeMap::new(), None, None);
        let mapping = self.mapping;
        let mut numbers: Vec<(&Column, Cow<'_, str>)> = Vec::new();
        for column in &mapping.columns {
            match &column.target {
                Target::Key => {}
                Target::Id => id = Self::id(row, column, notes),
                Target::Area => area = self.area_cell(row, column, area, notes)?,
                Target::Field(leaf) if leaf.path == LNG || leaf.path == LAT => {}
                Target::Field(leaf) => {
                    let raw = column.cell(row);
                    if leaf.path == NUMBER {
                        numbers.push((column, raw));
                        continue;
                    }
                    let apart = Some(()).filter(|()| leaf.path == ADDRESS);
                    let apart = apart.and_then(|()| without_phones(&narrow_letters(&raw), self.judge.phones()));
                    let raw = match apart {
                        Some((address, found)) => {
                            let found = found.join("、");
                            let reason = Reason::PhoneInAddress(found.clone());
                            notes.push(self.note(row, ADDRESS, &raw, What::Changed, reason));
                            numbers.push((column, found.into()));
                            address.into()
                        }
                        None => raw,
                    };
                    let taken = self.cell(row, column, &raw, leaf, notes)?;
                    if !taken.is_empty() {
                        values.insert(leaf.path.clone(), taken);
                    }
                }
            }
        }
        self.phones(row, &numbers, &mut values, notes);
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
        Ok(Kept { sheet: row.sheet.clone(), row: row.number, area, name, address, id, keys: Vec::new(), values })
    }

    /// The numbers of a row's cells, with what is said of each.
    fn phones(
        &self,
        row: &Row,
        cells: &[(&Column, Cow<'_, str>)],
        values: &mut BTreeMap<String, Vec<Taken>>,
        notes: &mut Vec<Note>,
    ) {
        let (mut taken, mut labels): (Vec<Taken>, Vec<Taken>) = (Vec::new(), Vec::new());
        for (column, raw) in cells {
            let (cleaned, _) = clean(raw, true);
            let written = column.replace(&cleaned);
            // The pattern of an address is not for its numbers.
            let part = match column.part.as_ref().filter(|_| column.field().is_some_and(|leaf| leaf.path == NUMBER)) {
                Some(part) => part.captures(written).and_then(|found| found.get(1)).map_or("", |part| part.as_str()),
                None => written,
            };
            for number in numbers(part, self.judge.phones()) {
                let mut note = |what, reason| {
                    let (sheet, column, value) = (row.sheet.clone(), column.heading.clone(), number.written.clone());
                    notes.push(Note { sheet, row: row.number, column, value, what, reason });
                };
                let phone = match &number.phone {
                    Ok(phone) if phone.kind() == PhoneKind::Mobile && !column.personal => {
                        note(What::Dropped, Reason::Personal(Personal::Mobile));
                        continue;
                    }
                    Ok(phone) => Taken::quoted(phone.to_string()),
                    Err(fault) => {
                        note(What::Dropped, Reason::Phone(*fault));
                        continue;
                    }
                };
                if taken.contains(&phone) {
                    continue;
                }
                let named = |said: &String| is_titled(said) || (column.with_persons && is_name(said));
                let of_person = number.note.as_ref().is_some_and(named) && !column.personal;
                match &number.note {
                    Some(_) if of_person => note(What::Dropped, Reason::Personal(Personal::Name)),
                    Some(said) => note(What::Changed, Reason::PhoneNoted(format!("{}，{said}", phone.text))),
                    None if number.restored => note(What::Changed, Reason::PhoneRestored(phone.text.clone())),
                    None if phone.text != number.written => note(What::Changed, Reason::Rewritten(phone.text.clone())),
                    None => {}
                }
                taken.push(phone);
                labels.push(Taken::quoted(number.note.filter(|_| !of_person).unwrap_or_default()));
            }
        }
        if labels.iter().any(|label| !label.text.is_empty()) && self.mapping.column(LABEL).is_none() {
            values.insert(LABEL.to_owned(), labels);
        }
        if !taken.is_empty() {
            values.insert(NUMBER.to_owned(), taken);
        }
    }

    /// The values of one cell; a cell of a field that every entry must have takes its row with it.
    fn cell(
        &self,
        row: &Row,
        column: &Column,
        raw: &str,
        leaf: &Leaf,
        notes: &mut Vec<Note>,
    ) -> Result<Vec<Taken>, Rejection> {
        let (field, path) = (leaf.field, leaf.path.as_str());
        let mut note = |what, value: &str, reason| {
            let (sheet, column) = (row.sheet.clone(), column.heading.clone());
            notes.push(Note { sheet, row: row.number, column, value: value.to_owned(), what, reason });
        };
        let long = matches!(field.shape, Shape::Markdown { .. });
        let (cleaned, reasons) = clean(raw, long);
        // Blanks alone are no content that was changed.
        if !tidy(raw).is_empty() {
            for reason in reasons {
                note(What::Changed, raw, reason);
            }
        }
        if !column.personal
            && !cleaned.is_empty()
            && let Some(personal) = about_persons(column, path, &cleaned)
            && path != ADDRESS
        {
            note(What::Dropped, raw, Reason::Personal(personal));
            return Ok(Vec::new());
        }
        let ways = Ways { english: self.mapping.english, republic: column.republic };
        let written = column.replace(&cleaned);
        let mut taken = Vec::new();
        for piece in pieces(written, column, field) {
            let part = match &column.part {
                Some(part) => part.captures(piece).and_then(|found| found.get(1)).map(|part| part.as_str().trim()),
                None => Some(piece),
            };
            let judged = part.map_or(Err(Reason::NoPart), |part| self.judge.value(field, part, ways));
            match judged {
                Ok(value) if value.text == "0" && path.ends_with(".total") => {
                    note(What::Dropped, piece, Reason::ZeroTotal);
                }
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
        let (cleaned, _) = clean(&column.cell(row), false);
        let id = column.replace(&cleaned).to_lowercase().replace([' ', '_', '.', '/'], "-");
        if id.is_empty() || id.parse::<Slug>().is_ok() {
            return Some(id).filter(|id| !id.is_empty());
        }
        let (sheet, column) = (row.sheet.clone(), column.heading.clone());
        let (value, what, reason) = (cleaned, What::Changed, Reason::NoId);
        notes.push(Note { sheet, row: row.number, column, value, what, reason });
        None
    }

    fn area_cell(
        &mut self,
        row: &Row,
        column: &Column,
        earlier: Option<usize>,
        notes: &mut Vec<Note>,
    ) -> Result<Option<usize>, Rejection> {
        if self.area.is_some() {
            return Ok(earlier);
        }
        let raw = &*column.cell(row);
        let reject = |reason| Rejection { column: column.heading.clone(), value: raw.to_owned(), reason };
        let (cleaned, _) = clean(raw, false);
        let part = match &column.part {
            Some(part) => part.captures(&cleaned).and_then(|found| found.get(1)).map(|part| part.as_str().trim()),
            None => Some(cleaned.as_str()),
        };
        let name = part.map(|part| column.replace(part)).filter(|name| !name.is_empty());
        let name = name.ok_or_else(|| reject(Reason::AreaMissing))?;
        if let Some(found) = self.areas.find(name) {
            return Ok(Some(found));
        }
        let found = self.areas.renamed(name).ok_or_else(|| reject(Reason::AreaUnknown))?;
        let (sheet, column, value) = (row.sheet.clone(), column.heading.clone(), name.to_owned());
        let reason = Reason::AreaRenamed(self.areas.name(found).to_owned());
        notes.push(Note { sheet, row: row.number, column, value, what: What::Changed, reason });
        Ok(Some(found))
    }

    /// Longitude and latitude: both or none, within the region, put right when they were swapped.
    fn point(&self, row: &Row, values: &mut BTreeMap<String, Vec<Taken>>, notes: &mut Vec<Note>) {
        let (Some(lng_column), Some(lat_column)) = (self.mapping.column(LNG), self.mapping.column(LAT)) else { return };
        let part = |column: &Column| {
            let (cleaned, _) = clean(&column.cell(row), false);
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
            let (sheet, value) = (row.sheet.clone(), format!("{lng}、{lat}"));
            notes.push(Note { sheet, row: row.number, column, value, what, reason });
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

/// What makes a cell one about persons: its column, its words, or that a name stands where an organisation should.
fn about_persons(column: &Column, path: &str, cell: &str) -> Option<Personal> {
    if column.of_persons {
        return Some(Personal::Column);
    }
    if path == "operator.name" && is_name(cell) {
        return Some(Personal::Name);
    }
    personal::found(cell)
}

/// The values that stand in one cell.
fn pieces<'t>(text: &'t str, column: &Column, field: &'static Field) -> Vec<&'t str> {
    let separator = match (column.separator.as_str(), field.shape) {
        ("", Shape::List(Shape::Word(_) | Shape::Registry(_))) => BETWEEN_WORDS,
        (separator, _) => separator,
    };
    let pieces = text.split(|character| separator.contains(character)).map(str::trim);
    pieces.filter(|piece| !piece.is_empty()).collect()
}

/// An address up to its first digit.
fn street(address: &str) -> String {
    let folded = fold(address);
    let end = folded.find(|character: char| character.is_ascii_digit()).unwrap_or(folded.len());
    folded[..end].to_owned()
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
