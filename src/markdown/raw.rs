//! Raw HTML in a text: reduced to bare tags of a short list, then balanced and checked by `ammonia`.

use std::collections::{HashMap, HashSet};
use std::fmt::Write;
use std::sync::LazyLock;

use ammonia::{Builder, UrlRelative};

/// Tags that raw HTML may have; they keep no attribute but the span of a cell.
const TAGS: &[&str] = &[
    "b",
    "blockquote",
    "br",
    "caption",
    "dd",
    "del",
    "details",
    "dl",
    "dt",
    "em",
    "i",
    "ins",
    "kbd",
    "li",
    "mark",
    "ol",
    "p",
    "rp",
    "rt",
    "ruby",
    "small",
    "strong",
    "sub",
    "summary",
    "sup",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "tr",
    "u",
    "ul",
];

/// Tags whose content is no text of the page and goes with them.
const SILENT: &[&str] = &[
    "script",
    "style",
    "template",
    "title",
    "noscript",
    "iframe",
    "object",
    "svg",
    "math",
    "textarea",
    "select",
    "xmp",
    "noembed",
    "noframes",
    "plaintext",
];

/// A tag longer than this, in bytes, is text.
const TAG_LIMIT: usize = 2000;

/// What a stretch of raw HTML becomes.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Piece<'a> {
    /// An opening tag, whole and safe, and its name.
    Open(&'static str, String),
    /// A closing tag.
    Close(&'static str),
    /// Text between tags, not yet escaped.
    Text(&'a str),
}

/// Reduces raw HTML to safe tags and text. Comments, declarations, unknown tags and all attributes go; scripts and
/// styles go with their content; headings become paragraphs, because the table of contents does not know them.
pub(super) fn pieces(html: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut rest = html;
    while let Some(start) = rest.find('<') {
        if start > 0 {
            pieces.push(Piece::Text(&rest[..start]));
        }
        rest = &rest[start..];
        if let Some(comment) = rest.strip_prefix("<!--") {
            rest = comment.find("-->").map_or("", |end| &comment[end + 3..]);
            continue;
        }
        let Some(length) = tag_length(rest) else {
            pieces.push(Piece::Text(&rest[..1]));
            rest = &rest[1..];
            continue;
        };
        let (tag, after) = rest.split_at(length);
        rest = after;
        let name = name(tag);
        let closing = tag.starts_with("</");
        if SILENT.contains(&name.as_str()) {
            if !closing {
                rest = after_closing(rest, &name);
            }
        } else if let Some(name) = allowed(&name) {
            pieces.push(if closing { Piece::Close(name) } else { Piece::Open(name, opening(name, tag)) });
        }
    }
    if !rest.is_empty() {
        pieces.push(Piece::Text(rest));
    }
    pieces
}

/// Whether raw HTML is nothing but comments and blanks.
pub(super) fn is_comment(html: &str) -> bool {
    html.trim_start().starts_with("<!--")
        && pieces(html).iter().all(|piece| matches!(piece, Piece::Text(text) if text.trim().is_empty()))
}

/// Balances the HTML of a whole text and lets through only what the writer makes.
pub(super) fn clean(html: &str) -> String {
    static CLEANER: LazyLock<Builder<'static>> = LazyLock::new(|| {
        let mut tags: HashSet<&str> = TAGS.iter().copied().collect();
        tags.extend(["a", "code", "h2", "h3", "h4", "h5", "h6", "hr", "img", "pre", "section", "span"]);
        let attributes: HashMap<&str, HashSet<&str>> = [
            ("a", &["href", "id", "class", "rel", "role", "aria-label"][..]),
            ("code", &["class"]),
            ("h2", &["id"]),
            ("h3", &["id"]),
            ("h4", &["id"]),
            ("h5", &["id"]),
            ("h6", &["id"]),
            ("img", &["src", "alt", "loading"]),
            ("li", &["id", "value"]),
            ("ol", &["start"]),
            ("pre", &["tabindex"]),
            ("section", &["class", "tabindex", "aria-label", "role"]),
            ("span", &["class", "role", "aria-label"]),
            ("sup", &["class"]),
            ("td", &["class", "colspan", "rowspan"]),
            ("th", &["class", "colspan", "rowspan", "scope"]),
        ]
        .into_iter()
        .map(|(tag, names)| (tag, names.iter().copied().collect()))
        .collect();
        let mut builder = Builder::empty();
        builder
            .tags(tags)
            .tag_attributes(attributes)
            .url_schemes(["http", "https", "mailto", "tel"].into_iter().collect())
            .url_relative(UrlRelative::PassThrough)
            .link_rel(None)
            .strip_comments(true);
        builder
    });
    CLEANER.clean(html).to_string()
}

fn allowed(name: &str) -> Option<&'static str> {
    match name {
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => Some("p"),
        name => TAGS.iter().copied().find(|known| *known == name),
    }
}

fn opening(name: &str, tag: &str) -> String {
    let mut opening = format!("<{name}");
    if matches!(name, "td" | "th") {
        for key in ["colspan", "rowspan"] {
            if let Some(number) = number(tag, key) {
                let _ = write!(opening, " {key}=\"{number}\"");
            }
        }
    }
    opening.push('>');
    opening
}

/// The span of a cell, from 2 to 99.
fn number(tag: &str, key: &str) -> Option<u8> {
    let lower = tag.to_ascii_lowercase();
    let after = &lower[lower.find(key)? + key.len()..];
    let value = after.trim_start().strip_prefix('=')?.trim_start().trim_start_matches(['"', '\'']);
    let digits: String = value.chars().take_while(char::is_ascii_digit).collect();
    digits.parse().ok().filter(|number| (2..=99).contains(number))
}

/// The length of the tag at the beginning; `None` when no tag begins here or it never ends.
fn tag_length(text: &str) -> Option<usize> {
    let first = text[1..].chars().next()?;
    if !(first.is_ascii_alphabetic() || matches!(first, '/' | '!' | '?')) {
        return None;
    }
    let mut quote = None;
    for (at, byte) in text.bytes().enumerate().take(TAG_LIMIT).skip(1) {
        match (quote, byte) {
            (None, b'>') => return Some(at + 1),
            (None, b'"' | b'\'') => quote = Some(byte),
            (Some(open), byte) if open == byte => quote = None,
            _ => {}
        }
    }
    text.bytes().take(TAG_LIMIT).position(|byte| byte == b'>').map(|end| end + 1)
}

fn name(tag: &str) -> String {
    tag.trim_start_matches(['<', '/'])
        .chars()
        .take_while(char::is_ascii_alphanumeric)
        .collect::<String>()
        .to_ascii_lowercase()
}

/// What stands behind the closing tag of a silent element; nothing when it is never closed.
fn after_closing<'a>(text: &'a str, name: &str) -> &'a str {
    let mut from = 0;
    while let Some(found) = text[from..].find("</") {
        let start = from + found + 2;
        if text.as_bytes()[start..].get(..name.len()).is_some_and(|bytes| bytes.eq_ignore_ascii_case(name.as_bytes())) {
            return text[start..].find('>').map_or("", |end| &text[start + end + 1..]);
        }
        from = start;
    }
    ""
}
