//! A number of free ones without its day.

use crate::check::entry::Subject;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::catalogue::entry::AVAILABLE_WITHOUT_DATE;

pub(super) fn check(subject: &Subject<'_>) {
    let Some(room) = subject.facility.room else { return };
    let key = subject.room_key();
    if room.available.is_some() && room.as_of.is_none() && !subject.is_written(&format!("{key}.as_of")) {
        let place = subject.place_of_available(&format!("{key}.available"));
        let today = subject.due.today();
        subject.report(Diagnostic::new(&AVAILABLE_WITHOUT_DATE, place).with("today", today));
    }
}
