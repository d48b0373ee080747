//! What each file of a site is, by where it stands.

use std::ops::Range;
use std::path::Path;

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::walk::{Listed, walk};
use super::{Error, Stamp};
use crate::diagnostic::catalogue::inventory::{FILE_ASTRAY, FILE_MISSING, WRONG_ENDING};
use crate::diagnostic::{Diagnostic, Diagnostics, Value};
use crate::field::FileKind;
use crate::source::{Place, SitePath};

/// The files of a site, sorted by what they are and then by path.
#[derive(Debug, Default)]
pub struct Inventory {
    /// Registries and other single files: one of each at the most.
    pub singles: Vec<(FileKind, SitePath)>,
    /// Facility entries.
    pub entries: Vec<Listed>,
    /// `availability.csv` of each area that has one.
    pub availability: Vec<SitePath>,
    /// Markdown pages.
    pub pages: Vec<(FileKind, Listed)>,
    /// Pictures and attachments: everything in a folder named like an entry or a page.
    pub beside: Vec<Listed>,
    /// Which of them lie in each folder.
    folders: FxHashMap<String, Range<usize>>,
}

/// The single files: where they stand below `content` or `facilities`, and what they hold.
const SINGLES: [(FileKind, Home, &str, bool, Value); 9] = [
    (
        FileKind::Areas,
        Home::Facilities,
        "areas.yaml",
        true,
        Value::Term { zh: "有哪些县区和乡镇", en: "areas and townships" },
    ),
    (FileKind::Kinds, Home::Facilities, "kinds.yaml", false, Value::Term { zh: "机构的类型", en: "kinds of facility" }),
    (
        FileKind::Retired,
        Home::Facilities,
        "retired.csv",
        false,
        Value::Term { zh: "不再用的编号", en: "ids no longer used" },
    ),
    (
        FileKind::Site,
        Home::Content,
        "site.yaml",
        true,
        Value::Term { zh: "谁主办这个网站", en: "who publishes the site" },
    ),
    (FileKind::Services, Home::Content, "services.yaml", true, Value::Term { zh: "有哪些服务", en: "services" }),
    (
        FileKind::Indicators,
        Home::Content,
        "indicators.yaml",
        false,
        Value::Term { zh: "规划的指标", en: "the plan's goals" },
    ),
    (
        FileKind::Glossary,
        Home::Content,
        "glossary.yaml",
        false,
        Value::Term { zh: "要解释的词", en: "terms explained" },
    ),
    (
        FileKind::Synonyms,
        Home::Content,
        "synonyms.yaml",
        false,
        Value::Term { zh: "同义词", en: "words that mean the same" },
    ),
    (FileKind::Pinyin, Home::Content, "pinyin.yaml", false, Value::Term { zh: "地名的读音", en: "local readings" }),
];

const FOLDERS: [(FileKind, &str); 4] = [
    (FileKind::Policy, "policies"),
    (FileKind::Guide, "guides"),
    (FileKind::Notice, "notices"),
    (FileKind::Page, "pages"),
];

#[derive(Clone, Copy, PartialEq, Eq)]
enum Home {
    Content,
    Facilities,
}

/// Lists `content` and `facilities` (folders relative to the site) and says what each file is; files in a place that
/// nothing reads, and files that are missing, are reported.
pub fn inventory(
    site: &Path,
    content: &str,
    facilities: &str,
    diagnostics: &mut Diagnostics,
) -> Result<Inventory, Error> {
    let mut inventory = Inventory::default();
    for (folder, home) in [(content, Home::Content), (facilities, Home::Facilities)] {
        let listing = walk(site, folder)?;
        listing.diagnostics.into_iter().for_each(|fault| diagnostics.report(fault));
        let sort = |listed: &Listed| home.sort_of(listed.path.as_str()[folder.len()..].trim_start_matches('/'));
        let sorts: Vec<Sort> = listing.files.par_iter().map(sort).collect();
        for (listed, sort) in listing.files.into_iter().zip(sorts) {
            if let Some(fault) = inventory.add(listed, sort) {
                diagnostics.report(match home {
                    Home::Content => fault.with("content", content),
                    Home::Facilities => fault.with("facilities", facilities),
                });
            }
        }
    }
    inventory.report_strays(diagnostics);
    for (kind, home, name, required, means) in SINGLES {
        if required && !inventory.singles.iter().any(|(known, _)| *known == kind) {
            let folder = if home == Home::Content { content } else { facilities };
            let file = format!("{folder}/{name}");
            diagnostics.report(Diagnostic::new(&FILE_MISSING, None).with("file", file).with("means", means));
        }
    }
    Ok(inventory)
}

/// What a file is.
#[derive(Clone, Copy)]
enum Sort {
    Single(FileKind),
    Entry,
    Availability,
    Page(FileKind),
    /// A picture or an attachment.
    Beside,
    /// It would be read if it did not end in `.yml`, say.
    WrongEnding(&'static str, &'static str),
    Astray,
}

impl Home {
    /// What a file is by its path in the folder.
    fn sort_of(self, inside: &str) -> Sort {
        let mut parts = inside.split('/');
        let parts = [parts.next(), parts.next(), parts.next(), parts.next()];
        match self {
            Self::Content => Self::sort_of_content(parts),
            Self::Facilities => Self::sort_of_facilities(parts),
        }
    }

    fn sort_of_content(parts: [Option<&str>; 4]) -> Sort {
        let kind = |folder| FOLDERS.iter().find(|(_, known)| *known == folder).map(|&(kind, _)| kind);
        match parts {
            [Some(name), None, ..] => Self::Content.sort_of_single(name),
            [Some(folder), Some(name), None, _] => match kind(folder) {
                Some(kind) if name.ends_with(".md") => Sort::Page(kind),
                Some(_) => wrong_ending(name, "md", &["markdown", "txt", "docx", "doc", "MD"]),
                None => Sort::Astray,
            },
            [Some(folder), _, Some(_), None] if kind(folder).is_some() => Sort::Beside,
            _ => Sort::Astray,
        }
    }

    fn sort_of_facilities(parts: [Option<&str>; 4]) -> Sort {
        match parts {
            [Some(name), None, ..] => Self::Facilities.sort_of_single(name),
            [_, Some("availability.csv"), None, _] => Sort::Availability,
            [_, Some(name), None, _] if name.ends_with(".yaml") => Sort::Entry,
            [_, Some(name), None, _] => wrong_ending(name, "yaml", &["yml", "txt", "YAML", "yaml.txt", "json"]),
            [_, _, Some(_), None] => Sort::Beside,
            _ => Sort::Astray,
        }
    }

    fn sort_of_single(self, name: &str) -> Sort {
        match SINGLES.iter().find(|(_, home, known, ..)| *home == self && *known == name) {
            Some((kind, ..)) => Sort::Single(*kind),
            None => wrong_ending(name, "yaml", &["yml"]),
        }
    }
}

fn wrong_ending(name: &str, expected: &'static str, slips: &[&'static str]) -> Sort {
    let slip = slips.iter().find(|slip| name.strip_suffix(**slip).is_some_and(|stem| stem.ends_with('.')));
    slip.map_or(Sort::Astray, |slip| Sort::WrongEnding(slip, expected))
}

impl Inventory {
    fn add(&mut self, listed: Listed, sort: Sort) -> Option<Diagnostic> {
        match sort {
            Sort::Single(kind) => self.singles.push((kind, listed.path)),
            Sort::Entry => self.entries.push(listed),
            Sort::Availability => self.availability.push(listed.path),
            Sort::Page(kind) => self.pages.push((kind, listed)),
            Sort::Beside => self.beside.push(listed),
            Sort::WrongEnding(ending, expected) => {
                let fault = Diagnostic::new(&WRONG_ENDING, Place::file(listed.path));
                return Some(fault.with("ending", ending).with("expected", expected));
            }
            Sort::Astray => return Some(Diagnostic::new(&FILE_ASTRAY, Place::file(listed.path))),
        }
        None
    }

    /// A folder of pictures or attachments belongs to an entry or a page of its name.
    fn report_strays(&mut self, diagnostics: &mut Diagnostics) {
        if self.beside.is_empty() {
            return;
        }
        let has_page = |page: String| self.pages.iter().any(|(_, listed)| listed.path.as_str() == page);
        let has_entry =
            |entry: String| self.entries.binary_search_by(|listed| listed.path.as_str().cmp(&entry)).is_ok();
        let has_owner = |folder: &str| has_entry(format!("{folder}.yaml")) || has_page(format!("{folder}.md"));
        let (mut kept, strays): (Vec<Listed>, Vec<Listed>) =
            std::mem::take(&mut self.beside).into_iter().partition(|listed| has_owner(listed.path.folder()));
        // `-` sorts before `/`: the order of paths is not that of folders.
        kept.sort_unstable_by(|a, b| (a.path.folder(), &a.path).cmp(&(b.path.folder(), &b.path)));
        let mut start = 0;
        for files in kept.chunk_by(|a, b| a.path.folder() == b.path.folder()) {
            let folder = files[0].path.folder().to_owned();
            self.folders.insert(folder, start..start + files.len());
            start += files.len();
        }
        self.beside = kept;
        for stray in strays {
            let folder = stray.path.folder().to_owned();
            let owner = folder.rsplit('/').next().unwrap_or_default();
            diagnostics.report(Diagnostic::new(&FILE_ASTRAY, Place::file(stray.path)).with("owner", owner));
        }
    }

    /// The entries of an area's folder: paths that begin alike stand together.
    pub fn entries_of(&self, folder: &str) -> &[Listed] {
        let prefix = format!("{folder}/");
        let from = &self.entries[self.entries.partition_point(|entry| *entry.path.as_str() < *prefix)..];
        &from[..from.partition_point(|entry| entry.path.as_str().starts_with(&prefix))]
    }

    /// The folders of areas that have entries, with these.
    pub fn areas(&self) -> Vec<(&str, &[Listed])> {
        let mut areas = Vec::new();
        let mut rest = &*self.entries;
        while let Some(first) = rest.first() {
            let folder = first.path.folder();
            let area = self.entries_of(folder);
            rest = &rest[area.len()..];
            areas.push((folder, area));
        }
        areas
    }

    /// The files in the folder named like an entry or a page, with their sizes.
    pub fn beside(&self, owner: &SitePath) -> impl Iterator<Item = (&SitePath, Stamp)> {
        let folder = owner.as_str().rsplit_once('.').map_or("", |(stem, _)| stem);
        let files = self.folders.get(folder).cloned().unwrap_or_default();
        self.beside[files].iter().map(|listed| (&listed.path, listed.stamp))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn take(files: &[&str]) -> (Inventory, Vec<(&'static str, Option<String>)>) {
        let site = tempfile::tempdir().unwrap();
        for file in files {
            let path = site.path().join(file);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, "").unwrap();
        }
        let mut diagnostics = Diagnostics::new();
        let inventory = inventory(site.path(), "content", "facilities", &mut diagnostics).unwrap();
        let found = diagnostics
            .into_iter()
            .map(|fault| {
                let hint = fault.hint(crate::diagnostic::Lang::Zh);
                assert!(hint.is_some());
                (fault.code.name, fault.place.map(|place| place.file.to_string()))
            })
            .collect();
        (inventory, found)
    }

    const NEEDED: [&str; 3] = ["content/site.yaml", "content/services.yaml", "facilities/areas.yaml"];

    #[test]
    fn each_file_is_known_by_its_place() {
        let files =
            ["facilities/a/x.yaml", "facilities/a/x/men.jpg", "facilities/a/availability.csv", "content/guides/g.md"];
        let (inventory, found) = take(&[&NEEDED[..], &files].concat());
        assert_eq!(found, []);
        assert_eq!((inventory.entries.len(), inventory.beside.len(), inventory.pages.len()), (1, 1, 1));
        let entry = inventory.entries[0].path.clone();
        assert_eq!(inventory.beside(&entry).count(), 1);
    }

    #[test]
    fn strays_and_wrong_endings_are_named() {
        let files = ["facilities/a/x.yml", "facilities/a/y.yaml.txt", "facilities/a/gone/men.jpg", "content/old.docx"];
        let (_, mut found) = take(&[&NEEDED[..], &files].concat());
        found.sort();
        let expected = [
            ("file-astray", "content/old.docx"),
            ("file-astray", "facilities/a/gone/men.jpg"),
            ("wrong-ending", "facilities/a/x.yml"),
            ("wrong-ending", "facilities/a/y.yaml.txt"),
        ];
        assert_eq!(found, expected.map(|(code, file)| (code, Some(file.to_owned()))));
    }

    #[test]
    fn what_every_site_needs_is_asked_for() {
        let (_, found) = take(&["content/site.yaml"]);
        assert_eq!(found, [("file-missing", None), ("file-missing", None)]);
    }
}
