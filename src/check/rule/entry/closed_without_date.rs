//! Closed, but nobody knows since when.

use crate::check::entry::Subject;
use crate::diagnostic::catalogue::entry::CLOSED_WITHOUT_DATE;
use crate::vocabulary::Status;

pub(super) fn check(subject: &Subject<'_>) {
    if subject.facility.status == Status::Closed && !subject.is_written("closed_on") {
        subject.report(subject.fault(&CLOSED_WITHOUT_DATE, "status"));
    }
}
