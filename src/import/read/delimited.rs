//! Text with one row a line to a grid of cells (RFC 4180): the sign between cells is found, not asked for.

use csv::{ReaderBuilder, StringRecord};

use super::{Grid, Line};
use crate::diagnostic::catalogue::table::CSV_QUOTE_OPEN;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::source::{Source, Span};
use crate::text::fold::tidy;

/// What may stand between cells, the likeliest first.
const DELIMITERS: [u8; 4] = *b",\t;|";
/// Lines by which the sign is chosen.
const SAMPLE: usize = 200;

/// Reads the cells of a text; reports a quote that nothing closes.
pub(super) fn grid(source: &Source, diagnostics: &mut Diagnostics) -> Option<Grid> {
    // Excel's own hint of what stands between cells.
    let (hint, skipped) = match source.text.strip_prefix("sep=").and_then(|rest| rest.bytes().next()) {
        Some(sign) if sign.is_ascii() => (Some(sign), source.text.find('\n').map_or(source.text.len(), |end| end + 1)),
        _ => (None, 0),
    };
    let body = &source.text[skipped..];
    let wide = hint.is_none() && is_wide(body);
    let delimiter = hint.unwrap_or_else(|| delimiter(body));
    let text = if wide { body.replace('，', ",") } else { without_blanks(body, delimiter) };
    let text = text.as_str();
    let mut reader =
        ReaderBuilder::new().has_headers(false).flexible(true).delimiter(delimiter).from_reader(text.as_bytes());
    let (mut lines, mut counter) = (Vec::new(), Counter { text, at: 0, row: 1 + usize::from(skipped > 0) });
    let mut last = 0;
    let mut record = StringRecord::new();
    // Reading text from memory cannot fail: it is UTF-8, and rows may be of any length.
    while reader.read_record(&mut record).unwrap_or(false) {
        let start = record.position().map_or(0, |position| usize::try_from(position.byte()).unwrap_or(usize::MAX));
        let number = counter.row_at(start);
        last = counter.at;
        counter.pass(usize::try_from(reader.position().byte()).unwrap_or(usize::MAX));
        let cells: Vec<String> = record.iter().map(str::to_owned).collect();
        if cells.iter().any(|cell| !tidy(cell).is_empty()) {
            lines.push(Line { number, cells });
        }
    }
    if let Some(open) = open_quote(&text[last..], delimiter) {
        let end = text[last + open..].find('\n').map_or(text.len(), |newline| last + open + newline);
        let shown = Source::new(source.path.clone(), text);
        diagnostics.report(Diagnostic::new(&CSV_QUOTE_OPEN, shown.place(Span::new(last + open, end))));
        return None;
    }
    Some(Grid { sheet: "".into(), lines })
}

/// The sign that parts the lines into the same number of cells most often.
fn delimiter(text: &str) -> u8 {
    let mut best = (0, DELIMITERS[0]);
    for sign in DELIMITERS {
        let mut reader =
            ReaderBuilder::new().has_headers(false).flexible(true).delimiter(sign).from_reader(text.as_bytes());
        let mut widths: Vec<usize> = Vec::new();
        let mut record = StringRecord::new();
        while widths.len() < SAMPLE && reader.read_record(&mut record).unwrap_or(false) {
            widths.push(record.len());
        }
        let usual = |width: usize| widths.iter().filter(|&&other| other == width).count();
        let score = widths.iter().filter(|&&width| width > 1).map(|&width| usual(width) * width.min(8)).max();
        // In per mille of the lines, so that a sign which stands in each of them wins over a comma in some.
        let score = score.unwrap_or(0) * 1000 / widths.len().max(1);
        if score > best.0 {
            best = (score, sign);
        }
    }
    best.1
}

/// Whether full-width commas part the cells: no other sign does, and every one of the first lines has them.
fn is_wide(text: &str) -> bool {
    let mut lines = text.lines().filter(|line| !line.trim().is_empty()).take(5).peekable();
    lines.peek().is_some() && lines.all(|line| line.contains('，') && !line.contains([',', '\t', ';', '|']))
}

/// Blanks between the sign and a quote (`"a", "b"`) taken away: the cell is quoted all the same.
fn without_blanks(text: &str, delimiter: u8) -> String {
    let sign = char::from(delimiter);
    if !text.contains(&format!("{sign} ")) {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len());
    // Within quotes, and where a cell begins.
    let (mut quoted, mut begins, mut at) = (false, true, 0);
    while let Some(character) = text[at..].chars().next() {
        let blanks = text[at..].bytes().take_while(|&byte| byte == b' ').count();
        if begins && blanks > 0 && text[at + blanks..].starts_with('"') {
            at += blanks;
            continue;
        }
        if character == '"' && (quoted || begins) {
            quoted = !quoted;
        }
        // Two quotes within a quoted cell close it and open it again, which comes to the same.
        begins = !quoted && (matches!(character, '\n' | '\r') || character == sign || (character == '"' && begins));
        out.push(character);
        at += character.len_utf8();
    }
    out
}

/// Where a quote opens that nothing closes, in the last row of a text.
fn open_quote(row: &str, delimiter: u8) -> Option<usize> {
    let quotes = row.matches('"').count();
    // A single quote within an unquoted cell opens nothing.
    let opens = row
        .match_indices('"')
        .find(|&(at, _)| at == 0 || row[..at].trim_end_matches(' ').ends_with(char::from(delimiter)));
    opens.filter(|_| quotes % 2 == 1).map(|(at, _)| at)
}

/// Counts the rows of a spreadsheet: blank lines count, line ends within cells do not.
struct Counter<'t> {
    text: &'t str,
    at: usize,
    row: usize,
}

impl Counter<'_> {
    /// The number of the row whose cells begin at or after a byte; goes there past blank lines.
    fn row_at(&mut self, start: usize) -> usize {
        self.at = start.clamp(self.at, self.text.len());
        let bytes = self.text.as_bytes();
        while let Some(&byte @ (b'\n' | b'\r')) = bytes.get(self.at) {
            self.at += if byte == b'\r' && bytes.get(self.at + 1) == Some(&b'\n') { 2 } else { 1 };
            self.row += 1;
        }
        self.row
    }

    /// Goes behind a row; of its line end the `\n` may be left.
    fn pass(&mut self, end: usize) {
        self.at = end.clamp(self.at, self.text.len());
        if self.text.as_bytes().get(self.at) == Some(&b'\n') && self.text[..self.at].ends_with('\r') {
            self.at += 1;
        }
        self.row += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::SitePath;

    fn cells(text: &str) -> Result<Vec<(usize, Vec<String>)>, &'static str> {
        let mut diagnostics = Diagnostics::new();
        let grid = grid(&Source::new(SitePath::new("a.csv"), text), &mut diagnostics);
        let grid = grid.ok_or_else(|| diagnostics.iter().next().unwrap().code.name)?;
        Ok(grid.lines.into_iter().map(|line| (line.number, line.cells)).collect())
    }

    #[test]
    fn rows_are_numbered_as_a_spreadsheet_does() {
        for end in ["\n", "\r\n", "\r"] {
            let text = "名称,\"服务\n日期\"\n\n甲,\"一\n二\"\n,\n\n\n乙, \"b\"\"c, d\"\n丙\n".replace('\n', end);
            let rows = cells(&text).unwrap();
            let numbers: Vec<_> = rows.iter().map(|(number, cells)| (*number, cells.len())).collect();
            assert_eq!(numbers, [(1, 2), (3, 2), (7, 2), (8, 1)], "{end:?}");
            assert_eq!(rows[2].1[1], "b\"c, d");
        }
    }

    #[test]
    fn the_sign_between_cells_is_found() {
        for text in [
            "名称\t地址,门牌\n甲\t乙,丙\n丁\t戊\n",
            "名称;地址,门牌\n甲;乙,丙\n丁;戊\n",
            "sep=|\n名称|地址,门牌\n甲|乙,丙\n丁|戊\n",
            "名称,\"地址,门牌\"\n甲,\"乙,丙\"\n丁,戊\n",
        ] {
            let rows = cells(text).unwrap();
            let cells: Vec<&[String]> = rows.iter().map(|(_, cells)| cells.as_slice()).collect();
            assert_eq!(cells, [["名称", "地址,门牌"], ["甲", "乙,丙"], ["丁", "戊"]], "{text:?}");
        }
        assert_eq!(cells("名称，地址\n甲，乙\n").unwrap()[1].1, ["甲", "乙"]);
        assert_eq!(cells("名称,地址\n甲,\"乙\n丙,丁\n").unwrap_err(), "csv-quote-open");
        assert_eq!(cells("名称,寸\n甲,5\"\n").unwrap()[1].1[1], "5\"");
    }
}
