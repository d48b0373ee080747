//! Publishing as a whole: what lies on the disk after builds, refusals, damage and a process that is killed.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, SystemTime};

use laoyou::diagnostic::Lang;
use laoyou::output::{Hash, Manifest, Sink, SinkError};
use laoyou::write::publish::{Error, Publication, Published, Refusal, Removals, Settings, Trust};
use rayon::prelude::*;

/// A site's folder with `content/` and `site/`, gone with the test.
struct Place {
    folder: tempfile::TempDir,
    settings: Settings,
}

type Files<'a> = &'a [(&'a str, &'a str)];

impl Place {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("content")).unwrap();
        let mut settings = Settings::new(folder.path(), folder.path().join("site"));
        settings.sources.push(folder.path().join("content"));
        Self { folder, settings }
    }

    fn path(&self, path: &str) -> PathBuf {
        self.folder.path().join(path)
    }

    fn publish(&self, files: Files<'_>) -> Result<Published, Error> {
        let publication = Publication::begin(&self.settings)?;
        for (path, text) in files {
            publication.put(path, text.as_bytes())?;
        }
        publication.finish()
    }

    fn refusal(&self, out: impl Into<PathBuf>) -> Option<Refusal> {
        let settings = Settings { out: out.into(), ..self.settings.clone() };
        match Publication::begin(&settings) {
            Err(Error::Refused { why, .. }) => Some(why),
            Err(other) => panic!("{other}"),
            Ok(_) => None,
        }
    }
}

/// Every file below a folder with its bytes.
fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut files = BTreeMap::new();
    for entry in walkdir::WalkDir::new(folder) {
        let entry = entry.unwrap();
        if !entry.file_type().is_dir() {
            let path = entry.path().strip_prefix(folder).unwrap().to_str().unwrap().replace('\\', "/");
            files.insert(path, fs::read(entry.path()).unwrap());
        }
    }
    files
}

fn times(folder: &Path) -> BTreeMap<String, SystemTime> {
    let time = |path: &String| fs::metadata(folder.join(path)).unwrap().modified().unwrap();
    files(folder).into_keys().map(|path| (path.clone(), time(&path))).collect()
}

/// The published files, each proved to be as the manifest lists it.
fn whole(out: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut files = files(out);
    let manifest = Manifest::from_bytes(&files.remove(Manifest::NAME).unwrap()).unwrap();
    assert!(manifest.files.is_sorted_by(|a, b| a.path < b.path));
    let listed: BTreeMap<_, _> = manifest.files.iter().chain(&manifest.kept).map(|file| (&file.path, file)).collect();
    assert_eq!(files.keys().collect::<Vec<_>>(), listed.keys().copied().collect::<Vec<_>>());
    for (path, bytes) in &files {
        assert_eq!((listed[path].size, listed[path].hash), (bytes.len() as u64, Hash::of(bytes)), "{path}");
    }
    files
}

fn texts(files: Files<'_>) -> BTreeMap<String, Vec<u8>> {
    files.iter().map(|(path, text)| ((*path).to_owned(), text.as_bytes().to_vec())).collect()
}

#[test]
fn it_says_what_was_added_changed_and_removed_since_the_last_publication() {
    let place = Place::new();
    let mut site = vec![("index.html", "1"), ("data/all.csv", "id"), ("a/index.html", "a"), ("b/index.html", "b")];
    let first = place.publish(&site).unwrap();
    assert_eq!(first.added, ["a/index.html", "b/index.html", "data/all.csv", "index.html"]);
    assert_eq!((first.files, first.pages, first.bytes, first.written, first.unchanged), (4, 3, 5, 4, 0));

    site[0].1 = "2";
    site[1] = ("data/some.csv", "id");
    let second = place.publish(&site).unwrap();
    assert_eq!((&second.added, &second.changed), (&vec!["data/some.csv".into()], &vec!["index.html".into()]));
    assert_eq!((&second.removed, second.unchanged), (&vec!["data/all.csv".to_owned()], 2));
    assert_eq!(whole(&place.path("site")), texts(&site));

    let third = place.publish(&site).unwrap();
    assert_eq!((third.added.len() + third.changed.len() + third.removed.len(), third.unchanged), (0, 4));
    assert_eq!(third.written, 2, "the spare is two builds old: only what changed since is written");
    assert_eq!(place.publish(&site).unwrap().written, 0);
}

#[test]
fn files_that_stay_keep_their_times_through_every_exchange() {
    let place = Place::new();
    place.publish(&[("index.html", "1"), ("a.css", "a"), ("b.css", "b")]).unwrap();
    let first = times(&place.path("site"));
    for text in ["2", "3", "4", "5"] {
        place.publish(&[("index.html", text), ("a.css", "a"), ("b.css", "b")]).unwrap();
        let now = times(&place.path("site"));
        assert_eq!((now["a.css"], now["b.css"]), (first["a.css"], first["b.css"]), "build {text}");
    }
    let before = times(&place.path("site"));
    place.publish(&[("index.html", "5"), ("a.css", "a"), ("b.css", "b")]).unwrap();
    assert_eq!(times(&place.path("site")), before, "nothing changed, not even the manifest's time");
}

#[test]
fn many_threads_may_put_at_once_and_two_builds_give_the_same_bytes() {
    let site: Vec<(String, String)> =
        (0..2000).map(|n| (format!("f/{}/{n}/index.html", n % 7), n.to_string())).collect();
    let mut built = Vec::new();
    for order in [1, 7] {
        let place = Place::new();
        for _ in 0..2 {
            let publication = Publication::begin(&place.settings).unwrap();
            let nth = |at: usize| &site[at * order % site.len()];
            let put = |at: usize| publication.put(&nth(at).0, nth(at).1.as_bytes()).unwrap();
            let put_all = || (0..site.len()).into_par_iter().for_each(put);
            // Folders may be made ready meanwhile, and need not be.
            let mut paths = site.iter().map(|(path, _)| path.clone()).take(1000 * order);
            rayon::join(put_all, || publication.expect(&mut paths).unwrap());
            publication.finish().unwrap();
        }
        built.push(files(&place.path("site")));
    }
    assert_eq!(built[0].len(), 2001);
    assert_eq!(built[0], built[1]);
}

#[test]
fn folders_that_are_not_ours_are_refused_and_left_alone() {
    let place = Place::new();
    fs::create_dir_all(place.path("others/deep")).unwrap();
    fs::write(place.path("others/letter.txt"), "dear").unwrap();
    fs::create_dir(place.path("empty")).unwrap();
    assert_eq!(place.refusal(place.path("others")), Some(Refusal::NotOurs));
    assert_eq!(place.refusal(place.path("others/letter.txt")), Some(Refusal::NotAFolder));
    assert_eq!(place.refusal(place.folder.path()), Some(Refusal::HoldsTheSite));
    assert_eq!(place.refusal(place.path("others/../.")), Some(Refusal::HoldsTheSite));
    assert_eq!(place.refusal(place.folder.path().parent().unwrap()), Some(Refusal::HoldsTheSite));
    assert_eq!(place.refusal("/"), Some(Refusal::HoldsTheSite));
    assert_eq!(place.refusal(place.path("content/site")), Some(Refusal::InsideTheSources));
    assert_eq!(place.refusal(place.path("none/../content")), Some(Refusal::InsideTheSources));
    assert_eq!(place.refusal(place.path(".laoyou")), Some(Refusal::InsideTheSources));
    assert_eq!(place.refusal(place.path(".laoyou/publish/site")), Some(Refusal::InsideTheSources));
    assert_eq!(place.refusal(place.path("empty")), None);
    assert_eq!(place.refusal(place.path("new/site")), None);
    assert_eq!(place.refusal(place.path(".laoyou/preview")), None);
    assert_eq!(fs::read(place.path("others/letter.txt")).unwrap(), b"dear");
}

#[cfg(unix)]
#[test]
fn links_and_mount_points_are_refused() {
    let place = Place::new();
    fs::create_dir(place.path("real")).unwrap();
    std::os::unix::fs::symlink("real", place.path("link")).unwrap();
    assert_eq!(place.refusal(place.path("link")), Some(Refusal::Link));
    assert_eq!(place.refusal(place.path("link/")), Some(Refusal::Link));
    assert_eq!(place.refusal(place.path("link/site")), None, "a link above the folder is the author's business");
    if cfg!(target_os = "linux") {
        assert_eq!(place.refusal("/proc"), Some(Refusal::MountPoint));
    }
}

#[test]
fn a_site_that_would_lose_more_than_a_tenth_of_its_pages_is_not_published() {
    let mut place = Place::new();
    let names: Vec<String> = (0..20).map(|n| format!("{n:02}.html")).collect();
    let site: Vec<(&str, &str)> = names.iter().map(|name| (name.as_str(), "page")).collect();
    place.publish(&site).unwrap();
    assert_eq!(place.publish(&site[2..]).unwrap().removed.len(), 2, "a tenth may go");
    let published = whole(&place.path("site"));

    let fault = place.publish(&site[4..]).unwrap_err();
    let Error::TooManyRemovals { pages: 18, vanishing } = &fault else { panic!("{fault}") };
    assert_eq!(*vanishing, ["02.html", "03.html"]);
    assert!(fault.message(Lang::Zh).contains("--allow-removals") && fault.message(Lang::Zh).contains("02.html"));
    assert_eq!(whole(&place.path("site")), published);

    place.settings.removals = Removals::Allow;
    assert_eq!(place.publish(&site[4..]).unwrap().removed, ["02.html", "03.html"]);
    assert_eq!(whole(&place.path("site")), texts(&site[4..]));
}

#[test]
fn assets_that_were_replaced_stay_until_the_assets_change_again() {
    let place = Place::new();
    let kept = || {
        let manifest = Manifest::from_bytes(&fs::read(place.path("site").join(Manifest::NAME)).unwrap()).unwrap();
        manifest.kept.into_iter().map(|file| file.path).collect::<Vec<_>>()
    };
    place.publish(&[("index.html", "1"), ("assets/a.1.css", "a1"), ("assets/b.1.js", "b")]).unwrap();
    assert!(kept().is_empty());
    for text in ["2", "3", "4"] {
        let published =
            place.publish(&[("index.html", text), ("assets/a.2.css", "a2"), ("assets/b.1.js", "b")]).unwrap();
        assert!(published.removed.is_empty());
        assert_eq!(kept(), ["assets/a.1.css"], "build {text}");
        assert_eq!(whole(&place.path("site"))["assets/a.1.css"], b"a1");
    }
    place.publish(&[("index.html", "5"), ("assets/a.3.css", "a3"), ("assets/b.1.js", "b")]).unwrap();
    assert_eq!(kept(), ["assets/a.2.css"]);
    place.publish(&[("index.html", "6"), ("assets/a.2.css", "a2"), ("assets/b.1.js", "b")]).unwrap();
    assert_eq!(kept(), ["assets/a.3.css"], "an asset that is back is kept no longer");
    fs::write(place.path("site/assets/a.3.css"), "by hand").unwrap();
    place.publish(&[("index.html", "7"), ("assets/a.2.css", "a2"), ("assets/b.1.js", "b")]).unwrap();
    assert!(kept().is_empty(), "what is not as it was is not kept");
    whole(&place.path("site"));
}

#[test]
fn one_build_runs_at_a_time() {
    let place = Place::new();
    let running = Publication::begin(&place.settings).unwrap();
    let fault = Publication::begin(&place.settings).err().unwrap();
    assert!(matches!(fault, Error::Busy { process: Some(process), .. } if process == std::process::id()), "{fault}");
    let elsewhere = Settings { out: place.path("other"), ..place.settings.clone() };
    assert!(Publication::begin(&elsewhere).is_ok(), "another folder is another matter");
    drop(running);
    assert!(Publication::begin(&place.settings).is_ok());
}

#[test]
fn two_files_at_one_place_are_not_published() {
    let place = Place::new();
    place.publish(&[("index.html", "1")]).unwrap();
    let wrong: [Files<'_>; 4] = [
        &[("a", "1"), ("index.html", "2"), ("a", "1")],
        &[("a", "1"), ("a.b", ""), ("index.html", "2"), ("a/b/c", "1")],
        &[("a/b/c", "1"), ("index.html", "2"), ("a", "1")],
        &[("index.html", "2"), ("laoyou-manifest.json", "{}")],
    ];
    for files in wrong {
        let fault = place.publish(files).unwrap_err();
        assert!(matches!(fault, Error::Output(SinkError::Twice(_))), "{files:?}: {fault}");
        assert_eq!(whole(&place.path("site")), texts(&[("index.html", "1")]));
    }
    let fault = place.publish(&[("index.html", "2"), ("../index.html", "2")]).unwrap_err();
    assert!(matches!(fault, Error::Output(SinkError::Path(_))), "{fault}");
    assert_eq!(place.publish(&[("index.html", "3")]).unwrap().changed, ["index.html"]);
    assert_eq!(whole(&place.path("site")), texts(&[("index.html", "3")]));
}

#[test]
fn damage_to_the_published_folder_is_mended_by_the_next_builds() {
    let place = Place::new();
    let site: Files<'_> =
        &[("index.html", "home"), ("a/index.html", "a"), ("b/c/index.html", "c"), ("d.css", "d"), ("e.css", "e")];
    place.publish(site).unwrap();
    place.publish(site).unwrap();
    fs::write(place.path("site/index.html"), "by hand").unwrap();
    fs::remove_file(place.path("site/a/index.html")).unwrap();
    fs::remove_dir_all(place.path("site/b")).unwrap();
    fs::write(place.path("site/b"), "a file now").unwrap();
    fs::remove_file(place.path("site/d.css")).unwrap();
    fs::create_dir_all(place.path("site/d.css/x")).unwrap();
    for _ in 0..3 {
        place.publish(site).unwrap();
        assert_eq!(whole(&place.path("site")), texts(site));
    }
}

#[cfg(unix)]
#[test]
fn nothing_is_written_through_links_that_someone_put_into_the_published_folder() {
    let mut place = Place::new();
    fn site(text: &str) -> [(&str, &str); 3] {
        [("a/index.html", text), ("b/c/index.html", text), ("d.css", text)]
    }
    place.publish(&site("1")).unwrap();
    fs::create_dir_all(place.path("outside/c")).unwrap();
    for file in ["outside/index.html", "outside/c/index.html", "outside/d.css"] {
        fs::write(place.path(file), "theirs").unwrap();
    }
    let theirs = files(&place.path("outside"));
    for (nth, trust) in [Trust::Notes, Trust::Nothing, Trust::Notes].into_iter().enumerate() {
        place.settings.trust = trust;
        fs::remove_dir_all(place.path("site/a")).unwrap();
        fs::remove_dir_all(place.path("site/b/c")).unwrap();
        fs::remove_file(place.path("site/d.css")).unwrap();
        std::os::unix::fs::symlink(place.path("outside"), place.path("site/a")).unwrap();
        std::os::unix::fs::symlink(place.path("outside/c"), place.path("site/b/c")).unwrap();
        std::os::unix::fs::symlink(place.path("outside/d.css"), place.path("site/d.css")).unwrap();
        for build in 0..2 {
            let text = format!("{nth}.{build}");
            place.publish(&site(&text)).unwrap();
            assert_eq!(whole(&place.path("site")), texts(&site(&text)));
            assert_eq!(files(&place.path("outside")), theirs);
        }
    }
}

#[test]
fn what_others_put_into_the_published_folder_is_set_aside_and_named() {
    let mut place = Place::new();
    let site: Files<'_> = &[("index.html", "1"), ("a/index.html", "a")];
    place.publish(site).unwrap();
    fs::write(place.path("site/verify.txt"), "42").unwrap();
    fs::write(place.path("site/.DS_Store"), "litter").unwrap();
    fs::create_dir(place.path("site/.well-known")).unwrap();
    fs::write(place.path("site/.well-known/x"), "x").unwrap();
    let published = place.publish(site).unwrap();
    let names: Vec<&str> = published.set_aside.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, [".well-known", "verify.txt"]);
    assert_eq!(fs::read(&published.set_aside[1].1).unwrap(), b"42");
    fs::write(place.path("site/verify.txt"), "43").unwrap();
    let published = place.publish(site).unwrap();
    assert_eq!(fs::read(&published.set_aside[0].1).unwrap(), b"43");
    assert_eq!(place.publish(site).unwrap().set_aside, []);

    fs::write(place.path("site/a/extra.html"), "deep").unwrap();
    place.publish(site).unwrap();
    place.settings.trust = Trust::Nothing;
    place.publish(site).unwrap();
    assert_eq!(whole(&place.path("site")), texts(site), "reading every file finds what lies deeper");
}

#[test]
fn lost_notes_cost_time_and_nothing_else() {
    let place = Place::new();
    let site: Files<'_> = &[("index.html", "1"), ("assets/a.css", "a")];
    place.publish(site).unwrap();
    place.publish(site).unwrap();
    let before = times(&place.path("site"));
    fs::remove_dir_all(place.path(".laoyou")).unwrap();
    let published = place.publish(site).unwrap();
    assert_eq!((published.unchanged, published.written), (2, 2));
    assert_eq!(times(&place.path("site")), before);
    fs::remove_dir_all(place.path("site")).unwrap();
    let published = place.publish(site).unwrap();
    assert_eq!((published.added.len(), published.unchanged), (2, 0));
    assert_eq!(whole(&place.path("site")), texts(site));
}

#[cfg(target_os = "linux")]
#[test]
fn on_another_file_system_the_spare_lies_beside_the_published_folder_and_is_private() {
    use std::os::unix::fs::{MetadataExt, PermissionsExt};

    let mut place = Place::new();
    let device = |path: &Path| fs::metadata(path).unwrap().dev();
    let Ok(other) = tempfile::tempdir_in("/dev/shm") else { return };
    if device(other.path()) == device(place.folder.path()) {
        return;
    }
    place.settings.out = other.path().join("site");
    for text in ["1", "2", "3"] {
        place.publish(&[("index.html", text)]).unwrap();
        assert_eq!(whole(&other.path().join("site")), texts(&[("index.html", text)]));
    }
    let state = fs::metadata(other.path().join(".site.laoyou")).unwrap();
    assert_eq!(state.permissions().mode() & 0o777, 0o700);
    assert!(other.path().join(".site.laoyou/spare/index.html").is_file());
    assert!(!place.path(".laoyou").exists());
}

#[cfg(unix)]
#[test]
fn the_published_folder_keeps_its_permissions() {
    use std::os::unix::fs::PermissionsExt;

    let place = Place::new();
    fs::create_dir(place.path("site")).unwrap();
    fs::set_permissions(place.path("site"), fs::Permissions::from_mode(0o751)).unwrap();
    for text in ["1", "2", "3"] {
        place.publish(&[("index.html", text)]).unwrap();
        assert_eq!(fs::metadata(place.path("site")).unwrap().permissions().mode() & 0o777, 0o751, "build {text}");
    }
}

/// The site that the killed process builds for the `nth` time; every file says which time that was.
fn victim(nth: usize) -> Vec<(String, String)> {
    let path =
        |file: usize| if file == 0 { "index.html".to_owned() } else { format!("f/{}/index.html", file + nth % 3) };
    (0..60).map(|file| (path(file), format!("build {nth}, {}", "text ".repeat(file)))).collect()
}

const VICTIM: &str = "LAOYOU_TEST_VICTIM";

/// Builds one site after another until it is killed.
#[test]
#[ignore = "run by the next test, which kills it"]
fn builds_without_end() {
    let Some(folder) = std::env::var_os(VICTIM) else { panic!("{VICTIM} names no folder") };
    let settings = Settings { removals: Removals::Allow, ..Settings::new(&folder, Path::new(&folder).join("site")) };
    for nth in 0.. {
        let publication = Publication::begin(&settings).unwrap();
        for (path, text) in victim(nth) {
            publication.put(&path, text.as_bytes()).unwrap();
        }
        publication.finish().unwrap();
    }
}

#[test]
fn a_process_killed_at_any_moment_leaves_one_whole_site() {
    let mut place = Place::new();
    place.settings.removals = Removals::Allow;
    let out = place.path("site");
    for round in 0..25_u64 {
        let mut child = Command::new(std::env::current_exe().unwrap())
            .args(["publish::builds_without_end", "--exact", "--ignored"])
            .env(VICTIM, place.folder.path())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        // Long enough to have published once; then at another moment each round.
        while !out.join(Manifest::NAME).exists() {
            assert!(child.try_wait().unwrap().is_none(), "it ended by itself");
        }
        std::thread::sleep(Duration::from_micros(10_000 + 1_713 * round));
        child.kill().unwrap();
        child.wait().unwrap();

        let found = whole(&out);
        let home = String::from_utf8(found["index.html"].clone()).unwrap();
        let nth: usize = home.trim_start_matches("build ").split(',').next().unwrap().parse().unwrap();
        let expected: BTreeMap<String, Vec<u8>> =
            victim(nth).into_iter().map(|(path, text)| (path, text.into_bytes())).collect();
        assert_eq!(found, expected);
        if round % 5 == 4 {
            place.publish(&[("index.html", "alone")]).unwrap();
            assert_eq!(whole(&out), texts(&[("index.html", "alone")]));
            fs::remove_dir_all(&out).unwrap();
        }
    }
}
