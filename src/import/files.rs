//! What is told of a list beside it: the report of every row, as a page to read and as a table, and the rejects that go
//! back to whoever sent it.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use csv::{Terminator, WriterBuilder};

use super::NewFile;
use super::note::{Note, What};
use super::read::{Row, Table};
use super::report::{Fate, Outcome, Report};
use crate::diagnostic::Lang;
use crate::text::formula::guard;

/// Notes of a reason that the page shows; all of them stand in the table.
const SHOWN: usize = 200;

/// Chooses between the words of the two languages.
const fn say(lang: Lang, zh: &'static str, en: &'static str) -> &'static str {
    match lang {
        Lang::Zh => zh,
        Lang::En => en,
    }
}

/// The headings of the rejects, before those of the list.
const fn rejects_head(lang: Lang) -> [&'static str; 6] {
    match lang {
        Lang::Zh => ["工作表", "行号", "处理", "列", "内容", "原因"],
        Lang::En => ["sheet", "row", "what happened", "column", "cell", "reason"],
    }
}

/// The headings of the table of all rows.
const fn rows_head(lang: Lang) -> [&'static str; 8] {
    match lang {
        Lang::Zh => ["工作表", "行号", "结果", "条目", "列", "内容", "处理", "原因"],
        Lang::En => ["sheet", "row", "result", "entry", "column", "cell", "what happened", "reason"],
    }
}

/// What was not taken, with the cells of each row behind; `None` when all was.
pub(super) fn rejects(report: &Report, list: &Table, lang: Lang) -> Option<Vec<u8>> {
    let notes: Vec<&Note> =
        report.notes.iter().filter(|note| matches!(note.what, What::Rejected | What::Dropped)).collect();
    if notes.is_empty() {
        return None;
    }
    let rows: BTreeMap<(&str, usize), &Row> = list.rows.iter().map(|row| ((&*row.sheet, row.number), row)).collect();
    let heading = rejects_head(lang).into_iter().map(str::to_owned).chain(list.headings.iter().cloned());
    let mut records = vec![heading.collect::<Vec<String>>()];
    for note in notes {
        let mut record = vec![note.sheet.to_string(), note.row.to_string()];
        record.extend([note.what.say(lang).to_owned(), note.column.clone(), note.value.clone(), note.reason.say(lang)]);
        let cells = rows.get(&(&*note.sheet, note.row)).map(|row| row.cells.as_slice()).unwrap_or_default();
        record.extend(cells.iter().cloned());
        records.push(record);
    }
    Some(table(records))
}

/// Every row with what became of it, and every cell that was changed, dropped or should be looked at.
pub(super) fn rows(report: &Report, entries: &[NewFile], lang: Lang) -> Vec<u8> {
    let mut notes: BTreeMap<(&str, usize), Vec<&Note>> = BTreeMap::new();
    for note in &report.notes {
        notes.entry((&*note.sheet, note.row)).or_default().push(note);
    }
    let mut records = vec![rows_head(lang).map(str::to_owned).to_vec()];
    let mut told = |sheet: &str, row: usize, result: &str, entry: &str, notes: &[&Note]| {
        let head = || vec![sheet.to_owned(), row.to_string(), result.to_owned(), entry.to_owned()];
        if notes.is_empty() {
            let empty = std::iter::repeat_n(String::new(), 4);
            records.push(head().into_iter().chain(empty).collect());
        }
        for note in notes {
            let said = [note.column.clone(), note.value.clone(), note.what.say(lang).to_owned(), note.reason.say(lang)];
            records.push(head().into_iter().chain(said).collect());
        }
    };
    for outcome in &report.outcomes {
        let of = notes.remove(&(&*outcome.sheet, outcome.row)).unwrap_or_default();
        let (result, entry) = result(outcome, &of, entries, lang);
        told(&outcome.sheet, outcome.row, result, &entry, &of);
    }
    for ((sheet, row), of) in notes {
        told(sheet, row, What::Aside.say(lang), "", &of);
    }
    table(records)
}

fn result(outcome: &Outcome, notes: &[&Note], entries: &[NewFile], lang: Lang) -> (&'static str, String) {
    match &outcome.fate {
        Fate::Taken(at) => {
            let changed = notes.iter().any(|note| matches!(note.what, What::Changed | What::Dropped));
            let path = entries.get(*at).map_or(String::new(), |entry| entry.path.clone());
            (taken(changed, lang), path)
        }
        Fate::Folded(row) => match lang {
            Lang::Zh => ("合并", format!("第{row}行")),
            Lang::En => ("folded", format!("row {row}")),
        },
        Fate::Known(id) => (say(lang, "网站里已有", "there already"), id.clone()),
        Fate::Rejected => (say(lang, "未收", "not taken"), String::new()),
    }
}

const fn taken(changed: bool, lang: Lang) -> &'static str {
    if changed {
        say(lang, "整理后收下", "taken, put in order")
    } else {
        say(lang, "原样收下", "taken as it stood")
    }
}

/// UTF-8 with a mark, so that spreadsheets read it; nothing in it is run as a formula.
fn table(records: Vec<Vec<String>>) -> Vec<u8> {
    let mut writer =
        WriterBuilder::new().flexible(true).terminator(Terminator::CRLF).from_writer("\u{feff}".as_bytes().to_vec());
    for record in records {
        // Writing to memory cannot fail.
        let _ = writer.write_record(record.into_iter().map(|cell| guard(cell).into_owned()));
    }
    writer.into_inner().unwrap_or_default()
}

/// The report as a page that stands alone: no script, nothing fetched, fit for print.
pub(super) fn page(report: &Report, name: &str, lang: Lang) -> Vec<u8> {
    let title = format!("{}{}", say(lang, "导入报告：", "Import of "), escaped(name));
    // Writing to a text cannot fail, here and below.
    let mut page = format!(
        "<!DOCTYPE html>\n<html lang=\"{}\">\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" \
         content=\"width=device-width\">\n<meta name=\"robots\" content=\"noindex\">\n<title>{title}</title>\n",
        say(lang, "zh-CN", "en")
    );
    page.push_str(
        "<style>\nbody{font:1.125rem/1.6 sans-serif;max-width:64rem;margin:0 auto;padding:1rem;color:#1a1a1a;background:#fff}\n\
         h1{font-size:1.5rem}h2{font-size:1.2rem;margin-top:2rem}\ntable{border-collapse:collapse;width:100%}\n\
         th,td{border:1px solid #767676;padding:.3rem .5rem;text-align:start;vertical-align:top;overflow-wrap:anywhere}\n\
         .scroll{overflow-x:auto}\n</style>\n",
    );
    let _ = writeln!(page, "<h1>{title}</h1>");
    let changed = report.changed_rows();
    let counts = [
        (say(lang, "名单的行数", "rows of the list"), report.rows),
        (taken(false, lang), report.taken.saturating_sub(changed)),
        (taken(true, lang), changed),
        (say(lang, "重复合并", "repeats folded"), report.folded),
        (say(lang, "网站里已有", "there already"), report.known),
        (say(lang, "未收", "not taken"), report.rejected),
    ];
    page.push_str("<table>\n");
    for (what, count) in counts {
        let _ = writeln!(page, "<tr><th scope=\"row\">{what}<td>{count}");
    }
    page.push_str("</table>\n");
    let remarks = report.remarks(lang);
    if !remarks.is_empty() {
        page.push_str("<ul>\n");
        for line in &remarks {
            let _ = writeln!(page, "<li>{}", escaped(line));
        }
        page.push_str("</ul>\n");
    }
    for what in What::ALL {
        for (_, notes) in report.by_reason(what) {
            let Some(first) = notes.first() else { continue };
            let _ = writeln!(
                page,
                "<h2>{}{}{} ({})</h2>",
                what.say(lang),
                say(lang, "：", ": "),
                escaped(&first.reason.say(lang)),
                notes.len()
            );
            page.push_str("<div class=\"scroll\"><table>\n<tr>");
            for head in [
                say(lang, "行", "row"),
                say(lang, "列", "column"),
                say(lang, "内容", "cell"),
                say(lang, "原因", "reason"),
            ] {
                let _ = write!(page, "<th scope=\"col\">{head}");
            }
            page.push('\n');
            for note in notes.iter().take(SHOWN) {
                let place = format!("{} {}", note.sheet, note.row);
                let cells = [place.trim(), &note.column, &note.value, &note.reason.say(lang)].map(escaped);
                let _ = writeln!(page, "<tr><td>{}", cells.join("<td>"));
            }
            page.push_str("</table></div>\n");
            if notes.len() > SHOWN {
                let more = notes.len() - SHOWN;
                let _ = match lang {
                    Lang::Zh => writeln!(page, "<p>另有 {more} 处，都在同名的 csv 里。</p>"),
                    Lang::En => writeln!(page, "<p>{more} more stand in the csv of the same name.</p>"),
                };
            }
        }
    }
    page.into_bytes()
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
