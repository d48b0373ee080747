//! What the README shows is true.

use std::process::{Command, Output};

use crate::site_test::{SiteTest, repository};

fn readme() -> String {
    std::fs::read_to_string(repository().join("README.md")).unwrap()
}

/// The text of the first block of this language that holds some words.
fn block(language: &str, holding: &str) -> String {
    let readme = readme();
    let blocks = readme.split("```").skip(1).step_by(2);
    let found = blocks.filter_map(|block| block.strip_prefix(language)).find(|block| block.contains(holding));
    found.unwrap_or_else(|| panic!("no {language} block with {holding}")).trim_start().to_owned()
}

fn laoyou(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_laoyou")).args(arguments).output().unwrap()
}

#[test]
fn the_entry_it_shows_is_a_whole_one() {
    let site = SiteTest::qujing().file("facilities/qilin/shi-li.yaml", block("yaml", "名称"));
    assert!(!site.check().has_errors(), "{:#?}", site.check());
    assert!(site.build().has("/facility/shi-li/"));
}

#[test]
fn the_fault_it_shows_is_told_so() {
    let shown = block("text", "错误[");
    let site = SiteTest::qujing();
    let path = site.path().join("facilities/qilin/fu-an.yaml");
    let entry = std::fs::read_to_string(&path).unwrap();
    let line = entry.lines().find(|line| line.starts_with("township:")).unwrap().to_owned();
    std::fs::write(&path, entry.replace(&line, "township: 530381103")).unwrap();
    let found =
        laoyou(&["check", "--color", "never", "--today", "2026-11-23", "--site", site.path().to_str().unwrap()]);
    let found = String::from_utf8(found.stderr).unwrap();
    assert!(found.contains(shown.trim_end()), "shown:\n{shown}\nfound:\n{found}");
}

#[test]
fn the_commands_it_names_are_there() {
    let readme = readme();
    let named: Vec<&str> = readme.lines().filter_map(|line| line.strip_prefix("| `laoyou ")).collect();
    assert!(named.len() >= 5, "{named:?}");
    for line in named {
        let command = line.split([' ', '`']).next().unwrap();
        assert!(laoyou(&[command, "--help"]).status.success(), "{command}");
    }
}
