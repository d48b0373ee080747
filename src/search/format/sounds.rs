//! Other words, and how things sound: for questions in everyday words, in pinyin, with a wrong character, or in
//! traditional characters. `later.bin` holds the words that mean the same and the syllables in use.
//!
//! `char/near.bin` holds the characters of the site's own names; `char/0.bin` to `char/1f.bin` all other usual ones, by
//! code point modulo 32. Each is a list of syllables with their characters, and one text of characters, each followed by
//! its simplified form.

use std::collections::BTreeSet;

use serde::Serialize;
use serde_json::json;

use super::Files;
use crate::search::SearchError;
use crate::search::index::Index;
use crate::search::sound::{by_syllable, is_usual};
use crate::text::simplified::{forms, simplified};

/// The file of the site's own characters.
pub(super) const NEAR: &str = "char/near.bin";
/// Files for the characters that do not stand on the site.
const FAR: u32 = 32;

#[derive(Serialize)]
struct Characters {
    /// Syllable and its characters: `["fu","福付复"]`.
    sounds: Vec<(String, String)>,
    /// Pairs of a character and its simplified form.
    forms: String,
}

pub(super) fn write(index: &Index, files: &mut Files) -> Result<(), SearchError> {
    let near = &index.characters;
    let synonyms: Vec<String> = index.lexicon.names.synonyms.iter().map(|group| group.join(" ")).collect();
    files.json("later.bin", &json!({ "synonyms": synonyms, "syllables": index.sounds.syllables }))?;
    files.json(NEAR, &table(near.iter().copied().collect()))?;
    let mut far: Vec<Vec<char>> = vec![Vec::new(); FAR as usize];
    let usual = ('\u{4e00}'..='\u{9fa5}').chain(forms().iter().map(|(traditional, _)| *traditional));
    for character in usual.collect::<BTreeSet<char>>() {
        if !near.contains(&character) && is_usual(character) {
            far[(character as u32 % FAR) as usize].push(character);
        }
    }
    for (at, characters) in far.into_iter().enumerate() {
        files.json(format!("char/{at:x}.bin"), &table(characters))?;
    }
    Ok(())
}

fn table(characters: Vec<char>) -> Characters {
    let forms = characters.iter().filter(|&&character| simplified(character) != character);
    let forms = forms.flat_map(|&character| [character, simplified(character)]).collect();
    Characters { sounds: by_syllable(characters).into_iter().collect(), forms }
}
