//! Values, and the sentences that name them.

use jiff::civil::Date;

use super::Lang;

/// What a sentence can name.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// The author's words or a name, shown as it is.
    Text(String),
    /// A whole number.
    Number(i64),
    /// A day, shown as `2026-03-05`, which is how authors write it.
    Date(Date),
    /// A term of ours that has a name in each language.
    Term {
        /// In Chinese.
        zh: &'static str,
        /// In English.
        en: &'static str,
    },
    /// Words of ours that were put together in each language.
    Both {
        /// In Chinese.
        zh: String,
        /// In English.
        en: String,
    },
    /// Several words, joined as the language does.
    List(Vec<String>),
}

impl Value {
    fn show(&self, lang: Lang) -> String {
        match self {
            Self::Text(text) => text.clone(),
            Self::Number(number) => number.to_string(),
            Self::Date(date) => date.to_string(),
            Self::Term { zh, en } => if lang == Lang::Zh { *zh } else { *en }.to_owned(),
            Self::Both { zh, en } => if lang == Lang::Zh { zh } else { en }.clone(),
            Self::List(words) => words.join(if lang == Lang::Zh { "、" } else { ", " }),
        }
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<Date> for Value {
    fn from(date: Date) -> Self {
        Self::Date(date)
    }
}

impl From<Vec<String>> for Value {
    fn from(words: Vec<String>) -> Self {
        Self::List(words)
    }
}

macro_rules! from_integers {
    ($($integer:ty),*) => {$(
        impl From<$integer> for Value {
            fn from(number: $integer) -> Self {
                Self::Number(i64::try_from(number).unwrap_or(i64::MAX))
            }
        }
    )*};
}
from_integers!(i64, i32, u8, u16, u32, u64, usize);

/// Puts values into a template; the name of the first missing value is the error.
pub(super) fn fill<'t>(template: &'t str, values: &[(&'static str, Value)], lang: Lang) -> Result<String, &'t str> {
    let mut sentence = String::with_capacity(template.len() + 32);
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        sentence.push_str(before);
        let Some((name, after)) = after.split_once('}') else { return Err(after) };
        let (_, value) = values.iter().find(|(known, _)| *known == name).ok_or(name)?;
        sentence.push_str(&value.show(lang));
        rest = after;
    }
    sentence.push_str(rest);
    Ok(sentence)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_value_is_named() {
        assert_eq!(fill("不能大于{max}", &[], Lang::Zh), Err("max"));
        assert_eq!(fill("不能大于{max}", &[("max", 5.into())], Lang::Zh).as_deref(), Ok("不能大于5"));
    }
}
