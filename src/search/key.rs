//! Terms as numbers: by these a reader finds the lists of a term, and tantivy holds the whole of a name.

use std::borrow::Cow;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD_NO_PAD as BASE64;

/// From where the hash starts that marks a term in its shard.
const MARK: u32 = 0x9dc5_811c;
/// With what the term for a whole name begins, see [`crate::text::cut::whole`].
const WHOLE: u8 = b'=';

/// Two hashes of a term, FNV-1a of its UTF-8 bytes from two starts: there is no dictionary, and who asks for a term asks for
/// these.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Key {
    /// Which shard the term stands in, 32 bits.
    pub(super) hash: u32,
    /// What marks it there, 24 bits.
    pub(super) mark: u32,
}

impl Key {
    fn of(term: &[u8]) -> Self {
        let hash =
            |start: u32| term.iter().fold(start, |hash, &byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
        Self { hash: hash(0x811c_9dc5), mark: hash(MARK) >> 8 }
    }

    /// The key of a term as tantivy holds it.
    pub(super) fn of_held(held: &[u8]) -> Self {
        held.strip_prefix(&[WHOLE]).and_then(Self::read).unwrap_or_else(|| Self::of(held))
    }

    /// Of seven bytes, four for the hash and three for the mark, in base 64.
    fn read(held: &[u8]) -> Option<Self> {
        let (mut bytes, mut key) = ([0; 9], [0; 8]);
        let 7 = BASE64.decode_slice(held, &mut bytes).ok()? else { return None };
        key[1..].copy_from_slice(&bytes[..7]);
        let key = u64::from_be_bytes(key);
        Some(Self { hash: u32::try_from(key >> 24).ok()?, mark: u32::try_from(key & 0xff_ffff).ok()? })
    }

    fn write(self, to: &mut String) {
        let key = u64::from(self.hash) << 24 | u64::from(self.mark);
        BASE64.encode_string(&key.to_be_bytes()[1..], to);
    }
}

/// A term as tantivy holds it: the whole of a name as its key. Nobody reads it there, and a dictionary of long names that share
/// little is slow to build.
pub(super) fn held(term: &str) -> Cow<'_, str> {
    if !term.as_bytes().starts_with(&[WHOLE]) {
        return Cow::Borrowed(term);
    }
    let mut held = String::with_capacity(11);
    held.push(char::from(WHOLE));
    Key::of(term.as_bytes()).write(&mut held);
    Cow::Owned(held)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whatever_tantivy_holds_has_the_key_of_its_term() {
        for term in ["=冲区家所托日社茨营马", "=aacc", "k:elder.meal-site", "老人"] {
            let held = held(term);
            assert_eq!(Key::of_held(held.as_bytes()), Key::of(term.as_bytes()), "{held}");
            assert_eq!(term.starts_with('='), held.len() == 11);
        }
    }
}
