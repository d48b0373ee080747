//! The whole directory as one JSON document: who publishes it, under which licence, the registries and closed words that
//! its codes come from, and all facilities, one a line.
//!
//! Keys are those of the field table in English. A key that is not there was not given; dates are `2026-03-05`, amounts
//! are yuan, words and registries stand by their code.

use std::collections::BTreeMap;
use std::io::{self, Write};

use jiff::civil::Date;
use serde::ser::SerializeMap as _;
use serde::{Serialize, Serializer};
use serde_json::{Map, Value as Json};

use super::chosen;
use super::csv::{micro, page};
use super::sheet::Sheet;
use super::tree::{Node, tree};
use crate::directory::value::{Value, Values, values};
use crate::directory::{Directory, Registries};
use crate::field::facility::FACILITY;
use crate::field::{Shape, leaves};
use crate::model::site::{Named, Service};
use crate::model::{AreaId, Facility, Hours, RowId};
use crate::vocabulary::{Closed as _, Crs, Weekday};

/// The version of the document's shape; another number, other keys.
const VERSION: u32 = 1;

/// Writes the document.
pub fn document(directory: &Directory, out: &mut dyn Write) -> io::Result<()> {
    sheet(directory, None).write(directory, out)
}

/// The document of an area, or of all; its facilities are the last member of the head.
pub(super) fn sheet(directory: &Directory, area: Option<AreaId>) -> Sheet<'_> {
    let tree = tree();
    let encode = move |facility: &Facility, bytes: &mut Vec<u8>| {
        put(&Entry { tree: &tree, facility, registries: &directory.registries }, bytes);
    };
    let facilities = chosen(directory, area);
    array(&Head::of(directory, area, &facilities), "facilities", facilities, encode)
}

/// A document that ends in an array of facilities, one a line.
pub(super) fn array<'a>(
    head: &impl Serialize,
    member: &str,
    facilities: Vec<RowId>,
    object: impl Fn(&Facility, &mut Vec<u8>) + Sync + 'a,
) -> Sheet<'a> {
    let head = serde_json::to_string(head).expect("a head is plain data");
    let head = format!("{},\"{member}\":[", head.strip_suffix('}').unwrap_or(&head));
    let encode = move |facility: &Facility, first: bool, bytes: &mut Vec<u8>| {
        bytes.extend_from_slice(if first { b"\n" } else { b",\n" });
        object(facility, bytes);
    };
    Sheet { head: head.into(), facilities, encode: Box::new(encode), tail: b"\n]}\n" }
}

/// Writes a value behind the others.
pub(super) fn put(value: &impl Serialize, bytes: &mut Vec<u8>) {
    serde_json::to_writer(bytes, value).expect("writing to memory cannot fail");
}

/// What stands before the facilities.
#[derive(Serialize)]
struct Head<'a> {
    version: u32,
    title: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    publisher: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    licence: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<&'a str>,
    language: &'a str,
    /// Whether everything in it is an example.
    demo: bool,
    /// Whose facilities these are; all areas' when it is not there.
    #[serde(skip_serializing_if = "Option::is_none")]
    area: Option<&'a str>,
    /// The newest date of an entry.
    updated: Option<Date>,
    count: usize,
    /// The system of `point`; `location` is as written, with its own.
    crs: &'static str,
    areas: Vec<Area<'a>>,
    kinds: Vec<Coded<'a>>,
    services: Vec<Coded<'a>>,
    care_levels: Vec<Coded<'a>>,
    /// The closed words, by the name of the list.
    words: BTreeMap<&'static str, Vec<Coded<'a>>>,
    /// Which list, registry or form the values of a field have, by path.
    fields: Map<String, Json>,
}

#[derive(Serialize)]
struct Area<'a> {
    code: &'a str,
    name: &'a str,
    /// 行政区划代码 (GB/T 2260); a zone has none.
    #[serde(skip_serializing_if = "Option::is_none")]
    division: Option<&'a str>,
    townships: Vec<Coded<'a>>,
}

#[derive(Serialize)]
struct Coded<'a> {
    code: &'a str,
    name: &'a str,
}

impl<'a> From<&'a Named> for Coded<'a> {
    fn from(named: &'a Named) -> Self {
        Self { code: &named.code, name: &named.label }
    }
}

impl<'a> From<&'a Service> for Coded<'a> {
    fn from(service: &'a Service) -> Self {
        Self { code: &service.code, name: &service.label }
    }
}

impl<'a> Head<'a> {
    fn of(directory: &'a Directory, area: Option<AreaId>, facilities: &[RowId]) -> Self {
        let registries = &directory.registries;
        Self {
            version: VERSION,
            title: &registries.config.title,
            publisher: registries.site.host_unit.as_deref(),
            licence: registries.site.licence.as_deref(),
            url: registries.config.site_url.as_deref(),
            language: &registries.config.language,
            demo: registries.config.demo,
            area: area.map(|area| registries.area(area).slug.as_str()),
            updated: facilities.iter().filter_map(|&id| directory.row(id).updated).max(),
            count: facilities.len(),
            crs: Crs::Wgs84.zh(),
            areas: registries
                .each_area()
                .map(|(id, area)| Area {
                    code: &area.slug,
                    name: &area.name,
                    division: area.code.as_deref(),
                    townships: registries
                        .townships_of(id)
                        .map(|(_, township)| Coded { code: &township.code, name: &township.name })
                        .collect(),
                })
                .collect(),
            kinds: registries.kinds.iter().map(|kind| Coded { code: &kind.code, name: &kind.label }).collect(),
            services: registries.services.iter().map(Coded::from).collect(),
            care_levels: registries.care_levels.iter().map(Coded::from).collect(),
            words: words(),
            fields: fields(),
        }
    }
}

fn words<'a>() -> BTreeMap<&'static str, Vec<Coded<'a>>> {
    let mut lists = BTreeMap::new();
    for leaf in leaves(FACILITY) {
        if let Shape::Word(vocabulary) = single(leaf.field.shape) {
            let words = vocabulary.words.iter().map(|word| Coded { code: word.code, name: word.zh });
            lists.entry(vocabulary.name).or_insert_with(|| words.collect());
        }
    }
    lists
}

/// Path -> Chinese name, unit, and for closed words the name of their list.
fn fields() -> Map<String, Json> {
    let leaves = leaves(FACILITY).into_iter().filter(|leaf| leaf.path != "publish");
    leaves
        .map(|leaf| {
            let mut about = Map::new();
            about.insert("name".into(), leaf.zh.as_str().into());
            if !leaf.field.unit.is_empty() {
                about.insert("unit".into(), leaf.field.unit.into());
            }
            if let Shape::Word(vocabulary) = single(leaf.field.shape) {
                about.insert("words".into(), vocabulary.name.into());
            }
            (leaf.path, Json::Object(about))
        })
        .collect()
}

fn single(shape: Shape) -> Shape {
    match shape {
        Shape::List(inner) => *inner,
        shape => shape,
    }
}

/// A facility as it is written; what it does not say stands not in it.
struct Entry<'a> {
    tree: &'a [Node],
    facility: &'a Facility,
    registries: &'a Registries,
}

impl Serialize for Entry<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self { tree, facility, registries } = self;
        let mut object = serializer.serialize_map(None)?;
        object.serialize_entry("id", &facility.id)?;
        object.serialize_entry("page", &page(facility))?;
        object.serialize_entry("area", &registries.area(facility.area).slug)?;
        if let Some(location) = facility.location {
            let point = location.point;
            object.serialize_entry("point", &Degrees { lng: micro(point.lng()), lat: micro(point.lat()) })?;
        }
        for node in *tree {
            if let Some(member) = Member::of(node, facility, registries) {
                object.serialize_entry(node.key, &member)?;
            }
        }
        object.end()
    }
}

#[derive(Serialize)]
struct Degrees {
    lng: f64,
    lat: f64,
}

/// What a facility says of a field.
enum Member<'a> {
    One(Value<'a>),
    /// At least one.
    Many(Values<'a>),
    Group(Vec<(&'static str, Self)>),
    Items(Vec<Vec<(&'static str, Value<'a>)>>),
}

impl<'a> Member<'a> {
    /// `None` when it says nothing.
    fn of(node: &Node, facility: &'a Facility, registries: &'a Registries) -> Option<Self> {
        if node.inside.is_empty() {
            let values = values(facility, registries, &node.path)?;
            return if node.many {
                values.iter().any(Option::is_some).then_some(Self::Many(values))
            } else {
                values.into_iter().flatten().next().map(Self::One)
            };
        }
        if node.many {
            return Self::items(node, facility, registries);
        }
        let members = node.inside.iter().filter_map(|inner| Some((inner.key, Self::of(inner, facility, registries)?)));
        Some(members.collect::<Vec<_>>()).filter(|group| !group.is_empty()).map(Self::Group)
    }

    /// The items of a list of groups, put together from its columns.
    fn items(node: &Node, facility: &'a Facility, registries: &'a Registries) -> Option<Self> {
        let mut items: Vec<Vec<(&'static str, Value<'a>)>> = Vec::new();
        for inner in &node.inside {
            for (place, value) in values(facility, registries, &inner.path)?.into_iter().enumerate() {
                if items.len() <= place {
                    items.push(Vec::new());
                }
                items[place].extend(value.map(|value| (inner.key, value)));
            }
        }
        (!items.is_empty()).then_some(Self::Items(items))
    }
}

impl Serialize for Member<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::One(value) => Said(value).serialize(serializer),
            Self::Many(values) => serializer.collect_seq(values.iter().flatten().map(Said)),
            Self::Group(members) => serializer.collect_map(members.iter().map(|(key, member)| (key, member))),
            Self::Items(items) => serializer.collect_seq(items.iter().map(|item| Item(item))),
        }
    }
}

struct Item<'a>(&'a [(&'static str, Value<'a>)]);

impl Serialize for Item<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(key, value)| (key, Said(value))))
    }
}

/// A value as JSON has it.
struct Said<'a>(&'a Value<'a>);

impl Serialize for Said<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0 {
            Value::Flag(flag) => serializer.serialize_bool(*flag),
            Value::Integer(whole) => serializer.serialize_i64(*whole),
            Value::Decimal(degrees) => serializer.serialize_f64(*degrees),
            Value::Money(amount) if amount.fen().is_multiple_of(100) => serializer.serialize_u32(amount.fen() / 100),
            Value::Money(amount) => serializer.serialize_f64(f64::from(amount.fen()) / 100.0),
            Value::Hours(hours) => opening(hours).serialize(serializer),
            Value::Word(_) | Value::Registered { .. } | Value::Text(_) | Value::Date(_) | Value::Phone(_) => {
                serializer.serialize_str(&self.0.code())
            }
        }
    }
}

/// `"24h"`, a text, or a week: `{"mon": ["08:00-11:30"], "sat": []}`; a day that is not there is not known.
fn opening(hours: &Hours) -> Json {
    let week = match hours {
        Hours::Always => return "24h".into(),
        Hours::Text(text) => return text.as_str().into(),
        Hours::Weekly(week) => week,
    };
    let mut object = Map::new();
    for day in Weekday::ALL {
        if let Some(sessions) = week.on(*day) {
            let sessions = sessions.iter().map(|session| {
                let (opens, closes) = (session.opens, session.closes);
                format!("{:02}:{:02}-{:02}:{:02}", opens / 60, opens % 60, closes / 60, closes % 60)
            });
            object.insert(day.code().into(), sessions.collect());
        }
    }
    for (key, date) in [("from", week.from), ("until", week.until)] {
        if let Some(date) = date {
            object.insert(key.into(), date.to_string().into());
        }
    }
    Json::Object(object)
}
