//! What every page stands in: title, labels for inspection, 当前位置, header, help and footer.

use jiff::civil::{Date, DateTime};
use serde::Serialize;

use super::part::{Call, Day, Outside};
use crate::address::Address;
use crate::render::Safe;
use crate::vocabulary::{Closed as _, ColumnType};

/// What a page says of itself; [`crate::render::SiteHead::frame`] makes its frame from it.
#[derive(Debug)]
pub struct About<'a> {
    /// Where it stands.
    pub at: &'a Address,
    /// Which item of the menu it belongs to.
    pub menu: Menu,
    /// Its h1, without the site's name.
    pub title: String,
    /// One sentence, for search engines and previews.
    pub description: String,
    /// The way from the home page, which the frame itself puts first; empty on the home page.
    pub crumbs: Vec<Crumb>,
    /// What sort of page it is to the inspection's tools.
    pub labels: Labels,
    /// When what it says was last changed.
    pub updated: Option<Date>,
    /// Where what it says comes from.
    pub source: Option<String>,
}

impl<'a> About<'a> {
    /// A page that belongs to no part of the site and describes itself by its title, such as `404.html`.
    pub fn apart(at: &'a Address, title: String) -> Self {
        Self {
            at,
            menu: Menu::None,
            description: title.clone(),
            crumbs: vec![Crumb::here(title.clone())],
            title,
            labels: Labels::Site,
            updated: None,
            source: None,
        }
    }
}

/// A step of 当前位置.
#[derive(Clone, Debug, Serialize)]
pub struct Crumb {
    /// What it is called.
    pub label: String,
    /// Where it leads; the page itself leads nowhere.
    pub href: Option<String>,
}

impl Crumb {
    /// The page itself.
    pub fn here(label: impl Into<String>) -> Self {
        Self { label: label.into(), href: None }
    }
}

/// The items of the menu.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub enum Menu {
    /// The page belongs to no item.
    None,
    /// 首页.
    Home,
    /// 养老.
    Elder,
    /// 托育.
    Child,
    /// Benefits and procedures.
    Guide,
    /// Policies and notices.
    Policy,
    /// The plan's goals.
    Indicators,
    /// Search.
    Search,
}

impl Menu {
    /// All of them, in the order of the menu.
    pub const ALL: [Self; 8] =
        [Self::None, Self::Home, Self::Elder, Self::Child, Self::Guide, Self::Policy, Self::Indicators, Self::Search];
}

/// The classes of page of the label rules (国办发〔2017〕47号, annex 网页标签规范).
#[derive(Clone, Debug)]
pub enum Labels {
    /// Only what every page has.
    Site,
    /// A page that lists: a column or a part of one.
    Column {
        /// ColumnName.
        name: String,
        /// ColumnDescription.
        description: String,
        /// ColumnKeywords.
        keywords: Vec<String>,
        /// ColumnType.
        kind: ColumnType,
    },
    /// A page with content of its own.
    Content {
        /// ColumnName of the column it stands in.
        column: String,
        /// ColumnType of that column.
        kind: ColumnType,
        /// PubDate; left out when the page has none.
        published: Option<DateTime>,
        /// ContentSource.
        source: Option<String>,
        /// Keywords.
        keywords: Vec<String>,
    },
}

impl Labels {
    /// The labels as pairs; nothing empty. `title`, `description` and `url` are the page's own. One of them describes the
    /// page for search engines as well, which know it in small letters and in capitals (HTML 4.2.5.1).
    pub(crate) fn pairs(&self, title: &str, description: &str, url: Option<&str>) -> Vec<Label> {
        let mut pairs = Vec::new();
        let mut push = |name, content: &str| {
            if !content.is_empty() {
                pairs.push(Label { name, content: content.to_owned() });
            }
        };
        match self {
            Self::Site => push("description", description),
            Self::Column { name, description: about, keywords, kind } => {
                push("description", description);
                push("ColumnName", name);
                push("ColumnDescription", about);
                // The label may not be empty (国办发〔2017〕47号, annex): a column that names no words has its name.
                push("ColumnKeywords", &if keywords.is_empty() { name.clone() } else { keywords.join(",") });
                push("ColumnType", kind.zh());
            }
            Self::Content { column, kind, published, source, keywords } => {
                push("ArticleTitle", title);
                if let Some(moment) = published {
                    push("PubDate", &moment.strftime("%Y-%m-%d %H:%M").to_string());
                }
                push("ContentSource", source.as_deref().unwrap_or_default());
                push("ColumnName", column);
                push("ColumnType", kind.zh());
                push("Keywords", &keywords.join(","));
                push("Description", description);
                push("Url", url.unwrap_or_default());
            }
        }
        pairs
    }
}

/// A `meta` element.
#[derive(Clone, Debug, Serialize)]
pub struct Label {
    /// As the rules write it; capitals count.
    pub name: &'static str,
    /// Never empty.
    pub content: String,
}

/// The frame as templates see it.
#[derive(Debug, Serialize)]
pub struct Frame {
    /// The beginning of `head`: character set, security policy, styles, labels of the site.
    pub head: Safe,
    /// Demo bar, header and menu.
    pub top: Safe,
    /// Help and footer.
    pub bottom: Safe,
    /// BCP 47 tag.
    pub lang: String,
    /// From this page to the site's root: `../../`.
    pub root: String,
    /// The whole title, with the site's name.
    pub title: String,
    /// The h1.
    pub heading: String,
    /// One sentence.
    pub description: String,
    /// The page's whole address; only with a `site-url`.
    pub canonical: Option<String>,
    /// Labels of its class.
    pub labels: Vec<Label>,
    /// 当前位置, the home page first.
    pub crumbs: Vec<Crumb>,
    /// When it was last changed.
    pub updated: Option<Day>,
    /// Where it comes from.
    pub source: Option<String>,
}

/// What the constant parts of the frame are made from.
#[derive(Debug, Serialize)]
pub(crate) struct Surround {
    pub(crate) demo: bool,
    pub(crate) styles: Vec<Style>,
    pub(crate) scripts: Vec<String>,
    pub(crate) icon: Option<String>,
    pub(crate) feed: Option<String>,
    pub(crate) labels: Vec<Label>,
    pub(crate) brand: Brand,
    pub(crate) menu: Vec<Item>,
    /// Whether the search box stands under the menu; the search page has its own.
    pub(crate) search_box: bool,
    pub(crate) help: Help,
    pub(crate) foot: Foot,
}

#[derive(Debug, Serialize)]
pub(crate) struct Style {
    pub(crate) href: String,
    pub(crate) media: Option<&'static str>,
}

/// The site's name; `region` when it begins with the region's.
#[derive(Debug, Serialize)]
pub(crate) struct Brand {
    pub(crate) href: String,
    pub(crate) region: Option<String>,
    pub(crate) name: String,
}

#[derive(Clone, Debug, Serialize)]
pub(crate) struct Item {
    pub(crate) label: String,
    pub(crate) href: String,
    pub(crate) current: bool,
    /// Left out where there is little room.
    pub(crate) extra: bool,
}

#[derive(Debug, Serialize)]
pub(crate) struct Help {
    pub(crate) hotline: Option<Call>,
    pub(crate) supervision: Option<Call>,
    pub(crate) correction: Option<Call>,
    pub(crate) email: Option<String>,
}

#[derive(Debug, Serialize)]
pub(crate) struct Foot {
    pub(crate) links: Vec<Item>,
    pub(crate) report: Option<Outside>,
    pub(crate) emblem: Option<Outside>,
    pub(crate) facts: Vec<Fact>,
}

/// A line of the footer.
#[derive(Debug, Serialize)]
pub(crate) struct Fact {
    pub(crate) label: String,
    /// What stands there; none shows that it is not filled in.
    pub(crate) value: Option<String>,
    pub(crate) link: Option<String>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn content_has_the_labels_of_its_class() {
        let labels = Labels::Content {
            column: "政策文件".into(),
            kind: ColumnType::Policy,
            published: Some(jiff::civil::date(2026, 3, 5).at(8, 0, 0, 0)),
            source: Some("示例单位".into()),
            keywords: vec![],
        };
        let names: Vec<_> =
            labels.pairs("题", "说明", None).into_iter().map(|pair| (pair.name, pair.content)).collect();
        assert_eq!(
            names,
            [
                ("ArticleTitle", "题"),
                ("PubDate", "2026-03-05 08:00"),
                ("ContentSource", "示例单位"),
                ("ColumnName", "政策文件"),
                ("ColumnType", "政策文件"),
                ("Description", "说明"),
            ]
            .map(|(name, content)| (name, content.to_owned()))
        );
    }
}
