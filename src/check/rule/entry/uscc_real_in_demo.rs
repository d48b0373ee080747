//! A credit code that may be somebody's, on a demo site.

use crate::check::entry::Subject;
use crate::diagnostic::catalogue::entry::USCC_REAL_IN_DEMO;

pub(super) fn check(subject: &Subject<'_>) {
    if !subject.context.registries().config.demo {
        return;
    }
    for (path, code) in subject.credit_codes() {
        if code.area() != "000000" {
            subject.report(subject.fault(&USCC_REAL_IN_DEMO, path).with("value", code.to_string()));
        }
    }
}
