//! A print of everything that an output is made from: with the same key it need not be made again.

use serde::{Deserialize, Serialize};

/// Bytes of what most keys are made of, or more.
const USUAL: usize = 512;

/// 128 bits of the BLAKE3 hash of what an output depends on, and of the program that makes it.
///
/// Keys are compared for one path only, and never leave the machine: they stand in our notes beside the published tree.
///
/// ```
/// use laoyou::key::Key;
/// assert_eq!(Key::of(&("a", 1)), Key::of(&("a", 1)));
/// assert_ne!(Key::of(&("a", 1)), Key::of(&("a", 2)));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Key(#[serde(with = "serde_bytes")] [u8; 16]);

impl Key {
    /// The key of a value: of every part that it serialises.
    pub fn of<T: Serialize + ?Sized>(parts: &T) -> Self {
        // Plain data in memory: only a type that has no length for a list could fail, and none of ours is such.
        let bytes = Vec::with_capacity(USUAL);
        Self::of_bytes(&postcard::to_extend(parts, bytes).expect("what a key is made of can be serialised"))
    }

    /// Its hexadecimal digits, in lower case.
    pub fn hex(&self) -> String {
        self.0.iter().fold(String::with_capacity(32), |hex, byte| hex + &format!("{byte:02x}"))
    }

    /// Its first byte: as good as drawn by lot, and the same for the same parts.
    pub fn first(&self) -> u8 {
        self.0[0]
    }

    /// The key of bytes.
    pub fn of_bytes(bytes: &[u8]) -> Self {
        let hash = blake3::hash(bytes);
        let mut key = [0; 16];
        key.copy_from_slice(&hash.as_bytes()[..16]);
        Self(key)
    }
}
