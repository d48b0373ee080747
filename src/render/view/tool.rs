//! The pages that need scripts: each says what it would do and what to use without them.

use serde::Serialize;

use super::article::{Page, column_frame};
use super::frame::{Frame, Menu};
use super::ways::{Ways, ways, ways_in_short};
use crate::address::Address;
use crate::directory::Directory;
use crate::render::{RenderError, SiteHead};
use crate::vocabulary::ColumnType;

/// The pages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tool {
    /// Search by words.
    Search,
    /// What is near.
    Nearby,
    /// Side by side.
    Compare,
    /// What a reader has put aside.
    Saved,
    /// The elder's version: what it is, and its switch.
    Elder,
}

impl Tool {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::Search, Self::Nearby, Self::Compare, Self::Saved, Self::Elder];

    /// Where it stands.
    pub fn address(self) -> Address {
        match self {
            Self::Search => Address::search(),
            Self::Nearby => Address::nearby(),
            Self::Compare => Address::compare(),
            Self::Saved => Address::saved(),
            Self::Elder => Address::elder(),
        }
    }

    const fn word(self) -> &'static str {
        match self {
            Self::Search => "search",
            Self::Nearby => "nearby",
            Self::Compare => "compare",
            Self::Saved => "saved",
            Self::Elder => "elder",
        }
    }
}

/// What the template sees.
#[derive(Debug, Serialize)]
pub struct ToolPage {
    /// The frame.
    pub frame: Frame,
    /// What the page is for.
    pub purpose: String,
    /// What to do without scripts.
    pub instead: String,
    /// Side by side.
    pub compare: String,
    /// The ways that always work.
    pub ways: Ways,
}

/// Makes the page of a tool.
pub fn tool(tool: Tool, directory: &Directory, head: &SiteHead<'_>) -> Result<ToolPage, RenderError> {
    let at = tool.address();
    let word = |part: &str| head.say(&format!("{}.{part}", tool.word()), &[]);
    let menu = if tool == Tool::Search { Menu::Search } else { Menu::None };
    let page = Page { at: &at, menu, title: word("title")?, code: tool.word(), kind: ColumnType::Services };
    Ok(ToolPage {
        frame: column_frame(page, None, head)?,
        purpose: word("purpose")?,
        instead: word("instead")?,
        compare: head.href(&at, &Address::compare()),
        // Without scripts a question ends on the search page: there all ways begin.
        ways: if tool == Tool::Search { ways(directory, head, &at)? } else { ways_in_short(directory, head, &at)? },
    })
}
