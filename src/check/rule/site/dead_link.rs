//! `dead-link`, `dead-heading` and `link-unpublished`: links of pages and of descriptions.

use super::Across;
use crate::check::fault::{SiteFault, Spot};
use crate::check::page::dead_link;
use crate::directory::links::{Lead, Links, Origin};

pub(super) fn find(across: Across<'_>, links: &Links<'_>, found: &mut Vec<SiteFault>) {
    found.extend(across.pages.links_astray(links).into_iter().map(SiteFault::from));
    for (row, trace) in across.entries.rows.iter().zip(&across.entries.traces).filter(|(row, _)| !row.draft) {
        for written in &trace.links {
            if let Lead::Nowhere(dead) = links.resolve(Origin { file: &trace.file, draft: row.draft }, written) {
                let at = Spot::words(&trace.file, "description", written);
                found.push(SiteFault::new(dead_link(dead, written, None), at));
            }
        }
    }
}
