//! The lists of one family of terms, in shards that a reader finds by the hash of a term.
//!
//! There is no dictionary: `hash(term) mod shards` names the file, and inside it a second hash marks the term. A shard is
//! the order's mark, then for each term, by mark: 3 bytes of mark, a varint of `length × 8 + fields`, and as many bytes of
//! lists; a length of 0 says that the lists stand in a file of their own, since they are long. A list is a varint of its
//! count, then its documents in interpolative bits.

use std::sync::Arc;

use rayon::prelude::*;
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::termdict::TermStreamer;
use tantivy::{DocSet as _, InvertedIndexReader, Searcher, TERMINATED};

use super::Files;
use super::bits::{Bits, varint};
use crate::search::SearchError;
use crate::search::index::{Index, number};
use crate::search::key::Key;

/// Longer lists stand in a file of their own, in bytes.
const LONG: usize = 4096;
/// A shard of a small site, in bytes; of a large one, where more files would burden a host.
const SHARD: [usize; 2] = [500, 800];
/// From how many documents a site is large.
const LARGE: usize = 20_000;

/// How many pieces the terms of a family are encoded in.
const PIECES: usize = 4;

/// The encoded lists of a term.
struct Lists {
    key: Key,
    fields: u8,
    /// Which of the pieces has them.
    piece: u8,
    /// Where they stand in its bytes.
    start: usize,
    length: usize,
}

/// Terms that follow one another, and the bytes of their lists.
#[derive(Default)]
struct Piece {
    terms: Vec<Lists>,
    bytes: Vec<u8>,
}

/// Writes a family into files; gives the number of shards.
pub(super) fn write(index: &Index<'_>, name: &str, parts: &[Field], files: &mut Files) -> Result<usize, SearchError> {
    let (mut terms, pieces) = gather(index, parts)?;
    let total: usize = terms.iter().map(|term| 5 + if term.length > LONG { 0 } else { term.length }).sum();
    let size = SHARD[usize::from(index.documents.len() > LARGE)];
    let mut shards = (total / size).max(1);
    let shard_of = |hash: u32, shards: usize| hash as usize % shards;
    loop {
        terms.sort_unstable_by_key(|term| (shard_of(term.key.hash, shards), term.key.mark));
        let twins = terms.windows(2).any(|two| {
            two[0].key.mark == two[1].key.mark && shard_of(two[0].key.hash, shards) == shard_of(two[1].key.hash, shards)
        });
        // Two terms that could not be told apart part company when there are more shards.
        if !twins || shards >= 1 << 24 {
            break;
        }
        shards += 1;
    }
    let lists = |term: &Lists| &pieces[usize::from(term.piece)][term.start..term.start + term.length];
    for term in terms.iter().filter(|term| term.length > LONG) {
        files.put(format!("{name}/long/{}-{}.bin", term.key.hash, term.key.mark), lists(term));
    }
    files.put_all((0..shards).into_par_iter().map(|shard| {
        let start = terms.partition_point(|term| shard_of(term.key.hash, shards) < shard);
        let own = terms[start..].iter().take_while(|term| shard_of(term.key.hash, shards) == shard);
        let mut bytes = Vec::with_capacity(2 * size);
        for term in own {
            bytes.extend_from_slice(&term.key.mark.to_be_bytes()[1..]);
            if term.length > LONG {
                varint(u32::from(term.fields), &mut bytes);
            } else {
                varint(u32::try_from(term.length).unwrap_or(0) << 3 | u32::from(term.fields), &mut bytes);
                bytes.extend_from_slice(lists(term));
            }
        }
        Ok((format!("{name}/{shard}.bin"), bytes))
    }))?;
    Ok(shards)
}

/// One field in one segment.
struct Reader {
    /// Which of the family's fields.
    field: usize,
    /// The number of the segment's first document.
    base: usize,
    lists: Arc<InvertedIndexReader>,
}

/// Its terms, in order.
struct Stream<'a> {
    reader: &'a Reader,
    terms: TermStreamer<'a>,
    ended: bool,
}

impl Stream<'_> {
    /// Adds the documents of the term at hand, and goes on to the next.
    fn take(&mut self, documents: &mut Vec<u32>) -> Result<(), SearchError> {
        let lists = &self.reader.lists;
        let mut postings = lists.read_postings_from_terminfo(self.terms.value(), IndexRecordOption::Basic)?;
        let mut document = postings.doc();
        while document != TERMINATED {
            documents.push(number(self.reader.base, document));
            document = postings.advance();
        }
        // At its end it keeps its last key.
        self.ended = !self.terms.advance();
        Ok(())
    }
}

/// Encodes every term of a family: its terms, and the bytes of each piece. Pieces are made side by side.
fn gather(index: &Index<'_>, parts: &[Field]) -> Result<(Vec<Lists>, Vec<Vec<u8>>), SearchError> {
    let last = u32::try_from(index.documents.len().saturating_sub(1)).unwrap_or(u32::MAX);
    let mut readers = Vec::new();
    for (field, &part) in parts.iter().enumerate() {
        let mut base = 0;
        for segment in index.segments.iter().flat_map(Searcher::segment_readers) {
            readers.push(Reader { field, base, lists: segment.inverted_index(part)? });
            base += segment.max_doc() as usize;
        }
    }
    let bounds = bounds(&readers)?;
    let pieces: Vec<Piece> = (0..=u8::try_from(bounds.len()).unwrap_or(u8::MAX))
        .into_par_iter()
        .map(|at| piece(&readers, at, &bounds, last))
        .collect::<Result<_, _>>()?;
    let mut terms = Vec::with_capacity(pieces.iter().map(|piece| piece.terms.len()).sum());
    let mut bytes = Vec::with_capacity(pieces.len());
    for mut piece in pieces {
        terms.append(&mut piece.terms);
        bytes.push(piece.bytes);
    }
    Ok((terms, bytes))
}

/// The terms with which all pieces but the first begin: about as many terms lie between two of them.
fn bounds(readers: &[Reader]) -> Result<Vec<Vec<u8>>, SearchError> {
    let Some(most) = readers.iter().map(|reader| reader.lists.terms()).max_by_key(|terms| terms.num_terms()) else {
        return Ok(Vec::new());
    };
    let mut bounds = Vec::new();
    for piece in 1..PIECES {
        let mut term = Vec::new();
        if most.ord_to_term((most.num_terms() * piece / PIECES) as u64, &mut term)? {
            bounds.push(term);
        }
    }
    bounds.dedup();
    Ok(bounds)
}

/// Encodes the terms of a piece: all fields and segments are read side by side, so that the lists of a term stand
/// together, field by field.
fn piece(readers: &[Reader], at: u8, bounds: &[Vec<u8>], last: u32) -> Result<Piece, SearchError> {
    let mut streams = Vec::with_capacity(readers.len());
    for reader in readers {
        let mut range = reader.lists.terms().range();
        if let Some(from) = at.checked_sub(1) {
            range = range.ge(&bounds[usize::from(from)]);
        }
        if let Some(to) = bounds.get(usize::from(at)) {
            range = range.lt(to);
        }
        let mut terms = range.into_stream()?;
        if terms.advance() {
            streams.push(Stream { reader, terms, ended: false });
        }
    }
    let mut piece = Piece::default();
    let (mut documents, mut term) = (Vec::new(), Vec::new());
    while let Some(least) = streams.iter().map(|stream| stream.terms.key()).min() {
        term.clear();
        term.extend_from_slice(least);
        let (start, mut fields) = (piece.bytes.len(), 0);
        for of_field in streams.chunk_by_mut(|a, b| a.reader.field == b.reader.field) {
            documents.clear();
            for stream in of_field.iter_mut().filter(|stream| stream.terms.key() == term) {
                stream.take(&mut documents)?;
            }
            if !documents.is_empty() {
                fields |= 1 << of_field[0].reader.field;
                encode(&documents, last, &mut piece.bytes);
            }
        }
        streams.retain(|stream| !stream.ended);
        let length = piece.bytes.len() - start;
        piece.terms.push(Lists { key: Key::of_held(&term), fields, piece: at, start, length });
    }
    Ok(piece)
}

/// Adds a list: its length, then its documents.
fn encode(documents: &[u32], last: u32, to: &mut Vec<u8>) {
    varint(u32::try_from(documents.len()).unwrap_or(u32::MAX), to);
    let mut bits = Bits::after(to);
    bits.list(documents, 0, last);
    bits.end();
}
