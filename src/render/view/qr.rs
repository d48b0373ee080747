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
        let dark = Dark::of(&code, row);
        let mut at = 0;
        while let Some((from, to)) = dark.stroke(at) {
            push(&mut path, 'm', i64::from(from) - pen.0);
            push(&mut path, ' ', i64::from(row) - pen.1);
            push(&mut path, 'h', i64::from(to - from));
            pen = (i64::from(to), i64::from(row));
            at = to;
        }
    }
    let edge = 2 * QUIET + code.size();
    Some(Qr { view_box: format!("-{QUIET} -{QUIET}.5 {edge} {edge}"), path })
}

/// The dark modules of a row as bits, the first in the lowest: where a row turns dark is chance, and to ask at each module
/// whether it does costs more than to read it. No code has more than 177 in a row.
struct Dark([u64; 3]);

impl Dark {
    fn of(code: &QrCode, row: i32) -> Self {
        let mut words = [0; 3];
        for (bit, at) in (0_usize..).zip(0..code.size()) {
            words[bit / 64] |= u64::from(code.get_module(at, row)) << (bit % 64);
        }
        Self(words)
    }

    /// The first run of dark modules from a place on: where it begins, and where it has ended.
    fn stroke(&self, at: u32) -> Option<(u32, u32)> {
        let from = self.next(at, |bits| bits)?;
        Some((from, self.next(from, |bits| !bits)?))
    }

    fn next(&self, at: u32, wanted: impl Fn(u64) -> u64) -> Option<u32> {
        let mut behind = u64::MAX << (at % 64);
        for word in at / 64..3 {
            let bits = wanted(self.0[word as usize]) & behind;
            if bits != 0 {
                return Some(64 * word + bits.trailing_zeros());
            }
            behind = u64::MAX;
        }
        None
    }
}

fn push(path: &mut String, command: char, figure: i64) {
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

    #[test]
    fn the_path_is_the_code() {
        let url = "https://laoyou.example/facility/fu-an/";
        assert_path_is_code(url);
        // 25 modules across: with its host in small letters the address would need 29.
        assert_eq!(qr(url).unwrap().view_box, "-4 -4.5 33 33");
        // The largest code, whose rows take three words.
        assert_path_is_code(&"x".repeat(2953));
        assert!(qr(&"x".repeat(3000)).is_none());
    }

    /// Draws the path again and compares it with the code, module by module.
    fn assert_path_is_code(url: &str) {
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
    }

    #[test]
    fn capitals_are_for_the_host_alone() {
        let modes = |url: &str| segments(url).iter().map(QrSegment::num_chars).collect::<Vec<_>>();
        assert_eq!(modes("https://laoyou.example/a/facility/fu-an/"), [23, 17]);
        assert_eq!(modes("https://例.example/"), ["https://例.example/".len()]);
        assert_eq!(modes("laoyou"), [6]);
    }
}
