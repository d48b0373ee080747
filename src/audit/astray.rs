//! Points that lie among another county's facilities: a wrong digit, or an entry in the wrong folder.
//!
//! Borders are not known here, so only a point all of whose nearest neighbours belong to one other county is named,
//! and only when that county's seat is nearer as well: a village at the border has neighbours on both sides.

use super::{Matter, Standing, What, Whom};
use crate::directory::Directory;

/// So many neighbours, and no fewer, can say where a point lies.
const WITNESSES: usize = 5;

pub(super) fn matters(directory: &Directory) -> Vec<Matter> {
    let registries = &directory.registries;
    let mut matters = Vec::new();
    for (row, near) in directory.rows.iter().zip(directory.around.near.iter()) {
        let (Some(point), true) = (row.point, near.len() >= WITNESSES && row.is_listed()) else { continue };
        let there = directory.row(near[0].row).area;
        let unanimous = near.iter().all(|neighbour| directory.row(neighbour.row).area == there);
        // An area inside another has no neighbours but the outer one's.
        let kin = [row.area, there].map(|id| registries.area(id).within.unwrap_or(id));
        if there == row.area || !unanimous || kin[0] == kin[1] {
            continue;
        }
        let (own, other) = (registries.area(row.area), registries.area(there));
        let (Some(own), Some(seat)) = (own.seat, other.seat) else { continue };
        if point.metres_to(seat) < point.metres_to(own) {
            matters.push(Matter {
                standing: Standing::Doubtful,
                area: Some(row.area),
                whom: Some(Whom::of(row)),
                what: What::Astray { there: other.name.clone() },
                place: None,
            });
        }
    }
    matters
}
