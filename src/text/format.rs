//! How Chinese pages write dates, times, numbers and ranges (GB/T 15835-2011, GB/T 15834-2011).

use jiff::civil::{Date, DateTime};

/// `2026年3月5日`.
pub fn date(date: Date) -> String {
    format!("{}年{}月{}日", date.year(), date.month(), date.day())
}

/// `2026年3月5日 08:30`.
pub fn date_time(moment: DateTime) -> String {
    format!("{} {:02}:{:02}", date(moment.date()), moment.hour(), moment.minute())
}

/// `2026年3月`.
pub fn month(date: Date) -> String {
    format!("{}年{}月", date.year(), date.month())
}

/// A whole number with a comma before every three digits: `1,200`.
pub fn thousands(number: i64) -> String {
    let digits = number.unsigned_abs().to_string();
    let mut written = String::with_capacity(digits.len() + digits.len() / 3 + 1);
    if number < 0 {
        written.push('-');
    }
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            written.push(',');
        }
        written.push(digit);
    }
    written
}

/// A number with at most `places` decimals, no zeros at its end, and commas: `1,234.5`.
///
/// What is not finite is written as `—`, which stands for an unknown value.
pub fn decimal(number: f64, places: usize) -> String {
    if !number.is_finite() {
        return "—".to_owned();
    }
    let written = format!("{:.*}", places, number.abs());
    let (whole, part) = written.split_once('.').unwrap_or((&written, ""));
    let part = part.trim_end_matches('0');
    let whole = whole.parse().map_or_else(|_| whole.to_owned(), thousands);
    let sign = if number < 0.0 && (whole != "0" || !part.is_empty()) { "-" } else { "" };
    if part.is_empty() { format!("{sign}{whole}") } else { format!("{sign}{whole}.{part}") }
}

/// A range with 一字线: `1,000—1,500`; one number when both ends are equal.
pub fn range(from: i64, to: i64) -> String {
    if from == to { thousands(from) } else { format!("{}—{}", thousands(from), thousands(to)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates() {
        let day = jiff::civil::date(2026, 3, 5);
        assert_eq!(date(day), "2026年3月5日");
        assert_eq!(month(day), "2026年3月");
        assert_eq!(date_time(day.at(8, 5, 59, 0)), "2026年3月5日 08:05");
    }

    #[test]
    fn numbers() {
        for (number, written) in [
            (0, "0"),
            (999, "999"),
            (1200, "1,200"),
            (-1_234_567, "-1,234,567"),
            (i64::MIN, "-9,223,372,036,854,775,808"),
        ] {
            assert_eq!(thousands(number), written);
        }
        for (number, written) in
            [(1234.50, "1,234.5"), (0.0, "0"), (-0.001, "0"), (-2.25, "-2.25"), (2.999, "3"), (f64::NAN, "—")]
        {
            assert_eq!(decimal(number, 2), written);
        }
    }

    #[test]
    fn ranges() {
        assert_eq!(range(1000, 1500), "1,000—1,500");
        assert_eq!(range(800, 800), "800");
    }
}
