//! Few nursing beds in a public home that was built or enlarged under the plan.

use crate::check::entry::Subject;
use crate::diagnostic::catalogue::entry::LOW_NURSING_SHARE;
use crate::model::facility::RoomOf;
use crate::vocabulary::{NURSING_SHARE, Ownership};

pub(super) fn check(subject: &Subject<'_>) {
    let facility = subject.facility;
    let Some(room) = facility.room else { return };
    let RoomOf::Beds { nursing: Some(nursing), .. } = room.of else { return };
    let Some(year) = facility.building.built.max(facility.building.renovated) else { return };
    if facility.ownership != Some(Ownership::Public) || year < SINCE || room.total == 0 {
        return;
    }
    let share = u64::from(nursing) * 100 / u64::from(room.total);
    if share < u64::from(NURSING_SHARE) {
        let fault = subject.fault(&LOW_NURSING_SHARE, "beds.nursing").with("share", share);
        subject.report(fault.with("year", year).with("least", NURSING_SHARE));
    }
}

/// The year of the plan that asks for it.
const SINCE: u16 = 2022;
