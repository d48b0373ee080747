//! The index as small static files: what a browser reads to answer a question without a server.
//!
//! Every file lies at a stable path below `search/` and opens with the order's mark, four bytes of the hash of the ids of
//! all documents in sequence and of [`VERSION`], so that documents of two orders never mix. What is not lists of terms is
//! JSON, deflated without a header: it travels small from any host.
//!
//! | file | holds |
//! |---|---|
//! | `manifest.json` | where all else is; the only file that is asked for anew each time |
//! | `root.bin` | how many documents, what the site's words are, runs of documents by sort |
//! | `main/`, `body/`, `sound/` | families of terms, see [`family`] |
//! | `synonyms.bin` | words that mean the same, for questions that find nothing at once |
//! | `syllables.bin` | the syllables in use, for questions in pinyin |
//! | `char/` | characters by syllable, and simplified forms, for questions that were typed with other characters |
//! | `card/` | what hits show, eight documents a file |
//! | `facts/` | what is filtered and counted, [`facts::BLOCK`] documents a file |
//! | `near.bin`, `near/` | where facilities lie, in blocks of neighbours |
//! | `all.bin` | all of the above but the manifest and seldom characters, on a site so small that one file is best |

mod bits;
mod cards;
mod facts;
mod family;
mod near;
mod root;
mod sounds;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use flate2::{Compress, Compression, FlushCompress, Status};
use rayon::prelude::*;
use serde::Serialize;

use super::document::{Documents, Sort};
use super::index::Index;
use super::plan::Field;
use super::{SearchError, client};
use crate::address::Address;
use crate::output::{Hash, Sink};

/// The format's version: it is part of the order's mark.
pub(super) const VERSION: &str = "laoyou search 5";
/// A site whose files are together no larger than this, in bytes, has one file instead.
const SMALL: usize = 16 << 10;

/// The files of an index by their path below `search/`.
struct Files {
    /// The order's mark, with which each opens.
    mark: [u8; 4],
    all: Vec<(String, Vec<u8>)>,
}

impl Files {
    fn of(mark: [u8; 4]) -> Self {
        Self { mark, all: Vec::new() }
    }

    /// Adds bytes as they are.
    fn put(&mut self, path: String, bytes: &[u8]) {
        self.all.push((path, [&self.mark, bytes].concat()));
    }

    /// Adds files made side by side.
    fn put_all(
        &mut self,
        files: impl IndexedParallelIterator<Item = Result<(String, Vec<u8>), SearchError>>,
    ) -> Result<(), SearchError> {
        let mark = self.mark;
        let marked = files.map(|file| file.map(|(path, bytes)| (path, [&mark, bytes.as_slice()].concat())));
        self.all.append(&mut marked.collect::<Result<_, _>>()?);
        Ok(())
    }

    /// Adds a value as deflated JSON.
    fn json(&mut self, path: impl Into<String>, value: &impl Serialize) -> Result<(), SearchError> {
        let json = serde_json::to_vec(value).map_err(std::io::Error::from)?;
        self.put(path.into(), &deflate(&json)?);
        Ok(())
    }
}

fn deflate(bytes: &[u8]) -> Result<Vec<u8>, SearchError> {
    Deflater::default().deflate(bytes)
}

/// Deflates one file after another: to make ready for a small one takes longer than the file itself.
struct Deflater(Compress);

impl Default for Deflater {
    fn default() -> Self {
        Self(Compress::new(Compression::best(), false))
    }
}

impl Deflater {
    fn deflate(&mut self, bytes: &[u8]) -> Result<Vec<u8>, SearchError> {
        self.0.reset();
        let mut deflated = Vec::with_capacity(bytes.len() / 2 + 64);
        loop {
            let taken = usize::try_from(self.0.total_in()).unwrap_or(bytes.len());
            let status = self.0.compress_vec(&bytes[taken..], &mut deflated, FlushCompress::Finish);
            match status.map_err(std::io::Error::from)? {
                Status::StreamEnd => return Ok(deflated),
                Status::Ok | Status::BufError => deflated.reserve(bytes.len() / 4 + 64),
            }
        }
    }
}

#[derive(Serialize)]
struct Manifest<'a> {
    client: &'a str,
    data: &'static str,
    generation: String,
    order: String,
    shards: Shards,
    documents: serde_json::Map<String, serde_json::Value>,
    /// Whether all files are in `all.bin`.
    packed: bool,
}

/// How many shards each family has.
#[derive(Clone, Copy, Serialize)]
struct Shards {
    main: usize,
    body: usize,
    sound: usize,
}

/// Writes the index of a directory, and the client that reads it.
pub(super) fn write(index: Index<'_>, sink: &dyn Sink) -> Result<(), SearchError> {
    let field = |field: Field| index.fields.of(field);
    let families = [
        ("main", vec![field(Field::About), field(Field::Title), index.fields.facet]),
        ("body", vec![field(Field::Body)]),
        ("sound", vec![field(Field::Sound), field(Field::AboutSound)]),
    ];
    let order = order(&index.documents);
    let [a, b, c, d, ..] = *order.as_bytes();
    let (mut files, mut others) = (Files::of([a, b, c, d]), Files::of([a, b, c, d]));
    cards::write(&index, &mut files)?;
    let (shards, rest) = rayon::join(
        // One after another, each in pieces: the lists of one are gone before those of the next are made.
        || {
            families
                .iter()
                .map(|(name, parts)| family::write(&index, name, parts, &mut files))
                .collect::<Result<Vec<_>, _>>()
        },
        || other_files(&index, &mut others),
    );
    rest?;
    let shards = shards?;
    let shards = Shards { main: shards[0], body: shards[1], sound: shards[2] };
    let documents =
        Sort::ALL.into_iter().map(|sort| (sort.code().to_owned(), index.documents.count(sort).into())).collect();
    // As large as all files together, and of no more use.
    drop(index);
    let mut files = files.all;
    files.append(&mut others.all);
    files.par_sort_unstable();
    let mut generation = blake3::Hasher::new();
    for (path, bytes) in &files {
        generation.update(path.as_bytes()).update(&bytes.len().to_le_bytes()).update(bytes);
    }
    let generation = generation.finalize().to_hex()[..12].to_owned();
    // Characters that do not stand on the site are wanted too seldom to travel with every first question.
    let (mut files, rare): (Vec<_>, Vec<_>) = files
        .into_iter()
        .partition(|(path, _)| !path.starts_with("char/") || [sounds::NEAR, sounds::FORMS].contains(&path.as_str()));
    let packed = files.iter().map(|(path, bytes)| path.len() + 4 + bytes.len()).sum::<usize>() <= SMALL;
    if packed {
        files = vec![("all.bin".to_owned(), pack(&files, &order)?)];
    }
    files.extend(rare);
    let modules = client::publish(sink)?;
    let manifest = Manifest {
        client: &modules,
        data: "search/",
        generation,
        order: order.hex()[..8].to_owned(),
        shards,
        documents,
        packed,
    };
    let manifest = serde_json::to_vec(&manifest).map_err(std::io::Error::from)?;
    files.push(("manifest.json".to_owned(), manifest));
    files.par_iter().try_for_each(|(path, bytes)| sink.put(Address::search_file(path).path(), bytes))?;
    Ok(())
}

fn other_files(index: &Index<'_>, files: &mut Files) -> Result<(), SearchError> {
    root::write(index, files)?;
    sounds::write(index, files)?;
    facts::write(index, files)?;
    near::write(index, files)
}

/// A position in a registry from 1; 0 for none.
fn from_one(position: Option<usize>) -> usize {
    position.map_or(0, |position| position + 1)
}

/// What all documents are, in sequence.
fn order(documents: &Documents<'_>) -> Hash {
    let mut all = VERSION.to_owned();
    for (at, place) in documents.places.iter().enumerate() {
        all.push('\n');
        all.push_str(place.sort.code());
        all.push('/');
        all.push_str(documents.id(at));
    }
    Hash::of(all.as_bytes())
}

/// All files in one: deflated JSON, each path with its bytes in base 64.
fn pack(files: &[(String, Vec<u8>)], order: &Hash) -> Result<Vec<u8>, SearchError> {
    let all: serde_json::Map<String, serde_json::Value> =
        files.iter().map(|(path, bytes)| (path.clone(), BASE64.encode(bytes).into())).collect();
    let json = serde_json::to_vec(&all).map_err(std::io::Error::from)?;
    Ok([&order.as_bytes()[..4], &deflate(&json)?].concat())
}
