//! The shape of a code: its name, how grave it is, and its words in both languages.

use std::fmt;

use serde::Serialize;

/// The language of messages. Codes are the same in both.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Lang {
    /// Chinese.
    #[default]
    Zh,
    /// English.
    En,
}

/// Whether a fault stops a build.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Stops the build: what would be published is wrong.
    Error,
    /// Published all the same: something is missing, doubtful or old.
    Warning,
}

/// A kind of fault. Two codes are the same when their names are.
#[derive(Debug)]
pub struct Code {
    /// For example `township-outside-county`; never changes once published.
    pub name: &'static str,
    /// Whether it stops a build.
    pub severity: Severity,
    /// What it says in Chinese.
    pub zh: Words,
    /// What it says in English.
    pub en: Words,
}

/// What a code says in one language; `{name}` stands for a value of the diagnostic.
#[derive(Debug)]
pub struct Words {
    /// What is wrong, one short sentence without a full stop.
    pub says: &'static str,
    /// What to write instead; the first whose values are all known is shown.
    pub hints: &'static [&'static str],
    /// For `check --explain`: why the rule is there, where it comes from, an example of what is right.
    pub explains: &'static str,
}

impl Code {
    /// What it says in a language.
    pub fn words(&self, lang: Lang) -> &Words {
        match lang {
            Lang::Zh => &self.zh,
            Lang::En => &self.en,
        }
    }
}

impl PartialEq for Code {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name
    }
}

impl Eq for Code {}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name)
    }
}

/// Declares the codes of one family as statics, and the list of them.
///
/// ```ignore
/// codes! { ENTRY;
///     FUTURE_DATE = "future-date", Error,
///     zh: "“{value}”晚于今天（{today}）", ["请写不晚于今天的日期"], "……";
///     en: "“{value}” is later than today ({today})", ["write a date not after today"], "…";
/// }
/// ```
macro_rules! codes {
    ($family:ident; $($(#[$doc:meta])* $code:ident = $name:literal, $severity:ident,
        zh: $zh:literal, [$($zh_hint:literal),* $(,)?], $zh_why:literal;
        en: $en:literal, [$($en_hint:literal),* $(,)?], $en_why:literal;)*) => {
        $(
            $(#[$doc])*
            #[doc = $en]
            pub static $code: $crate::diagnostic::Code = $crate::diagnostic::Code {
                name: $name,
                severity: $crate::diagnostic::Severity::$severity,
                zh: $crate::diagnostic::Words { says: $zh, hints: &[$($zh_hint),*], explains: $zh_why },
                en: $crate::diagnostic::Words { says: $en, hints: &[$($en_hint),*], explains: $en_why },
            };
        )*
        /// Every code of this family, in the order of the documentation.
        pub static $family: &[&$crate::diagnostic::Code] = &[$(&$code),*];
    };
}
pub(crate) use codes;
