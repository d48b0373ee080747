//! The facility for search engines: schema.org as JSON-LD. Core schema.org has no type for care homes, so these are local
//! businesses with a word for what they are; official grades are awards, never reviews.

use serde::Serialize;

use super::AreaHead;
use crate::address::Address;
use crate::model::facility::{Facility, RoomOf};
use crate::model::{Hours, Phone};
use crate::render::{Safe, SiteHead};
use crate::vocabulary::{Closed as _, Profile, Weekday};

/// JSON without a `<`, so that nothing in it can end the script element.
pub(super) fn data(facility: &Facility, at: &Address, area: &AreaHead<'_>, head: &SiteHead<'_>) -> Safe {
    let json = serde_json::to_string(&business(facility, at, area, head)).expect("a business is plain data");
    Safe::new(if json.contains('<') { json.replace('<', "\\u003c") } else { json })
}

/// What is not known stands not in it.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Business<'a> {
    #[serde(rename = "@context")]
    context: &'static str,
    #[serde(rename = "@type")]
    kind: &'static str,
    name: &'a str,
    description: &'a str,
    #[serde(rename = "@id", skip_serializing_if = "Option::is_none")]
    id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<String>,
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    alternate_name: &'a [String],
    address: PostalAddress<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    geo: Option<Coordinates>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    telephone: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    opening_hours: Option<OpeningHours>,
    #[serde(skip_serializing_if = "Option::is_none")]
    identifier: Option<Identifier<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    maximum_attendee_capacity: Option<u32>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    amenity_feature: Vec<Feature>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    award: Vec<&'a str>,
}

#[derive(Serialize)]
#[serde(tag = "@type", rename_all = "camelCase")]
struct PostalAddress<'a> {
    address_country: &'static str,
    address_region: &'a str,
    address_locality: String,
    street_address: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    postal_code: Option<&'a str>,
}

#[derive(Serialize)]
#[serde(tag = "@type", rename = "GeoCoordinates")]
struct Coordinates {
    latitude: f64,
    longitude: f64,
}

#[derive(Serialize)]
#[serde(tag = "@type", rename = "PropertyValue")]
struct Identifier<'a> {
    #[serde(rename = "propertyID")]
    property: &'static str,
    value: &'a str,
}

#[derive(Serialize)]
#[serde(tag = "@type", rename = "LocationFeatureSpecification")]
struct Feature {
    name: String,
    value: bool,
}

/// In schema.org's short form (`Mo-Fr 08:00-11:30`).
#[derive(Serialize)]
#[serde(untagged)]
enum OpeningHours {
    Always(&'static str),
    Weekly(Vec<String>),
}

fn business<'a>(facility: &'a Facility, at: &Address, area: &AreaHead<'a>, head: &SiteHead<'a>) -> Business<'a> {
    let registries = head.registries;
    let kind = registries.kind(facility.kind);
    let url = registries.config.site_url.as_deref().map(|url| at.absolute(url));
    let feature = |access| Feature { name: head.word(access), value: true };
    Business {
        context: "https://schema.org",
        kind: type_of(kind.profile),
        name: &facility.name,
        description: &kind.label,
        id: url.as_ref().map(|url| format!("{url}#facility")),
        url,
        alternate_name: &facility.alias,
        address: PostalAddress {
            address_country: "CN",
            address_region: &registries.region.province,
            address_locality: format!("{}{}", registries.region.name, area.area.name),
            street_address: &facility.address,
            postal_code: area.area.postal_code.as_deref(),
        },
        geo: facility
            .location
            .map(|location| Coordinates { latitude: location.point.lat(), longitude: location.point.lng() }),
        telephone: facility.phones.iter().map(|contact| number(&contact.phone)).collect(),
        opening_hours: facility.hours.as_ref().and_then(hours),
        identifier: facility.uscc.as_ref().map(|code| Identifier { property: "CN-USCC", value: code.as_str() }),
        maximum_attendee_capacity: facility.room.filter(|room| room.of == RoomOf::Persons).map(|room| room.total),
        amenity_feature: facility.accessibility.iter().map(|access| feature(*access)).collect(),
        award: facility.honours.iter().map(|honour| honour.title.as_str()).collect(),
    }
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

/// Hours by the week or day and night; words of an author are no data.
fn hours(hours: &Hours) -> Option<OpeningHours> {
    const DAYS: [&str; 7] = ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"];
    match hours {
        Hours::Always => Some(OpeningHours::Always("Mo-Su")),
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
            Some(OpeningHours::Weekly(each.collect()))
        }
        Hours::Text(_) => None,
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
