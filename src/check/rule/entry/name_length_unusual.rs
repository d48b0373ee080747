//! A name shorter or longer than registered names are.

use crate::check::entry::Subject;
use crate::diagnostic::catalogue::entry::NAME_LENGTH_UNUSUAL;
use crate::text::width::characters;
use crate::vocabulary::USUAL_NAME;

pub(super) fn check(subject: &Subject<'_>) {
    let (min, max) = USUAL_NAME;
    let length = characters(&subject.facility.name);
    if length > 0 && !(usize::from(min)..=usize::from(max)).contains(&length) {
        let fault = subject.fault(&NAME_LENGTH_UNUSUAL, "name").with("length", length);
        subject.report(fault.with("min", min).with("max", max));
    }
}
