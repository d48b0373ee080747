//! What is written in an entry as the text of a cell: closed words and registries by their Chinese names, lists with a sign
//! between, weekly hours a line a day.

use super::{Cell, Names};
use crate::draft::{Group, Map, Value};
use crate::field::{Field, Shape};
use crate::model::written::flag;

/// The cell of a field below a group.
pub(super) fn at(group: &Group, keys: &[&str], field: &'static Field, area: &str, names: &Names) -> Cell {
    let mut group = group;
    let Some((last, above)) = keys.split_last() else { return Cell::default() };
    for key in above {
        match group.peek(key).map(|entry| &entry.value) {
            Some(Value::Group(inner)) => group = inner,
            Some(Value::Broken(_)) => return Cell { text: String::new(), fixed: true },
            _ => return Cell::default(),
        }
    }
    group.peek(last).map_or_else(Cell::default, |entry| of(&entry.value, field, area, names))
}

fn of(value: &Value, field: &'static Field, area: &str, names: &Names) -> Cell {
    let text = |text: String| Cell { text, fixed: false };
    match value {
        Value::Empty(_) => Cell::default(),
        Value::Scalar(scalar) => text(shown(field, &scalar.text, area, names)),
        Value::List(list) => {
            let mut texts = Vec::new();
            for item in &list.items {
                let Value::Scalar(scalar) = item else { return Cell { text: String::new(), fixed: true } };
                texts.push(shown(field, &scalar.text, area, names));
            }
            let joined = Cell { text: texts.join(between(field)), fixed: false };
            // An item that has the sign in itself cannot be told from two.
            let fixed = split(field, &joined.text) != texts;
            Cell { fixed, ..joined }
        }
        Value::Map(map) => week(map),
        Value::Group(_) | Value::Broken(_) => Cell { text: String::new(), fixed: true },
    }
}

/// A value as people read it.
pub fn shown(field: &'static Field, written: &str, area: &str, names: &Names) -> String {
    match single(field.shape) {
        Shape::Word(vocabulary) => vocabulary.find(written).map_or(written, |at| vocabulary.words[at].zh).to_owned(),
        Shape::Registry(registry) => names.label(registry, written, area).unwrap_or(written).to_owned(),
        Shape::Flag => yes(written),
        Shape::OneOf(shapes) if shapes.iter().any(|shape| matches!(shape, Shape::Flag)) => yes(written),
        _ => written.to_owned(),
    }
}

fn yes(written: &str) -> String {
    flag(written.trim()).map_or(written, |yes| if yes { "是" } else { "否" }).to_owned()
}

/// The shape of a value, or of an item of its list.
fn single(shape: Shape) -> Shape {
    match shape {
        Shape::List(item) => *item,
        shape => shape,
    }
}

/// What stands between the values of a list: `、` between words, a line end between texts.
fn between(field: &'static Field) -> &'static str {
    if matches!(single(field.shape), Shape::Word(_) | Shape::Registry(_)) { "、" } else { "\n" }
}

/// The values of a cell that holds a list.
pub fn split(field: &'static Field, cell: &str) -> Vec<String> {
    let words = matches!(single(field.shape), Shape::Word(_) | Shape::Registry(_));
    let sign = |character: char| if words { "、,，;；\n".contains(character) } else { character == '\n' };
    cell.split(sign).map(str::trim).filter(|piece| !piece.is_empty()).map(str::to_owned).collect()
}

/// Weekly hours: a line a key.
fn week(map: &Map) -> Cell {
    let mut lines = Vec::new();
    for (key, value) in &map.entries {
        let Some(text) = value.line() else { return Cell { text: String::new(), fixed: true } };
        lines.push((key.text.trim().to_owned(), text.trim().to_owned()));
    }
    let text = lines.iter().map(|(key, text)| format!("{key}: {text}")).collect::<Vec<_>>().join("\n");
    let fixed = pairs(&text).is_none_or(|read| read != lines);
    Cell { text, fixed }
}

/// The lines of a weekly table in a cell; `None` when it is not one.
pub fn pairs(cell: &str) -> Option<Vec<(String, String)>> {
    let lines = cell.lines().map(str::trim).filter(|line| !line.is_empty());
    let pair = |line: &str| {
        let (key, text) = line.split_once(": ").or_else(|| line.split_once('：'))?;
        // A day or a range of days, not the hour of a sentence.
        let is_day = !key.is_empty()
            && key.chars().count() <= 20
            && !key.chars().any(|sign| sign.is_ascii_digit() || sign == ' ');
        is_day.then(|| (key.trim().to_owned(), text.trim().to_owned()))
    };
    let pairs: Option<Vec<_>> = lines.map(pair).collect();
    pairs.filter(|pairs| !pairs.is_empty())
}
