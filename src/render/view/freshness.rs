//! When each county and each column was last brought up to date, and what the catalogue of public eldercare information
//! asks for (养老服务领域基层政务公开标准目录). All days come from entries and pages.

use jiff::civil::Date;
use serde::Serialize;

use super::article::{Page, column_frame};
use super::frame::{Frame, Menu};
use super::guide::changed;
use super::part::{Day, Link};
use crate::address::{Address, Section};
use crate::directory::{Directory, Supervision};
use crate::model::{AreaId, ColumnId};
use crate::render::{RenderError, SiteHead};
use crate::vocabulary::{Audience, ColumnType};

/// What the template sees.
#[derive(Debug, Serialize)]
pub struct Freshness {
    /// The frame.
    pub frame: Frame,
    /// By county.
    pub areas: Vec<AreaState>,
    /// By column.
    pub columns: Vec<ColumnState>,
    /// What the catalogue asks for.
    pub items: Vec<Item>,
}

/// How fresh the entries of a county are.
#[derive(Debug, Serialize)]
pub struct AreaState {
    /// The county.
    pub link: Link,
    /// Listed facilities.
    pub count: u32,
    /// When an entry was last changed.
    pub newest: Option<Day>,
    /// When the entry that waited longest was changed.
    pub oldest: Option<Day>,
    /// Entries without a day.
    pub undated: usize,
    /// The newest day of free beds or places.
    pub free: Option<Day>,
    /// Filed facilities (备案).
    pub filed: u32,
}

/// How fresh a column is.
#[derive(Debug, Serialize)]
pub struct ColumnState {
    /// Its name.
    pub name: String,
    /// What it holds.
    pub about: String,
    /// When something was last published or changed in it; `None` for a column without days.
    pub newest: Option<Day>,
    /// After how many days something new is due.
    pub days: Option<u16>,
}

/// A line of the catalogue.
#[derive(Debug, Serialize)]
pub struct Item {
    /// What is asked for.
    pub name: String,
    /// Where it is; `None` when there is nothing yet.
    pub href: Option<String>,
    /// How many there are, in words.
    pub state: String,
    /// The newest of them.
    pub newest: Option<Day>,
    /// How often it is asked for, where the catalogue says so.
    pub term: Option<String>,
}

/// Makes the page.
pub fn freshness(directory: &Directory, head: &SiteHead<'_>) -> Result<Freshness, RenderError> {
    let at = Address::freshness();
    let supervision = &directory.supervision;
    let days = Days::of(directory);
    let areas: Vec<AreaState> =
        head.registries.each_area().map(|(id, _)| area(id, &days[id.index()], directory, head, &at)).collect();
    let columns: Vec<ColumnState> = head
        .registries
        .columns
        .iter()
        .enumerate()
        .map(|(position, column)| ColumnState {
            name: column.name.clone(),
            about: column.description.clone(),
            newest: newest(ColumnId::new(position), &column.code, directory).map(|day| head.day(day)),
            days: column.max_age_days,
        })
        .collect();
    let updated = directory.rows.iter().filter_map(|row| row.updated);
    let published = (0..columns.len()).filter_map(|position| newest(ColumnId::new(position), "", directory));
    let page = Page {
        at: &at,
        menu: Menu::None,
        title: head.say("foot.freshness", &[])?,
        code: "freshness",
        kind: ColumnType::Data,
    };
    Ok(Freshness {
        frame: column_frame(page, updated.chain(published).max(), head)?,
        areas,
        columns,
        items: items(directory, supervision, head, &at)?,
    })
}

/// Of which days the entries of an area are.
#[derive(Clone, Default)]
struct Days {
    newest: Option<Date>,
    oldest: Option<Date>,
    undated: usize,
    /// The newest day of a number of free beds or places.
    free: Option<Date>,
}

impl Days {
    /// Those of each area.
    fn of(directory: &Directory) -> Vec<Self> {
        let mut areas = vec![Self::default(); directory.registries.areas.len()];
        for (_, row) in directory.listed() {
            let days = &mut areas[row.area.index()];
            match row.updated {
                Some(day) => {
                    days.newest = days.newest.max(Some(day));
                    days.oldest = Some(days.oldest.map_or(day, |oldest| oldest.min(day)));
                }
                None => days.undated += 1,
            }
            days.free = days.free.max(row.room.and_then(|room| room.available.and(room.as_of)));
        }
        areas
    }
}

fn area(id: AreaId, days: &Days, directory: &Directory, head: &SiteHead<'_>, from: &Address) -> AreaState {
    AreaState {
        link: Link { label: head.registries.area(id).name.clone(), href: head.href(from, head.area(id)), note: None },
        count: directory.tallies.areas.get(&id).copied().unwrap_or_default(),
        newest: days.newest.map(|day| head.day(day)),
        oldest: days.oldest.map(|day| head.day(day)),
        undated: days.undated,
        free: days.free.map(|day| head.day(day)),
        filed: directory.supervision.filed.get(&id).copied().unwrap_or_default(),
    }
}

/// The newest day in a column: of its pages, of the entries for that of facilities, and of all for the first page.
fn newest(id: ColumnId, code: &str, directory: &Directory) -> Option<Date> {
    let policies = directory.policies.iter().map(|policy| (&policy.head, Some(policy.published_at.date())));
    let guides = directory.guides.iter().map(|guide| (&guide.head, changed(guide)));
    let notices = directory.notices.iter().map(|notice| (&notice.head, Some(notice.published_at.date())));
    let pages = directory.pages.iter().map(|page| (&page.head, page.updated));
    let written = policies.chain(guides).chain(notices).chain(pages);
    // The first page shows what is new everywhere.
    let own = written.filter(|(head, _)| code == "home" || head.column == Some(id)).filter_map(|(_, day)| day);
    let all = matches!(code, "home" | "facility" | "data");
    let entries = if all { directory.rows.iter().filter_map(|row| row.updated).max() } else { None };
    own.chain(entries).max()
}

/// The catalogue's items, each of them; no data of this site can answer those that stand at nothing.
fn items(
    directory: &Directory,
    supervision: &Supervision,
    head: &SiteHead<'_>,
    from: &Address,
) -> Result<Vec<Item>, RenderError> {
    let to = |address: Address| head.href(from, &address);
    let documents = || directory.policies.iter().filter(|policy| policy.interprets.is_none());
    let benefits = || directory.guides.iter().filter(|guide| guide.benefit.is_some());
    let for_providers = |guide: &&crate::model::Guide| guide.head.audience == [Audience::Providers];
    let support = || benefits().filter(for_providers);
    let allowances = || benefits().filter(|guide| !for_providers(guide));
    // How to file: a procedure for those who run places that gives no money.
    let filing = || {
        let told = |guide: &&crate::model::Guide| guide.benefit.is_none() && guide.procedure.is_some();
        directory.guides.iter().filter(told).filter(|guide| guide.head.audience.contains(&Audience::Providers))
    };
    let filed: u32 = supervision.filed.values().sum();
    let (documents_newest, filings) = (documents().map(|policy| policy.published_at.date()).max(), filed as usize);
    let list = [
        ("policies", "texts", documents().count(), documents_newest, Some("ten"), Address::section(Section::Policy)),
        (
            "support",
            "texts",
            support().count(),
            support().filter_map(changed).max(),
            Some("ten"),
            Address::section(Section::Guide),
        ),
        (
            "allowances",
            "texts",
            allowances().count(),
            allowances().filter_map(changed).max(),
            Some("ten"),
            Address::section(Section::Guide),
        ),
        ("investment", "texts", 0, None, Some("ten"), Address::section(Section::Guide)),
        (
            "filing",
            "texts",
            filing().count(),
            filing().filter_map(changed).max(),
            Some("ten"),
            Address::section(Section::Guide),
        ),
        ("payments", "records", 0, None, None, Address::data()),
        ("assessments", "records", 0, None, None, Address::data()),
        ("filed", "places", filings, supervision.newest_filing, Some("twenty"), Address::data()),
        (
            "inspections",
            "records",
            supervision.inspections as usize,
            supervision.newest_inspection,
            None,
            Address::data(),
        ),
        ("penalties", "records", supervision.penalties as usize, supervision.newest_penalty, None, Address::data()),
    ];
    let mut items = Vec::new();
    for (name, counted, count, newest, term, address) in list {
        items.push(Item {
            name: head.say(&format!("freshness.{name}"), &[])?,
            href: (count > 0).then(|| to(address)),
            state: match count {
                0 => head.say("freshness.nothing", &[])?,
                count => head.say(&format!("freshness.{counted}"), &[("count", &count)])?,
            },
            newest: newest.map(|day| head.day(day)),
            term: term.map(|term| head.say(&format!("freshness.{term}"), &[])).transpose()?,
        });
    }
    Ok(items)
}
