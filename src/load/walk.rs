//! A folder of the site to the list of its files, in an order that depends on names alone.

use std::cmp::Ordering;
use std::ffi::OsStr;
use std::path::{Component, Path, PathBuf};

use rayon::prelude::*;
use walkdir::WalkDir;

use super::{Error, Stamp};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::catalogue::file::{FILE_NAME_UNREADABLE, LINK_NOT_READ};
use crate::folder::Folder;
use crate::source::{Place, SitePath};
use crate::text::opening::sort_by_text;

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
    let parts = Path::new(folder).components().filter_map(|part| match part {
        Component::Normal(part) => Some(part.to_string_lossy()),
        _ => None,
    });
    let base = Base { root: &root, folder: &parts.collect::<Vec<_>>().join("/") };
    let mut top = names(base, &root, WalkDir::new(&root).max_depth(1))?;
    // Areas hold thousands of entries each: they are listed side by side.
    let folders = std::mem::take(&mut top.folders);
    let within = folders.par_iter().map(|folder| names(base, folder, WalkDir::new(folder)));
    let mut within = within.collect::<Result<Vec<Names>, Error>>()?;
    let mut diagnostics = top.diagnostics;
    for names in &mut within {
        diagnostics.append(&mut names.diagnostics);
    }
    // Paths of one folder begin alike: in the order of all paths no other stands between them.
    let alone = top.files.into_iter().map(|file| (&top.open, vec![file]));
    let within = within.iter_mut().map(|Names { open, files, .. }| (&*open, std::mem::take(files)));
    let mut runs: Vec<(&Folder, Vec<Named>)> = alone.chain(within).collect();
    runs.sort_by(|(_, a), (_, b)| a.first().map(|file| &file.path).cmp(&b.first().map(|file| &file.path)));
    let home = std::fs::canonicalize(site).unwrap_or_else(|_| site.to_path_buf());
    let home = &home;
    let seen = runs.into_par_iter().map(|(open, files)| {
        files.into_par_iter().map(|file| look_at(home, open, file)).collect::<Result<Vec<Seen>, Error>>()
    });
    let mut files = Vec::new();
    for seen in seen.collect::<Result<Vec<_>, Error>>()? {
        files.reserve(seen.len());
        for seen in seen {
            match seen {
                Seen::File(listed) => files.push(listed),
                Seen::Astray(path) => diagnostics.push(Diagnostic::new(&LINK_NOT_READ, Place::file(path))),
                Seen::Gone => {}
            }
        }
    }
    diagnostics.sort_by(|a, b| a.place.cmp(&b.place));
    Ok(Listing { files, diagnostics })
}

/// The folder that is listed: where it lies, and its path in the site.
#[derive(Clone, Copy)]
struct Base<'a> {
    root: &'a Path,
    folder: &'a str,
}

impl Base<'_> {
    /// The path in the site of what lies here, unless its name is no text or has a sign that no path of a message can
    /// hold.
    fn site_path(self, full: &Path) -> Option<SitePath> {
        // Byte for byte, since every path begins with the one that was to be listed.
        let inside = full.as_os_str().as_encoded_bytes().strip_prefix(self.root.as_os_str().as_encoded_bytes())?;
        let inside = std::str::from_utf8(inside).ok()?.trim_start_matches(std::path::is_separator);
        let mut path = String::with_capacity(self.folder.len() + 1 + inside.len());
        path.push_str(self.folder);
        for part in inside.split(std::path::is_separator) {
            if part.contains(['\\', '\n', '\r', '\t']) {
                return None;
            }
            if !path.is_empty() {
                path.push('/');
            }
            path.push_str(part);
        }
        Some(SitePath::new(path))
    }

    /// A path that cannot be shown as it is.
    fn shown(self, full: &Path) -> SitePath {
        let inside = full.strip_prefix(self.root).unwrap_or(full);
        let shown = Path::new(self.folder).join(inside).to_string_lossy().replace(['\\', '\n', '\r', '\t'], "\u{FFFD}");
        SitePath::new(shown)
    }
}

/// What stands in a folder by name.
struct Names {
    open: Folder,
    /// By path.
    files: Vec<Named>,
    folders: Vec<PathBuf>,
    diagnostics: Vec<Diagnostic>,
}

/// A file, or a link to whatever it may be.
struct Named {
    path: SitePath,
    /// Bytes of the path that are those of the folder in which it was found, with the sign that ends them.
    way: usize,
    is_link: bool,
}

/// What a walk finds in a folder, files sorted by path.
fn names(base: Base<'_>, folder: &Path, walk: WalkDir) -> Result<Names, Error> {
    let mut names =
        Names { open: Folder::open(folder), files: Vec::new(), folders: Vec::new(), diagnostics: Vec::new() };
    let way = base.site_path(folder).map_or(0, |folder| match folder.as_str().trim_end_matches('/') {
        "" => 0,
        folder => folder.len() + 1,
    });
    for entry in walk.min_depth(1).into_iter().filter_entry(|entry| !is_litter(entry.file_name())) {
        let entry = match entry {
            Ok(entry) => entry,
            Err(error) => {
                let path = error.path().unwrap_or(base.root).to_path_buf();
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
        if let Some(path) = base.site_path(entry.path()) {
            names.files.push(Named { path, way, is_link: entry.path_is_symlink() });
        } else {
            let place = Place::file(base.shown(entry.path()));
            names.diagnostics.push(Diagnostic::new(&FILE_NAME_UNREADABLE, place));
        }
    }
    // The way is the same for all of them, and no two have one path.
    names.files = sort_by_text(names.files, |_| (), |file| &file.path.as_str()[way..], |_, _| Ordering::Equal);
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

fn look_at(home: &Path, folder: &Folder, Named { path, way, is_link }: Named) -> Result<Seen, Error> {
    let name = &path.as_str()[way..];
    if is_link && !leads_to_a_file_of(home, &folder.join(name)) {
        return Ok(Seen::Astray(path));
    }
    match folder.follow(name) {
        Ok(look) => Ok(Seen::File(Listed { path, stamp: look.into() })),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(Seen::Gone),
        Err(error) => Err(Error::new(folder.join(name), error)),
    }
}

fn leads_to_a_file_of(home: &Path, link: &Path) -> bool {
    std::fs::canonicalize(link).is_ok_and(|target| target.starts_with(home) && target.is_file())
}

/// Whether a file or folder is hidden, or left behind by a program: no part of any site.
fn is_litter(name: &OsStr) -> bool {
    let name = name.as_encoded_bytes();
    let ends_in = |ending: &str| {
        let at = name.len().checked_sub(ending.len());
        at.is_some_and(|at| name[at..].eq_ignore_ascii_case(ending.as_bytes()))
    };
    name.starts_with(b".")
        || name.starts_with(b"~$")
        || name.ends_with(b"~")
        || (name.starts_with(b"#") && name.ends_with(b"#"))
        || [".bak", ".tmp", ".orig", ".swp"].into_iter().any(ends_in)
        || ["thumbs.db", "ehthumbs.db", "desktop.ini", "$recycle.bin", "__macosx"]
            .into_iter()
            .any(|litter| name.eq_ignore_ascii_case(litter.as_bytes()))
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
    fn paths_begin_at_the_site_however_the_folder_is_written() {
        let site = site(&["content/site.yaml", "content/pages/a/x.pdf", "book.toml"]);
        let expected = ["book.toml", "content/pages/a/x.pdf", "content/site.yaml"];
        assert_eq!(names(&walk(site.path(), "").unwrap()), expected);
        assert_eq!(names(&walk(site.path(), ".").unwrap()), expected);
        for folder in ["content", "content/", "./content"] {
            assert_eq!(names(&walk(site.path(), folder).unwrap()), expected[1..], "{folder}");
            let site = site.path().join("content/..");
            assert_eq!(names(&walk(&site, folder).unwrap()), expected[1..], "{folder}");
        }
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
