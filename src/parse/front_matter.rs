//! A Markdown page to its two parts: the YAML between two lines of dashes, and the text below.

use crate::diagnostic::catalogue::shape::{HEAD_MISSING, HEAD_UNCLOSED};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::source::{Source, Span};

/// Where the head and the text of a page stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Parts {
    /// The YAML, without the lines of dashes.
    pub(super) head: Span,
    /// The Markdown, from the line after the second dashes.
    pub(super) body: Span,
}

/// Parts a page; a page without a whole head is a fault and has no parts.
pub(super) fn part(source: &Source, diagnostics: &mut Diagnostics) -> Option<Parts> {
    let text = source.text.as_str();
    let first = text.find('\n').map_or(text.len(), |newline| newline + 1);
    if !is_fence(&text[..first]) {
        let line = text[..first].trim_end().len();
        diagnostics.report(Diagnostic::new(&HEAD_MISSING, source.place(Span::new(0, line))));
        return None;
    }
    let mut at = first;
    while at < text.len() {
        let next = text[at..].find('\n').map_or(text.len(), |newline| at + newline + 1);
        if is_fence(&text[at..next]) {
            return Some(Parts { head: Span::new(first, at), body: Span::new(next, text.len()) });
        }
        at = next;
    }
    diagnostics.report(Diagnostic::new(&HEAD_UNCLOSED, source.place(Span::new(0, 3))));
    None
}

/// Three dashes and nothing else; blanks after them cannot be seen and do not count.
fn is_fence(line: &str) -> bool {
    line.trim_end() == "---"
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::SitePath;

    fn parts(text: &str) -> Result<(String, String), &'static str> {
        let source = Source::new(SitePath::new("content/pages/a.md"), text);
        let mut diagnostics = Diagnostics::new();
        let cut = |span: Span| text[span.start as usize..span.end as usize].to_owned();
        part(&source, &mut diagnostics).map(|parts| (cut(parts.head), cut(parts.body))).ok_or_else(|| {
            assert!(diagnostics.iter().next().unwrap().place.as_ref().unwrap().range.is_some());
            diagnostics.iter().next().unwrap().code.name
        })
    }

    #[test]
    fn pages_part_at_the_second_dashes() {
        for (text, head, body) in [
            ("---\ntitle: 甲\n---\n正文\n\n---\n", "title: 甲\n", "正文\n\n---\n"),
            ("---\r\ntitle: 甲\r\n--- \r\n正文", "title: 甲\r\n", "正文"),
            ("---\n---", "", ""),
        ] {
            assert_eq!(parts(text), Ok((head.to_owned(), body.to_owned())), "{text:?}");
        }
    }

    #[test]
    fn a_head_that_is_missing_or_open_is_a_fault() {
        assert_eq!(parts("# 标题\n---\na: 1\n---\n"), Err("head-missing"));
        assert_eq!(parts(""), Err("head-missing"));
        assert_eq!(parts("---\ntitle: 甲\n正文\n"), Err("head-unclosed"));
        assert_eq!(parts("---"), Err("head-unclosed"));
    }
}
