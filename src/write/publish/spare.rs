//! The tree that a build brings up to date: writes only what differs, and notes what it found.

use std::collections::HashSet;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};

use itertools::EitherOrBoth;
use rayon::prelude::*;

use super::error::{Doing, Error};
use super::folders::Folders;
use super::record::{Entry, Piece, Record, side_by_side};
use super::{Trust, find};
use crate::key::Key;
use crate::output::{Hash, Hasher, Manifest, SinkError};
use crate::write::disk::{Disk, Folder, Kind, Stat, Time, remove_all};

pub(super) struct Spare<'d> {
    disk: &'d dyn Disk,
    pub(super) root: PathBuf,
    open: Folder,
    unfinished: PathBuf,
    known: Known,
    /// Whether the spare is marked unfinished.
    marked: Mutex<bool>,
    /// Folders that are there and are folders, relative to the root.
    folders: Mutex<HashSet<Box<str>>>,
    made: Mutex<Vec<Made>>,
}

/// What we know of the tree before the build.
enum Known {
    /// It is not there yet.
    Absent,
    /// A whole tree, with its record, and of each file whether it stays as it is noted there.
    Record(Record, Box<[AtomicBool]>),
    /// Perhaps half written by a killed build: to be compared file by file.
    Nothing,
}

impl Known {
    fn of(record: Record) -> Self {
        let stays = record.entries.iter().map(|_| AtomicBool::new(false)).collect();
        Self::Record(record, stays)
    }
}

struct Made {
    entry: Entry,
    written: bool,
}

/// A file as it stands in the spare now.
struct Brought {
    size: u64,
    time: Time,
    written: bool,
}

/// A file of the spare that grows piece by piece.
pub(super) struct Growing<'s, 'd> {
    spare: &'s Spare<'d>,
    path: String,
    at: PathBuf,
    size: u64,
    time: Time,
    hasher: Hasher,
    pieces: Vec<Piece>,
}

impl Growing<'_, '_> {
    /// Takes the next pieces, all of their bytes at once.
    pub(super) fn take(&mut self, pieces: &[Piece], bytes: &[u8]) -> Result<(), SinkError> {
        self.time = self.spare.disk.append(&self.at, bytes).map_err(|source| self.spare.refused(&self.path, source))?;
        self.size += bytes.len() as u64;
        self.hasher.take(bytes);
        self.pieces.extend_from_slice(pieces);
        Ok(())
    }

    /// The hash of what was taken.
    pub(super) fn hash(&self) -> Hash {
        self.hasher.hash()
    }

    /// Notes the file, and tells its size. `time` is the one of the same bytes in the published tree.
    pub(super) fn finish(self, key: Option<Key>, time: Option<Time>) -> Result<u64, SinkError> {
        let Self { spare, path, at, size, time: own, hasher, pieces } = self;
        let time = match time {
            Some(wanted) => spare.disk.set_time(&at, wanted).map_err(|source| spare.refused(&path, source))?,
            None => own,
        };
        let entry = Entry { key, pieces: pieces.into(), ..entry(&path, size, time, hasher.hash()) };
        lock(&spare.made).push(Made { entry, written: true });
        Ok(size)
    }
}

impl<'d> Spare<'d> {
    pub(super) fn open(disk: &'d dyn Disk, folders: &Folders, trust: Trust) -> Result<Self, Error> {
        let root = folders.spare.clone();
        let read = |source| Error::Io { doing: Doing::Read, path: root.clone(), source };
        let marked = disk.stat(&folders.unfinished).map_err(read)?.is_some();
        let mut known = match disk.stat(&root).map_err(read)? {
            None => Known::Absent,
            Some(Stat { kind: Kind::Folder, .. }) => Known::Nothing,
            Some(Stat { kind, .. }) => {
                remove_all(disk, &root, kind).map_err(|source| Error::Io {
                    doing: Doing::Remove,
                    path: root.clone(),
                    source,
                })?;
                Known::Absent
            }
        };
        if matches!(known, Known::Nothing)
            && !marked
            && trust == Trust::Notes
            && let Some(record) = Record::of_tree(disk, &folders.spare_record, &root)
            && holds_no_link(disk, &root).map_err(read)?
        {
            known = Known::of(record);
        }
        Ok(Self {
            disk,
            open: Folder::open(&root),
            root,
            unfinished: folders.unfinished.clone(),
            known,
            marked: Mutex::new(marked),
            folders: Mutex::default(),
            made: Mutex::default(),
        })
    }

    /// Whether every file is still to be written.
    pub(super) fn is_new(&self) -> bool {
        matches!(self.known, Known::Absent)
    }

    /// Makes the folders above a file that will come: one thread makes them all in less time than several that make their
    /// own, since a system lets only one at a time add to the folder above.
    pub(super) fn expect(&self, path: &str) -> Result<(), SinkError> {
        self.make_parents(path).map_err(|source| self.refused(path, source))
    }

    /// Brings one output up to date and notes it. `time` is the one of the same bytes in the published tree.
    pub(super) fn take(
        &self,
        path: &str,
        bytes: &[u8],
        hash: Hash,
        key: Option<Key>,
        time: Option<Time>,
    ) -> Result<(), SinkError> {
        let brought = self.bring(path, bytes, hash, time).map_err(|source| self.refused(path, source))?;
        self.note(Entry { key, ..entry(path, brought.size, brought.time, hash) }, brought.written)
    }

    /// Takes one output as it stands in the spare, if what stands there is known to have this hash; `time` as above. It is
    /// looked for first at the position that it has in the published tree.
    pub(super) fn keep(
        &self,
        (path, likely): (&str, usize),
        hash: Hash,
        key: Key,
        time: Option<Time>,
    ) -> Result<bool, SinkError> {
        let Known::Record(record, stays) = &self.known else { return Ok(false) };
        let is_there = record.entries.get(likely).is_some_and(|entry| *entry.path == *path);
        let position = if is_there { Some(likely) } else { record.position(path) };
        let Some(position) = position else { return Ok(false) };
        let noted = &record.entries[position];
        if noted.hash != hash {
            return Ok(false);
        }
        let left = match self.disk.stat_in(&self.open, path) {
            Ok(Some(there)) if noted.is(&there) => self.leave(path, &there, time),
            Ok(_) => return Ok(false),
            Err(source) => Err(source),
        };
        let left = left.map_err(|source| self.refused(path, source))?;
        if (noted.time, noted.key, noted.kept) == (Some(left.time), Some(key), false) {
            return stay(stays, position, path).map(|()| true);
        }
        let entry = Entry { key: Some(key), pieces: noted.pieces.clone(), ..entry(path, left.size, left.time, hash) };
        lock(&self.made).push(Made { entry, written: false });
        Ok(true)
    }

    /// Notes a file that was taken. Most stay as they are noted already.
    fn note(&self, entry: Entry, written: bool) -> Result<(), SinkError> {
        if let Known::Record(record, stays) = &self.known
            && !written
            && let Some(position) = record.position(&entry.path).filter(|&position| record.entries[position] == entry)
        {
            return stay(stays, position, &entry.path);
        }
        lock(&self.made).push(Made { entry, written });
        Ok(())
    }

    /// What was made at this path from this key for the build before the last.
    pub(super) fn made_from(&self, path: &str, key: Key) -> Option<&Entry> {
        let Known::Record(record, _) = &self.known else { return None };
        record.find(path).filter(|noted| noted.key == Some(key))
    }

    /// Begins a file that comes piece by piece: what stands there is removed.
    pub(super) fn begin(&self, path: &str) -> Result<Growing<'_, 'd>, SinkError> {
        let at = self.root.join(path);
        let begin = || {
            self.make_parents(path)?;
            let there = if self.is_new() { None } else { self.disk.stat(&at)? };
            if let Some(there) = there {
                remove_all(self.disk, &at, there.kind)?;
            }
            self.disk.create(&at, b"", None)
        };
        let time = begin().map_err(|source| self.refused(path, source))?;
        Ok(Growing {
            spare: self,
            path: path.to_owned(),
            at,
            size: 0,
            time,
            hasher: Hasher::default(),
            pieces: Vec::new(),
        })
    }

    fn refused(&self, path: &str, source: io::Error) -> SinkError {
        match source.kind() {
            // What stood there before is gone, so another output of this build stands there.
            ErrorKind::AlreadyExists => SinkError::Twice(path.to_owned()),
            _ => SinkError::Io { path: self.root.join(path).display().to_string(), source },
        }
    }

    /// The same for what is not an output: kept assets and the manifest.
    pub(super) fn add(&self, path: &str, bytes: &[u8], hash: Hash, time: Option<Time>) -> Result<Entry, Error> {
        let brought = self.bring(path, bytes, hash, time);
        let brought =
            brought.map_err(|source| Error::Io { doing: Doing::Write, path: self.root.join(path), source })?;
        Ok(entry(path, brought.size, brought.time, hash))
    }

    fn bring(&self, path: &str, bytes: &[u8], hash: Hash, wanted: Option<Time>) -> io::Result<Brought> {
        let at = self.root.join(path);
        let there = match &self.known {
            Known::Absent => None,
            Known::Record(record, _) => {
                let there = self.disk.stat_in(&self.open, path)?;
                if let (Some(noted), Some(there)) = (record.find(path), &there)
                    && noted.hash == hash
                    && noted.is(there)
                {
                    return self.leave(path, there, wanted);
                }
                there
            }
            Known::Nothing => {
                // First the folders, so that nothing is found by way of a link.
                self.make_parents(path)?;
                let there = self.disk.stat(&at)?;
                if let Some(there) = &there
                    && (there.kind, there.size) == (Kind::File, bytes.len() as u64)
                    && self.disk.read(&at)? == bytes
                {
                    return self.leave(path, there, wanted);
                }
                there
            }
        };
        self.make_parents(path)?;
        if let Some(there) = there {
            // Removed, not written over: someone may have the old bytes open, or linked to them from elsewhere.
            remove_all(self.disk, &at, there.kind)?;
        }
        let time = self.disk.create(&at, bytes, wanted)?;
        Ok(Brought { size: bytes.len() as u64, time, written: true })
    }

    /// A file that holds the right bytes; only its time may not be the published file's.
    fn leave(&self, path: &str, there: &Stat, wanted: Option<Time>) -> io::Result<Brought> {
        let mut time = there.time;
        if let Some(wanted) = wanted
            && wanted != time
        {
            self.mark()?;
            time = self.disk.set_time(&self.root.join(path), wanted)?;
        }
        Ok(Brought { size: there.size, time, written: false })
    }

    /// Marks the spare unfinished; always before its first write.
    pub(super) fn mark(&self) -> io::Result<()> {
        let mut marked = lock(&self.marked);
        if !*marked {
            self.disk.create(&self.unfinished, b"", None)?;
            *marked = true;
        }
        Ok(())
    }

    /// Makes the spare itself and the folders above a file of it, and puts folders where something else stands.
    fn make_parents(&self, path: &str) -> io::Result<()> {
        let folder = path.rfind('/').map_or("", |slash| &path[..slash]);
        if lock(&self.folders).contains(folder) {
            return Ok(());
        }
        self.mark()?;
        self.make_folder(folder)
    }

    /// Nothing is locked while the disk works: making a folder takes it as long as a file.
    fn make_folder(&self, folder: &str) -> io::Result<()> {
        if lock(&self.folders).contains(folder) {
            return Ok(());
        }
        if !folder.is_empty() {
            let parent = folder.rfind('/').map_or("", |slash| &folder[..slash]);
            self.make_folder(parent)?;
        }
        let at = if folder.is_empty() { self.root.clone() } else { self.root.join(folder) };
        let there = if self.is_new() { None } else { self.disk.stat(&at)? };
        let is_folder = |there: Option<Stat>| there.is_some_and(|there| there.kind == Kind::Folder);
        if !is_folder(there) {
            if there.is_some() {
                // What stands in its place is taken away by one thread alone.
                let _alone = lock(&self.folders);
                if let Some(there) = self.disk.stat(&at)?.filter(|there| there.kind != Kind::Folder) {
                    remove_all(self.disk, &at, there.kind)?;
                }
            }
            if let Err(fault) = self.disk.make_folder(&at)
                // Another thread may have made it meanwhile.
                && !(fault.kind() == ErrorKind::AlreadyExists && is_folder(self.disk.stat(&at)?))
            {
                return Err(fault);
            }
        }
        lock(&self.folders).insert(folder.into());
        Ok(())
    }

    /// What was taken, sorted, and how many files were written; or a path that two outputs want. From now on only what was
    /// not taken is known of the tree before the build.
    pub(super) fn made(&mut self) -> Result<(Vec<Entry>, usize), SinkError> {
        let mut made = std::mem::take(self.made.get_mut().unwrap_or_else(PoisonError::into_inner));
        made.par_sort_unstable_by(|a, b| a.entry.path.cmp(&b.entry.path));
        if let Some(twice) = made.windows(2).find(|two| two[0].entry.path == two[1].entry.path) {
            return Err(SinkError::Twice(twice[0].entry.path.to_string()));
        }
        let written: Vec<Box<str>> =
            made.iter().filter(|made| made.written).map(|made| made.entry.path.clone()).collect();
        let made = made.into_iter().map(|made| made.entry);
        let entries = match std::mem::replace(&mut self.known, Known::Absent) {
            Known::Record(record, stays) => {
                let stays = stays.into_iter().map(AtomicBool::into_inner).collect();
                let (entries, rest) =
                    record.divide(stays, made).map_err(|twice| SinkError::Twice(twice.into_string()))?;
                self.known = Known::of(rest);
                entries
            }
            known => {
                self.known = known;
                made.collect()
            }
        };
        // A file where another wants a folder. One of the two must have been written just now.
        let is_twice = |path: &str| {
            let mut above = path.match_indices('/').map(|(slash, _)| &path[..slash]);
            has_below(&entries, path) || above.any(|folder| find(&entries, folder).is_some())
        };
        match written.par_iter().find_first(|path| is_twice(path)) {
            Some(path) => Err(SinkError::Twice(path.to_string())),
            None => Ok((entries, written.len())),
        }
    }

    /// Removes every file that is not among `entries`, and the folders that are left empty.
    pub(super) fn remove_all_but(&self, entries: &[Entry]) -> Result<(), Error> {
        let removed = match &self.known {
            Known::Absent => Ok(()),
            Known::Record(record, _) => self.remove_recorded(record, entries),
            Known::Nothing => self.sweep("", entries),
        };
        removed.map_err(|source| Error::Io { doing: Doing::Remove, path: self.root.clone(), source })
    }

    fn remove_recorded(&self, record: &Record, entries: &[Entry]) -> io::Result<()> {
        let mut gone: Option<&str> = None;
        for Entry { path, .. } in side_by_side(&record.entries, entries).filter_map(EitherOrBoth::just_left) {
            let within_gone =
                gone.is_some_and(|gone| path.strip_prefix(gone).is_some_and(|rest| rest.starts_with('/')));
            // A path that is a folder's now has been replaced already.
            if within_gone || has_below(entries, path) {
                continue;
            }
            let mut above = path.match_indices('/').map(|(slash, _)| &path[..slash]);
            if above.clone().any(|folder| find(entries, folder).is_some()) {
                continue;
            }
            let vanished = above.find(|folder| !has_below(entries, folder)).unwrap_or(path);
            self.mark()?;
            self.remove(vanished)?;
            gone = Some(vanished);
        }
        Ok(())
    }

    /// Removes what stands at a path, unless a link stands above it.
    fn remove(&self, path: &str) -> io::Result<()> {
        for (slash, _) in path.match_indices('/') {
            match self.disk.stat(&self.root.join(&path[..slash]))? {
                Some(Stat { kind: Kind::Folder, .. }) => {}
                _ => return Ok(()),
            }
        }
        let at = self.root.join(path);
        match self.disk.stat(&at)? {
            Some(there) => remove_all(self.disk, &at, there.kind),
            None => Ok(()),
        }
    }

    fn sweep(&self, folder: &str, entries: &[Entry]) -> io::Result<()> {
        let at = if folder.is_empty() { self.root.clone() } else { self.root.join(folder) };
        for (name, kind) in self.disk.list(&at)? {
            let path = match name.to_str() {
                Some(name) if folder.is_empty() => name.to_owned(),
                Some(name) => format!("{folder}/{name}"),
                // No path of ours.
                None => String::new(),
            };
            if kind == Kind::Folder && has_below(entries, &path) {
                self.sweep(&path, entries)?;
            } else if kind != Kind::File || (path != Manifest::NAME && find(entries, &path).is_none()) {
                self.mark()?;
                remove_all(self.disk, &at.join(&name), kind)?;
            }
        }
        Ok(())
    }
}

/// A file that stays as it is noted.
fn stay(stays: &[AtomicBool], position: usize, path: &str) -> Result<(), SinkError> {
    let twice = stays[position].swap(true, Ordering::Relaxed);
    if twice { Err(SinkError::Twice(path.to_owned())) } else { Ok(()) }
}

fn entry(path: &str, size: u64, time: Time, hash: Hash) -> Entry {
    Entry { path: path.into(), size, time: Some(time), hash, key: None, pieces: [].into(), kept: false }
}

/// Whether a file lies below `folder`.
pub(super) fn has_below(entries: &[Entry], folder: &str) -> bool {
    let is_before = |path: &str| match path.strip_prefix(folder) {
        Some(rest) => rest.as_bytes().first() < Some(&b'/'),
        None => path < folder,
    };
    let at = entries.partition_point(|entry| is_before(&entry.path));
    let below = |entry: &Entry| entry.path.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/'));
    entries.get(at).is_some_and(below)
}

/// Whether the folder's own entries are files and folders only. While it was published, someone may have put a link in a
/// folder's place; what is looked up through it would seem unchanged.
fn holds_no_link(disk: &dyn Disk, root: &Path) -> io::Result<bool> {
    Ok(disk.list(root)?.iter().all(|(_, kind)| *kind != Kind::Other))
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::output::Hash;

    #[test]
    fn a_folder_has_below_it_what_begins_with_its_name_and_a_slash() {
        let mut paths = ["a-b/x", "a.html", "a/b/c", "a0", "b/c/d"];
        paths.sort_unstable();
        let entries: Vec<Entry> = paths
            .map(|path| Entry {
                path: path.into(),
                size: 0,
                time: None,
                hash: Hash::of(b""),
                key: None,
                pieces: [].into(),
                kept: false,
            })
            .to_vec();
        for yes in ["a", "a-b", "a/b", "b", "b/c"] {
            assert!(has_below(&entries, yes), "{yes}");
        }
        for no in ["", "a/b/c", "a0", "c", "a.html", "b/", "a/c"] {
            assert!(!has_below(&entries, no), "{no}");
        }
    }
}
