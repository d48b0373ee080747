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
use laoyou::diagnostic::{Lang, Severity, catalogue};

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

/// The table of all codes, with an example that is run: `src/diagnostic/messages.md`, which the documentation of
/// `diagnostic::catalogue` shows. `SNAPSHOTS=overwrite` writes it anew.
#[test]
fn the_table_of_messages_says_what_the_program_says() {
    let mut table = String::from(MESSAGES_HEAD);
    for code in catalogue::all() {
        let fixture = folder().join(code.name);
        let site = SiteTest::base().overlay(&fixture);
        let faults = if fixture.join("list.csv").exists() { site.refused_import() } else { site.check() };
        let fault = faults.iter().find(|fault| fault.code == code).unwrap();
        let excerpt = fault.place.as_ref().and_then(|place| place.range.as_ref()).map(|range| range.excerpt.trim());
        let excerpt = excerpt.filter(|excerpt| !excerpt.is_empty()).map(in_code).unwrap_or_default();
        let said = |lang| {
            let hint = fault.hint(lang).map(|hint| format!("<br>→ {}", in_table(&hint))).unwrap_or_default();
            format!("{}{hint}", in_table(&fault.message(lang)))
        };
        let grave = if code.severity == Severity::Error { "错误" } else { "警告" };
        let line = format!("| `{}` | {grave} | {excerpt} | {} | {} |\n", code.name, said(Lang::Zh), said(Lang::En));
        table.push_str(&line.replace(&format!("{}/", site.path().display()), ""));
    }
    let path = repository().join("src/diagnostic/messages.md");
    if std::env::var("SNAPSHOTS").is_ok_and(|action| action == "overwrite") {
        fs::write(&path, &table).unwrap();
    }
    let kept = fs::read_to_string(&path).unwrap_or_default();
    for (kept, made) in kept.lines().zip(table.lines()) {
        assert_eq!(kept, made, "run SNAPSHOTS=overwrite cargo test --test suite messages");
    }
    assert_eq!(kept.lines().count(), table.lines().count());
}

const MESSAGES_HEAD: &str = "# Messages\n\n\
Every code there is, with the author's line that shows it, and what is said of it in both languages; behind the arrow\n\
stands what to write instead. Each line is what `check` says of the fixture in `tests/faults/<code>/`.\n\n\
| code | | example | 中文 | English |\n|---|---|---|---|---|\n";

/// A text that stays a text within a table of Markdown.
fn in_table(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '\n' | '\r' => safe.push(' '),
            '\\' | '`' | '*' | '_' | '{' | '}' | '[' | ']' | '<' | '>' | '|' | '~' | '#' => {
                safe.push('\\');
                safe.push(character);
            }
            // An address is an example here, no link.
            '/' if safe.ends_with(':') => safe.push_str("\\/"),
            character => safe.push(character),
        }
    }
    safe
}

/// The author's line as code; a long one is cut, and what cannot be seen is shown.
fn in_code(text: &str) -> String {
    let clipped: String =
        text.chars().take(60).map(|character| if character.is_control() { '␣' } else { character }).collect();
    let clipped = clipped.replace('`', "'").replace('|', "\\|");
    let more = if text.chars().count() > 60 { "…" } else { "" };
    format!("`{clipped}{more}`")
}
