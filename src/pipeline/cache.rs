//! What earlier runs found of each entry and each written page, so that one that did not change is neither read nor
//! judged again.
//!
//! Of each folder lies a [`Sheet`] in `.laoyou/cache/`, and often a second one that amends it: after a small edit only that
//! one is written. A result holds for the bytes of the file, for what lies beside it, for the registries, for the program,
//! and from the day it was found until the day it changes by itself. What is broken, foreign or old is no cache: it costs
//! time.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use bytes::Bytes;
use jiff::civil::Date;
use rayon::prelude::*;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use super::sheet::{Age, Imprint, Note, Sheet};
use crate::check::page::CheckedPage;
use crate::check::trace::Entry;
use crate::diagnostic::Diagnostics;
use crate::key::Key;
use crate::load::{self, Listed, Stamp};
use crate::write::keep::Store;

/// A sheet is amended as long as so many times as many of its notes stay.
const MANY: usize = 16;

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
    folders: HashMap<String, Folder>,
    /// Folders whose files are others on the disk than here: what a run knew of them serves until it ends.
    outdated: Mutex<Vec<String>>,
}

/// What is known of the files of one folder.
#[derive(Clone, Debug)]
pub(super) struct Folder {
    whole: Sheet,
    /// What was found since.
    later: Option<Sheet>,
}

/// Which sheet of a folder.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Which {
    Whole,
    Later,
}

/// What this run knows of one file, to be kept for the next.
#[derive(Debug)]
pub(super) enum Kept {
    /// What the cache has on a sheet at a position already, of a file that now has this stamp.
    Old(Which, usize, Stamp),
    /// What was found anew: its result, and its record.
    New(Note, Box<[u8]>, Bytes),
}

/// What is to be kept of the files of one folder.
#[derive(Debug)]
pub(super) struct Keeping {
    store: Store,
    /// The name of the sheet.
    name: String,
    imprint: Imprint,
    kept: Vec<Kept>,
    old: Option<Folder>,
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
            self.folders.remove(&folder);
        }
        folders.retain(|folder| !self.folders.contains_key(*folder));
        let read = |folder: &str| Some((folder.to_owned(), Folder::read(site, folder, program)?));
        self.folders.extend(folders.into_par_iter().filter_map(read).collect::<Vec<_>>());
    }

    /// What is known of the files of a folder.
    pub(super) fn folder(&self, folder: &str) -> Option<&Folder> {
        self.folders.get(folder)
    }

    /// What is to be kept of the files of one folder, in their order; nothing when all of it is kept already. `looked` is
    /// the time of the disk before the files were listed.
    pub(super) fn keep(
        &self,
        store: &Store,
        folder: &str,
        mut kept: Vec<Kept>,
        looked: i64,
        program: Key,
        terms: Terms,
    ) -> Option<Keeping> {
        let old = self.folders.get(folder);
        if old.is_some_and(|old| kept.iter().all(|kept| old.has(kept).is_some())) {
            return None;
        }
        self.outdated.lock().unwrap_or_else(PoisonError::into_inner).push(folder.to_owned());
        let mut name = name(folder);
        let mut imprint = Imprint { program, context: terms.context, looked, amends: None };
        if let Some(old) = old {
            let is_amended = |kept: &Kept| old.has(kept) != Some(Which::Whole);
            if kept.iter().filter(|kept| is_amended(kept)).count() * MANY <= kept.len() {
                kept.retain(is_amended);
                imprint.amends = Some(old.whole.mark());
                name.push_str(LATER);
            }
        }
        Some(Keeping { store: store.clone(), name, imprint, kept, old: old.cloned() })
    }
}

/// The name of the sheet of a folder.
fn name(folder: &str) -> String {
    Key::of(folder).hex()
}

/// The end of the name of the sheet that amends it.
const LATER: &str = "-later";

impl Folder {
    fn read(site: &Path, folder: &str, program: Key) -> Option<Self> {
        let whole = Sheet::read(site, &name(folder), program)?;
        let later = Sheet::read(site, &(name(folder) + LATER), program);
        let later = later.filter(|later| later.imprint().amends == Some(whole.mark()));
        Some(Self { whole, later })
    }

    /// What is noted of a file that is surely as it was; `at` is its position among the files of the folder.
    pub(super) fn unchanged(&self, at: usize, listed: &Listed) -> Option<&Note> {
        let (_, sheet, position) = self.place(listed.path.name(), at)?;
        sheet.is_surely(position, listed.stamp).then(|| sheet.note(position))
    }

    fn sheet(&self, which: Which) -> Option<&Sheet> {
        match which {
            Which::Whole => Some(&self.whole),
            Which::Later => self.later.as_ref(),
        }
    }

    /// Where the newest note of a file stands; in the whole it is looked for first where it may stand.
    fn place(&self, name: &str, likely: usize) -> Option<(Which, &Sheet, usize)> {
        let later = self.later.as_ref().and_then(|later| Some((Which::Later, later, later.position(name, 0)?)));
        later.or_else(|| Some((Which::Whole, &self.whole, self.whole.position(name, likely)?)))
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
        let Some((which, sheet, position)) = self.place(listed.path.name(), at) else { return Ok(Known::Other(None)) };
        let note = sheet.note(position);
        let due = note.next_change.is_some_and(|day| day <= terms.day);
        if sheet.imprint().context != terms.context || note.beside != beside || terms.day < note.day || due {
            return Ok(Known::Other(None));
        }
        if !sheet.is_surely(position, listed.stamp) {
            let bytes = load::raw(site, &listed.path)?;
            if Key::of_bytes(&bytes) != note.bytes {
                return Ok(Known::Other(Some(bytes)));
            }
        }
        Ok(match postcard::from_bytes::<Found<T>>(sheet.result(position)) {
            Ok(mut found) => {
                if let Some(made) = &mut found.made {
                    made.put_bytes(sheet.record(position));
                }
                Known::Same(Box::new(found), Kept::Old(which, position, listed.stamp))
            }
            Err(_) => Known::Other(None),
        })
    }

    /// The sheet that has what is to be kept as it is.
    fn has(&self, kept: &Kept) -> Option<Which> {
        let &Kept::Old(which, position, stamp) = kept else { return None };
        self.sheet(which)?.is_surely(position, stamp).then_some(which)
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
        let name = listed.path.name().into();
        let days = (terms.day, next_change);
        let note = Note::new(name, listed.stamp, [bytes, beside], days, age, [&result, &record]);
        Self::New(note, result.into(), record)
    }
}

impl Keeping {
    /// Keeps it.
    pub(super) fn write(self) {
        let Self { store, name, imprint, kept, old } = self;
        let lines = kept.iter().filter_map(|kept| match kept {
            &Kept::Old(which, position, stamp) => {
                let sheet = old.as_ref()?.sheet(which)?;
                let mut note = sheet.note(position).clone();
                note.stamp = stamp;
                Some((note, sheet.result(position), sheet.record(position)))
            }
            Kept::New(note, result, record) => Some((note.clone(), &**result, record.clone())),
        });
        Sheet::write(&store, &name, imprint, lines);
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
