//! `page-unknown`, `page-itself` and `link-unpublished`: references between pages, and the plan that `site.yaml` names.

use super::Across;
use crate::check::fault::{SiteFault, Spot};

pub(super) fn find(across: Across<'_>, found: &mut Vec<SiteFault>) {
    if let Some(fault) = across.registries.site.plan.as_ref().and_then(|plan| across.pages.unknown(plan)) {
        found.push(SiteFault::new(fault, Spot::field(&across.site_file(), "plan")));
    }
    found.extend(across.pages.references_astray().into_iter().map(SiteFault::from));
}
