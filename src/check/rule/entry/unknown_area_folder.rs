//! An entry in a folder that is no area.

use crate::check::entry::Subject;
use crate::diagnostic::catalogue::entry::UNKNOWN_AREA_FOLDER;
use crate::text::nearest::nearest;

pub(super) fn check(subject: &Subject<'_>) {
    let path = subject.draft.source.path.folder();
    let folder = path.rsplit('/').next().unwrap_or_default();
    let registries = subject.context.registries();
    if registries.find_area(folder).is_some() {
        return;
    }
    let by_name = registries.areas.iter().find(|area| area.name == folder).map(|area| area.slug.as_str());
    let near = by_name.or_else(|| nearest(folder, registries.areas.iter().map(|area| area.slug.as_str())));
    let near = near.map(|slug| format!("{}/{slug}", registries.config.facilities));
    subject.report(subject.file_fault(&UNKNOWN_AREA_FOLDER).with("folder", folder).with_some("near", near));
}
