//! The slips that clerks make most, recognised by how a line looks: a Chinese colon, no blank after a colon or a dash,
//! a tab or a wide blank at the start.

use super::build::shorten;
use super::faults::Faults;
use crate::diagnostic::catalogue::yaml::{
    YAML_COLON_SPACE, YAML_DASH_PLACE, YAML_DASH_SPACE, YAML_TAB, YAML_WIDE_COLON, YAML_WIDE_SPACE,
};
use crate::diagnostic::{Code, Diagnostic};
use crate::source::{Source, Span};

/// A slip in a line: its code, the bytes it covers, and what should stand there.
#[derive(Debug, PartialEq)]
pub(in crate::parse) struct Slip {
    code: &'static Code,
    start: usize,
    end: usize,
    /// The whole line as it should be.
    right: String,
}

/// Blanks that look like spaces and are none to YAML, and signs that cannot be seen.
const WIDE: [char; 5] = ['\u{3000}', '\u{A0}', '\u{200B}', '\u{200C}', '\u{2003}'];

/// The longest text that is taken for a key.
const LONGEST_KEY: usize = 24;

/// Takes wide blanks from both ends.
pub(super) fn trim_wide(text: &str) -> &str {
    text.trim_matches(WIDE)
}

/// The slip of a whole line, or of a scalar that stands where a `key: value` was expected.
pub(in crate::parse) fn slip_in_text(line: &str) -> Option<Slip> {
    let content = line.trim_start_matches([' ', '\t']).trim_start_matches(WIDE);
    let indent = &line[..line.len() - content.len()];
    if let Some(tab) = indent.find('\t') {
        let end = tab + indent[tab..].len() - indent[tab..].trim_start_matches('\t').len();
        let right = format!("{}{}", indent.replace('\t', "  "), shorten(content));
        return Some(Slip { code: &YAML_TAB, start: tab, end, right });
    }
    if let Some(wide) = indent.find(WIDE) {
        let right = format!("{}{}", indent.replace(WIDE, "  "), shorten(content));
        return Some(Slip { code: &YAML_WIDE_SPACE, start: wide, end: indent.len(), right });
    }
    let dashless = dash_end(content);
    if dashless == 0 && content.starts_with(['-', '－', '—', '•', '·']) {
        let sign = content.chars().next().map_or(0, char::len_utf8);
        let rest = &content[sign..];
        // Rules of dashes and numbers below zero are none of ours.
        if rest.starts_with(|c: char| c.is_alphabetic() || c == '"' || (sign > 1 && c == ' ')) {
            let right = format!("- {}", shorten(rest.trim_start()));
            return Some(Slip { code: &YAML_DASH_SPACE, start: indent.len(), end: indent.len() + sign, right });
        }
    }
    let keyed = &content[dashless..];
    let colon = keyed.find([':', '：'])?;
    let key = keyed[..colon].trim_end();
    if !is_like_a_key(key) {
        return None;
    }
    let start = line.len() - keyed.len() + colon;
    let wide = keyed[colon..].starts_with('：');
    let end = start + if wide { '：'.len_utf8() } else { 1 };
    let value = line[end..].trim();
    let right = shorten(format!("{key}: {value}").trim_end());
    if wide {
        Some(Slip { code: &YAML_WIDE_COLON, start, end, right })
    } else if !line[end..].is_empty() && !line[end..].starts_with([' ', '\t', '\r']) && !is_other_colon(key, value) {
        Some(Slip { code: &YAML_COLON_SPACE, start, end, right })
    } else {
        None
    }
}

impl Slip {
    /// The fault, when the text stands at byte `base` of its file.
    pub(in crate::parse) fn diagnostic(self, source: &Source, base: usize) -> Diagnostic {
        let place = source.place(Span::new(base + self.start, base + self.end));
        Diagnostic::new(self.code, place).with("right", self.right)
    }

    fn report(self, base: usize, faults: &mut Faults<'_>) {
        let Self { code, start, end, right } = self;
        faults.report_at(code, Span::new(base + start, base + end), |fault| fault.with("right", right));
    }
}

/// Reports the slip of a line that begins at byte `base` of its file; tells whether there was one.
pub(super) fn report_slip(line: &str, base: usize, faults: &mut Faults<'_>) -> bool {
    slip_in_text(line).map(|slip| slip.report(base, faults)).is_some()
}

/// An unquoted text over several lines swallows what follows when its colon is wrong. Reports such lines of
/// `text[start..end]`; tells whether there were any.
pub(super) fn report_swallowed_lines(
    text: &str,
    start: usize,
    end: usize,
    base: usize,
    faults: &mut Faults<'_>,
) -> bool {
    let Some(newline) = text[start..end].find('\n') else { return false };
    let mut any = false;
    let mut at = start + newline + 1;
    while at < end {
        let next = text[at..end].find('\n').map_or(end, |newline| at + newline + 1);
        let line = text[at..next].trim_end_matches(['\n', '\r']);
        if report_slip(line, base + at, faults) {
            any = true;
        } else if dash_end(line.trim_start()) > 0 {
            let dash = at + line.len() - line.trim_start().len();
            faults.at(&YAML_DASH_PLACE, Span::new(base + dash, base + dash + 1));
            any = true;
        }
        at = next;
    }
    if any {
        report_slip(text[start..start + newline].trim_end(), base + start, faults);
    }
    any
}

/// How many bytes the dashes of list items take at the start of a line: `- - a` takes four.
pub(super) fn dash_end(content: &str) -> usize {
    let mut rest = content;
    while let Some(after) = rest.strip_prefix('-').filter(|after| after.is_empty() || after.starts_with([' ', '\t'])) {
        rest = after.trim_start_matches([' ', '\t']);
    }
    content.len() - rest.len()
}

/// Whether a text could be a key: short, and only letters, digits, `_` and `-`.
fn is_like_a_key(text: &str) -> bool {
    text.starts_with(char::is_alphabetic)
        && text.chars().nth(LONGEST_KEY).is_none()
        && text.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-'))
}

/// Colons that belong to an address of the web.
fn is_other_colon(key: &str, value: &str) -> bool {
    value.starts_with("//") || matches!(key, "mailto" | "tel" | "urn")
}
