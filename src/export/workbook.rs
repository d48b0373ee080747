//! The entries of a site as a workbook for clerks: a sheet of entries, one for each list inside them, one of free places, one
//! that explains every column. Ids are locked, closed words are chosen from lists, and a hidden sheet holds by what an edit
//! is told when the workbook comes back (`import --update`).
//!
//! It is for the editors of the site, not open data: entries that are not published stand in it as well.

use std::collections::BTreeMap;

use rust_xlsxwriter::{
    Color, DataValidation, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Formula, ProtectionOptions,
    Workbook, Worksheet, XlsxError,
};

use crate::draft::Draft;
use crate::field::{Leaf, Need, Shape};
use crate::vocabulary::Vocabulary;
use crate::workbook::{
    AREA, AVAILABILITY, BASE, Cell, ENTRIES, ID, Names, PLACE, REMOVE, Row, Sheet, VERSION, file_mark, mark, rows,
    sheets,
};

/// Name of the sheet that explains the columns.
const GUIDE: &str = "填写说明";
/// Name of the hidden sheet with the words to choose from.
const WORDS: &str = "_词";
/// Empty rows below the last in which something may be written.
const SPARE: u32 = 60;
/// The widest column, in characters.
const WIDEST: f64 = 40.0;
/// More names than these are not offered: nobody scrolls through them.
const MOST_WORDS: usize = 400;

/// What a workbook is made of.
#[derive(Debug)]
pub struct Book<'a> {
    /// Entries with the slug of their area, in the order of their files.
    pub entries: Vec<(String, &'a Draft)>,
    /// What the site registers.
    pub names: &'a Names,
    /// Free beds or places and their day, by id, as `availability.csv` or the entry has them.
    pub available: BTreeMap<String, (String, String)>,
}

/// Makes the workbook. The same entries give the same bytes.
pub fn workbook(book: &Book<'_>) -> Result<Vec<u8>, XlsxError> {
    let mut out = Workbook::new();
    // A fixed day: the same entries are the same file.
    out.set_properties(&DocProperties::new().set_creation_datetime(&ExcelDateTime::from_ymd(2000, 1, 1)?));
    let looks = Looks::new();
    let mut words = Words::default();
    let mut base: Vec<Vec<String>> = vec![vec![VERSION.to_owned()]];
    let sheets = sheets();
    for sheet in &sheets {
        fill(out.add_worksheet(), sheet, book, &looks, &mut words, &mut base)?;
    }
    available(out.add_worksheet(), book, &looks, &mut base)?;
    guide(out.add_worksheet(), &sheets, &looks)?;
    words.write(out.add_worksheet())?;
    let hidden = out.add_worksheet().set_name(BASE)?.set_very_hidden(true);
    for (row, cells) in (0..).zip(&base) {
        for (column, text) in (0..).zip(cells) {
            hidden.write_string(row, column, text)?;
        }
    }
    out.save_to_buffer()
}

struct Looks {
    heading: Format,
    required: Format,
    locked: Format,
    open: Format,
    wrapped: Format,
}

impl Looks {
    fn new() -> Self {
        let heading =
            Format::new().set_bold().set_text_wrap().set_border(FormatBorder::Thin).set_align(FormatAlign::Top);
        let heading = heading.set_background_color(Color::RGB(0x00E8_EEF4));
        // As text, so that neither a code loses its zeros nor a day turns into a number.
        let open = Format::new().set_num_format("@").set_unlocked().set_align(FormatAlign::Top).set_text_wrap();
        Self {
            required: heading.clone().set_background_color(Color::RGB(0x00FF_E8B0)),
            heading,
            locked: Format::new()
                .set_num_format("@")
                .set_font_color(Color::RGB(0x0055_5555))
                .set_align(FormatAlign::Top),
            open,
            wrapped: Format::new().set_text_wrap().set_align(FormatAlign::Top),
        }
    }
}

/// Sorting, filtering, wider columns and new rows stay possible on a locked sheet.
fn protect(out: &mut Worksheet) {
    let mut options = ProtectionOptions::new();
    options.sort = true;
    options.use_autofilter = true;
    options.format_columns = true;
    options.format_rows = true;
    options.insert_rows = true;
    out.protect_with_options(&options);
}

fn fill(
    out: &mut Worksheet,
    sheet: &Sheet,
    book: &Book<'_>,
    looks: &Looks,
    words: &mut Words,
    base: &mut Vec<Vec<String>>,
) -> Result<(), XlsxError> {
    out.set_name(sheet.name)?;
    let fixed: &[&str] = if sheet.list.is_some() { &[ID, "名称", PLACE, REMOVE] } else { &[ID, AREA] };
    let first = u16::try_from(fixed.len()).unwrap_or(0);
    for (column, heading) in (0..).zip(fixed) {
        out.write_string_with_format(0, column, *heading, &looks.heading)?;
        out.set_column_width(column, if *heading == ID || *heading == "名称" { 22.0 } else { 10.0 })?;
    }
    let mut paths = vec![sheet.name.to_owned(), "#".to_owned()];
    for (column, leaf) in (first..).zip(&sheet.columns) {
        let look = if is_required(leaf, sheet) { &looks.required } else { &looks.heading };
        out.write_string_with_format(0, column, heading(leaf, sheet), look)?;
        paths.push(leaf.path.clone());
    }
    base.push(paths);
    let mut widths: Vec<usize> = sheet.columns.iter().map(|leaf| width(&heading(leaf, sheet))).collect();
    let mut at: u32 = 1;
    for (area, draft) in &book.entries {
        let hash = file_mark(draft);
        let name = entry_name(draft);
        for row in rows(sheet, draft, area, book.names) {
            out.write_string_with_format(at, 0, &row.id, &looks.locked)?;
            if sheet.list.is_some() {
                out.write_string_with_format(at, 1, &name, &looks.locked)?;
                out.write_number_with_format(at, 2, row.place as f64, &looks.locked)?;
                out.write_string_with_format(at, 3, "", &looks.open)?;
            } else {
                out.write_string_with_format(at, 1, book.names.area(area), &looks.locked)?;
            }
            for ((column, cell), width_of) in (first..).zip(&row.cells).zip(&mut widths) {
                *width_of = (*width_of).max(width(&cell.text));
                write(out, at, column, cell, looks)?;
            }
            base.push(base_row(sheet, &row, &hash));
            at += 1;
        }
    }
    for ((column, leaf), widest) in (first..).zip(&sheet.columns).zip(widths) {
        out.set_column_width(column, (widest as f64 + 2.0).clamp(8.0, WIDEST))?;
        if let Some(validation) = words.validation(leaf, book.names)? {
            out.add_data_validation(1, column, at + SPARE, column, &validation)?;
        }
    }
    if sheet.list.is_some() {
        let validation = DataValidation::new().allow_list_strings(&["是"])?;
        out.add_data_validation(1, 3, at + SPARE, 3, &validation)?;
        // New items: their id and values can be written below.
        for row in at..at + SPARE {
            for column in 0..first + u16::try_from(sheet.columns.len()).unwrap_or(0) {
                out.write_blank(row, column, &looks.open)?;
            }
        }
    }
    let last = first + u16::try_from(sheet.columns.len()).unwrap_or(1) - 1;
    out.autofilter(0, 0, at.saturating_sub(1).max(1), last)?;
    out.set_freeze_panes(1, first)?;
    protect(out);
    Ok(())
}

fn write(out: &mut Worksheet, row: u32, column: u16, cell: &Cell, looks: &Looks) -> Result<(), XlsxError> {
    let look = if cell.fixed { &looks.locked } else { &looks.open };
    out.write_string_with_format(row, column, &cell.text, look)?;
    Ok(())
}

/// Sheet, id, place, hash of the file, and a mark for each cell.
fn base_row(sheet: &Sheet, row: &Row, hash: &str) -> Vec<String> {
    let marks: Vec<String> = row.cells.iter().map(|cell| mark(&cell.text)).collect();
    vec![sheet.name.to_owned(), row.id.clone(), row.place.to_string(), hash.to_owned(), marks.join(" ")]
}

fn available(
    out: &mut Worksheet,
    book: &Book<'_>,
    looks: &Looks,
    base: &mut Vec<Vec<String>>,
) -> Result<(), XlsxError> {
    out.set_name(AVAILABILITY)?;
    for (column, heading) in (0..).zip([ID, "名称", AREA, "空余", "截至"]) {
        out.write_string_with_format(0, column, heading, &looks.heading)?;
        out.set_column_width(column, if column < 2 { 22.0 } else { 12.0 })?;
    }
    base.push([AVAILABILITY, "#", "available", "as_of"].map(str::to_owned).to_vec());
    let mut at: u32 = 1;
    for (area, draft) in &book.entries {
        // Only what has beds, places or seats can have free ones.
        let has_room = ["beds", "places", "capacity"].iter().any(|key| draft.root.peek(key).is_some());
        let id = draft.source.path.stem();
        let known = book.available.get(id);
        if !has_room && known.is_none() {
            continue;
        }
        let (count, day) = known.cloned().unwrap_or_default();
        out.write_string_with_format(at, 0, id, &looks.locked)?;
        out.write_string_with_format(at, 1, entry_name(draft), &looks.locked)?;
        out.write_string_with_format(at, 2, book.names.area(area), &looks.locked)?;
        out.write_string_with_format(at, 3, &count, &looks.open)?;
        out.write_string_with_format(at, 4, &day, &looks.open)?;
        let marks = format!("{} {}", mark(&count), mark(&day));
        base.push(vec![AVAILABILITY.to_owned(), id.to_owned(), "0".to_owned(), String::new(), marks]);
        at += 1;
    }
    out.autofilter(0, 0, at.saturating_sub(1).max(1), 4)?;
    out.set_freeze_panes(1, 2)?;
    protect(out);
    Ok(())
}

fn guide(out: &mut Worksheet, sheets: &[Sheet], looks: &Looks) -> Result<(), XlsxError> {
    out.set_name(GUIDE)?;
    let notes = [
        "改好以后存盘，用 laoyou import 这个文件 --update 送回去；先加 --dry-run 可以只看会改什么。",
        "灰色的格子不能改：编号和县区跟着文件走。没改的格子，文件里一个字也不会动。",
        "一家机构有几个电话、几项价格，在各自的工作表里一行一个；要加就在最下面写编号和内容，要去掉就在“删除”一列写“是”。",
        "一格里有几个词时用顿号隔开；有几句话时一句一行（Alt+Enter 换行）。",
    ];
    for (row, note) in (0..).zip(notes) {
        out.write_string(row, 0, note)?;
    }
    let top = u32::try_from(notes.len()).unwrap_or(0) + 1;
    let headings = ["工作表", "列", "英文键", "说明", "要不要写", "单位", "例子", "依据"];
    for ((column, heading), width) in (0..).zip(headings).zip([12.0, 24.0, 24.0, 44.0, 10.0, 10.0, 32.0, 36.0]) {
        out.write_string_with_format(top, column, heading, &looks.heading)?;
        out.set_column_width(column, width)?;
    }
    let columns = sheets.iter().flat_map(|sheet| sheet.columns.iter().map(move |leaf| (sheet, leaf)));
    for (row, (sheet, leaf)) in (top + 1..).zip(columns) {
        let need = match leaf.field.need {
            Need::Required => "必须写",
            Need::Expected => "应当写",
            Need::Optional => "可以不写",
        };
        let field = leaf.field;
        let cells =
            [sheet.name, &heading(leaf, sheet), &leaf.path, field.means, need, field.unit, field.example, field.rule];
        for (column, text) in (0..).zip(cells) {
            out.write_string_with_format(row, column, text, &looks.wrapped)?;
        }
    }
    out.set_freeze_panes(top + 1, 0)?;
    Ok(())
}

/// Columns of words to choose from, on a sheet of their own: a list in a cell may hold no more than 255 characters.
#[derive(Default)]
struct Words {
    lists: Vec<(String, Vec<String>)>,
}

impl Words {
    fn validation(&mut self, leaf: &Leaf, names: &Names) -> Result<Option<DataValidation>, XlsxError> {
        let (name, words): (String, Vec<String>) = match leaf.field.shape {
            Shape::Word(Vocabulary { name, words }) => {
                ((*name).to_owned(), words.iter().map(|word| word.zh.to_owned()).collect())
            }
            Shape::Registry(registry) => {
                let labels = names.labels(registry).into_iter().map(str::to_owned).collect();
                (format!("{registry:?}"), labels)
            }
            Shape::Flag => ("flag".to_owned(), vec!["是".to_owned(), "否".to_owned()]),
            _ => return Ok(None),
        };
        if words.is_empty() || words.len() > MOST_WORDS {
            return Ok(None);
        }
        let count = words.len();
        let at = self.lists.iter().position(|(known, _)| *known == name).unwrap_or_else(|| {
            self.lists.push((name, words));
            self.lists.len() - 1
        });
        let column = rust_xlsxwriter::utility::column_number_to_name(u16::try_from(at).unwrap_or(0));
        let range = Formula::new(format!("='{WORDS}'!${column}$1:${column}${count}"));
        let validation = DataValidation::new().allow_list_formula(range);
        let validation = validation.set_error_title("只能选列表里的词")?;
        Ok(Some(validation.set_error_message("请从下拉列表里选一个；没有的词要先登记。")?))
    }

    fn write(&self, out: &mut Worksheet) -> Result<(), XlsxError> {
        out.set_name(WORDS)?.set_hidden(true);
        for (column, (_, words)) in (0..).zip(&self.lists) {
            for (row, word) in (0..).zip(words) {
                out.write_string(row, column, word)?;
            }
        }
        Ok(())
    }
}

/// The heading of a column: the path in Chinese; on the sheet of a list, below its name.
fn heading(leaf: &Leaf, sheet: &Sheet) -> String {
    match sheet.list {
        Some(_) => leaf.zh.split_once('·').map_or(leaf.zh.as_str(), |(_, inner)| inner).to_owned(),
        None => leaf.zh.clone(),
    }
}

fn is_required(leaf: &Leaf, sheet: &Sheet) -> bool {
    leaf.field.need == Need::Required && (sheet.list.is_some() || (sheet.name == ENTRIES && !leaf.path.contains('.')))
}

fn entry_name(draft: &Draft) -> String {
    match draft.root.peek("name").map(|entry| &entry.value) {
        Some(crate::draft::Value::Scalar(name)) => name.text.clone(),
        _ => String::new(),
    }
}

/// The width of a text's longest line, in Latin letters.
fn width(text: &str) -> usize {
    text.lines().map(crate::text::width::columns).max().unwrap_or(0)
}
