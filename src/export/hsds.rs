//! The directory as Open Referral HSDS 3.0: a JSON array of services, each with its organisation, its place, telephones,
//! hours and prices inside, as the compiled `service.json` of the specification describes it.
//!
//! Every identifier is a UUID of version 5 (RFC 9562, 5.5) from the site's address, what it identifies and the
//! facility's id: the same site gives the same identifiers, wherever and whenever it is exported.

use std::io::{self, Write};

use jiff::civil::Date;
use jiff::tz::TimeZone;
use serde_json::{Map, Value as Json, json};
use uuid::Uuid;

use super::chosen;
use super::csv::{micro, page};
use super::json::put;
use super::sheet::Sheet;
use crate::directory::{Directory, Registries};
use crate::model::facility::Contact;
use crate::model::{Facility, Hours, Price, Uscc};
use crate::vocabulary::{Closed, FilingState, Status, Weekday};

/// Writes the services.
pub fn services(directory: &Directory, out: &mut dyn Write) -> io::Result<()> {
    let writer = Writer::new(&directory.registries);
    let encode = move |facility: &Facility, first: bool, bytes: &mut Vec<u8>| {
        bytes.extend_from_slice(if first { b"\n" } else { b",\n" });
        put(&writer.service(facility), bytes);
    };
    let facilities = chosen(directory, None);
    Sheet { head: b"[".into(), facilities, encode: Box::new(encode), tail: b"\n]\n" }.write(directory, out)
}

struct Writer<'a> {
    registries: &'a Registries,
    /// What the identifiers of this site are made from: its address, or its name when it has none.
    namespace: Uuid,
    zone: TimeZone,
}

impl<'a> Writer<'a> {
    fn new(registries: &'a Registries) -> Self {
        let config = &registries.config;
        let of = config.site_url.clone().unwrap_or_else(|| format!("urn:laoyou:{}", config.title));
        Self {
            registries,
            namespace: Uuid::new_v5(&Uuid::NAMESPACE_URL, of.as_bytes()),
            zone: TimeZone::get(&registries.region.time_zone).unwrap_or(TimeZone::UTC),
        }
    }

    fn id(&self, what: &str, of: &str) -> String {
        Uuid::new_v5(&self.namespace, format!("{what}/{of}").as_bytes()).to_string()
    }

    fn service(&self, facility: &Facility) -> Json {
        let id = &facility.id;
        let own = self.id("service", id);
        let kind = self.registries.kind(facility.kind);
        let ages = facility.nursery.as_ref().and_then(|nursery| nursery.age_months);
        let years = |months: u8| (f64::from(months) / 12.0 * 100.0).round() / 100.0;
        let admission = facility.admission.as_ref();
        let steps = admission.map(|admission| admission.steps.join("；")).filter(|steps| !steps.is_empty());
        let url = self.registries.config.site_url.as_ref().map(|site| format!("{site}{}", page(facility)));
        let description = facility.description.clone().or_else(|| kind.about.clone());
        let checked = facility.sources.iter().map(|source| source.checked_on).max();
        let demo = "示例数据，不是真实的机构";
        let organisation = self.organisation(facility);
        without_nothing(json!({
            "id": own,
            "organization_id": organisation["id"],
            "name": facility.name,
            "alternate_name": some(facility.alias.join("；")),
            "description": description,
            "url": url,
            "status": status(facility.status),
            "application_process": steps,
            "wait_time": admission.and_then(|admission| admission.waiting.clone()),
            "accreditations": facility.rating.as_ref().map(|rating| format!("{}级（{}，{}）", rating.level, rating.body, rating.issued)),
            "eligibility_description": eligible(facility, ages),
            "minimum_age": ages.map(|(least, _)| years(least)),
            "maximum_age": ages.map(|(_, most)| years(most)),
            "assured_date": checked.map(|day| day.to_string()),
            "licenses": filed(facility),
            "alert": self.registries.config.demo.then_some(demo),
            "last_modified": facility.updated.and_then(|day| self.midnight(day)),
            "phones": list(facility.phones.iter().enumerate().map(|(at, contact)| self.phone(id, at, contact))),
            "schedules": facility.hours.as_ref().map(|hours| self.schedules(id, hours)),
            "service_areas": [{
                "id": self.id("service-area", id),
                "service_id": own,
                "name": self.registries.area(facility.area).name,
            }],
            "service_at_locations": [{
                "id": self.id("service-at-location", id),
                "service_id": own,
                "location_id": self.id("location", id),
                "location": self.location(facility),
            }],
            "organization": organisation,
            "cost_options": list(facility.prices.iter().enumerate().map(|(at, price)| self.cost(id, at, price))),
            "required_documents": admission.and_then(|admission| {
                list(admission.materials.iter().enumerate().map(|(at, document)| json!({
                    "id": self.id("document", &format!("{id}/{at}")),
                    "service_id": own,
                    "document": document,
                })))
            }),
            "attributes": self.attributes(facility, &own),
        }))
    }

    fn organisation(&self, facility: &Facility) -> Json {
        // Two facilities of one operator share it: by its code, else by its name.
        let operator = facility.operator.as_ref();
        let name = operator.map_or(facility.name.as_str(), |operator| operator.name.as_str());
        let uscc = operator.and_then(|operator| operator.uscc).or_else(|| {
            // A facility's own code is its operator's only when it runs itself.
            facility.uscc.filter(|_| operator.is_none_or(|operator| operator.name == facility.name))
        });
        let id = self.id("organization", uscc.as_ref().map_or(name, Uscc::as_str));
        let identifiers = uscc.as_ref().map(|uscc| {
            json!([{
                "id": self.id("identifier", uscc.as_str()),
                "organization_id": id,
                "identifier_type": "CN-USCC",
                "identifier": uscc.as_str(),
            }])
        });
        without_nothing(json!({
            "id": id,
            "name": name,
            "description": "运营单位",
            "legal_status": uscc.as_ref().and_then(Uscc::form_name).map(|(zh, _)| zh),
            "organization_identifiers": identifiers,
        }))
    }

    fn location(&self, facility: &Facility) -> Json {
        let (id, registries) = (&facility.id, self.registries);
        let own = self.id("location", id);
        let area = registries.area(facility.area);
        let point = facility.location.map(|location| location.point);
        let help = facility.accessibility.iter().enumerate().map(|(at, access)| {
            json!({
                "id": self.id("accessibility", &format!("{id}/{at}")),
                "location_id": own,
                "description": access.zh(),
            })
        });
        without_nothing(json!({
            "id": own,
            "location_type": "physical",
            "name": facility.name,
            "transportation": facility.transport,
            "latitude": point.map(|point| micro(point.lat())),
            "longitude": point.map(|point| micro(point.lng())),
            "addresses": [without_nothing(json!({
                "id": self.id("address", id),
                "location_id": own,
                "address_1": facility.address,
                "city": registries.region.name,
                "region": area.name,
                "state_province": registries.region.province,
                // Required by the standard; an area without a code has none to give.
                "postal_code": area.postal_code.as_deref().unwrap_or_default(),
                "country": "CN",
                "address_type": "physical",
            }))],
            "accessibility": list(help),
        }))
    }

    fn phone(&self, id: &str, at: usize, contact: &Contact) -> Json {
        without_nothing(json!({
            "id": self.id("phone", &format!("{id}/{at}")),
            "service_id": self.id("service", id),
            "number": contact.phone.number(),
            "extension": contact.phone.extension().and_then(|extension| extension.parse::<u32>().ok()),
            "type": "voice",
            "description": contact.label,
        }))
    }

    /// Days that share their hours are one rule (RFC 5545); hours in words are its description.
    fn schedules(&self, id: &str, hours: &Hours) -> Vec<Json> {
        let rule = |at: usize, more: Json| {
            let mut rule = Map::from_iter([
                ("id".to_owned(), Json::from(self.id("schedule", &format!("{id}/{at}")))),
                ("service_id".to_owned(), self.id("service", id).into()),
            ]);
            if let Json::Object(mut more) = without_nothing(more) {
                rule.append(&mut more);
            }
            Json::Object(rule)
        };
        let week = match hours {
            Hours::Text(text) => return vec![rule(0, json!({ "description": text }))],
            Hours::Always => {
                let all = days(Weekday::Monday, Weekday::Sunday);
                let day = json!({ "freq": "WEEKLY", "byday": all, "opens_at": "00:00", "closes_at": "24:00" });
                return vec![rule(0, day)];
            }
            Hours::Weekly(week) => week,
        };
        let mut rules = Vec::new();
        for (first, last, sessions) in week.runs() {
            for session in sessions {
                let more = json!({
                    "freq": "WEEKLY",
                    "byday": days(first, last),
                    "opens_at": clock(session.opens),
                    "closes_at": clock(session.closes),
                    "valid_from": week.from.map(|day| day.to_string()),
                    "valid_to": week.until.map(|day| day.to_string()),
                });
                rules.push(rule(rules.len(), more));
            }
        }
        rules
    }

    fn cost(&self, id: &str, at: usize, price: &Price) -> Json {
        let level = price.level.map(|level| self.registries.care_levels[level.index()].label.as_str());
        let parts = [Some(price.item.zh()), level, price.class.map(Closed::zh), price.form.map(Closed::zh)];
        let most = price.max.filter(|&most| most != price.min).map(|most| format!("—{most}")).unwrap_or_default();
        without_nothing(json!({
            "id": self.id("cost", &format!("{id}/{at}")),
            "service_id": self.id("service", id),
            "option": parts.into_iter().flatten().collect::<Vec<_>>().join("·"),
            "currency": "CNY",
            "amount": f64::from(price.min.fen()) / 100.0,
            "amount_description": format!("{}{most}{}", price.min, price.unit.zh()),
            "valid_from": price.from.map(|day| day.to_string()),
        }))
    }

    /// Kinds and services as terms of our registries, and the months of age, which years do not tell.
    fn attributes(&self, facility: &Facility, own: &str) -> Vec<Json> {
        let registries = self.registries;
        let attribute = |taxonomy: &str, code: &str, name: &str, about: &str, value: Option<String>| {
            without_nothing(json!({
                "id": self.id("attribute", &format!("{}/{taxonomy}/{code}", facility.id)),
                "link_id": own,
                "link_entity": "service",
                "value": value,
                "taxonomy_term": {
                    "id": self.id("term", &format!("{taxonomy}/{code}")),
                    "code": code,
                    "name": name,
                    "description": about,
                    "taxonomy": taxonomy,
                },
            }))
        };
        let mut all = Vec::new();
        for &id in [&facility.kind].into_iter().chain(&facility.also) {
            let kind = registries.kind(id);
            let about = kind.about.as_deref().unwrap_or(&kind.label);
            all.push(attribute("kind", &kind.code, &kind.label, about, None));
        }
        for &id in &facility.services {
            let service = registries.service(id);
            all.push(attribute("service", &service.code, &service.label, &service.about, None));
        }
        if let Some((least, most)) = facility.nursery.as_ref().and_then(|nursery| nursery.age_months) {
            let months = Some(format!("{least}-{most}"));
            all.push(attribute("age-months", "age-months", "收托月龄", "收多大的孩子，按月", months));
        }
        all
    }

    /// A day as the instant that the standard asks for: its first in the region.
    fn midnight(&self, day: Date) -> Option<String> {
        let zoned = day.to_zoned_datetime(self.zone.clone()).ok()?;
        Some(zoned.strftime("%Y-%m-%dT%H:%M:%S%:z").to_string())
    }
}

fn eligible(facility: &Facility, ages: Option<(u8, u8)>) -> Option<String> {
    let serves: Vec<&str> = facility.serves.iter().map(|serves| serves.zh()).collect();
    match ages {
        Some((least, most)) => Some(format!("{least}—{most}个月")),
        None => some(serves.join("、")),
    }
}

const fn status(status: Status) -> &'static str {
    match status {
        Status::Operating | Status::Trial => "active",
        Status::Paused => "temporarily closed",
        Status::Closed => "defunct",
        Status::Planned => "inactive",
    }
}

fn filed(facility: &Facility) -> Option<String> {
    let filing = facility.filing.as_ref().filter(|filing| filing.state == FilingState::Filed)?;
    let parts = [
        Some(filing.state.zh().to_owned()),
        filing.authority.clone(),
        filing.no.clone(),
        filing.date.map(|day| day.to_string()),
    ];
    Some(parts.into_iter().flatten().collect::<Vec<_>>().join("，"))
}

/// `MO,TU,WE`.
fn days(first: Weekday, last: Weekday) -> String {
    const NAMES: [&str; 7] = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];
    NAMES[first.index()..=last.index()].join(",")
}

fn clock(minutes: u16) -> String {
    format!("{:02}:{:02}", minutes / 60, minutes % 60)
}

fn some(text: String) -> Option<String> {
    (!text.is_empty()).then_some(text)
}

fn list(items: impl Iterator<Item = Json>) -> Option<Vec<Json>> {
    let items: Vec<Json> = items.collect();
    (!items.is_empty()).then_some(items)
}

/// An object without the members that say nothing: the standard knows no `null`.
fn without_nothing(value: Json) -> Json {
    match value {
        Json::Object(mut members) => {
            members.retain(|_, member| !member.is_null());
            Json::Object(members)
        }
        other => other,
    }
}
