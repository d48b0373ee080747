//! A file to be written, and the sink that takes it.
//!
//! Whoever makes outputs hands each to a [`Sink`] as soon as it is made and forgets it. Opens no file: `write` does.

mod manifest;
mod pieces;

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::fmt;
use std::ops::Deref;
use std::sync::{Mutex, PoisonError};

use serde::{Deserialize, Serialize};
use thiserror::Error;

pub use manifest::{Listed, Manifest};
pub use pieces::{Pieces, Stretch};

use crate::key::Key;
use crate::model::AreaId;
use crate::text::device::is_device_name;

/// A file of the site to be: where it goes and what it holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Output {
    /// Where it goes, from the site's root.
    pub path: OutputPath,
    /// All of its bytes.
    pub bytes: Vec<u8>,
}

/// A path inside the published site that every host and every system can hold: relative, `/` between its parts.
///
/// Refused are empty paths and parts, `.` and `..`, absolute paths, `\` and the other characters that Windows forbids,
/// control characters, parts that end in a dot or a space, and Windows' device names (`con`, `aux.html` …).
///
/// ```
/// use laoyou::output::OutputPath;
/// assert!(OutputPath::new("facility/fu-an/index.html").is_ok());
/// assert!(OutputPath::new("../index.html").is_err());
/// ```
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct OutputPath(Box<str>);

impl OutputPath {
    /// Takes a path, or says what is wrong with it.
    pub fn new(path: &str) -> Result<Self, BadPath> {
        Self::check(path)?;
        Ok(Self(path.into()))
    }

    /// Says what is wrong with a path, without keeping it.
    pub fn check(path: &str) -> Result<(), BadPath> {
        let bad = |why| Err(BadPath { path: path.to_owned(), why });
        if path.is_empty() {
            return bad("it is empty");
        }
        if path.starts_with('/') {
            return bad("it is absolute");
        }
        for part in path.split('/') {
            if let Some(why) = wrong_part(part) {
                return bad(why);
            }
        }
        Ok(())
    }

    /// The whole path, for example `facility/fu-an/index.html`.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for OutputPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A path that no output can have. Slugs, ids and codes are checked long before, so this is never an author's fault.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("no file can be written at \"{path}\": {why}")]
pub struct BadPath {
    /// The path as it was given.
    pub path: String,
    /// What is wrong with it, in English.
    pub why: &'static str,
}

/// Takes the files of the site as they are made, from several threads at once, in any order.
pub trait Sink: Sync {
    /// Takes one file. `path` is as [`OutputPath`] says; each path is given once.
    fn put(&self, path: &str, bytes: &[u8]) -> Result<(), SinkError>;

    /// Whether the file at `path` is to be made at all; a sink that is asked for one file wants no other.
    fn wants(&self, _path: &str) -> bool {
        true
    }

    /// Whether any file is wanted whose path begins so: asked before much is made ready for files of one sort.
    fn wants_any(&self, _beginning: &str) -> bool {
        true
    }

    /// Makes ready for files that will come, while others are made: a folder of each, say.
    fn expect(&self, _paths: &mut dyn Iterator<Item = String>) -> Result<(), SinkError> {
        Ok(())
    }

    /// Whether the file at `path` is at hand as it was made from this key, so that it need not be made. It is then taken
    /// as it is; with `false` the caller makes it and gives it to [`Sink::put_made`].
    fn keep(&self, _path: &str, _key: Key) -> Result<bool, SinkError> {
        Ok(false)
    }

    /// Takes one file that was made from a key.
    fn put_made(&self, path: &str, _key: Key, bytes: &[u8]) -> Result<(), SinkError> {
        self.put(path, bytes)
    }

    /// Takes one file whose path is checked already.
    fn take(&self, output: &Output) -> Result<(), SinkError> {
        self.put(output.path.as_str(), &output.bytes)
    }

    /// Takes one large file made of pieces, and tells its size in bytes. A sink that cannot do better makes them all.
    fn put_pieces(&self, path: &str, pieces: &Pieces<'_>) -> Result<u64, SinkError> {
        let mut bytes = Vec::new();
        pieces.each(
            |_| false,
            |stretch| {
                if let Stretch::Made(_, made) = stretch {
                    bytes.extend_from_slice(&made);
                }
                Ok::<(), SinkError>(())
            },
        )?;
        self.put(path, &bytes)?;
        Ok(bytes.len() as u64)
    }
}

/// Why a sink could not take a file.
#[derive(Debug, Error)]
pub enum SinkError {
    /// The path is none that an output can have.
    #[error(transparent)]
    Path(#[from] BadPath),
    /// Two outputs have one path.
    #[error("two files are to be written at \"{0}\"")]
    Twice(String),
    /// The machine's fault: full disk, permission.
    #[error("cannot write \"{path}\": {source}")]
    Io {
        /// The output's path.
        path: String,
        /// What the system said.
        source: std::io::Error,
    },
}

/// A file of open data that was made, as `/data/` lists it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DataFile {
    /// Its path from the site's root.
    pub path: String,
    /// Its form.
    pub form: DataForm,
    /// Whose facilities it holds; `None` for those of all areas.
    pub area: Option<AreaId>,
    /// Its size in bytes.
    pub size: u64,
    /// How many facilities it holds.
    pub facilities: usize,
}

/// The form of a file of open data.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DataForm {
    /// A table (CSV).
    Table,
    /// A document (JSON).
    Document,
}

/// A sink that keeps everything in memory: for tests, and for comparing two builds byte by byte.
#[derive(Debug, Default)]
pub struct Memory {
    files: Mutex<BTreeMap<String, Vec<u8>>>,
}

impl Memory {
    /// An empty sink.
    pub fn new() -> Self {
        Self::default()
    }

    /// What was put, by path.
    pub fn into_files(self) -> BTreeMap<String, Vec<u8>> {
        self.files.into_inner().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Sink for Memory {
    fn put(&self, path: &str, bytes: &[u8]) -> Result<(), SinkError> {
        OutputPath::check(path)?;
        let mut files = self.files.lock().unwrap_or_else(PoisonError::into_inner);
        match files.entry(path.to_owned()) {
            Entry::Vacant(entry) => {
                entry.insert(bytes.to_vec());
                Ok(())
            }
            Entry::Occupied(entry) => Err(SinkError::Twice(entry.key().clone())),
        }
    }
}

/// The BLAKE3 hash of a file's bytes.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Hash(#[serde(with = "serde_bytes")] [u8; 32]);

impl Hash {
    /// Hashes bytes.
    pub fn of(bytes: &[u8]) -> Self {
        Self(*blake3::hash(bytes).as_bytes())
    }

    /// A hash that was kept earlier.
    pub fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// Reads 64 hexadecimal digits, as [`Hash::hex`] writes them.
    pub fn from_hex(hex: &str) -> Option<Self> {
        blake3::Hash::from_hex(hex).ok().map(|hash| Self(*hash.as_bytes()))
    }

    /// The 32 bytes.
    pub fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }

    /// All 64 hexadecimal digits, in lower case.
    pub fn hex(&self) -> String {
        self.hex_digits().to_owned()
    }

    /// The same without a place in memory of their own.
    fn hex_digits(&self) -> impl Deref<Target = str> {
        blake3::Hash::from_bytes(self.0).to_hex()
    }

    /// The first `digits` hexadecimal digits; 64 at most.
    pub fn short(&self, digits: usize) -> String {
        let mut hex = self.hex();
        hex.truncate(digits);
        hex
    }
}

impl fmt::Debug for Hash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.short(12))
    }
}

/// Makes the hash of a file whose bytes come piece by piece.
#[derive(Debug, Default)]
pub struct Hasher(blake3::Hasher);

impl Hasher {
    /// Takes the next bytes.
    pub fn take(&mut self, bytes: &[u8]) {
        self.0.update(bytes);
    }

    /// The hash of all that was taken.
    pub fn hash(&self) -> Hash {
        Hash(*self.0.finalize().as_bytes())
    }
}

/// How many digits of the hash stand in the name of an asset.
const FINGERPRINT: usize = 8;

/// Where assets lie: they are named by their content, so that a reader may keep them.
pub const ASSETS: &str = "assets/";

/// Puts eight digits of the bytes' hash before a path's ending, so that the path changes when the bytes do:
/// `assets/site.css` becomes `assets/site.1a2b3c4d.css`.
pub fn fingerprinted(path: &str, bytes: &[u8]) -> String {
    let print = Hash::of(bytes).short(FINGERPRINT);
    let name = path.rfind('/').map_or(0, |slash| slash + 1);
    match path[name..].rfind('.') {
        Some(dot) if dot > 0 => format!("{}.{print}{}", &path[..name + dot], &path[name + dot..]),
        _ => format!("{path}.{print}"),
    }
}

fn wrong_part(part: &str) -> Option<&'static str> {
    if part.is_empty() {
        return Some("a part of it is empty");
    }
    if part.chars().any(|c| c.is_control() || r#"\:*?"<>|"#.contains(c)) {
        return Some("a part of it holds a character that not every system allows");
    }
    if part.ends_with(['.', ' ']) {
        return Some("a part of it ends in a dot or a space");
    }
    if is_device_name(part) {
        return Some("a part of it is the name of a device of Windows");
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_stays_inside_the_site_and_fits_every_system() {
        for good in
            ["index.html", "facility/fu-an/index.html", "notice/a/附件 1.pdf", ".well-known/x", "a/console.html"]
        {
            assert!(OutputPath::new(good).is_ok(), "{good}");
        }
        for bad in [
            "",
            "/index.html",
            "a//b",
            "a/",
            "..",
            "a/../b",
            "./a",
            "a\\b",
            "c:/a",
            "a?",
            "a\n",
            "a.",
            "a ",
            "con",
            "x/NUL.html",
            "com1.css",
            "lpt9",
        ] {
            assert!(OutputPath::new(bad).is_err(), "{bad:?}");
        }
    }

    #[test]
    fn memory_takes_each_path_once() {
        let sink = Memory::new();
        sink.put("a.html", b"1").unwrap();
        assert!(matches!(sink.put("a.html", b"2"), Err(SinkError::Twice(path)) if path == "a.html"));
        assert!(matches!(sink.put("../a.html", b"2"), Err(SinkError::Path(_))));
        assert_eq!(sink.into_files(), BTreeMap::from([("a.html".to_owned(), b"1".to_vec())]));
    }

    #[test]
    fn a_fingerprint_stands_before_the_ending() {
        let print = &blake3::hash(b"body{}").to_hex()[..8];
        assert_eq!(fingerprinted("assets/site.css", b"body{}"), format!("assets/site.{print}.css"));
        assert_eq!(fingerprinted("as.sets/site", b"body{}"), format!("as.sets/site.{print}"));
        assert_eq!(fingerprinted("assets/a.b.js", b"body{}"), format!("assets/a.b.{print}.js"));
    }

    #[test]
    fn a_hash_reads_what_it_writes() {
        let hash = Hash::of(b"laoyou");
        assert_eq!(Hash::from_hex(&hash.hex()), Some(hash));
        assert_eq!(Hash::from_hex("12"), None);
        assert_eq!(hash.short(6), hash.hex()[..6]);
    }
}
