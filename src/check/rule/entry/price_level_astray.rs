//! A care level on a price that is none of care.

use crate::check::entry::{Subject, said};
use crate::diagnostic::catalogue::entry::PRICE_LEVEL_ASTRAY;
use crate::vocabulary::Item;

pub(super) fn check(subject: &Subject<'_>) {
    for (price, item) in subject.facility.prices.iter().zip(&subject.items.prices) {
        if price.item != Item::Care && price.level.is_some() {
            let fault = subject.item_fault(&PRICE_LEVEL_ASTRAY, item, "level");
            subject.report(fault.with("item", said(price.item)));
        }
    }
}
