//! A county's list of filed institutions is to be brought up to date every twenty working days
//! (养老服务领域基层政务公开标准目录). Holidays are not known, so that it warns too early rather than too late.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::{Matter, Standing, What};
use crate::directory::Directory;
use crate::model::workdays::working_days;
use crate::model::{AreaId, RowId};
use crate::vocabulary::{FILING_LIST_WORKING_DAYS, FilingState};

pub(super) fn matters(directory: &Directory, last: Date) -> Vec<Matter> {
    let mut newest: BTreeMap<AreaId, Date> = BTreeMap::new();
    for (position, row) in directory.rows.iter().enumerate().filter(|(_, row)| row.is_listed() && !row.draft) {
        // Records are decoded only where a day could count.
        let Some(updated) = row.updated.filter(|day| newest.get(&row.area).is_none_or(|known| day > known)) else {
            continue;
        };
        let filing = directory.facility(RowId::new(position)).filing;
        if filing.is_some_and(|filing| filing.state == FilingState::Filed) {
            newest.insert(row.area, updated);
        }
    }
    let today = directory.today.reckoned;
    let mut matters = Vec::new();
    for (area, newest) in newest {
        let (now, then) = (working_days(newest, today), working_days(newest, last.max(today)));
        let (standing, days) = match () {
            () if now > FILING_LIST_WORKING_DAYS => (Standing::Overdue, now),
            () if then > FILING_LIST_WORKING_DAYS => (Standing::Soon, then),
            () => continue,
        };
        let what = What::FilingList { newest, days };
        matters.push(Matter { standing, area: Some(area), whom: None, what, place: None });
    }
    matters
}
