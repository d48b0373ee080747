//! The facility for search engines: schema.org as JSON-LD. Core schema.org has no type for care homes, so these are local
//! businesses with a word for what they are; official grades are awards, never reviews.

use serde_json::{Map, Value, json};

use super::AreaHead;
use crate::address::Address;
use crate::model::facility::{Facility, RoomOf};
use crate::model::{Hours, Phone};
use crate::render::{Safe, SiteHead};
use crate::vocabulary::{Closed as _, Profile, Weekday};

/// JSON without a `<`, so that nothing in it can end the script element.
pub(super) fn data(facility: &Facility, at: &Address, area: &AreaHead<'_>, head: &SiteHead<'_>) -> Safe {
    Safe::new(business(facility, at, area, head).to_string().replace('<', "\\u003c"))
}

fn business(facility: &Facility, at: &Address, area: &AreaHead<'_>, head: &SiteHead<'_>) -> Value {
    let registries = head.registries;
    let kind = registries.kind(facility.kind);
    let mut thing = Map::new();
    let mut set = |key: &str, value: Value| {
        if !value.is_null() {
            thing.insert(key.to_owned(), value);
        }
    };
    set("@context", json!("https://schema.org"));
    set("@type", json!(type_of(kind.profile)));
    set("name", json!(facility.name));
    set("description", json!(kind.label));
    if let Some(url) = &registries.config.site_url {
        set("@id", json!(format!("{}#facility", at.absolute(url))));
        set("url", json!(at.absolute(url)));
    }
    set("alternateName", if facility.alias.is_empty() { Value::Null } else { json!(facility.alias) });
    let mut address = json!({
        "@type": "PostalAddress",
        "addressCountry": "CN",
        "addressRegion": registries.region.province,
        "addressLocality": format!("{}{}", registries.region.name, area.area.name),
        "streetAddress": facility.address,
    });
    if let (Some(code), Some(address)) = (&area.area.postal_code, address.as_object_mut()) {
        address.insert("postalCode".to_owned(), json!(code));
    }
    set("address", address);
    if let Some(location) = &facility.location {
        let point = location.point;
        set("geo", json!({"@type": "GeoCoordinates", "latitude": point.lat(), "longitude": point.lng()}));
    }
    let numbers: Vec<String> = facility.phones.iter().map(|contact| number(&contact.phone)).collect();
    set("telephone", if numbers.is_empty() { Value::Null } else { json!(numbers) });
    set("openingHours", facility.hours.as_ref().map_or(Value::Null, hours));
    if let Some(code) = facility.uscc {
        set("identifier", json!({"@type": "PropertyValue", "propertyID": "CN-USCC", "value": code.as_str()}));
    }
    if let Some(room) = facility.room.filter(|room| room.of == RoomOf::Persons) {
        set("maximumAttendeeCapacity", json!(room.total));
    }
    if !facility.accessibility.is_empty() {
        let feature = |name: &str| json!({"@type": "LocationFeatureSpecification", "name": name, "value": true});
        let features: Vec<Value> = facility.accessibility.iter().map(|access| feature(&head.word(*access))).collect();
        set("amenityFeature", json!(features));
    }
    let honours: Vec<&str> = facility.honours.iter().map(|honour| honour.title.as_str()).collect();
    set("award", if honours.is_empty() { Value::Null } else { json!(honours) });
    Value::Object(thing)
}

const fn type_of(profile: Profile) -> &'static str {
    match profile {
        Profile::Nursery | Profile::HomeNursery => "ChildCare",
        Profile::Meals => "FoodEstablishment",
        Profile::Classes => "EducationalOrganization",
        Profile::Medical => "MedicalClinic",
        Profile::Residential | Profile::HomeCare | Profile::DayCare | Profile::Point => "LocalBusiness",
    }
}

fn number(phone: &Phone) -> String {
    phone.tel().trim_start_matches("tel:").to_owned()
}

/// Hours by the week or day and night, in schema.org's short form (`Mo-Fr 08:00-11:30`); words of an author are no data.
fn hours(hours: &Hours) -> Value {
    const DAYS: [&str; 7] = ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"];
    match hours {
        Hours::Always => json!("Mo-Su"),
        Hours::Weekly(week) => {
            let days = |first: Weekday, last: Weekday| match (DAYS[first.index()], DAYS[last.index()]) {
                (first, last) if first == last => first.to_owned(),
                (first, last) => format!("{first}-{last}"),
            };
            let time = |minutes: u16| format!("{:02}:{:02}", minutes / 60, minutes % 60);
            // There is no 24:00.
            let closing = |minutes: u16| if minutes == 1440 { "23:59".to_owned() } else { time(minutes) };
            let runs = week.runs();
            let each = runs.iter().flat_map(|(first, last, sessions)| {
                let days = days(*first, *last);
                sessions
                    .iter()
                    .map(move |session| format!("{days} {}-{}", time(session.opens), closing(session.closes)))
            });
            each.collect()
        }
        Hours::Text(_) => Value::Null,
    }
}

#[cfg(test)]
mod tests {
    use crate::directory::example::{directory, ordinary, registries};
    use crate::render::sample::site;

    #[test]
    fn a_real_site_has_data_that_cannot_end_its_script_and_a_demo_site_has_none() {
        let hostile = ordinary("a", "安乐</script><script>养老院", 0);
        let mut registries = registries();
        let demo = site(&directory(registries.clone(), std::slice::from_ref(&hostile)));
        assert!(!demo["facility/a/index.html"].contains("application/ld+json"));
        registries.config.demo = false;
        let page = site(&directory(registries, &[hostile]))["facility/a/index.html"].clone();
        let (_, rest) = page.split_once("<script type=\"application/ld+json\">").unwrap();
        let (json, _) = rest.split_once("</script>").unwrap();
        let data: serde_json::Value = serde_json::from_str(json).unwrap();
        assert_eq!(data["name"], "安乐</script><script>养老院");
        assert_eq!(data["url"], "https://laoyou.example/a/facility/a/");
        assert_eq!(data["geo"]["latitude"], 25.49);
    }
}
