//! What each step costs, on a generated site of a thousand facilities: `cargo bench --bench steps`.
//!
//! Times are of one facility or one page where a name says so, else of the whole thousand.

#![expect(clippy::unwrap_used, reason = "a benchmark of a site that is known to be right")]
#![expect(clippy::disallowed_methods, reason = "a tool beside the library: it writes the site that it measures")]
#![allow(dead_code, reason = "the generator's modules are used in part")]

#[path = "../examples/generate/facility.rs"]
mod facility;
#[path = "../examples/generate/name.rs"]
mod name;
#[path = "../examples/generate/registries.rs"]
mod registries;
#[path = "../examples/generate/words.rs"]
mod words;
#[path = "../examples/generate/yaml.rs"]
mod yaml;

use std::fs;
use std::path::Path;
use std::sync::LazyLock;

use divan::counter::{BytesCount, ItemsCount};
use divan::{Bencher, black_box};
use laoyou::check::entry::{Beside, Context};
use laoyou::diagnostic::Diagnostics;
use laoyou::directory::Directory;
use laoyou::field::FileKind;
use laoyou::model::RowId;
use laoyou::output::{Sink, SinkError};
use laoyou::pipeline::{self, Clock, Settings};
use laoyou::record::Record;
use laoyou::source::{SitePath, Source};
use laoyou::theme::Theme;
use laoyou::{check, export, parse, render, search};
use mimalloc::MiMalloc;

/// The program's own allocator.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

const FACILITIES: usize = 1000;

fn main() {
    divan::main();
}

/// A site as it was read and checked.
struct Site {
    entries: Vec<Source>,
    directory: Directory,
    theme: Theme,
}

static SITE: LazyLock<Site> = LazyLock::new(|| {
    let folder = tempfile::tempdir().unwrap();
    registries::write(folder.path()).unwrap();
    let settings = Settings::new(folder.path(), Clock::Day("2026-11-25".parse().unwrap()));
    let empty = pipeline::check(&settings).unwrap().directory.unwrap();
    let maker = facility::Maker::new(&empty.registries, 1);
    let mut entries = Vec::new();
    for made in (0..FACILITIES).map(|index| maker.facility(index)) {
        let path = format!("facilities/{}/{}.yaml", made.area, made.id);
        let full = folder.path().join(&path);
        fs::create_dir_all(full.parent().unwrap()).unwrap();
        if let Some(photo) = made.photo {
            file(&full.with_extension("").join(photo), "a picture").unwrap();
        }
        fs::write(full, &made.yaml).unwrap();
        entries.push(Source::new(SitePath::new(path), made.yaml));
    }
    let directory = pipeline::check(&settings).unwrap().directory.unwrap();
    Site { entries, directory, theme: Theme::built_in().unwrap() }
});

/// As the generator's modules need it.
fn file(path: &Path, text: &str) -> std::io::Result<()> {
    fs::create_dir_all(path.parent().unwrap())?;
    fs::write(path, text)
}

/// Takes everything and forgets it.
struct Nowhere;

impl Sink for Nowhere {
    fn put(&self, _path: &str, bytes: &[u8]) -> Result<(), SinkError> {
        black_box(bytes);
        Ok(())
    }
}

#[divan::bench]
fn parse_one(bencher: Bencher<'_, '_>) {
    let entries = &SITE.entries;
    let mut next = 0;
    bencher.counter(BytesCount::new(entries[0].text.len())).bench_local(|| {
        next = (next + 1) % entries.len();
        parse::parse(FileKind::Facility, entries[next].clone(), &mut Diagnostics::new())
    });
}

#[divan::bench]
fn check_one(bencher: Bencher<'_, '_>) {
    let context = Context::new(&SITE.directory.registries, SITE.directory.today);
    let parse = |source: &Source| parse::parse(FileKind::Facility, source.clone(), &mut Diagnostics::new()).unwrap();
    let drafts: Vec<_> = SITE.entries.iter().take(200).map(parse).collect();
    let mut next = 0;
    bencher.bench_local(|| {
        next = (next + 1) % drafts.len();
        check::entry(&drafts[next], &context, &Beside::default())
    });
}

#[divan::bench]
fn encode_one(bencher: Bencher<'_, '_>) {
    let facility = SITE.directory.facility(RowId::new(7));
    bencher.bench(|| Record::encode(black_box(&facility)));
}

#[divan::bench]
fn decode_one(bencher: Bencher<'_, '_>) {
    bencher.bench(|| SITE.directory.facility(black_box(RowId::new(7))));
}

#[divan::bench(sample_count = 5)]
fn render_all(bencher: Bencher<'_, '_>) {
    bencher
        .counter(ItemsCount::new(FACILITIES))
        .bench(|| render::render(&SITE.directory, &SITE.theme, &[], None, &Nowhere).unwrap());
}

#[divan::bench(sample_count = 10)]
fn export_table(bencher: Bencher<'_, '_>) {
    bencher
        .counter(ItemsCount::new(FACILITIES))
        .bench(|| export::table(&SITE.directory, &mut std::io::sink()).unwrap());
}

#[divan::bench(sample_count = 10)]
fn export_document(bencher: Bencher<'_, '_>) {
    bencher
        .counter(ItemsCount::new(FACILITIES))
        .bench(|| export::document(&SITE.directory, &mut std::io::sink()).unwrap());
}

#[divan::bench(sample_count = 5)]
fn index_and_export_search(bencher: Bencher<'_, '_>) {
    bencher.counter(ItemsCount::new(FACILITIES)).bench(|| search::publish(&SITE.directory, &Nowhere).unwrap());
}
