//! From a list that someone sent to entries in the site's folder.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::survey::{self, Lists, Site};
use super::{Error, Settings, Step};
use crate::diagnostic::{Diagnostics, Lang};
use crate::draft::Draft;
use crate::field::FileKind;
use crate::import::{self, DATA_PACKAGE, Existing, List, Options, Proposal, Report, Sent, Wanted};
use crate::model::site::Config;
use crate::source::{SitePath, Source};
use crate::write::keep;
use crate::write::place::{Folder, Outcome, Policy};
use crate::{load, parse};

/// What is to be imported, and how.
#[derive(Clone, Debug)]
pub struct Intake {
    /// The list, or a folder with a data package.
    pub list: PathBuf,
    /// The mapping: which column is which field. Without one, one is proposed and nothing imported.
    pub mapping: Option<PathBuf>,
    /// The area of all rows, by slug or name.
    pub area: Option<String>,
    /// Replace `availability.csv` where there is one; entries are never replaced.
    pub update: bool,
    /// Write nothing.
    pub dry_run: bool,
    /// The language of the report beside the list.
    pub lang: Lang,
}

/// How an import ended.
#[derive(Debug)]
pub enum Imported {
    /// Every row is accounted for.
    Done {
        /// What became of the rows.
        report: Box<Report>,
        /// The report, and the rows and cells that were not taken; empty in a dry run.
        files: Vec<PathBuf>,
        /// Files of figures that are there already and were left as they are.
        left: Vec<String>,
    },
    /// There was no mapping: here is one to be looked at.
    Proposed {
        /// What was found.
        proposal: Proposal,
        /// Where it lies.
        file: PathBuf,
        /// Whether it was written now; else a file of this name was there already and stays as it is.
        written: bool,
    },
    /// The mapping, or the list as a whole, cannot be used.
    Faulty(Diagnostics),
}

/// Imports a list. Never overwrites an entry.
pub fn import(settings: &Settings, intake: &Intake) -> Result<Imported, Error> {
    let site = Site { root: &settings.site };
    let (config, diagnostics) = survey::config(site.root)?;
    let Some(config) = config else { return Ok(Imported::Faulty(diagnostics)) };
    let mut diagnostics = Diagnostics::new();
    let mapping = match &intake.mapping {
        Some(path) => match mapping(path, &mut diagnostics)? {
            Some(mapping) => Some(mapping),
            None => return Ok(Imported::Faulty(diagnostics)),
        },
        None => None,
    };
    let wanted = mapping.as_ref().map(Wanted::of).unwrap_or_default();
    let path = SitePath::new(intake.list.to_string_lossy());
    let list = match List::read(&path, &sent(&intake.list)?, &wanted.headings, wanted.base.as_deref()) {
        Ok(list) => list,
        Err(faults) => return Ok(Imported::Faulty(faults)),
    };
    let existing = existing(&site, &config)?;
    let Some(mapping) = mapping else { return propose(intake, &list, &existing) };
    if import::is_for_figures(&mapping) {
        return figures(&site, &config, intake, &list, &mapping, &existing);
    }
    let options = Options { area: intake.area.as_deref(), demo: config.demo, lang: intake.lang };
    let running = settings.begin(Step::Import, Some(list.rows()));
    let row_done = || running.advance();
    let plan = match import::plan(&list, &mapping, &config.facilities, &existing, options, &row_done) {
        Ok(plan) => plan,
        Err(diagnostics) => return Ok(Imported::Faulty(diagnostics)),
    };
    drop(running);
    let mut files = Vec::new();
    if !intake.dry_run {
        let mut folder = Folder::new(site.root);
        for file in plan.areas.iter().chain(&plan.entries) {
            folder.place(&file.path, file.text.as_bytes(), Policy::New)?;
        }
        files = tell(&intake.list, &plan.page, &plan.rows, plan.rejects.as_deref())?;
    }
    Ok(Imported::Done { report: Box::new(plan.report), files, left: Vec::new() })
}

/// A list of ids with free beds or places. A file of figures that is there is replaced only when an update is asked for.
fn figures(
    site: &Site<'_>,
    config: &Config,
    intake: &Intake,
    list: &List,
    mapping: &Draft,
    existing: &Existing,
) -> Result<Imported, Error> {
    let mut unread = Diagnostics::new();
    let inventory = load::inventory(site.root, &config.content, &config.facilities, &mut unread)?;
    let mut known = BTreeMap::new();
    for path in &inventory.availability {
        let area = path.folder().rsplit('/').next().unwrap_or_default().to_owned();
        let mut faults = Diagnostics::new();
        match site.rows(FileKind::Availability, path, &mut faults)? {
            Some(rows) if !faults.has_errors() => drop(known.insert(area, rows)),
            // What cannot be read cannot be kept as it is.
            _ => return Ok(Imported::Faulty(faults)),
        }
    }
    let plan = match import::figures(list, mapping, &config.facilities, existing, &known, intake.lang) {
        Ok(plan) => plan,
        Err(diagnostics) => return Ok(Imported::Faulty(diagnostics)),
    };
    let (mut files, mut left) = (Vec::new(), Vec::new());
    if !intake.dry_run {
        let mut folder = Folder::new(site.root);
        let policy = if intake.update { Policy::Update } else { Policy::New };
        for file in &plan.files {
            if folder.place(&file.path, file.text.as_bytes(), policy)? == Outcome::Left {
                left.push(file.path.clone());
            }
        }
        files = tell(&intake.list, &plan.page, &plan.rows, plan.rejects.as_deref())?;
    }
    Ok(Imported::Done { report: Box::new(plan.report), files, left })
}

/// The bytes of a list: of one file, or of a data package and the tables that it names. A path that leaves the folder is
/// not followed.
fn sent(list: &Path) -> Result<Sent, Error> {
    let description = if load::is_folder(list) {
        list.join(DATA_PACKAGE)
    } else if list.file_name().is_some_and(|name| name == DATA_PACKAGE) {
        list.to_owned()
    } else {
        return Ok(Sent::File(load::bytes(list)?));
    };
    let folder = description.parent().unwrap_or(Path::new("")).to_owned();
    let description = load::bytes(&description)?;
    let mut files = Vec::new();
    for name in Sent::named(&description) {
        let path = folder.join(&name);
        if !name.contains("..") && !Path::new(&name).is_absolute() && load::is_file(&path) {
            files.push((name, load::bytes(&path)?));
        }
    }
    Ok(Sent::Package { description, files })
}

fn propose(intake: &Intake, list: &List, existing: &Existing) -> Result<Imported, Error> {
    let name = intake.list.file_name().unwrap_or_default().to_string_lossy();
    let proposal = import::propose(list, &name, existing, intake.area.is_some());
    let file = beside(&intake.list, "mapping.yaml");
    let mut written = false;
    if !intake.dry_run {
        let parent = file.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let name = file.file_name().unwrap_or_default().to_string_lossy();
        written = Folder::new(parent).place(&name, proposal.text.as_bytes(), Policy::New)? == Outcome::Created;
    }
    Ok(Imported::Proposed { proposal, file, written })
}

/// A file beside a list, named as the list is: `名单.report.html` of `名单.xlsx`.
fn beside(list: &Path, ending: &str) -> PathBuf {
    let name = list.file_stem().unwrap_or_default().to_string_lossy();
    list.with_file_name(format!("{name}.{ending}"))
}

/// What the site has already. Its faults are for `check`: here they only hide what they hide.
fn existing(site: &Site<'_>, config: &Config) -> Result<Existing, Error> {
    let mut unread = Diagnostics::new();
    let inventory = load::inventory(site.root, &config.content, &config.facilities, &mut unread)?;
    let mut existing = Existing::default();
    Lists::read(site, &inventory, &mut unread)?.drafts.values().for_each(|draft| existing.add(draft));
    survey::retired_rows(site, &inventory, &mut unread)?.iter().for_each(|rows| existing.add_rows(rows));
    for entry in &inventory.entries {
        existing.take(entry.path.stem());
        site.draft(FileKind::Facility, &entry.path, &mut unread)?.iter().for_each(|draft| existing.add(draft));
    }
    Ok(existing)
}

/// A mapping, which need not lie in the site's folder.
fn mapping(path: &Path, diagnostics: &mut Diagnostics) -> Result<Option<Draft>, Error> {
    let decoded = load::decode(&SitePath::new(path.to_string_lossy()), load::bytes(path)?);
    decoded.diagnostics.into_iter().for_each(|fault| diagnostics.report(fault));
    let source: Option<Source> = decoded.source;
    let mapping = source.and_then(|source| parse::parse(FileKind::Mapping, source, diagnostics));
    Ok(mapping.filter(|_| !diagnostics.has_errors()))
}

/// Beside the list, what is to be told of its rows.
fn tell(list: &Path, page: &[u8], rows: &[u8], rejects: Option<&[u8]>) -> Result<Vec<PathBuf>, Error> {
    let mut files = Vec::new();
    for (bytes, ending) in [(Some(page), "report.html"), (Some(rows), "report.csv"), (rejects, "rejects.csv")] {
        if let Some(bytes) = bytes {
            let path = beside(list, ending);
            keep::file(&path, bytes)?;
            files.push(path);
        }
    }
    Ok(files)
}
