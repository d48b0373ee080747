//! `indicators.yaml`: the plan's goals, and how entries count towards them.

use super::lookup;
use super::reader::{Faults, Reader};
use super::registries::Once;
use super::written;
use crate::diagnostic::catalogue::registry as codes;
use crate::diagnostic::{Code, Diagnostics, Value as Said};
use crate::directory::Registries;
use crate::draft::{Draft, Map, Scalar, Value};
use crate::field::facility::FACILITY;
use crate::field::{Field, Shape, at_path, find, leaves};
use crate::model::Indicator;
use crate::model::indicator::{Actual, Condition, Derived, EditorNote, Measure, Per, Quoted};
use crate::source::Span;
use crate::text::nearest::nearest;
use crate::text::width::clip;
use crate::vocabulary::{Comparison, IndicatorGroup, IndicatorKind, IndicatorUnit, TownshipKind};

/// Characters of the author's words that a sentence repeats.
const QUOTED: usize = 40;

/// What `indicators.yaml` says.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Indicators {
    /// The goals, in the author's order.
    pub indicators: Vec<Indicator>,
    /// Figures of the plan that do not reconcile.
    pub notes: Vec<EditorNote>,
}

/// Reads the goals; those with faults are left out.
pub fn indicators(draft: &Draft, registries: &Registries) -> (Indicators, Diagnostics) {
    let faults = Faults::new(&draft.source);
    let read = Reader::file(draft, &faults, |reader| {
        let mut once = Once::new(&faults, &codes::CODE_TWICE);
        let found = reader.groups("indicators", |reader| Some((indicator(reader, registries)?, reader.span("code"))));
        let kept = found.into_iter().filter(|(one, at)| once.claim(&one.code, &one.code, *at));
        let indicators = kept.map(|(one, _)| one).collect();
        let notes = reader.groups("notes", |reader| {
            let (text, note) = (reader.text("text"), reader.text("note"));
            Some(EditorNote { text: text?, note: note? })
        });
        Indicators { indicators, notes }
    });
    (read, faults.into_found())
}

fn indicator(reader: &Reader<'_>, registries: &Registries) -> Option<Indicator> {
    let (code, name) = (reader.text("code"), reader.text("name"));
    let group = reader.word::<IndicatorGroup>("group");
    let (kind, unit) = (reader.word::<IndicatorKind>("kind"), reader.word::<IndicatorUnit>("unit"));
    let percent = unit == Some(IndicatorUnit::Percent);
    let baseline = reader.group("baseline", |reader| quoted(reader, percent));
    let mut comparison = None;
    let target = reader.group("target", |reader| {
        comparison = reader.word::<Comparison>("op");
        quoted(reader, percent)
    });
    let actuals = actuals(reader, registries, percent);
    let derived = reader.group("derived", |reader| derived(reader, registries));
    let note = reader.text("note");
    if kind == Some(IndicatorKind::Qualitative) {
        let number = [("baseline", &baseline), ("target", &target)]
            .into_iter()
            .find(|(_, quoted)| quoted.as_ref().is_some_and(|quoted| quoted.value.is_some()));
        if let Some((key, _)) = number {
            fault(reader, &codes::QUALITATIVE_NUMBER, key);
        } else if unit.is_some_and(|unit| unit != IndicatorUnit::None) {
            fault(reader, &codes::QUALITATIVE_NUMBER, "unit");
        }
    } else if kind.is_some() && unit == Some(IndicatorUnit::None) {
        fault(reader, &codes::INDICATOR_WITHOUT_UNIT, "unit");
    }
    if let (Some(baseline), Some(target)) = (&baseline, &target)
        && target.year < baseline.year
    {
        let at = reader.faults().at(&codes::GOAL_BEFORE_BASELINE, reader.span("target"));
        reader.faults().report(at.with("target", target.year).with("baseline", baseline.year));
    }
    Some(Indicator {
        code: code?,
        name: name?,
        group: group?,
        kind: kind?,
        unit: unit?,
        baseline,
        comparison: comparison?,
        target: target?,
        actuals,
        derived,
        note,
    })
}

fn fault(reader: &Reader<'_>, code: &'static Code, key: &str) {
    reader.faults().report(reader.faults().at(code, reader.span(key)));
}

fn quoted(reader: &Reader<'_>, percent: bool) -> Option<Quoted> {
    let value = number(reader, percent);
    let (year, text) = (reader.integer("year"), reader.text("text"));
    Some(Quoted { value, year: year?, text: text? })
}

/// The number under `value`, judged as a percentage where it is one.
fn number(reader: &Reader<'_>, percent: bool) -> Option<f64> {
    let value = reader.decimal("value")?;
    if percent && !(0.0..=100.0).contains(&value) {
        let at = reader.faults().at(&codes::PERCENT_RANGE, reader.span("value"));
        reader.faults().report(at.with("value", value.to_string()));
        return None;
    }
    Some(value)
}

fn actuals(reader: &Reader<'_>, registries: &Registries, percent: bool) -> Vec<Actual> {
    let mut actuals = reader.groups("actuals", |reader| {
        let (date, value, source) = (reader.date("date"), number(reader, percent), reader.text("source"));
        let written = reader.group_read().peek("area").is_some();
        let area = lookup::area(reader, "area", &registries.areas);
        // A figure of an area that does not exist is not one of the whole region.
        (area.is_some() || !written).then_some(Actual { date: date?, value: value?, source: source?, area })
    });
    actuals.sort_by_key(|actual| actual.date);
    actuals
}

fn derived(reader: &Reader<'_>, registries: &Registries) -> Option<Derived> {
    let sum = reader.group("sum", |reader| Some(sum(reader, registries)));
    let count = reader.group("count", |reader| Some(Measure::Count(without_field(reader, registries))));
    let areas = reader.group("areas", |reader| Some(Measure::Areas(without_field(reader, registries))));
    let minus = reader.decimal("minus").unwrap_or(0.0);
    let per_written = reader.group_read().peek("per").is_some();
    let per = reader.group("per", |reader| per(reader, registries));
    let times = reader.integer::<u32>("times");
    if let Some(times) = times.filter(|times| ![1, 100, 1000].contains(times)) {
        let at = reader.faults().at(&codes::TIMES_FORM, reader.span("times"));
        reader.faults().report(at.with("value", times));
        return None;
    }
    let mut measures = [sum, count.map(Some), areas.map(Some)].into_iter().flatten();
    let (Some(measure), None) = (measures.next(), measures.next()) else {
        reader.faults().report(reader.faults().at(&codes::DERIVED_FORM, reader.group_read().span));
        return None;
    };
    if per_written && per.is_none() {
        return None;
    }
    Some(Derived { measure: measure?, minus, per, times: times.unwrap_or(1) })
}

/// A sum; `None` when what it adds up cannot be known.
fn sum(reader: &Reader<'_>, registries: &Registries) -> Option<Measure> {
    let of = conditions(reader, registries);
    let Some(written) = reader.text("of") else {
        if reader.group_read().peek("of").is_none() {
            reader.faults().report(reader.faults().at(&codes::DERIVED_NO_FIELD, reader.group_read().span));
        }
        return None;
    };
    let span = reader.span("of");
    let (field, path) = field_at(reader, &written, span)?;
    let shape = if let Shape::List(shape) = field.shape { *shape } else { field.shape };
    if !matches!(shape, Shape::Integer { .. } | Shape::Decimal { .. }) {
        let at = reader.faults().at(&codes::DERIVED_NOT_A_NUMBER, span);
        reader.faults().report(at.with("value", written));
        return None;
    }
    Some(Measure::Sum { of, field: path })
}

/// Conditions of a count, which adds up no field.
fn without_field(reader: &Reader<'_>, registries: &Registries) -> Vec<Condition> {
    let conditions = conditions(reader, registries);
    if reader.text("of").is_some() {
        reader.faults().report(reader.faults().at(&codes::DERIVED_FORM, reader.span("of")));
    }
    conditions
}

fn per(reader: &Reader<'_>, registries: &Registries) -> Option<Per> {
    let sum = reader.group("sum", |reader| Some(sum(reader, registries).map(Per::Measure).ok_or(Reported)));
    let count = reader.group("count", |reader| Some(Per::Measure(Measure::Count(without_field(reader, registries)))));
    let townships = reader.words::<TownshipKind>("townships");
    let townships = (!townships.is_empty()).then_some(Per::Townships(townships));
    let committees = committees(reader);
    let value = published(reader);
    let mut found = [sum, count.map(Ok), townships.map(Ok), committees, value].into_iter().flatten();
    let (Some(per), None) = (found.next(), found.next()) else {
        reader.faults().report(reader.faults().at(&codes::PER_FORM, reader.group_read().span));
        return None;
    };
    per.ok()
}

/// Something is written, but it is wrong and has been reported.
struct Reported;

/// A published number with its year and its source.
fn published(reader: &Reader<'_>) -> Option<Result<Per, Reported>> {
    let value = reader.decimal("value");
    let (year, source) = (reader.integer::<u16>("year"), reader.text("source"));
    let value = value?;
    if value == 0.0 {
        fault(reader, &codes::PER_ZERO, "value");
        return Some(Err(Reported));
    }
    let (Some(year), Some(source)) = (year, source) else {
        fault(reader, &codes::PER_UNSOURCED, "value");
        return Some(Err(Reported));
    };
    Some(Ok(Per::Value { value, year, source }))
}

fn committees(reader: &Reader<'_>) -> Option<Result<Per, Reported>> {
    let written = reader.texts("committees");
    let unknown = written.iter().find(|word| !matches!(word.as_str(), "居委" | "ju" | "村委" | "cun"));
    if let Some(word) = unknown {
        let at = reader.faults().at(&codes::COMMITTEE_UNKNOWN, reader.span("committees"));
        reader.faults().report(at.with("value", clip(word, QUOTED)));
        return Some(Err(Reported));
    }
    let has = |zh: &str, en: &str| written.iter().any(|word| word == zh || word == en);
    (!written.is_empty()).then(|| Ok(Per::Committees { ju: has("居委", "ju"), cun: has("村委", "cun") }))
}

/// The conditions under `where`; those with faults are left out.
fn conditions(reader: &Reader<'_>, registries: &Registries) -> Vec<Condition> {
    let Some(map) = reader.map("where") else { return Vec::new() };
    let Map { entries, .. } = map;
    entries
        .iter()
        .filter_map(|(key, value)| {
            let (field, path) = field_at(reader, key.text.trim(), key.span)?;
            let items = match value {
                Value::List(list) => list.items.as_slice(),
                single => std::slice::from_ref(single),
            };
            let scalars = items.iter().filter_map(|item| match item {
                Value::Scalar(scalar) => Some(scalar),
                _ => None,
            });
            let scalars: Vec<&Scalar> = scalars.collect();
            let any: Vec<String> =
                scalars.iter().filter_map(|scalar| wanted(reader, field, scalar, registries)).collect();
            // A condition whose every value is wrong must not become one that asks for nothing.
            (any.len() == scalars.len()).then_some(Condition { field: path, any })
        })
        .collect()
}

/// The leaf at a path that an author wrote in either language, and its path in English keys.
fn field_at(reader: &Reader<'_>, written: &str, span: Span) -> Option<(&'static Field, String)> {
    let field = at_path(FACILITY, written).filter(|field| field.inside().is_empty());
    let Some(field) = field else {
        let leaves = leaves(FACILITY);
        let chinese = crate::text::han::has_han(written);
        let names: Vec<String> =
            leaves.iter().map(|leaf| if chinese { leaf.zh.replace('·', ".") } else { leaf.path.clone() }).collect();
        let near = nearest(written, names.iter().map(String::as_str)).map(str::to_owned);
        let at = reader.faults().at(&codes::DERIVED_FIELD_UNKNOWN, span);
        reader.faults().report(at.with("value", clip(written, QUOTED)).with_some("near", near));
        return None;
    };
    let mut path = Vec::new();
    let mut fields: &'static [Field] = FACILITY;
    for part in written.split('.') {
        let inner = find(fields, part)?;
        path.push(inner.key);
        fields = inner.inside();
    }
    Some((field, path.join(".")))
}

/// A value as [`Condition::any`] has it: a code, a number, `true` or `false`.
fn wanted(reader: &Reader<'_>, field: &'static Field, scalar: &Scalar, registries: &Registries) -> Option<String> {
    let text = scalar.text.trim();
    let shape = if let Shape::List(shape) = field.shape { *shape } else { field.shape };
    let (found, known) = code(shape, text, registries);
    if found.is_none() {
        let near = nearest(text, known.iter().map(String::as_str)).map(str::to_owned);
        let at = reader.faults().at(&codes::DERIVED_VALUE_UNKNOWN, scalar.span).with("value", clip(text, QUOTED));
        let at = at.with("field", Said::Term { zh: field.zh, en: field.key }).with_some("near", near);
        reader.faults().report(at.with_some("known", (!known.is_empty() && known.len() <= QUOTED).then_some(known)));
    }
    found
}

/// The code that a text means for a shape, and what may be written.
fn code(shape: Shape, text: &str, registries: &Registries) -> (Option<String>, Vec<String>) {
    let flag = || written::flag(text).map(|flag| flag.to_string());
    match shape {
        Shape::Word(vocabulary) => {
            let known = vocabulary.words.iter().map(|word| word.zh.to_owned()).collect();
            (vocabulary.find(text).map(|position| vocabulary.words[position].code.to_owned()), known)
        }
        Shape::Registry(registry) => lookup::code(registry, text, registries),
        Shape::Flag => (flag(), vec!["是".to_owned(), "否".to_owned()]),
        Shape::Integer { .. } | Shape::Decimal { .. } => {
            (text.parse::<f64>().ok().filter(|number| number.is_finite()).map(|number| number.to_string()), Vec::new())
        }
        Shape::Date | Shape::DateTime => {
            (text.parse::<jiff::civil::Date>().ok().map(|date| date.to_string()), Vec::new())
        }
        Shape::OneOf(shapes) => {
            let found = shapes.iter().find_map(|&shape| code(shape, text, registries).0);
            (found, Vec::new())
        }
        Shape::Text { .. } | Shape::Pattern(_) | Shape::Markdown { .. } | Shape::Phone => {
            ((!text.is_empty()).then(|| text.to_owned()), Vec::new())
        }
        Shape::Hours | Shape::List(_) | Shape::Group(_) | Shape::Where => (None, Vec::new()),
    }
}
