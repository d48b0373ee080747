//! The row, the record and the trace of an entry that was read.

use jiff::civil::Date;

use super::floor::floor;
use super::{Context, Publication};
use crate::check::measure::shares;
use crate::check::trace::{Entry, Trace};
use crate::directory::Row;
use crate::draft::Draft;
use crate::key::Key;
use crate::markdown;
use crate::model::Facility;
use crate::record::Record;

/// What is handed on of an entry.
pub(super) fn entry(
    draft: &Draft,
    facility: &Facility,
    context: &Context<'_>,
    publication: Publication,
    next_change: Option<Date>,
) -> Box<Entry> {
    let nursery = facility.nursery.as_ref();
    let rating = facility
        .rating
        .as_ref()
        .filter(|rating| rating.expires.is_none_or(|expires| expires >= context.today().reckoned));
    let links = facility.description.as_deref().map(links).unwrap_or_default();
    let shares = shares(context.measures(), facility, context.registries());
    let trace = Trace::of(draft.source.path.clone(), facility, links, shares, context.today().reckoned);
    let row = Row {
        id: facility.id.as_str().into(),
        name: facility.name.as_str().into(),
        sort_key: facility.pinyin.join(" ").into(),
        area: facility.area,
        township: facility.township,
        kind: facility.kind,
        also: facility.also.as_slice().into(),
        services: facility.services.as_slice().into(),
        status: facility.status,
        ownership: facility.ownership,
        inclusive: facility.inclusive.as_ref().map(|inclusive| inclusive.yes),
        address: facility.address.as_str().into(),
        point: facility.location.map(|location| location.point),
        phone: facility.phones.first().map(|contact| contact.phone.clone()),
        room: facility.room,
        floor: floor(facility, context.registries().kind(facility.kind).profile),
        age_months: nursery.and_then(|nursery| nursery.age_months),
        forms: nursery.map(|nursery| nursery.forms.as_slice().into()).unwrap_or_default(),
        rating: rating.map(|rating| rating.level),
        updated: facility.updated,
        leads: !trace.links.is_empty(),
        next_change,
        draft: publication == Publication::Hidden,
    };
    Box::new(Entry { row_key: Key::of(&row), row, record: Record::encode(facility), trace })
}

/// Where the links of a description lead, as written. Most descriptions have none, and are not rendered for it.
fn links(description: &str) -> Vec<String> {
    if !description.contains(['[', '<']) {
        return Vec::new();
    }
    note(description).links.into_iter().map(|link| link.written).collect()
}

/// A description, rendered to see what it is made of.
pub(in crate::check) fn note(description: &str) -> markdown::Rendered {
    let words = markdown::Words { table: "", footnotes: "", back: "", leaves: "", done: "", undone: "" };
    let settings = markdown::Settings { form: markdown::Form::Note, resolve: &|_| markdown::Link::Outside, words };
    markdown::render(description, &settings)
}
