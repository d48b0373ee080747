//! A text as one YAML value within a line, in quotes where it could be read as something else.

use std::fmt::Write as _;

/// Words that YAML or its readers take for something other than text.
const RESERVED: [&str; 14] =
    ["null", "true", "false", "yes", "no", "on", "off", "y", "n", "是", "否", "有", "无", "nan"];

/// A text as it is where that is safe, within brackets as well; else in double quotes, with nothing in it that cannot be
/// seen.
///
/// ```
/// use laoyou::text::yaml::quoted;
/// assert_eq!(quoted("甲（总部）养老院"), "甲（总部）养老院");
/// assert_eq!(quoted("0012"), "\"0012\"");
/// assert_eq!(quoted("否"), "\"否\"");
/// ```
pub fn quoted(text: &str) -> String {
    if is_plain(text) {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for character in text.chars() {
        match character {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            // What cannot be seen is written so that it can.
            unseen if unseen.is_control() || is_break(unseen) => {
                // Writing to a text cannot fail.
                let _ = write!(out, "\\u{:04x}", u32::from(unseen));
            }
            seen => out.push(seen),
        }
    }
    out.push('"');
    out
}

fn is_break(character: char) -> bool {
    matches!(character, '\u{85}' | '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}')
}

/// Whether a text is itself without quotes: it begins with a letter and has no sign that YAML knows.
fn is_plain(text: &str) -> bool {
    let begins = text.chars().next().is_some_and(char::is_alphabetic);
    let harmless = |character: char| character.is_alphanumeric() || "（）、，。；：·—～《》“”-._/ ".contains(character);
    begins && !text.ends_with(' ') && text.chars().all(harmless) && !RESERVED.contains(&text.to_lowercase().as_str())
}
