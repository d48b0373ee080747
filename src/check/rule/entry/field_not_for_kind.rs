//! A field that entries of this kind do not have.

use crate::check::entry::Subject;
use crate::check::reader::name_of;
use crate::diagnostic::catalogue::entry::FIELD_NOT_FOR_KIND;
use crate::field::{self, FileKind};
use crate::vocabulary::Profile;

pub(super) fn check(subject: &Subject<'_>) {
    let Some(kind) = subject.kind else { return };
    for entry in &subject.draft.root.entries {
        if entry.field.profiles.contains(kind.profile) {
            continue;
        }
        let mut fault = subject
            .faults
            .at(&FIELD_NOT_FOR_KIND, entry.key)
            .with("kind", kind.label.as_str())
            .with("field", name_of(entry.field));
        if ["beds", "places", "capacity"].contains(&entry.field.key)
            && let Some(instead) = room_of(kind.profile).and_then(|key| field::find(FileKind::Facility.fields(), key))
        {
            fault = fault.with("instead", instead.zh).with("key", instead.key);
        }
        subject.report(fault);
    }
}

/// The block in which entries of a profile say how many they can take.
fn room_of(profile: Profile) -> Option<&'static str> {
    ["beds", "places", "capacity"]
        .into_iter()
        .find(|key| field::find(FileKind::Facility.fields(), key).is_some_and(|field| field.profiles.contains(profile)))
}
