//! What an office has to look after, by county.

use jiff::civil::date;
use laoyou::audit::{self, Standing, What};
use laoyou::diagnostic::Lang;
use laoyou::pipeline::{self, Due, Outlook};

use crate::site_test::{SiteTest, repository};

fn due(site: &SiteTest, within: u16) -> Outlook {
    match pipeline::due(&site.settings(), within).unwrap() {
        Due::Outlook(outlook) => *outlook,
        Due::Faulty(_) => panic!("the site has faults: {:#?}", site.check()),
    }
}

fn lines(outlook: &Outlook) -> Vec<String> {
    let registries = &outlook.directory.registries;
    let line = |matter: &audit::Matter| {
        let area = matter.area.map_or("", |id| registries.area(id).name.as_str());
        let whom = matter.whom.as_ref().map_or("", |whom| whom.name.as_str());
        format!("{area}|{}|{whom}|{}", matter.standing.name(Lang::Zh), matter.what.message(Lang::Zh))
    };
    outlook.matters.iter().map(line).collect()
}

/// The same number of free beds from the day it is written until long after its sixty days.
#[test]
fn what_will_be_out_of_date_is_told_before_it_is() {
    let entry = "name: 示例敬老院\nkind: elder.rural-home\naddress: 示例镇示例村1号\n\
                 beds: {total: 40, nursing: 20, available: 3, as_of: 2026-06-01}\n";
    let site = |today| SiteTest::base().file("facilities/jia/yuan.yaml", entry).on(today);
    let of_entry = |today, within| -> Vec<Standing> {
        let outlook = due(&site(today), within);
        let is_its = |matter: &&audit::Matter| matter.whom.as_ref().is_some_and(|whom| whom.name == "示例敬老院");
        let is_beds =
            |matter: &&audit::Matter| matches!(&matter.what, What::Found(found) if found.code.name == "stale-capacity");
        outlook.matters.iter().filter(is_its).filter(is_beds).map(|matter| matter.standing).collect()
    };
    assert_eq!(of_entry(date(2026, 6, 2), 14), []);
    assert_eq!(of_entry(date(2026, 7, 20), 14), [Standing::Soon]);
    assert_eq!(of_entry(date(2026, 7, 20), 3), []);
    assert_eq!(of_entry(date(2026, 7, 31), 0), [], "the sixtieth day");
    assert_eq!(of_entry(date(2026, 8, 1), 0), [Standing::Overdue]);
}

#[test]
fn a_list_of_filed_institutions_is_due_every_twenty_working_days() {
    let entry = "name: 示例敬老院\nkind: elder.rural-home\naddress: 示例镇示例村1号\nupdated: 2026-06-01\n\
                 filing: {state: 已备案, authority: 甲县民政局, date: 2025-04-01}\n";
    let of_list = |today| -> Vec<Standing> {
        let site = SiteTest::base().file("facilities/jia/an-he.yaml", entry).on(today);
        let outlook = due(&site, 3);
        let is_list = |matter: &&audit::Matter| matches!(matter.what, What::FilingList { .. });
        let area = |matter: &audit::Matter| outlook.directory.registries.area(matter.area.unwrap()).slug == "jia";
        outlook.matters.iter().filter(is_list).filter(|matter| area(matter)).map(|matter| matter.standing).collect()
    };
    // 1 June 2026 is a Monday: the twentieth working day after it is 29 June.
    assert_eq!(of_list(date(2026, 6, 20)), []);
    assert_eq!(of_list(date(2026, 6, 29)), [Standing::Soon]);
    assert_eq!(of_list(date(2026, 6, 30)), [Standing::Overdue]);
}

#[test]
fn a_point_among_another_countys_facilities_is_doubted() {
    let mut site = SiteTest::base();
    for at in 0..6 {
        let entry = format!(
            "name: 乙县第{at}家\nkind: elder.rural-home\naddress: 乙县南街道示例路{at}号\n\
             location: {{lng: 104.2{at}, lat: 25.90, crs: wgs84}}\n"
        );
        site = site.file(&format!("facilities/yi/y-{at}.yaml"), entry);
    }
    let entry = |lng: &str, lat: &str| {
        format!(
            "name: 走错的敬老院\nkind: elder.rural-home\naddress: 东街道示例路9号\nlocation: {{lng: {lng}, lat: {lat}, crs: wgs84}}\n"
        )
    };
    let astray = |site: &SiteTest| -> Vec<String> {
        let outlook = due(site, 0);
        let is = |matter: &&audit::Matter| matches!(matter.what, What::Astray { .. });
        outlook.matters.iter().filter(is).map(|matter| matter.whom.clone().unwrap().name).collect()
    };
    site = site.file("facilities/jia/zou-cuo.yaml", entry("104.23", "25.91"));
    assert_eq!(astray(&site), ["走错的敬老院"]);
    // Near its own seat it has the same neighbours, and is no stranger there.
    site = site.file("facilities/jia/zou-cuo.yaml", entry("103.81", "25.51"));
    assert_eq!(astray(&site), Vec::<String>::new());
}

#[test]
fn the_whole_list_of_a_site_stands_in_the_table_and_formulas_do_not_run() {
    let site = SiteTest::copy(repository().join("tests/sites/everything/site")).on(date(2027, 1, 10));
    let outlook = due(&site, 30);
    assert!(outlook.matters.iter().any(|matter| matter.standing == Standing::Overdue), "{:#?}", lines(&outlook));
    let table = audit::table(&outlook.matters, &outlook.directory.registries, Lang::Zh);
    let text = String::from_utf8(table).unwrap();
    assert!(text.starts_with("\u{feff}县区,情况,名称,电话,事项,文件,行,处理结果\r\n"));
    assert_eq!(text.matches("\r\n").count(), 1 + outlook.matters.len());
    let areas: Vec<_> = outlook.matters.iter().map(|matter| (matter.area.is_none(), matter.area)).collect();
    assert!(areas.is_sorted(), "{:#?}", lines(&outlook));
}

#[test]
fn links_that_leave_the_site_are_listed_with_their_pages() {
    let page = "---\ntitle: 说明一\nupdated: 2026-05-01\nsource: {name: 某单位, url: https://www.example.gov.cn/a}\n---\n\n见[别处](https://b.example/)和[本站](/policy/)。\n";
    let outlook = due(&SiteTest::base().file("content/pages/shuo-ming.md", page), 0);
    let links = audit::links(&outlook.directory);
    let on = |url: &str| links.iter().find(|link| link.url == url).map(|link| link.on.clone());
    assert_eq!(on("https://b.example/").unwrap(), ["page/shuo-ming/"]);
    assert_eq!(on("https://www.example.gov.cn/a").unwrap(), ["page/shuo-ming/"]);
    assert!(links.iter().all(|link| link.url.starts_with("http")));
}
