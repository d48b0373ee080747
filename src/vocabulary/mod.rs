//! Closed words, limits and patterns: what law or code fixes, and no site may change.
//!
//! Each closed word has a code (English, in files and addresses), a Chinese name that authors may write as well, and
//! a meaning. What a site fixes for itself (areas, kinds, services, care levels, columns) is a registry of
//! [`crate::directory`], not a word here.

mod facility;
mod limits;
mod page;
mod pattern;

pub use facility::*;
pub use limits::*;
pub use page::*;
pub use pattern::*;

/// The built-in kinds of facility, as `facilities/kinds.yaml` would have them; they hold where that file is not.
pub static BUILT_IN_KINDS: &str = include_str!("kinds.yaml");

/// One closed word.
#[derive(Debug, PartialEq, Eq)]
pub struct Word {
    /// What files and open data carry, for example `operating`.
    pub code: &'static str,
    /// What people read, and authors may write, for example `运营中`.
    pub zh: &'static str,
    /// What it means, in plain Chinese; empty where the name says it all.
    pub means: &'static str,
}

/// A closed list of words.
#[derive(Debug)]
pub struct Vocabulary {
    /// For example `status`; names the list in JSON Schema.
    pub name: &'static str,
    /// Its words, in the order they are shown.
    pub words: &'static [Word],
}

impl Vocabulary {
    /// The position of the word that an author wrote, by code or by Chinese name.
    pub fn find(&self, written: &str) -> Option<usize> {
        self.words.iter().position(|word| word.code == written || word.zh == written)
    }
}

/// An enum whose variants are the words of a vocabulary.
pub trait Closed: Copy + Sized + 'static {
    /// Its words, in the order of the variants.
    const VOCABULARY: &'static Vocabulary;
    /// All variants in order.
    const ALL: &'static [Self];

    /// This word's position in its vocabulary.
    fn index(self) -> usize;

    /// Code, Chinese name and meaning.
    fn word(self) -> &'static Word {
        &Self::VOCABULARY.words[self.index()]
    }

    /// For example `operating`.
    fn code(self) -> &'static str {
        self.word().code
    }

    /// For example `运营中`.
    fn zh(self) -> &'static str {
        self.word().zh
    }

    /// The variant that an author wrote, by code or by Chinese name.
    fn from_written(written: &str) -> Option<Self> {
        Self::VOCABULARY.find(written).map(|index| Self::ALL[index])
    }
}

/// Declares an enum together with its words.
macro_rules! words {
    ($($(#[$doc:meta])* $name:ident = $list:literal { $($(#[$variant_doc:meta])* $variant:ident $code:literal $zh:literal $means:literal),* $(,)? })*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        #[repr(u8)]
        pub enum $name { $( $(#[$variant_doc])* #[doc = concat!($zh, "（`", $code, "`）", $means)] $variant ),* }

        impl $crate::vocabulary::Closed for $name {
            const VOCABULARY: &'static $crate::vocabulary::Vocabulary = &$crate::vocabulary::Vocabulary {
                name: $list,
                words: &[$($crate::vocabulary::Word { code: $code, zh: $zh, means: $means }),*],
            };
            const ALL: &'static [Self] = &[$(Self::$variant),*];

            fn index(self) -> usize {
                self as usize
            }
        }
    )*};
}
pub(crate) use words;
