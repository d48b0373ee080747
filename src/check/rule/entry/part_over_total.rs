//! A part that is more than its whole: nursing beds, free beds, carers, certified carers.

use crate::check::entry::Subject;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::catalogue::entry::PART_OVER_TOTAL;
use crate::model::facility::RoomOf;

pub(super) fn check(subject: &Subject<'_>) {
    if let Some(room) = subject.facility.room {
        let key = subject.room_key();
        let total = format!("{key}.total");
        let shares: [(&str, Option<u32>); 2] = match room.of {
            RoomOf::Beds { nursing, memory } => [("nursing", nursing), ("memory", memory)],
            RoomOf::Places { inclusive } => [("inclusive", inclusive), ("", None)],
            RoomOf::Persons => [("", None); 2],
        };
        for (share, count) in shares {
            compare(subject, &format!("{key}.{share}"), count, &total, Some(room.total));
        }
        let path = format!("{key}.available");
        if let Some(available) = room.available.filter(|&available| available > room.total) {
            let fault = Diagnostic::new(&PART_OVER_TOTAL, subject.place_of_available(&path));
            subject.report(said(subject, fault, &path, available, &total, room.total));
        }
    }
    if let Some(staff) = subject.facility.staff {
        compare(subject, "staff.carers", staff.carers, "staff.total", Some(staff.total));
        let (whole, most) = match staff.carers {
            Some(carers) => ("staff.carers", carers),
            None => ("staff.total", staff.total),
        };
        compare(subject, "staff.certified", staff.certified, whole, Some(most));
    }
}

fn compare(subject: &Subject<'_>, part: &str, value: Option<u32>, whole: &str, total: Option<u32>) {
    if let (Some(value), Some(total)) = (value, total)
        && value > total
    {
        let fault = subject.fault(&PART_OVER_TOTAL, part);
        subject.report(said(subject, fault, part, value, whole, total));
    }
}

fn said(subject: &Subject<'_>, fault: Diagnostic, part: &str, value: u32, whole: &str, total: u32) -> Diagnostic {
    fault
        .with("part", subject.name_of(part))
        .with("value", value)
        .with("whole", subject.name_of(whole))
        .with("total", total)
}
