//! Where facilities lie, so that the nearest are found without reading the others: blocks of neighbours along a curve
//! through the region (Morton order), each with the box around it.
//!
//! A point is two numbers of 16 bits within the region's box, some metres apart. `near.bin` holds the box and for each
//! block its own (west, south, east, north, as such numbers); `near/<block>.bin` the documents with their points, by
//! document.

use serde_json::json;

use super::Files;
use crate::model::Point;
use crate::search::SearchError;
use crate::search::index::Index;

/// Documents in a block.
const BLOCK: usize = 128;
/// The greatest number of a coordinate.
const MOST: f64 = 65_535.0;

pub(super) fn write(index: &Index<'_>, files: &mut Files) -> Result<(), SearchError> {
    let documents = &index.documents;
    let bounds = &documents.directory.registries.region.bounds;
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a share of 65,535 fits sixteen bits")]
    let scale = |value: f64, low: f64, high: f64| {
        let share = if high > low { ((value - low) / (high - low)).clamp(0.0, 1.0) } else { 0.0 };
        (share * MOST).round() as u16
    };
    let place =
        |point: &Point| (scale(point.lng(), bounds.west, bounds.east), scale(point.lat(), bounds.south, bounds.north));
    let mut points: Vec<(u32, u32, u16, u16)> = (0..documents.len())
        .filter_map(|document| {
            let (x, y) = place(&documents.point(document)?);
            Some((morton(x, y), u32::try_from(document).unwrap_or(u32::MAX), x, y))
        })
        .collect();
    points.sort_unstable();
    let mut blocks = Vec::new();
    for (at, block) in points.chunks_mut(BLOCK).enumerate() {
        block.sort_unstable_by_key(|(_, document, _, _)| *document);
        let (xs, ys) = (block.iter().map(|point| point.2), block.iter().map(|point| point.3));
        blocks.push((xs.clone().min(), ys.clone().min(), xs.max(), ys.max()));
        let mut last = 0;
        let rows = block.iter().flat_map(|&(_, document, x, y)| {
            let step = document - last;
            last = document;
            [step, u32::from(x), u32::from(y)]
        });
        files.json(format!("near/{at}.bin"), &rows.collect::<Vec<u32>>())?;
    }
    let region = [bounds.west, bounds.south, bounds.east, bounds.north];
    files.json("near.bin", &json!({ "box": region, "blocks": blocks }))
}

/// The bits of two numbers in turn: places near one another are mostly near on the curve.
fn morton(x: u16, y: u16) -> u32 {
    let spread = |value: u16| {
        let mut value = u32::from(value);
        for (shift, mask) in [(8, 0x00ff_00ff), (4, 0x0f0f_0f0f), (2, 0x3333_3333), (1, 0x5555_5555)] {
            value = (value | (value << shift)) & mask;
        }
        value
    };
    spread(x) | spread(y) << 1
}
