//! Values that may stand once in a list: codes, names, addresses.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use crate::check::reader::Faults;
use crate::diagnostic::Code;
use crate::source::Span;
use crate::text::width::clip;

/// Characters of the author's words that a sentence repeats.
const QUOTED: usize = 40;

/// What was written so far, with where it stands. Two values that fold to one count as the same.
#[derive(Debug)]
pub(in crate::check) struct Once<'a> {
    faults: &'a Faults<'a>,
    code: &'static Code,
    seen: HashMap<String, (String, Span)>,
}

impl<'a> Once<'a> {
    /// Values of one sort; a second one of the same is reported under `code`, which names `{value}`, `{other}` and
    /// `{line}`.
    pub(in crate::check) fn new(faults: &'a Faults<'a>, code: &'static Code) -> Self {
        Self { faults, code, seen: HashMap::new() }
    }

    /// Takes a value under a key that must be its own; `false` and a fault when the key is taken.
    pub(in crate::check) fn claim(&mut self, key: impl Into<String>, value: &str, span: Span) -> bool {
        match self.seen.entry(key.into()) {
            Entry::Vacant(free) => {
                free.insert((value.to_owned(), span));
                true
            }
            Entry::Occupied(taken) => {
                let (other, first) = taken.get();
                let first = self.faults.place(*first);
                self.faults.report(
                    self.faults
                        .at(self.code, span)
                        .with("value", clip(value, QUOTED))
                        .with("other", clip(other, QUOTED))
                        .with("line", first.line().unwrap_or(1))
                        .related(first),
                );
                false
            }
        }
    }
}
