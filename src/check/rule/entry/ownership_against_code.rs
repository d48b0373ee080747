//! Public or private, against what the credit code says (GB 32100—2015).

use crate::check::entry::{Subject, said};
use crate::diagnostic::Value as Said;
use crate::diagnostic::catalogue::entry::OWNERSHIP_AGAINST_CODE;
use crate::vocabulary::{Mode, Ownership};

pub(super) fn check(subject: &Subject<'_>) {
    let facility = subject.facility;
    let (Some(ownership), Some(code)) = (facility.ownership, facility.uscc) else { return };
    // Where private parties run a public home the code is theirs.
    if matches!(
        facility.mode,
        Some(Mode::PublicBuiltPrivateRun | Mode::PublicOwnedPrivateRun | Mode::Entrusted | Mode::Joint)
    ) {
        return;
    }
    let registered = match code.form() {
        "11" | "12" => Ownership::Public,
        "51" | "52" | "53" | "91" | "92" | "93" => Ownership::Private,
        _ => return,
    };
    // State-owned companies run public homes, so a company may be either.
    if registered == ownership || (ownership == Ownership::Public && code.form() == "91") {
        return;
    }
    if let Some((zh, en)) = code.form_name() {
        let fault = subject.fault(&OWNERSHIP_AGAINST_CODE, "ownership").with("ownership", said(ownership));
        subject.report(fault.with("form", code.form()).with("means", Said::Term { zh, en }));
    }
}
