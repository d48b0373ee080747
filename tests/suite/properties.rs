//! What must be true of every page, asked of every page.

use std::collections::{BTreeMap, BTreeSet};

use percent_encoding::percent_decode_str;
use scraper::{ElementRef, Html, Selector};

use crate::site_test::{BuiltSite, SiteTest, repository};

/// One page, parsed once.
struct Page {
    path: String,
    html: Html,
}

impl Page {
    fn select(&self, selector: &str) -> Vec<ElementRef<'_>> {
        let selector = Selector::parse(selector).unwrap();
        self.html.select(&selector).collect()
    }

    fn meta(&self, name: &str) -> Option<String> {
        let found = self.select(&format!("meta[name=\"{name}\"]"));
        assert!(found.len() <= 1, "{}: {} meta tags named {name}", self.path, found.len());
        found.first().and_then(|tag| tag.value().attr("content")).map(str::to_owned)
    }

    /// Redirects are pages of one sentence that lead on at once.
    fn leads_on(&self) -> bool {
        !self.select("meta[http-equiv=\"refresh\"]").is_empty()
    }
}

fn pages(site: &BuiltSite) -> Vec<Page> {
    site.pages().map(|(path, text)| Page { path: path.to_owned(), html: Html::parse_document(text) }).collect()
}

/// The repository's own site, and small ones that hold what it does not.
fn every_site() -> impl Iterator<Item = BuiltSite> {
    let kept = |name: &str| SiteTest::copy(repository().join("tests/sites").join(name).join("site"));
    let sites = [SiteTest::qujing(), SiteTest::base(), kept("everything"), kept("awkward")];
    sites.into_iter().map(|site| site.build())
}

/// The faults that a question finds among all pages of the sites that are asked.
fn ask(question: impl Fn(&Page, &BuiltSite) -> Vec<String>) {
    for site in every_site() {
        let pages = pages(&site);
        assert!(pages.len() >= 15, "only {} pages", pages.len());
        let faults: Vec<String> = pages
            .iter()
            .flat_map(|page| question(page, &site).into_iter().map(|fault| format!("{}: {fault}", page.path)))
            .collect();
        assert!(faults.is_empty(), "{} faults\n{}", faults.len(), faults[..faults.len().min(40)].join("\n"));
    }
}

#[test]
fn one_h1_a_language_and_a_title() {
    ask(|page, _| {
        let mut faults = Vec::new();
        let h1 = page.select("h1").len();
        if h1 != 1 {
            faults.push(format!("{h1} h1"));
        }
        if page.select("html[lang=\"zh-CN\"]").len() != 1 {
            faults.push("no lang".into());
        }
        let title: String = page.select("head > title").iter().flat_map(scraper::ElementRef::text).collect();
        if title.trim().is_empty() {
            faults.push("no title".into());
        }
        faults
    });
}

#[test]
fn ids_are_unique_and_headings_leave_no_level_out() {
    ask(|page, _| {
        let mut seen = BTreeSet::new();
        let mut faults: Vec<String> = page
            .select("[id]")
            .iter()
            .filter_map(|element| element.value().attr("id"))
            .filter(|id| !seen.insert(*id))
            .map(|id| format!("id {id} twice"))
            .collect();
        let mut last = 0;
        for heading in page.select("h1, h2, h3, h4, h5, h6") {
            let level = i32::from(heading.value().name().as_bytes()[1] - b'0');
            if level > last + 1 {
                faults.push(format!("h{level} follows h{last}"));
            }
            last = level;
        }
        faults
    });
}

/// A page must do without inline scripts and styles, and ask no other host for anything.
#[test]
fn the_security_policy_holds_by_shape() {
    ask(|page, _| {
        let mut faults = Vec::new();
        let policy = page.select("meta[http-equiv=\"Content-Security-Policy\"]");
        let content = policy.first().and_then(|tag| tag.value().attr("content")).unwrap_or_default();
        if content != "default-src 'self'; base-uri 'none'; form-action 'self'" {
            faults.push(format!("policy: {content}"));
        }
        for element in page.select("*") {
            for (name, _) in element.value().attrs() {
                if name == "style" || name.starts_with("on") {
                    faults.push(format!("{name}= on {}", element.value().name()));
                }
            }
        }
        for script in page.select("script:not([src])") {
            if script.value().attr("type") != Some("application/ld+json") {
                faults.push("an inline script".into());
            }
        }
        if !page.select("style, base, iframe, object, embed").is_empty() {
            faults.push("style, base, iframe, object or embed".into());
        }
        let fetched = page.select("img, script, source, video, audio, track, use, image, link[rel~=\"stylesheet\"], link[rel~=\"icon\"], link[rel~=\"preload\"], link[rel~=\"modulepreload\"]");
        for element in fetched {
            for name in ["src", "href", "srcset", "poster"] {
                if let Some(value) = element.value().attr(name)
                    && (value.contains("//") || value.starts_with("data:"))
                {
                    faults.push(format!("asks {value}"));
                }
            }
        }
        faults
    });
}

#[test]
fn every_page_says_whose_it_is() {
    ask(|page, site| {
        if page.leads_on() {
            return Vec::new();
        }
        let mut faults = Vec::new();
        // A site that does not say where it will stand has no domain and no site map.
        let names =
            if site.files.contains_key("sitemap.xml") { &["SiteName", "SiteDomain"][..] } else { &["SiteName"] };
        for name in names {
            if page.meta(name).is_none_or(|content| content.trim().is_empty()) {
                faults.push(format!("no {name}"));
            }
        }
        let (article, column) = (page.meta("ArticleTitle"), page.meta("ColumnName"));
        if article.is_some() {
            // An entry whose author wrote no date says so.
            let undated = page.html.root_element().text().any(|text| text.contains("更新日期未登记"));
            let names = if undated { &["ContentSource"][..] } else { &["PubDate", "ContentSource"] };
            for name in names {
                if page.meta(name).is_none_or(|content| content.trim().is_empty()) {
                    faults.push(format!("an article without {name}"));
                }
            }
        } else if column.is_some() {
            for name in ["ColumnDescription", "ColumnKeywords", "ColumnType"] {
                if page.meta(name).is_none_or(|content| content.trim().is_empty()) {
                    faults.push(format!("a column without {name}"));
                }
            }
        }
        let calls: Vec<&str> =
            page.select("a[href^=\"tel:\"]").iter().filter_map(|link| link.value().attr("href")).collect();
        if !calls.contains(&"tel:12345") {
            faults.push("no hotline".into());
        }
        if page.select("main").len() != 1 || page.select("header").is_empty() || page.select("footer").is_empty() {
            faults.push("no main, header or footer".into());
        }
        faults
    });
}

/// Relative links lead to a file at the root and under any path, since they are judged by the page's own place; 404.html
/// alone uses absolute ones.
#[test]
fn no_link_and_no_fragment_is_dead() {
    for site in every_site() {
        let pages = pages(&site);
        let ids: BTreeMap<&str, BTreeSet<&str>> = pages
            .iter()
            .map(|page| {
                let ids = page.select("[id]").iter().filter_map(|element| element.value().attr("id")).collect();
                (page.path.as_str(), ids)
            })
            .collect();
        let root = root(&pages);
        let mut dead = Vec::new();
        let mut followed = 0;
        for page in &pages {
            for element in page.select("[href], [src]") {
                let link = element.value().attr("href").or(element.value().attr("src")).unwrap_or_default();
                if link.contains("://")
                    || link.starts_with("tel:")
                    || link.starts_with("mailto:")
                    || link.starts_with("geo:")
                {
                    continue;
                }
                followed += 1;
                let (path, fragment) = link.split_once('#').unwrap_or((link, ""));
                let path = path.split('?').next().unwrap_or_default();
                let Some(target) = resolve(&page.path, path, &root) else {
                    dead.push(format!("{}: {link} leads out of the site", page.path));
                    continue;
                };
                if !site.files.contains_key(&target) {
                    dead.push(format!("{}: {link} leads to {target}", page.path));
                } else if !fragment.is_empty() && target.ends_with(".html") {
                    let fragment = percent_decode_str(fragment).decode_utf8_lossy();
                    if !ids[target.as_str()].contains(&*fragment) {
                        dead.push(format!("{}: {link} has no such place", page.path));
                    }
                }
            }
        }
        assert!(followed > 500, "only {followed} links");
        assert!(dead.is_empty(), "{} dead links\n{}", dead.len(), dead[..dead.len().min(40)].join("\n"));
    }
}

/// The path below which a site is to stand: `/` unless its canonical address says another one.
fn root(pages: &[Page]) -> String {
    let home = pages.iter().find(|page| page.path == "index.html").unwrap();
    let canonical = home.select("link[rel=\"canonical\"]").first().and_then(|link| link.value().attr("href"));
    let path = canonical.and_then(|address| address.split("://").nth(1)).and_then(|address| address.split_once('/'));
    path.map_or_else(|| "/".to_owned(), |(_, path)| format!("/{path}"))
}

/// The file a link leads to; `None` outside the site.
fn resolve(from: &str, link: &str, root: &str) -> Option<String> {
    let link = percent_decode_str(link).decode_utf8().ok()?;
    if link.is_empty() {
        return Some(from.to_owned());
    }
    let (mut parts, link): (Vec<&str>, &str) = if link.starts_with('/') {
        assert_eq!(from, "404.html", "{from}: {link} is absolute");
        (Vec::new(), link.strip_prefix(root)?)
    } else {
        (from.rsplit_once('/').map_or_else(Vec::new, |(folder, _)| folder.split('/').collect()), &link)
    };
    for part in link.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            part => parts.push(part),
        }
    }
    let mut path = parts.join("/");
    if link.ends_with('/') || link.ends_with("..") || link == "." || path.is_empty() {
        path = if path.is_empty() { "index.html".into() } else { format!("{path}/index.html") };
    }
    Some(path)
}

#[test]
fn a_demo_says_so_on_every_page_and_calls_nobody() {
    let site = SiteTest::qujing().build();
    for page in pages(&site) {
        let text: String = page.html.root_element().text().collect();
        assert!(text.contains("示例"), "{}", page.path);
        let robots = page.meta("robots").unwrap_or_default();
        assert!(robots.contains("noindex"), "{}: {robots}", page.path);
        assert!(page.select("script[type=\"application/ld+json\"]").is_empty(), "{}", page.path);
        for link in page.select("a[href^=\"tel:\"]") {
            let number = link.value().attr("href").unwrap().trim_start_matches("tel:");
            let cannot = number.starts_with("+868740") && number.len() == "+868740123456".len();
            assert!(cannot || number.len() <= 5, "{}: {number} can be dialled", page.path);
        }
    }
}

#[test]
fn a_real_site_is_neither_marked_nor_hidden() {
    let site = SiteTest::base().build();
    for page in pages(&site).iter().filter(|page| page.path.starts_with("facility/")) {
        assert!(!page.meta("robots").unwrap_or_default().contains("noindex"), "{}", page.path);
        let scripts = page.select("script[type=\"application/ld+json\"]");
        assert_eq!(scripts.len(), 1, "{}", page.path);
        let data: String = scripts[0].text().collect();
        let data: serde_json::Value =
            serde_json::from_str(&data).unwrap_or_else(|error| panic!("{}: {error}", page.path));
        assert!(data.is_object() || data.is_array(), "{}", page.path);
    }
}

/// 养老 and 托育 facilities alike: who, where, call, filing, inspections, penalties, as of when, from whom.
#[test]
fn a_facilitys_page_has_what_the_law_asks_for() {
    for site in [SiteTest::qujing().build(), SiteTest::base().build()] {
        let mut seen = 0;
        for page in pages(&site).iter().filter(|page| page.path.starts_with("facility/") && !page.leads_on()) {
            seen += 1;
            let headings: String =
                page.select("h1, h2, h3, dt, th, caption").iter().flat_map(scraper::ElementRef::text).collect();
            for word in ["备案", "检查", "处罚", "信用", "等级"] {
                assert!(headings.contains(word), "{}: no {word} among {headings}", page.path);
            }
            let text: String = page.select("main")[0].text().collect();
            {
                let word = "来源";
                assert!(text.contains(word), "{}: no {word}", page.path);
            }
            assert!(text.contains("更新"), "{}: no date", page.path);
        }
        assert!(seen >= 2);
    }
}

#[test]
fn lists_count_what_they_show() {
    let site = SiteTest::qujing().build();
    let facilities =
        site.files.keys().filter(|path| path.starts_with("facility/") && path.ends_with("index.html")).count();
    assert!(facilities >= 80, "{facilities} facilities");
    let table = String::from_utf8(site.files["data/facilities.csv"].clone()).unwrap();
    let mut rows = csv::Reader::from_reader(table.trim_start_matches('\u{feff}').as_bytes());
    let ids: BTreeSet<String> = rows
        .headers()
        .unwrap()
        .clone()
        .iter()
        .position(|header| header.contains("编号") || header == "id")
        .map(|column| rows.records().map(|row| row.unwrap()[column].to_owned()).collect())
        .expect("a column of ids");
    for id in &ids {
        assert!(site.has(&format!("/facility/{id}/")), "{id} is in the open data and has no page");
    }
    assert!(ids.len() >= 80);
}
