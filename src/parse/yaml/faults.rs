//! The faults of one file, as many as a reader can use.

use crate::diagnostic::catalogue::file::TOO_MANY_FAULTS;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::source::{Source, Span};

/// More faults than these in the writing of one file help nobody, and each costs a search for its line.
const MOST: usize = 100;

/// Faults of one source, up to [`MOST`].
pub(super) struct Faults<'s> {
    pub(super) source: &'s Source,
    found: Vec<Diagnostic>,
    more: bool,
}

impl<'s> Faults<'s> {
    pub(super) fn new(source: &'s Source) -> Self {
        Self { source, found: Vec::new(), more: false }
    }

    pub(super) fn len(&self) -> usize {
        self.found.len()
    }

    /// Forgets what was found after there were `len` faults: the part is read again in another way.
    pub(super) fn truncate(&mut self, len: usize) {
        self.found.truncate(len);
    }

    pub(super) fn report(&mut self, fault: Diagnostic) {
        if self.found.len() < MOST {
            self.found.push(fault);
        } else {
            self.more = true;
        }
    }

    /// A fault that needs no value but its place.
    pub(super) fn at(&mut self, code: &'static Code, span: Span) {
        self.report_at(code, span, |fault| fault);
    }

    /// A fault at a span; `fill` gives it its values. Nothing is looked up when there are enough.
    pub(super) fn report_at(&mut self, code: &'static Code, span: Span, fill: impl FnOnce(Diagnostic) -> Diagnostic) {
        if self.found.len() < MOST {
            self.found.push(fill(Diagnostic::new(code, self.source.place(span))));
        } else {
            self.more = true;
        }
    }

    pub(super) fn hand_over(self, diagnostics: &mut Diagnostics) {
        for fault in self.found {
            diagnostics.report(fault);
        }
        if self.more {
            diagnostics.report(Diagnostic::new(&TOO_MANY_FAULTS, self.source.whole()).with("most", MOST));
        }
    }
}
