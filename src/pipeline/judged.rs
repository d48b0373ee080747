//! One file judged: as an earlier run found it when nothing has changed, else from its bytes.

use std::path::Path;
use std::sync::mpsc::SyncSender;
use std::thread::JoinHandle;

use jiff::civil::Date;

use super::Error;
use super::cache::{Cache, Folder, Found, Keep, Keeping, Kept, Known, Terms};
use super::sheet::Age;
use super::survey::{Memory, Site, draft};
use crate::diagnostic::Diagnostics;
use crate::draft::Draft;
use crate::field::FileKind;
use crate::key::Key;
use crate::load::{self, Inventory, Listed};
use crate::write::keep::Store;

/// The results of earlier runs, and whether those of this one are kept.
pub(super) struct Earlier<'a> {
    pub(super) cache: &'a mut Cache,
    memory: Memory,
    pub(super) program: Option<Key>,
    /// The site's store, and the time of its disk before the files were listed.
    pub(super) looked: Option<(Store, i64)>,
    /// There when anything is kept.
    keeper: Option<Keeper>,
}

/// Writes what is kept for the next run, while this one goes on: a disk may take its time. Whoever drops it waits for it.
struct Keeper {
    keepings: Option<SyncSender<Keeping>>,
    writing: Option<JoinHandle<()>>,
}

/// How many folders may wait for the disk: what is kept of all of them is not to be held at once.
const WAITING: usize = 1;

impl Keeper {
    fn begin() -> Self {
        let (keepings, taken) = std::sync::mpsc::sync_channel::<Keeping>(WAITING);
        let writing = std::thread::spawn(move || taken.into_iter().for_each(Keeping::write));
        Self { keepings: Some(keepings), writing: Some(writing) }
    }

    fn take(&self, keeping: Keeping) {
        if let Some(keepings) = &self.keepings {
            // Without a writer nothing is kept, which costs the next run some time.
            let _ = keepings.send(keeping);
        }
    }
}

impl Drop for Keeper {
    fn drop(&mut self) {
        drop(self.keepings.take());
        let _ = self.writing.take().map(JoinHandle::join);
    }
}

/// What was found of one file, and what the next run may use.
type Judged<T> = (Found<T>, Option<Kept>);

impl<'a> Earlier<'a> {
    pub(super) fn open(
        site: &Path,
        inventory: &Inventory,
        (memory, looked): (Memory, Option<(Store, i64)>),
        cache: &'a mut Cache,
    ) -> Self {
        let program = super::program();
        let areas = inventory.areas().into_iter().map(|(folder, _)| folder);
        let mut folders: Vec<&str> = areas.chain(inventory.pages.iter().map(|(_, page)| page.path.folder())).collect();
        // Files are listed folder by folder.
        folders.dedup();
        if memory == Memory::Renewed {
            *cache = Cache::default();
        } else {
            cache.read(site, folders, program);
        }
        let keeper = looked.is_some().then(Keeper::begin);
        Self { cache, memory, program, looked, keeper }
    }

    /// Whether anything that earlier runs found is used.
    pub(super) fn is_believed(&self) -> bool {
        self.memory != Memory::Renewed
    }

    /// What is found of a file: `judge` gets its draft and the faults found so far, and gives what it makes of it and
    /// the day on which that changes by itself. `known` is what earlier runs found in its folder, `at` its position there,
    /// `beside` the key of what lies beside it.
    pub(super) fn judge<T: Keep>(
        &self,
        site: &Site<'_>,
        known: Option<&Folder>,
        (kind, at, listed): (FileKind, usize, &Listed),
        beside: Key,
        terms: Terms,
        judge: impl FnOnce(&Draft, &mut Diagnostics) -> (Option<T>, Option<Date>),
    ) -> Result<Judged<T>, Error> {
        let found = known.map(|known| known.find(site.root, (at, listed), beside, terms)).transpose()?;
        let bytes = match found {
            Some(Known::Same(found, kept)) => return Ok((*found, Some(kept))),
            Some(Known::Other(Some(bytes))) => bytes,
            Some(Known::Other(None)) | None => load::raw(site.root, &listed.path)?,
        };
        let of_bytes = Key::of_bytes(&bytes);
        let mut faults = Diagnostics::new();
        let draft = draft(kind, &listed.path, bytes, &mut faults);
        let (made, next_change) = draft.as_ref().map_or((None, None), |draft| judge(draft, &mut faults));
        let found = Found { made, faults };
        let kept = self.looked.is_some().then(|| {
            let age = draft.as_ref().map(Age::of).unwrap_or_default();
            Kept::new(listed, of_bytes, beside, terms, &found, next_change, age)
        });
        Ok((found, kept))
    }

    /// What was made of each file of one folder, in order, and their faults; what the next run may use of them is kept.
    pub(super) fn take<T>(
        &self,
        folder: &str,
        judged: Vec<Result<Judged<T>, Error>>,
        terms: Terms,
    ) -> Result<(Vec<Option<T>>, Diagnostics), Error> {
        let mut made = Vec::with_capacity(judged.len());
        let mut faults = Diagnostics::new();
        let mut kept = Vec::with_capacity(judged.len());
        for judged in judged {
            let (found, known) = judged?;
            faults.append(found.faults);
            made.push(found.made);
            kept.extend(known);
        }
        if let (Some((store, looked)), Some(program), Some(keeper)) = (&self.looked, self.program, &self.keeper)
            && let Some(keeping) = self.cache.keep(store, folder, kept, *looked, program, terms)
        {
            keeper.take(keeping);
        }
        Ok((made, faults))
    }
}
