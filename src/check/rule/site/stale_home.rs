//! `stale-home`: a home page without a change in two weeks fails an inspection (国办秘函〔2019〕19号).

use super::Across;
use crate::check::fault::{SiteFault, Spot};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::catalogue::site::STALE_HOME;
use crate::vocabulary::HOME_DAYS;

pub(super) fn find(across: Across<'_>, found: &mut Vec<SiteFault>) {
    // A site without any date says so at each of its entries.
    let Some(newest) = across.newest() else { return };
    let days = (across.today.reckoned - newest).get_days();
    if i64::from(days) > HOME_DAYS {
        let fault = Diagnostic::new(&STALE_HOME, None).with("date", newest).with("days", days).with("limit", HOME_DAYS);
        found.push(SiteFault::new(fault, Spot::whole(&across.site_file())));
    }
}
