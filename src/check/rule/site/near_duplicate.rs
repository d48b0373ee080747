//! `near-duplicate`: one kind, one address, and one name contained in the other.

use super::Across;
use super::group::alike;
use crate::check::fault::{SiteFault, Spot};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::catalogue::site::NEAR_DUPLICATE;
use crate::text::fold::fold;

/// Entries of one address that are compared with each other; where there are more, the address is no address.
const COMPARED: usize = 50;

pub(super) fn find(across: Across<'_>, found: &mut Vec<SiteFault>) {
    for group in alike(across.listed(), |(row, trace)| Some((row.area, trace.address, row.kind))) {
        if group.len() > COMPARED {
            continue;
        }
        let names: Vec<String> = group.iter().map(|(row, _)| fold(&row.name)).collect();
        for (later, &(row, trace)) in group.iter().enumerate().skip(1) {
            let name = &names[later];
            let alike = |other: &String| {
                // Equal names are for `name-twice`.
                let (short, long) = if other.len() < name.len() { (other, name) } else { (name, other) };
                short.len() < long.len() && !short.is_empty() && long.contains(short.as_str())
            };
            if let Some(earlier) = names[..later].iter().position(alike) {
                let (first, beside) = group[earlier];
                let fault = Diagnostic::new(&NEAR_DUPLICATE, None).with("name", &*row.name).with("other", &*first.name);
                let other = Spot::field(&beside.file, "name");
                found.push(SiteFault::new(fault, Spot::field(&trace.file, "name")).related([other]));
            }
        }
    }
}
