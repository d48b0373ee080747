//! Phone numbers that can be dialled.

use std::fmt;

use serde::{Deserialize, Serialize};

/// A number in its usual Chinese form.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Phone {
    kind: PhoneKind,
    /// As shown: `0874-3123456`, `138 …` without blanks, `400-800-1234`, `12345`.
    number: Box<str>,
    extension: Option<Box<str>>,
}

/// What sort of number it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum PhoneKind {
    /// A fixed line with its long-distance code.
    Fixed,
    /// A mobile phone.
    Mobile,
    /// 400 or 800.
    Service,
    /// 12345, 120 and the like.
    Short,
}

/// Why a text is no number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PhoneFault {
    /// Characters that no number has.
    NotANumber,
    /// As long as a local number: the long-distance code is missing.
    NoAreaCode,
    /// A long-distance number that lost its leading zero.
    LostZero,
    /// Too few or too many digits; so many digits follow the code, so many should.
    Length {
        /// Digits there are.
        found: usize,
        /// Digits there should be.
        expected: usize,
    },
    /// Local numbers do not begin with 0 or 1.
    FirstDigit,
    /// A number that could be dialled, on a demo site: there it must be the code, then 0 and the other digits.
    Dialable,
    /// A demo number on a real site.
    Demo,
}

/// What a number is read against.
#[derive(Clone, Copy, Debug)]
pub struct PhonePlan<'a> {
    /// The region's long-distance code, for example `0874`.
    pub dialling_code: &'a str,
    /// Digits of a local number.
    pub subscriber_digits: usize,
    /// Whether this is a demo site.
    pub demo: bool,
}

impl Phone {
    /// Reads a number in any usual form: full-width digits, brackets, all sorts of dashes, `转12` or `#12` for an
    /// extension.
    pub fn parse(text: &str, plan: PhonePlan<'_>) -> Result<Self, PhoneFault> {
        let (main, extension) = split_extension(text)?;
        let digits: String = main.chars().filter_map(digit).collect();
        if main.chars().any(|character| digit(character).is_none() && !is_joint(character)) || digits.is_empty() {
            return Err(PhoneFault::NotANumber);
        }
        let international =
            digits.strip_prefix("0086").or_else(|| main.trim_start().strip_prefix('+').and(digits.strip_prefix("86")));
        let digits = match international {
            Some(national) if national.len() == 11 && national.starts_with('1') => national.to_owned(),
            Some(national) if national.starts_with("400") || national.starts_with("800") => national.to_owned(),
            Some(national) => format!("0{}", national.trim_start_matches('0')),
            None => digits,
        };
        let (kind, number) = classify(&digits, plan)?;
        Ok(Self { kind, number: number.into(), extension })
    }

    /// What sort of number it is.
    pub const fn kind(&self) -> PhoneKind {
        self.kind
    }

    /// The extension, digits only; dialled by hand.
    pub fn extension(&self) -> Option<&str> {
        self.extension.as_deref()
    }

    /// The `href` of a link that dials it: `tel:+868743123456`, `tel:12345`.
    pub fn tel(&self) -> String {
        let digits: String = self.number.chars().filter(char::is_ascii_digit).collect();
        match self.kind {
            PhoneKind::Fixed => format!("tel:+86{}", digits.strip_prefix('0').unwrap_or(&digits)),
            PhoneKind::Mobile => format!("tel:+86{digits}"),
            PhoneKind::Service | PhoneKind::Short => format!("tel:{digits}"),
        }
    }

    /// The number as shown, without the extension.
    pub fn number(&self) -> &str {
        &self.number
    }
}

impl fmt::Display for Phone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.number)?;
        match &self.extension {
            Some(extension) => write!(f, "转{extension}"),
            None => Ok(()),
        }
    }
}

fn classify(digits: &str, plan: PhonePlan<'_>) -> Result<(PhoneKind, String), PhoneFault> {
    let length = digits.len();
    if let Some(local) = digits.strip_prefix(plan.dialling_code) {
        return fixed(plan.dialling_code, local, plan.subscriber_digits, plan);
    }
    if digits.starts_with('0') {
        let code = if digits.starts_with("01") || digits.starts_with("02") { 3 } else { 4 };
        let (code, local) = digits.split_at_checked(code).ok_or(PhoneFault::NotANumber)?;
        let expected = if local.len() == 7 { 7 } else { 8 };
        return fixed(code, local, expected, plan);
    }
    if length == 10 && (digits.starts_with("400") || digits.starts_with("800")) {
        return real(plan, PhoneKind::Service, format!("{}-{}-{}", &digits[..3], &digits[3..6], &digits[6..]));
    }
    if length == 11 && digits.starts_with('1') && matches!(digits.as_bytes()[1], b'3'..=b'9') {
        return real(plan, PhoneKind::Mobile, digits.to_owned());
    }
    if (3..=5).contains(&length) && digits.starts_with('1') {
        return Ok((PhoneKind::Short, digits.to_owned()));
    }
    let code = plan.dialling_code.trim_start_matches('0');
    if length == code.len() + plan.subscriber_digits && digits.starts_with(code) {
        return Err(PhoneFault::LostZero);
    }
    if length == plan.subscriber_digits {
        return Err(PhoneFault::NoAreaCode);
    }
    Err(PhoneFault::Length { found: length, expected: plan.subscriber_digits })
}

fn fixed(code: &str, local: &str, expected: usize, plan: PhonePlan<'_>) -> Result<(PhoneKind, String), PhoneFault> {
    if local.len() != expected {
        return Err(PhoneFault::Length { found: local.len(), expected });
    }
    match (plan.demo, local.as_bytes()[0]) {
        (true, b'0') if code == plan.dialling_code => {}
        (true, _) => return Err(PhoneFault::Dialable),
        (false, b'0') if code == plan.dialling_code => return Err(PhoneFault::Demo),
        (false, b'0' | b'1') => return Err(PhoneFault::FirstDigit),
        (false, _) => {}
    }
    Ok((PhoneKind::Fixed, format!("{code}-{local}")))
}

fn real(plan: PhonePlan<'_>, kind: PhoneKind, number: String) -> Result<(PhoneKind, String), PhoneFault> {
    if plan.demo { Err(PhoneFault::Dialable) } else { Ok((kind, number)) }
}

/// `…转12`, `…#12`, `…分机12`, `…*12`.
fn split_extension(text: &str) -> Result<(&str, Option<Box<str>>), PhoneFault> {
    let Some(start) =
        ["转", "轉", "分机", "分機", "#", "＃", "*", "＊"].iter().filter_map(|sign| text.find(sign)).min()
    else {
        return Ok((text, None));
    };
    let (main, rest) = text.split_at(start);
    let digits: String = rest.chars().filter_map(digit).collect();
    let clean = rest
        .chars()
        .all(|character| digit(character).is_some() || is_joint(character) || "转轉分机機#＃*＊".contains(character));
    if !clean || digits.is_empty() || digits.len() > 6 {
        Err(PhoneFault::NotANumber)
    } else {
        Ok((main, Some(digits.into())))
    }
}

fn digit(character: char) -> Option<char> {
    match character {
        '0'..='9' => Some(character),
        '０'..='９' => char::from_digit(character as u32 - '０' as u32, 10),
        _ => None,
    }
}

fn is_joint(character: char) -> bool {
    character.is_whitespace() || "-－‐‑‒–—―−ーｰ()（）+＋.".contains(character)
}

#[cfg(test)]
mod tests {
    use super::*;

    const REAL: PhonePlan<'static> = PhonePlan { dialling_code: "0199", subscriber_digits: 7, demo: false };
    const DEMO: PhonePlan<'static> = PhonePlan { demo: true, ..REAL };

    #[test]
    fn usual_forms_become_one() {
        for written in [
            "0199-3123456",
            "01993123456",
            "（0199）3123456",
            "０１９９－３１２３４５６",
            "+86 199 3123456",
            "0199—3123456",
        ] {
            let phone = Phone::parse(written, REAL).unwrap_or_else(|fault| panic!("{written}: {fault:?}"));
            assert_eq!(phone.to_string(), "0199-3123456");
            assert_eq!(phone.tel(), "tel:+861993123456");
        }
        assert_eq!(Phone::parse("0199-3123456转12", REAL).unwrap().to_string(), "0199-3123456转12");
        assert_eq!(Phone::parse("12345", DEMO).unwrap().tel(), "tel:12345");
        assert_eq!(Phone::parse("4008001234", REAL).unwrap().to_string(), "400-800-1234");
    }

    #[test]
    fn slips_are_told_apart() {
        assert_eq!(Phone::parse("3123456", REAL), Err(PhoneFault::NoAreaCode));
        assert_eq!(Phone::parse("1993123456", REAL), Err(PhoneFault::LostZero));
        assert_eq!(Phone::parse("0199-31234567", REAL), Err(PhoneFault::Length { found: 8, expected: 7 }));
        assert_eq!(Phone::parse("没有电话", REAL), Err(PhoneFault::NotANumber));
        assert_eq!(Phone::parse("0199-0123456", REAL), Err(PhoneFault::Demo));
        assert_eq!(Phone::parse("0199-3123456", DEMO), Err(PhoneFault::Dialable));
        assert_eq!(Phone::parse("0199-0123456", DEMO).unwrap().to_string(), "0199-0123456");
    }
}
