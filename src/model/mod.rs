//! What is true: facilities, pages, indicators, the site, and the values they are made of.
//!
//! A value that exists is right: a [`Phone`] can be dialled, a [`Uscc`] has its check digits, a [`Point`] is WGS-84.
//! What a site closes for itself is an interned id of a registry ([`id`]). Knows no file: `check` knows where it stood.

pub mod area;
pub mod facility;
mod hours;
pub mod id;
pub mod indicator;
pub mod page;
pub(crate) mod personal;
mod phone;
mod point;
mod price;
pub mod site;
mod uscc;
pub mod workdays;
pub(crate) mod written;

pub use area::{Area, Region, Township};
pub use facility::Facility;
pub use hours::{Hours, HoursFault, Session, Weekly};
pub use id::{AreaId, BenefitId, CareLevelId, ColumnId, KindId, RowId, ServiceId, TownshipId};
pub use indicator::Indicator;
pub use page::{Guide, Notice, Page, Policy};
pub use phone::{Phone, PhoneFault, PhoneKind, PhonePlan};
pub use point::Point;
pub use price::{Price, Yuan};
pub use site::Site;
pub use uscc::{Uscc, UsccFault};
