//! A picture that is described by its file's name (WCAG 1.1.1).

use crate::check::entry::Subject;
use crate::diagnostic::catalogue::entry::PHOTO_ALT_IS_FILE_NAME;
use crate::text::fold::fold;

pub(super) fn check(subject: &Subject<'_>) {
    for (photo, item) in subject.facility.photos.iter().zip(&subject.items.photos) {
        let stem = photo.file.rsplit_once('.').map_or(photo.file.as_str(), |(stem, _)| stem);
        let alt = fold(&photo.alt);
        if alt == fold(&photo.file) || alt == fold(stem) {
            let fault = subject.item_fault(&PHOTO_ALT_IS_FILE_NAME, item, "alt");
            subject.report(fault.with("value", photo.alt.as_str()));
        }
    }
}
