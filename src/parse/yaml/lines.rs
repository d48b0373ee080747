//! The lines of a text with their indentation: what is left to hold on to when YAML cannot be read.

/// One line, in bytes of the file.
#[derive(Clone, Copy, Debug)]
pub(super) struct Line {
    /// Where the line begins.
    pub(super) start: usize,
    /// Where its first sign stands that is no blank.
    pub(super) content: usize,
    /// Where it ends, without its line end.
    pub(super) end: usize,
    /// Spaces before its content; tabs count as none.
    pub(super) indent: usize,
    /// Whether there is nothing on it but blanks or a comment.
    pub(super) idle: bool,
}

/// The lines of `text[start..end]`.
pub(super) fn lines(text: &str, start: usize, end: usize) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut at = start;
    while at < end {
        let next = text[at..end].find('\n').map_or(end, |newline| at + newline + 1);
        let line = text[at..next].trim_end_matches(['\n', '\r']);
        let content = line.trim_start_matches([' ', '\t', '\u{3000}', '\u{A0}']);
        lines.push(Line {
            start: at,
            content: at + line.len() - content.len(),
            end: at + line.len(),
            indent: line.len() - line.trim_start_matches(' ').len(),
            idle: content.is_empty() || content.starts_with('#'),
        });
        at = next;
    }
    lines
}

impl Line {
    /// Its text from the first sign on.
    pub(super) fn text<'t>(&self, text: &'t str) -> &'t str {
        &text[self.content..self.end]
    }

    /// Whether blanks other than spaces stand before its content.
    pub(super) fn has_odd_indent(&self) -> bool {
        self.content - self.start != self.indent
    }
}
