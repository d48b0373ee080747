//! Areas and townships, and what is local to the region.

use serde::{Deserialize, Serialize};

use super::{AreaId, Point};
use crate::vocabulary::TownshipKind;

/// What all areas share: `region` of `areas.yaml`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Region {
    /// For example 曲靖市.
    pub name: String,
    /// For example 云南省.
    pub province: String,
    /// IANA name, for example `Asia/Shanghai`.
    pub time_zone: String,
    /// Long-distance code with its leading zero, for example `0874`.
    pub dialling_code: String,
    /// Digits of a local number, for example 7.
    pub subscriber_digits: u8,
    /// Where points may lie.
    pub bounds: Bounds,
    /// Characters that local licence numbers begin with, for example 滇.
    pub licence_prefixes: Vec<String>,
}

/// A box of coordinates in degrees.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Bounds {
    /// Least longitude.
    pub west: f64,
    /// Least latitude.
    pub south: f64,
    /// Greatest longitude.
    pub east: f64,
    /// Greatest latitude.
    pub north: f64,
}

impl Bounds {
    /// Whether a longitude and a latitude lie inside.
    pub fn contains(&self, lng: f64, lat: f64) -> bool {
        (self.west..=self.east).contains(&lng) && (self.south..=self.north).contains(&lat)
    }
}

/// A county, district or zone; the head of its pages. Holds nothing that an ordinary edit of an entry changes.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Area {
    /// Folder and address, for example `qilin`.
    pub slug: String,
    /// For example 麒麟区.
    pub name: String,
    /// 行政区划代码 (GB/T 2260), six digits; a zone has none.
    pub code: Option<String>,
    /// The area a zone lies in.
    pub within: Option<AreaId>,
    /// What readers must be told, for example 范围以官方公布为准.
    pub note: Option<String>,
    /// 邮政编码.
    pub postal_code: Option<String>,
    /// Roughly where the government sits; for sorting only, never shown.
    pub seat: Option<Point>,
    /// Row and column in the schematic grid, from 1.
    pub grid: Option<(u8, u8)>,
}

/// A township or street.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Township {
    /// Nine digits of the statistical code.
    pub code: String,
    /// For example 南宁街道.
    pub name: String,
    /// The area that lists it.
    pub area: AreaId,
    /// 街道, 镇, 乡 or 民族乡.
    pub kind: TownshipKind,
    /// Residents' committees (居民委员会).
    pub ju: Option<u32>,
    /// Villagers' committees (村民委员会).
    pub cun: Option<u32>,
    /// What readers must be told, for example 范围以官方公布为准.
    pub note: Option<String>,
}
