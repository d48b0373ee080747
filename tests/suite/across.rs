//! What several files together show: pages that name each other, links, drafts, duplicates that are none.

use laoyou::diagnostic::Lang;
use laoyou::source::Place;

use crate::site_test::{SiteTest, repository};

const BAN_FA: &str = "content/policies/ban-fa.md";
const AN_HE: &str = "facilities/jia/an-he.yaml";

/// A file of the small sound site.
fn base(path: &str) -> String {
    std::fs::read_to_string(repository().join("tests/faults/_base").join(path)).unwrap()
}

/// The policy with another text.
fn saying(text: &str) -> String {
    base(BAN_FA).replace("养老服务按本办法办。", text)
}

/// A page with a title, more lines in its head, and a text.
fn page(head: &str, text: &str) -> String {
    format!("---\ntitle: 关于本站\nsummary: 讲本站。\ncolumn: policies\nupdated: 2026-05-20\n{head}---\n\n{text}\n")
}

/// Code, file and line of every fault.
fn faults(site: &SiteTest) -> Vec<(&'static str, String, u32)> {
    let told = |place: &Option<Place>| {
        place.as_ref().map_or((String::new(), 0), |place| (place.file.to_string(), place.line().unwrap_or(0)))
    };
    site.check()
        .iter()
        .map(|fault| {
            let (file, line) = told(&fault.place);
            assert!(fault.hint(Lang::Zh).is_some(), "{} has no hint", fault.code.name);
            (fault.code.name, file, line)
        })
        .collect()
}

#[test]
fn a_page_that_cannot_be_read_puts_no_other_at_fault() {
    let about = page("related: [policy/ban-fa]\n", "见[办法](../policies/ban-fa.md)和[办法](/policy/ban-fa/)。");
    let sound = SiteTest::base().file("content/pages/about.md", &about);
    assert_eq!(faults(&sound), []);
    let broken = base(BAN_FA).replace("validity: 有效\n", "");
    let found = faults(&SiteTest::base().file("content/pages/about.md", &about).file(BAN_FA, broken));
    assert_eq!(found, [("missing-required", BAN_FA.to_owned(), 2)]);
}

#[test]
fn links_to_pages_lists_entries_and_files_are_right() {
    let text = "[县](/area/jia/) [类](/area/jia/elder-private-home/) [院](facility:an-he) [乡](/area/jia/town/990101101/) \
                [页](../pages/about.md#怎么用) [表](ban-fa/biao.txt) [首](/) [外](https://www.gov.cn/) ![图](ban-fa/tu.png)";
    let site = SiteTest::base()
        .file(BAN_FA, saying(text))
        .file("content/policies/ban-fa/biao.txt", "表\n")
        .file("content/policies/ban-fa/tu.png", b"\x89PNG")
        .file("content/policies/ban-fa/other.txt", "没有用到\n")
        .file("content/pages/about.md", page("", "## 怎么用\n\n打电话。"));
    assert_eq!(faults(&site), []);
    let built = site.build();
    assert!(built.files.contains_key("policy/ban-fa/biao.txt"));
    assert!(built.files.contains_key("policy/ban-fa/tu.png"));
    assert!(!built.files.contains_key("policy/ban-fa/other.txt"), "what nothing names stays at home");
}

#[test]
fn links_to_what_is_not_there_are_dead() {
    for (link, code) in [
        ("/area/jia/child-nursery/", "dead-link"),
        ("/facility/an-hee/", "dead-link"),
        ("facility:an-hee", "dead-link"),
        ("ban-fa/nichts.txt", "dead-link"),
        ("javascript:alert(1)", "dead-link"),
        ("ban-fa.md#没有", "dead-heading"),
        ("#没有", "dead-heading"),
    ] {
        let found = faults(&SiteTest::base().file(BAN_FA, saying(&format!("见[这里]({link})。"))));
        assert_eq!(found, [(code, BAN_FA.to_owned(), 15)], "{link}");
    }
    let entry = base(AN_HE) + "description: 见[办法](/policy/ban-faa/)。\n";
    let found = faults(&SiteTest::base().file(AN_HE, entry));
    assert_eq!(found, [("dead-link", AN_HE.to_owned(), 26)]);
}

#[test]
fn what_is_not_published_is_no_place_to_link_to() {
    let hidden = base(AN_HE) + "publish: 否\n";
    let site = SiteTest::base().file(AN_HE, &hidden).file(BAN_FA, saying("见[安和](facility:an-he)。"));
    assert_eq!(faults(&site), [("link-unpublished", BAN_FA.to_owned(), 15)]);
    let later = page("publish: 2026-07-01\n", "还没有发布的[页](nichts.md)。");
    let site = SiteTest::base().file("content/pages/about.md", &later);
    let found = site.check();
    assert!(!found.has_errors(), "faults of what is not published stop nothing");
    assert_eq!(faults(&site), [("dead-link", "content/pages/about.md".to_owned(), 9)]);
    let built = site.build();
    assert!(!built.has("/page/about/"));
    assert!(
        SiteTest::base()
            .file("content/pages/about.md", page("publish: 2026-06-01\n", "已发布。"))
            .build()
            .has("/page/about/")
    );
}

#[test]
fn wrong_brackets_of_a_document_number_are_mended_in_the_hint() {
    for written in ["示政发[2026]1号", "示政发（2026）1号", "示政发(2026)1号", "示政发【2026】1号"]
    {
        let site = SiteTest::base().file(BAN_FA, base(BAN_FA).replace("示政发〔2026〕1号", &format!("\"{written}\"")));
        let found = site.check();
        let fault = found.iter().next().unwrap();
        assert_eq!(fault.code.name, "wrong-pattern", "{written}");
        assert_eq!(fault.hint(Lang::Zh).unwrap(), "请写成 示政发〔2026〕1号", "{written}");
    }
}

#[test]
fn one_body_may_run_two_kinds_at_one_address() {
    let second = base(AN_HE)
        .replace("name: 甲县安和养老院", "name: 甲县安和居家养老服务中心")
        .replace("kind: elder.private-home", "kind: elder.home-care-centre\nlevel: 街道级")
        .replace("beds: {total: 60, nursing: 33, available: 6, as_of: 2026-05-20}", "capacity: {total: 20}")
        .replace("care_levels: [自理, 半护理]\n", "");
    let prices = second.find("prices:").unwrap();
    let services = second.find("services:").unwrap();
    let second = format!(
        "{}prices:\n  - {{item: 上门服务费, min: 30, unit: 元/次}}\n{}",
        &second[..prices],
        &second[services..]
    );
    assert_eq!(faults(&SiteTest::base().file("facilities/jia/an-he-zhong-xin.yaml", second)), []);
}

#[test]
fn a_closed_place_and_its_successor_may_share_a_name() {
    let closed = base(AN_HE).replace("kind:", "status: 已关闭\nclosed_on: 2025-01-31\nkind:");
    let site = SiteTest::base().file("facilities/jia/an-he-jiu.yaml", closed);
    assert!(faults(&site).iter().all(|(code, ..)| *code != "name-twice"), "{:?}", faults(&site));
}

#[test]
fn goals_are_computed_from_entries_on_a_real_site() {
    let goals = "indicators:\n  - code: elder.beds\n    name: 养老床位\n    group: 养老\n    kind: 计数\n    unit: 张\n    \
                 target: {op: \">=\", value: 100, year: 2025, text: 床位100张}\n    derived: {sum: {of: 床位.总数}}\n";
    let built = SiteTest::base().file("content/indicators.yaml", goals).build();
    assert!(built.text("/indicators/").contains("60"), "60 beds of one home are shown");
}
