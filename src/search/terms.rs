//! The terms by which each document is found, and with what weight: by field.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use super::document::{Document, Documents};
use super::key::held;
use super::lexicon::Lexicon;
use super::sound;
use crate::directory::{Registries, Row};
use crate::markdown::{self, Form, Link, Settings, render};
use crate::model::Indicator;
use crate::model::facility::Facility;
use crate::model::page::{Guide, PageHead, Policy};
use crate::text::cut::{self, Singles, Words, normal};
use crate::text::han::is_han;
use crate::text::simplified::simplified;
use crate::vocabulary::Closed as _;

/// Characters of running text that are searched; a longer text is found by its beginning.
const BODY: usize = 20_000;

/// The terms of a document by field, each followed by a blank, and its facets.
#[derive(Debug, Default)]
pub(super) struct Terms {
    /// Of the name or title.
    pub(super) title: String,
    /// Of what describes it.
    pub(super) about: String,
    /// Of its running text.
    pub(super) body: String,
    /// Of the sound of its title.
    pub(super) sound: String,
    /// Of the sound of place and kind.
    pub(super) about_sound: String,
    /// Such as `k:elder.meal-site`; and `=` with the whole of a name, written and said, which says more than any word of it.
    pub(super) facets: String,
}

impl Terms {
    fn clear(&mut self) {
        let all = [&mut self.title, &mut self.about, &mut self.body, &mut self.sound];
        all.into_iter().chain([&mut self.about_sound, &mut self.facets]).for_each(String::clear);
    }
}

/// Reads the terms of documents.
#[derive(Debug)]
pub(super) struct Reader<'a> {
    documents: &'a Documents<'a>,
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

impl<'a> Reader<'a> {
    /// Makes ready to read documents; what their lexicon knows are terms.
    pub(super) fn new(documents: &'a Documents<'a>, lexicon: &Lexicon) -> Self {
        let pages: Vec<_> = (0..documents.len()).filter_map(|at| Some((at, documents.get(at).head()?))).collect();
        let bodies = || pages.into_par_iter().with_max_len(1).map(|(at, head)| (at, body(head))).collect();
        let words = || Words::new(lexicon.words.keys().map(String::as_str));
        let (bodies, words) = rayon::join(bodies, words);
        let known = Known::new(&documents.directory.registries, &words);
        Self { documents, known, words, bodies }
    }

    /// Fills the terms of the document at a place in the order; adds the ideographs that a hit shows to those of the site.
    pub(super) fn read(&self, at: usize, terms: &mut Terms, characters: &mut BTreeSet<char>) {
        terms.clear();
        let document = self.documents.get(at);
        let shown = match document {
            Document::Facility(id, row) => {
                self.facility(row, &self.documents.directory.facility(id), terms);
                [&*row.name, &*row.address]
            }
            Document::Policy(Policy { head, .. }) | Document::Guide(Guide { head, .. }) | Document::Page(head) => {
                self.page(at, document, head, terms);
                [&*head.title, head.summary.as_deref().unwrap_or_default()]
            }
            Document::Indicator(indicator) => {
                self.indicator(indicator, terms);
                [&*indicator.name, &*indicator.target.text]
            }
        };
        for text in shown {
            add_characters(text, characters);
        }
    }

    fn facility(&self, row: &Row, facility: &Facility, terms: &mut Terms) {
        let registries = &self.documents.directory.registries;
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

    fn page(&self, at: usize, document: Document<'_>, head: &PageHead, terms: &mut Terms) {
        named(&head.title, &[], &self.words, terms);
        let about = &mut terms.about;
        let mut say = |text: &str| self.words.index(text, Singles::Alone, about);
        head.summary.iter().for_each(|text| say(text));
        head.keywords.iter().for_each(|word| say(word));
        head.audience.iter().for_each(|audience| say(audience.zh()));
        head.areas.iter().for_each(|&area| say(&self.documents.directory.registries.area(area).name));
        head.attachments.iter().for_each(|file| say(&file.title));
        if let Document::Policy(policy) = document {
            policy.issuer.iter().chain(&policy.doc_no).chain(&policy.index_no).for_each(|text| say(text));
        }
        if let Document::Guide(guide) = document
            && let Some(procedure) = &guide.procedure
        {
            procedure.conditions.iter().chain(&procedure.materials).for_each(|text| say(text));
            procedure.department.iter().for_each(|text| say(text));
        }
        if let Some(body) = self.bodies.get(&at) {
            self.words.index(body, Singles::Alone, &mut terms.body);
        }
    }

    fn indicator(&self, indicator: &Indicator, terms: &mut Terms) {
        named(&indicator.name, &[], &self.words, terms);
        self.words.index(&indicator.target.text, Singles::Alone, &mut terms.about);
        self.words.index(indicator.group.zh(), Singles::Alone, &mut terms.about);
    }
}

/// The running text of a page, as far as it can be found.
fn body(head: &PageHead) -> String {
    let words = markdown::Words { table: "", footnotes: "", back: "", leaves: "", done: "", undone: "" };
    let mut text = render(&head.body, &Settings { form: Form::Page, resolve: &|_| Link::Dead, words }).text;
    let end = text.char_indices().nth(BODY).map_or(text.len(), |(at, _)| at);
    text.truncate(end);
    text
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

/// Adds the ideographs of a text, as they stand and simplified: what the table of sounds is made of.
pub(super) fn add_characters(text: &str, characters: &mut BTreeSet<char>) {
    for character in normal(text).chars().filter(|&character| is_han(character)) {
        if characters.insert(character) {
            characters.insert(simplified(character));
        }
    }
}
