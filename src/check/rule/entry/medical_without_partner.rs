//! Contracted medical care that does not say with whom.

use crate::check::entry::Subject;
use crate::diagnostic::catalogue::entry::MEDICAL_WITHOUT_PARTNER;
use crate::vocabulary::MedicalKind;

pub(super) fn check(subject: &Subject<'_>) {
    let contracted = subject.facility.medical.as_ref().is_some_and(|care| care.kind == MedicalKind::Contracted);
    if contracted && !subject.is_written("medical.partner") {
        subject.report(subject.fault(&MEDICAL_WITHOUT_PARTNER, "medical.kind"));
    }
}
