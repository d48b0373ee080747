//! Drafts of the site's own lists to its registries: areas, kinds, services, who publishes, words.
//!
//! They are made first, because entries and pages are judged by them. A list with faults is made as far as it goes, so
//! that one run finds the faults of the entries as well.

mod areas;
mod language;
mod once;
mod site;
mod words;

use super::reader::{Faults, Reader};
use crate::diagnostic::Diagnostics;
use crate::directory::Registries;
use crate::draft::Draft;
use crate::model::site::Config;

pub(super) use once::Once;

/// The drafts that registries are made of; those that an author may leave out are `None`.
#[derive(Debug)]
pub struct Drafts<'a> {
    /// `book.toml`, already judged.
    pub config: Config,
    /// `areas.yaml`.
    pub areas: Option<&'a Draft>,
    /// `kinds.yaml`, or the built-in kinds.
    pub kinds: Option<&'a Draft>,
    /// `services.yaml`.
    pub services: Option<&'a Draft>,
    /// `site.yaml`.
    pub site: Option<&'a Draft>,
    /// `glossary.yaml`.
    pub glossary: Option<&'a Draft>,
    /// `synonyms.yaml`.
    pub synonyms: Option<&'a Draft>,
    /// `pinyin.yaml`.
    pub pinyin: Option<&'a Draft>,
}

/// Makes the registries. `None` when entries cannot be judged without what is missing: one of the files that every
/// site has could not be read at all (then each entry would be at fault for naming what it registers), or the region
/// has no dialling code or box of coordinates.
pub fn registries(drafts: Drafts<'_>) -> (Option<Registries>, Diagnostics) {
    let mut found = Diagnostics::new();
    let Drafts { config, .. } = drafts;
    let places = drafts.areas.and_then(|draft| read(draft, &mut found, areas::areas));
    let kinds = drafts.kinds.map(|draft| read(draft, &mut found, words::kinds));
    let services = drafts.services.map(|draft| read(draft, &mut found, words::services));
    let glossary = drafts.glossary.map(|draft| read(draft, &mut found, language::glossary)).unwrap_or_default();
    let synonyms = drafts.synonyms.map(|draft| read(draft, &mut found, language::synonyms)).unwrap_or_default();
    let readings = drafts.pinyin.map(|draft| read(draft, &mut found, language::readings)).unwrap_or_default();
    let Some(places) = places else { return (None, found) };
    let publisher = drafts.site.map(|draft| read(draft, &mut found, |reader| site::site(reader, &places, config.demo)));
    let (Some(kinds), Some(services), Some(publisher)) = (kinds, services, publisher) else { return (None, found) };
    let registries = Registries {
        config,
        site: publisher.site,
        region: places.region,
        areas: places.areas,
        townships: places.townships,
        kinds,
        services,
        care_levels: publisher.care_levels,
        credit_grades: publisher.credit_grades,
        benefits: publisher.benefits,
        columns: publisher.columns,
        watchwords: publisher.watchwords,
        boasts: publisher.boasts,
        glossary,
        synonyms,
        readings,
        // Read when the day is known, which depends on the region.
        retired: Vec::new(),
    };
    (Some(registries), found)
}

/// Reads one file and keeps its faults.
fn read<T>(draft: &Draft, found: &mut Diagnostics, reading: impl FnOnce(&Reader<'_>) -> T) -> T {
    let faults = Faults::new(&draft.source);
    let value = Reader::file(draft, &faults, reading);
    found.append(faults.into_found());
    value
}
