//! Money, and what is paid for.

use std::fmt;
use std::str::FromStr;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::CareLevelId;
use crate::vocabulary::{Basis, ClassType, Form, Item, Unit};

/// An amount of money in fen (1/100 yuan): exact, up to 40 million yuan.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Yuan(u32);

impl Yuan {
    /// From fen.
    pub const fn from_fen(fen: u32) -> Self {
        Self(fen)
    }

    /// In fen.
    pub const fn fen(self) -> u32 {
        self.0
    }

    /// Two amounts together; stops at the greatest there is.
    #[must_use]
    pub const fn plus(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }
}

impl FromStr for Yuan {
    type Err = ();

    /// Reads `1200`, `1,200`, `12.5`; at most two decimals, no sign.
    fn from_str(text: &str) -> Result<Self, ()> {
        let text = text.replace([',', '，'], "");
        let (whole, part) = text.split_once('.').unwrap_or((&text, ""));
        let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        if whole.is_empty() || part.len() > 2 || !digits(whole) || !digits(part) {
            return Err(());
        }
        let yuan: u32 = whole.parse().map_err(drop)?;
        let fen: u32 = format!("{part:0<2}").parse().map_err(drop)?;
        yuan.checked_mul(100).and_then(|yuan| yuan.checked_add(fen)).map(Self).ok_or(())
    }
}

impl fmt::Display for Yuan {
    /// `1,200` or `12.5`, without the unit.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let whole = (self.0 / 100).to_string();
        for (place, digit) in whole.chars().enumerate() {
            if place > 0 && (whole.len() - place).is_multiple_of(3) {
                f.write_str(",")?;
            }
            write!(f, "{digit}")?;
        }
        match self.0 % 100 {
            0 => Ok(()),
            fen if fen.is_multiple_of(10) => write!(f, ".{}", fen / 10),
            fen => write!(f, ".{fen:02}"),
        }
    }
}

/// One line of a price list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Price {
    /// What it is for.
    pub item: Item,
    /// The care level; there exactly for care.
    pub level: Option<CareLevelId>,
    /// The type of class, for nurseries.
    pub class: Option<ClassType>,
    /// The form of nursery care.
    pub form: Option<Form>,
    /// The price, or the least.
    pub min: Yuan,
    /// The most; not below `min`.
    pub max: Option<Yuan>,
    /// By what it counts.
    pub unit: Unit,
    /// Who sets it.
    pub basis: Option<Basis>,
    /// From this day.
    pub from: Option<Date>,
    /// Whether meals are in it.
    pub meals_included: Option<bool>,
    /// For example the size of the room.
    pub note: Option<String>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_read_exactly_and_shown_with_groups() {
        for (written, shown) in
            [("1200", "1,200"), ("12.5", "12.5"), ("0.05", "0.05"), ("1,234,567.89", "1,234,567.89"), ("999", "999")]
        {
            assert_eq!(written.parse::<Yuan>().unwrap().to_string(), shown);
        }
        for wrong in ["", "-1", "1.234", "12元", ".5", "99999999999"] {
            assert!(wrong.parse::<Yuan>().is_err(), "{wrong}");
        }
    }
}
