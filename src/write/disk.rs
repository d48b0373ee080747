//! What publishing asks of the disk, so that a test can make it fail at any step.

use std::ffi::OsString;
use std::fs::{self, File, OpenOptions};
use std::io::{self, ErrorKind, Read, Seek, SeekFrom, Write};
use std::path::Path;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use serde::{Deserialize, Serialize};

use crate::folder::Look;
pub(super) use crate::folder::{Folder, Kind};

/// When a file was last written, in nanoseconds since 1970, as the file system tells it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Time(i64);

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Stat {
    pub(super) kind: Kind,
    pub(super) size: u64,
    pub(super) time: Time,
}

/// One call is one step of the disk; none follows a link at the end of its path.
pub(super) trait Disk: Sync {
    /// What stands at a path; `None` when nothing does.
    fn stat(&self, path: &Path) -> io::Result<Option<Stat>>;
    /// The same in a folder that is open.
    fn stat_in(&self, folder: &Folder, path: &str) -> io::Result<Option<Stat>>;
    fn read(&self, path: &Path) -> io::Result<Vec<u8>>;
    /// `length` bytes of a file from `start` on; fewer than that are a fault.
    fn read_part(&self, path: &Path, start: u64, length: usize) -> io::Result<Vec<u8>>;
    /// The names in a folder, sorted.
    fn list(&self, folder: &Path) -> io::Result<Vec<(OsString, Kind)>>;
    /// Makes one folder in one that is there.
    fn make_folder(&self, folder: &Path) -> io::Result<()>;
    /// Makes a file where nothing stands, with this time if one is given; tells the time it got.
    fn create(&self, path: &Path, bytes: &[u8], time: Option<Time>) -> io::Result<Time>;
    /// Writes behind the end of a file that is there; tells the time it got.
    fn append(&self, path: &Path, bytes: &[u8]) -> io::Result<Time>;
    /// Sets a file's time; tells the time it got.
    fn set_time(&self, path: &Path, time: Time) -> io::Result<Time>;
    /// Gives `path` the permissions of `model`.
    fn copy_permissions(&self, model: &Path, path: &Path) -> io::Result<()>;
    fn remove_file(&self, path: &Path) -> io::Result<()>;
    /// Removes an empty folder.
    fn remove_folder(&self, folder: &Path) -> io::Result<()>;
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()>;
    /// Exchanges two folders in one step; [`ErrorKind::Unsupported`] where the system or the file system cannot.
    fn exchange(&self, one: &Path, other: &Path) -> io::Result<()>;
}

/// The machine's disk.
pub(super) struct Real;

impl Disk for Real {
    fn stat(&self, path: &Path) -> io::Result<Option<Stat>> {
        there(fs::symlink_metadata(path).and_then(|found| Look::of(&found)))
    }

    fn stat_in(&self, folder: &Folder, path: &str) -> io::Result<Option<Stat>> {
        there(folder.look(path))
    }

    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        fs::read(path)
    }

    fn read_part(&self, path: &Path, start: u64, length: usize) -> io::Result<Vec<u8>> {
        let mut file = File::open(path)?;
        file.seek(SeekFrom::Start(start))?;
        let mut bytes = vec![0; length];
        file.read_exact(&mut bytes)?;
        Ok(bytes)
    }

    fn list(&self, folder: &Path) -> io::Result<Vec<(OsString, Kind)>> {
        let mut names = Vec::new();
        for entry in fs::read_dir(folder)? {
            let entry = entry?;
            names.push((entry.file_name(), Kind::of(entry.file_type()?)));
        }
        names.sort_by(|a, b| a.0.cmp(&b.0));
        Ok(names)
    }

    fn make_folder(&self, folder: &Path) -> io::Result<()> {
        fs::create_dir(folder)
    }

    fn create(&self, path: &Path, bytes: &[u8], wanted: Option<Time>) -> io::Result<Time> {
        let mut file = OpenOptions::new().write(true).create_new(true).open(path)?;
        file.write_all(bytes)?;
        if let Some(wanted) = wanted {
            file.set_modified(wanted.to_system())?;
        }
        time(&file.metadata()?)
    }

    fn append(&self, path: &Path, bytes: &[u8]) -> io::Result<Time> {
        let mut file = OpenOptions::new().append(true).open(path)?;
        file.write_all(bytes)?;
        time(&file.metadata()?)
    }

    fn set_time(&self, path: &Path, wanted: Time) -> io::Result<Time> {
        let file = OpenOptions::new().write(true).open(path)?;
        file.set_modified(wanted.to_system())?;
        time(&file.metadata()?)
    }

    fn copy_permissions(&self, model: &Path, path: &Path) -> io::Result<()> {
        let (wanted, present) = (fs::metadata(model)?.permissions(), fs::metadata(path)?.permissions());
        if wanted == present { Ok(()) } else { fs::set_permissions(path, wanted) }
    }

    fn remove_file(&self, path: &Path) -> io::Result<()> {
        fs::remove_file(path)
    }

    fn remove_folder(&self, folder: &Path) -> io::Result<()> {
        fs::remove_dir(folder)
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        fs::rename(from, to)
    }

    #[cfg(any(target_os = "linux", target_os = "android", target_vendor = "apple"))]
    fn exchange(&self, one: &Path, other: &Path) -> io::Result<()> {
        use rustix::fs::{CWD, RenameFlags, renameat_with};
        use rustix::io::Errno;

        renameat_with(CWD, one, CWD, other, RenameFlags::EXCHANGE).map_err(|fault| match fault {
            // Asked of a kernel, a file system or a sandbox that knows only plain renames.
            Errno::INVAL | Errno::NOSYS | Errno::OPNOTSUPP => ErrorKind::Unsupported.into(),
            fault => fault.into(),
        })
    }

    #[cfg(not(any(target_os = "linux", target_os = "android", target_vendor = "apple")))]
    fn exchange(&self, _one: &Path, _other: &Path) -> io::Result<()> {
        Err(ErrorKind::Unsupported.into())
    }
}

/// Removes whatever stands at a path, with all that is in it; links are removed, not followed.
pub(super) fn remove_all(disk: &dyn Disk, path: &Path, kind: Kind) -> io::Result<()> {
    if kind != Kind::Folder {
        return disk.remove_file(path);
    }
    for (name, kind) in disk.list(path)? {
        remove_all(disk, &path.join(name), kind)?;
    }
    disk.remove_folder(path)
}

impl Time {
    fn to_system(self) -> SystemTime {
        let distance = Duration::from_nanos(self.0.unsigned_abs());
        let time = if self.0 < 0 { UNIX_EPOCH.checked_sub(distance) } else { UNIX_EPOCH.checked_add(distance) };
        time.unwrap_or(UNIX_EPOCH)
    }
}

fn time(found: &fs::Metadata) -> io::Result<Time> {
    Look::of(found).map(|look| Time(look.written))
}

fn there(look: io::Result<Look>) -> io::Result<Option<Stat>> {
    match look {
        Ok(look) => Ok(Some(Stat { kind: look.kind, size: look.size, time: Time(look.written) })),
        Err(fault) if matches!(fault.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => Ok(None),
        Err(fault) => Err(fault),
    }
}
