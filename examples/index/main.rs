//! Builds the search index of a site alone, without its pages, and questions to ask of it: for sites that are too large to
//! be built whole only to see how they are searched.
//!
//! ```text
//! cargo run --release --example generate -- --facilities 500000 /tmp/half-a-million
//! cargo run --release --example index -- /tmp/half-a-million /tmp/index
//! cd tests/search-bench && npm ci && node run.mjs index /tmp/index
//! ```

#![expect(clippy::disallowed_methods, reason = "a tool beside the library: it reads the clock and writes the index")]
#![expect(clippy::print_stdout, reason = "a command-line tool")]

use std::collections::BTreeMap;
use std::error::Error;
use std::fs;
use std::path::PathBuf;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::time::Instant;

use clap::Parser;
use laoyou::directory::Row;
use laoyou::output::{Sink, SinkError};
use laoyou::pipeline::{self, Clock, Settings};
use laoyou::{load, search};
use serde_json::{Value, json};

/// How many questions of each sort are asked.
const ASKED: usize = 100;

/// Builds the search index of a site alone.
#[derive(Parser)]
struct Options {
    /// The site's folder
    site: PathBuf,
    /// Where to write the index and its questions
    out: PathBuf,
    /// The day, as for `laoyou build`
    #[arg(long, default_value = "2026-11-25")]
    today: jiff::civil::Date,
}

fn main() -> Result<(), Box<dyn Error>> {
    let options = Options::parse();
    let begun = Instant::now();
    let checked = pipeline::check(&Settings::new(&options.site, Clock::Day(options.today)))?;
    let directory = checked.directory.ok_or("the site has faults: see `laoyou check`")?;
    let read = begun.elapsed().as_secs_f64();
    let folder = Folder { root: options.out, files: AtomicUsize::new(0), bytes: AtomicU64::new(0) };
    let begun = Instant::now();
    search::publish(&directory, &folder)?;
    let indexed = begun.elapsed().as_secs_f64();
    let facilities = directory.rows.len();
    println!(
        "{facilities} facilities: read and checked in {read:.1} s, index in {indexed:.1} s ({:.0} a second)",
        facilities as f64 / indexed
    );
    println!(
        "{} files, {:.1} MB; at most {:.0} MB of memory",
        folder.files.into_inner(),
        folder.bytes.into_inner() as f64 / 1e6,
        load::peak_memory().unwrap_or_default() as f64 / 1e6
    );
    fs::write(folder.root.join("questions.json"), serde_json::to_vec(&questions(&directory.rows))?)?;
    Ok(())
}

/// A folder that files are put into.
struct Folder {
    root: PathBuf,
    files: AtomicUsize,
    bytes: AtomicU64,
}

impl Sink for Folder {
    fn put(&self, path: &str, bytes: &[u8]) -> Result<(), SinkError> {
        let at = self.root.join(path);
        let written = at.parent().map_or(Ok(()), fs::create_dir_all).and_then(|()| fs::write(&at, bytes));
        self.files.fetch_add(1, Ordering::Relaxed);
        self.bytes.fetch_add(bytes.len() as u64, Ordering::Relaxed);
        written.map_err(|source| SinkError::Io { path: path.to_owned(), source })
    }
}

/// Sorts of questions, each with its questions and the ids of all that answer them.
fn questions(rows: &[Row]) -> Value {
    let chosen: Vec<&Row> = rows.iter().filter(|row| row.is_open()).collect();
    let chosen: Vec<&Row> = chosen.iter().step_by((chosen.len() / ASKED).max(1)).take(ASKED).copied().collect();
    let by = |key: fn(&Row) -> String| {
        let mut ids: BTreeMap<String, Vec<&str>> = chosen.iter().map(|row| (key(row), Vec::new())).collect();
        for row in rows {
            if let Some(ids) = ids.get_mut(&key(row)) {
                ids.push(&row.id);
            }
        }
        ids.into_iter().map(|(text, relevant)| json!({ "text": text, "relevant": relevant })).collect::<Vec<_>>()
    };
    json!([
        { "name": "exact name", "queries": by(|row| row.name.to_string()) },
        { "name": "full pinyin", "queries": by(|row| row.sort_key.replace(' ', "")) },
    ])
}
