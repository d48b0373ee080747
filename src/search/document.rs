//! What can be found, and in which order documents stand: facilities, policies, guides, notices, pages and goals.
//!
//! The order makes lists of the index short (neighbours share area, kind and length of name) and is the last rule by
//! which hits are sorted: what holds before what is closed or lapsed, then by sort, area, kind, length of name, township.

use rayon::prelude::*;

use crate::address::{Address, Section};
use crate::directory::{Directory, Row};
use crate::model::page::{Guide, PageHead, Policy};
use crate::model::{AreaId, Indicator, KindId, Point, RowId, TownshipId};
use crate::text::cut;
use crate::vocabulary::{Status, Validity};

/// What sort of thing a document is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sort {
    /// A facility.
    Facility,
    /// A policy.
    Policy,
    /// A guide.
    Guide,
    /// A notice.
    Notice,
    /// Another page.
    Page,
    /// A goal of the plan.
    Indicator,
}

impl Sort {
    /// All sorts, in the order of documents.
    pub const ALL: [Self; 6] = [Self::Facility, Self::Policy, Self::Guide, Self::Notice, Self::Page, Self::Indicator];

    /// As hits carry it: `facility`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Facility => "facility",
            Self::Policy => "policy",
            Self::Guide => "guide",
            Self::Notice => "notice",
            Self::Page => "page",
            Self::Indicator => "indicator",
        }
    }

    /// The address of a document's page, by what its card has as its id.
    pub(super) fn address(self, id: &str) -> Option<Address> {
        let section = match self {
            Self::Facility => return Some(Address::facility(&id.parse().ok()?)),
            Self::Indicator => return Some(Address::indicators()),
            Self::Policy => Section::Policy,
            Self::Guide => Section::Guide,
            Self::Notice => Section::Notice,
            Self::Page => Section::Page,
        };
        Some(Address::entry(section, &id.parse().ok()?))
    }
}

/// A document's place: everything by which documents are sorted and counted without reading them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// Closed or lapsed: after all others.
    pub past: bool,
    /// What sort of thing it is.
    pub sort: Sort,
    /// The area of a facility.
    pub area: Option<AreaId>,
    /// The main kind of a facility.
    pub kind: Option<KindId>,
    /// Characters of its title.
    length: u32,
    /// The township of a facility.
    pub township: Option<TownshipId>,
    /// Its position among those of its sort.
    position: u32,
}

/// A document, as the site has it.
#[derive(Clone, Copy, Debug)]
pub(super) enum Document<'a> {
    /// A facility, and where it stands among the directory's rows.
    Facility(RowId, &'a Row),
    /// A policy.
    Policy(&'a Policy),
    /// A guide.
    Guide(&'a Guide),
    /// A notice or another page, which have a head alone.
    Page(&'a PageHead),
    /// A goal of the plan.
    Indicator(&'a Indicator),
}

impl<'a> Document<'a> {
    /// The head of what is written as a page.
    pub(super) fn head(self) -> Option<&'a PageHead> {
        match self {
            Self::Policy(policy) => Some(&policy.head),
            Self::Guide(guide) => Some(&guide.head),
            Self::Page(head) => Some(head),
            Self::Facility(..) | Self::Indicator(_) => None,
        }
    }
}

/// The documents of a directory, in order.
#[derive(Debug)]
pub struct Documents<'a> {
    /// What they are the documents of.
    pub directory: &'a Directory,
    /// Where each stands.
    pub places: Vec<Place>,
}

impl<'a> Documents<'a> {
    /// Sorts what a directory publishes.
    pub fn new(directory: &'a Directory) -> Self {
        let mut places: Vec<Place> =
            directory.rows.par_iter().enumerate().map(|(at, row)| facility_place(at, row)).collect();
        let today = directory.today.reckoned;
        let mut page = |sort, position: usize, past| {
            let position = u32::try_from(position).unwrap_or(u32::MAX);
            places.push(Place { past, sort, area: None, kind: None, length: 0, township: None, position });
        };
        for (at, policy) in directory.policies.iter().enumerate() {
            let validity = policy.validity_on(today);
            page(Sort::Policy, at, matches!(validity, Validity::Lapsed | Validity::Repealed));
        }
        (0..directory.guides.len()).for_each(|at| page(Sort::Guide, at, false));
        for (at, notice) in directory.notices.iter().enumerate() {
            page(Sort::Notice, at, notice.expires_on.is_some_and(|last| last < today));
        }
        (0..directory.pages.len()).for_each(|at| page(Sort::Page, at, false));
        (0..directory.indicators.len()).for_each(|at| page(Sort::Indicator, at, false));
        places.par_sort_unstable();
        Self { directory, places }
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.places.len()
    }

    /// Whether there is nothing to be found.
    pub fn is_empty(&self) -> bool {
        self.places.is_empty()
    }

    /// How many of a sort there are.
    pub fn count(&self, sort: Sort) -> usize {
        self.places.iter().filter(|place| place.sort == sort).count()
    }

    /// The document at a place in the order.
    pub(super) fn get(&self, at: usize) -> Document<'a> {
        let (directory, place) = (self.directory, &self.places[at]);
        let position = place.position as usize;
        match place.sort {
            Sort::Facility => Document::Facility(RowId::new(position), &directory.rows[position]),
            Sort::Policy => Document::Policy(&directory.policies[position]),
            Sort::Guide => Document::Guide(&directory.guides[position]),
            Sort::Notice => Document::Page(&directory.notices[position].head),
            Sort::Page => Document::Page(&directory.pages[position].head),
            Sort::Indicator => Document::Indicator(&directory.indicators[position].0),
        }
    }

    /// A facility's row; `None` for any other document.
    pub(super) fn row(&self, at: usize) -> Option<&'a Row> {
        if let Document::Facility(_, row) = self.get(at) { Some(row) } else { None }
    }

    /// The id by which a document is known among those of its sort.
    pub fn id(&self, at: usize) -> &'a str {
        match self.get(at) {
            Document::Facility(_, row) => &row.id,
            Document::Indicator(indicator) => &indicator.code,
            page => page.head().map_or("", |head| &head.at.slug),
        }
    }

    /// Where a facility lies.
    pub fn point(&self, at: usize) -> Option<Point> {
        self.row(at)?.point
    }
}

/// The length of a name that is sorted by, in characters of its cut form.
fn facility_place(position: usize, row: &Row) -> Place {
    Place {
        past: row.status == Status::Closed,
        sort: Sort::Facility,
        area: Some(row.area),
        kind: Some(row.kind),
        length: u32::try_from(row.name.chars().filter(|&character| cut::script(character).is_some()).count())
            .unwrap_or(u32::MAX),
        township: row.township,
        position: u32::try_from(position).unwrap_or(u32::MAX),
    }
}
