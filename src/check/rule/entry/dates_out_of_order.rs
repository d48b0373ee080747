//! Two dates of which the later comes first.

use crate::check::entry::{Subject, item_span};
use crate::diagnostic::Value as Said;
use crate::diagnostic::catalogue::entry::DATES_OUT_OF_ORDER;
use crate::draft::Group;
use crate::source::Span;
use jiff::civil::Date;

pub(super) fn check(subject: &Subject<'_>) {
    let facility = subject.facility;
    if let Some(rating) = &facility.rating
        && let Some(expires) = rating.expires
        && expires <= rating.issued
    {
        let span = subject.draft.locate("rating.expires").unwrap_or_default();
        let [later, earlier] = ["rating.expires", "rating.issued"].map(|path| subject.name_of(path));
        report(subject, span, (later, expires.into()), (earlier, rating.issued.into()));
    }
    if let (Some(built), Some(renovated)) = (facility.building.built, facility.building.renovated)
        && renovated < built
    {
        let span = subject.draft.locate("renovated").unwrap_or_default();
        let [later, earlier] = ["renovated", "built"].map(|path| subject.name_of(path));
        report(subject, span, (later, renovated.into()), (earlier, built.into()));
    }
    for (inspection, item) in facility.inspections.iter().zip(&subject.items.inspections) {
        pair(subject, item, "inspections", ("rectified_on", inspection.rectified_on), inspection.date);
    }
    for (penalty, item) in facility.penalties.iter().zip(&subject.items.penalties) {
        pair(subject, item, "penalties", ("publish_until", penalty.publish_until), penalty.date);
        pair(subject, item, "penalties", ("repaired_on", penalty.repaired_on), penalty.date);
    }
    // A date that has not come yet is a fault of its own.
    let Some(updated) = facility.updated.filter(|&day| day <= subject.context.today().real) else { return };
    for (source, item) in facility.sources.iter().zip(&subject.items.sources) {
        if source.checked_on > updated && source.checked_on <= subject.context.today().real {
            let later = (subject.name_of("updated"), updated.into());
            let earlier = (subject.name_of("sources.checked_on"), source.checked_on.into());
            report(subject, item_span(item, "checked_on"), later, earlier);
        }
    }
}

/// A day in an item of a list that must not come before the item's own.
fn pair(subject: &Subject<'_>, item: &Group, list: &str, (key, later): (&str, Option<Date>), earlier: Date) {
    if let Some(later) = later
        && later < earlier
    {
        let names = [key, "date"].map(|key| subject.name_of(&format!("{list}.{key}")));
        let [later_name, earlier_name] = names;
        report(subject, item_span(item, key), (later_name, later.into()), (earlier_name, earlier.into()));
    }
}

fn report(subject: &Subject<'_>, span: Span, later: (Said, Said), earlier: (Said, Said)) {
    let fault = subject.faults.at(&DATES_OUT_OF_ORDER, span).with("later", later.0).with("later_date", later.1);
    subject.report(fault.with("earlier", earlier.0).with("earlier_date", earlier.1));
}
