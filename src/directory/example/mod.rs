//! A small made-up directory for tests: a region of two areas, and facilities that together fill every field.

mod facility;
mod registries;

use jiff::civil::{Date, date};

pub(crate) use self::facility::{centre, complete, nursery, ordinary, penalty, plain};
pub(crate) use self::registries::registries;
use super::{Around, Directory, Neighbour, Recorded, Registries, Row, Supervision, Tallies, Today};
use crate::key::Key;
use crate::model::facility::Facility;
use crate::model::{Phone, PhonePlan, RowId};
use crate::record::{Record, Records};
use crate::text::pinyin::{Readings, sort_key};

/// The day on which the example stands.
pub(crate) const TODAY: Date = date(2026, 3, 10);

/// A number of the made-up region.
pub(crate) fn phone(text: &str) -> Phone {
    Phone::parse(text, PhonePlan { dialling_code: "0199", subscriber_digits: 7, demo: true }).unwrap()
}

/// A directory of these facilities in the order given; everyone is near to everyone else.
pub(crate) fn directory(registries: Registries, facilities: &[Facility]) -> Directory {
    let rows: Vec<Row> = facilities.iter().map(row).collect();
    let mut records = Records::default();
    for facility in facilities {
        records.push(Record::encode(facility));
    }
    let others = |own: usize| (0..facilities.len()).filter(move |&other| other != own).take(5);
    let at = |row| Neighbour { row: RowId::new(row), metres: 950 };
    let near = (0..facilities.len()).map(|own| others(own).map(at)).collect();
    let similar = facilities.iter().map(|_| []).collect();
    let recorded: Vec<Recorded> = facilities.iter().map(|facility| Recorded::of(facility, TODAY)).collect();
    Directory {
        today: Today { real: TODAY, reckoned: TODAY },
        supervision: Supervision::of(rows.iter().zip(&recorded)),
        tallies: Tallies::of(&rows),
        registries,
        row_keys: rows.iter().map(Key::of).collect(),
        ids: Key::of(&facilities.iter().map(|facility| facility.id.as_str()).collect::<Vec<_>>()),
        rows,
        records,
        around: Around { near, similar },
        policies: vec![],
        guides: vec![],
        notices: vec![],
        pages: vec![],
        indicators: vec![],
        notes: vec![],
        files: vec![],
        next_change: None,
    }
}

/// A row with what follows from the facility itself: no floor, no change to come.
pub(crate) fn row(facility: &Facility) -> Row {
    Row {
        id: facility.id.as_str().into(),
        name: facility.name.as_str().into(),
        sort_key: sort_key(&facility.name, &Readings::default()).into(),
        area: facility.area,
        township: facility.township,
        kind: facility.kind,
        also: facility.also.clone().into(),
        services: facility.services.clone().into(),
        status: facility.status,
        ownership: facility.ownership,
        inclusive: facility.inclusive.as_ref().map(|inclusive| inclusive.yes),
        address: facility.address.as_str().into(),
        point: facility.location.map(|location| location.point),
        phone: facility.phones.first().map(|contact| contact.phone.clone()),
        room: facility.room,
        floor: None,
        age_months: facility.nursery.as_ref().and_then(|nursery| nursery.age_months),
        forms: facility.nursery.as_ref().map(|nursery| nursery.forms.clone()).unwrap_or_default().into(),
        rating: facility.rating.as_ref().map(|rating| rating.level),
        updated: facility.updated,
        leads: false,
        next_change: None,
        draft: facility.draft,
    }
}
