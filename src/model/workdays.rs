//! Working days, by which the law counts.

use jiff::ToSpan as _;
use jiff::civil::{Date, Weekday};

/// Days from Monday to Friday after the first, up to the second. Holidays are not known here.
pub fn working_days(from: Date, to: Date) -> i64 {
    let days = i64::from((to - from).get_days());
    let (weeks, rest) = (days / 7, days % 7);
    let odd = (1..=rest).map(|step| from.saturating_add(step.days()).weekday());
    let odd = odd.filter(|day| !matches!(day, Weekday::Saturday | Weekday::Sunday)).count();
    weeks * 5 + i64::try_from(odd).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn weekends_are_no_working_days() {
        let friday = date(2026, 3, 6);
        assert_eq!(working_days(friday, friday), 0);
        assert_eq!(working_days(friday, date(2026, 3, 8)), 0);
        assert_eq!(working_days(friday, date(2026, 3, 9)), 1);
        assert_eq!(working_days(friday, date(2026, 3, 13)), 5);
        assert_eq!(working_days(friday, date(2026, 4, 3)), 20);
        assert_eq!(working_days(friday, date(2027, 3, 6)), 260);
    }
}
