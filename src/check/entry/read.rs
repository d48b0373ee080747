//! The top of an entry: its file's name and folder, and each of its fields, once.

use jiff::civil::Date;

use super::parts;
use super::subject::Items;
use super::{Beside, Context, Publication};
use crate::check::reader::{Faults, FlagOrDate, Reader, Registered};
use crate::check::rule::entry::{township_outside_county, wrong_pinyin};
use crate::draft::{Draft, Group};
use crate::model::facility::{Building, FoodPermit, Inclusive, Location, Nursery, Room};
use crate::model::site::Kind;
use crate::model::{AreaId, Facility, KindId, Point};
use crate::text::pinyin::syllables;
use crate::vocabulary::{Profile, Status};

/// What was read of an entry.
pub(super) struct Read<'a> {
    pub(super) facility: Facility,
    pub(super) items: Items<'a>,
    pub(super) kind: Option<&'a Kind>,
    pub(super) publication: Publication,
    /// The day from which it is published, when one is written.
    pub(super) publish_on: Option<Date>,
    /// Whether area, name, kind and address are known.
    pub(super) whole: bool,
}

/// Reads an entry; what is wrong with single values goes to `faults`.
pub(super) fn read<'a>(
    draft: &'a Draft,
    context: &Context<'a>,
    beside: &Beside<'_>,
    faults: &'a Faults<'a>,
) -> Read<'a> {
    let folder = draft.source.path.folder().rsplit('/').next().unwrap_or_default();
    let area = context.registries().find_area(folder);
    Reader::file(draft, faults, |top| read_top(top, draft.source.path.stem(), area, context, beside))
}

fn read_top<'a>(
    top: &Reader<'a>,
    id: &str,
    area: Option<AreaId>,
    context: &Context<'a>,
    beside: &Beside<'_>,
) -> Read<'a> {
    let registries = context.registries();
    let kinds = || registries.kinds.iter().map(|kind| kind.label.as_str());
    let kind_id = top.registered("kind", Registered::KIND, |written| context.kind(written), kinds);
    let kind = kind_id.map(|id| registries.kind(id));
    let status = top.word("status").unwrap_or(Status::Operating);
    match kind {
        // Of a kind that nobody knows nothing in particular can be expected.
        None => top.expect_nothing(),
        Some(_) if matches!(status, Status::Closed | Status::Planned) => top.expect_nothing(),
        Some(kind) if !kind.filed => top.spare(&["filing"]),
        Some(_) => {}
    }
    if let Some(kind) = kind {
        top.set_profile(kind.profile);
    }
    let name = top.text("name");
    let address = top.text("address");
    let publish = top.flag_or_date("publish");
    let publish_on = if let Some(FlagOrDate::Date(day)) = publish { Some(day) } else { None };
    let hidden = publish == Some(FlagOrDate::Flag(false)) || publish_on.is_some_and(|day| day > context.today().real);
    let services = || registries.services.iter().map(|service| service.label.as_str());
    let care_levels = || registries.care_levels.iter().map(|level| level.label.as_str());

    let mut items = Items::default();
    let written = top.group("location", parts::location);
    items.location = written;
    let location = written.and_then(|(lng, lat, crs)| {
        Point::new(lng, lat, crs).map(|point| Location { point, written: (lng, lat), crs })
    });
    let plan = context.phone_plan();
    let pinyin =
        wrong_pinyin::read(top).unwrap_or_else(|| syllables(name.as_deref().unwrap_or_default(), context.readings()));
    let basis = top.text("inclusive_basis");
    // What the county's table says need not stand here.
    let spared: &[&str] = if beside.availability.is_some() { &["available"] } else { &[] };
    let room_of = |key: &str, read: fn(&Reader<'_>) -> Option<Room>| {
        top.group(key, |group| {
            group.spare(spared);
            read(group)
        })
    };
    let rooms = [room_of("beds", parts::beds), room_of("places", parts::places), room_of("capacity", parts::capacity)];
    let mut room = rooms.into_iter().flatten().next();
    if let (Some(room), Some(row)) = (&mut room, beside.availability) {
        (room.available, room.as_of) = (Some(row.available), row.as_of);
    }
    let mut care = top.registered_list("care_levels", Registered::CARE_LEVEL, |w| context.care_level(w), care_levels);
    care.sort_unstable();

    let facility = Facility {
        id: id.to_owned(),
        alias: top.texts("alias"),
        pinyin,
        kind: kind_id.unwrap_or(KindId::new(0)),
        also: top.registered_list("also", Registered::KIND, |written| context.kind(written), kinds),
        status,
        closed_on: top.date("closed_on"),
        area: area.unwrap_or(AreaId::new(0)),
        township: township_outside_county::read(top, area, context),
        village: top.text("village"),
        location,
        phones: split(top.groups("phones", |item| with(item, parts::phone(item, plan))), &mut items.phones),
        hours: top.hours("hours"),
        ownership: top.word("ownership"),
        mode: top.word("mode"),
        profit: top.word("profit"),
        operator: top.group("operator", parts::operator),
        uscc: top.uscc("uscc"),
        filing: top.group("filing", parts::filing),
        inclusive: top.flag("inclusive").map(|yes| Inclusive { yes, basis }),
        room,
        prices: split(
            top.groups("prices", |item| with(item, parts::price(item, |w| context.care_level(w), care_levels))),
            &mut items.prices,
        ),
        prepay_months: top.integer("prepay_months"),
        services: top.registered_list("services", Registered::SERVICE, |written| context.service(written), services),
        admission: top.group("admission", |group| Some(parts::admission(group))),
        serves: top.words("serves"),
        care_levels: care,
        medical: top.group("medical", parts::medical),
        level: top.word("level"),
        meals: top.group("meals", |group| Some(parts::meals(group))),
        staff: top.group("staff", parts::staff),
        courses: top.texts("courses"),
        term: top.text("term"),
        nursery: nursery(top, kind, &mut items),
        food_permit: top.flag_or_date("food_permit").map(|permit| match permit {
            FlagOrDate::Flag(false) => FoodPermit::No,
            FlagOrDate::Flag(true) => FoodPermit::Yes,
            FlagOrDate::Date(until) => FoodPermit::Until(until),
        }),
        host: top.text("host"),
        building: Building {
            area_m2: top.decimal("area_m2"),
            built: top.integer("built"),
            renovated: top.integer("renovated"),
            fire_ok_until: top.date("fire_ok_until"),
        },
        rating: top.group("rating", parts::rating),
        honours: split(top.groups("honours", |item| with(item, parts::honour(item))), &mut items.honours),
        credit: top.group("credit", |credit| parts::credit(credit, &registries.credit_grades)),
        inspections: split(
            top.groups("inspections", |item| with(item, parts::inspection(item))),
            &mut items.inspections,
        ),
        penalties: split(top.groups("penalties", |item| with(item, parts::penalty(item))), &mut items.penalties),
        accessibility: top.words("accessibility"),
        photos: split(top.groups("photos", |item| with(item, parts::photo(item))), &mut items.photos),
        description: top.text("description"),
        transport: top.text("transport"),
        source_keys: top.groups("source_keys", parts::source_key),
        sources: split(top.groups("sources", |item| with(item, parts::source(item))), &mut items.sources),
        updated: top.date("updated"),
        draft: hidden,
        name: name.clone().unwrap_or_default(),
        address: address.clone().unwrap_or_default(),
    };
    let whole = area.is_some() && kind.is_some() && name.is_some() && address.is_some();
    let publication = if hidden { Publication::Hidden } else { Publication::Published };
    Read { facility, items, kind, publication, publish_on, whole }
}

fn nursery<'a>(top: &Reader<'a>, kind: Option<&Kind>, items: &mut Items<'a>) -> Option<Nursery> {
    let nursery = Nursery {
        age_months: top.group("age_months", parts::ages),
        classes: split(top.groups("classes", |item| with(item, parts::class(item))), &mut items.classes),
        forms: top.words("forms"),
        health_eval: top.group("health_eval", parts::passed),
        fire_ok: top.group("fire_ok", parts::passed),
        video_days: top.integer("video_days"),
        head_degree: top.flag("head_degree"),
        quality: top.group("quality", parts::quality),
    };
    let is_one = kind.is_some_and(|kind| matches!(kind.profile, Profile::Nursery | Profile::HomeNursery));
    (is_one || nursery != Nursery::default()).then_some(nursery)
}

/// An item that was read, with where it stands.
fn with<'a, T>(item: &Reader<'a>, value: Option<T>) -> Option<(T, &'a Group)> {
    value.map(|value| (value, item.group_read()))
}

fn split<'a, T>(read: Vec<(T, &'a Group)>, places: &mut Vec<&'a Group>) -> Vec<T> {
    let (values, groups) = read.into_iter().unzip();
    *places = groups;
    values
}
