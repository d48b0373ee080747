//! The quick way through a text that is written the plain way, to the same tree as the library's.
//!
//! Most entries are such texts: blanks for indentation, a key and a value on a line, `- ` before items, brackets on one
//! line, a text after `|`. Whatever else is met, right or wrong, the text is left to the library and the diagnosis
//! around it; nothing is reported here. That both make the same tree of what is read here is held by tests over every
//! fixture, over mutations of them, and over as many more as one likes (`LAOYOU_YAML_CASES`).

use memchr::{memchr, memchr2_iter};

use super::{Content, DEEPEST, Node, Pair, Scalar, Style};
use crate::source::Span;
use crate::text::signs::Signs;

/// Longer keys are left to the library, which allows 1,024 characters.
const LONGEST_KEY: usize = 100;

/// Groups with more keys are left to the library, which looks keys up in a table.
const MOST_KEYS: usize = 100;

/// The tree of `text`, which stands at byte `base` of its file; `None` when it is not written the plain way.
pub(super) fn parse(text: &str, base: usize) -> Option<Node> {
    if !is_plain(text.as_bytes()) || text.starts_with('%') {
        return None;
    }
    let mut reader = Reader { text, base, at: 0 };
    let first = reader.line()?;
    let root = if first.indent == 0 { reader.block(first, 0)? } else { return None };
    reader.line().is_none().then_some(root)
}

/// Whether there are only line feeds, printable ASCII and what is surely text beyond it: no tab, no carriage return, no
/// other blanks, nothing invisible, nothing private.
fn is_plain(bytes: &[u8]) -> bool {
    const DOUBTFUL: Signs =
        Signs::controls().with(b"\t\r").with(&[0xc2, 0xe2, 0xe3, 0xee, 0xef]).with(&[0xf0, 0xf1, 0xf2, 0xf3, 0xf4]);
    DOUBTFUL.places(bytes).all(|at| match bytes[at] {
        0xe2 => !matches!(bytes.get(at + 1..at + 3), Some([0x80, ..=0x8f | 0xa8..=0xaf] | [0x81, _])),
        0xe3 => !matches!(bytes.get(at + 1..at + 3), Some([0x80, 0x80])),
        0xef => !matches!(bytes.get(at + 1), Some(0xa3 | 0xb7 | 0xb8 | 0xbb | 0xbf)),
        _ => false,
    })
}

/// A line that says something: neither blank nor a comment.
#[derive(Clone, Copy)]
struct Line {
    /// Blanks before it.
    indent: usize,
    /// Where its first character stands, in bytes of the text.
    start: usize,
    /// Behind its last character that is no blank.
    end: usize,
    /// Where the next line begins.
    next: usize,
}

struct Reader<'t> {
    text: &'t str,
    base: usize,
    /// The start of the next line that was not taken.
    at: usize,
}

impl Reader<'_> {
    /// The next line that says something; `None` at the end.
    fn line(&mut self) -> Option<Line> {
        let bytes = self.text.as_bytes();
        while self.at < bytes.len() {
            let rest = &bytes[self.at..];
            let length = memchr(b'\n', rest).unwrap_or(rest.len());
            let indent = rest[..length].iter().take_while(|&&byte| byte == b' ').count();
            let next = (self.at + length + 1).min(bytes.len());
            if indent < length && rest[indent] != b'#' {
                let blanks = rest[..length].iter().rev().take_while(|&&byte| byte == b' ').count();
                return Some(Line { indent, start: self.at + indent, end: self.at + length - blanks, next });
            }
            self.at = next;
        }
        None
    }

    fn span(&self, start: usize, end: usize) -> Span {
        Span::new(self.base + start, self.base + end)
    }

    /// The list or group that begins with a line.
    fn block(&mut self, line: Line, depth: usize) -> Option<Node> {
        if depth == DEEPEST {
            return None;
        }
        if self.is_item(line.start, line.end) { self.list(line, depth) } else { self.group(line, line.indent, depth) }
    }

    fn is_item(&self, start: usize, end: usize) -> bool {
        self.text[start..end].starts_with("- ")
    }

    fn list(&mut self, first: Line, depth: usize) -> Option<Node> {
        let mut items = Vec::new();
        let mut line = first;
        loop {
            let dash = &self.text[line.start..line.end];
            let start = line.end - dash[1..].trim_start_matches(' ').len();
            if self.is_item(start, line.end) || self.text[start..line.end].starts_with('#') {
                return None;
            }
            let item = Line { start, ..line };
            items.push(if key(self.text, start, line.end).is_some() {
                self.group(item, line.indent + start - line.start, depth + 1)?
            } else {
                self.at = line.next;
                self.value(item, first.indent, depth)?
            });
            match self.line() {
                Some(next) if next.indent == first.indent && self.is_item(next.start, next.end) => line = next,
                Some(next) if next.indent > first.indent => return None,
                _ => break,
            }
        }
        let end = items.last().map_or(first.end, |item| item.span.end as usize - self.base);
        Some(Node { span: self.span(first.start, end), content: Content::List(items) })
    }

    /// A group whose first key stands where `first` begins; the others stand below it, at `indent`.
    fn group(&mut self, first: Line, indent: usize, depth: usize) -> Option<Node> {
        let mut pairs: Vec<Pair> = Vec::new();
        let mut line = first;
        let mut end;
        loop {
            let (name, behind) = key(self.text, line.start, line.end)?;
            let key_span = self.span(line.start, line.start + name.len());
            if pairs.len() == MOST_KEYS || pairs.iter().any(|earlier| *earlier.key == *name) {
                return None;
            }
            self.at = line.next;
            let value = Line { start: behind, ..line };
            let value = if behind < line.end {
                self.value(value, indent, depth)?
            } else {
                match self.line() {
                    Some(below) if below.indent > indent => self.block(below, depth + 1)?,
                    Some(below) if below.indent == indent && self.is_item(below.start, below.end) => {
                        // For the library such a list begins with its first item.
                        let mut list = self.block(below, depth + 1)?;
                        let Content::List(items) = &list.content else { return None };
                        let first = items.first()?.span.start;
                        // Then it takes the list for one in brackets.
                        if self.text[first as usize - self.base..].starts_with('[') {
                            return None;
                        }
                        list.span.start = first;
                        list
                    }
                    // A lonely dash is an item as well.
                    Some(below) if self.text[below.start..below.end] == *"-" => return None,
                    _ => Node { span: key_span, content: Content::Empty },
                }
            };
            end = value.span.end as usize - self.base;
            pairs.push(Pair { key: name.into(), key_span, value });
            match self.line() {
                Some(next) if next.indent == indent => line = next,
                Some(next) if next.indent > indent => return None,
                _ => break,
            }
        }
        Some(Node { span: self.span(first.start, end), content: Content::Group(pairs) })
    }

    /// What stands on the rest of a line, behind a key or a dash; the line itself is taken already. `indent` is that of
    /// the list or group around it.
    fn value(&mut self, line: Line, indent: usize, depth: usize) -> Option<Node> {
        let Line { start, end, .. } = line;
        match self.text.as_bytes()[start] {
            b'|' => self.literal(line, indent),
            b'[' | b'{' => {
                let mut flow = Flow { text: &self.text[..end], base: self.base, at: start };
                let node = flow.value(depth + 1)?;
                (flow.at == end).then_some(node)
            }
            quote @ (b'"' | b'\'') => {
                let (node, behind) = quoted(self.text, self.base, start, end, quote)?;
                (behind == end).then_some(node)
            }
            _ => {
                let text = &self.text[start..end];
                let in_wide_quotes = text.starts_with('“') && text.ends_with('”');
                (!has_sign(text) && begins_plain(text) && !in_wide_quotes).then(|| plain(text, self.span(start, end)))
            }
        }
    }

    /// The text below `|`, line by line.
    fn literal(&mut self, line: Line, indent: usize) -> Option<Node> {
        if line.end - line.start != 1 || !self.text[..line.next].ends_with('\n') {
            return None;
        }
        let bytes = self.text.as_bytes();
        // How far the text is indented, and where it begins.
        let (mut inner, mut start) = (None, line.next);
        let mut text = String::new();
        let (mut at, mut end) = (line.next, line.end);
        let mut blank_lines = 0;
        while at < bytes.len() {
            let length = bytes[at..].iter().position(|&byte| byte == b'\n')?;
            let blanks = bytes[at..at + length].iter().take_while(|&&byte| byte == b' ').count();
            let next = at + length + 1;
            if blanks == length {
                // A line of more blanks than the text is indented holds some of them.
                if inner.is_none_or(|inner| blanks > inner) {
                    return None;
                }
                blank_lines += 1;
                at = next;
                continue;
            }
            let inner = *inner.get_or_insert_with(|| {
                start = at + blanks;
                blanks
            });
            if inner <= indent {
                return None;
            }
            if blanks < inner {
                if blanks > indent {
                    return None;
                }
                break;
            }
            text.extend(std::iter::repeat_n('\n', std::mem::take(&mut blank_lines)));
            text.push_str(&self.text[at + inner..next]);
            end = at + length;
            at = next;
        }
        inner?;
        self.at = at;
        let end = start + self.text[start..end].trim_end().len();
        let content = Content::Scalar(Scalar { text: text.into(), style: Style::Block });
        Some(Node { span: self.span(start, end), content })
    }
}

/// Lists and groups in brackets, on one line.
struct Flow<'t> {
    /// Up to the end of the line.
    text: &'t str,
    base: usize,
    at: usize,
}

impl Flow<'_> {
    fn value(&mut self, depth: usize) -> Option<Node> {
        if depth >= DEEPEST {
            return None;
        }
        match self.peek()? {
            b'[' => self.list(depth),
            b'{' => self.group(depth),
            quote @ (b'"' | b'\'') => {
                let (node, behind) = quoted(self.text, self.base, self.at, self.text.len(), quote)?;
                self.at = behind;
                Some(node)
            }
            _ => {
                let start = self.at;
                let rest = &self.text[start..];
                let length = rest.find([',', ']', '}', '[', '{', ':', '#', '"', '\'']).filter(|&length| length > 0)?;
                let text = rest[..length].trim_end_matches(' ');
                self.at += length;
                let end = start + text.len();
                begins_plain(text).then(|| plain(text, Span::new(self.base + start, self.base + end)))
            }
        }
    }

    fn list(&mut self, depth: usize) -> Option<Node> {
        let start = self.at;
        let mut items = Vec::new();
        self.at += 1;
        self.blanks();
        while self.peek()? != b']' {
            items.push(self.value(depth + 1)?);
            self.comma(b']')?;
        }
        self.at += 1;
        // `[甲，乙]` may be meant as two.
        if let [Node { content: Content::Scalar(Scalar { text, .. }), .. }] = &*items
            && text.contains('，')
        {
            return None;
        }
        Some(Node { span: Span::new(self.base + start, self.base + self.at), content: Content::List(items) })
    }

    fn group(&mut self, depth: usize) -> Option<Node> {
        let start = self.at;
        let mut pairs: Vec<Pair> = Vec::new();
        self.at += 1;
        self.blanks();
        while self.peek()? != b'}' {
            let at = self.at;
            let (name, behind) = key(self.text, at, self.text.len())?;
            let key_span = Span::new(self.base + at, self.base + at + name.len());
            if behind == self.text.len() || pairs.iter().any(|earlier| *earlier.key == *name) {
                return None;
            }
            self.at = behind;
            pairs.push(Pair { key: name.into(), key_span, value: self.value(depth + 1)? });
            self.comma(b'}')?;
        }
        self.at += 1;
        Some(Node { span: Span::new(self.base + start, self.base + self.at), content: Content::Group(pairs) })
    }

    /// Takes a comma and the blank behind it, which something must follow; or stands before the end.
    fn comma(&mut self, end: u8) -> Option<()> {
        self.blanks();
        if self.peek()? == end {
            return Some(());
        }
        if self.peek()? != b',' {
            return None;
        }
        self.at += 1;
        let before = self.at;
        self.blanks();
        (self.at > before && self.peek()? != end).then_some(())
    }

    fn blanks(&mut self) {
        self.at = self.text.len() - self.text[self.at..].trim_start_matches(' ').len();
    }

    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }
}

/// A key of letters and digits before its colon, and where its value begins.
fn key(text: &str, start: usize, end: usize) -> Option<(&str, usize)> {
    let line = &text[start..end];
    let colon = memchr(b':', &line.as_bytes()[..line.len().min(LONGEST_KEY)])?;
    let (key, rest) = (&line[..colon], &line[colon + 1..]);
    let is_fit = |letter: char| letter.is_alphanumeric() || matches!(letter, '_' | '-' | '.' | '/');
    if !key.starts_with(char::is_alphanumeric) || !key.chars().all(is_fit) || is_nothing(key) {
        return None;
    }
    if !rest.is_empty() && !rest.starts_with(' ') {
        return None;
    }
    Some((key, end - rest.trim_start_matches(' ').len()))
}

/// Text in quotes without escapes, and where it ends.
fn quoted(text: &str, base: usize, start: usize, end: usize, quote: u8) -> Option<(Node, usize)> {
    let inner = &text.as_bytes()[start + 1..end];
    let length = inner.iter().position(|&byte| byte == quote || (quote == b'"' && byte == b'\\'))?;
    let behind = start + length + 2;
    if inner[length] != quote || text.as_bytes().get(behind) == Some(&quote) {
        return None;
    }
    let content = Content::Scalar(Scalar { text: text[start + 1..behind - 1].into(), style: Style::Quoted });
    Some((Node { span: Span::new(base + start, base + behind), content }, behind))
}

fn plain(text: &str, span: Span) -> Node {
    if is_nothing(text) {
        return Node { span, content: Content::Empty };
    }
    Node { span, content: Content::Scalar(Scalar { text: text.into(), style: Style::Plain }) }
}

fn is_nothing(text: &str) -> bool {
    matches!(text, "~" | "null" | "Null" | "NULL")
}

/// Whether a text has a colon that ends a key, or a comment.
fn has_sign(text: &str) -> bool {
    let bytes = text.as_bytes();
    memchr2_iter(b':', b'#', bytes).any(|at| match bytes[at] {
        b':' => bytes.get(at + 1).is_none_or(|&next| next == b' '),
        _ => at > 0 && bytes[at - 1] == b' ',
    })
}

/// Whether a text can begin like this without a sign of YAML being meant.
fn begins_plain(text: &str) -> bool {
    text == "~"
        || text.starts_with(|first: char| {
            !first.is_ascii() || first.is_ascii_alphanumeric() || matches!(first, '(' | '/' | '+' | '.')
        })
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::diagnostic::Diagnostics;
    use crate::parse::yaml::{build, faults::Faults};
    use crate::source::{SitePath, Source};

    /// Whether the quick way read a text; what it reads, the library reads alike and without a fault.
    fn is_read(text: &str) -> bool {
        let Some(quick) = parse(text, 0) else { return false };
        let source = Source::new(SitePath::new("a.yaml"), text);
        let mut faults = Faults::new(&source);
        let node = build::build(text, 0, &mut faults).ok();
        let (quick, node) = (format!("{:?}", Some(quick)), format!("{node:?}"));
        let differ = quick.chars().zip(node.chars()).position(|(a, b)| a != b).unwrap_or(0);
        let from = |tree: &str| tree.chars().skip(differ.saturating_sub(200)).take(300).collect::<String>();
        assert!(quick == node, "{text}\nquick:   {}\nlibrary: {}", from(&quick), from(&node));
        let mut found = Diagnostics::new();
        faults.hand_over(&mut found);
        assert!(found.is_empty(), "{found:?} in {text}");
        true
    }

    /// Every YAML file of the repository, and the heads of its pages.
    #[expect(clippy::disallowed_methods, reason = "a test reads the files of the repository")]
    fn corpus() -> Vec<String> {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let folders = ["content", "facilities", "tests/sites", "tests/faults", "tests/mutations"];
        let files = folders.iter().flat_map(|folder| walkdir::WalkDir::new(root.join(folder)).sort_by_file_name());
        let texts = files.filter_map(Result::ok).filter_map(|file| {
            let ending = file.path().extension()?.to_str()?;
            let text = std::fs::read_to_string(file.path()).ok()?;
            match ending {
                "yaml" => Some(text),
                "md" => Some(text.strip_prefix("---\n")?.split_once("\n---")?.0.to_owned()),
                _ => None,
            }
        });
        texts.collect()
    }

    #[test]
    fn what_is_plain_is_read_and_what_is_not_is_left() {
        for plain in [
            "a: 1",
            "a: 1\n\n# c\nb:\n  - x\n  - y: 1\n    z: 2\nc:\n- 甲\nd: {a: \"x\", b: [1, 2]}\ne: '#'\n",
            "a: |\n  x\n\n    y\n  z\n\nb: ~\nc:\n",
            "- a\n- b: c\n  d: http://e.f:80/\n",
            "a:\n    b:\n      c: d#e\n# end",
        ] {
            assert!(is_read(plain), "{plain}");
        }
        for other in [
            "",
            "# only",
            "a",
            "a: b: c",
            "a: b #c",
            "a: [x",
            "a: [x]y",
            "a: \"x\\n\"",
            "a: 'x''y'",
            "a: x\n  y",
            "a: |-\n  x\n",
            "a: >\n  x\n",
            "a: &x 1",
            "a: *x",
            "a: !x 1",
            "- - a",
            "-",
            "a:\n-",
            "a: 1\na: 2",
            "<<: 1",
            "~: 1",
            "a: ，“”\n b: 1",
            "a: [甲，乙]",
            "a: “b”",
            "a:\tb",
            "a: b\r\n",
            "a: \u{a0}b",
            "a: b\u{3000}",
            "%YAML 1.2",
            "--- a",
            "a: 1\n---\n",
            "? a",
            "a: |\n x",
            "a: |\n\n  x\ny\n",
            "a: [x,y]",
            "a: [x, ]",
            "a: {b}",
            "a: {b: }",
            "a: -1",
            "\"a\": 1",
            "a : 1",
        ] {
            assert!(!is_read(other), "{other}");
        }
    }

    #[test]
    fn it_makes_the_trees_of_the_library() {
        let corpus = corpus();
        let read = corpus.iter().filter(|text| is_read(text)).count();
        assert!(read * 2 > corpus.len(), "only {read} of {}", corpus.len());

        const SIGNS: [&str; 34] = [
            " ", "  ", "\n", "\n  ", "\n- ", "- ", ": ", ":", " #", "#", "[", "]", "{", "}", ", ", ",", "\"", "'", "|",
            ">", "&a", "*a", "!t", "%", "?", "~", "-", "\\", "，", "“", "”", "\t", "\r", "\u{3000}",
        ];
        let cases = std::env::var("LAOYOU_YAML_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(4000);
        let mut random = fastrand::Rng::with_seed(7);
        let mut read = 0;
        for _ in 0..cases {
            let mut text = corpus[random.usize(..corpus.len())].clone();
            for _ in 0..random.usize(1..4) {
                let places: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
                let at = places[random.usize(..places.len())];
                let to = places[random.usize(..places.len())];
                match random.u8(..6) {
                    0..=2 => text.insert_str(at, SIGNS[random.usize(..SIGNS.len())]),
                    3 if at < text.len() => {
                        text.remove(at);
                    }
                    4 => text = text[..at].to_owned(),
                    // A stretch again, elsewhere.
                    _ => {
                        let stretch = text[at.min(to)..at.max(to)].to_owned();
                        text.insert_str(places[random.usize(..places.len())], &stretch);
                    }
                }
            }
            read += usize::from(is_read(&text));
        }
        assert!(read > cases / 20, "only {read} of {cases}");
    }
}
