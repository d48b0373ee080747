//! 统一社会信用代码 (GB 32100—2015): eighteen characters with two check characters.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

const ALPHABET: &[u8; 31] = b"0123456789ABCDEFGHJKLMNPQRTUWXY";
const WEIGHTS: [u32; 17] = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
const ORGANISATION_WEIGHTS: [u32; 8] = [3, 7, 9, 10, 5, 8, 4, 2];

/// A code whose check characters are right.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Uscc([u8; 18]);

/// Why a text is no code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UsccFault {
    /// Not eighteen characters.
    Length(usize),
    /// A character outside the alphabet (I, O, S, V and Z are not in it).
    Character(char),
    /// The ninth to seventeenth characters are no organisation code (GB 11714); the last of them should be this.
    Organisation(char),
    /// The last character should be this.
    Check(char),
}

impl FromStr for Uscc {
    type Err = UsccFault;

    /// ```
    /// use laoyou::model::Uscc;
    /// assert!("52530302MJ000000XC".parse::<Uscc>().is_ok());
    /// assert!("52530302MJ000000X1".parse::<Uscc>().is_err());
    /// ```
    fn from_str(text: &str) -> Result<Self, UsccFault> {
        let length = text.chars().count();
        if length != 18 {
            return Err(UsccFault::Length(length));
        }
        let mut bytes = [0; 18];
        let mut values = [0_u32; 18];
        for (place, character) in text.chars().enumerate() {
            let value = value(character).ok_or(UsccFault::Character(character))?;
            (bytes[place], values[place]) = (ALPHABET[value as usize], value);
        }
        let organisation = organisation_check(&bytes[8..16]);
        if bytes[16] != organisation {
            return Err(UsccFault::Organisation(char::from(organisation)));
        }
        let sum: u32 = values.iter().zip(WEIGHTS).map(|(value, weight)| value * weight).sum();
        let check = ALPHABET[((31 - sum % 31) % 31) as usize];
        if bytes[17] != check {
            return Err(UsccFault::Check(char::from(check)));
        }
        Ok(Self(bytes))
    }
}

fn value(character: char) -> Option<u32> {
    let byte = u8::try_from(character).ok()?;
    ALPHABET.iter().position(|&known| known == byte).and_then(|place| u32::try_from(place).ok())
}

/// GB 11714: weighted sum modulo 11, ten written `X`; letters count from A = 10.
fn organisation_check(code: &[u8]) -> u8 {
    const CHECKS: &[u8; 12] = b"00123456789X";
    let sum: u32 = code
        .iter()
        .zip(ORGANISATION_WEIGHTS)
        .map(|(&byte, weight)| weight * u32::from(if byte.is_ascii_digit() { byte - b'0' } else { byte - b'A' + 10 }))
        .sum();
    match 11 - sum % 11 {
        10 => b'X',
        11 => b'0',
        digit => CHECKS[digit as usize + 1],
    }
}

impl Uscc {
    /// The eighteen characters.
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or_default()
    }

    /// The first two characters: 12 事业单位, 52 民办非企业, 91 企业 …
    pub fn form(&self) -> &str {
        &self.as_str()[..2]
    }

    /// What the first two characters stand for, in Chinese and English; `None` for forms that do not matter here.
    pub fn form_name(&self) -> Option<(&'static str, &'static str)> {
        Some(match self.form() {
            "11" => ("机关", "state organ"),
            "12" => ("事业单位", "public institution"),
            "51" => ("社会团体", "social organisation"),
            "52" => ("民办非企业单位", "private non-enterprise unit"),
            "53" => ("基金会", "foundation"),
            "91" => ("企业", "company"),
            "92" => ("个体工商户", "sole trader"),
            "93" => ("农民专业合作社", "farmers' cooperative"),
            _ => return None,
        })
    }

    /// Six digits of the registering area; may be an old code. `000000` in demo sites only.
    pub fn area(&self) -> &str {
        &self.as_str()[2..8]
    }
}

impl fmt::Display for Uscc {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Debug for Uscc {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn made_up_codes_with_right_check_characters_are_read() {
        for code in ["52530302MJ000000XC", "12530302431000010X", "91530381MA6K000067"] {
            assert_eq!(code.parse::<Uscc>().unwrap().as_str(), code);
        }
    }

    #[test]
    fn any_single_wrong_character_is_noticed() {
        let right = "52530302MJ000000XC";
        for place in 0..18 {
            for &other in ALPHABET {
                let mut wrong = right.as_bytes().to_vec();
                if wrong[place] == other {
                    continue;
                }
                wrong[place] = other;
                assert!(std::str::from_utf8(&wrong).unwrap().parse::<Uscc>().is_err(), "{wrong:?}");
            }
        }
    }
}
