//! A package for upload by hand: unpacked over the old site, and with its deletions made, it gives the new one.

use std::collections::BTreeMap;
use std::fs;
use std::io::{Cursor, Read};
use std::path::Path;

use laoyou::pipeline::{self, Packed, Packing, Unpackable};

use crate::site_test::{SiteTest, read};

fn packing(since: &Path, folder: &Path) -> Packing {
    Packing { since: since.to_owned(), target: None, from: None, out: folder.join("bao.zip") }
}

fn unpacked(zip: &[u8]) -> BTreeMap<String, Vec<u8>> {
    let mut archive = zip::ZipArchive::new(Cursor::new(zip)).unwrap();
    (0..archive.len())
        .map(|at| {
            let mut file = archive.by_index(at).unwrap();
            let mut bytes = Vec::new();
            file.read_to_end(&mut bytes).unwrap();
            (file.name().unwrap().into_owned(), bytes)
        })
        .collect()
}

#[test]
fn what_is_packed_turns_the_old_site_into_the_new_one() {
    let site = SiteTest::base();
    let old = site.build().files;
    let kept = tempfile::tempdir().unwrap();
    let since = kept.path().join("old.json");
    fs::write(&since, &old["laoyou-manifest.json"]).unwrap();

    assert!(matches!(pipeline::pack(&site.settings(), &packing(&since, kept.path())).unwrap(), Packed::Nothing));

    let entry = fs::read_to_string(site.path().join("facilities/jia/an-he.yaml")).unwrap();
    let site = site
        .file("facilities/jia/an-he.yaml", entry.replace("甲县安和养老院", "甲县安康养老院"))
        .file("facilities/jia/xin.yaml", "name: 甲县新办养老院\nkind: 敬老院\naddress: 甲县东街道示例路9号\n")
        .file("facilities/retired.csv", "id,date,instead\r\nyou-you,2026-05-30,\r\n");
    fs::remove_file(site.path().join("facilities/yi/you-you.yaml")).unwrap();
    // Nearly everything of so small a site goes: that is allowed here.
    let publication = pipeline::Publication { allow_removals: true, ..pipeline::Publication::default() };
    assert!(matches!(pipeline::build(&site.settings(), &publication).unwrap(), pipeline::Outcome::Built(_)));
    let new = read(&site.path().join("site"));

    let asked = packing(&since, kept.path());
    let Packed::Done { files, changes, .. } = pipeline::pack(&site.settings(), &asked).unwrap() else { panic!() };
    let [zip, deletions, sheet] = files.map(|file| fs::read(file).unwrap());
    let mut served = old;
    served.extend(unpacked(&zip));
    for path in String::from_utf8(deletions).unwrap().lines() {
        assert!(served.remove(path).is_some(), "{path} is to be deleted, but was never there");
    }
    assert_eq!(served.keys().collect::<Vec<_>>(), new.keys().collect::<Vec<_>>());
    assert_eq!(served, new);

    let told: Vec<(&str, &str)> = changes
        .facilities
        .iter()
        .map(|change| (change.fate.name(laoyou::diagnostic::Lang::Zh), change.name.as_str()))
        .collect();
    assert_eq!(told, [("新增", "甲县新办养老院"), ("修改", "甲县安康养老院"), ("下线（删除）", "乙县幼幼托育园")]);
    let sheet = String::from_utf8(sheet).unwrap();
    for word in ["甲县（2）", "甲县安康养老院", "初审", "复审", "终审", "facility/you-you/index.html"]
    {
        assert!(sheet.contains(word), "{word}");
    }
    // Again, the same bytes.
    let before = read(kept.path());
    pipeline::pack(&site.settings(), &asked).unwrap();
    assert_eq!(before, read(kept.path()));
}

#[test]
fn what_cannot_be_packed_is_refused_and_nothing_is_written() {
    let site = SiteTest::base();
    let kept = tempfile::tempdir().unwrap();
    let since = kept.path().join("old.json");
    let refused = |packing: &Packing| match pipeline::pack(&site.settings(), packing).unwrap() {
        Packed::Refused(why) => why,
        other => panic!("{other:?}"),
    };
    fs::write(&since, "{}").unwrap();
    let asked = packing(&since, kept.path());
    assert_eq!(refused(&asked), Unpackable::NoManifest(since.clone()));

    let manifest = site.build().files["laoyou-manifest.json"].clone();
    let text = String::from_utf8(manifest).unwrap();
    // An old version without the page of the first facility.
    let older: Vec<&str> = text.lines().filter(|line| !line.contains("facility/an-he/")).collect();
    let older = older.join("\n");
    fs::write(&since, older).unwrap();
    fs::write(kept.path().join("server.json"), &text).unwrap();
    let elsewhere = Packing { target: Some(kept.path().join("server.json").display().to_string()), ..asked.clone() };
    assert!(matches!(refused(&elsewhere), Unpackable::OtherTarget { .. }));

    fs::write(site.path().join("site/facility/an-he/index.html"), "touched").unwrap();
    assert_eq!(refused(&asked), Unpackable::Touched("facility/an-he/index.html".to_owned()));
    let left: Vec<String> = read(kept.path()).into_keys().collect();
    assert_eq!(left, ["old.json", "server.json"]);
}
