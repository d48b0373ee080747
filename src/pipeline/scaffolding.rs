//! New files for authors: a site, an entry, a page, a theme, and what an editor's program reads.

use std::path::Path;

use super::survey;
use super::{Clock, Error, Settings};
use crate::address::Slug;
use crate::diagnostic::{Diagnostics, Lang};
use crate::directory::Registries;
use crate::field::FileKind;
use crate::load;
use crate::model::{AreaId, KindId};
use crate::scaffold::{self, Choices, Made, Style, UnknownFile};
use crate::text::fold::fold;
use crate::text::nearest::nearest;
use crate::write::place::{Folder, Policy, Report};

/// What is to be begun.
#[derive(Clone, Debug)]
pub enum New {
    /// An entry.
    Facility {
        /// Its area, by slug or name.
        area: String,
        /// Its id.
        id: String,
        /// Its kind, by code or any of its names.
        kind: String,
        /// Its name, when it is known.
        name: Option<String>,
        /// The language of keys, and how many of them.
        style: Style,
    },
    /// A policy, a guide or a notice.
    Page {
        /// Which of them.
        kind: FileKind,
        /// Its slug.
        slug: String,
        /// Its title, when it is known.
        title: Option<String>,
        /// The language of keys, and how many of them.
        style: Style,
    },
    /// A theme.
    Theme {
        /// The folder's name.
        name: String,
        /// Built-in files to begin from.
        copied: Vec<String>,
    },
}

/// How it went.
#[derive(Debug)]
pub enum Begun {
    /// These files were placed; what was there already was left as it is.
    Placed(Report),
    /// The caller named something that is not there, or is taken.
    Refused(Refusal),
    /// The site's own lists have faults.
    Faulty(Diagnostics),
}

/// Why nothing was begun.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// The folder is a site already.
    SiteThere,
    /// No area is called so.
    NoArea {
        /// What was written.
        written: String,
        /// The areas there are, by slug.
        known: Vec<String>,
    },
    /// No kind is called so.
    NoKind {
        /// What was written.
        written: String,
        /// The kind that is called most like it.
        near: Option<String>,
        /// The kinds there are.
        known: Vec<String>,
    },
    /// The id, slug or name cannot stand in an address.
    NotASlug {
        /// What was written.
        written: String,
    },
    /// An entry has this id already.
    IdTaken {
        /// The file that has it.
        by: String,
    },
    /// The id was used and must not be used again.
    IdRetired {
        /// The id.
        id: String,
    },
    /// The built-in theme has no such file.
    NoBuiltIn(UnknownFile),
}

impl Refusal {
    /// In words, for people.
    pub fn message(&self, lang: Lang) -> String {
        match (lang, self) {
            (Lang::Zh, Self::SiteThere) => "这个文件夹已经是网站（有 book.toml），没有动它".to_owned(),
            (Lang::En, Self::SiteThere) => {
                "this folder is a site already (it has a book.toml); it was left alone".to_owned()
            }
            (Lang::Zh, Self::NoArea { written, known }) => {
                format!("没有县区“{written}”。areas.yaml 里有：{}", known.join("、"))
            }
            (Lang::En, Self::NoArea { written, known }) => {
                format!("there is no area \"{written}\"; areas.yaml has {}", known.join(", "))
            }
            (Lang::Zh, Self::NoKind { written, near, known }) => match near {
                Some(near) => format!("没有类型“{written}”，是不是“{near}”？"),
                None => format!("没有类型“{written}”。可以写：{}", known.join("、")),
            },
            (Lang::En, Self::NoKind { written, near, known }) => match near {
                Some(near) => format!("there is no kind \"{written}\"; did you mean \"{near}\"?"),
                None => format!("there is no kind \"{written}\"; the kinds are {}", known.join(", ")),
            },
            (Lang::Zh, Self::NotASlug { written }) => {
                format!(
                    "“{written}”不能做网址：只用小写字母、数字和单个连字符，例如 fu-an；Windows 的设备名（con、aux 等）也不行"
                )
            }
            (Lang::En, Self::NotASlug { written }) => format!(
                "\"{written}\" cannot stand in an address: small letters, digits and single hyphens only, for example \
                 fu-an; and no device name of Windows"
            ),
            (Lang::Zh, Self::IdTaken { by }) => format!("已经有这个编号：{by}"),
            (Lang::En, Self::IdTaken { by }) => format!("the id is taken: {by}"),
            (Lang::Zh, Self::IdRetired { id }) => format!("编号“{id}”以前用过、已经停用（retired.csv），请换一个"),
            (Lang::En, Self::IdRetired { id }) => {
                format!("the id \"{id}\" was used before (retired.csv); take another")
            }
            (Lang::Zh, Self::NoBuiltIn(UnknownFile(path))) => format!("内置主题里没有文件“{path}”"),
            (Lang::En, Self::NoBuiltIn(unknown)) => unknown.to_string(),
        }
    }
}

/// Makes a new site's folder, its schemas included. Files that are there are left as they are.
pub fn init(folder: &Path, title: &str, clock: Clock) -> Result<Begun, Error> {
    if load::is_file(&folder.join("book.toml")) {
        return Ok(Begun::Refused(Refusal::SiteThere));
    }
    let mut placed = Folder::new(folder);
    // A new site lies in Asia/Shanghai until its author says otherwise.
    for made in scaffold::site(title, clock.today("Asia/Shanghai")) {
        placed.place(&made.path, made.text.as_bytes(), Policy::New)?;
    }
    let settings = Settings::new(folder, clock);
    for made in scaffold::editor_files(&choices(&settings)?) {
        placed.place(&made.path, made.text.as_bytes(), Policy::New)?;
    }
    Ok(Begun::Placed(placed.into_report()))
}

/// Begins one file, or a theme.
pub fn new(settings: &Settings, wanted: &New) -> Result<Begun, Error> {
    let (registries, inventory, diagnostics) = survey::fixed(settings)?;
    let Some(registries) = registries else { return Ok(Begun::Faulty(diagnostics)) };
    let made = match wanted {
        New::Facility { area, id, kind, name, style } => {
            let taken = inventory.entries.iter().map(|listed| &listed.path).find(|path| path.stem() == id);
            if let Some(path) = taken {
                return Ok(Begun::Refused(Refusal::IdTaken { by: path.to_string() }));
            }
            facility(&registries, area, id, kind, name.as_deref(), *style)
        }
        New::Page { kind, slug, title, style } => {
            slugged(slug).map(|()| vec![scaffold::page(&registries, *kind, slug, title.as_deref(), *style)])
        }
        New::Theme { name, copied } => {
            slugged(name).and_then(|()| scaffold::theme(name, copied).map_err(Refusal::NoBuiltIn))
        }
    };
    let made = match made {
        Ok(made) => made,
        Err(refusal) => return Ok(Begun::Refused(refusal)),
    };
    let mut folder = Folder::new(&settings.site);
    for made in made {
        folder.place(&made.path, made.text.as_bytes(), Policy::New)?;
    }
    Ok(Begun::Placed(folder.into_report()))
}

/// The JSON Schema of a sort of file, with what the site registers; without a site, with what is built in.
pub fn schema(settings: Option<&Settings>, kind: FileKind) -> Result<String, Error> {
    let choices = settings.map(choices).transpose()?.unwrap_or_default();
    Ok(scaffold::schema::schema(kind, &choices))
}

/// Brings the schemas, the editor's settings for them and the page of fields up to date with the site's lists. The
/// settings are an author's file: they are placed only when there are none.
pub fn refresh_editor_files(settings: &Settings) -> Result<Report, Error> {
    let mut folder = Folder::new(&settings.site);
    for made in scaffold::editor_files(&choices(settings)?) {
        let policy = if made.path.ends_with("settings.json") { Policy::New } else { Policy::Update };
        folder.place(&made.path, made.text.as_bytes(), policy)?;
    }
    Ok(folder.into_report())
}

/// What the site registers; nothing when it cannot be read, because a schema is of use then as well.
fn choices(settings: &Settings) -> Result<Choices, Error> {
    let (registries, _, _) = survey::fixed(settings)?;
    Ok(registries.map(|registries| Choices::of(&registries, None)).unwrap_or_default())
}

fn facility(
    registries: &Registries,
    area: &str,
    id: &str,
    kind: &str,
    name: Option<&str>,
    style: Style,
) -> Result<Vec<Made>, Refusal> {
    slugged(id)?;
    if registries.retired.iter().any(|retired| retired.id == id) {
        return Err(Refusal::IdRetired { id: id.to_owned() });
    }
    let place = find_area(registries, area).ok_or_else(|| Refusal::NoArea {
        written: area.to_owned(),
        known: registries.areas.iter().map(|area| area.slug.clone()).collect(),
    })?;
    let found = find_kind(registries, kind).ok_or_else(|| Refusal::NoKind {
        written: kind.to_owned(),
        near: nearest(kind, registries.kinds.iter().flat_map(|kind| [kind.label.as_str(), kind.code.as_str()]))
            .map(str::to_owned),
        known: registries.kinds.iter().map(|kind| kind.label.clone()).collect(),
    })?;
    Ok(vec![scaffold::facility(registries, (place, id), found, name, style)])
}

fn find_area(registries: &Registries, written: &str) -> Option<AreaId> {
    registries
        .find_area(written)
        .or_else(|| registries.each_area().find(|(_, area)| fold(&area.name) == fold(written)).map(|(id, _)| id))
}

fn find_kind(registries: &Registries, written: &str) -> Option<KindId> {
    let called = |name: &str| fold(name) == fold(written);
    registries
        .each_kind()
        .find(|(_, kind)| kind.code == written || called(&kind.label) || kind.labels.iter().any(|label| called(label)))
        .map(|(id, _)| id)
}

fn slugged(written: &str) -> Result<(), Refusal> {
    written.parse::<Slug>().map(|_| ()).map_err(|_| Refusal::NotASlug { written: written.to_owned() })
}
