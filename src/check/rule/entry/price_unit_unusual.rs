//! A unit that is odd for what is paid.

use crate::check::entry::{Subject, said};
use crate::diagnostic::catalogue::entry::PRICE_UNIT_UNUSUAL;
use crate::vocabulary::{Closed as _, Item, Unit};

pub(super) fn check(subject: &Subject<'_>) {
    for (price, item) in subject.facility.prices.iter().zip(&subject.items.prices) {
        let usual = usual(price.item);
        if !usual.contains(&price.unit) {
            let names: Vec<String> = usual.iter().map(|unit| unit.zh().to_owned()).collect();
            let fault = subject.item_fault(&PRICE_UNIT_UNUSUAL, item, "unit").with("item", said(price.item));
            subject.report(fault.with("unit", said(price.unit)).with("usual", names));
        }
    }
}

fn usual(item: Item) -> &'static [Unit] {
    match item {
        Item::Bed | Item::Care => &[Unit::Month, Unit::Day, Unit::Year],
        Item::Meal => &[Unit::Month, Unit::Day, Unit::Meal],
        Item::Deposit => &[Unit::Once],
        Item::Month => &[Unit::Month],
        Item::Day => &[Unit::Day],
        Item::Hour => &[Unit::Hour],
        Item::Visit => &[Unit::Visit, Unit::Hour],
        Item::Dish => &[Unit::Meal],
        Item::Course => &[Unit::Year, Unit::Month, Unit::Visit, Unit::Hour, Unit::Once],
        Item::Aircon => &[Unit::Month, Unit::Year, Unit::Day],
        Item::Other => Unit::ALL,
    }
}
