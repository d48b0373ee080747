//! A list of facilities, fifty on a page.

use jiff::civil::Date;
use serde::Serialize;

use super::frame::{About, Crumb, Frame, Labels, Menu};
use super::part::Link;
use crate::address::Address;
use crate::directory::links::LIST_PAGE;
use crate::model::RowId;
use crate::render::{Lines, RenderError, Safe, SiteHead};
use crate::vocabulary::ColumnType;

/// Facilities on one page.
pub const PAGE: usize = LIST_PAGE as usize;

/// What a list is about; the same for all its pages.
#[derive(Debug, Serialize)]
pub struct Topic<'a> {
    /// The first page.
    pub at: Address,
    /// Which item of the menu it belongs to.
    pub menu: Menu,
    /// The h1 without the count.
    pub title: String,
    /// What it is, in plain words.
    pub lead: Option<String>,
    /// The way from the home page to the list above; links are made for the page at hand.
    pub above: Vec<(String, Address)>,
    /// The facilities, in the directory's order.
    #[serde(skip)]
    pub rows: &'a [RowId],
    /// When the newest of their entries was changed.
    pub updated: Option<Date>,
    /// Heading of `beside`.
    pub beside_title: String,
    /// Lists beside this one.
    pub beside: Vec<Beside>,
}

/// A list beside another.
#[derive(Clone, Debug, Serialize)]
pub struct Beside {
    /// What it is called.
    pub label: String,
    /// Where it stands.
    pub to: Address,
    /// How many facilities it has; none are not told.
    pub count: Option<u32>,
}

/// What the template sees.
#[derive(Debug, Serialize)]
pub struct List {
    /// The frame.
    pub frame: Frame,
    /// How many there are on all pages.
    pub count: usize,
    /// What the list is about.
    pub lead: Option<String>,
    /// Said when the list is empty; the hits are then those of `empty_of`.
    pub empty: Option<String>,
    /// The facilities on this page.
    pub hits: Option<Safe>,
    /// Turning pages; only when there is more than one.
    pub pager: Option<Pager>,
    /// More to be seen elsewhere.
    pub more: Option<Link>,
    /// Heading of `beside`.
    pub beside_title: String,
    /// Lists beside this one.
    pub beside: Vec<Link>,
}

/// Turning pages.
#[derive(Debug, Serialize)]
pub struct Pager {
    /// This page, from 1.
    pub page: usize,
    /// The last one.
    pub last: usize,
    /// The first page; the others lie below it.
    pub first: String,
    /// The page before.
    pub before: Option<String>,
    /// The page after.
    pub after: Option<String>,
    /// The first, the last and those around this one; no link for this one.
    pub pages: Vec<PageLink>,
}

/// A link to a page of the list.
#[derive(Debug, Serialize)]
pub struct PageLink {
    /// Its number.
    pub number: usize,
    /// Where it stands; the page itself has none.
    pub href: Option<String>,
    /// Whether pages are left out before it.
    pub gap: bool,
}

impl Topic<'_> {
    /// The facilities on a page (from 1).
    pub fn shown(&self, page: usize) -> &[RowId] {
        let start = ((page - 1) * PAGE).min(self.rows.len());
        &self.rows[start..(start + PAGE).min(self.rows.len())]
    }
}

/// How many pages a list has: at least one.
pub fn pages(rows: usize) -> usize {
    rows.div_ceil(PAGE).max(1)
}

/// Makes page `page` (from 1) of a list, from the topic and the lines that it shows.
pub fn list(topic: &Topic<'_>, page: usize, lines: &Lines<'_>, head: &SiteHead<'_>) -> Result<List, RenderError> {
    let at = topic.at.page(page);
    let last = pages(topic.rows.len());
    let shown = topic.shown(page);
    let mut crumbs: Vec<Crumb> = topic.above.iter().map(|(label, to)| head.crumb(label, &at, to)).collect();
    crumbs.push(Crumb::here(&topic.title));
    let title = if page == 1 {
        topic.title.clone()
    } else {
        head.say("list.page_title", &[("title", &topic.title), ("page", &page)])?
    };
    let description = head.say("list.description", &[("title", &topic.title), ("count", &topic.rows.len())])?;
    let column = head.column("facility");
    let frame = head.frame(About {
        at: &at,
        menu: topic.menu,
        title,
        labels: Labels::Column {
            name: topic.title.clone(),
            description: description.clone(),
            keywords: column.map_or_else(Vec::new, |column| column.keywords.clone()),
            kind: column.map_or(ColumnType::Services, |column| column.kind),
        },
        description,
        crumbs,
        updated: topic.updated,
        source: None,
    })?;
    Ok(List {
        hits: (!shown.is_empty()).then(|| lines.of(shown, &frame.root)).transpose()?,
        frame,
        count: topic.rows.len(),
        lead: topic.lead.clone(),
        empty: None,
        pager: (last > 1).then(|| pager(&topic.at, &at, page, last, head)),
        more: None,
        beside_title: topic.beside_title.clone(),
        beside: topic.beside.iter().map(|beside| link(beside, head, &at)).collect::<Result<_, _>>()?,
    })
}

/// A link to a list, with its count.
pub(super) fn link(beside: &Beside, head: &SiteHead<'_>, from: &Address) -> Result<Link, RenderError> {
    let note = beside.count.map(|count| head.say("list.count", &[("count", &count)])).transpose()?;
    Ok(Link { label: beside.label.clone(), href: head.href(from, &beside.to), note })
}

fn pager(first: &Address, at: &Address, page: usize, last: usize, head: &SiteHead<'_>) -> Pager {
    let href = |number: usize| head.href(at, &first.page(number));
    let mut pages: Vec<PageLink> = Vec::new();
    for number in (1..=last).filter(|&number| number == 1 || number == last || number.abs_diff(page) <= 1) {
        let gap = pages.last().is_some_and(|before| before.number + 1 < number);
        pages.push(PageLink { number, href: (number != page).then(|| href(number)), gap });
    }
    Pager {
        page,
        last,
        first: href(1),
        before: (page > 1).then(|| href(page - 1)),
        after: (page < last).then(|| href(page + 1)),
        pages,
    }
}
