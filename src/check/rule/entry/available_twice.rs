//! Free ones both in the entry and in the county's table.

use crate::check::entry::Subject;
use crate::diagnostic::catalogue::entry::AVAILABLE_TWICE;

pub(super) fn check(subject: &Subject<'_>) {
    let Some(row) = subject.beside.availability else { return };
    for block in ["beds", "places", "capacity"] {
        let path = format!("{block}.available");
        if subject.is_written(&path) {
            let fault = subject.fault(&AVAILABLE_TWICE, &path).with("file", row.place.file.as_str());
            subject.report(fault.related(row.place.clone()));
        }
    }
}
