//! What a site registers, by code and by the name that people read, from its lists as they are written.

use std::collections::BTreeMap;

use crate::draft::{Draft, Group, Value};
use crate::field::{FileKind, Registry};

/// Codes and labels. Townships are known by their area, since two areas may have one of the same name.
#[derive(Clone, Debug, Default)]
pub struct Names {
    words: BTreeMap<&'static str, Vec<(String, String)>>,
    /// Area, code, name.
    townships: Vec<(String, String, String)>,
    /// Slug and name.
    areas: Vec<(String, String)>,
}

impl Names {
    /// Takes in a list of the site: `areas.yaml`, `kinds.yaml`, `services.yaml`, `site.yaml`. Others say nothing here.
    pub fn add(&mut self, draft: &Draft) {
        match draft.kind {
            FileKind::Areas => {
                for area in groups(&draft.root, "areas") {
                    let Some((slug, name)) = pair(area, "slug", "name") else { continue };
                    for township in groups(area, "townships") {
                        self.townships
                            .extend(pair(township, "code", "name").map(|(code, name)| (slug.clone(), code, name)));
                    }
                    self.areas.push((slug, name));
                }
            }
            FileKind::Kinds => self.add_words(Registry::Kind, &draft.root, "kinds"),
            FileKind::Services => self.add_words(Registry::Service, &draft.root, "services"),
            FileKind::Site => self.add_words(Registry::CareLevel, &draft.root, "care_levels"),
            _ => {}
        }
    }

    fn add_words(&mut self, registry: Registry, root: &Group, key: &str) {
        let pairs = groups(root, key).into_iter().filter_map(|group| pair(group, "code", "label"));
        self.words.entry(key_of(registry)).or_default().extend(pairs);
    }

    /// The name of an area.
    pub fn area<'a>(&'a self, slug: &'a str) -> &'a str {
        self.areas.iter().find(|(known, _)| known == slug).map_or(slug, |(_, name)| name)
    }

    /// What people read for what an entry of an area has written.
    pub fn label(&self, registry: Registry, written: &str, area: &str) -> Option<&str> {
        match registry {
            Registry::Township => {
                let known = self.townships.iter().find(|(_, code, name)| code == written || name == written);
                let own = self
                    .townships
                    .iter()
                    .find(|(slug, code, name)| slug == area && (code == written || name == written));
                own.or(known).map(|(_, _, name)| name.as_str())
            }
            registry => {
                let words = self.words.get(key_of(registry))?;
                words.iter().find(|(code, label)| code == written || label == written).map(|(_, label)| label.as_str())
            }
        }
    }

    /// The code of what people read.
    pub fn code(&self, registry: Registry, label: &str, area: &str) -> Option<&str> {
        match registry {
            Registry::Township => {
                let own = self.townships.iter().find(|(slug, _, name)| slug == area && name == label);
                own.map(|(_, code, _)| code.as_str())
            }
            registry => {
                let words = self.words.get(key_of(registry))?;
                words.iter().find(|(_, known)| known == label).map(|(code, _)| code.as_str())
            }
        }
    }

    /// Every name of a registry, in the order of its file.
    pub fn labels(&self, registry: Registry) -> Vec<&str> {
        match registry {
            Registry::Township => self.townships.iter().map(|(_, _, name)| name.as_str()).collect(),
            registry => {
                self.words.get(key_of(registry)).into_iter().flatten().map(|(_, label)| label.as_str()).collect()
            }
        }
    }
}

fn key_of(registry: Registry) -> &'static str {
    match registry {
        Registry::Kind => "kind",
        Registry::Service => "service",
        Registry::CareLevel => "care-level",
        _ => "other",
    }
}

fn groups<'a>(group: &'a Group, key: &str) -> Vec<&'a Group> {
    group.peek(key).map(|entry| super::items(&entry.value)).unwrap_or_default()
}

fn pair(group: &Group, first: &str, second: &str) -> Option<(String, String)> {
    let text = |key: &str| match group.peek(key).map(|entry| &entry.value) {
        Some(Value::Scalar(scalar)) => Some(scalar.text.trim().to_owned()),
        _ => None,
    };
    Some((text(first)?, text(second)?))
}
