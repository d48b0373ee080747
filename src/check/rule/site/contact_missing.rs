//! `contact-missing`: each area's page says whom to ask; a zone may rely on the county around it.

use super::Across;
use crate::check::fault::{SiteFault, Spot};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::catalogue::site::CONTACT_MISSING;

pub(super) fn find(across: Across<'_>, found: &mut Vec<SiteFault>) {
    let contacts = &across.registries.site.contacts;
    // No contacts at all is one fault of `site.yaml`, not one of each area.
    if contacts.is_empty() {
        return;
    }
    let asked = |area| contacts.iter().any(|contact| contact.area == Some(area));
    for (id, area) in across.registries.each_area() {
        if !asked(id) && !area.within.is_some_and(asked) {
            let fault = Diagnostic::new(&CONTACT_MISSING, None)
                .with("area", area.name.as_str())
                .with("slug", area.slug.as_str());
            found.push(SiteFault::new(fault, Spot::field(&across.site_file(), "contacts")));
        }
    }
}
