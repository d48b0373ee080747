//! One fixture a code: a small sound site with the fixture's files laid over it, and the lines that `check` must print.
//!
//! `tests/faults/<code>/` holds the files to add or replace (a file named `<path>.remove` takes one away) and
//! `expected.jsonl`, the lines of `check --format json`. With a `list.csv` it is the import of that list by its
//! `mapping.yaml` (into the area of `area.txt`, if there is one) that is refused. `SNAPSHOTS=overwrite` writes the lines
//! anew: read the diff.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use laoyou::cli::json_line;
use laoyou::diagnostic::{Lang, catalogue};

use crate::site_test::{SiteTest, repository};

fn folder() -> PathBuf {
    repository().join("tests/faults")
}

/// The fixtures: every folder but those that begin with `_`.
fn fixtures() -> Vec<PathBuf> {
    let mut found: Vec<PathBuf> = fs::read_dir(folder())
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.is_dir() && !name(path).starts_with('_'))
        .collect();
    found.sort();
    found
}

fn name(path: &Path) -> &str {
    path.file_name().unwrap().to_str().unwrap()
}

#[test]
fn the_base_is_sound() {
    let found = SiteTest::base().check();
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn every_fixture_reads_as_expected() {
    let overwrite = std::env::var("SNAPSHOTS").is_ok_and(|action| action == "overwrite");
    let mut wrong = Vec::new();
    for fixture in fixtures() {
        let site = SiteTest::base().overlay(&fixture);
        let faults = if fixture.join("list.csv").exists() { site.refused_import() } else { site.check() };
        let found: String = faults.iter().map(|fault| json_line(fault, Lang::Zh) + "\n").collect();
        let found = found.replace(&format!("{}/", site.path().display()), "");
        let expected = fixture.join("expected.jsonl");
        if overwrite {
            fs::write(&expected, &found).unwrap();
        }
        let wanted = fs::read_to_string(&expected).unwrap_or_default();
        if found != wanted {
            wrong.push(format!("{}\nexpected:\n{wanted}found:\n{found}", name(&fixture)));
        }
        assert!(
            found.contains(&format!("\"code\":\"{}\"", name(&fixture))),
            "{}: the code is not among\n{found}",
            name(&fixture)
        );
    }
    assert!(wrong.is_empty(), "{} fixtures read otherwise:\n\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn every_code_has_a_fixture() {
    let have: BTreeSet<String> = fixtures().iter().map(|path| name(path).to_owned()).collect();
    let codes: BTreeSet<String> = catalogue::all().map(|code| code.name.to_owned()).collect();
    let missing: Vec<&String> = codes.difference(&have).collect();
    assert!(missing.is_empty(), "codes without a fixture in tests/faults: {missing:?}");
    let foreign: Vec<&String> = have.difference(&codes).collect();
    assert!(foreign.is_empty(), "fixtures without a code: {foreign:?}");
}

#[test]
fn codes_are_unique_and_speak_both_languages() {
    let mut seen = BTreeSet::new();
    for code in catalogue::all() {
        assert!(seen.insert(code.name), "{} stands twice", code.name);
        for words in [&code.zh, &code.en] {
            assert!(!words.says.is_empty() && !words.explains.is_empty(), "{} is silent", code.name);
            assert!(!words.says.ends_with(['。', '.']), "{}: a sentence of a diagnostic has no full stop", code.name);
        }
        let is_han = |text: &str| text.chars().any(|character| ('\u{4e00}'..='\u{9fff}').contains(&character));
        assert!(is_han(code.zh.says) && is_han(code.zh.explains), "{} speaks no Chinese", code.name);
    }
}
