//! An entry whose file name cannot be its id.

use crate::address::{SLUG_LIMIT, Slug, SlugFault};
use crate::check::entry::Subject;
use crate::check::written::narrow;
use crate::diagnostic::catalogue::entry::ID_NOT_A_SLUG;
use crate::text::pinyin;

pub(super) fn check(subject: &Subject<'_>) {
    let id = subject.facility.id.as_str();
    if matches!(id.parse::<Slug>(), Ok(_) | Err(SlugFault::Device | SlugFault::Reserved)) {
        return;
    }
    let fault = subject.file_fault(&ID_NOT_A_SLUG).with("id", id).with("most", SLUG_LIMIT);
    subject.report(fault.with_some("right", right(id, subject)));
}

/// The same name as a slug, when one can be made.
fn right(id: &str, subject: &Subject<'_>) -> Option<String> {
    let parts = |text: &str| {
        let text = text.to_lowercase();
        let parts: Vec<&str> = text.split([' ', '_', '.', '-']).filter(|part| !part.is_empty()).collect();
        parts.join("-")
    };
    let narrowed = parts(&narrow(id));
    [narrowed, pinyin::slug(id, subject.context.readings()).0].into_iter().find(|slug| slug.parse::<Slug>().is_ok())
}
