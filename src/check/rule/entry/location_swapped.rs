//! Longitude and latitude in each other's place.

use crate::check::entry::Subject;
use crate::diagnostic::catalogue::entry::LOCATION_SWAPPED;
use crate::model::{Point, area::Bounds};
use crate::vocabulary::Crs;

pub(super) fn check(subject: &Subject<'_>) {
    let Some((lng, lat, crs)) = subject.items.location else { return };
    if is_swapped(lng, lat, crs, &subject.context.registries().region.bounds) {
        // What was written as latitude is the longitude.
        let fault = subject.fault(&LOCATION_SWAPPED, "location.lng");
        subject.report(fault.with("lng", lat.to_string()).with("lat", lng.to_string()));
    }
}

/// Whether a point lies in the region only when its two numbers change places.
pub(super) fn is_swapped(lng: f64, lat: f64, crs: Crs, bounds: &Bounds) -> bool {
    let lies = |lng, lat| Point::new(lng, lat, crs).is_some_and(|point| bounds.contains(point.lng(), point.lat()));
    !lies(lng, lat) && lies(lat, lng)
}
