//! Typed reading of a draft, field by field. Limits, patterns, words and need come from the field's row; a fault is
//! reported where it stands, and what can be understood all the same is handed on, so that one slip gives one fault.
//!
//! Each field is asked for once. A [`Reader`] is given to a closure and closes itself behind it: what should be there
//! and is not goes into one warning, and a debug build stops when a field was written that nobody asked for.

mod hours;
mod judge;
mod phone;
mod uscc;

use std::cell::{Cell, RefCell};

use jiff::civil::{Date, DateTime};

use super::written::{self, Written};
use crate::diagnostic::catalogue::file::TOO_MANY_FAULTS;
use crate::diagnostic::catalogue::value as codes;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Value as Said};
use crate::draft::{Draft, Entry, Group, Map, Scalar, Value};
use crate::field::{Cursor, Field, Need, Shape};
use crate::source::{Place, Source, Span};
use crate::text::width::clip;
use crate::vocabulary::{Closed, Profile};

/// Characters of the author's words that a sentence repeats.
const QUOTED: usize = 40;

/// What a file's faults are gathered in while it is read.
#[derive(Debug)]
pub(crate) struct Faults<'a> {
    source: &'a Source,
    found: RefCell<Diagnostics>,
    /// Whether there were more than are told.
    more: Cell<bool>,
}

/// More faults than these in one file help nobody, and the place of each takes a walk through the text.
const MOST: usize = 100;

impl<'a> Faults<'a> {
    pub(crate) fn new(source: &'a Source) -> Self {
        Self { source, found: RefCell::default(), more: Cell::new(false) }
    }

    /// The place of a stretch of this file.
    pub(crate) fn place(&self, span: Span) -> Place {
        self.source.place(span)
    }

    /// A fault at a stretch of this file, still to be given its values and reported.
    pub(crate) fn at(&self, code: &'static Code, span: Span) -> Diagnostic {
        let place = if self.is_full() { self.source.whole() } else { self.place(span) };
        Diagnostic::new(code, place)
    }

    pub(crate) fn report(&self, diagnostic: Diagnostic) {
        if self.is_full() {
            self.more.set(true);
        } else {
            self.found.borrow_mut().report(diagnostic);
        }
    }

    fn is_full(&self) -> bool {
        self.found.borrow().iter().len() >= MOST
    }

    /// The part of a value where some words stand, so that a caret points at them; the whole value when it was written
    /// otherwise.
    pub(crate) fn find_in(&self, span: Span, words: &str) -> Span {
        let (start, end) = (span.start as usize, span.end as usize);
        let found = self.source.text.get(start..end).filter(|_| !words.is_empty()).and_then(|text| text.find(words));
        found.map_or(span, |at| Span::new(start + at, start + at + words.len()))
    }

    pub(crate) fn into_found(self) -> Diagnostics {
        let mut found = self.found.into_inner();
        if self.more.get() {
            found.report(Diagnostic::new(&TOO_MANY_FAULTS, self.source.whole()).with("most", MOST));
        }
        found
    }
}

/// Yes, no, or from a day on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum FlagOrDate {
    Flag(bool),
    Date(Date),
}

/// What a site registers, for the sentence that says a word is not among it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Registered {
    /// Its name in both languages, for example 类型, kind.
    pub(crate) what: (&'static str, &'static str),
    /// The file in which it is registered.
    pub(crate) home: &'static str,
}

impl Registered {
    pub(crate) const KIND: Self = Self { what: ("类型", "kind"), home: "facilities/kinds.yaml" };
    pub(crate) const SERVICE: Self = Self { what: ("服务", "service"), home: "content/services.yaml" };
    pub(crate) const AREA: Self = Self { what: ("县区", "area"), home: "facilities/areas.yaml" };
    pub(crate) const TOWNSHIP: Self = Self { what: ("乡镇", "township"), home: "facilities/areas.yaml" };
    pub(crate) const CARE_LEVEL: Self = Self { what: ("护理等级", "care level"), home: "content/site.yaml" };
    pub(crate) const CREDIT_GRADE: Self = Self { what: ("信用等级", "credit grade"), home: "content/site.yaml" };
}

/// A group of a draft, read field by field.
pub(crate) struct Reader<'a> {
    faults: &'a Faults<'a>,
    group: &'a Group,
    fields: &'static [Field],
    cursor: Cursor,
    /// The key whose group this is; `None` at the top.
    parent: Cell<Option<&'static Field>>,
    /// Where something missing is reported.
    at: Span,
    profile: Cell<Option<Profile>>,
    expects: Cell<bool>,
    /// Fields that are not missed although they are expected as a rule.
    spared: Cell<&'static [&'static str]>,
    missing: RefCell<Vec<&'static Field>>,
}

impl<'a> Reader<'a> {
    /// Reads the top of a file.
    pub(crate) fn file<T>(draft: &'a Draft, faults: &'a Faults<'a>, read: impl FnOnce(&Self) -> T) -> T {
        let at = draft.root.entries.first().map_or(Span::default(), |first| first.key);
        Self::of(&draft.root, draft.kind.fields(), at, faults, read)
    }

    /// Reads a group with its table; `at` is where something missing is reported.
    pub(crate) fn of<T>(
        group: &'a Group,
        fields: &'static [Field],
        at: Span,
        faults: &'a Faults<'a>,
        read: impl FnOnce(&Self) -> T,
    ) -> T {
        let reader = Self {
            faults,
            group,
            fields,
            cursor: Cursor::default(),
            parent: Cell::new(None),
            at,
            profile: Cell::new(None),
            expects: Cell::new(true),
            spared: Cell::new(&[]),
            missing: RefCell::default(),
        };
        let value = read(&reader);
        reader.close();
        value
    }

    /// From here on fields that are not for this profile count as absent, and are not missed.
    pub(crate) fn set_profile(&self, profile: Profile) {
        self.profile.set(Some(profile));
    }

    /// From here on nothing is missed that is merely expected.
    pub(crate) fn expect_nothing(&self) {
        self.expects.set(false);
    }

    /// From here on these fields are not missed although they are expected as a rule.
    pub(crate) fn spare(&self, keys: &'static [&'static str]) {
        self.spared.set(keys);
    }

    /// The group that is read, for places.
    pub(crate) fn group_read(&self) -> &'a Group {
        self.group
    }

    /// Where faults go.
    pub(crate) fn faults(&self) -> &'a Faults<'a> {
        self.faults
    }

    /// The stretch of a field's value, or where the group stands when it is not written. Does not count as reading.
    pub(crate) fn span(&self, key: &str) -> Span {
        self.group.peek(key).map_or(self.at, |entry| entry.value.span())
    }

    /// Reports a fault of a value that was read already.
    pub(crate) fn report_value(&self, code: &'static Code, key: &str) {
        if let Some(Entry { field, value: Value::Scalar(scalar), .. }) = self.group.peek(key) {
            self.faults.report(self.value_fault(code, field, scalar));
        }
    }

    /// A text, tidied; Markdown as it was written. Judges length and pattern.
    pub(crate) fn text(&self, key: &str) -> Option<String> {
        let (field, scalar) = self.scalar(key)?;
        self.judge_text(field, field.shape, scalar)
    }

    /// Several texts.
    pub(crate) fn texts(&self, key: &str) -> Vec<String> {
        self.list(key, |field, shape, scalar| self.judge_text(field, shape, scalar))
    }

    /// A whole number in the field's range.
    pub(crate) fn integer<T: TryFrom<i64>>(&self, key: &str) -> Option<T> {
        let (field, scalar) = self.scalar(key)?;
        self.judge_integer(field, field.shape, scalar)
    }

    /// Several whole numbers.
    pub(crate) fn integers<T: TryFrom<i64> + Copy + PartialEq>(&self, key: &str) -> Vec<T> {
        self.plain_list(key, |field, shape, scalar| self.judge_integer(field, shape, scalar))
    }

    /// A number with decimals in the field's range.
    pub(crate) fn decimal(&self, key: &str) -> Option<f64> {
        let (field, scalar) = self.scalar(key)?;
        let number = self.judge_decimal(field, scalar)?;
        let Shape::Decimal { min, max } = field.shape else { return Some(number) };
        self.in_range(field, scalar, number, min, max)
    }

    /// A number with decimals whose range is for the caller to judge.
    pub(crate) fn any_decimal(&self, key: &str) -> Option<f64> {
        let (field, scalar) = self.scalar(key)?;
        self.judge_decimal(field, scalar)
    }

    /// An amount of money in the field's range.
    pub(crate) fn yuan(&self, key: &str) -> Option<crate::model::Yuan> {
        let (field, scalar) = self.scalar(key)?;
        let text = self.full(field, scalar)?;
        let amount = match written::yuan(text) {
            Written::Right(amount) => amount,
            Written::Meant(amount) => {
                let right = amount.to_string().replace(',', "");
                self.faults.report(self.value_fault(&codes::NOT_AN_AMOUNT, field, scalar).with("right", right));
                amount
            }
            Written::Impossible | Written::Unclear => {
                self.faults.report(self.value_fault(&codes::NOT_AN_AMOUNT, field, scalar));
                return None;
            }
        };
        let Shape::Decimal { min, max } = field.shape else { return Some(amount) };
        self.in_range(field, scalar, f64::from(amount.fen()) / 100.0, min, max).map(|_| amount)
    }

    /// Yes or no.
    pub(crate) fn flag(&self, key: &str) -> Option<bool> {
        let (field, scalar) = self.scalar(key)?;
        let flag = written::flag(self.full(field, scalar)?);
        if flag.is_none() {
            self.faults.report(self.value_fault(&codes::NOT_YES_OR_NO, field, scalar));
        }
        flag
    }

    /// A day.
    pub(crate) fn date(&self, key: &str) -> Option<Date> {
        let (field, scalar) = self.scalar(key)?;
        self.judge_date(field, scalar)
    }

    /// A day with a time; a day alone means 00:00.
    pub(crate) fn date_time(&self, key: &str) -> Option<DateTime> {
        let (field, scalar) = self.scalar(key)?;
        match written::date_time(self.full(field, scalar)?) {
            Written::Right(moment) => Some(moment),
            Written::Meant(moment) => {
                let right = moment.strftime("%Y-%m-%d %H:%M").to_string();
                self.faults.report(self.value_fault(&codes::DATE_FORMAT, field, scalar).with("right", right));
                Some(moment)
            }
            Written::Impossible => {
                let no_day = written::date(scalar.text.split([' ', 'T']).next().unwrap_or_default());
                let code = if no_day == Written::Impossible { &codes::NO_SUCH_DAY } else { &codes::NOT_A_TIME };
                self.faults.report(self.value_fault(code, field, scalar));
                None
            }
            Written::Unclear => {
                self.faults.report(self.value_fault(&codes::NOT_A_TIME, field, scalar));
                None
            }
        }
    }

    /// Yes, no, or a day.
    pub(crate) fn flag_or_date(&self, key: &str) -> Option<FlagOrDate> {
        let (field, scalar) = self.scalar(key)?;
        let text = self.full(field, scalar)?;
        if let Some(flag) = written::flag(text) {
            return Some(FlagOrDate::Flag(flag));
        }
        if written::date(text) == Written::Unclear {
            self.faults.report(self.value_fault(&codes::NOT_YES_NO_OR_DATE, field, scalar));
            return None;
        }
        self.judge_date(field, scalar).map(FlagOrDate::Date)
    }

    /// A closed word.
    pub(crate) fn word<T: Closed>(&self, key: &str) -> Option<T> {
        let (field, scalar) = self.scalar(key)?;
        self.judge_word(field, scalar)
    }

    /// Several closed words, each once.
    pub(crate) fn words<T: Closed + PartialEq>(&self, key: &str) -> Vec<T> {
        self.list(key, |field, _, scalar| self.judge_word(field, scalar))
    }

    /// Something that this site registers; `find` looks it up and `known` names what there is.
    pub(crate) fn registered<'k, T, K: IntoIterator<Item = &'k str>>(
        &self,
        key: &str,
        registry: Registered,
        find: impl Fn(&str) -> Option<T>,
        known: impl Fn() -> K,
    ) -> Option<T> {
        let (field, scalar) = self.scalar(key)?;
        let text = self.full(field, scalar)?;
        find(text).or_else(|| self.unregistered(scalar, registry, known()))
    }

    /// Several things that this site registers, each once.
    pub(crate) fn registered_list<'k, T: PartialEq, K: IntoIterator<Item = &'k str>>(
        &self,
        key: &str,
        registry: Registered,
        find: impl Fn(&str) -> Option<T>,
        known: impl Fn() -> K,
    ) -> Vec<T> {
        self.list(key, |field, _, scalar| {
            find(self.full(field, scalar)?).or_else(|| self.unregistered(scalar, registry, known()))
        })
    }

    /// A group of its own.
    pub(crate) fn group<T>(&self, key: &str, read: impl FnOnce(&Reader<'a>) -> Option<T>) -> Option<T> {
        let (field, entry) = self.entry(key)?;
        match &entry.value {
            Value::Group(group) => self.inner(group, field, entry.key, read),
            _ => None,
        }
    }

    /// Several groups; an item that could not be read is left out.
    pub(crate) fn groups<T>(&self, key: &str, read: impl Fn(&Reader<'a>) -> Option<T>) -> Vec<T> {
        let Some((field, entry)) = self.entry(key) else { return Vec::new() };
        let one = |value: &'a Value| match value {
            Value::Group(group) => self.inner(group, field, group.span, &read),
            _ => None,
        };
        match &entry.value {
            Value::List(list) => list.items.iter().filter_map(one).collect(),
            single => one(single).into_iter().collect(),
        }
    }

    fn inner<T>(
        &self,
        group: &'a Group,
        field: &'static Field,
        at: Span,
        read: impl FnOnce(&Self) -> Option<T>,
    ) -> Option<T> {
        Self::of(group, field.inside(), at, self.faults, |inner| {
            inner.expects.set(self.expects.get());
            inner.parent.set(Some(field));
            read(inner)
        })
    }

    /// Free keys, for the `where` of a derived indicator.
    pub(crate) fn map(&self, key: &str) -> Option<&'a Map> {
        match &self.entry(key)?.1.value {
            Value::Map(map) => Some(map),
            _ => None,
        }
    }

    /// The entry of a field: what the author wrote, once; reports what is missing.
    pub(crate) fn entry(&self, key: &str) -> Option<(&'static Field, &'a Entry)> {
        let field = self.cursor.find(self.fields, |field| field.key == key);
        let field = field.unwrap_or_else(|| panic!("the table has no field `{key}`"));
        let written = |entry: &&Entry| !matches!(&entry.value, Value::List(list) if list.items.is_empty());
        let entry = self.group.of(field).filter(written);
        if self.profile.get().is_some_and(|profile| !field.profiles.contains(profile)) {
            return None;
        }
        if entry.is_none() {
            self.miss(field);
        }
        entry.map(|entry| (field, entry))
    }

    /// The scalar of a field.
    pub(crate) fn scalar(&self, key: &str) -> Option<(&'static Field, &'a Scalar)> {
        let (field, entry) = self.entry(key)?;
        match &entry.value {
            Value::Scalar(scalar) => Some((field, scalar)),
            _ => None,
        }
    }

    /// A fault of a value, with the author's words, the field and an example.
    pub(crate) fn value_fault(&self, code: &'static Code, field: &'static Field, scalar: &Scalar) -> Diagnostic {
        self.faults
            .at(code, scalar.span)
            .with("value", clip(&scalar.text, QUOTED))
            .with("field", name_within(self.parent.get(), field))
            .with_some("example", (!field.example.is_empty()).then_some(field.example))
    }

    /// Values of a list, or the single value that stands for it, each once.
    fn list<T: PartialEq>(&self, key: &str, judge: impl Fn(&'static Field, Shape, &'a Scalar) -> Option<T>) -> Vec<T> {
        let mut values: Vec<T> = Vec::new();
        self.each(key, |field, shape, scalar| {
            let Some(value) = judge(field, shape, scalar) else { return };
            if values.contains(&value) {
                self.faults.report(self.value_fault(&codes::LISTED_TWICE, field, scalar));
            } else {
                values.push(value);
            }
        });
        values
    }

    /// Values of a list in which one may stand twice.
    fn plain_list<T>(&self, key: &str, judge: impl Fn(&'static Field, Shape, &'a Scalar) -> Option<T>) -> Vec<T> {
        let mut values = Vec::new();
        self.each(key, |field, shape, scalar| values.extend(judge(field, shape, scalar)));
        values
    }

    fn each(&self, key: &str, mut visit: impl FnMut(&'static Field, Shape, &'a Scalar)) {
        let Some((field, entry)) = self.entry(key) else { return };
        let shape = if let Shape::List(shape) = field.shape { *shape } else { field.shape };
        let items = match &entry.value {
            Value::List(list) => list.items.as_slice(),
            single => std::slice::from_ref(single),
        };
        for item in items {
            if let Value::Scalar(scalar) = item {
                visit(field, shape, scalar);
            }
        }
    }

    /// The text of a scalar without blanks around it; a fault when nothing is left.
    pub(crate) fn full<'s>(&self, field: &'static Field, scalar: &'s Scalar) -> Option<&'s str> {
        let text = scalar.text.trim();
        if text.is_empty() {
            self.faults.report(
                self.faults.at(&codes::EMPTY_VALUE, scalar.span).with("field", name_within(self.parent.get(), field)),
            );
            return None;
        }
        Some(text)
    }

    fn miss(&self, field: &'static Field) {
        match field.need {
            Need::Required => {
                let fault = self.faults.at(&codes::MISSING_REQUIRED, self.place_of_missing(field));
                let example = (!field.example.is_empty()).then_some(field.example);
                self.faults.report(
                    fault
                        .with("field", name_within(self.parent.get(), field))
                        .with("key", Said::Term { zh: field.zh, en: field.key })
                        .with_some("example", example),
                );
            }
            Need::Expected if self.expects.get() && !self.spared.get().contains(&field.key) => {
                self.missing.borrow_mut().push(field);
            }
            Need::Expected | Need::Optional => {}
        }
    }

    /// The key without a value when it is written so, else the head of the group.
    fn place_of_missing(&self, field: &'static Field) -> Span {
        self.group.peek(field.key).map_or(self.at, |entry| entry.key)
    }

    fn close(self) {
        let missing = self.missing.into_inner();
        if !missing.is_empty() {
            let fields = |name: fn(&Field) -> &'static str| missing.iter().map(|field| name(field)).collect::<Vec<_>>();
            let zh = fields(|field| field.zh).join("、");
            let en = fields(|field| field.key).join(", ");
            self.faults.report(self.faults.at(&codes::MISSING_EXPECTED, self.at).with("fields", Said::Both { zh, en }));
        }
        assert!(
            self.group.entries.iter().all(|entry| entry.times_read() > 0),
            "not read: {:?}",
            self.group.entries.iter().filter(|entry| entry.times_read() == 0).map(|e| e.field.key).collect::<Vec<_>>()
        );
    }
}

/// A field's name in both languages, with that of its group: 床位的总数, unless it says so itself.
pub(crate) fn name_within(group: Option<&'static Field>, field: &'static Field) -> Said {
    match group {
        Some(group) if !field.zh.starts_with(group.zh) => {
            Said::Both { zh: format!("{}的{}", group.zh, field.zh), en: format!("{}.{}", group.key, field.key) }
        }
        Some(group) => Said::Both { zh: field.zh.to_owned(), en: format!("{}.{}", group.key, field.key) },
        None => name_of(field),
    }
}

/// A field's name in both languages.
pub(crate) fn name_of(field: &'static Field) -> Said {
    Said::Term { zh: field.zh, en: field.key }
}
