//! Files as their authors wrote them, and places in them.
//!
//! A [`Source`] is decoded text with its path; a [`Span`] is a stretch of that text in bytes; a [`Place`] is a span
//! made ready for a reader: file, line, column and the author's own line. Opens no file: `load` does.

use std::fmt;
use std::sync::Arc;

use serde::{Deserialize, Deserializer, Serialize, de};

/// The path of a file relative to the site's folder, with `/` between its parts on every system.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct SitePath(Arc<str>);

/// Straight from the text that is read: there are as many paths as there are entries, and more.
impl<'de> Deserialize<'de> for SitePath {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Path;

        impl de::Visitor<'_> for Path {
            type Value = SitePath;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a path")
            }

            fn visit_str<E: de::Error>(self, path: &str) -> Result<SitePath, E> {
                Ok(SitePath(path.into()))
            }
        }

        deserializer.deserialize_str(Path)
    }
}

impl SitePath {
    /// Takes a relative path as it is used in messages; `\` becomes `/`.
    pub fn new(path: impl AsRef<str>) -> Self {
        let path = path.as_ref();
        if path.contains('\\') { Self(path.replace('\\', "/").into()) } else { Self(path.into()) }
    }

    /// The whole path, for example `facilities/qilin/fu-an.yaml`.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The last part without its ending: `fu-an` of `facilities/qilin/fu-an.yaml`.
    pub fn stem(&self) -> &str {
        let name = self.name();
        name.rsplit_once('.').map_or(name, |(stem, _)| stem)
    }

    /// The last part: `fu-an.yaml` of `facilities/qilin/fu-an.yaml`.
    pub fn name(&self) -> &str {
        self.0.rsplit('/').next().unwrap_or_default()
    }

    /// What stands before the last part: `facilities/qilin`; empty for a file at the top.
    pub fn folder(&self) -> &str {
        self.0.rsplit_once('/').map_or("", |(folder, _)| folder)
    }
}

impl fmt::Display for SitePath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// How the bytes of a file were read as text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8, with or without a byte order mark.
    Utf8,
    /// GB18030 (GB 18030-2022), which Excel and Notepad write on Chinese Windows; read, and warned about.
    Gb18030,
}

/// One file, decoded; a byte order mark is gone, line ends are as the author left them.
#[derive(Clone, Debug)]
pub struct Source {
    /// Where it lies.
    pub path: SitePath,
    /// All of it.
    pub text: String,
    /// How it was read.
    pub encoding: Encoding,
}

impl Source {
    /// A source from text that is already decoded.
    pub fn new(path: SitePath, text: impl Into<String>) -> Self {
        Self { path, text: text.into(), encoding: Encoding::Utf8 }
    }

    /// Turns a span of this file into a place a reader can find.
    ///
    /// Spans outside the text are clipped to it, so that a diagnostic can never cost a panic.
    pub fn place(&self, span: Span) -> Place {
        let start = floor_char(&self.text, span.start as usize);
        let end = floor_char(&self.text, span.end as usize).max(start);
        let first = line_start(&self.text, start);
        let (line, column) = (line_number(&self.text, first), columns(&self.text[first..start]));
        let last = line_start(&self.text, end);
        let (end_line, end_column) = if last == first {
            (line, column + chars(&self.text[start..end]))
        } else {
            (line_number(&self.text, last), columns(&self.text[last..end]))
        };
        let rest = &self.text[first..];
        let line_text = &rest[..rest.find(['\n', '\r']).unwrap_or(rest.len())];
        let excerpt = if line_text.len() > LONGEST_EXCERPT { "".into() } else { line_text.into() };
        Place { file: self.path.clone(), range: Some(Range { line, column, end_line, end_column, excerpt }) }
    }

    /// The file as a whole, when a fault has no line.
    pub fn whole(&self) -> Place {
        Place::file(self.path.clone())
    }
}

/// A stretch of a source's text, in bytes from its start; `end` is the first byte after it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Span {
    /// The first byte.
    pub start: u32,
    /// The first byte after it.
    pub end: u32,
}

impl Span {
    /// A span from byte offsets.
    pub fn new(start: usize, end: usize) -> Self {
        Self { start: u32::try_from(start).unwrap_or(u32::MAX), end: u32::try_from(end).unwrap_or(u32::MAX) }
    }

    /// From the start of `self` to the end of `other`.
    #[must_use]
    pub fn to(self, other: Self) -> Self {
        Self { start: self.start, end: other.end }
    }
}

/// Where a diagnostic points: a file, and mostly a range in it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Place {
    /// The file.
    pub file: SitePath,
    /// The stretch of it; `None` for the file as a whole.
    pub range: Option<Range>,
}

/// Lines and columns from 1; columns count characters; `end_column` is the first column after the range.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Range {
    /// Line of its first character.
    pub line: u32,
    /// Column of its first character.
    pub column: u32,
    /// Line of its end.
    pub end_line: u32,
    /// The first column after it.
    pub end_column: u32,
    /// The author's line `line`, without its line end; empty when it is too long to be shown.
    pub excerpt: Box<str>,
}

impl Place {
    /// A whole file.
    pub fn file(file: SitePath) -> Self {
        Self { file, range: None }
    }

    /// The line, when there is one.
    pub fn line(&self) -> Option<u32> {
        self.range.as_ref().map(|range| range.line)
    }
}

/// Bytes of a line that is repeated in a message; each fault of a long line would carry all of it.
const LONGEST_EXCERPT: usize = 8192;

fn floor_char(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

fn line_start(text: &str, at: usize) -> usize {
    text[..at].rfind('\n').map_or(0, |newline| newline + 1)
}

fn line_number(text: &str, line_start: usize) -> u32 {
    1 + chars_where(&text[..line_start], |byte| byte == b'\n')
}

fn chars_where(text: &str, wanted: impl Fn(u8) -> bool) -> u32 {
    u32::try_from(text.bytes().filter(|&byte| wanted(byte)).count()).unwrap_or(u32::MAX)
}

fn chars(text: &str) -> u32 {
    u32::try_from(text.chars().count()).unwrap_or(u32::MAX)
}

fn columns(before: &str) -> u32 {
    chars(before).saturating_add(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters_not_bytes() {
        let source = Source::new(SitePath::new("a.yaml"), "name: 福安\r\n类型: 养老院\n");
        let at = source.text.find("养老院").unwrap();
        let range = source.place(Span::new(at, at + "养老院".len())).range.unwrap();
        assert_eq!((range.line, range.column, range.end_line, range.end_column), (2, 5, 2, 8));
        assert_eq!(&*range.excerpt, "类型: 养老院");
    }

    #[test]
    fn spans_outside_the_text_are_clipped() {
        let source = Source::new(SitePath::new("a.yaml"), "名");
        let range = source.place(Span { start: 1, end: 900 }).range.unwrap();
        assert_eq!((range.line, range.column, range.end_column), (1, 1, 2));
    }
}
