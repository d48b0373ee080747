//! Offices to ask, with their numbers.

use serde::Serialize;

use super::part::Call;
use crate::model::AreaId;
use crate::model::site::OfficeContact;
use crate::vocabulary::Closed;

/// An office to ask.
#[derive(Debug, Serialize)]
pub struct Office {
    /// Its name.
    pub unit: String,
    /// 养老 or 托育, when it is responsible for one of them.
    pub about: Option<&'static str>,
    /// Its number.
    pub call: Call,
    /// When someone is there.
    pub hours: Option<String>,
}

/// The offices of an area, or those of the whole region.
pub fn offices(contacts: &[OfficeContact], area: Option<AreaId>) -> Vec<Office> {
    let of_area = contacts.iter().filter(|contact| contact.area == area);
    of_area
        .map(|contact| Office {
            unit: contact.unit.clone(),
            about: contact.group.map(Closed::zh),
            call: Call::from(&contact.phone),
            hours: contact.hours.as_ref().map(ToString::to_string),
        })
        .collect()
}
