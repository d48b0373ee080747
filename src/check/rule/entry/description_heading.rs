//! A heading in the description.

use crate::check::entry::Subject;
use crate::diagnostic::catalogue::entry::DESCRIPTION_HEADING;
use crate::text::width::clip;

pub(super) fn check(subject: &Subject<'_>) {
    let Some(description) = &subject.facility.description else { return };
    let heading = description.lines().find(|line| {
        let text = line.trim_start_matches('#');
        let signs = line.len() - text.len();
        (1..=6).contains(&signs) && text.starts_with([' ', '\t', '\u{3000}'])
    });
    if let Some(heading) = heading {
        let value = heading.trim();
        let fault = subject.words_fault(&DESCRIPTION_HEADING, "description", value);
        subject.report(fault.with("value", clip(value, 40)));
    }
}
