//! Pinyin with something other than letters in it.

use crate::check::reader::Reader;
use crate::check::written::narrow;
use crate::diagnostic::catalogue::entry::WRONG_PINYIN;

/// Reads the author's own pinyin as syllables; reports what cannot be sorted by.
pub(in crate::check) fn read(top: &Reader<'_>) -> Option<Vec<String>> {
    let written = top.text("pinyin")?;
    if let Some(syllables) = syllables(&written) {
        return Some(syllables);
    }
    let right = syllables(&toneless(&written)).map(|syllables| syllables.join(" "));
    let fault = top.faults().at(&WRONG_PINYIN, top.span("pinyin"));
    top.faults().report(fault.with("value", written).with_some("right", right));
    None
}

fn syllables(text: &str) -> Option<Vec<String>> {
    let clean = text.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b' ');
    clean.then(|| text.split(' ').map(str::to_owned).collect())
}

/// Without tones, capitals and signs between syllables.
fn toneless(text: &str) -> String {
    const TONES: [(&str, char); 6] =
        [("āáǎà", 'a'), ("ēéěèê", 'e'), ("īíǐì", 'i'), ("ōóǒò", 'o'), ("ūúǔù", 'u'), ("ǖǘǚǜü", 'v')];
    let plain = |character: char| {
        let tone = TONES.iter().find(|(toned, _)| toned.contains(character)).map(|(_, plain)| *plain);
        tone.unwrap_or(if "-'’·_".contains(character) { ' ' } else { character })
    };
    let text: String = narrow(text).to_lowercase().chars().map(plain).collect();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
