//! Called inclusive (普惠) without the document that says so.

use crate::check::entry::Subject;
use crate::diagnostic::catalogue::entry::INCLUSIVE_WITHOUT_BASIS;

pub(super) fn check(subject: &Subject<'_>) {
    let claimed = subject.facility.inclusive.as_ref().is_some_and(|inclusive| inclusive.yes);
    if claimed && !subject.is_written("inclusive_basis") {
        subject.report(subject.fault(&INCLUSIVE_WITHOUT_BASIS, "inclusive"));
    }
}
