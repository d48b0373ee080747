//! The name that an author probably meant.

use super::fold::fold;
use super::han::has_han;

/// The candidate nearest to a word that is none of them, or `None` when nothing is near enough for a hint.
///
/// English keys may differ by a third of their letters; Chinese words, each character of which is a syllable, by half
/// of them but not by all. A candidate that begins with the word (or the other way round) is near as well. Of several
/// equally near the first is taken.
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let word = fold(word);
    let length = word.chars().count();
    if length == 0 {
        return None;
    }
    let mut best: Option<(usize, &str)> = None;
    for candidate in candidates {
        let folded = fold(candidate);
        let longer = length.max(folded.chars().count());
        let distance = strsim::osa_distance(&word, &folded);
        let contained = length >= 2
            && folded.chars().count() >= 2
            && (folded.starts_with(&word) || folded.ends_with(&word) || word.starts_with(&folded));
        let limit = if has_han(&word) { longer / 2 } else { longer.div_ceil(3) };
        let near = distance < longer && (distance <= limit || contained);
        if near && best.is_none_or(|(least, _)| distance < least) {
            best = Some((distance, candidate));
        }
    }
    best.map(|(_, candidate)| candidate)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_find_their_word() {
        let keys = ["name", "kind", "address", "phones", "名称", "类型", "地址", "联系电话", "床位数"];
        for (slip, meant) in [
            ("nmae", Some("name")),
            ("Address", Some("address")),
            ("adress", Some("address")),
            ("phone", Some("phones")),
            ("名字", Some("名称")),
            ("电话", Some("联系电话")),
            ("床位", Some("床位数")),
            ("联系电活", Some("联系电话")),
            ("xyz", None),
            ("备注", None),
            ("", None),
            ("　", None),
        ] {
            assert_eq!(nearest(slip, keys), meant, "{slip}");
        }
    }

    #[test]
    fn of_equals_the_first() {
        assert_eq!(nearest("cat", ["bat", "hat"]), Some("bat"));
    }
}
