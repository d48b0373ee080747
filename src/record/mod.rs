//! The compact codec of checked values.
//!
//! Facilities are kept encoded, 1 to 1.5 kB each, and decoded when a page or an export needs one. Each has
//! the key of its bytes: with the same key it is the same facility. What is kept between runs is
//! [sealed](crate::write::seal), so that only bytes that were encoded here are ever decoded.

pub mod day;
pub mod many;

use bytes::Bytes;
use serde::{Deserialize, Serialize};

use crate::key::Key;
use crate::model::{Facility, RowId};

/// One encoded facility, and the key of its bytes.
///
/// The bytes are no part of what is serialised: whoever keeps a record keeps them beside it, and gives them back with
/// [`Record::put_bytes`], so that those of many facilities are read at once and not copied.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Record {
    key: Key,
    #[serde(skip)]
    bytes: Bytes,
}

impl Record {
    /// Encodes a facility.
    pub fn encode(facility: &Facility) -> Self {
        let bytes = postcard::to_stdvec(facility).expect("a facility has no part that cannot be encoded");
        Self { key: Key::of_bytes(&bytes), bytes: bytes.into_boxed_slice().into() }
    }

    /// What the facility was encoded to.
    pub fn bytes(&self) -> &Bytes {
        &self.bytes
    }

    /// Gives a record that was kept the bytes that it had.
    pub fn put_bytes(&mut self, bytes: Bytes) {
        self.bytes = bytes;
    }

    /// The facility.
    pub fn decode(&self) -> Facility {
        postcard::from_bytes(&self.bytes).expect("the bytes were encoded by Record")
    }
}

/// Encoded facilities in the directory's order.
#[derive(Debug, Default)]
pub struct Records(Vec<Record>);

impl Records {
    /// None yet, with room for so many.
    pub fn with_capacity(records: usize) -> Self {
        Self(Vec::with_capacity(records))
    }

    /// Adds the next facility.
    pub fn push(&mut self, record: Record) {
        self.0.push(record);
    }

    /// The key of the facility at a position.
    pub fn key(&self, id: RowId) -> Key {
        self.0[id.index()].key
    }

    /// The facility at a position.
    pub fn facility(&self, id: RowId) -> Facility {
        self.0[id.index()].decode()
    }
}
