//! What the pages of search and of distance show before a script fills them: states, words to pick, places to start at.

use std::collections::BTreeMap;

use serde::Serialize;

use super::hit::rating;
use super::part::Call;
use super::state::{Coded, states};
use super::tool::{Tool, ToolPage, tool};
use crate::directory::Directory;
use crate::model::{AreaId, Point, TownshipId};
use crate::render::{RenderError, SiteHead};
use crate::vocabulary::{Closed as _, Crs, FIFTEEN_MINUTES_M, Group, Ownership};

/// A value to pick, with its name.
#[derive(Debug, Serialize)]
pub struct Choice {
    /// What the address carries.
    pub value: String,
    /// What people read.
    pub label: String,
}

/// `/search/`.
#[derive(Debug, Serialize)]
pub struct SearchPage {
    /// What it is without scripts.
    #[serde(flatten)]
    pub page: ToolPage,
    /// Every state that a hit may have.
    pub states: Vec<Coded>,
    /// 公办, 民办.
    pub ownerships: Vec<Choice>,
    /// The grades that may be asked for, lowest first.
    pub ratings: Vec<Choice>,
    /// Whom to call when nothing is found.
    pub hotline: Option<Call>,
}

/// `/nearby/`.
#[derive(Debug, Serialize)]
pub struct NearbyPage {
    /// What it is without scripts.
    #[serde(flatten)]
    pub page: ToolPage,
    /// Every state that a hit may have.
    pub states: Vec<Coded>,
    /// Where a reader may start, area by area.
    pub places: Vec<Places>,
    /// 养老, 托育.
    pub groups: Vec<Choice>,
    /// The fifteen-minute circle, metres in a straight line.
    pub circle: u32,
}

/// An area and what may be chosen in it.
#[derive(Debug, Serialize)]
pub struct Places {
    /// The area's name.
    pub label: String,
    /// Its seat, then its townships.
    pub options: Vec<Start>,
}

/// Where a reader may start.
#[derive(Debug, Serialize)]
pub struct Start {
    /// The area's slug or the township's code.
    pub value: String,
    /// What people read.
    pub label: String,
    /// WGS 84, degrees east.
    pub lng: f64,
    /// WGS 84, degrees north.
    pub lat: f64,
    /// Good for an order only: it is the county's seat, not the place itself, so no distance from it is shown.
    pub order: bool,
}

/// Makes `/search/`.
pub fn search_page(directory: &Directory, head: &SiteHead<'_>) -> Result<SearchPage, RenderError> {
    let ratings = (1..=5u8).map(|level| Ok(Choice { value: level.to_string(), label: rating(level, head)? }));
    let ownership = |word: &Ownership| Choice { value: word.code().to_owned(), label: head.word(*word) };
    Ok(SearchPage {
        page: tool(Tool::Search, directory, head)?,
        states: states(head)?,
        ownerships: Ownership::ALL.iter().map(ownership).collect(),
        ratings: ratings.collect::<Result<_, RenderError>>()?,
        hotline: head.registries.site.hotline.as_ref().map(Call::from),
    })
}

/// Makes `/nearby/`.
pub fn nearby_page(directory: &Directory, head: &SiteHead<'_>) -> Result<NearbyPage, RenderError> {
    let page = tool(Tool::Nearby, directory, head)?;
    let group = |group: &Group| Ok(Choice { value: group.code().to_owned(), label: head.group(*group)? });
    let has = |group: &&Group| head.registries.kinds.iter().any(|kind| kind.group == **group);
    Ok(NearbyPage {
        states: states(head)?,
        places: places(directory, head)?,
        groups: Group::ALL.iter().filter(has).map(group).collect::<Result<_, RenderError>>()?,
        circle: FIFTEEN_MINUTES_M,
        page,
    })
}

fn places(directory: &Directory, head: &SiteHead<'_>) -> Result<Vec<Places>, RenderError> {
    let registries = head.registries;
    let middles = middles(directory);
    let mut found = Vec::new();
    for (id, area) in registries.each_area() {
        let mut options = Vec::new();
        let seat = seat(id, directory).map(|point| point.to(Crs::Wgs84));
        if let Some((lng, lat)) = seat {
            let label = head.say("nearby.seat", &[("area", &area.name)])?;
            options.push(Start { value: area.slug.clone(), label, lng, lat, order: true });
        }
        for (id, township) in registries.townships_of(id) {
            let middle = middles.get(&id).copied();
            if let Some((lng, lat)) = middle.or(seat) {
                let order = middle.is_none();
                options.push(Start { value: township.code.clone(), label: township.name.clone(), lng, lat, order });
            }
        }
        if !options.is_empty() {
            found.push(Places { label: area.name.clone(), options });
        }
    }
    Ok(found)
}

/// An area's seat, or its host's when it lies within another.
fn seat(id: AreaId, directory: &Directory) -> Option<Point> {
    let area = directory.registries.area(id);
    area.seat.or_else(|| directory.registries.area(area.within?).seat)
}

/// The middle of each township's open entries, WGS 84 in degrees to some ten metres.
fn middles(directory: &Directory) -> BTreeMap<TownshipId, (f64, f64)> {
    let mut sums: BTreeMap<TownshipId, (f64, f64, f64)> = BTreeMap::new();
    for (_, row) in directory.listed() {
        if let (Some(township), Some(point)) = (row.township, row.point) {
            let (lng, lat) = point.to(Crs::Wgs84);
            let sum = sums.entry(township).or_default();
            *sum = (sum.0 + lng, sum.1 + lat, sum.2 + 1.0);
        }
    }
    let round = |degrees: f64| (degrees * 1e4).round() / 1e4;
    sums.into_iter().map(|(id, (lng, lat, count))| (id, (round(lng / count), round(lat / count)))).collect()
}
