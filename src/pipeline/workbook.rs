//! The round trip of a workbook: the entries of a site out to clerks, and what they changed back into the files.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::survey::{self, Lists, Site};
use super::{Error, Settings};
use crate::diagnostic::Diagnostics;
use crate::draft::{Draft, Rows};
use crate::export::{self, Book};
use crate::field::FileKind;
use crate::import::{self, Current, Existing, Updated};
use crate::model::site::Config;
use crate::source::{Encoding, SitePath, Source};
use crate::workbook::Names;
use crate::write::place::{Folder, Policy};
use crate::{load, parse};

/// How the return of a workbook ended.
#[derive(Debug)]
pub enum Returned {
    /// Every edit is accounted for.
    Done {
        /// What was changed, and what was not.
        updated: Updated,
        /// The files that were written; empty in a dry run.
        files: Vec<String>,
    },
    /// It is no workbook of this site, or entries of the site cannot be read.
    Faulty(Diagnostics),
}

/// The site as its files have it.
struct Files {
    config: Config,
    entries: Vec<(String, Draft)>,
    names: Names,
    existing: Existing,
    /// By area.
    availability: BTreeMap<String, Rows>,
}

impl Files {
    /// Reads a site; an entry that cannot be read stands in no workbook and is reported.
    fn read(root: &Path) -> Result<Result<Self, Diagnostics>, Error> {
        let site = Site { root };
        let (config, mut diagnostics) = survey::config(root)?;
        let Some(config) = config else { return Ok(Err(diagnostics)) };
        let inventory = load::inventory(root, &config.content, &config.facilities, &mut diagnostics)?;
        let lists = Lists::read(&site, &inventory, &mut diagnostics)?;
        let (mut names, mut existing) = (Names::default(), Existing::default());
        for draft in lists.drafts.values() {
            names.add(draft);
            existing.add(draft);
        }
        let mut entries = Vec::new();
        for listed in &inventory.entries {
            let area = listed.path.folder().rsplit('/').next().unwrap_or_default().to_owned();
            let draft = site.draft(FileKind::Facility, &listed.path, &mut diagnostics)?;
            entries.extend(draft.map(|draft| (area, draft)));
        }
        let mut availability = BTreeMap::new();
        for path in &inventory.availability {
            let area = path.folder().rsplit('/').next().unwrap_or_default().to_owned();
            let rows = site.rows(FileKind::Availability, path, &mut diagnostics)?;
            availability.extend(rows.map(|rows| (area, rows)));
        }
        let files = Self { config, entries, names, existing, availability };
        Ok(if diagnostics.has_errors() { Err(diagnostics) } else { Ok(files) })
    }
}

/// The entries of a site as a workbook; faults when one of them cannot be read.
pub(super) fn bytes(root: &Path) -> Result<Result<Vec<u8>, Diagnostics>, Error> {
    let files = match Files::read(root)? {
        Ok(files) => files,
        Err(diagnostics) => return Ok(Err(diagnostics)),
    };
    let known = |(area, draft): &(String, Draft)| {
        let figures = import::available(draft, files.availability.get(area))?;
        Some((draft.source.path.stem().to_owned(), figures))
    };
    let book = Book {
        entries: files.entries.iter().map(|(area, draft)| (area.clone(), draft)).collect(),
        names: &files.names,
        available: files.entries.iter().filter_map(known).collect(),
    };
    Ok(Ok(export::workbook(&book)?))
}

/// Takes back a workbook that [`export`](super::export) gave: only what was changed in it is changed in the files.
pub fn update(settings: &Settings, workbook: &Path, dry_run: bool) -> Result<Returned, Error> {
    let files = match Files::read(&settings.site)? {
        Ok(files) => files,
        Err(diagnostics) => return Ok(Returned::Faulty(diagnostics)),
    };
    let current = Current {
        entries: files.entries.iter().map(|(area, draft)| (area.clone(), draft)).collect(),
        names: &files.names,
        existing: &files.existing,
        demo: files.config.demo,
        facilities: &files.config.facilities,
        availability: &files.availability,
    };
    let parse = |path: &SitePath, text: &str| {
        let mut faults = Diagnostics::new();
        let draft = parse::parse(FileKind::Facility, Source::new(path.clone(), text), &mut faults);
        draft.filter(|_| !faults.has_errors())
    };
    let path = SitePath::new(workbook.to_string_lossy());
    let updated = match import::update(&path, &load::bytes(workbook)?, &current, &parse) {
        Ok(updated) => updated,
        Err(diagnostics) => return Ok(Returned::Faulty(diagnostics)),
    };
    let mut written = Vec::new();
    if !dry_run {
        let mut folder = Folder::new(&settings.site);
        for file in &updated.files {
            let encoding = files.encoding(&file.path);
            folder.place(&file.path, &as_before(&settings.site, &file.path, &file.text, encoding)?, Policy::Update)?;
            written.push(file.path.clone());
        }
    }
    Ok(Returned::Done { updated, files: written })
}

impl Files {
    fn encoding(&self, path: &str) -> Encoding {
        let entries = self.entries.iter().map(|(_, draft)| &draft.source);
        let mut sources = entries.chain(self.availability.values().map(|rows| &rows.source));
        sources.find(|source| source.path.as_str() == path).map_or(Encoding::Utf8, |source| source.encoding)
    }
}

/// A text in the bytes that its author's editor wrote: the same encoding, and a byte order mark where there was one.
fn as_before(site: &Path, path: &str, text: &str, encoding: Encoding) -> Result<Vec<u8>, Error> {
    if encoding == Encoding::Gb18030 {
        return Ok(encoding_rs::GB18030.encode(text).0.into_owned());
    }
    let full: PathBuf = site.join(path);
    let marked = load::is_file(&full) && load::bytes(&full)?.starts_with("\u{feff}".as_bytes());
    Ok(if marked { ["\u{feff}", text].concat() } else { text.to_owned() }.into_bytes())
}
