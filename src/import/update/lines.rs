//! The lines of an author's YAML: where a line begins and ends, how deep it stands, and its comments.

use std::collections::BTreeMap;

use crate::draft::{Group, Value};
use crate::source::Span;

/// The start of the line of a byte.
pub(super) fn start(text: &str, at: usize) -> usize {
    text[..at].rfind('\n').map_or(0, |newline| newline + 1)
}

/// The end of the line of a byte, before its line end.
pub(super) fn end(text: &str, at: usize) -> usize {
    let end = text[at..].find('\n').map_or(text.len(), |newline| at + newline);
    if text[..end].ends_with('\r') { end - 1 } else { end }
}

/// The start of the next line.
pub(super) fn next(text: &str, at: usize) -> usize {
    text[at..].find('\n').map_or(text.len(), |newline| at + newline + 1)
}

/// How the author ends lines.
pub(super) fn newline(text: &str) -> &'static str {
    if text.contains("\r\n") { "\r\n" } else { "\n" }
}

/// Blanks that stand before what begins at a byte, where a dash counts as a blank.
pub(super) fn depth(text: &str, at: usize) -> String {
    text[start(text, at)..at].chars().map(|_| ' ').collect()
}

/// The comments of a file, each with how often it stands; `#` within a value is none.
pub(super) fn comments(text: &str, root: &Group) -> BTreeMap<String, usize> {
    let mut found = BTreeMap::new();
    each(text, root, |_, comment| *found.entry(comment.trim_end().to_owned()).or_default() += 1);
    found
}

/// The comments within a stretch of a file, in order.
pub(super) fn comments_in(text: &str, root: &Group, stretch: std::ops::Range<usize>) -> Vec<String> {
    let mut found = Vec::new();
    each(text, root, |at, comment| {
        if stretch.contains(&at) {
            found.push(comment.trim_end().to_owned());
        }
    });
    found
}

fn each(text: &str, root: &Group, mut take: impl FnMut(usize, &str)) {
    let mut values = Vec::new();
    spans(root, &mut values);
    values.sort_unstable_by_key(|span| span.start);
    let mut values = values.into_iter().peekable();
    let mut at = 0;
    while let Some(sign) = text[at..].find('#').map(|found| at + found) {
        while values.peek().is_some_and(|span| span.end as usize <= sign) {
            values.next();
        }
        let inside = values.peek().is_some_and(|span| (span.start as usize..span.end as usize).contains(&sign));
        let begins = sign == 0 || text[..sign].ends_with([' ', '\t', '\n', '\r']);
        if !inside && begins {
            let end = end(text, sign);
            take(sign, &text[sign..end]);
            at = end;
        } else {
            at = sign + 1;
        }
    }
}

/// Keys and single values: whatever a `#` may stand in.
fn spans(group: &Group, found: &mut Vec<Span>) {
    for entry in &group.entries {
        found.push(entry.key);
        value_spans(&entry.value, found);
    }
}

fn value_spans(value: &Value, found: &mut Vec<Span>) {
    match value {
        Value::Scalar(scalar) => found.push(scalar.span),
        Value::List(list) => list.items.iter().for_each(|item| value_spans(item, found)),
        Value::Group(group) => spans(group, found),
        Value::Map(map) => {
            for (key, value) in &map.entries {
                found.push(key.span);
                value_spans(value, found);
            }
        }
        Value::Empty(_) | Value::Broken(_) => {}
    }
}

/// Everything that is written, by path: by which two versions of a file are compared.
pub(super) fn written(root: &Group) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    group_written("", root, &mut found);
    found
}

fn group_written(above: &str, group: &Group, found: &mut BTreeMap<String, String>) {
    for entry in &group.entries {
        value_written(&format!("{above}{}", entry.field.key), &entry.value, found);
    }
}

fn value_written(path: &str, value: &Value, found: &mut BTreeMap<String, String>) {
    match value {
        Value::Empty(_) => {}
        Value::Scalar(scalar) => drop(found.insert(path.to_owned(), scalar.text.clone())),
        Value::List(list) => {
            for (at, item) in list.items.iter().enumerate() {
                value_written(&format!("{path}[{at}]"), item, found);
            }
        }
        Value::Group(group) => group_written(&format!("{path}."), group, found),
        Value::Map(map) => {
            for (key, value) in &map.entries {
                value_written(&format!("{path}.{}", key.text), value, found);
            }
        }
        Value::Broken(_) => drop(found.insert(path.to_owned(), "!".to_owned())),
    }
}
