//! The pages that need scripts: each says what it would do and what to use without them.

use serde::Serialize;

use super::article::{Page, column_frame};
use super::frame::{Frame, Menu};
use super::ways::{Ways, ways};
use crate::address::Address;
use crate::directory::Directory;
use crate::render::{RenderError, SiteHead};
use crate::vocabulary::ColumnType;

/// The four pages.
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
}

impl Tool {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Search, Self::Nearby, Self::Compare, Self::Saved];

    /// Where it stands.
    pub fn address(self) -> Address {
        match self {
            Self::Search => Address::search(),
            Self::Nearby => Address::nearby(),
            Self::Compare => Address::compare(),
            Self::Saved => Address::saved(),
        }
    }

    const fn word(self) -> &'static str {
        match self {
            Self::Search => "search",
            Self::Nearby => "nearby",
            Self::Compare => "compare",
            Self::Saved => "saved",
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
        ways: ways(directory, head, &at)?,
    })
}
