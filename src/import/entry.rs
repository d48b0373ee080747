//! A row that was taken to the text of its entry, in the order of the table of fields.

use std::collections::BTreeMap;

use super::cell::Taken;
use super::mapping::Mapping;
use super::note::{Note, Reason, What};
use super::rows::Kept;
use super::yaml::{Node, file};
use crate::field::facility::FACILITY;
use crate::field::{Field, Need, Shape};

/// The YAML of an entry; what had to be left out of it is noted.
pub(super) fn text(kept: &Kept, mapping: &Mapping<'_>, notes: &mut Vec<Note>) -> String {
    let writer = Writer { kept, mapping };
    let mut keys = writer.group(FACILITY, "", None, notes);
    if !kept.keys.is_empty()
        && let Some(field) = FACILITY.iter().find(|field| field.key == "source_keys")
    {
        let name =
            |key: &str| field.inside().iter().find(|field| field.key == key).map_or("", |field| writer.name(field));
        let text = |text: &str| Node::Scalar { text: text.to_owned(), plain: false };
        let item = |key: &String| Node::Group(vec![(name("list"), text(&mapping.list)), (name("key"), text(key))]);
        let place = FACILITY.iter().take_while(|other| other.key != field.key).map(|other| writer.name(other));
        let before: Vec<&str> = place.collect();
        let at = keys.iter().take_while(|(key, _)| before.contains(key)).count();
        keys.insert(at, (writer.name(field), Node::List(kept.keys.iter().map(item).collect())));
    }
    file(&keys)
}

struct Writer<'a> {
    kept: &'a Kept,
    mapping: &'a Mapping<'a>,
}

impl Writer<'_> {
    fn name(&self, field: &'static Field) -> &'static str {
        if self.mapping.english { field.key } else { field.zh }
    }

    /// Keys of a group; `item` is its place in a list of groups.
    fn group(
        &self,
        fields: &'static [Field],
        above: &str,
        item: Option<usize>,
        notes: &mut Vec<Note>,
    ) -> Vec<(&'static str, Node)> {
        let mut keys = Vec::new();
        for field in fields {
            let path = if above.is_empty() { field.key.to_owned() } else { format!("{above}.{}", field.key) };
            let node = match field.shape {
                Shape::Group(inside) => self.one(field, inside, &path, item, notes),
                Shape::List(Shape::Group(inside)) => {
                    let count = if item.is_some() { 1 } else { self.count(&path) };
                    let one = |at| self.one(field, inside, &path, Some(item.unwrap_or(at)), notes);
                    let items: Vec<Node> = (0..count).filter_map(one).collect();
                    (!items.is_empty()).then_some(Node::List(items))
                }
                shape => self.leaf(&path, matches!(shape, Shape::List(_)), item),
            };
            keys.extend(node.map(|node| (self.name(field), node)));
        }
        keys
    }

    /// A group, unless nothing of this row is in it or something is missing without which the rest means nothing.
    fn one(
        &self,
        field: &'static Field,
        inside: &'static [Field],
        path: &str,
        item: Option<usize>,
        notes: &mut Vec<Note>,
    ) -> Option<Node> {
        if self.is_mapped(path) && !self.values_below(path).any(|taken| taken.len() > item.unwrap_or(0)) {
            return None;
        }
        let keys = self.group(inside, path, item, notes);
        if keys.is_empty() {
            return None;
        }
        let lacks = |inner: &&'static Field| {
            inner.need == Need::Required && !keys.iter().any(|(key, _)| *key == self.name(inner))
        };
        if let Some(missing) = inside.iter().find(lacks) {
            let (sheet, row, column) = (self.kept.sheet.clone(), self.kept.row, field.zh.to_owned());
            let reason = Reason::GroupWithout { zh: missing.zh, en: missing.key };
            notes.push(Note { sheet, row, column, value: String::new(), what: What::Dropped, reason });
            return None;
        }
        Some(Node::Group(keys))
    }

    fn leaf(&self, path: &str, many: bool, item: Option<usize>) -> Option<Node> {
        let constant = self.mapping.constants.get(path).map(std::slice::from_ref);
        let taken = match (self.kept.values.get(path), item) {
            (Some(taken), Some(at)) => taken.get(at..=at).unwrap_or_default(),
            (Some(taken), None) => taken,
            (None, _) => constant.unwrap_or_default(),
        };
        let scalar = |taken: &Taken| Node::Scalar { text: taken.text.clone(), plain: taken.plain };
        if many {
            (!taken.is_empty()).then(|| Node::List(taken.iter().map(scalar).collect()))
        } else {
            // Of a list of groups, an item may say nothing here.
            taken.first().filter(|taken| !taken.text.is_empty()).or(constant.and_then(<[Taken]>::first)).map(scalar)
        }
    }

    /// Whether a column of the list goes into this group.
    fn is_mapped(&self, path: &str) -> bool {
        self.mapping.columns.iter().filter_map(|column| column.field()).any(|leaf| is_below(&leaf.path, path))
    }

    fn values_below<'s>(&'s self, path: &'s str) -> impl Iterator<Item = &'s Vec<Taken>> {
        let values: &BTreeMap<String, Vec<Taken>> = &self.kept.values;
        values.iter().filter(move |(leaf, _)| is_below(leaf, path)).map(|(_, taken)| taken)
    }

    /// How many groups a list gets: as many as its fullest cell has values, or one of constants alone.
    fn count(&self, path: &str) -> usize {
        let constant = || usize::from(self.mapping.constants.keys().any(|leaf| is_below(leaf, path)));
        let most = self.values_below(path).map(Vec::len).max();
        most.unwrap_or_else(|| if self.is_mapped(path) { 0 } else { constant() })
    }
}

fn is_below(leaf: &str, group: &str) -> bool {
    leaf.strip_prefix(group).is_some_and(|rest| rest.starts_with('.'))
}
