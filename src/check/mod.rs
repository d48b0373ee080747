//! Drafts to a directory: the only maker of model values.

mod directory;
pub mod entry;
pub mod fault;
mod indicator;
mod lookup;
mod measure;
mod near;
pub mod page;
mod reader;
pub mod registries;
mod rule;
mod tables;
pub mod trace;

use crate::model::written;

pub use directory::{Gathered, Parts, directory, gather};
pub use entry::entry;
pub use indicator::{Indicators, indicators};
pub use measure::{Share, measures, values};
pub use near::{around, places};
pub use page::{page, pages};
pub use registries::registries;
pub use rule::site::{Across, site};
pub use tables::{Ids, availability, retired};
