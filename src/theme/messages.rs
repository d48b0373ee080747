//! Interface words: sentences with placeholders, by language and key.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use rustc_hash::FxHashMap;
use toml::Table;

use super::ThemeError;
use super::files::{Files, text};
use super::said::said;

/// What fills a placeholder.
pub type Value<'a> = &'a dyn std::fmt::Display;

/// The interface words of one language.
#[derive(Debug, Default)]
pub struct Messages {
    /// The file they come from: `messages/zh.toml`.
    file: String,
    words: FxHashMap<String, Vec<Part>>,
}

#[derive(Debug, PartialEq, Eq)]
enum Part {
    Text(String),
    Hole(String),
}

impl Part {
    /// Bytes that it takes, about.
    fn room(&self) -> usize {
        match self {
            Self::Text(text) => text.len(),
            Self::Hole(_) => 24,
        }
    }
}

impl Messages {
    /// The sentence `key` with its placeholders filled. Fails when the theme has no such sentence, when a placeholder gets
    /// no value, or when a value has no placeholder.
    ///
    /// ```
    /// let words = laoyou::theme::Theme::built_in().unwrap().words;
    /// assert!(words.say("no.such.key", &[]).is_err());
    /// ```
    pub fn say(&self, key: &str, values: &[(&str, Value<'_>)]) -> Result<String, ThemeError> {
        let Some(parts) = self.words.get(key) else {
            return Err(self.no_message(key, "the program"));
        };
        let fault = |name: &str, what| {
            Err(ThemeError::Placeholder { file: self.file.clone(), key: key.to_owned(), name: name.to_owned(), what })
        };
        let mut sentence = String::with_capacity(parts.iter().map(Part::room).sum());
        for part in parts {
            match part {
                Part::Text(text) => sentence.push_str(text),
                Part::Hole(name) => match values.iter().find(|(given, _)| given == name) {
                    // Writing to a string cannot fail.
                    Some((_, value)) => {
                        let _ = write!(sentence, "{value}");
                    }
                    None => return fault(name, "no value was given for"),
                },
            }
        }
        let unknown = |given: &str| !parts.iter().any(|part| matches!(part, Part::Hole(name) if name == given));
        match values.iter().find(|(given, _)| unknown(given)) {
            Some((given, _)) => fault(given, "the sentence has no"),
            None => Ok(sentence),
        }
    }

    /// The sentence `key` as its file has it, for a script that fills the placeholders itself. Fails when the theme has no
    /// such sentence; `by` is who asks.
    pub(super) fn unfilled(&self, key: &str, by: &str) -> Result<String, ThemeError> {
        let parts = self.words.get(key).ok_or_else(|| self.no_message(key, by))?;
        Ok(parts.iter().fold(String::new(), |sentence, part| match part {
            Part::Text(text) => sentence + text,
            Part::Hole(name) => sentence + "{" + name + "}",
        }))
    }

    /// Whether there is such a sentence.
    pub fn has(&self, key: &str) -> bool {
        self.words.contains_key(key)
    }

    /// Every key, sorted.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        let keys: BTreeSet<&str> = self.words.keys().map(String::as_str).collect();
        keys.into_iter()
    }

    fn no_message(&self, key: &str, by: &str) -> ThemeError {
        ThemeError::NoMessage { file: self.file.clone(), key: key.to_owned(), by: by.to_owned() }
    }

    fn holes(&self, key: &str) -> BTreeSet<&str> {
        let holes = self.words.get(key).into_iter().flatten().filter_map(|part| match part {
            Part::Hole(name) => Some(name.as_str()),
            Part::Text(_) => None,
        });
        holes.collect()
    }
}

/// Reads every `messages/<language>.toml`. A site speaks one of them, so a theme may leave a key out of another; what
/// two of them have must have the same placeholders.
pub(super) fn read(files: &Files) -> Result<BTreeMap<String, Messages>, ThemeError> {
    let mut languages = BTreeMap::new();
    for (path, bytes) in files.within("messages/", &[]) {
        let toml = text(path, bytes)?;
        let table: Table = toml::from_str(toml).map_err(|fault| ThemeError::toml(path, toml, &fault))?;
        let mut messages = Messages { file: path.to_owned(), words: FxHashMap::default() };
        flatten(&mut messages, "", &table)?;
        let language = path["messages/".len()..].trim_end_matches(".toml");
        languages.insert(language.to_owned(), messages);
    }
    let mut all = languages.values();
    if let Some(first) = all.next() {
        for other in all {
            agree(first, other)?;
            agree(other, first)?;
        }
    }
    Ok(languages)
}

/// Every key that a template asks for in plain text must be there in some language.
pub(super) fn check_templates(
    languages: &BTreeMap<String, Messages>,
    templates: &BTreeMap<String, String>,
) -> Result<(), ThemeError> {
    for (name, template) in templates {
        for key in said(template) {
            if let Some(messages) = languages.values().last().filter(|_| !languages.values().any(|one| one.has(key))) {
                return Err(messages.no_message(key, name));
            }
        }
    }
    Ok(())
}

fn agree(one: &Messages, other: &Messages) -> Result<(), ThemeError> {
    for key in one.keys() {
        if !other.has(key) {
            continue;
        }
        if let Some(name) = one.holes(key).difference(&other.holes(key)).next() {
            return Err(ThemeError::Placeholder {
                file: other.file.clone(),
                key: key.to_owned(),
                name: (*name).to_owned(),
                what: "another language has a placeholder that is missing here:",
            });
        }
    }
    Ok(())
}

fn flatten(messages: &mut Messages, prefix: &str, table: &Table) -> Result<(), ThemeError> {
    for (name, value) in table {
        let key = if prefix.is_empty() { name.clone() } else { format!("{prefix}.{name}") };
        match value {
            toml::Value::Table(inner) => flatten(messages, &key, inner)?,
            toml::Value::String(sentence) => {
                let parts = parse(sentence).map_err(|what| bad(messages, &key, what))?;
                messages.words.insert(key, parts);
            }
            _ => return Err(bad(messages, &key, "a message is text in quotes")),
        }
    }
    Ok(())
}

fn bad(messages: &Messages, key: &str, what: &'static str) -> ThemeError {
    ThemeError::BadMessage { file: messages.file.clone(), key: key.to_owned(), what }
}

fn parse(sentence: &str) -> Result<Vec<Part>, &'static str> {
    let mut parts = Vec::new();
    let mut rest = sentence;
    while let Some(at) = rest.find(['{', '}']) {
        let after = rest[at..].strip_prefix('{').ok_or("there is a } without a {")?;
        let (name, tail) = after.split_once('}').ok_or("there is a { without a }")?;
        if name.is_empty() || !name.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_') {
            return Err("a placeholder is a name of a-z and _ in braces, such as {count}");
        }
        if at > 0 {
            parts.push(Part::Text(rest[..at].to_owned()));
        }
        parts.push(Part::Hole(name.to_owned()));
        rest = tail;
    }
    if !rest.is_empty() {
        parts.push(Part::Text(rest.to_owned()));
    }
    Ok(parts)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn languages(texts: &[(&str, &str)]) -> Result<BTreeMap<String, Messages>, ThemeError> {
        let own = texts.iter().map(|&(lang, text)| (format!("messages/{lang}.toml"), text.as_bytes().to_vec()));
        read(&Files::overlay(vec![], own))
    }

    #[test]
    fn sentences_are_filled_and_strict() {
        let all = languages(&[("zh", "[list]\ntotal = \"共 {count} 家（{area}）\"\nnone = \"没有\"\n")]).unwrap();
        let zh = &all["zh"];
        assert_eq!(zh.say("list.total", &[("area", &"麒麟区"), ("count", &3)]).unwrap(), "共 3 家（麒麟区）");
        assert_eq!(zh.say("list.none", &[]).unwrap(), "没有");
        assert_eq!(zh.keys().collect::<Vec<_>>(), ["list.none", "list.total"]);
        let faults = [
            zh.say("list.all", &[]).unwrap_err(),
            zh.say("list.total", &[("count", &3)]).unwrap_err(),
            zh.say("list.none", &[("count", &3)]).unwrap_err(),
        ];
        assert_eq!(
            faults.map(|fault| fault.to_string()),
            [
                "the program asks for the message \"list.all\", which messages/zh.toml does not have",
                "messages/zh.toml: \"list.total\": no value was given for {area}",
                "messages/zh.toml: \"list.none\": the sentence has no {count}",
            ]
        );
    }

    #[test]
    fn languages_say_the_same_things() {
        let all = languages(&[("en", "a = \"{x}\""), ("zh", "a = \"{x}\"\nb = \"\"")]).unwrap();
        assert!(
            matches!(all["en"].say("b", &[]), Err(ThemeError::NoMessage { file, .. }) if file == "messages/en.toml")
        );
        let fault = languages(&[("en", "a = \"\""), ("zh", "a = \"{x}\"")]).unwrap_err();
        assert!(
            matches!(fault, ThemeError::Placeholder { file, name, .. } if file == "messages/en.toml" && name == "x")
        );
    }

    /// The built-in theme speaks each of its languages whole.
    #[test]
    fn every_built_in_language_is_complete() {
        let all = read(&Files::overlay(crate::theme::embedded::files(), [])).unwrap();
        for (language, words) in &all {
            assert_eq!(words.keys().collect::<Vec<_>>(), all["zh"].keys().collect::<Vec<_>>(), "{language}");
        }
    }

    #[test]
    fn braces_come_in_pairs_around_a_name() {
        for wrong in ["a = \"{\"", "a = \"}\"", "a = \"{}\"", "a = \"{A}\"", "a = 1", "a = [\"\"]"] {
            assert!(matches!(languages(&[("zh", wrong)]), Err(ThemeError::BadMessage { .. })), "{wrong}");
        }
    }
}
