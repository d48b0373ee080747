//! A page's text: its links and pictures, and what must not stand in it.

use super::Judge;
use super::head::own_folder;
use crate::address::FileName;
use crate::check::reader::Faults;
use crate::diagnostic::catalogue::page as codes;
use crate::directory::CopiedFile;
use crate::directory::links::page_address;
use crate::draft::Draft;
use crate::markdown::{Form, Link, Settings, Words, render};
use crate::model::page::PageHead;
use crate::source::{Place, Span};
use crate::text::width::clip;

/// Links that are followed on one page. A long law has some dozens; finding the place of each takes a walk through the
/// text, and a page of nothing but links must not take minutes.
const MOST_LINKS: usize = 1000;

/// Characters of the author's words that a sentence repeats.
const QUOTED: usize = 60;

/// What a page's text refers to.
#[derive(Debug, Default)]
pub(super) struct Body {
    /// Links to be looked up once all pages are known, with where they stand.
    pub(super) links: Vec<(String, Place)>,
    /// Files that go out with the page.
    pub(super) files: Vec<CopiedFile>,
}

/// Judges the text below the front matter.
pub(super) fn body(draft: &Draft, judge: Judge<'_>, faults: &Faults<'_>, head: Option<&PageHead>) -> Body {
    let text = draft.body_text();
    let start = draft.body.map_or(0, |span| span.start as usize);
    if text.trim().is_empty() {
        let span = draft.root.entries.first().map_or(Span::default(), |entry| entry.key);
        faults.report(faults.at(&codes::BODY_MISSING, span));
    }
    let words = Words { table: "", footnotes: "", back: "", leaves: "", done: "", undone: "" };
    let settings = Settings { form: Form::Page, resolve: &|written| whither(written), words };
    let mut body = Body::default();
    let mut used: Vec<String> = Vec::new();
    for link in render(text, &settings).links.into_iter().take(MOST_LINKS) {
        let span = Span::new(start + link.span.start, start + link.span.end);
        if link.written.starts_with('#') {
            if link.link == Link::Dead {
                let fault = faults.at(&codes::DEAD_HEADING, span);
                faults.report(fault.with("value", clip(&link.written, QUOTED)));
            }
        } else if link.link != Link::Outside || link.picture {
            used.extend(beside(draft, judge, &link.written));
            body.links.push((link.written, faults.place(span)));
        }
    }
    let Some((head, address)) = head.and_then(|head| Some((head, page_address(head)?))) else { return body };
    let folder = own_folder(draft);
    used.extend(head.attachments.iter().map(|attachment| format!("{folder}/{}", attachment.file)));
    used.sort_unstable();
    used.dedup();
    body.files = used
        .into_iter()
        .filter_map(|from| {
            let name: FileName = from.rsplit('/').next()?.parse().ok()?;
            let to = address.attachment(&name).path().to_owned();
            Some(CopiedFile { to, from: crate::source::SitePath::new(from) })
        })
        .collect();
    body
}

fn whither(written: &str) -> Link {
    let outside = ["http:", "https:", "mailto:", "tel:"].iter().any(|scheme| written.starts_with(scheme));
    if outside { Link::Outside } else { Link::Here("./".to_owned()) }
}

/// The file in the page's own folder that a link or picture names.
fn beside(draft: &Draft, judge: Judge<'_>, written: &str) -> Option<String> {
    let target = written.split(['#', '?']).next().unwrap_or_default();
    let target = percent_encoding::percent_decode_str(target).decode_utf8().ok()?;
    let target = target.strip_prefix("./").unwrap_or(&target);
    let path = format!("{}/{target}", draft.source.path.folder());
    let own = path.strip_prefix(&own_folder(draft)).is_some_and(|rest| rest.starts_with('/'));
    (own && judge.files.contains_key(path.as_str())).then_some(path)
}
