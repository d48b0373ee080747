//! Bits: ascending lists by binary interpolative coding, which spends nothing on runs.
//!
//! A list is its middle element, coded among the values it can still have, then the same for both halves (Moffat and
//! Stuiver, 2000). Neighbouring documents share area and kind, so most lists are runs.

/// Adds bits to bytes, the highest first.
#[derive(Debug)]
pub(super) struct Bits<'a> {
    bytes: &'a mut Vec<u8>,
    /// What does not fill four bytes yet, in its lowest bits; what stands above them is in `bytes`.
    held: u64,
    /// How many bits that is: at most 31 between two calls.
    count: u32,
}

impl<'a> Bits<'a> {
    /// Begins after what there is.
    pub(super) fn after(bytes: &'a mut Vec<u8>) -> Self {
        Self { bytes, held: 0, count: 0 }
    }

    /// Writes what is held, the last byte filled up with zeros.
    pub(super) fn end(mut self) {
        let whole = self.count.next_multiple_of(8);
        self.held <<= whole - self.count;
        for shift in (0..whole).step_by(8).rev() {
            let [byte, ..] = (self.held >> shift).to_le_bytes();
            self.bytes.push(byte);
        }
    }

    /// Writes the lowest `count` bits, at most 32, of a value that has no others.
    fn push(&mut self, value: u32, count: u32) {
        self.held = self.held << count | u64::from(value);
        self.count += count;
        if self.count >= 32 {
            self.count -= 32;
            let [.., a, b, c, d] = (self.held >> self.count).to_be_bytes();
            self.bytes.extend_from_slice(&[a, b, c, d]);
        }
    }

    /// A value below `size`, in as few bits as that allows.
    fn below(&mut self, value: u32, size: u32) {
        let width = size.ilog2();
        let short = (2u64 << width) - u64::from(size);
        if u64::from(value) < short {
            self.push(value, width);
        } else {
            // At most `size − 1 + short`, which has `width + 1` bits.
            self.push(value + u32::try_from(short).unwrap_or(0), width + 1);
        }
    }

    /// An ascending list of values from `low` to `high`, both included.
    pub(super) fn list(&mut self, values: &[u32], low: u32, high: u32) {
        let Some(last) = values.len().checked_sub(1) else { return };
        let middle = values.len() / 2;
        let value = values[middle];
        let least = low + u32::try_from(middle).unwrap_or(0);
        let most = high - u32::try_from(last - middle).unwrap_or(0);
        self.below(value - least, most - least + 1);
        if middle > 0 {
            self.list(&values[..middle], low, value - 1);
        }
        if middle < last {
            self.list(&values[middle + 1..], value + 1, high);
        }
    }
}

/// A number in bytes of seven bits, the lowest first.
pub(super) fn varint(mut value: u32, bytes: &mut Vec<u8>) {
    loop {
        let [low, ..] = value.to_le_bytes();
        value >>= 7;
        if value == 0 {
            bytes.push(low & 0x7f);
            return;
        }
        bytes.push(low | 0x80);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn list(values: &[u32], high: u32) -> Vec<u8> {
        let mut bytes = Vec::new();
        let mut bits = Bits::after(&mut bytes);
        bits.list(values, 0, high);
        bits.end();
        bytes
    }

    #[test]
    fn runs_cost_nothing() {
        assert!(list(&(0..1000).collect::<Vec<_>>(), 999).is_empty());
        assert!(list(&(500..1500).collect::<Vec<_>>(), 99_999).len() < 32);
        assert!(list(&[], 9).is_empty());
    }

    /// The browser reads the same bytes in `tests/browser/contract.test.mjs`.
    #[test]
    fn lists_are_written_as_the_browser_reads_them() {
        let cases: serde_json::Value =
            serde_json::from_str(include_str!("../../../tests/contract/lists.json")).unwrap();
        for case in cases.as_array().unwrap() {
            let values: Vec<u32> = serde_json::from_value(case["values"].clone()).unwrap();
            let high = u32::try_from(case["high"].as_u64().unwrap()).unwrap();
            let hex = list(&values, high).iter().fold(String::new(), |hex, byte| hex + &format!("{byte:02x}"));
            assert_eq!(hex, case["hex"].as_str().unwrap(), "{values:?}");
        }
    }

    #[test]
    fn numbers_in_bytes() {
        let mut bytes = Vec::new();
        for value in [0, 127, 128, 300, u32::MAX] {
            varint(value, &mut bytes);
        }
        assert_eq!(bytes, [0, 127, 128, 1, 172, 2, 255, 255, 255, 255, 15]);
    }
}
