//! The day, from what the caller knows and the site's time zone.

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

/// What the caller knows of the time: a day, or an instant that is a day only in a time zone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Clock {
    /// This day.
    Day(Date),
    /// The day it is at this instant in the site's time zone.
    Now(Timestamp),
}

impl Clock {
    /// The day in a time zone by its IANA name; an unknown name counts as UTC (`check` reports it).
    pub(super) fn today(self, time_zone: &str) -> Date {
        match self {
            Self::Day(day) => day,
            Self::Now(instant) => instant.to_zoned_datetime(TimeZone::get(time_zone).unwrap_or(TimeZone::UTC)).date(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn midnight_comes_earlier_in_the_east() {
        let instant: Timestamp = "2026-03-04T17:00:00Z".parse().unwrap();
        assert_eq!(Clock::Now(instant).today("Asia/Shanghai"), jiff::civil::date(2026, 3, 5));
        assert_eq!(Clock::Now(instant).today("UTC"), jiff::civil::date(2026, 3, 4));
    }
}
