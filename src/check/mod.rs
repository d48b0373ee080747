//! Drafts to a directory: the only maker of model values.

mod directory;
mod near;
mod reader;
mod tallies;
pub mod trace;
mod written;

pub use directory::{Gathered, gather};
pub use near::near;
pub use tallies::tallies;
