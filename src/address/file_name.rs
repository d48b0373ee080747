//! The name of a file that is published as its author named it: an attachment, a picture, a photo.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::text::device::is_device_name;

/// The greatest number of bytes of a file's name: 255 on common systems, less some room for a temporary ending.
const LIMIT: usize = 200;

/// A file's name (no path) that can be written on every common system and served by every host. Chinese is allowed.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct FileName(Box<str>);

/// Why a file cannot be published under its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FileNameFault {
    /// Nothing is written.
    #[error("a file name is needed")]
    Empty,
    /// More bytes of UTF-8 than file systems take.
    #[error("{bytes} bytes, at most {LIMIT} are allowed")]
    TooLong {
        /// How many there are.
        bytes: usize,
    },
    /// A character that Windows or a path does not allow, or that cannot be seen.
    #[error("{character:?} may not stand in a file name")]
    Character {
        /// The first such character.
        character: char,
    },
    /// A dot or blank at the beginning or the end: hidden, or cut off by Windows.
    #[error("a dot or blank may not begin or end a file name")]
    Edge,
    /// A name that Windows keeps for a device, such as `con.pdf`, or that the page itself has (`index.html`).
    #[error("this name is taken")]
    Taken,
}

impl FileName {
    /// The name as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What stands behind the last dot, in small letters; empty when there is none.
    pub fn extension(&self) -> String {
        self.0.rsplit_once('.').map(|(_, extension)| extension.to_lowercase()).unwrap_or_default()
    }
}

impl FromStr for FileName {
    type Err = FileNameFault;

    fn from_str(name: &str) -> Result<Self, FileNameFault> {
        if name.is_empty() {
            return Err(FileNameFault::Empty);
        }
        if name.len() > LIMIT {
            return Err(FileNameFault::TooLong { bytes: name.len() });
        }
        let unfit = |character: &char| {
            character.is_control()
                || matches!(character, '/' | '\\' | '<' | '>' | ':' | '"' | '|' | '?' | '*')
                || matches!(character, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
        };
        if let Some(character) = name.chars().find(unfit) {
            return Err(FileNameFault::Character { character });
        }
        let edge = |character: char| character == '.' || character.is_whitespace();
        if name.starts_with(edge) || name.ends_with(edge) {
            return Err(FileNameFault::Edge);
        }
        let lower = name.to_ascii_lowercase();
        if lower == "index.html" || is_device_name(name) {
            return Err(FileNameFault::Taken);
        }
        Ok(Self(name.into()))
    }
}

impl TryFrom<String> for FileName {
    type Error = FileNameFault;

    fn try_from(name: String) -> Result<Self, FileNameFault> {
        name.parse()
    }
}

impl From<FileName> for String {
    fn from(name: FileName) -> Self {
        name.0.into()
    }
}

impl fmt::Display for FileName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_can_be_published() {
        for name in ["附件1.pdf", "a b.docx", "（示范）合同.doc", "com.pdf", "com10.txt", "x"] {
            assert!(name.parse::<FileName>().is_ok(), "{name}");
        }
        assert_eq!("A.PDF".parse::<FileName>().unwrap().extension(), "pdf");
        assert_eq!("读我".parse::<FileName>().unwrap().extension(), "");
    }

    #[test]
    fn names_that_cannot() {
        let cases = [
            ("", FileNameFault::Empty),
            ("../x", FileNameFault::Character { character: '/' }),
            ("a\\b", FileNameFault::Character { character: '\\' }),
            ("a:b", FileNameFault::Character { character: ':' }),
            ("a\nb", FileNameFault::Character { character: '\n' }),
            ("a\u{202e}fdp.exe", FileNameFault::Character { character: '\u{202e}' }),
            ("..", FileNameFault::Edge),
            (".htaccess", FileNameFault::Edge),
            ("a.pdf ", FileNameFault::Edge),
            ("\u{3000}a.pdf", FileNameFault::Edge),
            ("Con.pdf", FileNameFault::Taken),
            ("LPT1", FileNameFault::Taken),
            ("index.HTML", FileNameFault::Taken),
            (&"长".repeat(67), FileNameFault::TooLong { bytes: 201 }),
        ];
        for (name, fault) in cases {
            assert_eq!(name.parse::<FileName>(), Err(fault), "{name}");
        }
    }
}
