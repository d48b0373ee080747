//! Same input, same bytes; an unchanged site is not written again.

use std::fs;

use crate::site_test::{SiteTest, read};

#[test]
fn two_folders_give_the_same_bytes() {
    let (one, other) = (SiteTest::qujing().build(), SiteTest::qujing().build());
    assert_eq!(one.files.keys().collect::<Vec<_>>(), other.files.keys().collect::<Vec<_>>());
    for (path, bytes) in &one.files {
        assert!(other.files[path] == *bytes, "{path} differs");
    }
}

#[test]
fn no_page_shows_the_day_it_was_built() {
    let (one, other) = (SiteTest::base(), SiteTest::base().on(jiff::civil::date(2026, 6, 2)));
    let (one, other) = (one.build(), other.build());
    let differ: Vec<&String> =
        one.files.iter().filter(|(path, bytes)| other.files.get(*path) != Some(bytes)).map(|(path, _)| path).collect();
    assert!(differ.is_empty(), "{differ:?}");
}

#[test]
fn an_unchanged_site_keeps_its_files_and_times() {
    let site = SiteTest::base();
    site.build();
    site.build();
    let page = site.path().join("site/facility/an-he/index.html");
    let before = fs::metadata(&page).unwrap().modified().unwrap();
    let bytes = read(&site.path().join("site"));
    site.build();
    site.build();
    assert_eq!(fs::metadata(&page).unwrap().modified().unwrap(), before);
    assert!(read(&site.path().join("site")) == bytes);
}

#[test]
fn a_site_with_faults_leaves_the_published_one_alone() {
    let site = SiteTest::base();
    site.build();
    let bytes = read(&site.path().join("site"));
    let site = site.file("facilities/jia/an-he.yaml", "名称: 坏\n类型: 没有这一类\n");
    assert!(site.check().has_errors());
    assert!(site.try_build().is_none());
    assert!(read(&site.path().join("site")) == bytes);
}
