//! Names by the first letter of their pinyin.

use super::area::newest;
use super::frame::Menu;
use super::list::{Beside, Topic};
use crate::address::Address;
use crate::directory::Directory;
use crate::model::RowId;
use crate::render::{RenderError, SiteHead};
use crate::text::pinyin::Initial;

/// The list of names under a letter.
pub fn initial<'a>(
    letter: Initial,
    rows: &'a [RowId],
    directory: &Directory,
    head: &SiteHead<'_>,
) -> Result<Topic<'a>, RenderError> {
    let title = match letter {
        Initial::OTHER => head.say("list.initial_other", &[])?,
        letter => head.say("list.initial_title", &[("letter", &letter)])?,
    };
    let beside = directory.tallies.initials.iter().filter(|&(&other, _)| other != letter);
    Ok(Topic {
        at: Address::initial(letter),
        menu: Menu::None,
        title,
        lead: None,
        above: Vec::new(),
        rows,
        updated: newest(rows, &directory.rows),
        beside_title: head.say("list.initials", &[])?,
        beside: beside
            .map(|(&other, &count)| Beside {
                label: other.to_string(),
                to: Address::initial(other),
                count: Some(count),
            })
            .collect(),
    })
}
