//! The areas as a schematic grid: where they lie to one another, and nothing that could be taken for a map
//! (地图管理条例: no borders, no outlines).

use serde::Serialize;

use crate::address::Address;
use crate::directory::Directory;
use crate::model::AreaId;
use crate::render::SiteHead;

/// Rows and columns that the styles know; an area beyond them stands where there is room.
const MOST: u8 = 9;

/// The grid.
#[derive(Debug, Serialize)]
pub struct Grid {
    /// Number of columns.
    pub columns: u8,
    /// The areas, by row and column, those without a place last.
    pub cells: Vec<Cell>,
    /// Where 北 can stand.
    pub north: Option<Place>,
    /// Where it can stand that this is no map; when there is no room, it stands below.
    pub caption: Option<Place>,
}

/// A row and a column, from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Place {
    /// From the north.
    pub row: u8,
    /// From the west.
    pub column: u8,
}

/// One area.
#[derive(Debug, Serialize)]
pub struct Cell {
    /// Its name.
    pub label: String,
    /// Its page.
    pub href: String,
    /// How many facilities it has.
    pub count: u32,
    /// Where it stands.
    pub place: Option<Place>,
    /// Whether it lies inside the area to its left.
    pub within: bool,
    /// Whether the area to its right lies inside it.
    pub host: bool,
    /// Whether it is the page's own area.
    pub here: bool,
}

/// Makes the grid for a page; `here` is the area the page is about.
pub fn grid(directory: &Directory, head: &SiteHead<'_>, from: &Address, here: Option<AreaId>) -> Grid {
    let registries = head.registries;
    let place_of = |id: AreaId| {
        let (row, column) = registries.area(id).grid?;
        (row <= MOST && column <= MOST).then_some(Place { row, column })
    };
    let beside = |place: Option<Place>, other: Option<Place>| match (place, other) {
        (Some(place), Some(other)) => place.row == other.row && place.column + 1 == other.column,
        _ => false,
    };
    let mut cells: Vec<Cell> = registries
        .each_area()
        .map(|(id, area)| Cell {
            label: area.name.clone(),
            href: head.href(from, head.area(id)),
            count: directory.tallies.areas.get(&id).copied().unwrap_or_default(),
            place: place_of(id),
            within: area.within.is_some_and(|host| beside(place_of(host), place_of(id))),
            host: registries
                .each_area()
                .any(|(inner, other)| other.within == Some(id) && beside(place_of(id), place_of(inner))),
            here: here == Some(id),
        })
        .collect();
    cells.sort_by_key(|cell| (cell.place.is_none(), cell.place));
    let columns = cells.iter().filter_map(|cell| cell.place).map(|place| place.column).max().unwrap_or(1);
    let rows = cells.iter().filter_map(|cell| cell.place).map(|place| place.row).max().unwrap_or(0);
    let free = |place: &Place| cells.iter().all(|cell| cell.place != Some(*place));
    let top = (1..=columns).rev().map(|column| Place { row: 1, column });
    let north = top.filter(|_| rows > 0).find(free);
    let every = (1..=rows).flat_map(|row| (1..=columns).map(move |column| Place { row, column }));
    let caption = every.filter(|place| Some(*place) != north).find(free);
    Grid { columns, cells, north, caption }
}
