//! A care fee for a level that the facility does not list.

use crate::check::entry::Subject;
use crate::diagnostic::catalogue::entry::PRICE_LEVEL_NOT_OFFERED;
use crate::vocabulary::Item;

pub(super) fn check(subject: &Subject<'_>) {
    let facility = subject.facility;
    if facility.care_levels.is_empty() {
        return;
    }
    for (price, item) in facility.prices.iter().zip(&subject.items.prices) {
        if let Some(level) = price.level
            && price.item == Item::Care
            && !facility.care_levels.contains(&level)
        {
            let label = subject.context.registries().care_levels[level.index()].label.as_str();
            subject.report(subject.item_fault(&PRICE_LEVEL_NOT_OFFERED, item, "level").with("level", label));
        }
    }
}
