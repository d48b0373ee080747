//! Entries that have something in common.

use std::hash::{BuildHasher, Hash};

use rayon::prelude::*;
use rustc_hash::{FxBuildHasher, FxHashMap};

use crate::check::fault::Spot;
use crate::check::trace::Trace;
use crate::directory::Row;
use crate::text::width::clip;

/// Names that a sentence lists.
const NAMED: usize = 8;
/// Other places that a fault points to.
const POINTED: usize = 5;
/// Characters of a name that a sentence repeats.
const QUOTED: usize = 30;

/// An entry and its trace.
pub(super) type One<'a> = (&'a Row, &'a Trace);

/// Entries with equal keys, two or more, each group and all groups in the directory's order.
pub(super) fn alike<'a, K: Ord + Hash + Send>(
    entries: impl Iterator<Item = One<'a>> + Clone,
    key: impl Fn(One<'a>) -> Option<K> + Copy,
) -> Vec<Vec<One<'a>>> {
    let keyed = entries.enumerate().filter_map(move |(position, one)| Some((key(one)?, position, one)));
    let mut keyed = repeated(keyed, |(key, ..): &(K, usize, One<'a>)| key);
    keyed.par_sort_unstable_by(|a, b| (&a.0, a.1).cmp(&(&b.0, b.1)));
    let mut groups: Vec<(usize, Vec<One<'a>>)> = keyed
        .chunk_by(|a, b| a.0 == b.0)
        .filter(|group| group.len() > 1)
        .map(|group| (group[0].1, group.iter().map(|&(_, _, one)| one).collect()))
        .collect();
    groups.sort_by_key(|&(first, _)| first);
    groups.into_iter().map(|(_, group)| group).collect()
}

/// What has a key that another has as well: most have none, and need not be held or sorted.
pub(super) fn repeated<T, K: Eq + Hash>(
    all: impl Iterator<Item = T> + Clone,
    key: impl for<'k> Fn(&'k T) -> &'k K,
) -> Vec<T> {
    let hashes: Vec<u64> = all.clone().map(|one| FxBuildHasher.hash_one(key(&one))).collect();
    let mut met = Met::new(hashes.len());
    for &hash in &hashes {
        met.meet(hash);
    }
    // A few of these only look as if they had been met before.
    let likely: Vec<T> = all.zip(hashes).filter(|&(_, hash)| met.again(hash)).map(|(one, _)| one).collect();
    let mut counts: FxHashMap<&K, u32> = FxHashMap::with_capacity_and_hasher(likely.len(), FxBuildHasher);
    for one in &likely {
        *counts.entry(key(one)).or_default() += 1;
    }
    let is_repeated: Vec<bool> = likely.iter().map(|one| counts[key(one)] > 1).collect();
    likely.into_iter().zip(is_repeated).filter_map(|(one, repeated)| repeated.then_some(one)).collect()
}

/// Which hashes were met, and which of them more than once: two bits for each of a few ends of hashes, so that all of it
/// is at hand. Two hashes that end alike count as one.
struct Met {
    once: Vec<u64>,
    again: Vec<u64>,
}

impl Met {
    /// For so many hashes.
    fn new(hashes: usize) -> Self {
        let words = (hashes / 8).next_power_of_two();
        Self { once: vec![0; words], again: vec![0; words] }
    }

    fn meet(&mut self, hash: u64) {
        let (word, bit) = self.place(hash);
        self.again[word] |= self.once[word] & bit;
        self.once[word] |= bit;
    }

    /// Whether it was met more than once, or another that ends alike.
    fn again(&self, hash: u64) -> bool {
        let (word, bit) = self.place(hash);
        self.again[word] & bit != 0
    }

    fn place(&self, hash: u64) -> (usize, u64) {
        let word = usize::try_from(hash >> 6).unwrap_or(usize::MAX) & (self.once.len() - 1);
        (word, 1 << (hash & 63))
    }
}

/// The names of entries, as many as a sentence can hold.
pub(super) fn names(group: &[One<'_>]) -> Vec<String> {
    let mut names: Vec<String> = group.iter().take(NAMED).map(|(row, _)| clip(&row.name, QUOTED)).collect();
    if group.len() > NAMED {
        names.push("…".to_owned());
    }
    names
}

/// Where the others stand, after the first.
pub(super) fn others(group: &[One<'_>], path: &'static str) -> Vec<Spot> {
    group.iter().skip(1).take(POINTED).map(|(_, trace)| Spot::field(&trace.file, path)).collect()
}
