//! The draft of a mapping, judged against the list that it is for.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use regex_lite::Regex;

use super::cell::{Judge, Taken, Ways};
use super::existing::{Existing, Region, loose};
use super::read::{List, Row, Table};
use super::words::{Meaning, meaning, names_persons};
use super::written;
use crate::diagnostic::catalogue::import as codes;
use crate::diagnostic::catalogue::table::COLUMN_TWICE;
use crate::diagnostic::catalogue::value::{MISSING_REQUIRED, NOT_YES_OR_NO, WRONG_PATTERN};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Value as Said};
use crate::draft::{Draft, Group, Scalar};
use crate::field::facility::FACILITY;
use crate::field::mapping::MAPPING;
use crate::field::{Field, Leaf, Need, at_path, find, leaves};
use crate::model::written as values;
use crate::source::{Place, Span};
use crate::text::fold::fold;
use crate::text::han::has_han;
use crate::text::nearest::nearest;
use crate::text::width::clip;
use crate::vocabulary::SLUG;

/// Characters of the author's words that a sentence repeats.
const QUOTED: usize = 40;
/// What a mapping calls the id and the area, which are no fields of an entry.
const ID: [&str; 2] = ["id", "编号"];
const AREA: [&str; 2] = ["area", "县区"];
/// The list's own key.
const KEY: &str = "source_keys.key";

/// What to do with a list.
#[derive(Debug)]
pub(super) struct Mapping<'a> {
    /// Slug of the list.
    pub(super) list: String,
    /// Columns that are used.
    pub(super) columns: Vec<Column>,
    /// Values that every entry has, by path.
    pub(super) constants: BTreeMap<String, Taken>,
    /// Headings that it does not name.
    pub(super) unmapped: Vec<String>,
    /// Entries get English keys.
    pub(super) english: bool,
    /// For a new site.
    pub(super) region: Option<&'a Group>,
}

/// One column of the list and its use.
#[derive(Debug)]
pub(super) struct Column {
    /// Its place in a row, and those of the columns that are joined to it.
    pub(super) at: Vec<usize>,
    /// What stands between joined cells.
    joint: String,
    /// As the list calls it, in one line.
    pub(super) heading: String,
    /// What is about persons is taken as well.
    pub(super) personal: bool,
    /// Its heading says that it is about persons.
    pub(super) of_persons: bool,
    /// Its heading says that persons stand in it beside other things.
    pub(super) with_persons: bool,
    /// Years of two digits are years of the Republic.
    pub(super) republic: bool,
    pub(super) target: Target,
    pub(super) part: Option<Regex>,
    /// Characters between several values.
    pub(super) separator: String,
    /// Folded cell to what is written instead.
    values: BTreeMap<String, String>,
}

/// What a column becomes.
#[derive(Debug)]
pub(super) enum Target {
    Id,
    Area,
    /// The list's own key.
    Key,
    Field(Leaf),
}

impl Column {
    /// The cell of a row, with those that are joined to it; empty where a row is too short.
    pub(super) fn cell<'r>(&self, row: &'r Row) -> Cow<'r, str> {
        let cell = |at: &usize| row.cells.get(*at).map_or("", String::as_str);
        match self.at.as_slice() {
            [at] => Cow::Borrowed(cell(at)),
            several => {
                let filled: Vec<&str> = several.iter().map(cell).filter(|cell| !cell.trim().is_empty()).collect();
                Cow::Owned(filled.join(&self.joint))
            }
        }
    }

    /// What the mapping writes for a cell.
    pub(super) fn replace<'c>(&'c self, cell: &'c str) -> &'c str {
        if self.values.is_empty() {
            return cell;
        }
        self.values.get(&fold(cell)).map_or(cell, String::as_str)
    }

    pub(super) fn field(&self) -> Option<&Leaf> {
        match &self.target {
            Target::Field(leaf) => Some(leaf),
            _ => None,
        }
    }
}

impl Mapping<'_> {
    /// The column that becomes the field of a path.
    pub(super) fn column(&self, path: &str) -> Option<&Column> {
        self.columns.iter().find(|column| column.field().is_some_and(|leaf| leaf.path == path))
    }
}

/// What a reader of the list should know of its mapping beforehand.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wanted {
    /// Headings that it names.
    pub headings: Vec<String>,
    /// The main table of a data package.
    pub base: Option<String>,
    /// The sheets that are to be read; all when none is named.
    pub(super) sheets: BTreeSet<String>,
}

impl Wanted {
    /// Of a mapping.
    pub fn of(mapping: &Draft) -> Self {
        let columns = written::groups(&mapping.root, "columns");
        let headings = columns
            .iter()
            .flat_map(|group| written::scalar(group, "column").into_iter().chain(written::scalars(group, "with")));
        Self {
            headings: headings.map(|heading| heading.text.clone()).collect(),
            base: written::text(&mapping.root, "base").map(str::to_owned),
            sheets: written::texts(&mapping.root, "sheets").into_iter().map(fold).collect(),
        }
    }
}

/// Reads a mapping; what is wrong is reported, and `None` given when anything is.
pub(super) fn read<'a>(
    draft: &'a Draft,
    list: &List,
    table: &Table,
    existing: &Existing,
    demo: bool,
    has_area: bool,
    diagnostics: &mut Diagnostics,
) -> Option<Mapping<'a>> {
    let mut reader = Reader { draft, list, table, faults: Diagnostics::new(), sources: Vec::new() };
    let top = Span::new(0, 0);
    reader.require(&draft.root, MAPPING, top);
    let slug = written::scalar(&draft.root, "list");
    if let Some(slug) = slug.filter(|slug| !SLUG.matches(slug.text.trim())) {
        reader.report(&WRONG_PATTERN, slug.span, |fault| {
            let field = find(MAPPING, "list").map_or("", |field| field.zh);
            fault.with("value", clip(&slug.text, QUOTED)).with("field", field).with("example", "minzheng-2026")
        });
    }
    let english = reader.flag(&draft.root, "english_keys").unwrap_or(false);
    let region = written::group(&draft.root, "region");
    let (mut columns, mut named) = (Vec::new(), vec![false; table.headings.len()]);
    for group in written::groups(&draft.root, "columns") {
        columns.extend(reader.column(group, &mut named));
    }
    let judged = region.map(Region::read);
    let judge = Judge::new(existing, judged.as_ref(), demo);
    let mut constants = BTreeMap::new();
    for group in written::groups(&draft.root, "constants") {
        constants.extend(reader.constant(group, &judge, english));
    }
    for field in FACILITY.iter().filter(|field| field.need == Need::Required) {
        if !reader.sources.iter().any(|path| path == field.key) {
            reader.report(&codes::MAPPING_WITHOUT, top, |fault| {
                fault.with("field", Said::Term { zh: field.zh, en: field.key })
            });
        }
    }
    for leaf in leaves(FACILITY) {
        let Some((group, _)) = leaf.path.rsplit_once('.') else { continue };
        let below = |path: &String| path.strip_prefix(group).is_some_and(|rest| rest.starts_with('.'));
        // The key of a row brings its list with it.
        let needed = leaf.field.need == Need::Required && group != "source_keys";
        if needed && reader.sources.iter().any(below) && !reader.sources.contains(&leaf.path) {
            reader.report(&codes::MAPPING_WITHOUT, top, |fault| {
                fault.with("field", Said::Both { zh: leaf.zh.replace('·', "."), en: leaf.path.clone() })
            });
        }
    }
    if existing.region().is_none() && region.is_none() {
        reader.report(&codes::REGION_UNKNOWN, top, |fault| fault);
    }
    if !has_area && !columns.iter().any(|column| matches!(column.target, Target::Area)) {
        reader.report(&codes::AREA_UNDECIDED, top, |fault| fault);
    }
    let whole = reader.faults.is_empty();
    diagnostics.append(reader.faults);
    let unnamed = |(_, named): &(&String, &bool)| !**named;
    let unmapped = table.headings.iter().zip(&named).filter(unnamed).map(|(heading, _)| heading.clone());
    let unmapped = unmapped.filter(|heading| !heading.is_empty()).collect();
    let list = slug?.text.trim().to_owned();
    whole.then_some(Mapping { list, columns, constants, unmapped, english, region })
}

struct Reader<'a> {
    draft: &'a Draft,
    list: &'a List,
    table: &'a Table,
    faults: Diagnostics,
    /// Paths that have a column or a constant.
    sources: Vec<String>,
}

impl Reader<'_> {
    fn report(&mut self, code: &'static Code, span: Span, fill: impl FnOnce(Diagnostic) -> Diagnostic) {
        self.faults.report(fill(Diagnostic::new(code, self.draft.place(span))));
    }

    /// Reports what must be there and is not, in a group and in those below it.
    fn require(&mut self, group: &Group, fields: &'static [Field], at: Span) {
        for field in fields {
            let written =
                group.peek(field.key).is_some_and(|entry| !matches!(entry.value, crate::draft::Value::Empty(_)));
            if !written && field.need == Need::Required {
                self.report(&MISSING_REQUIRED, at, |fault| {
                    let example = (!field.example.is_empty()).then_some(field.example);
                    let fault = fault
                        .with("field", Said::Term { zh: field.zh, en: field.key })
                        .with("key", Said::Term { zh: field.zh, en: field.key });
                    fault.with_some("example", example)
                });
            }
            for inner in written::groups(group, field.key) {
                self.require(inner, field.inside(), inner.span);
            }
        }
    }

    fn flag(&mut self, group: &Group, key: &str) -> Option<bool> {
        let scalar = written::scalar(group, key)?;
        let flag = values::flag(scalar.text.trim());
        if flag.is_none() {
            self.report(&NOT_YES_OR_NO, scalar.span, |fault| fault.with("value", clip(&scalar.text, QUOTED)));
        }
        flag
    }

    fn column(&mut self, group: &Group, named: &mut [bool]) -> Option<Column> {
        let heading = written::scalar(group, "column")?;
        let dropped = self.flag(group, "drop").unwrap_or(false);
        let joined = std::iter::once(heading).chain(written::scalars(group, "with"));
        let at: Vec<Option<usize>> = joined.map(|heading| self.heading(heading)).collect();
        at.iter().flatten().for_each(|&at| named[at] = true);
        let joint = written::scalar(group, "joint").map_or(" ", |joint| joint.text.as_str()).to_owned();
        let personal = self.flag(group, "personal").unwrap_or(false);
        let republic = self.flag(group, "republic").unwrap_or(false);
        let part = written::scalar(group, "part").and_then(|part| self.part(part));
        let separator = written::scalar(group, "separator").map(|scalar| scalar.text.clone()).unwrap_or_default();
        let pair = |value: &Group| {
            let cell = fold(&written::scalar(value, "cell")?.text);
            Some((cell, written::text(value, "value").unwrap_or_default().to_owned()))
        };
        let values = written::groups(group, "values").into_iter().filter_map(pair).collect();
        let field = written::scalar(group, "field");
        if field.is_none() && !dropped && at[0].is_some() {
            self.report(&codes::COLUMN_WITHOUT_USE, heading.span, |fault| {
                fault.with("key", clip(&heading.text, QUOTED))
            });
        }
        let target = self.target(field.filter(|_| !dropped)?)?;
        let at: Vec<usize> = at.into_iter().collect::<Option<_>>()?;
        let heading = self.table.headings[at[0]].clone();
        let of_persons = meaning(&heading) == Some(Meaning::Person);
        let with_persons = names_persons(&heading);
        Some(Column {
            at,
            joint,
            heading,
            personal,
            of_persons,
            with_persons,
            republic,
            target,
            part,
            separator,
            values,
        })
    }

    /// The column of the list that a heading means.
    fn heading(&mut self, heading: &Scalar) -> Option<usize> {
        let wanted = fold(&heading.text);
        let mut found = self.table.headings.iter().enumerate().filter(|(_, known)| fold(known) == wanted);
        match (found.next(), found.next()) {
            (Some((at, _)), None) => Some(at),
            (Some(_), Some(_)) => {
                let place = Place::file(self.list.path.clone());
                self.faults.report(Diagnostic::new(&COLUMN_TWICE, place).with("key", clip(&heading.text, QUOTED)));
                None
            }
            (None, _) => {
                let known: Vec<String> =
                    self.table.headings.iter().filter(|known| !known.is_empty()).cloned().collect();
                let near = nearest(&heading.text, known.iter().map(String::as_str)).map(str::to_owned);
                self.report(&codes::LIST_WITHOUT_COLUMN, heading.span, |fault| {
                    fault.with("key", clip(&heading.text, QUOTED)).with_some("near", near).with("known", known)
                });
                None
            }
        }
    }

    fn part(&mut self, part: &Scalar) -> Option<Regex> {
        // The small engine knows no scripts, so Han characters are written out as ranges.
        let han = part.text.trim().replace(r"\p{Han}", r"[〇\x{3400}-\x{9fff}\x{20000}-\x{3347f}]");
        let regex = Regex::new(&han).ok().filter(|regex| regex.captures_len() > 1);
        if regex.is_none() {
            self.report(&codes::PART_UNREADABLE, part.span, |fault| fault.with("value", clip(&part.text, QUOTED)));
        }
        regex
    }

    fn target(&mut self, field: &Scalar) -> Option<Target> {
        let path = field.text.trim();
        let (source, target) = if ID.contains(&path) {
            (ID[0].to_owned(), Target::Id)
        } else if AREA.contains(&path) {
            (AREA[0].to_owned(), Target::Area)
        } else {
            let leaf = self.leaf(field)?;
            let target = if leaf.path == KEY { Target::Key } else { Target::Field(leaf.clone()) };
            (leaf.path, target)
        };
        self.claim(source, field).then_some(target)
    }

    /// The field without fields inside that a path means, in either language.
    fn leaf(&mut self, field: &Scalar) -> Option<Leaf> {
        let path = field.text.trim().replace(['·', '．', '。'], ".");
        let row = at_path(FACILITY, &path);
        let leaf = row.and_then(|row| {
            // A row of the table may stand in several groups; the path says in which.
            let first = at_path(FACILITY, path.split('.').next()?)?;
            let inside = |leaf: &Leaf| leaf.path.split('.').next() == Some(first.key);
            leaves(FACILITY).into_iter().find(|leaf| std::ptr::eq(leaf.field, row) && inside(leaf))
        });
        let leaf = leaf.filter(|leaf| leaf.path != "source_keys.list");
        if leaf.is_none() {
            let chinese = has_han(&path);
            let name = |field: &'static Field| if chinese { field.zh } else { field.key };
            let inside: Vec<String> =
                row.map(Field::inside).unwrap_or_default().iter().map(|f| format!("{path}.{}", name(f))).collect();
            let known: Vec<String> = leaves(FACILITY)
                .into_iter()
                .map(|leaf| if chinese { leaf.zh.replace('·', ".") } else { leaf.path })
                .collect();
            let near = nearest(&path, known.iter().map(String::as_str)).map(str::to_owned);
            let near = near.filter(|_| inside.is_empty());
            let inside = (!inside.is_empty()).then_some(inside);
            self.report(&codes::MAPPED_FIELD_UNKNOWN, field.span, |fault| {
                fault.with("key", clip(&field.text, QUOTED)).with_some("near", near).with_some("inside", inside)
            });
        }
        leaf
    }

    /// Whether no other column or constant gives this field.
    fn claim(&mut self, source: String, field: &Scalar) -> bool {
        if self.sources.contains(&source) {
            self.report(&codes::MAPPED_TWICE, field.span, |fault| fault.with("key", clip(&field.text, QUOTED)));
            return false;
        }
        self.sources.push(source);
        true
    }

    fn constant(&mut self, group: &Group, judge: &Judge<'_>, english: bool) -> Option<(String, Taken)> {
        let (field, value) = (written::scalar(group, "field")?, written::scalar(group, "value")?);
        let leaf = self.leaf(field)?;
        if !self.claim(leaf.path.clone(), field) {
            return None;
        }
        match judge.value(leaf.field, value.text.trim(), Ways { english, republic: false }) {
            Ok(taken) => Some((leaf.path, taken)),
            Err(reason) => {
                let (zh, en) = reason.both();
                self.report(&codes::CONSTANT_WRONG, value.span, |fault| {
                    let example = (!leaf.field.example.is_empty()).then_some(leaf.field.example);
                    let fault = fault.with("field", Said::Term { zh: leaf.field.zh, en: leaf.field.key });
                    let fault = fault.with("value", clip(&value.text, QUOTED)).with("reason", Said::Both { zh, en });
                    fault.with_some("example", example)
                });
                None
            }
        }
    }
}

/// The area that `--area` names, by slug or name; a new site has none to compare with.
pub(super) fn area_option(option: &str, existing: &Existing, diagnostics: &mut Diagnostics) {
    let Some(region) = existing.region() else { return };
    let same = |(slug, name): &(String, String)| slug == option || loose(name) == loose(option);
    if region.areas.iter().any(same) {
        return;
    }
    let known: Vec<String> = region.areas.iter().map(|(slug, name)| format!("{name} {slug}")).collect();
    let names = region.areas.iter().flat_map(|(slug, name)| [slug.as_str(), name.as_str()]);
    let near = nearest(option, names).map(str::to_owned);
    let fault = Diagnostic::new(&codes::AREA_OPTION_UNKNOWN, None).with("value", option).with_some("near", near);
    diagnostics.report(if known.is_empty() { fault } else { fault.with("known", known) });
}
