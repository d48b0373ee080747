//! The web addresses that a site names, with where: those of entries, of pages' heads and of texts.

use std::collections::BTreeMap;

use crate::directory::Directory;
use crate::markdown::{Form, Link, Settings, Words, render};
use crate::model::{Facility, RowId};

/// Only the links are wanted here.
const NO_WORDS: Words<'static> = Words { table: "", footnotes: "", back: "", leaves: "", done: "", undone: "" };

/// An address that leaves the site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outside {
    /// The address.
    pub url: String,
    /// The pages that name it, from the site's root: `facility/fu-an/`.
    pub on: Vec<String>,
}

/// Every address that leaves the site, by address.
pub fn links(directory: &Directory) -> Vec<Outside> {
    let mut found: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let mut add = |url: &str, on: &str| {
        let is_web = url.starts_with("http://") || url.starts_with("https://");
        let pages = found.entry(url.to_owned()).or_default();
        if is_web && !pages.iter().any(|known| known == on) {
            pages.push(on.to_owned());
        }
    };
    for position in 0..directory.rows.len() {
        let facility = directory.facility(RowId::new(position));
        let on = format!("facility/{}/", facility.id);
        for url in of_facility(&facility) {
            add(url, &on);
        }
        facility.description.iter().flat_map(|text| of_text(text)).for_each(|url| add(&url, &on));
    }
    for head in directory.heads() {
        let on = format!("{}/{}/", head.at.folder.slug(), head.at.slug);
        head.source.iter().filter_map(|source| source.url.as_deref()).for_each(|url| add(url, &on));
        for url in of_text(&head.body) {
            add(&url, &on);
        }
    }
    let site = &directory.registries.site;
    for url in [&site.error_report_url, &site.emblem_url].into_iter().flatten() {
        add(url, "");
    }
    found.into_iter().filter(|(_, on)| !on.is_empty()).map(|(url, on)| Outside { url, on }).collect()
}

fn of_facility(facility: &Facility) -> Vec<&str> {
    let filing = facility.filing.iter().filter_map(|filing| filing.url.as_deref());
    let credit = facility.credit.iter().filter_map(|credit| credit.url.as_deref());
    let inspections = facility.inspections.iter().filter_map(|inspection| inspection.url.as_deref());
    let penalties = facility.penalties.iter().filter_map(|penalty| penalty.url.as_deref());
    let sources = facility.sources.iter().filter_map(|source| source.url.as_deref());
    filing.chain(credit).chain(inspections).chain(penalties).chain(sources).collect()
}

fn of_text(body: &str) -> Vec<String> {
    let settings = Settings { form: Form::Page, resolve: &|_| Link::Outside, words: NO_WORDS };
    render(body, &settings).links.into_iter().map(|link| link.written).collect()
}
