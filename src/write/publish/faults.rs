//! Breaks the disk at every single step of a publication: the published site is the old one or the new one, and the next
//! build is right.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::fs;
use std::io::{self, ErrorKind};
use std::path::Path;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use super::{Error, Publication, Removals, Settings};
use crate::key::Key;
use crate::output::{Manifest, Pieces, Sink};
use crate::write::disk::{Disk, Folder, Kind, Real, Stat, Time};

type Site = BTreeMap<&'static str, &'static str>;
type Files = BTreeMap<String, Vec<u8>>;

/// A disk that works for some steps and then fails: once, as a fault does, or for ever, as for a killed process.
struct Failing {
    steps: AtomicUsize,
    fails_at: usize,
    how: How,
    can_exchange: bool,
    failed: AtomicBool,
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum How {
    Killed,
    Once(ErrorKind),
}

impl Failing {
    fn new(fails_at: usize, how: How, can_exchange: bool) -> Self {
        Self { steps: AtomicUsize::new(0), fails_at, how, can_exchange, failed: AtomicBool::new(false) }
    }

    fn step(&self) -> io::Result<()> {
        let step = self.steps.fetch_add(1, Ordering::SeqCst);
        let fails = match self.how {
            How::Killed => step >= self.fails_at,
            How::Once(_) => step == self.fails_at,
        };
        if !fails {
            return Ok(());
        }
        self.failed.store(true, Ordering::SeqCst);
        Err(match self.how {
            How::Killed => io::Error::other("killed"),
            How::Once(kind) => kind.into(),
        })
    }
}

impl Disk for Failing {
    fn stat(&self, path: &Path) -> io::Result<Option<Stat>> {
        self.step()?;
        Real.stat(path)
    }

    fn stat_in(&self, folder: &Folder, path: &str) -> io::Result<Option<Stat>> {
        self.step()?;
        Real.stat_in(folder, path)
    }

    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        self.step()?;
        Real.read(path)
    }

    fn read_part(&self, path: &Path, start: u64, length: usize) -> io::Result<Vec<u8>> {
        self.step()?;
        Real.read_part(path, start, length)
    }

    fn list(&self, folder: &Path) -> io::Result<Vec<(OsString, Kind)>> {
        self.step()?;
        Real.list(folder)
    }

    fn make_folder(&self, folder: &Path) -> io::Result<()> {
        self.step()?;
        Real.make_folder(folder)
    }

    fn create(&self, path: &Path, bytes: &[u8], time: Option<Time>) -> io::Result<Time> {
        if let Err(fault) = self.step() {
            if self.steps.load(Ordering::SeqCst) == self.fails_at + 1 {
                // Half of it gets to the disk.
                Real.create(path, &bytes[..bytes.len() / 2], time)?;
            }
            return Err(fault);
        }
        Real.create(path, bytes, time)
    }

    fn append(&self, path: &Path, bytes: &[u8]) -> io::Result<Time> {
        self.step()?;
        Real.append(path, bytes)
    }

    fn set_time(&self, path: &Path, time: Time) -> io::Result<Time> {
        self.step()?;
        Real.set_time(path, time)
    }

    fn copy_permissions(&self, model: &Path, path: &Path) -> io::Result<()> {
        self.step()?;
        Real.copy_permissions(model, path)
    }

    fn remove_file(&self, path: &Path) -> io::Result<()> {
        self.step()?;
        Real.remove_file(path)
    }

    fn remove_folder(&self, folder: &Path) -> io::Result<()> {
        self.step()?;
        Real.remove_folder(folder)
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.step()?;
        Real.rename(from, to)
    }

    fn exchange(&self, one: &Path, other: &Path) -> io::Result<()> {
        self.step()?;
        if self.can_exchange { Real.exchange(one, other) } else { Err(ErrorKind::Unsupported.into()) }
    }
}

/// Four builds one after another: files added, changed, removed, a file that becomes a folder and back, other assets,
/// a file in pieces.
fn builds() -> [Site; 4] {
    [
        Site::from([
            ("index.html", "home"),
            ("a/index.html", "a"),
            ("b/index.html", "b"),
            ("turns", "file"),
            ("assets/s.1.css", "one"),
            ("data/all", "a b c d "),
        ]),
        Site::from([
            ("index.html", "home 2"),
            ("a/index.html", "a"),
            ("b/index.html", "b"),
            ("turns/index.html", "folder"),
            ("assets/s.2.css", "two"),
            ("data/all", "a b2 c d "),
        ]),
        Site::from([
            ("index.html", "home 3"),
            ("a/index.html", "a"),
            ("c/d/index.html", "d"),
            ("turns", "file again"),
            ("assets/s.2.css", "two"),
            ("data/all", "a b2 c d "),
        ]),
        Site::from([
            ("index.html", "home 4"),
            ("a/index.html", "a2"),
            ("turns", "file again"),
            ("assets/s.3.css", "three"),
            ("data/all", "e c d a "),
        ]),
    ]
}

fn settings(folder: &Path) -> Settings {
    Settings { removals: Removals::Allow, ..Settings::new(folder, folder.join("site")) }
}

fn build(disk: &dyn Disk, folder: &Path, site: &Site) -> Result<(), Error> {
    let publication = Publication::begin_on(disk, &settings(folder))?;
    publication.expect(&mut site.keys().map(|path| (*path).to_owned()))?;
    for (path, text) in site {
        if path.starts_with("data/") {
            let words: Vec<&str> = text.split_inclusive(' ').collect();
            let make = |at: usize| words[at].as_bytes().to_vec();
            publication.put_pieces(path, &Pieces::new(words.iter().map(Key::of).collect(), true, &make))?;
        } else {
            publication.put(path, text.as_bytes())?;
        }
    }
    publication.finish().map(drop)
}

/// The published files but the kept ones, which must all be as the manifest says; `None` when nothing is published.
fn published(folder: &Path) -> Option<Files> {
    let out = folder.join("site");
    let mut files = Files::new();
    read(&out, "", &mut files);
    let manifest = Manifest::from_bytes(&files.remove(Manifest::NAME)?).unwrap();
    let listed: Vec<&str> = manifest.files.iter().chain(&manifest.kept).map(|file| file.path.as_str()).collect();
    assert_eq!(files.len(), listed.len(), "{files:?} {listed:?}");
    for file in manifest.files.iter().chain(&manifest.kept) {
        assert_eq!(crate::output::Hash::of(&files[&file.path]), file.hash, "{}", file.path);
    }
    for file in &manifest.kept {
        files.remove(&file.path);
    }
    Some(files)
}

fn read(folder: &Path, prefix: &str, files: &mut Files) {
    for entry in fs::read_dir(folder).into_iter().flatten() {
        let entry = entry.unwrap();
        let path = format!("{prefix}{}", entry.file_name().to_str().unwrap());
        if entry.file_type().unwrap().is_dir() {
            read(&entry.path(), &format!("{path}/"), files);
        } else {
            files.insert(path, fs::read(entry.path()).unwrap());
        }
    }
}

fn expected(site: &Site) -> Files {
    site.iter().map(|(path, text)| ((*path).to_owned(), text.as_bytes().to_vec())).collect()
}

/// Fails the `nth` build at one step after another until it gets through. Gives the number of steps.
fn break_everywhere(nth: usize, how: How, can_exchange: bool) -> usize {
    let builds = builds();
    for fails_at in 0.. {
        let folder = tempfile::tempdir().unwrap();
        for site in &builds[..nth] {
            build(&Failing::new(usize::MAX, how, can_exchange), folder.path(), site).unwrap();
        }
        let disk = Failing::new(fails_at, how, can_exchange);
        let built = build(&disk, folder.path(), &builds[nth]);
        let about = format!("build {nth} {how:?} at step {fails_at}, exchange: {can_exchange}, {built:?}");
        let found = published(folder.path());
        let old = nth.checked_sub(1).map(|before| expected(&builds[before]));
        let new = expected(&builds[nth]);
        match &found {
            // Only between two renames, and only for the killed.
            None if old.is_some() => assert!(!can_exchange && how == How::Killed, "{about}"),
            None => assert!(built.is_err(), "{about}"),
            Some(found) if built.is_ok() => assert_eq!(*found, new, "{about}"),
            Some(found) => assert!(Some(found) == old.as_ref() || *found == new, "{about}: {found:?}"),
        }
        // Beginning again is enough to have a site again, whatever becomes of that build.
        drop(Publication::begin_on(&Failing::new(usize::MAX, how, can_exchange), &settings(folder.path())).unwrap());
        let found = published(folder.path());
        assert!(found == old || found.as_ref() == Some(&new), "begun again after {about}: {found:?}");
        // The next builds are the same one, or others that know nothing of its files.
        let next = if fails_at % 2 == 0 { [nth, (nth + 1) % 4] } else { [(nth + 3) % 4, (nth + 2) % 4] };
        for site in next.map(|next| &builds[next]) {
            build(&Failing::new(usize::MAX, how, can_exchange), folder.path(), site).unwrap();
            assert_eq!(published(folder.path()).unwrap(), expected(site), "after {about}");
        }
        if !disk.failed.load(Ordering::SeqCst) {
            return fails_at;
        }
    }
    unreachable!("a build has an end")
}

#[test]
fn a_killed_build_leaves_one_whole_site_and_the_next_is_right() {
    for can_exchange in [true, false] {
        for nth in 0..4 {
            let steps = break_everywhere(nth, How::Killed, can_exchange);
            assert!(steps > 20, "build {nth} has only {steps} steps");
        }
    }
}

#[test]
fn a_full_disk_leaves_one_whole_site_and_the_next_is_right() {
    for can_exchange in [true, false] {
        for nth in 0..4 {
            break_everywhere(nth, How::Once(ErrorKind::StorageFull), can_exchange);
        }
    }
}

#[test]
fn a_published_file_that_cannot_be_read_as_ours_is_no_reason_to_lose_it() {
    let folder = tempfile::tempdir().unwrap();
    let [first, second, ..] = builds();
    build(&Real, folder.path(), &first).unwrap();
    fs::write(folder.path().join("site").join(Manifest::NAME), b"").unwrap();
    let settings = Settings::new(folder.path(), folder.path().join("site"));
    let publication = Publication::begin_on(&Real, &settings).unwrap();
    publication.put("index.html", b"alone").unwrap();
    let fault = publication.finish().unwrap_err();
    assert!(matches!(fault, Error::TooManyRemovals { pages: 3, .. }), "{fault}");
    build(&Real, folder.path(), &second).unwrap();
    assert_eq!(published(folder.path()).unwrap(), expected(&second));
}
