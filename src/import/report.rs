//! What an import did, for the terminal: every row of the list is accounted for.

use std::collections::{BTreeMap, BTreeSet};
use std::mem::Discriminant;
use std::sync::Arc;

use super::note::{Note, Reason, What};
use crate::diagnostic::Lang;
use crate::text::format::thousands;
use crate::text::width::clip;

/// Notes of one sort that the terminal shows; all of them stand in the files.
const SHOWN: usize = 5;
/// Characters of a cell that the terminal shows.
const QUOTED: usize = 30;

/// What an import did. `taken + folded + known + rejected` is `rows`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Report {
    /// The list was one of free beds and places: its rows became lines of `availability.csv`, no entries.
    pub figures: bool,
    /// Rows of the list below its header; blank lines do not count.
    pub rows: usize,
    /// Rows that became an entry.
    pub taken: usize,
    /// Rows that say the same as an earlier one in every mapped column; their keys stand in its entry.
    pub folded: usize,
    /// Rows that the site has already.
    pub known: usize,
    /// Rows that could not be taken.
    pub rejected: usize,
    /// What became of each row, in the order of the list.
    pub outcomes: Vec<Outcome>,
    /// Everything to know about single rows and cells, in the order of the list.
    pub notes: Vec<Note>,
    /// Headings that the mapping does not name: these columns are not imported.
    pub unmapped: Vec<String>,
    /// New entries by area: its name and how many.
    pub areas: BTreeMap<String, usize>,
    /// Tables that have other headings and were left alone: the sheet, and how many rows.
    pub other_tables: Vec<(String, usize)>,
    /// Sheets that are hidden and were not read.
    pub hidden: Vec<String>,
    /// How the file was read, when not as UTF-8 text.
    pub encoding: Option<&'static str>,
}

/// What became of one row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// Its sheet; empty in a file without sheets.
    pub sheet: Arc<str>,
    /// Its row in the sheet.
    pub row: usize,
    /// What became of it.
    pub fate: Fate,
}

/// What becomes of a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fate {
    /// It became the entry at this place of the plan.
    Taken(usize),
    /// It says the same as the row of this number, which stands before it.
    Folded(usize),
    /// The site has it already, as the entry of this id.
    Known(String),
    /// It was not taken.
    Rejected,
}

impl Report {
    /// Notes of one sort.
    pub fn of(&self, what: What) -> impl Iterator<Item = &Note> {
        self.notes.iter().filter(move |note| note.what == what)
    }

    /// The report, line by line.
    pub fn lines(&self, lang: Lang) -> Vec<String> {
        let zh = lang == Lang::Zh;
        let number = |count: usize| thousands(i64::try_from(count).unwrap_or(i64::MAX));
        let [rows, taken, folded, known, rejected] =
            [self.rows, self.taken, self.folded, self.known, self.rejected].map(number);
        let mut lines = vec![if self.figures {
            match lang {
                Lang::Zh => format!("名单有 {rows} 行：收下 {taken}，未收 {rejected}"),
                Lang::En => format!("{rows} rows: {taken} taken, {rejected} not taken"),
            }
        } else if zh {
            format!("名单有 {rows} 行：新条目 {taken}，重复合并 {folded}，网站里已有 {known}，未收 {rejected}")
        } else {
            format!(
                "{rows} rows: {taken} new entries, {folded} repeats folded, {known} there already, {rejected} not taken"
            )
        }];
        lines.extend(self.remarks(lang));
        for what in What::ALL {
            self.group(what, lang, &mut lines);
        }
        lines
    }

    /// What is to be said of the list as a whole.
    pub(super) fn remarks(&self, lang: Lang) -> Vec<String> {
        let zh = lang == Lang::Zh;
        let number = |count: usize| thousands(i64::try_from(count).unwrap_or(i64::MAX));
        let mut lines = Vec::new();
        if !self.areas.is_empty() {
            let join = if zh { "、" } else { ", " };
            let areas: Vec<String> =
                self.areas.iter().map(|(name, count)| format!("{name} {}", number(*count))).collect();
            lines.push(format!("{}{}", if zh { "按县区：" } else { "by area: " }, areas.join(join)));
        }
        if !self.unmapped.is_empty() {
            let join = if zh { "、" } else { ", " };
            let intro = if zh {
                "对照表没有提到、没有导入的列："
            } else {
                "columns that the mapping does not name, not imported: "
            };
            lines.push(format!("{intro}{}", self.unmapped.join(join)));
        }
        for (sheet, rows) in &self.other_tables {
            lines.push(if zh {
                format!("表头不同、没有导入的表：{sheet}（{rows} 行）")
            } else {
                format!("a table with other headings, not imported: {sheet} ({rows} rows)")
            });
        }
        if !self.hidden.is_empty() {
            let join = if zh { "、" } else { ", " };
            let intro = if zh { "隐藏的工作表没有读：" } else { "hidden sheets were not read: " };
            lines.push(format!("{intro}{}", self.hidden.join(join)));
        }
        if let Some(encoding) = self.encoding {
            lines.push(if zh { format!("文字编码是 {encoding}") } else { format!("the text is in {encoding}") });
        }
        lines
    }

    /// How many rows were taken in another form, or without some of their cells.
    pub fn changed_rows(&self) -> usize {
        let changed = |note: &&Note| matches!(note.what, What::Changed | What::Dropped);
        let changed: BTreeSet<(&str, usize)> =
            self.notes.iter().filter(changed).map(|note| (&*note.sheet, note.row)).collect();
        let taken = self.outcomes.iter().filter(|outcome| matches!(outcome.fate, Fate::Taken(_)));
        taken.filter(|outcome| changed.contains(&(&*outcome.sheet, outcome.row))).count()
    }

    /// The notes of one sort, those of one reason together.
    pub(super) fn by_reason(&self, what: What) -> Vec<(Discriminant<Reason>, Vec<&Note>)> {
        let mut reasons: Vec<(Discriminant<Reason>, Vec<&Note>)> = Vec::new();
        for note in self.of(what) {
            let reason = std::mem::discriminant(&note.reason);
            match reasons.iter_mut().find(|(known, _)| *known == reason) {
                Some((_, notes)) => notes.push(note),
                None => reasons.push((reason, vec![note])),
            }
        }
        reasons
    }

    /// One sort of notes by their reason, some of each.
    fn group(&self, what: What, lang: Lang, lines: &mut Vec<String>) {
        let zh = lang == Lang::Zh;
        for (_, notes) in self.by_reason(what) {
            let Some(first) = notes.first() else { continue };
            let count = thousands(i64::try_from(notes.len()).unwrap_or(i64::MAX));
            lines.push(if zh {
                format!("{} {count} 处，如：{}", what.say(lang), first.reason.say(lang))
            } else {
                format!("{}, {count}, such as: {}", what.say(lang), first.reason.say(lang))
            });
            for note in notes.iter().take(SHOWN) {
                let value = clip(&note.value.replace(['\n', '\r'], " "), QUOTED);
                let column =
                    if note.column.is_empty() { String::new() } else { format!(" {}", clip(&note.column, QUOTED)) };
                let sheet = if note.sheet.is_empty() { String::new() } else { format!("{} ", note.sheet) };
                lines.push(if zh {
                    format!("  {sheet}第 {} 行{column}：{value}", note.row)
                } else {
                    format!("  {sheet}row {}{column}: {value}", note.row)
                });
            }
            if notes.len() > SHOWN {
                let more = thousands(i64::try_from(notes.len() - SHOWN).unwrap_or(i64::MAX));
                lines.push(if zh { format!("  另有 {more} 处") } else { format!("  and {more} more") });
            }
        }
    }
}
