//! Everything else that is known of a facility, as labels and values under a few headings.

use serde::Serialize;

use crate::model::facility::{Facility, FoodPermit, Meals, Medical, Nursery, Room, RoomOf, Staff};
use crate::render::{RenderError, SiteHead};
use crate::text::format;
use crate::vocabulary::Closed;

/// Facts under one heading.
#[derive(Debug, Serialize)]
pub struct FactGroup {
    /// Its fragment.
    pub id: &'static str,
    /// Its heading.
    pub label: String,
    /// The facts; never empty.
    pub lines: Vec<FactLine>,
}

/// A label and its value.
#[derive(Debug, Serialize)]
pub struct FactLine {
    /// What it is.
    pub label: String,
    /// What it says.
    pub value: String,
}

/// Classes of a nursery.
#[derive(Debug, Serialize)]
pub struct Classes {
    /// By type, youngest first.
    pub rows: Vec<ClassRow>,
}

/// Classes of one type.
#[derive(Debug, Serialize)]
pub struct ClassRow {
    /// Type and ages.
    pub label: String,
    /// How many classes.
    pub count: String,
    /// Places in all of them.
    pub places: String,
    /// Children in all of them, or that it is not known.
    pub enrolled: String,
    /// Carers in all of them, or that it is not known.
    pub carers: String,
}

/// Lines that are there only when they have a value.
pub(super) struct Lines<'a, 'b> {
    head: &'a SiteHead<'b>,
    lines: Vec<FactLine>,
}

impl<'a, 'b> Lines<'a, 'b> {
    pub(super) fn new(head: &'a SiteHead<'b>) -> Self {
        Self { head, lines: Vec::new() }
    }

    pub(super) fn add(&mut self, key: &str, value: Option<String>) -> Result<(), RenderError> {
        if let Some(value) = value.filter(|value| !value.is_empty()) {
            self.lines.push(FactLine { label: self.head.say(key, &[])?, value });
        }
        Ok(())
    }

    pub(super) fn done(self) -> Vec<FactLine> {
        self.lines
    }
}

/// The names of closed words, as a Chinese list.
pub(super) fn words<W: Closed>(words: &[W], head: &SiteHead<'_>) -> String {
    words.iter().map(|word| head.word(*word)).collect::<Vec<_>>().join(head.comma())
}

pub(super) fn facts(facility: &Facility, head: &SiteHead<'_>) -> Result<Vec<FactGroup>, RenderError> {
    let groups = [
        ("care", "facility.care", care(facility, head)?),
        ("house", "facility.house", house(facility, head)?),
        ("who", "facility.who", who(facility, head)?),
    ];
    let filled = groups.into_iter().filter(|(_, _, lines)| !lines.is_empty());
    filled.map(|(id, key, lines)| Ok(FactGroup { id, label: head.say(key, &[])?, lines })).collect()
}

/// Whom it cares for, and how.
fn care(facility: &Facility, head: &SiteHead<'_>) -> Result<Vec<FactLine>, RenderError> {
    let mut lines = Lines::new(head);
    let levels = facility.care_levels.iter().map(|id| head.registries.care_levels[id.index()].label.as_str());
    lines.add("facility.serves", Some(words(&facility.serves, head)))?;
    lines.add("facility.care_levels", Some(levels.collect::<Vec<_>>().join(head.comma())))?;
    if let Some(room) = &facility.room {
        let label = match room.of {
            RoomOf::Beds { .. } => "facility.beds",
            RoomOf::Places { .. } => "facility.places",
            RoomOf::Persons => "facility.persons",
        };
        lines.add(label, Some(all(room, head)?))?;
    }
    lines.add("facility.level", facility.level.map(|level| head.word(level)))?;
    lines.add("facility.medical", facility.medical.as_ref().map(|medical| medicine(medical, head)).transpose()?)?;
    lines.add("facility.meals", facility.meals.as_ref().map(|meals| table(meals, head)).transpose()?)?;
    lines.add("facility.courses", Some(facility.courses.join(head.comma())))?;
    lines.add("facility.term", facility.term.clone())?;
    if let Some(nursery) = &facility.nursery {
        children(nursery, &mut lines)?;
    }
    Ok(lines.done())
}

fn children(nursery: &Nursery, lines: &mut Lines<'_, '_>) -> Result<(), RenderError> {
    let head = lines.head;
    if let Some((least, most)) = nursery.age_months {
        lines.add("facility.ages", Some(head.say("hit.months", &[("least", &least), ("most", &most)])?))?;
    }
    lines.add("facility.forms", Some(words(&nursery.forms, head)))?;
    let video = nursery.video_days.map(|days| head.say("facility.days", &[("days", &days)])).transpose()?;
    lines.add("facility.video", video)?;
    lines.add("facility.head_degree", nursery.head_degree.map(|yes| yes_no(yes, head)).transpose()?)
}

/// How many it can take, and the shares that only beds or places have.
fn all(room: &Room, head: &SiteHead<'_>) -> Result<String, RenderError> {
    let total: &[(&str, crate::theme::Value<'_>)] = &[("total", &room.total)];
    let mut parts = Vec::new();
    match room.of {
        RoomOf::Beds { nursing, memory } => {
            parts.push(head.say("facility.all_beds", total)?);
            if let Some(count) = nursing {
                let share = if room.total == 0 { 0.0 } else { 100.0 * f64::from(count) / f64::from(room.total) };
                let share = format::decimal(share, 0);
                parts.push(head.say("facility.nursing_beds", &[("count", &count), ("share", &share)])?);
            }
            if let Some(count) = memory {
                parts.push(head.say("facility.memory_beds", &[("count", &count)])?);
            }
        }
        RoomOf::Places { inclusive } => {
            parts.push(head.say("facility.all_places", total)?);
            if let Some(count) = inclusive {
                parts.push(head.say("facility.inclusive_places", &[("count", &count)])?);
            }
        }
        RoomOf::Persons => parts.push(head.say("facility.all_persons", total)?),
    }
    Ok(parts.join(head.pause()))
}

fn medicine(medical: &Medical, head: &SiteHead<'_>) -> Result<String, RenderError> {
    let mut parts = vec![match &medical.partner {
        Some(partner) => format!("{}{}", head.word(medical.kind), head.aside(partner)),
        None => head.word(medical.kind),
    }];
    for (given, yes, no) in [
        (medical.medical_insurance, "facility.insured", "facility.not_insured"),
        (medical.ltc_insurance, "facility.ltc", "facility.no_ltc"),
    ] {
        if let Some(given) = given {
            parts.push(head.say(if given { yes } else { no }, &[])?);
        }
    }
    Ok(parts.join(head.pause()))
}

fn table(meals: &Meals, head: &SiteHead<'_>) -> Result<String, RenderError> {
    let mut served = Vec::new();
    for (given, key) in
        [(meals.breakfast, "facility.breakfast"), (meals.lunch, "facility.lunch"), (meals.dinner, "facility.dinner")]
    {
        if given {
            served.push(head.say(key, &[])?);
        }
    }
    let mut parts = vec![served.join(head.comma())];
    if let Some(price) = meals.price {
        parts.push(head.say("facility.meal_price", &[("amount", &price)])?);
    }
    if let Some(price) = meals.subsidised_price {
        parts.push(head.say("facility.meal_subsidised", &[("amount", &price)])?);
    }
    if let Some(delivery) = meals.delivery {
        parts.push(head.say(if delivery { "facility.delivery" } else { "facility.no_delivery" }, &[])?);
    }
    parts.retain(|part| !part.is_empty());
    Ok(parts.join(head.pause()))
}

/// Staff, building, what helps.
fn house(facility: &Facility, head: &SiteHead<'_>) -> Result<Vec<FactLine>, RenderError> {
    let mut lines = Lines::new(head);
    let building = &facility.building;
    lines.add("facility.staff", facility.staff.as_ref().map(|staff| people(staff, head)).transpose()?)?;
    lines.add("facility.accessibility", Some(words(&facility.accessibility, head)))?;
    let mut parts = Vec::new();
    if let Some(area) = building.area_m2 {
        parts.push(head.say("facility.area_m2", &[("area", &format::decimal(area, 1))])?);
    }
    if let Some(year) = building.built {
        parts.push(head.say("facility.built", &[("year", &year)])?);
    }
    if let Some(year) = building.renovated {
        parts.push(head.say("facility.renovated", &[("year", &year)])?);
    }
    lines.add("facility.building", Some(parts.join(head.pause())))?;
    let fire = building.fire_ok_until.map(|day| until(day, head)).transpose()?;
    lines.add("facility.fire", fire)?;
    lines.add("facility.food_permit", food(facility.food_permit, head)?)?;
    lines.add("facility.host", facility.host.clone())?;
    Ok(lines.done())
}

fn people(staff: &Staff, head: &SiteHead<'_>) -> Result<String, RenderError> {
    let mut parts = vec![head.say("facility.staff_total", &[("count", &staff.total)])?];
    if let Some(count) = staff.carers {
        parts.push(head.say("facility.carers", &[("count", &count)])?);
    }
    if let Some(count) = staff.certified {
        parts.push(head.say("facility.certified", &[("count", &count)])?);
    }
    Ok(parts.join(head.pause()))
}

fn food(permit: Option<FoodPermit>, head: &SiteHead<'_>) -> Result<Option<String>, RenderError> {
    permit
        .map(|permit| match permit {
            FoodPermit::No => head.say("facility.without", &[]),
            FoodPermit::Yes => head.say("facility.with", &[]),
            FoodPermit::Until(day) => until(day, head),
        })
        .transpose()
}

/// `有效期至2027年6月17日`, and that it is over when it is.
fn until(day: jiff::civil::Date, head: &SiteHead<'_>) -> Result<String, RenderError> {
    let key = if day < head.today { "facility.until_over" } else { "facility.until" };
    head.say(key, &[("date", &head.day(day).text)])
}

/// Who runs it, and in what form.
fn who(facility: &Facility, head: &SiteHead<'_>) -> Result<Vec<FactLine>, RenderError> {
    let mut lines = Lines::new(head);
    let mode: Vec<String> = facility
        .ownership
        .map(|word| head.word(word))
        .into_iter()
        .chain(facility.mode.map(|word| head.word(word)))
        .chain(facility.profit.map(|word| head.word(word)))
        .collect();
    lines.add("facility.mode", Some(mode.join(head.comma())))?;
    if let Some(inclusive) = &facility.inclusive {
        let value = match &inclusive.basis {
            Some(basis) if inclusive.yes => head.say("facility.inclusive_by", &[("basis", basis)])?,
            _ => yes_no(inclusive.yes, head)?,
        };
        lines.add("facility.inclusive", Some(value))?;
    }
    if let Some(operator) = &facility.operator {
        lines.add("facility.operator", Some(operator.name.clone()))?;
        let other = operator.uscc.filter(|code| Some(*code) != facility.uscc);
        lines.add("facility.operator_uscc", other.map(|code| code.to_string()))?;
    }
    lines.add("facility.uscc", facility.uscc.map(|code| code.to_string()))?;
    Ok(lines.done())
}

fn yes_no(yes: bool, head: &SiteHead<'_>) -> Result<String, RenderError> {
    head.say(if yes { "facility.yes" } else { "facility.no" }, &[])
}

pub(super) fn classes(facility: &Facility, head: &SiteHead<'_>) -> Result<Option<Classes>, RenderError> {
    let Some(nursery) = facility.nursery.as_ref().filter(|nursery| !nursery.classes.is_empty()) else {
        return Ok(None);
    };
    let unknown = head.say("facility.unknown", &[])?;
    let known = |number: Option<u32>| number.map_or_else(|| unknown.clone(), |number| number.to_string());
    let rows = nursery.classes.iter().map(|class| ClassRow {
        label: format!("{}{}", head.word(class.kind), head.aside(class.kind.word().means)),
        count: class.count.to_string(),
        places: class.places.to_string(),
        enrolled: known(class.enrolled),
        carers: known(class.carers),
    });
    Ok(Some(Classes { rows: rows.collect() }))
}
