//! A demo credit code on a real site.

use crate::check::entry::Subject;
use crate::diagnostic::catalogue::entry::USCC_DEMO;

pub(super) fn check(subject: &Subject<'_>) {
    if subject.context.registries().config.demo {
        return;
    }
    for (path, code) in subject.credit_codes() {
        if code.area() == "000000" {
            subject.report(subject.fault(&USCC_DEMO, path).with("value", code.to_string()));
        }
    }
}
