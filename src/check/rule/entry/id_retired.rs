//! An entry with an id that was used before.

use crate::check::entry::Subject;
use crate::diagnostic::catalogue::entry::ID_RETIRED;

pub(super) fn check(subject: &Subject<'_>) {
    if let Some(retired) = subject.context.retired(&subject.facility.id) {
        let fault = subject.file_fault(&ID_RETIRED).with("id", retired.id.as_str()).with("date", retired.date);
        subject.report(fault.with_some("instead", retired.instead.as_deref()));
    }
}
