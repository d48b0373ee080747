//! Too many children in a home-based nursery (家庭托育点管理办法（试行）).

use crate::check::entry::Subject;
use crate::diagnostic::catalogue::entry::HOME_NURSERY_TOO_MANY;
use crate::vocabulary::{HOME_NURSERY_PLACES, Profile};

pub(super) fn check(subject: &Subject<'_>) {
    let at_home = subject.kind.is_some_and(|kind| kind.profile == Profile::HomeNursery);
    if let Some(room) = subject.facility.room
        && at_home
        && room.total > HOME_NURSERY_PLACES
    {
        let fault = subject.fault(&HOME_NURSERY_TOO_MANY, "places.total").with("places", room.total);
        subject.report(fault.with("most", HOME_NURSERY_PLACES));
    }
}
