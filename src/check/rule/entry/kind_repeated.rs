//! The main kind among the other kinds.

use crate::check::entry::Subject;
use crate::diagnostic::catalogue::entry::KIND_REPEATED;

pub(super) fn check(subject: &Subject<'_>) {
    if let Some(kind) = subject.kind
        && subject.facility.also.contains(&subject.facility.kind)
    {
        subject.report(subject.fault(&KIND_REPEATED, "also").with("kind", kind.label.as_str()));
    }
}
