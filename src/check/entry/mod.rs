//! One entry: its draft, the registries and the day to a row, a record and faults. Pure, so that a result can be kept
//! until one of those changes; asks nothing about other entries.

mod context;
mod due;
mod floor;
mod parts;
mod read;
pub(super) mod row;
mod subject;
pub(super) mod texts;

pub use context::{Availability, Beside, Context};
pub(crate) use due::Due;
pub(crate) use subject::{Subject, item_span, said};

use jiff::civil::Date;

use read::Read;

use super::reader::Faults;
use super::rule;
use super::trace::Entry;
use crate::diagnostic::Diagnostics;
use crate::draft::Draft;

/// What became of an entry.
#[derive(Debug)]
pub struct EntryResult {
    /// Whether it is published today.
    pub publication: Publication,
    /// The entry; `None` when its area, name, kind or address could not be read. With errors among the diagnostics it
    /// is there for rules across the site, but must not be published.
    pub entry: Option<Box<Entry>>,
    /// Its faults, in order; all of them warnings when it is hidden.
    pub diagnostics: Diagnostics,
    /// The next day on which its row, its page or its diagnostics change without an edit.
    pub next_change: Option<Date>,
}

/// Whether an entry is published today.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Publication {
    /// It is.
    Published,
    /// `publish: no`, or a day that has not come: it stands in a preview only.
    Hidden,
}

/// Judges one entry, `facilities/<area>/<id>.yaml`.
pub fn entry(draft: &Draft, context: &Context<'_>, beside: &Beside<'_>) -> EntryResult {
    let faults = Faults::new(&draft.source);
    let read = read::read(draft, context, beside, &faults);
    let Read { mut facility, items, kind, publication, publish_on, whole } = read;
    let due = Due::new(context.today(), context.registries().config.demo);
    let texts = texts::texts(draft);
    let watched = |written: &&texts::Written<'_>| !written.quotes() && context.may_watch(&written.scalar.text);
    rule::entry::run(&Subject {
        draft,
        watched: texts.iter().filter(watched).copied().collect(),
        texts,
        context,
        beside,
        faults: &faults,
        facility: &facility,
        items: &items,
        kind,
        due: &due,
    });
    if let Some(day) = publish_on {
        due.on(day);
    }
    due.of_facility(&facility);
    let next_change = due.next();
    facility.inspections.sort_by_key(|one| std::cmp::Reverse(one.date));
    facility.penalties.sort_by_key(|one| std::cmp::Reverse(one.date));

    let mut diagnostics = faults.into_found();
    diagnostics.sort();
    if publication == Publication::Hidden {
        diagnostics.soften();
    }
    let entry = whole.then(|| row::entry(draft, &facility, context, publication, next_change));
    EntryResult { publication, entry, diagnostics, next_change }
}
