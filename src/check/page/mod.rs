//! One written page: its draft, the registries and the day to a page of the model and faults; and what only all pages
//! together show is left to [`pages`].

mod body;
mod head;
mod join;
mod parts;
mod wording;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

pub(super) use join::dead_link;
pub use join::{Pages, WrittenPages, pages};

use super::reader::{Faults, Reader};
use crate::diagnostic::Diagnostics;
use crate::directory::{CopiedFile, Registries, Today};
use crate::draft::Draft;
use crate::field::FileKind;
use crate::model::page::{PageHead, PageRef};
use crate::model::{Guide, Notice, Page, Policy};
use crate::source::Place;

/// What written pages are judged by.
#[derive(Clone, Copy, Debug)]
pub struct Judge<'a> {
    /// What the site fixes.
    pub registries: &'a Registries,
    /// The day.
    pub today: Today,
    /// Size of each file in the folders named like pages, by its path in the site, such as
    /// `content/policies/plan/text.pdf`.
    pub files: &'a std::collections::BTreeMap<&'a str, u64>,
}

/// What became of one page's file.
#[derive(Debug)]
pub struct PageResult {
    /// The page; `None` when something it cannot do without could not be read.
    pub page: Option<CheckedPage>,
    /// Its faults; all of them warnings when it is not published.
    pub diagnostics: Diagnostics,
}

/// A page that is right in itself.
#[derive(Debug, Serialize, Deserialize)]
pub struct CheckedPage {
    pub(super) page: Written,
    /// References to other pages, with where they stand.
    pub(super) refs: Vec<Reference>,
    /// Links of its text, with where they stand.
    pub(super) links: Vec<(String, Place)>,
    /// Attachments and pictures.
    pub(super) files: Vec<CopiedFile>,
    /// Where its address is written, or its head.
    pub(super) at: Place,
    /// The next day on which it reads otherwise without an edit.
    pub(super) next_change: Option<Date>,
}

/// A page of one of the four folders.
#[derive(Debug, Serialize, Deserialize)]
pub(super) enum Written {
    Policy(Box<Policy>),
    Guide(Box<Guide>),
    Notice(Box<Notice>),
    Page(Box<Page>),
}

/// A reference to another page.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Reference {
    pub(super) to: PageRef,
    pub(super) at: Place,
    /// Whether it says that this page explains or is replaced by the other: then it cannot be itself.
    pub(super) other: bool,
}

impl Written {
    pub(super) const fn head(&self) -> &PageHead {
        match self {
            Self::Policy(policy) => &policy.head,
            Self::Guide(guide) => &guide.head,
            Self::Notice(notice) => &notice.head,
            Self::Page(page) => &page.head,
        }
    }

    /// The day of its newest version; `None` where none is written.
    pub(super) fn dated(&self) -> Option<Date> {
        match self {
            Self::Policy(policy) => Some(policy.published_at.date()),
            Self::Guide(guide) => guide.updated.max(guide.published_at.map(jiff::civil::DateTime::date)),
            Self::Notice(notice) => Some(notice.published_at.date()),
            Self::Page(page) => page.updated,
        }
    }
}

/// Judges one file of `policies`, `guides`, `notices` or `pages`.
pub fn page(draft: &Draft, judge: Judge<'_>) -> PageResult {
    let faults = Faults::new(&draft.source);
    let mut due = Vec::new();
    let mut refs = Vec::new();
    let page = Reader::file(draft, &faults, |reader| {
        let parts = parts::Parts { reader, judge, refs: &mut refs, due: &mut due };
        match draft.kind {
            FileKind::Policy => parts.policy(draft).map(Box::new).map(Written::Policy),
            FileKind::Guide => parts.guide(draft).map(Box::new).map(Written::Guide),
            FileKind::Notice => parts.notice(draft).map(Box::new).map(Written::Notice),
            _ => parts.page(draft).map(Box::new).map(Written::Page),
        }
    });
    let hidden = head::is_hidden(draft, judge.today);
    let body = body::body(draft, judge, &faults, page.as_ref().map(Written::head));
    wording::wording(draft, &judge.registries.watchwords, &faults);
    let mut diagnostics = faults.into_found();
    if hidden {
        diagnostics.soften();
    }
    let at = draft.root.peek("slug").or_else(|| draft.root.peek("title"));
    let at = at.map_or_else(|| draft.source.whole(), |entry| draft.place(entry.value.span()));
    let next_change = due.into_iter().filter(|&day| day > judge.today.real).min();
    let page = page.map(|page| CheckedPage { page, refs, links: body.links, files: body.files, at, next_change });
    PageResult { page, diagnostics }
}
