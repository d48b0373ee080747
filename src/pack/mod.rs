//! Two manifests and the published files -> what is carried to a server by hand: a zip of what changed, a list of what to
//! delete, and a sheet that says in words what it is, to be signed.
//!
//! The same sites give the same bytes: files in their order, no times.

mod sheet;

pub use sheet::{Head, sheet};

use std::io::{self, Cursor, Write as _};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

/// Files by path.
pub type Files = Vec<(String, Vec<u8>)>;

/// Files in a zip, in the order in which they are given.
pub fn zip(files: &[(String, Vec<u8>)]) -> io::Result<Vec<u8>> {
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .compression_level(Some(6))
        // The oldest day that a zip can hold: the bytes do not depend on when it was made.
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644);
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (path, bytes) in files {
        writer.start_file(path.as_str(), options)?;
        writer.write_all(bytes)?;
    }
    Ok(writer.finish()?.into_inner())
}

/// The paths to delete, one a line (CRLF, so that Notepad shows them as such).
pub fn deletions(removed: &[String]) -> String {
    removed.iter().flat_map(|path| [path.as_str(), "\r\n"]).collect()
}

#[cfg(test)]
mod tests {
    use std::io::Read as _;

    use super::*;

    #[test]
    fn a_zip_has_the_same_bytes_each_time_and_gives_back_what_was_put_in() {
        let files =
            [("a/index.html".to_owned(), "甲".repeat(500).into_bytes()), ("附件.pdf".to_owned(), vec![0, 1, 2])];
        let bytes = zip(&files).unwrap();
        assert_eq!(bytes, zip(&files).unwrap());
        let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
        for (at, (path, wanted)) in files.iter().enumerate() {
            let mut file = archive.by_index(at).unwrap();
            assert_eq!(&*file.name().unwrap(), path);
            let mut found = Vec::new();
            file.read_to_end(&mut found).unwrap();
            assert_eq!(&found, wanted);
        }
    }

    #[test]
    fn deletions_are_one_a_line() {
        assert_eq!(deletions(&["a/index.html".to_owned(), "b".to_owned()]), "a/index.html\r\nb\r\n");
    }
}
