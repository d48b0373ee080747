//! A build that uses what earlier ones found publishes the very bytes of a clean build, whatever has changed in between.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;

use fastrand::Rng;
use jiff::ToSpan as _;
use jiff::civil::Date;
use laoyou::diagnostic::Lang;
use laoyou::output::Manifest;
use laoyou::pipeline::{self, Clock, Outcome, Publication, Settings};

use crate::site_test::{SiteTest, TODAY, read, repository};

/// How often a site is changed and built.
const STEPS: usize = 30;

/// How long after a file was written its note is believed, and a little more.
const OLD: Duration = Duration::from_millis(2_200);

/// Entries that never change: where most stay as they are, the cache is amended and not written anew.
const STILL: usize = 24;

#[test]
fn whatever_changes_the_site_is_that_of_a_clean_build() {
    for seed in 1..=3 {
        let mut site = Changing::new(seed);
        let mut built = 0;
        for step in 0..STEPS {
            let did = site.change();
            let (used, clean) = (site.build(), site.clean_build());
            let told = || format!("seed {seed}, step {step}, on {}, after: {}", site.today, did.join("; "));
            assert_eq!(used.faults, clean.faults, "{}", told());
            for (path, bytes) in &clean.files {
                let same = used.files.get(path) == Some(bytes);
                assert!(same, "{path} is another, {}\n{}", told(), difference(used.files.get(path), bytes));
            }
            let more: Vec<_> = used.files.keys().filter(|path| !clean.files.contains_key(*path)).collect();
            assert!(more.is_empty(), "{more:?} should not be there, {}", told());
            if clean.files.is_empty() {
                site.undo();
            } else {
                site.note();
                built += 1;
            }
        }
        assert!(built > STEPS / 2, "only {built} of {STEPS} builds were of a site without faults");
    }
}

#[test]
fn a_sheet_of_the_cache_that_was_amended_is_right_whatever_becomes_of_it() {
    let site = Changing::new(1);
    site.build();
    // Notes of files as young as these are not believed, and a sheet of which few are believed is written anew.
    thread::sleep(OLD);
    site.build();
    let is_clean = |did: &str| {
        let (used, clean) = (site.build(), site.clean_build());
        assert_eq!(used.faults, clean.faults, "{did}");
        assert!(used.files == clean.files, "{did}");
        read(&site.site.path().join(".laoyou/cache")).into_keys().filter(|path| path.ends_with("-later")).collect()
    };
    let amended: Vec<String> = is_clean(&site.line("facilities/jia/can-zhuo.yaml", "updated", "2026-05-02"));
    assert_eq!(amended.len(), 2, "results and records: {amended:?}");
    for (file, number) in (0..4).map(|number| (format!("facilities/jia/still-{}.yaml", number % 3), number)) {
        is_clean(&site.line(&file, "updated", &format!("2026-05-{:02}", 4 + number)));
    }
    is_clean(&site.remove("facilities/jia/still-1.yaml"));
    is_clean(&site.write("facilities/jia/still-1.yaml", "name: 又来养老院\nkind: 农村敬老院\naddress: 示例路1号\n"));
    is_clean(&site.line("facilities/jia/can-zhuo.yaml", "publish", "no"));
    for path in amended {
        let sheet = site.site.path().join(".laoyou/cache").join(&path);
        let mut bytes = fs::read(&sheet).unwrap();
        let middle = bytes.len() / 2;
        bytes[middle] ^= 1;
        fs::write(&sheet, bytes).unwrap();
        is_clean(&format!("{path} damaged"));
        fs::remove_file(&sheet).unwrap();
        is_clean(&format!("{path} removed"));
    }
}

#[test]
fn what_did_not_change_is_neither_written_nor_made_again() {
    let site = Changing::new(1);
    for _ in 0..3 {
        site.build();
    }
    let times = |site: &Changing| -> BTreeMap<PathBuf, _> {
        let files = walkdir::WalkDir::new(site.site.path().join("site")).into_iter().map(Result::unwrap);
        let files = files.filter(|file| file.file_type().is_file());
        files.map(|file| (file.path().to_owned(), file.metadata().unwrap().modified().unwrap())).collect()
    };
    let before = times(&site);
    site.append("facilities/jia/can-zhuo.yaml", "transport: 2路公交到示例路口站\n");
    site.build();
    let changed: Vec<String> = times(&site)
        .iter()
        .filter(|(path, time)| before.get(*path) != Some(time))
        .map(|(path, _)| path.strip_prefix(site.site.path()).unwrap().to_str().unwrap().to_owned())
        .collect();
    let data = ["facilities-jia.csv", "facilities.csv", "facilities.json"].map(|name| format!("site/data/{name}"));
    let expected: Vec<String> = data
        .into_iter()
        .chain(["site/facility/can-zhuo/index.html", "site/laoyou-manifest.json"].map(str::to_owned))
        .collect();
    // The page about open data tells sizes; the search index lies in a folder of its own.
    let rest: Vec<&String> = changed
        .iter()
        .filter(|path| !expected.contains(path) && *path != "site/data/index.html" && !path.starts_with("site/search/"))
        .collect();
    assert!(rest.is_empty(), "{rest:?}");
    assert!(expected.iter().all(|path| changed.contains(path)), "{changed:?}");
}

/// A site that somebody works on.
struct Changing {
    site: SiteTest,
    today: Date,
    rng: Rng,
    count: usize,
    /// The sources that were without errors last.
    sound: BTreeMap<String, Vec<u8>>,
}

/// What a build gave.
struct Built {
    /// Every fault as people read it.
    faults: Vec<String>,
    /// Every file of the manifest, and the manifest without what is kept; nothing when there were errors.
    files: BTreeMap<String, Vec<u8>>,
}

impl Changing {
    fn new(seed: u64) -> Self {
        let site = SiteTest::copy(repository().join("tests/sites/everything/site"));
        let mut changing = Self { site, today: TODAY, rng: Rng::with_seed(seed), count: 0, sound: BTreeMap::new() };
        for number in 0..STILL {
            let text = format!("name: 不变养老院{number}\nkind: elder.rural-home\naddress: 示例旧路{number}号\n");
            changing.write(&format!("facilities/jia/still-{number}.yaml"), &text);
        }
        changing.note();
        changing
    }

    /// What is written by authors.
    fn sources(&self) -> BTreeMap<String, Vec<u8>> {
        let is_source = |path: &String| !path.starts_with(".laoyou/") && !path.starts_with("site/");
        read(self.site.path()).into_iter().filter(|(path, _)| is_source(path)).collect()
    }

    /// Remembers sources without errors.
    fn note(&mut self) {
        self.sound = self.sources();
    }

    /// Goes back to the sources that were without errors last.
    fn undo(&self) {
        for path in self.sources().keys().filter(|path| !self.sound.contains_key(*path)) {
            fs::remove_file(self.site.path().join(path)).unwrap();
        }
        place(&self.sound, self.site.path());
    }

    /// Changes one to three things, and says which.
    fn change(&mut self) -> Vec<String> {
        (0..self.rng.usize(0..=3)).map(|_| self.change_one()).collect()
    }

    fn change_one(&mut self) -> String {
        self.count += 1;
        let number = self.count;
        let entries = self.entries();
        let entry = entries[self.rng.usize(..entries.len())].clone();
        match self.rng.u8(..21) {
            0 => self.replace(&entry, "name: ", "name: 新"),
            1 => {
                self.line(&entry, "status", ["trial", "paused", "planned", "closed\nclosed_on: 2026-03-05"][number % 4])
            }
            2 => self.line(
                &entry,
                "description",
                ["见[规划](/policy/gui-hua/)。", "见[托育园](facility:you-you)。", "平常的介绍。"][number % 3],
            ),
            3 => self.line(&entry, "updated", &format!("2026-05-{:02}", 1 + number % 28)),
            4 => self.append(&entry, &format!("# 第{number}次改动\n")),
            5 => self.line(&entry, "publish", ["no", "2026-07-01", "2026-06-20"][number % 3]),
            6 => self.line(&entry, "fire_ok_until", "2026-07-10"),
            7 | 8 => {
                let to = format!("facilities/{}/xin-{number}.yaml", ["jia", "yi"][number % 2]);
                let text = self.text(&entry).unwrap_or_default();
                self.write(&to, &without(&text, &["township", "uscc", "photos", "source_keys", "address"]));
                self.append(&to, &format!("address: 示例新路{number}号\n"));
                format!("{entry} copied to {to}")
            }
            9 if entries.len() > 8 => self.remove(&entry),
            10 => {
                let other = if entry.contains("/jia/") {
                    entry.replace("/jia/", "/yi/")
                } else {
                    entry.replace("/yi/", "/jia/")
                };
                let text = self.text(&entry).unwrap_or_default();
                self.remove(&entry);
                self.write(&other, &without(&text, &["township", "photos"]));
                format!("{entry} moved to {other}")
            }
            11 => self.write("themes/default/styles/base.css", &format!("body {{ margin: {number}px }}\n")),
            12 => {
                let built_in = fs::read_to_string(repository().join("themes/default/templates/facility.html")).unwrap();
                self.write("themes/default/templates/facility.html", &format!("{built_in}<!-- {number} -->\n"))
            }
            13 => self.replace("content/site.yaml", "host_unit: ", "host_unit: 新"),
            14 => self.replace("facilities/areas.yaml", "name: 北街道", "name: 北新街道"),
            15 => self.replace("book.toml", "title = \"", "title = \"新"),
            16 => {
                let days = [1_i64, 1, 7, 31, -3][self.rng.usize(..5)];
                self.today = self.today.checked_add(days.days()).unwrap();
                format!("{days} days passed")
            }
            17 => self.damage(),
            19 => self.line(&entry, "location", &format!("{{lng: 104.2{number}, lat: 25.9, crs: wgs84}}")),
            18 => self.replace("content/policies/jie-du.md", "title: ", "title: 新"),
            _ => {
                let id = Path::new(&entry).file_stem().unwrap().to_str().unwrap().to_owned();
                let area = if entry.contains("/jia/") { "jia" } else { "yi" };
                let table = format!("id,available,as_of\n{id},{},2026-05-{:02}\n", number % 9, 1 + number % 28);
                self.write(&format!("facilities/{area}/availability.csv"), &table)
            }
        }
    }

    fn entries(&self) -> Vec<String> {
        let all = read(&self.site.path().join("facilities"));
        let is_entry = |path: &String| path.contains('/') && path.ends_with(".yaml") && !path.contains("/still-");
        let entries = all.into_keys().filter(is_entry);
        entries.map(|path| format!("facilities/{path}")).collect()
    }

    fn text(&self, path: &str) -> Option<String> {
        fs::read_to_string(self.site.path().join(path)).ok()
    }

    fn write(&self, path: &str, text: &str) -> String {
        let full = self.site.path().join(path);
        fs::create_dir_all(full.parent().unwrap()).unwrap();
        fs::write(full, text).unwrap();
        format!("{path} written")
    }

    fn append(&self, path: &str, text: &str) -> String {
        let old = self.text(path).unwrap_or_default();
        self.write(path, &format!("{old}{text}"))
    }

    fn remove(&self, path: &str) -> String {
        fs::remove_file(self.site.path().join(path)).unwrap();
        let _ = fs::remove_dir_all(self.site.path().join(path.trim_end_matches(".yaml")));
        format!("{path} removed")
    }

    fn replace(&self, path: &str, from: &str, to: &str) -> String {
        let text = self.text(path).unwrap_or_default();
        self.write(path, &text.replacen(from, to, 1));
        format!("{path}: {from} -> {to}")
    }

    /// Gives a field at the top of an entry another value.
    fn line(&self, path: &str, key: &str, value: &str) -> String {
        let text = without(&self.text(path).unwrap_or_default(), &[key, "closed_on"]);
        self.write(path, &format!("{text}{key}: {value}\n"));
        format!("{path}: {key}: {value}")
    }

    /// Breaks one of our notes: cuts it, changes a byte, or takes it away.
    fn damage(&mut self) -> String {
        let folder = self.site.path().join(".laoyou");
        let notes: Vec<String> =
            read(&folder).into_keys().filter(|path| path.starts_with("cache/") || path.ends_with(".record")).collect();
        if notes.is_empty() {
            return "nothing to damage".to_owned();
        }
        let path = folder.join(&notes[self.rng.usize(..notes.len())]);
        let mut bytes = fs::read(&path).unwrap();
        match (self.rng.u8(..3), bytes.len()) {
            (0, _) | (_, 0) => fs::remove_file(&path).unwrap(),
            (1, length) => {
                bytes.truncate(self.rng.usize(..length));
                fs::write(&path, bytes).unwrap();
            }
            (_, length) => {
                bytes[self.rng.usize(..length)] ^= 1;
                fs::write(&path, bytes).unwrap();
            }
        }
        format!("{} damaged", path.display())
    }

    fn build(&self) -> Built {
        build(self.site.path(), self.today)
    }

    /// The same sources in a folder that nothing was ever built in.
    fn clean_build(&self) -> Built {
        let other = tempfile::tempdir().unwrap();
        place(&self.sources(), other.path());
        build(other.path(), self.today)
    }
}

/// Writes files below a folder.
fn place(files: &BTreeMap<String, Vec<u8>>, folder: &Path) {
    for (path, bytes) in files {
        let to = folder.join(path);
        fs::create_dir_all(to.parent().unwrap()).unwrap();
        fs::write(to, bytes).unwrap();
    }
}

fn build(site: &Path, today: Date) -> Built {
    let settings = Settings::new(site, Clock::Day(today));
    let publication = Publication { allow_removals: true, ..Publication::default() };
    let (diagnostics, files) = match pipeline::build(&settings, &publication).unwrap() {
        Outcome::Built(built) => (built.diagnostics, published(&built.out)),
        Outcome::Faulty(checked) => (checked.diagnostics, BTreeMap::new()),
    };
    let faults = diagnostics.iter().map(|fault| {
        format!("{} {:?} {:?} {} {:?}", fault.code, fault.severity, fault.place, fault.message(Lang::Zh), fault.related)
    });
    Built { faults: faults.collect(), files }
}

fn published(out: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut files = read(out);
    let manifest = Manifest::from_bytes(&files[Manifest::NAME]).unwrap();
    for kept in &manifest.kept {
        files.remove(&kept.path);
    }
    files.insert(Manifest::NAME.to_owned(), Manifest { kept: Vec::new(), ..manifest }.to_bytes());
    files
}

/// An entry without some fields at its top.
fn without(text: &str, keys: &[&str]) -> String {
    let mut left = String::new();
    let mut leave_out = false;
    for line in text.lines() {
        if !line.starts_with([' ', '-', '#']) {
            leave_out = keys.iter().any(|key| line.strip_prefix(key).is_some_and(|rest| rest.starts_with(':')));
        }
        if !leave_out {
            left.push_str(line);
            left.push('\n');
        }
    }
    left
}

/// The first line that two texts do not share.
fn difference(found: Option<&Vec<u8>>, wanted: &[u8]) -> String {
    let Some(found) = found else { return "it is not there".to_owned() };
    let (found, wanted) = (String::from_utf8_lossy(found), String::from_utf8_lossy(wanted));
    let lines = found.lines().zip(wanted.lines()).find(|(one, other)| one != other);
    lines.map_or_else(|| "one is longer".to_owned(), |(one, other)| format!("found:  {one}\nwanted: {other}"))
}
