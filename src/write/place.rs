//! Puts files among the authors' own: what an author wrote is never overwritten unless an update was asked for.
//!
//! Bytes are placed as they are given: the caller decides encoding and line ends.

use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use thiserror::Error;

use super::beside;
use crate::output::{BadPath, OutputPath};

/// What to do with a file that is there already.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Policy {
    /// Leave it as it is.
    New,
    /// Replace it (`--update`).
    Update,
}

/// What became of one file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It was not there and is now.
    Created,
    /// It was there with other bytes and was replaced.
    Updated,
    /// It was there with the same bytes; its time is as it was.
    Same,
    /// It was there with other bytes, and was left.
    Left,
}

/// What became of every file, in the order in which they were placed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// Paths relative to the folder, with what became of them.
    pub files: Vec<(String, Outcome)>,
}

impl Report {
    /// The paths with one outcome.
    pub fn paths(&self, outcome: Outcome) -> impl Iterator<Item = &str> {
        self.files.iter().filter(move |(_, found)| *found == outcome).map(|(path, _)| path.as_str())
    }
}

/// Why a file could not be placed.
#[derive(Debug, Error)]
pub enum Error {
    /// The path leaves the folder, or not every system can hold it (Windows' device names among others).
    #[error(transparent)]
    Path(#[from] BadPath),
    /// Something stands there that is no file.
    #[error("\"{}\" is there already and is no file", .0.display())]
    NotAFile(PathBuf),
    /// The disk failed.
    #[error("cannot write \"{}\": {source}", path.display())]
    Io {
        /// The file or folder.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
}

/// The folder of an author's site, or one that is to become one.
#[derive(Debug)]
pub struct Folder {
    root: PathBuf,
    report: Report,
}

impl Folder {
    /// A folder to place files in; it is made when the first file comes.
    pub fn new(root: impl Into<PathBuf>) -> Self {
        Self { root: root.into(), report: Report::default() }
    }

    /// Places one file. `path` is relative to the folder, with `/` between its parts.
    pub fn place(&mut self, path: &str, bytes: &[u8], policy: Policy) -> Result<Outcome, Error> {
        OutputPath::check(path)?;
        let outcome = place(&self.root.join(path), bytes, policy)?;
        self.report.files.push((path.to_owned(), outcome));
        Ok(outcome)
    }

    /// Removes what a killed run left half written beside the files of one folder (`facilities/qilin`). Gives how many
    /// files that were.
    pub fn clean(&self, folder: &str) -> Result<usize, Error> {
        OutputPath::check(folder)?;
        let path = self.root.join(folder);
        match beside::clean(&path) {
            Err(fault) if fault.kind() == ErrorKind::NotFound => Ok(0),
            cleaned => cleaned.map_err(|source| Error::Io { path, source }),
        }
    }

    /// What became of the files so far.
    pub fn report(&self) -> &Report {
        &self.report
    }

    /// The same, when all is placed.
    pub fn into_report(self) -> Report {
        self.report
    }
}

fn place(path: &Path, bytes: &[u8], policy: Policy) -> Result<Outcome, Error> {
    let failed = |source| Error::Io { path: path.to_owned(), source };
    if let Some(parent) = path.parent() {
        fs::create_dir_all(parent).map_err(failed)?;
    }
    match beside_or_there(path, bytes).map_err(failed)? {
        There::Nothing => Ok(Outcome::Created),
        There::NoFile => Err(Error::NotAFile(path.to_owned())),
        There::Same => Ok(Outcome::Same),
        There::Other if policy == Policy::New => Ok(Outcome::Left),
        There::Other => {
            // Through a link: the author meant the file that it leads to.
            let target = path.canonicalize().map_err(failed)?;
            beside::replace(&target, bytes).map_err(failed)?;
            Ok(Outcome::Updated)
        }
    }
}

/// What stood at a path before.
enum There {
    Nothing,
    Same,
    Other,
    NoFile,
}

/// Creates the file if nothing is there, else says what is.
fn beside_or_there(path: &Path, bytes: &[u8]) -> io::Result<There> {
    if fs::symlink_metadata(path).is_err() {
        match beside::create(path, bytes) {
            Err(fault) if fault.kind() == ErrorKind::AlreadyExists => {}
            created => return created.map(|()| There::Nothing),
        }
    }
    Ok(match fs::metadata(path) {
        Ok(there) if there.is_file() => {
            if fs::read(path)? == bytes {
                There::Same
            } else {
                There::Other
            }
        }
        Err(fault) if fault.kind() != ErrorKind::NotFound => return Err(fault),
        _ => There::NoFile,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_authors_file_is_overwritten_only_when_that_is_asked_for() {
        let site = tempfile::tempdir().unwrap();
        let mut folder = Folder::new(site.path());
        let (path, name) = (site.path().join("facilities/qilin/fu-an.yaml"), "facilities/qilin/fu-an.yaml");
        assert_eq!(folder.place(name, b"name: a\r\n", Policy::New).unwrap(), Outcome::Created);
        assert_eq!(folder.place(name, b"name: b\n", Policy::New).unwrap(), Outcome::Left);
        assert_eq!(fs::read(&path).unwrap(), b"name: a\r\n");
        let before = fs::metadata(&path).unwrap().modified().unwrap();
        assert_eq!(folder.place(name, b"name: a\r\n", Policy::Update).unwrap(), Outcome::Same);
        assert_eq!(fs::metadata(&path).unwrap().modified().unwrap(), before);
        assert_eq!(folder.place(name, b"name: b\n", Policy::Update).unwrap(), Outcome::Updated);
        assert_eq!(fs::read(&path).unwrap(), b"name: b\n");
        assert_eq!(folder.report().paths(Outcome::Left).collect::<Vec<_>>(), [name]);
        assert_eq!(folder.into_report().files.len(), 4);
        assert_eq!(fs::read_dir(path.parent().unwrap()).unwrap().count(), 1);
    }

    #[test]
    fn paths_stay_in_the_folder_and_fit_every_system() {
        let site = tempfile::tempdir().unwrap();
        let mut folder = Folder::new(site.path());
        for bad in ["../a.yaml", "/a.yaml", "facilities/qilin/con.yaml", "a/./b", ""] {
            assert!(matches!(folder.place(bad, b"", Policy::Update), Err(Error::Path(_))), "{bad}");
        }
        fs::create_dir(site.path().join("a.yaml")).unwrap();
        assert!(matches!(folder.place("a.yaml", b"", Policy::Update), Err(Error::NotAFile(_))));
    }

    #[test]
    fn what_a_killed_run_left_is_no_obstacle_and_can_be_cleaned() {
        let site = tempfile::tempdir().unwrap();
        let mut folder = Folder::new(site.path());
        fs::create_dir(site.path().join("f")).unwrap();
        fs::write(site.path().join("f/.a.yaml.laoyou-new"), b"half").unwrap();
        fs::write(site.path().join("f/.b.yaml.laoyou-new"), b"half").unwrap();
        folder.place("f/a.yaml", b"whole", Policy::New).unwrap();
        assert_eq!(fs::read(site.path().join("f/a.yaml")).unwrap(), b"whole");
        assert_eq!(folder.clean("f").unwrap(), 1);
        assert_eq!(folder.clean("none").unwrap(), 0);
        assert_eq!(fs::read_dir(site.path().join("f")).unwrap().count(), 1);
    }

    #[cfg(unix)]
    #[test]
    fn an_update_keeps_permissions_and_follows_the_authors_link() {
        use std::os::unix::fs::{PermissionsExt, symlink};

        let site = tempfile::tempdir().unwrap();
        let (real, link) = (site.path().join("real.yaml"), site.path().join("link.yaml"));
        fs::write(&real, b"old").unwrap();
        fs::set_permissions(&real, fs::Permissions::from_mode(0o640)).unwrap();
        symlink("real.yaml", &link).unwrap();
        let mut folder = Folder::new(site.path());
        assert_eq!(folder.place("link.yaml", b"new", Policy::Update).unwrap(), Outcome::Updated);
        assert_eq!(fs::read(&real).unwrap(), b"new");
        assert_eq!(fs::metadata(&real).unwrap().permissions().mode() & 0o777, 0o640);
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
    }
}
