//! A large file that is made of pieces: those that did not change are not made again.

use rayon::prelude::*;

use crate::key::Key;

/// How many pieces are made at once, and held until they are handed on.
const BATCH: usize = 64;

/// A large file as a row of pieces, each from a key of its own.
pub struct Pieces<'a> {
    keys: Vec<Key>,
    /// Whether what was made earlier from the same keys may be used.
    known: bool,
    make: &'a (dyn Fn(usize) -> Vec<u8> + Sync),
}

/// A stretch of a file, in order.
pub enum Stretch {
    /// Pieces at hand from the first number up to the second, which is no part of it.
    AtHand(usize, usize),
    /// A piece that was made just now.
    Made(usize, Vec<u8>),
}

impl<'a> Pieces<'a> {
    /// A file of as many pieces as there are keys; `make` makes the one at a position. With `known`, pieces that were
    /// made earlier from the same keys by the same program need not be made again.
    pub fn new(keys: Vec<Key>, known: bool, make: &'a (dyn Fn(usize) -> Vec<u8> + Sync)) -> Self {
        Self { keys, known, make }
    }

    /// The key of the whole file; `None` when nothing made earlier is to be used.
    pub fn key(&self) -> Option<Key> {
        self.known.then(|| Key::of(&self.keys))
    }

    /// The keys of the pieces, in order.
    pub fn keys(&self) -> &[Key] {
        &self.keys
    }

    /// Makes the pieces that are not at hand, several at once, and hands on all in order.
    pub fn each<E>(
        &self,
        at_hand: impl Fn(Key) -> bool + Sync,
        mut take: impl FnMut(Stretch) -> Result<(), E>,
    ) -> Result<(), E> {
        let is_at_hand: Vec<bool> = self.keys.iter().map(|&key| self.known && at_hand(key)).collect();
        let mut start = 0;
        while start < self.keys.len() {
            let same = is_at_hand[start..].iter().take_while(|&&is| is == is_at_hand[start]).count();
            if is_at_hand[start] {
                take(Stretch::AtHand(start, start + same))?;
                start += same;
                continue;
            }
            let end = start + same.min(BATCH);
            let made: Vec<Vec<u8>> = (start..end).into_par_iter().map(|at| self.make(at)).collect();
            for (at, bytes) in (start..).zip(made) {
                take(Stretch::Made(at, bytes))?;
            }
            start = end;
        }
        Ok(())
    }

    /// Makes one piece.
    pub fn make(&self, at: usize) -> Vec<u8> {
        (self.make)(at)
    }
}

#[cfg(test)]
mod tests {
    use std::convert::Infallible;

    use super::*;

    #[test]
    fn only_what_is_not_at_hand_is_made_and_all_comes_in_order() {
        let keys: Vec<Key> = (0..200).map(|at| Key::of(&at)).collect();
        let old = [&keys[..3], &keys[5..]].concat();
        let make = |at: usize| {
            assert!((3..5).contains(&at), "{at} is at hand");
            vec![u8::try_from(at).unwrap()]
        };
        let mut seen = Vec::new();
        let take = |stretch| {
            match stretch {
                Stretch::AtHand(start, end) => seen.extend(start..end),
                Stretch::Made(at, bytes) => {
                    assert_eq!(usize::from(bytes[0]), at);
                    seen.push(at);
                }
            }
            Ok::<(), Infallible>(())
        };
        Pieces::new(keys, true, &make).each(|key| old.contains(&key), take).unwrap();
        assert_eq!(seen, (0..200).collect::<Vec<_>>());
    }
}
