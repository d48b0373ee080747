//! Meals of which none is served.

use crate::check::entry::Subject;
use crate::diagnostic::catalogue::entry::MEALS_NONE;

pub(super) fn check(subject: &Subject<'_>) {
    let Some(meals) = subject.facility.meals else { return };
    if !(meals.breakfast || meals.lunch || meals.dinner) {
        subject.report(subject.fault(&MEALS_NONE, "meals"));
    }
}
