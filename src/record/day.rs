//! Days as numbers: written out, as serde writes them, reading those of all facilities takes longer than much else.

use jiff::civil::Date;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

/// For `#[serde(with)]` on a day.
pub fn serialize<S: Serializer>(day: &Date, serializer: S) -> Result<S::Ok, S::Error> {
    number(*day).serialize(serializer)
}

/// For `#[serde(with)]` on a day.
pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Date, D::Error> {
    day(u32::deserialize(deserializer)?).ok_or_else(|| de::Error::custom("no such day"))
}

/// For a day that need not be there.
pub mod option {
    use super::{Date, Deserialize, Deserializer, Serialize, Serializer, day, de, number};

    /// For `#[serde(with)]` on a day that need not be there.
    pub fn serialize<S: Serializer>(day: &Option<Date>, serializer: S) -> Result<S::Ok, S::Error> {
        day.map_or(0, number).serialize(serializer)
    }

    /// For `#[serde(with)]` on a day that need not be there.
    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Date>, D::Error> {
        match u32::deserialize(deserializer)? {
            0 => Ok(None),
            number => day(number).map(Some).ok_or_else(|| de::Error::custom("no such day")),
        }
    }
}

/// What is added to a year: no year is before -9999, and no day has the number 0.
const YEARS: i16 = 10_000;

fn number(day: Date) -> u32 {
    let [year, month, day] = [i32::from(day.year() + YEARS), i32::from(day.month()), i32::from(day.day())];
    (year << 9 | month << 5 | day).unsigned_abs()
}

fn day(number: u32) -> Option<Date> {
    let year = i16::try_from(number >> 9).ok()?.checked_sub(YEARS)?;
    Date::new(year, (number >> 5 & 15).try_into().ok()?, (number & 31).try_into().ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_day_comes_back_and_nothing_else_is_a_day() {
        let (mut today, mut before) = (Date::MIN, 0);
        while today < Date::MAX {
            let number = number(today);
            assert!(number > before, "{today}");
            assert_eq!(day(number), Some(today));
            (today, before) = (today.saturating_add(jiff::Span::new().days(97)), number);
        }
        assert_eq!(day(number(Date::MAX)), Some(Date::MAX));
        for wrong in [0, 1 << 5, number(Date::constant(2026, 2, 28)) + 1, u32::MAX] {
            assert_eq!(day(wrong), None, "{wrong}");
        }
    }
}
