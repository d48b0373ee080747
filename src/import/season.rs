//! Columns that grow by one every year or month (`2023年床位`, `2024年床位`): what they have in common, and of when each is.

use std::sync::OnceLock;

use regex_lite::Regex;

/// Of when the figures of a column are; later ones are greater.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Season {
    /// 0 when the heading names a month only.
    year: u16,
    /// 0 when it names a year only.
    month: u16,
}

/// A year of our era, of the Republic (民國) or of Japan's reigns, with or without a month; or a month alone.
const SEASON: &str = r"(令和|平成|[Rr]|[Hh])(\d{1,2})年?(?:度|末|底)?|(?:[Ff][Yy]\s?)?((?:19|20)\d{2})\s?(?:[-/.]|年)?(?:(\d{1,2})(?:月(?:\d{1,2}日)?|\b)|度|末|底)?|(?:民國|民国)?(\d{2,3})年(?:度|末|底)?|(\d{1,2})月(?:份|末|底)?";

/// Of when a heading speaks, and the heading without that; `None` when it names no time.
pub(super) fn part(heading: &str) -> Option<(Season, String)> {
    static PATTERN: OnceLock<Option<Regex>> = OnceLock::new();
    let pattern = PATTERN.get_or_init(|| Regex::new(SEASON).ok()).as_ref()?;
    let found = pattern.captures_iter(heading).find(|found| {
        let Some(whole) = found.get(0) else { return false };
        let is_part = |next: Option<char>| next.is_some_and(|next| next.is_ascii_digit());
        // `R` and `H` stand for reigns only where a word begins.
        let letter = |next: Option<char>| next.is_some_and(|next| next.is_ascii_alphabetic());
        let before = heading[..whole.start()].chars().next_back();
        let reign = whole.as_str().starts_with(['R', 'r', 'H', 'h']) && letter(before);
        !reign && !is_part(before) && !is_part(heading[whole.end()..].chars().next())
    })?;
    let number = |at: usize| found.get(at).and_then(|text| text.as_str().parse::<u16>().ok());
    let reign = match found.get(1).map(|name| name.as_str()) {
        Some("令和" | "R" | "r") => number(2).map(|year| 2018 + year),
        Some(_) => number(2).map(|year| 1988 + year),
        None => None,
    };
    let republic = number(5).filter(|year| (60..200).contains(year)).map(|year| 1911 + year);
    let month = number(4).or(number(6)).filter(|month| (1..=12).contains(month)).unwrap_or(0);
    let year = reign.or(number(3)).or(republic).unwrap_or(0);
    let whole = found.get(0)?;
    let rest = format!("{} {}", &heading[..whole.start()], &heading[whole.end()..]);
    // Brackets and signs in which nothing is left.
    let rest = rest.replace("()", "").replace("（）", "").replace("( )", "").replace("（ ）", "");
    let rest = rest.trim_matches([' ', '_', '-', '·', '/']).to_owned();
    (year > 0 || month > 0).then_some((Season { year, month }, rest))
}

/// Whether a text is a time and nothing else.
pub(super) fn is_season(text: &str) -> bool {
    part(text).is_some_and(|(_, rest)| rest.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_parted_from_headings() {
        for (heading, year, month, rest) in [
            ("2023年床位", 2023, 0, "床位"),
            ("床位（2024年）", 2024, 0, "床位"),
            ("床位 2024", 2024, 0, "床位"),
            ("2024年度床位数", 2024, 0, "床位数"),
            ("2024年12月31日床位", 2024, 12, "床位"),
            ("2024-06床位", 2024, 6, "床位"),
            ("112年底床位數", 2023, 0, "床位數"),
            ("民國112年床位", 2023, 0, "床位"),
            ("令和5年定員", 2023, 0, "定員"),
            ("R6定員", 2024, 0, "定員"),
            ("beds_2023", 2023, 0, "beds"),
            ("FY2023 beds", 2023, 0, "beds"),
            ("3月空床", 0, 3, "空床"),
            ("2024年", 2024, 0, ""),
        ] {
            assert_eq!(part(heading), Some((Season { year, month }, rest.to_owned())), "{heading}");
        }
        for heading in ["床位", "电话1", "ADDR2", "建成年份", "护理型床位占比（%）", "12345", "No.3"] {
            assert_eq!(part(heading), None, "{heading}");
        }
        assert!(is_season("2024年") && !is_season("2024年床位"));
    }
}
