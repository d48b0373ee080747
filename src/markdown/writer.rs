//! Parser events to HTML; what is opened is closed, and every attribute is made here.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::ops::Range;

use percent_encoding::percent_decode_str;
use pulldown_cmark::{Alignment, Event, LinkType, Tag, TagEnd};

use super::prepare::restore;
use super::raw::{self, Piece};
use super::{DEPTH, Destination, Form, Heading, Link, Rendered, Settings, url};
use crate::text::fold::{fold, tidy};
use crate::text::han::is_han;
use crate::text::html;

/// How many raw tags may be open at a time.
const RAW_DEPTH: usize = 50;

/// A footnote: its number, how often it is referred to, and how many of those are written.
#[derive(Clone, Copy, Default)]
struct Note {
    number: usize,
    references: usize,
    written: usize,
}

/// What is being written.
pub(super) struct Writer<'a> {
    body: &'a str,
    settings: &'a Settings<'a>,
    out: Rendered,
    headings: std::vec::IntoIter<Heading>,
    /// The place of a heading by its id and by its folded text; of one name the first.
    names: BTreeMap<String, usize>,
    /// Closing tags of what is open, innermost last; empty for what has no frame.
    open: Vec<&'static str>,
    /// How many quotes and lists are open.
    depth: usize,
    /// The next number of each open list; `None` for a list without numbers.
    numbers: Vec<Option<u64>>,
    alignments: Vec<Alignment>,
    in_head: bool,
    column: usize,
    tables: usize,
    /// The alternative text of a picture being read, and how deep pictures lie in it.
    picture: Option<(Destination, String)>,
    pictures: usize,
    in_link: bool,
    /// Where the link's text begins in the HTML, and what is written when it is empty.
    link_text: (usize, String),
    /// Whether the next text begins a line, so that its indent is cut.
    line_start: bool,
    /// Whether a soft break waits for the character after it.
    soft: bool,
    last: Option<char>,
    /// Open raw tags, and how many were open before the block.
    raw: Vec<&'static str>,
    raw_before: usize,
    html_block: Option<(String, Range<usize>)>,
    notes: BTreeMap<String, Note>,
    /// Written footnotes by number, and the page's HTML while one is written.
    written_notes: BTreeMap<usize, String>,
    aside: Option<(usize, usize, String)>,
    extra_notes: usize,
    /// Where the first paragraph begins in the plain text.
    paragraph: Option<usize>,
}

impl<'a> Writer<'a> {
    pub(super) fn new(
        body: &'a str,
        settings: &'a Settings<'a>,
        headings: Vec<Heading>,
        events: &[(Event<'_>, Range<usize>)],
    ) -> Self {
        let mut notes: BTreeMap<String, Note> = BTreeMap::new();
        for (event, _) in events {
            if let Event::FootnoteReference(label) = event {
                let number = notes.len() + 1;
                notes.entry(label.to_string()).or_insert(Note { number, ..Note::default() }).references += 1;
            }
        }
        let mut names = BTreeMap::new();
        for (at, heading) in headings.iter().enumerate() {
            names.insert(heading.id.clone(), at);
        }
        for (at, heading) in headings.iter().enumerate() {
            names.entry(fold(&heading.text)).or_insert(at);
        }
        Self {
            body,
            settings,
            out: Rendered { headings: headings.clone(), ..Rendered::default() },
            headings: headings.into_iter(),
            names,
            open: Vec::new(),
            depth: 0,
            numbers: Vec::new(),
            alignments: Vec::new(),
            in_head: false,
            column: 0,
            tables: 0,
            picture: None,
            pictures: 0,
            in_link: false,
            link_text: (0, String::new()),
            line_start: true,
            soft: false,
            last: None,
            raw: Vec::new(),
            raw_before: 0,
            html_block: None,
            extra_notes: notes.len(),
            notes,
            written_notes: BTreeMap::new(),
            aside: None,
            paragraph: None,
        }
    }

    pub(super) fn write(mut self, events: Vec<(Event<'_>, Range<usize>)>) -> Rendered {
        for (event, span) in events {
            match event {
                Event::Start(tag) => self.start(tag, span),
                Event::End(tag) => self.end(tag),
                Event::Text(text) | Event::InlineMath(text) | Event::DisplayMath(text) => self.text(&text, &span),
                Event::Code(code) => self.code(&code),
                Event::Html(html) | Event::InlineHtml(html) => self.html(&html, span),
                Event::FootnoteReference(label) => self.reference(&label),
                Event::SoftBreak => self.soft = true,
                Event::HardBreak => self.hard_break(),
                Event::Rule => self.out.html.push_str("<hr>\n"),
                Event::TaskListMarker(done) => self.task(done),
            }
        }
        self.notes_section();
        let text = tidy_lines(&self.out.text);
        self.out.text = text;
        self.out
    }

    fn start(&mut self, tag: Tag<'_>, span: Range<usize>) {
        match tag {
            Tag::Paragraph => {
                self.begin_line();
                if self.out.summary.is_empty() && self.aside.is_none() {
                    self.paragraph = Some(self.out.text.len());
                }
                self.frame("<p>", "</p>\n");
            }
            Tag::Heading { .. } => {
                self.begin_line();
                match self.headings.next() {
                    Some(heading) => {
                        let level = heading.level;
                        let _ = write!(self.out.html, "<h{level} id=\"{}\">", heading.id);
                        self.open.push(match level {
                            2 => "</h2>\n",
                            3 => "</h3>\n",
                            4 => "</h4>\n",
                            5 => "</h5>\n",
                            _ => "</h6>\n",
                        });
                    }
                    None => self.frame("<p><strong>", "</strong></p>\n"),
                }
            }
            Tag::BlockQuote(_) => self.nest("<blockquote>\n", "</blockquote>\n"),
            Tag::List(first) => {
                self.numbers.push(first);
                match first {
                    Some(1) => self.nest("<ol>\n", "</ol>\n"),
                    Some(first) if self.depth < DEPTH => {
                        let _ = writeln!(self.out.html, "<ol start=\"{first}\">");
                        self.nest("", "</ol>\n");
                    }
                    Some(_) => self.nest("", "</ol>\n"),
                    None => self.nest("<ul>\n", "</ul>\n"),
                }
            }
            Tag::Item => self.item(span.start),
            Tag::CodeBlock(_) => {
                self.begin_line();
                self.frame("<pre tabindex=\"0\"><code>", "</code></pre>\n");
                self.line_start = false;
            }
            Tag::HtmlBlock => self.html_block = Some((String::new(), span)),
            Tag::Table(alignments) => {
                self.alignments = alignments;
                self.tables += 1;
                let label = format!("{} {}", self.settings.words.table, self.tables);
                self.out.html.push_str("<section class=\"table-scroll\" tabindex=\"0\" aria-label=\"");
                escape(label.trim(), &mut self.out.html);
                self.out.html.push_str("\">\n<table>\n");
                self.open.push("</tbody>\n</table>\n</section>\n");
            }
            Tag::TableHead => {
                self.in_head = true;
                self.column = 0;
                self.frame("<thead>\n<tr>", "</tr>\n</thead>\n<tbody>\n");
            }
            Tag::TableRow => {
                self.column = 0;
                self.frame("<tr>", "</tr>\n");
            }
            Tag::TableCell => self.cell(),
            Tag::Emphasis => self.frame("<em>", "</em>"),
            Tag::Strong => self.frame("<strong>", "</strong>"),
            Tag::Link { link_type, dest_url, .. } => self.link(link_type, &dest_url, span),
            Tag::Image { dest_url, .. } => self.picture(&dest_url, span),
            Tag::FootnoteDefinition(label) => self.note(&label),
            // Not asked for in the parser's options.
            Tag::Strikethrough
            | Tag::Superscript
            | Tag::Subscript
            | Tag::DefinitionList
            | Tag::DefinitionListTitle
            | Tag::DefinitionListDefinition
            | Tag::MetadataBlock(_) => self.open.push(""),
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::HtmlBlock => {
                if let Some((html, span)) = self.html_block.take() {
                    self.begin_line();
                    self.raw_html(&html, span);
                    self.out.html.push('\n');
                }
                return;
            }
            TagEnd::Image => return self.end_picture(),
            TagEnd::FootnoteDefinition => return self.end_note(),
            TagEnd::Link => {
                let (start, fallback) = std::mem::take(&mut self.link_text);
                if self.in_link && self.out.html.len() == start {
                    self.plain(&fallback);
                }
                if self.in_link && self.open.last() == Some(&"</a>!") {
                    self.open.pop();
                    self.open.push("</a>");
                    let words = self.settings.words.leaves;
                    if !words.is_empty() {
                        self.out.html.push_str("<span class=\"leaves-note\">");
                        escape(words, &mut self.out.html);
                        self.out.html.push_str("</span>");
                    }
                }
                self.in_link = false;
            }
            TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::TableCell => self.close_raw(),
            TagEnd::BlockQuote(_) => self.depth -= 1,
            TagEnd::List(_) => {
                self.depth -= 1;
                self.numbers.pop();
            }
            TagEnd::TableHead => self.in_head = false,
            _ => {}
        }
        if let TagEnd::TableCell = tag {
            self.end_cell();
        } else if let Some(closing) = self.open.pop() {
            self.out.html.push_str(closing);
        }
        if let TagEnd::Paragraph = tag
            && let Some(start) = self.paragraph.take()
        {
            self.out.summary = tidy(&self.out.text[start..]).into_owned();
        }
    }

    /// Opens a frame that its end closes.
    fn frame(&mut self, opening: &str, closing: &'static str) {
        if self.picture.is_none() {
            self.out.html.push_str(opening);
            self.open.push(closing);
        } else {
            self.open.push("");
        }
    }

    /// Opens a quote or list, unless it lies too deep.
    fn nest(&mut self, opening: &str, closing: &'static str) {
        if self.depth < DEPTH {
            self.frame(opening, closing);
        } else {
            self.open.push("");
        }
        self.depth += 1;
    }

    /// An item keeps the number that its author wrote: laws skip and repeat numbers.
    fn item(&mut self, start: usize) {
        self.begin_line();
        if self.depth > DEPTH {
            return self.open.push("");
        }
        let digits = self.body.get(start..).unwrap_or_default().trim_start();
        let digits: String = digits.chars().take_while(char::is_ascii_digit).collect();
        let mut value = None;
        if let Some(Some(next)) = self.numbers.last_mut() {
            let written = digits.parse().unwrap_or(*next);
            if written != *next {
                value = Some(written);
            }
            *next = written.saturating_add(1);
        }
        match value {
            Some(value) => {
                let _ = write!(self.out.html, "<li value=\"{value}\">");
                self.open.push("</li>\n");
            }
            None => self.frame("<li>", "</li>\n"),
        }
    }

    /// A cell's tag is known at its end only: a head without words is no head.
    fn cell(&mut self) {
        self.begin_line();
        let class = match self.alignments.get(self.column) {
            Some(Alignment::Left) => " class=\"at-left\"",
            Some(Alignment::Center) => " class=\"at-center\"",
            Some(Alignment::Right) => " class=\"at-right\"",
            Some(Alignment::None) | None => "",
        };
        self.column += 1;
        let _ = write!(self.out.html, "<{}{class}>", if self.in_head { "th scope=\"col\"" } else { "td" });
    }

    fn end_cell(&mut self) {
        if !self.in_head {
            return self.out.html.push_str("</td>");
        }
        let start = self.out.html.rfind("<th scope=\"col\"").unwrap_or_default();
        if self.out.html.ends_with('>') && !self.out.html[start + 1..].contains('<') {
            self.out.html.replace_range(start..start + "<th scope=\"col\"".len(), "<td");
            self.out.html.push_str("</td>");
        } else {
            self.out.html.push_str("</th>");
        }
    }

    fn text(&mut self, text: &str, span: &Range<usize>) {
        if let Some((html, whole)) = &mut self.html_block {
            html.push_str(text);
            whole.end = whole.end.max(span.end);
        } else {
            self.plain(text);
        }
    }

    /// Text as its author wrote it.
    fn plain(&mut self, text: &str) {
        let restored = restore(text);
        let mut clean = &*restored;
        if std::mem::take(&mut self.line_start) || self.soft {
            clean = clean.trim_start_matches(['\u{3000}', '\u{a0}', ' ']);
            if clean.is_empty() {
                self.line_start = true;
                return;
            }
        }
        let Some(first) = clean.chars().next() else { return };
        if std::mem::take(&mut self.soft) && !(self.last.is_some_and(is_wide) && is_wide(first)) {
            self.put("\n");
        }
        self.put(clean);
        self.last = clean.chars().next_back();
    }

    fn put(&mut self, text: &str) {
        self.out.text.push_str(text);
        match &mut self.picture {
            Some((_, heard)) => heard.push_str(text),
            None => escape(text, &mut self.out.html),
        }
    }

    fn code(&mut self, code: &str) {
        self.flush_soft();
        self.line_start = false;
        let clean = restore(code);
        if self.picture.is_some() {
            return self.put(&clean);
        }
        self.out.html.push_str("<code>");
        self.put(&clean);
        self.out.html.push_str("</code>");
        self.last = None;
    }

    fn hard_break(&mut self) {
        self.soft = false;
        self.out.text.push('\n');
        match &mut self.picture {
            Some((_, heard)) => heard.push(' '),
            None => self.out.html.push_str("<br>\n"),
        }
        self.last = None;
        self.line_start = true;
    }

    fn task(&mut self, done: bool) {
        let (sign, words) = if done { ("☑", self.settings.words.done) } else { ("☐", self.settings.words.undone) };
        self.out.html.push_str("<span class=\"task\" role=\"img\" aria-label=\"");
        escape(words, &mut self.out.html);
        let _ = write!(self.out.html, "\">{sign}</span> ");
        self.line_start = true;
    }

    fn flush_soft(&mut self) {
        if std::mem::take(&mut self.soft) {
            self.put("\n");
        }
    }

    fn begin_line(&mut self) {
        self.soft = false;
        self.last = None;
        self.line_start = true;
        self.raw_before = self.raw.len();
        if !self.out.text.is_empty() {
            self.out.text.push('\n');
        }
    }

    fn link(&mut self, kind: LinkType, written: &str, span: Range<usize>) {
        self.flush_soft();
        let written = restore(written).into_owned();
        let asked = if kind == LinkType::Email { format!("mailto:{written}") } else { written };
        let (link, href) = self.lead(&asked);
        let inside = self.picture.is_some();
        self.out.links.push(Destination { written: asked.clone(), link: link.clone(), picture: false, span });
        let Some(href) = href.filter(|_| !inside) else { return self.open.push("") };
        self.out.html.push_str("<a href=\"");
        escape(&href, &mut self.out.html);
        let away = link == Link::Outside && url::leaves(&href);
        if link == Link::Outside && href.starts_with("http") {
            self.out.html.push_str(if away {
                "\" class=\"leaves\" rel=\"external noopener\">"
            } else {
                "\" rel=\"external noopener\">"
            });
        } else {
            self.out.html.push_str("\">");
        }
        // The mark is taken off at the link's end, where the notice is written.
        self.open.push(if away { "</a>!" } else { "</a>" });
        self.in_link = true;
        self.link_text = (self.out.html.len(), asked);
    }

    /// Where a destination leads, and the reference to write.
    fn lead(&self, written: &str) -> (Link, Option<String>) {
        if let Some(fragment) = written.strip_prefix('#') {
            let wanted = percent_decode_str(fragment).decode_utf8_lossy();
            let found = self
                .names
                .get(wanted.as_ref())
                .or_else(|| self.names.get(&format!("h-{wanted}")))
                .or_else(|| self.names.get(&fold(&wanted)))
                .and_then(|at| self.out.headings.get(*at));
            return match found {
                Some(heading) => {
                    let reference = format!("#{}", heading.id);
                    (Link::Here(reference.clone()), Some(reference))
                }
                None => (Link::Dead, None),
            };
        }
        let link = (self.settings.resolve)(written);
        let reference = match &link {
            Link::Here(reference) => url::relative(reference),
            Link::Outside => url::outside(written),
            Link::Dead => None,
        };
        if reference.is_none() { (Link::Dead, None) } else { (link, reference) }
    }

    fn picture(&mut self, written: &str, span: Range<usize>) {
        self.pictures += 1;
        if self.picture.is_some() {
            return;
        }
        self.flush_soft();
        let written = restore(written).into_owned();
        let link = match (self.settings.resolve)(&written) {
            Link::Here(reference) if url::relative(&reference).is_some() => Link::Here(reference),
            // No page asks another host for anything.
            _ => Link::Dead,
        };
        self.picture = Some((Destination { written, link, picture: true, span }, String::new()));
    }

    fn end_picture(&mut self) {
        self.pictures -= 1;
        if self.pictures > 0 {
            return;
        }
        let Some((picture, heard)) = self.picture.take() else { return };
        let source = match &picture.link {
            Link::Here(reference) if self.settings.form == Form::Page => url::relative(reference),
            _ => None,
        };
        match source {
            Some(source) => {
                self.out.html.push_str("<img src=\"");
                escape(&source, &mut self.out.html);
                self.out.html.push_str("\" alt=\"");
                escape(&heard, &mut self.out.html);
                self.out.html.push_str("\" loading=\"lazy\">");
            }
            None => escape(&heard, &mut self.out.html),
        }
        self.out.links.push(picture);
        self.last = None;
    }

    fn html(&mut self, html: &str, span: Range<usize>) {
        match &mut self.html_block {
            Some((block, whole)) => {
                block.push_str(html);
                whole.end = whole.end.max(span.end);
            }
            None => self.raw_html(html, span),
        }
    }

    fn raw_html(&mut self, html: &str, span: Range<usize>) {
        if raw::is_comment(html) {
            return;
        }
        self.out.raw.push(span);
        if self.settings.form == Form::Note {
            return self.plain(html);
        }
        for piece in raw::pieces(html) {
            match piece {
                Piece::Text(text) => self.unescaped(text),
                _ if self.picture.is_some() => {}
                Piece::Open(name, tag) => {
                    self.flush_soft();
                    if name == "br" {
                        self.out.html.push_str(&tag);
                    } else if self.raw.len() < RAW_DEPTH {
                        self.out.html.push_str(&tag);
                        self.raw.push(name);
                    }
                }
                Piece::Close(name) => {
                    if let Some(at) = self.raw.iter().rposition(|open| *open == name) {
                        self.raw.truncate(at);
                        let _ = write!(self.out.html, "</{name}>");
                    }
                }
            }
        }
    }

    /// Text within raw HTML, in which entities stand for characters; those of no name are left as they are.
    fn unescaped(&mut self, text: &str) {
        let decoded = text
            .replace("&nbsp;", "\u{a0}")
            .replace("&lt;", "<")
            .replace("&gt;", ">")
            .replace("&quot;", "\"")
            .replace("&amp;", "&");
        self.plain(&decoded);
    }

    fn close_raw(&mut self) {
        while self.raw.len() > self.raw_before {
            if let Some(name) = self.raw.pop() {
                let _ = write!(self.out.html, "</{name}>");
            }
        }
    }

    fn reference(&mut self, label: &str) {
        self.flush_soft();
        let Some(note) = self.notes.get_mut(label) else { return };
        note.written += 1;
        let (number, time) = (note.number, note.written);
        if self.picture.is_some() {
            return;
        }
        if self.in_link {
            let _ = write!(self.out.html, "<sup class=\"note\">[{number}]</sup>");
        } else {
            let _ = write!(
                self.out.html,
                "<sup class=\"note\"><a id=\"r-{number}-{time}\" href=\"#n-{number}\" role=\"doc-noteref\">[{number}]</a></sup>"
            );
        }
        self.last = None;
    }

    fn note(&mut self, label: &str) {
        self.begin_line();
        let known = self.notes.get(label).map(|note| (note.number, note.references));
        let (number, references) = match known {
            Some((number, references)) if !self.written_notes.contains_key(&number) => (number, references),
            // Never referred to, or written twice: kept at the end, with no way back.
            _ => {
                self.extra_notes += 1;
                (self.extra_notes, 0)
            }
        };
        self.written_notes.insert(number, String::new());
        self.aside = Some((number, references, std::mem::take(&mut self.out.html)));
    }

    fn end_note(&mut self) {
        let Some((number, references, page)) = self.aside.take() else { return };
        let mut note = std::mem::replace(&mut self.out.html, page);
        for time in 1..=references {
            let _ = write!(note, "<a class=\"back\" href=\"#r-{number}-{time}\" role=\"doc-backlink\" aria-label=\"");
            escape(self.settings.words.back, &mut note);
            let _ = write!(note, " {number}");
            if references > 1 {
                let _ = write!(note, "-{time}");
            }
            note.push_str("\">↩</a>");
        }
        self.written_notes.insert(number, note);
    }

    fn notes_section(&mut self) {
        if self.written_notes.is_empty() {
            return;
        }
        self.out.html.push_str("<section class=\"notes\" role=\"doc-endnotes\" aria-label=\"");
        escape(self.settings.words.footnotes, &mut self.out.html);
        self.out.html.push_str("\">\n<ol>\n");
        for (number, note) in &self.written_notes {
            let _ = writeln!(self.out.html, "<li id=\"n-{number}\" value=\"{number}\">{note}</li>");
        }
        self.out.html.push_str("</ol>\n</section>\n");
    }
}

/// Whether a line may end or begin with this character and join its neighbour without a blank.
fn is_wide(character: char) -> bool {
    is_han(character)
        || matches!(character, '\u{3001}'..='\u{303f}' | '\u{ff01}'..='\u{ff60}' | '“' | '”' | '‘' | '’' | '…' | '—')
}

fn escape(text: &str, html: &mut String) {
    // Writing to a string cannot fail.
    let _ = html::escape(html, text);
}

fn tidy_lines(text: &str) -> String {
    let mut lines = String::with_capacity(text.len());
    for line in text.lines().map(tidy).filter(|line| !line.is_empty()) {
        if !lines.is_empty() {
            lines.push('\n');
        }
        lines.push_str(&line);
    }
    lines
}
