//! `areas.yaml`: the region, its areas and their townships.

use super::once::Once;
use crate::address::{Slug, SlugFault};
use crate::check::reader::Reader;
use crate::diagnostic::Value as Said;
use crate::diagnostic::catalogue::registry as codes;
use crate::model::area::{Area, Bounds, Region, Township};
use crate::model::{AreaId, Point};
use crate::source::Span;
use crate::text::fold::fold;
use crate::text::nearest::nearest;
use crate::vocabulary::{Crs, TownshipKind};

/// What `areas.yaml` says.
#[derive(Debug)]
pub(super) struct Places {
    pub(super) region: Region,
    pub(super) areas: Vec<Area>,
    pub(super) townships: Vec<Township>,
}

/// One area as it is written, before others are known.
struct Written {
    area: Area,
    /// The slug of the area it lies in.
    within: Option<(String, Span)>,
    townships: Vec<(Township, Span)>,
    /// Where its slug, its code, its name and its place in the grid stand.
    at: [Span; 4],
}

pub(super) fn areas(reader: &Reader<'_>) -> Option<Places> {
    let region = reader.group("region", region);
    // Without a region, points are judged by the whole earth.
    let bounds = region.as_ref().map_or(EARTH, |region| region.bounds);
    let written = reader.groups("areas", |reader| area(reader, &bounds));
    let (areas, townships) = join(reader, written);
    Some(Places { region: region?, areas, townships })
}

const EARTH: Bounds = Bounds { west: -180.0, south: -90.0, east: 180.0, north: 90.0 };

fn region(reader: &Reader<'_>) -> Option<Region> {
    let name = reader.text("name");
    let province = reader.text("province");
    let time_zone = reader.text("time_zone").filter(|zone| {
        let known = jiff::tz::TimeZone::get(zone).is_ok();
        if !known {
            let fault = reader.faults().at(&codes::TIME_ZONE_UNKNOWN, reader.span("time_zone"));
            reader.faults().report(fault.with("value", zone.as_str()));
        }
        known
    });
    let dialling_code = reader.text("dialling_code").filter(|code| {
        let right = code.starts_with('0') && code.bytes().all(|byte| byte.is_ascii_digit());
        if !right {
            let fault = reader.faults().at(&codes::DIALLING_CODE_FORM, reader.span("dialling_code"));
            reader.faults().report(fault.with("value", code.as_str()));
        }
        right
    });
    let subscriber_digits = reader.integer("subscriber_digits");
    let bounds = reader.group("box", bounds);
    let licence_prefixes = reader.texts("licence_prefixes");
    Some(Region {
        name: name.unwrap_or_default(),
        province: province.unwrap_or_default(),
        time_zone: time_zone.unwrap_or_else(|| "Asia/Shanghai".to_owned()),
        dialling_code: dialling_code?,
        subscriber_digits: subscriber_digits?,
        bounds: bounds?,
        licence_prefixes,
    })
}

fn bounds(reader: &Reader<'_>) -> Option<Bounds> {
    let [west, south, east, north] = ["west", "south", "east", "north"].map(|key| reader.decimal(key));
    let bounds = Bounds { west: west?, south: south?, east: east?, north: north? };
    for (key, from, to) in [("west", bounds.west, bounds.east), ("south", bounds.south, bounds.north)] {
        if from >= to {
            let fault = reader.faults().at(&codes::BOX_BACKWARDS, reader.span(key));
            reader.faults().report(fault.with("from", from.to_string()).with("to", to.to_string()));
            return None;
        }
    }
    Some(bounds)
}

fn area(reader: &Reader<'_>, bounds: &Bounds) -> Option<Written> {
    let slug = reader.text("slug").filter(|slug| is_usable(reader, "slug", &slug.parse()));
    let name = reader.text("name");
    let code = reader.text("code");
    let within = reader.text("within").map(|slug| (slug, reader.span("within")));
    let note = reader.text("note");
    let postal_code = reader.text("postal_code");
    let seat = reader.group("seat", |reader| seat(reader, bounds));
    let grid = grid(reader);
    let townships = reader.groups("townships", |reader| {
        let (code, name) = (reader.text("code"), reader.text("name"));
        let kind = reader.word::<TownshipKind>("type");
        let (ju, cun, note) = (reader.integer("ju"), reader.integer("cun"), reader.text("note"));
        let township = Township { code: code?, name: name?, area: AreaId::new(0), kind: kind?, ju, cun, note };
        Some((township, reader.span("code")))
    });
    let at = ["slug", "code", "name", "grid"].map(|key| reader.span(key));
    let area = Area { slug: slug?, name: name?, code, within: None, note, postal_code, seat, grid };
    Some(Written { area, within, townships, at })
}

fn seat(reader: &Reader<'_>, bounds: &Bounds) -> Option<Point> {
    let (lng, lat, crs) = (reader.decimal("lng"), reader.decimal("lat"), reader.word::<Crs>("crs"));
    let point = Point::new(lng?, lat?, crs?)?;
    if !bounds.contains(point.lng(), point.lat()) {
        let fault = reader.faults().at(&codes::SEAT_OUTSIDE, reader.span("lng"));
        reader.faults().report(fault.with("lng", point.lng().to_string()).with("lat", point.lat().to_string()));
        return None;
    }
    Some(point)
}

fn grid(reader: &Reader<'_>) -> Option<(u8, u8)> {
    let span = reader.span("grid");
    match reader.integers::<u8>("grid").as_slice() {
        [] => None,
        &[row, column] => Some((row, column)),
        _ => {
            reader.faults().report(reader.faults().at(&codes::GRID_FORM, span));
            None
        }
    }
}

/// Sees the areas side by side: what must be unique, and which lies within which.
fn join(reader: &Reader<'_>, written: Vec<Written>) -> (Vec<Area>, Vec<Township>) {
    let faults = reader.faults();
    let mut slugs = Once::new(faults, &codes::CODE_TWICE);
    let mut county_codes = Once::new(faults, &codes::CODE_TWICE);
    let mut names = Once::new(faults, &codes::NAME_AMBIGUOUS);
    let mut cells = Once::new(faults, &codes::GRID_TAKEN);
    let mut township_codes = Once::new(faults, &codes::TOWNSHIP_TWICE);
    let written: Vec<Written> = written
        .into_iter()
        .filter(|one| {
            let [slug, code, name, grid] = one.at;
            names.claim(fold(&one.area.name), &one.area.name, name);
            if let Some(written) = &one.area.code {
                county_codes.claim(written, written, code);
            }
            if let Some((row, column)) = one.area.grid {
                let cell = format!("[{row}, {column}]");
                cells.claim(cell.clone(), &cell, grid);
            }
            slugs.claim(&one.area.slug, &one.area.slug, slug)
        })
        .collect();
    let within: Vec<Option<AreaId>> = written.iter().map(|one| within(reader, one, &written)).collect();
    let prefixes: Vec<Option<String>> = written
        .iter()
        .zip(&within)
        .map(|(one, within)| {
            one.area.code.clone().or_else(|| within.and_then(|id| written[id.index()].area.code.clone()))
        })
        .collect();
    let (mut areas, mut townships) = (Vec::with_capacity(written.len()), Vec::new());
    for (position, (one, within)) in written.into_iter().zip(within).enumerate() {
        let mut own = Once::new(faults, &codes::NAME_AMBIGUOUS);
        for (township, span) in one.townships {
            if let Some(prefix) = prefixes[position].as_deref().filter(|prefix| !township.code.starts_with(*prefix)) {
                let fault = faults.at(&codes::TOWNSHIP_CODE_ASTRAY, span).with("value", township.code.as_str());
                faults.report(fault.with("area", one.area.name.as_str()).with("code", prefix));
            }
            if township_codes.claim(&township.code, &township.code, span) {
                own.claim(fold(&township.name), &township.name, span);
                townships.push(Township { area: AreaId::new(position), ..township });
            }
        }
        areas.push(Area { within, ..one.area });
    }
    (areas, townships)
}

/// The area that one lies in: another one, with a code of its own.
fn within(reader: &Reader<'_>, one: &Written, all: &[Written]) -> Option<AreaId> {
    let (slug, span) = one.within.as_ref()?;
    let found = all.iter().position(|other| other.area.slug == *slug);
    let fits = found.filter(|&found| all[found].within.is_none() && all[found].area.slug != one.area.slug);
    if fits.is_none() {
        let known = all.iter().filter(|other| other.within.is_none() && other.area.slug != one.area.slug);
        let known: Vec<String> = known.map(|other| other.area.slug.clone()).collect();
        let fault = reader.faults().at(&codes::WITHIN_UNKNOWN, *span).with("value", slug.as_str());
        let near = nearest(slug, known.iter().map(String::as_str)).map(str::to_owned);
        reader.faults().report(fault.with_some("near", near).with("known", known));
    }
    fits.map(AreaId::new)
}

/// Whether a text can stand in an address; its form has been judged by its pattern.
pub(super) fn is_usable(reader: &Reader<'_>, key: &str, slug: &Result<Slug, SlugFault>) -> bool {
    let reason = match slug {
        Ok(_) => return true,
        Err(SlugFault::Device) => Said::Term { zh: "Windows 用它称呼设备", en: "Windows keeps it for a device" },
        Err(SlugFault::Reserved) => {
            Said::Term { zh: "网址里它另有用处", en: "it has a meaning of its own in addresses" }
        }
        Err(SlugFault::TooLong { .. }) => {
            Said::Term { zh: "太长，最多80个字母", en: "it is longer than 80 characters" }
        }
        Err(_) => Said::Term {
            zh: "只能用小写字母、数字和连字符",
            en: "only small letters, digits and single hyphens may stand in it",
        },
    };
    let value = reader.group_read().peek(key).map_or("", |entry| match &entry.value {
        crate::draft::Value::Scalar(scalar) => scalar.text.as_str(),
        _ => "",
    });
    let fault = reader.faults().at(&codes::CODE_UNUSABLE, reader.span(key));
    reader.faults().report(fault.with("value", value).with("reason", reason));
    false
}
