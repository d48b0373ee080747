//! A facility, whole. Parts rather than many options: what only makes sense together is one struct.
//!
//! Fields follow `reference` F1–F3 of the data model as the field table [`crate::field::facility`] states it; the id
//! is the file's name, the area its folder.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{AreaId, CareLevelId, Hours, KindId, Phone, Point, Price, ServiceId, TownshipId, Uscc, Yuan};
use crate::vocabulary::{
    Access, CentreLevel, ClassType, Crs, FilingState, Form, Grade, HonourLevel, InspectionKind, MedicalKind, Mode,
    Ownership, Profit, Serves, Status,
};

/// One place that gives care.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Facility {
    /// Slug, the file's name; never used again for another.
    pub id: String,
    /// Registered name.
    pub name: String,
    /// What people call it.
    pub alias: Vec<String>,
    /// Syllables without tones, from the author or made from the name.
    pub pinyin: Vec<String>,
    /// Its main kind.
    pub kind: KindId,
    /// Other kinds at the same place.
    pub also: Vec<KindId>,
    /// Whether it takes people in.
    pub status: Status,
    /// The day it closed; there exactly when `status` is closed.
    pub closed_on: Option<Date>,
    /// The area of its folder.
    pub area: AreaId,
    /// Township or street.
    pub township: Option<TownshipId>,
    /// Village or community.
    pub village: Option<String>,
    /// Address as written.
    pub address: String,
    /// Where it lies.
    pub location: Option<Location>,
    /// Numbers that can be dialled, the usual one first.
    pub phones: Vec<Contact>,
    /// When it is open.
    pub hours: Option<Hours>,
    /// 公办 or 民办.
    pub ownership: Option<Ownership>,
    /// Mode of operation.
    pub mode: Option<Mode>,
    /// 营利 or 非营利.
    pub profit: Option<Profit>,
    /// Who runs it.
    pub operator: Option<Operator>,
    /// 统一社会信用代码 of the facility itself.
    pub uscc: Option<Uscc>,
    /// 备案.
    pub filing: Option<Filing>,
    /// 普惠: whether it is, and by which document.
    pub inclusive: Option<Inclusive>,
    /// How many it can take.
    pub room: Option<Room>,
    /// All prices.
    pub prices: Vec<Price>,
    /// Months of fees asked in advance.
    pub prepay_months: Option<u16>,
    /// What it offers.
    pub services: Vec<ServiceId>,
    /// How to get in.
    pub admission: Option<Admission>,
    /// Which elders it takes in.
    pub serves: Vec<Serves>,
    /// Care levels it offers, from light to heavy.
    pub care_levels: Vec<CareLevelId>,
    /// Medical care.
    pub medical: Option<Medical>,
    /// Level of a home-care centre.
    pub level: Option<CentreLevel>,
    /// Meals.
    pub meals: Option<Meals>,
    /// Number of staff; no names.
    pub staff: Option<Staff>,
    /// Courses of a seniors' university or class.
    pub courses: Vec<String>,
    /// Terms of such a school.
    pub term: Option<String>,
    /// What only nurseries have.
    pub nursery: Option<Nursery>,
    /// Food permit of a nursery or canteen.
    pub food_permit: Option<FoodPermit>,
    /// Where it is housed: kindergarten, hospital, employer, community.
    pub host: Option<String>,
    /// The building.
    pub building: Building,
    /// Official grade.
    pub rating: Option<Rating>,
    /// Honours given by authorities.
    pub honours: Vec<Honour>,
    /// Credit evaluation.
    pub credit: Option<Credit>,
    /// Inspections, newest first.
    pub inspections: Vec<Inspection>,
    /// Penalties, newest first; which are shown depends on the day ([`Penalty::is_public`]).
    pub penalties: Vec<Penalty>,
    /// What helps people who walk, see or hear badly.
    pub accessibility: Vec<Access>,
    /// Pictures, files in the folder named like the entry.
    pub photos: Vec<Photo>,
    /// Markdown of the restricted form.
    pub description: Option<String>,
    /// How to get there.
    pub transport: Option<String>,
    /// Keys in the lists it was imported from.
    pub source_keys: Vec<SourceKey>,
    /// Where the facts come from.
    pub sources: Vec<FactSource>,
    /// The day the entry was last changed; `None` shows 更新日期未登记.
    pub updated: Option<Date>,
    /// Not published (`publish: no`, or a later date): stands in a preview only, marked there.
    pub draft: bool,
}

/// A point with what the author wrote, so that map links can use the system it came in.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Location {
    /// As WGS-84.
    pub point: Point,
    /// Longitude and latitude as written.
    pub written: (f64, f64),
    /// The system they were written in.
    pub crs: Crs,
}

/// A phone number, who answers, and when.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Contact {
    /// The number.
    pub phone: Phone,
    /// Who answers or what for.
    pub label: Option<String>,
    /// When.
    pub hours: Option<Hours>,
}

/// Who runs a facility.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Operator {
    /// Full name.
    pub name: String,
    /// Its code.
    pub uscc: Option<Uscc>,
}

/// 备案.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Filing {
    /// Filed, not filed, or not applicable.
    pub state: FilingState,
    /// Number on the receipt.
    pub no: Option<String>,
    /// With whom; there when filed.
    pub authority: Option<String>,
    /// When; there when filed.
    pub date: Option<Date>,
    /// Public notice.
    pub url: Option<String>,
}

/// 普惠.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Inclusive {
    /// Whether it is.
    pub yes: bool,
    /// The document that says so.
    pub basis: Option<String>,
}

/// How many a facility can take: beds, places or persons, by its profile.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Room {
    /// What is counted, and the shares only it has.
    pub of: RoomOf,
    /// All of them.
    pub total: u32,
    /// Free ones; never without total, never more than it.
    pub available: Option<u32>,
    /// The day `available` was true.
    pub as_of: Option<Date>,
}

/// What a [`Room`] counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum RoomOf {
    /// 床位, for residential care.
    Beds {
        /// Nursing beds (护理型).
        nursing: Option<u32>,
        /// Beds for dementia care.
        memory: Option<u32>,
    },
    /// 托位, for nurseries.
    Places {
        /// Inclusive places (普惠).
        inclusive: Option<u32>,
    },
    /// Persons, for the others.
    Persons,
}

/// How to get in.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Admission {
    /// What to bring.
    pub materials: Vec<String>,
    /// What to do, in order.
    pub steps: Vec<String>,
    /// Days one may try.
    pub trial_days: Option<u16>,
    /// When family may visit.
    pub visiting: Option<String>,
    /// Whether there is a waiting list.
    pub waiting: Option<String>,
}

/// Medical care.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Medical {
    /// In-house, contracted or combined.
    pub kind: MedicalKind,
    /// The partner; there when contracted.
    pub partner: Option<String>,
    /// Designated for long-term-care insurance.
    pub ltc_insurance: Option<bool>,
    /// Designated for medical insurance.
    pub medical_insurance: Option<bool>,
}

/// Meals.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Meals {
    /// Breakfast.
    pub breakfast: bool,
    /// Lunch.
    pub lunch: bool,
    /// Dinner.
    pub dinner: bool,
    /// Price of one.
    pub price: Option<Yuan>,
    /// What an elder pays after the subsidy; not above `price`.
    pub subsidised_price: Option<Yuan>,
    /// Whether they are brought home.
    pub delivery: Option<bool>,
}

/// Staff, in persons: certified ≤ carers ≤ total.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Staff {
    /// Everyone.
    pub total: u32,
    /// Those who care.
    pub carers: Option<u32>,
    /// Those of them with a certificate.
    pub certified: Option<u32>,
}

/// What only nurseries have.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Nursery {
    /// Youngest and oldest age in months, min < max ≤ 36.
    pub age_months: Option<(u8, u8)>,
    /// Classes by type.
    pub classes: Vec<Class>,
    /// How long a child stays.
    pub forms: Vec<Form>,
    /// 卫生评价.
    pub health_eval: Option<Passed>,
    /// Fire certificate.
    pub fire_ok: Option<Passed>,
    /// Days that video is kept.
    pub video_days: Option<u16>,
    /// Whether the head has a college degree (indicator 34); no name.
    pub head_degree: Option<bool>,
    /// WS/T 821—2023, recommended.
    pub quality: Option<Quality>,
}

/// Classes of one type.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Class {
    /// Its type.
    pub kind: ClassType,
    /// How many such classes.
    pub count: u32,
    /// Places in all of them.
    pub places: u32,
    /// Children in all of them.
    pub enrolled: Option<u32>,
    /// Carers in all of them.
    pub carers: Option<u32>,
}

/// A certificate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Passed {
    /// Whether it was given.
    pub ok: bool,
    /// The date on it.
    pub date: Option<Date>,
}

/// Quality grade of a nursery.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Quality {
    /// A to D.
    pub grade: Grade,
    /// When it was given.
    pub date: Option<Date>,
}

/// Food permit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum FoodPermit {
    /// None.
    No,
    /// There is one.
    Yes,
    /// There is one until this day.
    Until(Date),
}

/// The building.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Building {
    /// Floor area in square metres.
    pub area_m2: Option<f64>,
    /// Year it was built.
    pub built: Option<u16>,
    /// Year of the last renovation or extension.
    pub renovated: Option<u16>,
    /// Fire safety is certified until.
    pub fire_ok_until: Option<Date>,
}

/// Official grade (等级评定, GB/T 37276—2018: one to five).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Rating {
    /// 1 to 5.
    pub level: u8,
    /// The standard.
    pub standard: Option<String>,
    /// Who gave it.
    pub body: String,
    /// When.
    pub issued: Date,
    /// Until when; shown as 已过期 afterwards.
    pub expires: Option<Date>,
}

/// An honour.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Honour {
    /// Its full name.
    pub title: String,
    /// Rank.
    pub level: Option<HonourLevel>,
    /// Year.
    pub year: Option<u16>,
    /// Who gave it.
    pub body: Option<String>,
}

/// Credit evaluation.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Credit {
    /// One of the site's grades.
    pub grade: String,
    /// The year it is about.
    pub year: u16,
    /// Who evaluated.
    pub body: Option<String>,
    /// Where it is published.
    pub url: Option<String>,
}

/// An inspection.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Inspection {
    /// When.
    pub date: Date,
    /// By whom.
    pub body: String,
    /// How it came about.
    pub kind: InspectionKind,
    /// What was found.
    pub result: String,
    /// When it was put right; not before `date`.
    pub rectified_on: Option<Date>,
    /// Where it is published.
    pub url: Option<String>,
}

/// A penalty.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Penalty {
    /// When it was decided.
    pub date: Date,
    /// Number of the decision.
    pub no: String,
    /// By whom.
    pub authority: String,
    /// What for.
    pub reason: String,
    /// Under which law.
    pub basis: Option<String>,
    /// What it was.
    pub result: String,
    /// Where it is published.
    pub url: Option<String>,
    /// Shown until this day (included).
    pub publish_until: Option<Date>,
    /// Credit repaired on this day; not shown from then on.
    pub repaired_on: Option<Date>,
}

impl Penalty {
    /// Whether it is shown on a day: not after its term, not once it is repaired.
    pub fn is_public(&self, today: Date) -> bool {
        self.publish_until.is_none_or(|until| today <= until)
            && self.repaired_on.is_none_or(|repaired| today < repaired)
    }
}

/// A picture.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Photo {
    /// File name in the folder named like the entry.
    pub file: String,
    /// For those who do not see it.
    pub alt: String,
    /// When it was taken.
    pub taken_on: Option<Date>,
    /// Which office took it.
    pub credit: Option<String>,
}

/// The key of a facility in somebody's list.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct SourceKey {
    /// The list.
    pub list: String,
    /// The key in it.
    pub key: String,
}

/// Where facts come from.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FactSource {
    /// Which office or body.
    pub org: String,
    /// Document or list.
    pub title: Option<String>,
    /// Web page.
    pub url: Option<String>,
    /// When it was last compared; not after `updated`.
    pub checked_on: Date,
}

impl Facility {
    /// Whether it stands in lists: a closed one keeps its page only.
    pub fn is_listed(&self) -> bool {
        self.status != Status::Closed
    }
}
