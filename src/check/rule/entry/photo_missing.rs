//! A picture that does not lie in the entry's folder.

use crate::check::entry::Subject;
use crate::diagnostic::catalogue::entry::PHOTO_MISSING;
use crate::text::nearest::nearest;

pub(super) fn check(subject: &Subject<'_>) {
    let path = &subject.draft.source.path;
    for (photo, item) in subject.facility.photos.iter().zip(&subject.items.photos) {
        if subject.beside.files.contains(&photo.file) {
            continue;
        }
        let near = nearest(&photo.file, subject.beside.files.iter().map(String::as_str));
        let fault = subject.item_fault(&PHOTO_MISSING, item, "file").with("file", photo.file.as_str());
        subject.report(fault.with("folder", format!("{}/{}", path.folder(), path.stem())).with_some("near", near));
    }
}
