//! Faults in a form that can be kept from one run to the next.
//!
//! A fault names its code and its values by words of the program itself; what is kept names them by where they stand
//! among these, and is right only for the program that kept it. A term of ours comes back as the two texts that it stood
//! for.

use jiff::civil::Date;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use super::{Code, Diagnostic, Diagnostics, Severity, Value, catalogue};
use crate::source::Place;

#[derive(Serialize, Deserialize)]
struct Kept {
    /// The code's position among all.
    code: usize,
    error: bool,
    place: Option<Place>,
    values: Vec<(Name, KeptValue)>,
    related: Vec<Place>,
}

/// Where the name of a value stands among the sentences of a code.
#[derive(Clone, Copy, Serialize, Deserialize)]
struct Name {
    sentence: usize,
    start: usize,
    length: usize,
}

#[derive(Serialize, Deserialize)]
enum KeptValue {
    Text(String),
    Number(i64),
    Date(Date),
    Both { zh: String, en: String },
    List(Vec<String>),
}

impl Serialize for Diagnostics {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.iter().map(Kept::of))
    }
}

impl<'de> Deserialize<'de> for Diagnostics {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let kept = Vec::<Kept>::deserialize(deserializer)?;
        let found = kept.into_iter().map(Kept::read).collect::<Option<_>>();
        found.map(|found| Self { found }).ok_or_else(|| de::Error::custom("words that this program does not know"))
    }
}

impl Kept {
    fn of(fault: &Diagnostic) -> Self {
        let named = fault.values.iter();
        // A value that no sentence of the code names cannot be shown, and is not missed.
        let values = named.filter_map(|(name, value)| Some((Name::of(name, fault.code)?, KeptValue::of(value))));
        Self {
            code: catalogue::position(fault.code),
            error: fault.severity == Severity::Error,
            place: fault.place.clone(),
            values: values.collect(),
            related: fault.related.clone(),
        }
    }

    fn read(self) -> Option<Diagnostic> {
        let code = catalogue::all().nth(self.code)?;
        let values = self.values.into_iter().map(|(name, value)| Some((name.read(code)?, value.read())));
        let severity = if self.error { Severity::Error } else { Severity::Warning };
        let values = values.collect::<Option<_>>()?;
        Some(Diagnostic { code, severity, place: self.place, values, related: self.related })
    }
}

impl Name {
    /// Where a code's own sentences name a value.
    fn of(name: &str, code: &'static Code) -> Option<Self> {
        let written = format!("{{{name}}}");
        let at = |(sentence, words): (usize, &str)| Some((sentence, words.find(&written)? + 1));
        let (sentence, start) = sentences(code).enumerate().find_map(at)?;
        Some(Self { sentence, start, length: name.len() })
    }

    fn read(self, code: &'static Code) -> Option<&'static str> {
        sentences(code).nth(self.sentence)?.get(self.start..)?.get(..self.length)
    }
}

fn sentences(code: &'static Code) -> impl Iterator<Item = &'static str> {
    [&code.zh, &code.en].into_iter().flat_map(|words| words.hints.iter().chain([&words.says])).copied()
}

impl KeptValue {
    fn of(value: &Value) -> Self {
        match value.clone() {
            Value::Text(text) => Self::Text(text),
            Value::Number(number) => Self::Number(number),
            Value::Date(date) => Self::Date(date),
            Value::Term { zh, en } => Self::Both { zh: zh.to_owned(), en: en.to_owned() },
            Value::Both { zh, en } => Self::Both { zh, en },
            Value::List(words) => Self::List(words),
        }
    }

    fn read(self) -> Value {
        match self {
            Self::Text(text) => Value::Text(text),
            Self::Number(number) => Value::Number(number),
            Self::Date(date) => Value::Date(date),
            Self::Both { zh, en } => Value::Both { zh, en },
            Self::List(words) => Value::List(words),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Lang;
    use crate::source::SitePath;

    #[test]
    fn every_code_says_the_same_after_it_was_kept() {
        for code in catalogue::all() {
            let names =
                [code.zh.says, code.en.says].into_iter().chain(code.zh.hints.iter().chain(code.en.hints).copied());
            let names: std::collections::BTreeSet<&'static str> = names
                .flat_map(|sentence| sentence.split('{').skip(1).filter_map(|rest| rest.split_once('}')))
                .map(|(name, _)| name)
                .collect();
            let mut fault = Diagnostic::new(code, Place::file(SitePath::new("a.yaml")));
            for (at, name) in names.into_iter().enumerate() {
                let value = [Value::Term { zh: "甲", en: "a" }, "文".into(), vec!["乙".to_owned()].into(), at.into()];
                fault = fault.with(name, value[at % 4].clone());
            }
            let mut faults = Diagnostics::new();
            faults.report(fault.clone());
            let bytes = postcard::to_stdvec(&faults).unwrap();
            let kept: Diagnostics = postcard::from_bytes(&bytes).unwrap();
            let kept = &kept.found[0];
            assert_eq!((kept.code, kept.severity, &kept.place), (fault.code, fault.severity, &fault.place));
            for lang in [Lang::Zh, Lang::En] {
                assert_eq!((kept.message(lang), kept.hint(lang)), (fault.message(lang), fault.hint(lang)), "{code}");
            }
        }
    }
}
