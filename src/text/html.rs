//! Text as text in HTML.

use std::fmt::{Result, Write};

/// Writes text so that it is text in HTML, and within double quotes.
pub fn escape(output: &mut impl Write, text: &str) -> Result {
    replace(output, text, entity)
}

/// The same within quotes of either sort.
pub fn escape_quotes(output: &mut impl Write, text: &str) -> Result {
    replace(output, text, |byte| if byte == b'\'' { Some("&#39;") } else { entity(byte) })
}

fn entity(byte: u8) -> Option<&'static str> {
    match byte {
        b'&' => Some("&amp;"),
        b'<' => Some("&lt;"),
        b'>' => Some("&gt;"),
        b'"' => Some("&quot;"),
        _ => None,
    }
}

/// Everything between two entities is written at once: most texts have none.
fn replace(output: &mut impl Write, text: &str, entity: impl Fn(u8) -> Option<&'static str>) -> Result {
    let mut done = 0;
    for (at, byte) in text.bytes().enumerate() {
        if let Some(entity) = entity(byte) {
            output.write_str(&text[done..at])?;
            output.write_str(entity)?;
            done = at + 1;
        }
    }
    output.write_str(&text[done..])
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
