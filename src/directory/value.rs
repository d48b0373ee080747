//! The value of any field of a checked facility, by its path in the field table: what open data writes into a column,
//! and what a derived indicator asks of an entry.
//!
//! Paths are those of [`crate::field::facility::FACILITY`] in English keys, down to its leaves: `name`, `beds.total`,
//! `prices.min`. A test holds that every leaf of the table is known here.

use std::borrow::Cow;

use jiff::civil::Date;
use smallvec::SmallVec;

use super::Registries;
use crate::model::facility::{
    Contact, Facility, Filing, FoodPermit, Honour, Inspection, Location, Penalty, Photo, Room, RoomOf, SourceKey,
};
use crate::model::site::Named;
use crate::model::{Hours, KindId, Phone, Price, ServiceId, TownshipId, Yuan};
use crate::vocabulary::{Closed, Word};

/// One value of a leaf of the table.
#[derive(Clone, Debug, PartialEq)]
pub enum Value<'a> {
    /// A closed word.
    Word(&'static Word),
    /// An entry of a registry.
    Registered {
        /// What files and open data carry; for credit grades the grade itself.
        code: &'a str,
        /// What people read.
        label: &'a str,
    },
    /// Text as written, or a code such as 统一社会信用代码.
    Text(Cow<'a, str>),
    /// A whole number; its unit stands in the table.
    Integer(i64),
    /// A number with decimals: degrees, square metres.
    Decimal(f64),
    /// An amount of money.
    Money(Yuan),
    /// Yes or no.
    Flag(bool),
    /// A day.
    Date(Date),
    /// A number to call.
    Phone(&'a Phone),
    /// Opening hours.
    Hours(&'a Hours),
}

/// What stands at one path: nothing, one value, or those of a list. For a list of groups, one place for each item, and
/// `None` in it where the item does not say it, so that the columns of such a list stay aligned.
///
/// Most leaves are single, so one value takes no memory of its own.
pub type Values<'a> = SmallVec<[Option<Value<'a>>; 1]>;

impl Value<'_> {
    /// The number, where this is one; money in yuan.
    pub fn number(&self) -> Option<f64> {
        match self {
            Self::Integer(number) => Some(*number as f64),
            Self::Decimal(number) => Some(*number),
            Self::Money(amount) => Some(f64::from(amount.fen()) / 100.0),
            _ => None,
        }
    }

    /// How a condition writes it: the code of a word or of a registry's entry, `true` or `false`, a number without
    /// needless zeros, a day as `2026-03-05`, a text as it is. Hours have no such form.
    pub fn code(&self) -> Cow<'_, str> {
        match self {
            Self::Word(word) => word.code.into(),
            Self::Registered { code, .. } => (*code).into(),
            Self::Text(text) => text.as_ref().into(),
            Self::Integer(number) => number.to_string().into(),
            Self::Decimal(number) => number.to_string().into(),
            Self::Money(amount) => (f64::from(amount.fen()) / 100.0).to_string().into(),
            Self::Flag(flag) => if *flag { "true" } else { "false" }.into(),
            Self::Date(date) => date.to_string().into(),
            Self::Phone(phone) => phone.to_string().into(),
            Self::Hours(_) => "".into(),
        }
    }
}

/// What a facility says at a path; `None` when no leaf of the table has this path. (A list without items says nothing
/// at any key, so ask the table whether a path exists.)
pub fn values<'a>(facility: &'a Facility, registries: &'a Registries, path: &str) -> Option<Values<'a>> {
    let (top, inner) = path.split_once('.').unwrap_or((path, ""));
    match (top, inner) {
        ("name" | "alias" | "pinyin" | "kind" | "also" | "status" | "closed_on", "") => {
            Some(identity(facility, registries, top))
        }
        ("township" | "village" | "address" | "hours" | "transport", "") => Some(place(facility, registries, top)),
        ("location", _) => located(facility.location.as_ref(), inner),
        ("phones", _) => list(&facility.phones, inner, |contact, key| phone(contact, key)),
        ("operator" | "filing" | "admission" | "medical" | "meals" | "staff", _) => group(facility, top, inner),
        ("capacity" | "beds" | "places", _) => room(facility.room.as_ref(), top, inner),
        ("prices", _) => list(&facility.prices, inner, |line, key| price(line, key, registries)),
        (
            "age_months" | "classes" | "forms" | "health_eval" | "fire_ok" | "video_days" | "head_degree" | "quality",
            _,
        ) => nursery(facility, top, inner),
        ("rating" | "credit", _) => judged(facility, top, inner),
        ("honours", _) => list(&facility.honours, inner, |honour, key| honoured(honour, key)),
        ("inspections", _) => list(&facility.inspections, inner, |inspection, key| inspected(inspection, key)),
        ("penalties", _) => list(&facility.penalties, inner, |penalty, key| punished(penalty, key)),
        ("photos", _) => list(&facility.photos, inner, |photo, key| pictured(photo, key)),
        ("source_keys", _) => list(&facility.source_keys, inner, |key, name| keyed(key, name)),
        ("sources", _) => list(&facility.sources, inner, |source, key| {
            Some(match key {
                "org" => text(&source.org),
                "title" => source.title.as_deref().and_then(text),
                "url" => source.url.as_deref().and_then(text),
                "checked_on" => Some(Value::Date(source.checked_on)),
                _ => return None,
            })
        }),
        (_, "") => plain(facility, registries, top),
        _ => None,
    }
}

fn identity<'a>(facility: &'a Facility, registries: &'a Registries, key: &str) -> Values<'a> {
    match key {
        "name" => one(text(&facility.name)),
        "alias" => texts(&facility.alias),
        "pinyin" => one((!facility.pinyin.is_empty()).then(|| Value::Text(facility.pinyin.join(" ").into()))),
        "kind" => one(Some(kind(facility.kind, registries))),
        "also" => facility.also.iter().map(|&id| Some(kind(id, registries))).collect(),
        "status" => one(Some(word(facility.status))),
        _ => one(facility.closed_on.map(Value::Date)),
    }
}

fn place<'a>(facility: &'a Facility, registries: &'a Registries, key: &str) -> Values<'a> {
    one(match key {
        "township" => facility.township.map(|id| township(id, registries)),
        "village" => facility.village.as_deref().and_then(text),
        "address" => text(&facility.address),
        "hours" => facility.hours.as_ref().map(Value::Hours),
        _ => facility.transport.as_deref().and_then(text),
    })
}

/// Fields at the top that belong to no group.
fn plain<'a>(facility: &'a Facility, registries: &'a Registries, key: &str) -> Option<Values<'a>> {
    let building = &facility.building;
    Some(match key {
        "ownership" => one(facility.ownership.map(word)),
        "mode" => one(facility.mode.map(word)),
        "profit" => one(facility.profit.map(word)),
        "uscc" => one(facility.uscc.as_ref().and_then(|code| text(code.as_str()))),
        "inclusive" => one(facility.inclusive.as_ref().map(|inclusive| Value::Flag(inclusive.yes))),
        "inclusive_basis" => {
            one(facility.inclusive.as_ref().and_then(|inclusive| inclusive.basis.as_deref()).and_then(text))
        }
        "serves" => words(&facility.serves),
        "care_levels" => {
            let level = |id: &crate::model::CareLevelId| registries.care_levels.get(id.index()).map(named);
            facility.care_levels.iter().map(level).collect()
        }
        "prepay_months" => one(facility.prepay_months.map(whole)),
        "services" => facility.services.iter().map(|&id| Some(service(id, registries))).collect(),
        "level" => one(facility.level.map(word)),
        "courses" => texts(&facility.courses),
        "term" => one(facility.term.as_deref().and_then(text)),
        "area_m2" => one(building.area_m2.map(Value::Decimal)),
        "built" => one(building.built.map(whole)),
        "renovated" => one(building.renovated.map(whole)),
        "fire_ok_until" => one(building.fire_ok_until.map(Value::Date)),
        "food_permit" => one(facility.food_permit.map(|permit| match permit {
            FoodPermit::No => Value::Flag(false),
            FoodPermit::Yes => Value::Flag(true),
            FoodPermit::Until(day) => Value::Date(day),
        })),
        "host" => one(facility.host.as_deref().and_then(text)),
        "accessibility" => words(&facility.accessibility),
        "description" => one(facility.description.as_deref().and_then(text)),
        "updated" => one(facility.updated.map(Value::Date)),
        // Published entries are published now: the field says nothing more of them.
        "publish" => Values::new(),
        _ => return None,
    })
}

fn group<'a>(facility: &'a Facility, top: &str, key: &str) -> Option<Values<'a>> {
    match top {
        "operator" => {
            let operator = facility.operator.as_ref();
            Some(one(match key {
                "name" => operator.and_then(|operator| text(&operator.name)),
                "uscc" => operator.and_then(|operator| operator.uscc.as_ref()).and_then(|code| text(code.as_str())),
                _ => return None,
            }))
        }
        "filing" => filed(facility.filing.as_ref(), key),
        "admission" => {
            let admission = facility.admission.as_ref();
            Some(match key {
                "materials" => admission.map_or_else(Values::new, |admission| texts(&admission.materials)),
                "steps" => admission.map_or_else(Values::new, |admission| texts(&admission.steps)),
                "trial_days" => one(admission.and_then(|admission| admission.trial_days).map(whole)),
                "visiting" => one(admission.and_then(|admission| admission.visiting.as_deref()).and_then(text)),
                "waiting" => one(admission.and_then(|admission| admission.waiting.as_deref()).and_then(text)),
                _ => return None,
            })
        }
        "medical" => {
            let medical = facility.medical.as_ref();
            Some(one(match key {
                "kind" => medical.map(|medical| word(medical.kind)),
                "partner" => medical.and_then(|medical| medical.partner.as_deref()).and_then(text),
                "ltc_insurance" => medical.and_then(|medical| medical.ltc_insurance).map(Value::Flag),
                "medical_insurance" => medical.and_then(|medical| medical.medical_insurance).map(Value::Flag),
                _ => return None,
            }))
        }
        "meals" => {
            let meals = facility.meals.as_ref();
            Some(one(match key {
                "breakfast" => meals.map(|meals| Value::Flag(meals.breakfast)),
                "lunch" => meals.map(|meals| Value::Flag(meals.lunch)),
                "dinner" => meals.map(|meals| Value::Flag(meals.dinner)),
                "price" => meals.and_then(|meals| meals.price).map(Value::Money),
                "subsidised_price" => meals.and_then(|meals| meals.subsidised_price).map(Value::Money),
                "delivery" => meals.and_then(|meals| meals.delivery).map(Value::Flag),
                _ => return None,
            }))
        }
        _ => {
            let staff = facility.staff.as_ref();
            Some(one(match key {
                "total" => staff.map(|staff| whole(staff.total)),
                "carers" => staff.and_then(|staff| staff.carers).map(whole),
                "certified" => staff.and_then(|staff| staff.certified).map(whole),
                _ => return None,
            }))
        }
    }
}

fn filed<'a>(filing: Option<&'a Filing>, key: &str) -> Option<Values<'a>> {
    Some(one(match key {
        "state" => filing.map(|filing| word(filing.state)),
        "no" => filing.and_then(|filing| filing.no.as_deref()).and_then(text),
        "authority" => filing.and_then(|filing| filing.authority.as_deref()).and_then(text),
        "date" => filing.and_then(|filing| filing.date).map(Value::Date),
        "url" => filing.and_then(|filing| filing.url.as_deref()).and_then(text),
        _ => return None,
    }))
}

fn located<'a>(location: Option<&Location>, key: &str) -> Option<Values<'a>> {
    Some(one(match key {
        "lng" => location.map(|location| Value::Decimal(location.written.0)),
        "lat" => location.map(|location| Value::Decimal(location.written.1)),
        "crs" => location.map(|location| word(location.crs)),
        _ => return None,
    }))
}

/// `beds`, `places` and `capacity` are one room, counted by what the profile has.
fn room<'a>(room: Option<&Room>, top: &str, key: &str) -> Option<Values<'a>> {
    let room = room.filter(|room| match room.of {
        RoomOf::Beds { .. } => top == "beds",
        RoomOf::Places { .. } => top == "places",
        RoomOf::Persons => top == "capacity",
    });
    Some(one(match (key, top) {
        ("total", _) => room.map(|room| whole(room.total)),
        ("available", _) => room.and_then(|room| room.available).map(whole),
        ("as_of", _) => room.and_then(|room| room.as_of).map(Value::Date),
        ("nursing", "beds") => share(room, |of| if let RoomOf::Beds { nursing, .. } = of { nursing } else { None }),
        ("memory", "beds") => share(room, |of| if let RoomOf::Beds { memory, .. } = of { memory } else { None }),
        ("inclusive", "places") => {
            share(room, |of| if let RoomOf::Places { inclusive } = of { inclusive } else { None })
        }
        _ => return None,
    }))
}

fn share<'a>(room: Option<&Room>, of: impl Fn(RoomOf) -> Option<u32>) -> Option<Value<'a>> {
    room.and_then(|room| of(room.of)).map(whole)
}

fn phone<'a>(contact: &'a Contact, key: &str) -> Slot<'a> {
    Some(match key {
        "number" => Some(Value::Phone(&contact.phone)),
        "label" => contact.label.as_deref().and_then(text),
        "hours" => contact.hours.as_ref().map(Value::Hours),
        _ => return None,
    })
}

fn price<'a>(price: &'a Price, key: &str, registries: &'a Registries) -> Slot<'a> {
    Some(match key {
        "item" => Some(word(price.item)),
        "level" => price.level.and_then(|level| registries.care_levels.get(level.index())).map(named),
        "class" => price.class.map(word),
        "form" => price.form.map(word),
        "min" => Some(Value::Money(price.min)),
        "max" => price.max.map(Value::Money),
        "unit" => Some(word(price.unit)),
        "basis" => price.basis.map(word),
        "from" => price.from.map(Value::Date),
        "meals_included" => price.meals_included.map(Value::Flag),
        "note" => price.note.as_deref().and_then(text),
        _ => return None,
    })
}

fn nursery<'a>(facility: &'a Facility, top: &str, key: &str) -> Option<Values<'a>> {
    let nursery = facility.nursery.as_ref();
    let passed = |passed: Option<crate::model::facility::Passed>| {
        Some(one(match key {
            "ok" => passed.map(|passed| Value::Flag(passed.ok)),
            "date" => passed.and_then(|passed| passed.date).map(Value::Date),
            _ => return None,
        }))
    };
    match (top, key) {
        ("age_months", "min") => Some(one(nursery.and_then(|nursery| nursery.age_months).map(|(min, _)| whole(min)))),
        ("age_months", "max") => Some(one(nursery.and_then(|nursery| nursery.age_months).map(|(_, max)| whole(max)))),
        ("classes", _) => list(nursery.map_or(&[][..], |nursery| &nursery.classes), key, |class, key| {
            Some(match key {
                "type" => Some(word(class.kind)),
                "count" => Some(whole(class.count)),
                "places" => Some(whole(class.places)),
                "enrolled" => class.enrolled.map(whole),
                "carers" => class.carers.map(whole),
                _ => return None,
            })
        }),
        ("forms", "") => Some(nursery.map_or_else(Values::new, |nursery| words(&nursery.forms))),
        ("health_eval", _) => passed(nursery.and_then(|nursery| nursery.health_eval)),
        ("fire_ok", _) => passed(nursery.and_then(|nursery| nursery.fire_ok)),
        ("video_days", "") => Some(one(nursery.and_then(|nursery| nursery.video_days).map(whole))),
        ("head_degree", "") => Some(one(nursery.and_then(|nursery| nursery.head_degree).map(Value::Flag))),
        ("quality", "grade") => {
            Some(one(nursery.and_then(|nursery| nursery.quality).map(|quality| word(quality.grade))))
        }
        ("quality", "date") => {
            Some(one(nursery.and_then(|nursery| nursery.quality).and_then(|quality| quality.date).map(Value::Date)))
        }
        _ => None,
    }
}

fn judged<'a>(facility: &'a Facility, top: &str, key: &str) -> Option<Values<'a>> {
    let (rating, credit) = (facility.rating.as_ref(), facility.credit.as_ref());
    Some(one(match (top, key) {
        ("rating", "level") => rating.map(|rating| whole(rating.level)),
        ("rating", "standard") => rating.and_then(|rating| rating.standard.as_deref()).and_then(text),
        ("rating", "body") => rating.and_then(|rating| text(&rating.body)),
        ("rating", "issued") => rating.map(|rating| Value::Date(rating.issued)),
        ("rating", "expires") => rating.and_then(|rating| rating.expires).map(Value::Date),
        ("credit", "grade") => credit.map(|credit| Value::Registered { code: &credit.grade, label: &credit.grade }),
        ("credit", "year") => credit.map(|credit| whole(credit.year)),
        ("credit", "body") => credit.and_then(|credit| credit.body.as_deref()).and_then(text),
        ("credit", "url") => credit.and_then(|credit| credit.url.as_deref()).and_then(text),
        _ => return None,
    }))
}

fn honoured<'a>(honour: &'a Honour, key: &str) -> Slot<'a> {
    Some(match key {
        "title" => text(&honour.title),
        "level" => honour.level.map(word),
        "year" => honour.year.map(whole),
        "body" => honour.body.as_deref().and_then(text),
        _ => return None,
    })
}

fn inspected<'a>(inspection: &'a Inspection, key: &str) -> Slot<'a> {
    Some(match key {
        "date" => Some(Value::Date(inspection.date)),
        "body" => text(&inspection.body),
        "kind" => Some(word(inspection.kind)),
        "result" => text(&inspection.result),
        "rectified_on" => inspection.rectified_on.map(Value::Date),
        "url" => inspection.url.as_deref().and_then(text),
        _ => return None,
    })
}

fn punished<'a>(penalty: &'a Penalty, key: &str) -> Slot<'a> {
    Some(match key {
        "date" => Some(Value::Date(penalty.date)),
        "no" => text(&penalty.no),
        "authority" => text(&penalty.authority),
        "reason" => text(&penalty.reason),
        "basis" => penalty.basis.as_deref().and_then(text),
        "result" => text(&penalty.result),
        "url" => penalty.url.as_deref().and_then(text),
        "publish_until" => penalty.publish_until.map(Value::Date),
        "repaired_on" => penalty.repaired_on.map(Value::Date),
        _ => return None,
    })
}

fn pictured<'a>(photo: &'a Photo, key: &str) -> Slot<'a> {
    Some(match key {
        "file" => text(&photo.file),
        "alt" => text(&photo.alt),
        "taken_on" => photo.taken_on.map(Value::Date),
        "credit" => photo.credit.as_deref().and_then(text),
        _ => return None,
    })
}

fn keyed<'a>(key: &'a SourceKey, name: &str) -> Slot<'a> {
    Some(match name {
        "list" => text(&key.list),
        "key" => text(&key.key),
        _ => return None,
    })
}

/// What one item of a list says of a key: outside `None`, no such key; inside, nothing written.
type Slot<'a> = Option<Option<Value<'a>>>;

fn list<'a, T>(items: &'a [T], key: &str, read: impl Fn(&'a T, &str) -> Slot<'a>) -> Option<Values<'a>> {
    items.iter().map(|item| read(item, key)).collect()
}

fn one(value: Option<Value<'_>>) -> Values<'_> {
    value.into_iter().map(Some).collect()
}

fn text(text: &str) -> Option<Value<'_>> {
    (!text.is_empty()).then_some(Value::Text(text.into()))
}

fn texts(texts: &[String]) -> Values<'_> {
    texts.iter().map(|line| text(line)).collect()
}

fn whole<'a>(number: impl Into<i64>) -> Value<'a> {
    Value::Integer(number.into())
}

fn word<'a>(word: impl Closed) -> Value<'a> {
    Value::Word(word.word())
}

fn words<'a>(closed: &[impl Closed]) -> Values<'a> {
    closed.iter().map(|&closed| Some(word(closed))).collect()
}

fn named(named: &Named) -> Value<'_> {
    Value::Registered { code: &named.code, label: &named.label }
}

fn kind(id: KindId, registries: &Registries) -> Value<'_> {
    let kind = registries.kind(id);
    Value::Registered { code: &kind.code, label: &kind.label }
}

fn service(id: ServiceId, registries: &Registries) -> Value<'_> {
    let service = registries.service(id);
    Value::Registered { code: &service.code, label: &service.label }
}

fn township(id: TownshipId, registries: &Registries) -> Value<'_> {
    let township = registries.township(id);
    Value::Registered { code: &township.code, label: &township.name }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::directory::example::{centre, complete, nursery, registries};
    use crate::field::facility::FACILITY;
    use crate::field::leaves;

    #[test]
    fn every_leaf_of_the_table_is_known_and_says_something() {
        let registries = registries();
        let all = [complete("a", "示例养老院"), nursery("b", "示例托育园"), centre("c", "示例中心")];
        for leaf in leaves(FACILITY) {
            let path = leaf.path.as_str();
            let read = |facility, path: &str| values(facility, &registries, path);
            assert!(all.iter().all(|facility| read(facility, path).is_some()), "{path} is not known");
            let speaker = all.iter().find(|facility| read(facility, path).iter().flatten().any(Option::is_some));
            assert!(path == "publish" || speaker.is_some(), "{path} says nothing");
            if let Some(speaker) = speaker.filter(|_| path.contains('.')) {
                assert!(read(speaker, &format!("{path}x")).is_none(), "{path}x");
            }
        }
    }

    #[test]
    fn columns_of_a_list_stay_aligned() {
        let (facility, registries) = (complete("a", "示例养老院"), registries());
        let max = values(&facility, &registries, "prices.max").unwrap();
        assert_eq!(max[..], [None, None, None, None, None, None, Some(Value::Money(Yuan::from_fen(180_050)))]);
        assert_eq!(max[6].as_ref().unwrap().code(), "1800.5");
        let level = values(&facility, &registries, "level").unwrap();
        assert_eq!(level[0].as_ref().unwrap().code(), "street");
    }
}
