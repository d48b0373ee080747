//! One file of open data, facility by facility: written whole, or in pieces of which only those that changed are encoded.

use std::io::{self, Write};
use std::ops::Range;

use jiff::civil::Date;
use rayon::prelude::*;

use crate::directory::Directory;
use crate::key::Key;
use crate::model::{Facility, RowId};
use crate::output::{Pieces, Sink, SinkError};

/// How many facilities are decoded before they are written.
const BATCH: usize = 2048;
/// How many of them one thread takes at a time.
const SHARE: usize = 64;
/// A piece has about this many facilities: fewer make more to note, more make an edit encode more.
const PIECE: u8 = 32;

/// What pieces are told by.
pub(super) struct Mark {
    /// With the same a facility is written the same: on another day another penalty may be public, and `next_change`
    /// tells each such day.
    key: (Key, Option<Date>),
    /// Whether a piece begins with it.
    begins: bool,
}

impl Mark {
    /// That of a row.
    pub(super) fn of(directory: &Directory, id: RowId) -> Self {
        let row = directory.row(id);
        let begins = Key::of_bytes(row.id.as_bytes()).first().is_multiple_of(PIECE);
        Self { key: (directory.records.key(id), row.next_change), begins }
    }
}

/// Writes one facility; the flag says whether it is the first of its file.
pub(super) type Encode<'a> = dyn Fn(&Facility, bool, &mut Vec<u8>) + Sync + 'a;

/// What a file of open data is made of.
pub(super) struct Sheet<'a> {
    /// What stands before the facilities.
    pub(super) head: Vec<u8>,
    /// Which stand in it, in order.
    pub(super) facilities: Vec<RowId>,
    /// How each is written.
    pub(super) encode: Box<Encode<'a>>,
    /// What stands behind them.
    pub(super) tail: &'static [u8],
}

impl Sheet<'_> {
    /// Writes the whole file: facilities are encoded in parallel, and written in order.
    pub(super) fn write(&self, directory: &Directory, out: &mut dyn Write) -> io::Result<()> {
        out.write_all(&self.head)?;
        for start in (0..self.facilities.len()).step_by(BATCH) {
            let end = (start + BATCH).min(self.facilities.len());
            let shares: Vec<usize> = (start..end).step_by(SHARE).collect();
            let encode = |from: usize| self.encode(directory, from..(from + SHARE).min(end));
            let parts: Vec<Vec<u8>> = shares.into_par_iter().map(encode).collect();
            parts.iter().try_for_each(|part| out.write_all(part))?;
        }
        out.write_all(self.tail)
    }

    /// Hands the file on in pieces, and tells its size. `marks` are those of the directory's rows; `terms` is the key of
    /// all else that the file depends on, `None` when nothing made earlier is to be used.
    pub(super) fn publish(
        &self,
        directory: &Directory,
        marks: &[Mark],
        terms: Option<Key>,
        path: &str,
        sink: &dyn Sink,
    ) -> Result<u64, SinkError> {
        let ranges = self.ranges(marks);
        let key = |range: &Range<usize>| {
            let rows: Vec<_> = self.facilities[range.clone()].iter().map(|id| marks[id.index()].key).collect();
            Key::of(&(terms, range.start == 0, rows))
        };
        let ends = [Key::of_bytes(&self.head), Key::of_bytes(self.tail)];
        let keys = ends[..1].iter().copied().chain(ranges.iter().map(key)).chain(ends[1..].iter().copied()).collect();
        let make = |at: usize| match at.checked_sub(1) {
            None => self.head.clone(),
            Some(at) => match ranges.get(at) {
                Some(range) => self.encode(directory, range.clone()),
                None => self.tail.to_vec(),
            },
        };
        sink.put_pieces(path, &Pieces::new(keys, terms.is_some(), &make))
    }

    /// Where pieces begin and end. An id decides whether one begins with it, so that an entry that comes or goes moves
    /// no border but its own.
    fn ranges(&self, marks: &[Mark]) -> Vec<Range<usize>> {
        let begins = |id: RowId| marks[id.index()].begins;
        let mut starts: Vec<usize> = (0..self.facilities.len()).filter(|&at| begins(self.facilities[at])).collect();
        if starts.first() != Some(&0) && !self.facilities.is_empty() {
            starts.insert(0, 0);
        }
        let ends = starts.iter().skip(1).copied().chain([self.facilities.len()]);
        starts.iter().copied().zip(ends).map(|(start, end)| start..end).collect()
    }

    fn encode(&self, directory: &Directory, range: Range<usize>) -> Vec<u8> {
        let mut bytes = Vec::new();
        for at in range {
            (self.encode)(&public(directory, self.facilities[at]), at == 0, &mut bytes);
        }
        bytes
    }
}

/// A facility with only what may be shown on the day.
fn public(directory: &Directory, id: RowId) -> Facility {
    let mut facility = directory.facility(id);
    facility.penalties.retain(|penalty| penalty.is_public(directory.today.reckoned));
    facility
}
