//! Open data of the example directory, as a reader of the files sees it.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value as Json;

use super::publish;
use crate::directory::Directory;
use crate::directory::example::{self, centre, complete, nursery, penalty, plain, registries};
use crate::field::facility::FACILITY;
use crate::field::leaves;
use crate::model::AreaId;
use crate::model::facility::Facility;
use crate::output::{DataFile, DataForm, Memory};

fn files(directory: &Directory) -> (Vec<DataFile>, BTreeMap<String, Vec<u8>>) {
    let sink = Memory::new();
    let made = publish(directory, None, &sink).unwrap();
    (made, sink.into_files())
}

/// The rows of a table, each by its headings.
fn rows(bytes: &[u8]) -> Vec<BTreeMap<String, String>> {
    let text = std::str::from_utf8(bytes).unwrap().strip_prefix('\u{feff}').expect("spreadsheets need a BOM");
    let mut reader = ::csv::Reader::from_reader(text.as_bytes());
    let headings = reader.headers().unwrap().clone();
    let rows = reader.records().map(|row| {
        let row = row.unwrap();
        headings.iter().zip(&row).map(|(heading, cell)| (heading.to_owned(), cell.to_owned())).collect()
    });
    rows.collect()
}

fn whole() -> Directory {
    directory(&[
        complete("shi-li-yuan", "示例敬老院"),
        nursery("shi-li-tuo", "示例托育园"),
        centre("shi-li-zhan", "示例中心"),
    ])
}

fn directory(facilities: &[Facility]) -> Directory {
    example::directory(registries(), facilities)
}

#[test]
fn every_field_reaches_both_formats() {
    let (_, files) = files(&whole());
    let table = rows(&files["data/facilities.csv"]);
    let document: Json = serde_json::from_slice(&files["data/facilities.json"]).unwrap();
    for leaf in leaves(FACILITY).iter().filter(|leaf| leaf.path != "publish") {
        // A repaired penalty is shown no more.
        if leaf.path == "penalties.repaired_on" {
            continue;
        }
        assert!(table.iter().any(|row| !row[&leaf.zh].is_empty()), "no cell of {}", leaf.zh);
        let pointer = leaf.path.replace('.', "/");
        let (top, rest) = pointer.split_once('/').unwrap_or((&pointer, ""));
        let facilities = document["facilities"].as_array().unwrap();
        let said = facilities.iter().filter_map(|facility| facility.get(top)).any(|value| {
            let mut items = value.as_array().into_iter().flatten().chain([value]);
            rest.is_empty() || items.any(|item| item.get(rest).is_some())
        });
        assert!(said, "no member {}", leaf.path);
        assert!(document["fields"].get(&leaf.path).is_some(), "{} is not documented", leaf.path);
    }
}

#[test]
fn a_table_says_what_people_read() {
    let (_, files) = files(&whole());
    let table = rows(&files["data/facilities.csv"]);
    let cells = [
        ("编号", "shi-li-yuan"),
        ("县区代码", "jia"),
        ("县区", "甲县"),
        ("名称", "示例敬老院"),
        ("类型", "养老院"),
        ("类型代码", "elder.home"),
        ("别名", "光荣院|老院"),
        ("乡镇", "东镇"),
        ("乡镇代码", "010101001"),
        ("电话·号码", "0199-0123456|0199-0123457|12345"),
        ("电话·说明", "前台|夜间|"),
        ("开放时间", "周一至周五 08:00—11:30、14:00—17:30；周六 休息（2026年1月1日起）"),
        ("备案·备案日期", "2021-04-12"),
        ("普惠", "是"),
        ("床位·总数", "120"),
        ("托位·总数", ""),
        ("价格·项目", "床位费|床位费|伙食费|护理费|护理费|押金|餐费"),
        ("价格·最低", "1500|1900|780|400|2200|5000|800.5"),
        ("价格·最高", "||||||1800.5"),
        ("价格·说明", "双人间｜套间|单人间|||||"),
        ("更新日期", "2026-03-05"),
        ("WGS84经度", "103.797"),
        ("WGS84纬度", "25.49"),
        ("页面", "facility/shi-li-yuan/"),
    ];
    for (heading, cell) in cells {
        assert_eq!(table[0][heading], cell, "{heading}");
    }
    assert_eq!((table[2]["状态"].as_str(), table[2]["容量·空余"].as_str()), ("已关闭", "5"));
}

#[test]
fn a_document_carries_codes() {
    let (_, files) = files(&whole());
    let document: Json = serde_json::from_slice(&files["data/facilities.json"]).unwrap();
    for (pointer, value) in [
        ("/count", r"3"),
        ("/updated", r#""2026-03-05""#),
        ("/licence", r#""可以免费使用。""#),
        ("/publisher", r#""示例单位""#),
        ("/areas/1", r#"{"code":"yi","name":"乙园区","townships":[{"code":"010101003","name":"南镇"}]}"#),
        ("/words/ownership", r#"[{"code":"public","name":"公办"},{"code":"private","name":"民办"}]"#),
        ("/fields/beds.total", r#"{"name":"床位·总数","unit":"张"}"#),
        ("/fields/status", r#"{"name":"状态","words":"status"}"#),
        ("/facilities/0/kind", r#""elder.home""#),
        ("/facilities/0/point", r#"{"lng":103.797,"lat":25.49}"#),
        ("/facilities/0/location", r#"{"lng":103.799022,"lat":25.486997,"crs":"gcj02"}"#),
        (
            "/facilities/0/hours",
            r#"{"mon":["08:00-11:30","14:00-17:30"],"tue":["08:00-11:30","14:00-17:30"],"wed":["08:00-11:30","14:00-17:30"],"thu":["08:00-11:30","14:00-17:30"],"fri":["08:00-11:30","14:00-17:30"],"sat":[],"from":"2026-01-01"}"#,
        ),
        (
            "/facilities/0/phones",
            r#"[{"number":"0199-0123456","label":"前台","hours":"每天 08:00—20:00"},{"number":"0199-0123457","label":"夜间","hours":"24h"},{"number":"12345"}]"#,
        ),
        ("/facilities/0/prices/6/min", "800.5"),
        ("/facilities/0/food_permit", r#""2028-05-31""#),
        ("/facilities/2/food_permit", "true"),
        ("/facilities/1/age_months", r#"{"min":12,"max":36}"#),
        ("/facilities/2/status", r#""closed""#),
    ] {
        let found = document.pointer(pointer).unwrap_or_else(|| panic!("no {pointer}"));
        assert_eq!(found.to_string(), value, "{pointer}");
    }
    assert!(document.pointer("/facilities/2/phones").is_none());
}

#[test]
fn what_may_not_be_shown_is_not_exported() {
    let past = Some(jiff::civil::date(2026, 3, 9));
    let shown = penalty("示例罚〔2025〕9号", Some(jiff::civil::date(2026, 3, 10)), None);
    let penalties = vec![penalty("示例罚〔2025〕7号", past, None), penalty("示例罚〔2025〕8号", None, past), shown];
    let punished = Facility { penalties, ..plain("a", "示例甲院") };
    let kept_back = Facility { draft: true, ..plain("b", "示例乙院") };
    let (made, files) = files(&directory(&[punished, kept_back]));
    for (path, bytes) in &files {
        let text = std::str::from_utf8(bytes).unwrap();
        assert!(text.contains("9号") && text.contains("示例甲院"), "{path}");
        for hidden in ["7号", "8号", "示例乙院"] {
            assert!(!text.contains(hidden), "{path} shows {hidden}");
        }
    }
    assert!(made.iter().all(|file| file.facilities == 1));
}

#[test]
fn the_list_of_files_is_right() {
    let (made, files) = files(&whole());
    let said: BTreeSet<_> = made.iter().map(|file| (file.path.clone(), file.size)).collect();
    let there: BTreeSet<_> = files.iter().map(|(path, bytes)| (path.clone(), bytes.len() as u64)).collect();
    assert_eq!(said, there);
    for file in &made {
        let facilities = match file.form {
            DataForm::Document => {
                let document: Json = serde_json::from_slice(&files[&file.path]).unwrap();
                document["facilities"].as_array().unwrap().len()
            }
            DataForm::Table => rows(&files[&file.path]).len(),
        };
        assert_eq!(file.facilities, facilities, "{}", file.path);
    }
    assert_eq!(made.len(), 4);
}

#[test]
fn many_facilities_keep_their_order() {
    let many: Vec<_> = (0..5000).map(|number| plain(&format!("a{number}"), "示例")).collect();
    let (_, files) = files(&directory(&many));
    let ids: Vec<_> = rows(&files["data/facilities.csv"]).iter().map(|row| row["编号"].clone()).collect();
    assert_eq!(ids, many.iter().map(|facility| facility.id.clone()).collect::<Vec<_>>());
    let document: Json = serde_json::from_slice(&files["data/facilities.json"]).unwrap();
    let listed = document["facilities"].as_array().unwrap();
    assert!(listed.iter().zip(&ids).all(|(facility, id)| facility["id"] == id.as_str()) && listed.len() == ids.len());
}

#[test]
fn a_large_directory_comes_area_by_area() {
    let area = |number: usize| AreaId::new(number % 2);
    let many: Vec<_> =
        (0..5001).map(|number| Facility { area: area(number), ..plain(&format!("a{number:04}"), "示例") }).collect();
    let (made, files) = files(&directory(&many));
    let names: Vec<&str> = files.keys().map(String::as_str).collect();
    let wanted = ["facilities-jia.csv", "facilities-jia.json", "facilities-yi.csv", "facilities-yi.json"];
    assert_eq!(names, wanted.map(|name| format!("data/{name}")));
    assert!(made.iter().all(|file| file.area.is_some()));
    for (number, area) in ["jia", "yi"].into_iter().enumerate() {
        let document: Json = serde_json::from_slice(&files[&format!("data/facilities-{area}.json")]).unwrap();
        assert_eq!((&document["area"], &document["count"]), (&area.into(), &(2501 - number).into()));
        let of_area = many.iter().skip(number).step_by(2).map(|facility| facility.id.as_str());
        let of_area: BTreeSet<_> = of_area.collect();
        let listed = document["facilities"].as_array().unwrap().iter().map(|facility| facility["id"].as_str().unwrap());
        assert_eq!(listed.collect::<BTreeSet<_>>(), of_area);
        let table = rows(&files[&format!("data/facilities-{area}.csv")]);
        assert_eq!(table.iter().map(|row| row["编号"].as_str()).collect::<BTreeSet<_>>(), of_area);
    }
}

#[test]
fn an_empty_directory_gives_whole_files() {
    let (made, files) = files(&directory(&[]));
    assert_eq!(made.len(), 2);
    let document: Json = serde_json::from_slice(&files["data/facilities.json"]).unwrap();
    assert_eq!((&document["count"], &document["updated"]), (&0.into(), &Json::Null));
    assert!(rows(&files["data/facilities.csv"]).is_empty());
}
