//! A cell of a table: values in words, several in one cell, and nothing that a spreadsheet would run.

use std::borrow::Cow;

use crate::directory::value::Value;
pub(super) use crate::text::formula::guard;

/// Stands between several values of one cell; within a value it is written full width.
pub(super) const BETWEEN: char = '|';

/// What people read of a list of values. Where an item of a list says nothing its place stays empty, so that the columns
/// of one list stay side by side; a cell in which nothing is said is empty.
pub(super) fn cell<'a>(values: &'a [Option<Value<'_>>]) -> Cow<'a, str> {
    let text = match values {
        [Some(value)] => shown(value),
        values if values.iter().all(Option::is_none) => return "".into(),
        values => several(values).into(),
    };
    if values.iter().flatten().all(|value| value.number().is_some()) { text } else { guard(text) }
}

fn several(values: &[Option<Value<'_>>]) -> String {
    let mut text = String::new();
    for (place, value) in values.iter().enumerate() {
        if place > 0 {
            text.push(BETWEEN);
        }
        if let Some(value) = value {
            text.push_str(&shown(value).replace(BETWEEN, "｜"));
        }
    }
    text
}

fn shown<'a>(value: &'a Value<'_>) -> Cow<'a, str> {
    match value {
        Value::Word(word) => word.zh.into(),
        Value::Registered { label, .. } => (*label).into(),
        Value::Flag(true) => "是".into(),
        Value::Flag(false) => "否".into(),
        Value::Hours(hours) => hours.to_string().into(),
        Value::Text(_) | Value::Integer(_) | Value::Decimal(_) | Value::Money(_) | Value::Date(_) | Value::Phone(_) => {
            value.code()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(text: &str) -> Value<'_> {
        Value::Text(text.into())
    }

    #[test]
    fn lists_stay_aligned() {
        assert_eq!(cell(&[]), "");
        assert_eq!(cell(&[None, None]), "");
        assert_eq!(cell(&[Some(text("a|b")), None, Some(Value::Integer(3))]), "a｜b||3");
        assert_eq!(cell(&[Some(text("a|b"))]), "a|b");
        assert_eq!(cell(&[Some(Value::Flag(true)), Some(Value::Flag(false))]), "是|否");
    }

    #[test]
    fn no_cell_begins_like_a_formula() {
        for formula in ["=1+1", "+86", "-2", "@SUM(A1)", "\t=1", "＝1"] {
            assert_eq!(cell(&[Some(text(formula))]), format!("'{formula}"));
        }
        assert_eq!(cell(&[None, Some(text("=1"))]), "|=1");
        assert_eq!(cell(&[Some(Value::Decimal(-0.5))]), "-0.5");
    }
}
