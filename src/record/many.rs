//! Long lists from bytes whose sum holds. Serde makes room for a megabyte at first, since a length may be a lie; where it
//! cannot be, the list need not be moved again and again as it grows.

use std::fmt;
use std::marker::PhantomData;

use serde::de::{Deserialize, Deserializer, SeqAccess, Visitor};

/// For `#[serde(deserialize_with)]` on a list.
pub fn deserialize<'de, D: Deserializer<'de>, T: Deserialize<'de>>(deserializer: D) -> Result<Vec<T>, D::Error> {
    deserializer.deserialize_seq(Many(PhantomData))
}

/// The most members for which room is made beforehand.
const MOST: usize = 1 << 22;

struct Many<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de>> Visitor<'de> for Many<T> {
    type Value = Vec<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut members: A) -> Result<Vec<T>, A::Error> {
        let mut many = Vec::with_capacity(members.size_hint().unwrap_or(0).min(MOST));
        while let Some(member) = members.next_element()? {
            many.push(member);
        }
        Ok(many)
    }
}
