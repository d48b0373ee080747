//! How far long work has come, for whoever waits for it. What is told here decides nothing.

use std::fmt::Debug;

use crate::key::Key;
use crate::output::{Output, Pieces, Sink, SinkError};

/// What is being done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// The site's own files are listed and read.
    Read,
    /// Entries are judged, one by one.
    Check,
    /// Open data is written.
    Export,
    /// Pages are made; counted are files, most of them pages.
    Render,
    /// The search index is made and written.
    Search,
    /// The new site takes the place of the old one.
    Publish,
    /// Rows of a list are taken in.
    Import,
    /// Addresses of other sites are asked whether they answer.
    Ask,
}

/// Hears of it, from several threads at once.
pub trait Progress: Debug + Send + Sync {
    /// A step begins, with so many things to do when that is known beforehand. The step before it has ended.
    fn begin(&self, step: Step, total: Option<usize>);
    /// One thing more is done.
    fn advance(&self);
    /// The step has ended, well or not.
    fn end(&self);
}

/// Nobody waits.
#[derive(Debug)]
pub struct Silent;

impl Progress for Silent {
    fn begin(&self, _step: Step, _total: Option<usize>) {}
    fn advance(&self) {}
    fn end(&self) {}
}

/// A step at work; it ends when this is dropped, however that comes about.
pub struct Running<'a> {
    progress: &'a dyn Progress,
}

impl<'a> Running<'a> {
    pub(super) fn begin(progress: &'a dyn Progress, step: Step, total: Option<usize>) -> Self {
        progress.begin(step, total);
        Self { progress }
    }

    /// One thing more is done.
    pub fn advance(&self) {
        self.progress.advance();
    }
}

impl Drop for Running<'_> {
    fn drop(&mut self) {
        self.progress.end();
    }
}

/// A sink that counts what it hands on.
pub(super) struct Counted<'a> {
    /// Where the files go.
    pub(super) sink: &'a dyn Sink,
    /// What is told of each.
    pub(super) running: Running<'a>,
}

impl Sink for Counted<'_> {
    fn put(&self, path: &str, bytes: &[u8]) -> Result<(), SinkError> {
        self.running.advance();
        self.sink.put(path, bytes)
    }

    fn expect(&self, paths: &mut dyn Iterator<Item = String>) -> Result<(), SinkError> {
        self.sink.expect(paths)
    }

    fn keep(&self, path: &str, key: Key) -> Result<bool, SinkError> {
        let kept = self.sink.keep(path, key)?;
        if kept {
            self.running.advance();
        }
        Ok(kept)
    }

    fn put_made(&self, path: &str, key: Key, bytes: &[u8]) -> Result<(), SinkError> {
        self.running.advance();
        self.sink.put_made(path, key, bytes)
    }

    fn take(&self, output: &Output) -> Result<(), SinkError> {
        self.running.advance();
        self.sink.take(output)
    }

    fn put_pieces(&self, path: &str, pieces: &Pieces<'_>) -> Result<u64, SinkError> {
        self.running.advance();
        self.sink.put_pieces(path, pieces)
    }
}
