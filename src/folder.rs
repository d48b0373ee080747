//! A folder that is open, so that the system need not look for the way to it again for each of its files; and what it
//! tells of a file.
#![expect(clippy::disallowed_methods, reason = "load and write look at files through this")]

use std::fs::{FileType, Metadata};
use std::io;
use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};

/// An open folder.
#[derive(Debug)]
pub(crate) struct Folder {
    path: PathBuf,
    /// `None` when it could not be opened: then its files are found by their whole paths.
    #[cfg(target_os = "linux")]
    open: Option<rustix::fd::OwnedFd>,
}

/// What something on the disk is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    File,
    Folder,
    /// A link, a pipe, a socket …
    Other,
}

/// What the system tells of a file. Times are nanoseconds since 1970.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Look {
    pub(crate) kind: Kind,
    /// Length in bytes.
    pub(crate) size: u64,
    /// When its content was last written.
    pub(crate) written: i64,
    /// When anything about it was last changed, where the system tells.
    pub(crate) changed: Option<i64>,
}

impl Kind {
    /// What the type of a file says; of a link, that it is one.
    pub(crate) fn of(found: FileType) -> Self {
        if found.is_file() {
            Self::File
        } else if found.is_dir() {
            Self::Folder
        } else {
            Self::Other
        }
    }
}

impl Folder {
    /// Opens a folder; one that cannot be opened, or is not there yet, is found by its path each time.
    pub(crate) fn open(path: &Path) -> Self {
        Self {
            #[cfg(target_os = "linux")]
            open: {
                use rustix::fs::{Mode, OFlags, open};

                open(path, OFlags::PATH | OFlags::DIRECTORY | OFlags::NOFOLLOW | OFlags::CLOEXEC, Mode::empty()).ok()
            },
            path: path.to_owned(),
        }
    }

    /// Where something in it lies.
    pub(crate) fn join(&self, name: &str) -> PathBuf {
        self.path.join(name)
    }

    /// What stands in it under a name, or where a link of this name leads; the name of what lies deeper has `/` between its
    /// parts.
    pub(crate) fn follow(&self, name: &str) -> io::Result<Look> {
        #[cfg(target_os = "linux")]
        if let Some(open) = &self.open {
            return Ok(Look::from(rustix::fs::statat(open, name, rustix::fs::AtFlags::empty())?));
        }
        Look::of(&std::fs::metadata(self.join(name))?)
    }

    /// The same of a link itself.
    pub(crate) fn look(&self, name: &str) -> io::Result<Look> {
        #[cfg(target_os = "linux")]
        if let Some(open) = &self.open {
            return Ok(Look::from(rustix::fs::statat(open, name, rustix::fs::AtFlags::SYMLINK_NOFOLLOW)?));
        }
        Look::of(&std::fs::symlink_metadata(self.join(name))?)
    }
}

impl Look {
    /// What is known of a file that was looked at. Fails where the system tells no times.
    pub(crate) fn of(found: &Metadata) -> io::Result<Self> {
        let kind = Kind::of(found.file_type());
        #[cfg(unix)]
        let changed = {
            use std::os::unix::fs::MetadataExt;

            Some(found.ctime().saturating_mul(1_000_000_000).saturating_add(found.ctime_nsec()))
        };
        #[cfg(not(unix))]
        let changed = None;
        Ok(Self { kind, size: found.len(), written: nanos(found.modified()?), changed })
    }
}

#[cfg(target_os = "linux")]
impl From<rustix::fs::Stat> for Look {
    fn from(found: rustix::fs::Stat) -> Self {
        let nanos = |seconds: i64, nanos: i64| seconds.saturating_mul(1_000_000_000).saturating_add(nanos);
        Self {
            kind: match rustix::fs::FileType::from_raw_mode(found.st_mode) {
                rustix::fs::FileType::RegularFile => Kind::File,
                rustix::fs::FileType::Directory => Kind::Folder,
                _ => Kind::Other,
            },
            size: u64::try_from(found.st_size).unwrap_or_default(),
            written: nanos(found.st_mtime, i64::try_from(found.st_mtime_nsec).unwrap_or_default()),
            changed: Some(nanos(found.st_ctime, i64::try_from(found.st_ctime_nsec).unwrap_or_default())),
        }
    }
}

fn nanos(time: SystemTime) -> i64 {
    match time.duration_since(UNIX_EPOCH) {
        Ok(after) => i64::try_from(after.as_nanos()).unwrap_or(i64::MAX),
        Err(before) => i64::try_from(before.duration().as_nanos()).map_or(i64::MIN, |nanos| -nanos),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_looks_the_same_by_either_way() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::create_dir(folder.path().join("a")).unwrap();
        std::fs::write(folder.path().join("a/x.yaml"), "名").unwrap();
        #[cfg(unix)]
        std::os::unix::fs::symlink("a/x.yaml", folder.path().join("link")).unwrap();
        let open = Folder::open(folder.path());
        let by_path = Folder { path: folder.path().to_owned(), ..Folder::open(Path::new("/nowhere")) };
        for name in ["a", "a/x.yaml", "link"] {
            assert_eq!(open.follow(name).ok(), by_path.follow(name).ok(), "{name}");
            assert_eq!(open.look(name).ok(), by_path.look(name).ok(), "{name}");
        }
        assert_eq!(open.look("a/x.yaml").map(|look| (look.kind, look.size)).unwrap(), (Kind::File, 3));
        assert_eq!(open.look("b").unwrap_err().kind(), io::ErrorKind::NotFound);
        #[cfg(unix)]
        assert_eq!((open.look("link").unwrap().kind, open.follow("link").unwrap().kind), (Kind::Other, Kind::File));
    }
}
