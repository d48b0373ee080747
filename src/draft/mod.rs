//! What an author wrote: field to value, each with its place. Generic: there is no struct a kind of file, and nothing
//! here has been judged; `check` reads a draft field by field and makes model values of it.

use std::cell::Cell;

use crate::field::{Cursor, Field, FileKind};
use crate::source::{Place, Source, Span};

/// One file as its author wrote it.
#[derive(Debug)]
pub struct Draft {
    /// Which table its keys come from.
    pub kind: FileKind,
    /// The file.
    pub source: Source,
    /// The keys at the top of the file, or of its front matter.
    pub root: Group,
    /// The Markdown below the front matter; `None` in YAML files.
    pub body: Option<Span>,
}

impl Draft {
    /// Where a span of this file is.
    pub fn place(&self, span: Span) -> Place {
        self.source.place(span)
    }

    /// The Markdown below the front matter; empty in YAML files.
    pub fn body_text(&self) -> &str {
        self.body.map_or("", |span| &self.source.text[span.start as usize..span.end as usize])
    }

    /// The span of the value at a path such as `beds.total`, or of the key's group when the value is not written.
    /// A list is entered by its first item.
    pub fn locate(&self, path: &str) -> Option<Span> {
        self.root.locate(path)
    }
}

/// Keys with their values, in the author's order; no key stands twice.
#[derive(Debug, Default)]
pub struct Group {
    /// One for each key.
    pub entries: Vec<Entry>,
    /// From the first key to the end of the last value.
    pub span: Span,
    cursor: Cursor,
}

/// One key and its value.
#[derive(Debug)]
pub struct Entry {
    /// The row of the table that the key names.
    pub field: &'static Field,
    /// Where the key stands.
    pub key: Span,
    /// What stands behind it.
    pub value: Value,
    /// How often `check` has read it: a test holds that each row of the table is read exactly once.
    read: Cell<u8>,
}

/// A value as it was written.
#[derive(Debug)]
pub enum Value {
    /// Nothing after the colon, `~` or `null`.
    Empty(Span),
    /// A single text.
    Scalar(Scalar),
    /// Several values.
    List(List),
    /// Keys of the table.
    Group(Group),
    /// Keys that no table knows beforehand: weekly hours, and the `where` of a derived indicator.
    Map(Map),
    /// Something is written, but not what the field takes; it has been reported, and it is not missing.
    Broken(Span),
}

/// A single text, as written: nobody has guessed yet whether it is a number or a date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scalar {
    /// As it was written, without its quotes.
    pub text: String,
    /// Where it stands, with its quotes.
    pub span: Span,
    /// Written without quotes; only then may `yes` or `12` be more than text.
    pub plain: bool,
}

/// Several values.
#[derive(Debug)]
pub struct List {
    /// The values in order.
    pub items: Vec<Value>,
    /// From the first item to the end of the last.
    pub span: Span,
}

/// A file of rows, such as `retired.csv`: one group a row, of the columns that the table knows.
#[derive(Debug)]
pub struct Rows {
    /// What sort of file it is.
    pub kind: FileKind,
    /// The text that all spans point into.
    pub source: Source,
    /// Rows with something in them; an empty cell is no entry.
    pub rows: Vec<Group>,
}

/// Free keys with their values, in the author's order.
#[derive(Debug)]
pub struct Map {
    /// Keys with their values.
    pub entries: Vec<(Scalar, Value)>,
    /// From the first key to the end of the last value.
    pub span: Span,
}

impl Entry {
    /// A key with its value, not yet read.
    pub fn new(field: &'static Field, key: Span, value: Value) -> Self {
        Self { field, key, value, read: Cell::new(0) }
    }

    /// How often it was asked for.
    pub fn times_read(&self) -> u8 {
        self.read.get()
    }
}

impl Group {
    /// Keys with their values, which stand in this stretch.
    pub fn new(entries: Vec<Entry>, span: Span) -> Self {
        Self { entries, span, cursor: Cursor::default() }
    }

    /// The entry of this English key, and a mark that it was read; an empty value counts as not written.
    pub fn get(&self, key: &str) -> Option<&Entry> {
        self.read(|entry| entry.field.key == key)
    }

    /// The same of a field of the table by which the group was parsed.
    pub(crate) fn of(&self, field: &'static Field) -> Option<&Entry> {
        self.read(|entry| std::ptr::eq(entry.field, field))
    }

    fn read(&self, is: impl Fn(&Entry) -> bool) -> Option<&Entry> {
        let entry = self.cursor.find(&self.entries, is)?;
        entry.read.set(entry.read.get().saturating_add(1));
        (!matches!(entry.value, Value::Empty(_))).then_some(entry)
    }

    /// Looks without marking: for places of faults and for what was read already.
    pub fn peek(&self, key: &str) -> Option<&Entry> {
        self.entries.iter().find(|entry| entry.field.key == key)
    }

    fn locate(&self, path: &str) -> Option<Span> {
        let (first, rest) = path.split_once('.').map_or((path, None), |(first, rest)| (first, Some(rest)));
        let entry = self.peek(first)?;
        let Some(rest) = rest else { return Some(entry.value.span()) };
        let inner = match &entry.value {
            Value::Group(group) => group.locate(rest),
            Value::List(list) => match list.items.first() {
                Some(Value::Group(group)) => group.locate(rest),
                _ => None,
            },
            _ => None,
        };
        Some(inner.unwrap_or(entry.key))
    }
}

impl Value {
    /// Where the value stands; for an empty one, just after the colon.
    pub fn span(&self) -> Span {
        match self {
            Self::Empty(span) | Self::Broken(span) => *span,
            Self::Scalar(scalar) => scalar.span,
            Self::List(list) => list.span,
            Self::Group(group) => group.span,
            Self::Map(map) => map.span,
        }
    }

    /// The text of a value in one line: a scalar, or the scalars of a list with blanks between. `None` for all else.
    pub fn line(&self) -> Option<String> {
        match self {
            Self::Scalar(scalar) => Some(scalar.text.clone()),
            Self::List(list) => {
                let texts = list.items.iter().filter_map(|item| match item {
                    Self::Scalar(scalar) => Some(scalar.text.as_str()),
                    _ => None,
                });
                Some(texts.collect::<Vec<_>>().join(" "))
            }
            Self::Empty(_) | Self::Group(_) | Self::Map(_) | Self::Broken(_) => None,
        }
    }
}
