//! One facility in a list: name, state, price, place, call; always this order.

use serde::Serialize;

use super::part::{Call, Day};
use super::place::{area_names, full_address};
use super::state::{State, state};
use crate::directory::vacancy::is_stale;
use crate::directory::{Floor, Row};
use crate::model::Yuan;
use crate::model::facility::{Room, RoomOf};
use crate::render::head::facility;
use crate::render::lines::ROOT;
use crate::render::{RenderError, Safe, SiteHead};
use crate::vocabulary::Unit;

/// What a list shows of a facility.
#[derive(Debug, Serialize)]
pub struct Hit {
    /// Never used again for another facility; scripts keep places by it.
    pub id: String,
    /// What scripts order lists by.
    pub order: Order,
    /// Registered name.
    pub name: String,
    /// Its page, with a sign for the way to the site's root.
    pub href: Safe,
    /// Its main kind.
    pub kind: String,
    /// Whether it takes people in.
    pub state: State,
    /// How much room, in words.
    pub room: Option<String>,
    /// The least one pays.
    pub price: Option<String>,
    /// 普惠, the official grade, ages.
    pub marks: Vec<String>,
    /// Area, township and address.
    pub address: String,
    /// The number to call first.
    pub call: Option<Call>,
    /// When the entry was last changed.
    pub updated: Option<Day>,
    /// Not published yet: stands in a preview only.
    pub draft: bool,
}

/// What scripts order a list by; all of it is said in words as well.
#[derive(Debug, Serialize)]
pub struct Order {
    /// The least one pays a month, in yuan.
    pub price: Option<String>,
    /// Free beds or places; only while the count can be trusted.
    pub free: Option<u32>,
    /// Longitude and latitude, WGS-84, `103.7970,25.4900` (to about ten metres).
    pub at: Option<String>,
    /// Whether it takes people in: not planned, paused or closed.
    pub open: bool,
}

/// Makes a line of a list.
pub fn hit(row: &Row, head: &SiteHead<'_>) -> Result<Hit, RenderError> {
    let registries = head.registries;
    let room = match &row.room {
        Some(room) if row.is_open() => Some(room_words(room, head)?),
        _ => None,
    };
    let township = row.township.map_or("", |id| registries.township(id).name.as_str());
    let mut marks = Vec::new();
    if row.inclusive == Some(true) {
        marks.push(head.say("hit.inclusive", &[])?);
    }
    if let Some(level) = row.rating {
        marks.push(rating(level, head)?);
    }
    if let Some((least, most)) = row.age_months {
        marks.push(head.say("hit.months", &[("least", &least), ("most", &most)])?);
    }
    let trusted = |room: &Room| row.is_open() && !is_stale(room, head.today);
    let order = Order {
        price: row.floor.filter(|floor| floor.unit == Unit::Month).map(|floor| yuan(floor.amount)),
        free: row.room.as_ref().filter(|room| trusted(room)).and_then(|room| room.available),
        at: row.point.map(|point| format!("{:.4},{:.4}", point.lng(), point.lat())),
        open: row.is_open(),
    };
    Ok(Hit {
        id: row.id.to_string(),
        order,
        name: row.name.to_string(),
        href: Safe::new(facility(&row.id).below(ROOT)),
        kind: registries.kind(row.kind).label.clone(),
        state: state(row.status, row.room.as_ref(), head)?,
        room,
        price: row.floor.map(|floor| price(floor, head)).transpose()?,
        marks,
        address: full_address(&row.address, &area_names(row.area, registries), &[township]),
        call: row.phone.as_ref().map(Call::from),
        updated: row.updated.map(|day| head.day(day)),
        draft: row.draft,
    })
}

/// Without commas, for machines: `2680`, `2680.5`.
fn yuan(amount: Yuan) -> String {
    amount.to_string().replace(',', "")
}

/// `2,680元/月起`, or that it costs nothing.
pub(super) fn price(floor: Floor, head: &SiteHead<'_>) -> Result<String, RenderError> {
    if floor.amount.fen() == 0 {
        return head.say("hit.free", &[]);
    }
    head.say("hit.from", &[("amount", &floor.amount), ("unit", &head.per(floor.unit))])
}

/// `三级`.
pub(super) fn rating(level: u8, head: &SiteHead<'_>) -> Result<String, RenderError> {
    let key = match level {
        1 => "hit.level_one",
        2 => "hit.level_two",
        3 => "hit.level_three",
        4 => "hit.level_four",
        _ => "hit.level_five",
    };
    head.say(key, &[])
}

/// Free ones of all, as of a day; the free ones are left out when they are not known or too old.
fn room_words(room: &Room, head: &SiteHead<'_>) -> Result<String, RenderError> {
    let (free_key, all_key) = match room.of {
        RoomOf::Beds { .. } => ("hit.beds_free", "hit.beds"),
        RoomOf::Places { .. } => ("hit.places_free", "hit.places"),
        RoomOf::Persons => ("hit.persons_free", "hit.persons"),
    };
    match (room.available, room.as_of) {
        (Some(free), Some(as_of)) if !is_stale(room, head.today) => {
            let date = head.day(as_of).text;
            head.say(free_key, &[("free", &free), ("total", &room.total), ("date", &date)])
        }
        _ => head.say(all_key, &[("total", &room.total)]),
    }
}
