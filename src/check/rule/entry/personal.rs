//! Looks for numbers that are nobody's business, in all texts.

use crate::check::entry::Subject;
use crate::diagnostic::Code;
use crate::model::personal::{Sort, personal};

/// Reports the personal numbers of a sort, the first of each text.
pub(super) fn numbers(subject: &Subject<'_>, sort: Sort, code: &'static Code) {
    for written in subject.texts.iter().filter(|written| written.numbered) {
        // Keys of foreign lists and numbers of decisions are long by nature; a phone in an address has its own rule.
        let skipped = written.top.key == "source_keys"
            || written.field.key == "no"
            || (sort == Sort::Mobile && written.field.key == "address");
        if skipped {
            continue;
        }
        if let Some((_, number)) = personal(&written.scalar.text).into_iter().find(|(found, _)| *found == sort) {
            let span = subject.faults.find_in(written.scalar.span, &number);
            subject.report(subject.faults.at(code, span).with("value", number));
        }
    }
}
