//! The texts that an author wrote in an entry, one after another.

use crate::draft::{Draft, Group, Scalar, Value};
use crate::field::{Field, Shape};

/// A text with the keys that lead to it.
#[derive(Clone, Copy)]
pub(crate) struct Written<'a> {
    /// The key at the top of the file.
    pub(crate) top: &'static Field,
    /// The innermost key.
    pub(crate) field: &'static Field,
    pub(crate) scalar: &'a Scalar,
}

/// Visits every free text: names, lines, Markdown, hours in words; no numbers, dates, codes, phones or web addresses.
pub(crate) fn each_text<'a>(draft: &'a Draft, mut visit: impl FnMut(Written<'a>)) {
    for entry in &draft.root.entries {
        walk(entry.field, entry.field, &entry.value, &mut visit);
    }
}

fn walk<'a>(top: &'static Field, field: &'static Field, value: &'a Value, visit: &mut impl FnMut(Written<'a>)) {
    match value {
        Value::Scalar(scalar) if is_text(field.shape) => visit(Written { top, field, scalar }),
        Value::List(list) => list.items.iter().for_each(|item| walk(top, field, item, visit)),
        Value::Group(group) => walk_group(top, group, visit),
        _ => {}
    }
}

fn walk_group<'a>(top: &'static Field, group: &'a Group, visit: &mut impl FnMut(Written<'a>)) {
    for entry in &group.entries {
        walk(top, entry.field, &entry.value, visit);
    }
}

fn is_text(shape: Shape) -> bool {
    match shape {
        Shape::Text { .. } | Shape::Markdown { .. } | Shape::Hours => true,
        Shape::List(shape) => is_text(*shape),
        _ => false,
    }
}
