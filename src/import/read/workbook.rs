//! XLSX, XLS, XLSB and ODS to grids of cells as a reader sees them: dates as dates, times as times, whole numbers without
//! a point.

use std::io::Cursor;

use calamine::{Data, ExcelDateTime, Reader, SheetType, SheetVisible, open_workbook_auto_from_rs};
use jiff::civil::{Date, Time};

use super::{Grid, Line};
use crate::text::fold::tidy;

/// What a workbook holds.
#[derive(Debug, Default)]
pub(super) struct Workbook {
    /// Sheets that are shown, in order.
    pub(super) grids: Vec<Grid>,
    /// Names of the sheets that are hidden, or hold a chart and no cells.
    pub(super) hidden: Vec<String>,
}

/// Cells of a sheet, row by row.
pub(in crate::import) type Cells = Vec<Vec<String>>;

/// Name and cells of every sheet, hidden ones as well.
pub(in crate::import) fn sheets(bytes: &[u8]) -> Result<Vec<(String, Cells)>, String> {
    let mut book = open_workbook_auto_from_rs(Cursor::new(bytes)).map_err(|error| error.to_string())?;
    let mut read = Vec::new();
    for name in book.sheet_names() {
        let range = book.worksheet_range(&name).map_err(|error| error.to_string())?;
        let left = range.start().map_or(0, |(_, left)| left as usize);
        let row = |row: &[Data]| {
            let mut cells = vec![String::new(); left];
            cells.extend(row.iter().map(text));
            cells
        };
        let rows = range.rows().map(row).collect();
        read.push((name, rows));
    }
    Ok(read)
}

/// Reads the sheets that are shown; the library's own words when it cannot.
pub(super) fn read(bytes: &[u8]) -> Result<Workbook, String> {
    let mut book = open_workbook_auto_from_rs(Cursor::new(bytes)).map_err(|error| error.to_string())?;
    let mut read = Workbook::default();
    for sheet in book.sheets_metadata().to_vec() {
        if sheet.visible != SheetVisible::Visible || sheet.typ != SheetType::WorkSheet {
            read.hidden.push(sheet.name);
            continue;
        }
        let range = book.worksheet_range(&sheet.name).map_err(|error| error.to_string())?;
        let Some((top, left)) = range.start() else { continue };
        let number = |at: usize| at + 1 + top as usize;
        let lines = range.rows().enumerate().filter_map(|(at, row)| {
            // Cells keep their column, so that letters in a report are those of the sheet.
            let mut cells = vec![String::new(); left as usize];
            cells.extend(row.iter().map(text));
            let filled = cells.iter().rposition(|cell| !tidy(cell).is_empty())?;
            cells.truncate(filled + 1);
            Some(Line { number: number(at), cells })
        });
        read.grids.push(Grid { sheet: sheet.name.as_str().into(), lines: lines.collect() });
    }
    Ok(read)
}

/// A cell as it is shown.
fn text(cell: &Data) -> String {
    match cell {
        Data::Empty | Data::Error(_) => String::new(),
        Data::Int(number) => number.to_string(),
        Data::Float(number) => number.to_string(),
        Data::String(text) => text.replace("_x000D_", "").replace("\r\n", "\n"),
        Data::Bool(yes) => if *yes { "TRUE" } else { "FALSE" }.to_owned(),
        Data::DateTime(moment) => moment_text(moment),
        Data::DateTimeIso(text) => text.replace("T00:00:00", ""),
        Data::DurationIso(text) => duration(text),
    }
}

/// A day as `2004-11-01`, a time as `7:30`, both when there are both.
fn moment_text(moment: &ExcelDateTime) -> String {
    let number = moment.as_f64();
    let (year, month, day, hour, minute, second, _) = moment.to_ymd_hms_milli();
    let small = |part: u8| i8::try_from(part).unwrap_or(0);
    let date = i16::try_from(year).ok().and_then(|year| Date::new(year, small(month), small(day)).ok());
    let time = Time::new(small(hour), small(minute), small(second), 0).ok();
    match (date, time) {
        (_, Some(time)) if moment.is_duration() || number.abs() < 1.0 => clock(time),
        (Some(date), Some(time)) if time == Time::midnight() => date.to_string(),
        (Some(date), Some(time)) => format!("{date} {}", clock(time)),
        _ => number.to_string(),
    }
}

fn clock(time: Time) -> String {
    format!("{}:{:02}", time.hour(), time.minute())
}

/// `PT07H30M00S`, as ODS writes a time of day.
fn duration(text: &str) -> String {
    let mut numbers = text.split(|character: char| !character.is_ascii_digit()).filter(|part| !part.is_empty());
    match (numbers.next().and_then(|hour| hour.parse::<u32>().ok()), numbers.next()) {
        (Some(hour), Some(minute)) if text.starts_with("PT") => format!("{hour}:{minute:0>2}"),
        _ => text.to_owned(),
    }
}
