//! A site under test: the only test code that knows the library.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use jiff::civil::{Date, date};
use laoyou::diagnostic::Diagnostics;
use laoyou::pipeline::{self, Clock, Imported, Intake, Outcome, Publication, Settings};

/// The day on which sites are tested, unless a test chooses another.
pub(crate) const TODAY: Date = date(2026, 6, 1);

/// The folder of this package.
pub(crate) fn repository() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// A list or text that none of us wrote, when it is there; says so when it is not.
pub(crate) fn shared(path: &str) -> Option<PathBuf> {
    let found = repository().join("../shared").join(path);
    if found.exists() {
        return Some(found);
    }
    eprintln!("skipped: ../shared/{path} is not there");
    None
}

/// A site in a folder of its own, which goes when the test ends.
pub(crate) struct SiteTest {
    folder: tempfile::TempDir,
    today: Date,
}

impl SiteTest {
    /// A copy of a folder.
    pub(crate) fn copy(from: impl AsRef<Path>) -> Self {
        let folder = tempfile::tempdir().unwrap();
        copy(from.as_ref(), folder.path());
        Self { folder, today: TODAY }
    }

    /// The small sound site that faults are laid over: two counties, two facilities, one policy.
    pub(crate) fn base() -> Self {
        Self::copy(repository().join("tests/faults/_base"))
    }

    /// The repository's own site.
    pub(crate) fn qujing() -> Self {
        let site = Self { folder: tempfile::tempdir().unwrap(), today: date(2026, 11, 23) };
        for part in ["content", "facilities"] {
            copy(&repository().join(part), &site.folder.path().join(part));
        }
        fs::copy(repository().join("book.toml"), site.folder.path().join("book.toml")).unwrap();
        site
    }

    /// The same site on another day.
    pub(crate) fn on(mut self, today: Date) -> Self {
        self.today = today;
        self
    }

    /// Lays the files of a folder over the site; `<path>.remove` takes a file away, and `make.json` says what no
    /// repository can hold: links (`{"path": {"link": "target"}}`), files of so many zero bytes (`{"size": 5}`), names
    /// that are no text (`%B8%A3.yaml`).
    pub(crate) fn overlay(self, from: &Path) -> Self {
        copy(from, self.folder.path());
        let _ = fs::remove_file(self.folder.path().join("expected.jsonl"));
        make(self.folder.path());
        for entry in walkdir::WalkDir::new(self.folder.path()).into_iter().map(Result::unwrap) {
            if let Some(path) = entry.path().to_str().and_then(|path| path.strip_suffix(".remove")) {
                fs::remove_file(path).unwrap();
                fs::remove_file(entry.path()).unwrap();
            }
        }
        self
    }

    /// Writes one file.
    pub(crate) fn file(self, path: &str, text: impl AsRef<[u8]>) -> Self {
        let path = self.folder.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
        self
    }

    /// The site's folder.
    pub(crate) fn path(&self) -> &Path {
        self.folder.path()
    }

    /// The site and the day, for a run of the pipeline.
    pub(crate) fn settings(&self) -> Settings {
        Settings::new(self.folder.path(), Clock::Day(self.today))
    }

    /// Every fault of every file, in the order they are shown.
    pub(crate) fn check(&self) -> Diagnostics {
        pipeline::check(&self.settings()).unwrap().diagnostics
    }

    /// What is wrong with the mapping or the list at the top of the site's folder; an import that succeeds fails the test.
    pub(crate) fn refused_import(&self) -> Diagnostics {
        let file = |name: &str| self.folder.path().join(name);
        let area = fs::read_to_string(file("area.txt")).ok();
        let intake = Intake {
            list: file("list.csv"),
            mapping: Some(file("mapping.yaml")),
            area,
            update: false,
            dry_run: true,
            lang: laoyou::diagnostic::Lang::Zh,
        };
        match pipeline::import(&self.settings(), &intake).unwrap() {
            Imported::Faulty(diagnostics) => diagnostics,
            other => panic!("the list was taken: {other:#?}"),
        }
    }

    /// Builds, and reads all that was published; a fault fails the test.
    pub(crate) fn build(&self) -> BuiltSite {
        self.try_build().unwrap_or_else(|| panic!("the site has faults: {:#?}", self.check()))
    }

    /// Builds, and reads all that was published; `None` when there are faults.
    pub(crate) fn try_build(&self) -> Option<BuiltSite> {
        match pipeline::build(&self.settings(), &Publication::default()).unwrap() {
            Outcome::Built(_) => Some(BuiltSite { files: read(&self.folder.path().join("site")) }),
            Outcome::Faulty(_) => None,
        }
    }
}

/// A published site, whole.
pub(crate) struct BuiltSite {
    /// Every file by its path.
    pub files: BTreeMap<String, Vec<u8>>,
}

impl BuiltSite {
    /// A page or another text by its address: `/facility/an-he/` or `/feed.xml`.
    pub(crate) fn text(&self, address: &str) -> &str {
        let path = address.trim_start_matches('/');
        let path = if path.is_empty() || path.ends_with('/') { format!("{path}index.html") } else { path.to_owned() };
        let bytes = self.files.get(&path).unwrap_or_else(|| panic!("no {address} among {:?}", self.files.keys()));
        std::str::from_utf8(bytes).unwrap()
    }

    /// Whether there is such a page.
    pub(crate) fn has(&self, address: &str) -> bool {
        self.files.contains_key(&format!("{}index.html", address.trim_start_matches('/')))
    }

    /// Every page with its path.
    pub(crate) fn pages(&self) -> impl Iterator<Item = (&str, &str)> {
        self.files
            .iter()
            .filter(|(path, _)| path.ends_with(".html"))
            .map(|(path, bytes)| (path.as_str(), std::str::from_utf8(bytes).unwrap()))
    }
}

/// Makes what `make.json` names, if there is one, and takes it away.
fn make(site: &Path) {
    use std::os::unix::ffi::OsStrExt;
    let Ok(text) = fs::read_to_string(site.join("make.json")) else { return };
    fs::remove_file(site.join("make.json")).unwrap();
    let wanted: BTreeMap<String, serde_json::Value> = serde_json::from_str(&text).unwrap();
    for (path, what) in wanted {
        let path = site.join(std::ffi::OsStr::from_bytes(&percent_decoded(&path)));
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        match (what["link"].as_str(), what["size"].as_u64()) {
            (Some(target), None) => std::os::unix::fs::symlink(target, path).unwrap(),
            (None, Some(size)) => fs::File::create(path).unwrap().set_len(size).unwrap(),
            _ => panic!("make.json: {what} is neither a link nor a size"),
        }
    }
}

fn percent_decoded(text: &str) -> Vec<u8> {
    let mut parts = text.split('%');
    let mut bytes = parts.next().unwrap_or_default().as_bytes().to_vec();
    for part in parts {
        bytes.push(u8::from_str_radix(&part[..2], 16).unwrap());
        bytes.extend(part[2..].bytes());
    }
    bytes
}

/// All files below a folder by their paths with `/`.
pub(crate) fn read(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    walkdir::WalkDir::new(folder)
        .into_iter()
        .map(Result::unwrap)
        .filter(|entry| entry.file_type().is_file())
        .map(|entry| {
            let path = entry.path().strip_prefix(folder).unwrap().to_str().unwrap().replace('\\', "/");
            (path, fs::read(entry.path()).unwrap())
        })
        .collect()
}

/// Copies a folder. A name that no system should hold, such as `con.yaml`, is kept as `%63on.yaml`.
fn copy(from: &Path, to: &Path) {
    for (path, bytes) in read(from) {
        let to = to.join(&*percent_encoding::percent_decode_str(&path).decode_utf8().unwrap());
        fs::create_dir_all(to.parent().unwrap()).unwrap();
        fs::write(to, bytes).unwrap();
    }
}
