//! One cell to a value of the shape that its field takes, or the reason why it cannot be one.

use super::day::day;
use super::existing::{Existing, Region};
use super::note::Reason;
use crate::field::{Field, Registry, Shape};
use crate::model::area::Bounds;
use crate::model::written::{self, Written, narrow};
use crate::model::{Phone, PhonePlan, Uscc};
use crate::text::fold::{is_forbidden, narrow_letters, tidy, without_radicals};
use crate::text::width::characters;
use crate::vocabulary::{USCC, Vocabulary};

/// What lists write where there is nothing to say.
const NOTHING: [&str; 10] = ["-", "－", "—", "——", "--", "/", "NULL", "null", "N/A", "#N/A"];

/// A value that an entry can carry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Taken {
    pub(super) text: String,
    /// A number, a date, yes or no, a closed word: written without quotes.
    pub(super) plain: bool,
}

impl Taken {
    pub(super) fn plain(text: impl Into<String>) -> Self {
        Self { text: text.into(), plain: true }
    }

    pub(super) fn quoted(text: impl Into<String>) -> Self {
        Self { text: text.into(), plain: false }
    }
}

/// How values are read and written.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Ways {
    /// Words are written by their code.
    pub(super) english: bool,
    /// Years of two digits are years of the Republic.
    pub(super) republic: bool,
}

/// What values are judged by.
#[derive(Debug)]
pub(super) struct Judge<'a> {
    existing: &'a Existing,
    region: Option<&'a Region>,
    demo: bool,
}

/// A cell made readable, and what that took.
pub(super) fn clean(cell: &str, long: bool) -> (String, Vec<Reason>) {
    let mut reasons = Vec::new();
    // The old sign for the next line is one; other control characters may stand in no entry.
    let lines = cell.chars().map(|sign| if sign == '\u{85}' { '\n' } else { sign });
    let legible: String = lines.filter(|sign| !is_forbidden(*sign)).collect();
    // Free text keeps its lines.
    let tidied = if long { legible.trim().to_owned() } else { tidy(&legible).into_owned() };
    if tidied != cell {
        reasons.push(Reason::Tidied);
    }
    let whole = without_radicals(&tidied);
    if whole != tidied {
        reasons.push(Reason::Radicals);
    }
    let narrow = narrow_letters(&whole);
    if narrow != whole {
        reasons.push(Reason::Widths);
    }
    let narrow = narrow.into_owned();
    if NOTHING.contains(&narrow.as_str()) {
        return (String::new(), vec![Reason::NoValue]);
    }
    (narrow, reasons)
}

impl<'a> Judge<'a> {
    /// `region` is what the mapping says of a new site.
    pub(super) fn new(existing: &'a Existing, region: Option<&'a Region>, demo: bool) -> Self {
        Self { existing, region: existing.region().or(region), demo }
    }

    /// Where points may lie.
    pub(super) fn bounds(&self) -> Option<Bounds> {
        self.region.and_then(|region| region.bounds)
    }

    /// What phone numbers are read against.
    pub(super) fn phones(&self) -> PhonePlan<'_> {
        PhonePlan {
            dialling_code: self.region.map_or("", |region| &region.dialling_code),
            subscriber_digits: self.region.map_or(8, |region| region.subscriber_digits),
            demo: self.demo,
        }
    }

    /// A text that is not empty as the value of a field, or of an item of its list.
    pub(super) fn value(&self, field: &'static Field, text: &str, ways: Ways) -> Result<Taken, Reason> {
        match field.shape {
            Shape::List(item) => self.shaped(field, *item, text, ways),
            shape => self.shaped(field, shape, text, ways),
        }
    }

    fn shaped(&self, field: &'static Field, shape: Shape, text: &str, ways: Ways) -> Result<Taken, Reason> {
        match shape {
            Shape::Text { min, max } => length(text, min, max),
            Shape::Markdown { max } => length(text, 1, max),
            Shape::Pattern(pattern) => {
                let upper = narrow(text).replace(' ', "").to_uppercase();
                let fits = [text, upper.as_str()].into_iter().find(|text| pattern.matches(text));
                let fits = fits.filter(|text| !std::ptr::eq(pattern, &raw const USCC) || text.parse::<Uscc>().is_ok());
                fits.map(Taken::quoted).ok_or(Reason::WrongForm(pattern.example))
            }
            Shape::Integer { min, max } => {
                let whole = text.strip_suffix(".0").unwrap_or(text);
                let number = match written::integer(whole) {
                    Written::Right(number) | Written::Meant(number) => Some(number),
                    _ => None,
                };
                // A day or a month where a year is asked for.
                let year = || day(text, ways.republic).map(|date| i64::from(date.year())).or_else(|| year_of(text));
                let number = if field.unit == "年" {
                    number.filter(|number| (min..=max).contains(number)).or_else(year).or(number)
                } else {
                    number
                };
                let number = number.ok_or(Reason::NotANumber)?;
                let out = || Reason::OutOfRange { min: min.to_string(), max: max.to_string() };
                if (min..=max).contains(&number) { Ok(Taken::plain(number.to_string())) } else { Err(out()) }
            }
            Shape::Decimal { min, max } => {
                let number = decimal(text).ok_or(Reason::NotANumber)?;
                let out = || Reason::OutOfRange { min: min.to_string(), max: max.to_string() };
                if (min..=max).contains(&number) { Ok(Taken::plain(number.to_string())) } else { Err(out()) }
            }
            Shape::Flag => {
                let flag = flag(text).ok_or(Reason::NotAFlag)?;
                Ok(Taken::plain(match (flag, ways.english) {
                    (true, true) => "yes",
                    (false, true) => "no",
                    (true, false) => "是",
                    (false, false) => "否",
                }))
            }
            Shape::Date | Shape::DateTime => match day(text, ways.republic) {
                Some(date) => Ok(Taken::plain(date.to_string())),
                None if day(text, true).is_some() => Err(Reason::ShortYear),
                None => Err(Reason::NotADate),
            },
            Shape::Phone => {
                let phone = Phone::parse(text, self.phones());
                phone.map(|phone| Taken::quoted(phone.to_string())).map_err(Reason::Phone)
            }
            Shape::Word(vocabulary) => word(vocabulary, text, ways.english),
            Shape::Registry(registry) => self.registered(registry, text),
            Shape::OneOf(shapes) => {
                let mut tried = shapes.iter().map(|shape| self.shaped(field, *shape, text, ways));
                let first = tried.next().unwrap_or(Err(Reason::WrongForm(field.example)));
                if first.is_ok() { first } else { tried.find(Result::is_ok).unwrap_or(first) }
            }
            // Hours may be a sentence; weekly tables come from no cell.
            Shape::Hours => length(text, 1, 120),
            Shape::List(_) | Shape::Group(_) | Shape::Where => Err(Reason::WrongForm(field.example)),
        }
    }

    fn registered(&self, registry: Registry, text: &str) -> Result<Taken, Reason> {
        if self.existing.knows(registry, text) { Ok(Taken::quoted(text)) } else { Err(Reason::NotRegistered) }
    }
}

/// The year of `2009.10` or `2018年3月`.
fn year_of(text: &str) -> Option<i64> {
    let text = narrow(text.trim());
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let month = text[digits..].strip_prefix(['.', '-', '/', '年'])?;
    let is_month = month.trim_end_matches('月').parse().is_ok_and(|month: u8| (1..=12).contains(&month));
    (digits == 4 && is_month).then(|| text[..4].parse().ok())?
}

/// A number in any usual form, also as spreadsheets write very small ones (`1e-06`).
pub(super) fn decimal(text: &str) -> Option<f64> {
    let number = match written::decimal(text) {
        Written::Right(number) | Written::Meant(number) => Some(number),
        _ => None,
    };
    let scientific = || {
        let shaped = text.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b'-' | b'+' | b'e' | b'E'));
        if shaped { text.parse().ok() } else { None }
    };
    number.or_else(scientific).filter(|number: &f64| number.is_finite())
}

fn length(text: &str, min: u16, max: u16) -> Result<Taken, Reason> {
    let length = characters(text);
    if length < usize::from(min) {
        Err(Reason::TooShort { length, min })
    } else if length > usize::from(max) {
        Err(Reason::TooLong { length, max })
    } else {
        Ok(Taken::quoted(text))
    }
}

fn word(vocabulary: &'static Vocabulary, text: &str, english: bool) -> Result<Taken, Reason> {
    let word = vocabulary.find(text).map(|at| &vocabulary.words[at]).ok_or(Reason::UnknownWord)?;
    // Words such as `yes` or `1` keep their quotes.
    Ok(Taken::quoted(if english { word.code } else { word.zh }))
}

/// Yes or no, also as spreadsheets and traditional characters have it.
fn flag(text: &str) -> Option<bool> {
    written::flag(text).or(match text {
        "Y" | "y" | "1" | "√" | "✓" | "✔" => Some(true),
        "N" | "n" | "0" | "×" | "無" => Some(false),
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::field::at_path;
    use crate::field::facility::FACILITY;

    fn value(path: &str, text: &str) -> Result<String, Reason> {
        let existing = Existing::default();
        let region = Region { dialling_code: "0199".to_owned(), subscriber_digits: 7, ..Region::default() };
        let judge = Judge::new(&existing, Some(&region), true);
        judge.value(at_path(FACILITY, path).unwrap(), text, Ways::default()).map(|taken| taken.text)
    }

    #[test]
    fn cells_become_values() {
        for (path, cell, taken) in [
            ("beds.total", "120.0", "120"),
            ("beds.total", "120张", "120"),
            ("updated", "2019/1/1", "2019-01-01"),
            ("inclusive", "Y", "是"),
            ("inclusive", "無", "否"),
            ("mode", "公建民营", "公建民营"),
            ("location.lng", "120.5000", "120.5"),
            ("phones.number", "（0199）0123456 轉9", "0199-0123456转9"),
            ("food_permit", "20280531", "2028-05-31"),
            ("food_permit", "有", "是"),
            ("updated", "38292", "2004-11-01"),
            ("updated", "民國94年10月18日", "2005-10-18"),
            ("built", "38292", "2004"),
            ("built", "2004年", "2004"),
            ("built", "2009.10", "2009"),
            ("built", "2018年3月", "2018"),
        ] {
            assert_eq!(value(path, cell).as_deref(), Ok(taken), "{path}: {cell}");
        }
        for (path, cell, reason) in [
            ("beds.total", "许多", Reason::NotANumber),
            ("beds.total", "-5", Reason::OutOfRange { min: "0".to_owned(), max: "100000".to_owned() }),
            ("updated", "94年", Reason::NotADate),
            ("updated", "94/10/18", Reason::ShortYear),
            ("inclusive", "也许", Reason::NotAFlag),
            ("mode", "公設民營", Reason::UnknownWord),
            ("address", "3号", Reason::TooShort { length: 2, min: 6 }),
            ("uscc", "123", Reason::WrongForm("52000000MJ000000X2")),
            ("phones.number", "0199-3123456", Reason::Phone(crate::model::PhoneFault::Dialable)),
        ] {
            assert_eq!(value(path, cell), Err(reason), "{path}: {cell}");
        }
        assert_eq!((decimal("1e-06"), decimal("nan"), decimal("1,2,3")), (Some(1e-6), None, Some(123.0)));
    }

    #[test]
    fn cells_are_made_readable() {
        assert_eq!(clean("一\u{85}二\u{1}\u{ffff}", true), ("一\n二".to_owned(), vec![Reason::Tidied]));
        assert_eq!(clean("\u{3000}⺠權東路 ", false), ("民權東路".to_owned(), vec![Reason::Tidied, Reason::Radicals]));
        assert_eq!(clean("ＢＢ乐（总部）", false), ("BB乐（总部）".to_owned(), vec![Reason::Widths]));
        assert_eq!(clean("NULL", false), (String::new(), vec![Reason::NoValue]));
        assert_eq!(clean("甲\n乙", true), ("甲\n乙".to_owned(), vec![]));
    }
}
