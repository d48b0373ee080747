//! From files to a checked directory: every fault of every file in one run.

use std::collections::BTreeMap;
use std::path::Path;

use rayon::prelude::*;

use super::around::around;
use super::cache::{self, Cache, Folder, Terms};
use super::judged::Earlier;
use super::sheet::Age;
use super::{Error, Running, Settings, Step, let_go, spots};
use jiff::civil::Date;

use crate::check::entry::{Availability, Beside, Context, Publication};
use crate::check::page::{Judge, WrittenPages};
use crate::check::trace::Entry;
use crate::check::{self, Across, Gathered, Parts, registries};
use crate::diagnostic::Diagnostics;
use crate::directory::{CopiedFile, Directory, Registries, Retired, Today};
use crate::draft::{Draft, Rows};
use crate::field::FileKind;
use crate::key::Key;
use crate::load::{self, Decoded, Inventory, Listed};
use crate::model::indicator::Measure;
use crate::model::site::Config;
use crate::model::{Area, RowId};
use crate::parse;
use crate::source::{SitePath, Source};
use crate::vocabulary::BUILT_IN_KINDS;

/// Whether what is not published yet is taken in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Drafts {
    /// For a build.
    LeftOut,
    /// For a preview, where they are marked.
    TakenIn,
}

/// What is done with the results of earlier runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Memory {
    /// Used; nothing is written.
    Read,
    /// Used, and brought up to date.
    Kept,
    /// Not believed, and made anew.
    Renewed,
}

/// What a check found.
#[derive(Debug, Default)]
pub struct Checked {
    /// Every fault of every file, by file and line.
    pub diagnostics: Diagnostics,
    /// `book.toml`, when it can be read.
    pub config: Option<Config>,
    /// Everything that would be published; `None` when there are errors.
    pub directory: Option<Directory>,
    /// Entries that were looked at.
    pub entries: usize,
    /// Pages that were looked at.
    pub pages: usize,
    /// The areas, in the site's order; none when `areas.yaml` cannot be read.
    pub areas: Vec<AreaFolder>,
}

/// An area, and where its entries lie.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AreaFolder {
    /// Its folder's name, for example `qilin`.
    pub slug: String,
    /// Its name, for example 麒麟区.
    pub name: String,
    /// The folder from the site's root, for example `facilities/qilin`.
    pub folder: String,
}

impl AreaFolder {
    pub(super) fn all(registries: &Registries) -> Vec<Self> {
        let folder = |area: &Area| Self {
            slug: area.slug.clone(),
            name: area.name.clone(),
            folder: format!("{}/{}", registries.config.facilities, area.slug),
        };
        registries.areas.iter().map(folder).collect()
    }
}

impl Checked {
    /// The language of the site; Chinese when `book.toml` does not tell.
    pub fn language(&self) -> &str {
        self.config.as_ref().map_or("zh-CN", |config| &config.language)
    }
}

/// Reads and judges every file of a site; writes nothing.
pub fn check(settings: &Settings) -> Result<Checked, Error> {
    survey(settings, Drafts::LeftOut, Memory::Read, &mut Cache::default())
}

/// `book.toml`, and its faults.
pub(super) fn config(site: &Path) -> Result<(Option<Config>, Diagnostics), Error> {
    let mut diagnostics = Diagnostics::new();
    let source = read(site, &SitePath::new("book.toml"), &mut diagnostics)?;
    let config = source.map(|source| parse::book(&source, &mut diagnostics));
    Ok((config, diagnostics))
}

/// What a site fixes for itself, without judging any entry. `None` when it cannot be read.
pub(super) fn fixed(settings: &Settings) -> Result<(Option<Registries>, Inventory, Diagnostics), Error> {
    let site = Site { root: &settings.site };
    let (config, mut diagnostics) = config(site.root)?;
    let Some(config) = config else { return Ok((None, Inventory::default(), diagnostics)) };
    let inventory = load::inventory(site.root, &config.content, &config.facilities, &mut diagnostics)?;
    let (_, registries) = registered(&site, &config, &inventory, &mut diagnostics)?;
    let Some(mut registries) = registries else { return Ok((None, inventory, diagnostics)) };
    let day = settings.clock.today(&registries.region.time_zone);
    registries.retired = retired(&site, &inventory, Today { real: day, reckoned: day }, &mut diagnostics)?;
    Ok((Some(registries), inventory, diagnostics))
}

/// The single files, and the registries made of them.
fn registered(
    site: &Site<'_>,
    config: &Config,
    inventory: &Inventory,
    diagnostics: &mut Diagnostics,
) -> Result<(Lists, Option<Registries>), Error> {
    let lists = Lists::read(site, inventory, diagnostics)?;
    let (registries, faults) = check::registries(lists.of(config.clone()));
    diagnostics.append(faults);
    Ok((lists, registries))
}

/// See [`check`]; a preview takes in what is not published yet, and hands its cache on to the next.
pub(super) fn survey(settings: &Settings, drafts: Drafts, memory: Memory, cache: &mut Cache) -> Result<Checked, Error> {
    let site = Site { root: &settings.site };
    let (config, mut diagnostics) = config(site.root)?;
    let Some(config) = config else { return Ok(Checked { diagnostics, ..Checked::default() }) };
    let looked = if memory == Memory::Read { None } else { cache::look(site.root) };
    let reading = settings.begin(Step::Read, None);
    let inventory = load::inventory(site.root, &config.content, &config.facilities, &mut diagnostics)?;
    drop(reading);
    let (earlier, registered) = rayon::join(
        || Earlier::open(site.root, &inventory, (memory, looked), cache),
        || registered(&site, &config, &inventory, &mut diagnostics),
    );
    let (entries, pages) = (inventory.entries.len(), inventory.pages.len());
    let directory = directory(&site, registered?, &inventory, settings, drafts, &earlier, &mut diagnostics)?;
    let_go(inventory);
    diagnostics.sort();
    let areas = directory.as_ref().map(|directory| AreaFolder::all(&directory.registries)).unwrap_or_default();
    let directory = directory.filter(|_| !diagnostics.has_errors());
    Ok(Checked { diagnostics, config: Some(config), directory, entries, pages, areas })
}

fn directory(
    site: &Site<'_>,
    (lists, registries): (Lists, Option<Registries>),
    inventory: &Inventory,
    settings: &Settings,
    drafts: Drafts,
    earlier: &Earlier<'_>,
    diagnostics: &mut Diagnostics,
) -> Result<Option<Directory>, Error> {
    let Some(mut registries) = registries else { return Ok(None) };
    let real = settings.clock.today(&registries.region.time_zone);
    let reckoned = if registries.config.demo { newest(site, inventory, earlier, real)? } else { real };
    let today = Today { real, reckoned };
    registries.retired = retired(site, inventory, today, diagnostics)?;
    let goals = lists.drafts.get(&FileKind::Indicators).map(|draft| check::indicators(draft, &registries));
    let (goals, faults) = goals.unwrap_or_default();
    diagnostics.append(faults);

    let running = settings.begin(Step::Check, Some(inventory.entries.len()));
    let measures = check::measures(&goals.indicators, &registries);
    let judged = entries(site, inventory, (&registries, today, &measures), earlier, &running, diagnostics)?;
    drop(running);
    let written = pages(site, inventory, &registries, today, earlier, diagnostics)?;
    let preview = drafts == Drafts::TakenIn;
    let entries = check::gather(judged, preview);
    let has_indicators = !goals.indicators.is_empty();
    let across = Across { registries: &registries, today, entries: &entries, pages: &written, has_indicators };
    let (settled, (photos, around, values)) = rayon::join(
        || spots::settle(site, inventory, check::site(across), earlier, diagnostics),
        || {
            let values = check::values(&goals.indicators, &registries, &entries.rows, &entries.traces);
            (photos(inventory, &entries), around(site.root, &entries.rows, earlier), values)
        },
    );
    settled?;
    let pages = written.into_pages(preview);
    let parts = Parts { today, registries, entries, around, pages, indicators: goals, values, photos };
    let (directory, traces) = check::directory(parts);
    let_go(traces);
    Ok(Some(directory))
}

/// How many files one thread takes at a time: no thread is left with many of them when the others have none.
const SHARE: usize = 16;

/// Every entry, in parallel, one file at a time: a draft lives only while it is judged.
#[expect(clippy::vec_box, reason = "an entry is moved and sorted by its place")]
fn entries(
    site: &Site<'_>,
    inventory: &Inventory,
    (registries, today, measures): (&Registries, Today, &[&Measure]),
    earlier: &Earlier<'_>,
    running: &Running<'_>,
    diagnostics: &mut Diagnostics,
) -> Result<Vec<Box<Entry>>, Error> {
    let context = Context::new(registries, today).counting(measures);
    let still = registries.config.demo.then_some(today.reckoned);
    let terms = Terms { context: Key::of(&(registries, measures, still)), day: today.real };
    let available = availability(site, inventory, today, diagnostics)?;
    let nothing_beside = Key::of(&Beside::default());
    let judge = |(known, figures): (Option<&Folder>, Option<&BTreeMap<String, Availability>>), at, listed: &Listed| {
        let files: Vec<String> = inventory.beside(&listed.path).map(|(path, _)| path.name().to_owned()).collect();
        let beside = Beside { files: &files, availability: figures.and_then(|area| area.get(listed.path.stem())) };
        let key = if beside.is_empty() { nothing_beside } else { Key::of(&beside) };
        let judged = earlier.judge(site, known, (FileKind::Facility, at, listed), key, terms, |draft, faults| {
            let result = check::entry(draft, &context, &beside);
            if result.publication == Publication::Hidden {
                faults.soften();
            }
            faults.append(result.diagnostics);
            (result.entry, result.next_change)
        });
        running.advance();
        judged
    };
    // Several folders at once, so that no thread waits while what is kept of one is put together and written.
    let found = inventory.areas().into_par_iter().with_max_len(1).map(|(path, folder)| {
        let known = (earlier.cache.folder(path), available.get(path));
        let files = folder.par_iter().enumerate().with_max_len(SHARE);
        let judged = files.map(|(at, listed)| judge(known, at, listed)).collect();
        earlier.take(path, judged, terms)
    });
    let mut entries = Vec::with_capacity(inventory.entries.len());
    for (made, faults) in found.collect::<Result<Vec<_>, Error>>()? {
        entries.extend(made.into_iter().flatten());
        diagnostics.append(faults);
    }
    Ok(entries)
}

/// The entries of some areas, area by area.
struct Entries<'a>(Vec<(&'a str, &'a [Listed])>);

impl check::Ids for Entries<'_> {
    fn has(&self, id: &str) -> bool {
        let has = |(folder, area): &(&str, &[Listed])| {
            let path = format!("{folder}/{id}.yaml");
            area.binary_search_by(|entry| entry.path.as_str().cmp(&path)).is_ok()
        };
        self.0.iter().any(has)
    }

    fn all(&self) -> Vec<&str> {
        self.0.iter().flat_map(|(_, area)| *area).map(|entry| entry.path.stem()).collect()
    }
}

/// Free beds and places by the folder of each area and the id of each entry.
fn availability(
    site: &Site<'_>,
    inventory: &Inventory,
    today: Today,
    diagnostics: &mut Diagnostics,
) -> Result<BTreeMap<String, BTreeMap<String, Availability>>, Error> {
    let mut available = BTreeMap::new();
    for path in &inventory.availability {
        let Some(rows) = site.rows(FileKind::Availability, path, diagnostics)? else { continue };
        let folder = path.folder();
        let ids = Entries(vec![(folder, inventory.entries_of(folder))]);
        let area = folder.rsplit('/').next().unwrap_or_default();
        let (found, faults) = check::availability(&rows, area, &ids, today);
        diagnostics.append(faults);
        available.insert(folder.to_owned(), found);
    }
    Ok(available)
}

/// Ids that must not be used again.
fn retired(
    site: &Site<'_>,
    inventory: &Inventory,
    today: Today,
    diagnostics: &mut Diagnostics,
) -> Result<Vec<Retired>, Error> {
    let Some(rows) = retired_rows(site, inventory, diagnostics)? else { return Ok(Vec::new()) };
    let (retired, faults) = check::retired(&rows, &Entries(inventory.areas()), today);
    diagnostics.append(faults);
    Ok(retired)
}

/// The rows of `retired.csv`, when there is one.
pub(super) fn retired_rows(
    site: &Site<'_>,
    inventory: &Inventory,
    diagnostics: &mut Diagnostics,
) -> Result<Option<Rows>, Error> {
    match inventory.singles.iter().find(|(kind, _)| *kind == FileKind::Retired) {
        Some((kind, path)) => site.rows(*kind, path, diagnostics),
        None => Ok(None),
    }
}

/// Every Markdown page.
fn pages(
    site: &Site<'_>,
    inventory: &Inventory,
    registries: &Registries,
    today: Today,
    earlier: &Earlier<'_>,
    diagnostics: &mut Diagnostics,
) -> Result<WrittenPages, Error> {
    let files = inventory.beside.iter().map(|listed| (listed.path.as_str(), listed.stamp.size)).collect();
    let judge = Judge { registries, today, files: &files };
    // A page may be judged otherwise on any other day.
    let terms = Terms { context: Key::of(&(registries, today.real, today.reckoned)), day: today.real };
    let beside = Key::of(&files);
    let mut found = Vec::with_capacity(inventory.pages.len());
    for folder in inventory.pages.chunk_by(|a, b| a.0 == b.0) {
        let path = folder[0].1.path.folder();
        let known = earlier.cache.folder(path);
        let judged = folder.par_iter().enumerate().with_max_len(SHARE).map(|(at, (kind, listed))| {
            earlier.judge(site, known, (*kind, at, listed), beside, terms, |draft, faults| {
                let result = check::page(draft, judge);
                faults.append(result.diagnostics);
                (result.page, None)
            })
        });
        let judged: Vec<_> = judged.collect();
        let (pages, faults) = earlier.take(path, judged, terms)?;
        diagnostics.append(faults);
        found.extend(pages.into_iter().zip(folder).map(|(page, (_, listed))| page.ok_or_else(|| listed.path.clone())));
    }
    let (written, faults) = check::pages(found);
    diagnostics.append(faults);
    Ok(written)
}

/// The pictures that published entries name: other files of their folders stay at home.
fn photos(inventory: &Inventory, entries: &Gathered) -> Vec<CopiedFile> {
    let mut files = Vec::new();
    for (position, trace) in entries.traces.iter().enumerate() {
        if inventory.beside(&trace.file).next().is_none() {
            continue;
        }
        let folder = trace.file.as_str().trim_end_matches(".yaml");
        let facility = entries.records.facility(RowId::new(position));
        files.extend(facility.photos.into_iter().map(|photo| CopiedFile {
            to: format!("facility/{}/{}", facility.id, photo.file),
            from: SitePath::new(format!("{folder}/{}", photo.file)),
        }));
    }
    files
}

/// The newest `updated` of all entries not after a day: the day from which a demo site reckons ages, so that examples do
/// not grow old. That day itself when no entry has one.
fn newest(site: &Site<'_>, inventory: &Inventory, earlier: &Earlier<'_>, real: Date) -> Result<Date, Error> {
    let of_area = |(folder, area): (&str, &[Listed])| {
        let known = earlier.cache.folder(folder);
        let updated = |(at, listed): (usize, &Listed)| {
            if let Some(note) = known.and_then(|known| known.unchanged(at, listed)) {
                return Ok(note.age.updated);
            }
            // Faults are reported when the entry is judged.
            let draft = site.draft(FileKind::Facility, &listed.path, &mut Diagnostics::new())?;
            Ok(draft.as_ref().and_then(|draft| Age::of(draft).updated))
        };
        area.par_iter().enumerate().map(updated).collect::<Result<Vec<_>, Error>>()
    };
    let days = inventory.areas().into_par_iter().map(of_area).collect::<Result<Vec<_>, Error>>()?;
    Ok(days.into_iter().flatten().flatten().filter(|&day| day <= real).max().unwrap_or(real))
}

/// Reads the files of one site.
pub(super) struct Site<'a> {
    /// Its folder.
    pub(super) root: &'a Path,
}

impl Site<'_> {
    pub(super) fn draft(
        &self,
        kind: FileKind,
        path: &SitePath,
        diagnostics: &mut Diagnostics,
    ) -> Result<Option<Draft>, Error> {
        Ok(draft(kind, path, load::raw(self.root, path)?, diagnostics))
    }

    pub(super) fn rows(
        &self,
        kind: FileKind,
        path: &SitePath,
        diagnostics: &mut Diagnostics,
    ) -> Result<Option<Rows>, Error> {
        Ok(read(self.root, path, diagnostics)?.and_then(|source| parse::rows(kind, source, diagnostics)))
    }
}

fn read(site: &Path, path: &SitePath, diagnostics: &mut Diagnostics) -> Result<Option<Source>, Error> {
    Ok(take(load::source(site, path)?, diagnostics))
}

/// What the bytes of a file say.
pub(super) fn draft(kind: FileKind, path: &SitePath, bytes: Vec<u8>, diagnostics: &mut Diagnostics) -> Option<Draft> {
    let source = take(load::decode_text(path, bytes), diagnostics);
    source.and_then(|source| parse::parse(kind, source, diagnostics))
}

fn take(decoded: Decoded, diagnostics: &mut Diagnostics) -> Option<Source> {
    decoded.diagnostics.into_iter().for_each(|fault| diagnostics.report(fault));
    decoded.source
}

/// The YAML files that there is one of at the most, parsed; the built-in kinds stand for a `kinds.yaml` that is not there.
pub(super) struct Lists {
    /// By what they are.
    pub(super) drafts: BTreeMap<FileKind, Draft>,
}

impl Lists {
    /// Reads them, and reports their faults of writing.
    pub(super) fn read(site: &Site<'_>, inventory: &Inventory, diagnostics: &mut Diagnostics) -> Result<Self, Error> {
        let mut lists = Self { drafts: BTreeMap::new() };
        for (kind, path) in inventory.singles.iter().filter(|(kind, _)| *kind != FileKind::Retired) {
            let draft = site.draft(*kind, path, diagnostics)?;
            lists.drafts.extend(draft.map(|draft| (*kind, draft)));
        }
        if !inventory.singles.iter().any(|(kind, _)| *kind == FileKind::Kinds) {
            let built_in = Source::new(SitePath::new("kinds.yaml"), BUILT_IN_KINDS);
            let draft = parse::parse(FileKind::Kinds, built_in, diagnostics);
            lists.drafts.extend(draft.map(|draft| (FileKind::Kinds, draft)));
        }
        Ok(lists)
    }

    fn of(&self, config: Config) -> registries::Drafts<'_> {
        registries::Drafts {
            config,
            areas: self.drafts.get(&FileKind::Areas),
            kinds: self.drafts.get(&FileKind::Kinds),
            services: self.drafts.get(&FileKind::Services),
            site: self.drafts.get(&FileKind::Site),
            glossary: self.drafts.get(&FileKind::Glossary),
            synonyms: self.drafts.get(&FileKind::Synonyms),
            pinyin: self.drafts.get(&FileKind::Pinyin),
        }
    }
}
