//! Large files piece by piece: what did not change is copied from the published file, and no file is held whole.

use std::collections::HashMap;
use std::path::PathBuf;

use super::record::Piece;
use super::{Publication, Trust, live_time};
use crate::key::Key;
use crate::output::{Pieces, SinkError, Stretch};

/// The most bytes that are copied at once, unless one piece has more.
const COPIED: u64 = 4 << 20;

/// Brings a large file up to date, and tells its size.
pub(super) fn put(publication: &Publication<'_>, path: &str, pieces: &Pieces<'_>) -> Result<u64, SinkError> {
    let Publication { disk, folders, live, spare, .. } = publication;
    if let Some(key) = pieces.key().filter(|_| publication.trust == Trust::Notes)
        && let Some(size) = publication.stays(path, key)?
    {
        return Ok(size);
    }
    let earlier = Earlier::of(publication, path);
    let keys = pieces.keys();
    let mut growing = spare.begin(path)?;
    pieces.each(
        |key| earlier.places.contains_key(&key),
        |stretch| match stretch {
            Stretch::Made(at, bytes) => growing.take(&[piece(keys[at], &bytes)], &bytes),
            Stretch::AtHand(mut start, end) => {
                while start < end {
                    let run = earlier.run(&keys[start..end]);
                    let length = run.iter().map(|piece| piece.length).sum::<u64>();
                    let from = earlier.places[&keys[start]].start;
                    match disk.read_part(&earlier.file, from, usize::try_from(length).unwrap_or(usize::MAX)) {
                        Ok(bytes) => growing.take(&run, &bytes)?,
                        // Unreadable or cut short by others: then it is made anew.
                        Err(_) => (start..start + run.len()).try_for_each(|at| {
                            let bytes = pieces.make(at);
                            growing.take(&[piece(keys[at], &bytes)], &bytes)
                        })?,
                    }
                    start += run.len();
                }
                Ok(())
            }
        },
    )?;
    let time = live_time(*disk, folders, live, path, growing.hash());
    growing.finish(pieces.key(), time)
}

fn piece(key: Key, bytes: &[u8]) -> Piece {
    Piece { key, length: bytes.len() as u64 }
}

/// The published file, and where its pieces stand.
struct Earlier {
    file: PathBuf,
    places: HashMap<Key, Place>,
}

#[derive(Clone, Copy)]
struct Place {
    start: u64,
    length: u64,
}

impl Earlier {
    /// Without pieces when the file is not surely as it was noted.
    fn of(publication: &Publication<'_>, path: &str) -> Self {
        let file = publication.folders.out.join(path);
        let mut places = HashMap::new();
        let noted = publication.live.find(path).filter(|_| publication.trust == Trust::Notes);
        if let Some(noted) = noted
            && publication.disk.stat(&file).ok().flatten().is_some_and(|there| noted.is(&there))
        {
            let mut start = 0;
            for piece in &noted.pieces {
                places.insert(piece.key, Place { start, length: piece.length });
                start += piece.length;
            }
        }
        Self { file, places }
    }

    /// As many of the first pieces as stand one behind the other in the published file; one at least.
    fn run(&self, keys: &[Key]) -> Vec<Piece> {
        let mut run = Vec::new();
        let (mut end, mut total) = (None, 0);
        for &key in keys {
            let place = self.places[&key];
            if end.is_some_and(|end| end != place.start || total + place.length > COPIED) {
                break;
            }
            run.push(Piece { key, length: place.length });
            end = Some(place.start + place.length);
            total += place.length;
        }
        run
    }
}
