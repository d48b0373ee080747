//! Cells that a spreadsheet would run.

/// A text that begins like a formula gets a leading apostrophe, by which spreadsheets take it as text (OWASP, CSV
/// injection).
pub fn guard(text: String) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']) {
        format!("'{text}")
    } else {
        text
    }
}
