//! `uscc-twice`: a code belongs to one body. One body at one address may run several kinds, and may have branches of
//! its own name.

use super::Across;
use super::group::{alike, names, others};
use crate::check::fault::{SiteFault, Spot};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::catalogue::site::USCC_TWICE;

pub(super) fn find(across: Across<'_>, found: &mut Vec<SiteFault>) {
    for group in alike(across.listed(), |(_, trace)| trace.uscc) {
        let (_, first) = group[0];
        let Some(uscc) = first.uscc else { continue };
        let apart = group.iter().any(|(_, trace)| trace.name != first.name && trace.address != first.address);
        if apart {
            let fault = Diagnostic::new(&USCC_TWICE, None)
                .with("uscc", uscc.as_str())
                .with("count", group.len())
                .with("names", names(&group));
            found.push(SiteFault::new(fault, Spot::field(&first.file, "uscc")).related(others(&group, "uscc")));
        }
    }
}
