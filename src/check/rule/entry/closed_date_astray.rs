//! A closing date on a facility that is not closed.

use crate::check::entry::{Subject, said};
use crate::diagnostic::catalogue::entry::CLOSED_DATE_ASTRAY;
use crate::vocabulary::Status;

pub(super) fn check(subject: &Subject<'_>) {
    let status = subject.facility.status;
    if subject.facility.closed_on.is_some() && status != Status::Closed {
        subject.report(subject.fault(&CLOSED_DATE_ASTRAY, "closed_on").with("status", said(status)));
    }
}
