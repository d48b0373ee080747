//! Counts of listed facilities, by everything that lists are made of.

use super::{Row, Tallies};
use crate::model::{AreaId, KindId, ServiceId, TownshipId};
use crate::text::pinyin::Initial;

impl Tallies {
    /// Counts the rows that stand in lists; a facility counts for its main kind and for each of `also`.
    pub fn of(rows: &[Row]) -> Self {
        let (mut areas, mut kinds, mut townships, mut services) =
            (Counts::default(), Counts::default(), Counts::default(), Counts::default());
        let mut area_kinds: Vec<Counts> = Vec::new();
        let mut tallies = Self::default();
        for row in rows.iter().filter(|row| row.is_listed()) {
            tallies.all += 1;
            areas.add(row.area.index());
            area_kinds.resize_with(area_kinds.len().max(row.area.index() + 1), Counts::default);
            for &kind in std::iter::once(&row.kind).chain(&row.also) {
                kinds.add(kind.index());
                area_kinds[row.area.index()].add(kind.index());
            }
            if let Some(township) = row.township {
                townships.add(township.index());
            }
            for &service in &row.services {
                services.add(service.index());
            }
            *tallies.initials.entry(Initial::of_key(&row.sort_key)).or_default() += 1;
        }
        let kinds_of = |(area, kinds): (usize, Counts)| {
            kinds.each(KindId::new).map(move |(kind, count)| ((AreaId::new(area), kind), count)).collect::<Vec<_>>()
        };
        Self {
            areas: areas.each(AreaId::new).collect(),
            area_kinds: area_kinds.into_iter().enumerate().flat_map(kinds_of).collect(),
            kinds: kinds.each(KindId::new).collect(),
            townships: townships.each(TownshipId::new).collect(),
            services: services.each(ServiceId::new).collect(),
            ..tallies
        }
    }
}

/// How often each position was met.
#[derive(Default)]
struct Counts(Vec<u32>);

impl Counts {
    fn add(&mut self, position: usize) {
        if position >= self.0.len() {
            self.0.resize(position + 1, 0);
        }
        self.0[position] += 1;
    }

    /// The positions that were met.
    fn each<K>(self, id: impl Fn(usize) -> K) -> impl Iterator<Item = (K, u32)> {
        self.0
            .into_iter()
            .enumerate()
            .filter(|(_, count)| *count > 0)
            .map(move |(position, count)| (id(position), count))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::directory::example::{ordinary, row};
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
