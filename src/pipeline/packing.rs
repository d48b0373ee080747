//! From the published folder to a package for upload by hand.

use std::path::{Path, PathBuf};

use super::publication::ready;
use super::survey::{self, Checked};
use super::{Error, Settings, gone};
use crate::audit;
use crate::changes::{Changes, Paths};
use crate::diagnostic::Lang;
use crate::load;
use crate::output::{Hash, Manifest};
use crate::pack;
use crate::write::keep;

/// Digits of a manifest's hash by which people tell versions apart.
const DIGITS: usize = 12;

/// What is to be packed.
#[derive(Clone, Debug)]
pub struct Packing {
    /// The manifest that the server is thought to have.
    pub since: PathBuf,
    /// The manifest that it has, as a file or a web address, to compare.
    pub target: Option<String>,
    /// The published folder; `None` takes `build-dir` of `book.toml`.
    pub from: Option<PathBuf>,
    /// The zip; the list of deletions and the sheet lie beside it.
    pub out: PathBuf,
}

/// How it went.
#[derive(Debug)]
pub enum Packed {
    /// These files were written.
    Done {
        /// Zip, list of deletions, sheet.
        files: [PathBuf; 3],
        /// What is in it.
        paths: Paths,
        /// The same by name.
        changes: Changes,
        /// The first digits of both manifests' hashes: the server's, and the one it has afterwards.
        versions: [String; 2],
    },
    /// The server has this version already.
    Nothing,
    /// It cannot be packed.
    Refused(Unpackable),
    /// The site has errors.
    Faulty(Box<Checked>),
}

/// Why nothing was packed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unpackable {
    /// The file is no manifest.
    NoManifest(PathBuf),
    /// Nothing was built yet.
    NotBuilt(PathBuf),
    /// The server has another version than the one assumed.
    OtherTarget {
        /// The version assumed.
        assumed: String,
        /// The version it has.
        found: String,
    },
    /// The address of the target cannot be asked; in the words of the machine.
    Unreachable(String),
    /// A file of the published folder is not what was built.
    Touched(String),
}

impl Unpackable {
    /// In words, for people.
    pub fn message(&self, lang: Lang) -> String {
        match (lang, self) {
            (Lang::Zh, Self::NoManifest(path)) => format!("“{}”不是 laoyou 的清单", path.display()),
            (Lang::En, Self::NoManifest(path)) => format!("\"{}\" is no manifest of laoyou", path.display()),
            (Lang::Zh, Self::NotBuilt(path)) => format!("{} 里没有生成好的网站，请先运行 laoyou build", path.display()),
            (Lang::En, Self::NotBuilt(path)) => {
                format!("there is no built site in {}: run laoyou build", path.display())
            }
            (Lang::Zh, Self::OtherTarget { assumed, found }) => {
                format!("服务器上是版本 {found}，不是 {assumed}。请用服务器上的清单（--since）重新打包")
            }
            (Lang::En, Self::OtherTarget { assumed, found }) => {
                format!("the server has version {found}, not {assumed}: pack since the server's manifest")
            }
            (Lang::Zh, Self::Unreachable(reason)) => format!("问不到服务器上的清单（{reason}）"),
            (Lang::En, Self::Unreachable(reason)) => format!("the server's manifest cannot be had ({reason})"),
            (Lang::Zh, Self::Touched(path)) => {
                format!("生成好的文件 {path} 被改过或不见了。请重新运行 laoyou build --fresh")
            }
            (Lang::En, Self::Touched(path)) => {
                format!("the built file {path} was changed or is gone: run laoyou build --fresh")
            }
        }
    }
}

/// Packs what the published site has otherwise than a manifest says.
pub fn pack(settings: &Settings, packing: &Packing) -> Result<Packed, Error> {
    let (config, directory, _) = match ready(survey::check(settings)?) {
        Ok(ready) => ready,
        Err(checked) => return Ok(Packed::Faulty(checked)),
    };
    let folder = packing.from.clone().unwrap_or_else(|| settings.site.join(&config.output));
    let (old_bytes, old) = match manifest(&packing.since)? {
        Ok(found) => found,
        Err(refusal) => return Ok(Packed::Refused(refusal)),
    };
    let own = folder.join(Manifest::NAME);
    if !load::is_file(&own) {
        return Ok(Packed::Refused(Unpackable::NotBuilt(folder)));
    }
    let (new_bytes, new) = match manifest(&own)? {
        Ok(found) => found,
        Err(refusal) => return Ok(Packed::Refused(refusal)),
    };
    let versions = [&old_bytes, &new_bytes].map(|bytes| Hash::of(bytes).short(DIGITS));
    if let Some(target) = &packing.target {
        let found = match target_version(target)? {
            Ok(found) => found,
            Err(reason) => return Ok(Packed::Refused(Unpackable::Unreachable(reason))),
        };
        if found != versions[0] {
            let [assumed, _] = versions;
            return Ok(Packed::Refused(Unpackable::OtherTarget { assumed, found }));
        }
    }
    let paths = Paths::between(&old, &new);
    if paths.is_empty() {
        return Ok(Packed::Nothing);
    }
    let mut files = match read(&folder, &new, &paths)? {
        Ok(files) => files,
        Err(path) => return Ok(Packed::Refused(Unpackable::Touched(path))),
    };
    // Last, so that a server that was filled only half still has the old one.
    files.push((Manifest::NAME.to_owned(), new_bytes));
    // Beside the server's manifest may lie what the server has.
    let gone = gone::known(&settings.site, &paths, packing.since.parent());
    let changes = Changes::of(&directory, &paths, &gone);
    let head = pack::Head { title: &config.title, from: &versions[0], to: &versions[1] };
    let written = ["zip", "delete.txt", "html"].map(|ending| packing.out.with_extension(ending));
    let failed = |source| keep::Error::Io { path: packing.out.clone(), source };
    keep::file(&written[0], &pack::zip(&files).map_err(failed)?)?;
    keep::file(&written[1], pack::deletions(&paths.removed).as_bytes())?;
    keep::file(&written[2], pack::sheet(&head, &changes, &paths).as_bytes())?;
    Ok(Packed::Done { files: written, paths, changes, versions })
}

/// A manifest with its bytes.
fn manifest(path: &Path) -> Result<Result<(Vec<u8>, Manifest), Unpackable>, Error> {
    let bytes = load::bytes(path)?;
    Ok(match Manifest::from_bytes(&bytes) {
        Some(manifest) => Ok((bytes, manifest)),
        None => Err(Unpackable::NoManifest(path.to_owned())),
    })
}

fn target_version(target: &str) -> Result<Result<String, String>, Error> {
    let is_address = target.starts_with("http://") || target.starts_with("https://");
    let bytes = if is_address { audit::fetch(target) } else { Ok(load::bytes(Path::new(target))?) };
    Ok(bytes.map(|bytes| Hash::of(&bytes).short(DIGITS)))
}

/// The new and changed files; the path of one that is not what the manifest says is the error.
fn read(folder: &Path, new: &Manifest, paths: &Paths) -> Result<Result<pack::Files, String>, Error> {
    let mut wanted: Vec<&String> = paths.added.iter().chain(&paths.changed).collect();
    wanted.sort();
    let mut files = Vec::with_capacity(wanted.len());
    for path in wanted {
        let bytes = match load::bytes(&folder.join(path)) {
            Ok(bytes) => bytes,
            Err(error) if error.is_missing() => return Ok(Err(path.clone())),
            Err(error) => return Err(error.into()),
        };
        let at = new.files.binary_search_by(|file| file.path.as_str().cmp(path));
        if at.is_ok_and(|at| new.files[at].hash != Hash::of(&bytes)) {
            return Ok(Err(path.clone()));
        }
        files.push((path.clone(), bytes));
    }
    Ok(Ok(files))
}
