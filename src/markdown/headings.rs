//! The headings of a text: their levels below the page's title, and their ids.

use std::collections::BTreeSet;
use std::ops::Range;

use pulldown_cmark::{Event, HeadingLevel, Tag, TagEnd};

use super::Heading;
use super::prepare::restore;
use crate::text::fold::tidy;
use crate::text::pinyin::{Readings, slug};

/// All headings of a text in order.
pub(super) fn collect(events: &[(Event<'_>, Range<usize>)]) -> Vec<Heading> {
    let readings = Readings::default();
    let mut headings: Vec<Heading> = Vec::new();
    let mut above: Vec<HeadingLevel> = Vec::new();
    let mut taken = BTreeSet::new();
    let mut open: Option<(HeadingLevel, Range<usize>, String)> = None;
    for (event, span) in events {
        match (event, &mut open) {
            (Event::Start(Tag::Heading { level, .. }), _) => open = Some((*level, span.clone(), String::new())),
            (Event::Text(text) | Event::Code(text), Some((_, _, heard))) => heard.extend(restore(text)),
            (Event::SoftBreak | Event::HardBreak, Some((_, _, heard))) => heard.push(' '),
            (Event::End(TagEnd::Heading(_)), _) => {
                if let Some((level, span, heard)) = open.take() {
                    let text = tidy(&heard).into_owned();
                    let id = unique(&slug(&text, &readings).0, &mut taken);
                    headings.push(Heading { level: below(&mut above, level), id, text, span });
                }
            }
            _ => {}
        }
    }
    headings
}

/// The level in the page: one below the nearest heading above that is greater, so that none is skipped.
fn below(above: &mut Vec<HeadingLevel>, level: HeadingLevel) -> u8 {
    while above.last().is_some_and(|last| *last >= level) {
        above.pop();
    }
    above.push(level);
    u8::try_from(above.len() + 1).unwrap_or(6).min(6)
}

fn unique(slug: &str, taken: &mut BTreeSet<String>) -> String {
    let plain = if slug.is_empty() { "h-section".to_owned() } else { format!("h-{slug}") };
    let mut id = plain.clone();
    // Headings of one name are few; the number goes on where the set ends.
    let mut number = 1;
    while !taken.insert(id.clone()) {
        number += 1;
        id = format!("{plain}-{number}");
    }
    id
}
