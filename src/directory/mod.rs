//! What check hands on: registries, rows, records, neighbours, tallies, pages.
//!
//! A directory cannot be wrong. Lists, feeds, site maps and facets take [`Row`]s; a facility's page takes the decoded
//! facility, its neighbours' rows, its area and the site, and nothing else. [`value`] reads any field of a facility by
//! its path in the field table, [`links`] knows where links lead.

#[cfg(test)]
pub(crate) mod example;
pub mod links;
mod neighbours;
mod supervision;
mod tallies;
pub mod vacancy;
pub mod value;

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

pub use neighbours::{Around, Neighbour, Neighbours};
pub use supervision::{Recorded, Supervision};

use crate::key::Key;
use crate::model::facility::{Facility, Room};
use crate::model::indicator::EditorNote;
use crate::model::page::{Guide, Notice, Page, PageHead, Policy};
use crate::model::site::{Column, Config, Kind, Named, Service, Site, Term, Watchword};
use crate::model::{
    Area, AreaId, Indicator, KindId, Phone, Point, Region, RowId, ServiceId, Township, TownshipId, Yuan,
};
use crate::record::{Records, day};
use crate::source::SitePath;
use crate::text::pinyin::Initial;
use crate::vocabulary::{Form, Ownership, Status, Unit};

/// The day, as an input.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Today {
    /// The real day in the site's time zone: decides future dates and `publish`.
    pub real: Date,
    /// The day from which ages, expiry and 过期 are reckoned: the real one, or on a `demo` site the newest `updated`
    /// not after it.
    pub reckoned: Date,
}

/// What a site fixes for itself, made before any entry is judged; ids are positions in these lists.
#[derive(Clone, Debug, Serialize)]
pub struct Registries {
    /// `book.toml`.
    pub config: Config,
    /// `site.yaml`.
    pub site: Site,
    /// What all areas share.
    pub region: Region,
    /// In the order of `areas.yaml`.
    pub areas: Vec<Area>,
    /// In the order of `areas.yaml`, area by area.
    pub townships: Vec<Township>,
    /// In the order of `kinds.yaml`.
    pub kinds: Vec<Kind>,
    /// In the order of `services.yaml`.
    pub services: Vec<Service>,
    /// From light to heavy.
    pub care_levels: Vec<Named>,
    /// From good to bad.
    pub credit_grades: Vec<String>,
    /// Benefits that guides describe.
    pub benefits: Vec<Named>,
    /// Columns of the site.
    pub columns: Vec<Column>,
    /// Words to be watched.
    pub watchwords: Vec<Watchword>,
    /// Boasting words, looked for in descriptions only.
    pub boasts: Vec<String>,
    /// Terms explained.
    pub glossary: Vec<Term>,
    /// Groups of words that mean the same, the documents' own first.
    pub synonyms: Vec<Vec<String>>,
    /// Local readings: a word and its syllables.
    pub readings: Vec<(String, Vec<String>)>,
    /// Ids that were used: id, day, and the id that stands for it now.
    pub retired: Vec<Retired>,
}

/// A picture or an attachment: which file of the site goes to which address.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct CopiedFile {
    /// Where it goes, from the root of the published site.
    pub to: String,
    /// Where it lies in the site's folder.
    pub from: SitePath,
}

/// An id that must not be used again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Retired {
    /// The id.
    pub id: String,
    /// When it ended.
    pub date: Date,
    /// Where its address leads now.
    pub instead: Option<String>,
}

/// Everything that is published, checked.
#[derive(Debug)]
pub struct Directory {
    /// The day.
    pub today: Today,
    /// What the site fixes.
    pub registries: Registries,
    /// All published facilities: open ones first (see [`Row::standing`]), closed ones last; then pinyin, then id.
    pub rows: Vec<Row>,
    /// The key of each row, at the same positions: with the same a list shows the same.
    pub row_keys: Vec<Key>,
    /// The key of all ids there are, with which of them are published: with the same one, links lead where they led.
    pub ids: Key,
    /// The same facilities whole, at the same positions.
    pub records: Records,
    /// Who lies around each row.
    pub around: Around,
    /// Counts.
    pub tallies: Tallies,
    /// What offices have recorded of listed facilities.
    pub supervision: Supervision,
    /// Newest first by publication, then slug.
    pub policies: Vec<Policy>,
    /// By slug.
    pub guides: Vec<Guide>,
    /// Newest first, then slug.
    pub notices: Vec<Notice>,
    /// By slug.
    pub pages: Vec<Page>,
    /// In the order of `indicators.yaml`, with the value computed from entries.
    pub indicators: Vec<(Indicator, Option<f64>)>,
    /// Figures of the plan that do not reconcile.
    pub notes: Vec<EditorNote>,
    /// Pictures and attachments, to be copied as they are.
    pub files: Vec<CopiedFile>,
    /// The first day on which the site would read otherwise without an edit.
    pub next_change: Option<Date>,
}

/// What lists need of a facility, some 200 bytes.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Row {
    /// Slug.
    pub id: Box<str>,
    /// Registered name.
    pub name: Box<str>,
    /// Pinyin without tones, for sorting.
    pub sort_key: Box<str>,
    /// Area of its folder.
    pub area: AreaId,
    /// Township or street.
    pub township: Option<TownshipId>,
    /// Its main kind.
    pub kind: KindId,
    /// Other kinds at the same place.
    pub also: Box<[KindId]>,
    /// What it offers.
    pub services: Box<[ServiceId]>,
    /// Whether it takes people in.
    pub status: Status,
    /// 公办 or 民办.
    pub ownership: Option<Ownership>,
    /// 普惠.
    pub inclusive: Option<bool>,
    /// Address as written.
    pub address: Box<str>,
    /// Where it lies.
    pub point: Option<Point>,
    /// The number to call first.
    pub phone: Option<Phone>,
    /// How many it can take.
    pub room: Option<Room>,
    /// The least one pays; see [`Floor`].
    pub floor: Option<Floor>,
    /// Ages in months, for nurseries.
    pub age_months: Option<(u8, u8)>,
    /// Forms of nursery care.
    pub forms: Box<[Form]>,
    /// Valid official grade.
    pub rating: Option<u8>,
    /// When the entry was last changed.
    #[serde(with = "day::option")]
    pub updated: Option<Date>,
    /// Whether its description leads to other pages of the site.
    pub leads: bool,
    /// The day its page or its diagnostics next change by themselves.
    #[serde(with = "day::option")]
    pub next_change: Option<Date>,
    /// Not published: stands in a preview only, marked there.
    pub draft: bool,
}

/// The least one pays for the usual thing: a month in care (bed + meals + lightest care), a meal, a visit.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Floor {
    /// The sum.
    pub amount: Yuan,
    /// By what it counts.
    pub unit: Unit,
}

/// Counts of listed facilities; a facility counts for its main kind and for each of `also`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Tallies {
    /// All listed facilities.
    pub all: u32,
    /// By area.
    pub areas: BTreeMap<AreaId, u32>,
    /// By area and kind.
    pub area_kinds: BTreeMap<(AreaId, KindId), u32>,
    /// By kind.
    pub kinds: BTreeMap<KindId, u32>,
    /// By township.
    pub townships: BTreeMap<TownshipId, u32>,
    /// By service.
    pub services: BTreeMap<ServiceId, u32>,
    /// By initial letter of the pinyin.
    pub initials: BTreeMap<Initial, u32>,
}

impl Registries {
    /// The area of an id.
    pub fn area(&self, id: AreaId) -> &Area {
        &self.areas[id.index()]
    }

    /// The township of an id.
    pub fn township(&self, id: TownshipId) -> &Township {
        &self.townships[id.index()]
    }

    /// The kind of an id.
    pub fn kind(&self, id: KindId) -> &Kind {
        &self.kinds[id.index()]
    }

    /// The service of an id.
    pub fn service(&self, id: ServiceId) -> &Service {
        &self.services[id.index()]
    }

    /// The area with this slug.
    pub fn find_area(&self, slug: &str) -> Option<AreaId> {
        self.areas.iter().position(|area| area.slug == slug).map(AreaId::new)
    }

    /// All areas with their ids.
    pub fn each_area(&self) -> impl Iterator<Item = (AreaId, &Area)> {
        self.areas.iter().enumerate().map(|(position, area)| (AreaId::new(position), area))
    }

    /// All kinds with their ids.
    pub fn each_kind(&self) -> impl Iterator<Item = (KindId, &Kind)> {
        self.kinds.iter().enumerate().map(|(position, kind)| (KindId::new(position), kind))
    }

    /// All services with their ids.
    pub fn each_service(&self) -> impl Iterator<Item = (ServiceId, &Service)> {
        self.services.iter().enumerate().map(|(position, service)| (ServiceId::new(position), service))
    }

    /// The townships of an area with their ids.
    pub fn townships_of(&self, area: AreaId) -> impl Iterator<Item = (TownshipId, &Township)> {
        self.townships
            .iter()
            .enumerate()
            .filter(move |(_, township)| township.area == area)
            .map(|(position, township)| (TownshipId::new(position), township))
    }
}

/// How a facility stands in lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    /// Takes people in: operating or on trial.
    Open,
    /// Does not now, but did or will: paused or planned.
    Waiting,
    /// Keeps its page only.
    Closed,
}

impl Row {
    /// What lists are sorted by first.
    pub const fn standing(&self) -> Standing {
        match self.status {
            Status::Operating | Status::Trial => Standing::Open,
            Status::Paused | Status::Planned => Standing::Waiting,
            Status::Closed => Standing::Closed,
        }
    }

    /// Whether it takes people in now.
    pub fn is_open(&self) -> bool {
        self.standing() == Standing::Open
    }

    /// Whether it stands in lists: a closed one keeps its page only.
    pub fn is_listed(&self) -> bool {
        self.standing() != Standing::Closed
    }
}

impl Directory {
    /// The row of an id.
    pub fn row(&self, id: RowId) -> &Row {
        &self.rows[id.index()]
    }

    /// The facility of a row, decoded.
    pub fn facility(&self, id: RowId) -> Facility {
        self.records.facility(id)
    }

    /// Rows that stand in lists, in order: every status but closed.
    pub fn listed(&self) -> impl Iterator<Item = (RowId, &Row)> {
        self.rows
            .iter()
            .enumerate()
            .filter(|(_, row)| row.is_listed())
            .map(|(position, row)| (RowId::new(position), row))
    }

    /// The heads of all written pages: policies, guides, notices, then texts about the site.
    pub fn heads(&self) -> impl Iterator<Item = &PageHead> {
        let policies = self.policies.iter().map(|policy| &policy.head);
        let guides = self.guides.iter().map(|guide| &guide.head);
        let notices = self.notices.iter().map(|notice| &notice.head);
        policies.chain(guides).chain(notices).chain(self.pages.iter().map(|page| &page.head))
    }
}
