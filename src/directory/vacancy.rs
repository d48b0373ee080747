//! How much room a facility has, judged on a day: what lists, pages and the search all say alike.

use jiff::civil::Date;

use super::Row;
use crate::model::facility::Room;
use crate::vocabulary::CAPACITY_DAYS;

/// How many beds or places are free.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Vacancy {
    /// The count is older than [`CAPACITY_DAYS`], or has no date.
    Stale,
    /// None.
    Full,
    /// One in twenty at the most, or fewer than three.
    Few,
    /// More.
    Free,
}

/// How much room there is on a day; `None` when nobody says how many are free.
pub fn vacancy(room: &Room, today: Date) -> Option<Vacancy> {
    let available = room.available?;
    Some(if is_stale(room, today) {
        Vacancy::Stale
    } else if available == 0 {
        Vacancy::Full
    } else if u64::from(available) * 20 <= u64::from(room.total) || available < 3 {
        Vacancy::Few
    } else {
        Vacancy::Free
    })
}

impl Row {
    /// How much room there is on a day where people are taken in; `None` elsewhere, and when nobody says.
    pub fn vacancy(&self, today: Date) -> Option<Vacancy> {
        self.room.as_ref().filter(|_| self.is_open()).and_then(|room| vacancy(room, today))
    }
}

/// Whether a count of free beds or places is too old to be trusted on a day; one without a date always is.
pub fn is_stale(room: &Room, today: Date) -> bool {
    room.as_of.is_none_or(|as_of| (today - as_of).get_days() > i32::try_from(CAPACITY_DAYS).unwrap_or(i32::MAX))
}
