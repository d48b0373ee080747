//! What is wrong in an author's files: a code, a place and values. The sentence is made when it is shown.
//!
//! Knows no terminal: `cli` decides how a diagnostic looks.

pub mod catalogue;
mod code;
mod kept;
mod sentence;

pub use code::{Code, Lang, Severity, Words};
pub use sentence::Value;

use rayon::prelude::*;

use crate::source::Place;

/// One fault of one author.
#[derive(Clone, Debug, PartialEq)]
pub struct Diagnostic {
    /// What sort of fault it is.
    pub code: &'static Code,
    /// The code's own severity, unless the entry is not published (then a warning).
    pub severity: Severity,
    /// Where it stands; `None` when it stands nowhere, such as a missing file.
    pub place: Option<Place>,
    /// What the sentence names: the author's words, limits, nearest names.
    pub values: Vec<(&'static str, Value)>,
    /// Other places that explain it, such as the first of two entries with one name.
    pub related: Vec<Place>,
}

impl Diagnostic {
    /// A fault at a place; add what the sentence needs with [`Diagnostic::with`].
    pub fn new(code: &'static Code, place: impl Into<Option<Place>>) -> Self {
        Self { code, severity: code.severity, place: place.into(), values: Vec::new(), related: Vec::new() }
    }

    /// Gives the sentence a value for its placeholder `{name}`.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<Value>) -> Self {
        self.values.push((name, value.into()));
        self
    }

    /// Gives a value if there is one; a hint that needs it is left out otherwise.
    #[must_use]
    pub fn with_some(self, name: &'static str, value: Option<impl Into<Value>>) -> Self {
        match value {
            Some(value) => self.with(name, value),
            None => self,
        }
    }

    /// Names another place that helps to understand the fault.
    #[must_use]
    pub fn related(mut self, place: Place) -> Self {
        self.related.push(place);
        self
    }

    /// What is wrong, in one sentence.
    pub fn message(&self, lang: Lang) -> String {
        sentence::fill(self.code.words(lang).says, &self.values, lang)
            .unwrap_or_else(|missing| panic!("{}: no value for {{{missing}}}", self.code.name))
    }

    /// What to write instead: the first of the code's hints whose values are all known.
    pub fn hint(&self, lang: Lang) -> Option<String> {
        self.code.words(lang).hints.iter().find_map(|hint| sentence::fill(hint, &self.values, lang).ok())
    }
}

/// The faults found so far. Rules report and go on; nothing stops at the first.
#[derive(Clone, Debug, Default)]
pub struct Diagnostics {
    found: Vec<Diagnostic>,
}

impl Diagnostics {
    /// None yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds one.
    pub fn report(&mut self, diagnostic: Diagnostic) {
        self.found.push(diagnostic);
    }

    /// Adds those of another piece of work.
    pub fn append(&mut self, mut others: Self) {
        self.found.append(&mut others.found);
    }

    /// Makes every error a warning: for entries that are not published (`publish: no`).
    pub fn soften(&mut self) {
        for diagnostic in &mut self.found {
            diagnostic.severity = Severity::Warning;
        }
    }

    /// Whether any of them stops a build.
    pub fn has_errors(&self) -> bool {
        self.found.iter().any(|diagnostic| diagnostic.severity == Severity::Error)
    }

    /// Those of which something holds.
    #[must_use]
    pub fn only(&self, holds: impl Fn(&Diagnostic) -> bool) -> Self {
        Self { found: self.found.iter().filter(|fault| holds(fault)).cloned().collect() }
    }

    /// How many errors and how many warnings.
    pub fn count(&self) -> (usize, usize) {
        let errors = self.found.iter().filter(|diagnostic| diagnostic.severity == Severity::Error).count();
        (errors, self.found.len() - errors)
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.found.is_empty()
    }

    /// One after another.
    pub fn iter(&self) -> std::slice::Iter<'_, Diagnostic> {
        self.found.iter()
    }

    /// By file, then line and column, then code: the same faults always read in the same order.
    pub fn sort(&mut self) {
        self.found.par_sort_by(|a, b| (&a.place, a.code.name).cmp(&(&b.place, b.code.name)));
    }
}

impl IntoIterator for Diagnostics {
    type Item = Diagnostic;
    type IntoIter = std::vec::IntoIter<Diagnostic>;

    fn into_iter(self) -> Self::IntoIter {
        self.found.into_iter()
    }
}

impl<'a> IntoIterator for &'a Diagnostics {
    type Item = &'a Diagnostic;
    type IntoIter = std::slice::Iter<'a, Diagnostic>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}
