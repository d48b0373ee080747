//! Free ones in the county's table for an entry without a total.

use crate::check::entry::Subject;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::catalogue::entry::AVAILABLE_WITHOUT_TOTAL;

pub(super) fn check(subject: &Subject<'_>) {
    let Some(row) = subject.beside.availability else { return };
    if !["beds", "places", "capacity"].iter().any(|block| subject.is_written(block)) {
        let fault = Diagnostic::new(&AVAILABLE_WITHOUT_TOTAL, row.place.clone());
        subject.report(fault.with("id", subject.facility.id.as_str()));
    }
}
