//! The order of the steps; no other file knows it.
//!
//! load → (parse + check of each entry, in parallel, one file at a time) → rows and records → check across the site →
//! only now render, search and export, streaming → publish.

mod cache;
mod clock;
mod error;
mod intake;
mod outlook;
mod packing;
mod publication;
mod scaffolding;
mod survey;
mod workbench;
mod workbook;

pub use clock::Clock;
pub use error::{Cause, Error};
pub use intake::{Imported, Intake, import};
pub use outlook::{Due, Outlook, due};
pub use packing::{Packed, Packing, Unpackable, pack};
pub use publication::{
    Built, Exported, Format, Outcome, Publication, Searched, build, export, preview, preview_settings, search,
};
pub use scaffolding::{Begun, New, Refusal, init, new, refresh_editor_files, schema};
pub use survey::{Checked, check};
pub use workbench::workbench;
pub use workbook::{Returned, update};

use std::path::PathBuf;

use crate::key::Key;
use crate::load;

/// Which site, and which day it is.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The folder with `book.toml`.
    pub site: PathBuf,
    /// The day, or the instant.
    pub clock: Clock,
}

/// The key of the program at work: another program may make other bytes from the same parts. `None` when the system does
/// not tell which file it is; then nothing made earlier is used.
fn program() -> Option<Key> {
    load::program().map(|stamp| Key::of(&(env!("CARGO_PKG_VERSION"), stamp)))
}
