//! Writes a file beside its place and renames it there: whoever reads sees the old file or the new one, never half.
//!
//! No file is waited for until it is on the disk: ten thousand imported entries would take minutes, and the usual file
//! systems write a file's bytes before they let it replace another.

use std::ffi::OsString;
use std::fs::{self, OpenOptions};
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};

/// The ending of a file that is being written. It begins with a dot as well, so that nobody takes it for a source.
const ENDING: &str = ".laoyou-new";

/// Replaces what stands at `path`, or makes it; an existing file's permissions stay.
pub(super) fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let new = write(path, bytes)?;
    let renamed = fs::rename(&new, path);
    if renamed.is_err() {
        let _ = fs::remove_file(&new);
    }
    renamed
}

/// Makes a file where nothing stands; [`ErrorKind::AlreadyExists`] when something does, whoever was quicker.
pub(super) fn create(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let new = write(path, bytes)?;
    let moved = move_to_free(&new, path);
    if moved.is_err() {
        let _ = fs::remove_file(&new);
    }
    moved
}

/// Removes what killed runs left in a folder, not in those below it. Gives how many files that were.
pub(super) fn clean(folder: &Path) -> io::Result<usize> {
    let mut removed = 0;
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name();
        let is_ours = name.to_str().is_some_and(|name| name.starts_with('.') && name.ends_with(ENDING));
        if is_ours && entry.file_type()?.is_file() {
            fs::remove_file(entry.path())?;
            removed += 1;
        }
    }
    Ok(removed)
}

fn write(path: &Path, bytes: &[u8]) -> io::Result<PathBuf> {
    let new = beside(path)?;
    let written = write_new(path, &new, bytes);
    if written.is_err() {
        let _ = fs::remove_file(&new);
    }
    written.map(|()| new)
}

fn write_new(path: &Path, new: &Path, bytes: &[u8]) -> io::Result<()> {
    let open = || OpenOptions::new().write(true).create_new(true).open(new);
    let mut file = match open() {
        // A killed run left it.
        Err(fault) if fault.kind() == ErrorKind::AlreadyExists => {
            fs::remove_file(new)?;
            open()?
        }
        opened => opened?,
    };
    file.write_all(bytes)?;
    if let Ok(present) = fs::metadata(path) {
        file.set_permissions(present.permissions())?;
    }
    Ok(())
}

fn beside(path: &Path) -> io::Result<PathBuf> {
    let name = path.file_name().ok_or(ErrorKind::InvalidInput)?;
    let mut beside = OsString::from(".");
    beside.push(name);
    beside.push(ENDING);
    Ok(path.with_file_name(beside))
}

/// Renames, but never over something: by the system's own means, else by a second name for the file.
fn move_to_free(from: &Path, to: &Path) -> io::Result<()> {
    #[cfg(any(target_os = "linux", target_os = "android", target_vendor = "apple"))]
    {
        use rustix::fs::{CWD, RenameFlags, renameat_with};
        use rustix::io::Errno;

        match renameat_with(CWD, from, CWD, to, RenameFlags::NOREPLACE) {
            Err(Errno::INVAL | Errno::NOSYS | Errno::OPNOTSUPP) => {}
            done => return Ok(done?),
        }
    }
    match fs::hard_link(from, to) {
        Ok(()) => fs::remove_file(from),
        Err(fault) if fault.kind() == ErrorKind::AlreadyExists => Err(fault),
        // A file system without second names: look, then rename.
        Err(_) if fs::symlink_metadata(to).is_ok() => Err(ErrorKind::AlreadyExists.into()),
        Err(_) => fs::rename(from, to),
    }
}
