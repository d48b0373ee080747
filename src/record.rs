//! The compact codec of checked values; decodes only bytes whose checksum holds.
//!
//! Facilities are kept encoded in one arena, 1 to 1.5 kB each, and decoded when a page or an export needs one.

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use crate::model::{Facility, RowId};

/// One encoded facility with its checksum.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record(Box<[u8]>);

const CHECKSUM: usize = 8;

impl Serialize for Record {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_bytes(&self.0)
    }
}

/// Takes only bytes whose checksum holds. That they are of this program, the cache knows that keeps them.
impl<'de> Deserialize<'de> for Record {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let bytes = <&[u8]>::deserialize(deserializer)?;
        match bytes.split_at_checked(CHECKSUM) {
            Some((sum, body)) if sum == checksum(body) => Ok(Self(bytes.into())),
            _ => Err(de::Error::custom("the checksum of a facility does not hold")),
        }
    }
}

impl Record {
    /// Encodes a facility.
    pub fn encode(facility: &Facility) -> Self {
        let body = postcard::to_stdvec(facility).expect("a facility has no part that cannot be encoded");
        let mut bytes = Vec::with_capacity(CHECKSUM + body.len());
        bytes.extend_from_slice(&checksum(&body));
        bytes.extend_from_slice(&body);
        Self(bytes.into())
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
    /// Makes room for records, so that the arena need not grow while they are added.
    pub fn reserve<'r>(&mut self, records: impl Iterator<Item = &'r Record>) {
        let (mut count, mut bytes) = (0, 0);
        for record in records {
            count += 1;
            bytes += record.0.len();
        }
        self.ends.reserve_exact(count);
        self.bytes.reserve_exact(bytes);
    }

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

    /// The bytes of the facility at a position.
    pub fn bytes(&self, id: RowId) -> &[u8] {
        let start = if id.index() == 0 { 0 } else { self.ends[id.index() - 1] };
        &self.bytes[start..self.ends[id.index()]]
    }

    /// The facility at a position.
    pub fn facility(&self, id: RowId) -> Facility {
        decode(self.bytes(id))
    }
}

/// Only bytes that `Record` has encoded or whose checksum it has seen come here.
fn decode(bytes: &[u8]) -> Facility {
    postcard::from_bytes(&bytes[CHECKSUM..]).expect("the bytes were encoded by Record")
}

fn checksum(body: &[u8]) -> [u8; CHECKSUM] {
    let hash = blake3::hash(body);
    let mut sum = [0; CHECKSUM];
    sum.copy_from_slice(&hash.as_bytes()[..CHECKSUM]);
    sum
}
