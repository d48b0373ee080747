//! The first bytes of a text, at hand where many texts are sorted.

use std::cmp::Ordering;

use rayon::prelude::*;

/// How many bytes are at hand.
const BYTES: usize = 24;

/// A few bytes of a text. To compare two of them takes much less time than to look for the texts themselves, which lie
/// anywhere; when two are alike, the texts must still be compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Opening([u8; BYTES]);

impl Opening {
    /// What follows the first bytes of a text.
    fn behind(text: &str, start: usize) -> Self {
        let mut opening = [0; BYTES];
        let text = text.as_bytes().get(start..).unwrap_or_default();
        let length = text.len().min(BYTES);
        opening[..length].copy_from_slice(&text[..length]);
        Self(opening)
    }
}

/// Sorts by rank, then by text, side by side; where two texts are equal as well, `then` decides. Goes stretch by stretch of
/// the texts: where many begin alike, few are compared from their beginning.
///
/// ```
/// use laoyou::text::opening::sort_by_text;
/// let sorted = sort_by_text(vec!["fu kang", "fu an"], |_| (), |text| *text, Ord::cmp);
/// assert_eq!(sorted, ["fu an", "fu kang"]);
/// ```
pub fn sort_by_text<T: Send, R: Ord + Send>(
    all: Vec<T>,
    rank: impl Fn(&T) -> R + Sync,
    text: impl Fn(&T) -> &str + Sync,
    then: impl Fn(&T, &T) -> Ordering + Sync,
) -> Vec<T> {
    let mut all: Vec<_> = all.into_par_iter().map(|one| ((rank(&one), Opening::behind(text(&one), 0)), one)).collect();
    sort_behind(&mut all, 0, &text, &then);
    all.into_par_iter().map(|(_, one)| one).collect()
}

/// Sorts texts that are alike up to `start`, where their openings are.
fn sort_behind<T: Send, R: Ord + Send>(
    all: &mut [((R, Opening), T)],
    start: usize,
    text: &(impl Fn(&T) -> &str + Sync),
    then: &(impl Fn(&T, &T) -> Ordering + Sync),
) {
    all.par_sort_unstable_by(|a, b| a.0.cmp(&b.0));
    let next = start + BYTES;
    let alike: Vec<_> = all.chunk_by_mut(|a, b| a.0 == b.0).filter(|alike| alike.len() > 1).collect();
    alike.into_par_iter().for_each(|alike| {
        if alike.iter().all(|(_, one)| text(one).len() <= next) {
            alike.sort_by(|(_, a), (_, b)| text(a).cmp(text(b)).then_with(|| then(a, b)));
        } else {
            for ((_, opening), one) in alike.iter_mut() {
                *opening = Opening::behind(text(one), next);
            }
            sort_behind(alike, next, text, then);
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn openings_never_stand_in_another_order_than_their_texts() {
        let texts = [
            "",
            "\0",
            "a",
            "a\0",
            "ab",
            "b",
            "曲靖",
            "曲靖市麒麟区示例养老院",
            "曲靖市麒麟区示例养老院一",
            "曲靖市麒麟区示例养老院二",
        ];
        for (a, b) in texts.iter().flat_map(|a| texts.iter().map(move |b| (a, b))) {
            let (opening, text) = (Opening::behind(a, 0).cmp(&Opening::behind(b, 0)), a.cmp(b));
            assert!(opening == text || opening.is_eq(), "{a:?} {b:?}");
        }
    }

    #[test]
    fn texts_are_sorted_as_if_they_were_compared() {
        let parts = &["", "\0", "a", "b", "ab", "abc abc abc abc abc abc abc", "abc abc abc abc abc abc a", "曲靖"];
        let texts: Vec<String> = parts
            .iter()
            .flat_map(|one| {
                parts.iter().flat_map(move |two| parts.iter().map(move |three| [*one, two, three].concat()))
            })
            .collect();
        let numbered: Vec<(usize, String)> = texts.into_iter().enumerate().collect();
        let mut expected = numbered.clone();
        expected.sort_by(|(at, a), (other, b)| (at % 2).cmp(&(other % 2)).then(a.cmp(b)).then(other.cmp(at)));
        let sorted = sort_by_text(numbered, |(at, _)| at % 2, |(_, text)| text, |(at, _), (other, _)| other.cmp(at));
        assert_eq!(sorted, expected);
    }
}
