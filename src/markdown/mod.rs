//! Markdown to safe HTML, with its headings, links and plain text.
//!
//! The HTML is written from parser events, so that it is well-formed and script-free by construction; raw HTML in the
//! source is reduced to bare tags of a short list and the whole then passes `ammonia`.

mod headings;
mod prepare;
mod raw;
mod url;
mod writer;

use std::ops::Range;

use pulldown_cmark::{Options, Parser};

use crate::text::width::clip;
use writer::Writer;

/// The greatest length of a summary, in characters.
const SUMMARY: usize = 120;

/// How deep quotes and lists may lie within each other; what is deeper keeps its text and loses its frame.
const DEPTH: usize = 24;

/// What may stand in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// A page: headings, tables, footnotes, pictures and some raw HTML.
    Page,
    /// A short description within a page: a heading becomes a bold line, raw HTML is shown as written, a picture is
    /// its text.
    Note,
}

/// Where a link leads, as the caller knows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Link {
    /// To a page or file of this site, by a relative reference.
    Here(String),
    /// As written, to another site (`http`, `https`), a mail address or a telephone. Any other scheme is refused.
    Outside,
    /// Nowhere: only the text is kept.
    Dead,
}

/// The words that the HTML holds besides the author's own.
#[derive(Clone, Copy, Debug)]
pub struct Words<'a> {
    /// Names a table, before its number, for those who hear the page: 表格.
    pub table: &'a str,
    /// Names the footnotes: 注释.
    pub footnotes: &'a str,
    /// The way back from a footnote: 返回正文.
    pub back: &'a str,
    /// Stands in each link that leaves for a host outside `.gov.cn`: （外部网站）. Nothing is written when empty.
    pub leaves: &'a str,
    /// A ticked box: 已完成.
    pub done: &'a str,
    /// An empty box: 未完成.
    pub undone: &'a str,
}

/// What a text is rendered with.
#[derive(Clone, Copy)]
pub struct Settings<'a> {
    /// What may stand in the text.
    pub form: Form,
    /// Finds where a destination leads; asked for every link and picture except references within the page.
    pub resolve: &'a dyn Fn(&str) -> Link,
    /// The words in the page's language.
    pub words: Words<'a>,
}

/// A heading, as in a table of contents.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heading {
    /// 2 to 6: the page's own title is 1, and no level is skipped.
    pub level: u8,
    /// Unique within the text and beginning with `h-`.
    pub id: String,
    /// Its plain text.
    pub text: String,
    /// Where it stands in the text, in bytes.
    pub span: Range<usize>,
}

/// A link or picture as its author wrote it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Destination {
    /// What was written.
    pub written: String,
    /// Where it leads; [`Link::Dead`] also for a scheme that is refused and a heading that is not there.
    pub link: Link,
    /// Whether it is a picture.
    pub picture: bool,
    /// Where it stands in the text, in bytes.
    pub span: Range<usize>,
}

/// A rendered text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rendered {
    /// Safe, well-formed HTML without a heading of level 1.
    pub html: String,
    /// Its headings in order; empty for a [`Form::Note`].
    pub headings: Vec<Heading>,
    /// Its links and pictures in order.
    pub links: Vec<Destination>,
    /// Where raw HTML stands in the text, in bytes (comments are not counted).
    pub raw: Vec<Range<usize>>,
    /// The words alone, a line for each block.
    pub text: String,
    /// The first paragraph, at most 120 characters.
    pub summary: String,
}

/// Renders a text. Never fails: what is not understood is text.
///
/// ```
/// use laoyou::markdown::{Form, Link, Settings, Words, render};
///
/// let words = Words { table: "表格", footnotes: "注释", back: "返回", leaves: "", done: "是", undone: "否" };
/// let settings = Settings { form: Form::Page, resolve: &|_| Link::Outside, words };
/// assert_eq!(render("**“老”**有所养", &settings).html, "<p><strong>“老”</strong>有所养</p>\n");
/// ```
pub fn render(body: &str, settings: &Settings<'_>) -> Rendered {
    let prepared = prepare::prepare(body);
    let mut options = Options::ENABLE_TABLES | Options::ENABLE_TASKLISTS;
    if settings.form == Form::Page {
        options |= Options::ENABLE_FOOTNOTES;
    }
    let events: Vec<_> = Parser::new_ext(&prepared.text, options)
        .into_offset_iter()
        .map(|(event, span)| (event, prepared.original(span.start)..prepared.original(span.end)))
        .collect();
    let headings = if settings.form == Form::Page { headings::collect(&events) } else { Vec::new() };
    let mut rendered = Writer::new(body, settings, headings, &events).write(events);
    if !rendered.raw.is_empty() && settings.form == Form::Page {
        rendered.html = raw::clean(&rendered.html);
    }
    rendered.summary = clip(&rendered.summary, SUMMARY);
    rendered
}

#[cfg(test)]
mod tests;
