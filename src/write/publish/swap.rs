//! Puts the spare in the published tree's place in one step, and mends what a killed build left.

use std::ffi::OsString;
use std::io::{self, ErrorKind};
use std::path::PathBuf;

use super::error::{Doing, Error, Refusal};
use super::folders::Folders;
use super::record::{Record, find};
use super::spare::{Spare, has_below};
use crate::output::Manifest;
use crate::write::disk::{Disk, Kind, Stat, Time, remove_all};

/// What file managers leave in every folder they show: removed without a word.
const LITTER: [&str; 3] = [".DS_Store", "Thumbs.db", "desktop.ini"];

/// Exchanges the trees and turns the records round; `record` is that of the spare. Gives what was set aside.
///
/// Once the trees are exchanged the site is published, whatever happens to our notes: the mark stays then, and the next
/// build reads every file.
pub(super) fn publish(
    disk: &dyn Disk,
    folders: &Folders,
    spare: &Spare<'_>,
    live: &Record,
    record: &[u8],
) -> Result<Vec<(String, PathBuf)>, Error> {
    let failed = |doing, path: &PathBuf| {
        let path = path.clone();
        move |source| Error::Io { doing, path, source }
    };
    spare.mark().map_err(failed(Doing::Write, &folders.unfinished))?;
    note(disk, folders, record).map_err(failed(Doing::Write, &folders.next_record))?;
    let exchanged = failed(Doing::Exchange, &folders.out);
    match disk.stat(&folders.out).map_err(failed(Doing::Read, &folders.out))? {
        None => {
            disk.rename(&folders.spare, &folders.out).map_err(exchanged)?;
            // What was noted of a site that is no longer there.
            let _ = forget(disk, folders).and_then(|()| turn_notes(disk, folders));
            Ok(Vec::new())
        }
        Some(Stat { kind: Kind::Folder, .. }) => {
            disk.copy_permissions(&folders.out, &folders.spare).map_err(failed(Doing::Write, &folders.spare))?;
            exchange(disk, folders)?;
            Ok(settle(disk, folders, live).unwrap_or_default())
        }
        Some(_) => Err(Error::Refused { out: folders.out.clone(), why: Refusal::Link }),
    }
}

/// Mends what a build that was killed between two renames left; where trees can be exchanged there is nothing to mend.
pub(super) fn recover(disk: &dyn Disk, folders: &Folders) -> Result<(), Error> {
    let mend = || -> io::Result<()> {
        let Some(retired) = disk.stat(&folders.retired)? else { return Ok(()) };
        if disk.stat(&folders.out)?.is_none() {
            disk.rename(&folders.retired, &folders.out)
        } else if disk.stat(&folders.spare)?.is_none() {
            disk.rename(&folders.retired, &folders.spare)
        } else {
            remove_all(disk, &folders.retired, retired.kind)
        }
    };
    mend().map_err(|source| Error::Io { doing: Doing::Exchange, path: folders.out.clone(), source })
}

/// What is published, as our notes or else the manifest tell. A marker that cannot be read still lets the files be
/// counted.
pub(super) fn published(disk: &dyn Disk, folders: &Folders) -> Result<Record, Error> {
    let out = &folders.out;
    let failed = |source| Error::Io { doing: Doing::Read, path: out.clone(), source };
    if disk.stat(&out.join(Manifest::NAME)).map_err(failed)?.is_none() {
        return Ok(Record::default());
    }
    if let Some(record) = Record::of_tree(disk, &folders.published_record, out) {
        return Ok(record);
    }
    // A build was killed after the exchange: its record waits to be turned.
    if let Some(record) = Record::of_tree(disk, &folders.next_record, out) {
        disk.rename(&folders.next_record, &folders.published_record).map_err(failed)?;
        return Ok(record);
    }
    let bytes = disk.read(&out.join(Manifest::NAME)).map_err(failed)?;
    match Manifest::from_bytes(&bytes) {
        Some(manifest) => Ok(Record::from_manifest(manifest, &bytes)),
        None => Record::of_unknown(disk, out).map_err(failed),
    }
}

fn note(disk: &dyn Disk, folders: &Folders, record: &[u8]) -> io::Result<()> {
    if let Some(there) = disk.stat(&folders.next_record)? {
        remove_all(disk, &folders.next_record, there.kind)?;
    }
    disk.create(&folders.next_record, record, None::<Time>)?;
    Ok(())
}

fn exchange(disk: &dyn Disk, folders: &Folders) -> Result<(), Error> {
    let Folders { out, spare, retired, .. } = folders;
    match disk.exchange(spare, out) {
        Ok(()) => return Ok(()),
        Err(fault) if fault.kind() == ErrorKind::Unsupported => {}
        Err(fault) => return Err(refused(folders, fault)),
    }
    disk.rename(out, retired).map_err(|fault| refused(folders, fault))?;
    if let Err(fault) = disk.rename(spare, out) {
        // Should this fail as well, the next build does it.
        let _ = disk.rename(retired, out);
        return Err(refused(folders, fault));
    }
    // Published. Should this fail, the next build does it.
    let _ = disk.rename(retired, spare);
    Ok(())
}

fn refused(folders: &Folders, source: io::Error) -> Error {
    /// `ERROR_SHARING_VIOLATION` of Windows.
    const SHARING_VIOLATION: i32 = 32;
    let out = folders.out.clone();
    let in_use = source.kind() == ErrorKind::ResourceBusy
        || cfg!(windows)
            && (source.kind() == ErrorKind::PermissionDenied || source.raw_os_error() == Some(SHARING_VIOLATION));
    if in_use { Error::InUse { out, source } } else { Error::Io { doing: Doing::Exchange, path: out, source } }
}

/// After an exchange: what was published is the spare now.
fn settle(disk: &dyn Disk, folders: &Folders, live: &Record) -> io::Result<Vec<(String, PathBuf)>> {
    let aside = set_aside(disk, folders, live)?;
    if disk.stat(&folders.published_record)?.is_some() {
        disk.rename(&folders.published_record, &folders.spare_record)?;
    } else {
        forget(disk, folders)?;
    }
    if disk.list(&folders.spare)?.is_empty() {
        // The published folder was an empty one.
        disk.remove_folder(&folders.spare)?;
    }
    turn_notes(disk, folders)?;
    Ok(aside)
}

fn forget(disk: &dyn Disk, folders: &Folders) -> io::Result<()> {
    if disk.stat(&folders.spare_record)?.is_some() { disk.remove_file(&folders.spare_record) } else { Ok(()) }
}

fn turn_notes(disk: &dyn Disk, folders: &Folders) -> io::Result<()> {
    disk.rename(&folders.next_record, &folders.published_record)?;
    disk.remove_file(&folders.unfinished)
}

/// Moves what someone put at the top of the published folder to where it is safe and not published.
fn set_aside(disk: &dyn Disk, folders: &Folders, live: &Record) -> io::Result<Vec<(String, PathBuf)>> {
    let is_ours =
        |name: &str| name == Manifest::NAME || find(&live.entries, name).is_some() || has_below(&live.entries, name);
    let mut aside = Vec::new();
    for (name, kind) in disk.list(&folders.spare)? {
        let from = folders.spare.join(&name);
        match name.to_str() {
            Some(name) if is_ours(name) => {}
            Some(name) if LITTER.contains(&name) => remove_all(disk, &from, kind)?,
            _ => {
                let to = free_place(disk, folders, &name)?;
                disk.rename(&from, &to)?;
                aside.push((name.to_string_lossy().into_owned(), to));
            }
        }
    }
    Ok(aside)
}

fn free_place(disk: &dyn Disk, folders: &Folders, name: &OsString) -> io::Result<PathBuf> {
    if disk.stat(&folders.aside)?.is_none() {
        disk.make_folder(&folders.aside)?;
    }
    let mut place = folders.aside.join(name);
    let mut number = 1;
    while disk.stat(&place)?.is_some() {
        number += 1;
        let mut numbered = name.clone();
        numbered.push(format!(".{number}"));
        place = folders.aside.join(numbered);
    }
    Ok(place)
}
