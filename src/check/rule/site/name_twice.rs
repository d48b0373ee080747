//! `name-twice`: two entries of one name in an area are mostly one facility that was entered twice.

use super::Across;
use super::group::{alike, others};
use crate::check::fault::{SiteFault, Spot};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::catalogue::site::NAME_TWICE;

pub(super) fn find(across: Across<'_>, found: &mut Vec<SiteFault>) {
    for group in alike(across.listed(), |(row, trace)| Some((row.area, trace.name))) {
        let (row, trace) = group[0];
        let fault = Diagnostic::new(&NAME_TWICE, None)
            .with("name", &*row.name)
            .with("area", across.registries.area(row.area).name.as_str())
            .with("count", group.len());
        found.push(SiteFault::new(fault, Spot::field(&trace.file, "name")).related(others(&group, "name")));
    }
}
