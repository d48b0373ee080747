//! Pages of texts and of the site as a whole, from a directory made in code.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::{Date, date};

use crate::directory::example::{directory, ordinary, registries};
use crate::directory::{Directory, Retired};
use crate::model::indicator::{Actual, EditorNote, Quoted};
use crate::model::page::{
    Amount, Benefit, Folder, Guide, Notice, Page, PageHead, PageRef, PageSource, Policy, Procedure, Rules,
};
use crate::model::site::{Named, Redirect};
use crate::model::{AreaId, BenefitId, Indicator, Yuan};
use crate::output::{DataFile, DataForm, Memory};
use crate::render::render;
use crate::source::SitePath;
use crate::theme::Theme;
use crate::vocabulary::{
    Audience, Comparison, Household, IndicatorGroup, IndicatorKind, IndicatorUnit, Status, Unit, Validity,
};

fn at(folder: Folder, slug: &str) -> PageRef {
    PageRef { folder, slug: slug.to_owned() }
}

fn head(folder: Folder, slug: &str, title: &str) -> PageHead {
    PageHead {
        at: at(folder, slug),
        file: SitePath::new(format!("content/{}/{slug}.md", folder.directory())),
        title: title.to_owned(),
        summary: Some(format!("{title}的摘要")),
        audience: vec![Audience::Elders],
        areas: Vec::new(),
        keywords: vec!["养老".to_owned()],
        column: None,
        related: Vec::new(),
        source: Some(PageSource { name: "示例网".to_owned(), url: Some("https://other.example/".to_owned()) }),
        attachments: Vec::new(),
        body: "# 一\n\n见[办法](/policy/ban-fa/)。\n\n# 二\n\n文字。".to_owned(),
        draft: false,
    }
}

fn policy(slug: &str, title: &str, published: Date, validity: Validity) -> Policy {
    Policy {
        head: head(Folder::Policy, slug, title),
        index_no: None,
        doc_no: None,
        issuer: vec!["示例机关".to_owned()],
        signed_on: published,
        published_at: published.at(9, 30, 0, 0),
        effective_on: None,
        expires_on: None,
        validity,
        replaced_by: None,
        theme: None,
        interprets: None,
    }
}

fn indicator(name: &str, kind: IndicatorKind, value: Option<f64>) -> Indicator {
    Indicator {
        code: "a".to_owned(),
        name: name.to_owned(),
        group: IndicatorGroup::Elder,
        kind,
        unit: IndicatorUnit::Percent,
        baseline: None,
        comparison: Comparison::AtLeast,
        target: Quoted { value, year: 2025, text: "原文目标".to_owned() },
        actuals: Vec::new(),
        derived: None,
        note: None,
    }
}

/// A site with a page of every sort.
fn whole() -> Directory {
    let mut registries = registries();
    registries.benefits = vec![Named { code: "b".into(), label: "示例津贴".into(), about: None }];
    registries.retired = vec![Retired { id: "jiu".into(), date: date(2026, 1, 1), instead: Some("a".into()) }];
    registries.site.redirects = vec![Redirect { from: "lao/wang-zhi/".into(), to: "/policy/ban-fa/".into() }];
    let closed = crate::model::Facility {
        status: Status::Closed,
        closed_on: Some(date(2026, 1, 1)),
        ..ordinary("c", "旧院", 0)
    };
    let mut directory =
        directory(registries, &[ordinary("a", "安乐养老院", 0), ordinary("b", "禾苗托育园", 2), closed]);
    let newer = policy("ban-fa", "示例办法", date(2026, 2, 1), Validity::InForce);
    let explanation = Policy {
        interprets: Some(at(Folder::Policy, "ban-fa")),
        ..policy("jie-du", "解读示例办法", date(2026, 2, 2), Validity::InForce)
    };
    let old = Policy {
        replaced_by: Some(at(Folder::Policy, "ban-fa")),
        ..policy("jiu-fa", "旧办法", date(2026, 3, 1), Validity::Repealed)
    };
    let lapsed = Policy {
        expires_on: Some(date(2026, 3, 9)),
        ..policy("guo-qi", "到期办法", date(2025, 1, 1), Validity::InForce)
    };
    directory.policies = vec![old, explanation, newer, lapsed];
    let rules =
        Rules { age_min: Some(80), household: vec![Household::Destitute, Household::Minimum], ..Rules::default() };
    let given = |amounts| Some(Benefit { code: BenefitId::new(0), amounts });
    let amount = Amount {
        area: Some(AreaId::new(0)),
        age_min: Some(80),
        age_max: Some(89),
        min: Yuan::from_fen(5000),
        max: None,
        unit: Unit::Month,
        from: Some(date(2026, 1, 1)),
        to: None,
        source: "示例通知".to_owned(),
    };
    let guide = |slug: &str, title: &str, benefit| Guide {
        head: head(Folder::Guide, slug, title),
        published_at: None,
        updated: Some(date(2026, 2, 3)),
        benefit,
        rules: Some(rules.clone()),
        procedure: Some(Procedure { steps: vec!["申请".to_owned()], ..Procedure::default() }),
    };
    directory.guides = vec![
        guide("jin-tie", "示例津贴", given(vec![amount])),
        guide("wei-gong-bu", "未定津贴", given(Vec::new())),
        guide("bei-an", "示例备案", None),
    ];
    directory.notices = vec![Notice {
        head: head(Folder::Notice, "tong-zhi", "示例通知"),
        issuer: vec!["示例机关".to_owned()],
        published_at: date(2026, 2, 4).at(0, 0, 0, 0),
        expires_on: Some(date(2026, 3, 1)),
    }];
    directory.pages = vec![Page { head: head(Folder::Page, "guan-yu", "关于示例"), updated: None }];
    let reached = Actual { date: date(2025, 12, 31), value: 48.0, source: "示例公报".into(), area: None };
    let first = Indicator { actuals: vec![reached], ..indicator("占比", IndicatorKind::Share, Some(55.0)) };
    directory.indicators = vec![(first, Some(33.3)), (indicator("应建尽建", IndicatorKind::Qualitative, None), None)];
    directory.notes = vec![EditorNote { text: "增长81.87%".into(), note: "算得92.52%".into() }];
    directory
}

fn site(directory: &Directory) -> BTreeMap<String, String> {
    let sink = Memory::new();
    let file =
        DataFile { path: "data/facilities.csv".into(), form: DataForm::Table, area: None, size: 1500, facilities: 3 };
    render(directory, &Theme::built_in().unwrap(), &[file], None, &sink).unwrap();
    sink.into_files().into_iter().map(|(path, bytes)| (path, String::from_utf8(bytes).unwrap())).collect()
}

/// The text of a page's main part, without tags, without blanks between them.
fn read(page: &str) -> String {
    let main = page.split("<main").nth(1).and_then(|rest| rest.split("</main>").next()).unwrap();
    let mut text = String::new();
    for part in format!("<main{main}").split('<') {
        text.push_str(part.split_once('>').map_or(part, |(_, text)| text).trim());
    }
    text
}

fn order(text: &str, words: &[&str]) {
    let mut from = 0;
    for word in words {
        let place = text[from..].find(word).unwrap_or_else(|| panic!("no {word} behind {from} in {text}"));
        from += place + word.len();
    }
}

#[test]
fn policies_are_listed_newest_first_and_what_lapsed_comes_last() {
    let site = site(&whole());
    let text = read(&site["policy/index.html"]);
    order(&text, &["示例办法", "2026年2月1日", "解读示例办法", "已失效", "旧办法", "废止", "到期办法", "失效"]);
}

#[test]
fn documents_and_explanations_lead_to_one_another() {
    let site = site(&whole());
    assert!(site["policy/jie-du/index.html"].contains("<a href=\"../../policy/ban-fa/\">示例办法</a>"));
    assert!(site["policy/ban-fa/index.html"].contains("<a href=\"../../policy/jie-du/\"><span>解读示例办法"));
    assert!(site["policy/jiu-fa/index.html"].contains("现行文件：<a href=\"../../policy/ban-fa/\">"));
    assert!(site["policy/ban-fa/index.html"].contains("<a href=\"../../policy/jiu-fa/\"><span>旧办法"));
}

#[test]
fn a_document_has_the_head_block_of_government_sites() {
    let site = site(&whole());
    let page = &site["policy/ban-fa/index.html"];
    order(
        &read(page),
        &[
            "有效性：有效",
            "索引号未载明",
            "主题分类未载明",
            "发文机关示例机关",
            "成文日期2026年2月1日",
            "标题示例办法",
            "发文字号未载明",
            "发布日期2026年2月1日 09:30",
            "有效性有效",
        ],
    );
    for label in [
        "<meta name=\"ArticleTitle\" content=\"示例办法\">",
        "<meta name=\"PubDate\" content=\"2026-02-01 09:30\">",
        "<meta name=\"ContentSource\" content=\"示例机关\">",
        "<meta name=\"ColumnType\" content=\"政策文件\">",
    ] {
        assert!(page.contains(label), "{label}");
    }
    assert!(page.contains("rel=\"external\">示例网（离开政府网站）</a>"));
}

#[test]
fn benefits_say_who_gets_what_and_unknown_amounts_are_not_invented() {
    let site = site(&whole());
    order(
        &read(&site["guide/index.html"]),
        &[
            "示例津贴",
            "80周岁及以上；家庭情况：特困、低保（符合一项）",
            "50元/月",
            "未定津贴",
            "未公布",
            "以主管部门审核为准",
            "示例备案",
        ],
    );
    order(
        &read(&site["guide/jin-tie/index.html"]),
        &["谁能享受", "审核为准", "甲县", "80—89周岁", "50元/月", "2026年1月1日起", "示例通知"],
    );
    order(&read(&site["guide/wei-gong-bu/index.html"]), &["给多少", "未公布", "怎么办", "申请", "设定依据未公布"]);
}

#[test]
fn goals_are_said_and_drawn_and_qualitative_ones_have_no_bar() {
    let site = site(&whole());
    let page = &site["indicators/index.html"];
    assert_eq!(page.matches("<svg class=\"chart\"").count(), 1);
    assert!(page.contains("aria-label=\"基期未公布，最新48%，2025年目标55%以上\""));
    order(
        &read(page),
        &[
            "占比",
            "基期未公布",
            "2025年目标",
            "55%以上",
            "原文目标",
            "48%",
            "2025年12月31日",
            "示例公报",
            "推算33.3%",
            "据本站数据计算",
            "应建尽建",
            "定性目标",
            "增长81.87%",
            "算得92.52%",
        ],
    );
}

#[test]
fn a_notice_whose_term_is_over_says_so() {
    let site = site(&whole());
    assert!(read(&site["notice/index.html"]).contains("已过期"));
    assert!(read(&site["notice/tong-zhi/index.html"]).contains("已过期"));
    assert!(read(&site["page/index.html"]).contains("更新日期未登记"));
}

#[test]
fn what_moved_leads_on() {
    let site = site(&whole());
    for (from, href) in [("facility/jiu", "../../facility/a/"), ("lao/wang-zhi", "../../policy/ban-fa/")] {
        let page = &site[&format!("{from}/index.html")];
        assert!(page.contains(&format!("<meta http-equiv=\"refresh\" content=\"0; url={href}\">")), "{from}");
        assert!(page.contains(&format!("<a class=\"btn\" href=\"{href}\">")), "{from}");
    }
}

#[test]
fn the_page_for_what_is_not_there_links_from_the_root() {
    let site = site(&whole());
    let page = &site["404.html"];
    let links = page.split("href=\"").skip(1).map(|rest| rest.split('"').next().unwrap());
    for link in links {
        let root = link.starts_with("/a/") || link.starts_with('#');
        assert!(
            root || link.starts_with("tel:") || link.starts_with("mailto:") || link.starts_with("https://beian."),
            "{link}"
        );
    }
}

#[test]
fn the_site_map_names_every_page() {
    let site = site(&whole());
    let root = "https://laoyou.example/a/";
    let named: BTreeSet<String> = site["sitemap-1.xml"]
        .split("<loc>")
        .skip(1)
        .map(|rest| rest.split("</loc>").next().unwrap().strip_prefix(root).unwrap().to_owned())
        .collect();
    let moved = ["facility/jiu/", "lao/wang-zhi/"];
    let there: BTreeSet<String> = site
        .keys()
        .filter_map(|path| path.strip_suffix("index.html"))
        .filter(|path| !moved.contains(path))
        .map(str::to_owned)
        .collect();
    assert_eq!(named, there);
    assert!(site["sitemap-1.xml"].contains("facility/a/</loc><lastmod>2026-03-01</lastmod>"));
    assert!(
        site["sitemap.xml"].contains("<loc>https://laoyou.example/a/sitemap-1.xml</loc><lastmod>2026-03-01</lastmod>")
    );
}

#[test]
fn the_feed_is_newest_first_with_stable_ids() {
    let site = site(&whole());
    let feed = &site["feed.xml"];
    let ids: Vec<&str> = feed.split("<id>").skip(1).map(|rest| rest.split("</id>").next().unwrap()).collect();
    let root = "https://laoyou.example/a/";
    let expected = [
        "",
        "policy/jiu-fa/",
        "facility/a/",
        "facility/b/",
        "notice/tong-zhi/",
        "guide/bei-an/",
        "guide/jin-tie/",
        "guide/wei-gong-bu/",
        "policy/jie-du/",
        "policy/ban-fa/",
        "policy/guo-qi/",
    ];
    assert_eq!(ids, expected.map(|path| format!("{root}{path}")));
    assert!(feed.contains("<updated>2026-03-01T09:30:00+08:00</updated>"));
}

#[test]
fn without_an_address_of_its_own_a_site_has_no_feed_and_no_site_map() {
    let mut directory = whole();
    directory.registries.config.site_url = None;
    let site = site(&directory);
    for path in ["feed.xml", "sitemap.xml", "sitemap-1.xml"] {
        assert!(!site.contains_key(path), "{path}");
    }
    assert_eq!(site["robots.txt"], "User-agent: *\nAllow: /\n");
    assert!(!site.values().any(|page| page.contains("laoyou.example/")), "an absolute address");
}

#[test]
fn robots_count_at_the_root_of_a_host_only() {
    let mut directory = whole();
    assert!(!site(&directory).contains_key("robots.txt"));
    directory.registries.config.site_url = Some("https://laoyou.example/".into());
    assert!(site(&directory)["robots.txt"].ends_with("Sitemap: https://laoyou.example/sitemap.xml\n"));
}

#[test]
fn open_data_is_offered_with_size_and_count() {
    let site = site(&whole());
    let page = &site["data/index.html"];
    assert!(page.contains("href=\"facilities.csv\" download=\"facilities.csv\""));
    order(
        &read(page),
        &[
            "CSV，2 KB，3家",
            "3家，其中已关闭1家",
            "编号",
            "id",
            "运营中",
            "operating",
            "床位·总数",
            "beds.total",
            "WGS84经度",
        ],
    );
}

#[test]
fn freshness_takes_its_days_from_entries() {
    let site = site(&whole());
    order(
        &read(&site["freshness/index.html"]),
        &["甲县", "2", "2026年3月1日", "找机构", "2026年3月1日", "通用政策", "3篇", "2026年3月1日"],
    );
}

#[test]
fn pages_have_no_dead_links_and_no_id_twice() {
    let site = site(&whole());
    for (path, page) in site.iter().filter(|(path, _)| path.ends_with("index.html")) {
        let values = |name: &str| -> Vec<String> {
            page.split(&format!(" {name}=\"")).skip(1).map(|rest| rest.split('"').next().unwrap().to_owned()).collect()
        };
        let ids = values("id");
        assert_eq!(ids.len(), ids.iter().collect::<BTreeSet<_>>().len(), "an id stands twice on {path}");
        let own: Vec<&str> = path.split('/').collect();
        for href in values("href").iter().filter(|href| !href.contains(':')) {
            let (target, fragment) = href.split_once('#').unwrap_or((href.as_str(), ""));
            let mut parts = own[..own.len() - 1].to_vec();
            for part in target.split('/') {
                match part {
                    "." | "" => {}
                    ".." => drop(parts.pop().unwrap_or_else(|| panic!("{path}: {href}"))),
                    part => parts.push(part),
                }
            }
            let mut file = parts.join("/");
            if target.is_empty() {
                path.clone_into(&mut file);
            } else if target.ends_with('/') || file.is_empty() {
                file = format!("{file}{}index.html", if file.is_empty() { "" } else { "/" });
            }
            if file == "data/facilities.csv" {
                continue;
            }
            let there = site.get(&file).unwrap_or_else(|| panic!("{path}: {href} leads nowhere ({file})"));
            assert!(fragment.is_empty() || there.contains(&format!(" id=\"{fragment}\"")), "{path}: no {href}");
        }
    }
}
