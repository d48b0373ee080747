//! From a checked directory to files: the published site, the preview, an export.

use std::io;
use std::path::{Path, PathBuf};
use std::time::Instant;

use jiff::civil::Date;
use rayon::prelude::*;
use serde::Serialize;

use super::cache::Cache;
use super::progress::Counted;
use super::survey::{self, AreaFolder, Checked, Drafts, Memory};
use super::{Error, Settings, Step, gone, let_go, program, workbook};
use crate::changes::{Changes, Paths};
use crate::diagnostic::Diagnostics;
use crate::directory::Directory;
use crate::export;
use crate::model::site::Config;
use crate::output::{Sink, SinkError};
use crate::search::{self, Answer, Asked, Index};
use crate::theme::Theme;
use crate::write::{keep, publish};
use crate::{load, render};

/// Where to publish, and how careful to be.
#[derive(Clone, Debug, Default)]
pub struct Publication {
    /// The folder; `None` takes `build-dir` of `book.toml`.
    pub out: Option<PathBuf>,
    /// Compare every published file instead of believing our notes.
    pub fresh: bool,
    /// Go on when more than a tenth of the pages would vanish.
    pub allow_removals: bool,
    /// Write the numbers here, as JSON.
    pub report: Option<PathBuf>,
}

/// How a build ended.
#[derive(Debug)]
pub enum Outcome {
    /// The site was published.
    Built(Box<Built>),
    /// There are errors: nothing was written.
    Faulty(Box<Checked>),
}

/// A published site.
#[derive(Debug)]
pub struct Built {
    /// The language of the site, for example `zh-CN`.
    pub language: String,
    /// Where it was published.
    pub out: PathBuf,
    /// Facilities that are published.
    pub entries: usize,
    /// What was added, changed and removed.
    pub published: publish::Published,
    /// The same by name.
    pub changes: Changes,
    /// Warnings.
    pub diagnostics: Diagnostics,
    /// The areas, in the site's order.
    pub areas: Vec<AreaFolder>,
    /// The first day on which the site would read otherwise without an edit.
    pub next_change: Option<Date>,
    /// Seconds that each step took, in order.
    pub seconds: Vec<(&'static str, f64)>,
}

/// Formats of open data.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// One table, a row a facility.
    Csv,
    /// One document.
    Json,
    /// One feature a facility (RFC 7946).
    GeoJson,
    /// Open Referral HSDS 3.0.
    Hsds,
    /// The entries as their editors see them, to be changed and sent back (`import --update`).
    Xlsx,
}

/// What an export gave.
#[derive(Debug)]
pub enum Exported {
    /// The file's bytes.
    Bytes(Vec<u8>),
    /// It was written here.
    Written(PathBuf),
    /// There are errors: nothing was exported.
    Faulty(Diagnostics),
}

/// What a search gave.
#[derive(Debug)]
pub enum Searched {
    /// What was found, an answer for each question.
    Answered(Vec<Answer>),
    /// There are errors: nothing was asked.
    Faulty(Box<Checked>),
}

/// Checks a site and publishes it; with errors nothing is written.
pub fn build(settings: &Settings, publication: &Publication) -> Result<Outcome, Error> {
    let mut steps = Steps::start();
    let memory = if publication.fresh { Memory::Renewed } else { Memory::Kept };
    let mut cache = Cache::default();
    let checked = survey::survey(settings, Drafts::LeftOut, memory, &mut cache)?;
    let_go(cache);
    steps.done("check");
    let (config, directory, diagnostics) = match ready(checked) {
        Ok(ready) => ready,
        Err(checked) => return Ok(Outcome::Faulty(checked)),
    };
    let out = publication.out.clone().unwrap_or_else(|| settings.site.join(&config.output));
    let mut target = publish::Settings::new(&settings.site, &out);
    target.sources = [&config.content, &config.facilities].map(|folder| settings.site.join(folder)).to_vec();
    target.sources.push(settings.site.join("themes"));
    if publication.allow_removals {
        target.removals = publish::Removals::Allow;
    }
    if publication.fresh {
        target.trust = publish::Trust::Nothing;
    }
    let built = publish(settings, &config, &directory, &target, diagnostics, steps)?;
    let_go(directory);
    if let Some(path) = &publication.report {
        keep::file(path, &serde_json::to_vec_pretty(&Report::of(&built))?)?;
    }
    Ok(Outcome::Built(Box::new(built)))
}

/// Builds into the folder of the preview, apart from the published one, what was checked for a preview.
pub(super) fn stage(settings: &Settings, ready: (Config, Directory, Diagnostics)) -> Result<(Directory, Built), Error> {
    let (config, directory, diagnostics) = ready;
    let mut target = publish::Settings::new(&settings.site, preview_folder(&settings.site));
    target.removals = publish::Removals::Allow;
    let built = publish(settings, &config, &directory, &target, diagnostics, Steps::start())?;
    Ok((directory, built))
}

/// Exports the published directory in one format, to a file or as bytes.
pub fn export(settings: &Settings, format: Format, out: Option<&Path>) -> Result<Exported, Error> {
    let bytes = match format {
        Format::Xlsx => workbook::bytes(&settings.site)?,
        Format::Csv => open_data(settings, out, export::table)?,
        Format::Json => open_data(settings, out, export::document)?,
        Format::GeoJson => open_data(settings, out, export::features)?,
        Format::Hsds => open_data(settings, out, export::services)?,
    };
    let bytes = match bytes {
        Ok(bytes) => bytes,
        Err(diagnostics) => return Ok(Exported::Faulty(diagnostics)),
    };
    match out {
        None => Ok(Exported::Bytes(bytes)),
        Some(path) => {
            keep::file(path, &bytes)?;
            Ok(Exported::Written(path.into()))
        }
    }
}

/// Asks tantivy's own index what a page would ask its files; an answer for each question.
pub fn search(settings: &Settings, questions: &[String], asked: Asked) -> Result<Searched, Error> {
    let (_, directory, _) = match ready(survey::check(settings)?) {
        Ok(ready) => ready,
        Err(checked) => return Ok(Searched::Faulty(checked)),
    };
    let index = Index::build(&directory)?;
    let answers = questions.iter().map(|question| index.ask(question, asked));
    Ok(Searched::Answered(answers.collect::<Result<_, _>>()?))
}

/// The published directory as one of the forms of open data.
fn open_data(
    settings: &Settings,
    out: Option<&Path>,
    write: impl Fn(&Directory, &mut dyn io::Write) -> io::Result<()>,
) -> Result<Result<Vec<u8>, Diagnostics>, Error> {
    let (_, directory, _) = match ready(survey::check(settings)?) {
        Ok(ready) => ready,
        Err(checked) => return Ok(Err(checked.diagnostics)),
    };
    let mut bytes = Vec::new();
    write(&directory, &mut bytes)
        .map_err(|source| keep::Error::Io { path: out.unwrap_or(Path::new("-")).into(), source })?;
    Ok(Ok(bytes))
}

pub(super) fn preview_folder(site: &Path) -> PathBuf {
    site.join(".laoyou/preview/site")
}

/// What can be built, or the faults that forbid it.
pub(super) fn ready(mut checked: Checked) -> Result<(Config, Directory, Diagnostics), Box<Checked>> {
    if checked.diagnostics.has_errors() {
        return Err(Box::new(checked));
    }
    match (checked.config.take(), checked.directory.take()) {
        (Some(config), Some(directory)) => Ok((config, directory, checked.diagnostics)),
        (config, directory) => Err(Box::new(Checked { config, directory, ..checked })),
    }
}

fn publish(
    settings: &Settings,
    config: &Config,
    directory: &Directory,
    target: &publish::Settings,
    diagnostics: Diagnostics,
    mut steps: Steps,
) -> Result<Built, Error> {
    let (theme, publication) = rayon::join(|| theme(&settings.site, config), || publish::Publication::begin(target));
    let (theme, publication) = (theme?, publication?);
    steps.done("open");
    let counted = |step| Counted { sink: &publication, running: settings.begin(step, None) };
    let data = export::publish(directory, program(), &counted(Step::Export))?;
    steps.done("export");
    render::render(directory, &theme, &data, program(), &counted(Step::Render))?;
    steps.done("render");
    search::publish(directory, &counted(Step::Search))?;
    steps.done("search");
    copy(&settings.site, directory, &publication)?;
    steps.done("copy");
    let running = settings.begin(Step::Publish, None);
    let published = publication.finish()?;
    drop(running);
    steps.done("publish");
    let paths = changed_paths(&published);
    let gone = gone::note(&settings.site, &paths, &published.previous)?;
    let changes = Changes::of(directory, &paths, &gone);
    Ok(Built {
        language: config.language.clone(),
        out: target.out.clone(),
        entries: directory.rows.len(),
        published,
        changes,
        diagnostics,
        areas: AreaFolder::all(&directory.registries),
        next_change: directory.next_change,
        seconds: steps.seconds,
    })
}

fn changed_paths(published: &publish::Published) -> Paths {
    let publish::Published { added, changed, removed, .. } = published;
    Paths { added: added.clone(), changed: changed.clone(), removed: removed.clone() }
}

/// The built-in theme with the site's own files laid over it, speaking the site's language.
fn theme(site: &Path, config: &Config) -> Result<Theme, Error> {
    Ok(Theme::load(&config.theme, &config.language, own_theme(site, config)?)?)
}

/// The site's own files of its theme.
pub(super) fn own_theme(site: &Path, config: &Config) -> Result<Vec<(String, Vec<u8>)>, Error> {
    let folder = format!("themes/{}", config.theme);
    let listing = load::walk(site, &folder)?;
    let own = listing.files.iter().map(|listed| {
        let inside = listed.path.as_str()[folder.len() + 1..].to_owned();
        Ok((inside, load::bytes(&site.join(listed.path.as_str()))?))
    });
    own.collect()
}

/// Pictures and attachments, as they are.
fn copy(site: &Path, directory: &Directory, sink: &dyn Sink) -> Result<(), Error> {
    directory.files.par_iter().try_for_each(|file| {
        let bytes = load::bytes(&site.join(file.from.as_str()))?;
        sink.put(&file.to, &bytes).map_err(|error: SinkError| error.into())
    })
}

/// Takes the time of each step. Elapsed time is no input: no output depends on it.
struct Steps {
    last: Instant,
    seconds: Vec<(&'static str, f64)>,
}

impl Steps {
    fn start() -> Self {
        Self { last: Instant::now(), seconds: Vec::new() }
    }

    fn done(&mut self, step: &'static str) {
        self.seconds.push((step, self.last.elapsed().as_secs_f64()));
        self.last = Instant::now();
    }
}

/// What `build --report` writes.
#[derive(Serialize)]
struct Report {
    facilities: usize,
    pages: usize,
    files: usize,
    added: usize,
    changed: usize,
    removed: usize,
    unchanged: usize,
    written: usize,
    bytes: u64,
    warnings: usize,
    seconds: serde_json::Map<String, serde_json::Value>,
    peak_memory_bytes: Option<u64>,
}

impl Report {
    fn of(built: &Built) -> Self {
        let published = &built.published;
        Self {
            facilities: built.entries,
            pages: published.pages,
            files: published.files,
            added: published.added.len(),
            changed: published.changed.len(),
            removed: published.removed.len(),
            unchanged: published.unchanged,
            written: published.written,
            bytes: published.bytes,
            warnings: built.diagnostics.count().1,
            seconds: built.seconds.iter().map(|&(step, seconds)| (step.to_owned(), seconds.into())).collect(),
            peak_memory_bytes: load::peak_memory(),
        }
    }
}
