//! `shared-point`: several addresses on one point; mostly the seat of the county was taken for all of them.

use std::collections::BTreeSet;

use super::Across;
use super::group::{One, alike, names, others};
use crate::check::fault::{SiteFault, Spot};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::catalogue::site::SHARED_POINT as CODE;
use crate::vocabulary::SHARED_POINT;

pub(super) fn find(across: Across<'_>, found: &mut Vec<SiteFault>) {
    for group in alike(across.listed(), |(row, _)| row.point) {
        let mut addresses = BTreeSet::new();
        let apart: Vec<One<'_>> = group.into_iter().filter(|(_, trace)| addresses.insert(trace.address)).collect();
        if apart.len() < SHARED_POINT {
            continue;
        }
        let (_, trace) = apart[0];
        let fault = Diagnostic::new(&CODE, None).with("count", apart.len()).with("names", names(&apart));
        let at = Spot::field(&trace.file, "location");
        found.push(SiteFault::new(fault, at).related(others(&apart, "location")));
    }
}
