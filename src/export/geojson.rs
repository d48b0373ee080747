//! The directory as GeoJSON (RFC 7946): one feature a facility, WGS-84, for maps and other programs of surveyors.
//!
//! A facility without a point has the geometry `null`, as the standard allows. Properties are flat and hold what a map
//! shows; the whole entry stands in the JSON document.

use std::io::{self, Write};

use serde::Serialize;
use serde_json::{Map, Value as Json, json};

use super::csv::{micro, page};
use super::json::{array, put};
use super::{chosen, published};
use crate::directory::{Directory, Registries};
use crate::model::Facility;
use crate::vocabulary::Closed;

/// Writes the collection.
pub fn features(directory: &Directory, out: &mut dyn Write) -> io::Result<()> {
    let feature = |facility: &Facility, bytes: &mut Vec<u8>| put(&feature(facility, &directory.registries), bytes);
    array(&Head::of(directory), "features", chosen(directory, None), feature).write(directory, out)
}

/// What stands before the features; all but `type` are foreign members (RFC 7946, 6.1).
#[derive(Serialize)]
struct Head<'a> {
    r#type: &'static str,
    title: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    publisher: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    licence: Option<&'a str>,
    /// Whether everything in it is an example.
    demo: bool,
    /// The newest date of an entry.
    updated: Option<jiff::civil::Date>,
}

impl<'a> Head<'a> {
    fn of(directory: &'a Directory) -> Self {
        let registries = &directory.registries;
        Self {
            r#type: "FeatureCollection",
            title: &registries.config.title,
            publisher: registries.site.host_unit.as_deref(),
            licence: registries.site.licence.as_deref(),
            demo: registries.config.demo,
            updated: published(directory).filter_map(|(_, row)| row.updated).max(),
        }
    }
}

fn feature(facility: &Facility, registries: &Registries) -> Json {
    let geometry = facility.location.map(|location| {
        let point = location.point;
        json!({ "type": "Point", "coordinates": [micro(point.lng()), micro(point.lat())] })
    });
    json!({
        "type": "Feature",
        "id": facility.id,
        "geometry": geometry,
        "properties": properties(facility, registries),
    })
}

fn properties(facility: &Facility, registries: &Registries) -> Map<String, Json> {
    let kind = registries.kind(facility.kind);
    let mut said = Map::new();
    let mut say = |key: &str, value: Json| {
        if !value.is_null() {
            said.insert(key.to_owned(), value);
        }
    };
    say("id", facility.id.as_str().into());
    say("name", facility.name.as_str().into());
    say("kind", kind.code.as_str().into());
    say("kind_name", kind.label.as_str().into());
    say("group", kind.group.code().into());
    say("status", facility.status.code().into());
    say("area", registries.area(facility.area).name.as_str().into());
    say("township", facility.township.map(|id| registries.township(id).name.as_str()).into());
    say("address", facility.address.as_str().into());
    say("phone", facility.phones.first().map(|contact| contact.phone.to_string()).into());
    say("ownership", facility.ownership.map(Closed::code).into());
    say("inclusive", facility.inclusive.as_ref().map(|inclusive| inclusive.yes).into());
    say("total", facility.room.map(|room| room.total).into());
    say("available", facility.room.and_then(|room| room.available).into());
    say("as_of", facility.room.and_then(|room| room.as_of).map(|day| day.to_string()).into());
    let services: Vec<&str> = facility.services.iter().map(|&id| registries.service(id).label.as_str()).collect();
    say("services", if services.is_empty() { Json::Null } else { services.join("、").into() });
    say("updated", facility.updated.map(|day| day.to_string()).into());
    let address = registries.config.site_url.as_ref().map(|url| format!("{url}{}", page(facility)));
    say("url", address.unwrap_or_else(|| page(facility)).into());
    said
}
