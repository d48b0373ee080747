//! The compact codec of checked values; decodes only bytes whose checksum holds.
//!
//! Facilities are kept encoded in one arena, 1 to 1.5 kB each, and decoded when a page or an export needs one.

use crate::model::{Facility, RowId};

/// One encoded facility with its checksum.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record(Box<[u8]>);

const CHECKSUM: usize = 8;

impl Record {
    /// Encodes a facility.
    pub fn encode(facility: &Facility) -> Self {
        let body = postcard::to_stdvec(facility).expect("a facility has no part that cannot be encoded");
        let mut bytes = Vec::with_capacity(CHECKSUM + body.len());
        bytes.extend_from_slice(&checksum(&body));
        bytes.extend_from_slice(&body);
        Self(bytes.into())
    }

    /// Takes bytes from a cache; `None` when they are not what was once encoded.
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let (sum, body) = bytes.split_at_checked(CHECKSUM)?;
        (sum == checksum(body) && postcard::from_bytes::<Facility>(body).is_ok()).then(|| Self(bytes.into()))
    }

    /// The bytes to keep.
    pub fn bytes(&self) -> &[u8] {
        &self.0
    }

    /// The facility.
    pub fn decode(&self) -> Facility {
        decode(&self.0)
    }
}

/// Encoded facilities in the directory's order, in one arena.
#[derive(Debug, Default)]
pub struct Records {
    bytes: Vec<u8>,
    ends: Vec<usize>,
}

impl Records {
    /// Adds the next facility.
    pub fn push(&mut self, record: &Record) {
        self.bytes.extend_from_slice(&record.0);
        self.ends.push(self.bytes.len());
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// Bytes in the arena.
    pub fn size(&self) -> usize {
        self.bytes.len()
    }

    /// The facility at a position.
    pub fn facility(&self, id: RowId) -> Facility {
        let start = if id.index() == 0 { 0 } else { self.ends[id.index() - 1] };
        decode(&self.bytes[start..self.ends[id.index()]])
    }
}

/// Only bytes that `Record` has encoded or verified come here.
fn decode(bytes: &[u8]) -> Facility {
    postcard::from_bytes(&bytes[CHECKSUM..]).expect("the bytes were encoded or verified by Record")
}

fn checksum(body: &[u8]) -> [u8; CHECKSUM] {
    let hash = blake3::hash(body);
    let mut sum = [0; CHECKSUM];
    sum.copy_from_slice(&hash.as_bytes()[..CHECKSUM]);
    sum
}
