//! Stores what we need again or are asked for: the cache in `.laoyou/`, reports, exported files.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use thiserror::Error;

use super::beside;
use crate::output::{BadPath, OutputPath};

/// The folder `.laoyou/` of a site: ours alone, and of no loss when it is deleted.
#[derive(Clone, Debug)]
pub struct Store {
    folder: PathBuf,
}

/// Why something could not be kept.
#[derive(Debug, Error)]
pub enum Error {
    /// The name is none that every system can hold.
    #[error(transparent)]
    Name(#[from] BadPath),
    /// The disk failed.
    #[error("cannot write \"{}\": {source}", path.display())]
    Io {
        /// The file or folder.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
}

impl Store {
    /// Makes the store of a site if it is not there, with a note to Git that none of it is to be committed, and removes what
    /// a killed run left half written.
    pub fn open(site: &Path) -> Result<Self, Error> {
        let folder = site.join(".laoyou");
        let failed = |source| Error::Io { path: folder.clone(), source };
        fs::create_dir_all(&folder).map_err(failed)?;
        beside::clean(&folder).map_err(failed)?;
        let store = Self { folder };
        let ignore = store.folder.join(".gitignore");
        match beside::create(&ignore, b"*\n") {
            Err(fault) if fault.kind() != io::ErrorKind::AlreadyExists => {
                Err(Error::Io { path: ignore, source: fault })
            }
            _ => Ok(store),
        }
    }

    /// Where the store lies.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Keeps bytes under a name (`cache`, `preview/faults.json`). A reader finds what was kept before or all of this.
    pub fn put(&self, name: &str, bytes: &[u8]) -> Result<(), Error> {
        OutputPath::check(name)?;
        file(&self.folder.join(name), bytes)
    }
}

/// Writes a file where someone asked for it (`--report`, `--out` of an export), replacing what is there, whole or not at
/// all.
pub fn file(path: &Path, bytes: &[u8]) -> Result<(), Error> {
    let failed = |source| Error::Io { path: path.to_owned(), source };
    if let Some(parent) = path.parent().filter(|parent| !parent.as_os_str().is_empty()) {
        fs::create_dir_all(parent).map_err(failed)?;
    }
    beside::replace(path, bytes).map_err(failed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_is_replaced_whole_and_leftovers_go() {
        let site = tempfile::tempdir().unwrap();
        let store = Store::open(site.path()).unwrap();
        store.put("cache", b"long, long ago").unwrap();
        fs::write(store.folder().join(".cache.laoyou-new"), b"half").unwrap();
        let store = Store::open(site.path()).unwrap();
        store.put("cache", b"new").unwrap();
        assert_eq!(fs::read(store.folder().join("cache")).unwrap(), b"new");
        let mut names: Vec<_> = fs::read_dir(store.folder()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
        names.sort();
        assert_eq!(names, [".gitignore", "cache"]);
        assert!(matches!(store.put("../cache", b""), Err(Error::Name(_))));
    }

    #[test]
    fn a_report_is_written_where_it_is_asked_for() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a/报告.json");
        file(&path, b"1").unwrap();
        file(&path, b"{}").unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"{}");
    }
}
