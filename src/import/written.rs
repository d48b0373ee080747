//! What stands in a draft, without judging it: `check` judges the files of the site, and `mapping` its own.

use crate::draft::{Group, Scalar, Value};

/// The scalar of a field, when it has one.
pub(super) fn scalar<'a>(group: &'a Group, key: &str) -> Option<&'a Scalar> {
    match &group.get(key)?.value {
        Value::Scalar(scalar) => Some(scalar),
        _ => None,
    }
}

/// The text of a field without blanks around it; `None` when nothing is left.
pub(super) fn text<'a>(group: &'a Group, key: &str) -> Option<&'a str> {
    scalar(group, key).map(|scalar| scalar.text.trim()).filter(|text| !text.is_empty())
}

/// The texts of a field that may have several.
pub(super) fn texts<'a>(group: &'a Group, key: &str) -> Vec<&'a str> {
    scalars(group, key).into_iter().map(|scalar| scalar.text.trim()).collect()
}

/// The scalars of a field that may have several.
pub(super) fn scalars<'a>(group: &'a Group, key: &str) -> Vec<&'a Scalar> {
    let Some(entry) = group.get(key) else { return Vec::new() };
    items(&entry.value)
        .iter()
        .filter_map(|item| match item {
            Value::Scalar(scalar) => Some(scalar),
            _ => None,
        })
        .collect()
}

/// The group of a field.
pub(super) fn group<'a>(group: &'a Group, key: &str) -> Option<&'a Group> {
    match &group.get(key)?.value {
        Value::Group(group) => Some(group),
        _ => None,
    }
}

/// The groups of a field that may have several.
pub(super) fn groups<'a>(group: &'a Group, key: &str) -> Vec<&'a Group> {
    let Some(entry) = group.get(key) else { return Vec::new() };
    items(&entry.value)
        .iter()
        .filter_map(|item| match item {
            Value::Group(group) => Some(group),
            _ => None,
        })
        .collect()
}

fn items(value: &Value) -> &[Value] {
    match value {
        Value::List(list) => &list.items,
        single => std::slice::from_ref(single),
    }
}
