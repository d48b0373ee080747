//! Where the published tree, its spare and our notes about both lie; which folders we may not replace.

use std::fs;
use std::io;
use std::path::{Component, Path, PathBuf};

use super::error::{Doing, Error, Refusal};
use crate::output::{Hash, Manifest};

/// The places of one publication, all absolute.
#[derive(Clone, Debug)]
pub(super) struct Folders {
    /// The published tree.
    pub(super) out: PathBuf,
    /// What belongs to the publication and is not published.
    pub(super) state: PathBuf,
    /// The tree that the next build brings up to date.
    pub(super) spare: PathBuf,
    /// The published tree between the two renames, where there is no exchange.
    pub(super) retired: PathBuf,
    /// Files of others that lay in the published tree.
    pub(super) aside: PathBuf,
    /// There while the spare may be half written.
    pub(super) unfinished: PathBuf,
    pub(super) lock: PathBuf,
    pub(super) published_record: PathBuf,
    pub(super) spare_record: PathBuf,
    pub(super) next_record: PathBuf,
}

impl Folders {
    /// Finds the places and refuses an `out` that must not be replaced; writes nothing.
    pub(super) fn find(site: &Path, out: &Path, sources: &[PathBuf]) -> Result<Self, Error> {
        let refuse = |why| Error::Refused { out: out.to_owned(), why };
        let failed = |source| Error::Io { doing: Doing::Read, path: out.to_owned(), source };
        // Through its components, because a `/` at the end would follow a link.
        let named: PathBuf = out.components().collect();
        let at_out = fs::symlink_metadata(&named).ok();
        if at_out.as_ref().is_some_and(fs::Metadata::is_symlink) {
            return Err(refuse(Refusal::Link));
        }
        if at_out.as_ref().is_some_and(|found| !found.is_dir()) {
            return Err(refuse(Refusal::NotAFolder));
        }
        let site = real(site).map_err(failed)?;
        let out = real(&named).map_err(failed)?;
        if site.starts_with(&out) {
            return Err(refuse(Refusal::HoldsTheSite));
        }
        if is_mount_point(&out) {
            return Err(refuse(Refusal::MountPoint));
        }
        for source in sources {
            let source = real(source).map_err(failed)?;
            if out.starts_with(&source) {
                return Err(refuse(Refusal::InsideTheSources));
            }
            if source.starts_with(&out) {
                return Err(refuse(Refusal::HoldsTheSite));
            }
        }
        let (Some(parent), Some(name)) = (out.parent(), out.file_name()) else {
            return Err(refuse(Refusal::HoldsTheSite));
        };
        let within = site.join(".laoyou");
        if within.starts_with(&out) || out.starts_with(within.join("publish")) {
            return Err(refuse(Refusal::InsideTheSources));
        }
        let state = if same_mount(nearest(&within), nearest(parent)) {
            let of = out.strip_prefix(&site).unwrap_or(&out).to_string_lossy().replace('\\', "/");
            let key = Hash::of(of.as_bytes()).short(8);
            within.join("publish").join(format!("{}-{key}", name.to_string_lossy()))
        } else {
            parent.join(format!(".{}.laoyou", name.to_string_lossy()))
        };
        if at_out.is_some() && !is_ours_or_empty(&out).map_err(failed)? {
            return Err(refuse(Refusal::NotOurs));
        }
        Ok(Self::at(out, state))
    }

    fn at(out: PathBuf, state: PathBuf) -> Self {
        Self {
            out,
            spare: state.join("spare"),
            retired: state.join("retired"),
            aside: state.join("set-aside"),
            unfinished: state.join("unfinished"),
            lock: state.join("lock"),
            published_record: state.join("published.record"),
            spare_record: state.join("spare.record"),
            next_record: state.join("next.record"),
            state,
        }
    }

    /// Makes the folder of our notes, readable by its owner alone, and the one in which the published tree will lie.
    pub(super) fn make(&self) -> Result<(), Error> {
        let make = |folder: &Path, private| {
            make_folders(folder, private).map_err(|source| Error::Io {
                doing: Doing::Write,
                path: folder.to_owned(),
                source,
            })
        };
        if let Some(parent) = self.out.parent() {
            make(parent, false)?;
        }
        if let Some(parent) = self.state.parent() {
            make(parent, false)?;
        }
        make(&self.state, true)
    }
}

#[cfg(unix)]
fn make_folders(folder: &Path, private: bool) -> io::Result<()> {
    use std::os::unix::fs::DirBuilderExt;

    let mode = if private { 0o700 } else { 0o777 };
    fs::DirBuilder::new().recursive(true).mode(mode).create(folder)
}

#[cfg(not(unix))]
fn make_folders(folder: &Path, _private: bool) -> io::Result<()> {
    fs::create_dir_all(folder)
}

/// The path without links; what does not exist yet is taken as it is written.
fn real(path: &Path) -> io::Result<PathBuf> {
    let path = std::path::absolute(path)?;
    let there = nearest(&path);
    let mut real = there.canonicalize()?;
    for part in path.strip_prefix(there).unwrap_or(Path::new("")).components() {
        match part {
            Component::ParentDir => drop(real.pop()),
            Component::Normal(name) => real.push(name),
            _ => {}
        }
    }
    Ok(real)
}

/// The path, or the nearest folder above it that exists.
fn nearest(path: &Path) -> &Path {
    path.ancestors().find(|path| path.exists()).unwrap_or(path)
}

fn is_ours_or_empty(out: &Path) -> io::Result<bool> {
    match fs::symlink_metadata(out.join(Manifest::NAME)) {
        Ok(marker) => Ok(marker.is_file()),
        Err(fault) if fault.kind() == io::ErrorKind::NotFound => Ok(fs::read_dir(out)?.next().is_none()),
        Err(fault) => Err(fault),
    }
}

/// Whether a folder can be moved from one place to the other by a rename. Two mounts of one file system cannot.
#[cfg(target_os = "linux")]
fn same_mount(one: &Path, other: &Path) -> bool {
    use rustix::fs::{AtFlags, CWD, StatxFlags, statx};

    let mount = |path: &Path| {
        let found = statx(CWD, path, AtFlags::empty(), StatxFlags::MNT_ID).ok()?;
        (found.stx_mask & StatxFlags::MNT_ID.bits() != 0).then_some(found.stx_mnt_id)
    };
    same_device(one, other) && mount(one) == mount(other)
}

#[cfg(all(unix, not(target_os = "linux")))]
fn same_mount(one: &Path, other: &Path) -> bool {
    same_device(one, other)
}

#[cfg(unix)]
fn same_device(one: &Path, other: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;

    let device = |path: &Path| fs::metadata(path).ok().map(|found| found.dev());
    device(one) == device(other)
}

#[cfg(not(unix))]
fn same_mount(one: &Path, other: &Path) -> bool {
    one.components().next() == other.components().next()
}

#[cfg(unix)]
fn is_mount_point(folder: &Path) -> bool {
    match folder.parent() {
        Some(parent) => folder.exists() && !same_mount(folder, parent),
        None => true,
    }
}

#[cfg(not(unix))]
fn is_mount_point(folder: &Path) -> bool {
    folder.parent().is_none()
}
