//! Many faults on few lines: the first errors whole, and what would fill screen after screen counted by sort and by county.

use std::fmt::Write as _;

use super::diagnostic::Printer;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Lang, Severity};
use crate::pipeline::AreaFolder;
use crate::text::format::thousands;
use crate::text::width::{clip_columns, columns};

/// Errors that are shown whole at the most.
const ERRORS: usize = 100;
/// Columns of a sentence in the table.
const SENTENCE: usize = 52;

/// How many warnings are shown whole; if there are more, all of them are counted instead.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Room {
    /// Of a command that has something else to say: with ten, a screen or two.
    Little,
    /// Of `check`, whose results they are.
    Ample,
}

impl Room {
    const fn warnings(self) -> usize {
        match self {
            Self::Little => 10,
            Self::Ample => 100,
        }
    }
}

/// Warnings first and errors last, so that these stand nearest to the prompt; empty when there are none.
pub(super) fn text(found: &Diagnostics, areas: &[AreaFolder], printer: &Printer, lang: Lang, room: Room) -> String {
    let of = |severity| found.iter().filter(|fault| fault.severity == severity).collect::<Vec<&Diagnostic>>();
    let (warnings, errors) = (of(Severity::Warning), of(Severity::Error));
    let mut text = String::new();
    let (whole, rest) = if warnings.len() > room.warnings() { (0, &*warnings) } else { (warnings.len(), &[][..]) };
    push_whole(&mut text, &warnings[..whole], printer);
    push_counted(&mut text, rest, areas, lang);
    push_whole(&mut text, &errors[..errors.len().min(ERRORS)], printer);
    if errors.len() > ERRORS {
        push_counted(&mut text, &errors, areas, lang);
    }
    text
}

fn push_whole(text: &mut String, faults: &[&Diagnostic], printer: &Printer) {
    for fault in faults {
        text.push_str(&printer.human(fault));
        text.push_str("\n\n");
    }
}

/// How many there are of each sort with the first of it, how many in each county, and how to see them all.
fn push_counted(text: &mut String, faults: &[&Diagnostic], areas: &[AreaFolder], lang: Lang) {
    let Some(first) = faults.first() else { return };
    let zh = lang == Lang::Zh;
    let what = match (first.severity, lang) {
        (Severity::Error, Lang::Zh) => "错误",
        (Severity::Warning, Lang::Zh) => "警告",
        (Severity::Error, Lang::En) => "errors",
        (Severity::Warning, Lang::En) => "warnings",
    };
    let all = number(faults.len());
    // Writing to a text cannot fail.
    let _ = match lang {
        Lang::Zh => writeln!(text, "{what}共{all}处，按种类（每种举一例）："),
        Lang::En => writeln!(text, "{all} {what}, by sort, with one example of each:"),
    };
    let sorts = sorts(faults);
    let counts: Vec<String> = sorts.iter().map(|(_, count)| number(*count)).collect();
    let most = counts.iter().map(String::len).max().unwrap_or(0);
    let longest = sorts.iter().map(|(fault, _)| fault.code.name.len()).max().unwrap_or(0);
    for ((fault, _), count) in sorts.iter().zip(&counts) {
        let said = clip_columns(&fault.message(lang), SENTENCE);
        let gap = " ".repeat(most - columns(count));
        let _ = writeln!(text, "  {gap}{count}  {:longest$}  {said}", fault.code.name);
    }
    let (by_area, example) = by_area(faults, areas, lang);
    let _ = writeln!(text, "{}{by_area}", if zh { "按县区：" } else { "by area: " });
    let code = sorts.first().map_or("", |(fault, _)| fault.code.name);
    let area = example.map(|area| format!(" --area {area}")).unwrap_or_default();
    let _ = match lang {
        Lang::Zh => writeln!(
            text,
            "逐处看，一处一行：laoyou check --format short\n只看一种、一个县区：laoyou check --code {code}{area}\n怎么改：laoyou check --explain {code}\n"
        ),
        Lang::En => writeln!(
            text,
            "all of them, one a line: laoyou check --format short\none sort, one area: laoyou check --code {code}{area}\nwhat to do: laoyou check --explain {code}\n"
        ),
    };
}

/// The first fault of each code, and how many have it; the most frequent first.
fn sorts<'a>(faults: &[&'a Diagnostic]) -> Vec<(&'a Diagnostic, usize)> {
    let mut sorts: Vec<(&Diagnostic, usize)> = Vec::new();
    let mut at: std::collections::BTreeMap<&'static str, usize> = std::collections::BTreeMap::new();
    for fault in faults {
        let known: &'static Code = fault.code;
        let at = *at.entry(known.name).or_insert_with(|| {
            sorts.push((fault, 0));
            sorts.len() - 1
        });
        sorts[at].1 += 1;
    }
    sorts.sort_by_key(|&(_, count)| std::cmp::Reverse(count));
    sorts
}

/// `麒麟区 599、沾益区 439、其他 1`, and the first area that has any.
fn by_area<'a>(faults: &[&Diagnostic], areas: &'a [AreaFolder], lang: Lang) -> (String, Option<&'a str>) {
    let zh = lang == Lang::Zh;
    let mut counts = vec![0; areas.len()];
    let mut others = 0;
    for fault in faults {
        match areas.iter().position(|area| stands_in(fault, area)) {
            Some(at) => counts[at] += 1,
            None => others += 1,
        }
    }
    let filled = areas.iter().zip(&counts).filter(|(_, count)| **count > 0);
    let mut said: Vec<String> =
        filled.clone().map(|(area, count)| format!("{} {}", area.name, number(*count))).collect();
    if others > 0 {
        said.push(format!("{} {}", if zh { "不在县区文件夹里的" } else { "in no area" }, number(others)));
    }
    (said.join(if zh { "、" } else { ", " }), filled.map(|(area, _)| area.slug.as_str()).next())
}

/// Whether a fault is one of an area: of an entry in its folder, or of a list there.
pub(super) fn stands_in(fault: &Diagnostic, area: &AreaFolder) -> bool {
    let file = fault.place.as_ref().map(|place| place.file.as_str());
    file.and_then(|file| file.strip_prefix(area.folder.as_str())).is_some_and(|rest| rest.starts_with('/'))
}

fn number(count: usize) -> String {
    thousands(i64::try_from(count).unwrap_or(i64::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::catalogue::entry::{CLOSED_WITHOUT_DATE, NAME_LENGTH_UNUSUAL};
    use crate::source::{Place, SitePath};

    fn areas() -> Vec<AreaFolder> {
        let area = |slug: &str, name: &str| AreaFolder {
            slug: slug.to_owned(),
            name: name.to_owned(),
            folder: format!("facilities/{slug}"),
        };
        vec![area("jia", "甲县"), area("jia-er", "甲二县"), area("yi", "乙县")]
    }

    fn faults(warnings: usize, errors: usize) -> Diagnostics {
        let mut found = Diagnostics::new();
        for at in 0..warnings {
            let folder = ["facilities/jia", "facilities/jia-er", "content"][at % 3];
            let place = Place::file(SitePath::new(format!("{folder}/{at}.yaml")));
            let fault = Diagnostic::new(&NAME_LENGTH_UNUSUAL, place);
            found.report(fault.with("length", at).with("min", 4).with("max", 40));
        }
        for at in 0..errors {
            let place = Place::file(SitePath::new(format!("facilities/yi/{at}.yaml")));
            found.report(Diagnostic::new(&CLOSED_WITHOUT_DATE, place));
        }
        found
    }

    fn shown(warnings: usize, errors: usize, room: Room) -> String {
        text(&faults(warnings, errors), &areas(), &Printer::new(Lang::Zh, false), Lang::Zh, room)
    }

    #[test]
    fn few_are_shown_whole_and_many_are_counted() {
        assert_eq!(shown(10, 2, Room::Little).matches("-->").count(), 12);
        assert_eq!(
            shown(1_001, 0, Room::Little),
            "警告共1,001处，按种类（每种举一例）：\n  1,001  name-length-unusual  名称有0个字，一般是4到40个字\n\
             按县区：甲县 334、甲二县 334、不在县区文件夹里的 333\n逐处看，一处一行：laoyou check --format short\n\
             只看一种、一个县区：laoyou check --code name-length-unusual --area jia\n\
             怎么改：laoyou check --explain name-length-unusual\n\n"
        );
        assert_eq!(shown(50, 0, Room::Ample).matches("-->").count(), 50);
        assert_eq!(shown(101, 0, Room::Ample).matches("-->").count(), 0);
    }

    #[test]
    fn the_first_errors_are_shown_whole_however_many_there_are() {
        let text = shown(11, 250, Room::Little);
        assert_eq!(text.matches("-->").count(), 100);
        assert!(text.find("警告共11处").unwrap() < text.find("错误[").unwrap(), "{text}");
        assert!(text.contains("错误共250处") && text.contains("乙县 250"), "{text}");
    }
}
