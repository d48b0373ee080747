//! A least price above the greatest.

use crate::check::entry::Subject;
use crate::diagnostic::catalogue::entry::PRICE_MIN_OVER_MAX;

pub(super) fn check(subject: &Subject<'_>) {
    for (price, item) in subject.facility.prices.iter().zip(&subject.items.prices) {
        if let Some(max) = price.max
            && price.min > max
        {
            let fault = subject.item_fault(&PRICE_MIN_OVER_MAX, item, "min");
            subject.report(fault.with("min", price.min.to_string()).with("max", max.to_string()));
        }
    }
}
