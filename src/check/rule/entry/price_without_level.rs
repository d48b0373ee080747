//! A care fee that does not say for which level.

use crate::check::entry::Subject;
use crate::diagnostic::catalogue::entry::PRICE_WITHOUT_LEVEL;
use crate::vocabulary::Item;

pub(super) fn check(subject: &Subject<'_>) {
    let levels = &subject.context.registries().care_levels;
    for (price, item) in subject.facility.prices.iter().zip(&subject.items.prices) {
        if price.item == Item::Care && item.peek("level").is_none() {
            let fault = subject.item_fault(&PRICE_WITHOUT_LEVEL, item, "item");
            subject.report(fault.with_some("level", levels.first().map(|level| level.label.as_str())));
        }
    }
}
