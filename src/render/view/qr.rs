//! A page's address as a QR code, drawn with one path, for paper.

use std::fmt::Write as _;

use fast_qr::{ECL, Mask, QRBuilder};
use serde::Serialize;

/// Modules that must stay blank around a code (ISO/IEC 18004, 6.3.8).
const QUIET: usize = 4;

/// A QR code as templates see it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Qr {
    /// Of an SVG whose unit is one module, with the blank edge.
    pub view_box: String,
    /// Strokes one unit wide, through the middle of each row.
    pub path: String,
}

/// The code of an address; none when it is longer than a code can hold (2,953 bytes).
///
/// The mask is fixed: any mask is valid, and to look for the best of eight costs more than the rest of the page.
pub fn qr(url: &str) -> Option<Qr> {
    let code = QRBuilder::new(url).ecl(ECL::L).mask(Mask::Checkerboard).build().ok()?;
    let mut path = String::new();
    for row in 0..code.size {
        let dark: Vec<bool> = code[row].iter().map(|module| module.value()).collect();
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
    let edge = 2 * QUIET + code.size;
    Some(Qr { view_box: format!("-{QUIET} -{QUIET}.5 {edge} {edge}"), path })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Draws the path again and compares it with the code, module by module.
    #[test]
    fn the_path_is_the_code() {
        let url = "https://laoyou.example/facility/fu-an/";
        let drawn = qr(url).unwrap();
        let code = QRBuilder::new(url).ecl(ECL::L).mask(Mask::Checkerboard).build().unwrap();
        let mut dark = vec![vec![false; code.size]; code.size];
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
                assert_eq!(*dark, code[y][x].value(), "{x} {y}");
            }
        }
        assert_eq!(drawn.view_box, "-4 -4.5 37 37");
        assert!(qr(&"x".repeat(3000)).is_none());
    }
}
