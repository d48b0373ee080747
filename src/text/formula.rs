//! Cells that a spreadsheet would run.

use std::borrow::Cow;

/// A text that begins like a formula gets a leading apostrophe, by which spreadsheets take it as text (OWASP, CSV
/// injection).
pub fn guard<'a>(text: impl Into<Cow<'a, str>>) -> Cow<'a, str> {
    let text = text.into();
    if text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']) {
        format!("'{text}").into()
    } else {
        text
    }
}
