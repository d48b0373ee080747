//! A grid as an office made it to tables: the header is found below the titles, headings over several lines are put
//! together, values that were spread over several cells as well (`7:00`, `～`, `22:00`; `40`, `名`), and what is no row
//! of the list (titles, section headings, repeated headers, totals) is set aside and said.

use std::collections::BTreeSet;

use super::super::note::{Note, Reason, What};
use super::super::season::is_season;
use super::super::words::meaning;
use super::{Grid, Line, Row, Table};
use crate::text::fold::{fold, tidy};

/// Lines among which the header is looked for.
const SEARCHED: usize = 40;
/// Characters of a heading; a longer text is a value.
const HEADING: usize = 16;
/// Characters of a sign or unit in a cell of its own: `名`, `～`, `人`.
const SIGN: usize = 3;
/// First words of a line that adds up the others.
const TOTALS: [&str; 8] = ["合计", "合計", "总计", "總計", "共计", "小计", "計", "total"];

/// The tables of a grid in order, and what was set aside. `wanted` are headings that a mapping names.
pub(super) fn tables(grid: Grid, wanted: &BTreeSet<String>, asides: &mut Vec<Note>) -> Vec<Table> {
    let sheet = grid.sheet;
    let aside = |line: &Line, reason: Reason| Note {
        sheet: sheet.clone(),
        row: line.number,
        column: String::new(),
        value: line.cells.iter().map(|cell| tidy(cell)).filter(|cell| !cell.is_empty()).collect::<Vec<_>>().join(" "),
        what: What::Aside,
        reason,
    };
    let Some(at) = header(&grid.lines, wanted) else { return Vec::new() };
    asides.extend(grid.lines[..at].iter().map(|line| aside(line, Reason::Title)));
    let mut tables = Vec::new();
    let mut rest = &grid.lines[at..];
    while let Some((first, below)) = rest.split_first() {
        let (headings, used) = headings(first, below);
        let below = &below[used..];
        let end = below.iter().position(|line| is_other_header(line, first, wanted)).unwrap_or(below.len());
        let (mut rows, again) = (Vec::new(), folded(first));
        for line in &below[..end] {
            let reason = if folded(line) == again { Some(Reason::HeaderAgain) } else { furniture(line, &headings) };
            match reason {
                Some(reason) => asides.push(aside(line, reason)),
                None => rows.push(Row { sheet: sheet.clone(), number: line.number, cells: line.cells.clone() }),
            }
        }
        let mut table = Table { headings, rows };
        join_cells(&mut table);
        tables.push(table);
        rest = &below[end..];
    }
    tables
}

/// Tables with the same headings are one; the order is that of their first.
pub(super) fn merged(tables: Vec<Table>) -> Vec<Table> {
    let mut merged: Vec<Table> = Vec::new();
    for table in tables {
        let same =
            |known: &&mut Table| known.headings.iter().map(|h| fold(h)).eq(table.headings.iter().map(|h| fold(h)));
        match merged.iter_mut().find(same) {
            Some(known) => known.rows.extend(table.rows),
            None => merged.push(table),
        }
    }
    merged
}

/// The line that names the columns.
fn header(lines: &[Line], wanted: &BTreeSet<String>) -> Option<usize> {
    let known = |line: &Line| known(&filled(line).collect::<Vec<_>>(), wanted);
    let searched = &lines[..lines.len().min(SEARCHED)];
    let best = searched.iter().map(known).max().unwrap_or(0);
    if best >= 2 {
        return searched.iter().position(|line| known(line) == best);
    }
    // No word is known: the first line of texts that is about as wide as those below it.
    let mut widths: Vec<usize> = searched.iter().map(|line| filled(line).count()).collect();
    widths.sort_unstable();
    let usual = widths.get(widths.len() / 2).copied().unwrap_or(0);
    let fits = |line: &Line| filled(line).count() * 5 >= usual * 3 && filled(line).all(|cell| !is_number(&cell));
    searched.iter().position(fits).or((!lines.is_empty()).then_some(0))
}

/// The headings of a table, and how many lines below the first belong to them.
fn headings(first: &Line, below: &[Line]) -> (Vec<String>, usize) {
    let top: Vec<String> = first.cells.iter().map(|cell| tidy(cell).into_owned()).collect();
    let Some(second) = below.first().filter(|second| is_second_line(&top, second)) else {
        return (top, 0);
    };
    let width = top.len().max(second.cells.len());
    let mut group = String::new();
    let mut joined = Vec::with_capacity(width);
    for at in 0..width {
        let upper = top.get(at).map_or("", String::as_str);
        let lower = tidy(second.cells.get(at).map_or("", String::as_str)).into_owned();
        if !upper.is_empty() {
            upper.clone_into(&mut group);
        }
        joined.push(match (upper.is_empty() && lower.is_empty(), lower.is_empty()) {
            (true, _) => String::new(),
            (false, true) => upper.to_owned(),
            (false, false) => format!("{group} {lower}").trim().to_owned(),
        });
    }
    (joined, 1)
}

/// Whether a line below the first names columns as well: it fills gaps of the first, only with words, and leaves empty
/// what the first names alone.
fn is_second_line(top: &[String], second: &Line) -> bool {
    let cell = |at: usize| tidy(second.cells.get(at).map_or("", String::as_str));
    let words =
        filled(second).all(|cell| is_season(&cell) || !cell.chars().any(|character| character.is_ascii_digit()));
    let gap = |at: usize| top.get(at).is_none_or(String::is_empty) && !cell(at).is_empty();
    let alone = top.iter().enumerate().any(|(at, upper)| !upper.is_empty() && cell(at).is_empty());
    // A group begins with a heading that has something below it.
    let grouped = (1..second.cells.len()).any(|at| gap(at) && !cell(at - 1).is_empty() && top.get(at - 1).is_some());
    words && alone && grouped && filled(second).count() >= 2 && filled(second).all(|cell| cell.chars().count() <= 12)
}

/// Whether a line begins another table: words that are known, in a line of its own kind.
fn is_other_header(line: &Line, first: &Line, wanted: &BTreeSet<String>) -> bool {
    let cells: Vec<String> = filled(line).collect();
    // Cheap questions first: nearly every line is a row.
    if cells.len() < 3 || cells.iter().any(|cell| cell.chars().count() > HEADING || is_number(cell)) {
        return false;
    }
    let known = known(&cells, wanted);
    known >= 3 && known * 2 > cells.len() && folded(line) != folded(first)
}

/// How many different things the cells of a line name: `Y` and `N` in each of twenty columns are no headings.
fn known(cells: &[String], wanted: &BTreeSet<String>) -> usize {
    let (mut words, mut meanings) = (BTreeSet::new(), BTreeSet::new());
    for cell in cells {
        let folded = fold(cell);
        match meaning(cell) {
            Some(meaning) if !wanted.contains(&folded) => drop(meanings.insert(meaning)),
            None if !wanted.contains(&folded) => {}
            _ => drop(words.insert(folded)),
        }
    }
    words.len() + meanings.len()
}

/// Why a line is no row of the list.
fn furniture(line: &Line, headings: &[String]) -> Option<Reason> {
    let mut cells = filled(line);
    let first = cells.next()?;
    let named = headings.iter().filter(|heading| !heading.is_empty()).count();
    if TOTALS.contains(&fold(&first).trim_end_matches([':', '：'])) {
        return Some(Reason::Total);
    }
    (named >= 4 && cells.next().is_none()).then_some(Reason::Section)
}

/// Joins to the cell of a heading what stands in the nameless columns behind it: signs and values by turns, or a unit.
fn join_cells(table: &mut Table) {
    let width = table.rows.iter().map(|row| row.cells.len()).max().unwrap_or(0).max(table.headings.len());
    table.headings.resize(width, String::new());
    let signs: Vec<bool> = (0..width).map(|at| is_sign_column(&table.rows, at)).collect();
    let mut at = 0;
    while at < width {
        let mut end = at + 1;
        if !table.headings[at].is_empty() {
            while end < width && table.headings[end].is_empty() && signs[end] {
                // A sign takes the nameless value behind it along.
                let value = end + 1 < width && table.headings[end + 1].is_empty() && !signs[end + 1];
                let needed =
                    value && table.rows.iter().any(|row| cell(row, end + 1).chars().any(char::is_alphanumeric));
                end += if needed { 2 } else { 1 };
            }
        }
        if end > at + 1 {
            for row in &mut table.rows {
                let joined: String = (at..end).map(|column| cell(row, column).into_owned()).collect();
                let value = (at..end).any(|column| !signs[column] && !cell(row, column).is_empty());
                row.cells.resize(row.cells.len().max(end), String::new());
                row.cells[at] = if value { joined } else { String::new() };
                row.cells[at + 1..end].iter_mut().for_each(String::clear);
            }
        }
        at = end;
    }
}

/// Whether a column holds nothing but a few short signs or units, most rows the same.
fn is_sign_column(rows: &[Row], at: usize) -> bool {
    let mut seen: BTreeSet<String> = BTreeSet::new();
    let mut count = 0_usize;
    for row in rows {
        let cell = cell(row, at);
        if cell.is_empty() {
            continue;
        }
        count += 1;
        if cell.chars().count() > SIGN || cell.chars().any(|character| character.is_ascii_digit()) {
            return false;
        }
        seen.insert(cell.into_owned());
    }
    count > 0 && seen.len() <= SIGN && (count > seen.len() || count == 1)
}

fn cell(row: &Row, at: usize) -> std::borrow::Cow<'_, str> {
    tidy(row.cells.get(at).map_or("", String::as_str))
}

fn filled(line: &Line) -> impl Iterator<Item = String> + '_ {
    line.cells.iter().map(|cell| tidy(cell).into_owned()).filter(|cell| !cell.is_empty())
}

fn folded(line: &Line) -> Vec<String> {
    let mut cells: Vec<String> = line.cells.iter().map(|cell| fold(cell)).collect();
    while cells.last().is_some_and(String::is_empty) {
        cells.pop();
    }
    cells
}

fn is_number(cell: &str) -> bool {
    let narrow = crate::model::written::narrow(cell);
    narrow.chars().any(|character| character.is_ascii_digit())
        && narrow.chars().all(|character| character.is_ascii_digit() || ".,-/: ".contains(character))
}

#[cfg(test)]
mod tests {
    use super::*;

    use std::sync::Arc;

    fn read(rows: &[&[&str]]) -> (Vec<Table>, Vec<(usize, Reason)>) {
        let line = |(at, cells): (usize, &&[&str])| Line {
            number: at + 1,
            cells: cells.iter().map(ToString::to_string).collect(),
        };
        let grid = Grid { sheet: Arc::from(""), lines: rows.iter().enumerate().map(line).collect() };
        let mut asides = Vec::new();
        let tables = tables(grid, &BTreeSet::new(), &mut asides);
        (tables, asides.into_iter().map(|note| (note.row, note.reason)).collect())
    }

    fn cells(table: &Table) -> Vec<Vec<&str>> {
        table.rows.iter().map(|row| row.cells.iter().map(String::as_str).collect()).collect()
    }

    #[test]
    fn an_office_sheet_is_read_as_people_read_it() {
        let (tables, asides) = read(&[
            &["示例市机构一览表"],
            &["", "第一类机构", "", "", "", "", "", "2026年1月1日现在"],
            &["NO．", "施設名称", "所在地", "開所時間", "", "", "定員", "", "電話番号"],
            &["一、东区"],
            &["1", "甲", "东路1号", "7:00", "～", "22:00", "40", "名", "0199-3100001"],
            &["2", "乙", "东路2号", "7:30", "～", "20:30", "26", "名", ""],
            &["NO．", "施設名称", "所在地", "開所時間", "", "", "定員", "", "電話番号"],
            &["3", "丙", "西路3号", "", "～", "", "30", "名", "x"],
            &["合计", "", "", "", "", "", "96"],
        ]);
        assert_eq!(tables.len(), 1);
        assert_eq!(
            cells(&tables[0]),
            [
                ["1", "甲", "东路1号", "7:00～22:00", "", "", "40名", "", "0199-3100001"],
                ["2", "乙", "东路2号", "7:30～20:30", "", "", "26名", "", ""],
                ["3", "丙", "西路3号", "", "", "", "30名", "", "x"]
            ]
        );
        assert_eq!(
            asides,
            [
                (1, Reason::Title),
                (2, Reason::Title),
                (4, Reason::Section),
                (7, Reason::HeaderAgain),
                (9, Reason::Total)
            ]
        );
    }

    #[test]
    fn headings_over_two_lines_and_several_tables() {
        let (tables, _) = read(&[
            &["名称", "地址", "床位", "", "电话"],
            &["", "", "总数", "护理型", ""],
            &["甲", "东路1号", "10", "5", "1"],
            &["机构名称", "详细地址", "托位数"],
            &["乙", "东路2号", "20"],
        ]);
        assert_eq!(tables[0].headings, ["名称", "地址", "床位 总数", "床位 护理型", "电话"]);
        assert_eq!((tables.len(), tables[1].rows[0].number), (2, 5));
        // A nameless column of values is nobody's, and is not joined to its neighbour.
        let (tables, _) = read(&[&["名称", "定員", ""], &["甲", "60", "101"], &["乙", "80", "101"]]);
        assert_eq!(cells(&tables[0]), [["甲", "60", "101"], ["乙", "80", "101"]]);
    }
}
