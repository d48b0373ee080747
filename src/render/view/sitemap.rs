//! The site map for people: lists, texts and everything else, but no single facility.

use serde::Serialize;

use super::article::{Page, column_frame, link, section_name};
use super::frame::{Frame, Menu};
use super::home::{KindGroup, ServiceGroup, groups, initials, services};
use super::part::Link;
use super::tool::Tool;
use crate::address::Address;
use crate::directory::Directory;
use crate::directory::links::section_of;
use crate::model::AreaId;
use crate::render::{RenderError, SiteHead};
use crate::vocabulary::ColumnType;

/// What the template sees.
#[derive(Debug, Serialize)]
pub struct Sitemap {
    /// The frame.
    pub frame: Frame,
    /// Areas with their kinds and townships.
    pub areas: Vec<AreaLists>,
    /// Kinds across the site.
    pub groups: Vec<KindGroup>,
    /// Services across the site.
    pub services: Vec<ServiceGroup>,
    /// Pinyin initials.
    pub initials: Vec<Link>,
    /// Written pages by section.
    pub sections: Vec<SectionLists>,
    /// Everything else.
    pub others: Vec<Link>,
}

/// The lists of one area.
#[derive(Debug, Serialize)]
pub struct AreaLists {
    /// The area itself.
    pub link: Link,
    /// Its kinds that have facilities, then its booklet.
    pub kinds: Vec<Link>,
    /// Its townships.
    pub townships: Vec<Link>,
}

/// The pages of one section.
#[derive(Debug, Serialize)]
pub struct SectionLists {
    /// The section itself.
    pub link: Link,
    /// Its pages.
    pub pages: Vec<Link>,
}

/// Makes the site map.
pub fn sitemap(directory: &Directory, head: &SiteHead<'_>) -> Result<Sitemap, RenderError> {
    let at = Address::sitemap();
    let page = Page {
        at: &at,
        menu: Menu::None,
        title: head.say("foot.sitemap", &[])?,
        code: "sitemap",
        kind: ColumnType::Overview,
    };
    let mut sections = Vec::new();
    for &section in &head.sections {
        let to = Address::section(section);
        let of_section = directory.heads().filter(|page| section_of(page.at.folder) == section);
        sections.push(SectionLists {
            link: Link { label: section_name(section, head)?, href: head.href(&at, &to), note: None },
            pages: of_section.map(|page| link(page, &at, head)).collect(),
        });
    }
    Ok(Sitemap {
        frame: column_frame(page, None, head)?,
        areas: head.registries.each_area().map(|(id, _)| area(id, directory, head, &at)).collect::<Result<_, _>>()?,
        groups: groups(directory, head, &at)?,
        services: services(directory, head, &at)?,
        initials: initials(directory, head, &at)?,
        sections,
        others: others(head, &at)?,
    })
}

fn area(id: AreaId, directory: &Directory, head: &SiteHead<'_>, from: &Address) -> Result<AreaLists, RenderError> {
    let registries = head.registries;
    let link = |label: &str, to: &Address, count: Option<u32>| -> Result<Link, RenderError> {
        let note = count.map(|count| head.say("list.count", &[("count", &count)])).transpose()?;
        Ok(Link { label: label.to_owned(), href: head.href(from, to), note })
    };
    let tallies = &directory.tallies;
    let mut kinds = Vec::new();
    for (kind, named) in registries.each_kind() {
        if let Some(count) = tallies.area_kinds.get(&(id, kind)) {
            kinds.push(link(&named.label, &head.area_kind(id, kind), Some(*count))?);
        }
    }
    kinds.push(link(&head.say("sitemap.booklet", &[])?, &head.booklet(id), None)?);
    let mut townships = Vec::new();
    for (township, named) in registries.townships_of(id) {
        let count = tallies.townships.get(&township).copied().unwrap_or_default();
        townships.push(link(&named.name, &head.township(township), Some(count))?);
    }
    let count = tallies.areas.get(&id).copied().unwrap_or_default();
    Ok(AreaLists { link: link(&registries.area(id).name, head.area(id), Some(count))?, kinds, townships })
}

fn others(head: &SiteHead<'_>, from: &Address) -> Result<Vec<Link>, RenderError> {
    let mut pages = vec![
        ("menu.home", Address::home()),
        ("indicators.title", Address::indicators()),
        ("foot.data", Address::data()),
        ("foot.freshness", Address::freshness()),
    ];
    if !head.registries.glossary.is_empty() {
        pages.push(("glossary.title", Address::glossary()));
    }
    let titles = ["search.title", "nearby.title", "compare.title", "saved.title", "elder.title"];
    pages.extend(titles.into_iter().zip(Tool::ALL.map(Tool::address)));
    pages
        .into_iter()
        .map(|(key, to)| Ok(Link { label: head.say(key, &[])?, href: head.href(from, &to), note: None }))
        .collect()
}
