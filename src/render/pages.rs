//! Every page of the site that can be listed, for site maps: where it stands, and when it was last changed.

use jiff::civil::Date;
use serde::Serialize;

use super::SiteHead;
use super::head::facility;
use super::shelf::address;
use super::view::guide::changed;
use super::view::tool::Tool;
use crate::address::Address;
use crate::directory::Directory;
use crate::directory::links::LIST_PAGE;
use crate::record::day;
use crate::text::pinyin::Initial;

/// A page, and when it was last changed, where that is known.
#[derive(Debug, Serialize)]
pub(super) struct Listed<'a> {
    at: Place<'a>,
    #[serde(with = "day::option")]
    pub(super) changed: Option<Date>,
}

/// Where a page stands. There are so many facilities that their addresses are made only when they are asked for.
#[derive(Debug, Serialize)]
enum Place<'a> {
    At(Address),
    Facility(&'a str),
}

impl Listed<'_> {
    /// Where it stands.
    pub(super) fn address(&self) -> Address {
        match &self.at {
            Place::At(address) => address.clone(),
            Place::Facility(id) => facility(id),
        }
    }
}

/// All pages but `404.html` and redirects, those that hold lists first, then facilities, then texts.
pub(super) fn all<'a>(directory: &'a Directory, head: &'a SiteHead<'_>) -> impl Iterator<Item = Listed<'a>> {
    let rows = directory.rows.iter().filter(|row| !row.draft);
    let facilities = rows.map(|row| Listed { at: Place::Facility(&row.id), changed: row.updated });
    let listed = |(at, changed)| Listed { at: Place::At(at), changed };
    let lists = lists(directory, head).into_iter().map(move |address| listed((address, None)));
    lists.chain(facilities).chain(texts(directory).map(listed))
}

fn lists(directory: &Directory, head: &SiteHead<'_>) -> Vec<Address> {
    let tallies = &directory.tallies;
    let mut found = vec![Address::home()];
    for (id, _) in head.registries.each_area() {
        pages_of(&mut found, head.area(id), tallies.areas.get(&id).copied());
        for (kind, _) in head.registries.each_kind() {
            if let Some(&count) = tallies.area_kinds.get(&(id, kind)) {
                pages_of(&mut found, &head.area_kind(id, kind), Some(count));
            }
        }
        for (township, _) in head.registries.townships_of(id) {
            pages_of(&mut found, &head.township(township), tallies.townships.get(&township).copied());
        }
        found.push(head.booklet(id));
    }
    for (&kind, &count) in &tallies.kinds {
        pages_of(&mut found, head.kind(kind), Some(count));
    }
    for (&service, &count) in &tallies.services {
        pages_of(&mut found, head.service(service), Some(count));
    }
    for initial in Initial::all() {
        if let Some(&count) = tallies.initials.get(&initial) {
            pages_of(&mut found, &Address::initial(initial), Some(count));
        }
    }
    found.extend(head.sections.iter().map(|&section| Address::section(section)));
    found.extend([Address::indicators(), Address::data(), Address::freshness(), Address::sitemap()]);
    found.extend((!head.registries.glossary.is_empty()).then(Address::glossary));
    found.extend(Tool::ALL.map(Tool::address));
    found
}

/// A list and its later pages.
fn pages_of(found: &mut Vec<Address>, list: &Address, count: Option<u32>) {
    let pages = count.unwrap_or_default().div_ceil(LIST_PAGE).max(1);
    found.extend((1..=pages as usize).map(|number| list.page(number)));
}

fn texts(directory: &Directory) -> impl Iterator<Item = (Address, Option<Date>)> {
    let policies = directory.policies.iter().map(|policy| (&policy.head, Some(policy.published_at.date())));
    let guides = directory.guides.iter().map(|guide| (&guide.head, changed(guide)));
    let notices = directory.notices.iter().map(|notice| (&notice.head, Some(notice.published_at.date())));
    let pages = directory.pages.iter().map(|page| (&page.head, page.updated));
    let all = policies.chain(guides).chain(notices).chain(pages);
    all.filter(|(head, _)| !head.draft).map(|(head, day)| (address(&head.at), day))
}
