//! The order of the steps; no other file knows it.
//!
//! load → (parse + check of each entry, in parallel, one file at a time) → rows and records → check across the site →
//! only now render, search and export, streaming → publish.

mod around;
mod cache;
mod clock;
mod error;
mod gone;
mod intake;
mod judged;
mod outlook;
mod packing;
mod preview;
mod progress;
mod publication;
mod scaffolding;
mod sheet;
mod spots;
mod survey;
mod workbench;
mod workbook;

pub use clock::Clock;
pub use error::{Cause, Error};
pub use intake::{Imported, Intake, import};
pub use outlook::{Due, Outlook, due};
pub use packing::{Packed, Packing, Unpackable, pack};
pub use preview::{Preview, Previewed, Previews, preview_settings};
pub use progress::{Progress, Running, Silent, Step};
pub use publication::{Built, Exported, Format, Outcome, Publication, Searched, build, export, search};
pub use scaffolding::{Begun, New, Refusal, init, new, refresh_editor_files, schema};
pub use survey::{AreaFolder, Checked, check};
pub use workbench::workbench;
pub use workbook::{Returned, update};

use std::path::PathBuf;
use std::sync::Arc;

use crate::key::Key;
use crate::load;

/// Which site, which day it is, and who waits for it.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The folder with `book.toml`.
    pub site: PathBuf,
    /// The day, or the instant.
    pub clock: Clock,
    /// Who is told how far the work has come.
    pub progress: Arc<dyn Progress>,
}

impl Settings {
    /// Nobody is told how far the work has come.
    pub fn new(site: impl Into<PathBuf>, clock: Clock) -> Self {
        Self { site: site.into(), clock, progress: Arc::new(Silent) }
    }

    /// Begins a step that may take long, with so many things to do when that is known beforehand.
    pub fn begin(&self, step: Step, total: Option<usize>) -> Running<'_> {
        Running::begin(&*self.progress, step, total)
    }
}

/// Frees what is done with beside what follows: piece by piece it takes as long as some steps of a small edit.
fn let_go(done: impl Send + 'static) {
    rayon::spawn(move || drop(done));
}

/// The key of the program at work: another program may make other bytes from the same parts. `None` when the system does
/// not tell which file it is; then nothing made earlier is used.
fn program() -> Option<Key> {
    load::program().map(|stamp| Key::of(&(env!("CARGO_PKG_VERSION"), stamp)))
}
