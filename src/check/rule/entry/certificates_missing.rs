//! A filed nursery without the certificates that filing needs (托育机构登记和备案办法（试行）).

use crate::check::entry::Subject;
use crate::diagnostic::Value as Said;
use crate::diagnostic::catalogue::entry::CERTIFICATES_MISSING;
use crate::vocabulary::{FilingState, Profile};

pub(super) fn check(subject: &Subject<'_>) {
    let facility = subject.facility;
    let is_nursery = subject.kind.is_some_and(|kind| kind.profile == Profile::Nursery);
    let filed = facility.filing.as_ref().is_some_and(|filing| filing.state == FilingState::Filed);
    if !is_nursery || !filed {
        return;
    }
    let missing = match (subject.is_written("health_eval"), subject.is_written("fire_ok")) {
        (true, true) => return,
        (false, true) => ("卫生评价（health_eval）", "health_eval"),
        (true, false) => ("消防合格（fire_ok）", "fire_ok"),
        (false, false) => ("卫生评价（health_eval）和消防合格（fire_ok）", "health_eval and fire_ok"),
    };
    let missing = Said::Term { zh: missing.0, en: missing.1 };
    subject.report(subject.fault(&CERTIFICATES_MISSING, "filing").with("missing", missing));
}
