//! How a diagnostic looks: for people in a terminal, as JSON, and for a build server.

use std::fmt::Write as _;

use annotate_snippets::{AnnotationKind, Level, Renderer, Snippet};
use serde::Serialize;

use crate::diagnostic::{Diagnostic, Lang, Severity};
use crate::source::{Place, Range};

/// Turns diagnostics into text of one form.
pub(super) struct Printer {
    lang: Lang,
    renderer: Renderer,
}

impl Printer {
    pub(super) fn new(lang: Lang, colour: bool) -> Self {
        Self { lang, renderer: if colour { Renderer::styled() } else { Renderer::plain() } }
    }

    /// The author's line with a caret under the fault, what is wrong, what to write instead.
    pub(super) fn human(&self, diagnostic: &Diagnostic) -> String {
        let message = diagnostic.message(self.lang);
        let level = match diagnostic.severity {
            Severity::Error => Level::ERROR,
            Severity::Warning => Level::WARNING,
        };
        let level = level.with_name(grave(diagnostic.severity, self.lang));
        let hint = diagnostic.hint(self.lang);
        let notes: Vec<String> = diagnostic.related.iter().map(see_also).collect();
        let mut group = level
            .primary_title(&message)
            .id(diagnostic.code.name)
            .elements(std::iter::empty::<annotate_snippets::Element<'_>>());
        let range = diagnostic.place.as_ref().and_then(|place| place.range.as_ref().map(|range| (place, range)));
        let shown = range.filter(|(_, range)| !range.excerpt.is_empty());
        if let Some((place, range)) = shown {
            let mark = AnnotationKind::Primary.span(bytes(range));
            let snippet = Snippet::source(&*range.excerpt)
                .line_start(range.line as usize)
                .path(place.file.as_str())
                .annotation(mark);
            group = group.element(snippet);
        } else if let Some(place) = &diagnostic.place {
            let origin = annotate_snippets::Origin::path(place.file.as_str());
            group = group.element(match place.line() {
                Some(line) => origin.line(line as usize),
                None => origin,
            });
        }
        let (help, note) = match self.lang {
            Lang::Zh => (Level::HELP.with_name("提示"), Level::NOTE.with_name("另见")),
            Lang::En => (Level::HELP.with_name("hint"), Level::NOTE.with_name("see also")),
        };
        if let Some(hint) = &hint {
            group = group.element(help.message(hint));
        }
        for text in &notes {
            group = group.element(note.clone().message(text));
        }
        self.renderer.render(&[group])
    }

    /// `facilities/qilin/a.yaml:7:11 错误[township-outside-county] …`: as compilers do, so that editors can go there.
    pub(super) fn short(&self, diagnostic: &Diagnostic) -> String {
        let place = diagnostic.place.as_ref().map_or(String::new(), |place| match &place.range {
            Some(range) => format!("{}:{}:{} ", place.file, range.line, range.column),
            None => format!("{} ", place.file),
        });
        let grave = grave(diagnostic.severity, self.lang);
        format!("{place}{grave}[{}] {}", diagnostic.code.name, diagnostic.message(self.lang).replace('\n', " "))
    }

    /// One object on one line.
    pub(super) fn json(&self, diagnostic: &Diagnostic) -> String {
        let range = diagnostic.place.as_ref().and_then(|place| place.range.as_ref());
        let line = Line {
            code: diagnostic.code.name,
            severity: diagnostic.severity,
            file: diagnostic.place.as_ref().map(|place| place.file.as_str()),
            line: range.map(|range| range.line),
            column: range.map(|range| range.column),
            end_line: range.map(|range| range.end_line),
            end_column: range.map(|range| range.end_column),
            message: diagnostic.message(self.lang),
            hint: diagnostic.hint(self.lang),
            related: diagnostic.related.iter().map(Related::of).collect(),
        };
        serde_json::to_string(&line).unwrap_or_default()
    }

    /// A workflow command that puts the fault beside the line of a pull request.
    pub(super) fn github(&self, diagnostic: &Diagnostic) -> String {
        let mut command = String::from(if diagnostic.severity == Severity::Error { "::error " } else { "::warning " });
        if let Some(place) = &diagnostic.place {
            let _ = write!(command, "file={}", property(place.file.as_str()));
            if let Some(range) = &place.range {
                let _ = write!(
                    command,
                    ",line={},col={},endLine={},endColumn={}",
                    range.line, range.column, range.end_line, range.end_column
                );
            }
            command.push(',');
        }
        let mut message = diagnostic.message(self.lang);
        if let Some(hint) = diagnostic.hint(self.lang) {
            let _ = write!(message, "\n{hint}");
        }
        let _ = write!(command, "title={}::{}", diagnostic.code.name, data(&message));
        command
    }
}

/// How grave a fault is, in one word.
pub(super) const fn grave(severity: Severity, lang: Lang) -> &'static str {
    match (severity, lang) {
        (Severity::Error, Lang::Zh) => "错误",
        (Severity::Warning, Lang::Zh) => "警告",
        (Severity::Error, Lang::En) => "error",
        (Severity::Warning, Lang::En) => "warning",
    }
}

fn see_also(place: &Place) -> String {
    match place.line() {
        Some(line) => format!("{}:{line}", place.file),
        None => place.file.to_string(),
    }
}

#[derive(Serialize)]
#[expect(clippy::struct_field_names, reason = "the names are the contract of `check --format json`")]
struct Line<'a> {
    code: &'static str,
    severity: Severity,
    file: Option<&'a str>,
    line: Option<u32>,
    column: Option<u32>,
    end_line: Option<u32>,
    end_column: Option<u32>,
    message: String,
    hint: Option<String>,
    related: Vec<Related<'a>>,
}

#[derive(Serialize)]
struct Related<'a> {
    file: &'a str,
    line: Option<u32>,
    column: Option<u32>,
}

impl<'a> Related<'a> {
    fn of(place: &'a Place) -> Self {
        let range = place.range.as_ref();
        Self { file: place.file.as_str(), line: range.map(|range| range.line), column: range.map(|range| range.column) }
    }
}

/// The bytes of the author's line that a range marks; at least one character, to the end of the line at the most.
fn bytes(range: &Range) -> std::ops::Range<usize> {
    let at = |column: u32| {
        range
            .excerpt
            .char_indices()
            .nth(column.saturating_sub(1) as usize)
            .map_or(range.excerpt.len(), |(byte, _)| byte)
    };
    let start = at(range.column);
    let end = if range.end_line == range.line { at(range.end_column) } else { range.excerpt.len() };
    start..end.max(start)
}

fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::catalogue::shape::UNKNOWN_KEY;
    use crate::source::{SitePath, Source, Span};

    fn fault() -> Diagnostic {
        let source = Source::new(SitePath::new("facilities/qilin/a.yaml"), "name: 示例\n备注甲乙: 敬老院\n");
        let at = source.text.find("备注").unwrap();
        Diagnostic::new(&UNKNOWN_KEY, source.place(Span::new(at, at + "备注甲乙".len())))
            .with("key", "备注甲乙")
            .with("known", vec!["名称".into(), "类型".into()])
    }

    #[test]
    fn the_caret_stands_under_chinese_characters() {
        let text = Printer::new(Lang::Zh, false).human(&fault());
        let lines: Vec<&str> = text.lines().collect();
        let line = lines.iter().position(|line| line.contains("敬老院")).unwrap();
        let width = |text: &str| unicode_width::UnicodeWidthStr::width(text);
        let before = lines[line].split("备注").next().unwrap();
        let carets = lines[line + 1];
        assert_eq!(width(before), width(carets.split('^').next().unwrap()), "{text}");
        assert_eq!(carets.matches('^').count(), width("备注甲乙"), "{text}");
        assert!(text.contains("错误[unknown-key]") && text.contains("提示"), "{text}");
    }

    #[test]
    fn json_has_every_key_of_the_contract() {
        let line: serde_json::Value = serde_json::from_str(&Printer::new(Lang::En, false).json(&fault())).unwrap();
        for key in
            ["code", "severity", "file", "line", "column", "end_line", "end_column", "message", "hint", "related"]
        {
            assert!(line.get(key).is_some(), "{key}");
        }
        assert_eq!(
            (line["line"].as_u64(), line["column"].as_u64(), line["end_column"].as_u64()),
            (Some(2), Some(1), Some(5))
        );
    }

    #[test]
    fn github_commands_are_escaped() {
        let text = Printer::new(Lang::Zh, false).github(&fault());
        assert!(text.starts_with("::error file=facilities/qilin/a.yaml,line=2,col=1"), "{text}");
        assert!(!text.contains('\n'));
    }
}
