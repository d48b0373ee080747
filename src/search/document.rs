//! What of each facility, policy, guide, notice, page and goal can be found, and in which order documents stand.
//!
//! The order makes lists of the index short (neighbours share area, kind and length of name) and is the last rule by
//! which hits are sorted: what holds before what is closed or lapsed, then by sort, area, kind, length of name, township.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use rayon::prelude::*;

use super::key::held;
use super::lexicon::Lexicon;
use super::sound;
use crate::address::{Address, Section};
use crate::directory::vacancy::{Vacancy, vacancy};
use crate::directory::{Directory, Registries, Row};
use crate::markdown::{self, Form, Link, Settings, render};
use crate::model::facility::{Facility, RoomOf};
use crate::model::page::PageHead;
use crate::model::{AreaId, Indicator, KindId, Point, RowId, TownshipId};
use crate::text::cut::{self, Singles, Words, normal};
use crate::text::han::is_han;
use crate::text::simplified::simplified;
use crate::vocabulary::{Closed as _, Ownership, Status, Unit, Validity};

/// Characters of running text that are searched; a longer text is found by its beginning.
const BODY: usize = 20_000;

/// What sort of thing a document is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sort {
    /// A facility.
    Facility,
    /// A policy.
    Policy,
    /// A guide.
    Guide,
    /// A notice.
    Notice,
    /// Another page.
    Page,
    /// A goal of the plan.
    Indicator,
}

impl Sort {
    /// All sorts, in the order of documents.
    pub const ALL: [Self; 6] = [Self::Facility, Self::Policy, Self::Guide, Self::Notice, Self::Page, Self::Indicator];

    /// As hits carry it: `facility`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Facility => "facility",
            Self::Policy => "policy",
            Self::Guide => "guide",
            Self::Notice => "notice",
            Self::Page => "page",
            Self::Indicator => "indicator",
        }
    }

    /// The address of a document's page, by what its card has as its id.
    pub(super) fn address(self, id: &str) -> Option<Address> {
        let section = match self {
            Self::Facility => return Some(Address::facility(&id.parse().ok()?)),
            Self::Indicator => return Some(Address::indicators()),
            Self::Policy => Section::Policy,
            Self::Guide => Section::Guide,
            Self::Notice => Section::Notice,
            Self::Page => Section::Page,
        };
        Some(Address::entry(section, &id.parse().ok()?))
    }
}

/// A document's place: everything by which documents are sorted and counted without reading them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// Closed or lapsed: after all others.
    pub past: bool,
    /// What sort of thing it is.
    pub sort: Sort,
    /// The area of a facility.
    pub area: Option<AreaId>,
    /// The main kind of a facility.
    pub kind: Option<KindId>,
    /// Characters of its title.
    length: u32,
    /// The township of a facility.
    pub township: Option<TownshipId>,
    /// Its position among those of its sort.
    position: u32,
}

/// The terms of a document by field, each followed by a blank, and its facets.
#[derive(Debug, Default)]
pub struct Terms {
    /// Of the name or title.
    pub title: String,
    /// Of what describes it.
    pub about: String,
    /// Of its running text.
    pub body: String,
    /// Of the sound of its title.
    pub sound: String,
    /// Of the sound of place and kind.
    pub about_sound: String,
    /// Such as `k:elder.meal-site`; and `=` with the whole of a name, written and said, which says more than any word of it.
    pub facets: String,
}

impl Terms {
    fn clear(&mut self) {
        let all = [&mut self.title, &mut self.about, &mut self.body, &mut self.sound];
        all.into_iter().chain([&mut self.about_sound, &mut self.facets]).for_each(String::clear);
    }
}

/// What a hit shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Card {
    /// A facility's id, a page's slug, a goal's code.
    pub id: String,
    /// Name or title.
    pub title: String,
    /// A facility's township and address, a page's summary.
    pub summary: String,
    /// The number to call first; empty when there is none.
    pub phone: String,
    /// Such as `free-beds`, `full-places`, `paused`, `closed`, or empty.
    pub state: String,
    /// The least one pays, in yuan and fen (`2680`, `12.5`), and by what; empty when nobody says.
    pub price: (String, &'static str),
}

/// What can be filtered and counted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facts {
    /// 公办 or 民办.
    pub ownership: Option<Ownership>,
    /// 普惠.
    pub inclusive: bool,
    /// Has free beds or places, by a count that is not too old.
    pub vacant: bool,
    /// Official grade, 1 to 5; 0 for none.
    pub rating: u8,
    /// Youngest and oldest age in months.
    pub months: Option<(u8, u8)>,
    /// The least one pays a month, in whole yuan rounded up.
    pub price: Option<u32>,
    /// Positions of services, ascending.
    pub services: Vec<u32>,
    /// Positions of further kinds.
    pub also: Vec<u32>,
}

/// The documents of a directory, in order.
#[derive(Debug)]
pub struct Documents<'a> {
    directory: &'a Directory,
    /// Where each stands.
    pub places: Vec<Place>,
    known: Known,
    words: Words,
    /// The running text of pages, rendered beforehand: they stand together, and one range would have them all.
    bodies: BTreeMap<usize, String>,
}

/// Terms of what many documents share, cut once.
#[derive(Debug)]
struct Known {
    areas: Vec<[String; 2]>,
    townships: Vec<[String; 2]>,
    kinds: Vec<[String; 2]>,
    services: Vec<String>,
}

impl<'a> Documents<'a> {
    /// Sorts what a directory publishes; what its lexicon knows are terms.
    pub fn new(directory: &'a Directory, lexicon: &Lexicon) -> Self {
        let mut places: Vec<Place> =
            directory.rows.par_iter().enumerate().map(|(at, row)| facility_place(at, row)).collect();
        let today = directory.today.reckoned;
        let mut page = |sort, position: usize, past| {
            let position = u32::try_from(position).unwrap_or(u32::MAX);
            places.push(Place { past, sort, area: None, kind: None, length: 0, township: None, position });
        };
        for (at, policy) in directory.policies.iter().enumerate() {
            let validity = policy.validity_on(today);
            page(Sort::Policy, at, matches!(validity, Validity::Lapsed | Validity::Repealed));
        }
        (0..directory.guides.len()).for_each(|at| page(Sort::Guide, at, false));
        for (at, notice) in directory.notices.iter().enumerate() {
            page(Sort::Notice, at, notice.expires_on.is_some_and(|last| last < today));
        }
        (0..directory.pages.len()).for_each(|at| page(Sort::Page, at, false));
        (0..directory.indicators.len()).for_each(|at| page(Sort::Indicator, at, false));
        places.par_sort_unstable();
        let words = Words::new(lexicon.words.keys().map(String::as_str));
        let known = Known::new(&directory.registries, &words);
        let mut documents = Self { directory, places, known, words, bodies: BTreeMap::new() };
        let is_page = |&at: &usize| !matches!(documents.places[at].sort, Sort::Facility | Sort::Indicator);
        let pages: Vec<usize> = (0..documents.places.len()).filter(is_page).collect();
        documents.bodies = pages.into_par_iter().map(|at| (at, documents.body(at))).collect();
        documents
    }

    /// The running text of a page, as far as it can be found.
    fn body(&self, at: usize) -> String {
        let head = self.head(&self.places[at]);
        let words = markdown::Words { table: "", footnotes: "", back: "", leaves: "", done: "", undone: "" };
        let mut text = render(&head.body, &Settings { form: Form::Page, resolve: &|_| Link::Dead, words }).text;
        let end = text.char_indices().nth(BODY).map_or(text.len(), |(at, _)| at);
        text.truncate(end);
        text
    }

    /// How many of a sort there are.
    pub fn count(&self, sort: Sort) -> usize {
        self.places.iter().filter(|place| place.sort == sort).count()
    }

    /// The id by which a document is known among those of its sort.
    pub fn id(&self, at: usize) -> &str {
        let place = &self.places[at];
        match place.sort {
            Sort::Facility => &self.directory.rows[place.position as usize].id,
            Sort::Indicator => &self.directory.indicators[place.position as usize].0.code,
            _ => &self.head(place).at.slug,
        }
    }

    /// Where a facility lies.
    pub fn point(&self, at: usize) -> Option<Point> {
        let place = &self.places[at];
        if place.sort == Sort::Facility { self.directory.rows[place.position as usize].point } else { None }
    }

    /// Reads a document: fills its terms, and gives what a hit shows and what can be counted.
    pub fn read(&self, at: usize, terms: &mut Terms) -> (Card, Facts) {
        terms.clear();
        let place = &self.places[at];
        let position = place.position as usize;
        match place.sort {
            Sort::Facility => {
                let row = &self.directory.rows[position];
                self.facility(row, &self.directory.facility(RowId::new(position)), terms);
                (facility_card(row, self.directory), facts(row, self.directory.today.reckoned))
            }
            Sort::Indicator => {
                (indicator(&self.directory.indicators[position].0, &self.words, terms), Facts::default())
            }
            _ => (self.page(at, terms), Facts::default()),
        }
    }

    fn head(&self, place: &Place) -> &PageHead {
        let (directory, at) = (self.directory, place.position as usize);
        match place.sort {
            Sort::Policy => &directory.policies[at].head,
            Sort::Guide => &directory.guides[at].head,
            Sort::Notice => &directory.notices[at].head,
            _ => &directory.pages[at].head,
        }
    }

    fn facility(&self, row: &Row, facility: &Facility, terms: &mut Terms) {
        let registries = &self.directory.registries;
        named(&facility.name, &facility.pinyin, &self.words, terms);
        for alias in &facility.alias {
            named(alias, &[], &self.words, terms);
        }
        let about = &mut terms.about;
        let [area, sound] = &self.known.areas[row.area.index()];
        about.push_str(area);
        terms.about_sound.push_str(sound);
        if let Some(township) = row.township {
            let [name, sound] = &self.known.townships[township.index()];
            about.push_str(name);
            terms.about_sound.push_str(sound);
            facet(&mut terms.facets, 't', &registries.township(township).code);
        }
        for kind in std::iter::once(&row.kind).chain(&*row.also) {
            let [labels, sound] = &self.known.kinds[kind.index()];
            about.push_str(labels);
            terms.about_sound.push_str(sound);
            facet(&mut terms.facets, 'k', &registries.kind(*kind).code);
        }
        facet(&mut terms.facets, 'a', &registries.area(row.area).slug);
        for service in &*row.services {
            about.push_str(&self.known.services[service.index()]);
            facet(&mut terms.facets, 's', &registries.service(*service).code);
        }
        let mut say = |text: &str| self.words.index(text, Singles::Alone, about);
        say(&facility.address);
        facility.village.iter().for_each(|village| say(village));
        facility.ownership.iter().for_each(|ownership| say(ownership.zh()));
        facility.mode.iter().for_each(|mode| say(mode.zh()));
        facility.operator.iter().for_each(|operator| say(&operator.name));
        facility.host.iter().for_each(|host| say(host));
        facility.serves.iter().for_each(|serves| say(serves.zh()));
        facility.accessibility.iter().for_each(|access| say(access.zh()));
        facility.medical.iter().for_each(|medical| say(medical.kind.zh()));
        row.forms.iter().for_each(|form| say(form.zh()));
        if row.inclusive == Some(true) {
            say("普惠");
        }
        for contact in &facility.phones {
            // All digits in one run, as people type them, and as they are written.
            let digits: String = contact.phone.number().chars().filter(char::is_ascii_digit).collect();
            say(&digits);
        }
        let mut tell = |text: &str| self.words.index(text, Singles::Alone, &mut terms.body);
        facility.description.iter().for_each(|text| tell(text));
        facility.transport.iter().for_each(|text| tell(text));
        facility.courses.iter().for_each(|text| tell(text));
        for honour in &facility.honours {
            tell(&honour.title);
        }
        if let Some(admission) = &facility.admission {
            admission.materials.iter().chain(&admission.steps).for_each(|text| tell(text));
            admission.visiting.iter().chain(&admission.waiting).for_each(|text| tell(text));
        }
    }

    fn page(&self, at: usize, terms: &mut Terms) -> Card {
        let place = &self.places[at];
        let head = self.head(place);
        named(&head.title, &[], &self.words, terms);
        let summary = head.summary.clone().unwrap_or_default();
        let about = &mut terms.about;
        let mut say = |text: &str| self.words.index(text, Singles::Alone, about);
        say(&summary);
        head.keywords.iter().for_each(|word| say(word));
        head.audience.iter().for_each(|audience| say(audience.zh()));
        head.areas.iter().for_each(|&area| say(&self.directory.registries.area(area).name));
        head.attachments.iter().for_each(|file| say(&file.title));
        if place.sort == Sort::Policy {
            let policy = &self.directory.policies[place.position as usize];
            policy.issuer.iter().chain(&policy.doc_no).chain(&policy.index_no).for_each(|text| say(text));
        }
        if place.sort == Sort::Guide
            && let Some(procedure) = &self.directory.guides[place.position as usize].procedure
        {
            procedure.conditions.iter().chain(&procedure.materials).for_each(|text| say(text));
            procedure.department.iter().for_each(|text| say(text));
        }
        if let Some(body) = self.bodies.get(&at) {
            self.words.index(body, Singles::Alone, &mut terms.body);
        }
        Card {
            id: head.at.slug.clone(),
            title: head.title.clone(),
            summary,
            phone: String::new(),
            state: if place.past { "lapsed".into() } else { String::new() },
            price: (String::new(), ""),
        }
    }
}

impl Known {
    fn new(registries: &Registries, words: &Words) -> Self {
        let both = |names: &[&str]| {
            let mut both = [String::new(), String::new()];
            for name in names {
                let name = normal(name);
                let name = cut::simple(&name);
                words.index_simple(&name, Singles::Alone, &mut both[0]);
                sound::index(&sound::readings(&name), &mut both[1]);
            }
            both.map(|terms| once(&terms))
        };
        Self {
            areas: registries
                .areas
                .iter()
                .map(|area| {
                    let host = area.within.map(|host| registries.area(host).name.as_str());
                    both(&std::iter::once(area.name.as_str()).chain(host).collect::<Vec<_>>())
                })
                .collect(),
            townships: registries.townships.iter().map(|township| both(&[&township.name])).collect(),
            kinds: registries
                .kinds
                .iter()
                .map(|kind| {
                    let names: Vec<&str> =
                        std::iter::once(&kind.label).chain(&kind.labels).map(String::as_str).collect();
                    both(&names)
                })
                .collect(),
            services: registries
                .services
                .iter()
                .map(|service| {
                    let mut terms = String::new();
                    for name in std::iter::once(&service.label).chain(&service.labels) {
                        words.index(name, Singles::Alone, &mut terms);
                    }
                    once(&terms)
                })
                .collect(),
        }
    }
}

/// Terms without those that stood before: labels of one kind say much twice, and each costs tantivy a look.
fn once(terms: &str) -> String {
    let mut seen = BTreeSet::new();
    terms.split_inclusive(' ').filter(|term| seen.insert(*term)).collect()
}

/// The length of a name that is sorted by, in characters of its cut form.
fn facility_place(position: usize, row: &Row) -> Place {
    Place {
        past: row.status == Status::Closed,
        sort: Sort::Facility,
        area: Some(row.area),
        kind: Some(row.kind),
        length: u32::try_from(row.name.chars().filter(|&character| cut::script(character).is_some()).count())
            .unwrap_or(u32::MAX),
        township: row.township,
        position: u32::try_from(position).unwrap_or(u32::MAX),
    }
}

/// A name by its characters and by its sound: as it is read here, and as a dictionary reads it.
fn named(name: &str, pinyin: &[String], words: &Words, terms: &mut Terms) {
    let name = normal(name);
    let name = cut::simple(&name);
    words.index_simple(&name, Singles::Kept, &mut terms.title);
    if let Some(whole) = cut::whole(name.chars().filter(|&character| cut::script(character).is_some())) {
        terms.facets.push_str(&held(&whole));
        terms.facets.push(' ');
    }
    let places = sound::readings(&name);
    sound::index(&places, &mut terms.sound);
    let usual: Vec<&str> = places.iter().filter_map(|all| all.first().copied()).collect();
    sound::whole(&usual, &mut terms.facets);
    // What the author or a local reading says, where a dictionary would not.
    let said: Vec<&str> = pinyin.iter().map(String::as_str).collect();
    let known = said.len() == places.len() && places.iter().zip(&said).all(|(all, said)| all.contains(said));
    if !known {
        sound::index(&said.iter().map(|&said| vec![said]).collect::<Vec<_>>(), &mut terms.sound);
    }
    if said != usual {
        sound::whole(&said, &mut terms.facets);
    }
}

fn facet(facets: &mut String, letter: char, code: &str) {
    facets.push(letter);
    facets.push(':');
    facets.push_str(code);
    facets.push(' ');
}

fn indicator(indicator: &Indicator, words: &Words, terms: &mut Terms) -> Card {
    named(&indicator.name, &[], words, terms);
    words.index(&indicator.target.text, Singles::Alone, &mut terms.about);
    words.index(indicator.group.zh(), Singles::Alone, &mut terms.about);
    Card {
        id: indicator.code.clone(),
        title: indicator.name.clone(),
        summary: indicator.target.text.clone(),
        phone: String::new(),
        state: String::new(),
        price: (String::new(), ""),
    }
}

fn facility_card(row: &Row, directory: &Directory) -> Card {
    let township = row.township.map_or("", |id| directory.registries.township(id).name.as_str());
    let address = &*row.address;
    let summary = if address.contains(township) { address.to_owned() } else { format!("{township}{address}") };
    let price = row.floor.map(|floor| {
        let fen = floor.amount.fen();
        let amount = if fen % 100 == 0 { (fen / 100).to_string() } else { format!("{}.{:02}", fen / 100, fen % 100) };
        (amount, floor.unit.zh())
    });
    Card {
        id: row.id.to_string(),
        title: row.name.to_string(),
        summary,
        phone: row.phone.as_ref().map(ToString::to_string).unwrap_or_default(),
        state: state(row, directory.today.reckoned),
        price: price.unwrap_or_default(),
    }
}

/// What pages say of a facility's state, as a code: `free-beds`, `stale-places`, `operating`.
fn state(row: &Row, today: Date) -> String {
    if row.is_open()
        && let Some((room, vacancy)) = row.room.as_ref().and_then(|room| Some((room, vacancy(room, today)?)))
    {
        let of = if matches!(room.of, RoomOf::Beds { .. }) { "beds" } else { "places" };
        let how = match vacancy {
            Vacancy::Stale => "stale",
            Vacancy::Full => "full",
            Vacancy::Few => "few",
            Vacancy::Free => "free",
        };
        return format!("{how}-{of}");
    }
    row.status.code().to_owned()
}

fn facts(row: &Row, today: Date) -> Facts {
    let room = row.room.as_ref().and_then(|room| vacancy(room, today));
    let mut services: Vec<u32> = row.services.iter().filter_map(|id| u32::try_from(id.index()).ok()).collect();
    services.sort_unstable();
    Facts {
        ownership: row.ownership,
        inclusive: row.inclusive == Some(true),
        vacant: row.is_open() && matches!(room, Some(Vacancy::Few | Vacancy::Free)),
        rating: row.rating.unwrap_or(0),
        months: row.age_months,
        price: row.floor.filter(|floor| floor.unit == Unit::Month).map(|floor| floor.amount.fen().div_ceil(100)),
        services,
        also: row.also.iter().filter_map(|id| u32::try_from(id.index()).ok()).collect(),
    }
}

/// Adds the ideographs of a text, as they stand and simplified: what the table of sounds is made of.
pub(super) fn add_characters(text: &str, characters: &mut BTreeSet<char>) {
    for character in normal(text).chars().filter(|&character| is_han(character)) {
        if characters.insert(character) {
            characters.insert(simplified(character));
        }
    }
}
