//! Long texts that none of us wrote: each law becomes a whole page, and no character of it is lost.

use std::collections::BTreeSet;
use std::fs;

use laoyou::diagnostic::{Lang, Severity};
use laoyou::text::pinyin::{Readings, slug};
use scraper::{ElementRef, Html, Selector};

use crate::site_test::{SiteTest, shared};

/// A law as a policy page.
struct Law {
    /// The last part of its address.
    slug: String,
    /// The text below the front matter.
    body: String,
    /// The whole page.
    page: String,
}

/// The laws in the order of their names; `None`, and said so, when they are not there.
fn laws() -> Option<Vec<Law>> {
    let mut files: Vec<_> = fs::read_dir(shared("data/laws")?).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    let laws = files.iter().enumerate().map(|(number, file)| {
        let stem = file.file_stem().unwrap().to_str().unwrap();
        let body = fs::read_to_string(file).unwrap();
        let (title, date) =
            stem.strip_suffix(')').and_then(|stem| stem.rsplit_once('(')).unwrap_or((stem, "2020-01-01"));
        let slug = format!("{}-{number}", slug(title, &Readings::default()).0);
        let head = format!(
            "title: {title}\nslug: {slug}\nsummary: 全文。\naudience: [老年人]\nissuer: [示例市人民代表大会]\nsigned_on: {date}\n\
             published_at: {date} 09:00\nvalidity: 有效\nkeywords: [养老, 托育, 法规]\ncolumn: policies\nsource: {{name: 示例市人民政府}}\n"
        );
        Law { page: format!("---\n{head}---\n\n{body}"), slug, body }
    });
    Some(laws.collect())
}

/// The characters a reader should find: no Markdown marks, no comments, no blanks.
fn said(body: &str) -> String {
    let lines = body.lines().filter(|line| !line.starts_with("<!--"));
    solid(&lines.map(|line| line.trim_start_matches('#')).collect::<String>())
}

fn solid(text: &str) -> String {
    text.chars().filter(|character| !character.is_whitespace()).collect()
}

fn select<'a>(page: &'a Html, selector: &str) -> Vec<ElementRef<'a>> {
    page.select(&Selector::parse(selector).unwrap()).collect()
}

#[test]
fn every_law_becomes_a_page_and_loses_no_character() {
    let Some(laws) = laws() else { return };
    assert_eq!(laws.len(), 113);
    let mut site = SiteTest::base();
    for (number, law) in laws.iter().enumerate() {
        site = site.file(&format!("content/policies/law-{number}.md"), &law.page);
    }
    let faults = site.check();
    let errors: Vec<_> = faults
        .iter()
        .filter(|fault| fault.severity == Severity::Error)
        .map(|fault| (fault.message(Lang::Zh), fault.place.as_ref()))
        .collect();
    assert!(errors.is_empty(), "{errors:#?}");
    let built = site.build();
    for law in &laws {
        let page = Html::parse_document(built.text(&format!("/policy/{}/", law.slug)));
        assert!(page.errors.is_empty(), "{}: {:?}", law.slug, page.errors);
        assert_eq!(select(&page, "h1").len(), 1, "{}", law.slug);
        let prose = select(&page, ".prose");
        assert_eq!(prose.len(), 1, "{}", law.slug);
        let read = solid(&prose[0].text().collect::<String>());
        let wanted = said(&law.body);
        let parts = read.chars().zip(wanted.chars()).position(|(read, wanted)| read != wanted);
        let at = parts.unwrap_or(read.chars().count().min(wanted.chars().count()));
        let around = |text: &str| text.chars().skip(at.saturating_sub(20)).take(60).collect::<String>();
        assert!(read == wanted, "{}: 页面“{}”原文“{}”", law.slug, around(&read), around(&wanted));

        let mut ids = BTreeSet::new();
        for element in select(&page, "[id]") {
            let id = element.value().attr("id").unwrap();
            assert!(ids.insert(id), "{}: id {id} twice", law.slug);
        }
        let mut last = 0;
        for heading in select(&page, "h1, h2, h3, h4, h5, h6") {
            let level = heading.value().name().as_bytes()[1] - b'0';
            assert!(level <= last + 1, "{}: h{level} follows h{last}", law.slug);
            last = level;
        }
        for link in select(&page, ".contents a") {
            let to = link.value().attr("href").unwrap().trim_start_matches('#');
            assert!(ids.contains(to), "{}: the contents name {to}", law.slug);
        }
    }
    let pages = built.pages().filter(|(path, _)| path.starts_with("policy/") && *path != "policy/index.html").count();
    assert_eq!(pages, laws.len() + 1, "the laws and the page that was there");
}
