//! From a list that someone sent to entries in the site's folder.

use std::path::{Path, PathBuf};

use super::survey::{self, Lists, Site};
use super::{Error, Settings};
use crate::diagnostic::Diagnostics;
use crate::field::FileKind;
use crate::import::{self, Existing, Options, Plan, Report};
use crate::source::{SitePath, Source};
use crate::write::keep;
use crate::write::place::{Folder, Policy};
use crate::{load, parse};

/// What is to be imported, and how.
#[derive(Clone, Debug)]
pub struct Intake {
    /// The list.
    pub list: PathBuf,
    /// The mapping: which column is which field.
    pub mapping: PathBuf,
    /// The area of all rows, by slug or name.
    pub area: Option<String>,
    /// Write nothing.
    pub dry_run: bool,
}

/// How an import ended.
#[derive(Debug)]
pub enum Imported {
    /// Every row is accounted for.
    Done {
        /// What became of the rows.
        report: Box<Report>,
        /// Files about rows and cells that were not taken, or were changed; empty in a dry run.
        files: Vec<PathBuf>,
    },
    /// The mapping, or the list as a whole, cannot be used.
    Faulty(Diagnostics),
}

/// Imports a list. Never overwrites an entry.
pub fn import(settings: &Settings, intake: &Intake) -> Result<Imported, Error> {
    let site = Site { root: &settings.site };
    let (config, _) = survey::config(site.root)?;
    let Some(config) = config else { return Ok(Imported::Faulty(Diagnostics::new())) };
    let mut diagnostics = Diagnostics::new();
    let list = outside(&intake.list, &mut diagnostics)?;
    let mapping = outside(&intake.mapping, &mut diagnostics)?;
    let mapping = mapping.and_then(|mapping| parse::parse(FileKind::Mapping, mapping, &mut diagnostics));
    let (Some(list), Some(mapping), false) = (list, mapping, diagnostics.has_errors()) else {
        return Ok(Imported::Faulty(diagnostics));
    };
    let existing = existing(&site, &config.content, &config.facilities)?;
    let options = Options { area: intake.area.as_deref(), demo: config.demo };
    let plan = match import::plan(&list, &mapping, &config.facilities, &existing, options) {
        Ok(plan) => plan,
        Err(diagnostics) => return Ok(Imported::Faulty(diagnostics)),
    };
    let files = if intake.dry_run { Vec::new() } else { write(site.root, &intake.list, &plan)? };
    Ok(Imported::Done { report: Box::new(plan.report), files })
}

/// What the site has already. Its faults are for `check`: here they only hide what they hide.
fn existing(site: &Site<'_>, content: &str, facilities: &str) -> Result<Existing, Error> {
    let mut unread = Diagnostics::new();
    let inventory = load::inventory(site.root, content, facilities, &mut unread)?;
    let mut existing = Existing::default();
    Lists::read(site, &inventory, &mut unread)?.drafts.values().for_each(|draft| existing.add(draft));
    survey::retired_rows(site, &inventory, &mut unread)?.iter().for_each(|rows| existing.add_rows(rows));
    for entry in &inventory.entries {
        existing.take(entry.path.stem());
        site.draft(FileKind::Facility, &entry.path, &mut unread)?.iter().for_each(|draft| existing.add(draft));
    }
    Ok(existing)
}

/// A file that need not lie in the site's folder.
fn outside(path: &Path, diagnostics: &mut Diagnostics) -> Result<Option<Source>, Error> {
    let decoded = load::decode(&SitePath::new(path.to_string_lossy()), load::bytes(path)?);
    decoded.diagnostics.into_iter().for_each(|fault| diagnostics.report(fault));
    Ok(decoded.source)
}

/// Places the entries, and beside the list what is to be told of its rows.
fn write(site: &Path, list: &Path, plan: &Plan) -> Result<Vec<PathBuf>, Error> {
    let mut folder = Folder::new(site);
    for file in plan.areas.iter().chain(&plan.entries) {
        folder.place(&file.path, file.text.as_bytes(), Policy::New)?;
    }
    let mut files = Vec::new();
    for (bytes, ending) in [(&plan.rejects, "rejects.csv"), (&plan.changes, "changes.csv")] {
        if let Some(bytes) = bytes {
            let path = list.with_extension(ending);
            keep::file(&path, bytes)?;
            files.push(path);
        }
    }
    Ok(files)
}
