//! Sources to drafts: shape only, each value with its place.
//!
//! What is reported here is how something is written: YAML, keys, and whether a value, a list or a group stands where
//! the table of fields wants one. Whether a value is true is asked by `check`. Opens no file.

mod book;
mod csv;
mod draft;
mod front_matter;
mod yaml;

use crate::diagnostic::Diagnostics;
use crate::draft::{Draft, Rows};
use crate::field::FileKind;
use crate::model::site::Config;
use crate::source::Source;

/// A YAML file, or a Markdown page with its head, to a draft; `None` when nothing in it can be read.
pub fn parse(kind: FileKind, source: Source, diagnostics: &mut Diagnostics) -> Option<Draft> {
    let (node, body) = if matches!(kind, FileKind::Policy | FileKind::Guide | FileKind::Notice | FileKind::Page) {
        let parts = front_matter::part(&source, diagnostics)?;
        (yaml::parse_part(&source, parts.head, diagnostics), Some(parts.body))
    } else {
        (yaml::parse(&source, diagnostics), None)
    };
    let root = draft::root(kind, node, &source, diagnostics)?;
    Some(Draft { kind, source, root, body })
}

/// A CSV file that lies beside the entries (`retired.csv`, `availability.csv`); `None` when its header cannot be read.
pub fn rows(kind: FileKind, source: Source, diagnostics: &mut Diagnostics) -> Option<Rows> {
    csv::rows(kind, source, diagnostics)
}

/// `book.toml`. Where a value is wrong the usual one stands for it, so that the rest of the site can be checked.
pub fn book(source: &Source, diagnostics: &mut Diagnostics) -> Config {
    book::book(source, diagnostics)
}
