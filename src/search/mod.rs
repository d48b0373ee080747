//! Directory → index files that a browser reads without a server.
//!
//! [`document`] says what can be found, `terms` by what, `card` what a hit shows; `index` has tantivy build the index,
//! `format` writes it as small static files, and `client/*.mjs` reads them. A question becomes a [`plan`]; tantivy runs it natively
//! ([`ask`]) and the client runs the same plan over the files: both are held to one another by `tests/contract/`.

pub mod ask;
mod blanks;
mod card;
mod client;
pub mod document;
mod format;
mod index;
mod key;
pub mod lexicon;
pub mod plan;
mod short;
mod sound;
mod terms;

use thiserror::Error;

use crate::directory::Directory;
use crate::output::{Sink, SinkError};

pub use ask::{Answer, Asked, Hit};
pub use index::Index;
pub use sound::Sounds;

/// Why an index could not be made: the machine's fault, never an entry's.
#[derive(Debug, Error)]
pub enum SearchError {
    /// Tantivy could not build or read the index.
    #[error("the search index could not be built: {0}")]
    Tantivy(#[from] tantivy::TantivyError),
    /// A list of the index could not be read.
    #[error("the search index could not be read: {0}")]
    Io(#[from] std::io::Error),
    /// A file could not be handed on.
    #[error(transparent)]
    Sink(#[from] SinkError),
}

/// Builds the index of a directory and hands on its files and the client that reads them.
pub fn publish(directory: &Directory, sink: &dyn Sink) -> Result<(), SearchError> {
    format::write(Index::build(directory)?, sink)
}
