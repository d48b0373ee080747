//! What is made for authors: a new site builds without a word of complaint, an entry to fill in can be filled in, and
//! the JSON Schema takes what `check` takes.

use std::fs;
use std::path::Path;

use boon::{Compiler, Schemas};
use jiff::civil::Date;
use laoyou::field::FileKind;
use laoyou::pipeline::{self, Begun, Clock, New, Outcome, Publication, Refusal, Settings};
use laoyou::scaffold::{Extent, Keys, Style};
use laoyou::write::place;
use serde_json::{Value, json};

use crate::site_test::{SiteTest, TODAY, read, repository};

fn settings(site: &Path, today: Date) -> Settings {
    Settings::new(site, Clock::Day(today))
}

fn new_site(folder: &Path) -> Settings {
    let begun = pipeline::init(folder, "某市“一老一小”: \"试\"", Clock::Day(TODAY)).unwrap();
    assert!(matches!(begun, Begun::Placed(report) if report.paths(place::Outcome::Left).next().is_none()));
    settings(folder, TODAY)
}

#[test]
fn a_new_site_builds_at_once_and_has_nothing_to_mend() {
    let folder = tempfile::tempdir().unwrap();
    let settings = new_site(folder.path());
    let found = pipeline::check(&settings).unwrap();
    assert!(found.diagnostics.is_empty(), "{:#?}", found.diagnostics);
    assert!(matches!(pipeline::build(&settings, &Publication::default()).unwrap(), Outcome::Built(_)));
    // A second `init` touches nothing.
    let before = read(folder.path());
    let again = pipeline::init(folder.path(), "别的", Clock::Day(TODAY)).unwrap();
    assert!(matches!(again, Begun::Refused(Refusal::SiteThere)));
    assert_eq!(before, read(folder.path()));
}

#[test]
fn what_stands_in_a_folder_is_left_by_init() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("编辑手册.md"), "我的").unwrap();
    pipeline::init(folder.path(), "某市", Clock::Day(TODAY)).unwrap();
    assert_eq!(fs::read_to_string(folder.path().join("编辑手册.md")).unwrap(), "我的");
}

/// Every kind there is, in both languages, short and long.
#[test]
fn an_entry_to_fill_in_is_sound_as_it_is_and_when_its_comments_are_taken_in() {
    let folder = tempfile::tempdir().unwrap();
    let settings = new_site(folder.path());
    let kinds: Vec<String> = laoyou::vocabulary::BUILT_IN_KINDS
        .lines()
        .filter_map(|line| line.trim().strip_prefix("- code: "))
        .map(str::to_owned)
        .collect();
    assert!(kinds.len() > 20);
    let mut paths = Vec::new();
    for (at, kind) in kinds.iter().enumerate() {
        let style = Style {
            keys: if at % 2 == 0 { Keys::Chinese } else { Keys::English },
            extent: if at % 3 == 0 { Extent::Needed } else { Extent::Whole },
        };
        let wanted = New::Facility {
            area: "示例县".to_owned(),
            id: format!("e-{at}"),
            kind: kind.clone(),
            name: (at % 2 == 0).then(|| format!("第{at}家示例机构")),
            style,
        };
        let Begun::Placed(report) = pipeline::new(&settings, &wanted).unwrap() else { panic!("{kind}") };
        paths.extend(report.paths(place::Outcome::Created).map(|path| folder.path().join(path)));
    }
    for (kind, slug) in [(FileKind::Policy, "p"), (FileKind::Guide, "g"), (FileKind::Notice, "n")] {
        let style = Style { keys: Keys::Chinese, extent: Extent::Whole };
        let wanted = New::Page { kind, slug: slug.to_owned(), title: None, style };
        let Begun::Placed(report) = pipeline::new(&settings, &wanted).unwrap() else { panic!("{slug}") };
        paths.extend(report.paths(place::Outcome::Created).map(|path| folder.path().join(path)));
    }
    let found = pipeline::check(&settings).unwrap();
    assert!(!found.diagnostics.has_errors(), "{:#?}", found.diagnostics);

    for path in &paths {
        let text = fs::read_to_string(path).unwrap();
        let whole: String =
            text.lines().map(|line| line.strip_prefix("# ").unwrap_or(line).to_owned() + "\n").collect();
        fs::write(path, whole).unwrap();
    }
    let found = pipeline::check(&settings).unwrap();
    // What is written has the right shape. That the examples of one entry contradict one another is their nature, and
    // those that name a page, a photo or a company's code cannot be true of a new site.
    let families = ["yaml-", "unknown-", "not-", "key-", "wrong-pattern", "out-of-range", "missing-required", "hours-"];
    let is_shape = |code: &str| families.iter().any(|family| code.starts_with(family));
    let wrong: Vec<_> = found.diagnostics.iter().filter(|fault| is_shape(fault.code.name)).collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn what_cannot_be_begun_is_refused_with_what_to_write() {
    let site = SiteTest::base();
    let settings = settings(site.path(), TODAY);
    let style = Style { keys: Keys::Chinese, extent: Extent::Needed };
    let begin = |area: &str, id: &str, kind: &str| {
        let wanted = New::Facility { area: area.into(), id: id.into(), kind: kind.into(), name: None, style };
        match pipeline::new(&settings, &wanted).unwrap() {
            Begun::Refused(refusal) => Some(refusal.message(laoyou::diagnostic::Lang::Zh)),
            _ => None,
        }
    };
    let before = read(site.path());
    let said = |area, id, kind| begin(area, id, kind).unwrap();
    assert_eq!(said("bing", "a", "农村敬老院"), "没有县区“bing”。areas.yaml 里有：jia、yi");
    assert_eq!(said("jia", "a", "农村敬老园"), "没有类型“农村敬老园”，是不是“农村敬老院”？");
    assert_eq!(said("jia", "an-he", "农村敬老院"), "已经有这个编号：facilities/jia/an-he.yaml");
    assert!(said("jia", "Fu An", "农村敬老院").starts_with("“Fu An”不能做网址"));
    assert!(said("jia", "con", "农村敬老院").starts_with("“con”不能做网址"));
    assert_eq!(before, read(site.path()));
    assert_eq!(begin("jia", "fu-an", "敬老院"), None);
}

#[test]
fn a_theme_of_ones_own_builds() {
    let folder = tempfile::tempdir().unwrap();
    let settings = new_site(folder.path());
    let wanted = New::Theme { name: "lan-se".into(), copied: vec!["templates/facility.html".into()] };
    assert!(matches!(pipeline::new(&settings, &wanted).unwrap(), Begun::Placed(_)));
    let book = fs::read_to_string(folder.path().join("book.toml")).unwrap();
    fs::write(folder.path().join("book.toml"), book.replace("\"default\"", "\"lan-se\"")).unwrap();
    fs::write(folder.path().join("themes/lan-se/styles/own.css"), ":root{--pine:#0b3d6b}").unwrap();
    assert!(matches!(pipeline::build(&settings, &Publication::default()).unwrap(), Outcome::Built(_)));
    let built = read(&folder.path().join("site"));
    assert!(
        built.iter().any(|(path, bytes)| path.ends_with(".css") && String::from_utf8_lossy(bytes).contains("#0b3d6b"))
    );
    let wanted = New::Theme { name: "lan-se".into(), copied: vec!["templates/nothing.html".into()] };
    assert!(matches!(pipeline::new(&settings, &wanted).unwrap(), Begun::Refused(Refusal::NoBuiltIn(_))));
}

/// Whether a schema takes a value.
struct Judge {
    schemas: Schemas,
    index: boon::SchemaIndex,
}

impl Judge {
    fn of(settings: &Settings, kind: FileKind) -> Self {
        let schema: Value = serde_json::from_str(&pipeline::schema(Some(settings), kind).unwrap()).unwrap();
        let (mut schemas, mut compiler) = (Schemas::new(), Compiler::new());
        compiler.add_resource("schema.json", schema).unwrap();
        let index = compiler.compile("schema.json", &mut schemas).unwrap();
        Self { schemas, index }
    }

    fn complaint(&self, value: &Value) -> Option<String> {
        self.schemas.validate(value, self.index).err().map(|error| format!("{error:#}"))
    }
}

#[test]
fn the_schemas_take_every_file_of_the_sites_we_have() {
    for folder in
        [repository(), repository().join("tests/sites/everything/site"), repository().join("tests/faults/_base")]
    {
        let settings = settings(&folder, TODAY);
        let mut seen = 0;
        for (kind, name, files) in laoyou::scaffold::schema::KINDS {
            let judge = Judge::of(&settings, kind);
            for part in ["facilities", "content"] {
                for (path, bytes) in read(&folder.join(part)) {
                    let path = format!("{part}/{path}");
                    if !is_one_of(&path, files) {
                        continue;
                    }
                    let text = String::from_utf8(bytes).unwrap();
                    let text = if path.ends_with(".md") { head(&text) } else { &text };
                    let value: Value = serde_saphyr::from_str(text).unwrap();
                    assert_eq!(judge.complaint(&value), None, "{path} against {name}");
                    seen += 1;
                }
            }
        }
        assert!(seen > 4, "{seen} files of {}", folder.display());
    }
}

#[test]
fn the_schema_of_an_entry_refuses_what_check_refuses() {
    let site = SiteTest::base();
    let judge = Judge::of(&settings(site.path(), TODAY), FileKind::Facility);
    let sound = json!({ "名称": "甲", "kind": "农村敬老院", "地址": "示例镇示例村1号" });
    assert_eq!(judge.complaint(&sound), None);
    for (key, value) in [
        ("名字", json!("甲")),
        ("name", json!("乙")),
        ("状态", json!("开着")),
        ("床位", json!({ "总数": -1 })),
        ("床位", json!({ "总": 3 })),
        ("电话", json!([{ "说明": "值班" }])),
        ("更新日期", json!("2026/3/5")),
        ("价格", json!([{ "项目": "床位费", "最低": 3, "单位": "每月" }])),
    ] {
        let mut wrong = sound.clone();
        wrong[key] = value.clone();
        assert!(judge.complaint(&wrong).is_some(), "{key}: {value} was taken");
    }
    let mut less = sound;
    less.as_object_mut().unwrap().remove("名称");
    assert!(judge.complaint(&less).is_some());
}

/// Whether a path is one of `facilities/*/*.yaml`: `*` stands for anything within one part.
fn is_one_of(path: &str, files: &str) -> bool {
    let (path, files): (Vec<&str>, Vec<&str>) = (path.split('/').collect(), files.split('/').collect());
    path.len() == files.len()
        && path.iter().zip(files).all(|(part, wanted)| match wanted.split_once('*') {
            Some((before, after)) => part.starts_with(before) && part.ends_with(after),
            None => *part == wanted,
        })
}

fn head(text: &str) -> &str {
    text.trim_start_matches('\u{feff}').trim_start_matches("---").split("\n---").next().unwrap()
}
