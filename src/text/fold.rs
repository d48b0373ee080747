//! Folding of text for comparison, and tidying of text for display.

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;

/// Radicals of the supplement (U+2E80–2EF3) that stand for a whole character, as PDF extraction leaves them behind.
/// NFKC folds the Kangxi radicals (U+2F00–2FD5) but only two of these. Forms that are no character of their own, such
/// as ⺊ or ⺍, are left alone. Sorted by the radical.
const RADICALS: &[(char, char)] = &[
    ('⺁', '厂'),
    ('⺇', '几'),
    ('⺋', '卩'),
    ('⺎', '兀'),
    ('⺏', '尣'),
    ('⺐', '尢'),
    ('⺒', '巳'),
    ('⺓', '幺'),
    ('⺖', '忄'),
    ('⺘', '扌'),
    ('⺛', '旡'),
    ('⺜', '日'),
    ('⺝', '月'),
    ('⺞', '歺'),
    ('⺠', '民'),
    ('⺡', '氵'),
    ('⺢', '氺'),
    ('⺣', '灬'),
    ('⺤', '爫'),
    ('⺥', '爫'),
    ('⺨', '犭'),
    ('⺩', '王'),
    ('⺬', '示'),
    ('⺭', '礻'),
    ('⺮', '竹'),
    ('⺯', '糹'),
    ('⺰', '纟'),
    ('⺱', '罓'),
    ('⺲', '罒'),
    ('⺷', '羊'),
    ('⺹', '耂'),
    ('⺺', '肀'),
    ('⺼', '月'),
    ('⺽', '臼'),
    ('⺾', '艹'),
    ('⺿', '艹'),
    ('⻀', '艹'),
    ('⻁', '虎'),
    ('⻂', '衤'),
    ('⻃', '覀'),
    ('⻄', '西'),
    ('⻅', '见'),
    ('⻆', '角'),
    ('⻈', '讠'),
    ('⻉', '贝'),
    ('⻋', '车'),
    ('⻌', '辶'),
    ('⻍', '辶'),
    ('⻎', '辶'),
    ('⻏', '阝'),
    ('⻐', '钅'),
    ('⻑', '長'),
    ('⻒', '镸'),
    ('⻓', '长'),
    ('⻔', '门'),
    ('⻖', '阝'),
    ('⻗', '雨'),
    ('⻘', '青'),
    ('⻙', '韦'),
    ('⻚', '页'),
    ('⻛', '风'),
    ('⻜', '飞'),
    ('⻝', '食'),
    ('⻟', '飠'),
    ('⻠', '饣'),
    ('⻢', '马'),
    ('⻣', '骨'),
    ('⻤', '鬼'),
    ('⻥', '鱼'),
    ('⻦', '鸟'),
    ('⻧', '卤'),
    ('⻨', '麦'),
    ('⻩', '黄'),
    ('⻪', '黾'),
    ('⻬', '齐'),
    ('⻭', '歯'),
    ('⻮', '齿'),
    ('⻯', '竜'),
    ('⻰', '龙'),
    ('⻲', '亀'),
    ('⻳', '龟'),
];

/// What two spellings of one name have in common: NFKC (full-width letters, Kangxi radicals, compatibility
/// ideographs), radicals of the supplement as their characters, small letters, and no blank or invisible character at
/// all. For comparing and looking up, never for display.
///
/// ```
/// assert_eq!(laoyou::text::fold::fold("⺠ 權　東路（Ａ）"), "民權東路(a)");
/// ```
pub fn fold(text: &str) -> String {
    if text.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit()) {
        return text.to_owned();
    }
    if let Some(folded) = usual(text) {
        let mut folded = folded.into_owned();
        folded.retain(|character| !character.is_whitespace());
        return folded;
    }
    // Small letters may come apart or be composed anew, so the normal form is made again at the end.
    text.nfkc()
        .map(whole)
        .flat_map(char::to_lowercase)
        .filter(|character| !character.is_whitespace() && !is_invisible(*character))
        .nfkc()
        .collect()
}

/// The normal form (NFKC) in small letters of text whose characters stand for themselves and combine with none of the
/// others: ideographs, ASCII, the usual signs. That is nearly all text, and takes a tenth of the time; `None` for any
/// other.
pub(super) fn usual(text: &str) -> Option<Cow<'_, str>> {
    if text.chars().all(|character| is_usual(character) && !character.is_ascii_uppercase()) {
        return Some(Cow::Borrowed(text));
    }
    let mut normal = String::with_capacity(text.len());
    for character in text.chars() {
        normal.push(match character {
            '\u{3000}' => ' ',
            // The full forms of ASCII, in ASCII's order.
            '！'..='～' => char::from_u32(u32::from(character) - 0xfee0)?.to_ascii_lowercase(),
            _ if is_usual(character) => character.to_ascii_lowercase(),
            _ => return None,
        });
    }
    Some(Cow::Owned(normal))
}

/// Whether a character stands for itself, but for small letters, and combines with no other.
fn is_usual(character: char) -> bool {
    matches!(character,
        '\u{4e00}'..='\u{9fff}' | ' '..='~' | '\t' | '\n' | '\r' | '、' | '。' | '〈'..='】' | '‘' | '’' | '“' | '”'
        | '·' | '—')
}

/// Text for display: blanks of every kind at both ends are cut, runs of them within become one blank (a U+3000 among
/// Chinese as well), and what cannot be seen or is a control character goes.
pub fn tidy(text: &str) -> Cow<'_, str> {
    if is_tidy(text) {
        return Cow::Borrowed(text);
    }
    let mut tidied = String::with_capacity(text.len());
    let mut blank = false;
    for character in text.chars() {
        if character.is_whitespace() {
            blank = true;
        } else if !is_invisible(character) && !character.is_control() {
            if blank && !tidied.is_empty() {
                tidied.push(' ');
            }
            blank = false;
            tidied.push(character);
        }
    }
    Cow::Owned(tidied)
}

/// Radicals as the characters they stand for: what PDF extraction spoiled, made readable and searchable again. Nothing
/// else changes, since NFKC would alter rare characters of names as well.
pub fn without_radicals(text: &str) -> Cow<'_, str> {
    let is_radical = |character: char| ('\u{2e80}'..='\u{2fdf}').contains(&character);
    if !text.chars().any(is_radical) {
        return Cow::Borrowed(text);
    }
    let mend = |character: char| {
        let kangxi = is_radical(character).then(|| std::iter::once(character).nfkc().next()).flatten();
        whole(kangxi.unwrap_or(character))
    };
    Cow::Owned(text.chars().map(mend).collect())
}

/// Full-width letters and digits made narrow; full-width signs are right among Chinese and stay.
pub fn narrow_letters(text: &str) -> Cow<'_, str> {
    let is_wide = |character: char| matches!(character, '０'..='９' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ');
    if !text.chars().any(is_wide) {
        return Cow::Borrowed(text);
    }
    let narrow = |character: char| {
        if is_wide(character) { char::from_u32(character as u32 - 0xfee0).unwrap_or(character) } else { character }
    };
    Cow::Owned(text.chars().map(narrow).collect())
}

/// Whether a character takes no place and means nothing in a name, such as the soft hyphen, marks of direction and of
/// width zero, variation selectors, the byte order mark: Unicode's `Default_Ignorable_Code_Point`.
pub fn is_invisible(character: char) -> bool {
    matches!(character,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180f}'
        | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{3164}'
        | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fff8}' | '\u{1bca0}'..='\u{1bca3}'
        | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}')
}

/// Whether a character may stand in no document: a control character or noncharacter that XML 1.0 (fifth edition, 2008, §2.2)
/// forbids or advises against, or a byte order mark.
pub fn is_forbidden(c: char) -> bool {
    matches!(c, '\0'..='\u{8}' | '\u{B}' | '\u{C}' | '\u{E}'..='\u{1F}' | '\u{7F}'..='\u{9F}' | '\u{FEFF}' | '\u{FFFE}' | '\u{FFFF}')
}

fn is_tidy(text: &str) -> bool {
    let mut last = ' ';
    for character in text.chars() {
        // Chinese and its signs: almost all there is.
        if matches!(character, '\u{3001}'..='\u{9fff}') {
            last = character;
            continue;
        }
        let odd = (character.is_whitespace() && character != ' ') || character.is_control() || is_invisible(character);
        if odd || (character == ' ' && last == ' ') {
            return false;
        }
        last = character;
    }
    text.is_empty() || last != ' '
}

/// The character that a radical of the supplement stands for; any other character as it is.
pub fn whole(character: char) -> char {
    if !('\u{2e80}'..='\u{2eff}').contains(&character) {
        return character;
    }
    match RADICALS.binary_search_by_key(&character, |(radical, _)| *radical) {
        Ok(at) => RADICALS[at].1,
        Err(_) => character,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_table_is_sorted() {
        assert!(RADICALS.is_sorted_by(|a, b| a.0 < b.0));
    }

    #[test]
    fn one_name_in_many_spellings() {
        for (a, b) in [
            ("⺠權東路", "民權東路"),
            ("⻑元街", "長元街"),
            ("⼤同區⼀段", "大同區一段"),
            ("⻄城街道", "西城街道"),
            ("ＢＢ乐", "bb乐"),
            ("９５１００部队", "95100部队"),
            ("门诺（总部）", "门诺(总部)"),
            (" 花\u{a0}园\u{3000}\u{200b}敬老院\u{feff}", "花园敬老院"),
            ("İ", "i\u{307}"),
        ] {
            assert_eq!(fold(a), fold(b), "{a}");
        }
        assert_ne!(fold("花园"), fold("华园"));
    }

    #[test]
    fn text_is_tidied_for_display() {
        assert_eq!(tidy("\u{3000}花园\u{3000}\u{3000}敬老院 \u{200b}"), "花园 敬老院");
        assert_eq!(tidy("Ａ（乙）"), "Ａ（乙）");
        assert_eq!(tidy("a\r\n\tb\u{7}"), "a b");
        assert_eq!(tidy("  "), "");
        assert!(matches!(tidy("花园 敬老院"), Cow::Borrowed(_)));
    }

    #[test]
    fn only_what_was_spoiled_is_mended() {
        assert_eq!(without_radicals("⺠權東路⼤同區⼀段"), "民權東路大同區一段");
        assert_eq!(without_radicals("髙橋𡘙（Ａ）"), "髙橋𡘙（Ａ）");
        assert_eq!(narrow_letters("ＢＢ乐（９５１００）"), "BB乐（95100）");
    }

    proptest! {
        #[test]
        fn folding_twice_changes_nothing(text in "\\PC{0,20}") {
            let once = fold(&text);
            prop_assert_eq!(fold(&once), once);
        }

        #[test]
        fn tidying_twice_changes_nothing(text in any::<String>()) {
            let once = tidy(&text).into_owned();
            prop_assert_eq!(tidy(&once).into_owned(), once);
        }
    }
}
