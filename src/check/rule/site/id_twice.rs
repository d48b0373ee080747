//! `id-twice`: addresses of facilities do not name the area, so an id stands once in the whole site.

use super::Across;
use super::group::alike;
use crate::check::fault::{SiteFault, Spot};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::catalogue::site::ID_TWICE;

pub(super) fn find(across: Across<'_>, found: &mut Vec<SiteFault>) {
    let all = across.entries.rows.iter().zip(&across.entries.traces);
    for mut group in alike(all, |(row, _)| Some(&row.id)) {
        group.sort_by_key(|(_, trace)| &trace.file);
        let (_, first) = group[0];
        for &(row, trace) in &group[1..] {
            let fault = Diagnostic::new(&ID_TWICE, None)
                .with("id", &*row.id)
                .with("area", across.registries.area(row.area).slug.as_str())
                .with("other", first.file.as_str());
            found.push(SiteFault::new(fault, Spot::whole(&trace.file)).related([Spot::whole(&first.file)]));
        }
    }
}
