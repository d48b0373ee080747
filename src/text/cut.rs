//! The one cut of text into terms, the same in Rust and in the browser (`src/search/client/cut.mjs`).
//!
//! Han, kana and Hangul are cut into overlapping pairs, words of letters stay whole, digits are cut into overlapping
//! fours. No dictionary and no segmenter: a question is cut as the text was, by construction. Both sides are held to
//! `tests/contract/cut.json`.

use std::borrow::Cow;
use std::collections::HashMap;

use unicode_normalization::UnicodeNormalization;

use super::fold::{is_invisible, usual};
use super::han::is_han;
use super::simplified::simplified;

/// Digits in one term; shorter runs stay whole.
pub const DIGITS: usize = 4;
/// The longest word of letters that is a term, in characters.
pub const WORD: usize = 32;

/// What a character is to the cut.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Script {
    /// Han, kana, Hangul: written without blanks.
    Ideographs,
    /// Letters of alphabets.
    Letters,
    /// 0 to 9.
    Digits,
}

/// A run of characters of one script.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    /// Their script.
    pub script: Script,
    /// The characters, as [`normal`] leaves them.
    pub text: Vec<char>,
}

/// Text in the form that is cut: NFKC, small letters, nothing invisible. Characters stay traditional.
pub fn normal(text: &str) -> Cow<'_, str> {
    usual(text).unwrap_or_else(|| Cow::Owned(full(text)))
}

fn full(text: &str) -> String {
    text.nfkc().flat_map(char::to_lowercase).filter(|character| !is_invisible(*character)).nfkc().collect()
}

/// What [`normal`] made, with radicals and traditional characters as simplified ones.
pub fn simple(normal: &str) -> Cow<'_, str> {
    if normal.chars().all(|character| simplified(character) == character) {
        return Cow::Borrowed(normal);
    }
    Cow::Owned(normal.chars().map(simplified).collect())
}

/// The script of a character of [`normal`] text; `None` for blanks and signs.
pub fn script(character: char) -> Option<Script> {
    match character {
        '0'..='9' => Some(Script::Digits),
        'a'..='z' | '\u{df}'..='\u{24f}' | '\u{370}'..='\u{52f}' => Some(Script::Letters),
        '々' | '\u{2e80}'..='\u{2fdf}' | '\u{3041}'..='\u{30ff}' | '\u{ac00}'..='\u{d7a3}' => Some(Script::Ideographs),
        _ => is_han(character).then_some(Script::Ideographs),
    }
}

/// The runs of [`normal`] text, in order; blanks and signs part them.
pub fn runs(normal: &str) -> Vec<Run> {
    let mut runs = Vec::new();
    each_run(normal, |script, text| runs.push(Run { script, text: text.chars().collect() }));
    runs
}

fn each_run<'a>(normal: &'a str, mut take: impl FnMut(Script, &'a str)) {
    let (mut start, mut at, mut of) = (0, 0, None);
    for character in normal.chars() {
        let now = script(character);
        if now != of {
            if let Some(of) = of {
                take(of, &normal[start..at]);
            }
            (start, of) = (at, now);
        }
        at += character.len_utf8();
    }
    if let Some(of) = of {
        take(of, &normal[start..]);
    }
}

/// The terms of a run: a short one is one term.
fn terms(script: Script, text: &str) -> impl Iterator<Item = &str> {
    let (text, width) = match script {
        Script::Ideographs => (text, 2),
        Script::Digits => (text, DIGITS),
        Script::Letters => (text.char_indices().nth(WORD).map_or(text, |(end, _)| &text[..end]), WORD),
    };
    let mut ends = text.char_indices().map(|(at, character)| at + character.len_utf8());
    let first = ends.nth(width - 1).unwrap_or(text.len());
    let starts = text.char_indices().map(|(at, _)| at);
    starts.zip(std::iter::once(first).chain(ends)).map(|(start, end)| &text[start..end])
}

impl Run {
    /// The terms that a question asks for: all of them must stand in what it finds.
    pub fn terms(&self) -> Vec<String> {
        let text: String = self.text.iter().collect();
        terms(self.script, &text).map(str::to_owned).collect()
    }

    /// The same for a run of one of [`Words`], which is a term itself.
    pub fn terms_of_word(&self) -> Vec<String> {
        if self.script == Script::Ideographs { vec![self.text.iter().collect()] } else { self.terms() }
    }
}

/// Gives few digits with the character before them (路2): the number of a house says little without its road.
pub fn numbered(normal: &str, mut take: impl FnMut(&str)) {
    let mut rest = normal;
    while let Some(at) = rest.bytes().position(|byte| byte.is_ascii_digit()) {
        let end = rest[at..].bytes().position(|byte| !byte.is_ascii_digit()).map_or(rest.len(), |length| at + length);
        if let Some(before) = rest[..at].chars().next_back().filter(|before| !before.is_ascii())
            && end - at < DIGITS
        {
            take(&rest[at - before.len_utf8()..end]);
        }
        rest = &rest[end..];
    }
}

/// The term for a whole name or question: all of its characters sorted, since people who part a name at its words may say
/// them in another order; `None` when there is nothing.
pub fn whole(characters: impl IntoIterator<Item = char>) -> Option<String> {
    let mut all: Vec<char> = characters.into_iter().collect();
    // As the browser sorts: by units of UTF-16, where all beyond the first plane stand before its last 8,192 characters.
    let last = |character: char| ('\u{e000}'..='\u{ffff}').contains(&character);
    all.sort_unstable_by_key(|&character| (last(character), character));
    if all.is_empty() { None } else { Some(std::iter::once('=').chain(all).collect()) }
}

/// Whether single ideographs are terms as well.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Singles {
    /// They are, so that a name is found by one of its characters.
    Kept,
    /// Only where one stands alone.
    Alone,
}

/// Words of three ideographs and more that are terms of their own wherever they stand: a question asks for such a word at
/// once, not for pairs that many texts have.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Words {
    /// By their first two characters.
    words: HashMap<[char; 2], Vec<String>>,
    /// Whether a word may begin with a pair, by [`slot`]: few pairs of a text do, and this is asked sooner than it is
    /// looked up.
    begun: Vec<bool>,
}

/// Where a pair stands in [`Words::begun`]; several share a place.
fn slot([first, second]: [char; 2]) -> usize {
    (u32::from(first).wrapping_mul(31).wrapping_add(u32::from(second)) & 0xffff) as usize
}

impl Words {
    /// Takes the runs of ideographs of words that [`simple`] made.
    pub fn new<'a>(words: impl IntoIterator<Item = &'a str>) -> Self {
        let mut all = Self::default();
        for run in words.into_iter().flat_map(runs).filter(|run| run.script == Script::Ideographs) {
            if let [first, second, _, ..] = run.text[..] {
                all.begun.resize(0x10000, false);
                all.begun[slot([first, second])] = true;
                let (own, word) = (all.words.entry([first, second]).or_default(), run.text.iter().collect());
                if !own.contains(&word) {
                    own.push(word);
                }
            }
        }
        all
    }

    /// Adds the terms of a text to be found, each followed by a blank.
    pub fn index(&self, text: &str, singles: Singles, into: &mut String) {
        self.index_simple(&simple(&normal(text)), singles, into);
    }

    /// The same for what [`simple`] made.
    pub fn index_simple(&self, simple: &str, singles: Singles, into: &mut String) {
        let mut add = |term: &str| {
            into.push_str(term);
            into.push(' ');
        };
        numbered(simple, &mut add);
        each_run(simple, |script, text| {
            if script != Script::Ideographs {
                terms(script, text).for_each(&mut add);
                return;
            }
            let (mut before, mut at) = (None, 0);
            for character in text.chars() {
                let end = at + character.len_utf8();
                if singles == Singles::Kept || end - at == text.len() {
                    add(&text[at..end]);
                }
                if let Some((start, first)) = before {
                    add(&text[start..end]);
                    for word in self.beginning([first, character]).filter(|word| text[start..].starts_with(*word)) {
                        add(word);
                    }
                }
                before = Some((at, character));
                at = end;
            }
        });
    }

    /// The words that begin with a pair.
    fn beginning(&self, pair: [char; 2]) -> impl Iterator<Item = &str> {
        let words = if self.begun.get(slot(pair)) == Some(&true) { self.words.get(&pair) } else { None };
        words.into_iter().flatten().map(String::as_str)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str, singles: Singles) -> String {
        let mut terms = String::new();
        Words::new(["福敬老", "1老年之家", "年之家", "老"]).index(text, singles, &mut terms);
        terms.trim_end().to_owned()
    }

    #[test]
    fn text_is_cut_without_a_dictionary() {
        assert_eq!(cut("幸福敬老院（Ａ座）", Singles::Alone), "幸福 福敬 福敬老 敬老 老院 a 座");
        assert_eq!(cut("敬老院", Singles::Kept), "敬 老 敬老 院 老院");
        assert_eq!(cut("老年之家", Singles::Alone), "老年 老年之家 年之 年之家 之家");
        assert_eq!(cut("0874-0123456 12号", Singles::Alone), "0874 0123 1234 2345 3456 12 号");
        assert_eq!(cut("臺北⺠權", Singles::Alone), "台北 北民 民权");
        assert_eq!(cut("、。 ", Singles::Alone), "");
    }

    #[test]
    fn few_digits_stand_with_the_character_before_them() {
        let mut found = Vec::new();
        numbered("寥廓路2号 a7 12 村030组、9 路2024", |term| found.push(term.to_owned()));
        assert_eq!(found, ["路2", "村030", "、9"]);
        assert_eq!(cut("寥廓路2号", Singles::Alone), "路2 寥廓 廓路 2 号");
    }

    #[test]
    fn the_whole_of_a_name_is_the_same_in_any_order() {
        assert_eq!(whole("敬老院幸福".chars()), whole("幸福敬老院".chars()));
        assert_eq!(whole("\u{20000}\u{f900}a".chars()).unwrap(), "=a\u{20000}\u{f900}", "by units of UTF-16");
        assert_eq!(whole("".chars()), None);
    }

    #[test]
    fn usual_text_is_as_its_full_normal_form() {
        let usual_ones: Vec<char> = ('\0'..='\u{ffff}').filter(|one| usual(&one.to_string()).is_some()).collect();
        assert!(usual_ones.len() > 20_900);
        for one in &usual_ones {
            assert_eq!(usual(&one.to_string()).unwrap(), full(&one.to_string()), "{one}");
        }
        // None combines with another; letters with marks, jamo and kana would, and are not among them.
        let mut random = fastrand::Rng::with_seed(1);
        for _ in 0..2000 {
            let text: String = (0..20).map(|_| usual_ones[random.usize(..usual_ones.len())]).collect();
            assert_eq!(usual(&text).unwrap(), full(&text), "{text}");
        }
        for odd in ["e\u{301}", "한", "か\u{3099}", "\u{200b}", "①", "⺠", "\u{f900}", "\0"] {
            assert_eq!(usual(odd), None, "{odd}");
        }
    }
}
