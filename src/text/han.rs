//! What is a Chinese character.

/// Whether a character is a Han character: the unified ideographs with all extensions (A–J), the compatibility
/// ideographs and 〇. Punctuation and radicals are none.
pub fn is_han(character: char) -> bool {
    matches!(character,
        '〇' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}'
        | '\u{20000}'..='\u{323af}' | '\u{323b0}'..='\u{3347f}')
}

/// Whether a text has a Han character.
pub fn has_han(text: &str) -> bool {
    text.chars().any(is_han)
}

/// Whether a text has Han characters and nothing else.
pub fn is_all_han(text: &str) -> bool {
    !text.is_empty() && text.chars().all(is_han)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn han_of_every_plane() {
        assert!(is_all_han("老幼㐀𥕢𡘙〇\u{30000}"));
        for other in ['a', '，', '（', '　', 'ー', 'あ', '⺠', '1'] {
            assert!(!is_han(other), "{other}");
        }
        assert!(has_han("A座") && !has_han("A-1") && !is_all_han("") && !is_all_han("A座"));
    }
}
