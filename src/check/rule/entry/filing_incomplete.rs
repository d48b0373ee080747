//! Filed, but not with whom or when (养老机构管理办法; 托育机构登记和备案办法（试行）).

use crate::check::entry::Subject;
use crate::diagnostic::Value as Said;
use crate::diagnostic::catalogue::entry::FILING_INCOMPLETE;
use crate::vocabulary::FilingState;

pub(super) fn check(subject: &Subject<'_>) {
    let filed = subject.facility.filing.as_ref().is_some_and(|filing| filing.state == FilingState::Filed);
    if !filed {
        return;
    }
    let missing = match (subject.is_written("filing.authority"), subject.is_written("filing.date")) {
        (true, true) => return,
        (false, true) => ("备案机关（authority）", "authority"),
        (true, false) => ("备案日期（date）", "date"),
        (false, false) => ("备案机关（authority）和备案日期（date）", "authority and date"),
    };
    let missing = Said::Term { zh: missing.0, en: missing.1 };
    subject.report(subject.fault(&FILING_INCOMPLETE, "filing.state").with("missing", missing));
}
