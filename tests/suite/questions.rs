//! The everyday questions of `tests/contract/questions.json` ask only for kinds, services and guides that this site has.

use std::collections::BTreeSet;
use std::path::Path;

use serde_json::Value;

use crate::indicators::qujing;

#[test]
fn every_question_asks_for_what_is_there() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(root.join("tests/contract/questions.json")).unwrap();
    let questions: Vec<Value> = serde_json::from_str(&text).unwrap();
    assert!(questions.len() >= 150, "only {} questions", questions.len());
    let registries = qujing();
    let kinds: Vec<&str> = registries.each_kind().map(|(_, kind)| kind.code.as_str()).collect();
    let services: Vec<&str> = registries.each_service().map(|(_, service)| service.code.as_str()).collect();
    let mut asked = BTreeSet::new();
    for question in &questions {
        let ask = question["ask"].as_str().unwrap();
        assert!(asked.insert(ask), "{ask} stands there twice");
        let named = |key: &str| -> Vec<&str> {
            question[key]
                .as_array()
                .map(|list| list.iter().map(|code| code.as_str().unwrap()).collect())
                .unwrap_or_default()
        };
        let wanted = [named("kinds"), named("services"), named("guides")];
        assert!(wanted.iter().any(|list| !list.is_empty()), "{ask} asks for nothing");
        for kind in &wanted[0] {
            assert!(kinds.contains(kind), "{ask}: no kind {kind}");
        }
        for service in &wanted[1] {
            assert!(services.contains(service), "{ask}: no service {service}");
        }
        for guide in &wanted[2] {
            assert!(root.join(format!("content/guides/{guide}.md")).is_file(), "{ask}: no guide {guide}");
        }
    }
}
