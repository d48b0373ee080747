//! The whole directory as one JSON document: who publishes it, under which licence, the registries and closed words that
//! its codes come from, and all facilities, one a line.
//!
//! Keys are those of the field table in English. A key that is not there was not given; dates are `2026-03-05`, amounts
//! are yuan, words and registries stand by their code.

use std::collections::BTreeMap;
use std::io::{self, Write};

use jiff::civil::Date;
use serde::Serialize;
use serde_json::{Map, Number, Value as Json};

use super::chosen;
use super::csv::{micro, page};
use super::sheet::Sheet;
use super::tree::{Node, tree};
use crate::directory::value::{Value, values};
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
    let encode = move |facility: &Facility| Json::Object(object(&tree, facility, &directory.registries));
    let facilities = chosen(directory, area);
    array(&Head::of(directory, area, &facilities), "facilities", facilities, encode)
}

/// A document that ends in an array of facilities, one a line.
pub(super) fn array<'a>(
    head: &impl Serialize,
    member: &str,
    facilities: Vec<RowId>,
    object: impl Fn(&Facility) -> Json + Sync + 'a,
) -> Sheet<'a> {
    let head = serde_json::to_string(head).expect("a head is plain data");
    let head = format!("{},\"{member}\":[", head.strip_suffix('}').unwrap_or(&head));
    let encode = move |facility: &Facility, first: bool, bytes: &mut Vec<u8>| {
        bytes.extend_from_slice(if first { b"\n" } else { b",\n" });
        serde_json::to_writer(bytes, &object(facility)).expect("writing to memory cannot fail");
    };
    Sheet { head: head.into(), facilities, encode: Box::new(encode), tail: b"\n]}\n" }
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

fn object(tree: &[Node], facility: &Facility, registries: &Registries) -> Map<String, Json> {
    let mut object = Map::new();
    object.insert("id".into(), facility.id.as_str().into());
    object.insert("page".into(), page(facility).into());
    object.insert("area".into(), registries.area(facility.area).slug.as_str().into());
    if let Some(location) = facility.location {
        let point = location.point;
        let degrees = Map::from_iter([
            ("lng".to_owned(), number(micro(point.lng()))),
            ("lat".to_owned(), number(micro(point.lat()))),
        ]);
        object.insert("point".into(), Json::Object(degrees));
    }
    for node in tree {
        if let Some(value) = member(node, facility, registries) {
            object.insert(node.key.into(), value);
        }
    }
    object
}

/// What a facility says of a field; `None` when it says nothing.
fn member(node: &Node, facility: &Facility, registries: &Registries) -> Option<Json> {
    if node.inside.is_empty() {
        let values = values(facility, registries, &node.path)?;
        let mut values = values.iter().flatten().map(json);
        return if node.many {
            Some(values.collect()).filter(|list: &Vec<Json>| !list.is_empty()).map(Json::Array)
        } else {
            values.next()
        };
    }
    if node.many {
        return items(node, facility, registries);
    }
    let members =
        node.inside.iter().filter_map(|inner| Some((inner.key.to_owned(), member(inner, facility, registries)?)));
    Some(members.collect()).filter(|group: &Map<String, Json>| !group.is_empty()).map(Json::Object)
}

/// The items of a list of groups, put together from its columns.
fn items(node: &Node, facility: &Facility, registries: &Registries) -> Option<Json> {
    let mut items: Vec<Map<String, Json>> = Vec::new();
    for inner in &node.inside {
        for (place, value) in values(facility, registries, &inner.path)?.iter().enumerate() {
            if items.len() <= place {
                items.push(Map::new());
            }
            if let Some(value) = value {
                items[place].insert(inner.key.to_owned(), json(value));
            }
        }
    }
    (!items.is_empty()).then(|| items.into_iter().map(Json::Object).collect())
}

fn json(value: &Value<'_>) -> Json {
    match value {
        Value::Flag(flag) => (*flag).into(),
        Value::Integer(whole) => (*whole).into(),
        Value::Decimal(degrees) => number(*degrees),
        Value::Money(amount) if amount.fen().is_multiple_of(100) => (amount.fen() / 100).into(),
        Value::Money(amount) => number(f64::from(amount.fen()) / 100.0),
        Value::Hours(hours) => opening(hours),
        Value::Word(_) | Value::Registered { .. } | Value::Text(_) | Value::Date(_) | Value::Phone(_) => {
            value.code().into_owned().into()
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

fn number(number: f64) -> Json {
    Number::from_f64(number).map_or(Json::Null, Json::Number)
}
