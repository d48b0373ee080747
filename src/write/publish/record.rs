//! What we know of the files in a tree: their sizes, times and hashes, kept beside it in one compact file.

use std::hash::BuildHasher;
use std::io;
use std::path::Path;
use std::sync::OnceLock;

use hashbrown::{DefaultHashBuilder, HashTable};
use itertools::{EitherOrBoth, Itertools as _};
use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use crate::key::Key;
use crate::output::{Hash, Listed, Manifest};
use crate::record::many;
use crate::write::disk::{Disk, Kind, Stat, Time};
use crate::write::seal::{Sealing, unsealed};

/// The files of one tree, sorted by path, as they were when we last wrote it.
#[derive(Debug, Default)]
pub(super) struct Record {
    /// Every file but the manifest.
    pub(super) entries: Box<[Entry]>,
    /// The manifest itself. Its size and time tell whether this record is of the tree that lies there.
    manifest: Option<Entry>,
    index: OnceLock<Index>,
}

/// Finds entries by path: each output asks several times, and paths that begin alike are slow to sort among.
#[derive(Debug)]
struct Index {
    state: DefaultHashBuilder,
    positions: HashTable<usize>,
}

impl Index {
    fn of(entries: &[Entry]) -> Self {
        let state = DefaultHashBuilder::default();
        let mut positions = HashTable::with_capacity(entries.len());
        for (position, entry) in entries.iter().enumerate() {
            let hash = |at: &usize| state.hash_one(&*entries[*at].path);
            positions.insert_unique(state.hash_one(&*entry.path), position, hash);
        }
        Self { state, positions }
    }

    fn find(&self, entries: &[Entry], path: &str) -> Option<usize> {
        self.positions.find(self.state.hash_one(path), |at| *entries[*at].path == *path).copied()
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Entry {
    pub(super) path: Box<str>,
    pub(super) size: u64,
    /// `None` when only the manifest told us of the file.
    pub(super) time: Option<Time>,
    pub(super) hash: Hash,
    /// What it was made from, where its maker told us.
    pub(super) key: Option<Key>,
    /// Of a large file the pieces that it was made of, in order.
    pub(super) pieces: Box<[Piece]>,
    /// An asset that the present set replaced.
    pub(super) kept: bool,
}

/// A stretch of a large file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Piece {
    pub(super) key: Key,
    /// In bytes.
    pub(super) length: u64,
}

/// The entries of a record.
#[derive(Deserialize)]
struct Entries(#[serde(deserialize_with = "many::deserialize")] Vec<Entry>);

impl Entry {
    /// Whether what stands on the disk is the file that we noted.
    pub(super) fn is(&self, there: &Stat) -> bool {
        (there.kind, there.size, Some(there.time)) == (Kind::File, self.size, self.time)
    }
}

/// Bytes of most entries, or more.
const USUAL: usize = 128;

/// Stands before the bytes whose sum opens the file; another format has another name.
const FORMAT: &[u8] = b"laoyou tree record 5\n";

impl Record {
    pub(super) fn find(&self, path: &str) -> Option<&Entry> {
        if path == Manifest::NAME {
            return self.manifest.as_ref();
        }
        self.entries.get(self.position(path)?)
    }

    /// Where a file but the manifest stands among the entries.
    pub(super) fn position(&self, path: &str) -> Option<usize> {
        self.index.get_or_init(|| Index::of(&self.entries)).find(&self.entries, path)
    }

    /// The entries of what was made and of what stays as it is (by position), sorted by path, and the record of the rest;
    /// or a path that is made and stays as well. `made` is sorted and has each path once.
    pub(super) fn divide(
        self,
        mut stays: Vec<bool>,
        made: impl Iterator<Item = Entry>,
    ) -> Result<(Vec<Entry>, Self), Box<str>> {
        let (mut changed, mut added) = (Vec::new(), Vec::new());
        for entry in made {
            match self.position(&entry.path) {
                Some(position) if stays[position] => return Err(entry.path),
                Some(position) => {
                    stays[position] = true;
                    changed.push((position, entry));
                }
                None => added.push(entry),
            }
        }
        let mut entries = self.entries.into_vec();
        for (position, entry) in changed {
            entries[position] = entry;
        }
        // Most builds add nothing and leave nothing out: then no entry is looked at.
        let mut rest = Vec::new();
        if stays.contains(&false) {
            let mut stays = stays.into_iter();
            rest.extend(entries.extract_if(.., |_| stays.next() == Some(false)));
        }
        if !added.is_empty() {
            entries.append(&mut added);
            entries.sort_by(|a, b| a.path.cmp(&b.path));
        }
        Ok((entries, Self { entries: rest.into(), manifest: self.manifest, index: OnceLock::new() }))
    }

    /// The record kept in `file` if it is whole and of the tree at `root` as that tree stands there now.
    pub(super) fn of_tree(disk: &dyn Disk, file: &Path, root: &Path) -> Option<Self> {
        let record = Self::from_bytes(&disk.read(file).ok()?)?;
        let manifest = disk.stat(&root.join(Manifest::NAME)).ok()??;
        let noted = record.manifest.as_ref()?;
        noted.is(&manifest).then_some(record)
    }

    /// What the manifest of a tree tells, for a tree whose record is lost.
    pub(super) fn from_manifest(manifest: Manifest, bytes: &[u8]) -> Self {
        let entry = |file: Listed, kept| {
            let Listed { path, size, hash } = file;
            Entry { path: path.into(), size, time: None, hash, key: None, pieces: [].into(), kept }
        };
        let mut entries: Vec<Entry> = manifest.files.into_iter().map(|file| entry(file, false)).collect();
        entries.extend(manifest.kept.into_iter().map(|file| entry(file, true)));
        entries.sort_unstable_by(|a, b| a.path.cmp(&b.path));
        entries.dedup_by(|a, b| a.path == b.path);
        let itself = Listed { path: Manifest::NAME.to_owned(), size: bytes.len() as u64, hash: Hash::of(bytes) };
        Self { manifest: Some(entry(itself, false)), entries: entries.into(), index: OnceLock::new() }
    }

    /// The files of a tree whose manifest cannot be read, by path only: every one of them will count as changed.
    pub(super) fn of_unknown(disk: &dyn Disk, root: &Path) -> io::Result<Self> {
        let mut entries = Vec::new();
        walk(disk, root, "", &mut entries)?;
        entries.sort_unstable_by(|a, b| a.path.cmp(&b.path));
        Ok(Self { manifest: None, entries: entries.into(), index: OnceLock::new() })
    }

    fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let (Entries(entries), rest) = postcard::take_from_bytes(unsealed(FORMAT, bytes)?).ok()?;
        let entries = entries.into_boxed_slice();
        // Now, while others do other things: all of them will ask at once.
        let index = Index::of(&entries).into();
        Some(Self { entries, manifest: postcard::from_bytes(rest).ok()?, index })
    }
}

/// The manifest of a tree with these files.
pub(super) fn to_manifest(entries: &[Entry]) -> Vec<u8> {
    let listed = |kept| {
        let those = entries.par_iter().filter(move |entry| entry.kept == kept);
        those.map(|entry| (&*entry.path, entry.size, entry.hash))
    };
    Manifest::bytes_of(listed(false), listed(true))
}

/// What a record says of these files, sorted by path; the manifest, which comes last, is still to be added.
pub(super) fn begin(entries: &[Entry]) -> Sealing {
    assert!(entries.is_sorted_by(|a, b| a.path < b.path));
    Sealing::with_room(FORMAT, USUAL * entries.len()).value(entries)
}

/// The record of a tree: what was [begun](begin) with its files, and its manifest.
pub(super) fn finish(begun: Sealing, manifest: Entry) -> Vec<u8> {
    begun.value(&Some(manifest)).finish()
}

/// The entries of two lists that are sorted by path, those of one path together.
pub(super) fn side_by_side<'a>(
    before: &'a [Entry],
    after: &'a [Entry],
) -> impl Iterator<Item = EitherOrBoth<&'a Entry, &'a Entry>> {
    before.iter().merge_join_by(after, |before, after| before.path.cmp(&after.path))
}

/// The entry of a path among entries sorted by path.
pub(super) fn find<'a>(entries: &'a [Entry], path: &str) -> Option<&'a Entry> {
    let at = entries.binary_search_by(|entry| (*entry.path).cmp(path)).ok()?;
    entries.get(at)
}

fn walk(disk: &dyn Disk, folder: &Path, prefix: &str, entries: &mut Vec<Entry>) -> io::Result<()> {
    for (name, kind) in disk.list(folder)? {
        let path = format!("{prefix}{}", name.to_string_lossy());
        match kind {
            Kind::Folder => walk(disk, &folder.join(&name), &format!("{path}/"), entries)?,
            Kind::File if path != Manifest::NAME => {
                let hash = Hash::from_bytes([0; 32]);
                entries.push(Entry {
                    path: path.into(),
                    size: 0,
                    time: None,
                    hash,
                    key: None,
                    pieces: [].into(),
                    kept: false,
                });
            }
            _ => {}
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_record_reads_what_it_writes_and_nothing_else() {
        let entry = Entry {
            path: "a.html".into(),
            size: 1,
            time: None,
            hash: Hash::of(b"a"),
            key: Some(Key::of("a")),
            pieces: [Piece { key: Key::of("b"), length: 1 }].into(),
            kept: false,
        };
        let manifest = Entry { path: Manifest::NAME.into(), ..entry.clone() };
        let bytes = finish(begin(std::slice::from_ref(&entry)), manifest.clone());
        let record = Record::from_bytes(&bytes).unwrap();
        assert_eq!(record.entries[..], [entry]);
        assert_eq!(record.find(Manifest::NAME), Some(&manifest));
        for at in 0..bytes.len() {
            let mut broken = bytes.clone();
            broken[at] ^= 1;
            assert!(Record::from_bytes(&broken).is_none(), "byte {at}");
            assert!(Record::from_bytes(&bytes[..at]).is_none(), "cut at {at}");
        }
    }
}
