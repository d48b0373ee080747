//! The plain subset of YAML: text to a tree of nodes, each with its exact place.
//!
//! Scalars stay as the author wrote them; what they mean is for later steps. A text that the library cannot follow is
//! taken apart at its indentation, so that one slip hides no other: see [`recover`]. Anchors, aliases, tags, several
//! documents, merge keys and keys that are no text are refused, each by a code of its own.

mod build;
mod clean;
mod faults;
mod lines;
mod recover;
mod slip;
mod translate;

use crate::diagnostic::Diagnostic;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::catalogue::file::FILE_EMPTY;
use crate::source::{Source, Span};

pub(super) use slip::slip_in_text;

/// How deep lists and groups may stand in each other. An entry needs five.
const DEEPEST: usize = 24;

/// A value with its place.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Node {
    /// Where it stands; of an empty value, its key.
    pub span: Span,
    /// What stands there.
    pub content: Content,
}

/// What a value is, as far as its writing tells.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Content {
    /// Nothing after the colon or dash, or `~`, or `null`.
    Empty,
    /// Text, a number, a date: all are text here.
    Scalar(Scalar),
    /// `- a` line by line, or `[a, b]`.
    List(Vec<Node>),
    /// `key: value` line by line, or `{key: value}`.
    Group(Vec<Pair>),
    /// What cannot be read and has been reported: nothing more is to be said about it.
    Broken,
}

/// A scalar as it was written, quotes and escapes resolved.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Scalar {
    /// The text.
    pub text: Box<str>,
    /// How it was written.
    pub style: Style,
}

/// How a scalar was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Style {
    /// Without quotes.
    Plain,
    /// In single or double quotes: certainly text.
    Quoted,
    /// After `|` or `>`, over several lines.
    Block,
}

/// A key with its value.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Pair {
    /// The key as written.
    pub key: Box<str>,
    /// Where the key stands.
    pub key_span: Span,
    /// Its value.
    pub value: Node,
}

/// Reads a whole file.
pub(super) fn parse(source: &Source, diagnostics: &mut Diagnostics) -> Node {
    parse_part(source, Span::new(0, source.text.len()), diagnostics)
}

/// Reads a stretch of a file, such as the head of a page; places are those of the file.
pub(super) fn parse_part(source: &Source, part: Span, diagnostics: &mut Diagnostics) -> Node {
    let (start, end) = (part.start as usize, part.end as usize);
    if let Some(node) = clean::parse(&source.text[start..end], start) {
        return node;
    }
    let mut faults = faults::Faults::new(source);
    let node = match build::build(&source.text[start..end], start, &mut faults) {
        Ok(Node { content: Content::Empty, .. }) => {
            faults.report(Diagnostic::new(&FILE_EMPTY, source.whole()));
            Node { span: part, content: Content::Broken }
        }
        Ok(node) if !matches!(node.content, Content::Scalar(_) | Content::Broken) => node,
        // A single text where keys belong: mostly every line has the same slip.
        _ => {
            faults = faults::Faults::new(source);
            recover::recover(source, start, end, &mut faults)
        }
    };
    faults.hand_over(diagnostics);
    node
}

#[cfg(test)]
mod tests;
