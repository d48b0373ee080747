//! The path of every page and file of the site, made from slugs only, and links between them at any depth.

mod file_name;
mod slug;

use std::borrow::Cow;
use std::fmt;

use serde::Serialize;

use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};

pub use file_name::{FileName, FileNameFault};
pub use slug::{RESERVED_KINDS, SLUG_LIMIT, Slug, SlugFault};

use crate::text::pinyin::Initial;

/// What may not stand bare in the path of a URL, and what HTML would take amiss. Non-ASCII is always encoded.
const PATH: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'#')
    .add(b'%')
    .add(b'&')
    .add(b'\'')
    .add(b'<')
    .add(b'>')
    .add(b'?')
    .add(b'[')
    .add(b'\\')
    .add(b']')
    .add(b'^')
    .add(b'`')
    .add(b'{')
    .add(b'|')
    .add(b'}');

/// The way up, cut to the depth of a page. No address is deeper than [`Address::township`]'s later pages (six).
const UP: &str = "../../../../../../../../";

/// What a host shows where nothing is.
const NOT_FOUND: &str = "404.html";

/// The four sections of written pages.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub enum Section {
    /// Policies (政策文件).
    Policy,
    /// Benefits and procedures (办事指南).
    Guide,
    /// Notices (通知公告).
    Notice,
    /// Texts about the site itself.
    Page,
}

impl Section {
    /// All sections, in the order of the site's menu.
    pub const ALL: [Self; 4] = [Self::Policy, Self::Guide, Self::Notice, Self::Page];

    /// The folder of the section in the published site, and the word before the colon in links such as `guide:slug`.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Policy => "policy",
            Self::Guide => "guide",
            Self::Notice => "notice",
            Self::Page => "page",
        }
    }
}

/// A path relative to the site's root: a folder such as `area/qilin/`, empty for the home page, or a file such as
/// `feed.xml`.
///
/// Two pages with equal addresses would overwrite each other. Order is that of the bytes of the path.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Address(Box<str>);

/// Pages of places.
impl Address {
    /// The home page.
    pub fn home() -> Self {
        Self::of("")
    }

    /// A county: `area/<area>/`.
    pub fn area(area: &Slug) -> Self {
        Self(format!("area/{area}/").into())
    }

    /// A kind within a county: `area/<area>/<kind>/`. The kind's slug comes from [`Slug::of_kind`].
    pub fn area_kind(area: &Slug, kind: &Slug) -> Self {
        Self(format!("area/{area}/{kind}/").into())
    }

    /// A township: `area/<area>/town/<code>/`.
    pub fn township(area: &Slug, code: &Slug) -> Self {
        Self(format!("area/{area}/town/{code}/").into())
    }

    /// The booklet of a county, for print: `area/<area>/booklet/`.
    pub fn booklet(area: &Slug) -> Self {
        Self(format!("area/{area}/booklet/").into())
    }

    /// A kind across the whole site: `kind/<kind>/`.
    pub fn kind(kind: &Slug) -> Self {
        Self(format!("kind/{kind}/").into())
    }

    /// A service across the whole site: `service/<service>/`.
    pub fn service(service: &Slug) -> Self {
        Self(format!("service/{service}/").into())
    }

    /// A pinyin initial: `initial/<letter>/`, in lower case, `initial/other/` for names that begin with no letter.
    pub fn initial(initial: Initial) -> Self {
        Self(format!("initial/{}/", initial.slug()).into())
    }

    /// A facility: `facility/<id>/`.
    pub fn facility(id: &Slug) -> Self {
        Self(["facility/", id.as_str(), "/"].concat().into())
    }

    /// A list's later page: `page/<number>/` below the list. The first page is the list itself (so is 0).
    #[must_use]
    pub fn page(&self, number: usize) -> Self {
        if number < 2 { self.clone() } else { Self(format!("{}page/{number}/", self.0).into()) }
    }
}

/// Written pages and what belongs to them.
impl Address {
    /// The list of a section: `policy/`, `guide/`, `notice/`, `page/`.
    pub fn section(section: Section) -> Self {
        Self(format!("{}/", section.word()).into())
    }

    /// A page of a section: `policy/<slug>/` and so on.
    pub fn entry(section: Section, slug: &Slug) -> Self {
        Self(format!("{}/{slug}/", section.word()).into())
    }

    /// A file in the folder of this page: an attachment, a picture, a photo of a facility.
    #[must_use]
    pub fn attachment(&self, name: &FileName) -> Self {
        Self(format!("{}{name}", self.0).into())
    }
}

/// Single pages and files.
impl Address {
    fn of(path: &str) -> Self {
        Self(path.into())
    }

    /// The indicators: `indicators/`.
    pub fn indicators() -> Self {
        Self::of("indicators/")
    }

    /// The search page: `search/`.
    pub fn search() -> Self {
        Self::of("search/")
    }

    /// What is near: `nearby/`.
    pub fn nearby() -> Self {
        Self::of("nearby/")
    }

    /// Side by side: `compare/`.
    pub fn compare() -> Self {
        Self::of("compare/")
    }

    /// What a reader has put aside: `saved/`.
    pub fn saved() -> Self {
        Self::of("saved/")
    }

    /// The elder's version, explained and switched: `elder/`.
    pub fn elder() -> Self {
        Self::of("elder/")
    }

    /// Open data: `data/`.
    pub fn data() -> Self {
        Self::of("data/")
    }

    /// When each county and column was last brought up to date: `freshness/`.
    pub fn freshness() -> Self {
        Self::of("freshness/")
    }

    /// Official terms in plain words: `glossary/`.
    pub fn glossary() -> Self {
        Self::of("glossary/")
    }

    /// The site map for people: `sitemap/`.
    pub fn sitemap() -> Self {
        Self::of("sitemap/")
    }

    /// The index of site maps for search engines: `sitemap.xml`.
    pub fn sitemap_index() -> Self {
        Self::of("sitemap.xml")
    }

    /// One of the site maps that the index names, from 1: `sitemap-<number>.xml`.
    pub fn sitemap_part(number: usize) -> Self {
        Self(format!("sitemap-{number}.xml").into())
    }

    /// The feed: `feed.xml`.
    pub fn feed() -> Self {
        Self::of("feed.xml")
    }

    /// `robots.txt`.
    pub fn robots() -> Self {
        Self::of("robots.txt")
    }

    /// The page for what is not there: `404.html`.
    pub fn not_found() -> Self {
        Self::of(NOT_FOUND)
    }

    /// Whether it is that page.
    pub fn is_not_found(&self) -> bool {
        *self.0 == *NOT_FOUND
    }

    /// An address that moved, as a site writes it: `old/list/`. `None` unless it is up to six folders with names that can
    /// stand in addresses.
    pub fn moved(path: &str) -> Option<Self> {
        let parts: Vec<&str> = path.split('/').filter(|part| !part.is_empty()).collect();
        let fit = (1..=6).contains(&parts.len()) && parts.iter().all(|part| part.parse::<FileName>().is_ok());
        fit.then(|| Self(format!("{}/", parts.join("/")).into()))
    }

    /// The list of every published file: `laoyou-manifest.json`.
    pub fn manifest() -> Self {
        Self::of("laoyou-manifest.json")
    }

    /// A style, script or picture of the theme: `assets/<name>`.
    pub fn asset(name: &FileName) -> Self {
        Self(format!("assets/{name}").into())
    }

    /// A file of open data: `data/<name>`. The name is the program's own, such as `facilities.csv`.
    pub fn data_file(name: &str) -> Self {
        Self(format!("data/{name}").into())
    }

    /// A file of the search index: `search/<name>`. The name is the program's own, such as `manifest.json`.
    pub fn search_file(name: &str) -> Self {
        Self(format!("search/{name}").into())
    }
}

/// Links.
impl Address {
    /// The path itself, not encoded: `area/qilin/`, empty for the home page.
    pub fn path(&self) -> &str {
        &self.0
    }

    /// The path of the file to write: `area/qilin/index.html`, or the file itself.
    pub fn file(&self) -> String {
        if self.is_folder() { [&self.0, "index.html"].concat() } else { self.0.to_string() }
    }

    /// How many folders lie between the root and this page: 0 for the home page, 2 for `area/qilin/`.
    pub fn depth(&self) -> usize {
        self.0.bytes().filter(|byte| *byte == b'/').count()
    }

    /// The way from this page to the site's root: `../../`, and `./` at the root itself.
    pub fn to_root(&self) -> &'static str {
        match self.depth() {
            0 => "./",
            depth => UP.get(..3 * depth).unwrap_or(UP),
        }
    }

    /// The link from another page to this one, encoded: `../../area/qilin/`, `elder-meal/` for what lies below the page, and
    /// `./` from a page to itself. It holds at a domain's root and under any sub-path.
    pub fn href_from(&self, from: &Self) -> String {
        match self.0.strip_prefix(&*from.0).filter(|_| from.is_folder()) {
            Some("") => "./".to_owned(),
            Some(below) => utf8_percent_encode(below, PATH).to_string(),
            None if from.depth() == 0 && !self.0.is_empty() => self.encoded().into_owned(),
            None => self.below(from.to_root()),
        }
    }

    /// The link from a page whose way to the site's root is `root`, encoded.
    pub fn below(&self, root: &str) -> String {
        [root, &self.encoded()].concat()
    }

    /// The whole address under the site's own, encoded. A missing last stroke of `site_url` is added.
    pub fn absolute(&self, site_url: &str) -> String {
        format!("{}/{}", site_url.trim_end_matches('/'), self.encoded())
    }

    /// The link from the root of the host, for `404.html` only, which is shown at any depth. `base` is the path of the
    /// site on its host, such as `/` or `/laoyou/`; missing strokes are added.
    pub fn from_root(&self, base: &str) -> String {
        match base.trim_matches('/') {
            "" => format!("/{}", self.encoded()),
            base => format!("/{base}/{}", self.encoded()),
        }
    }

    /// What must differ between two files on systems that do not tell capitals from small letters.
    pub fn folded(&self) -> String {
        self.0.to_lowercase()
    }

    fn is_folder(&self) -> bool {
        self.0.is_empty() || self.0.ends_with('/')
    }

    fn encoded(&self) -> Cow<'_, str> {
        utf8_percent_encode(&self.0, PATH).into()
    }
}

impl fmt::Display for Address {
    /// As people read it: `/area/qilin/`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "/{}", self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn slug(text: &str) -> Slug {
        text.parse().unwrap()
    }

    #[test]
    fn every_page_of_the_table_has_its_path() {
        let area = slug("qilin");
        let kind = Slug::of_kind("elder.rural-home").unwrap();
        let entry = Address::entry(Section::Policy, &slug("plan"));
        let file: FileName = "附件 1.pdf".parse().unwrap();
        let paths = [
            (Address::home(), "index.html", 0),
            (Address::area(&area), "area/qilin/index.html", 2),
            (Address::area_kind(&area, &kind), "area/qilin/elder-rural-home/index.html", 3),
            (Address::township(&area, &slug("530302001")), "area/qilin/town/530302001/index.html", 4),
            (Address::township(&area, &slug("530302001")).page(2), "area/qilin/town/530302001/page/2/index.html", 6),
            (Address::booklet(&area), "area/qilin/booklet/index.html", 3),
            (Address::kind(&kind).page(1), "kind/elder-rural-home/index.html", 2),
            (Address::service(&slug("meals")), "service/meals/index.html", 2),
            (Address::initial(Initial::of_letter('Q')), "initial/q/index.html", 2),
            (Address::initial(Initial::OTHER), "initial/other/index.html", 2),
            (Address::facility(&slug("hua-yuan")), "facility/hua-yuan/index.html", 2),
            (Address::section(Section::Notice).page(12), "notice/page/12/index.html", 3),
            (entry.clone(), "policy/plan/index.html", 2),
            (entry.attachment(&file), "policy/plan/附件 1.pdf", 2),
            (Address::not_found(), "404.html", 0),
            (Address::sitemap_part(1), "sitemap-1.xml", 0),
            (Address::search_file("manifest.json"), "search/manifest.json", 1),
        ];
        for (address, file, depth) in paths {
            assert_eq!(address.file(), file);
            assert_eq!(address.depth(), depth, "{address}");
        }
    }

    #[test]
    fn links_hold_at_any_depth() {
        let area = Address::area(&slug("qilin"));
        let deep = Address::township(&slug("qilin"), &slug("530302001")).page(2);
        assert_eq!(area.href_from(&Address::home()), "area/qilin/");
        assert_eq!(area.href_from(&area), "./");
        assert_eq!(area.href_from(&Address::facility(&slug("a"))), "../../area/qilin/");
        assert_eq!(area.href_from(&deep), "../../../../../../area/qilin/");
        assert_eq!(Address::home().href_from(&area), "../../");
        assert_eq!(Address::home().href_from(&Address::home()), "./");
        assert_eq!(Address::home().href_from(&Address::not_found()), "./");
        assert_eq!(Address::feed().href_from(&Address::feed()), "feed.xml");
    }

    #[test]
    fn names_of_files_are_encoded_in_links_only() {
        let file: FileName = "附件 #1&100%.pdf".parse().unwrap();
        let address = Address::entry(Section::Guide, &slug("a")).attachment(&file);
        assert_eq!(address.path(), "guide/a/附件 #1&100%.pdf");
        assert_eq!(address.href_from(&Address::home()), "guide/a/%E9%99%84%E4%BB%B6%20%231%26100%25.pdf");
    }

    #[test]
    fn whole_addresses_and_sub_paths() {
        let area = Address::area(&slug("qilin"));
        assert_eq!(area.absolute("https://laoyou.example/"), "https://laoyou.example/area/qilin/");
        assert_eq!(area.absolute("https://laoyou.example/a"), "https://laoyou.example/a/area/qilin/");
        assert_eq!(Address::home().absolute("https://laoyou.example"), "https://laoyou.example/");
        assert_eq!(area.from_root("/"), "/area/qilin/");
        assert_eq!(area.from_root("/laoyou"), "/laoyou/area/qilin/");
        assert_eq!(Address::home().from_root("/laoyou/"), "/laoyou/");
    }

    #[test]
    fn what_moved_stays_inside_the_site() {
        for path in ["old/", "/old/list/", "old//list"] {
            assert!(Address::moved(path).is_some_and(|address| address.file().ends_with("/index.html")), "{path}");
        }
        for path in ["", "/", "../x/", "a/../b/", "a/b/c/d/e/f/g/", "a\\b/"] {
            assert_eq!(Address::moved(path), None, "{path}");
        }
    }

    #[test]
    fn two_names_of_one_address_are_seen() {
        assert_eq!(
            Address::kind(&Slug::of_kind("elder.home").unwrap()),
            Address::kind(&Slug::of_kind("elder-home").unwrap())
        );
    }
}
