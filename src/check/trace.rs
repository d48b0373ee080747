//! What rules across the site need of an entry beyond its row, and an entry as it is handed on.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::measure::Share;
use crate::directory::{Recorded, Row};
use crate::key::Key;
use crate::model::Uscc;
use crate::model::facility::{Facility, SourceKey};
use crate::record::Record;
use crate::source::SitePath;
use crate::text::fold::fold;

/// One entry that is published: what lists need, the whole of it encoded, and its trace.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Entry {
    /// What lists need.
    pub row: Row,
    /// The key of the row.
    pub row_key: Key,
    /// The whole of it.
    pub record: Record,
    /// What rules across the site need.
    pub trace: Trace,
}

/// What rules across the site need of an entry beyond its row. Kept until those rules have run.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Trace {
    /// The file it was written in.
    pub file: SitePath,
    /// The name without what spellings differ in: equal prints mean equal names.
    pub name: Print,
    /// The address without what spellings differ in.
    pub address: Print,
    /// 统一社会信用代码 of the facility itself.
    pub uscc: Option<Uscc>,
    /// Its keys in the lists it was imported from.
    pub source_keys: Box<[SourceKey]>,
    /// Where links of its description lead when they stay on the site, as written.
    pub links: Box<[Box<str>]>,
    /// What it adds to the indicators that are computed.
    pub shares: Box<[Share]>,
    /// What offices have recorded of it.
    pub recorded: Recorded,
}

impl Trace {
    /// The trace of a facility; `links` are the targets of its description's links, as written. Links to other hosts
    /// are left out here. The day decides which penalties may be shown.
    pub fn of(
        file: SitePath,
        facility: &Facility,
        links: impl IntoIterator<Item = String>,
        shares: Box<[Share]>,
        today: Date,
    ) -> Self {
        Self {
            file,
            name: Print::of(&facility.name),
            address: Print::of(&facility.address),
            uscc: facility.uscc,
            source_keys: facility.source_keys.clone().into(),
            links: links.into_iter().map(Into::into).collect(),
            shares,
            recorded: Recorded::of(facility, today),
        }
    }
}

/// A short stand-in for a folded text (64 bits of its hash), the same in every run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Print(u64);

impl Print {
    /// The print of a text.
    pub fn of(text: &str) -> Self {
        let hash = blake3::hash(fold(text).as_bytes());
        let mut first = [0; 8];
        first.copy_from_slice(&hash.as_bytes()[..8]);
        Self(u64::from_le_bytes(first))
    }
}
