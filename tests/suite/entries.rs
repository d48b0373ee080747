//! Entries as authors write them: each field is read once, and this repository's own are without fault.

use std::path::PathBuf;
use std::sync::OnceLock;

use jiff::civil::{Date, date};
use laoyou::check::entry::{Availability, Beside, Context, EntryResult, Publication};
use laoyou::check::registries::{Drafts, registries};
use laoyou::diagnostic::{Diagnostics, Lang, Severity};
use laoyou::directory::{Registries, Today};
use laoyou::draft::{Draft, Group, Value};
use laoyou::field::{Field, FileKind, Profiles};
use laoyou::source::{Place, SitePath, Source};
use laoyou::vocabulary::{Profile, Unit};

const DAY: Date = date(2026, 6, 1);
static REGISTRIES: OnceLock<Registries> = OnceLock::new();
const BASE: &str = "tests/faults/_base";

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn draft(kind: FileKind, path: &str, text: &str) -> Draft {
    let mut found = Diagnostics::new();
    let draft = laoyou::parse::parse(kind, Source::new(SitePath::new(path), text), &mut found);
    assert!(found.is_empty(), "{path}: {found:?}");
    draft.unwrap()
}

fn site(folder: &str) -> Registries {
    let folder = root().join(folder);
    let optional =
        |kind, path: &str| std::fs::read_to_string(folder.join(path)).ok().map(|text| draft(kind, path, &text));
    let book = std::fs::read_to_string(folder.join("book.toml")).unwrap();
    let config = laoyou::parse::book(&Source::new(SitePath::new("book.toml"), book), &mut Diagnostics::new());
    let kinds = std::fs::read_to_string(root().join("src/vocabulary/kinds.yaml")).unwrap();
    let kinds = optional(FileKind::Kinds, "facilities/kinds.yaml")
        .unwrap_or_else(|| draft(FileKind::Kinds, "facilities/kinds.yaml", &kinds));
    let areas = optional(FileKind::Areas, "facilities/areas.yaml");
    let services = optional(FileKind::Services, "content/services.yaml");
    let publisher = optional(FileKind::Site, "content/site.yaml");
    let pinyin = optional(FileKind::Pinyin, "content/pinyin.yaml");
    let drafts = Drafts {
        config,
        areas: areas.as_ref(),
        kinds: Some(&kinds),
        services: services.as_ref(),
        site: publisher.as_ref(),
        glossary: None,
        synonyms: None,
        pinyin: pinyin.as_ref(),
    };
    registries(drafts).0.unwrap()
}

fn judge(draft: &Draft, registries: &Registries, today: Today, beside: &Beside<'_>) -> EntryResult {
    let result = laoyou::check::entry(draft, &Context::new(registries, today), beside);
    for fault in &result.diagnostics {
        for lang in [Lang::Zh, Lang::En] {
            // A sentence without one of its values stops a debug build.
            assert!(!fault.message(lang).is_empty());
            assert!(fault.hint(lang).is_some(), "{} has no hint", fault.code.name);
        }
    }
    result
}

/// One line a fault: code, line, sentence.
fn lines(result: &EntryResult) -> Vec<String> {
    let line = |place: &Option<Place>| place.as_ref().and_then(Place::line).unwrap_or(0);
    result
        .diagnostics
        .iter()
        .map(|fault| format!("{}:{} {}", fault.code.name, line(&fault.place), fault.message(Lang::Zh)))
        .collect()
}

fn base(text: &str) -> EntryResult {
    base_on(text, DAY)
}

fn base_on(text: &str, day: Date) -> EntryResult {
    let today = Today { real: day, reckoned: day };
    judge(&draft(FileKind::Facility, "facilities/jia/an-he.yaml", text), &site(BASE), today, &Beside::default())
}

/// Every group of a draft.
fn each_group<'d>(group: &'d Group, visit: &mut impl FnMut(&'d Group)) {
    visit(group);
    for entry in &group.entries {
        match &entry.value {
            Value::Group(inner) => each_group(inner, visit),
            Value::List(list) => {
                for item in &list.items {
                    if let Value::Group(inner) = item {
                        each_group(inner, visit);
                    }
                }
            }
            _ => {}
        }
    }
}

/// An example of a field in YAML, from the table.
fn example(field: &'static Field, indent: usize, out: &mut String) {
    let pad = " ".repeat(indent);
    let pad = pad.as_str();
    if field.inside().is_empty() {
        out.extend([pad, field.key, ": ", field.example, "\n"]);
        return;
    }
    out.extend([pad, field.key, ":\n"]);
    let list = matches!(field.shape, laoyou::field::Shape::List(_));
    let mut inner = String::new();
    for field in field.inside() {
        example(field, indent + if list { 4 } else { 2 }, &mut inner);
    }
    if list {
        inner.replace_range(indent + 2..indent + 3, "-");
    }
    out.push_str(&inner);
}

#[test]
fn each_row_of_the_table_is_read_exactly_once() {
    let registries = site(BASE);
    let mut left: Vec<&str> = FileKind::Facility.fields().iter().map(|field| field.key).collect();
    for kind in ["elder.private-home", "elder.home-care-centre", "child.nursery", "elder.meal-site", "elder.university"]
    {
        let profile = registries.kinds.iter().find(|known| known.code == kind).unwrap().profile;
        let mut text = String::new();
        for field in FileKind::Facility.fields().iter().filter(|field| field.profiles.contains(profile)) {
            match field.key {
                "kind" => text.extend(["kind: ", kind, "\n"]),
                _ => example(field, 0, &mut text),
            }
            left.retain(|key| *key != field.key);
        }
        let draft = draft(FileKind::Facility, "facilities/jia/quan.yaml", &text);
        judge(&draft, &registries, Today { real: DAY, reckoned: DAY }, &Beside::default());
        each_group(&draft.root, &mut |group| {
            for entry in &group.entries {
                assert_eq!(entry.times_read(), 1, "{kind}: {}\n{text}", entry.field.key);
            }
        });
    }
    assert_eq!(left, [""; 0], "these fields stand in none of the entries");
}

/// The row of an entry in the table of its area.
fn availability(entry: &SitePath) -> Option<Availability> {
    let path = format!("{}/availability.csv", entry.folder());
    let source = Source::new(SitePath::new(&path), std::fs::read_to_string(root().join(&path)).ok()?);
    let table = laoyou::parse::rows(FileKind::Availability, source, &mut Diagnostics::new())?;
    let text = |row: &Group, key: &str| match &row.peek(key)?.value {
        Value::Scalar(scalar) => Some(scalar.text.clone()),
        _ => None,
    };
    let row = table.rows.iter().find(|row| text(row, "id").as_deref() == Some(entry.stem()))?;
    Some(Availability {
        available: text(row, "available")?.parse().unwrap(),
        as_of: Some(text(row, "as_of")?.parse().unwrap()),
        place: table.source.place(row.span),
    })
}

#[test]
fn entries_of_this_site_are_without_fault() {
    let registries = site(".");
    let mut drafts = Vec::new();
    for file in walkdir::WalkDir::new(root().join("facilities")).min_depth(2).sort_by_file_name() {
        let file = file.unwrap();
        if file.path().extension().is_some_and(|ending| ending == "yaml") {
            let path = file.path().strip_prefix(root()).unwrap().to_str().unwrap().replace('\\', "/");
            drafts.push(draft(FileKind::Facility, &path, &std::fs::read_to_string(file.path()).unwrap()));
        }
    }
    let written = |draft: &Draft| match draft.root.peek("updated").map(|entry| &entry.value) {
        Some(Value::Scalar(scalar)) => scalar.text.parse::<Date>().ok(),
        _ => None,
    };
    let newest = drafts.iter().filter_map(written).max().unwrap();
    let mut faults = Vec::new();
    for draft in &drafts {
        let folder = root().join(draft.source.path.folder()).join(draft.source.path.stem());
        let files: Vec<String> = std::fs::read_dir(&folder)
            .into_iter()
            .flatten()
            .map(|file| file.unwrap().file_name().into_string().unwrap())
            .collect();
        let today = Today { real: newest, reckoned: newest };
        let row = availability(&draft.source.path);
        let beside = Beside { files: &files, availability: row.as_ref() };
        let result = judge(draft, &registries, today, &beside);
        faults.extend(lines(&result).into_iter().map(|line| format!("{} {line}", draft.source.path)));
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn the_smallest_entry_has_no_error() {
    let result = base("name: 示例敬老院\nkind: elder.rural-home\naddress: 示例镇示例村1号\n");
    assert!(!result.diagnostics.has_errors(), "{:?}", lines(&result));
    assert_eq!(result.diagnostics.count(), (0, 1), "what is not written yet makes one warning");
    let entry = result.entry.unwrap();
    assert_eq!((&*entry.row.name, &*entry.row.sort_key), ("示例敬老院", "shi li jing lao yuan"));
}

#[test]
fn a_hidden_entry_has_warnings_only() {
    let hidden = |publish: &str| {
        base(&format!(
            "publish: {publish}\nname: 示例敬老院\nkind: 没有的类型\naddress: 示例镇示例村1号\nupdated: 2027-01-01\n"
        ))
    };
    for publish in ["no", "否", "2026-07-01"] {
        let result = hidden(publish);
        assert_eq!(result.publication, Publication::Hidden, "{publish}");
        assert!(result.diagnostics.count().1 > 0 && !result.diagnostics.has_errors());
        assert!(result.diagnostics.iter().all(|fault| fault.severity == Severity::Warning));
    }
    assert_eq!(hidden("2026-07-01").next_change, Some(date(2026, 7, 1)));
    let published = hidden("2026-06-01");
    assert_eq!(published.publication, Publication::Published);
    assert!(published.diagnostics.has_errors());
}

#[test]
fn the_next_change_is_the_first_day_on_which_something_expires() {
    let text = std::fs::read_to_string(root().join(BASE).join("facilities/jia/an-he.yaml")).unwrap();
    let result = base(&text);
    assert_eq!(lines(&result), [""; 0]);
    // 60 days after 2026-05-20 the number of free beds is still good.
    let change = date(2026, 7, 20);
    assert_eq!(result.next_change, Some(change));
    assert_eq!(lines(&base_on(&text, change.yesterday().unwrap())), [""; 0]);
    assert_eq!(base_on(&text, change).diagnostics.iter().next().unwrap().code.name, "stale-capacity");
}

#[test]
fn what_stands_beside_an_entry_is_laid_over_it() {
    let text = "name: 示例敬老院\nkind: 敬老院\naddress: 示例镇示例村1号\nbeds: {total: 10, nursing: 5}\n";
    let draft = draft(FileKind::Facility, "facilities/jia/a.yaml", text);
    let row = Availability {
        available: 3,
        as_of: Some(date(2026, 5, 1)),
        place: Place::file(SitePath::new("facilities/jia/availability.csv")),
    };
    let beside = Beside { availability: Some(&row), ..Beside::default() };
    let today = Today { real: DAY, reckoned: DAY };
    let entry = judge(&draft, &site(BASE), today, &beside).entry.unwrap();
    assert_eq!(entry.row.room.unwrap().available, Some(3));
    let many = Availability { available: 30, ..row };
    let result = judge(&draft, &site(BASE), today, &Beside { availability: Some(&many), ..Beside::default() });
    let fault = result.diagnostics.iter().find(|fault| fault.code.name == "part-over-total").unwrap();
    assert_eq!(fault.place.as_ref().unwrap().file.name(), "availability.csv");
}

#[test]
fn the_least_price_is_what_one_month_costs() {
    let text = std::fs::read_to_string(root().join(BASE).join("facilities/jia/an-he.yaml")).unwrap();
    let floor = base(&text).entry.unwrap().row.floor.unwrap();
    assert_eq!((floor.amount.to_string().as_str(), floor.unit), ("1,600", Unit::Month), "bed, meals and lightest care");
}

#[test]
fn profiles_part_the_table() {
    let room = ["beds", "places", "capacity"].map(|key| laoyou::field::find(FileKind::Facility.fields(), key).unwrap());
    for profile in Profiles::ALL.iter() {
        let blocks = room.iter().filter(|field| field.profiles.contains(profile)).count();
        assert_eq!(blocks, usize::from(profile != Profile::Point), "{profile:?} has one block for its room");
    }
}

/// What clerks and broken programs put where something else belongs.
const ODD: [&str; 16] = [
    "",
    " ",
    "~",
    "-",
    "[]",
    "{}",
    "\"\"",
    "9999999999999999999999",
    "-1",
    "0.1e9",
    "2026-02-30",
    "是",
    "面议",
    "\u{fffd}",
    "👵",
    "周一至周日: 24h",
];

proptest::proptest! {
    #[test]
    fn broken_entries_are_told_and_never_fatal(at in 0_usize..4000, length in 0_usize..40, odd in 0..ODD.len()) {
        let text = std::fs::read_to_string(root().join("tests/mutations/quan.yaml")).unwrap();
        let boundary = |at: usize| (at.min(text.len())..=text.len()).find(|&at| text.is_char_boundary(at)).unwrap();
        let (start, end) = (boundary(at), boundary(at + length));
        let broken = format!("{}{}{}", &text[..start], ODD[odd], &text[end..]);
        let source = Source::new(SitePath::new("facilities/jia/quan.yaml"), broken);
        if let Some(draft) = laoyou::parse::parse(FileKind::Facility, source, &mut Diagnostics::new()) {
            judge(&draft, REGISTRIES.get_or_init(|| site(BASE)), Today { real: DAY, reckoned: DAY }, &Beside::default());
        }
    }
}
