//! What earlier runs found of each entry and each written page, so that one that did not change is neither read nor
//! judged again.
//!
//! One file a folder lies in `.laoyou/cache/judged/`: an edit rewrites a small file, and several are read at once. A
//! result holds for the bytes of the file, for what lies beside it, for the registries, for the program, and from the
//! day it was found until the day it changes by itself. What is broken, foreign or old is no cache: it costs time.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use jiff::civil::Date;
use rayon::prelude::*;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use crate::diagnostic::Diagnostics;
use crate::draft::{Draft, Value};
use crate::key::Key;
use crate::load::{self, Listed, Stamp};
use crate::write::keep::Store;
use crate::write::seal::{sealed, unsealed};

/// Opens every file; another form of it has another name.
const FORMAT: &[u8] = b"laoyou judged 3\n";

/// A file whose times are not this much older than the look at it may have been written again without a trace: some
/// systems tell times in steps of two seconds.
const YOUNG: i64 = 2_000_000_000;

/// What was found of one file.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Found<T> {
    /// The entry or page, when it could be read.
    pub(super) made: Option<T>,
    /// Its faults.
    pub(super) faults: Diagnostics,
}

/// Everything that a result depends on but the bytes of the file itself and what lies beside it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Terms {
    /// Registries, and the days that they alone do not tell.
    pub(super) context: Key,
    /// The real day.
    pub(super) day: Date,
}

/// The cache of one site as earlier runs left it; one that previews hand on is read but once.
#[derive(Debug, Default)]
pub(super) struct Cache {
    shards: HashMap<String, Shard>,
    /// Folders whose files are others on the disk than here: what a run knew of them serves until it ends.
    outdated: Vec<String>,
    /// Whether results are let go when they have been asked for.
    passing: bool,
}

/// The files of one folder, shared with whoever writes them anew.
#[derive(Clone, Debug)]
struct Shard {
    head: Arc<Head>,
    /// The whole file; results lie behind the head. Empty when they were let go.
    bytes: Arc<Vec<u8>>,
    /// Where the result of each note begins.
    starts: Arc<Vec<usize>>,
}

#[derive(Debug, Serialize, Deserialize)]
struct Head {
    program: Key,
    context: Key,
    /// The time of the disk before the files were looked at, in nanoseconds since 1970.
    looked: i64,
    /// By name.
    notes: Vec<Note>,
}

/// What is known of one file.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Note {
    name: Box<str>,
    stamp: Stamp,
    bytes: Key,
    beside: Key,
    /// When it was judged, and when it must be again.
    day: Date,
    next_change: Option<Date>,
    age: Age,
    /// Bytes of its result.
    length: u32,
}

/// What a file says of its own age, whatever the registries are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Age {
    /// When it was last changed.
    pub(super) updated: Option<Date>,
}

impl Age {
    /// What a draft says of it.
    pub(super) fn of(draft: &Draft) -> Self {
        let updated = draft.root.peek("updated").and_then(|entry| match &entry.value {
            Value::Scalar(day) => day.text.parse().ok(),
            _ => None,
        });
        Self { updated }
    }
}

/// What this run knows of one file, to be kept for the next.
#[derive(Debug)]
pub(super) enum Kept {
    /// What the cache has at a position already, of a file that now has this stamp.
    Old(usize, Stamp),
    /// What was found anew.
    New(Note, Box<[u8]>),
}

/// What is to be kept of the files of one folder.
#[derive(Debug)]
pub(super) struct Keeping {
    store: Store,
    folder: String,
    program: Key,
    context: Key,
    looked: i64,
    kept: Vec<Kept>,
    old: Option<Shard>,
}

/// What the cache knows of a file.
pub(super) enum Known<T> {
    /// It is as it was; this was found.
    Same(Box<Found<T>>, Kept),
    /// It must be judged; its bytes, when they had to be read to see that.
    Other(Option<Vec<u8>>),
}

impl Cache {
    /// A cache for a single run: results are not held beside all that was made of them.
    pub(super) fn for_one_run() -> Self {
        Self { passing: true, ..Self::default() }
    }

    /// Reads what there is for the folders, but for what is at hand.
    pub(super) fn read(&mut self, site: &Path, mut folders: Vec<&str>, program: Option<Key>) {
        let Some(program) = program else { return };
        for folder in self.outdated.drain(..) {
            self.shards.remove(&folder);
        }
        folders.retain(|folder| !self.shards.contains_key(*folder));
        let shards = folders.into_par_iter().filter_map(|folder| {
            let bytes = load::bytes(&site.join(".laoyou").join(name(folder))).ok()?;
            Some((folder.to_owned(), Shard::read(bytes, program)?))
        });
        let shards: Vec<(String, Shard)> = shards.collect();
        self.shards.extend(shards);
    }

    /// What is known of a file whose surroundings have the key `beside`; reads it when only its bytes can tell.
    pub(super) fn find<T: DeserializeOwned>(
        &self,
        site: &Path,
        listed: &Listed,
        beside: Key,
        terms: Terms,
    ) -> Result<Known<T>, load::Error> {
        let Some((shard, position)) = self.place(listed) else { return Ok(Known::Other(None)) };
        let note = &shard.head.notes[position];
        let due = note.next_change.is_some_and(|day| day <= terms.day);
        if shard.head.context != terms.context || note.beside != beside || terms.day < note.day || due {
            return Ok(Known::Other(None));
        }
        if note.stamp != listed.stamp || shard.is_young(note) {
            let bytes = load::raw(site, &listed.path)?;
            if Key::of_bytes(&bytes) != note.bytes {
                return Ok(Known::Other(Some(bytes)));
            }
        }
        Ok(match postcard::from_bytes(shard.result(position)) {
            Ok(found) => Known::Same(Box::new(found), Kept::Old(position, listed.stamp)),
            Err(_) => Known::Other(None),
        })
    }

    /// What a file says of its own age, when the file is surely as it was.
    pub(super) fn age(&self, listed: &Listed) -> Option<Age> {
        self.unchanged(listed).map(|note| note.age)
    }

    /// The key of a file's bytes, when the file is surely as it was.
    pub(super) fn bytes(&self, listed: &Listed) -> Option<Key> {
        self.unchanged(listed).map(|note| note.bytes)
    }

    fn unchanged(&self, listed: &Listed) -> Option<&Note> {
        let (shard, position) = self.place(listed)?;
        let note = &shard.head.notes[position];
        (note.stamp == listed.stamp && !shard.is_young(note)).then_some(note)
    }

    fn place(&self, listed: &Listed) -> Option<(&Shard, usize)> {
        let shard = self.shards.get(listed.path.folder())?;
        Some((shard, shard.position(listed.path.name())?))
    }

    /// What is to be kept of the files of one folder, in their order; nothing when that is what was kept before. `looked`
    /// is the time of the disk before the files were listed.
    pub(super) fn keep(
        &mut self,
        store: &Store,
        folder: &str,
        kept: Vec<Kept>,
        looked: i64,
        program: Key,
        terms: Terms,
    ) -> Option<Keeping> {
        let old = self.shards.get(folder);
        if old.is_some_and(|old| old.is_still(&kept)) {
            return None;
        }
        self.outdated.push(folder.to_owned());
        Some(Keeping {
            store: store.clone(),
            folder: folder.to_owned(),
            program,
            context: terms.context,
            looked,
            kept,
            old: old.cloned(),
        })
    }

    /// Lets the results of a folder go, of whose files none will be asked for again in this run.
    pub(super) fn pass(&mut self, folder: &str) {
        if let Some(shard) = self.shards.get_mut(folder).filter(|_| self.passing) {
            shard.bytes = Arc::default();
        }
    }
}

/// The name of the file for a folder.
fn name(folder: &str) -> String {
    format!("cache/judged/{}", Key::of(folder).hex())
}

impl Shard {
    fn read(bytes: Vec<u8>, program: Key) -> Option<Self> {
        let (head, results) = postcard::take_from_bytes::<Head>(unsealed(FORMAT, &bytes)?).ok()?;
        if head.program != program {
            return None;
        }
        let mut start = bytes.len() - results.len();
        let mut starts = Vec::with_capacity(head.notes.len());
        for known in &head.notes {
            starts.push(start);
            start += known.length as usize;
        }
        let whole = start == bytes.len();
        whole.then(|| Self { head: head.into(), bytes: bytes.into(), starts: starts.into() })
    }

    /// Whether all that is to be kept is here, and nothing else.
    fn is_still(&self, kept: &[Kept]) -> bool {
        let notes = &self.head.notes;
        let is_still = |(at, (kept, note)): (usize, (&Kept, &Note))| match kept {
            Kept::Old(position, stamp) => (*position, *stamp) == (at, note.stamp) && !self.is_young(note),
            Kept::New(..) => false,
        };
        notes.len() == kept.len() && kept.iter().zip(notes).enumerate().all(is_still)
    }

    fn is_young(&self, note: &Note) -> bool {
        let newest = note.stamp.ctime.map_or(note.stamp.mtime, |ctime| ctime.max(note.stamp.mtime));
        newest > self.head.looked - YOUNG
    }

    /// The position of a file's note.
    fn position(&self, name: &str) -> Option<usize> {
        self.head.notes.binary_search_by(|note| (*note.name).cmp(name)).ok()
    }

    /// The result of a note; nothing, which cannot be read, when it was let go.
    fn result(&self, position: usize) -> &[u8] {
        let start = self.starts[position];
        self.bytes.get(start..start + self.head.notes[position].length as usize).unwrap_or_default()
    }
}

impl Kept {
    /// What was found of a file by judging its bytes.
    pub(super) fn new<T: Serialize>(
        listed: &Listed,
        bytes: Key,
        beside: Key,
        terms: Terms,
        found: &Found<T>,
        next_change: Option<Date>,
        age: Age,
    ) -> Self {
        // Plain data in memory; a result that is empty is one that cannot be read, and is found again.
        let result = postcard::to_stdvec(found).unwrap_or_default();
        let note = Note {
            name: listed.path.name().into(),
            stamp: listed.stamp,
            bytes,
            beside,
            day: terms.day,
            next_change,
            age,
            length: u32::try_from(result.len()).unwrap_or(0),
        };
        Self::New(note, result.into())
    }
}

impl Keeping {
    /// Keeps it. What cannot be kept costs the next run some time.
    pub(super) fn write(self) {
        let old = self.old.as_ref();
        let parts = self.kept.iter().filter_map(|kept| match kept {
            Kept::Old(position, stamp) => {
                let old = old?;
                Some((Note { stamp: *stamp, ..old.head.notes[*position].clone() }, old.result(*position)))
            }
            Kept::New(note, result) => Some((note.clone(), &**result)),
        });
        let (notes, results): (Vec<Note>, Vec<&[u8]>) = parts.unzip();
        let head = Head { program: self.program, context: self.context, looked: self.looked, notes };
        let head = postcard::to_stdvec(&head).unwrap_or_default();
        let bytes = sealed(FORMAT, std::iter::once(&*head).chain(results));
        let _ = self.store.put(&name(&self.folder), &bytes);
    }
}

/// The site's store, and the time of its disk now.
pub(super) fn look(site: &Path) -> Option<(Store, i64)> {
    let store = Store::open(site).ok()?;
    store.put("cache/looked", b"").ok()?;
    let path: PathBuf = store.folder().join("cache/looked");
    let stamp = load::stamp(&path).ok()?;
    Some((store, stamp.mtime))
}
