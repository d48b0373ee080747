//! A page's address as a QR code, drawn with one path, for paper.

use std::fmt::Write as _;

use qrcodegen::{Mask, QrCode, QrCodeEcc, QrSegment, Version};
use serde::Serialize;

/// Modules that must stay blank around a code (ISO/IEC 18004, 6.3.8).
const QUIET: i32 = 4;

/// A QR code as templates see it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Qr {
    /// Of an SVG whose unit is one module, with the blank edge.
    pub view_box: String,
    /// Strokes one unit wide, through the middle of each row.
    pub path: String,
}

/// The code of an address; none when it is longer than a code can hold (2,953 bytes).
pub fn qr(url: &str) -> Option<Qr> {
    let code = encode(url)?;
    let mut path = String::new();
    for row in 0..code.size() {
        let dark: Vec<bool> = (0..code.size()).map(|column| code.get_module(column, row)).collect();
        let mut at = 0;
        let mut pen = None;
        for run in dark.chunk_by(|a, b| a == b) {
            if run[0] {
                // From the end of the run before, so that the figures stay small; writing to a string cannot fail.
                let _ = match pen {
                    None => write!(path, "M{at} {row}"),
                    Some(pen) => write!(path, "m{} 0", at - pen),
                };
                let _ = write!(path, "h{}", run.len());
                pen = Some(at + run.len());
            }
            at += run.len();
        }
    }
    let edge = 2 * QUIET + code.size();
    Some(Qr { view_box: format!("-{QUIET} -{QUIET}.5 {edge} {edge}"), path })
}

/// The mask is fixed: any mask is valid, and to look for the best of eight costs more than the rest of the page.
fn encode(url: &str) -> Option<QrCode> {
    let segments = QrSegment::make_segments(url);
    let (least, most, mask) = (Version::MIN, Version::MAX, Some(Mask::new(0)));
    QrCode::encode_segments_advanced(&segments, QrCodeEcc::Low, least, most, mask, false).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Draws the path again and compares it with the code, module by module.
    #[test]
    fn the_path_is_the_code() {
        let url = "https://laoyou.example/facility/fu-an/";
        let drawn = qr(url).unwrap();
        let code = encode(url).unwrap();
        let size = usize::try_from(code.size()).unwrap();
        let mut dark = vec![vec![false; size]; size];
        let (mut x, mut y) = (0, 0);
        let mut rest = drawn.path.as_str();
        while let Some(command) = rest.chars().next() {
            let end = rest[1..].find(['M', 'm', 'h']).map_or(rest.len(), |end| end + 1);
            let numbers: Vec<usize> = rest[1..end].split(' ').map(|number| number.parse().unwrap()).collect();
            match command {
                'M' => (x, y) = (numbers[0], numbers[1]),
                'm' => x += numbers[0],
                _ => {
                    dark[y][x..x + numbers[0]].fill(true);
                    x += numbers[0];
                }
            }
            rest = &rest[end..];
        }
        for (y, row) in dark.iter().enumerate() {
            for (x, dark) in row.iter().enumerate() {
                assert_eq!(*dark, code.get_module(i32::try_from(x).unwrap(), i32::try_from(y).unwrap()), "{x} {y}");
            }
        }
        assert_eq!(drawn.view_box, "-4 -4.5 37 37");
        assert!(qr(&"x".repeat(3000)).is_none());
    }
}
