//! An address that names another county than the folder.

use crate::check::entry::Subject;
use crate::diagnostic::catalogue::entry::ADDRESS_NAMES_OTHER_COUNTY;
use crate::model::AreaId;
use crate::text::han::has_han;

pub(super) fn check(subject: &Subject<'_>) {
    let registries = subject.context.registries();
    let address = subject.facility.address.as_str();
    let Some(here) = subject.area() else { return };
    let own = registries.area(here);
    // A zone lies within a county, and an address may name either.
    let kin = |id: AreaId| id == here || own.within == Some(id) || registries.area(id).within == Some(here);
    if registries.each_area().any(|(id, area)| kin(id) && address.contains(&area.name)) {
        return;
    }
    let other = registries.each_area().find(|(id, area)| !kin(*id) && names_place(address, &area.name));
    if let Some((_, there)) = other {
        let fault = subject.fault(&ADDRESS_NAMES_OTHER_COUNTY, "address");
        let folder = format!("{}/{}", registries.config.facilities, there.slug);
        subject.report(fault.with("there", there.name.as_str()).with("here", own.name.as_str()).with("folder", folder));
    }
}

/// Whether an address names a county as a place; many a street is named after one. In letters a name is no sign at all:
/// `12 York Road` may lie anywhere.
fn names_place(address: &str, name: &str) -> bool {
    has_han(name)
        && address.match_indices(name).any(|(start, _)| {
            let rest = &address[start + name.len()..];
            !["路", "街", "大道", "巷", "大街"].iter().any(|sign| rest.starts_with(sign))
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn streets_and_names_in_letters_are_no_places() {
        assert!(names_place("甲县东街道1号", "甲县"));
        assert!(!names_place("乙县甲县路1号", "甲县"));
        assert!(!names_place("12 York Street, Leeds", "York"));
    }
}
