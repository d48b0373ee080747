//! The bytes of a text list to text: UTF-8 with or without its mark, UTF-16, GB18030, or what the characters look like;
//! a file in two encodings is read line by line, and the lines that differ are named.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, GB18030, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

use crate::text::encoding::{has_lines_of_utf8, is_common_gb18030, looks_like_utf16};

/// A text list, decoded.
#[derive(Debug)]
pub(super) struct Decoded {
    pub(super) text: String,
    /// How it was read, unless as UTF-8: `GB18030`, `UTF-16LE`, `windows-1252` …
    pub(super) encoding: Option<&'static str>,
    /// Lines, from 1, that are in another encoding than the rest, and its name.
    pub(super) odd_lines: Vec<(usize, &'static str)>,
}

/// Decodes a list; `None` when the bytes are no text.
pub(super) fn decode(bytes: &[u8]) -> Option<Decoded> {
    let plain = |text: String, encoding: &'static Encoding| Decoded {
        text,
        encoding: (encoding != UTF_8).then(|| encoding.name()),
        odd_lines: Vec::new(),
    };
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        let whole = encoding.decode_without_bom_handling_and_without_replacement(&bytes[mark..]);
        return match whole {
            Some(text) => Some(plain(text.into_owned(), encoding)),
            None if encoding == UTF_8 => Some(by_line(&bytes[mark..])),
            None => None,
        };
    }
    if bytes.contains(&0) {
        let zeros = |odd: usize| bytes.iter().skip(odd).step_by(2).filter(|&&byte| byte == 0).count();
        let encoding = if zeros(1) >= zeros(0) { UTF_16LE } else { UTF_16BE };
        let text = encoding.decode_without_bom_handling_and_without_replacement(bytes)?;
        return looks_like_utf16(bytes).then(|| plain(text.into_owned(), encoding));
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Some(plain(text.to_owned(), UTF_8));
    }
    if has_lines_of_utf8(bytes) {
        return Some(by_line(bytes));
    }
    let whole = |encoding: &'static Encoding| {
        let text = encoding.decode_without_bom_handling_and_without_replacement(bytes)?;
        Some(plain(text.into_owned(), encoding))
    };
    if is_common_gb18030(bytes)
        && let Some(decoded) = whole(GB18030)
    {
        return Some(decoded);
    }
    whole(guess(bytes)).or_else(|| Some(by_line(bytes)))
}

/// What the characters look like: Big5, Shift_JIS, EUC-KR, Windows-1252 and the other encodings of the web.
fn guess(bytes: &[u8]) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Allow);
    detector.feed(bytes, true);
    detector.guess(None, Utf8Detection::Deny)
}

/// Two encodings in one file: each line for itself, UTF-8 where it is that.
fn by_line(bytes: &[u8]) -> Decoded {
    let mut text = String::with_capacity(bytes.len());
    let mut odd_lines = Vec::new();
    for (at, line) in bytes.split_inclusive(|&byte| byte == b'\n').enumerate() {
        if let Ok(line) = std::str::from_utf8(line) {
            text.push_str(line);
            continue;
        }
        let encoding = if is_common_gb18030(line) { GB18030 } else { WINDOWS_1252 };
        odd_lines.push((at + 1, encoding.name()));
        text.push_str(&encoding.decode_without_bom_handling(line).0);
    }
    Decoded { text, encoding: None, odd_lines }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_come_in_many_encodings() {
        let text = "机构名称,地址\r\n福安养老院,示例镇示例村一号\r\n";
        for (encoding, mark) in [(UTF_8, &b"\xEF\xBB\xBF"[..]), (UTF_8, b""), (GB18030, b"")] {
            let bytes = [mark, &encoding.encode(text).0].concat();
            assert_eq!(decode(&bytes).unwrap().text, text, "{}", encoding.name());
        }
        let wide = |big: bool, mark: bool| -> Vec<u8> {
            let units = mark.then_some('\u{feff}').into_iter().chain(text.chars()).collect::<String>();
            units.encode_utf16().flat_map(|unit| if big { unit.to_be_bytes() } else { unit.to_le_bytes() }).collect()
        };
        assert_eq!(decode(&wide(false, true)).unwrap().encoding, Some("UTF-16LE"));
        for bytes in [wide(false, true), wide(true, true)] {
            assert_eq!(decode(&bytes).unwrap().text, text);
        }
        assert_eq!(decode(b"n\0,\0a\0\n\0").unwrap().text, "n,a\n");
        let latin = decode(b"Name,Adresse\nCr\xE8che \xC9toile,3 rue de l'\xE9glise\n").unwrap();
        assert_eq!(
            (latin.text.as_str(), latin.encoding),
            ("Name,Adresse\nCrèche Étoile,3 rue de l'église\n", Some("windows-1252"))
        );
        let text = "施設名,所在地\nさくら保育園,東京都千代田区一番町\n";
        assert_eq!(decode(&encoding_rs::SHIFT_JIS.encode(text).0).unwrap().text, text);
        let text = "機構名稱,地址\n愛心養護中心,臺北市中山北路一段\n";
        assert_eq!(decode(&encoding_rs::BIG5.encode(text).0).unwrap().text, text);
    }

    #[test]
    fn a_file_in_two_encodings_is_read_line_by_line() {
        let mut bytes = "名称,地址\n福安,示例镇示例村\n".as_bytes().to_vec();
        bytes.extend_from_slice(&GB18030.encode("平安,示例镇示例街道\n").0);
        bytes.extend_from_slice(b"Caf\xE9,1 Street\n");
        let decoded = decode(&bytes).unwrap();
        assert_eq!(decoded.text, "名称,地址\n福安,示例镇示例村\n平安,示例镇示例街道\nCafé,1 Street\n");
        assert_eq!(decoded.odd_lines, [(3, "gb18030"), (4, "windows-1252")]);
        assert!(decode(b"\0\x01\x02abc\xFF\xFE\0\0\0").is_none());
    }
}
