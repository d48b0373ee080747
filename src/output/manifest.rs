//! The list of every file of a published site, which is also the mark that the folder is ours.

use std::borrow::Cow;
use std::io::Write as _;

use rayon::prelude::*;
use serde::Deserialize;

use super::Hash;

/// Every file of a published site but the manifest itself, as `laoyou-manifest.json` lists them.
///
/// One file a line, sorted by path, no times: the same site always gives the same bytes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Manifest {
    /// What the last build made, by path.
    pub files: Vec<Listed>,
    /// The assets that the present set replaced: no page links to them, but pages already open may.
    pub kept: Vec<Listed>,
}

/// One file of a manifest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// Its path from the site's root.
    pub path: String,
    /// Its size in bytes.
    pub size: u64,
    /// The BLAKE3 hash of its bytes.
    pub hash: Hash,
}

impl Manifest {
    /// The file's name at the root of the published site.
    pub const NAME: &'static str = "laoyou-manifest.json";

    /// The file's bytes.
    pub fn to_bytes(&self) -> Vec<u8> {
        let listed = |files| <&[Listed]>::into_par_iter(files).map(|file| (file.path.as_str(), file.size, file.hash));
        Self::bytes_of(listed(&self.files), listed(&self.kept))
    }

    /// The bytes of a manifest of these files, given by path, size in bytes and hash, sorted by path: those that were made,
    /// then those that are kept. Lines are put together side by side.
    pub fn bytes_of<'a>(
        files: impl ParallelIterator<Item = (&'a str, u64, Hash)>,
        kept: impl ParallelIterator<Item = (&'a str, u64, Hash)>,
    ) -> Vec<u8> {
        let (files, kept) = rayon::join(|| lines(files), || lines(kept));
        let mut json = Vec::with_capacity(128 + files.iter().chain(&kept).map(Vec::len).sum::<usize>());
        json.extend_from_slice(b"{\"generator\":\"laoyou\",\"version\":1,\"hash\":\"blake3\",\"files\":[");
        for lines in files {
            json.extend_from_slice(&lines);
        }
        json.extend_from_slice(b"],\"kept\":[");
        for lines in kept {
            json.extend_from_slice(&lines);
        }
        json.extend_from_slice(b"]}\n");
        json
    }

    /// Reads a manifest; `None` when the bytes are none of this version.
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let file: File<'_> = serde_json::from_slice(bytes).ok()?;
        if file.generator != "laoyou" || file.version != 1 || file.hash != "blake3" {
            return None;
        }
        Some(Self { files: listed(file.files)?, kept: listed(file.kept)? })
    }
}

#[derive(Deserialize)]
struct File<'a> {
    generator: String,
    version: u32,
    hash: String,
    #[serde(borrow)]
    files: Vec<Line<'a>>,
    #[serde(borrow)]
    kept: Vec<Line<'a>>,
}

#[derive(Deserialize)]
struct Line<'a> {
    #[serde(borrow)]
    path: Cow<'a, str>,
    size: u64,
    #[serde(borrow)]
    hash: Cow<'a, str>,
}

fn listed(lines: Vec<Line<'_>>) -> Option<Vec<Listed>> {
    let read = |line: Line<'_>| {
        Some(Listed { hash: Hash::from_hex(&line.hash)?, path: line.path.into_owned(), size: line.size })
    };
    lines.into_iter().map(read).collect()
}

/// The lines of a list, in stretches. Each ends in a comma but the last.
fn lines<'a>(files: impl ParallelIterator<Item = (&'a str, u64, Hash)>) -> Vec<Vec<u8>> {
    let line = |mut json: Vec<u8>, (path, size, hash): (&str, u64, Hash)| {
        json.extend_from_slice(b"\n{\"path\":");
        serde_json::to_writer(&mut json, path).expect("writing to memory cannot fail");
        write!(json, ",\"size\":{size},\"hash\":\"").expect("writing to memory cannot fail");
        json.extend_from_slice(hash.hex_digits().as_bytes());
        json.extend_from_slice(b"\"},");
        json
    };
    let mut lines: Vec<Vec<u8>> = files.fold(Vec::new, line).filter(|lines| !lines.is_empty()).collect();
    if let Some(end) = lines.last_mut().and_then(|lines| lines.last_mut()) {
        *end = b'\n';
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_manifest_reads_what_it_writes_one_file_a_line() {
        let file = |path: &str| Listed { path: path.to_owned(), size: 3, hash: Hash::of(path.as_bytes()) };
        let manifest =
            Manifest { files: vec![file("a \"b\".html"), file("附件.pdf")], kept: vec![file("assets/x.css")] };
        let bytes = manifest.to_bytes();
        assert_eq!(Manifest::from_bytes(&bytes), Some(manifest));
        assert_eq!(String::from_utf8_lossy(&bytes).lines().count(), 6);
        let empty = Manifest::default().to_bytes();
        assert_eq!(Manifest::from_bytes(&empty), Some(Manifest::default()));
        assert_eq!(Manifest::from_bytes(&bytes[..bytes.len() - 3]), None);
        assert_eq!(
            Manifest::from_bytes(
                b"{\"generator\":\"other\",\"version\":1,\"hash\":\"blake3\",\"files\":[],\"kept\":[]}"
            ),
            None
        );
    }
}
