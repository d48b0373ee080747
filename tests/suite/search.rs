//! What Rust and the browser must both know of search: the cut, the lists, the plans. `tests/browser/contract.test.mjs`
//! holds the client to the same files.

use std::fs;

use laoyou::search::Sounds;
use laoyou::search::lexicon::{Lexicon, Names};
use laoyou::search::plan::Plan;
use laoyou::text::cut::{normal, runs, simple};
use serde::{Deserialize, Serialize};

use crate::site_test::{SiteTest, repository};

#[derive(Deserialize)]
struct Cut {
    text: String,
    normal: String,
    terms: Vec<String>,
}

#[test]
fn text_is_cut_as_the_browser_cuts_it() {
    for case in read::<Vec<Cut>>("cut.json") {
        assert_eq!(normal(&case.text), case.normal, "{:?}", case.text);
        let terms: Vec<String> = runs(&case.normal).iter().flat_map(laoyou::text::cut::Run::terms).collect();
        assert_eq!(terms, case.terms, "{:?}", case.text);
    }
}

/// A site's words, and questions with their plans.
#[derive(Deserialize, Serialize)]
struct Plans {
    names: Names,
    /// Every ideograph of the site.
    characters: String,
    sounds: Sounds,
    idle: Vec<String>,
    #[serde(rename = "plans")]
    asked: Vec<Asked>,
}

#[derive(Deserialize, Serialize)]
struct Asked {
    ask: String,
    /// The question in simplified characters, and how its ideographs can be read, the usual way first.
    simple: String,
    syllables: std::collections::BTreeMap<char, Vec<String>>,
    plan: Plan,
}

/// `SNAPSHOTS=overwrite` accepts the plans as they are now; read them before you commit.
#[test]
fn questions_become_the_plans_that_the_browser_makes() {
    let mut held: Plans = read("plans.json");
    let lexicon = Lexicon::of(held.names.clone());
    let overwrite = std::env::var("SNAPSHOTS").is_ok_and(|action| action == "overwrite");
    if overwrite {
        held.idle = lexicon.idle.iter().cloned().collect();
    }
    let sounds = Sounds::new(&held.characters.chars().collect());
    if overwrite {
        held.sounds = sounds.clone();
    }
    assert_eq!(held.sounds, sounds);
    assert!(lexicon.idle.iter().eq(&held.idle));
    for asked in &mut held.asked {
        let plan = Plan::new(&asked.ask, &lexicon, &held.sounds);
        if overwrite {
            asked.simple = simple(&normal(&asked.ask)).into_owned();
            let readings = |one| held.sounds.readings_of(one).into_iter().map(str::to_owned).collect::<Vec<_>>();
            let syllables = asked.simple.chars().map(|one| (one, readings(one)));
            asked.syllables = syllables.filter(|(_, readings)| !readings.is_empty()).collect();
            asked.plan = plan;
        } else {
            assert_eq!(asked.plan, plan, "{}", asked.ask);
        }
    }
    if overwrite {
        let json = serde_json::to_string_pretty(&held).unwrap();
        fs::write(repository().join("tests/contract/plans.json"), json + "\n").unwrap();
    }
}

#[test]
fn the_index_is_the_same_whatever_the_number_of_threads() {
    let build = |threads: usize| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        let site = SiteTest::qujing();
        let files = pool.install(|| site.build().files);
        files.into_iter().filter(|(path, _)| path.starts_with("search/")).collect::<Vec<_>>()
    };
    let one = build(1);
    assert!(one.len() > 50);
    assert!(one == build(4), "the index depends on the number of threads");
}

fn read<T: serde::de::DeserializeOwned>(name: &str) -> T {
    let path = repository().join("tests/contract").join(name);
    serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap_or_else(|error| panic!("{name}: {error}"))
}
