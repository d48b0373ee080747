//! The lists of one family of terms, in shards that a reader finds by the hash of a term.
//!
//! There is no dictionary: `hash(term) mod shards` names the file, and inside it a second hash marks the term. A shard is
//! the order's mark, then for each term, by mark: 3 bytes of mark, a varint of `length × 8 + fields`, and as many bytes of
//! lists; a length of 0 says that the lists stand in a file of their own, since they are long. A list is a varint of its
//! count, then its documents in interpolative bits.

use tantivy::schema::{Field, IndexRecordOption};
use tantivy::termdict::TermStreamer;
use tantivy::{DocSet as _, InvertedIndexReader, Searcher, TERMINATED};

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

/// The terms of one field in one segment, in order.
struct Stream<'a> {
    /// Which of the family's fields.
    field: usize,
    /// The number of the segment's first document.
    base: usize,
    reader: &'a InvertedIndexReader,
    terms: TermStreamer<'a>,
    ended: bool,
}

impl Stream<'_> {
    /// Adds the documents of the term at hand, and goes on to the next.
    fn take(&mut self, documents: &mut Vec<u32>) -> Result<(), SearchError> {
        let mut postings = self.reader.read_postings_from_terminfo(self.terms.value(), IndexRecordOption::Basic)?;
        let mut document = postings.doc();
        while document != TERMINATED {
            documents.push(number(self.base, document));
            document = postings.advance();
        }
        // At its end it keeps its last key.
        self.ended = !self.terms.advance();
        Ok(())
    }
}

/// Encodes every term of a family: all fields and segments are read side by side, so that the lists of a term stand
/// together, field by field.
fn gather(index: &Index, parts: &[Field], arena: &mut Vec<u8>) -> Result<Vec<Lists>, SearchError> {
    let last = u32::try_from(index.len().saturating_sub(1)).unwrap_or(u32::MAX);
    let mut readers = Vec::new();
    for (field, &part) in parts.iter().enumerate() {
        let mut base = 0;
        for segment in index.segments.iter().flat_map(Searcher::segment_readers) {
            readers.push((field, base, segment.inverted_index(part)?));
            base += segment.max_doc() as usize;
        }
    }
    let mut streams = Vec::with_capacity(readers.len());
    for (field, base, reader) in &readers {
        let mut terms = reader.terms().stream()?;
        if terms.advance() {
            streams.push(Stream { field: *field, base: *base, reader, terms, ended: false });
        }
    }
    let (mut gathered, mut documents, mut term) = (Vec::new(), Vec::new(), Vec::new());
    while let Some(least) = streams.iter().map(|stream| stream.terms.key()).min() {
        term.clear();
        term.extend_from_slice(least);
        let (start, mut fields) = (arena.len(), 0);
        for of_field in streams.chunk_by_mut(|a, b| a.field == b.field) {
            documents.clear();
            for stream in of_field.iter_mut().filter(|stream| stream.terms.key() == term) {
                stream.take(&mut documents)?;
            }
            if !documents.is_empty() {
                fields |= 1 << of_field[0].field;
                encode(&documents, last, arena);
            }
        }
        streams.retain(|stream| !stream.ended);
        gathered.push(Lists { hash: hash(&term), mark: mark(&term), fields, start, length: arena.len() - start });
    }
    Ok(gathered)
}

/// Adds a list: its length, then its documents.
fn encode(documents: &[u32], last: u32, to: &mut Vec<u8>) {
    varint(u32::try_from(documents.len()).unwrap_or(u32::MAX), to);
    let mut bits = Bits::default();
    bits.list(documents, 0, last);
    to.extend_from_slice(&bits.into_bytes());
}

/// Which shard a term stands in: FNV-1a of its UTF-8 bytes, 32 bits.
pub(super) fn hash(term: &[u8]) -> u32 {
    term.iter().fold(0x811c_9dc5, |hash, &byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

/// What marks a term in its shard: the same from another start, 24 bits.
pub(super) fn mark(term: &[u8]) -> u32 {
    term.iter().fold(MARK, |hash, &byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)) >> 8
}
