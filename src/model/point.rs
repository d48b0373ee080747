//! Points on the earth, in WGS-84, and the systems that Chinese maps use.

use serde::{Deserialize, Serialize};

use crate::vocabulary::Crs;

/// Semi-major axis and squared eccentricity of the Krasovsky ellipsoid, which GCJ-02 is built on.
const KRASOVSKY_A: f64 = 6_378_245.0;
const KRASOVSKY_EE: f64 = 0.006_693_421_622_965_943;
const BD_PI: f64 = std::f64::consts::PI * 3000.0 / 180.0;
const EARTH_RADIUS_M: f64 = 6_371_008.8;
const UNIT: f64 = 1e7;

/// A point in WGS-84, kept in ten-millionths of a degree (about a centimetre), so that equal means equal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Point {
    lng: i32,
    lat: i32,
}

impl Point {
    /// A point from degrees in some system; `None` outside ±180 and ±90.
    pub fn new(lng: f64, lat: f64, crs: Crs) -> Option<Self> {
        if !(lng.abs() <= 180.0 && lat.abs() <= 90.0) {
            return None;
        }
        let (lng, lat) = match crs {
            Crs::Wgs84 | Crs::Cgcs2000 => (lng, lat),
            Crs::Gcj02 => undo(lng, lat, gcj02_from_wgs84),
            Crs::Bd09 => {
                let (lng, lat) = undo(lng, lat, bd09_from_gcj02);
                undo(lng, lat, gcj02_from_wgs84)
            }
        };
        Some(Self { lng: fixed(lng), lat: fixed(lat) })
    }

    /// Longitude in degrees, WGS-84.
    pub fn lng(self) -> f64 {
        f64::from(self.lng) / UNIT
    }

    /// Latitude in degrees, WGS-84.
    pub fn lat(self) -> f64 {
        f64::from(self.lat) / UNIT
    }

    /// Longitude and latitude in another system.
    pub fn to(self, crs: Crs) -> (f64, f64) {
        let (lng, lat) = (self.lng(), self.lat());
        match crs {
            Crs::Wgs84 | Crs::Cgcs2000 => (lng, lat),
            Crs::Gcj02 => gcj02_from_wgs84(lng, lat),
            Crs::Bd09 => {
                let (lng, lat) = gcj02_from_wgs84(lng, lat);
                bd09_from_gcj02(lng, lat)
            }
        }
    }

    /// Straight-line (great circle) distance in metres.
    pub fn metres_to(self, other: Self) -> f64 {
        let (lat_a, lat_b) = (self.lat().to_radians(), other.lat().to_radians());
        let half_lat = ((lat_b - lat_a) / 2.0).sin();
        let half_lng = ((other.lng() - self.lng()).to_radians() / 2.0).sin();
        let h = half_lat * half_lat + lat_a.cos() * lat_b.cos() * half_lng * half_lng;
        2.0 * EARTH_RADIUS_M * h.sqrt().min(1.0).asin()
    }
}

#[expect(clippy::cast_possible_truncation, reason = "±180 degrees times ten million fits an i32")]
fn fixed(degrees: f64) -> i32 {
    (degrees * UNIT).round() as i32
}

/// GCJ-02 and BD-09 have no closed inverse: walk back until the forward step lands on the point (less than 1e-9°).
fn undo(lng: f64, lat: f64, forward: fn(f64, f64) -> (f64, f64)) -> (f64, f64) {
    let (mut x, mut y) = (lng, lat);
    for _ in 0..30 {
        let (there_x, there_y) = forward(x, y);
        let (off_x, off_y) = (lng - there_x, lat - there_y);
        (x, y) = (x + off_x, y + off_y);
        if off_x.abs() < 1e-10 && off_y.abs() < 1e-10 {
            break;
        }
    }
    (x, y)
}

fn gcj02_from_wgs84(lng: f64, lat: f64) -> (f64, f64) {
    let (x, y) = (lng - 105.0, lat - 35.0);
    let radians = lat.to_radians();
    let magic = 1.0 - KRASOVSKY_EE * radians.sin().powi(2);
    let north = shift_lat(x, y) * 180.0
        / ((KRASOVSKY_A * (1.0 - KRASOVSKY_EE)) / (magic * magic.sqrt()) * std::f64::consts::PI);
    let east = shift_lng(x, y) * 180.0 / (KRASOVSKY_A / magic.sqrt() * radians.cos() * std::f64::consts::PI);
    (lng + east, lat + north)
}

fn waves(value: f64, steps: [(f64, f64); 3]) -> f64 {
    steps.iter().map(|(height, length)| height * (value * std::f64::consts::PI / length).sin()).sum::<f64>() * 2.0 / 3.0
}

fn shift_lat(x: f64, y: f64) -> f64 {
    let base = -100.0 + 2.0 * x + 3.0 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * x.abs().sqrt();
    base + waves(x, [(20.0, 1.0 / 6.0), (20.0, 0.5), (0.0, 1.0)])
        + waves(y, [(20.0, 1.0), (40.0, 3.0), (0.0, 1.0)])
        + waves(y, [(160.0, 12.0), (320.0, 30.0), (0.0, 1.0)])
}

fn shift_lng(x: f64, y: f64) -> f64 {
    let base = 300.0 + x + 2.0 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * x.abs().sqrt();
    base + waves(x, [(20.0, 1.0 / 6.0), (20.0, 0.5), (0.0, 1.0)])
        + waves(x, [(20.0, 1.0), (40.0, 3.0), (0.0, 1.0)])
        + waves(x, [(150.0, 12.0), (300.0, 30.0), (0.0, 1.0)])
}

fn bd09_from_gcj02(lng: f64, lat: f64) -> (f64, f64) {
    let radius = lng.hypot(lat) + 0.000_02 * (lat * BD_PI).sin();
    let angle = lat.atan2(lng) + 0.000_003 * (lng * BD_PI).cos();
    (radius * angle.cos() + 0.0065, radius * angle.sin() + 0.006)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The reference vector of the data model, E3.
    const WGS: (f64, f64) = (103.797, 25.490);
    const GCJ: (f64, f64) = (103.799_022, 25.486_997);
    const BD: (f64, f64) = (103.805_458, 25.493_311);

    fn near(a: (f64, f64), b: (f64, f64)) -> bool {
        (a.0 - b.0).abs() < 2e-6 && (a.1 - b.1).abs() < 2e-6
    }

    #[test]
    fn the_reference_vector_holds_both_ways() {
        let point = Point::new(WGS.0, WGS.1, Crs::Wgs84).unwrap();
        assert!(near(point.to(Crs::Gcj02), GCJ), "{:?}", point.to(Crs::Gcj02));
        assert!(near(point.to(Crs::Bd09), BD), "{:?}", point.to(Crs::Bd09));
        for (written, crs) in [(GCJ, Crs::Gcj02), (BD, Crs::Bd09)] {
            let back = Point::new(written.0, written.1, crs).unwrap();
            assert!(near((back.lng(), back.lat()), WGS), "{crs:?}: {back:?}");
        }
    }

    #[test]
    fn a_thousandth_of_a_degree_north_is_111_metres() {
        let a = Point::new(103.8, 25.500, Crs::Wgs84).unwrap();
        let b = Point::new(103.8, 25.501, Crs::Wgs84).unwrap();
        assert!((a.metres_to(b) - 111.2).abs() < 0.2);
    }
}
