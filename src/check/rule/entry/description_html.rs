//! Raw HTML in the description.

use crate::check::entry::Subject;
use crate::check::entry::row::note;
use crate::diagnostic::catalogue::entry::DESCRIPTION_HTML;
use crate::text::width::clip;

pub(super) fn check(subject: &Subject<'_>) {
    let Some(description) = subject.facility.description.as_deref().filter(|text| text.contains('<')) else { return };
    if let Some(first) = note(description).raw.first() {
        let value = description.get(first.clone()).unwrap_or_default();
        subject
            .report(subject.words_fault(&DESCRIPTION_HTML, "description", value).with("value", clip(value.trim(), 40)));
    }
}
