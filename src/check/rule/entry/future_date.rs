//! A date of something that has happened, but lies ahead (国办秘函〔2019〕19号).

use crate::check::entry::{Subject, item_span};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::catalogue::entry::FUTURE_DATE;
use crate::draft::Group;
use crate::model::facility::Passed;
use crate::source::Place;
use jiff::civil::Date;

pub(super) fn check(subject: &Subject<'_>) {
    let facility = subject.facility;
    let nursery = facility.nursery.as_ref();
    let day_of = |passed: Option<Passed>| passed.and_then(|passed| passed.date);
    let dates = [
        ("updated", facility.updated),
        ("closed_on", facility.closed_on),
        ("filing.date", facility.filing.as_ref().and_then(|filing| filing.date)),
        ("health_eval.date", nursery.and_then(|nursery| day_of(nursery.health_eval))),
        ("fire_ok.date", nursery.and_then(|nursery| day_of(nursery.fire_ok))),
        ("quality.date", nursery.and_then(|nursery| nursery.quality).and_then(|quality| quality.date)),
        ("rating.issued", facility.rating.as_ref().map(|rating| rating.issued)),
    ];
    for (path, day) in dates {
        if let Some(day) = day {
            judge(subject, path, day, || subject.draft.locate(path).map(|span| subject.faults.place(span)));
        }
    }
    // The county's table was judged where it stands.
    if let Some(day) = facility.room.and_then(|room| room.as_of).filter(|_| subject.beside.availability.is_none()) {
        let path = format!("{}.as_of", subject.room_key());
        judge(subject, &path, day, || subject.draft.locate(&path).map(|span| subject.faults.place(span)));
    }
    for (inspection, item) in facility.inspections.iter().zip(&subject.items.inspections) {
        judge_item(
            subject,
            item,
            "inspections",
            &[("date", Some(inspection.date)), ("rectified_on", inspection.rectified_on)],
        );
    }
    for (penalty, item) in facility.penalties.iter().zip(&subject.items.penalties) {
        judge_item(subject, item, "penalties", &[("date", Some(penalty.date)), ("repaired_on", penalty.repaired_on)]);
    }
    for (photo, item) in facility.photos.iter().zip(&subject.items.photos) {
        judge_item(subject, item, "photos", &[("taken_on", photo.taken_on)]);
    }
    for (source, item) in facility.sources.iter().zip(&subject.items.sources) {
        judge_item(subject, item, "sources", &[("checked_on", Some(source.checked_on))]);
    }
}

fn judge_item(subject: &Subject<'_>, item: &Group, list: &str, days: &[(&str, Option<Date>)]) {
    for &(key, day) in days {
        if let Some(day) = day {
            judge(subject, &format!("{list}.{key}"), day, || Some(subject.faults.place(item_span(item, key))));
        }
    }
}

fn judge(subject: &Subject<'_>, path: &str, day: Date, place: impl FnOnce() -> Option<Place>) {
    let today = subject.context.today().real;
    if day > today {
        subject.due.on(day);
        let fault = Diagnostic::new(&FUTURE_DATE, place()).with("field", subject.name_of(path));
        subject.report(fault.with("value", day).with("today", today));
    }
}
