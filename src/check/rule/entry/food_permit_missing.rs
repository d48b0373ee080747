//! Meals are served, and no food permit is written (食品安全法).

use crate::check::entry::Subject;
use crate::diagnostic::catalogue::entry::FOOD_PERMIT_MISSING;
use crate::vocabulary::{Item, Profile};

pub(super) fn check(subject: &Subject<'_>) {
    let Some(kind) = subject.kind else { return };
    let facility = subject.facility;
    let path = match kind.profile {
        Profile::Meals if facility.meals.is_some() => "meals",
        Profile::Nursery
            if facility.prices.iter().any(|price| price.item == Item::Meal || price.meals_included == Some(true)) =>
        {
            "prices"
        }
        _ => return,
    };
    if !subject.is_written("food_permit") {
        subject.report(subject.key_fault(&FOOD_PERMIT_MISSING, path));
    }
}
