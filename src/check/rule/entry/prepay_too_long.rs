//! Fees asked more than twelve months in advance (民发〔2024〕19号).

use crate::check::entry::Subject;
use crate::diagnostic::catalogue::entry::PREPAY_TOO_LONG;
use crate::vocabulary::PREPAY_MONTHS;

pub(super) fn check(subject: &Subject<'_>) {
    if let Some(months) = subject.facility.prepay_months
        && months > PREPAY_MONTHS
    {
        let fault = subject.fault(&PREPAY_TOO_LONG, "prepay_months").with("months", months);
        subject.report(fault.with("most", PREPAY_MONTHS));
    }
}
