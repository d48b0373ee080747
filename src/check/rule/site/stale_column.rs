//! `stale-column`: a column whose newest content is older than it promises (应更新未更新, 国办秘函〔2019〕19号).

use super::Across;
use crate::check::fault::{SiteFault, Spot};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::catalogue::site::STALE_COLUMN;

pub(super) fn find(across: Across<'_>, found: &mut Vec<SiteFault>) {
    for (id, newest) in across.columns() {
        let column = &across.registries.columns[id.index()];
        let (Some(limit), Some(newest)) = (column.max_age_days, newest) else { continue };
        let days = (across.today.reckoned - newest).get_days();
        if days > i32::from(limit) {
            let fault = Diagnostic::new(&STALE_COLUMN, None)
                .with("name", column.name.as_str())
                .with("date", newest)
                .with("days", days)
                .with("limit", limit);
            found.push(SiteFault::new(fault, Spot::words(&across.site_file(), "columns", &column.name)));
        }
    }
}
