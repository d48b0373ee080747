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
    // Where the pen is; figures count from there, so that they stay small.
    let mut pen = (0, 0);
    for row in 0..code.size() {
        let mut begin = None;
        for at in 0..=code.size() {
            // Beyond the edge all is light.
            match (begin, code.get_module(at, row)) {
                (None, true) => begin = Some(at),
                (Some(from), false) => {
                    push(&mut path, 'm', from - pen.0);
                    push(&mut path, ' ', row - pen.1);
                    push(&mut path, 'h', at - from);
                    pen = (at, row);
                    begin = None;
                }
                (None, false) | (Some(_), true) => {}
            }
        }
    }
    let edge = 2 * QUIET + code.size();
    Some(Qr { view_box: format!("-{QUIET} -{QUIET}.5 {edge} {edge}"), path })
}

fn push(path: &mut String, command: char, figure: i32) {
    path.push(command);
    match u8::try_from(figure) {
        // Almost all of them.
        Ok(digit @ 0..=9) => path.push(char::from(b'0' + digit)),
        _ => path.push_str(itoa::Buffer::new().format(figure)),
    }
}

/// The mask is fixed: any mask is valid, and to look for the best of eight costs more than the rest of the page.
fn encode(url: &str) -> Option<QrCode> {
    let segments = segments(url);
    let (least, most, mask) = (Version::MIN, Version::MAX, Some(Mask::new(0)));
    QrCode::encode_segments_advanced(&segments, QrCodeEcc::Low, least, most, mask, false).ok()
}

/// Scheme and host are the same in capitals (RFC 3986, 6.2.2.1), which take five and a half bits each instead of eight:
/// often a smaller code with larger modules.
fn segments(url: &str) -> Vec<QrSegment> {
    // The third slash ends the host.
    let path = url.match_indices('/').nth(2).map_or(0, |(slash, _)| slash + 1);
    let host = url[..path].to_ascii_uppercase();
    if path == 0 || !QrSegment::is_alphanumeric(&host) {
        return vec![QrSegment::make_bytes(url.as_bytes())];
    }
    vec![QrSegment::make_alphanumeric(&host), QrSegment::make_bytes(&url.as_bytes()[path..])]
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
        let (mut x, mut y) = (0_i32, 0_i32);
        for step in drawn.path.split('m').skip(1) {
            let (way, run) = step.split_once('h').unwrap();
            let (across, down) = way.split_once(' ').unwrap();
            x += across.parse::<i32>().unwrap();
            y += down.parse::<i32>().unwrap();
            let run: i32 = run.parse().unwrap();
            for column in x..x + run {
                dark[usize::try_from(y).unwrap()][usize::try_from(column).unwrap()] = true;
            }
            x += run;
        }
        for (y, row) in dark.iter().enumerate() {
            for (x, dark) in row.iter().enumerate() {
                assert_eq!(*dark, code.get_module(i32::try_from(x).unwrap(), i32::try_from(y).unwrap()), "{x} {y}");
            }
        }
        // 25 modules across: with its host in small letters the address would need 29.
        assert_eq!(drawn.view_box, "-4 -4.5 33 33");
        assert!(qr(&"x".repeat(3000)).is_none());
    }

    #[test]
    fn capitals_are_for_the_host_alone() {
        let modes = |url: &str| segments(url).iter().map(QrSegment::num_chars).collect::<Vec<_>>();
        assert_eq!(modes("https://laoyou.example/a/facility/fu-an/"), [23, 17]);
        assert_eq!(modes("https://例.example/"), ["https://例.example/".len()]);
        assert_eq!(modes("laoyou"), [6]);
    }
}
