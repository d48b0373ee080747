//! Drafts to a directory: the only maker of model values.

mod directory;
mod near;
mod tallies;
pub mod trace;

pub use directory::{Gathered, gather};
pub use near::near;
pub use tallies::tallies;
