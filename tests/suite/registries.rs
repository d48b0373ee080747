//! The registries of this repository's own site, and what is found when they are wrong.

use std::path::Path;

use jiff::civil::date;
use laoyou::check::registries::{Drafts, registries};
use laoyou::diagnostic::{Diagnostics, Lang};
use laoyou::directory::{Registries, Today};
use laoyou::draft::Draft;
use laoyou::field::FileKind;
use laoyou::source::{Place, SitePath, Source};

const AREAS: &str = r#"
region:
  name: 示例市
  province: 示例省
  time_zone: Asia/Shanghai
  dialling_code: "0199"
  subscriber_digits: 7
  box: {west: 100, south: 20, east: 110, north: 30}
  licence_prefixes: [示]
areas:
  - slug: north
    name: 北区
    code: "990101"
    grid: [1, 1]
    townships:
      - {code: "990101001", name: 一街道, type: 街道}
  - slug: zone
    name: 新区
    within: north
    grid: [1, 2]
    townships:
      - {code: "990101002", name: 二街道, type: 街道}
"#;

const KINDS: &str = "
kinds:
  - {code: elder.home, label: 养老院, labels: [敬老院], group: 养老, profile: 入住机构}
";

const SERVICES: &str = "
services:
  - {code: help.meal, label: 助餐, group: 六助, about: 供应饭菜。}
";

const SITE: &str = "
host_unit: 示例局
run_unit: 示例中心
";

const TODAY: Today = Today { real: date(2026, 4, 1), reckoned: date(2026, 4, 1) };

fn parse(kind: FileKind, path: &str, text: &str, found: &mut Diagnostics) -> Option<Draft> {
    laoyou::parse::parse(kind, Source::new(SitePath::new(path), text), found)
}

/// The codes with their lines that these four files give, without what is merely not written.
fn codes(files: [&str; 4], demo: bool) -> Vec<(&'static str, u32)> {
    let (registries, found) = judge(files, demo);
    assert!(registries.is_some(), "the registries are made as far as they go");
    let line = |place: &Option<Place>| place.as_ref().and_then(Place::line).unwrap_or(0);
    found
        .iter()
        .filter(|fault| fault.code.name != "missing-expected")
        .map(|fault| {
            // Every sentence must have its values.
            for lang in [Lang::Zh, Lang::En] {
                assert!(!fault.message(lang).contains('{'), "{}", fault.message(lang));
                assert!(fault.hint(lang).is_some(), "{} has no hint", fault.code.name);
            }
            (fault.code.name, line(&fault.place))
        })
        .collect()
}

fn judge([areas, kinds, services, site]: [&str; 4], demo: bool) -> (Option<Registries>, Diagnostics) {
    let mut found = Diagnostics::new();
    let areas = parse(FileKind::Areas, "facilities/areas.yaml", areas, &mut found);
    let kinds = parse(FileKind::Kinds, "facilities/kinds.yaml", kinds, &mut found);
    let services = parse(FileKind::Services, "content/services.yaml", services, &mut found);
    let site = parse(FileKind::Site, "content/site.yaml", site, &mut found);
    assert!(found.is_empty(), "{found:?}");
    let book = format!("[book]\ntitle = \"示例\"\n[output.laoyou]\ndemo = {demo}\n");
    let config = laoyou::parse::book(&Source::new(SitePath::new("book.toml"), book), &mut found);
    registries(Drafts {
        config,
        areas: areas.as_ref(),
        kinds: kinds.as_ref(),
        services: services.as_ref(),
        site: site.as_ref(),
        glossary: None,
        synonyms: None,
        pinyin: None,
    })
}

#[test]
fn right_registries_are_made() {
    let (registries, found) = judge([AREAS, KINDS, SERVICES, SITE], true);
    assert!(!found.has_errors(), "{found:?}");
    let registries = registries.unwrap();
    assert_eq!(registries.areas.len(), 2);
    assert_eq!(registries.areas[1].within, registries.find_area("north"));
    assert_eq!(registries.townships[1].area, registries.find_area("zone").unwrap());
    assert_eq!(registries.areas[0].grid, Some((1, 1)));
}

#[test]
fn slips_in_areas_are_found() {
    for (right, wrong, code, line) in [
        ("slug: zone", "slug: north", "code-twice", 17),
        ("slug: zone", "slug: aux", "code-unusable", 17),
        ("within: north", "within: nort", "within-unknown", 19),
        ("within: north", "within: zone", "within-unknown", 19),
        ("grid: [1, 2]", "grid: [1, 1]", "grid-taken", 20),
        ("grid: [1, 2]", "grid: [1, 2, 3]", "grid-form", 20),
        ("\"990101002\"", "\"990102002\"", "township-code-astray", 22),
        ("\"990101002\"", "\"990101001\"", "township-twice", 22),
        ("name: 新区", "name: 北区", "name-ambiguous", 18),
        ("Asia/Shanghai", "Asia/Peking", "time-zone-unknown", 5),
        ("east: 110", "east: 90", "box-backwards", 8),
        ("\"0199\"", "\"199\"", "dialling-code-form", 6),
        ("grid: [1, 1]", "seat: {lng: 25, lat: 25, crs: wgs84}", "seat-outside", 14),
    ] {
        assert!(AREAS.contains(right), "{right}");
        let areas = AREAS.replacen(right, wrong, 1);
        // Without a usable region or area the rest cannot be judged, so those are asked for their faults alone.
        let (_, found) = judge([&areas, KINDS, SERVICES, SITE], true);
        let found: Vec<_> = found
            .iter()
            .filter(|fault| fault.code.name != "missing-expected")
            .map(|fault| (fault.code.name, fault.place.as_ref().and_then(Place::line).unwrap_or(0)))
            .collect();
        assert_eq!(found, [(code, line)], "{wrong}");
    }
}

#[test]
fn slips_in_kinds_and_services_are_found() {
    let more = |kind: &str| format!("{KINDS}  - {kind}\n");
    for (kind, code) in [
        ("{code: elder-home, label: 老年公寓, group: 养老, profile: 入住机构}", "address-twice"),
        ("{code: elder.other, label: 敬老院, group: 养老, profile: 入住机构}", "name-ambiguous"),
        ("{code: booklet, label: 小册子, group: 养老, profile: 入住机构}", "code-unusable"),
    ] {
        assert_eq!(codes([AREAS, &more(kind), SERVICES, SITE], true), [(code, 4)], "{kind}");
    }
}

#[test]
fn slips_in_the_site_are_found() {
    for (line, demo, expected) in [
        ("icp: 示ICP备12345678号", false, None),
        ("icp: 示ICP备2024123456号-2", false, None),
        ("icp: 京ICP备12345678号", false, Some("licence-form")),
        ("icp: 示ICP备1234号", false, Some("licence-form")),
        ("police: 示公网安备99010102000001号", false, None),
        ("police: 示公网安备9901号", false, Some("licence-form")),
        ("icp: 示ICP备12345678号", true, Some("demo-number")),
        ("id_code: \"9901000001\"", true, Some("demo-number")),
        ("id_code: \"9901000001\"", false, None),
        ("id_code: \"99010\"", false, Some("wrong-pattern")),
        ("redirects: [{from: /old/, to: /area/north/}]", true, None),
        ("redirects: [{from: old, to: /area/north/}]", true, Some("redirect-form")),
        ("redirects: [{from: /old/, to: /}]", true, None),
        ("redirects: [{from: /old/, to: /../x/}]", true, Some("redirect-form")),
        ("redirects: [{from: /old/, to: /a/}, {from: /old, to: /b/}]", true, Some("code-twice")),
        ("correction: {phone: 0199-0123456, email: jiucuo@example}", true, Some("email-form")),
        ("phone: 0199-3123456", true, Some("phone-dialable")),
        ("contacts: [{area: south, unit: 示例局, phone: 0199-0123456}]", true, Some("not-registered")),
        ("contacts: [{area: 北区, unit: 示例局, phone: 0199-0123456}]", true, None),
        ("watchwords: [{bad: 残废, good: 残疾}, {bad: 残废, good: 残疾人}]", true, Some("code-twice")),
        ("benefits: [{code: a.b, label: 津贴}, {code: a-b, label: 补贴}]", true, Some("address-twice")),
        ("plan: policy/plan", true, None),
        ("plan: 规划", true, Some("page-reference-form")),
    ] {
        let site = format!("{SITE}{line}\n");
        let expected: Vec<_> = expected.map(|code| (code, 4)).into_iter().collect();
        assert_eq!(codes([AREAS, KINDS, SERVICES, &site], demo), expected, "{line}");
    }
}

/// Ids of the entries that there are.
struct Known(&'static [&'static str]);

impl laoyou::check::Ids for Known {
    fn has(&self, id: &str) -> bool {
        self.0.contains(&id)
    }

    fn all(&self) -> Vec<&str> {
        self.0.to_vec()
    }
}

#[test]
fn retired_ids_lead_to_entries_that_are_there() {
    let mut found = Diagnostics::new();
    let text = "id,date,instead\nold,2026-03-05,new\nolder,2026-03-05,\nold,2026-03-06,\nlost,2026-03-05,nwe\n";
    let source = Source::new(SitePath::new("facilities/retired.csv"), text);
    let table = laoyou::parse::rows(FileKind::Retired, source, &mut found).unwrap();
    let (retired, found) = laoyou::check::retired(&table, &Known(&["new"]), TODAY);
    assert_eq!(retired.iter().map(|one| one.id.as_str()).collect::<Vec<_>>(), ["old", "older", "lost"]);
    assert_eq!(retired[0].instead.as_deref(), Some("new"));
    let found: Vec<_> =
        found.iter().map(|fault| (fault.code.name, fault.place.as_ref().and_then(Place::line))).collect();
    assert_eq!(found, [("code-twice", Some(4)), ("retired-astray", Some(5))]);
}

#[test]
fn free_beds_find_their_entries() {
    let mut found = Diagnostics::new();
    let text = "编号,空余,截至\nfu-an,12,2026-03-01\nfu-na,3,2026-03-01\nfu-le,3,2026-05-01\nfu-an,4,2026-03-01\n";
    let source = Source::new(SitePath::new("facilities/north/availability.csv"), text);
    let table = laoyou::parse::rows(FileKind::Availability, source, &mut found).unwrap();
    let ids = Known(&["fu-an", "fu-le"]);
    let (rows, found) = laoyou::check::availability(&table, "北区", &ids, TODAY);
    assert_eq!(
        rows.iter().map(|(id, row)| (id.as_str(), row.available)).collect::<Vec<_>>(),
        [("fu-an", 12), ("fu-le", 3)]
    );
    let found: Vec<_> =
        found.iter().map(|fault| (fault.code.name, fault.place.as_ref().and_then(Place::line))).collect();
    assert_eq!(found, [("availability-astray", Some(3)), ("future-date", Some(4)), ("code-twice", Some(5))]);
}

#[test]
fn the_registries_of_this_site_are_right() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut found = Diagnostics::new();
    let mut read = |kind, path: &str| {
        let text = std::fs::read_to_string(root.join(path)).unwrap();
        parse(kind, path, &text, &mut found)
    };
    let areas = read(FileKind::Areas, "facilities/areas.yaml");
    let services = read(FileKind::Services, "content/services.yaml");
    let site = read(FileKind::Site, "content/site.yaml");
    let glossary = read(FileKind::Glossary, "content/glossary.yaml");
    let synonyms = read(FileKind::Synonyms, "content/synonyms.yaml");
    let pinyin = read(FileKind::Pinyin, "content/pinyin.yaml");
    let kinds = parse(FileKind::Kinds, "kinds.yaml", laoyou::vocabulary::BUILT_IN_KINDS, &mut found);
    let book = std::fs::read_to_string(root.join("book.toml")).unwrap();
    let config = laoyou::parse::book(&Source::new(SitePath::new("book.toml"), book), &mut found);
    let (registries, faults) = registries(Drafts {
        config,
        areas: areas.as_ref(),
        kinds: kinds.as_ref(),
        services: services.as_ref(),
        site: site.as_ref(),
        glossary: glossary.as_ref(),
        synonyms: synonyms.as_ref(),
        pinyin: pinyin.as_ref(),
    });
    found.append(faults);
    let said: Vec<_> = found.iter().map(|fault| (fault.code.name, fault.message(Lang::Zh), &fault.place)).collect();
    assert!(said.is_empty(), "{said:#?}");
    let registries = registries.unwrap();
    assert_eq!((registries.areas.len(), registries.townships.len()), (10, 137));
}
