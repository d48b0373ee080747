//! What earlier runs found of each entry and each written page, so that one that did not change is neither read nor
//! judged again.
//!
//! Two files a folder lie in `.laoyou/cache/`: an edit rewrites small files, and several are read at once. What is
//! decoded in any case lies in `judged/`; encoded facilities lie in `records/` and stay as they were read. A result holds
//! for the bytes of the file, for what lies beside it, for the registries, for the program, and from the day it was found
//! until the day it changes by itself. What is broken, foreign or old is no cache: it costs time.

use std::collections::HashMap;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use bytes::Bytes;
use jiff::civil::Date;
use rayon::prelude::*;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use crate::check::page::CheckedPage;
use crate::check::trace::Entry;
use crate::diagnostic::Diagnostics;
use crate::draft::{Draft, Value};
use crate::key::Key;
use crate::load::{self, Listed, Stamp};
use crate::record::day;
use crate::write::keep::Store;
use crate::write::seal::{sealed, unsealed};

/// Opens every file; another form of it has another name.
const FORMAT: &[u8] = b"laoyou judged 4\n";

/// A file whose times are not this much older than the look at it may have been written again without a trace: some
/// systems tell times in steps of two seconds.
const YOUNG: i64 = 2_000_000_000;

/// What can be kept of a file: all that it serialises, and bytes that are read again without being copied.
pub(super) trait Keep: Serialize + DeserializeOwned {
    /// These bytes; none for most.
    fn bytes(&self) -> Bytes {
        Bytes::new()
    }

    /// Gives them back to what was read without them.
    fn put_bytes(&mut self, _: Bytes) {}
}

impl Keep for CheckedPage {}

impl Keep for Box<Entry> {
    fn bytes(&self) -> Bytes {
        self.record.bytes().clone()
    }

    fn put_bytes(&mut self, bytes: Bytes) {
        self.record.put_bytes(bytes);
    }
}

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
    outdated: Mutex<Vec<String>>,
}

/// What is known of the files of one folder, shared with whoever writes it anew.
#[derive(Clone, Debug)]
pub(super) struct Shard {
    head: Arc<Head>,
    /// The whole file; results lie behind the head.
    judged: Bytes,
    records: Bytes,
    /// Where the parts of each note begin.
    starts: Arc<Vec<Start>>,
}

#[derive(Clone, Copy, Debug)]
struct Start {
    result: usize,
    record: usize,
}

#[derive(Debug, Serialize, Deserialize)]
struct Head {
    program: Key,
    context: Key,
    /// The key of the file of records that goes with it.
    records: Key,
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
    #[serde(with = "day")]
    day: Date,
    #[serde(with = "day::option")]
    next_change: Option<Date>,
    age: Age,
    /// Bytes of its result.
    result: u32,
    /// Bytes of its record.
    record: u32,
}

/// What a file says of its own age, whatever the registries are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Age {
    /// When it was last changed.
    #[serde(with = "day::option")]
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
    /// What was found anew: its result, and its record.
    New(Note, Box<[u8]>, Bytes),
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
    /// Reads what there is for the folders, but for what is at hand.
    pub(super) fn read(&mut self, site: &Path, mut folders: Vec<&str>, program: Option<Key>) {
        let Some(program) = program else { return };
        for folder in std::mem::take(self.outdated.get_mut().unwrap_or_else(PoisonError::into_inner)) {
            self.shards.remove(&folder);
        }
        folders.retain(|folder| !self.shards.contains_key(*folder));
        let shards = folders.into_par_iter().filter_map(|folder| {
            let names = Names::of(folder);
            let file = |name: &str| load::bytes(&site.join(".laoyou").join(name));
            Some((folder.to_owned(), Shard::read(file(&names.judged).ok()?, || file(&names.records).ok(), program)?))
        });
        let shards: Vec<(String, Shard)> = shards.collect();
        self.shards.extend(shards);
    }

    /// What is known of the files of a folder.
    pub(super) fn folder(&self, folder: &str) -> Option<&Shard> {
        self.shards.get(folder)
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
        let shard = self.folder(listed.path.folder())?;
        Some((shard, shard.position(listed.path.name(), 0)?))
    }

    /// What is to be kept of the files of one folder, in their order; nothing when that is what was kept before. `looked`
    /// is the time of the disk before the files were listed.
    pub(super) fn keep(
        &self,
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
        self.outdated.lock().unwrap_or_else(PoisonError::into_inner).push(folder.to_owned());
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
}

/// The names of the files for a folder.
struct Names {
    judged: String,
    records: String,
}

impl Names {
    fn of(folder: &str) -> Self {
        let of = Key::of(folder).hex();
        Self { judged: format!("cache/judged/{of}"), records: format!("cache/records/{of}") }
    }
}

impl Shard {
    fn read(judged: Vec<u8>, records: impl FnOnce() -> Option<Vec<u8>>, program: Key) -> Option<Self> {
        let (head, results) = postcard::take_from_bytes::<Head>(unsealed(FORMAT, &judged)?).ok()?;
        if head.program != program {
            return None;
        }
        let mut at = Start { result: judged.len() - results.len(), record: 0 };
        let mut starts = Vec::with_capacity(head.notes.len());
        for known in &head.notes {
            starts.push(at);
            at = Start { result: at.result + known.result as usize, record: at.record + known.record as usize };
        }
        let records = if at.record == 0 { Vec::new() } else { records()? };
        let whole = (at.result, at.record) == (judged.len(), records.len()) && Key::of_bytes(&records) == head.records;
        whole.then(|| Self { head: head.into(), judged: judged.into(), records: records.into(), starts: starts.into() })
    }

    /// What is known of a file whose surroundings have the key `beside`; reads it when only its bytes can tell. `at` is its
    /// position among the files of the folder, which is mostly that of its note.
    pub(super) fn find<T: Keep>(
        &self,
        site: &Path,
        (at, listed): (usize, &Listed),
        beside: Key,
        terms: Terms,
    ) -> Result<Known<T>, load::Error> {
        let Some(position) = self.position(listed.path.name(), at) else { return Ok(Known::Other(None)) };
        let note = &self.head.notes[position];
        let due = note.next_change.is_some_and(|day| day <= terms.day);
        if self.head.context != terms.context || note.beside != beside || terms.day < note.day || due {
            return Ok(Known::Other(None));
        }
        if note.stamp != listed.stamp || self.is_young(note) {
            let bytes = load::raw(site, &listed.path)?;
            if Key::of_bytes(&bytes) != note.bytes {
                return Ok(Known::Other(Some(bytes)));
            }
        }
        Ok(match postcard::from_bytes::<Found<T>>(&self.judged[self.result(position)]) {
            Ok(mut found) => {
                if let Some(made) = &mut found.made {
                    made.put_bytes(self.records.slice(self.record(position)));
                }
                Known::Same(Box::new(found), Kept::Old(position, listed.stamp))
            }
            Err(_) => Known::Other(None),
        })
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

    /// The position of a file's note; it is looked for first where it may stand.
    fn position(&self, name: &str, likely: usize) -> Option<usize> {
        if self.head.notes.get(likely).is_some_and(|note| *note.name == *name) {
            return Some(likely);
        }
        self.head.notes.binary_search_by(|note| (*note.name).cmp(name)).ok()
    }

    /// Where the result of a note lies.
    fn result(&self, position: usize) -> Range<usize> {
        let start = self.starts[position].result;
        start..start + self.head.notes[position].result as usize
    }

    /// Where the record of a note lies.
    fn record(&self, position: usize) -> Range<usize> {
        let start = self.starts[position].record;
        start..start + self.head.notes[position].record as usize
    }
}

impl Kept {
    /// What was found of a file by judging its bytes.
    pub(super) fn new<T: Keep>(
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
        let record = found.made.as_ref().map(Keep::bytes).unwrap_or_default();
        let length = |bytes: &[u8]| u32::try_from(bytes.len()).unwrap_or(0);
        let note = Note {
            name: listed.path.name().into(),
            stamp: listed.stamp,
            bytes,
            beside,
            day: terms.day,
            next_change,
            age,
            result: length(&result),
            record: length(&record),
        };
        Self::New(note, result.into(), record)
    }
}

impl Keeping {
    /// Keeps it. What cannot be kept costs the next run some time.
    pub(super) fn write(self) {
        let old = self.old.as_ref();
        let mut notes = Vec::with_capacity(self.kept.len());
        let (mut results, mut records) = (Vec::with_capacity(self.kept.len()), Vec::new());
        for kept in &self.kept {
            match (kept, old) {
                (Kept::Old(position, stamp), Some(old)) => {
                    notes.push(Note { stamp: *stamp, ..old.head.notes[*position].clone() });
                    results.push(&old.judged[old.result(*position)]);
                    records.extend_from_slice(&old.records[old.record(*position)]);
                }
                (Kept::Old(..), None) => {}
                (Kept::New(note, result, record), _) => {
                    notes.push(note.clone());
                    results.push(result);
                    records.extend_from_slice(record);
                }
            }
        }
        let (program, context, looked) = (self.program, self.context, self.looked);
        let head = Head { program, context, records: Key::of_bytes(&records), looked, notes };
        let head = postcard::to_stdvec(&head).unwrap_or_default();
        let judged = sealed(FORMAT, std::iter::once(&*head).chain(results));
        let names = Names::of(&self.folder);
        // One without the other is not believed.
        let _ = self.store.put(&names.records, &records).and_then(|()| self.store.put(&names.judged, &judged));
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
