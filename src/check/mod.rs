//! Drafts to a directory: the only maker of model values.

mod directory;
pub mod entry;
mod indicator;
mod lookup;
mod measure;
mod near;
mod reader;
pub mod registries;
mod rule;
mod tables;
mod tallies;
pub mod trace;

use crate::model::written;

pub use directory::{Gathered, gather};
pub use entry::entry;
pub use indicator::{Indicators, indicators};
pub use near::near;
pub use registries::registries;
pub use tables::retired;
pub use tallies::tallies;
