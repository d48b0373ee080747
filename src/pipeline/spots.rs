//! The places of faults across the site: only the files that they name are read again, and only when they have changed.

use std::path::Path;

use rayon::prelude::*;
use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

use super::Error;
use super::judged::Earlier;
use super::survey::{Site, draft};
use crate::check::fault::{SiteFault, Spot};
use crate::diagnostic::Diagnostics;
use crate::field::FileKind;
use crate::key::Key;
use crate::load::{self, Inventory};
use crate::source::{Place, SitePath};
use crate::text::opening::sort_by_text;
use crate::write::seal::{Sealing, unsealed};

/// The name of the file in the site's store, and the line that opens it.
const NAME: &str = "cache/places";
const FORMAT: &[u8] = b"laoyou places 3\n";

/// What an earlier run found.
#[derive(Debug, PartialEq, Serialize, Deserialize)]
struct Found {
    program: Key,
    /// By path.
    files: Vec<(SitePath, Places)>,
}

/// The places that faults have named in one file.
#[derive(Debug, PartialEq, Serialize, Deserialize)]
struct Places {
    /// The key of the file's bytes.
    bytes: Key,
    /// Path of the field, words within it, place.
    places: Vec<(Box<str>, Option<Box<str>>, Place)>,
}

impl Found {
    fn of(&self, path: &SitePath) -> Option<&Places> {
        let at = self.files.binary_search_by(|(known, _)| known.cmp(path)).ok()?;
        Some(&self.files[at].1)
    }
}

impl Places {
    fn get(&self, spot: &Spot) -> Option<&Place> {
        let found = self.places.iter().find(|(path, words, _)| (&**path, words) == (spot.path, &spot.words));
        found.map(|(.., place)| place)
    }

    /// Those of these spots; `None` unless all of them are known.
    fn only(&self, spots: &[&Spot]) -> Option<Self> {
        let place = |spot: &&Spot| Some((spot.path.into(), spot.words.clone(), self.get(spot)?.clone()));
        Some(Self { bytes: self.bytes, places: spots.iter().map(place).collect::<Option<_>>()? })
    }
}

/// Finds the places of faults across the site, and reports them.
pub(super) fn settle(
    site: &Site<'_>,
    inventory: &Inventory,
    faults: Vec<SiteFault>,
    earlier: &Earlier<'_>,
    diagnostics: &mut Diagnostics,
) -> Result<(), Error> {
    let known = || {
        let known = earlier.is_believed().then(|| open(site.root)).flatten();
        known.filter(|known| Some(known.program) == earlier.program)
    };
    let wanted = || {
        let spots = faults.iter().flat_map(SiteFault::spots).collect();
        let mut spots = sort_by_text(spots, |_| (), |spot: &&Spot| spot.file.as_str(), Ord::cmp);
        spots.dedup();
        spots
    };
    let (known, wanted) = rayon::join(known, wanted);
    let areas = inventory.areas();
    let of_one_file: Vec<&[&Spot]> = wanted.chunk_by(|a, b| a.file == b.file).collect();
    let files = of_one_file
        .into_par_iter()
        .map(|spots| {
            let path = &spots[0].file;
            let note = || {
                let (folder, area) = areas.iter().find(|(folder, _)| *folder == path.folder())?;
                let at = area.binary_search_by(|listed| listed.path.cmp(path)).ok()?;
                earlier.cache.folder(folder)?.unchanged(at, &area[at])
            };
            let bytes = note().map(|note| note.bytes);
            let kept = known.as_ref().and_then(|known| known.of(path)).filter(|kept| Some(kept.bytes) == bytes);
            let places = match kept.and_then(|kept| kept.only(spots)) {
                Some(places) => places,
                None => read(site, inventory, path, spots)?,
            };
            Ok((path.clone(), places))
        })
        .collect::<Result<Vec<(SitePath, Places)>, Error>>()?;
    let places: FxHashMap<&SitePath, &Places> = files.iter().map(|(path, places)| (path, places)).collect();
    let settled = faults.into_par_iter().map(|fault| {
        let place = |spot: &Spot| places.get(&spot.file).and_then(|places| places.get(spot)).cloned();
        fault.settle(|spot| place(spot).unwrap_or_else(|| Place::file(spot.file.clone())))
    });
    settled.collect::<Vec<_>>().into_iter().for_each(|fault| diagnostics.report(fault));
    if let (Some((store, _)), Some(program)) = (&earlier.looked, earlier.program) {
        let found = Found { program, files };
        if known.as_ref() != Some(&found) {
            // What cannot be kept costs the next run some time.
            let _ = store.put(NAME, &Sealing::new(FORMAT).value(&found).finish());
        }
    }
    Ok(())
}

fn open(site: &Path) -> Option<Found> {
    let bytes = load::bytes(&site.join(".laoyou").join(NAME)).ok()?;
    postcard::from_bytes(unsealed(FORMAT, &bytes)?).ok()
}

fn read(site: &Site<'_>, inventory: &Inventory, path: &SitePath, spots: &[&Spot]) -> Result<Places, Error> {
    let single = inventory.singles.iter().find(|(_, single)| single == path);
    let kind = single.map_or(FileKind::Facility, |(kind, _)| *kind);
    let bytes = load::raw(site.root, path)?;
    let key = Key::of_bytes(&bytes);
    // Faults within the file were reported when it was judged.
    let draft = draft(kind, path, bytes, &mut Diagnostics::new());
    let place = |spot: &&Spot| (spot.path.into(), spot.words.clone(), spot.place(draft.as_ref()));
    Ok(Places { bytes: key, places: spots.iter().map(place).collect() })
}
