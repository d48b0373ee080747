//! Disk to sources: walks the site's folder, reads and decodes its files.
//!
//! The only reader of the disk, but for the preview of `serve`. What an author did wrong (an encoding, a name) is a
//! diagnostic; what the machine refuses (a permission, a broken disk) is an [`Error`].
#![expect(clippy::disallowed_methods, reason = "load reads the disk")]

mod decode;
mod inventory;
mod walk;

use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

pub use decode::{Decoded, decode};
pub use inventory::{Inventory, inventory};
pub use walk::{Listed, Listing, walk};

use crate::diagnostic::Diagnostic;
use crate::diagnostic::catalogue::file::FILE_TOO_LARGE;
use crate::folder::Look;
use crate::source::{Place, SitePath};

/// The most bytes one text of a site may have. An entry has one or two thousand; a law of 300 kB is the longest page
/// we have met.
pub const LARGEST_TEXT: u64 = 1 << 20;

/// The machine does not let us read: a permission, a broken disk, a folder that is not there.
#[derive(Debug, thiserror::Error)]
#[error("cannot read {}: {source}", path.display())]
pub struct Error {
    /// What was to be read.
    pub path: PathBuf,
    /// What the system said.
    #[source]
    pub source: io::Error,
}

impl Error {
    fn new(path: impl Into<PathBuf>, source: io::Error) -> Self {
        Self { path: path.into(), source }
    }

    /// Whether the file or folder does not exist.
    pub fn is_missing(&self) -> bool {
        self.source.kind() == io::ErrorKind::NotFound
    }
}

/// Size and times of a file, by which a later run sees that it is the same. Times are nanoseconds since 1970.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Stamp {
    /// Length in bytes.
    pub size: u64,
    /// When the content was last written.
    pub mtime: i64,
    /// When the inode last changed, where the system tells.
    pub ctime: Option<i64>,
}

impl From<Look> for Stamp {
    fn from(look: Look) -> Self {
        Self { size: look.size, mtime: look.written, ctime: look.changed }
    }
}

/// Size and times of one file.
pub fn stamp(path: &Path) -> Result<Stamp, Error> {
    let look = std::fs::metadata(path).and_then(|metadata| Look::of(&metadata));
    look.map(Stamp::from).map_err(|source| Error::new(path, source))
}

/// Size and times of the file of the program at work, by which a later run sees that it is the same program.
pub fn program() -> Option<Stamp> {
    stamp(&std::env::current_exe().ok()?).ok()
}

/// Reads and decodes one text of the site; a file above [`LARGEST_TEXT`] is a fault and not read further.
pub fn source(site: &Path, path: &SitePath) -> Result<Decoded, Error> {
    Ok(decode_text(path, raw(site, path)?))
}

/// The bytes of one text of the site, for [`decode_text`]: at most one more than [`LARGEST_TEXT`].
pub fn raw(site: &Path, path: &SitePath) -> Result<Vec<u8>, Error> {
    limited(&site.join(path.as_str()), LARGEST_TEXT)
}

/// Decodes the bytes of one text of the site, of which no more than [`LARGEST_TEXT`] are allowed.
pub fn decode_text(path: &SitePath, bytes: Vec<u8>) -> Decoded {
    if bytes.len() as u64 > LARGEST_TEXT {
        let fault = Diagnostic::new(&FILE_TOO_LARGE, Place::file(path.clone())).with("limit", LARGEST_TEXT >> 10);
        return Decoded { source: None, diagnostics: vec![fault] };
    }
    decode(path, bytes)
}

/// All bytes of a file: pictures, attachments, lists to import.
pub fn bytes(path: &Path) -> Result<Vec<u8>, Error> {
    std::fs::read(path).map_err(|source| Error::new(path, source))
}

/// A text that is ours and therefore UTF-8: theme files, an earlier manifest.
pub fn text(path: &Path) -> Result<String, Error> {
    std::fs::read_to_string(path).map_err(|source| Error::new(path, source))
}

/// The most memory this process has held so far, in bytes; `None` where the system does not tell (proc(5), `VmHWM`).
pub fn peak_memory() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    let kilobytes: u64 = line.trim().strip_suffix("kB")?.trim().parse().ok()?;
    Some(kilobytes * 1024)
}

/// Whether there is a file at this path. A path that cannot be looked at counts as none.
pub fn is_file(path: &Path) -> bool {
    path.is_file()
}

/// Whether there is a folder at this path. A path that cannot be looked at counts as none.
pub fn is_folder(path: &Path) -> bool {
    path.is_dir()
}

/// At most `limit` bytes and one more, by which the caller sees that there were too many.
fn limited(path: &Path, limit: u64) -> Result<Vec<u8>, Error> {
    let read = || {
        let file = File::open(path)?;
        let mut bytes = Vec::with_capacity(usize::try_from(file.metadata()?.len().min(limit)).unwrap_or(0) + 1);
        file.take(limit + 1).read_to_end(&mut bytes)?;
        Ok(bytes)
    };
    read().map_err(|source| Error::new(path, source))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_huge_text_is_a_fault_and_not_read_whole() {
        let site = tempfile::tempdir().unwrap();
        let file = File::create(site.path().join("a.yaml")).unwrap();
        file.set_len(LARGEST_TEXT * 50).unwrap();
        let decoded = source(site.path(), &SitePath::new("a.yaml")).unwrap();
        assert!(decoded.source.is_none());
        assert_eq!(decoded.diagnostics[0].code, &FILE_TOO_LARGE);
    }

    #[test]
    fn a_missing_file_is_the_machines_fault() {
        let error = source(Path::new("/nonexistent"), &SitePath::new("a.yaml")).unwrap_err();
        assert!(error.is_missing());
        assert!(error.to_string().contains("a.yaml"));
    }
}
