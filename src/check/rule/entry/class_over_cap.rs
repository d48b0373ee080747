//! More children in a class than 国卫人口发〔2019〕58号 allows.

use crate::check::entry::{Subject, said};
use crate::diagnostic::Value as Said;
use crate::diagnostic::catalogue::entry::CLASS_OVER_CAP;

pub(super) fn check(subject: &Subject<'_>) {
    for (class, item) in subject.classes() {
        let cap = class.kind.rule().cap;
        let most = class.count.saturating_mul(cap);
        let (key, children, what) = match class.enrolled {
            _ if class.places > most => ("places", class.places, Said::Term { zh: "托位", en: "places" }),
            Some(enrolled) if enrolled > most => ("enrolled", enrolled, Said::Term { zh: "孩子", en: "children" }),
            _ => continue,
        };
        let fault = subject.item_fault(&CLASS_OVER_CAP, item, key).with("class", said(class.kind));
        let fault = fault.with("count", class.count).with("children", children).with("what", what);
        subject.report(fault.with("cap", cap).with("most", most));
    }
}
