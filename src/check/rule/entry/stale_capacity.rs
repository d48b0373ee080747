//! A number of free ones that is older than sixty days.

use crate::check::entry::{Due, Subject};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::catalogue::entry::STALE_CAPACITY;
use crate::vocabulary::CAPACITY_DAYS;

pub(super) fn check(subject: &Subject<'_>) {
    let Some(room) = subject.facility.room else { return };
    let (Some(_), Some(as_of)) = (room.available, room.as_of) else { return };
    let days = subject.due.days_since(as_of);
    subject.due.after(Due::days_after(as_of, CAPACITY_DAYS));
    if days > CAPACITY_DAYS {
        let place = subject.place_of_available(&format!("{}.as_of", subject.room_key()));
        subject.report(Diagnostic::new(&STALE_CAPACITY, place).with("date", as_of).with("days", days));
    }
}
