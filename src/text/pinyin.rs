//! Pinyin without tones: the syllables of a name, its place in a list, its initial and its slug.

use std::collections::BTreeMap;
use std::fmt;

use pinyin::ToPinyin;
use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization;

use super::fold::fold;
use super::han::is_han;

/// Where a slug made from pinyin is cut, in characters.
pub const CUT: usize = 48;

/// Words common in names whose characters have another reading than usual.
const COMMON: &[(&str, &str)] = &[
    ("成都", "cheng du"),
    ("厦门", "xia men"),
    ("大夫", "dai fu"),
    ("都市", "du shi"),
    ("都匀", "du yun"),
    ("六安", "lu an"),
    ("目的", "mu di"),
    ("银行", "yin hang"),
    ("音乐", "yin yue"),
    ("长乐", "chang le"),
    ("长宁", "chang ning"),
    ("长寿", "chang shou"),
    ("长征", "chang zheng"),
    ("长春", "chang chun"),
    ("长期", "chang qi"),
    ("长江", "chang jiang"),
    ("长沙", "chang sha"),
    ("长青", "chang qing"),
    ("重庆", "chong qing"),
    ("重阳", "chong yang"),
];

/// Local readings of words, such as 者海 → `zhe hai`; they go before the common ones.
#[derive(Clone, Debug)]
pub struct Readings(BTreeMap<char, Vec<Reading>>);

/// A word and its syllables, as many as it has characters.
#[derive(Clone, Debug)]
struct Reading {
    word: Vec<char>,
    syllables: Vec<Box<str>>,
}

/// Why a reading cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ReadingFault {
    /// The word is not made of Han characters alone.
    #[error("the word must be made of Chinese characters alone")]
    Word,
    /// A syllable is not made of the letters a–z (`v` stands for `ü`).
    #[error("`{0}` is no syllable: write letters a-z without tones, v for ü")]
    Syllable(String),
    /// There are not as many syllables as characters.
    #[error("{characters} characters, but {syllables} syllables")]
    Count {
        /// Characters of the word.
        characters: usize,
        /// Syllables of its reading.
        syllables: usize,
    },
}

impl Default for Readings {
    /// The common readings alone.
    fn default() -> Self {
        let mut readings = Self(BTreeMap::new());
        for (word, syllables) in COMMON {
            readings.put(word.chars().collect(), syllables.split(' ').map(Box::from).collect());
        }
        readings
    }
}

impl Readings {
    /// Adds a local reading, syllables parted by blanks: `("者海", "zhe hai")`. A later one for the same word replaces
    /// an earlier one.
    pub fn add(&mut self, word: &str, reading: &str) -> Result<(), ReadingFault> {
        let word: Vec<char> = fold(word).chars().collect();
        if word.is_empty() || !word.iter().copied().all(is_han) {
            return Err(ReadingFault::Word);
        }
        let mut syllables: Vec<Box<str>> = Vec::with_capacity(word.len());
        for written in reading.split_whitespace() {
            let syllable = written.to_lowercase().replace('ü', "v");
            if !syllable.bytes().all(|byte| byte.is_ascii_lowercase()) {
                return Err(ReadingFault::Syllable(written.to_owned()));
            }
            syllables.push(syllable.into());
        }
        if syllables.len() != word.len() {
            return Err(ReadingFault::Count { characters: word.len(), syllables: syllables.len() });
        }
        self.put(word, syllables);
        Ok(())
    }

    fn put(&mut self, word: Vec<char>, syllables: Vec<Box<str>>) {
        let Some(first) = word.first() else { return };
        let words = self.0.entry(*first).or_default();
        words.retain(|known| known.word != word);
        words.push(Reading { word, syllables });
        // The longest word is tried first.
        words.sort_by_key(|known| std::cmp::Reverse(known.word.len()));
    }

    fn at(&self, rest: &[char]) -> Option<&Reading> {
        self.0.get(rest.first()?)?.iter().find(|known| rest.starts_with(&known.word))
    }
}

/// The syllables of a name, in small letters without tones: one for each Han character, one for each run of Latin
/// letters or digits. `ü` is written `v`. A Han character whose reading is unknown stands for itself; signs are left out.
pub fn syllables(name: &str, readings: &Readings) -> Vec<String> {
    let characters: Vec<char> = fold(name).chars().collect();
    let mut syllables: Vec<String> = Vec::with_capacity(characters.len());
    let mut at = 0;
    // Whether the last syllable is a run of letters or digits that may go on.
    let mut run = false;
    while let Some(&character) = characters.get(at) {
        if let Some(known) = readings.at(&characters[at..]) {
            syllables.extend(known.syllables.iter().map(ToString::to_string));
            at += known.word.len();
            run = false;
            continue;
        }
        at += 1;
        if is_han(character) {
            syllables
                .push(character.to_pinyin().map_or_else(|| character.to_string(), |p| p.plain().replace('ü', "v")));
            run = false;
        } else if let Some(plain) = latin(character) {
            match syllables.last_mut() {
                Some(last) if run => last.push(plain),
                _ => syllables.push(plain.into()),
            }
            run = true;
        } else {
            run = false;
        }
    }
    syllables
}

/// What lists are sorted by, before the id: the syllables, parted by blanks, so that a shorter syllable comes before
/// a longer one (`xi an` before `xian`).
pub fn sort_key(name: &str, readings: &Readings) -> String {
    syllables(name, readings).join(" ")
}

/// A slug of at most [`CUT`] characters made from the name, cut between syllables, and whether something was cut or
/// could not be written (a character without a known reading). Empty when the name has nothing that can be written.
pub fn slug(name: &str, readings: &Readings) -> (String, bool) {
    let mut slug = String::new();
    let mut whole = true;
    for syllable in syllables(name, readings) {
        if !syllable.is_ascii() {
            whole = false;
            continue;
        }
        if slug.is_empty() {
            // A single run of letters may itself be too long.
            slug.extend(syllable.chars().take(CUT));
            whole &= syllable.len() <= CUT;
        } else if slug.len() + 1 + syllable.len() <= CUT {
            slug.push('-');
            slug.push_str(&syllable);
        } else {
            return (slug, true);
        }
    }
    (slug, !whole)
}

/// The letter a name is found under: `A`–`Z`, or `#` for all else, which comes last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Initial(u8);

impl Initial {
    /// Names that begin with no letter: `#`.
    pub const OTHER: Self = Self(b'Z' + 1);

    /// The initial of a name.
    pub fn of(name: &str, readings: &Readings) -> Self {
        syllables(name, readings).first().map_or(Self::OTHER, |first| Self::of_key(first))
    }

    /// The initial of what [`sort_key`] made.
    pub fn of_key(key: &str) -> Self {
        key.chars().next().map_or(Self::OTHER, Self::of_letter)
    }

    /// The initial of a letter in either case; `#` for what is none.
    pub fn of_letter(letter: char) -> Self {
        match u8::try_from(letter.to_ascii_uppercase()) {
            Ok(letter @ b'A'..=b'Z') => Self(letter),
            _ => Self::OTHER,
        }
    }

    /// How it stands in an address: `a`–`z`, or `other`.
    pub fn slug(self) -> String {
        if self == Self::OTHER { "other".to_owned() } else { char::from(self.0.to_ascii_lowercase()).into() }
    }

    /// `A` to `Z`, then `#`.
    pub fn all() -> impl Iterator<Item = Self> {
        (b'A'..=Self::OTHER.0).map(Self)
    }
}

impl fmt::Display for Initial {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", if *self == Self::OTHER { '#' } else { char::from(self.0) })
    }
}

/// A Latin letter without its marks, or a digit.
fn latin(character: char) -> Option<char> {
    let plain = if character.is_ascii() { character } else { std::iter::once(character).nfd().next()? };
    plain.is_ascii_alphanumeric().then_some(plain)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn of(name: &str) -> String {
        syllables(name, &Readings::default()).join(" ")
    }

    #[test]
    fn names_are_read() {
        for (name, read) in [
            ("会泽县", "hui ze xian"),
            ("重阳养老院", "chong yang yang lao yuan"),
            ("绿女", "lv nv"),
            ("ＢＢ乐 No.3（总部）", "bb le no 3 zong bu"),
            ("Café", "cafe"),
            ("⻄城", "xi cheng"),
            ("", ""),
            ("！", ""),
        ] {
            assert_eq!(of(name), read, "{name}");
        }
    }

    #[test]
    fn every_common_reading_has_a_syllable_a_character() {
        for (word, reading) in COMMON {
            assert_eq!(word.chars().count(), reading.split(' ').count(), "{word}");
        }
    }

    #[test]
    fn local_readings_go_first_and_the_longest_of_them() {
        let mut readings = Readings::default();
        readings.add("长乐", "zhang yue").unwrap();
        readings.add("长乐寨", "chang luo zhai").unwrap();
        assert_eq!(syllables("长乐", &readings), ["zhang", "yue"]);
        assert_eq!(syllables("上长乐寨", &readings), ["shang", "chang", "luo", "zhai"]);
    }

    #[test]
    fn wrong_readings_are_refused() {
        let mut readings = Readings::default();
        assert_eq!(readings.add("者海", "zhe"), Err(ReadingFault::Count { characters: 2, syllables: 1 }));
        assert_eq!(readings.add("者海", "zhě hǎi"), Err(ReadingFault::Syllable("zhě".to_owned())));
        assert_eq!(readings.add("", ""), Err(ReadingFault::Word));
        assert_eq!(readings.add("者a", "zhe a"), Err(ReadingFault::Word));
        assert_eq!(readings.add("吕", "lü"), Ok(()));
    }

    #[test]
    fn slugs_are_cut_between_syllables() {
        let readings = Readings::default();
        assert_eq!(slug("花园敬老院", &readings), ("hua-yuan-jing-lao-yuan".to_owned(), false));
        let (cut, short) = slug("庄庄庄庄庄庄庄庄庄庄庄", &readings);
        assert_eq!((cut.as_str(), short), ("zhuang-zhuang-zhuang-zhuang-zhuang-zhuang-zhuang", true));
        assert_eq!(slug(&"a".repeat(60), &readings), ("a".repeat(48), true));
        assert_eq!(slug("（）", &readings), (String::new(), false));
    }

    #[test]
    fn initials_come_in_order() {
        let readings = Readings::default();
        assert_eq!(Initial::of("敬老院", &readings).to_string(), "J");
        assert_eq!(Initial::of("重阳", &readings).slug(), "c");
        assert_eq!(Initial::of("9号院", &readings), Initial::OTHER);
        assert_eq!(Initial::of("", &readings).to_string(), "#");
        assert_eq!(
            Initial::all().map(|initial| initial.to_string()).collect::<String>(),
            "ABCDEFGHIJKLMNOPQRSTUVWXYZ#"
        );
    }

    #[test]
    fn shorter_syllables_come_first() {
        let readings = Readings::default();
        assert!(sort_key("西安", &readings) < sort_key("先", &readings));
    }

    proptest! {
        #[test]
        fn slugs_can_stand_in_addresses(name in "\\PC{0,40}") {
            let (slug, _) = slug(&name, &Readings::default());
            prop_assert!(slug.len() <= CUT);
            prop_assert!(slug.is_empty() || slug.split('-').all(|part| {
                !part.is_empty() && part.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
            }), "{}", slug);
        }
    }
}
