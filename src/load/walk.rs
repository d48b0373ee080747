//! A folder of the site to the list of its files, in an order that depends on names alone.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use rayon::prelude::*;
use walkdir::{DirEntry, WalkDir};

use super::{Error, Stamp};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::catalogue::file::{FILE_NAME_UNREADABLE, LINK_NOT_READ};
use crate::source::{Place, SitePath};

/// A file that is there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// Where it stands in the site.
    pub path: SitePath,
    /// Its size and times.
    pub stamp: Stamp,
}

/// The files of a folder, sorted by path, and what could not be taken.
#[derive(Debug, Default)]
pub struct Listing {
    /// Every file but the hidden ones and what programs leave behind.
    pub files: Vec<Listed>,
    /// Links that lead out of the site, names that are no text.
    pub diagnostics: Vec<Diagnostic>,
}

/// Lists `folder` (relative to `site`; `""` is the whole site) and all folders in it.
///
/// Left out: hidden files, and what Windows, Excel and editors leave behind. A link is read when it leads to a file
/// inside the site and is named otherwise. A folder that is not there has no files. Fails when a folder cannot be read.
pub fn walk(site: &Path, folder: &str) -> Result<Listing, Error> {
    let root = site.join(folder);
    let mut found = names(site, WalkDir::new(&root).max_depth(1), &root)?;
    // Areas hold thousands of entries each: they are listed side by side.
    let folders = std::mem::take(&mut found.folders);
    let inside = folders.par_iter().map(|folder| names(site, WalkDir::new(folder), folder));
    for inside in inside.collect::<Result<Vec<_>, Error>>()? {
        found.files.extend(inside.files);
        found.diagnostics.extend(inside.diagnostics);
    }
    let home = std::fs::canonicalize(site).unwrap_or_else(|_| site.to_path_buf());
    let seen: Vec<Result<Seen, Error>> = found.files.into_par_iter().map(|file| look_at(&home, file)).collect();
    let mut listing = Listing { files: Vec::with_capacity(seen.len()), diagnostics: found.diagnostics };
    for seen in seen {
        match seen? {
            Seen::File(listed) => listing.files.push(listed),
            Seen::Astray(path) => listing.diagnostics.push(Diagnostic::new(&LINK_NOT_READ, Place::file(path))),
            Seen::Gone => {}
        }
    }
    listing.files.par_sort_unstable_by(|a, b| a.path.cmp(&b.path));
    listing.diagnostics.sort_by(|a, b| a.place.cmp(&b.place));
    Ok(listing)
}

/// What stands in a folder by name.
#[derive(Default)]
struct Names {
    files: Vec<Named>,
    folders: Vec<PathBuf>,
    diagnostics: Vec<Diagnostic>,
}

/// A file, or a link to whatever it may be.
struct Named {
    path: SitePath,
    full: PathBuf,
    is_link: bool,
}

fn names(site: &Path, walk: WalkDir, root: &Path) -> Result<Names, Error> {
    let mut names = Names::default();
    for entry in walk.min_depth(1).into_iter().filter_entry(|entry| !is_litter(entry.file_name())) {
        let entry = match entry {
            Ok(entry) => entry,
            Err(error) => {
                let path = error.path().unwrap_or(root).to_path_buf();
                let source = error.into_io_error().unwrap_or_else(|| std::io::Error::other("links form a circle"));
                // What an editor or a copy in progress removed under our hands was never part of this run.
                if source.kind() == std::io::ErrorKind::NotFound {
                    continue;
                }
                return Err(Error::new(path, source));
            }
        };
        if entry.file_type().is_dir() {
            names.folders.push(entry.into_path());
            continue;
        }
        match site_path(site, entry.path()) {
            Some(path) => {
                let is_link = entry.path_is_symlink();
                names.files.push(Named { path, full: entry.into_path(), is_link });
            }
            None => names.diagnostics.push(unreadable_name(site, &entry)),
        }
    }
    Ok(names)
}

/// What a second look at a path found.
enum Seen {
    File(Listed),
    /// A link that leads to no file of the site.
    Astray(SitePath),
    /// Removed since the folder was listed.
    Gone,
}

fn look_at(home: &Path, Named { path, full, is_link }: Named) -> Result<Seen, Error> {
    if is_link && !leads_to_a_file_of(home, &full) {
        return Ok(Seen::Astray(path));
    }
    match std::fs::metadata(&full) {
        Ok(metadata) => Ok(Seen::File(Listed { path, stamp: Stamp::of(&metadata) })),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(Seen::Gone),
        Err(error) => Err(Error::new(full, error)),
    }
}

/// The path in the site, unless its name is no text or has a sign that no path of a message can hold.
fn site_path(site: &Path, full: &Path) -> Option<SitePath> {
    let mut path = String::new();
    for part in full.strip_prefix(site).ok()? {
        let part = part.to_str().filter(|part| !part.contains(['\\', '\n', '\r', '\t']))?;
        if !path.is_empty() {
            path.push('/');
        }
        path.push_str(part);
    }
    Some(SitePath::new(path))
}

fn unreadable_name(site: &Path, entry: &DirEntry) -> Diagnostic {
    let shown = entry.path().strip_prefix(site).unwrap_or(entry.path()).to_string_lossy();
    let shown = shown.replace(['\\', '\n', '\r', '\t'], "\u{FFFD}");
    Diagnostic::new(&FILE_NAME_UNREADABLE, Place::file(SitePath::new(shown)))
}

fn leads_to_a_file_of(home: &Path, link: &Path) -> bool {
    std::fs::canonicalize(link).is_ok_and(|target| target.starts_with(home) && target.is_file())
}

/// Whether a file or folder is hidden, or left behind by a program: no part of any site.
fn is_litter(name: &OsStr) -> bool {
    let name = name.to_string_lossy();
    let lower = name.to_ascii_lowercase();
    name.starts_with('.')
        || name.starts_with("~$")
        || name.ends_with('~')
        || (name.starts_with('#') && name.ends_with('#'))
        || [".bak", ".tmp", ".orig", ".swp"].iter().any(|ending| lower.ends_with(ending))
        || ["thumbs.db", "ehthumbs.db", "desktop.ini", "$recycle.bin", "__macosx"].contains(&lower.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn site(files: &[&str]) -> tempfile::TempDir {
        let site = tempfile::tempdir().unwrap();
        for file in files {
            let path = site.path().join(file);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, "x").unwrap();
        }
        site
    }

    fn names(listing: &Listing) -> Vec<&str> {
        listing.files.iter().map(|listed| listed.path.as_str()).collect()
    }

    #[test]
    fn files_are_sorted_and_litter_is_left_out() {
        let site = site(&[
            "facilities/b/福安.yaml",
            "facilities/a-b/x.yaml",
            "facilities/a/x.yaml",
            "facilities/a/Thumbs.db",
            "facilities/a/~$名单.xlsx",
            "facilities/a/x.yaml~",
            "facilities/a/#x.yaml#",
            "facilities/.git/config",
            "facilities/__MACOSX/x.yaml",
            "content/site.yaml",
        ]);
        let listing = walk(site.path(), "facilities").unwrap();
        assert_eq!(names(&listing), ["facilities/a-b/x.yaml", "facilities/a/x.yaml", "facilities/b/福安.yaml"]);
        assert_eq!(listing.files[0].stamp.size, 1);
        assert!(listing.diagnostics.is_empty());
    }

    #[test]
    fn a_folder_that_is_not_there_has_no_files() {
        let site = site(&["content/site.yaml"]);
        assert!(walk(site.path(), "facilities").unwrap().files.is_empty());
    }

    #[cfg(unix)]
    #[test]
    fn links_are_read_only_when_they_lead_to_a_file_of_the_site() {
        let (site, elsewhere) = (site(&["a/x.yaml"]), site(&["secret.yaml"]));
        let link = |target: &Path, name: &str| {
            std::os::unix::fs::symlink(target, site.path().join("a").join(name)).unwrap();
        };
        link(&elsewhere.path().join("secret.yaml"), "out.yaml");
        link(&site.path().join("a/x.yaml"), "within.yaml");
        link(site.path(), "circle");
        link(Path::new("nothing"), "dead.yaml");
        let listing = walk(site.path(), "a").unwrap();
        assert_eq!(names(&listing), ["a/within.yaml", "a/x.yaml"]);
        let faults: Vec<_> = listing.diagnostics.iter().map(|fault| fault.place.clone().unwrap().file).collect();
        assert_eq!(faults, ["a/circle", "a/dead.yaml", "a/out.yaml"].map(SitePath::new));
    }

    #[cfg(unix)]
    #[test]
    fn a_name_that_is_no_text_is_a_fault() {
        use std::os::unix::ffi::OsStrExt;
        let site = site(&["a/x.yaml"]);
        std::fs::write(site.path().join("a").join(OsStr::from_bytes(b"\xB8\xA3.yaml")), "x").unwrap();
        let listing = walk(site.path(), "a").unwrap();
        assert_eq!(names(&listing), ["a/x.yaml"]);
        assert_eq!(listing.diagnostics[0].code, &FILE_NAME_UNREADABLE);
    }
}
