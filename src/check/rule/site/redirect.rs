//! `redirect-taken` and `redirect-astray`: an old address must be free, and must lead to a page. The address of a
//! retired id leads to an entry that is published.

use super::Across;
use crate::check::fault::{SiteFault, Spot};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::catalogue::page::LINK_UNPUBLISHED;
use crate::diagnostic::catalogue::site::{REDIRECT_ASTRAY, REDIRECT_TAKEN};
use crate::directory::links::{Lead, Links, Origin};
use crate::source::SitePath;

pub(super) fn find(across: Across<'_>, links: &Links<'_>, found: &mut Vec<SiteFault>) {
    let file = across.site_file();
    for redirect in &across.registries.site.redirects {
        let spot = |path: &str| Spot::words(&file, "redirects", path.trim_end_matches('/'));
        if links.address(&redirect.from).is_some() {
            let fault = Diagnostic::new(&REDIRECT_TAKEN, None).with("from", redirect.from.as_str());
            found.push(SiteFault::new(fault, spot(&redirect.from)));
        }
        let to = format!("/{}", redirect.to);
        if matches!(links.resolve(Origin { file: &file, draft: false }, &to), Lead::Nowhere(_)) {
            let fault = Diagnostic::new(&REDIRECT_ASTRAY, None).with("from", redirect.from.as_str());
            found.push(SiteFault::new(fault.with("to", redirect.to.as_str()), spot(&redirect.to)));
        }
    }
    let hidden = &across.entries.hidden;
    for instead in across.registries.retired.iter().filter_map(|retired| retired.instead.as_deref()) {
        if hidden.iter().any(|id| **id == *instead) {
            let table = SitePath::new(format!("{}/retired.csv", across.registries.config.facilities));
            let fault = Diagnostic::new(&LINK_UNPUBLISHED, None).with("value", instead);
            found.push(SiteFault::new(fault, Spot::whole(&table)));
        }
    }
}
