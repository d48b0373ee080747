//! The compact codec of checked values.
//!
//! Facilities are kept encoded, 1 to 1.5 kB each, and decoded when a page or an export needs one. Each has
//! the key of its bytes: with the same key it is the same facility. What is kept between runs is
//! [sealed](crate::write::seal), so that only bytes that were encoded here are ever decoded.

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::key::Key;
use crate::model::{Facility, RowId};

/// One encoded facility, and the key of its bytes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Record {
    key: Key,
    body: Body,
}

/// What a facility was encoded to.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Body(Box<[u8]>);

impl Serialize for Body {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_bytes(&self.0)
    }
}

impl<'de> Deserialize<'de> for Body {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(Self(<&[u8]>::deserialize(deserializer)?.into()))
    }
}

impl Record {
    /// Encodes a facility.
    pub fn encode(facility: &Facility) -> Self {
        let body = postcard::to_stdvec(facility).expect("a facility has no part that cannot be encoded");
        Self { key: Key::of_bytes(&body), body: Body(body.into()) }
    }

    /// The facility.
    pub fn decode(&self) -> Facility {
        postcard::from_bytes(&self.body.0).expect("the bytes were encoded by Record")
    }
}

/// Encoded facilities in the directory's order.
#[derive(Debug, Default)]
pub struct Records(Vec<Record>);

impl Records {
    /// Makes room for so many more.
    pub fn reserve(&mut self, more: usize) {
        self.0.reserve_exact(more);
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
