//! The form of what we keep for ourselves: a line that names what it is, the sum of the rest, the rest.
//!
//! The sum finds what a disk or a cut has broken, and is checked in each run over everything that is kept: XXH3, 128 bits,
//! which takes half the time of a hash that withstands forgers. Whoever forges here could write any sum as well.

use serde::Serialize;
use twox_hash::XxHash3_128;

/// Bytes of a sum.
pub const SUM: usize = 16;

/// Bytes to be kept, as they grow.
#[derive(Debug)]
pub struct Sealing {
    bytes: Vec<u8>,
    /// Where what is summed begins.
    start: usize,
}

impl Sealing {
    /// Nothing yet; `format` is the line that names it, and another form has another line.
    pub fn new(format: &[u8]) -> Self {
        Self::with_room(format, 0)
    }

    /// The same with room for so many bytes.
    pub fn with_room(format: &[u8], room: usize) -> Self {
        let start = format.len() + SUM;
        let mut bytes = Vec::with_capacity(start + room);
        bytes.extend_from_slice(format);
        bytes.resize(start, 0);
        Self { bytes, start }
    }

    /// Adds a value. Plain data in memory: only a type that has no length for a list could fail, and none of ours is such.
    #[must_use]
    pub fn value<T: Serialize + ?Sized>(mut self, value: &T) -> Self {
        self.bytes = postcard::to_extend(value, self.bytes).expect("what is kept can be serialised");
        self
    }

    /// Adds bytes as they are.
    #[must_use]
    pub fn bytes<'a>(mut self, parts: impl IntoIterator<Item = &'a [u8]>) -> Self {
        parts.into_iter().for_each(|part| self.bytes.extend_from_slice(part));
        self
    }

    /// All of it, sealed.
    pub fn finish(mut self) -> Vec<u8> {
        let sum = sum(&self.bytes[self.start..]);
        self.bytes[self.start - SUM..self.start].copy_from_slice(&sum);
        self.bytes
    }
}

/// What was kept; `None` when it is of another form, or is not whole.
pub fn unsealed<'a>(format: &[u8], bytes: &'a [u8]) -> Option<&'a [u8]> {
    let (noted, body) = bytes.strip_prefix(format)?.split_first_chunk::<SUM>()?;
    (sum(body) == *noted).then_some(body)
}

/// The sum of bytes: the same for the same bytes.
pub fn sum(bytes: &[u8]) -> [u8; SUM] {
    XxHash3_128::oneshot(bytes).to_be_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_whole_is_read_and_nothing_else() {
        let bytes = Sealing::new(b"a 1\n").bytes([&b"b"[..], b""]).value("d").finish();
        assert_eq!(unsealed(b"a 1\n", &bytes), Some(&b"b\x01d"[..]));
        assert_eq!(unsealed(b"a 2\n", &bytes), None);
        for at in 0..bytes.len() {
            let mut broken = bytes.clone();
            broken[at] ^= 1;
            assert_eq!(unsealed(b"a 1\n", &broken), None, "byte {at}");
            assert_eq!(unsealed(b"a 1\n", &bytes[..at]), None, "cut at {at}");
        }
    }

    #[test]
    fn a_sum_is_that_of_the_standard() {
        // XXH3 of nothing, seed 0: xxHash, `XXH3_128bits`.
        assert_eq!(sum(b""), 0x99aa_06d3_0147_98d8_6001_c324_468d_497f_u128.to_be_bytes());
    }
}
