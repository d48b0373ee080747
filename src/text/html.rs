//! Text as text in HTML.

use std::fmt::{Result, Write};

/// Writes text so that it is text in HTML, and within double quotes.
pub fn escape(output: &mut impl Write, text: &str) -> Result {
    replace(output, text, [b'&', b'<', b'>', b'"', b'"'])
}

/// The same within quotes of either sort.
pub fn escape_quotes(output: &mut impl Write, text: &str) -> Result {
    replace(output, text, [b'&', b'<', b'>', b'"', b'\''])
}

/// So many bytes are looked at together: most texts have none of the signs.
const TOGETHER: usize = 16;

/// Everything between two signs is written at once.
fn replace(output: &mut impl Write, text: &str, signs: [u8; 5]) -> Result {
    // No branch between two comparisons, so that the processor makes them side by side.
    let is_sign = |byte: u8| signs.iter().fold(false, |any, sign| any | (byte == *sign));
    let mut done = 0;
    for (from, bytes) in (0..).step_by(TOGETHER).zip(text.as_bytes().chunks(TOGETHER)) {
        if !bytes.iter().fold(false, |any, byte| any | is_sign(*byte)) {
            continue;
        }
        for (at, &byte) in (from..).zip(bytes).filter(|(_, byte)| is_sign(**byte)) {
            output.write_str(&text[done..at])?;
            output.write_str(entity(byte))?;
            done = at + 1;
        }
    }
    output.write_str(&text[done..])
}

fn entity(sign: u8) -> &'static str {
    match sign {
        b'&' => "&amp;",
        b'<' => "&lt;",
        b'>' => "&gt;",
        b'"' => "&quot;",
        _ => "&#39;",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_of_html_become_entities() {
        let (mut double, mut either) = (String::new(), String::new());
        escape(&mut double, "老<a b=\"c\">'&'</a>").unwrap();
        escape_quotes(&mut either, "老<a b=\"c\">'&'</a>").unwrap();
        assert_eq!(double, "老&lt;a b=&quot;c&quot;&gt;'&amp;'&lt;/a&gt;");
        assert_eq!(either, "老&lt;a b=&quot;c&quot;&gt;&#39;&amp;&#39;&lt;/a&gt;");
    }
}
