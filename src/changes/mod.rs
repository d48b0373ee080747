//! What differs between two published sites, in the words of those who answer for it: facilities by county and name,
//! texts by title, and how many lists and other files.

mod gone;

pub use gone::Gone;

use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};

use crate::diagnostic::Lang;
use crate::directory::Directory;
use crate::model::AreaId;
use crate::model::page::PageHead;
use crate::output::Manifest;
use crate::vocabulary::Status;

/// What became of one page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fate {
    /// It is new.
    Added,
    /// Its bytes are others.
    Changed,
    /// Its facility closed: the page stays and says so.
    Closed,
    /// It is no longer there.
    Removed,
}

impl Fate {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Added, Self::Changed, Self::Closed, Self::Removed];

    /// In words; a closed facility and a removed page both go off line (下线).
    pub const fn name(self, lang: Lang) -> &'static str {
        match (lang, self) {
            (Lang::Zh, Self::Added) => "新增",
            (Lang::Zh, Self::Changed) => "修改",
            (Lang::Zh, Self::Closed) => "下线（关闭）",
            (Lang::Zh, Self::Removed) => "下线（删除）",
            (Lang::En, Self::Added) => "added",
            (Lang::En, Self::Changed) => "changed",
            (Lang::En, Self::Closed) => "closed",
            (Lang::En, Self::Removed) => "removed",
        }
    }
}

/// A facility or a text whose page is not what it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// What became of it.
    pub fate: Fate,
    /// The county, in words; `None` for texts, and for facilities that are gone and that nothing is known of.
    pub area: Option<String>,
    /// Its name or title; its id when nothing else is left of it.
    pub name: String,
    /// Its page, from the site's root.
    pub path: String,
}

/// The paths of two sites, told apart.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Paths {
    /// Only in the new one, sorted.
    pub added: Vec<String>,
    /// In both, with other bytes, sorted.
    pub changed: Vec<String>,
    /// Only in the old one, sorted.
    pub removed: Vec<String>,
}

impl Paths {
    /// What a new site has otherwise than an old one.
    pub fn between(old: &Manifest, new: &Manifest) -> Self {
        let known: std::collections::BTreeMap<_, _> = old.files.iter().map(|file| (&file.path, file.hash)).collect();
        // Assets that were replaced stay for pages already open.
        let kept: std::collections::BTreeSet<_> = new.files.iter().chain(&new.kept).map(|file| &file.path).collect();
        let mut paths = Self::default();
        for file in &new.files {
            match known.get(&file.path) {
                None => paths.added.push(file.path.clone()),
                Some(hash) if *hash != file.hash => paths.changed.push(file.path.clone()),
                Some(_) => {}
            }
        }
        let gone = old.files.iter().chain(&old.kept).filter(|file| !kept.contains(&file.path));
        paths.removed.extend(gone.map(|file| file.path.clone()));
        paths.removed.sort();
        paths
    }

    /// Whether the two are the same.
    pub fn is_empty(&self) -> bool {
        self.added.is_empty() && self.changed.is_empty() && self.removed.is_empty()
    }
}

/// What differs, in words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Changes {
    /// Facilities: by county in the site's order, then by fate, then in the directory's order.
    pub facilities: Vec<Change>,
    /// Policies, guides, notices and other texts.
    pub texts: Vec<Change>,
    /// Lists, data, styles and all else.
    pub others: usize,
}

impl Changes {
    /// Names what stands at paths of a directory's site, and what stood there.
    pub fn of(directory: &Directory, paths: &Paths, gone: &Gone) -> Self {
        let titles = titles(directory);
        let mut facilities = Vec::new();
        let mut changes = Self::default();
        let each = [(Fate::Added, &paths.added), (Fate::Changed, &paths.changed), (Fate::Removed, &paths.removed)];
        for (fate, path) in each.iter().flat_map(|(fate, paths)| paths.iter().map(move |path| (*fate, path))) {
            match Place::of(path) {
                Place::Facility(id) => facilities.push((fate, id, path)),
                Place::Text(slug) => {
                    let name = titles.get(path.as_str()).copied().unwrap_or(slug).to_owned();
                    changes.texts.push(Change { fate, area: None, name, path: path.clone() });
                }
                Place::Other => changes.others += 1,
            }
        }
        let asked: FxHashSet<&str> = facilities.iter().map(|(_, id, _)| *id).collect();
        let rows = directory.rows.iter().enumerate().filter(|(_, row)| asked.contains(&*row.id));
        let rows: FxHashMap<&str, usize> = rows.map(|(position, row)| (&*row.id, position)).collect();
        let facilities = facilities.into_par_iter().map(|(fate, id, path)| {
            let row = rows.get(id).map(|&position| (position, &directory.rows[position]));
            let is_closed = row.is_some_and(|(_, row)| row.status == Status::Closed);
            let fate = if is_closed && fate == Fate::Changed { Fate::Closed } else { fate };
            let known = gone.find(id).filter(|_| row.is_none());
            let of_name = |name: &str| directory.registries.each_area().find(|(_, area)| area.name == name);
            let of_gone = known.and_then(|(_, area)| of_name(area)).map(|(area, _)| area);
            let area = row.map(|(_, row)| row.area).or(of_gone);
            let change = Change {
                fate,
                area: area.map(|area| directory.registries.area(area).name.clone()),
                name: row.map(|(_, row)| &*row.name).or(known.map(|(name, _)| name)).unwrap_or(id).to_owned(),
                path: path.clone(),
            };
            let order = (area.is_none(), area, fate, row.map_or(usize::MAX, |(position, _)| position));
            (order, change)
        });
        let mut facilities: Vec<(Order, Change)> = facilities.collect();
        facilities.par_sort_by(|one, other| (one.0, &one.1.path).cmp(&(other.0, &other.1.path)));
        changes.facilities = facilities.into_iter().map(|(_, change)| change).collect();
        changes.texts.sort_by(|one, other| (one.fate, &one.path).cmp(&(other.fate, &other.path)));
        changes
    }

    /// How many facilities and texts had this fate.
    pub fn count(&self, fate: Fate) -> usize {
        self.facilities.iter().chain(&self.texts).filter(|change| change.fate == fate).count()
    }
}

/// Counties first, what belongs to none last; then by fate, then by position in the directory.
type Order = (bool, Option<AreaId>, Fate, usize);

/// What stands at a path.
enum Place<'p> {
    Facility(&'p str),
    Text(&'p str),
    Other,
}

/// Titles of texts by path.
fn titles(directory: &Directory) -> FxHashMap<String, &str> {
    let path = |head: &PageHead| format!("{}/{}/index.html", head.at.folder.slug(), head.at.slug);
    directory.heads().map(|head| (path(head), head.title.as_str())).collect()
}

impl<'p> Place<'p> {
    fn of(path: &'p str) -> Self {
        let slug = path.strip_suffix("/index.html").and_then(|folder| folder.split_once('/'));
        match slug.filter(|(_, slug)| !slug.contains('/')) {
            Some(("facility", id)) => Self::Facility(id),
            Some(("policy" | "guide" | "notice" | "page", slug)) if slug != "page" => Self::Text(slug),
            _ => Self::Other,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::directory::example::{self, complete, plain, registries};
    use crate::output::{Hash, Listed};

    fn manifest(files: &[(&str, &str)]) -> Manifest {
        let listed = |&(path, text): &(&str, &str)| Listed {
            path: path.to_owned(),
            size: text.len() as u64,
            hash: Hash::of(text.as_bytes()),
        };
        Manifest { files: files.iter().map(listed).collect(), kept: vec![] }
    }

    #[test]
    fn facilities_are_told_by_name_and_what_is_gone_by_its_id() {
        let directory = example::directory(registries(), &[complete("yi-yuan", "一院"), plain("er-yuan", "二院")]);
        let old =
            manifest(&[("facility/yi-yuan/index.html", "1"), ("facility/gone/index.html", "1"), ("index.html", "1")]);
        let new = manifest(&[
            ("facility/er-yuan/index.html", "1"),
            ("facility/yi-yuan/index.html", "2"),
            ("index.html", "2"),
        ]);
        let changes = Changes::of(&directory, &Paths::between(&old, &new), &Gone::default());
        let told: Vec<(Fate, &str)> =
            changes.facilities.iter().map(|change| (change.fate, change.name.as_str())).collect();
        assert_eq!(told, [(Fate::Added, "二院"), (Fate::Changed, "一院"), (Fate::Removed, "gone")]);
        assert_eq!(changes.others, 1);
        assert!(Paths::between(&new, &new).is_empty());
    }
}
