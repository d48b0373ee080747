//! The list of every file of a published site, which is also the mark that the folder is ours.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

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
        let mut json = Vec::with_capacity(160 * (1 + self.files.len() + self.kept.len()));
        json.extend_from_slice(b"{\"generator\":\"laoyou\",\"version\":1,\"hash\":\"blake3\",\"files\":[");
        push_list(&mut json, &self.files);
        json.extend_from_slice(b"],\"kept\":[");
        push_list(&mut json, &self.kept);
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

#[derive(Serialize, Deserialize)]
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

fn push_list(json: &mut Vec<u8>, files: &[Listed]) {
    for (at, file) in files.iter().enumerate() {
        json.extend_from_slice(if at == 0 { b"\n" } else { b",\n" });
        let hash = file.hash.hex();
        let line = Line { path: file.path.as_str().into(), size: file.size, hash: hash.as_str().into() };
        serde_json::to_writer(&mut *json, &line).expect("writing to memory cannot fail");
    }
    if !files.is_empty() {
        json.push(b'\n');
    }
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
