//! Entries that have something in common.

use std::hash::Hash;

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
    entries: impl Iterator<Item = One<'a>>,
    key: impl Fn(One<'a>) -> Option<K>,
) -> Vec<Vec<One<'a>>> {
    let keyed = entries.enumerate().filter_map(|(position, one)| Some((key(one)?, position, one)));
    let mut keyed = repeated(keyed.collect(), |(key, ..): &(K, usize, One<'a>)| key);
    keyed.par_sort_unstable_by(|a, b| (&a.0, a.1).cmp(&(&b.0, b.1)));
    let mut groups: Vec<(usize, Vec<One<'a>>)> = keyed
        .chunk_by(|a, b| a.0 == b.0)
        .filter(|group| group.len() > 1)
        .map(|group| (group[0].1, group.iter().map(|&(_, _, one)| one).collect()))
        .collect();
    groups.sort_by_key(|&(first, _)| first);
    groups.into_iter().map(|(_, group)| group).collect()
}

/// What has a key that another has as well: most have none, and need not be sorted.
pub(super) fn repeated<T, K: Eq + Hash>(all: Vec<T>, key: impl for<'k> Fn(&'k T) -> &'k K) -> Vec<T> {
    let mut counts: FxHashMap<&K, u32> = FxHashMap::with_capacity_and_hasher(all.len(), FxBuildHasher);
    for one in &all {
        *counts.entry(key(one)).or_default() += 1;
    }
    let is_repeated: Vec<bool> = all.iter().map(|one| counts[key(one)] > 1).collect();
    all.into_iter().zip(is_repeated).filter_map(|(one, repeated)| repeated.then_some(one)).collect()
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
