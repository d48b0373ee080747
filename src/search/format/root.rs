//! The root: what every question needs before the first list.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::{Value, json};

use super::Files;
use crate::directory::Directory;
use crate::model::{AreaId, KindId};
use crate::search::SearchError;
use crate::search::index::Index;
use crate::search::plan::Field;
use crate::vocabulary::Closed as _;

#[derive(Serialize)]
struct Root<'a> {
    /// Documents.
    count: usize,
    /// Average lengths of the fields.
    average: serde_json::Map<String, Value>,
    /// A value for each document, as runs: value, count, value, count …
    columns: Columns,
    /// Documents with a further kind, by the position of that kind from 1.
    also: BTreeMap<u32, Vec<u32>>,
    /// Slug, name, and other names.
    areas: Vec<Vec<String>>,
    /// Code, label, and other names.
    kinds: Vec<Vec<String>>,
    /// The group of each kind.
    groups: Vec<&'a str>,
    /// Code, name, and other names; a code of digits as its step from the one before.
    townships: Vec<Vec<Value>>,
    /// Townships of each area, in turn.
    counts: Vec<usize>,
    /// Code, label, and other names.
    services: Vec<Vec<String>>,
    /// Words that ask rather than tell.
    idle: Vec<&'a str>,
}

#[derive(Serialize)]
struct Columns {
    /// 1 for what is closed or lapsed.
    past: Vec<u32>,
    /// Position among the sorts of documents.
    sort: Vec<u32>,
    /// Position of the area from 1; 0 for none.
    area: Vec<u32>,
    /// Position of the kind from 1; 0 for none.
    kind: Vec<u32>,
}

pub(super) fn write(index: &Index, directory: &Directory, files: &mut Files) -> Result<(), SearchError> {
    let registries = &directory.registries;
    let mut average = serde_json::Map::new();
    for field in Field::ALL {
        average.insert(field.letter().to_string(), json!(index.average(field)?));
    }
    let names = &index.lexicon.names;
    let root = Root {
        count: index.len(),
        average,
        columns: Columns {
            past: runs(index.places.iter().map(|place| u32::from(place.past))),
            sort: runs(index.places.iter().map(|place| place.sort as u32)),
            area: runs(index.places.iter().map(|place| from_one(place.area.map(AreaId::index)))),
            kind: runs(index.places.iter().map(|place| from_one(place.kind.map(KindId::index)))),
        },
        also: also(index),
        areas: listed(&names.areas, registries.areas.iter().map(|area| area.name.as_str())),
        kinds: listed(&names.kinds, registries.kinds.iter().map(|kind| kind.label.as_str())),
        groups: registries.kinds.iter().map(|kind| kind.group.code()).collect(),
        townships: stepped(listed(
            &names.townships,
            registries.townships.iter().map(|township| township.name.as_str()),
        )),
        counts: registries.each_area().map(|(id, _)| registries.townships_of(id).count()).collect(),
        services: listed(&names.services, registries.services.iter().map(|service| service.label.as_str())),
        idle: index.lexicon.idle.iter().map(String::as_str).collect(),
    };
    files.json("root.bin", &root)
}

/// Codes, each with what people read and then the names by which it is found that are not the same.
fn listed<'a>(named: &[(String, Vec<String>)], labels: impl Iterator<Item = &'a str>) -> Vec<Vec<String>> {
    named
        .iter()
        .zip(labels)
        .map(|((code, names), label)| {
            let others = names.iter().filter(|name| *name != label).cloned();
            [code.clone(), label.to_owned()].into_iter().chain(others).collect()
        })
        .collect()
}

fn from_one(position: Option<usize>) -> u32 {
    position.and_then(|position| u32::try_from(position + 1).ok()).unwrap_or(0)
}

/// Values as runs: value, count, value, count …
fn runs(values: impl Iterator<Item = u32>) -> Vec<u32> {
    let mut runs: Vec<u32> = Vec::new();
    for value in values {
        match runs.as_mut_slice() {
            [.., last, count] if *last == value => *count += 1,
            _ => runs.extend([value, 1]),
        }
    }
    runs
}

/// Codes as steps: those of townships follow one another, and most steps are one.
fn stepped(named: Vec<Vec<String>>) -> Vec<Vec<Value>> {
    let mut last = 0;
    let mut step = |code: &str| match code.parse::<i64>() {
        Ok(number) if code.len() == 9 && !code.starts_with('0') => {
            let step = number - last;
            last = number;
            json!(step)
        }
        _ => json!(code),
    };
    named
        .into_iter()
        .map(|names| {
            names.iter().enumerate().map(|(at, name)| if at == 0 { step(name) } else { json!(name) }).collect()
        })
        .collect()
}

fn also(index: &Index) -> BTreeMap<u32, Vec<u32>> {
    let mut also: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
    for (document, facts) in index.facts.iter().enumerate() {
        for kind in &facts.also {
            also.entry(kind + 1).or_default().push(u32::try_from(document).unwrap_or(u32::MAX));
        }
    }
    also
}
