//! Days as lists write them: those that clerks write, serial numbers of a spreadsheet, years of the Republic (民國) and of
//! Japanese eras, milliseconds since 1970, and the first of several days in a cell.

use jiff::civil::Date;
use jiff::{Timestamp, tz::TimeZone};

use crate::model::written::{self, Written, narrow};

/// Serial numbers from 1954 to 2119: smaller and larger ones are something else.
const SERIALS: std::ops::RangeInclusive<i64> = 20_000..=80_000;
/// Year 1 of an era, less one.
const ERAS: [(&str, i16); 9] = [
    ("民國", 1911),
    ("民国", 1911),
    ("令和", 2018),
    ("平成", 1988),
    ("昭和", 1925),
    ("R", 2018),
    ("H", 1988),
    ("S", 1925),
    ("ROC", 1911),
];

/// The day that a cell names. `republic`: years of two digits are years of the Republic.
pub(super) fn day(text: &str, republic: bool) -> Option<Date> {
    let text = narrow(text);
    let text = text.trim();
    if let Written::Right(date) | Written::Meant(date) = written::date(text) {
        return Some(date);
    }
    if let Ok(number) = text.strip_suffix(".0").unwrap_or(text).parse::<i64>() {
        return number_of(number);
    }
    let mut pieces = text.split([' ', '/', '、', ';']).filter(|piece| !piece.is_empty());
    // A whole cell first: `94/10/18`; then the first piece of `95.02.13設立 / 105.01.26擴床`.
    republican(text, republic).or_else(|| {
        let first = pieces.next()?;
        let end = first.rfind(|character: char| character.is_ascii_digit() || "年月日".contains(character))?;
        let first = &first[..end + first[end..].chars().next().map_or(0, char::len_utf8)];
        match written::date(first) {
            Written::Right(date) | Written::Meant(date) => Some(date),
            _ => republican(first, republic),
        }
    })
}

fn number_of(number: i64) -> Option<Date> {
    if SERIALS.contains(&number) {
        // Day 0 of a spreadsheet is 30 December 1899, since it takes 1900 for a leap year.
        let start = jiff::civil::date(1899, 12, 30);
        return start.checked_add(jiff::Span::new().days(number)).ok();
    }
    // Milliseconds from 2001 on.
    let moment = (number > 1_000_000_000_000).then(|| Timestamp::from_millisecond(number).ok())??;
    Some(TimeZone::UTC.to_datetime(moment).date())
}

/// `094/10/18`, `民國94年10月18日`, `平成29年12月1日`.
fn republican(text: &str, republic: bool) -> Option<Date> {
    let era = ERAS.iter().find_map(|&(word, before)| text.strip_prefix(word).map(|rest| (rest, before)));
    let (rest, before) = era.unwrap_or((text, 1911));
    let rest = rest.trim().replacen("元年", "1年", 1);
    let numbers: Vec<&str> =
        rest.split(|character: char| "/.-年月日 ".contains(character)).filter(|part| !part.is_empty()).collect();
    let [year, month, day] = numbers.as_slice() else { return None };
    if era.is_none() && !(year.len() == 3 || (republic && year.len() == 2)) {
        return None;
    }
    let year: i16 = year.parse().ok().filter(|year| (1..=200).contains(year))?;
    Date::new(year + before, month.parse().ok()?, day.parse().ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_of_lists() {
        for (text, republic, wanted) in [
            ("38292", false, "2004-11-01"),
            ("38292.0", false, "2004-11-01"),
            ("20190101.0", false, "2019-01-01"),
            ("2019/1/1", false, "2019-01-01"),
            ("094/10/18", false, "2005-10-18"),
            ("94/10/18", true, "2005-10-18"),
            ("94/10/18", false, ""),
            ("92.12.23", true, "2003-12-23"),
            ("101.3.9", false, "2012-03-09"),
            ("民國94年10月18日", false, "2005-10-18"),
            ("平成２９年１２月１日", false, "2017-12-01"),
            ("令和元年5月1日", false, "2019-05-01"),
            ("H29.12.1", false, "2017-12-01"),
            ("95.02.13設立 / 105.01.26擴床", true, "2006-02-13"),
            ("1753254000000", false, "2025-07-23"),
            ("82.11", true, ""),
            ("101", false, ""),
            ("3/5/2026", false, ""),
            ("", false, ""),
        ] {
            let found = day(text, republic).map(|date| date.to_string()).unwrap_or_default();
            assert_eq!(found, wanted, "{text}");
        }
    }
}
