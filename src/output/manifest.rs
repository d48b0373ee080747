//! The list of every file of a published site, which is also the mark that the folder is ours.

use std::fmt::Write;

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
        let mut json = String::with_capacity(160 * (1 + self.files.len() + self.kept.len()));
        json.push_str("{\"generator\":\"laoyou\",\"version\":1,\"hash\":\"blake3\",\"files\":[");
        push_list(&mut json, &self.files);
        json.push_str("],\"kept\":[");
        push_list(&mut json, &self.kept);
        json.push_str("]}\n");
        json.into_bytes()
    }

    /// Reads a manifest; `None` when the bytes are none of this version.
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let file: File = serde_json::from_slice(bytes).ok()?;
        if file.generator != "laoyou" || file.version != 1 || file.hash != "blake3" {
            return None;
        }
        Some(Self { files: listed(file.files)?, kept: listed(file.kept)? })
    }
}

#[derive(Deserialize)]
struct File {
    generator: String,
    version: u32,
    hash: String,
    files: Vec<Line>,
    kept: Vec<Line>,
}

#[derive(Deserialize)]
struct Line {
    path: String,
    size: u64,
    hash: String,
}

fn listed(lines: Vec<Line>) -> Option<Vec<Listed>> {
    let read = |line: Line| Some(Listed { hash: Hash::from_hex(&line.hash)?, path: line.path, size: line.size });
    lines.into_iter().map(read).collect()
}

fn push_list(json: &mut String, files: &[Listed]) {
    for (at, file) in files.iter().enumerate() {
        let path = serde_json::Value::from(file.path.as_str());
        let comma = if at == 0 { "" } else { "," };
        // Writing to a string cannot fail.
        let _ = write!(json, "{comma}\n{{\"path\":{path},\"size\":{},\"hash\":\"{}\"}}", file.size, file.hash.hex());
    }
    if !files.is_empty() {
        json.push('\n');
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
