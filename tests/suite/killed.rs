//! The program itself ended at any moment: what is published is wholly the old site or wholly the new one.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::Instant;

use laoyou::output::{Hash, Manifest};

use crate::site_test::{SiteTest, read};

const ENTRIES: usize = 1_500;
const KILLS: u32 = 20;

type Files = BTreeMap<String, Vec<u8>>;

fn start(site: &SiteTest) -> Child {
    Command::new(env!("CARGO_BIN_EXE_laoyou"))
        .args(["build", "--quiet", "--today", "2026-06-01", "--site"])
        .arg(site.path())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap()
}

/// What lies in the published folder, after asking its manifest about every file.
fn published(site: &Path) -> Files {
    let files = read(&site.join("site"));
    let manifest = Manifest::from_bytes(&files[Manifest::NAME]).expect("a whole manifest");
    for listed in manifest.files.iter().chain(&manifest.kept) {
        let bytes = files.get(&listed.path).unwrap_or_else(|| panic!("{} is gone", listed.path));
        assert!(Hash::of(bytes) == listed.hash && bytes.len() as u64 == listed.size, "{} is damaged", listed.path);
    }
    assert_eq!(files.len(), manifest.files.len() + manifest.kept.len() + 1, "a file that no manifest names");
    files
}

#[test]
fn a_build_that_is_killed_leaves_one_site_whole() {
    let mut site = SiteTest::base();
    for number in 0..ENTRIES {
        let entry =
            format!("name: 示例敬老院{number:04}\nkind: elder.rural-home\naddress: 甲县西山镇示例村{number}号\n");
        site = site.file(&format!("facilities/jia/shi-li-{number:04}.yaml"), entry);
    }
    // The two states differ on every page, and in which pages there are.
    let settings = fs::read_to_string(site.path().join("content/site.yaml")).unwrap();
    let extra = site.path().join("facilities/yi/lai-qu.yaml");
    let write = |new: bool| {
        let text = if new { settings.replace("0199-3000002", "0199-3000012") } else { settings.clone() };
        fs::write(site.path().join("content/site.yaml"), text).unwrap();
        if new {
            fs::write(&extra, "name: 示例来去敬老院\nkind: elder.rural-home\naddress: 乙县南街道示例路9号\n").unwrap();
        } else if extra.exists() {
            fs::remove_file(&extra).unwrap();
        }
    };
    let whole = |new: bool| {
        write(new);
        assert!(start(&site).wait().unwrap().success());
        published(site.path())
    };
    let states = [whole(false), whole(true)];
    assert!(states[0] != states[1] && states[0].len() > ENTRIES);
    // A third build has its spare, as all later ones have: it tells how long one takes.
    let begun = Instant::now();
    assert!(whole(false) == states[0]);
    let usual = begun.elapsed();

    let mut killed = 0;
    for round in 1..=KILLS {
        let new = round % 2 == 1;
        write(new);
        let mut child = start(&site);
        // Moments spread over the whole build, in no order.
        sleep(usual * (round * 7 % KILLS) / KILLS);
        child.kill().unwrap();
        killed += u32::from(!child.wait().unwrap().success());
        let now = published(site.path());
        assert!(states.contains(&now), "after round {round} the site is neither of the two");
        if round % 5 == 0 {
            assert!(whole(new) == states[usize::from(new)], "the build after round {round}");
        }
    }
    assert!(killed >= KILLS / 2, "only {killed} builds were killed before their end");
    assert!(whole(true) == states[1] && whole(false) == states[0]);
}
