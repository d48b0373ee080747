//! The nearest open facilities of each facility, of all and of its own kind, by straight line: those that are of help.
//!
//! A k-d tree over points on the unit sphere: exact at any latitude, and as quick where all facilities crowd into one
//! town as where they lie apart. Facilities on one point share one leaf of it, so that a thousand entries with the
//! county seat as their place cost no more than one.

use std::collections::BTreeMap;
use std::ops::Range;

use rayon::prelude::*;
use serde::Serialize;

use crate::directory::{Around, Neighbour, Neighbours, Row};
use crate::model::{KindId, Point, RowId};

/// How many neighbours a facility's page names.
const NEIGHBOURS: usize = 5;

/// How many of its own kind it names besides.
const SIMILAR: usize = 3;

/// Metres beyond which another place is of no help, unless it lies in the same area, where the same offices and benefits
/// are: an hour on country roads.
const FAR: u32 = 30_000;

/// Points in one leaf of the tree.
const LEAF: usize = 8;

/// Who lies around each row.
pub fn around(rows: &[Row]) -> Around {
    let near = near(rows);
    Around { similar: similar(rows, &near), near }
}

/// All that decides who lies around whom: with the same places the answer is the same.
pub fn places(rows: &[Row]) -> impl Serialize {
    rows.iter().map(|row| (row.point, row.area, row.kind, row.is_open())).collect::<Vec<_>>()
}

/// For each row the nearest open ones but itself, nearest first; none for a row without a point. Of equally near ones
/// the earlier row comes first.
fn near(rows: &[Row]) -> Neighbours {
    let tree = Tree::of(rows, (0..).take(rows.len()));
    let of = |(position, row): (usize, &Row)| row.point.map(|point| tree.helpful(rows, position, point));
    let near: Vec<_> = rows.par_iter().enumerate().map(of).collect();
    near.into_iter().map(Option::unwrap_or_default).collect()
}

/// The same among those of a row's own kind, without those that are `near` anyway.
fn similar(rows: &[Row], near: &Neighbours) -> Neighbours {
    let mut kinds: BTreeMap<KindId, Vec<u32>> = BTreeMap::new();
    for (position, row) in (0..).zip(rows) {
        kinds.entry(row.kind).or_default().push(position);
    }
    let trees: BTreeMap<KindId, Tree> =
        kinds.into_par_iter().map(|(kind, members)| (kind, Tree::of(rows, members))).collect();
    let of = |(position, row): (usize, &Row)| {
        let (point, tree) = row.point.zip(trees.get(&row.kind))?;
        let mut similar = tree.helpful(rows, position, point);
        similar.retain(|other| near.of(RowId::new(position)).iter().all(|near| near.row != other.row));
        similar.truncate(SIMILAR);
        Some(similar)
    };
    let similar: Vec<_> = rows.par_iter().enumerate().map(of).collect();
    similar.into_iter().map(Option::unwrap_or_default).collect()
}

/// A point, and which stretch of [`Tree::rows`] lies on it.
struct Site {
    at: [f64; 3],
    rows: Range<u32>,
}

/// Sites ordered so that every stretch is split at its middle along one axis.
struct Tree {
    sites: Vec<Site>,
    /// Open rows point by point; of each point so many that enough are left without the one asked for.
    rows: Vec<u32>,
}

/// The best found so far, nearest first: squared chord and row.
type Best = Vec<(f64, u32)>;

impl Tree {
    /// Of the `members` among the rows those that are open and have a point.
    fn of(rows: &[Row], members: impl IntoIterator<Item = u32>) -> Self {
        let mut open: Vec<(Point, u32)> = members
            .into_iter()
            .map(|position| (&rows[position as usize], position))
            .filter(|(row, _)| row.is_open())
            .filter_map(|(row, position)| Some((row.point?, position)))
            .collect();
        open.par_sort_unstable();
        let mut tree = Self { sites: Vec::new(), rows: Vec::with_capacity(open.len()) };
        let mut end = 0;
        for here in open.chunk_by(|a, b| a.0 == b.0) {
            let start = end;
            for &(_, row) in here.iter().take(NEIGHBOURS + 1) {
                tree.rows.push(row);
                end += 1;
            }
            tree.sites.push(Site { at: on_sphere(here[0].0), rows: start..end });
        }
        split(&mut tree.sites, 0);
        tree
    }

    /// The nearest ones that are not too far to be of help.
    fn helpful(&self, rows: &[Row], own: usize, point: Point) -> Vec<Neighbour> {
        let mut nearest = self.nearest(rows, own, point);
        nearest.retain(|other| other.metres <= FAR || rows[other.row.index()].area == rows[own].area);
        nearest
    }

    fn nearest(&self, rows: &[Row], own: usize, point: Point) -> Vec<Neighbour> {
        let own = u32::try_from(own).unwrap_or(u32::MAX);
        let mut best = Best::with_capacity(NEIGHBOURS);
        self.search(&self.sites, 0, on_sphere(point), own, &mut best);
        best.into_iter()
            .filter_map(|(_, row)| {
                let metres = whole(point.metres_to(rows[row as usize].point?));
                Some(Neighbour { row: RowId::new(row as usize), metres })
            })
            .collect()
    }

    fn search(&self, sites: &[Site], axis: usize, from: [f64; 3], own: u32, best: &mut Best) {
        if sites.len() <= LEAF {
            for site in sites {
                self.offer(site, from, own, best);
            }
            return;
        }
        let middle = sites.len() / 2;
        let (before, rest) = sites.split_at(middle);
        let (site, after) = (&rest[0], &rest[1..]);
        let beyond = from[axis] - site.at[axis];
        let (first, second) = if beyond < 0.0 { (before, after) } else { (after, before) };
        self.search(first, next(axis), from, own, best);
        self.offer(site, from, own, best);
        // What lies behind the plane is at least as far as the plane; equally far may still be an earlier row.
        if best.len() < NEIGHBOURS || beyond * beyond <= best[best.len() - 1].0 {
            self.search(second, next(axis), from, own, best);
        }
    }

    fn offer(&self, site: &Site, from: [f64; 3], own: u32, best: &mut Best) {
        let chord: f64 = site.at.iter().zip(from).map(|(there, here)| (there - here) * (there - here)).sum();
        if best.len() == NEIGHBOURS && chord > best[NEIGHBOURS - 1].0 {
            return;
        }
        for &row in &self.rows[site.rows.start as usize..site.rows.end as usize] {
            let place = best.partition_point(|&(other, earlier)| (other, earlier) < (chord, row));
            if row != own && place < NEIGHBOURS {
                best.truncate(NEIGHBOURS - 1);
                best.insert(place, (chord, row));
            }
        }
    }
}

/// Puts the middle site along `axis` in the middle, the lesser before it and the greater after it, all the way down.
fn split(sites: &mut [Site], axis: usize) {
    if sites.len() <= LEAF {
        return;
    }
    let middle = sites.len() / 2;
    sites.select_nth_unstable_by(middle, |a, b| a.at[axis].total_cmp(&b.at[axis]));
    let (before, after) = sites.split_at_mut(middle);
    rayon::join(|| split(before, next(axis)), || split(&mut after[1..], next(axis)));
}

const fn next(axis: usize) -> usize {
    (axis + 1) % 3
}

fn on_sphere(point: Point) -> [f64; 3] {
    let (lng, lat) = (point.lng().to_radians(), point.lat().to_radians());
    [lat.cos() * lng.cos(), lat.cos() * lng.sin(), lat.sin()]
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "no two points are 4 billion metres apart")]
fn whole(metres: f64) -> u32 {
    metres.round() as u32
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::check::directory::tests::row;
    use crate::model::AreaId;
    use crate::vocabulary::{Crs, Status};

    fn placed(place: Option<(f64, f64)>, status: Status) -> Row {
        let point = place.map(|(lng, lat)| Point::new(lng, lat, Crs::Wgs84).unwrap());
        Row { status, point, ..row("a", "a") }
    }

    /// The same by looking at every pair.
    fn by_hand(rows: &[Row]) -> Vec<Vec<f64>> {
        rows.iter()
            .enumerate()
            .map(|(own, row)| {
                let Some(point) = row.point else { return Vec::new() };
                let others = rows.iter().enumerate().filter(|&(other, row)| other != own && row.is_open());
                let mut all: Vec<f64> = others.filter_map(|(_, row)| Some(point.metres_to(row.point?))).collect();
                all.sort_by(f64::total_cmp);
                all.truncate(NEIGHBOURS);
                all
            })
            .collect()
    }

    proptest! {
        #[test]
        fn near_is_what_looking_at_every_pair_finds(
            places in prop::collection::vec((prop::option::weighted(0.9, (1020..1050_i32, 240..272_i32)), 0..6_u8), 0..120),
            scale in prop_oneof![Just(10.0), Just(100.0), Just(1000.0)],
        ) {
            let rows: Vec<Row> = places
                .into_iter()
                .map(|(place, status)| {
                    let place = place.map(|(lng, lat)| (f64::from(lng) / scale, f64::from(lat) / scale));
                    placed(place, if status == 0 { Status::Paused } else { Status::Operating })
                })
                .collect();
            for (found, expected) in near(&rows).iter().zip(by_hand(&rows)) {
                prop_assert_eq!(found.len(), expected.len());
                for (neighbour, metres) in found.iter().zip(expected) {
                    prop_assert!((f64::from(neighbour.metres) - metres).abs() <= 0.51);
                }
            }
        }
    }

    #[test]
    fn of_equally_near_the_earlier_row_comes_first_and_nobody_is_his_own_neighbour() {
        let rows = vec![placed(Some((104.0, 25.0)), Status::Operating); 8];
        let rows_of = |position: usize| {
            near(&rows).of(RowId::new(position)).iter().map(|near| near.row.index()).collect::<Vec<_>>()
        };
        assert_eq!(rows_of(0), [1, 2, 3, 4, 5]);
        assert_eq!(rows_of(2), [0, 1, 3, 4, 5]);
        assert_eq!(rows_of(7), [0, 1, 2, 3, 4]);
    }

    #[test]
    fn similar_ones_are_the_nearest_of_the_same_kind_that_are_not_named_as_near() {
        let kind = |position: usize| KindId::new(usize::from(position.is_multiple_of(8)));
        let rows: Vec<Row> = (0..40_u32)
            .map(|position| Row {
                kind: kind(position as usize),
                ..placed(Some((104.0 + f64::from(position) / 100.0, 25.0)), Status::Operating)
            })
            .collect();
        let near = near(&rows);
        let similar = similar(&rows, &near);
        let rows_of = |position: usize| {
            similar.of(RowId::new(position)).iter().map(|other| other.row.index()).collect::<Vec<_>>()
        };
        assert_eq!(rows_of(0), [8, 16, 24]);
        assert_eq!(rows_of(1), [6], "of the five nearest of its kind four are named already");
        assert_eq!(rows_of(16), [8, 24, 0]);
    }

    #[test]
    fn a_place_too_far_away_is_named_only_within_the_same_area() {
        let at =
            |lng: f64, area: usize| Row { area: AreaId::new(area), ..placed(Some((lng, 25.0)), Status::Operating) };
        // 25 km, 50 km and 51 km east of the first.
        let rows = [at(104.0, 0), at(104.25, 1), at(104.5, 1), at(104.51, 0)];
        let rows_of = |found: &[Neighbour]| found.iter().map(|near| near.row.index()).collect::<Vec<_>>();
        assert_eq!(rows_of(near(&rows).of(RowId::new(0))), [1, 3]);
        assert_eq!(rows_of(similar(&rows, &rows.iter().map(|_| []).collect()).of(RowId::new(0))), [1, 3]);
    }

    #[test]
    fn a_row_without_a_point_has_no_neighbours() {
        let rows = [placed(None, Status::Operating), placed(Some((104.0, 25.0)), Status::Operating)];
        assert!(near(&rows).iter().all(<[Neighbour]>::is_empty));
    }
}
