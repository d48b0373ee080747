//! How clerks write dates, numbers, and yes or no: what is right, and what can be understood well enough to say what
//! to write instead.

use jiff::civil::{Date, DateTime};

use super::Yuan;

/// What a text says, and whether it says it in the right form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Written<T> {
    /// Written as it should be.
    Right(T),
    /// Understood, but to be written otherwise.
    Meant(T),
    /// Has the form, but there is no such value: 30 February, 25:00.
    Impossible,
    /// Not understood.
    Unclear,
}

/// A day: `2026-03-05`. Other usual forms (`2026/3/5`, `2026年3月5日`, `20260305`, full-width digits) are understood.
pub(crate) fn date(text: &str) -> Written<Date> {
    let Some((parts, rest)) = day_parts(text) else { return Written::Unclear };
    let Some(date) = make_date(parts) else { return Written::Impossible };
    if rest.is_empty() && date.to_string() == text { Written::Right(date) } else { Written::Meant(date) }
}

/// A day and a time, `2026-03-05 09:30`; a day alone means 00:00.
pub(crate) fn date_time(text: &str) -> Written<DateTime> {
    let Some((parts, rest)) = day_parts(text) else { return Written::Unclear };
    let Some(date) = make_date(parts) else { return Written::Impossible };
    let rest = rest.trim_start_matches(['T', 't']).trim();
    if rest.is_empty() {
        let moment = date.at(0, 0, 0, 0);
        return if date.to_string() == text { Written::Right(moment) } else { Written::Meant(moment) };
    }
    let mut numbers = rest.split([':', '：', '时', '分', '秒']).filter(|part| !part.is_empty()).map(small_number);
    let (Some(Some(hour)), Some(Some(minute))) = (numbers.next(), numbers.next()) else { return Written::Unclear };
    let moment = match (i8::try_from(hour), i8::try_from(minute)) {
        (Ok(hour), Ok(minute)) => DateTime::new(date.year(), date.month(), date.day(), hour, minute, 0, 0),
        _ => return Written::Impossible,
    };
    match moment {
        Ok(moment) if text == format!("{date} {hour:02}:{minute:02}") => Written::Right(moment),
        Ok(moment) => Written::Meant(moment),
        Err(_) => Written::Impossible,
    }
}

/// A whole number: `1200`. Full-width digits, commas and a unit behind it are understood.
pub(crate) fn integer(text: &str) -> Written<i64> {
    if let Ok(number) = text.parse::<i64>() {
        let plain = !text.starts_with('+') && number.to_string() == text;
        return if plain { Written::Right(number) } else { Written::Meant(number) };
    }
    bare_number(text).and_then(|number| number.parse().ok()).map_or(Written::Unclear, Written::Meant)
}

/// A number with decimals: `103.797`.
pub(crate) fn decimal(text: &str) -> Written<f64> {
    let shaped = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b'-'));
    if shaped(text)
        && let Ok(number) = text.parse::<f64>()
    {
        return Written::Right(number);
    }
    bare_number(text)
        .filter(|number| shaped(number))
        .and_then(|number| number.parse().ok())
        .map_or(Written::Unclear, Written::Meant)
}

/// An amount of money in yuan: `1200`, `1,200`, `12.5`.
pub(crate) fn yuan(text: &str) -> Written<Yuan> {
    if let Ok(amount) = text.parse() {
        return Written::Right(amount);
    }
    bare_number(text).and_then(|number| number.parse().ok()).map_or(Written::Unclear, Written::Meant)
}

/// Yes or no: `yes`, `no`, `true`, `false`, `是`, `否`, `有`, `无`.
pub(crate) fn flag(text: &str) -> Option<bool> {
    match text {
        "yes" | "Yes" | "YES" | "true" | "True" | "TRUE" | "是" | "有" => Some(true),
        "no" | "No" | "NO" | "false" | "False" | "FALSE" | "否" | "无" => Some(false),
        _ => None,
    }
}

/// A text with full-width digits, letters and signs made narrow.
pub(crate) fn narrow(text: &str) -> String {
    text.chars()
        .map(|character| match character {
            '！'..='～' => char::from_u32(character as u32 - 0xfee0).unwrap_or(character),
            '\u{3000}' => ' ',
            _ => character,
        })
        .collect()
}

/// Seven digits or more in one run, made narrow: a phone number where none belongs.
pub(crate) fn long_number(text: &str) -> Option<String> {
    let narrow = narrow(text);
    narrow.split(|character: char| !character.is_ascii_digit()).find(|run| run.len() >= 7).map(str::to_owned)
}

/// The digits of a number that stands in other clothes: `１２０`, `1,200`, `约120张`, `¥1200`. `None` when there is
/// more than one number in it.
fn bare_number(text: &str) -> Option<String> {
    let text = narrow(text).replace([',', ' '], "");
    let start = text.find(|character: char| character.is_ascii_digit())?;
    let end = text.rfind(|character: char| character.is_ascii_digit())? + 1;
    let number = &text[start..end];
    let one = number.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.') && !text[..start].ends_with(['-', '.']);
    one.then(|| number.to_owned())
}

/// Year, month and day that a text begins with, and what stands behind them.
fn day_parts(text: &str) -> Option<([i16; 3], String)> {
    let text = narrow(text.trim());
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    if digits == 8 {
        let parts = [text[..4].parse().ok()?, text[4..6].parse().ok()?, text[6..8].parse().ok()?];
        return Some((parts, text[8..].trim().to_owned()));
    }
    if digits != 4 {
        return None;
    }
    let mut rest = text.as_str();
    let mut parts = [0; 3];
    for (place, part) in parts.iter_mut().enumerate() {
        let length = rest.bytes().take_while(u8::is_ascii_digit).count();
        if length == 0 || length > 4 || (place > 0 && length > 2) {
            return None;
        }
        *part = rest[..length].parse().ok()?;
        rest = rest[length..].trim_start();
        let joint = rest.chars().next().filter(|character| "-/.年月日号—–－·".contains(*character));
        match joint {
            Some(joint) if place < 2 || matches!(joint, '日' | '号') => rest = rest[joint.len_utf8()..].trim_start(),
            _ if place < 2 => return None,
            _ => {}
        }
    }
    let time = rest.is_empty() || rest.starts_with(|character: char| character.is_ascii_digit() || character == 'T');
    time.then(|| (parts, rest.to_owned()))
}

fn make_date([year, month, day]: [i16; 3]) -> Option<Date> {
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

fn small_number(text: &str) -> Option<u32> {
    let text = text.trim();
    (!text.is_empty() && text.len() <= 2 && text.bytes().all(|byte| byte.is_ascii_digit()))
        .then(|| text.parse().ok())
        .flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_as_clerks_write_them() {
        let day = jiff::civil::date(2026, 3, 5);
        assert_eq!(date("2026-03-05"), Written::Right(day));
        for other in [
            "2026/3/5",
            "2026.3.5",
            "2026年3月5日",
            "20260305",
            "2026-3-5",
            "２０２６－０３－０５",
            "2026 年 3 月 5 日",
            "2026-03-05 00:00:00",
            "2026年03月05号",
        ] {
            assert_eq!(date(other), Written::Meant(day), "{other}");
        }
        for none in ["2026-02-30", "2026-13-01", "20260230", "2026年2月30日"] {
            assert_eq!(date(none), Written::Impossible, "{none}");
        }
        for unclear in ["", "去年", "26-3-5", "2026", "2026-03", "3/5/2026", "2026-03-05 左右", "45000"] {
            assert_eq!(date(unclear), Written::Unclear, "{unclear}");
        }
    }

    #[test]
    fn moments_as_clerks_write_them() {
        let moment = jiff::civil::date(2026, 3, 5).at(9, 30, 0, 0);
        assert_eq!(date_time("2026-03-05 09:30"), Written::Right(moment));
        assert_eq!(date_time("2026-03-05"), Written::Right(jiff::civil::date(2026, 3, 5).at(0, 0, 0, 0)));
        for other in ["2026-03-05T09:30:00", "2026年3月5日 9:30", "2026-03-05 9：30", "2026/3/5 9时30分"] {
            assert_eq!(date_time(other), Written::Meant(moment), "{other}");
        }
        assert_eq!(date_time("2026-03-05 25:00"), Written::Impossible);
        assert_eq!(date_time("2026-03-05 上午"), Written::Unclear);
    }

    #[test]
    fn numbers_as_clerks_write_them() {
        assert_eq!(integer("120"), Written::Right(120));
        assert_eq!(integer("-3"), Written::Right(-3));
        for other in ["１２０", "120张", "约120", "0120", "1,20", "+120"] {
            assert_eq!(integer(other), Written::Meant(120), "{other}");
        }
        for unclear in ["", "一百", "1.5", "10-20", "12a3", "99999999999999999999"] {
            assert_eq!(integer(unclear), Written::Unclear, "{unclear}");
        }
        assert_eq!(decimal("103.797"), Written::Right(103.797));
        assert_eq!(decimal("103.797°E"), Written::Meant(103.797));
        assert_eq!(decimal("NaN"), Written::Unclear);
        assert_eq!(decimal("1e3"), Written::Unclear);
        assert_eq!(yuan("1200元/月"), Written::Meant(Yuan::from_fen(120_000)));
        assert_eq!(yuan("面议"), Written::Unclear);
        assert_eq!(yuan("1000-1500"), Written::Unclear);
    }
}
