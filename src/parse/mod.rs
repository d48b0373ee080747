//! Sources to drafts: shape only, each value with its place.
//!
//! What is reported here is how something is written: YAML, keys, and whether a value, a list or a group stands where
//! the table of fields wants one. Whether a value is true is asked by `check`. Opens no file.

mod book;
mod csv;
mod draft;
mod front_matter;
mod yaml;

use crate::diagnostic::catalogue::file::FILE_TOO_LARGE;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::draft::{Draft, Rows};
use crate::field::FileKind;
use crate::model::site::Config;
use crate::source::Source;

/// A YAML file, or a Markdown page with its head, to a draft; `None` when nothing in it can be read.
pub fn parse(kind: FileKind, source: Source, diagnostics: &mut Diagnostics) -> Option<Draft> {
    fits(kind, &source, diagnostics)?;
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
    fits(kind, &source, diagnostics)?;
    csv::rows(kind, source, diagnostics)
}

/// Whether a file is no larger than its sort can sensibly be. An entry has one or two thousand bytes, the longest law
/// we have met 313 kB; without a bound, hostile lists and links would take minutes.
fn fits(kind: FileKind, source: &Source, diagnostics: &mut Diagnostics) -> Option<()> {
    let kilobytes = match kind {
        FileKind::Facility => 64,
        FileKind::Retired | FileKind::Availability => 256,
        FileKind::Policy | FileKind::Guide | FileKind::Notice | FileKind::Page => 512,
        _ => 1024,
    };
    if source.text.len() <= kilobytes << 10 {
        return Some(());
    }
    diagnostics.report(Diagnostic::new(&FILE_TOO_LARGE, source.whole()).with("limit", kilobytes));
    None
}

/// `book.toml`. Where a value is wrong the usual one stands for it, so that the rest of the site can be checked.
pub fn book(source: &Source, diagnostics: &mut Diagnostics) -> Config {
    book::book(source, diagnostics)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::SitePath;

    #[test]
    fn more_text_than_any_file_of_its_sort_has_is_not_read() {
        for (kind, kilobytes) in [(FileKind::Facility, 64), (FileKind::Policy, 512), (FileKind::Areas, 1024)] {
            let mut diagnostics = Diagnostics::new();
            let source = Source::new(SitePath::new("a"), "a".repeat((kilobytes << 10) + 1));
            assert!(parse(kind, source, &mut diagnostics).is_none());
            assert_eq!(diagnostics.iter().map(|fault| fault.code.name).collect::<Vec<_>>(), ["file-too-large"]);
        }
    }
}
