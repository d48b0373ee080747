//! Places by class and in all that do not agree.

use crate::check::entry::Subject;
use crate::diagnostic::catalogue::entry::CLASS_PLACES_SUM;
use crate::draft::Value;
use crate::model::facility::RoomOf;

pub(super) fn check(subject: &Subject<'_>) {
    let Some(room) = subject.facility.room else { return };
    let classes = subject.facility.nursery.as_ref().map_or(&[][..], |nursery| &nursery.classes);
    // A class that could not be read would make the sum wrong.
    let all_read = match subject.draft.root.peek("classes").map(|entry| &entry.value) {
        Some(Value::List(list)) => list.items.len() == classes.len(),
        _ => classes.len() == 1,
    };
    if !matches!(room.of, RoomOf::Places { .. }) || classes.is_empty() || !all_read {
        return;
    }
    let sum = classes.iter().fold(0_u32, |sum, class| sum.saturating_add(class.places));
    if sum != room.total {
        let fault = subject.fault(&CLASS_PLACES_SUM, "places.total").with("sum", sum).with("total", room.total);
        subject.report(
            subject.draft.locate("classes").map_or(fault.clone(), |span| fault.related(subject.faults.place(span))),
        );
    }
}
