//! The least one pays for the usual thing, so that lists can be sorted and compared.

use crate::directory::Floor;
use crate::model::{Facility, Price, Yuan};
use crate::vocabulary::{Item, Profile, Unit};

/// The least price of a facility: a month in care, a month of nursery, a meal, a visit, by its profile.
pub(super) fn floor(facility: &Facility, profile: Profile) -> Option<Floor> {
    match profile {
        Profile::Residential => residence(facility)
            .or_else(|| least(facility, Item::Month, Unit::Month))
            .or_else(|| least(facility, Item::Bed, Unit::Day))
            .or_else(|| least(facility, Item::Day, Unit::Day)),
        Profile::DayCare => {
            first(facility, &[(Item::Month, Unit::Month), (Item::Day, Unit::Day)]).or_else(|| meal(facility))
        }
        Profile::HomeCare => first(
            facility,
            &[
                (Item::Visit, Unit::Visit),
                (Item::Hour, Unit::Hour),
                (Item::Day, Unit::Day),
                (Item::Month, Unit::Month),
                (Item::Care, Unit::Month),
            ],
        )
        .or_else(|| meal(facility)),
        Profile::Meals => meal(facility),
        Profile::Nursery | Profile::HomeNursery => first(
            facility,
            &[(Item::Month, Unit::Month), (Item::Day, Unit::Day), (Item::Hour, Unit::Hour), (Item::Day, Unit::Visit)],
        ),
        Profile::Classes | Profile::Medical | Profile::Point => {
            facility.prices.iter().filter(|price| price.item != Item::Deposit).map(floor_of).min_by_key(|f| f.amount)
        }
    }
}

/// Bed, meals and the lightest care for a month; a part that has no monthly price is left out, but not the bed.
fn residence(facility: &Facility) -> Option<Floor> {
    let monthly =
        |item: Item| facility.prices.iter().filter(move |price| price.item == item && price.unit == Unit::Month);
    let bed = monthly(Item::Bed).min_by_key(|price| price.min)?;
    let care = monthly(Item::Care).min_by_key(|price| (price.level, price.min));
    let meal = monthly(Item::Meal).min_by_key(|price| price.min).filter(|_| bed.meals_included != Some(true));
    let amount = [care, meal].into_iter().flatten().fold(bed.min, |sum: Yuan, price| sum.plus(price.min));
    Some(Floor { amount, unit: Unit::Month })
}

/// One meal: what an elder pays after the subsidy, else the price.
fn meal(facility: &Facility) -> Option<Floor> {
    let block = facility.meals.and_then(|meals| meals.subsidised_price.or(meals.price));
    let listed = || first(facility, &[(Item::Dish, Unit::Meal), (Item::Meal, Unit::Meal)]);
    block.map(|amount| Floor { amount, unit: Unit::Meal }).or_else(listed)
}

/// The first of these items that has a price by this unit.
fn first(facility: &Facility, wanted: &[(Item, Unit)]) -> Option<Floor> {
    wanted.iter().find_map(|&(item, unit)| least(facility, item, unit))
}

fn least(facility: &Facility, item: Item, unit: Unit) -> Option<Floor> {
    facility
        .prices
        .iter()
        .filter(|price| price.item == item && price.unit == unit)
        .map(floor_of)
        .min_by_key(|floor| floor.amount)
}

fn floor_of(price: &Price) -> Floor {
    Floor { amount: price.min, unit: price.unit }
}
