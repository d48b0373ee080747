//! Open data: the files, under which terms they may be used, and what their columns mean.

use serde::Serialize;

use super::article::{Page, column_frame, size};
use super::frame::{Frame, Menu};
use super::part::Day;
use crate::address::Address;
use crate::directory::Directory;
use crate::field::facility::{BEFORE, BEHIND, Computed, FACILITY};
use crate::field::{Leaf, Shape, leaves};
use crate::output::{DataFile, DataForm};
use crate::render::{RenderError, SiteHead};
use crate::vocabulary::ColumnType;

/// What the template sees.
#[derive(Debug, Serialize)]
pub struct Data {
    /// The frame.
    pub frame: Frame,
    /// How many facilities there are, the closed ones too.
    pub count: usize,
    /// How many of them are closed.
    pub closed: usize,
    /// The newest date of an entry.
    pub newest: Option<Day>,
    /// How the data may be used.
    pub licence: Option<String>,
    /// Who publishes it.
    pub publisher: Option<String>,
    /// Files with the whole directory.
    pub whole: Vec<File>,
    /// Files of single areas.
    pub areas: Vec<File>,
    /// What the columns mean.
    pub columns: Vec<Column>,
    /// Whether the page speaks another language than the table, whose headings and words are Chinese.
    pub foreign: bool,
}

/// A file that can be taken.
#[derive(Debug, Serialize)]
pub struct File {
    /// What it holds.
    pub label: String,
    /// Where it lies.
    pub href: String,
    /// Its name, for the reader's folder.
    pub name: String,
    /// `CSV`.
    pub format: &'static str,
    /// `42 KB`.
    pub size: String,
    /// How many facilities it holds.
    pub rows: usize,
}

/// A column of the table, and the member of the document.
#[derive(Debug, Serialize)]
pub struct Column {
    /// The heading in the table.
    pub heading: String,
    /// The path in the document.
    pub path: String,
    /// What it means.
    pub means: &'static str,
    /// What it counts in.
    pub unit: Option<&'static str>,
    /// The closed words it may hold: `operating` 运营中.
    pub words: Vec<Word>,
    /// Whether it may hold several values.
    pub many: bool,
}

/// A closed word.
#[derive(Debug, Serialize)]
pub struct Word {
    /// In the document.
    pub code: &'static str,
    /// In the table.
    pub label: &'static str,
}

/// Makes the page; `files` are those that were made.
pub fn data(directory: &Directory, files: &[DataFile], head: &SiteHead<'_>) -> Result<Data, RenderError> {
    let at = Address::data();
    let published = || directory.rows.iter().filter(|row| !row.draft);
    let newest = published().filter_map(|row| row.updated).max();
    let mut whole = Vec::new();
    let mut areas = Vec::new();
    for file in files {
        let name = file.path.rsplit('/').next().unwrap_or(&file.path);
        let (format, of_all) = match file.form {
            DataForm::Table => ("CSV", "data.table"),
            DataForm::Document => ("JSON", "data.document"),
        };
        let (label, list) = match file.area {
            Some(area) => (head.registries.area(area).name.clone(), &mut areas),
            None => (head.say(of_all, &[])?, &mut whole),
        };
        list.push(File {
            label,
            href: head.href(&at, &Address::data_file(name)),
            name: name.to_owned(),
            format,
            size: size(file.size),
            rows: file.facilities,
        });
    }
    let page = Page {
        at: &at,
        menu: Menu::None,
        title: head.say("foot.data", &[])?,
        code: "data",
        kind: ColumnType::OpenData,
    };
    Ok(Data {
        frame: column_frame(page, newest, head)?,
        count: published().count(),
        closed: published().filter(|row| !row.is_listed()).count(),
        newest: newest.map(|day| head.day(day)),
        licence: head.registries.site.licence.clone(),
        publisher: head.registries.site.host_unit.clone(),
        whole,
        areas,
        columns: columns(),
        foreign: !head.is_chinese(),
    })
}

fn columns() -> Vec<Column> {
    let fields = leaves(FACILITY).into_iter().filter(|leaf| leaf.path != "publish").map(column);
    BEFORE.iter().map(computed).chain(fields).chain(BEHIND.iter().map(computed)).collect()
}

fn computed(column: &Computed) -> Column {
    Column {
        heading: column.zh.to_owned(),
        path: column.path.to_owned(),
        means: column.means,
        unit: None,
        words: Vec::new(),
        many: false,
    }
}

fn column(leaf: Leaf) -> Column {
    let shape = match leaf.field.shape {
        Shape::List(inner) => *inner,
        shape => shape,
    };
    let words = match shape {
        Shape::Word(vocabulary) => vocabulary.words,
        _ => &[],
    };
    Column {
        means: leaf.field.means,
        unit: (!leaf.field.unit.is_empty()).then_some(leaf.field.unit),
        words: words.iter().map(|word| Word { code: word.code, label: word.zh }).collect(),
        many: leaf.many,
        heading: leaf.zh,
        path: leaf.path,
    }
}
