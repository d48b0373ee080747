//! A page's address as a QR code, drawn with one path, for paper.

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
    // Some eight strokes a row of five bytes and more.
    let mut path = String::with_capacity(usize::try_from(code.size() * code.size() * 2).unwrap_or_default());
    for row in 0..code.size() {
        // Where the pen is in the row; figures count from there, so that they stay small.
        let mut pen = None;
        let mut at = 0;
        while at < code.size() {
            let dark = code.get_module(at, row);
            let end = (at + 1..code.size()).find(|next| code.get_module(*next, row) != dark).unwrap_or(code.size());
            if dark {
                match pen {
                    None => {
                        push(&mut path, 'M', at);
                        push(&mut path, ' ', row);
                    }
                    Some(pen) => {
                        push(&mut path, 'm', at - pen);
                        path.push_str(" 0");
                    }
                }
                push(&mut path, 'h', end - at);
                pen = Some(end);
            }
            at = end;
        }
    }
    let edge = 2 * QUIET + code.size();
    Some(Qr { view_box: format!("-{QUIET} -{QUIET}.5 {edge} {edge}"), path })
}

/// A command and its figure, which is below 200: formatting it would cost more than the rest of the code.
fn push(path: &mut String, command: char, figure: i32) {
    path.push(command);
    let digits = [figure / 100, figure / 10 % 10, figure % 10];
    let first = digits.iter().position(|digit| *digit > 0).unwrap_or(2);
    path.extend(digits[first..].iter().filter_map(|digit| char::from_digit(digit.unsigned_abs(), 10)));
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
