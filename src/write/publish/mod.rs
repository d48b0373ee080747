//! Publishing: brings a spare tree up to date and exchanges it with the published one in a single step.
//!
//! Beside the published tree lies a spare with a record of every file's size, time and hash. A build writes into *that*
//! only what differs, and exchanges the two; at every moment the published folder holds one whole site. The spare is
//! marked unfinished before its first write, and an unfinished one is compared file by file, so a build may be killed
//! anywhere. The published folder is never wiped: on ext4 that alone costs ten times the build.
//!
//! What holds when the process is killed or the disk is full does not hold when the power fails: the bytes of the last
//! half minute may be missing then, whichever tree they belong to. Waiting for the disk would make every build as slow as
//! whatever else the machine writes; instead a file that is not of the size noted is written anew by the next build.
//!
//! ```no_run
//! use laoyou::output::Sink;
//! use laoyou::write::publish::{Publication, Settings};
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let publication = Publication::begin(&Settings::new("my-site", "my-site/site"))?;
//! publication.put("index.html", b"<!doctype html>")?;
//! let published = publication.finish()?;
//! # Ok(()) }
//! ```

mod error;
#[cfg(test)]
mod faults;
mod folders;
mod lock;
mod pieces;
mod record;
mod spare;
mod swap;

use std::path::PathBuf;

pub use error::{Doing, Error, Refusal};
use itertools::EitherOrBoth;
use rayon::prelude::*;

use crate::key::Key;
use crate::output::{ASSETS, Hash, Manifest, OutputPath, Pieces, Sink, SinkError};
use crate::write::disk::{Disk, Kind, Real, Time};
use folders::Folders;
use lock::Lock;
use record::{Entry, Record, find, side_by_side};
use spare::Spare;

/// What to publish, where, and how careful to be.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The site's folder, in which `.laoyou/` lies.
    pub site: PathBuf,
    /// The folder that will hold the published site.
    pub out: PathBuf,
    /// The authors' folders (content, facilities, themes): `out` may not lie in one of them, nor hold one.
    pub sources: Vec<PathBuf>,
    /// What to do when more than a tenth of the published pages would vanish.
    pub removals: Removals,
    /// Whether what we noted of the spare is believed.
    pub trust: Trust,
}

/// What to do when more than a tenth of the published pages would vanish.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Removals {
    /// Publish nothing and say so: [`Error::TooManyRemovals`].
    Ask,
    /// Remove them (`--allow-removals`).
    Allow,
}

/// Whether what we noted of the spare is believed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trust {
    /// A file whose size and time are as noted is taken to hold what was noted.
    Notes,
    /// Every file is read and compared (`--fresh`).
    Nothing,
}

impl Settings {
    /// Publishes `site` into `out`, asking before many pages vanish and believing our notes.
    pub fn new(site: impl Into<PathBuf>, out: impl Into<PathBuf>) -> Self {
        let (site, out) = (site.into(), out.into());
        Self { site, out, sources: Vec::new(), removals: Removals::Ask, trust: Trust::Notes }
    }
}

/// What publishing did, as the readers of the site see it. The manifest is in none of the lists and counts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Published {
    /// Paths that were not published before, sorted.
    pub added: Vec<String>,
    /// Paths whose bytes are others now, sorted.
    pub changed: Vec<String>,
    /// Paths that are no longer published, sorted.
    pub removed: Vec<String>,
    /// How many files stayed as they were.
    pub unchanged: usize,
    /// How many files the site has, without kept assets.
    pub files: usize,
    /// How many of them are pages (`.html`).
    pub pages: usize,
    /// Their bytes together.
    pub bytes: u64,
    /// How many files were written to the disk. More than added and changed: the spare was two builds old.
    pub written: usize,
    /// What lay at the top of the published folder and was not ours, with the place where it lies now.
    pub set_aside: Vec<(String, PathBuf)>,
    /// Where the tree lies now that was published before, until the next build begins.
    pub previous: PathBuf,
}

/// A publication that has begun: takes outputs, then puts them in the published site's place.
///
/// Dropping it unfinished leaves the published site as it is.
pub struct Publication<'d> {
    disk: &'d dyn Disk,
    folders: Folders,
    /// What is published now.
    live: Record,
    spare: Spare<'d>,
    removals: Removals,
    trust: Trust,
    /// Held until the end.
    _lock: Lock,
}

impl Publication<'static> {
    /// Looks at the folders, takes the lock and mends what a killed build left. Writes nothing into the published tree.
    pub fn begin(settings: &Settings) -> Result<Self, Error> {
        Publication::begin_on(&Real, settings)
    }
}

impl<'d> Publication<'d> {
    fn receive(&self, path: &str, bytes: &[u8], hash: Hash, key: Option<Key>) -> Result<(), SinkError> {
        check(path)?;
        let time = live_time(self.disk, &self.folders, &self.live, path, hash);
        self.spare.take(path, bytes, hash, key, time)
    }

    /// What is published at a path, if it was made from this key.
    fn published_from(&self, path: &str, key: Key) -> Option<&Entry> {
        self.live.find(path).filter(|live| live.key == Some(key))
    }

    /// The size of what was made at a path from this key, if the spare has it and it may stay there.
    fn stays(&self, path: &str, key: Key) -> Result<Option<u64>, SinkError> {
        let position = self.live.position(path);
        let live = position.map(|position| &self.live.entries[position]);
        let from_key = live.filter(|live| live.key == Some(key));
        let likely = position.unwrap_or_default();
        let Some(noted) = from_key.or_else(|| self.spare.made_from(path, key)) else { return Ok(None) };
        let time = time_of(self.disk, &self.folders, live, noted.hash);
        Ok(self.spare.keep((path, likely), noted.hash, key, time)?.then_some(noted.size))
    }

    fn begin_on(disk: &'d dyn Disk, settings: &Settings) -> Result<Self, Error> {
        let folders = Folders::find(&settings.site, &settings.out, &settings.sources)?;
        folders.make()?;
        let lock = Lock::take(&folders)?;
        swap::recover(disk, &folders)?;
        let (live, spare) =
            rayon::join(|| swap::published(disk, &folders), || Spare::open(disk, &folders, settings.trust));
        let (live, spare) = (live?, spare?);
        Ok(Self { disk, folders, live, spare, removals: settings.removals, trust: settings.trust, _lock: lock })
    }

    /// Removes from the spare what is no longer made, writes the manifest and puts the spare in the published tree's
    /// place.
    pub fn finish(self) -> Result<Published, Error> {
        let Self { disk, folders, live, mut spare, removals, trust: _, _lock } = self;
        let (mut entries, written) = spare.made()?;
        let mut published = compare(&live, &entries);
        if removals == Removals::Ask {
            ask(&live, &published.removed)?;
        }
        published.written = written;
        keep_replaced_assets(disk, &folders, &live, &spare, &mut entries)?;
        published.removed.retain(|path| find(&entries, path).is_none());
        spare.remove_all_but(&entries)?;
        let manifest = || {
            let bytes = record::to_manifest(&entries);
            let hash = Hash::of(&bytes);
            let time = live_time(disk, &folders, &live, Manifest::NAME, hash);
            spare.add(Manifest::NAME, &bytes, hash, time)
        };
        let (manifest, notes) = rayon::join(manifest, || record::begin(&entries));
        let record = record::finish(notes, manifest?);
        published.set_aside = swap::publish(disk, &folders, &spare, &live, &record)?;
        // Beside what follows: piece by piece it takes its time.
        rayon::spawn(move || drop((live, entries)));
        published.previous = folders.spare;
        Ok(published)
    }
}

impl Sink for Publication<'_> {
    fn put(&self, path: &str, bytes: &[u8]) -> Result<(), SinkError> {
        self.receive(path, bytes, Hash::of(bytes), None)
    }

    fn expect(&self, paths: &mut dyn Iterator<Item = String>) -> Result<(), SinkError> {
        // A tree that is there already has most folders; what is new in it makes its own.
        if self.spare.is_new() {
            for path in paths {
                check(&path)?;
                self.spare.expect(&path)?;
            }
        }
        Ok(())
    }

    fn put_made(&self, path: &str, key: Key, bytes: &[u8]) -> Result<(), SinkError> {
        self.receive(path, bytes, Hash::of(bytes), Some(key))
    }

    /// What was published from this key is in the spare already, or is copied there.
    fn keep(&self, path: &str, key: Key) -> Result<bool, SinkError> {
        if self.trust == Trust::Nothing {
            return Ok(false);
        }
        if self.stays(path, key)?.is_some() {
            return Ok(true);
        }
        // Unreadable or altered by others: then it is made anew.
        let Some(live) = self.published_from(path, key) else { return Ok(false) };
        let Ok(bytes) = self.disk.read(&self.folders.out.join(path)) else { return Ok(false) };
        if Hash::of(&bytes) != live.hash {
            return Ok(false);
        }
        self.receive(path, &bytes, live.hash, Some(key))?;
        Ok(true)
    }

    fn put_pieces(&self, path: &str, pieces: &Pieces<'_>) -> Result<u64, SinkError> {
        check(path)?;
        pieces::put(self, path, pieces)
    }
}

fn check(path: &str) -> Result<(), SinkError> {
    OutputPath::check(path)?;
    if path == Manifest::NAME { Err(SinkError::Twice(path.to_owned())) } else { Ok(()) }
}

/// When the same bytes were written into the published tree, so that a file that stays keeps its time.
fn live_time(disk: &dyn Disk, folders: &Folders, live: &Record, path: &str, hash: Hash) -> Option<Time> {
    time_of(disk, folders, live.find(path), hash)
}

/// The same of the file that is published at the path.
fn time_of(disk: &dyn Disk, folders: &Folders, live: Option<&Entry>, hash: Hash) -> Option<Time> {
    let entry = live.filter(|entry| entry.hash == hash)?;
    entry.time.or_else(|| {
        let there = disk.stat(&folders.out.join(&*entry.path)).ok().flatten()?;
        ((there.kind, there.size) == (Kind::File, entry.size)).then_some(there.time)
    })
}

fn is_page(path: &str) -> bool {
    path.ends_with(".html")
}

/// Refuses when more than a tenth of the published pages would vanish; `removed` is what would.
fn ask(live: &Record, removed: &[String]) -> Result<(), Error> {
    let vanishing: Vec<String> = removed.iter().filter(|path| is_page(path)).cloned().collect();
    if vanishing.is_empty() {
        return Ok(());
    }
    let pages = live.entries.iter().filter(|entry| is_page(&entry.path)).count();
    if vanishing.len() * 10 > pages { Err(Error::TooManyRemovals { pages, vanishing }) } else { Ok(()) }
}

/// How many files are compared by one thread at a time.
const STRETCH: usize = 8192;

/// What the readers of the site will find added, changed and removed.
fn compare(live: &Record, entries: &[Entry]) -> Published {
    let stretches: Vec<&[Entry]> = entries.chunks(STRETCH).collect();
    // What was published up to where the next stretch begins.
    let ends = stretches.iter().skip(1).map(|next| live.entries.partition_point(|entry| entry.path < next[0].path));
    let ends: Vec<usize> = ends.chain([live.entries.len()]).collect();
    let compared = ends.par_iter().enumerate().map(|(at, &end)| {
        let start = at.checked_sub(1).map_or(0, |before| ends[before]);
        compare_stretch(&live.entries[start..end], stretches.get(at).copied().unwrap_or_default())
    });
    let mut published = Published { files: entries.len(), ..Published::default() };
    for mut stretch in compared.collect::<Vec<_>>() {
        published.added.append(&mut stretch.added);
        published.changed.append(&mut stretch.changed);
        published.removed.append(&mut stretch.removed);
        published.unchanged += stretch.unchanged;
        published.pages += stretch.pages;
        published.bytes += stretch.bytes;
    }
    published
}

fn compare_stretch(before: &[Entry], after: &[Entry]) -> Published {
    let mut published = Published::default();
    for pair in side_by_side(before, after) {
        if let Some(entry) = pair.as_ref().right() {
            published.pages += usize::from(is_page(&entry.path));
            published.bytes += entry.size;
        }
        match pair {
            EitherOrBoth::Right(new) => published.added.push(new.path.to_string()),
            EitherOrBoth::Both(before, after) if before.hash == after.hash => published.unchanged += 1,
            EitherOrBoth::Both(_, after) => published.changed.push(after.path.to_string()),
            EitherOrBoth::Left(before) if before.kept => {}
            EitherOrBoth::Left(before) => published.removed.push(before.path.to_string()),
        }
    }
    published
}

/// Takes over from the published tree the assets that this build replaces, or, when the assets are the same as before,
/// those that are kept already. What is no longer as the manifest says is let go.
fn keep_replaced_assets(
    disk: &dyn Disk,
    folders: &Folders,
    live: &Record,
    spare: &Spare<'_>,
    entries: &mut Vec<Entry>,
) -> Result<(), Error> {
    let same = |a: &Entry, b: &Entry| (&a.path, a.hash) == (&b.path, b.hash);
    let is_asset = |entry: &&Entry| entry.path.starts_with(ASSETS) && !entry.kept;
    let unchanged = live.entries.iter().filter(is_asset).count() == entries.iter().filter(is_asset).count()
        && live.entries.iter().filter(is_asset).zip(entries.iter().filter(is_asset)).all(|(a, b)| same(a, b));
    let candidates = live.entries.iter().filter(|entry| if unchanged { entry.kept } else { is_asset(entry) });
    let mut kept = Vec::new();
    for candidate in candidates.filter(|candidate| find(entries, &candidate.path).is_none()) {
        let Ok(bytes) = disk.read(&folders.out.join(&*candidate.path)) else { continue };
        if Hash::of(&bytes) == candidate.hash {
            let time = live_time(disk, folders, live, &candidate.path, candidate.hash);
            let entry = spare.add(&candidate.path, &bytes, candidate.hash, time)?;
            kept.push(Entry { kept: true, ..entry });
        }
    }
    entries.append(&mut kept);
    entries.sort_unstable_by(|a, b| a.path.cmp(&b.path));
    Ok(())
}
