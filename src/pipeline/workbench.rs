//! What is to be done before the next publication, for the preview's workbench.

use std::path::PathBuf;

use super::cache::Cache;
use super::publication::{preview_folder, ready, stage};
use super::survey::{self, Drafts, Memory};
use super::{Error, Settings, gone};
use crate::changes::{Changes, Paths};
use crate::diagnostic::Diagnostics;
use crate::directory::Directory;
use crate::load;
use crate::output::Manifest;
use crate::serve::{DraftsOf, Workbench};
use crate::source::SitePath;

/// Looks at the whole site, what is not published yet included, and builds it into the folder of the preview, so that its
/// manifest can be held against that of what is published.
pub fn workbench(settings: &Settings) -> Result<Workbench, Error> {
    let ready = match ready(survey::survey(settings, Drafts::TakenIn, Memory::Kept, &mut Cache::default())?) {
        Ok(ready) => ready,
        Err(checked) => return Ok(Workbench { diagnostics: checked.diagnostics, ..Workbench::default() }),
    };
    let published = settings.site.join(&ready.0.output);
    let manifest = |path: PathBuf| load::bytes(&path).ok().and_then(|bytes| Manifest::from_bytes(&bytes));
    let Some(old) = manifest(published.join(Manifest::NAME)) else {
        let (_, directory, diagnostics) = ready;
        return Ok(Workbench { drafts: drafts(&directory, &diagnostics), changes: None, diagnostics });
    };
    let (directory, built) = stage(settings, ready)?;
    let changes = manifest(preview_folder(&settings.site).join(Manifest::NAME)).map(|new| {
        let mut paths = Paths::between(&old, &new);
        // A preview holds what a build leaves out.
        paths.added.retain(|path| !is_draft(&directory, path));
        let gone = gone::known(&settings.site, &paths, Some(&published));
        Changes::of(&directory, &paths, &gone)
    });
    let diagnostics = built.diagnostics;
    Ok(Workbench { drafts: drafts(&directory, &diagnostics), changes, diagnostics })
}

fn is_draft(directory: &Directory, path: &str) -> bool {
    let id = path.strip_prefix("facility/").and_then(|rest| rest.split('/').next());
    id.is_some_and(|id| directory.rows.iter().any(|row| row.draft && &*row.id == id))
}

/// Entries that stand in the preview only, by county, each with what `check` says of its file.
fn drafts(directory: &Directory, diagnostics: &Diagnostics) -> Vec<DraftsOf> {
    let registries = &directory.registries;
    let mut counties = Vec::new();
    for (id, area) in registries.each_area() {
        let rows = directory.rows.iter().filter(|row| row.draft && row.area == id);
        let entries: Vec<_> = rows
            .map(|row| {
                let file = SitePath::new(format!("{}/{}/{}.yaml", registries.config.facilities, area.slug, row.id));
                let mut own = Diagnostics::new();
                let of_file = |found: &&crate::diagnostic::Diagnostic| {
                    found.place.as_ref().is_some_and(|place| place.file == file)
                };
                diagnostics.iter().filter(of_file).for_each(|found| own.report(found.clone()));
                (row.name.to_string(), file, own)
            })
            .collect();
        if !entries.is_empty() {
            counties.push(DraftsOf { area: area.name.clone(), entries });
        }
    }
    counties
}
