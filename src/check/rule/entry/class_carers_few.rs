//! Fewer carers in a class than 国卫人口发〔2019〕58号 asks.

use crate::check::entry::{Subject, said};
use crate::diagnostic::catalogue::entry::CLASS_CARERS_FEW;

pub(super) fn check(subject: &Subject<'_>) {
    for (class, item) in subject.classes() {
        let (Some(children), Some(carers), Some(each)) =
            (class.enrolled, class.carers, class.kind.rule().children_per_carer)
        else {
            continue;
        };
        let least = children.div_ceil(each);
        if carers < least {
            let fault = subject.item_fault(&CLASS_CARERS_FEW, item, "carers").with("class", said(class.kind));
            subject.report(fault.with("children", children).with("carers", carers).with("least", least));
        }
    }
}
