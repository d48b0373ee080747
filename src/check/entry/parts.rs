//! The groups of an entry. Each asks for every key of its group before it decides whether the group is whole.

use crate::address::FileName;
use crate::check::reader::{Reader, Registered};
use crate::diagnostic::catalogue::value::WRONG_PATTERN;
use crate::model::facility::{
    Admission, Class, Contact, Credit, FactSource, Filing, Honour, Inspection, Meals, Medical, Operator, Passed,
    Penalty, Photo, Quality, Rating, Room, RoomOf, SourceKey, Staff,
};
use crate::model::{CareLevelId, PhonePlan, Price};
use crate::vocabulary::Crs;

/// Longitude and latitude as written; whether they can be is for a rule to say.
pub(super) fn location(group: &Reader<'_>) -> Option<(f64, f64, Crs)> {
    let (lng, lat, crs) = (group.any_decimal("lng"), group.any_decimal("lat"), group.word("crs"));
    Some((lng?, lat?, crs?))
}

pub(super) fn phone(group: &Reader<'_>, plan: PhonePlan<'_>) -> Option<Contact> {
    let (phone, label, hours) = (group.phone("number", plan), group.text("label"), group.hours("hours"));
    Some(Contact { phone: phone?, label, hours })
}

pub(super) fn operator(group: &Reader<'_>) -> Option<Operator> {
    let (name, uscc) = (group.text("name"), group.uscc("uscc"));
    Some(Operator { name: name?, uscc })
}

pub(super) fn filing(group: &Reader<'_>) -> Option<Filing> {
    let state = group.word("state");
    let (no, authority) = (group.text("no"), group.text("authority"));
    let (date, url) = (group.date("date"), group.text("url"));
    Some(Filing { state: state?, no, authority, date, url })
}

pub(super) fn beds(group: &Reader<'_>) -> Option<Room> {
    let (nursing, memory) = (group.integer("nursing"), group.integer("memory"));
    room(group, RoomOf::Beds { nursing, memory })
}

pub(super) fn places(group: &Reader<'_>) -> Option<Room> {
    let inclusive = group.integer("inclusive");
    room(group, RoomOf::Places { inclusive })
}

pub(super) fn capacity(group: &Reader<'_>) -> Option<Room> {
    room(group, RoomOf::Persons)
}

fn room(group: &Reader<'_>, of: RoomOf) -> Option<Room> {
    let (total, available, as_of) = (group.integer("total"), group.integer("available"), group.date("as_of"));
    Some(Room { of, total: total?, available, as_of })
}

pub(super) fn price<'k, K: IntoIterator<Item = &'k str>>(
    group: &Reader<'_>,
    find_level: impl Fn(&str) -> Option<CareLevelId>,
    levels: impl Fn() -> K,
) -> Option<Price> {
    let (item, unit, min) = (group.word("item"), group.word("unit"), group.yuan("min"));
    let level = group.registered("level", Registered::CARE_LEVEL, find_level, levels);
    let (class, form) = (group.word("class"), group.word("form"));
    let (max, basis, from) = (group.yuan("max"), group.word("basis"), group.date("from"));
    let (meals_included, note) = (group.flag("meals_included"), group.text("note"));
    let (item, unit, min) = (item?, unit?, min?);
    Some(Price { item, level, class, form, min, max, unit, basis, from, meals_included, note })
}

pub(super) fn admission(group: &Reader<'_>) -> Admission {
    Admission {
        materials: group.texts("materials"),
        steps: group.texts("steps"),
        trial_days: group.integer("trial_days"),
        visiting: group.text("visiting"),
        waiting: group.text("waiting"),
    }
}

pub(super) fn medical(group: &Reader<'_>) -> Option<Medical> {
    let (kind, partner) = (group.word("kind"), group.text("partner"));
    let (ltc_insurance, medical_insurance) = (group.flag("ltc_insurance"), group.flag("medical_insurance"));
    Some(Medical { kind: kind?, partner, ltc_insurance, medical_insurance })
}

pub(super) fn meals(group: &Reader<'_>) -> Meals {
    Meals {
        breakfast: group.flag("breakfast").unwrap_or_default(),
        lunch: group.flag("lunch").unwrap_or_default(),
        dinner: group.flag("dinner").unwrap_or_default(),
        price: group.yuan("price"),
        subsidised_price: group.yuan("subsidised_price"),
        delivery: group.flag("delivery"),
    }
}

pub(super) fn staff(group: &Reader<'_>) -> Option<Staff> {
    let (total, carers, certified) = (group.integer("total"), group.integer("carers"), group.integer("certified"));
    Some(Staff { total: total?, carers, certified })
}

pub(super) fn ages(group: &Reader<'_>) -> Option<(u8, u8)> {
    let (min, max) = (group.integer("min"), group.integer("max"));
    Some((min?, max?))
}

pub(super) fn class(group: &Reader<'_>) -> Option<Class> {
    let (kind, count, places) = (group.word("type"), group.integer("count"), group.integer("places"));
    let (enrolled, carers) = (group.integer("enrolled"), group.integer("carers"));
    Some(Class { kind: kind?, count: count?, places: places?, enrolled, carers })
}

pub(super) fn passed(group: &Reader<'_>) -> Option<Passed> {
    let (ok, date) = (group.flag("ok"), group.date("date"));
    Some(Passed { ok: ok?, date })
}

pub(super) fn quality(group: &Reader<'_>) -> Option<Quality> {
    let (grade, date) = (group.word("grade"), group.date("date"));
    Some(Quality { grade: grade?, date })
}

pub(super) fn rating(group: &Reader<'_>) -> Option<Rating> {
    let (level, standard, body) = (group.integer("level"), group.text("standard"), group.text("body"));
    let (issued, expires) = (group.date("issued"), group.date("expires"));
    Some(Rating { level: level?, standard, body: body?, issued: issued?, expires })
}

pub(super) fn honour(group: &Reader<'_>) -> Option<Honour> {
    let (title, level) = (group.text("title"), group.word("level"));
    let (year, body) = (group.integer("year"), group.text("body"));
    Some(Honour { title: title?, level, year, body })
}

pub(super) fn credit(group: &Reader<'_>, grades: &[String]) -> Option<Credit> {
    let find = |written: &str| grades.iter().find(|grade| *grade == written).cloned();
    let known = || grades.iter().map(String::as_str);
    let grade = group.registered("grade", Registered::CREDIT_GRADE, find, known);
    let (year, body, url) = (group.integer("year"), group.text("body"), group.text("url"));
    Some(Credit { grade: grade?, year: year?, body, url })
}

pub(super) fn inspection(group: &Reader<'_>) -> Option<Inspection> {
    let (date, body, kind) = (group.date("date"), group.text("body"), group.word("kind"));
    let (result, rectified_on, url) = (group.text("result"), group.date("rectified_on"), group.text("url"));
    Some(Inspection { date: date?, body: body?, kind: kind?, result: result?, rectified_on, url })
}

pub(super) fn penalty(group: &Reader<'_>) -> Option<Penalty> {
    let (date, no, authority) = (group.date("date"), group.text("no"), group.text("authority"));
    let (reason, basis, result, url) =
        (group.text("reason"), group.text("basis"), group.text("result"), group.text("url"));
    let (publish_until, repaired_on) = (group.date("publish_until"), group.date("repaired_on"));
    let (date, no, authority, reason, result) = (date?, no?, authority?, reason?, result?);
    Some(Penalty { date, no, authority, reason, basis, result, url, publish_until, repaired_on })
}

pub(super) fn photo(group: &Reader<'_>) -> Option<Photo> {
    let (file, alt) = (group.text("file"), group.text("alt"));
    let (taken_on, credit) = (group.date("taken_on"), group.text("credit"));
    let (file, alt) = (file?, alt?);
    if file.parse::<FileName>().is_err() {
        group.report_value(&WRONG_PATTERN, "file");
        return None;
    }
    Some(Photo { file, alt, taken_on, credit })
}

pub(super) fn source_key(group: &Reader<'_>) -> Option<SourceKey> {
    let (list, key) = (group.text("list"), group.text("key"));
    Some(SourceKey { list: list?, key: key? })
}

pub(super) fn source(group: &Reader<'_>) -> Option<FactSource> {
    let (org, title, url) = (group.text("org"), group.text("title"), group.text("url"));
    let checked_on = group.date("checked_on");
    Some(FactSource { org: org?, title, url, checked_on: checked_on? })
}
