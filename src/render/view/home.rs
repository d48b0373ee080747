//! The home page: two ways in, where am I, kinds, services, what is new, whom to call.

use std::cmp::Reverse;

use jiff::civil::Date;
use serde::Serialize;

use super::frame::{About, Frame, Labels, Menu};
use super::grid::{Grid, grid};
use super::office::{Office, offices};
use super::part::{Day, Link};
use crate::address::{Address, Section};
use crate::directory::Directory;
use crate::render::head::{facility, slug};
use crate::render::{RenderError, SiteHead};
use crate::text::pinyin::Initial;
use crate::vocabulary::{Closed as _, ColumnType, Group};

/// How many changes are told.
const NEWS: usize = 8;

/// What the template sees.
#[derive(Debug, Serialize)]
pub struct Home {
    /// The frame.
    pub frame: Frame,
    /// What can be found here, in a sentence.
    pub lead: String,
    /// 养老 and 托育, those that the site has.
    pub groups: Vec<KindGroup>,
    /// Where am I.
    pub grid: Grid,
    /// Search by name.
    pub search: String,
    /// Search by distance.
    pub nearby: String,
    /// Services by their headings, those that someone offers.
    pub services: Vec<ServiceGroup>,
    /// Benefits and procedures.
    pub guides: Vec<Link>,
    /// All of them.
    pub all_guides: Option<String>,
    /// Names by pinyin initial.
    pub initials: Vec<Link>,
    /// What changed last.
    pub news: Vec<News>,
    /// Offices of the whole region.
    pub offices: Vec<Office>,
}

/// One half of the directory.
#[derive(Debug, Serialize)]
pub struct KindGroup {
    /// `elder` or `child`: the fragment of its section.
    pub code: &'static str,
    /// 养老 or 托育.
    pub label: String,
    /// Facilities in it.
    pub count: u32,
    /// Its kinds that have facilities.
    pub kinds: Vec<Link>,
}

/// Services under one heading.
#[derive(Debug, Serialize)]
pub struct ServiceGroup {
    /// The heading.
    pub label: String,
    /// The services.
    pub services: Vec<Link>,
}

/// Something that changed.
#[derive(Debug, Serialize)]
pub struct News {
    /// What it says.
    pub label: String,
    /// Where it leads.
    pub href: String,
    /// When.
    pub day: Day,
}

/// Makes the home page.
pub fn home(directory: &Directory, head: &SiteHead<'_>) -> Result<Home, RenderError> {
    let registries = head.registries;
    let config = &registries.config;
    let at = Address::home();
    let column = head.column("home");
    let lead = head.say("home.lead", &[("region", &registries.region.name), ("count", &registries.areas.len())])?;
    let description = column.map_or_else(|| lead.clone(), |column| column.description.clone());
    let frame = head.frame(About {
        at: &at,
        menu: Menu::Home,
        title: config.title.clone(),
        labels: Labels::Column {
            name: column.map_or_else(|| head.word(ColumnType::Home), |column| column.name.clone()),
            description: description.clone(),
            keywords: column.map_or_else(Vec::new, |column| column.keywords.clone()),
            kind: ColumnType::Home,
        },
        description,
        crumbs: Vec::new(),
        updated: newest(directory),
        source: None,
    })?;
    let guides = directory.guides.iter().take(6).map(|guide| Link {
        label: guide.head.title.clone(),
        href: head.href(&at, &Address::entry(Section::Guide, &slug(&guide.head.at.slug))),
        note: None,
    });
    Ok(Home {
        lead,
        groups: groups(directory, head, &at)?,
        grid: grid(directory, head, &at, None),
        search: head.href(&at, &Address::search()),
        nearby: head.href(&at, &Address::nearby()),
        services: services(directory, head, &at)?,
        guides: guides.collect(),
        all_guides: (!directory.guides.is_empty()).then(|| head.href(&at, &Address::section(Section::Guide))),
        initials: initials(directory, head, &at)?,
        news: news(directory, head, &at)?,
        offices: offices(&registries.site.contacts, None),
        frame,
    })
}

fn newest(directory: &Directory) -> Option<Date> {
    let rows = directory.rows.iter().filter_map(|row| row.updated);
    let written = directory.policies.iter().map(|policy| policy.published_at.date());
    rows.chain(written).chain(directory.notices.iter().map(|notice| notice.published_at.date())).max()
}

pub(super) fn groups(
    directory: &Directory,
    head: &SiteHead<'_>,
    from: &Address,
) -> Result<Vec<KindGroup>, RenderError> {
    let mut groups = Vec::new();
    for &group in Group::ALL {
        let mut kinds = Vec::new();
        for (id, kind) in head.registries.each_kind().filter(|(_, kind)| kind.group == group) {
            if let Some(count) = directory.tallies.kinds.get(&id) {
                kinds.push(Link {
                    label: kind.label.clone(),
                    href: head.href(from, head.kind(id)),
                    note: Some(head.say("list.count", &[("count", count)])?),
                });
            }
        }
        let in_group = |id| head.registries.kind(id).group == group;
        let count = directory
            .listed()
            .filter(|(_, row)| std::iter::once(row.kind).chain(row.also.iter().copied()).any(in_group))
            .count();
        if head.registries.kinds.iter().any(|kind| kind.group == group) {
            let count = u32::try_from(count).unwrap_or(u32::MAX);
            groups.push(KindGroup { code: group.code(), label: head.group(group)?, count, kinds });
        }
    }
    Ok(groups)
}

pub(super) fn services(
    directory: &Directory,
    head: &SiteHead<'_>,
    from: &Address,
) -> Result<Vec<ServiceGroup>, RenderError> {
    let mut groups: Vec<ServiceGroup> = Vec::new();
    for (id, service) in head.registries.each_service() {
        let Some(count) = directory.tallies.services.get(&id) else { continue };
        let link = Link {
            label: service.label.clone(),
            href: head.href(from, head.service(id)),
            note: Some(head.say("list.count", &[("count", count)])?),
        };
        match groups.iter_mut().find(|group| group.label == service.group) {
            Some(group) => group.services.push(link),
            None => groups.push(ServiceGroup { label: service.group.clone(), services: vec![link] }),
        }
    }
    Ok(groups)
}

pub(super) fn initials(directory: &Directory, head: &SiteHead<'_>, from: &Address) -> Result<Vec<Link>, RenderError> {
    let link = |(&initial, count): (&Initial, &u32)| {
        Ok(Link {
            label: initial.to_string(),
            href: head.href(from, &Address::initial(initial)),
            note: Some(head.say("list.count", &[("count", count)])?),
        })
    };
    directory.tallies.initials.iter().map(link).collect()
}

fn news(directory: &Directory, head: &SiteHead<'_>, from: &Address) -> Result<Vec<News>, RenderError> {
    let mut found: Vec<(Reverse<Date>, String, Address)> = Vec::new();
    let mut rows: Vec<_> = directory.listed().filter_map(|(id, row)| Some((Reverse(row.updated?), id, row))).collect();
    rows.sort_unstable_by_key(|(updated, id, _)| (*updated, *id));
    for (updated, _, row) in rows.into_iter().take(NEWS) {
        let label = head.say("home.changed", &[("name", &row.name)])?;
        found.push((updated, label, facility(&row.id)));
    }
    let page = |section, page: &crate::model::page::PageHead| Address::entry(section, &slug(&page.at.slug));
    for policy in directory.policies.iter().take(NEWS) {
        let address = page(Section::Policy, &policy.head);
        found.push((Reverse(policy.published_at.date()), policy.head.title.clone(), address));
    }
    let current = directory.notices.iter().filter(|notice| notice.expires_on.is_none_or(|last| head.today <= last));
    for notice in current.take(NEWS) {
        let address = page(Section::Notice, &notice.head);
        found.push((Reverse(notice.published_at.date()), notice.head.title.clone(), address));
    }
    // Stable: of one day the facilities come first, in the directory's order.
    found.sort_by_key(|(day, ..)| *day);
    let told = found.into_iter().take(NEWS);
    Ok(told.map(|(Reverse(day), label, to)| News { label, href: head.href(from, &to), day: head.day(day) }).collect())
}
