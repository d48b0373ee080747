//! Directory and findings -> what an office has to look after: what is out of date or soon will be, what must be
//! looked at again, and the links that leave the site. By county, so that it can be called through.
//!
//! Finds little itself: the rules of `check` do, on the day and on a later one. What they do not see is here: the list
//! of filed institutions, and points that lie among another county's facilities.

mod astray;
mod filing;
mod links;
mod online;
mod table;

pub use links::{Outside, links};
pub use online::{Reach, fetch, reach};
pub use table::table;

use jiff::civil::Date;

use crate::diagnostic::catalogue::{entry as entries, page as pages, site as sites};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Lang};
use crate::directory::{Directory, Row};
use crate::model::AreaId;
use crate::source::Place;

/// How pressing a matter is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    /// Out of date today.
    Overdue,
    /// Out of date before the end of the days that are looked ahead.
    Soon,
    /// To be looked at by a person: private data, doubtful words, likely doubles, points among strangers.
    Doubtful,
}

impl Standing {
    /// In words.
    pub const fn name(self, lang: Lang) -> &'static str {
        match (lang, self) {
            (Lang::Zh, Self::Overdue) => "过期",
            (Lang::Zh, Self::Soon) => "快到期",
            (Lang::Zh, Self::Doubtful) => "要核对",
            (Lang::En, Self::Overdue) => "overdue",
            (Lang::En, Self::Soon) => "soon",
            (Lang::En, Self::Doubtful) => "doubtful",
        }
    }
}

/// One thing to be done.
#[derive(Clone, Debug, PartialEq)]
pub struct Matter {
    /// How pressing it is.
    pub standing: Standing,
    /// The county; `None` for what concerns the whole site.
    pub area: Option<AreaId>,
    /// Whose matter it is, to be called; `None` where no single facility is meant.
    pub whom: Option<Whom>,
    /// What it is.
    pub what: What,
    /// Where it stands.
    pub place: Option<Place>,
}

/// A facility, as a caller needs it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Whom {
    /// Its name.
    pub name: String,
    /// The number to call first.
    pub phone: Option<String>,
}

/// What there is to be done.
#[derive(Clone, Debug, PartialEq)]
pub enum What {
    /// What a rule of `check` says, today or on the last of the days looked ahead.
    Found(Diagnostic),
    /// A county's list of filed institutions has not been brought up to date.
    FilingList {
        /// When one of them was last changed.
        newest: Date,
        /// Working days since.
        days: i64,
    },
    /// A point with only another county's facilities around it.
    Astray {
        /// That county's name.
        there: String,
    },
}

impl What {
    /// In one sentence.
    pub fn message(&self, lang: Lang) -> String {
        match (lang, self) {
            (lang, Self::Found(found)) => found.message(lang),
            (Lang::Zh, Self::FilingList { newest, days }) => {
                format!("备案名单上次更新是 {newest}，到时已有{days}个工作日，应每20个工作日更新")
            }
            (Lang::En, Self::FilingList { newest, days }) => {
                format!(
                    "the list of filed institutions was last changed on {newest}, {days} working days before; 20 are allowed"
                )
            }
            (Lang::Zh, Self::Astray { there }) => format!("地图上的位置周围都是{there}的机构，请核对坐标和县区"),
            (Lang::En, Self::Astray { there }) => {
                format!("on the map it has only facilities of {there} around it: check the point and the county")
            }
        }
    }
}

/// Codes that time alone brings about.
static TIMELY: [&Code; 6] = [
    &entries::STALE_CAPACITY,
    &entries::SOURCE_STALE,
    &entries::EXPIRED,
    &entries::FIRE_CERTIFICATE_OLD,
    &sites::STALE_COLUMN,
    &sites::STALE_HOME,
];

/// Codes that only a person can settle.
static DOUBTFUL: [&Code; 10] = [
    &entries::ID_NUMBER_IN_TEXT,
    &entries::BANK_CARD_IN_TEXT,
    &entries::MOBILE_IN_TEXT,
    &entries::MOBILE_WITHOUT_LABEL,
    &entries::EMAIL_IN_TEXT,
    &entries::PENALTY_NAMES_PERSON,
    &entries::DOUBTFUL_WORD,
    &pages::LATE_PUBLICATION,
    &sites::NEAR_DUPLICATE,
    &sites::SHARED_POINT,
];

/// What is to be done in a directory: `today` holds what `check` finds today, `later` what it will find on the day
/// `last` if nobody edits anything. By county in the site's order, the most pressing first.
pub fn matters(directory: &Directory, today: &Diagnostics, later: &Diagnostics, last: Date) -> Vec<Matter> {
    let is_one_of = |codes: &[&Code], found: &Diagnostic| codes.contains(&found.code);
    let mut matters = Vec::new();
    for found in today {
        if is_one_of(&TIMELY, found) {
            matters.push(matter(directory, Standing::Overdue, found));
        } else if is_one_of(&DOUBTFUL, found) {
            matters.push(matter(directory, Standing::Doubtful, found));
        }
    }
    let known = |found: &Diagnostic| today.iter().any(|old| old.code == found.code && old.place == found.place);
    for found in later.iter().filter(|found| is_one_of(&TIMELY, found) && !known(found)) {
        matters.push(matter(directory, Standing::Soon, found));
    }
    matters.extend(filing::matters(directory, last));
    matters.extend(astray::matters(directory));
    matters.sort_by_key(|matter| (matter.area.is_none(), matter.area, matter.standing));
    matters
}

fn matter(directory: &Directory, standing: Standing, found: &Diagnostic) -> Matter {
    let row = found.place.as_ref().and_then(|place| row_at(directory, place));
    Matter {
        standing,
        area: row.map(|row| row.area).or_else(|| found.place.as_ref().and_then(|place| area_of(directory, place))),
        whom: row.map(Whom::of),
        what: What::Found(found.clone()),
        place: found.place.clone(),
    }
}

impl Whom {
    fn of(row: &Row) -> Self {
        Self { name: row.name.to_string(), phone: row.phone.as_ref().map(ToString::to_string) }
    }
}

/// The facility whose entry a place lies in, or whose line of `availability.csv`.
fn row_at<'d>(directory: &'d Directory, place: &Place) -> Option<&'d Row> {
    if !place.file.as_str().starts_with(&format!("{}/", directory.registries.config.facilities)) {
        return None;
    }
    let called = |id: &str| directory.rows.iter().find(|row| &*row.id == id);
    if place.file.name().ends_with(".yaml") {
        return called(place.file.stem());
    }
    let line = &place.range.as_ref()?.excerpt;
    line.split(',').find_map(|cell| called(cell.trim().trim_matches('"')))
}

fn area_of(directory: &Directory, place: &Place) -> Option<AreaId> {
    directory.registries.find_area(place.file.folder().rsplit('/').next()?)
}
