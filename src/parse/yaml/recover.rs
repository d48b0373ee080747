//! Reads on after a fault of writing: takes a text apart at its indentation and reads each part alone.
//!
//! A part that can be read gives its pairs or items. A part that cannot is taken apart again, down to the smallest,
//! of which the fault is told; its key stays with a broken value, so that nobody calls it missing.

use std::collections::HashMap;
use std::ops::Range;

use super::build::{Stop, add_pair, build, shorten};
use super::faults::Faults;
use super::lines::{Line, lines};
use super::slip::{dash_end, report_slip};
use super::translate;
use super::{Content, Node, Pair};
use crate::diagnostic::catalogue::yaml::{YAML_DOCUMENTS, YAML_INDENTATION, YAML_NOT_IN_LIST};
use crate::source::{Source, Span};

/// How often a part is taken apart again.
const DEEPEST: usize = 12;

/// Reads what it can of `text[start..end]` and reports the rest.
pub(super) fn recover(source: &Source, start: usize, end: usize, faults: &mut Faults<'_>) -> Node {
    let lines = lines(&source.text, start, end);
    let recovery = Recovery { text: &source.text, lines: &lines };
    let whole = Part { lines: 0..lines.len(), first: None };
    recovery.items(&whole, 0, faults).unwrap_or(Node { span: Span::new(start, end), content: Content::Broken })
}

struct Recovery<'t> {
    text: &'t str,
    lines: &'t [Line],
}

/// Lines that belong together; `first` is where the first begins to count, when a dash or a key stands before.
struct Part {
    lines: Range<usize>,
    first: Option<usize>,
}

impl Recovery<'_> {
    /// Reads a part whole, or else item by item.
    fn read(&self, part: &Part, depth: usize, faults: &mut Faults<'_>) -> Result<Node, Stop> {
        let before = faults.len();
        let stop = match self.attempt(part, faults) {
            Ok(node) => return Ok(node),
            Err(stop) => stop,
        };
        if stop.info.is_none() {
            return Err(stop);
        }
        faults.truncate(before);
        if depth < DEEPEST { self.items(part, depth, faults).ok_or(stop) } else { Err(stop) }
    }

    /// Reads a part as it stands.
    fn attempt(&self, part: &Part, faults: &mut Faults<'_>) -> Result<Node, Stop> {
        let (start, end) = self.bounds(part);
        match part.first {
            None => build(&self.text[start..end], start, faults),
            Some(first) => {
                // What stands before is ASCII: spaces and dashes. As blanks it keeps every place right.
                let blanked = format!("{}{}", " ".repeat(first - start), &self.text[first..end]);
                build(&blanked, start, faults)
            }
        }
    }

    /// Takes a part apart at its own indentation. `None` when it is a single piece.
    fn items(&self, part: &Part, depth: usize, faults: &mut Faults<'_>) -> Option<Node> {
        let head = self.lines[part.lines.clone()].iter().position(|line| !line.idle)? + part.lines.start;
        let indent = match part.first {
            Some(first) => first - self.lines[part.lines.start].start,
            None => self.lines[head].indent,
        };
        let at = if head == part.lines.start { part.first } else { None }.unwrap_or(self.lines[head].content);
        let is_list = dash_end(&self.text[at..self.lines[head].end]) > 0;
        let mut starts = vec![head];
        let mut last = part.lines.end;
        for number in head + 1..part.lines.end {
            let line = &self.lines[number];
            let content = line.text(self.text);
            let is_item = dash_end(content) > 0;
            let goes_on = line.idle
                || line.indent > indent
                || line.has_odd_indent()
                || content.starts_with([']', '}'])
                || (is_item && !is_list && line.indent == indent);
            if !goes_on && content.trim_end() == "---" {
                // After directives it begins the one document; after anything else, a second.
                if starts.iter().all(|&start| self.lines[start].text(self.text).starts_with('%')) {
                    continue;
                }
                faults.at(&YAML_DOCUMENTS, Span::new(line.content, line.content + 3));
                last = number;
                break;
            }
            if !goes_on {
                if line.indent < indent && !translate::report_tab_above(self.text, line.start, faults) {
                    faults.at(&YAML_INDENTATION, Span::new(line.content, line.end));
                }
                starts.push(number);
            }
        }
        let span = Span::new(at, self.bounds(part).1);
        let mut pieces = Vec::with_capacity(starts.len());
        for (nth, &start) in starts.iter().enumerate() {
            let end = starts.get(nth + 1).copied().unwrap_or(last);
            let first = if nth == 0 && start == part.lines.start { part.first } else { None };
            pieces.push(Part { lines: start..end, first });
        }
        let content = if is_list {
            Content::List(pieces.iter().flat_map(|piece| self.list_piece(piece, depth, faults)).collect())
        } else {
            let (mut pairs, mut known) = (Vec::new(), HashMap::new());
            for piece in &pieces {
                for pair in self.group_piece(piece, depth, faults) {
                    add_pair(&mut pairs, &mut known, pair, faults);
                }
            }
            Content::Group(pairs)
        };
        Some(Node { span, content })
    }

    /// One `- item` of a list, with its lines.
    fn list_piece(&self, piece: &Part, depth: usize, faults: &mut Faults<'_>) -> Vec<Node> {
        let before = faults.len();
        let stop = match self.attempt(piece, faults) {
            Ok(Node { content: Content::List(items), .. }) => return items,
            Ok(node) => {
                faults.truncate(before);
                let line = &self.lines[piece.lines.start];
                let told = report_slip(&self.text[line.start..line.end], line.start, faults)
                    || translate::report_tab_above(self.text, line.start, faults);
                if !told {
                    let text = shorten(line.text(self.text));
                    let span = Span::new(line.content, line.end);
                    faults.report_at(&YAML_NOT_IN_LIST, span, |fault| fault.with("text", text));
                }
                return vec![Node { span: node.span, content: Content::Broken }];
            }
            Err(stop) => stop,
        };
        let line = &self.lines[piece.lines.start];
        let at = piece.first.unwrap_or(line.content);
        let rest = self.text[at..line.end].strip_prefix('-').unwrap_or_default();
        let body = line.end - rest.trim_start_matches([' ', '\t']).len();
        let span = Span::new(at, self.bounds(piece).1);
        if stop.info.is_some() && self.can_go_deeper(piece, body, depth) {
            faults.truncate(before);
            let first = if body < line.end { Some(body) } else { None };
            let lines = if first.is_some() { piece.lines.clone() } else { piece.lines.start + 1..piece.lines.end };
            if let Ok(node) = self.read(&Part { lines, first }, depth + 1, faults) {
                return vec![node];
            }
            faults.truncate(before);
        }
        self.report(piece, &stop, before, faults);
        vec![Node { span, content: Content::Broken }]
    }

    /// One `key: value` of a group, with its lines.
    fn group_piece(&self, piece: &Part, depth: usize, faults: &mut Faults<'_>) -> Vec<Pair> {
        let before = faults.len();
        let line = &self.lines[piece.lines.start];
        let at = piece.first.unwrap_or(line.content);
        let stop = match self.attempt(piece, faults) {
            Ok(Node { content: Content::Group(pairs), .. }) => return pairs,
            Ok(Node { content: Content::Broken | Content::Empty, .. }) => return Vec::new(),
            Ok(_) => {
                // A text, a list: nothing that can stand beside keys.
                faults.truncate(before);
                let stop = Stop { info: Some("simple key expected".to_owned()), at };
                translate::report(self.text, &self.lines[piece.lines.clone()], &stop, faults);
                return self.broken_pair(line, at).into_iter().collect();
            }
            Err(stop) => stop,
        };
        let header = self.text[at..line.end].trim_end();
        let lone_key = header.split(" #").next().unwrap_or_default().trim_end().strip_suffix(':');
        if let Some(key) = lone_key.filter(|_| stop.info.is_some() && self.can_go_deeper(piece, line.end, depth)) {
            faults.truncate(before);
            let body = Part { lines: piece.lines.start + 1..piece.lines.end, first: None };
            if let Ok(value) = self.read(&body, depth + 1, faults) {
                let key_span = Span::new(at, at + key.len());
                return vec![Pair { key: key.trim_matches(['"', '\'']).into(), key_span, value }];
            }
            faults.truncate(before);
        }
        self.report(piece, &stop, before, faults);
        self.broken_pair(line, at).into_iter().collect()
    }

    /// Says why a smallest part could not be read; what was found on the way to the place is found again next time.
    fn report(&self, piece: &Part, stop: &Stop, before: usize, faults: &mut Faults<'_>) {
        if stop.info.is_some() {
            faults.truncate(before);
            translate::report(self.text, &self.lines[piece.lines.clone()], stop, faults);
        }
    }

    /// The key that a line seems to have, with a broken value.
    fn broken_pair(&self, line: &Line, at: usize) -> Option<Pair> {
        let text = &self.text[at..line.end];
        let key = text[..text.find([':', '：'])?].trim();
        let key_span = Span::new(at, at + key.len());
        let value = Node { span: Span::new(at, line.end), content: Content::Broken };
        (!key.is_empty()).then(|| Pair { key: key.trim_matches(['"', '\'']).into(), key_span, value })
    }

    /// Whether there is something below a piece's first key or dash that can be read by itself.
    fn can_go_deeper(&self, piece: &Part, body: usize, depth: usize) -> bool {
        let below = self.lines[piece.lines.start + 1..piece.lines.end].iter().any(|line| !line.idle);
        depth < DEEPEST && below && body <= self.lines[piece.lines.start].end
    }

    fn bounds(&self, part: &Part) -> (usize, usize) {
        let lines = &self.lines[part.lines.clone()];
        let start = lines.first().map_or(0, |line| line.start);
        (start, lines.last().map_or(start, |line| line.end))
    }
}
