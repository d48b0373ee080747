//! Where the links that authors write lead: to a page or file of this site, away from it, or nowhere.
//!
//! An author may write the file beside or above the own one (`../policies/plan.md`, `plan/form.docx`), the address from
//! the site's root (`/policy/plan/`), a folder and slug (`policy:plan`, `facility:fu-an`), or a whole web address. Any of
//! the first three may end in `#` and a heading. Both the check for dead links and the pages ask here, so that what is
//! found right is also what is written.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::OnceLock;

use percent_encoding::percent_decode_str;
use rustc_hash::FxHashMap;

use super::{CopiedFile, Registries, Row, Tallies};
use crate::address::{Address, Section, Slug};
use crate::key::Key;
use crate::markdown::{Form, Link, Settings, Words, render};
use crate::model::page::{Folder, PageHead};
use crate::source::SitePath;
use crate::text::fold::fold;
use crate::text::pinyin::Initial;

/// Facilities in one page of a list.
pub const LIST_PAGE: u32 = 50;

/// Where a link leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Lead {
    /// To a page or file of this site, and to a heading of it by its id.
    Here(Address, Option<String>),
    /// To another site, a mail address or a telephone.
    Outside,
    /// To nothing.
    Nowhere(Dead),
}

/// Why a link leads nowhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dead {
    /// There is no such page or file.
    Missing,
    /// The page is there, but has no such heading.
    Heading,
    /// It is there, but not published.
    Unpublished,
}

/// What links can lead to.
#[derive(Debug)]
pub struct Links<'a> {
    registries: &'a Registries,
    tallies: &'a Tallies,
    rows: &'a [Row],
    hidden: &'a [Box<str>],
    /// Ids, and whether they stand in a preview only; made when the first link leads to one.
    facilities: OnceLock<FxHashMap<Box<str>, bool>>,
    pages: BTreeMap<(Folder, &'a str), &'a PageHead>,
    written: HashMap<&'a str, &'a PageHead>,
    files: HashMap<&'a str, &'a str>,
    /// Where those files go.
    copied: HashSet<&'a str>,
}

/// The page on which a link stands.
#[derive(Clone, Copy, Debug)]
pub struct Origin<'a> {
    /// The file it was written in.
    pub file: &'a SitePath,
    /// Whether that page stands in a preview only; then what it leads to may as well.
    pub draft: bool,
}

impl<'a> Links<'a> {
    /// Collects what there is.
    pub fn new(
        registries: &'a Registries,
        tallies: &'a Tallies,
        rows: &'a [Row],
        pages: impl IntoIterator<Item = &'a PageHead>,
        files: &'a [CopiedFile],
    ) -> Self {
        let pages: BTreeMap<_, _> =
            pages.into_iter().map(|head| ((head.at.folder, head.at.slug.as_str()), head)).collect();
        Self {
            registries,
            tallies,
            rows,
            hidden: &[],
            facilities: OnceLock::new(),
            written: pages.values().map(|&head| (head.file.as_str(), head)).collect(),
            pages,
            copied: files.iter().map(|file| file.to.as_str()).collect(),
            files: files.iter().map(|file| (file.from.as_str(), file.to.as_str())).collect(),
        }
    }

    /// The key of everything that decides where links lead; `ids` is that of all facilities ([`Directory::ids`]).
    ///
    /// [`Directory::ids`]: super::Directory::ids
    pub fn key(&self, ids: Key) -> Key {
        let mut files: Vec<(&str, &str)> = self.files.iter().map(|(&from, &to)| (from, to)).collect();
        files.sort_unstable();
        let pages: Vec<&PageHead> = self.pages.values().copied().collect();
        Key::of(&(self.registries, self.tallies, ids, pages, files))
    }

    /// Adds entries that are there but not published, by id.
    #[must_use]
    pub fn hiding(self, ids: &'a [Box<str>]) -> Self {
        Self { hidden: ids, facilities: OnceLock::new(), ..self }
    }

    fn facilities(&self) -> &FxHashMap<Box<str>, bool> {
        self.facilities.get_or_init(|| {
            let shown = self.rows.iter().map(|row| (row.id.clone(), row.draft));
            shown.chain(self.hidden.iter().map(|id| (id.clone(), true))).collect()
        })
    }

    /// Where a link leads that was written on a page.
    pub fn resolve(&self, from: Origin<'_>, written: &str) -> Lead {
        let written = written.trim();
        let (target, fragment) = written.split_once('#').map_or((written, None), |(target, rest)| (target, Some(rest)));
        let target = target.split_once('?').map_or(target, |(target, _)| target);
        let target = percent_decode_str(target).decode_utf8().unwrap_or(Cow::Borrowed(target));
        let led = match target.split_once(':') {
            Some(("http" | "https" | "mailto" | "tel", _)) => return Lead::Outside,
            Some(("facility", id)) => self.facility(id.trim()),
            Some((word, slug)) => Section::ALL
                .into_iter()
                .find(|section| section.word() == word)
                .map_or(Err(Dead::Missing), |section| self.page(section, slug.trim())),
            None if target.is_empty() => self.written(from.file.as_str()),
            None if target.starts_with('/') => self.at(&target),
            None => self.beside(from.file, &target),
        };
        let found = match led {
            Ok(found) if found.draft && !from.draft => return Lead::Nowhere(Dead::Unpublished),
            Ok(found) => found,
            Err(dead) => return Lead::Nowhere(dead),
        };
        match (fragment.filter(|fragment| !fragment.is_empty()), found.head) {
            (None, _) => Lead::Here(found.address, None),
            (Some(fragment), Some(head)) => match heading(head, fragment) {
                Some(id) => Lead::Here(found.address, Some(id)),
                None => Lead::Nowhere(Dead::Heading),
            },
            // What other pages name their parts is not for authors to rely on.
            (Some(_), None) => Lead::Nowhere(Dead::Heading),
        }
    }

    /// The page that stands at an address without its leading stroke, such as `area/qilin/`; `None` when there is none.
    pub fn address(&self, path: &str) -> Option<Address> {
        self.at(path).ok().map(|found| found.address)
    }

    fn at(&self, path: &str) -> Result<Found<'a>, Dead> {
        let path = path.trim_start_matches('/');
        if let Some(address) = self.copied(path) {
            return Ok(Found::plain(address));
        }
        let path = path.strip_suffix("index.html").unwrap_or(path);
        let mut parts: Vec<&str> = path.split('/').filter(|part| !part.is_empty()).collect();
        let mut number = 1;
        if let [list @ .., "page", last] = parts.as_slice()
            && matches!(list.first(), Some(&("area" | "kind" | "service" | "initial")))
            && let Ok(last) = last.parse::<u32>()
        {
            number = last.max(1);
            parts.truncate(parts.len() - 2);
        }
        match parts.as_slice() {
            ["facility", id] => self.facility(id),
            [section, slug] if Section::ALL.iter().any(|known| known.word() == *section) => {
                let section = Section::ALL.into_iter().find(|known| known.word() == *section).ok_or(Dead::Missing)?;
                self.page(section, slug)
            }
            parts => {
                let (address, entries) = self.list(parts).ok_or(Dead::Missing)?;
                let pages = entries.div_ceil(LIST_PAGE).max(1);
                if number > pages { Err(Dead::Missing) } else { Ok(Found::plain(address.page(number as usize))) }
            }
        }
    }

    /// A page that is no entry, and how many entries it lists.
    fn list(&self, parts: &[&str]) -> Option<(Address, u32)> {
        let registries = self.registries;
        let count = |count: Option<&u32>| count.copied().filter(|&count| count > 0);
        let kind =
            |slug: &str| registries.each_kind().find(|(_, kind)| kind.code.replace('.', "-") == slug).map(|(id, _)| id);
        let single = match parts {
            [] => Address::home(),
            ["area", slug] => {
                registries.find_area(slug)?;
                Address::area(&slug.parse().ok()?)
            }
            ["area", slug, "booklet"] => {
                registries.find_area(slug)?;
                Address::booklet(&slug.parse().ok()?)
            }
            ["area", slug, "town", code] => {
                let area = registries.find_area(slug)?;
                let (id, _) = registries.townships_of(area).find(|(_, township)| township.code == *code)?;
                let entries = count(self.tallies.townships.get(&id)).unwrap_or(0);
                return Some((Address::township(&slug.parse().ok()?, &code.parse().ok()?), entries));
            }
            ["area", slug, code] => {
                let entries = count(self.tallies.area_kinds.get(&(registries.find_area(slug)?, kind(code)?)))?;
                return Some((Address::area_kind(&slug.parse().ok()?, &code.parse().ok()?), entries));
            }
            ["kind", code] => {
                let entries = count(self.tallies.kinds.get(&kind(code)?))?;
                return Some((Address::kind(&code.parse().ok()?), entries));
            }
            ["service", code] => {
                let (id, _) = registries.each_service().find(|(_, service)| service.code.replace('.', "-") == *code)?;
                return Some((Address::service(&code.parse().ok()?), count(self.tallies.services.get(&id))?));
            }
            ["initial", letter] => {
                let initial = Initial::all().find(|initial| initial.slug() == *letter)?;
                return Some((Address::initial(initial), count(self.tallies.initials.get(&initial))?));
            }
            [section] if Section::ALL.iter().any(|known| known.word() == *section) => {
                let section = Section::ALL.into_iter().find(|known| known.word() == *section)?;
                self.pages.keys().find(|(folder, _)| section_of(*folder) == section)?;
                Address::section(section)
            }
            ["indicators"] => Address::indicators(),
            ["search"] => Address::search(),
            ["nearby"] => Address::nearby(),
            ["compare"] => Address::compare(),
            ["saved"] => Address::saved(),
            ["elder"] => Address::elder(),
            ["data"] => Address::data(),
            ["freshness"] => Address::freshness(),
            ["glossary"] if !registries.glossary.is_empty() => Address::glossary(),
            ["sitemap"] => Address::sitemap(),
            _ => return None,
        };
        Some((single, 0))
    }

    fn facility(&self, id: &str) -> Result<Found<'a>, Dead> {
        let draft = *self.facilities().get(id).ok_or(Dead::Missing)?;
        let address = Address::facility(&slug(id)?);
        Ok(Found { address, draft, head: None })
    }

    fn page(&self, section: Section, slug: &str) -> Result<Found<'a>, Dead> {
        let folder = Folder::ALL.into_iter().find(|&folder| section_of(folder) == section).ok_or(Dead::Missing)?;
        self.pages.get(&(folder, slug)).ok_or(Dead::Missing).and_then(|head| Found::head(head))
    }

    /// A page by the file it was written in; within an entry, the entry's own page.
    fn written(&self, file: &str) -> Result<Found<'a>, Dead> {
        if let Some(head) = self.written.get(file) {
            return Found::head(head);
        }
        let name = file.rsplit('/').next().unwrap_or_default();
        match name.rsplit_once('.') {
            Some((id, "yaml" | "yml")) if file.starts_with(&self.registries.config.facilities) => self.facility(id),
            _ => Err(Dead::Missing),
        }
    }

    /// What a relative path leads to: another author's file, or one in the folder of the own page.
    fn beside(&self, from: &SitePath, target: &str) -> Result<Found<'a>, Dead> {
        let file = join(from.folder(), target).ok_or(Dead::Missing)?;
        match self.files.get(file.as_str()) {
            Some(to) => self.copied(to).map(Found::plain).ok_or(Dead::Missing),
            None => self.written(&file),
        }
    }

    /// The address of a copied file, by where it goes.
    fn copied(&self, to: &str) -> Option<Address> {
        let (folder, name) = to.trim_end_matches('/').rsplit_once('/')?;
        let name = name.parse().ok()?;
        // The file's own page stands above it, so only that is looked up.
        let page = match folder.split('/').collect::<Vec<_>>().as_slice() {
            ["facility", id] => Address::facility(&id.parse().ok()?),
            [section, slug] => {
                let section = Section::ALL.into_iter().find(|known| known.word() == *section)?;
                Address::entry(section, &slug.parse().ok()?)
            }
            _ => return None,
        };
        let address = page.attachment(&name);
        self.copied.contains(address.path()).then_some(address)
    }
}

/// What was found.
struct Found<'a> {
    address: Address,
    draft: bool,
    head: Option<&'a PageHead>,
}

impl<'a> Found<'a> {
    fn plain(address: Address) -> Self {
        Self { address, draft: false, head: None }
    }

    fn head(head: &'a PageHead) -> Result<Self, Dead> {
        Ok(Self { address: page_address(head).ok_or(Dead::Missing)?, draft: head.draft, head: Some(head) })
    }
}

/// The section in which the pages of a folder stand.
pub const fn section_of(folder: Folder) -> Section {
    match folder {
        Folder::Policy => Section::Policy,
        Folder::Guide => Section::Guide,
        Folder::Notice => Section::Notice,
        Folder::Page => Section::Page,
    }
}

/// The address of a written page; every checked page has one.
pub fn page_address(head: &PageHead) -> Option<Address> {
    Some(Address::entry(section_of(head.at.folder), &head.at.slug.parse().ok()?))
}

fn slug(text: &str) -> Result<Slug, Dead> {
    text.parse().map_err(|_| Dead::Missing)
}

/// The id of a heading that an author named by its id or its words.
fn heading(head: &PageHead, fragment: &str) -> Option<String> {
    let wanted = percent_decode_str(fragment).decode_utf8_lossy();
    let folded = fold(&wanted);
    let words = Words { table: "", footnotes: "", back: "", leaves: "", done: "", undone: "" };
    let settings = Settings { form: Form::Page, resolve: &|_| Link::Dead, words };
    render(&head.body, &settings)
        .headings
        .into_iter()
        .find(|heading| {
            heading.id == wanted
                || heading.id.strip_prefix("h-") == Some(wanted.as_ref())
                || fold(&heading.text) == folded
        })
        .map(|heading| heading.id)
}

/// A relative path from a folder; `None` when it leads above the site.
fn join(folder: &str, relative: &str) -> Option<String> {
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in relative.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::directory::example::registries;
    use crate::model::page::PageRef;
    use crate::model::{AreaId, KindId};

    fn head(folder: Folder, stem: &str, draft: bool) -> PageHead {
        PageHead {
            at: PageRef { folder, slug: stem.to_owned() },
            file: SitePath::new(format!("content/{}/{stem}.md", folder.directory())),
            title: stem.to_owned(),
            summary: None,
            audience: Vec::new(),
            areas: Vec::new(),
            keywords: Vec::new(),
            column: None,
            related: Vec::new(),
            source: None,
            attachments: Vec::new(),
            body: "# 主要目标\n".to_owned(),
            draft,
        }
    }

    #[test]
    fn links_lead_where_there_is_something() {
        let registries = registries();
        let tallies = Tallies {
            areas: [(AreaId::new(0), 51)].into(),
            kinds: [(KindId::new(0), 51)].into(),
            area_kinds: [((AreaId::new(0), KindId::new(0)), 51)].into(),
            ..Tallies::default()
        };
        let heads =
            [head(Folder::Policy, "plan", false), head(Folder::Guide, "card", false), head(Folder::Page, "new", true)];
        let files =
            [CopiedFile { to: "guide/card/form.pdf".to_owned(), from: SitePath::new("content/guides/card/form.pdf") }];
        let links = Links::new(&registries, &tallies, &[], &heads, &files);
        let own = SitePath::new("content/guides/card.md");
        let lead = |written: &str| match links.resolve(Origin { file: &own, draft: false }, written) {
            Lead::Here(address, None) => address.to_string(),
            Lead::Here(address, Some(id)) => format!("{address}#{id}"),
            Lead::Outside => "outside".to_owned(),
            Lead::Nowhere(dead) => format!("{dead:?}"),
        };
        for (written, leads) in [
            ("../policies/plan.md", "/policy/plan/"),
            ("../policies/plan.md#主要目标", "/policy/plan/#h-zhu-yao-mu-biao"),
            ("../policies/plan.md#h-zhu-yao-mu-biao", "/policy/plan/#h-zhu-yao-mu-biao"),
            ("../policies/plan.md#没有", "Heading"),
            ("policy:plan", "/policy/plan/"),
            ("/policy/plan", "/policy/plan/"),
            ("/policy/plan/index.html", "/policy/plan/"),
            ("card/form.pdf", "/guide/card/form.pdf"),
            ("/guide/card/form.pdf", "/guide/card/form.pdf"),
            ("card/other.pdf", "Missing"),
            ("/", "/"),
            ("/area/jia/", "/area/jia/"),
            ("/area/jia/elder-home/page/2/", "/area/jia/elder-home/page/2/"),
            ("/area/jia/elder-home/page/3/", "Missing"),
            ("/area/jia/town/010101001/", "/area/jia/town/010101001/"),
            ("/kind/child-nursery/", "Missing"),
            ("/facility/none/", "Missing"),
            ("page:new", "Unpublished"),
            ("/page/new/", "Unpublished"),
            ("../../../etc/passwd", "Missing"),
            ("javascript:alert(1)", "Missing"),
            ("https://www.gov.cn/", "outside"),
            ("tel:12345", "outside"),
        ] {
            assert_eq!(lead(written), leads, "{written}");
        }
    }
}
