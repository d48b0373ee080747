//! Text as text in HTML.

use std::fmt::{Result, Write};

use super::signs::Signs;

/// Writes text so that it is text in HTML, and within double quotes.
pub fn escape(output: &mut impl Write, text: &str) -> Result {
    const SIGNS: Signs = Signs::of(b"&<>\"");
    replace(output, text, &SIGNS)
}

/// The same within quotes of either sort.
pub fn escape_quotes(output: &mut impl Write, text: &str) -> Result {
    const SIGNS: Signs = Signs::of(b"&<>\"'");
    replace(output, text, &SIGNS)
}

/// Everything between two signs is written at once; most texts have none.
fn replace(output: &mut impl Write, text: &str, signs: &Signs) -> Result {
    let bytes = text.as_bytes();
    if !signs.stand_in(bytes) {
        return output.write_str(text);
    }
    let mut done = 0;
    for at in signs.places(bytes) {
        output.write_str(&text[done..at])?;
        output.write_str(entity(bytes[at]))?;
        done = at + 1;
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
