//! What all pages share: the site's head, with the constant parts of every frame made once.
//!
//! Holds nothing that an ordinary edit of an entry changes: no counts, no newest date. What a page takes besides stands
//! in the signature of the function that makes it.

use std::fmt::Display;

use jiff::civil::Date;
use serde::Serialize;

use super::surround::{Depth, Surrounds};
use super::view::frame::{About, Crumb, Frame};
use super::view::part::Day;
use super::{RenderError, Templates, surround};
use crate::address::{Address, Section, Slug};
use crate::directory::links::Links;
use crate::directory::{Directory, Registries};
use crate::key::Key;
use crate::model::site::Column;
use crate::model::{AreaId, KindId, ServiceId, TownshipId};
use crate::output::Sink;
use crate::text::format;
use crate::theme::{Theme, Value};
use crate::vocabulary::{Closed, Group, Unit};

/// The head of the whole site.
#[derive(Debug)]
pub struct SiteHead<'a> {
    /// What the site fixes.
    pub registries: &'a Registries,
    /// The day from which 过期 is reckoned. A page that changes with it is named by its row's `next_change`, so the day
    /// itself is no part of what a page depends on.
    pub today: Date,
    /// Sections of written pages that are not empty.
    pub sections: Vec<Section>,
    /// Where links lead that authors write.
    pub links: Links<'a>,
    /// The key of all of it, and of the program; `None` when nothing made earlier is to be used.
    key: Option<Key>,
    templates: &'a Templates,
    surrounds: Surrounds,
    areas: Vec<Address>,
    kinds: Vec<Address>,
    services: Vec<Address>,
}

impl<'a> SiteHead<'a> {
    /// Makes the head of a site whose language the theme speaks; `program` is the key of the program at work, by which it
    /// knows what it made earlier. Fails when the theme lacks words or a template is wrong.
    pub fn new(
        directory: &'a Directory,
        theme: &Theme,
        templates: &'a Templates,
        program: Option<Key>,
    ) -> Result<Self, RenderError> {
        let registries = &directory.registries;
        let sections = sections(directory);
        let surrounds = surround::make(registries, theme, templates, &sections)?;
        // On a demo site ages stand still at a day that an edit can move.
        let still = registries.config.demo.then_some(directory.today.reckoned);
        let key = program.map(|program| Key::of(&(program, theme.hash, registries, &sections, still)));
        Ok(Self {
            key,
            registries,
            today: directory.today.reckoned,
            sections,
            links: Links::new(
                &directory.registries,
                &directory.tallies,
                &directory.rows,
                directory.heads(),
                &directory.files,
            ),
            templates,
            surrounds,
            areas: registries.areas.iter().map(|area| Address::area(&slug(&area.slug))).collect(),
            kinds: registries.kinds.iter().map(|kind| Address::kind(&code(&kind.code))).collect(),
            services: registries.services.iter().map(|service| Address::service(&code(&service.code))).collect(),
        })
    }

    /// A sentence of the interface.
    pub fn say(&self, key: &str, values: &[(&str, Value<'_>)]) -> Result<String, RenderError> {
        Ok(self.templates.words.say(key, values)?)
    }

    /// A day as the site's language writes it: `2026年3月5日`, elsewhere `2026-03-05`.
    pub fn day(&self, date: Date) -> Day {
        let iso = date.to_string();
        Day { text: if self.is_chinese() { format::date(date) } else { iso.clone() }, iso }
    }

    /// A closed word as the site's language writes it: its Chinese name, elsewhere its code, which is English.
    pub fn word(&self, word: impl Closed) -> String {
        if self.is_chinese() { word.zh().to_owned() } else { word.code().replace('-', " ") }
    }

    /// What a price is paid for: `元/月`, elsewhere `yuan/month`.
    pub fn per(&self, unit: Unit) -> String {
        match unit {
            _ if self.is_chinese() => unit.zh().to_owned(),
            Unit::Once => "yuan".to_owned(),
            _ => format!("yuan/{}", self.word(unit)),
        }
    }

    /// A number with what it counts: `20,000张`, elsewhere `20,000 beds`.
    pub fn counted(&self, number: impl Display, of: &str) -> String {
        let gap = if self.is_chinese() || of.is_empty() || of == "%" { "" } else { " " };
        format!("{number}{gap}{of}")
    }

    /// What a group of kinds is called, as the menu has it.
    pub fn group(&self, group: Group) -> Result<String, RenderError> {
        match group {
            Group::Elder => self.say("menu.elder", &[]),
            Group::Child => self.say("menu.child", &[]),
        }
    }

    /// Names of places, the larger before the smaller: `麒麟区南宁街道`, elsewhere with a comma between.
    pub fn within(&self, larger: &str, smaller: &str) -> String {
        let gap = if self.is_chinese() || smaller.is_empty() { "" } else { ", " };
        format!("{larger}{gap}{smaller}")
    }

    /// Between the members of a list: `助餐、助浴`.
    pub fn comma(&self) -> &'static str {
        if self.is_chinese() { "、" } else { ", " }
    }

    /// Between the parts of a line: `共120张，护理型72张`.
    pub fn pause(&self) -> &'static str {
        if self.is_chinese() { "，" } else { ", " }
    }

    /// What is said in brackets behind a word: `签约（示例医院）`.
    pub fn aside(&self, text: &str) -> String {
        if self.is_chinese() { format!("（{text}）") } else { format!(" ({text})") }
    }

    /// Whether the interface speaks Chinese.
    pub fn is_chinese(&self) -> bool {
        self.registries.config.language.starts_with("zh")
    }

    /// The link from one page to another.
    pub fn href(&self, from: &Address, to: &Address) -> String {
        match Depth::of(from) {
            Depth::Lost => to.from_root(self.registries.config.base_path()),
            Depth::Levels(_) => to.href_from(from),
        }
    }

    /// A step of 当前位置 that leads to another page.
    pub fn crumb(&self, label: &str, from: &Address, to: &Address) -> Crumb {
        Crumb { label: label.to_owned(), href: Some(self.href(from, to)) }
    }

    /// The frame of a page.
    pub fn frame(&self, about: About<'_>) -> Result<Frame, RenderError> {
        let config = &self.registries.config;
        let surround = self.surrounds.get(about.at, about.menu);
        let canonical = config.site_url.as_deref().map(|url| about.at.absolute(url));
        let mut crumbs = Vec::with_capacity(about.crumbs.len() + 1);
        if !about.crumbs.is_empty() {
            crumbs.push(self.crumb(&self.say("menu.home", &[])?, about.at, &Address::home()));
            crumbs.extend(about.crumbs);
        }
        let title = if about.title == config.title {
            about.title.clone()
        } else {
            self.say("frame.title", &[("page", &about.title), ("site", &config.title)])?
        };
        Ok(Frame {
            head: surround.head.clone(),
            top: surround.top.clone(),
            bottom: surround.bottom.clone(),
            lang: config.language.clone(),
            root: self.surrounds.root(about.at),
            title,
            labels: about.labels.pairs(&about.title, &about.description, canonical.as_deref()),
            heading: about.title,
            description: about.description,
            canonical: canonical.filter(|_| *about.at != Address::not_found()),
            crumbs,
            updated: about.updated.map(|day| self.day(day)),
            source: about.source,
        })
    }

    /// Fills a template.
    pub(super) fn fill<V: Serialize>(&self, template: &str, view: &V) -> Result<String, RenderError> {
        self.templates.environment.render(template, view)
    }

    /// Fills a template and hands the page on, if the sink wants it.
    pub fn put<V: Serialize>(
        &self,
        sink: &dyn Sink,
        at: &Address,
        template: &str,
        view: impl FnOnce() -> Result<V, RenderError>,
    ) -> Result<(), RenderError> {
        let path = at.file();
        if !sink.wants(&path) {
            return Ok(());
        }
        Ok(sink.put(&path, self.fill(template, &view()?)?.as_bytes())?)
    }

    /// Hands on a page that is made from the head and `parts` alone, unless it is at hand as it was made from them.
    pub fn put_made<P: Serialize, V: Serialize>(
        &self,
        sink: &dyn Sink,
        at: &Address,
        template: &str,
        parts: impl FnOnce() -> P,
        view: impl FnOnce() -> Result<V, RenderError>,
    ) -> Result<(), RenderError> {
        self.put_file(sink, &at.file(), || (template, parts()), || self.fill(template, &view()?))
    }

    /// The same of a file that no template fills.
    pub(super) fn put_file<P: Serialize>(
        &self,
        sink: &dyn Sink,
        path: &str,
        parts: impl FnOnce() -> P,
        make: impl FnOnce() -> Result<String, RenderError>,
    ) -> Result<(), RenderError> {
        if !sink.wants(path) {
            return Ok(());
        }
        let Some(head) = self.key else { return Ok(sink.put(path, make()?.as_bytes())?) };
        let key = Key::of(&(head, parts()));
        if sink.keep(path, key)? {
            return Ok(());
        }
        Ok(sink.put_made(path, key, make()?.as_bytes())?)
    }

    /// The column with this code, if the site has one.
    pub fn column(&self, code: &str) -> Option<&'a Column> {
        self.registries.columns.iter().find(|column| column.code == code)
    }

    /// The address of an area's page.
    pub fn area(&self, id: AreaId) -> &Address {
        &self.areas[id.index()]
    }

    /// The address of the list of a kind.
    pub fn kind(&self, id: KindId) -> &Address {
        &self.kinds[id.index()]
    }

    /// The address of the list of a service.
    pub fn service(&self, id: ServiceId) -> &Address {
        &self.services[id.index()]
    }

    /// The address of the list of a kind within an area.
    pub fn area_kind(&self, area: AreaId, kind: KindId) -> Address {
        Address::area_kind(&slug(&self.registries.area(area).slug), &code(&self.registries.kind(kind).code))
    }

    /// The address of the list of a township.
    pub fn township(&self, id: TownshipId) -> Address {
        let township = self.registries.township(id);
        Address::township(&slug(&self.registries.area(township.area).slug), &slug(&township.code))
    }

    /// The address of an area's booklet.
    pub fn booklet(&self, id: AreaId) -> Address {
        Address::booklet(&slug(&self.registries.area(id).slug))
    }
}

/// The address of a facility.
pub(crate) fn facility(id: &str) -> Address {
    Address::facility(&slug(id))
}

/// A slug that `check` has accepted.
pub(crate) fn slug(text: &str) -> Slug {
    text.parse().expect("check lets only slugs into a directory")
}

/// The slug of a code that `check` has accepted.
pub(crate) fn code(text: &str) -> Slug {
    Slug::of_code(text).expect("check lets only codes into a directory")
}

fn sections(directory: &Directory) -> Vec<Section> {
    let empty = |section| match section {
        Section::Policy => directory.policies.is_empty(),
        Section::Guide => directory.guides.is_empty(),
        Section::Notice => directory.notices.is_empty(),
        Section::Page => directory.pages.is_empty(),
    };
    Section::ALL.into_iter().filter(|section| !empty(*section)).collect()
}
