//! The areas of a list: those that the site has, or on a new site those that the list names.

use std::collections::BTreeMap;

use super::existing::{Existing, loose};
use super::yaml::{Node, file};
use crate::draft::{Entry, Group, Value};
use crate::text::pinyin::{Readings, slug};

/// Areas by their place in the list they were met in.
#[derive(Debug)]
pub(super) struct Areas {
    found: BTreeMap<String, usize>,
    /// Slug and name; a new one gets its slug in [`Areas::close`].
    known: Vec<(String, String)>,
    /// The site has no `areas.yaml`, so that any name makes an area.
    pub(super) open: bool,
}

impl Areas {
    pub(super) fn new(existing: &Existing) -> Self {
        let mut areas = Self { found: BTreeMap::new(), known: Vec::new(), open: existing.region().is_none() };
        for (slug, name) in existing.region().map(|region| region.areas.as_slice()).unwrap_or_default() {
            let at = areas.known.len();
            areas.found.insert(loose(slug), at);
            areas.found.insert(loose(name), at);
            areas.known.push((slug.clone(), name.clone()));
        }
        areas
    }

    /// The area of this slug or name.
    pub(super) fn find(&mut self, written: &str) -> Option<usize> {
        let key = loose(written);
        if let Some(&at) = self.found.get(&key) {
            return Some(at);
        }
        if !self.open || key.is_empty() {
            return None;
        }
        self.found.insert(key, self.known.len());
        self.known.push((String::new(), written.to_owned()));
        Some(self.known.len() - 1)
    }

    /// The one area of the site whose name differs from this in its last character alone: 沾益县 became 沾益区.
    pub(super) fn renamed(&self, written: &str) -> Option<usize> {
        let stem = |name: &str| {
            Some(loose(name).trim_end_matches(['县', '縣', '区', '區', '市']).to_owned())
                .filter(|stem| !stem.is_empty())
        };
        let wanted = stem(written).filter(|stem| stem.chars().count() > 1 && !self.open)?;
        let mut found = self.known.iter().enumerate().filter(|(_, (_, name))| stem(name).as_ref() == Some(&wanted));
        match (found.next(), found.next()) {
            (Some((at, _)), None) => Some(at),
            _ => None,
        }
    }

    /// Gives new areas their slugs: pinyin of the name, with four hex digits of its hash where two would be the same.
    pub(super) fn close(&mut self, readings: &Readings) {
        if !self.open {
            return;
        }
        let mut uses: BTreeMap<String, usize> = BTreeMap::new();
        for (_, name) in &self.known {
            *uses.entry(slug(name, readings).0).or_default() += 1;
        }
        for (made, name) in &mut self.known {
            let (base, cut) = slug(name, readings);
            let hash = blake3::hash(loose(name).as_bytes()).to_hex();
            *made = match (base.is_empty(), cut || uses.get(&base).is_some_and(|uses| *uses > 1)) {
                (true, _) => format!("area-{}", &hash[..8]),
                (false, true) => format!("{base}-{}", &hash[..4]),
                (false, false) => base,
            };
        }
    }

    pub(super) fn slug(&self, at: usize) -> &str {
        &self.known[at].0
    }

    pub(super) fn name(&self, at: usize) -> &str {
        &self.known[at].1
    }

    /// `areas.yaml` of a new site, with the region that the mapping gives.
    pub(super) fn file(&self, region: &Group, english: bool) -> String {
        let mut areas: Vec<&(String, String)> = self.known.iter().collect();
        areas.sort();
        let key = |en: &'static str, zh: &'static str| if english { en } else { zh };
        let text = |text: &str| Node::Scalar { text: text.to_owned(), plain: false };
        let area = |(slug, name): &(String, String)| {
            Node::Group(vec![(key("slug", "代号"), text(slug)), (key("name", "名称"), text(name))])
        };
        file(&[
            (key("region", "地区"), group(region, english)),
            (key("areas", "县区"), Node::List(areas.into_iter().map(area).collect())),
        ])
    }
}

/// A group as its author wrote it, with keys of one language.
fn group(group: &Group, english: bool) -> Node {
    let key = |entry: &Entry| if english { entry.field.key } else { entry.field.zh };
    let keys = group.entries.iter().filter_map(|entry| Some((key(entry), node(&entry.value, english)?)));
    Node::Group(keys.collect())
}

fn node(value: &Value, english: bool) -> Option<Node> {
    match value {
        Value::Scalar(scalar) => {
            let number = scalar.text.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b'-'));
            Some(Node::Scalar { text: scalar.text.clone(), plain: scalar.plain && number })
        }
        Value::List(list) => Some(Node::List(list.items.iter().filter_map(|item| node(item, english)).collect())),
        Value::Group(inner) => Some(group(inner, english)),
        Value::Empty(_) | Value::Map(_) | Value::Broken(_) => None,
    }
}
