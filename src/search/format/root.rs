//! The root: what every question needs before the first list.

use std::collections::BTreeMap;

use serde::Serialize;

use super::{Files, from_one};
use crate::directory::Directory;
use crate::model::AreaId;
use crate::search::SearchError;
use crate::search::index::Index;
use crate::search::plan::Field;
use crate::vocabulary::Closed as _;

#[derive(Serialize)]
struct Root<'a> {
    /// Documents.
    count: usize,
    /// Average lengths of the fields; `!` is that of facets.
    average: BTreeMap<char, f32>,
    /// A value for each document, as runs: value, count, value, count …
    columns: Columns,
    /// Areas, kinds, townships and services, by the letter of their facets: see [`listed`].
    names: BTreeMap<char, String>,
    /// The group of each kind.
    groups: Vec<&'a str>,
    /// Townships of each area, in turn.
    counts: Vec<usize>,
    /// Words that ask rather than tell.
    idle: Vec<&'a str>,
}

#[derive(Serialize)]
struct Columns {
    /// 1 for what is closed or lapsed.
    past: Vec<usize>,
    /// Position among the sorts of documents.
    sort: Vec<usize>,
    /// Position of the area from 1; 0 for none.
    area: Vec<usize>,
}

pub(super) fn write(index: &Index, directory: &Directory, files: &mut Files) -> Result<(), SearchError> {
    let registries = &directory.registries;
    let mut average = BTreeMap::new();
    for field in Field::ALL {
        average.insert(field.letter(), index.average(index.fields.of(field))?);
    }
    average.insert('!', index.average(index.fields.facet)?);
    let names = &index.lexicon.names;
    let root = Root {
        count: index.len(),
        average,
        columns: Columns {
            past: runs(index.places.iter().map(|place| usize::from(place.past))),
            sort: runs(index.places.iter().map(|place| place.sort as usize)),
            area: runs(index.places.iter().map(|place| from_one(place.area.map(AreaId::index)))),
        },
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

/// A line each: code, what people read, and the names by which it is found that are not the same, parted by tabs. A name
/// that is the beginning of the one before is a stroke within that: `麒麟|区`. A code of nine digits, as townships have
/// it, is its step from the one before: `+1`.
fn listed<'a>(named: &[(String, Vec<String>)], labels: impl Iterator<Item = &'a str>) -> String {
    let mut last = 0;
    let mut lines = Vec::with_capacity(named.len());
    for ((code, names), label) in named.iter().zip(labels) {
        let step = code.parse::<i64>().ok().filter(|_| code.len() == 9 && !code.starts_with('0'));
        let code = step.map_or_else(
            || code.clone(),
            |number| {
                let step = number - last;
                last = number;
                format!("{}{step}", if step < 0 { "" } else { "+" })
            },
        );
        let others: Vec<&str> = names.iter().map(String::as_str).filter(|name| *name != label).collect();
        lines.push(match others.as_slice() {
            [short] if label.starts_with(short) => format!("{code}\t{short}|{}", &label[short.len()..]),
            others => [&[code.as_str(), label], others].concat().join("\t"),
        });
    }
    lines.join("\n")
}

/// Values as runs: value, count, value, count …
fn runs(values: impl Iterator<Item = usize>) -> Vec<usize> {
    let mut runs: Vec<usize> = Vec::new();
    for value in values {
        match runs.as_mut_slice() {
            [.., last, count] if *last == value => *count += 1,
            _ => runs.extend([value, 1]),
        }
    }
    runs
}
