//! How names sound: the terms by which a name is found in pinyin, and how letters are read as syllables.
//!
//! For 幸福院 the terms are the pairs `xing.fu` `fu.yuan`, the pairs with a half-typed second syllable `xing.f` `fu.y`,
//! the syllables `xing` `fu` `yuan`, and the initials by threes `^xfy`.

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::sync::LazyLock;

use pinyin::{ToPinyin as _, ToPinyinMulti as _};
use serde::{Deserialize, Serialize};

use super::key::held;
use crate::text::cut::{self, Script};
use crate::text::simplified::simplified;

/// Initials in one term.
const INITIALS: usize = 3;
/// The longest word of letters that is read as pinyin.
const LONGEST: usize = 160;
/// The most ways in which letters are read.
const READINGS: usize = 4;
/// With these a syllable may begin that needs an apostrophe before it.
const VOWELS: [char; 3] = ['a', 'e', 'o'];

/// A reading as people type it: `v` for ü, which stands in these four alone.
fn plain(reading: pinyin::Pinyin) -> &'static str {
    match reading.plain() {
        "lü" => "lv",
        "lüe" => "lve",
        "nü" => "nv",
        "nüe" => "nve",
        other => other,
    }
}

/// The usual reading of a character.
pub(super) fn syllable(character: char) -> Option<&'static str> {
    character.to_pinyin().map(plain)
}

/// Whether a character is one of GB 2312 (1980), which every Chinese keyboard offers first.
pub(super) fn is_common(character: char) -> bool {
    COMMON.contains(&character)
}

/// The characters of GB 2312, which are the rows 16 to 87 of GBK: to encode one takes thousands of instructions, and
/// each is asked for many times.
static COMMON: LazyLock<HashSet<char>> = LazyLock::new(|| {
    let bytes: Vec<u8> = (0xb0..=0xf7).flat_map(|row| (0xa1..=0xfe).flat_map(move |cell| [row, cell])).collect();
    let (characters, _) = encoding_rs::GBK.decode_without_bom_handling(&bytes);
    characters.chars().filter(|character| ('\u{4e00}'..='\u{9fff}').contains(character)).collect()
});

/// Whether people type a character: the common ones and traditional ones.
pub(super) fn is_usual(character: char) -> bool {
    is_common(character) || simplified(character) != character
}

/// Whether a syllable is typed as such: interjections without a vowel (嗯 `n`) would take initials for syllables.
fn is_typed(syllable: &str) -> bool {
    syllable.contains(['a', 'e', 'i', 'o', 'u', 'v'])
}

/// How a site's words can sound.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sounds {
    /// The syllables of the site's own words, without tones: letters are read as these.
    pub syllables: BTreeSet<String>,
    /// Characters of the site's own words that people seldom type.
    pub rare: BTreeSet<char>,
}

/// Letters read as syllables.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// Whole syllables.
    pub syllables: Vec<String>,
    /// What is left at the end: the beginning of a syllable that is not typed yet.
    pub rest: String,
}

impl Sounds {
    /// Collects the sounds of characters.
    pub fn new(characters: &BTreeSet<char>) -> Self {
        Self {
            syllables: characters
                .iter()
                .flat_map(|&one| all_readings(one))
                .filter(|syllable| is_typed(syllable))
                .map(str::to_owned)
                .collect(),
            rare: characters.iter().copied().filter(|&character| !is_usual(character)).collect(),
        }
    }

    /// The usual reading of a character that people type or the site has.
    pub fn syllable(&self, character: char) -> Option<&'static str> {
        if is_usual(character) || self.rare.contains(&character) { syllable(character) } else { None }
    }

    /// All readings of such a character, the usual one first.
    pub fn readings_of(&self, character: char) -> Vec<&'static str> {
        if self.syllable(character).is_some() { all_readings(character) } else { Vec::new() }
    }

    /// The ways in which small letters can be read: whole syllables, the fewest and longest first; if there is none,
    /// as many as possible and a rest that begins a syllable. A syllable that begins with a, e or o is written
    /// with an apostrophe before it where it could be read otherwise (汉语拼音方案, 1958, part 5): a way that needs one comes
    /// after others, and where all do, ways with a rest follow.
    pub fn readings(&self, letters: &str) -> Vec<Reading> {
        let mut found: Vec<Reading> = Vec::new();
        if letters.len() > LONGEST || !letters.bytes().all(|byte| byte.is_ascii_lowercase()) {
            return found;
        }
        for end in (1..=letters.len()).rev() {
            let rest = &letters[end..];
            if !rest.is_empty() && !self.begins(rest) {
                continue;
            }
            let fewest = self.fewest(&letters[..end]);
            if let Some(least) = fewest[0] {
                let mut ways = Vec::new();
                self.split(&letters[..end], least + 1, &fewest, 0, &mut Vec::new(), &mut ways);
                found.extend(ways.into_iter().map(|syllables| Reading { syllables, rest: rest.to_owned() }));
                if found.iter().any(|way| !way.syllables[1..].iter().any(|syllable| syllable.starts_with(VOWELS))) {
                    break;
                }
            }
        }
        found.truncate(READINGS);
        found
    }

    fn begins(&self, rest: &str) -> bool {
        self.syllables.range(rest.to_owned()..).next().is_some_and(|next| next.starts_with(rest))
    }

    /// For each place the least number of syllables from there to the end.
    fn fewest(&self, letters: &str) -> Vec<Option<usize>> {
        let mut fewest = vec![None; letters.len() + 1];
        fewest[letters.len()] = Some(0);
        for start in (0..letters.len()).rev() {
            fewest[start] = (start + 1..=letters.len().min(start + 6))
                .filter(|&end| self.syllables.contains(&letters[start..end]))
                .filter_map(|end| fewest[end])
                .min()
                .map(|least| least + 1);
        }
        fewest
    }

    fn split(
        &self,
        letters: &str,
        most: usize,
        fewest: &[Option<usize>],
        start: usize,
        path: &mut Vec<String>,
        found: &mut Vec<Vec<String>>,
    ) {
        if start == letters.len() {
            found.push(path.clone());
            return;
        }
        let ends = (start + 1..=letters.len().min(start + 6)).rev();
        let (apart, joined): (Vec<_>, Vec<_>) = ends.partition(|&end| letters[end..].starts_with(VOWELS));
        for end in joined.into_iter().chain(apart) {
            let syllable = &letters[start..end];
            let fits = fewest[end].is_some_and(|least| path.len() + 1 + least <= most);
            if found.len() < READINGS && fits && self.syllables.contains(syllable) {
                path.push(syllable.to_owned());
                self.split(letters, most, fewest, end, path, found);
                path.pop();
            }
        }
    }
}

/// The readings of each ideograph of a text as [`cut::simple`] leaves it, the usual one first: 长 is `zhang` and `chang`,
/// and people type either. Signs between them are passed over, as people do who type letters; an ideograph without a
/// reading is left out.
pub(super) fn readings(simple: &str) -> Vec<Vec<&'static str>> {
    let ideographs = simple.chars().filter(|&character| cut::script(character) == Some(Script::Ideographs));
    ideographs.map(all_readings).filter(|all| !all.is_empty()).collect()
}

fn all_readings(character: char) -> Vec<&'static str> {
    let mut all: Vec<&str> = syllable(character).into_iter().collect();
    for reading in character.to_pinyin_multi().into_iter().flatten().map(plain) {
        if is_typed(reading) && !all.contains(&reading) {
            all.push(reading);
        }
    }
    all
}

/// Adds the terms of syllables, of which each place may have several.
pub(super) fn index(places: &[Vec<&str>], terms: &mut String) {
    let mut add = |parts: &[&str]| {
        terms.extend(parts.iter().copied());
        terms.push(' ');
    };
    for (at, syllables) in places.iter().enumerate() {
        for syllable in syllables {
            add(&[syllable]);
            if let Some(next) = places.get(at + 1) {
                for second in next.iter().copied().chain(initials_of_place(next)) {
                    add(&[syllable, ".", second]);
                }
            }
        }
    }
    for three in places.windows(INITIALS) {
        for first in initials_of_place(&three[0]) {
            for second in initials_of_place(&three[1]) {
                for third in initials_of_place(&three[2]) {
                    add(&["^", first, second, third]);
                }
            }
        }
    }
}

/// The initials that a place's readings begin with, each once.
fn initials_of_place<'a>(readings: &'a [&'a str]) -> impl Iterator<Item = &'a str> {
    let initials = readings.iter().map(|reading| initial(reading));
    initials
        .enumerate()
        .filter(|(at, one)| !readings[..*at].iter().any(|before| initial(before) == *one))
        .map(|(_, one)| one)
}

fn initial(syllable: &str) -> &str {
    &syllable[..syllable.chars().next().map_or(0, char::len_utf8)]
}

/// Adds the terms for the whole of a name: all of its syllables, and all of its initials.
pub(super) fn whole(syllables: &[&str], terms: &mut String) {
    for term in [syllables.concat(), initials_of(syllables)] {
        if let Some(whole) = cut::whole(term.chars()) {
            terms.push_str(&held(&whole));
            terms.push(' ');
        }
    }
}

fn initials_of(syllables: &[&str]) -> String {
    syllables.iter().map(|syllable| initial(syllable)).collect()
}

/// The term for two syllables beside one another; the second may be a beginning.
pub(super) fn pair(first: &str, second: &str) -> String {
    format!("{first}.{second}")
}

/// The terms for initials beside one another; none for fewer than three, or for one key held down.
pub(super) fn initials(letters: &str) -> Vec<String> {
    let letters: Vec<char> = letters.chars().collect();
    if letters.iter().all(|letter| *letter == letters[0]) {
        return Vec::new();
    }
    letters.windows(INITIALS).map(|three| std::iter::once('^').chain(three.iter().copied()).collect()).collect()
}

/// By syllable the characters, of those given, that are usually read so, and those that can be.
pub(super) fn by_syllable(characters: impl IntoIterator<Item = char>) -> BTreeMap<&'static str, [String; 2]> {
    let mut found: BTreeMap<&str, [String; 2]> = BTreeMap::new();
    for character in characters {
        for (at, reading) in all_readings(character).into_iter().enumerate() {
            found.entry(reading).or_default()[at.min(1)].push(character);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(letters: &str) -> Vec<String> {
        let all: BTreeSet<char> = ('\u{4e00}'..='\u{9fff}').collect();
        let readings = Sounds::new(&all).readings(letters);
        readings.into_iter().map(|read| read.syllables.join(" ") + &format!("|{}", read.rest)).collect()
    }

    #[test]
    fn common_characters_are_those_of_gb_2312() {
        let of_encoder = |character: char| {
            let text = character.to_string();
            let (bytes, _, unknown) = encoding_rs::GBK.encode(&text);
            !unknown && matches!(*bytes, [0xb0..=0xf7, 0xa1..=0xfe])
        };
        let mut common = 0;
        for character in '\u{3000}'..='\u{a000}' {
            assert_eq!(is_common(character), of_encoder(character), "{character}");
            common += usize::from(is_common(character));
        }
        assert_eq!(common, 6763);
    }

    #[test]
    fn letters_are_read_as_syllables() {
        assert_eq!(read("xingfujinglaoyuan")[0], "xing fu jing lao yuan|");
        assert_eq!(read("xian"), ["xian|", "xi an|"]);
        assert_eq!(read("fangan"), ["fan gan|", "fang an|"]);
        assert_eq!(read("farengaoxiong")[0], "fa ren gao xiong|");
        assert_eq!(read("futiang"), ["fu ti ang|", "fu tian|g", "fu ti an|g"]);
        assert_eq!(read("xingfujingl"), ["xing fu jing|l"]);
        assert!(read("xwjly").is_empty());
        assert!(read(&"a".repeat(200)).is_empty());
    }

    #[test]
    fn a_name_is_found_by_its_sound() {
        let mut terms = String::new();
        let places = ["xing", "fu", "yuan"].map(|syllable| vec![syllable]);
        index(&places, &mut terms);
        assert_eq!(terms, "xing xing.fu xing.f fu fu.yuan fu.y yuan ^xfy ");
    }

    #[test]
    fn an_ideograph_may_be_read_in_several_ways() {
        let places = &readings(&cut::simple(&cut::normal("長樂（YUAN）院")));
        assert!(places[0].contains(&"chang") && places[0].contains(&"zhang"));
        let mut terms = String::new();
        index(places, &mut terms);
        for term in ["chang.le", "zhang.yue", "chang.l", "le.yuan"] {
            assert!(terms.split(' ').any(|known| known == term), "{term} in {terms}");
        }
    }

    #[test]
    fn every_reading_can_be_typed() {
        for character in '\u{3400}'..='\u{9fff}' {
            for reading in all_readings(character) {
                // Interjections alone have signs that no keyboard has: ê, ḿ.
                let odd = reading.chars().any(|letter| !letter.is_ascii_lowercase());
                assert!(!odd || !is_typed(reading), "{character} {reading}");
            }
        }
    }
}
