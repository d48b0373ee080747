//! A deposit above twelve monthly bed fees (民发〔2024〕19号).

use crate::check::entry::Subject;
use crate::diagnostic::catalogue::entry::DEPOSIT_TOO_HIGH;
use crate::model::{Price, Yuan};
use crate::vocabulary::{Item, PREPAY_MONTHS, Unit};

pub(super) fn check(subject: &Subject<'_>) {
    let prices = &subject.facility.prices;
    let dearest = |price: &Price| price.max.unwrap_or(price.min);
    let beds = prices.iter().filter(|price| price.item == Item::Bed && price.unit == Unit::Month);
    let Some(bed) = beds.map(dearest).max() else { return };
    let limit = Yuan::from_fen(bed.fen().saturating_mul(u32::from(PREPAY_MONTHS)));
    for (price, item) in prices.iter().zip(&subject.items.prices) {
        if price.item == Item::Deposit && dearest(price) > limit {
            let fault = subject.item_fault(&DEPOSIT_TOO_HIGH, item, if price.max.is_some() { "max" } else { "min" });
            subject.report(fault.with("deposit", dearest(price).to_string()).with("limit", limit.to_string()));
        }
    }
}
