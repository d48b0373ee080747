//! The next day on which an entry reads otherwise without an edit.

use std::cell::Cell;

use jiff::ToSpan as _;
use jiff::civil::Date;

use crate::directory::Today;
use crate::model::{Facility, Hours};

/// Gathers days to come, and keeps the earliest.
#[derive(Debug)]
pub(crate) struct Due {
    real: Date,
    reckoned: Date,
    /// On a demo site ages are reckoned from a day that stands still.
    still: bool,
    next: Cell<Option<Date>>,
}

impl Due {
    pub(crate) fn new(today: Today, demo: bool) -> Self {
        Self { real: today.real, reckoned: today.reckoned, still: demo, next: Cell::new(None) }
    }

    /// Something changes on this real day.
    pub(crate) fn on(&self, day: Date) {
        if day > self.real && self.next.get().is_none_or(|next| day < next) {
            self.next.set(Some(day));
        }
    }

    /// Something lasts until this day, reckoned as ages are.
    pub(crate) fn after(&self, last: Date) {
        if !self.still
            && let Ok(day) = last.tomorrow()
        {
            self.on(day);
        }
    }

    /// The day so many days after another, or the end of time.
    pub(crate) fn days_after(day: Date, days: i64) -> Date {
        day.saturating_add(days.days())
    }

    /// The day from which ages are reckoned.
    pub(crate) const fn today(&self) -> Date {
        self.reckoned
    }

    /// Days from a day until the one from which ages are reckoned.
    pub(crate) fn days_since(&self, day: Date) -> i64 {
        (self.reckoned - day).get_days().into()
    }

    /// Days that change the page of a facility though no rule asks for them.
    pub(crate) fn of_facility(&self, facility: &Facility) {
        for penalty in &facility.penalties {
            if let Some(until) = penalty.publish_until {
                self.after(until);
            }
            if let Some(repaired) = penalty.repaired_on
                && !self.still
            {
                self.on(repaired);
            }
        }
        let hours = facility.phones.iter().filter_map(|contact| contact.hours.as_ref()).chain(&facility.hours);
        for hours in hours {
            if let Hours::Weekly(week) = hours {
                week.from.into_iter().for_each(|from| self.on(from));
                if let Some(until) = week.until {
                    self.after(until);
                }
            }
        }
    }

    pub(crate) fn next(&self) -> Option<Date> {
        self.next.get()
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn the_earliest_day_to_come_is_kept() {
        let today = Today { real: date(2026, 3, 5), reckoned: date(2026, 3, 5) };
        let due = Due::new(today, false);
        assert_eq!(due.next(), None);
        due.on(date(2026, 3, 5));
        due.after(date(2026, 4, 30));
        due.on(date(2026, 6, 1));
        assert_eq!(due.next(), Some(date(2026, 5, 1)));
        let demo = Due::new(today, true);
        demo.after(date(2026, 4, 30));
        demo.on(date(2026, 6, 1));
        assert_eq!(demo.next(), Some(date(2026, 6, 1)), "ages stand still on a demo site");
    }
}
