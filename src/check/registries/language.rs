//! `glossary.yaml`, `synonyms.yaml` and `pinyin.yaml`: words explained, words that mean the same, local readings.

use super::once::Once;
use crate::check::reader::Reader;
use crate::diagnostic::Value as Said;
use crate::diagnostic::catalogue::registry as codes;
use crate::model::site::Term;
use crate::text::fold::fold;
use crate::text::pinyin::{ReadingFault, Readings};

pub(super) fn glossary(reader: &Reader<'_>) -> Vec<Term> {
    let mut terms = Once::new(reader.faults(), &codes::CODE_TWICE);
    let found = reader.groups("terms", |reader| {
        let (term, plain, labels) = (reader.text("term"), reader.text("plain"), reader.texts("labels"));
        Some((Term { term: term?, plain: plain?, labels }, reader.span("term")))
    });
    let kept = found.into_iter().filter(|(term, at)| terms.claim(fold(&term.term), &term.term, *at));
    kept.map(|(term, _)| term).collect()
}

pub(super) fn synonyms(reader: &Reader<'_>) -> Vec<Vec<String>> {
    reader.groups("groups", |reader| {
        let words = reader.texts("words");
        if words.len() == 1 {
            let fault = reader.faults().at(&codes::SYNONYM_ALONE, reader.span("words"));
            reader.faults().report(fault.with("value", words[0].as_str()));
        }
        (words.len() > 1).then_some(words)
    })
}

pub(super) fn readings(reader: &Reader<'_>) -> Vec<(String, Vec<String>)> {
    let mut words = Once::new(reader.faults(), &codes::CODE_TWICE);
    let found = reader.groups("readings", |reader| {
        let (word, pinyin) = (reader.text("word"), reader.text("pinyin"));
        let (word, pinyin) = (word?, pinyin?);
        if let Err(fault) = Readings::default().add(&word, &pinyin) {
            let (key, reason) = match fault {
                ReadingFault::Word => {
                    ("word", Said::Term { zh: "只能是汉字", en: "the word must be Chinese characters alone" })
                }
                ReadingFault::Syllable(_) => (
                    "pinyin",
                    Said::Term {
                        zh: "拼音只用小写字母，不带声调，ü 写 v",
                        en: "use letters a-z without tones, v for ü",
                    },
                ),
                ReadingFault::Count { .. } => (
                    "pinyin",
                    Said::Term {
                        zh: "一个字要有一个音节，中间空一格",
                        en: "each character needs one syllable, parted by blanks",
                    },
                ),
            };
            let at = reader.faults().at(&codes::READING_UNUSABLE, reader.span(key));
            reader.faults().report(at.with("word", word.as_str()).with("reading", pinyin).with("reason", reason));
            return None;
        }
        let syllables = pinyin.split_whitespace().map(|syllable| syllable.to_lowercase().replace('ü', "v")).collect();
        Some((word, syllables, reader.span("word")))
    });
    let kept = found.into_iter().filter(|(word, _, at)| words.claim(word, word, *at));
    kept.map(|(word, syllables, _)| (word, syllables)).collect()
}
