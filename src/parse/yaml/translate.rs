//! What the library said, in words that help: a code of ours for each of its messages.

use super::build::{Stop, shorten};
use super::faults::Faults;
use super::lines::Line;
use super::slip::{dash_end, report_slip};
use crate::diagnostic::Code;
use crate::diagnostic::catalogue::yaml::{
    YAML_AFTER_QUOTE, YAML_ALIAS, YAML_ANCHOR, YAML_BLOCK_TEXT, YAML_BRACKETS, YAML_COLON_IN_VALUE, YAML_COMMENT,
    YAML_DASH_PLACE, YAML_DIRECTIVE, YAML_ESCAPE, YAML_INDENTATION, YAML_NO_COLON, YAML_SIGN, YAML_SYNTAX, YAML_TAB,
    YAML_TAG, YAML_UNCLOSED_QUOTE,
};
use crate::source::Span;

/// Messages of the library by what they contain, the first that fits counts.
const MESSAGES: &[(&str, &Code)] = &[
    ("tab", &YAML_TAB),
    ("invalid trailing content after double-quoted", &YAML_AFTER_QUOTE),
    ("escape", &YAML_ESCAPE),
    ("hexadecimal", &YAML_ESCAPE),
    ("quoted scalar", &YAML_UNCLOSED_QUOTE),
    ("flow", &YAML_BRACKETS),
    ("bracket", &YAML_BRACKETS),
    ("only valid inside a block", &YAML_BRACKETS),
    ("cannot start with '-' followed by", &YAML_BRACKETS),
    ("unexpected end of plain scalar", &YAML_BRACKETS),
    ("recursion limit", &YAML_BRACKETS),
    ("illegal placement of ':'", &YAML_BRACKETS),
    ("mapping values are not allowed", &YAML_COLON_IN_VALUE),
    ("block sequence entries are not allowed", &YAML_DASH_PLACE),
    ("simple key", &YAML_NO_COLON),
    ("comment intercepting", &YAML_INDENTATION),
    ("comments must be separated", &YAML_COMMENT),
    ("unknown anchor", &YAML_ALIAS),
    ("alias", &YAML_ALIAS),
    ("anchor", &YAML_ANCHOR),
    ("directive", &YAML_DIRECTIVE),
    ("document", &YAML_DIRECTIVE),
    ("tag", &YAML_TAG),
    ("TAG", &YAML_TAG),
    ("handle", &YAML_TAG),
    ("unexpected character", &YAML_SIGN),
    ("block scalar, ", &YAML_BLOCK_TEXT),
    ("indentation", &YAML_INDENTATION),
    ("wrongly indented", &YAML_INDENTATION),
    ("did not find expected key", &YAML_INDENTATION),
    ("did not find expected '-'", &YAML_INDENTATION),
    ("node content", &YAML_BRACKETS),
    ("next token", &YAML_BRACKETS),
];

/// Reports why the lines of a smallest part could not be read: the slips that can be seen in them, else what the
/// library said.
pub(super) fn report(text: &str, lines: &[Line], stop: &Stop, faults: &mut Faults<'_>) {
    let Some(info) = &stop.info else { return };
    let mut code = MESSAGES.iter().find(|(part, _)| info.contains(part)).map_or(&YAML_SYNTAX, |(_, code)| *code);
    let inside_quotes = code == &YAML_UNCLOSED_QUOTE || code == &YAML_ESCAPE || code == &YAML_AFTER_QUOTE;
    if !inside_quotes && report_slips(text, lines, faults) {
        return;
    }
    let Some(first) = lines.iter().find(|line| !line.idle) else { return };
    let at = stop.at.clamp(first.content, lines.last().map_or(first.end, |line| line.end));
    let line = lines.iter().rfind(|line| line.start <= at).unwrap_or(first);
    if code == &YAML_COLON_IN_VALUE && !has_earlier_colon(text, line, at) {
        code = &YAML_INDENTATION;
    }
    if code == &YAML_INDENTATION && report_tab_above(text, first.start, faults) {
        return;
    }
    let sign = |at: usize| text[at..].chars().next().map_or(0, char::len_utf8);
    let whole = Span::new(line.content, line.end.max(line.content));
    let span = if [&YAML_INDENTATION, &YAML_SYNTAX, &YAML_DIRECTIVE].contains(&code) {
        whole
    } else if code == &YAML_NO_COLON {
        Span::new(first.content, first.end)
    } else if code == &YAML_ESCAPE {
        match text[at..line.end.max(at)].find('\\') {
            Some(found) => Span::new(at + found, at + found + 1 + sign(at + found + 1)),
            None => whole,
        }
    } else if code == &YAML_TAB {
        text[line.start..line.end].find('\t').map_or(whole, |tab| Span::new(line.start + tab, line.start + tab + 1))
    } else if [&YAML_UNCLOSED_QUOTE, &YAML_AFTER_QUOTE, &YAML_TAG, &YAML_ALIAS, &YAML_ANCHOR].contains(&code) {
        Span::new(at, line.end.max(at))
    } else {
        Span::new(at, at + sign(at))
    };
    faults.report_at(code, span, |fault| {
        fault.with("text", shorten(&text[span.start as usize..(span.end as usize).min(text.len())]))
    });
}

/// Reports every slip that can be seen in the lines, but in texts after `|` and `>`; of several lines with tabs
/// that follow each other, the first.
fn report_slips(text: &str, lines: &[Line], faults: &mut Faults<'_>) -> bool {
    let (mut any, mut after_tab) = (false, false);
    let mut block = None;
    for line in lines.iter().filter(|line| !line.idle) {
        if block.is_some_and(|indent| line.indent > indent) {
            continue;
        }
        let content = line.text(text);
        block = content.trim_end().ends_with(['|', '>']).then_some(line.indent + dash_end(content));
        let has_tab = text[line.start..line.content].contains('\t');
        if !(has_tab && after_tab) {
            any |= report_slip(&text[line.start..line.end], line.start, faults);
        }
        after_tab = has_tab;
    }
    any
}

/// Reports a tab in the indentation of an earlier line of the same top-level key: the library may take it for a blank,
/// and stumble only over the lines behind it.
pub(super) fn report_tab_above(text: &str, start: usize, faults: &mut Faults<'_>) -> bool {
    let mut end = start;
    for line in text[..start].split_inclusive('\n').rev() {
        let start = end - line.len();
        let content = line.trim_end();
        let indent = &content[..content.len() - content.trim_start().len()];
        if indent.contains('\t') {
            return report_slip(content, start, faults);
        }
        if indent.is_empty() && !content.is_empty() {
            return false;
        }
        end = start;
    }
    false
}

/// Whether the line has a colon that ends a key before the one at `at`.
fn has_earlier_colon(text: &str, line: &Line, at: usize) -> bool {
    let before = &text[line.content.min(at)..at];
    before.contains(": ") || before.contains(":\t")
}
