//! Other words, and how things sound: for questions in everyday words, in pinyin, with a wrong character, or in
//! traditional characters. Each stands in a file of its own, since few questions need more than one.
//!
//! `synonyms.bin` holds the words that mean the same, `syllables.bin` the syllables in use, `char/forms.bin` the forms in
//! which people may type the site's own characters, `char/near.bin` how these sound; `char/0.bin` to `char/63.bin` hold all
//! other usual characters, by code point modulo 64. A table of characters is a list of syllables with their characters, and
//! one text of characters, each followed by its simplified form.

use std::collections::BTreeSet;

use encoding_rs::BIG5;
use serde::Serialize;

use super::Files;
use crate::search::SearchError;
use crate::search::index::Index;
use crate::search::sound::{by_syllable, is_common, is_usual};
use crate::text::simplified::{forms, simplified};

/// The file of how the site's own characters sound.
pub(super) const NEAR: &str = "char/near.bin";
/// The file of the forms in which people may type them.
pub(super) const FORMS: &str = "char/forms.bin";
/// Files for the characters that do not stand on the site.
const FAR: u32 = 64;

#[derive(Serialize)]
struct Characters {
    /// Syllable, the characters that are usually read so, and if there are any those that can be: `["le","乐","勒"]`.
    sounds: Vec<Vec<String>>,
    /// Pairs of a character and its simplified form.
    forms: String,
}

pub(super) fn write(index: &Index<'_>, files: &mut Files) -> Result<(), SearchError> {
    let near = &index.characters;
    let synonyms: Vec<String> = index.lexicon.names.synonyms.iter().map(|group| group.join(" ")).collect();
    files.json("synonyms.bin", &synonyms)?;
    files.json("syllables.bin", &index.sounds.syllables)?;
    let near_forms: BTreeSet<char> = forms().iter().filter(|form| is_near(**form, near)).map(|form| form.0).collect();
    files.json(NEAR, &Characters { sounds: sounds(near.iter().copied()), forms: String::new() })?;
    files.json(FORMS, &Characters { sounds: Vec::new(), forms: pairs(near_forms.iter().copied()) })?;
    let mut far: Vec<Vec<char>> = vec![Vec::new(); FAR as usize];
    let usual = ('\u{4e00}'..='\u{9fa5}').chain(forms().iter().map(|(traditional, _)| *traditional));
    for character in usual.collect::<BTreeSet<char>>() {
        if !near.contains(&character) && !near_forms.contains(&character) && is_usual(character) {
            far[(character as u32 % FAR) as usize].push(character);
        }
    }
    for (at, characters) in far.into_iter().enumerate() {
        let characters = characters.iter().copied();
        let table = Characters { sounds: sounds(characters.clone()), forms: pairs(characters) };
        files.json(format!("char/{at}.bin"), &table)?;
    }
    Ok(())
}

/// Whether a form travels with those of the site: it stands there, everyday writing (the first level of Big5, 1984) has it
/// for a character that stands there, its simplified form has yet another, or a keyboard for simplified characters has it.
fn is_near((traditional, simple): (char, char), near: &BTreeSet<char>) -> bool {
    let everyday = || {
        let mut bytes = [0; 4];
        let (encoded, _, unknown) = BIG5.encode(traditional.encode_utf8(&mut bytes));
        !unknown && matches!(*encoded, [0xa4..=0xc6, _])
    };
    near.contains(&traditional)
        || is_common(traditional)
        || near.contains(&simple) && (simplified(simple) != simple || everyday())
}

fn sounds(characters: impl Iterator<Item = char>) -> Vec<Vec<String>> {
    let row = |(syllable, [usual, others]): (&str, [String; 2])| {
        let mut row = vec![syllable.to_owned(), usual];
        row.extend(Some(others).filter(|others| !others.is_empty()));
        row
    };
    by_syllable(characters).into_iter().map(row).collect()
}

fn pairs(characters: impl Iterator<Item = char>) -> String {
    characters
        .map(|character| (character, simplified(character)))
        .filter(|(character, simple)| character != simple)
        .flat_map(|(character, simple)| [character, simple])
        .collect()
}
