//! A workbook that comes back: what was changed in it goes into the files that it came from, cell by cell.
//!
//! The workbook carries a mark of every cell as it was exported. A cell whose mark is as it was has not been touched, and
//! nothing is done; one that differs is written into its file, unless the file says something new as well: then both values
//! are shown and nobody's is lost. Opens no file and reads no YAML by itself: the caller gives the parser.

mod edit;
mod lines;
mod returned;

use std::collections::BTreeMap;

use super::NewFile;
use super::cell::{Judge, Taken, Ways, clean};
use super::existing::Existing;
use super::figures::{Figure, figure, merged};
use super::note::Reason;
use crate::diagnostic::catalogue::import::LIST_UNREADABLE;
use crate::diagnostic::{Diagnostic, Diagnostics, Lang, Value as Said};
use crate::draft::{Draft, Rows, Value};
use crate::field::facility::FACILITY;
use crate::field::{Field, Leaf, Need, Shape};
use crate::source::{Place, SitePath};
use crate::text::width::clip;
use crate::workbook::{AVAILABILITY, Names, Row, Sheet, file_mark, mark, pairs, plain, rows, sheets, split};
use edit::{Editor, New};
use returned::{Base, Line, Returned};

/// Reads a text as an entry; `None` when it has a fault of writing.
pub type Parse<'a> = &'a dyn Fn(&SitePath, &str) -> Option<Draft>;

/// The site as it is now.
#[derive(Debug)]
pub struct Current<'a> {
    /// Entries with the slug of their area.
    pub entries: Vec<(String, &'a Draft)>,
    /// What the site registers.
    pub names: &'a Names,
    /// What values are judged by.
    pub existing: &'a Existing,
    /// Whether the site is a demo.
    pub demo: bool,
    /// Folder of entries, as `book.toml` names it.
    pub facilities: &'a str,
    /// `availability.csv` by area, where there is one.
    pub availability: &'a BTreeMap<String, Rows>,
}

/// What a workbook changes.
#[derive(Debug, Default)]
pub struct Updated {
    /// Every edit, in the order of the workbook.
    pub edits: Vec<Edit>,
    /// Files with their new text.
    pub files: Vec<NewFile>,
}

/// One edited cell, or an item that was added or taken out.
#[derive(Clone, Debug, PartialEq)]
pub struct Edit {
    /// The entry.
    pub id: String,
    /// The sheet.
    pub sheet: String,
    /// Place in a list, from 1; 0 on the sheet of entries.
    pub place: usize,
    /// The column, in Chinese; empty for whole items.
    pub column: String,
    /// What the file says.
    pub old: String,
    /// What the workbook says.
    pub new: String,
    /// What becomes of it.
    pub end: End,
}

/// What becomes of an edit.
#[derive(Clone, Debug, PartialEq)]
pub enum End {
    /// It goes into the file.
    Made,
    /// The file has changed as well since the export.
    Stale,
    /// The field cannot have this value.
    Wrong(Reason),
    /// It would touch other values or comments of the file.
    ByHand,
    /// The site has no such entry or item.
    Unknown,
    /// The column follows from where the file lies.
    Locked,
}

impl Updated {
    /// Edits that were not made.
    pub fn refused(&self) -> usize {
        self.edits.iter().filter(|edit| edit.end != End::Made).count()
    }

    /// The changes, entry by entry and line by line.
    pub fn lines(&self, lang: Lang) -> Vec<String> {
        let zh = lang == Lang::Zh;
        let made = self.edits.len() - self.refused();
        let mut lines = vec![if zh {
            format!("改动 {} 处：采用 {made}，没有采用 {}", self.edits.len(), self.refused())
        } else {
            format!("{} edits: {made} to be written, {} not taken", self.edits.len(), self.refused())
        }];
        let mut last = "";
        for edit in &self.edits {
            if edit.id != last {
                lines.push(edit.id.clone());
                last = &edit.id;
            }
            let shown = |text: &str| {
                if text.is_empty() {
                    if zh { "（空）" } else { "(empty)" }.to_owned()
                } else {
                    clip(&text.replace('\n', " ⏎ "), 60)
                }
            };
            let place = match (edit.place, zh) {
                (0, _) => String::new(),
                (place, true) => format!("第{place}项"),
                (place, false) => format!(" {place}"),
            };
            let column = if edit.column.is_empty() { String::new() } else { format!("·{}", edit.column) };
            let (old, new) = (shown(&edit.old), shown(&edit.new));
            let said = edit.end.say(lang);
            let said = if said.is_empty() {
                said
            } else if zh {
                format!("（没有采用：{said}）")
            } else {
                format!(" (not taken: {said})")
            };
            lines.push(format!("  {}{place}{column}: {old} → {new}{said}", edit.sheet));
        }
        lines
    }
}

impl End {
    /// Why an edit was not made; empty when it was.
    pub fn say(&self, lang: Lang) -> String {
        let words = |zh: &str, en: &str| if lang == Lang::Zh { zh.to_owned() } else { en.to_owned() };
        match self {
            Self::Made => String::new(),
            Self::Stale => words(
                "导出以后文件里也改了，箭头前面是文件里现在的内容；请重新导出再改",
                "the file has changed since the export as well (its value stands before the arrow); export anew",
            ),
            Self::Wrong(Reason::UnknownWord | Reason::NotRegistered) => words(
                "这里没有这个词，请从下拉列表里选；新的词要先登记",
                "no such word here: choose one of the list; a new one is registered first",
            ),
            Self::Wrong(reason) => reason.say(lang),
            Self::ByHand => words(
                "这样改会动到别的内容或说明，请直接在文件里改",
                "it would touch other values or comments; edit the file itself",
            ),
            Self::Unknown => words(
                "网站里没有这一条；新机构请用 new 或 import 添加",
                "the site has no such entry or item; add new ones by new or import",
            ),
            Self::Locked => {
                words("这一格跟着文件走，不能在表里改", "this follows from the file and cannot be changed here")
            }
        }
    }
}

/// A field of an entry, on its way from the top.
pub(super) struct Target {
    pub(super) field: &'static Field,
    /// The groups around it.
    pub(super) above: Vec<&'static Field>,
    /// The list and the place in it, from 0.
    pub(super) item: Option<(&'static Field, usize)>,
    /// Whether the list stands without its brackets: its only item is the value.
    pub(super) bare: bool,
}

impl Target {
    fn new(sheet: &Sheet, leaf: &Leaf, place: usize, bare: bool) -> Self {
        let mut keys: Vec<&str> = leaf.path.split('.').collect();
        let item = sheet.list.map(|list| (list, place - 1));
        let mut table = FACILITY;
        if let Some(list) = sheet.list {
            table = list.inside();
            keys.remove(0);
        }
        keys.pop();
        let mut above = Vec::new();
        for key in keys {
            if let Some(field) = table.iter().find(|field| field.key == key) {
                above.push(field);
                table = field.inside();
            }
        }
        Self { field: leaf.field, above, item, bare }
    }

    /// The path by which [`lines::written`] knows it.
    fn written_path(&self) -> String {
        let mut path = match self.item {
            Some((list, _)) if self.bare => format!("{}.", list.key),
            Some((list, place)) => format!("{}[{place}].", list.key),
            None => String::new(),
        };
        for group in &self.above {
            path.push_str(group.key);
            path.push('.');
        }
        path + self.field.key
    }
}

/// Compares a workbook with the site and writes its edits into the texts of the entries.
pub fn update(path: &SitePath, bytes: &[u8], current: &Current<'_>, parse: Parse<'_>) -> Result<Updated, Diagnostics> {
    let returned = Returned::read(bytes).map_err(|why| {
        let mut faults = Diagnostics::new();
        let why = why.map_or(
            Said::Term {
                zh: "它不是用 laoyou export --format xlsx 导出的工作簿",
                en: "no workbook of laoyou export --format xlsx",
            },
            Said::from,
        );
        faults.report(Diagnostic::new(&LIST_UNREADABLE, Place::file(path.clone())).with("why", why));
        faults
    })?;
    let judge = Judge::new(current.existing, None, current.demo);
    let mut updater =
        Updater { current, judge, returned: &returned, editors: BTreeMap::new(), parse, updated: Updated::default() };
    for sheet in sheets() {
        updater.sheet(&sheet);
    }
    updater.figures();
    Ok(updater.finish())
}

struct Updater<'a> {
    current: &'a Current<'a>,
    judge: Judge<'a>,
    returned: &'a Returned,
    /// By id: the place of the entry, and its file as far as it was changed.
    editors: BTreeMap<String, (usize, Editor<'a>)>,
    parse: Parse<'a>,
    updated: Updated,
}

impl<'a> Updater<'a> {
    fn entry(&self, id: &str) -> Option<(usize, &'a str, &'a Draft)> {
        let found = self.current.entries.iter().position(|(_, draft)| draft.source.path.stem() == id)?;
        let (area, draft) = &self.current.entries[found];
        Some((found, area.as_str(), draft))
    }

    fn editor(&mut self, id: &str) -> Option<&mut Editor<'a>> {
        if !self.editors.contains_key(id) {
            let (at, area, draft) = self.entry(id)?;
            let editor = Editor::new(draft, area, self.current.names, self.parse)?;
            self.editors.insert(id.to_owned(), (at, editor));
        }
        self.editors.get_mut(id).map(|(_, editor)| editor)
    }

    fn sheet(&mut self, sheet: &Sheet) {
        let Some(table) = self.returned.sheets.get(sheet.name) else { return };
        let base = self.returned.base.get(sheet.name).cloned().unwrap_or_default();
        // Items that go are taken out last, from the end: until then every place is as it was.
        let mut removed: Vec<(String, usize)> = Vec::new();
        let mut added: Vec<(String, Vec<(Leaf, String)>)> = Vec::new();
        for line in table {
            let cells: Vec<(&Leaf, String)> =
                sheet.columns.iter().filter_map(|leaf| Some((leaf, line.cell(sheet, leaf)?))).collect();
            if line.id.is_empty() && cells.iter().all(|(_, text)| text.is_empty()) {
                continue;
            }
            let Some((_, area, draft)) = self.entry(&line.id) else {
                self.refuse(sheet, &line.id, line.place, "", &line.shown(), End::Unknown);
                continue;
            };
            let now = rows(sheet, draft, area, self.current.names);
            if sheet.list.is_some() && line.place == 0 {
                let filled: Vec<(Leaf, String)> = cells
                    .into_iter()
                    .filter(|(_, text)| !text.is_empty())
                    .map(|(leaf, text)| (leaf.clone(), text))
                    .collect();
                if !filled.is_empty() {
                    added.push((line.id.clone(), filled));
                }
                continue;
            }
            let Some(marks) = base.get(&(line.id.clone(), line.place)) else {
                self.refuse(sheet, &line.id, line.place, "", &line.shown(), End::Unknown);
                continue;
            };
            let row = now.iter().find(|row| row.place == line.place);
            if line.remove {
                let as_it_was = row.is_some_and(|row| is_unchanged(sheet, row, marks));
                if as_it_was {
                    removed.push((line.id.clone(), line.place));
                } else {
                    let old = row.map_or(String::new(), shown_row);
                    self.refuse(sheet, &line.id, line.place, &old, "", End::Stale);
                }
                continue;
            }
            for (leaf, text) in cells {
                self.cell(sheet, leaf, line, (row, marks), &text);
            }
        }
        for (id, values) in added {
            self.add(sheet, &id, &values);
        }
        for (id, place) in removed.into_iter().rev() {
            self.take_out(sheet, &id, place);
        }
    }

    fn refuse(&mut self, sheet: &Sheet, id: &str, place: usize, old: &str, new: &str, end: End) {
        let (sheet, column) = (sheet.name.to_owned(), String::new());
        let (id, old, new) = (id.to_owned(), old.to_owned(), new.to_owned());
        self.updated.edits.push(Edit { id, sheet, place, column, old, new, end });
    }

    /// One cell of a line, against what the file says now and what was exported.
    fn cell(&mut self, sheet: &Sheet, leaf: &Leaf, line: &Line, (row, base): (Option<&Row>, &Base), new: &str) {
        let (id, place) = (line.id.as_str(), line.place);
        let Some(before) = base.marks.get(&leaf.path) else { return };
        if mark(new) == *before {
            return;
        }
        let at = sheet.columns.iter().position(|column| column.path == leaf.path);
        let now = row.and_then(|row| row.cells.get(at?)).cloned().unwrap_or_default();
        if plain(&now.text) == plain(new) {
            return;
        }
        let end = if row.is_none() || mark(&now.text) != *before {
            End::Stale
        } else if now.fixed {
            End::ByHand
        } else {
            match self.new_value(leaf.field, new) {
                Err(reason) => End::Wrong(reason),
                Ok(New::Nothing)
                    if leaf.field.need == Need::Required && (sheet.list.is_some() || !leaf.path.contains('.')) =>
                {
                    End::Wrong(Reason::Missing { zh: leaf.field.zh, en: leaf.field.key })
                }
                Ok(value) => {
                    let bare = self.entry(id).is_some_and(|(_, _, draft)| {
                        let list = sheet.list.and_then(|list| draft.root.peek(list.key));
                        list.is_some_and(|entry| matches!(entry.value, Value::Group(_)))
                    });
                    let target = Target::new(sheet, leaf, place, bare);
                    let made = self.editor(id).is_some_and(|editor| editor.set(&target, &value));
                    if made { End::Made } else { End::ByHand }
                }
            }
        };
        let column = if sheet.list.is_some() { leaf.field.zh.to_owned() } else { leaf.zh.clone() };
        let (sheet, id, old, new) = (sheet.name.to_owned(), id.to_owned(), now.text, new.to_owned());
        self.updated.edits.push(Edit { id, sheet, place, column, old, new, end });
    }

    /// What a cell is to become; the reason when its field cannot have it.
    fn new_value(&self, field: &'static Field, text: &str) -> Result<New, Reason> {
        let long = matches!(field.shape, Shape::Markdown { .. });
        if text.trim().is_empty() {
            return Ok(New::Nothing);
        }
        if matches!(field.shape, Shape::Hours)
            && let Some(week) = pairs(text)
        {
            return Ok(New::Week(week));
        }
        let judged = |text: &str| {
            let (cleaned, _) = clean(text, long);
            self.judge.value(field, &cleaned, Ways::default())
        };
        match field.shape {
            Shape::List(_) => {
                let values: Result<Vec<Taken>, Reason> = split(field, text).iter().map(|text| judged(text)).collect();
                values.map(|values| if values.is_empty() { New::Nothing } else { New::Several(values) })
            }
            _ => judged(text).map(New::One),
        }
    }

    fn add(&mut self, sheet: &Sheet, id: &str, values: &[(Leaf, String)]) {
        let shown =
            values.iter().map(|(leaf, text)| format!("{} {text}", leaf.field.zh)).collect::<Vec<_>>().join("，");
        let (Some(list), Some((_, area, draft))) = (sheet.list, self.entry(id)) else { return };
        // A workbook that is sent back twice adds nothing twice.
        if self.returned.hashes.get(id).is_none_or(|before| *before != file_mark(draft)) {
            let cell = |row: &Row, leaf: &Leaf| {
                let at = sheet.columns.iter().position(|column| column.path == leaf.path);
                at.and_then(|at| row.cells.get(at)).is_some_and(|cell| {
                    values.iter().any(|(own, text)| own.path == leaf.path && plain(text) == plain(&cell.text))
                })
            };
            let same = |row: &Row| values.iter().all(|(leaf, _)| cell(row, leaf));
            if rows(sheet, draft, area, self.current.names).iter().any(same) {
                return;
            }
        }
        let mut keys = Vec::new();
        for (leaf, text) in values {
            match self.new_value(leaf.field, text) {
                Ok(New::Nothing) => {}
                Ok(new) => keys.push((leaf.field, new)),
                Err(reason) => return self.refuse(sheet, id, 0, "", &shown, End::Wrong(reason)),
            }
        }
        let missing = list
            .inside()
            .iter()
            .find(|field| field.need == Need::Required && !keys.iter().any(|(known, _)| known.key == field.key));
        let end = match missing {
            Some(field) => End::Wrong(Reason::Missing { zh: field.zh, en: field.key }),
            None if self.editor(id).is_some_and(|editor| editor.append(list, &keys)) => End::Made,
            None => End::ByHand,
        };
        self.refuse(sheet, id, 0, "", &shown, end);
    }

    fn take_out(&mut self, sheet: &Sheet, id: &str, place: usize) {
        let Some(list) = sheet.list else { return };
        let old = self.entry(id).and_then(|(_, area, draft)| {
            let rows = rows(sheet, draft, area, self.current.names);
            rows.iter().find(|row| row.place == place).map(shown_row)
        });
        let made = self.editor(id).is_some_and(|editor| editor.remove(list, place - 1));
        self.refuse(sheet, id, place, &old.unwrap_or_default(), "", if made { End::Made } else { End::ByHand });
    }

    /// Free beds and places go into `availability.csv`, and out of the entry when they stood there.
    fn figures(&mut self) {
        let Some(table) = self.returned.sheets.get(AVAILABILITY) else { return };
        let base = self.returned.base.get(AVAILABILITY).cloned().unwrap_or_default();
        let mut changes: BTreeMap<String, Vec<Figure>> = BTreeMap::new();
        for line in table {
            let Some(marks) = base.get(&(line.id.clone(), 0)) else { continue };
            let [new, day_new] = ["空余", "截至"].map(|heading| line.named(heading).unwrap_or_default());
            let touched = |key: &str, text: &str| marks.marks.get(key).is_some_and(|before| *before != mark(text));
            if !touched("available", &new) && !touched("as_of", &day_new) {
                continue;
            }
            let Some((_, area, draft)) = self.entry(&line.id) else { continue };
            let (old, day_old) = available(draft, self.current.availability.get(area)).unwrap_or_default();
            let wanted = figure(&line.id, &new, &day_new);
            let is_so =
                |wanted: &Figure| wanted.available.as_deref().unwrap_or_default() == old && wanted.as_of == day_old;
            if wanted.as_ref().is_ok_and(is_so) {
                continue;
            }
            let end = match wanted {
                _ if touched("available", &old) || touched("as_of", &day_old) => End::Stale,
                Ok(figure) => {
                    changes.entry(area.to_owned()).or_default().push(figure);
                    End::Made
                }
                Err(reason) => End::Wrong(reason),
            };
            if end == End::Made {
                self.clear_figures(&line.id, draft);
            }
            let join =
                |count: &str, day: &str| if count.is_empty() { String::new() } else { format!("{count}（{day}）") };
            self.updated.edits.push(Edit {
                id: line.id.clone(),
                sheet: AVAILABILITY.to_owned(),
                place: 0,
                column: String::new(),
                old: join(&old, &day_old),
                new: join(&new, &day_new),
                end,
            });
        }
        for (area, figures) in changes {
            let text = merged(self.current.availability.get(&area), &figures);
            let path = format!("{}/{area}/availability.csv", self.current.facilities);
            self.updated.files.push(NewFile { path, text });
        }
    }

    fn clear_figures(&mut self, id: &str, draft: &Draft) {
        for group in FACILITY.iter().filter(|field| matches!(field.key, "beds" | "places" | "capacity")) {
            let Some(Value::Group(written)) = draft.root.peek(group.key).map(|entry| &entry.value) else { continue };
            for field in group.inside().iter().filter(|field| matches!(field.key, "available" | "as_of")) {
                if written.peek(field.key).is_some() {
                    let target = Target { field, above: vec![group], item: None, bare: false };
                    self.editor(id).map(|editor| editor.set(&target, &New::Nothing));
                }
            }
        }
    }

    fn finish(mut self) -> Updated {
        let mut files: Vec<(usize, NewFile)> = Vec::new();
        for (at, editor) in self.editors.into_values() {
            let (_, draft) = &self.current.entries[at];
            let text = editor.into_text();
            if text != draft.source.text {
                files.push((at, NewFile { path: draft.source.path.as_str().to_owned(), text }));
            }
        }
        files.sort_by_key(|(at, _)| *at);
        let mut all: Vec<NewFile> = files.into_iter().map(|(_, file)| file).collect();
        all.append(&mut self.updated.files);
        self.updated.files = all;
        // One entry's edits stand together, in the order of the first.
        let mut order: BTreeMap<String, usize> = BTreeMap::new();
        for edit in &self.updated.edits {
            let next = order.len();
            order.entry(edit.id.clone()).or_insert(next);
        }
        self.updated.edits.sort_by_key(|edit| order.get(&edit.id).copied().unwrap_or(usize::MAX));
        self.updated
    }
}

/// Free beds or places of an entry and their day: from `availability.csv`, else from the entry.
pub fn available(draft: &Draft, file: Option<&Rows>) -> Option<(String, String)> {
    let id = draft.source.path.stem();
    let text = |value: &Value| match value {
        Value::Scalar(scalar) => Some(scalar.text.trim().to_owned()),
        _ => None,
    };
    let of = |group: &crate::draft::Group, key: &str| {
        group.peek(key).and_then(|entry| text(&entry.value)).unwrap_or_default()
    };
    let row = file.and_then(|file| file.rows.iter().find(|row| of(row, "id") == id));
    if let Some(row) = row {
        return Some((of(row, "available"), of(row, "as_of")));
    }
    ["beds", "places", "capacity"].iter().find_map(|key| match &draft.root.peek(key)?.value {
        Value::Group(group) if group.peek("available").is_some() => Some((of(group, "available"), of(group, "as_of"))),
        _ => None,
    })
}

fn is_unchanged(sheet: &Sheet, row: &Row, base: &Base) -> bool {
    sheet
        .columns
        .iter()
        .zip(&row.cells)
        .all(|(leaf, cell)| base.marks.get(&leaf.path).is_some_and(|before| *before == mark(&cell.text)))
}

fn shown_row(row: &Row) -> String {
    row.cells.iter().map(|cell| cell.text.as_str()).filter(|text| !text.is_empty()).collect::<Vec<_>>().join("，")
}
