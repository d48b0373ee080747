//! How to get to a facility: address, transport, and links that open map applications.

use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use serde::Serialize;

use super::super::place::{area_names, full_address};
use crate::model::facility::{Facility, Location};
use crate::render::{RenderError, SiteHead};
use crate::vocabulary::{Crs, Status};

/// Who asks, as Baidu and Tencent require: short, so that no page spends a line of encoded Chinese on it three times.
const MAPS_ASKED_BY: &str = "laoyou";

/// How to get there.
#[derive(Debug, Serialize)]
pub struct Go {
    /// Area, township, village and address, without saying anything twice.
    pub address: String,
    /// In the author's words.
    pub transport: Option<String>,
    /// When family may visit.
    pub visiting: Option<String>,
    /// Map applications; all of them leave the government's sites.
    pub maps: Vec<MapLink>,
}

/// A link that opens a map application.
#[derive(Debug, Serialize)]
pub struct MapLink {
    /// The application.
    pub label: String,
    /// Where it leads.
    pub href: String,
}

pub(super) fn go(facility: &Facility, head: &SiteHead<'_>) -> Result<Go, RenderError> {
    let township = facility.township.map_or("", |id| head.registries.township(id).name.as_str());
    let village = facility.village.as_deref().unwrap_or_default();
    let address = full_address(&facility.address, &area_names(facility.area, head.registries), &[township, village]);
    let closed = facility.status == Status::Closed;
    let mut maps = Vec::new();
    if let Some(location) = facility.location.as_ref().filter(|_| !closed) {
        let site = MAPS_ASKED_BY;
        for (key, href) in [
            ("facility.amap", amap(location, &facility.name, site)),
            ("facility.baidu", baidu(location, &facility.name, &address, site)),
            ("facility.tencent", tencent(location, &facility.name, &address, site)),
        ] {
            maps.push(MapLink { label: head.say(key, &[])?, href });
        }
    }
    Ok(Go {
        address,
        transport: facility.transport.clone().filter(|_| !closed),
        visiting: facility.admission.as_ref().filter(|_| !closed).and_then(|admission| admission.visiting.clone()),
        maps,
    })
}

/// Longitude, then latitude; `gaode` is GCJ-02 (lbs.amap.com/api/uri-api).
fn amap(location: &Location, name: &str, site: &str) -> String {
    let ((lng, lat), system) = match location.crs {
        Crs::Wgs84 | Crs::Cgcs2000 => (location.written, "wgs84"),
        Crs::Gcj02 => (location.written, "gaode"),
        Crs::Bd09 => (location.point.to(Crs::Gcj02), "gaode"),
    };
    let (name, site) = (encoded(name), encoded(site));
    format!(
        "https://uri.amap.com/marker?position={lng:.6},{lat:.6}&name={name}&src={site}&coordinate={system}&callnative=1"
    )
}

/// Latitude, then longitude; the system must be named, or BD-09 is taken.
fn baidu(location: &Location, name: &str, address: &str, site: &str) -> String {
    let (lng, lat) = location.written;
    let system = match location.crs {
        Crs::Wgs84 | Crs::Cgcs2000 => "wgs84",
        Crs::Gcj02 => "gcj02",
        Crs::Bd09 => "bd09ll",
    };
    let (name, address, site) = (encoded(name), encoded(address), encoded(site));
    format!(
        "https://api.map.baidu.com/marker?location={lat:.6},{lng:.6}&title={name}&content={address}&output=html&coord_type={system}&src={site}"
    )
}

/// Latitude, then longitude; 1 is GPS, 2 is GCJ-02 (lbs.qq.com/uri_v1/guide-poiMarker).
fn tencent(location: &Location, name: &str, address: &str, site: &str) -> String {
    let ((lng, lat), system) = match location.crs {
        Crs::Wgs84 | Crs::Cgcs2000 => (location.written, 1),
        Crs::Gcj02 => (location.written, 2),
        Crs::Bd09 => (location.point.to(Crs::Gcj02), 2),
    };
    let (name, address, site) = (encoded(name), encoded(address), encoded(site));
    format!(
        "https://apis.map.qq.com/uri/v1/marker?marker=coord:{lat:.6},{lng:.6};title:{name};addr:{address}&coord_type={system}&referer={site}"
    )
}

/// A value within an address. Chinese stays as it is: a browser writes it as UTF-8 when the link is followed, and a page
/// that says a name as it says it elsewhere is smaller.
fn encoded(text: &str) -> String {
    let mut value = String::with_capacity(text.len());
    for letter in text.chars() {
        if letter.is_alphanumeric() {
            value.push(letter);
        } else {
            value.extend(utf8_percent_encode(letter.encode_utf8(&mut [0; 4]), NON_ALPHANUMERIC));
        }
    }
    value
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Point;

    fn written(lng: f64, lat: f64, crs: Crs) -> Location {
        Location { point: Point::new(lng, lat, crs).unwrap(), written: (lng, lat), crs }
    }

    /// The reference vector of the data model, E3, in each system that an author may write.
    #[test]
    fn every_application_gets_its_order_and_its_system() {
        let cases = [
            (
                written(103.797, 25.490, Crs::Wgs84),
                ["position=103.797000,25.490000", "coordinate=wgs84"],
                ["location=25.490000,103.797000", "coord_type=wgs84"],
                ["coord:25.490000,103.797000;", "coord_type=1"],
            ),
            (
                written(103.799_022, 25.486_997, Crs::Gcj02),
                ["position=103.799022,25.486997", "coordinate=gaode"],
                ["location=25.486997,103.799022", "coord_type=gcj02"],
                ["coord:25.486997,103.799022;", "coord_type=2"],
            ),
            (
                written(103.805_458, 25.493_311, Crs::Bd09),
                ["position=103.79902", "coordinate=gaode"],
                ["location=25.493311,103.805458", "coord_type=bd09ll"],
                ["coord:25.48699", "coord_type=2"],
            ),
        ];
        for (location, for_amap, for_baidu, for_tencent) in cases {
            let links = [
                (amap(&location, "甲&乙", "站"), for_amap),
                (baidu(&location, "甲&乙", "路", "站"), for_baidu),
                (tencent(&location, "甲;乙", "路", "站"), for_tencent),
            ];
            for (link, parts) in links {
                for part in parts {
                    assert!(link.contains(part), "{link} lacks {part}");
                }
                assert!(link.contains('甲') && !link.contains("甲&") && !link.contains("甲;"), "{link}");
            }
        }
    }
}
