//! All pages together: two at one address, references to others, and the order in which they are listed.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::{CheckedPage, Written};
use crate::address::Address;
use crate::check::lookup::parse_page_ref;
use crate::diagnostic::catalogue::page as codes;
use crate::diagnostic::{Diagnostic, Diagnostics, Severity};
use crate::directory::CopiedFile;
use crate::directory::links::{Dead, Lead, Links, Origin, page_address};
use crate::model::page::{PageHead, PageRef};
use crate::model::{ColumnId, Guide, Notice, Page, Policy};
use crate::source::{Place, SitePath};
use crate::text::nearest::nearest;
use crate::text::width::clip;

/// Characters of the author's words that a sentence repeats.
const QUOTED: usize = 60;

/// All pages, published or not, each at an address of its own.
#[derive(Debug, Default)]
pub struct WrittenPages {
    pages: Vec<CheckedPage>,
    /// Attachments and pictures of all of them, sorted.
    files: Vec<CopiedFile>,
    /// Files of pages that could not be read. What leads to them is not at fault.
    broken: Vec<SitePath>,
}

/// Pages as a directory has them.
#[derive(Debug, Default)]
pub struct Pages {
    /// Newest first by publication, then slug.
    pub policies: Vec<Policy>,
    /// By slug.
    pub guides: Vec<Guide>,
    /// Newest first, then slug.
    pub notices: Vec<Notice>,
    /// By slug.
    pub pages: Vec<Page>,
    /// Their attachments and pictures.
    pub files: Vec<CopiedFile>,
    /// The first day on which one of them reads otherwise without an edit.
    pub next_change: Option<Date>,
}

/// Gathers pages, in the order of their files, and the files of those that could not be read; a second page at an
/// address is left out and reported.
pub fn pages(found: impl IntoIterator<Item = Result<CheckedPage, SitePath>>) -> (WrittenPages, Diagnostics) {
    let mut diagnostics = Diagnostics::new();
    let mut taken: BTreeMap<PageRef, Place> = BTreeMap::new();
    let mut written = WrittenPages::default();
    for page in found {
        let page = match page {
            Ok(page) => page,
            Err(file) => {
                written.broken.push(file);
                continue;
            }
        };
        let head = page.page.head();
        if let Some(first) = taken.get(&head.at) {
            let address = page_address(head).as_ref().map(Address::to_string).unwrap_or_default();
            diagnostics.report(
                Diagnostic::new(&codes::PAGE_ADDRESS_TWICE, page.at.clone())
                    .with("value", address)
                    .with("other", first.file.as_str())
                    .related(first.clone()),
            );
            continue;
        }
        taken.insert(head.at.clone(), page.at.clone());
        written.files.extend(page.files.iter().cloned());
        written.pages.push(page);
    }
    written.files.sort();
    (written, diagnostics)
}

impl WrittenPages {
    /// The heads of all of them, published or not: what links can lead to.
    pub fn heads(&self) -> impl Iterator<Item = &PageHead> {
        self.pages.iter().map(|page| page.page.head())
    }

    /// Whether a page could not be read, so that what it would fill seems empty.
    pub(in crate::check) fn has_broken(&self) -> bool {
        !self.broken.is_empty()
    }

    /// Whether a page could not be read that this names by its file.
    fn is_broken(&self, to: &PageRef) -> bool {
        let folder = |file: &SitePath| file.folder().rsplit('/').next() == Some(to.folder.directory());
        self.broken.iter().any(|file| file.stem() == to.slug && folder(file))
    }

    /// Attachments and pictures of all of them.
    pub fn files(&self) -> &[CopiedFile] {
        &self.files
    }

    /// The newest day of the published pages of each column.
    pub(in crate::check) fn columns(&self) -> BTreeMap<ColumnId, Option<Date>> {
        let mut columns: BTreeMap<ColumnId, Option<Date>> = BTreeMap::new();
        for page in self.pages.iter().filter(|page| !page.page.head().draft) {
            if let Some(column) = page.page.head().column {
                let newest = columns.entry(column).or_default();
                *newest = (*newest).max(page.page.dated());
            }
        }
        columns
    }

    /// The newest day of all published policies and notices, which stand on the home page.
    pub(in crate::check) fn newest(&self) -> Option<Date> {
        let published = self.pages.iter().filter(|page| !page.page.head().draft);
        published.filter_map(|page| page.page.dated()).max()
    }

    /// References to pages that are not there.
    pub(in crate::check) fn references_astray(&self) -> Diagnostics {
        self.each(|page, own| {
            for reference in &page.refs {
                let written = format!("{}/{}", reference.to.folder.slug(), reference.to.slug);
                if let Some(fault) =
                    self.judge(&reference.to, &written, &reference.at, page.page.head(), reference.other)
                {
                    own.report(fault);
                }
            }
        })
    }

    /// Links that lead nowhere.
    pub(in crate::check) fn links_astray(&self, links: &Links<'_>) -> Diagnostics {
        self.each(|page, own| {
            let head = page.page.head();
            for (written, at) in &page.links {
                let Lead::Nowhere(dead) = links.resolve(Origin { file: &head.file, draft: head.draft }, written) else {
                    continue;
                };
                let target = written.split('#').next().unwrap_or_default();
                // `plan.md` beside the own file, or any other way to name a page.
                let beside = || Some(PageRef { folder: head.at.folder, slug: target.strip_suffix(".md")?.to_owned() });
                let named = parse_page_ref(target).or_else(beside);
                if !named.is_some_and(|page| self.is_broken(&page)) {
                    own.report(dead_link(dead, written, Some(at.clone())).with_some("near", self.near(head, target)));
                }
            }
        })
    }

    /// The page that an author probably meant, as a relative file.
    fn near(&self, from: &PageHead, target: &str) -> Option<String> {
        let name = target.trim_end_matches('/').rsplit('/').next()?;
        let name = name.strip_suffix(".md").unwrap_or(name);
        let slug = nearest(name, self.heads().map(|head| head.at.slug.as_str()))?;
        let head = self.heads().find(|head| head.at.slug == slug)?;
        let folder = (head.at.folder != from.at.folder).then(|| format!("../{}/", head.at.folder.directory()));
        Some(format!("{}{}", folder.unwrap_or_default(), head.file.name()))
    }

    /// Faults of each page; those of a page that is not published are warnings.
    fn each(&self, find: impl Fn(&CheckedPage, &mut Diagnostics)) -> Diagnostics {
        let mut found = Diagnostics::new();
        for page in &self.pages {
            let mut own = Diagnostics::new();
            find(page, &mut own);
            if page.page.head().draft {
                own.soften();
            }
            found.append(own);
        }
        found
    }

    /// A fault of a reference that stands in no page: the plan that `site.yaml` names.
    pub(in crate::check) fn unknown(&self, to: &PageRef) -> Option<Diagnostic> {
        let written = format!("{}/{}", to.folder.slug(), to.slug);
        self.fault_of(to, &written, false)
    }

    fn judge(&self, to: &PageRef, written: &str, at: &Place, head: &PageHead, other: bool) -> Option<Diagnostic> {
        let mut fault = if other && head.at == *to {
            Diagnostic::new(&codes::PAGE_ITSELF, None).with("value", written)
        } else {
            self.fault_of(to, written, head.draft)?
        };
        fault.place = Some(at.clone());
        Some(fault)
    }

    fn fault_of(&self, to: &PageRef, written: &str, from_draft: bool) -> Option<Diagnostic> {
        match self.heads().find(|head| head.at == *to) {
            Some(head) if head.draft && !from_draft => {
                Some(Diagnostic::new(&codes::LINK_UNPUBLISHED, None).with("value", written))
            }
            Some(_) => None,
            None if self.is_broken(to) => None,
            None => {
                let known: Vec<String> =
                    self.heads().map(|head| format!("{}/{}", head.at.folder.slug(), head.at.slug)).collect();
                let near = nearest(written, known.iter().map(String::as_str)).map(str::to_owned);
                Some(Diagnostic::new(&codes::PAGE_UNKNOWN, None).with("value", written).with_some("near", near))
            }
        }
    }

    /// The pages as lists show them; those not published only for a preview.
    pub fn into_pages(self, preview: bool) -> Pages {
        let mut pages = Pages::default();
        for CheckedPage { page, files, next_change, .. } in self.pages {
            pages.next_change = [pages.next_change, next_change].into_iter().flatten().min();
            if page.head().draft && !preview {
                continue;
            }
            pages.files.extend(files);
            match page {
                Written::Policy(policy) => pages.policies.push(*policy),
                Written::Guide(guide) => pages.guides.push(*guide),
                Written::Notice(notice) => pages.notices.push(*notice),
                Written::Page(page) => pages.pages.push(*page),
            }
        }
        let slug = |head: &PageHead| head.at.slug.clone();
        pages.policies.sort_by_cached_key(|policy| (std::cmp::Reverse(policy.published_at), slug(&policy.head)));
        pages.notices.sort_by_cached_key(|notice| (std::cmp::Reverse(notice.published_at), slug(&notice.head)));
        pages.guides.sort_by_cached_key(|guide| slug(&guide.head));
        pages.pages.sort_by_cached_key(|page| slug(&page.head));
        pages.files.sort();
        pages
    }
}

/// The fault of a link that leads nowhere.
pub(in crate::check) fn dead_link(dead: Dead, written: &str, at: Option<Place>) -> Diagnostic {
    let code = match dead {
        Dead::Missing => &codes::DEAD_LINK,
        Dead::Heading => &codes::DEAD_HEADING,
        Dead::Unpublished => &codes::LINK_UNPUBLISHED,
    };
    assert_eq!(code.severity, Severity::Error);
    Diagnostic::new(code, at).with("value", clip(written, QUOTED))
}
