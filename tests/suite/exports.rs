//! Formats that other programs read, against what those programs ask of them.

use std::collections::BTreeSet;
use std::fs;

use boon::{Compiler, Schemas};
use laoyou::pipeline::{self, Exported, Format};
use serde_json::Value;

use crate::site_test::{SiteTest, repository, shared};

fn export(site: &SiteTest, format: Format) -> Value {
    match pipeline::export(&site.settings(), format, None).unwrap() {
        Exported::Bytes(bytes) => serde_json::from_slice(&bytes).unwrap(),
        _ => panic!("the site has faults: {:#?}", site.check()),
    }
}

fn everything() -> SiteTest {
    SiteTest::copy(repository().join("tests/sites/everything/site"))
}

#[test]
fn geojson_has_a_feature_for_every_facility_and_degrees_in_their_order() {
    let site = everything();
    let collection = export(&site, Format::GeoJson);
    let document = export(&site, Format::Json);
    assert_eq!(collection["type"], "FeatureCollection");
    let features = collection["features"].as_array().unwrap();
    assert_eq!(features.len(), document["facilities"].as_array().unwrap().len());
    for (feature, facility) in features.iter().zip(document["facilities"].as_array().unwrap()) {
        assert_eq!(feature["id"], facility["id"]);
        assert_eq!(feature["properties"]["name"], facility["name"]);
        match facility.get("point") {
            Some(point) => {
                assert_eq!(feature["geometry"]["coordinates"], serde_json::json!([point["lng"], point["lat"]]));
            }
            None => assert!(feature["geometry"].is_null()),
        }
    }
    assert!(features.iter().any(|feature| feature["geometry"].is_object()));
}

#[test]
fn hsds_identifiers_are_stable_and_each_names_one_thing() {
    let (first, again) = (export(&everything(), Format::Hsds), export(&everything(), Format::Hsds));
    assert_eq!(first, again);
    // Another address, another site: no identifier is shared.
    let elsewhere = everything();
    let book = fs::read_to_string(elsewhere.path().join("book.toml")).unwrap();
    let moved: String = book
        .lines()
        .map(|line| if line.starts_with("site-url") { "site-url = \"https://elsewhere.example/\"" } else { line })
        .collect::<Vec<_>>()
        .join("\n");
    fs::write(elsewhere.path().join("book.toml"), moved).unwrap();
    let (here, there) = (ids(&first), ids(&export(&elsewhere, Format::Hsds)));
    assert!(!here.is_empty() && here.is_disjoint(&there));
    let services: BTreeSet<&str> =
        first.as_array().unwrap().iter().filter_map(|service| service["id"].as_str()).collect();
    assert_eq!(services.len(), first.as_array().unwrap().len());
}

fn ids(value: &Value) -> BTreeSet<String> {
    match value {
        Value::Object(members) => {
            let own = members.get("id").and_then(Value::as_str).map(str::to_owned);
            own.into_iter().chain(members.values().flat_map(ids)).collect()
        }
        Value::Array(items) => items.iter().flat_map(ids).collect(),
        _ => BTreeSet::new(),
    }
}

/// Against the schema of the specification itself, formats included.
#[test]
fn hsds_is_what_the_standard_describes() {
    let Some(schema) = shared("data/hsds-schema/compiled/service.json") else { return };
    let schema: Value = serde_json::from_slice(&fs::read(schema).unwrap()).unwrap();
    let (mut schemas, mut compiler) = (Schemas::new(), Compiler::new());
    compiler.enable_format_assertions();
    compiler.add_resource("service.json", schema).unwrap();
    let index = compiler.compile("service.json", &mut schemas).unwrap();
    for site in [everything(), SiteTest::qujing(), SiteTest::base()] {
        let exported = export(&site, Format::Hsds);
        let services = exported.as_array().unwrap();
        assert!(!services.is_empty());
        for service in services {
            let complaint = schemas.validate(service, index).err().map(|error| format!("{error:#}"));
            assert_eq!(complaint, None, "{service:#}");
        }
        let mut wrong = services[0].clone();
        wrong["status"] = "open".into();
        assert!(schemas.validate(&wrong, index).is_err(), "the schema takes anything");
    }
}
