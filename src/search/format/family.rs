//! The lists of one family of terms, in shards that a reader finds by the hash of a term.
//!
//! There is no dictionary: `hash(term) mod shards` names the file, and inside it a second hash marks the term. A shard is
//! the order's mark, then for each term, by mark: 3 bytes of mark, a varint of `length × 8 + fields`, and as many bytes of
//! lists; a length of 0 says that the lists stand in a file of their own, since they are long. A list is a varint of its
//! count, then its documents in interpolative bits.

use std::collections::BTreeMap;

use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{DocSet as _, TERMINATED};

use super::bits::{Bits, varint};
use super::{Files, MARK};
use crate::search::SearchError;
use crate::search::index::{Index, number};

/// Longer lists stand in a file of their own, in bytes.
const LONG: usize = 4096;
/// A shard of a small site, in bytes; of a large one, where more files would burden a host.
const SHARD: [usize; 2] = [500, 800];
/// From how many documents a site is large.
const LARGE: usize = 20_000;

/// The encoded lists of a term.
struct Lists {
    hash: u32,
    mark: u32,
    fields: u8,
    /// Where they stand in the arena.
    start: usize,
    length: usize,
}

/// Writes a family into files; gives the number of shards.
pub(super) fn write(index: &Index, name: &str, parts: &[Field], files: &mut Files) -> Result<usize, SearchError> {
    let mut arena = Vec::new();
    let mut terms = gather(index, parts, &mut arena)?;
    let total: usize = terms.iter().map(|term| 5 + if term.length > LONG { 0 } else { term.length }).sum();
    let size = SHARD[usize::from(index.len() > LARGE)];
    let mut shards = (total / size).max(1);
    let shard_of = |hash: u32, shards: usize| hash as usize % shards;
    loop {
        terms.sort_unstable_by_key(|term| (shard_of(term.hash, shards), term.mark));
        let twins = terms
            .windows(2)
            .any(|two| two[0].mark == two[1].mark && shard_of(two[0].hash, shards) == shard_of(two[1].hash, shards));
        // Two terms that could not be told apart part company when there are more shards.
        if !twins || shards >= 1 << 24 {
            break;
        }
        shards += 1;
    }
    let mut rest = terms.as_slice();
    for shard in 0..shards {
        let count = rest.iter().take_while(|term| shard_of(term.hash, shards) == shard).count();
        let (own, others) = rest.split_at(count);
        rest = others;
        let mut bytes = Vec::with_capacity(size);
        for term in own {
            bytes.extend_from_slice(&term.mark.to_be_bytes()[1..]);
            let lists = &arena[term.start..term.start + term.length];
            if term.length > LONG {
                varint(u32::from(term.fields), &mut bytes);
                files.put(format!("{name}/long/{}-{}.bin", term.hash, term.mark), lists.to_vec());
            } else {
                varint(u32::try_from(term.length).unwrap_or(0) << 3 | u32::from(term.fields), &mut bytes);
                bytes.extend_from_slice(lists);
            }
        }
        files.put(format!("{name}/{shard}.bin"), bytes);
    }
    Ok(shards)
}

/// Encodes every term of a family, field by field in the order of terms.
fn gather(index: &Index, parts: &[Field], arena: &mut Vec<u8>) -> Result<Vec<Lists>, SearchError> {
    let last = u32::try_from(index.len().saturating_sub(1)).unwrap_or(u32::MAX);
    // Lists of fields of one term must stand together: all but the first field's are kept until the first is read.
    let mut later: BTreeMap<Vec<u8>, Vec<(u8, Vec<u8>)>> = BTreeMap::new();
    for (at, &part) in parts.iter().enumerate().skip(1) {
        each_term(index, part, |term, documents| {
            later.entry(term.to_vec()).or_default().push((1 << at, encode(documents, last)));
        })?;
    }
    let mut terms = Vec::new();
    let mut add = |term: &[u8], lists: Vec<(u8, Vec<u8>)>| {
        let start = arena.len();
        let mut fields = 0;
        for (field, bytes) in lists {
            fields |= field;
            arena.extend_from_slice(&bytes);
        }
        terms.push(Lists { hash: hash(term), mark: mark(term), fields, start, length: arena.len() - start });
    };
    each_term(index, parts[0], |term, documents| {
        let mut lists = vec![(1, encode(documents, last))];
        lists.extend(later.remove(term).unwrap_or_default());
        add(term, lists);
    })?;
    for (term, lists) in later {
        add(&term, lists);
    }
    Ok(terms)
}

/// Visits every term of a field with its documents over all segments.
fn each_term(index: &Index, field: Field, mut visit: impl FnMut(&[u8], &[u32])) -> Result<(), SearchError> {
    let mut readers = Vec::new();
    let mut base = 0;
    for searcher in &index.segments {
        for segment in searcher.segment_readers() {
            readers.push((base, segment.inverted_index(field)?));
            base += segment.max_doc() as usize;
        }
    }
    let mut streams = Vec::with_capacity(readers.len());
    for (base, reader) in &readers {
        let mut stream = reader.terms().stream()?;
        if stream.advance() {
            streams.push((*base, reader, stream));
        }
    }
    let (mut documents, mut term) = (Vec::new(), Vec::new());
    while let Some(least) = streams.iter().map(|(_, _, stream)| stream.key()).min() {
        term.clear();
        term.extend_from_slice(least);
        documents.clear();
        let mut ended = false;
        for (base, reader, stream) in &mut streams {
            if stream.key() != term {
                continue;
            }
            let mut postings = reader.read_postings_from_terminfo(stream.value(), IndexRecordOption::Basic)?;
            let mut document = postings.doc();
            while document != TERMINATED {
                documents.push(number(*base, document));
                document = postings.advance();
            }
            if !stream.advance() {
                // A stream at its end keeps its last key: it is taken out below.
                *base = usize::MAX;
                ended = true;
            }
        }
        if ended {
            streams.retain(|(base, _, _)| *base != usize::MAX);
        }
        visit(&term, &documents);
    }
    Ok(())
}

fn encode(documents: &[u32], last: u32) -> Vec<u8> {
    let mut bytes = Vec::new();
    varint(u32::try_from(documents.len()).unwrap_or(u32::MAX), &mut bytes);
    let mut bits = Bits::default();
    bits.list(documents, 0, last);
    bytes.extend_from_slice(&bits.into_bytes());
    bytes
}

/// Which shard a term stands in: FNV-1a of its UTF-8 bytes, 32 bits.
pub(super) fn hash(term: &[u8]) -> u32 {
    term.iter().fold(0x811c_9dc5, |hash, &byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

/// What marks a term in its shard: the same from another start, 24 bits.
pub(super) fn mark(term: &[u8]) -> u32 {
    term.iter().fold(MARK, |hash, &byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)) >> 8
}
