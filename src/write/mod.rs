//! The only writer, three doors: `publish` owns the output folder, `place` puts files among the authors', `keep` stores
//! what we need again (cache, reports).
//!
//! Nothing else in the house writes to the disk. What writes beside and renames leaves the old file or the new one,
//! never half of one.
#![expect(clippy::disallowed_methods, reason = "this is the only place that writes the disk")]

mod beside;
mod disk;
pub mod keep;
pub mod place;
pub mod publish;
pub mod seal;
