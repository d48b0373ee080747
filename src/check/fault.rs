//! A fault across the site, whose place is found only when it is shown.
//!
//! Rows carry no places: a hundred thousand entries would need too many, and almost none has such a fault. So a rule
//! names file and field, and only the files of faults are read again.

use crate::diagnostic::Diagnostic;
use crate::draft::Draft;
use crate::source::{Place, SitePath, Span};

/// Where something stands, by file and field.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Spot {
    /// The file.
    pub file: SitePath,
    /// Path of the field, such as `location.lng`; empty for the file as a whole.
    pub path: &'static str,
    /// Words within the field's value that are meant, such as one link of a description.
    pub words: Option<Box<str>>,
}

/// A fault that several files together show.
#[derive(Clone, Debug, PartialEq)]
pub struct SiteFault {
    /// Code and values; its place is there only when it was known all along.
    diagnostic: Diagnostic,
    at: Option<Spot>,
    related: Vec<Spot>,
}

impl Spot {
    /// The value of a field.
    pub fn field(file: &SitePath, path: &'static str) -> Self {
        Self { file: file.clone(), path, words: None }
    }

    /// A file as a whole.
    pub fn whole(file: &SitePath) -> Self {
        Self::field(file, "")
    }

    /// Words within the value of a field.
    pub fn words(file: &SitePath, path: &'static str, words: &str) -> Self {
        Self { file: file.clone(), path, words: Some(words.into()) }
    }

    /// The place in the file's draft; the whole file where there is no draft, or the field is not written in it.
    pub fn place(&self, draft: Option<&Draft>) -> Place {
        let Some((draft, span)) = draft.and_then(|draft| Some((draft, draft.locate(self.path)?))) else {
            return Place::file(self.file.clone());
        };
        let within = draft.source.text.get(span.start as usize..span.end as usize).unwrap_or_default();
        let start = span.start as usize;
        let words = self.words.as_deref().and_then(|words| {
            let at = within.find(words)?;
            Some(Span::new(start + at, start + at + words.len()))
        });
        draft.place(words.unwrap_or(span))
    }
}

impl SiteFault {
    /// A fault at a spot.
    pub(in crate::check) fn new(diagnostic: Diagnostic, at: Spot) -> Self {
        Self { diagnostic, at: Some(at), related: Vec::new() }
    }

    /// Names other spots that help to understand the fault.
    #[must_use]
    pub(in crate::check) fn related(mut self, spots: impl IntoIterator<Item = Spot>) -> Self {
        self.related.extend(spots);
        self
    }

    /// Where its places must be found.
    pub fn spots(&self) -> impl Iterator<Item = &Spot> {
        self.at.iter().chain(&self.related)
    }

    /// The diagnostic with its places; `place` finds a spot.
    pub fn settle(self, mut place: impl FnMut(&Spot) -> Place) -> Diagnostic {
        let mut diagnostic = self.diagnostic;
        if let Some(at) = &self.at {
            diagnostic.place = Some(place(at));
        }
        diagnostic.related.extend(self.related.iter().map(place));
        diagnostic
    }
}

/// A fault whose place is known already.
impl From<Diagnostic> for SiteFault {
    fn from(diagnostic: Diagnostic) -> Self {
        Self { diagnostic, at: None, related: Vec::new() }
    }
}
