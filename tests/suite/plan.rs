//! The repository's own site: the plan is quoted word for word, and every kind, service, field and word is shown by an
//! example.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use laoyou::diagnostic::{Diagnostics, Lang};
use laoyou::draft::{Draft, Group, Value};
use laoyou::field::{Field, FileKind, Shape};
use laoyou::load;
use laoyou::parse::parse;
use laoyou::source::SitePath;
use laoyou::vocabulary::Vocabulary;

/// The plan as this site publishes it: a line a paragraph.
const PLAN: &str = "content/policies/plan/fang-an-quan-wen.txt";

fn site() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn draft(kind: FileKind, path: &str) -> Draft {
    let decoded = load::source(site(), &SitePath::new(path)).unwrap();
    let mut diagnostics = Diagnostics::new();
    let draft = parse(kind, decoded.source.unwrap(), &mut diagnostics);
    let said: Vec<_> = diagnostics.iter().map(|fault| fault.message(Lang::Zh)).collect();
    assert!(said.is_empty(), "{path}: {said:?}");
    draft.unwrap()
}

fn entries() -> Vec<Draft> {
    let mut diagnostics = Diagnostics::new();
    let inventory = load::inventory(site(), "content", "facilities", &mut diagnostics).unwrap();
    assert!(
        diagnostics.is_empty(),
        "{:?}",
        diagnostics.iter().map(|fault| fault.message(Lang::Zh)).collect::<Vec<_>>()
    );
    inventory.entries.iter().map(|listed| draft(FileKind::Facility, listed.path.as_str())).collect()
}

/// The groups of a list at the top of a file.
fn items<'a>(group: &'a Group, key: &str) -> Vec<&'a Group> {
    let Some(entry) = group.peek(key) else { return Vec::new() };
    let Value::List(list) = &entry.value else { panic!("{key} is no list") };
    list.items.iter().map(|item| if let Value::Group(group) = item { group } else { panic!("{key}") }).collect()
}

/// The scalars of a field: one, or those of a list.
fn texts<'a>(group: &'a Group, key: &str) -> Vec<&'a str> {
    fn of(value: &Value) -> Vec<&str> {
        match value {
            Value::Scalar(scalar) => vec![&scalar.text],
            Value::List(list) => list.items.iter().flat_map(of).collect(),
            _ => Vec::new(),
        }
    }
    group.peek(key).map(|entry| of(&entry.value)).unwrap_or_default()
}

fn text<'a>(group: &'a Group, key: &str) -> &'a str {
    texts(group, key).first().copied().unwrap_or_else(|| panic!("{key} is not written"))
}

fn group<'a>(of: &'a Group, key: &str) -> Option<&'a Group> {
    match &of.peek(key)?.value {
        Value::Group(group) => Some(group),
        _ => None,
    }
}

#[test]
fn indicators_and_notes_quote_the_plan() {
    let plan = std::fs::read_to_string(site().join(PLAN)).unwrap();
    let file = draft(FileKind::Indicators, "content/indicators.yaml");
    let indicators = items(&file.root, "indicators");
    assert_eq!(indicators.len(), 40);
    let mut quotes: Vec<&str> = items(&file.root, "notes").into_iter().map(|note| text(note, "text")).collect();
    assert_eq!(quotes.len(), 6);
    for indicator in indicators {
        quotes.push(text(group(indicator, "target").unwrap(), "text"));
        quotes.extend(group(indicator, "baseline").map(|baseline| text(baseline, "text")));
    }
    let wrong: Vec<_> = quotes.into_iter().filter(|quote| !plan.contains(quote)).collect();
    assert!(wrong.is_empty(), "not in the plan: {wrong:#?}");
}

/// A quotation in an explainer or a guide is a line that begins with `> `.
#[test]
fn explainers_and_guides_quote_the_plan() {
    let plan = std::fs::read_to_string(site().join(PLAN)).unwrap();
    let mut quotes = 0;
    for folder in ["content/policies", "content/guides"] {
        for file in std::fs::read_dir(site().join(folder)).unwrap() {
            let path = file.unwrap().path();
            if path.extension().is_none_or(|ending| ending != "md") || path.ends_with("plan.md") {
                continue;
            }
            let page = std::fs::read_to_string(&path).unwrap();
            for quote in page.lines().filter_map(|line| line.strip_prefix("> ")) {
                assert!(plan.contains(quote), "{}: not in the plan: {quote}", path.display());
                quotes += 1;
            }
        }
    }
    assert!(quotes > 40, "{quotes} quotations");
}

/// Both forms of the plan on this site say what the original says.
#[test]
#[expect(clippy::print_stdout, reason = "says that it skips a part")]
fn the_plan_is_the_original() {
    let published = std::fs::read_to_string(site().join(PLAN)).unwrap();
    let page = std::fs::read_to_string(site().join("content/policies/plan.md")).unwrap();
    // The first two lines are one sentence, which the page joins.
    for line in published.lines().skip(2) {
        assert!(page.contains(line), "not in plan.md: {line}");
    }
    let Ok(original) = std::fs::read_to_string(site().join("../shared/reference/plan.txt")) else {
        println!("skipped: the original text of the plan is not here");
        return;
    };
    let lines: Vec<_> = original.lines().map(|line| line.trim_matches([' ', '\t', '\u{3000}', '\u{a0}'])).collect();
    let lines: Vec<_> = lines.into_iter().filter(|line| !line.is_empty()).collect();
    assert_eq!(published.lines().collect::<Vec<_>>(), lines);
}

#[test]
fn ten_areas_hold_all_townships() {
    let file = draft(FileKind::Areas, "facilities/areas.yaml");
    let areas = items(&file.root, "areas");
    assert_eq!(areas.len(), 10);
    let townships: Vec<_> = areas.iter().flat_map(|area| items(area, "townships")).collect();
    let codes: BTreeSet<_> = townships.iter().map(|township| text(township, "code")).collect();
    assert_eq!((townships.len(), codes.len()), (137, 137));
    let sum = |key| townships.iter().map(|township| text(township, key).parse::<u32>().unwrap()).sum::<u32>();
    assert_eq!((sum("ju"), sum("cun")), (464, 1224));
    let cells: BTreeSet<_> = areas.iter().map(|area| texts(area, "grid")).collect();
    assert_eq!(cells.len(), 10, "two areas in one cell of the grid");
}

#[test]
fn every_area_has_examples_in_both_languages() {
    let entries = entries();
    assert!(entries.len() >= 80);
    let mut areas: BTreeMap<&str, usize> = BTreeMap::new();
    let mut chinese = 0;
    for entry in &entries {
        let path = entry.source.path.as_str();
        assert!(text(&entry.root, "name").starts_with("示例"), "{path}: examples are named so");
        *areas.entry(path.split('/').nth(1).unwrap()).or_default() += 1;
        let first = entry.root.entries.first().unwrap().key;
        chinese += usize::from(entry.source.text[first.start as usize..].starts_with("名称"));
    }
    assert_eq!(areas.len(), 10);
    assert!(areas.values().all(|&count| count >= 6), "{areas:?}");
    assert!(chinese * 4 >= entries.len() && chinese * 2 <= entries.len(), "{chinese} of {}", entries.len());
}

#[test]
fn every_kind_and_service_has_an_example() {
    let entries = entries();
    for (kind, path, list, key) in [
        (FileKind::Kinds, "src/vocabulary/kinds.yaml", "kinds", "kind"),
        (FileKind::Services, "content/services.yaml", "services", "services"),
    ] {
        let used: BTreeSet<&str> = entries.iter().flat_map(|entry| texts(&entry.root, key)).collect();
        let file = draft(kind, path);
        let missing: Vec<_> = items(&file.root, list)
            .into_iter()
            .filter(|item| {
                !["code", "label", "labels"].iter().any(|key| texts(item, key).iter().any(|t| used.contains(t)))
            })
            .map(|item| text(item, "code").to_owned())
            .collect();
        assert!(missing.is_empty(), "without an example: {missing:?}");
    }
}

#[test]
fn every_field_and_word_has_an_example() {
    let mut fields = BTreeSet::new();
    let mut words = BTreeSet::new();
    for entry in entries() {
        note(&entry.root, "", &mut fields, &mut words);
    }
    let mut missing = Vec::new();
    require(FileKind::Facility.fields(), "", &fields, &words, &mut missing);
    assert!(missing.is_empty(), "without an example: {missing:#?}");
}

fn vocabulary(field: &Field) -> Option<&'static Vocabulary> {
    match field.shape {
        Shape::Word(list) => Some(list),
        Shape::List(Shape::Word(list)) => Some(*list),
        _ => None,
    }
}

/// Notes the path of each field that is written, and each closed word as `vocabulary=code`.
fn note(group: &Group, above: &str, fields: &mut BTreeSet<String>, words: &mut BTreeSet<String>) {
    for entry in &group.entries {
        let path = format!("{above}{}", entry.field.key);
        if let Some(list) = vocabulary(entry.field) {
            for written in texts(group, entry.field.key) {
                let found = list.find(written).map_or(written, |index| list.words[index].code);
                words.insert(format!("{}={found}", list.name));
            }
        }
        let below = format!("{path}.");
        match &entry.value {
            Value::Group(inner) => note(inner, &below, fields, words),
            Value::List(list) => list.items.iter().for_each(|item| {
                if let Value::Group(inner) = item {
                    note(inner, &below, fields, words);
                }
            }),
            _ => {}
        }
        fields.insert(path);
    }
}

fn require(
    table: &'static [Field],
    above: &str,
    fields: &BTreeSet<String>,
    words: &BTreeSet<String>,
    missing: &mut Vec<String>,
) {
    for field in table {
        let path = format!("{above}{}", field.key);
        if !fields.contains(&path) {
            missing.push(path.clone());
        }
        if let Some(list) = vocabulary(field) {
            let codes = list.words.iter().map(|word| format!("{}={}", list.name, word.code));
            missing.extend(codes.filter(|word| !words.contains(word)));
        }
        require(field.inside(), &format!("{path}."), fields, words, missing);
    }
}
