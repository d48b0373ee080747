//! What a site has already: ids that are taken, rows that were imported, areas, and words that entries may use.
//!
//! It is made from drafts, not from a checked directory, so that a list can be taken into a site with faults.

use std::collections::{BTreeMap, BTreeSet};

use super::written;
use crate::draft::{Draft, Group, Rows};
use crate::field::{FileKind, Registry};
use crate::model::area::Bounds;
use crate::text::fold::fold;
use crate::text::pinyin::Readings;

/// What a site has already. Begin with [`Existing::default`] for a new one.
#[derive(Debug, Default)]
pub struct Existing {
    ids: BTreeSet<String>,
    /// Slug of the area in which each entry lies.
    homes: BTreeMap<String, String>,
    /// List and key of each imported row, and the id of its entry.
    keys: BTreeMap<(String, String), String>,
    /// Folded name and address of each entry, and its id.
    places: BTreeMap<String, String>,
    /// `None` when the site has no `areas.yaml`.
    region: Option<Region>,
    words: BTreeMap<&'static str, BTreeSet<String>>,
    readings: Readings,
}

/// What `areas.yaml` says, as far as it can be read.
#[derive(Debug, Default)]
pub(super) struct Region {
    pub(super) dialling_code: String,
    pub(super) subscriber_digits: usize,
    pub(super) bounds: Option<Bounds>,
    /// Slug and name.
    pub(super) areas: Vec<(String, String)>,
}

impl Existing {
    /// An id that is taken: the stem of each file below `facilities/`, also of one that cannot be read, and each id of
    /// `retired.csv`.
    pub fn take(&mut self, id: &str) {
        self.ids.insert(id.to_owned());
    }

    /// A file of the site: an entry, `areas.yaml`, `kinds.yaml` (or the built-in kinds), `services.yaml`, `site.yaml`,
    /// `pinyin.yaml`. Others say nothing that matters here.
    pub fn add(&mut self, draft: &Draft) {
        match draft.kind {
            FileKind::Facility => {
                let (id, folder) = (draft.source.path.stem(), draft.source.path.folder());
                let area = folder.rsplit('/').next().unwrap_or_default();
                self.homes.insert(id.to_owned(), area.to_owned());
                self.add_entry(id, &draft.root);
            }
            FileKind::Areas => {
                let region = written::group(&draft.root, "region").map(Region::read).unwrap_or_default();
                let areas = written::groups(&draft.root, "areas");
                for area in &areas {
                    for township in written::groups(area, "townships") {
                        self.register(Registry::Township, township, &["code", "name"]);
                    }
                }
                let areas = areas.into_iter().filter_map(|area| {
                    Some((written::text(area, "slug")?.to_owned(), written::text(area, "name")?.to_owned()))
                });
                self.region = Some(Region { areas: areas.collect(), ..region });
            }
            FileKind::Kinds => self.add_words(Registry::Kind, &draft.root, "kinds"),
            FileKind::Services => self.add_words(Registry::Service, &draft.root, "services"),
            FileKind::Site => self.add_words(Registry::CareLevel, &draft.root, "care_levels"),
            FileKind::Pinyin => {
                for reading in written::groups(&draft.root, "readings") {
                    if let (Some(word), Some(pinyin)) =
                        (written::text(reading, "word"), written::text(reading, "pinyin"))
                    {
                        // A reading that cannot be used is reported by `check`.
                        let _ = self.readings.add(word, pinyin);
                    }
                }
            }
            _ => {}
        }
    }

    /// The rows of `retired.csv`.
    pub fn add_rows(&mut self, rows: &Rows) {
        if rows.kind == FileKind::Retired {
            self.ids.extend(rows.rows.iter().filter_map(|row| written::text(row, "id")).map(str::to_owned));
        }
    }

    fn add_entry(&mut self, id: &str, entry: &Group) {
        self.take(id);
        if let (Some(name), Some(address)) = (written::text(entry, "name"), written::text(entry, "address")) {
            self.places.insert(place_key(name, address), id.to_owned());
        }
        for key in written::groups(entry, "source_keys") {
            if let (Some(list), Some(key)) = (written::text(key, "list"), written::text(key, "key")) {
                self.keys.insert((list.to_owned(), key.to_owned()), id.to_owned());
            }
        }
    }

    fn add_words(&mut self, registry: Registry, root: &Group, key: &str) {
        for thing in written::groups(root, key) {
            self.register(registry, thing, &["code", "label"]);
            let labels = written::texts(thing, "labels").into_iter().map(fold);
            self.words.entry(name_of(registry)).or_default().extend(labels);
        }
    }

    fn register(&mut self, registry: Registry, thing: &Group, keys: &[&str]) {
        let names = keys.iter().filter_map(|key| written::text(thing, key)).map(fold);
        self.words.entry(name_of(registry)).or_default().extend(names);
    }

    pub(super) fn is_taken(&self, id: &str) -> bool {
        self.ids.contains(id)
    }

    /// The slug of the area in which an entry lies.
    pub(super) fn area_of(&self, id: &str) -> Option<&str> {
        self.homes.get(id).map(String::as_str)
    }

    /// The entry that a row of a list became.
    pub(super) fn imported(&self, list: &str, key: &str) -> Option<&str> {
        self.keys.get(&(list.to_owned(), key.to_owned())).map(String::as_str)
    }

    /// The entry of this name at this address.
    pub(super) fn at(&self, name: &str, address: &str) -> Option<&str> {
        self.places.get(&place_key(name, address)).map(String::as_str)
    }

    pub(super) fn region(&self) -> Option<&Region> {
        self.region.as_ref()
    }

    pub(super) fn readings(&self) -> &Readings {
        &self.readings
    }

    /// Whether a word is registered; words of a registry that the site has not are left to `check`.
    pub(super) fn knows(&self, registry: Registry, word: &str) -> bool {
        self.words.get(name_of(registry)).is_none_or(|known| known.contains(&fold(word)))
    }
}

impl Region {
    pub(super) fn read(region: &Group) -> Self {
        let corner = |key| written::text(written::group(region, "box")?, key)?.parse().ok();
        let bounds = || {
            Some(Bounds {
                west: corner("west")?,
                south: corner("south")?,
                east: corner("east")?,
                north: corner("north")?,
            })
        };
        Self {
            dialling_code: written::text(region, "dialling_code").unwrap_or_default().to_owned(),
            subscriber_digits: written::text(region, "subscriber_digits")
                .and_then(|digits| digits.parse().ok())
                .unwrap_or(8),
            bounds: bounds(),
            areas: Vec::new(),
        }
    }
}

/// Two places with one key are nearly the same: blanks, widths, radicals and 台 for 臺 do not count.
pub(super) fn place_key(name: &str, address: &str) -> String {
    format!("{}\n{}", loose(name), loose(address))
}

/// Folded, and 台 for 臺.
pub(super) fn loose(text: &str) -> String {
    fold(text).replace('臺', "台")
}

fn name_of(registry: Registry) -> &'static str {
    match registry {
        Registry::Kind => "kind",
        Registry::Service => "service",
        Registry::CareLevel => "care-level",
        Registry::Township => "township",
        _ => "other",
    }
}
