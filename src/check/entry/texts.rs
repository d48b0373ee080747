//! The texts that an author wrote in an entry, one after another.

use crate::draft::{Draft, Scalar, Value};
use crate::field::{Field, Shape};
use crate::model::personal;

/// Keys at the top whose texts quote documents and other people's words.
const QUOTES: [&str; 6] = ["sources", "source_keys", "penalties", "inspections", "honours", "credit"];

/// A text with the keys that lead to it.
#[derive(Clone, Copy)]
pub(crate) struct Written<'a> {
    /// The key at the top of the file.
    pub(crate) top: &'static Field,
    /// The innermost key.
    pub(crate) field: &'static Field,
    pub(crate) scalar: &'a Scalar,
    /// Whether it has digits enough for a number that is nobody's business.
    pub(crate) numbered: bool,
}

impl Written<'_> {
    /// Whether it quotes documents or other people.
    pub(super) fn quotes(&self) -> bool {
        QUOTES.contains(&self.top.key)
    }
}

/// Every free text: names, lines, Markdown, hours in words; no numbers, dates, codes, phones or web addresses.
pub(crate) fn texts(draft: &Draft) -> Vec<Written<'_>> {
    let mut texts = Vec::new();
    for entry in &draft.root.entries {
        gather(entry.field, entry.field, &entry.value, &mut texts);
    }
    texts
}

fn gather<'a>(top: &'static Field, field: &'static Field, value: &'a Value, texts: &mut Vec<Written<'a>>) {
    match value {
        Value::Scalar(scalar) if is_text(field.shape) => {
            texts.push(Written { top, field, scalar, numbered: personal::may_have(&scalar.text) });
        }
        Value::List(list) => list.items.iter().for_each(|item| gather(top, field, item, texts)),
        Value::Group(group) => group.entries.iter().for_each(|entry| gather(top, entry.field, &entry.value, texts)),
        _ => {}
    }
}

fn is_text(shape: Shape) -> bool {
    match shape {
        Shape::Text { .. } | Shape::Markdown { .. } | Shape::Hours => true,
        Shape::List(shape) => is_text(*shape),
        _ => false,
    }
}
