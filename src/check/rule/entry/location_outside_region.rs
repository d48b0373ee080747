//! A point that lies outside the region's box, 0 and 0 among them.

use super::location_swapped::is_swapped;
use crate::check::entry::Subject;
use crate::diagnostic::catalogue::entry::LOCATION_OUTSIDE_REGION;
use crate::model::Point;

pub(super) fn check(subject: &Subject<'_>) {
    let Some((lng, lat, crs)) = subject.items.location else { return };
    let region = &subject.context.registries().region;
    let inside = Point::new(lng, lat, crs).is_some_and(|point| region.bounds.contains(point.lng(), point.lat()));
    if !inside && !is_swapped(lng, lat, crs, &region.bounds) {
        let fault = subject.fault(&LOCATION_OUTSIDE_REGION, "location.lng").with("region", region.name.as_str());
        subject.report(fault.with("lng", lng.to_string()).with("lat", lat.to_string()));
    }
}
