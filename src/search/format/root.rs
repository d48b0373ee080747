//! The root: what every question needs before the first list.

use std::collections::BTreeMap;

use serde::Serialize;

use super::Files;
use crate::search::SearchError;
use crate::search::index::Index;
use crate::search::plan::{FACET, Field};
use crate::vocabulary::Closed as _;

#[derive(Serialize)]
struct Root<'a> {
    /// Documents.
    count: usize,
    /// What it counts, but for how rare it is, that a term stands in a field; `!` is that of facets.
    weights: BTreeMap<char, f32>,
    /// The first document that is closed or lapsed: all that follow are.
    past: usize,
    /// Position among the sorts of documents, as runs: value and count.
    sorts: Vec<(usize, usize)>,
    /// Areas, kinds, townships and services, by the letter of their facets: see [`listed`].
    names: BTreeMap<char, String>,
    /// The group of each kind.
    groups: Vec<&'a str>,
    /// Townships of each area, in turn.
    counts: Vec<usize>,
    /// Words that ask rather than tell.
    idle: Vec<&'a str>,
}

pub(super) fn write(index: &Index<'_>, files: &mut Files) -> Result<(), SearchError> {
    let registries = &index.documents.directory.registries;
    let mut weights = BTreeMap::new();
    for field in Field::ALL {
        weights.insert(field.letter(), weight(index.average(index.fields.of(field))?, field.boost()));
    }
    weights.insert('!', weight(index.average(index.fields.facet)?, FACET));
    let names = &index.lexicon.names;
    let root = Root {
        count: index.documents.len(),
        weights,
        past: index.documents.places.iter().take_while(|place| !place.past).count(),
        sorts: runs(index.documents.places.iter().map(|place| place.sort as usize)),
        names: BTreeMap::from([
            ('a', listed(&names.areas, registries.areas.iter().map(|area| area.name.as_str()))),
            ('k', listed(&names.kinds, registries.kinds.iter().map(|kind| kind.label.as_str()))),
            ('t', listed(&names.townships, registries.townships.iter().map(|township| township.name.as_str()))),
            ('s', listed(&names.services, registries.services.iter().map(|service| service.label.as_str()))),
        ]),
        groups: registries.kinds.iter().map(|kind| kind.group.code()).collect(),
        counts: registries.each_area().map(|(id, _)| registries.townships_of(id).count()).collect(),
        idle: index.lexicon.idle.iter().map(String::as_str).collect(),
    };
    files.json("root.bin", &root)
}

/// BM25 as tantivy reckons it, with k1 = 1.2 and b = 0.75, of a term that stands once in a text of one word, in a field with
/// this average length.
fn weight(average: f32, boost: f32) -> f32 {
    let (k1, b) = (1.2, 0.75);
    boost * (1.0 + k1) / (1.0 + k1 * (1.0 - b + b / average))
}

/// A line each, after an empty one, so that positions count from 1: code, what people read, and the names by which it is found that are not the same, parted by tabs. A name
/// that is the beginning of the one before is a stroke within that: `麒麟|区`.
fn listed<'a>(named: &[(String, Vec<String>)], labels: impl Iterator<Item = &'a str>) -> String {
    let lines = named.iter().zip(labels).map(|((code, names), label)| {
        let others: Vec<&str> = names.iter().map(String::as_str).filter(|name| *name != label).collect();
        match others.as_slice() {
            [short] if label.starts_with(short) => format!("{code}\t{short}|{}", &label[short.len()..]),
            others => [&[code.as_str(), label], others].concat().join("\t"),
        }
    });
    std::iter::once(String::new()).chain(lines).collect::<Vec<_>>().join("\n")
}

/// Values as runs: value and count.
fn runs(values: impl Iterator<Item = usize>) -> Vec<(usize, usize)> {
    let mut runs: Vec<(usize, usize)> = Vec::new();
    for value in values {
        match runs.last_mut() {
            Some((last, count)) if *last == value => *count += 1,
            _ => runs.push((value, 1)),
        }
    }
    runs
}
