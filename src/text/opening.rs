//! The first bytes of a text, at hand where many texts are sorted.

/// How many bytes are at hand.
const BYTES: usize = 24;

/// The first 24 bytes of a text. To compare two of them takes much less time than to look for the texts themselves, which
/// lie anywhere; when two are alike, the texts must still be compared.
///
/// ```
/// use laoyou::text::opening::Opening;
/// assert!(Opening::of("fu an") < Opening::of("fu kang"));
/// assert_eq!(Opening::of("fu an yang lao yuan gong yu a"), Opening::of("fu an yang lao yuan gong yu b"));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Opening([u8; BYTES]);

impl Opening {
    /// The opening of a text.
    pub fn of(text: &str) -> Self {
        let mut opening = [0; BYTES];
        let length = text.len().min(BYTES);
        opening[..length].copy_from_slice(&text.as_bytes()[..length]);
        Self(opening)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn openings_never_stand_in_another_order_than_their_texts() {
        let texts = ["", "\0", "a", "a\0", "ab", "b", "曲靖", "曲靖市麒麟区示例养老院", "曲靖市麒麟区示例养老院一", "曲靖市麒麟区示例养老院二"];
        for (a, b) in texts.iter().flat_map(|a| texts.iter().map(move |b| (a, b))) {
            let (opening, text) = (Opening::of(a).cmp(&Opening::of(b)), a.cmp(b));
            assert!(opening == text || opening.is_eq(), "{a:?} {b:?}");
        }
    }
}
