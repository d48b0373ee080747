//! A class for ages that the nursery does not take.

use crate::check::entry::{Subject, said};
use crate::diagnostic::catalogue::entry::CLASS_OUTSIDE_AGES;

pub(super) fn check(subject: &Subject<'_>) {
    let ages = subject.facility.nursery.as_ref().and_then(|nursery| nursery.age_months);
    let Some((min, max)) = ages.filter(|(min, max)| min < max) else { return };
    for (class, item) in subject.classes() {
        let (from, to) = class.kind.rule().months;
        if to <= u16::from(min) || from >= u16::from(max) {
            let fault = subject.item_fault(&CLASS_OUTSIDE_AGES, item, "type").with("class", said(class.kind));
            subject.report(fault.with("from", from).with("to", to).with("min", min).with("max", max));
        }
    }
}
