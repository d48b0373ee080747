//! The headings of a text: their levels below the page's title, and their ids.

use std::collections::BTreeMap;
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
    let mut taken = Taken::new();
    let mut open: Option<(HeadingLevel, Range<usize>, String)> = None;
    for (event, span) in events {
        match (event, &mut open) {
            (Event::Start(Tag::Heading { level, .. }), _) => open = Some((*level, span.clone(), String::new())),
            (Event::Text(text) | Event::Code(text), Some((_, _, heard))) => heard.push_str(&restore(text)),
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

/// Ids given so far, each with the number of the last heading that asked for it, so that thousands of one name are
/// numbered in one go.
type Taken = BTreeMap<String, usize>;

fn unique(slug: &str, taken: &mut Taken) -> String {
    let plain = if slug.is_empty() { "h-section".to_owned() } else { format!("h-{slug}") };
    let mut number = taken.get(&plain).copied().unwrap_or_default() + 1;
    let mut id = if number == 1 { plain.clone() } else { format!("{plain}-{number}") };
    while taken.contains_key(&id) {
        number += 1;
        id = format!("{plain}-{number}");
    }
    taken.insert(plain, number);
    taken.entry(id.clone()).or_insert(1);
    id
}
