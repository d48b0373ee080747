//! The short name of a page in its address: small letters, digits and single hyphens.

use std::borrow::Borrow;
use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::text::device::is_device_name;

/// The greatest number of characters of a slug.
pub const SLUG_LIMIT: usize = 80;

/// What can be no kind's code: these words have their own meaning below a county's address.
pub const RESERVED_KINDS: [&str; 3] = ["town", "booklet", "page"];

/// A part of an address: `^[a-z0-9]+(-[a-z0-9]+)*$`, at most [`SLUG_LIMIT`] characters and no device of Windows.
///
/// ```
/// use laoyou::address::{Slug, SlugFault};
///
/// assert_eq!("hua-yuan".parse::<Slug>().unwrap().as_str(), "hua-yuan");
/// assert_eq!("Hua".parse::<Slug>(), Err(SlugFault::Character { character: 'H', at: 0 }));
/// ```
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Slug(Box<str>);

/// Why a text is no slug.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SlugFault {
    /// Nothing is written.
    #[error("a slug is needed")]
    Empty,
    /// More than [`SLUG_LIMIT`] characters.
    #[error("{characters} characters, at most {SLUG_LIMIT} are allowed")]
    TooLong {
        /// How many there are.
        characters: usize,
    },
    /// Something other than `a`–`z`, `0`–`9` and `-`.
    #[error("`{character}` may not stand in a slug, only a-z, 0-9 and -")]
    Character {
        /// The first such character.
        character: char,
        /// How many characters stand before it.
        at: usize,
    },
    /// A hyphen at the beginning, at the end or beside another one.
    #[error("a hyphen stands only between letters or digits")]
    Hyphen,
    /// A name that Windows keeps for a device, such as `con`.
    #[error("Windows keeps this name for a device")]
    Device,
    /// A word with a meaning of its own at this place (see [`RESERVED_KINDS`]).
    #[error("this word has a meaning of its own here")]
    Reserved,
}

impl Slug {
    /// The slug as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The slug of a code, in which `-` stands for `.`: `elder.rural-home` becomes `elder-rural-home`.
    ///
    /// The way back is not unique (`a.b` and `a-b` are one address), so look the code up in its registry.
    pub fn of_code(code: &str) -> Result<Self, SlugFault> {
        // `.` beside another mark becomes a double hyphen and is refused as such.
        code.replace('.', "-").parse()
    }

    /// The slug of a kind's code, as [`Slug::of_code`], but none of [`RESERVED_KINDS`].
    pub fn of_kind(code: &str) -> Result<Self, SlugFault> {
        let slug = Self::of_code(code)?;
        if RESERVED_KINDS.contains(&slug.as_str()) { Err(SlugFault::Reserved) } else { Ok(slug) }
    }
}

impl FromStr for Slug {
    type Err = SlugFault;

    fn from_str(text: &str) -> Result<Self, SlugFault> {
        if text.is_empty() {
            return Err(SlugFault::Empty);
        }
        let allowed = |byte: u8| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-');
        if let Some(at) = text.bytes().position(|byte| !allowed(byte)) {
            // Before it stand single bytes only, so bytes count characters.
            let character = text[at..].chars().next().unwrap_or_default();
            return Err(SlugFault::Character { character, at });
        }
        if text.starts_with('-') || text.ends_with('-') || text.as_bytes().windows(2).any(|pair| pair == b"--") {
            return Err(SlugFault::Hyphen);
        }
        if text.len() > SLUG_LIMIT {
            return Err(SlugFault::TooLong { characters: text.len() });
        }
        if is_device_name(text) {
            return Err(SlugFault::Device);
        }
        Ok(Self(text.into()))
    }
}

impl TryFrom<String> for Slug {
    type Error = SlugFault;

    fn try_from(text: String) -> Result<Self, SlugFault> {
        text.parse()
    }
}

impl From<Slug> for String {
    fn from(slug: Slug) -> Self {
        slug.0.into()
    }
}

impl AsRef<str> for Slug {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

impl Borrow<str> for Slug {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Slug {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_a_slug() {
        for good in ["a", "hua-yuan", "530302001", "a1-2b", &"a".repeat(80)] {
            assert_eq!(good.parse::<Slug>().map(String::from), Ok(good.to_owned()));
        }
    }

    #[test]
    fn what_is_none() {
        let cases = [
            ("", SlugFault::Empty),
            ("-a", SlugFault::Hyphen),
            ("a-", SlugFault::Hyphen),
            ("a--b", SlugFault::Hyphen),
            ("敬老院", SlugFault::Character { character: '敬', at: 0 }),
            ("a_b", SlugFault::Character { character: '_', at: 1 }),
            ("a/b", SlugFault::Character { character: '/', at: 1 }),
            ("..", SlugFault::Character { character: '.', at: 0 }),
            ("con", SlugFault::Device),
            ("com1", SlugFault::Device),
            (&"a".repeat(81), SlugFault::TooLong { characters: 81 }),
        ];
        for (text, fault) in cases {
            assert_eq!(text.parse::<Slug>(), Err(fault), "{text}");
        }
    }

    #[test]
    fn codes_become_slugs() {
        assert_eq!(Slug::of_code("elder.rural-home").unwrap().as_str(), "elder-rural-home");
        assert_eq!(Slug::of_code("elder..home"), Err(SlugFault::Hyphen));
        assert_eq!(Slug::of_kind("town"), Err(SlugFault::Reserved));
        assert_eq!(Slug::of_kind("town.hall").unwrap().as_str(), "town-hall");
    }

    #[test]
    fn only_a_slug_is_read_back() {
        let slug: Slug = serde_json::from_str("\"a-b\"").unwrap();
        assert_eq!(serde_json::to_string(&slug).unwrap(), "\"a-b\"");
        assert!(serde_json::from_str::<Slug>("\"A b\"").is_err());
    }
}
