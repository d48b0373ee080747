//! Sources that nobody has looked at for a hundred and eighty days.

use crate::check::entry::{Due, Subject};
use crate::diagnostic::catalogue::entry::SOURCE_STALE;
use crate::vocabulary::SOURCE_DAYS;

pub(super) fn check(subject: &Subject<'_>) {
    let sources = subject.facility.sources.iter().zip(&subject.items.sources);
    let Some((newest, item)) = sources.max_by_key(|(source, _)| source.checked_on) else { return };
    let days = subject.due.days_since(newest.checked_on);
    subject.due.after(Due::days_after(newest.checked_on, SOURCE_DAYS));
    if days > SOURCE_DAYS {
        let fault = subject.item_fault(&SOURCE_STALE, item, "checked_on");
        subject.report(fault.with("date", newest.checked_on).with("days", days));
    }
}
