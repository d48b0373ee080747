//! The plan's goals as this repository's site states them, and what is found when they are wrong.

use std::path::Path;

use laoyou::check::registries::{Drafts, registries};
use laoyou::diagnostic::{Diagnostics, Lang};
use laoyou::directory::Registries;
use laoyou::field::FileKind;
use laoyou::model::indicator::{Condition, Measure, Per};
use laoyou::source::{Place, SitePath, Source};
use laoyou::vocabulary::TownshipKind;

fn read(kind: FileKind, path: &str, found: &mut Diagnostics) -> laoyou::draft::Draft {
    let text = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap();
    laoyou::parse::parse(kind, Source::new(SitePath::new(path), text), found).unwrap()
}

/// The registries of this repository's own site.
pub(crate) fn qujing() -> Registries {
    let mut found = Diagnostics::new();
    let areas = read(FileKind::Areas, "facilities/areas.yaml", &mut found);
    let kinds = read(FileKind::Kinds, "src/vocabulary/kinds.yaml", &mut found);
    let services = read(FileKind::Services, "content/services.yaml", &mut found);
    let site = read(FileKind::Site, "content/site.yaml", &mut found);
    let book = Source::new(SitePath::new("book.toml"), "[book]\ntitle = \"示例\"\n[output.laoyou]\ndemo = true\n");
    let drafts = Drafts {
        config: laoyou::parse::book(&book, &mut found),
        areas: Some(&areas),
        kinds: Some(&kinds),
        services: Some(&services),
        site: Some(&site),
        glossary: None,
        synonyms: None,
        pinyin: None,
    };
    registries(drafts).0.unwrap()
}

#[test]
fn the_goals_of_this_site_are_right() {
    let mut found = Diagnostics::new();
    let draft = read(FileKind::Indicators, "content/indicators.yaml", &mut found);
    let (indicators, faults) = laoyou::check::indicators(&draft, &qujing());
    found.append(faults);
    let said: Vec<_> = found.iter().map(|fault| (fault.code.name, fault.message(Lang::Zh), &fault.place)).collect();
    assert!(said.is_empty(), "{said:#?}");
    assert_eq!(indicators.indicators.len(), 40);
    let of = |code: &str| {
        let indicator = indicators.indicators.iter().find(|one| one.code == code).unwrap();
        indicator.derived.clone().unwrap()
    };
    let level = Condition { field: "level".to_owned(), any: vec!["rural".to_owned(), "mutual-aid".to_owned()] };
    let kind = Condition { field: "kind".to_owned(), any: vec!["elder.home-care-centre".to_owned()] };
    assert_eq!(of("elder.rural-centres").measure, Measure::Count(vec![kind, level]));
    assert_eq!(of("elder.rural-centres").per, Some(Per::Committees { ju: false, cun: true }));
    assert_eq!(
        of("child.guidance").per,
        Some(Per::Townships(
            vec![TownshipKind::Street, TownshipKind::Town, TownshipKind::Rural, TownshipKind::Ethnic,]
        ))
    );
}

#[test]
fn slips_in_goals_are_found() {
    let registries = qujing();
    let with = |derived: &str| format!("    derived: {derived}\n");
    for (more, code) in [
        (with("{sum: {of: 床位.总数}}"), None),
        (with("{count: {where: {类型: 敬老院, 普惠: 是}}}"), None),
        (with("{count: {where: {kind: elder.rural-hom}}}"), Some("derived-value-unknown")),
        (with("{count: {where: {inclusive: 也许}}}"), Some("derived-value-unknown")),
        (with("{count: {where: {level: 省级}}}"), Some("derived-value-unknown")),
        (with("{count: {where: {beds: 3}}}"), Some("derived-field-unknown")),
        (with("{sum: {of: beds.totl}}"), Some("derived-field-unknown")),
        (with("{sum: {of: name}}"), Some("derived-not-a-number")),
        (with("{sum: {where: {kind: elder.rural-home}}}"), Some("derived-no-field")),
        (with("{sum: {of: beds.total}, count: {where: {inclusive: 是}}}"), Some("derived-form")),
        (with("{minus: 3}"), Some("derived-form")),
        (with("{sum: {of: beds.total}, times: 10}"), Some("times-form")),
        (with("{sum: {of: beds.total}, per: {value: 5}}"), Some("per-unsourced")),
        (with("{sum: {of: beds.total}, per: {value: 0, year: 2020, source: 公报}}"), Some("per-zero")),
        (
            with("{sum: {of: beds.total}, per: {value: 5, year: 2020, source: 公报, townships: [街道]}}"),
            Some("per-form"),
        ),
        (with("{sum: {of: beds.total}, per: {committees: [居民]}}"), Some("committee-unknown")),
        ("    baseline: {value: 130, year: 2020, text: 百分之百三}\n".to_owned(), Some("percent-range")),
        (
            "    actuals: [{date: 2024-12-31, value: 3, source: 公报, area: 不存在}]\n".to_owned(),
            Some("not-registered"),
        ),
    ] {
        let goal = "{op: \">=\", value: 55, year: 2025, text: 百分之五十五}";
        let text = format!(
            "indicators:\n  - code: a.b\n    name: 示例\n    group: 养老\n    kind: 占比\n    unit: \"%\"\n    target: {goal}\n{more}"
        );
        assert_eq!(faults(&text, &registries), code.into_iter().map(|code| (code, 8)).collect::<Vec<_>>(), "{more}");
    }
    let head = "indicators:\n  - code: a.b\n    name: 示例\n    group: 养老\n";
    for (rest, code, line) in [
        (
            "    kind: 计数\n    unit: 个\n    baseline: {year: 2030, text: 三}\n    target: {op: \"=\", value: 3, year: 2025, text: 三}\n",
            "goal-before-baseline",
            8,
        ),
        (
            "    kind: 定性\n    unit: 无\n    target: {op: \"=\", value: 3, year: 2025, text: 三}\n",
            "qualitative-number",
            7,
        ),
        ("    kind: 定性\n    unit: 个\n    target: {op: \"=\", year: 2025, text: 三}\n", "qualitative-number", 6),
        (
            "    kind: 计数\n    unit: 无\n    target: {op: \"=\", value: 3, year: 2025, text: 三}\n",
            "indicator-without-unit",
            6,
        ),
    ] {
        assert_eq!(faults(&format!("{head}{rest}"), &registries), [(code, line)], "{rest}");
    }
}

fn faults(text: &str, registries: &Registries) -> Vec<(&'static str, u32)> {
    let mut found = Diagnostics::new();
    let source = Source::new(SitePath::new("content/indicators.yaml"), text);
    let draft = laoyou::parse::parse(FileKind::Indicators, source, &mut found).unwrap();
    assert!(found.is_empty(), "{found:?}");
    let (_, found) = laoyou::check::indicators(&draft, registries);
    found
        .iter()
        .map(|fault| {
            for lang in [Lang::Zh, Lang::En] {
                assert!(!fault.message(lang).contains('{'), "{}", fault.message(lang));
                assert!(fault.hint(lang).is_some(), "{} has no hint", fault.code.name);
            }
            (fault.code.name, fault.place.as_ref().and_then(Place::line).unwrap_or(0))
        })
        .collect()
}
