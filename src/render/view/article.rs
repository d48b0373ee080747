//! What all written pages show: the text with its contents, attachments, related pages, where it comes from.

use jiff::civil::{Date, DateTime};
use serde::Serialize;

use super::frame::{About, Crumb, Frame, Labels, Menu};
use super::part::{Day, Link, Outside};
use crate::address::{Address, FileName, Section};
use crate::directory::links::{Lead, Origin, section_of};
use crate::markdown::{self, Form, Settings, Words};
use crate::model::page::{PageHead, PageRef};
use crate::model::site::Column;
use crate::render::shelf::{Shelf, address};
use crate::render::{RenderError, Safe, SiteHead};
use crate::vocabulary::ColumnType;

/// A text with at least so many headings has a table of contents.
const LONG: usize = 4;

/// The text of a page and what belongs to it.
#[derive(Debug, Serialize)]
pub struct Article {
    /// One or two sentences.
    pub summary: Option<String>,
    /// For whom it is written.
    pub audience: Vec<String>,
    /// For which areas; empty for all.
    pub areas: Vec<String>,
    /// The headings of a long text; empty for a short one.
    pub contents: Vec<Part>,
    /// The text; empty when there is none.
    pub body: Option<Safe>,
    /// Official terms that stand in it, in plain words.
    pub terms: Vec<Explained>,
    /// Files beside it.
    pub attachments: Vec<Attached>,
    /// Pages that belong to it.
    pub related: Vec<Link>,
    /// Where the original is.
    pub original: Option<Original>,
    /// Words for search.
    pub keywords: Vec<String>,
    /// Whether it stands in a preview only.
    pub draft: bool,
}

/// A term in plain words.
#[derive(Debug, Serialize)]
pub struct Explained {
    /// As documents have it.
    pub term: String,
    /// As people say it.
    pub plain: String,
}

/// A line of the table of contents.
#[derive(Debug, Serialize)]
pub struct Part {
    /// What the heading says.
    pub label: String,
    /// Its fragment: `#h-zong-ze`.
    pub href: String,
    /// Whether it lies below the part before it.
    pub below: bool,
}

/// An attachment.
#[derive(Debug, Serialize)]
pub struct Attached {
    /// What it is.
    pub label: String,
    /// Where it lies.
    pub href: String,
    /// `PDF`.
    pub format: String,
    /// `42 KB`.
    pub size: String,
}

/// The original of a page.
#[derive(Debug, Serialize)]
pub struct Original {
    /// The office or site.
    pub name: String,
    /// The original itself.
    pub link: Option<Outside>,
}

/// Makes the article of a page.
pub fn article(page: &PageHead, head: &SiteHead<'_>, shelf: &Shelf<'_>) -> Result<Article, RenderError> {
    let at = address(&page.at);
    let rendered = body(page, &at, head)?;
    let related = page.related.iter().filter_map(|at| shelf.find(at));
    Ok(Article {
        summary: page.summary.clone(),
        audience: page.audience.iter().map(|audience| head.word(*audience)).collect(),
        areas: page.areas.iter().map(|&area| head.registries.area(area).name.clone()).collect(),
        contents: contents(&rendered.headings),
        body: (!rendered.html.trim().is_empty()).then(|| Safe::new(rendered.html)),
        terms: terms(page, head),
        attachments: attachments(page, &at, head),
        related: related.map(|other| link(other, &at, head)).collect(),
        original: page
            .source
            .as_ref()
            .map(|source| Original { name: source.name.clone(), link: source.url.as_deref().map(Outside::new) }),
        keywords: page.keywords.clone(),
        draft: page.draft,
    })
}

/// The headings of a long text: the upper level, or the two upper ones when the upper alone says too little.
fn contents(headings: &[markdown::Heading]) -> Vec<Part> {
    let down_to = |level: u8| headings.iter().filter(move |heading| heading.level <= level);
    let Some(level) = [2, 3].into_iter().find(|&level| down_to(level).count() >= LONG) else { return Vec::new() };
    let part = |heading: &markdown::Heading| Part {
        label: heading.text.clone(),
        href: format!("#{}", heading.id),
        below: heading.level > 2,
    };
    down_to(level).map(part).collect()
}

/// The glossary's terms that the page uses, in the glossary's order.
fn terms(page: &PageHead, head: &SiteHead<'_>) -> Vec<Explained> {
    let said =
        |word: &String| page.body.contains(word) || page.summary.as_ref().is_some_and(|text| text.contains(word));
    let used = head.registries.glossary.iter().filter(|term| said(&term.term) || term.labels.iter().any(said));
    used.map(|term| Explained { term: term.term.clone(), plain: term.plain.clone() }).collect()
}

fn body(page: &PageHead, at: &Address, head: &SiteHead<'_>) -> Result<markdown::Rendered, RenderError> {
    let word = |key: &str| head.say(key, &[]);
    let (table, footnotes, back) = (word("text.table")?, word("text.footnotes")?, word("text.back")?);
    let (leaves, done, undone) = (word("frame.leaves")?, word("text.done")?, word("text.undone")?);
    let origin = Origin { file: &page.file, draft: page.draft };
    let resolve = |written: &str| match head.links.resolve(origin, written) {
        Lead::Here(to, None) => markdown::Link::Here(head.href(at, &to)),
        Lead::Here(to, Some(id)) => markdown::Link::Here(format!("{}#{id}", head.href(at, &to))),
        Lead::Outside => markdown::Link::Outside,
        Lead::Nowhere(_) => markdown::Link::Dead,
    };
    let words =
        Words { table: &table, footnotes: &footnotes, back: &back, leaves: &leaves, done: &done, undone: &undone };
    Ok(markdown::render(&page.body, &Settings { form: Form::Page, resolve: &resolve, words }))
}

fn attachments(page: &PageHead, at: &Address, head: &SiteHead<'_>) -> Vec<Attached> {
    let attached = page.attachments.iter().filter_map(|file| {
        let name: FileName = file.file.parse().ok()?;
        Some(Attached {
            label: file.title.clone(),
            format: name.extension().to_uppercase(),
            size: size(file.size),
            href: head.href(at, &at.attachment(&name)),
        })
    });
    attached.collect()
}

/// `310 KB`, `1.2 MB`; a kilobyte at least.
pub(super) fn size(bytes: u64) -> String {
    let kilobytes = bytes.div_ceil(1000).max(1);
    if kilobytes < 1000 {
        format!("{kilobytes} KB")
    } else {
        format!("{}.{} MB", kilobytes / 1000, kilobytes % 1000 / 100)
    }
}

/// A link to a written page.
pub(super) fn link(page: &PageHead, from: &Address, head: &SiteHead<'_>) -> Link {
    Link { label: page.title.clone(), href: head.href(from, &address(&page.at)), note: None }
}

/// A link to a page by its reference, when it is published.
pub(super) fn link_to(at: &PageRef, from: &Address, head: &SiteHead<'_>, shelf: &Shelf<'_>) -> Option<Link> {
    shelf.find(at).map(|page| link(page, from, head))
}

/// The dates and names that labels and the foot of a written page show.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Imprint<'a> {
    /// When it was published.
    pub(super) published: Option<DateTime>,
    /// When it was last changed.
    pub(super) updated: Option<Date>,
    /// Who issued it; the source stands for them when there is none.
    pub(super) issuer: &'a [String],
}

/// The frame of a written page.
pub(super) fn frame(page: &PageHead, imprint: Imprint<'_>, head: &SiteHead<'_>) -> Result<Frame, RenderError> {
    let at = address(&page.at);
    let section = section_of(page.at.folder);
    let column = page.column.map(|id| &head.registries.columns[id.index()]).or_else(|| head.column(code(section)));
    let named = section_name(section, head)?;
    let source = match imprint.issuer {
        [] => page.source.as_ref().map(|source| source.name.clone()).or_else(|| head.registries.site.host_unit.clone()),
        issuer => Some(issuer.join(head.comma())),
    };
    head.frame(About {
        at: &at,
        menu: menu(section),
        title: page.title.clone(),
        description: page.summary.clone().unwrap_or_else(|| page.title.clone()),
        crumbs: vec![head.crumb(&named, &at, &Address::section(section)), Crumb::here(page.title.clone())],
        labels: Labels::Content {
            column: column.map_or(named, |column| column.name.clone()),
            kind: column.map_or(kind(section), |column| column.kind),
            // A page without a time of its own was last made public on the day it was changed.
            published: imprint.published.or(imprint.updated.map(|day| day.at(0, 0, 0, 0))),
            source: source.clone(),
            keywords: page.keywords.clone(),
        },
        updated: imprint.updated.or(imprint.published.map(DateTime::date)),
        source,
    })
}

/// The frame of the list of a section.
pub(super) fn section_frame(
    section: Section,
    updated: Option<Date>,
    head: &SiteHead<'_>,
) -> Result<Frame, RenderError> {
    let name = section_name(section, head)?;
    column_frame(
        Page {
            at: &Address::section(section),
            menu: menu(section),
            title: name,
            code: code(section),
            kind: kind(section),
        },
        updated,
        head,
    )
}

/// A page that is a column of its own.
pub(super) struct Page<'a> {
    /// Where it stands.
    pub(super) at: &'a Address,
    /// Its item of the menu.
    pub(super) menu: Menu,
    /// Its h1.
    pub(super) title: String,
    /// The code of its column in `site.yaml`.
    pub(super) code: &'static str,
    /// What sort of column it is when the site has none with that code.
    pub(super) kind: ColumnType,
}

/// The frame of a page that is a column: its labels come from `site.yaml` where that has the column.
pub(super) fn column_frame(page: Page<'_>, updated: Option<Date>, head: &SiteHead<'_>) -> Result<Frame, RenderError> {
    let column: Option<&Column> = head.column(page.code);
    let description = match column {
        Some(column) => column.description.clone(),
        None => head.say("column.about", &[("page", &page.title), ("region", &head.registries.region.name)])?,
    };
    head.frame(About {
        at: page.at,
        menu: page.menu,
        description: description.clone(),
        crumbs: vec![Crumb::here(page.title.clone())],
        labels: Labels::Column {
            name: column.map_or_else(|| page.title.clone(), |column| column.name.clone()),
            description,
            keywords: column.map_or_else(|| vec![page.title.clone()], |column| column.keywords.clone()),
            kind: column.map_or(page.kind, |column| column.kind),
        },
        title: page.title,
        updated,
        source: head.registries.site.host_unit.clone(),
    })
}

/// What a section is called.
pub(super) fn section_name(section: Section, head: &SiteHead<'_>) -> Result<String, RenderError> {
    head.say(
        match section {
            Section::Policy => "column.policy",
            Section::Guide => "column.guide",
            Section::Notice => "column.notice",
            Section::Page => "column.page",
        },
        &[],
    )
}

/// The column of a section in `site.yaml`.
const fn code(section: Section) -> &'static str {
    match section {
        Section::Policy => "policy",
        Section::Guide => "guide",
        Section::Notice => "notice",
        Section::Page => "about",
    }
}

const fn kind(section: Section) -> ColumnType {
    match section {
        Section::Policy => ColumnType::Policy,
        Section::Guide => ColumnType::Services,
        Section::Notice => ColumnType::News,
        Section::Page => ColumnType::Overview,
    }
}

const fn menu(section: Section) -> Menu {
    match section {
        Section::Policy | Section::Notice => Menu::Policy,
        Section::Guide => Menu::Guide,
        Section::Page => Menu::None,
    }
}

/// A line of a list of written pages.
#[derive(Debug, Serialize)]
pub struct Listed {
    /// The title.
    pub label: String,
    /// The page.
    pub href: String,
    /// One or two sentences.
    pub summary: Option<String>,
    /// When it was published or changed.
    pub day: Option<Day>,
    /// What readers must know at once: 已废止, 已过期.
    pub mark: Option<String>,
    /// Whether it stands in a preview only.
    pub draft: bool,
}

/// A line for a page.
pub(super) fn listed(page: &PageHead, day: Option<Date>, from: &Address, head: &SiteHead<'_>) -> Listed {
    let Link { label, href, .. } = link(page, from, head);
    Listed {
        label,
        href,
        summary: page.summary.clone(),
        day: day.map(|day| head.day(day)),
        mark: None,
        draft: page.draft,
    }
}

#[cfg(test)]
mod tests {
    use super::size;

    #[test]
    fn sizes_are_shown_in_round_numbers() {
        for (bytes, shown) in [
            (0, "1 KB"),
            (1, "1 KB"),
            (41_001, "42 KB"),
            (999_000, "999 KB"),
            (999_001, "1.0 MB"),
            (1_250_000, "1.2 MB"),
        ] {
            assert_eq!(size(bytes), shown);
        }
    }
}
