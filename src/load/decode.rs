//! Bytes to text: UTF-8, or GB18030 when the bytes are that and cannot be a broken UTF-8.
//!
//! "The first codec that does not fail" picks wrong: most broken UTF-8 decodes as GB18030, into rare characters, and a
//! name would be published that nobody wrote. So GB18030 is taken only when no line reads as Chinese in UTF-8 and most
//! of its characters are common ones. Opens no file.

use crate::diagnostic::Diagnostic;
use crate::diagnostic::catalogue::file::{
    CONTROL_CHARACTER, ENCODING_BROKEN, ENCODING_GB18030, ENCODING_UNKNOWN, ENCODING_UTF16, FILE_NOT_TEXT,
    REPLACEMENT_CHARACTER,
};
use crate::source::{Encoding, Place, SitePath, Source, Span};
use crate::text::encoding::{counts, has_lines_of_utf8, is_common_gb18030, looks_like_utf16};
use crate::text::fold::is_forbidden;
use crate::text::signs::Signs;

/// What became of a file's bytes.
#[derive(Debug)]
pub struct Decoded {
    /// The text, unless it cannot be trusted.
    pub source: Option<Source>,
    /// Faults of the encoding and of single characters.
    pub diagnostics: Vec<Diagnostic>,
}

impl Decoded {
    fn refused(fault: Diagnostic) -> Self {
        Self { source: None, diagnostics: vec![fault] }
    }
}

/// Decodes a file: UTF-8 with or without byte order mark, GB18030 with a warning, anything else is a fault.
pub fn decode(path: &SitePath, bytes: Vec<u8>) -> Decoded {
    if bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]) {
        return Decoded::refused(Diagnostic::new(&ENCODING_UTF16, Place::file(path.clone())));
    }
    let (bytes, marked) = match bytes.strip_prefix(b"\xEF\xBB\xBF") {
        Some(rest) => (rest.to_vec(), true),
        None => (bytes, false),
    };
    if let Some(at) = memchr::memchr(0, &bytes) {
        let code = if looks_like_utf16(&bytes) { &ENCODING_UTF16 } else { &FILE_NOT_TEXT };
        return Decoded::refused(Diagnostic::new(code, place_of_byte(path, &bytes, at)));
    }
    let error = match String::from_utf8(bytes) {
        Ok(text) => return finish(path, text, Encoding::Utf8),
        Err(error) => error,
    };
    let (at, bytes) = (error.utf8_error().valid_up_to(), error.into_bytes());
    if !marked
        && !has_lines_of_utf8(&bytes)
        && is_common_gb18030(&bytes)
        && let Some(text) = encoding_rs::GB18030.decode_without_bom_handling_and_without_replacement(&bytes)
    {
        return finish(path, text.into_owned(), Encoding::Gb18030);
    }
    let code = if marked || counts(&bytes).0 > 0 { &ENCODING_BROKEN } else { &ENCODING_UNKNOWN };
    Decoded::refused(Diagnostic::new(code, place_of_byte(path, &bytes, at)))
}

/// A text whose encoding is sure; looks for single characters that no page may carry.
fn finish(path: &SitePath, text: String, encoding: Encoding) -> Decoded {
    let source = Source { path: path.clone(), text, encoding };
    let mut diagnostics = Vec::new();
    if encoding == Encoding::Gb18030 {
        diagnostics.push(Diagnostic::new(&ENCODING_GB18030, source.whole()));
    }
    if is_suspect(source.text.as_bytes()) {
        let at =
            |found: Option<(usize, char)>| found.map(|(at, c)| (source.place(Span::new(at, at + c.len_utf8())), c));
        if let Some((place, c)) = at(source.text.char_indices().find(|&(_, c)| is_forbidden(c))) {
            let code = format!("U+{:04X}", u32::from(c));
            diagnostics.push(Diagnostic::new(&CONTROL_CHARACTER, place).with("character", code));
        }
        if let Some((place, _)) = at(source.text.char_indices().find(|&(_, c)| c == char::REPLACEMENT_CHARACTER)) {
            diagnostics.push(Diagnostic::new(&REPLACEMENT_CHARACTER, place));
        }
    }
    Decoded { source: Some(source), diagnostics }
}

/// Whether one of the characters that [`finish`] looks for may be there: one pass over the bytes tells it for almost
/// every text.
fn is_suspect(text: &[u8]) -> bool {
    const SIGNS: Signs = Signs::controls().with(&[0xC2, 0xEF]);
    SIGNS.places(text).any(|at| match text[at] {
        // U+0080 to U+009F.
        0xC2 => text.get(at + 1).is_some_and(|next| *next < 0xA0),
        // U+FEFF, and U+FFFD to U+FFFF.
        0xEF => matches!(text.get(at + 1..at + 3), Some([0xBB, 0xBF] | [0xBF, 0xBD..=0xBF])),
        _ => true,
    })
}

/// The place of one byte of a text that cannot be decoded, with the line as far as it can be shown.
fn place_of_byte(path: &SitePath, bytes: &[u8], at: usize) -> Place {
    let line = bytes[..at].iter().rposition(|&byte| byte == b'\n').map_or(0, |newline| newline + 1);
    let end = bytes[at..].iter().position(|&byte| byte == b'\n').map_or(bytes.len(), |newline| at + newline);
    // Lines before it are kept only as line ends, since a place needs nothing else of them.
    let mut text: String = bytes[..line].iter().filter(|&&byte| byte == b'\n').map(|_| '\n').collect();
    let shown = |bytes: &[u8]| String::from_utf8_lossy(bytes).replace('\0', "\u{FFFD}");
    text.push_str(&shown(&bytes[line..at]));
    let start = text.len();
    text.push_str(&shown(&bytes[at..end]));
    let source = Source::new(path.clone(), text);
    source.place(Span::new(start, start + char::REPLACEMENT_CHARACTER.len_utf8()))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn read(bytes: &[u8]) -> Decoded {
        decode(&SitePath::new("a.yaml"), bytes.to_vec())
    }

    fn gb(text: &str) -> Vec<u8> {
        encoding_rs::GB18030.encode(text).0.into_owned()
    }

    fn faults(bytes: &[u8]) -> Vec<(&'static str, Option<u32>)> {
        read(bytes).diagnostics.iter().map(|fault| (fault.code.name, fault.place.as_ref().unwrap().line())).collect()
    }

    #[test]
    fn utf8_is_read_with_and_without_mark() {
        for bytes in [&b"name: \xE7\xA6\x8F\r\n"[..], b"\xEF\xBB\xBFname: \xE7\xA6\x8F\r\n"] {
            let decoded = read(bytes);
            assert!(decoded.diagnostics.is_empty());
            assert_eq!(decoded.source.unwrap().text, "name: 福\r\n");
        }
    }

    #[test]
    fn gb18030_is_read_and_warned_about() {
        for text in ["名称: 福安养老院\r\n地址: 麒麟区𡘙街道１号，电话—\r\n", "name: 福\n", "医院：第一人民医院"]
        {
            let decoded = read(&gb(text));
            assert_eq!(decoded.diagnostics[0].code, &ENCODING_GB18030);
            let source = decoded.source.unwrap();
            assert_eq!((source.text.as_str(), source.encoding), (text, Encoding::Gb18030));
        }
    }

    #[test]
    fn utf8_with_one_broken_spot_is_never_taken_for_gb18030() {
        let good = "name: 福安养老院\nkind: elder.home\naddress: 曲靖市麒麟区示例街道１号\n".as_bytes();
        for at in (0..good.len()).filter(|&at| !good[at].is_ascii()) {
            let mut without = good.to_vec();
            without.remove(at);
            let mut other = good.to_vec();
            other[at] = 0xFF;
            for bytes in [without, other] {
                assert_eq!(faults(&bytes)[0].0, "encoding-broken", "byte {at}");
            }
        }
        // Even when the only line with Chinese is the broken one.
        assert_eq!(faults("name: 福安养老院".as_bytes().split_last().unwrap().1), [("encoding-broken", Some(1))]);
    }

    #[test]
    fn two_encodings_in_one_file_are_a_fault_at_the_first_bad_line() {
        let mut bytes = "name: 福安养老院\n".as_bytes().to_vec();
        bytes.extend(gb("address: 示例镇示例村一号，靠近卫生院\n"));
        assert_eq!(faults(&bytes), [("encoding-broken", Some(2))]);
    }

    #[test]
    fn other_encodings_are_refused() {
        assert_eq!(faults(b"\xFF\xFEn\0a\0"), [("encoding-utf16", None)]);
        assert_eq!(faults(b"n\0a\0m\0e\0:\0 \0"), [("encoding-utf16", Some(1))]);
        assert_eq!(faults(b"a\nname: \0\x01\x02abcdefghijklmnopqrstuvwxyz\0"), [("file-not-text", Some(2))]);
        assert_eq!(faults(b"name: caf\xE9 r\xE9sum\xE9\n"), [("encoding-unknown", Some(1))]);
        let big5 = encoding_rs::BIG5.encode("名稱: 愛心養護中心\n地址: 臺北市中山北路\n").0.into_owned();
        assert_eq!(faults(&big5)[0].0, "encoding-unknown");
    }

    #[test]
    fn characters_that_no_page_may_carry_are_found() {
        assert_eq!(faults("a: 1\nb: 福\u{B}安\n".as_bytes()), [("control-character", Some(2))]);
        assert_eq!(faults("a: 福\u{FFFD}\n".as_bytes()), [("replacement-character", Some(1))]);
    }

    #[test]
    fn the_place_of_a_bad_byte_counts_characters() {
        let decoded = read(b"a: 1\nname: \xE7\xA6\x8F\xFF\n");
        let range = decoded.diagnostics[0].place.clone().unwrap().range.unwrap();
        assert_eq!((range.line, range.column), (2, 8));
        assert_eq!(&*range.excerpt, "name: 福\u{FFFD}");
    }

    proptest! {
        #[test]
        fn no_bytes_cost_a_panic(bytes: Vec<u8>) {
            let decoded = read(&bytes);
            prop_assert!(decoded.source.is_some() || !decoded.diagnostics.is_empty());
        }

        #[test]
        fn everyday_chinese_survives_gb18030(text in "([一-龥]{0,3}(福|安|养|老|院|的|区|街|道|号){4,9}[a-z ]{0,4}\n){1,4}") {
            let decoded = read(&gb(&text));
            prop_assert_eq!(decoded.source.map(|source| source.text), Some(text));
        }
    }
}
