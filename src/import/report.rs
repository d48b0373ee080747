//! What an import did, for the terminal: every row of the list is accounted for.

use std::collections::BTreeMap;

use super::note::{Note, What};
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
    /// Everything to know about single rows and cells, in the order of the list.
    pub notes: Vec<Note>,
    /// Headings that the mapping does not name: these columns are not imported.
    pub unmapped: Vec<String>,
    /// New entries by area: its name and how many.
    pub areas: BTreeMap<String, usize>,
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
        let mut lines = vec![if zh {
            format!("名单有 {rows} 行：新条目 {taken}，重复合并 {folded}，网站里已有 {known}，未收 {rejected}")
        } else {
            format!(
                "{rows} rows: {taken} new entries, {folded} repeats folded, {known} there already, {rejected} not taken"
            )
        }];
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
        for what in What::ALL {
            self.group(what, lang, &mut lines);
        }
        lines
    }

    /// One sort of notes by their reason, some of each.
    fn group(&self, what: What, lang: Lang, lines: &mut Vec<String>) {
        let zh = lang == Lang::Zh;
        let mut reasons: Vec<(std::mem::Discriminant<_>, Vec<&Note>)> = Vec::new();
        for note in self.of(what) {
            let reason = std::mem::discriminant(&note.reason);
            match reasons.iter_mut().find(|(known, _)| *known == reason) {
                Some((_, notes)) => notes.push(note),
                None => reasons.push((reason, vec![note])),
            }
        }
        for (_, notes) in reasons {
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
                lines.push(if zh {
                    format!("  第 {} 行{column}：{value}", note.row)
                } else {
                    format!("  row {}{column}: {value}", note.row)
                });
            }
            if notes.len() > SHOWN {
                let more = thousands(i64::try_from(notes.len() - SHOWN).unwrap_or(i64::MAX));
                lines.push(if zh { format!("  另有 {more} 处") } else { format!("  and {more} more") });
            }
        }
    }
}
