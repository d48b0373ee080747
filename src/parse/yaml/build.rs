//! Events of the library to nodes with byte spans; refuses what lies outside the plain subset.

use std::collections::HashMap;

use saphyr_parser::{Event, Marker, Parser, ScalarStyle, ScanError, StrInput, Tag};

use super::faults::Faults;
use super::slip::{report_swallowed_lines, trim_wide};
use super::{Content, DEEPEST, Node, Pair, Scalar, Style};
use crate::diagnostic::Code;
use crate::diagnostic::catalogue::file::CONTROL_CHARACTER;
use crate::diagnostic::catalogue::yaml::{
    YAML_ALIAS, YAML_ANCHOR, YAML_DASH_SPACE, YAML_DOCUMENTS, YAML_DUPLICATE_KEY, YAML_EMPTY_KEY, YAML_KEY_NOT_TEXT,
    YAML_MERGE_KEY, YAML_TAB, YAML_TAG, YAML_TOO_DEEP, YAML_WIDE_COMMA, YAML_WIDE_QUOTES, YAML_WIDE_SPACE,
};
use crate::source::Span;
use crate::text::fold::is_forbidden;
use crate::text::width::clip;

/// Groups with more keys than this are looked up in a table; smaller ones are walked through.
const MANY_KEYS: usize = 24;

/// Pieces of so many characters between Chinese commas are taken for words of a list.
const LONGEST_WORD: usize = 6;

/// Why a text has no tree.
pub(super) struct Stop {
    /// What the library said, in its words; `None` when the fault is reported already.
    pub(super) info: Option<String>,
    /// Where it stopped, in bytes of the file.
    pub(super) at: usize,
}

/// Reads `text`, which stands at byte `base` of its file.
pub(super) fn build(text: &str, base: usize, faults: &mut Faults<'_>) -> Result<Node, Stop> {
    let mut builder =
        Builder { text, base, here: Cursor::new(text), stack: Vec::new(), root: None, tab_line: None, faults };
    if let Some(at) = directive(text) {
        return Err(Stop { info: Some("directive".to_owned()), at: base + at });
    }
    let mut parser = Parser::new(StrInput::new(text));
    let mut documents = 0;
    while let Some(event) = parser.next_event() {
        let (event, span) = event.map_err(|error| builder.stop(&error))?;
        match event {
            Event::Nothing | Event::StreamStart | Event::DocumentEnd => {}
            Event::StreamEnd => break,
            Event::DocumentStart(_) => {
                documents += 1;
                if documents > 1 {
                    let start = builder.here.byte(span.start.index());
                    let place = builder.span(start, start + 3);
                    builder.faults.at(&YAML_DOCUMENTS, place);
                    break;
                }
            }
            event => builder.take(event, span)?,
        }
    }
    Ok(builder.root.unwrap_or(Node { span: Span::new(base, base), content: Content::Empty }))
}

/// The first line that begins with `%`, which YAML keeps for itself.
fn directive(text: &str) -> Option<usize> {
    if text.starts_with('%') { Some(0) } else { text.find("\n%").map(|newline| newline + 1) }
}

struct Builder<'t, 'f, 's> {
    text: &'t str,
    base: usize,
    here: Cursor<'t>,
    stack: Vec<Frame>,
    root: Option<Node>,
    /// The start of the last line that was found to begin with a tab.
    tab_line: Option<usize>,
    faults: &'f mut Faults<'s>,
}

/// A list or group that is not yet at its end.
struct Frame {
    start: usize,
    /// Where the last value in it ended.
    end: usize,
    /// Written with brackets.
    flow: bool,
    kind: FrameKind,
}

enum FrameKind {
    List(Vec<Node>),
    Group { pairs: Vec<Pair>, key: Option<Key>, known: HashMap<Box<str>, usize> },
}

/// A key that waits for its value.
enum Key {
    Text(Box<str>, Span),
    /// Reported; the value is read and thrown away.
    Refused,
}

impl Builder<'_, '_, '_> {
    fn stop(&mut self, error: &ScanError) -> Stop {
        Stop { info: Some(error.info().to_owned()), at: self.base + self.here.byte(error.marker().index()) }
    }

    fn span(&self, start: usize, end: usize) -> Span {
        Span::new(self.base + start, self.base + end)
    }

    fn byte(&mut self, marker: Marker) -> usize {
        self.here.byte(marker.index())
    }

    fn take(&mut self, event: Event<'_>, span: saphyr_parser::Span) -> Result<(), Stop> {
        let start = self.byte(span.start);
        match event {
            Event::Alias(_) => {
                let end = self.byte(span.end);
                self.refuse_sign(&YAML_ALIAS, start);
                self.put(Node { span: self.span(start, end), content: Content::Broken });
            }
            Event::Scalar(text, style, anchor, tag) => {
                let end = self.byte(span.end);
                let start = self.refuse_decoration(start, anchor, tag.as_deref());
                let node = self.scalar(&text, style, start, end.max(start));
                self.put(node);
            }
            Event::SequenceStart(anchor, tag) => self.open(start, anchor, tag.as_deref(), false)?,
            Event::MappingStart(anchor, tag) => self.open(start, anchor, tag.as_deref(), true)?,
            Event::SequenceEnd | Event::MappingEnd => {
                if let Some(frame) = self.stack.pop() {
                    let end = if frame.flow { (start + 1).min(self.text.len()).max(frame.end) } else { frame.end };
                    let content = match frame.kind {
                        FrameKind::List(items) if frame.flow => Content::List(self.refuse_wide_comma(items)),
                        FrameKind::List(items) => Content::List(items),
                        FrameKind::Group { pairs, .. } => Content::Group(pairs),
                    };
                    self.put(Node { span: self.span(frame.start, end), content });
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn open(&mut self, start: usize, anchor: usize, tag: Option<&Tag>, group: bool) -> Result<(), Stop> {
        let start = self.refuse_decoration(start, anchor, tag);
        if self.stack.len() == DEEPEST {
            let place = self.span(start, start + 1);
            self.faults.report_at(&YAML_TOO_DEEP, place, |fault| fault.with("most", DEEPEST));
            return Err(Stop { info: None, at: self.base + start });
        }
        let kind = if group {
            FrameKind::Group { pairs: Vec::new(), key: None, known: HashMap::new() }
        } else {
            FrameKind::List(Vec::new())
        };
        let flow = self.text[start..].starts_with(if group { '{' } else { '[' });
        self.stack.push(Frame { start, end: start, flow, kind });
        Ok(())
    }

    /// Reports an anchor and a tag before a value; returns where the value itself begins.
    fn refuse_decoration(&mut self, mut start: usize, anchor: usize, tag: Option<&Tag>) -> usize {
        for _ in 0..usize::from(anchor > 0) + usize::from(tag.is_some()) {
            let code = if self.text[start..].starts_with('&') { &YAML_ANCHOR } else { &YAML_TAG };
            let end = self.refuse_sign(code, start);
            start = end + (self.text[end..].len() - self.text[end..].trim_start().len());
        }
        start
    }

    /// Reports `&name`, `*name` or `!tag`; returns its end.
    fn refuse_sign(&mut self, code: &'static Code, start: usize) -> usize {
        let rest = &self.text[start..];
        let end = start + rest.find([' ', '\t', '\r', '\n', ',', ']', '}']).unwrap_or(rest.len());
        let text = shorten(&self.text[start..end]);
        let place = self.span(start, end);
        self.faults.report_at(code, place, |fault| fault.with("text", text));
        end
    }

    fn scalar(&mut self, text: &str, style: ScalarStyle, start: usize, end: usize) -> Node {
        let (style, end) = match style {
            ScalarStyle::Plain => (Style::Plain, end),
            ScalarStyle::SingleQuoted | ScalarStyle::DoubleQuoted => {
                (Style::Quoted, quote_end(self.text, start).unwrap_or(end))
            }
            _ => (Style::Block, start + self.text[start..end].trim_end().len()),
        };
        let span = self.span(start, end);
        // One that stands in the file itself was reported when the file was read.
        let is_escaped = |sign: &char| is_forbidden(*sign) && !self.text[start..end].contains(*sign);
        if style == Style::Quoted
            && let Some(sign) = text.chars().find(is_escaped)
        {
            let code = format!("U+{:04X}", u32::from(sign));
            self.faults.report_at(&CONTROL_CHARACTER, span, |fault| fault.with("character", code).with("escape", "\\"));
            return Node { span, content: Content::Broken };
        }
        if style == Style::Plain {
            if matches!(text, "" | "~" | "null" | "Null" | "NULL") {
                return Node { span, content: Content::Empty };
            }
            if report_swallowed_lines(self.text, start, end, self.base, self.faults) {
                return Node { span, content: Content::Broken };
            }
            if !self.is_key_next() && text.starts_with('“') && text.ends_with('”') && text.matches('“').count() == 1
            {
                let inner = shorten(text.trim_matches(['“', '”']));
                self.faults.report_at(&YAML_WIDE_QUOTES, span, |fault| fault.with("inner", inner));
            }
        }
        Node { span, content: Content::Scalar(Scalar { text: text.into(), style }) }
    }

    /// `[甲，乙]` is one item, and was hardly meant so. Beside items that are rightly divided, and between longer
    /// pieces, the sign is text.
    fn refuse_wide_comma(&mut self, mut items: Vec<Node>) -> Vec<Node> {
        if let [Node { span, content }] = items.as_mut_slice()
            && let Content::Scalar(Scalar { text, style: Style::Plain }) = content
            && text.contains('，')
            && text.split('，').all(|piece| piece.chars().nth(LONGEST_WORD).is_none())
        {
            let text = shorten(text);
            self.faults.report_at(&YAML_WIDE_COMMA, *span, |fault| fault.with("text", text));
            *content = Content::Broken;
        }
        items
    }

    fn is_key_next(&self) -> bool {
        self.stack.last().is_some_and(Frame::awaits_key)
    }

    /// The library lets some tabs pass as indentation. Of several such lines in a row the first is reported.
    fn look_for_tab(&mut self, at: usize) {
        let line = self.text[..at].rfind('\n').map_or(0, |newline| newline + 1);
        let lead = &self.text[line..at];
        let lead = &lead[..lead.len() - lead.trim_start_matches([' ', '\t']).len()];
        let Some(tab) = lead.find('\t') else { return };
        let follows =
            self.tab_line.is_some_and(|last| last == line || self.text[last..line].matches('\n').count() == 1);
        self.tab_line = Some(line);
        if !follows {
            let text = self.text[line + lead.len()..].lines().next().unwrap_or_default();
            let right = format!("{}{}", lead.replace('\t', "  "), shorten(text.trim_end()));
            let place = self.span(line + tab, line + lead.len());
            self.faults.report_at(&YAML_TAB, place, |fault| fault.with("right", right));
        }
    }

    /// Puts a finished node where it belongs: as a key, a value, an item, or the whole text.
    fn put(&mut self, node: Node) {
        if self.stack.last().is_some_and(|frame| !frame.flow && (frame.is_list() || frame.awaits_key())) {
            self.look_for_tab(node.span.start as usize - self.base);
        }
        if self.is_key_next() {
            let key = self.key(node);
            if let Some(Frame { kind: FrameKind::Group { key: waiting, .. }, .. }) = self.stack.last_mut() {
                *waiting = Some(key);
            }
            return;
        }
        let end = node.span.end as usize - self.base;
        let Some(frame) = self.stack.last_mut() else {
            self.root = Some(node);
            return;
        };
        frame.end = frame.end.max(end);
        match &mut frame.kind {
            FrameKind::List(items) => items.push(or_dash(node, self.text, self.base)),
            FrameKind::Group { pairs, key, known } => {
                if let Some(Key::Text(key, key_span)) = key.take() {
                    frame.end = frame.end.max(key_span.end as usize - self.base);
                    add_pair(pairs, known, Pair { value: or_key(node, key_span), key, key_span }, self.faults);
                }
            }
        }
    }

    fn key(&mut self, node: Node) -> Key {
        let span = node.span;
        let code = match node.content {
            Content::Scalar(Scalar { text, style: Style::Quoted }) if !text.trim().is_empty() => {
                return Key::Text(text, span);
            }
            Content::Scalar(Scalar { text, style: Style::Plain }) => match &*text {
                "<<" => &YAML_MERGE_KEY,
                // A blank behind the key leaves no doubt which key is meant; one before it may stand for a level.
                wide if trim_wide(wide) != wide && wide.starts_with(trim_wide(wide)) => {
                    self.faults.at(&YAML_WIDE_SPACE, span);
                    return Key::Text(trim_wide(wide).into(), span);
                }
                wide if trim_wide(wide) != wide => &YAML_WIDE_SPACE,
                dash if dash.starts_with('-') => &YAML_DASH_SPACE,
                _ => return Key::Text(text, span),
            },
            Content::Broken => return Key::Refused,
            Content::Empty if span.start == span.end => &YAML_EMPTY_KEY,
            Content::Scalar(Scalar { style: Style::Quoted, .. }) => &YAML_EMPTY_KEY,
            _ => &YAML_KEY_NOT_TEXT,
        };
        let text = self.text.get(span.start as usize - self.base..span.end as usize - self.base).unwrap_or_default();
        let text = shorten(text);
        self.faults.report_at(code, span, |fault| fault.with("text", text));
        Key::Refused
    }
}

impl Frame {
    fn is_list(&self) -> bool {
        matches!(self.kind, FrameKind::List(_))
    }

    fn awaits_key(&self) -> bool {
        matches!(self.kind, FrameKind::Group { key: None, .. })
    }
}

/// An empty value stands where its key stands, so that a caret has something to point at.
fn or_key(mut value: Node, key: Span) -> Node {
    if value.span.start == value.span.end {
        value.span = key;
    }
    value
}

/// An empty item stands where its dash stands.
fn or_dash(mut item: Node, text: &str, base: usize) -> Node {
    if item.span.start == item.span.end
        && let Some(before) = text[..item.span.start as usize - base].trim_end_matches([' ', '\t']).strip_suffix('-')
    {
        item.span = Span::new(base + before.len(), base + before.len() + 1);
    }
    item
}

/// Adds a pair to its group; a key that is there already is a fault at both places, and the first stays.
pub(super) fn add_pair(
    pairs: &mut Vec<Pair>,
    known: &mut HashMap<Box<str>, usize>,
    pair: Pair,
    faults: &mut Faults<'_>,
) {
    let earlier = if pairs.len() < MANY_KEYS {
        pairs.iter().position(|earlier| earlier.key == pair.key)
    } else {
        if known.is_empty() {
            known.extend(pairs.iter().enumerate().map(|(at, pair)| (pair.key.clone(), at)));
        }
        known.get(&pair.key).copied()
    };
    let Some(at) = earlier else {
        if pairs.len() >= MANY_KEYS {
            known.insert(pair.key.clone(), pairs.len());
        }
        pairs.push(pair);
        return;
    };
    let (first, source) = (pairs[at].key_span, faults.source);
    faults.report_at(&YAML_DUPLICATE_KEY, pair.key_span, |fault| {
        let first = source.place(first);
        fault.with("key", &*pair.key).with("line", first.line().unwrap_or(1)).related(first)
    });
}

/// At most forty characters of a text's first line, for a sentence.
pub(super) fn shorten(text: &str) -> String {
    clip(text.lines().next().unwrap_or_default(), 40)
}

/// Where a quoted text ends: the library counts blanks and comments after it in.
fn quote_end(text: &str, start: usize) -> Option<usize> {
    let quote = *text.as_bytes().get(start)?;
    let mut at = start + 1;
    loop {
        match *text.as_bytes().get(at)? {
            b'\\' if quote == b'"' => at += 2,
            b'\'' if quote == b'\'' && text.as_bytes().get(at + 1) == Some(&b'\'') => at += 2,
            byte if byte == quote => return Some(at + 1),
            _ => at += 1,
        }
    }
}

/// Turns the library's count of characters into bytes, going on from where it last looked.
struct Cursor<'t> {
    text: &'t str,
    chars: usize,
    bytes: usize,
}

impl<'t> Cursor<'t> {
    fn new(text: &'t str) -> Self {
        Self { text, chars: 0, bytes: 0 }
    }

    fn byte(&mut self, chars: usize) -> usize {
        let start = |byte: &u8| (*byte & 0xC0) != 0x80;
        let bytes = self.text.as_bytes();
        while self.chars < chars && self.bytes < bytes.len() {
            self.chars += 1;
            self.bytes += 1;
            self.bytes += bytes[self.bytes..].iter().take_while(|byte| !start(byte)).count();
        }
        while self.chars > chars {
            self.chars -= 1;
            self.bytes -= 1;
            while !start(&bytes[self.bytes]) {
                self.bytes -= 1;
            }
        }
        self.bytes
    }
}
