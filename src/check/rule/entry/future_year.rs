//! A year of something that has happened, but lies ahead.

use crate::check::entry::{Subject, item_span};
use crate::diagnostic::catalogue::entry::FUTURE_YEAR;
use crate::source::Span;
use crate::vocabulary::Status;
use jiff::civil::Date;

pub(super) fn check(subject: &Subject<'_>) {
    let facility = subject.facility;
    let mut years: Vec<(&str, Option<u16>, Span)> = Vec::new();
    let at = |path: &str| subject.draft.locate(path).unwrap_or_default();
    if facility.status != Status::Planned {
        years.push(("built", facility.building.built, at("built")));
        years.push(("renovated", facility.building.renovated, at("renovated")));
    }
    years.push(("credit.year", facility.credit.as_ref().map(|credit| credit.year), at("credit.year")));
    for (honour, item) in facility.honours.iter().zip(&subject.items.honours) {
        years.push(("honours.year", honour.year, item_span(item, "year")));
    }
    let this_year = subject.context.today().real.year();
    for (path, year, span) in years {
        let Some(year) = year.and_then(|year| i16::try_from(year).ok()).filter(|&year| year > this_year) else {
            continue;
        };
        if let Ok(day) = Date::new(year, 1, 1) {
            subject.due.on(day);
        }
        let fault = subject.faults.at(&FUTURE_YEAR, span).with("field", subject.name_of(path));
        subject.report(fault.with("value", i64::from(year)));
    }
}
