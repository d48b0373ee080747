//! Traditional characters, and radicals left behind by PDF extraction, as simplified characters, one for one: for
//! finding, never for display.

use std::sync::LazyLock;

use super::fold::whole;

/// The characters that have another, simplified form, by code point, each with it.
static FORMS: LazyLock<Vec<(char, char)>> = LazyLock::new(|| {
    let ranges = [
        '\u{2e80}'..='\u{2eff}',
        '\u{3400}'..='\u{4dbf}',
        '\u{4e00}'..='\u{9fff}',
        '\u{f900}'..='\u{faff}',
        '\u{20000}'..='\u{2a6df}',
    ];
    let mut forms = Vec::new();
    for character in ranges.into_iter().flatten() {
        let mut converted = hanconv::t2s(whole(character).encode_utf8(&mut [0; 4]));
        // Only forms that everyone can read: an ideograph of the later planes stands in no font of a cheap phone.
        if let (Some(simple), None) = (converted.pop(), converted.pop())
            && simple != character
            && simple < '\u{10000}'
        {
            forms.push((character, simple));
        }
    }
    forms
});

/// The simplified forms of the ideographs that nearly all text is written in, by code point.
static USUAL: LazyLock<Vec<char>> = LazyLock::new(|| (FIRST..='\u{9fff}').map(find).collect());

const FIRST: char = '\u{4e00}';

/// The simplified form of a character; itself when it has none.
pub fn simplified(character: char) -> char {
    match character {
        '\0'..'\u{2e80}' => character,
        FIRST..='\u{9fff}' => USUAL[character as usize - FIRST as usize],
        _ => find(character),
    }
}

fn find(character: char) -> char {
    FORMS.binary_search_by_key(&character, |(traditional, _)| *traditional).map_or(character, |at| FORMS[at].1)
}

/// Every traditional character with its simplified form, by code point.
pub fn forms() -> &'static [(char, char)] {
    &FORMS
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_are_simplified_one_for_one() {
        let simple: String = "臺北市護理之家長照機構門諾髮⺠⻑".chars().map(simplified).collect();
        assert_eq!(simple, "台北市护理之家长照机构门诺发民长");
        assert_eq!(simplified('a'), 'a');
        assert!(forms().is_sorted());
        // What is simplified stays as it is.
        let twice = forms().iter().filter(|(_, simple)| simplified(*simple) != *simple);
        assert!(twice.count() < 20, "chains of forms should be rare");
    }
}
