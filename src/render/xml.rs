//! What XML asks of text.

use std::borrow::Cow;

/// Text for content and for attributes in double quotes. Control characters, which XML 1.0 cannot hold, are left out.
pub(super) fn escape(text: &str) -> Cow<'_, str> {
    let special = |character: char| {
        matches!(character, '&' | '<' | '>' | '"' | '\u{fffe}' | '\u{ffff}')
            || (character.is_control() && !matches!(character, '\t' | '\n' | '\r'))
    };
    if !text.contains(special) {
        return text.into();
    }
    let mut escaped = String::with_capacity(text.len() + 16);
    for character in text.chars() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            character if special(character) => {}
            character => escaped.push(character),
        }
    }
    escaped.into()
}

#[cfg(test)]
mod tests {
    use super::escape;

    #[test]
    fn text_becomes_xml() {
        assert_eq!(escape("a<b>&\"c\"\u{0}\u{b}\n"), "a&lt;b&gt;&amp;&quot;c&quot;\n");
        assert_eq!(escape("老幼"), "老幼");
    }
}
