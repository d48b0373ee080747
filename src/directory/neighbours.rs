//! Which facilities lie near which.

use serde::{Deserialize, Serialize};

use crate::model::RowId;
use crate::record::many;

/// Another facility near by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Neighbour {
    /// Which.
    pub row: RowId,
    /// Straight-line distance in metres.
    pub metres: u32,
}

/// For each row some others, nearest first: one list behind the other, since most are short.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Neighbours {
    #[serde(deserialize_with = "many::deserialize")]
    all: Vec<Neighbour>,
    /// Where the list of each row ends.
    #[serde(deserialize_with = "many::deserialize")]
    ends: Vec<usize>,
}

impl Neighbours {
    /// Those of a row.
    pub fn of(&self, row: RowId) -> &[Neighbour] {
        let start = row.index().checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.all[start..self.ends[row.index()]]
    }

    /// Those of each row, in the order of rows.
    pub fn iter(&self) -> impl Iterator<Item = &[Neighbour]> {
        (0..self.ends.len()).map(|position| self.of(RowId::new(position)))
    }
}

impl<N: IntoIterator<Item = Neighbour>> FromIterator<N> for Neighbours {
    fn from_iter<I: IntoIterator<Item = N>>(rows: I) -> Self {
        let mut neighbours = Self::default();
        for row in rows {
            neighbours.all.extend(row);
            neighbours.ends.push(neighbours.all.len());
        }
        neighbours
    }
}

/// Who lies around each row, at the same positions.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Around {
    /// The nearest others.
    pub near: Neighbours,
    /// The nearest others of its kind that are not among these.
    pub similar: Neighbours,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_row_has_its_own() {
        let to = |row: usize| Neighbour { row: RowId::new(row), metres: 7 };
        let neighbours: Neighbours = [vec![to(2), to(1)], vec![], vec![to(0)]].into_iter().collect();
        let all: Vec<&[Neighbour]> = neighbours.iter().collect();
        assert_eq!(all, [&[to(2), to(1)][..], &[], &[to(0)]]);
        assert_eq!(neighbours.of(RowId::new(2)), [to(0)]);
    }
}
