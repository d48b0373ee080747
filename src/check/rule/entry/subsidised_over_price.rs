//! A subsidy that makes meals dearer.

use crate::check::entry::Subject;
use crate::diagnostic::catalogue::entry::SUBSIDISED_OVER_PRICE;

pub(super) fn check(subject: &Subject<'_>) {
    let Some(meals) = subject.facility.meals else { return };
    if let (Some(price), Some(subsidised)) = (meals.price, meals.subsidised_price)
        && subsidised > price
    {
        let fault = subject.fault(&SUBSIDISED_OVER_PRICE, "meals.subsidised_price");
        subject.report(fault.with("subsidised", subsidised.to_string()).with("price", price.to_string()));
    }
}
