//! What offices have recorded of facilities, counted: filings, inspections and penalties, which the catalogue of what
//! must be public asks for.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::Row;
use crate::model::{AreaId, Facility};
use crate::record::day;
use crate::vocabulary::FilingState;

/// What is recorded of one facility.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Recorded {
    filed: bool,
    #[serde(with = "day::option")]
    filing: Option<Date>,
    /// Only penalties that may be shown.
    penalties: u32,
    #[serde(with = "day::option")]
    newest_penalty: Option<Date>,
    inspections: u32,
    #[serde(with = "day::option")]
    newest_inspection: Option<Date>,
}

impl Recorded {
    /// What a facility says of itself; the day decides which penalties may be shown.
    pub fn of(facility: &Facility, today: Date) -> Self {
        let filing = facility.filing.as_ref().filter(|filing| filing.state == FilingState::Filed);
        let penalties = || facility.penalties.iter().filter(|penalty| penalty.is_public(today));
        Self {
            filed: filing.is_some(),
            filing: filing.and_then(|filing| filing.date),
            penalties: count(penalties()),
            newest_penalty: penalties().map(|penalty| penalty.date).max(),
            inspections: count(facility.inspections.iter()),
            newest_inspection: facility.inspections.iter().map(|inspection| inspection.date).max(),
        }
    }
}

fn count<T>(all: impl Iterator<Item = T>) -> u32 {
    u32::try_from(all.count()).unwrap_or(u32::MAX)
}

/// What is recorded of all listed facilities.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Supervision {
    /// How many of each area are filed.
    pub filed: BTreeMap<AreaId, u32>,
    /// The day of the newest filing.
    pub newest_filing: Option<Date>,
    /// How many penalties may be shown.
    pub penalties: u32,
    /// The day of the newest of them.
    pub newest_penalty: Option<Date>,
    /// How many inspections there were.
    pub inspections: u32,
    /// The day of the newest of them.
    pub newest_inspection: Option<Date>,
}

impl Supervision {
    /// Counts what is recorded of the rows that stand in lists.
    pub fn of<'a>(recorded: impl IntoIterator<Item = (&'a Row, &'a Recorded)>) -> Self {
        let mut all = Self::default();
        for (row, one) in recorded.into_iter().filter(|(row, _)| row.is_listed()) {
            if one.filed {
                *all.filed.entry(row.area).or_default() += 1;
                all.newest_filing = all.newest_filing.max(one.filing);
            }
            all.penalties += one.penalties;
            all.newest_penalty = all.newest_penalty.max(one.newest_penalty);
            all.inspections += one.inspections;
            all.newest_inspection = all.newest_inspection.max(one.newest_inspection);
        }
        all
    }
}
