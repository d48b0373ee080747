//! Counts of listed facilities, by everything that lists are made of.

use std::collections::BTreeMap;

use super::{Row, Tallies};
use crate::text::pinyin::Initial;

impl Tallies {
    /// Counts the rows that stand in lists; a facility counts for its main kind and for each of `also`.
    pub fn of(rows: &[Row]) -> Self {
        let mut tallies = Self::default();
        for row in rows.iter().filter(|row| row.is_listed()) {
            tallies.all += 1;
            add(&mut tallies.areas, row.area);
            for &kind in std::iter::once(&row.kind).chain(&row.also) {
                add(&mut tallies.kinds, kind);
                add(&mut tallies.area_kinds, (row.area, kind));
            }
            if let Some(township) = row.township {
                add(&mut tallies.townships, township);
            }
            for &service in &row.services {
                add(&mut tallies.services, service);
            }
            add(&mut tallies.initials, Initial::of_key(&row.sort_key));
        }
        tallies
    }
}

fn add<K: Ord>(counts: &mut BTreeMap<K, u32>, key: K) {
    *counts.entry(key).or_default() += 1;
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::directory::example::{ordinary, row};
    use crate::model::KindId;
    use crate::vocabulary::Status;

    #[test]
    fn closed_ones_are_not_counted_and_other_kinds_are() {
        let of = |id: &str, key: &str| Row { sort_key: key.into(), ..row(&ordinary(id, id, 0)) };
        let rows = [
            Row { also: [KindId::new(1)].into(), ..of("a", "chong yang") },
            of("b", "chang qing"),
            Row { status: Status::Closed, ..of("c", "chang shou") },
            of("d", "333"),
        ];
        let tallies = Tallies::of(&rows);
        assert_eq!(tallies.all, 3);
        assert_eq!(tallies.kinds[&KindId::new(0)], 3);
        assert_eq!(tallies.kinds[&KindId::new(1)], 1);
        let initials: Vec<_> = tallies.initials.iter().map(|(initial, &count)| (initial.to_string(), count)).collect();
        assert_eq!(initials, [("C".to_owned(), 2), ("#".to_owned(), 1)]);
    }
}
