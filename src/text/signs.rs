//! Bytes that are worth a closer look, in texts that mostly have none of them.

/// A set of bytes that is looked for quickly.
#[derive(Debug)]
pub struct Signs([bool; 256]);

/// So many bytes are looked at together.
const TOGETHER: usize = 16;

impl Signs {
    /// These bytes.
    pub const fn of(bytes: &[u8]) -> Self {
        Self([false; 256]).with(bytes)
    }

    /// The bytes that no text needs: control characters, but for a tab, a line feed and a carriage return.
    pub const fn controls() -> Self {
        let mut signs = Self::of(&[0x7f]);
        let mut byte = 0;
        while byte < 0x20 {
            signs.0[byte] = !matches!(byte, 0x09 | 0x0a | 0x0d);
            byte += 1;
        }
        signs
    }

    /// These bytes as well.
    #[must_use]
    pub const fn with(mut self, bytes: &[u8]) -> Self {
        let mut at = 0;
        while at < bytes.len() {
            self.0[bytes[at] as usize] = true;
            at += 1;
        }
        self
    }

    /// Whether any of them is there.
    pub fn stand_in(&self, text: &[u8]) -> bool {
        text.chunks(TOGETHER).any(|bytes| self.any(bytes))
    }

    /// Where they stand, from the first to the last.
    pub fn places<'t>(&'t self, text: &'t [u8]) -> impl Iterator<Item = usize> + 't {
        let pieces = (0..).step_by(TOGETHER).zip(text.chunks(TOGETHER)).filter(|(_, bytes)| self.any(bytes));
        pieces.flat_map(|(from, bytes)| (from..).zip(bytes).filter(|(_, byte)| self.has(**byte) != 0)).map(|(at, _)| at)
    }

    fn any(&self, bytes: &[u8]) -> bool {
        bytes.iter().fold(0, |found, byte| found | self.has(*byte)) != 0
    }

    /// Without a branch, so that many can be asked at a time.
    fn has(&self, byte: u8) -> u8 {
        u8::from(self.0[usize::from(byte)])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_place_is_found() {
        const SIGNS: Signs = Signs::of(b"<").with(b"&");
        let text = "a<b".repeat(20) + "&" + &"老".repeat(9) + "<";
        let places: Vec<usize> = SIGNS.places(text.as_bytes()).collect();
        let slowly = text.bytes().enumerate().filter(|(_, byte)| b"<&".contains(byte)).map(|(at, _)| at);
        assert_eq!(places, slowly.collect::<Vec<_>>());
        assert!(SIGNS.stand_in(text.as_bytes()) && !SIGNS.stand_in("老".repeat(9).as_bytes()));
        let controls = Signs::controls();
        assert_eq!(controls.places(b"\t\n\r a\x7f\x00\xe8\x1f").collect::<Vec<_>>(), [5, 6, 8]);
    }
}
