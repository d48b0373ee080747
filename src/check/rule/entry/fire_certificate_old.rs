//! A nursery's fire certificate that is older than a year.

use crate::check::entry::Subject;
use crate::diagnostic::catalogue::entry::FIRE_CERTIFICATE_OLD;
use crate::vocabulary::FIRE_MONTHS;
use jiff::ToSpan as _;

pub(super) fn check(subject: &Subject<'_>) {
    let passed = subject.facility.nursery.as_ref().and_then(|nursery| nursery.fire_ok).filter(|passed| passed.ok);
    let Some(date) = passed.and_then(|passed| passed.date) else { return };
    let last = date.saturating_add(FIRE_MONTHS.months());
    subject.due.after(last);
    if last < subject.due.today() {
        let fault = subject.fault(&FIRE_CERTIFICATE_OLD, "fire_ok.date").with("date", date);
        subject.report(fault.with("months", FIRE_MONTHS));
    }
}
