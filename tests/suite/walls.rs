//! Reads the imports of every source file and keeps the walls: no step imports another, and each material imports only
//! what stands below it in `src/lib.rs`.

use std::collections::BTreeMap;
use std::path::Path;

/// The steps; only the pipeline knows more than one of them.
const STEPS: [&str; 10] = ["load", "parse", "check", "render", "export", "import", "audit", "pack", "write", "search"];
/// What people call, and the one that knows the order: these may import steps.
const CALLERS: [&str; 4] = ["main", "cli", "serve", "pipeline"];
/// The materials from the top down; each may import those after it.
const MATERIALS: [&str; 17] = [
    "theme",
    "changes",
    "output",
    "directory",
    "record",
    "key",
    "workbook",
    "model",
    "draft",
    "field",
    "vocabulary",
    "markdown",
    "address",
    "text",
    "diagnostic",
    "source",
    "folder",
];

#[test]
fn steps_and_materials_keep_their_walls() {
    let mut breaches = Vec::new();
    let mut seen = 0;
    for (file, code) in sources() {
        let room = room_of(&file);
        for import in imports(&code) {
            seen += 1;
            if !may_import(&room, &import) {
                breaches.push(format!("{file}: {room} imports {import}"));
            }
        }
    }
    assert!(seen > 100, "only {seen} imports were found: the test reads them wrongly");
    assert!(breaches.is_empty(), "{}", breaches.join("\n"));
}

#[test]
fn every_file_says_what_it_is_for() {
    for (file, code) in sources() {
        assert!(code.starts_with("//! "), "{file} does not open with a sentence that says what it is for");
    }
}

#[test]
fn every_room_has_a_place_in_the_house() {
    for (file, _) in sources() {
        let room = room_of(&file);
        let known = STEPS.contains(&&*room)
            || CALLERS.contains(&&*room)
            || MATERIALS.contains(&&*room)
            || room == "lib"
            || room == "scaffold";
        assert!(known, "{file}: `{room}` is neither a step, a material nor a caller");
    }
}

#[test]
fn a_breach_is_noticed() {
    assert!(!may_import("render", "check"));
    assert!(!may_import("source", "diagnostic"));
    assert!(!may_import("model", "directory"));
    assert!(may_import("check", "model"));
    assert_eq!(imports("use crate::{model::Phone, text};\nlet a = crate::check::x();"), ["model", "text", "check"]);
}

fn may_import(room: &str, import: &str) -> bool {
    if room == import || room == "lib" || CALLERS.contains(&room) {
        return true;
    }
    match (MATERIALS.iter().position(|&known| known == room), MATERIALS.iter().position(|&known| known == import)) {
        (Some(room), Some(import)) => room < import,
        (None, Some(_)) => STEPS.contains(&room) || room == "scaffold",
        (_, None) => false,
    }
}

/// The first folder or file below `src`.
fn room_of(file: &str) -> String {
    file.split('/').next().unwrap_or_default().trim_end_matches(".rs").to_owned()
}

/// The rooms named behind `crate::`, outside comments.
fn imports(code: &str) -> Vec<String> {
    let mut rooms = Vec::new();
    let code: String = code
        .lines()
        .filter(|line| !line.trim_start().starts_with("//"))
        .fold(String::new(), |all, line| all + line + "\n");
    for (at, _) in code.match_indices("crate::") {
        let rest = &code[at + "crate::".len()..];
        let name = |text: &str| {
            text.chars().take_while(|character| character.is_alphanumeric() || *character == '_').collect::<String>()
        };
        if let Some(group) = rest.strip_prefix('{') {
            rooms.extend(group_names(group).into_iter().map(|part| name(&part)));
        } else {
            rooms.push(name(rest));
        }
    }
    rooms.retain(|room| !room.is_empty());
    rooms
}

/// The names at the top level of `{a::b, c::{d, e}}`, given what stands behind the brace.
fn group_names(group: &str) -> Vec<String> {
    let (mut depth, mut part, mut parts) = (0, String::new(), Vec::new());
    for character in group.chars() {
        match character {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            ',' if depth == 0 => parts.push(std::mem::take(&mut part)),
            _ if depth == 0 => part.push(character),
            _ => {}
        }
    }
    parts.push(part);
    parts.into_iter().map(|part| part.trim().to_owned()).collect()
}

/// Every Rust file below `src` by its path there.
fn sources() -> BTreeMap<String, String> {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    walkdir::WalkDir::new(&src)
        .into_iter()
        .map(Result::unwrap)
        .filter(|entry| entry.path().extension().is_some_and(|ending| ending == "rs"))
        .map(|entry| {
            let path = entry.path().strip_prefix(&src).unwrap().to_str().unwrap().replace('\\', "/");
            (path, std::fs::read_to_string(entry.path()).unwrap())
        })
        .collect()
}
