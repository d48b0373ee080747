//! What is made from the table of fields for people: a new site, a new entry to fill in, JSON Schema, the manual.
//!
//! Makes texts and writes nothing: the caller places them, and never over a file that is there.

pub mod fields;
mod page;
pub mod schema;
mod site;
mod sketch;
mod theme;

pub use page::page;
pub use site::{editor_files, site};
pub use sketch::{Extent, Style, facility};
pub use theme::{UnknownFile, theme};

use std::collections::BTreeMap;

use crate::directory::Registries;
use crate::field::Registry;
use crate::model::AreaId;

/// A file for authors: where it goes in the site's folder, and its text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Made {
    /// Relative to the site's folder, with `/` between its parts.
    pub path: String,
    /// All of it.
    pub text: String,
}

impl Made {
    fn new(path: impl Into<String>, text: impl Into<String>) -> Self {
        Self { path: path.into(), text: text.into() }
    }
}

/// The language of the keys that an author begins with; she may write both in one site, and mix them in one file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keys {
    /// `名称: …`
    Chinese,
    /// `name: …`
    English,
}

/// The words that a site registers, as authors may write them: shown as choices, never as the only ones, because a
/// list may have grown since.
#[derive(Clone, Debug, Default)]
pub struct Choices(BTreeMap<&'static str, Vec<String>>);

impl Choices {
    /// What a site registers; its townships are those of one area when one is given, with their codes when none is.
    pub fn of(registries: &Registries, area: Option<AreaId>) -> Self {
        let townships = registries.townships.iter().filter(|township| area.is_none_or(|area| township.area == area));
        let townships = townships.map(|township| match area {
            Some(_) => township.name.clone(),
            None => township.code.clone(),
        });
        let named = |labels: &[crate::model::site::Named]| labels.iter().map(|named| named.label.clone()).collect();
        Self(BTreeMap::from([
            (key(Registry::Area), registries.areas.iter().map(|area| area.slug.clone()).collect()),
            (key(Registry::Township), townships.collect()),
            (key(Registry::Kind), registries.kinds.iter().map(|kind| kind.label.clone()).collect()),
            (key(Registry::Service), registries.services.iter().map(|service| service.label.clone()).collect()),
            (key(Registry::CareLevel), named(&registries.care_levels)),
            (key(Registry::CreditGrade), registries.credit_grades.clone()),
            (key(Registry::Column), registries.columns.iter().map(|column| column.name.clone()).collect()),
            (key(Registry::Benefit), named(&registries.benefits)),
        ]))
    }

    /// The words of one registry; none when the site has none, or when it is no list (pages, facilities).
    pub(crate) fn words(&self, registry: Registry) -> &[String] {
        self.0.get(key(registry)).map_or(&[], Vec::as_slice)
    }
}

/// The name of a registry, for its definition in JSON Schema.
const fn key(registry: Registry) -> &'static str {
    match registry {
        Registry::Area => "area",
        Registry::Township => "township",
        Registry::Kind => "kind",
        Registry::Service => "service",
        Registry::CareLevel => "care-level",
        Registry::CreditGrade => "credit-grade",
        Registry::Column => "column",
        Registry::Benefit => "benefit",
        Registry::Page => "page",
        Registry::Facility => "facility",
    }
}
