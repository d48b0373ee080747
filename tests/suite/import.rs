//! Lists that others made, taken into a site: what is told of every row, and what the mapping is told.

use std::collections::BTreeSet;
use std::fs;
use std::io::Read as _;

use laoyou::diagnostic::{Diagnostics, Lang, Severity, catalogue};
use laoyou::draft::Draft;
use laoyou::field::FileKind;
use laoyou::import::{Existing, Fate, List, Options, Plan, Reason, Sent, Wanted, What, plan};
use laoyou::parse::parse;
use laoyou::source::{SitePath, Source};
use proptest::prelude::*;

use crate::site_test::{SiteTest, repository, shared};

const REGION: &str = "地区:\n  名称: 示例市\n  省份: 示例省\n  时区: Asia/Shanghai\n  区号: \"0199\"\n  号码位数: 7\n  \
                      坐标范围: {西: 102.0, 南: 24.0, 东: 105.0, 北: 27.0}\n";

fn draft(kind: FileKind, path: &str, text: &str) -> Draft {
    let mut diagnostics = Diagnostics::new();
    let draft = parse(kind, Source::new(SitePath::new(path), text), &mut diagnostics);
    assert!(diagnostics.is_empty(), "{path}: {diagnostics:#?}\n{text}");
    draft.unwrap()
}

fn list(bytes: &[u8], mapping: &Draft) -> Result<List, Diagnostics> {
    let wanted = Wanted::of(mapping);
    List::read(&SitePath::new("名单.csv"), &Sent::File(bytes.to_vec()), &wanted.headings, wanted.base.as_deref())
}

fn import(bytes: &[u8], mapping: &str, existing: &Existing) -> Plan {
    let plan = try_import(bytes, mapping, existing, Options::default()).unwrap();
    let report = &plan.report;
    assert_eq!(report.taken + report.folded + report.known + report.rejected, report.rows, "{report:#?}");
    assert_eq!(plan.entries.len(), report.taken);
    assert_eq!(report.of(What::Rejected).count(), report.rejected);
    assert_eq!(report.outcomes.len(), report.rows);
    let taken = report.outcomes.iter().filter(|outcome| matches!(outcome.fate, Fate::Taken(_)));
    assert_eq!(taken.count(), report.taken);
    let paths: BTreeSet<&str> = plan.entries.iter().map(|entry| entry.path.as_str()).collect();
    assert_eq!(paths.len(), plan.entries.len(), "two entries have one path");
    plan
}

fn try_import(bytes: &[u8], mapping: &str, existing: &Existing, options: Options<'_>) -> Result<Plan, Diagnostics> {
    let mapping = draft(FileKind::Mapping, "对照.yaml", mapping);
    plan(&list(bytes, &mapping)?, &mapping, "facilities", existing, options, &|| ())
}

/// What a site has after a plan was written into it.
fn site_after(plan: &Plan) -> Existing {
    let mut existing = Existing::default();
    for file in plan.entries.iter().chain(&plan.areas) {
        let kind = if file.path.ends_with("/areas.yaml") { FileKind::Areas } else { FileKind::Facility };
        existing.add(&draft(kind, &file.path, &file.text));
    }
    existing
}

/// Notes as short lines.
fn notes(plan: &Plan) -> Vec<String> {
    let line = |note: &laoyou::import::Note| {
        let (what, reason) = (note.what.say(Lang::Zh), note.reason.say(Lang::Zh));
        format!("{} {what} {}={}：{reason}", note.row, note.column, note.value)
    };
    plan.report.notes.iter().map(line).collect()
}

fn table(bytes: Option<&Vec<u8>>) -> Vec<Vec<String>> {
    let bytes = bytes.unwrap().strip_prefix("\u{feff}".as_bytes()).unwrap();
    let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(bytes);
    reader.records().map(|record| record.unwrap().iter().map(str::to_owned).collect()).collect()
}

#[test]
fn a_small_list_becomes_entries() {
    let text = "编号,机构 名称,\"地址\n（详细）\",县区,经度,纬度,电话,床位,负责人,备注\r\n\
        0012, 甲县福安养老院 ,甲县东街道⼤路１号,甲县,103.8000,25.5,\"0199-3100001；0199-3100002转3\",60张,某某,\r\n\
        0013,甲县福安养老院,甲县东街道⼤路１号,甲县,103.8000,25.5,\"0199-3100001；0199-3100002转3\",60张,某某,\r\n\
        0014,乙县平安养老院,乙县南街道“老”路: 2号,乙县,25.9,104.2,无,NULL,某某,\r\n\
        \r\n\
        0015,测试1,乙县南街道3号,乙县,,,,,,\r\n\
        0016,,乙县南街道4号,乙县,,,,,,\r\n\
        0017,康乐康乐,\"乙县南街道\n5号\",乙县,0,0,,许多,,=1+1\r\n\
        0018,乙县平安养老院,乙县南街道“老”路: 2号,乙县,,,,20,,\r\n";
    let mapping = format!(
        "名单: lao-2026\n列:\n  - {{列名: 编号, 项目: source_keys.key}}\n  - {{列名: 机构名称, 项目: 名称}}\n  \
         - {{列名: 地址（详细）, 项目: 地址}}\n  - {{列名: 县区, 项目: 县区}}\n  - {{列名: 经度, 项目: location.lng}}\n  \
         - {{列名: 纬度, 项目: 位置.纬度}}\n  - {{列名: 电话, 项目: 电话.号码}}\n  - {{列名: 床位, 项目: 床位·总数}}\n  \
         - {{列名: 负责人, 不要: 是}}\n固定:\n  - {{项目: 类型, 写成: 民办养老机构}}\n  \
         - {{项目: 位置.坐标系, 写成: wgs84}}\n  - {{项目: 电话.说明, 写成: 前台}}\n{REGION}"
    );
    let plan = import(text.as_bytes(), &mapping, &Existing::default());
    let paths: Vec<&str> = plan.entries.iter().map(|entry| entry.path.as_str()).collect();
    assert_eq!(paths[0], "facilities/jia-xian/jia-xian-fu-an-yang-lao-yuan.yaml");
    assert_eq!(
        plan.entries[0].text,
        "名称: 甲县福安养老院\n类型: 民办养老机构\n地址: 甲县东街道大路1号\n位置:\n  经度: 103.8\n  纬度: 25.5\n  \
         坐标系: WGS-84\n电话:\n  - {号码: \"0199-3100001\", 说明: 前台}\n  - {号码: \"0199-3100002转3\", 说明: 前台}\n床位:\n  \
         总数: 60\n来源编号:\n  - {名单: lao-2026, 编号: \"0012\"}\n  - {名单: lao-2026, 编号: \"0013\"}\n"
    );
    assert_eq!(
        plan.areas.as_ref().unwrap().text,
        "地区:\n  名称: 示例市\n  省份: 示例省\n  时区: Asia/Shanghai\n  区号: \"0199\"\n  号码位数: 7\n  坐标范围:\n    \
         西: 102.0\n    南: 24.0\n    东: 105.0\n    北: 27.0\n县区:\n  - {代号: jia-xian, 名称: 甲县}\n  \
         - {代号: yi-xian, 名称: 乙县}\n"
    );
    assert_eq!(plan.report.unmapped, ["备注"]);
    assert_eq!((plan.report.taken, plan.report.folded, plan.report.rejected), (4, 1, 2));
    assert_eq!(
        notes(&plan),
        [
            "2 已整理 机构 名称= 甲县福安养老院 ：去掉了多余的空格、换行或看不见的字符",
            "2 已整理 地址 （详细）=甲县东街道⼤路１号：形似汉字的部首符号改成了汉字",
            "2 已整理 地址 （详细）=甲县东街道⼤路１号：全角的字母或数字改成了半角",
            "2 已整理 床位=60张：写成 60",
            "4 已整理 床位=NULL：这表示没有内容，当作空格处理",
            "4 此格未收 电话=无：不是电话号码",
            "4 已整理 经度、纬度=25.9、104.2：经度和纬度写反了，已换过来",
            "6 整行未收 机构 名称=测试1：这是一条测试记录",
            "7 整行未收 机构 名称=：没有写“名称”，这一项必须有",
            "8 已整理 地址 （详细）=乙县南街道\n5号：去掉了多余的空格、换行或看不见的字符",
            "8 此格未收 床位=许多：不是一个数字",
            "8 此格未收 经度、纬度=0、0：这里不可能有坐标（例如 0,0），坐标没有收",
            "8 请核对 机构 名称=康乐康乐：同一个名称好像写了两遍",
            "9 请核对 机构 名称=乙县平安养老院：名称、地址和第4行相同，别的格不同，可能是同一家",
        ]
    );
    let rejects = table(plan.rejects.as_ref());
    assert_eq!(rejects.len(), 6);
    assert_eq!(rejects[2][..6], ["", "6", "整行未收", "机构 名称", "测试1", "这是一条测试记录"]);
    assert_eq!(rejects[4].last().unwrap(), "'=1+1", "no cell is run as a formula");
    let rows = table(Some(&plan.rows));
    assert_eq!(rows[1][..4], ["", "2", "整理后收下", "facilities/jia-xian/jia-xian-fu-an-yang-lao-yuan.yaml"]);
    assert_eq!(rows[5][..4], ["", "3", "合并", "第2行"]);
    let page = String::from_utf8(plan.page.clone()).unwrap();
    assert!(page.contains("<td>测试1<td>这是一条测试记录") && !page.contains("<script"));
    for lang in [Lang::Zh, Lang::En] {
        assert!(plan.report.lines(lang).len() > 5);
    }
    // A list that is sent again finds its entries; what was wrong is told again.
    let again = import(text.as_bytes(), &mapping, &site_after(&plan));
    assert_eq!((again.report.taken, again.report.known, again.report.rejected), (0, 5, 2));
    assert!(again.entries.is_empty() && again.areas.is_none());
}

#[test]
fn a_list_without_keys_knows_its_entries_by_name_and_address() {
    let mapping = format!(
        "list: a\nenglish_keys: yes\ncolumns:\n  - {{column: Name, field: name}}\n  - {{column: 地址, field: address}}\n  \
         - {{column: 编号, field: id}}\nconstants:\n  - {{field: kind, value: elder.rural-home}}\n{REGION}"
    );
    let text = "NAME,地址,编号\n福安,甲县东街道1号,FU_AN\n平安,甲县东街道2号,八号\n康乐,甲县东街道3号,fu-an\n";
    let options = Options { area: Some("甲县"), ..Options::default() };
    let plan = try_import(text.as_bytes(), &mapping, &Existing::default(), options).unwrap();
    assert_eq!(plan.entries[0].path, "facilities/jia-xian/fu-an.yaml");
    assert_eq!(plan.entries[0].text, "name: 福安\nkind: elder.rural-home\naddress: 甲县东街道1号\n");
    assert_eq!(plan.entries[1].path, "facilities/jia-xian/ping-an.yaml");
    assert_eq!(plan.entries[2].path, "facilities/jia-xian/kang-le.yaml");
    assert!(plan.areas.as_ref().unwrap().text.starts_with("region:\n  name: 示例市\n"));
    let reasons: Vec<&Reason> = plan.report.notes.iter().map(|note| &note.reason).collect();
    assert_eq!(reasons, [&Reason::NoId, &Reason::IdTaken]);

    let text = "NAME,地址,编号\n福 安,甲县东街道１号,\n福安,甲县东街道9号,\n";
    let existing = site_after(&plan);
    let again =
        try_import(text.as_bytes(), &mapping, &existing, Options { area: Some("jia-xian"), ..Options::default() })
            .unwrap();
    assert_eq!((again.report.known, again.report.taken), (1, 1));
    assert!(again.entries[0].path.starts_with("facilities/jia-xian/fu-an-"), "{}", again.entries[0].path);
}

#[test]
fn encodings_and_words_of_the_list_are_understood() {
    let text =
        "名称,地址,县区,性质,服务\n福安,甲县东街道1号,甲縣,公設民營,助餐、助浴、理发\n平安,丙县1号路口,丙县,国有,\n";
    let (bytes, _, _) = encoding_rs::GB18030.encode(text);
    let mut existing = Existing::default();
    let base = repository().join("tests/faults/_base");
    for (kind, path) in [(FileKind::Areas, "facilities/areas.yaml"), (FileKind::Services, "content/services.yaml")] {
        existing.add(&draft(kind, path, &fs::read_to_string(base.join(path)).unwrap()));
    }
    let mapping = "名单: b\n列:\n  - {列名: 名称, 项目: 名称}\n  - {列名: 地址, 项目: 地址}\n  \
        - {列名: 县区, 项目: 县区, 对照: [{名单里: 甲縣, 写成: 甲县}]}\n  \
        - {列名: 性质, 项目: 运营方式, 对照: [{名单里: 公設民營, 写成: 公建民营}]}\n  \
        - {列名: 服务, 项目: 服务, 分隔: 、}\n固定: [{项目: 类型, 写成: 农村敬老院}]\n";
    let plan = import(&bytes, mapping, &existing);
    assert_eq!(plan.entries[0].path, "facilities/jia/fu-an.yaml");
    assert!(plan.entries[0].text.contains("运营方式: 公建民营\n服务: [助餐, 助浴]\n"), "{}", plan.entries[0].text);
    assert_eq!(
        notes(&plan),
        [
            "2 此格未收 服务=理发：本站没有登记，请先登记，或在对照表里换成登记过的",
            "3 整行未收 县区=丙县：facilities/areas.yaml 里没有这个县区，请先登记，或在对照表里换成登记过的名称",
        ]
    );
}

#[test]
fn each_slip_of_a_mapping_has_its_code_and_place() {
    let whole = format!(
        "名单: a\n列:\n  - {{列名: 名称, 项目: 名称}}\n  - {{列名: 地址, 项目: 地址}}\n  - {{列名: 县区, 项目: 县区}}\n固定:\n  \
         - {{项目: 类型, 写成: 农村敬老院}}\n{REGION}"
    );
    let with = |from: &str, to: &str| {
        assert!(whole.contains(from), "{from}");
        whole.replace(from, to)
    };
    let found = |mapping: &str, list: &str, area: Option<&str>, existing: &Existing| -> Vec<String> {
        let faults =
            try_import(list.as_bytes(), mapping, existing, Options { area, ..Options::default() }).unwrap_err();
        let faults = faults.iter().map(|fault| {
            let hint = fault.hint(Lang::Zh).unwrap_or_else(|| panic!("{fault:#?}"));
            let han = fault.message(Lang::Zh) + &hint;
            assert!(han.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c)) && fault.hint(Lang::En).is_some());
            let range = fault.place.as_ref().and_then(|place| place.range.as_ref());
            range.map_or(fault.code.name.to_owned(), |range| format!("{} {}:{}", fault.code, range.line, range.column))
        });
        faults.collect()
    };
    let rows = "名称,地址,县区\n福安,甲县东街道1号,甲县\n";
    let none = Existing::default();
    assert!(try_import(rows.as_bytes(), &whole, &none, Options::default()).is_ok());
    for (mapping, expected) in [
        (with("列名: 名称", "列名: 名字"), vec!["list-without-column 3:10"]),
        (with("项目: 地址", "项目: 地止"), vec!["mapped-field-unknown 4:18", "mapping-without 1:1"]),
        (with("项目: 地址", "项目: 位置"), vec!["mapped-field-unknown 4:18", "mapping-without 1:1"]),
        (
            with("项目: 类型, 写成: 农村敬老院", "项目: 名称, 写成: 甲"),
            vec!["mapped-twice 7:10", "mapping-without 1:1"],
        ),
        (with(", 项目: 县区", ""), vec!["column-without-use 5:10", "area-undecided 1:1"]),
        (with("项目: 县区", "项目: 县区, 取出: \"[市县\""), vec!["part-unreadable 5:26"]),
        (with("项目: 县区", "项目: 县区, 取出: 县"), vec!["part-unreadable 5:26"]),
        (with("固定:\n", "固定:\n  - {项目: 床位.总数, 写成: 许多}\n"), vec!["constant-wrong 7:21"]),
        (with("固定:\n", "固定:\n  - {项目: 来源.单位, 写成: 甲局}\n"), vec!["mapping-without 1:1"]),
        (with(REGION, ""), vec!["region-unknown 1:1"]),
        (with("  区号: \"0199\"\n", ""), vec!["missing-required 9:3"]),
        (with("名单: a", "名单: A 表"), vec!["wrong-pattern 1:5"]),
        (with("名单: a\n", ""), vec!["missing-required 1:1"]),
        (with("名单: a", "名单: a\n英文键: 也许"), vec!["not-yes-or-no 2:6"]),
    ] {
        assert_eq!(found(&mapping, rows, None, &none), expected, "{mapping}");
    }
    for (list, expected) in [
        ("名称,名称,地址,县区\n福安,甲,乙,丙\n", vec!["column-twice"]),
        ("PK\u{3}\u{4}", vec!["list-unreadable"]),
        ("名称,地址,县区\n", vec!["list-empty"]),
        ("名称,地址,县区\n福安,\"甲县,乙\n丙,丁\n", vec!["csv-quote-open 2:4"]),
    ] {
        assert_eq!(found(&whole, list, None, &none), expected, "{list}");
    }
    let mut existing = Existing::default();
    let areas = fs::read_to_string(repository().join("tests/faults/_base/facilities/areas.yaml")).unwrap();
    existing.add(&draft(FileKind::Areas, "facilities/areas.yaml", &areas));
    assert_eq!(found(&whole, rows, Some("甲乙县"), &existing), ["area-option-unknown"]);
    for code in catalogue::import::IMPORT {
        assert!(catalogue::find(code.name).is_some());
    }
}

#[test]
fn a_long_register_is_taken_in_and_no_row_is_lost() {
    let Some(bytes) = register() else { return };
    let mapping = fs::read_to_string(repository().join("tests/import/tw-ltc.yaml")).unwrap();
    let plan = import(&bytes, &mapping, &Existing::default());
    let report = &plan.report;
    assert_eq!((report.rows, report.folded), (22_144, 10_458));
    let points = report.notes.iter().filter(|note| {
        note.what == What::Dropped && matches!(note.reason, Reason::PointImpossible | Reason::PointOutside)
    });
    assert_eq!(points.count(), 19, "places whose point cannot be");
    let rejected: Vec<(&str, &Reason)> =
        report.of(What::Rejected).map(|note| (note.value.as_str(), &note.reason)).collect();
    assert!(rejected.contains(&("測試", &Reason::TestRecord)), "{rejected:?}");
    let numbers = rejected.iter().filter(|(_, reason)| matches!(reason, Reason::NumberInAddress));
    assert_eq!((numbers.count(), rejected.len()), (3, 5));
    assert_eq!(report.taken + report.rejected, 11_686);
    assert_eq!(report.of(What::Doubtful).filter(|note| note.reason == Reason::NameTwice).count(), 1);
    assert_eq!(report.areas.len(), 22);
    // Every row stands somewhere: its key in an entry, or its number in the rejects.
    let keys: usize = plan.entries.iter().map(|entry| entry.text.matches("名单: tw-ltc").count()).sum();
    assert_eq!(keys + report.rejected, report.rows);

    let again = import(&bytes, &mapping, &site_after(&plan));
    assert_eq!((again.report.taken, again.report.known), (0, 22_144 - report.rejected));

    let mut site = SiteTest::copy(repository().join("tests/import/site"));
    for file in plan.entries.iter().chain(&plan.areas) {
        site = site.file(&file.path, &file.text);
    }
    let faults = site.check();
    let errors = faults.iter().filter(|fault| fault.severity == Severity::Error).take(5);
    let errors: Vec<_> = errors.map(|fault| (fault.message(Lang::Zh), fault.place.as_ref())).collect();
    assert!(errors.is_empty(), "{errors:#?}");
    assert!(site.build().pages().count() > report.taken);
}

/// The rows of the register; `None`, and said so, when the file is not there.
fn register() -> Option<Vec<u8>> {
    let file = fs::File::open(shared("data/tw-ltc/longterm_care.csv.gz")?).unwrap();
    let mut bytes = Vec::new();
    flate2::read::GzDecoder::new(file).read_to_end(&mut bytes).unwrap();
    Some(bytes)
}

#[test]
fn rows_may_come_in_any_order() {
    let Some(bytes) = register() else { return };
    let mapping = fs::read_to_string(repository().join("tests/import/tw-ltc.yaml")).unwrap();
    let text = String::from_utf8(bytes).unwrap();
    let (header, rows) = text.split_once('\n').unwrap();
    let mut rows: Vec<&str> = rows.lines().take(4_000).collect();
    let paths = |rows: &[&str]| -> BTreeSet<String> {
        let list = format!("{header}\n{}\n", rows.join("\n"));
        import(list.as_bytes(), &mapping, &Existing::default()).entries.into_iter().map(|entry| entry.path).collect()
    };
    let forward = paths(&rows);
    rows.reverse();
    assert_eq!(paths(&rows), forward);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1000))]

    #[test]
    fn no_list_costs_a_panic_or_a_row(text in "(名称,地址,县区,数\n)?([福安\"',;\t ０=⼤\u{200b}:#-]{0,8}[,\n\r]){0,24}", bytes: Vec<u8>) {
        let mapping = format!(
            "名单: a\n列:\n  - {{列名: 名称, 项目: 名称}}\n  - {{列名: 地址, 项目: 介绍}}\n  - {{列名: 县区, 项目: 县区}}\n  \
             - {{列名: 数, 项目: 床位.总数}}\n固定:\n  - {{项目: 类型, 写成: 农村敬老院}}\n  \
             - {{项目: 地址, 写成: 甲县东街道1号}}\n{REGION}"
        );
        let mapping = draft(FileKind::Mapping, "对照.yaml", &mapping);
        for bytes in [text.into_bytes(), [b"\xE5\x90\x8D\xE7\xA7\xB0,b\n".to_vec(), bytes].concat()] {
            let Ok(list) = list(&bytes, &mapping) else { continue };
            let Ok(plan) = plan(&list, &mapping, "facilities", &Existing::default(), Options::default(), &|| ()) else {
                continue;
            };
            let report = &plan.report;
            prop_assert_eq!(report.taken + report.folded + report.known + report.rejected, report.rows);
            for entry in &plan.entries {
                draft(FileKind::Facility, &entry.path, &entry.text);
            }
        }
    }

    #[test]
    fn what_is_written_is_read_back(name in "\\PC{1,40}", note in "[ -~\n一-龥“”：#\u{85}\u{2028}]{0,60}") {
        let mut writer = csv::Writer::from_writer(Vec::new());
        writer.write_record(["名称", "介绍", "key"]).unwrap();
        writer.write_record([&name, &note, &name]).unwrap();
        let bytes = writer.into_inner().unwrap();
        let mapping = format!(
            "名单: a\n列: [{{列名: 名称, 项目: 名称}}, {{列名: 介绍, 项目: 介绍}}, {{列名: key, 项目: 来源编号.编号}}]\n固定:\n  \
             - {{项目: 类型, 写成: 农村敬老院}}\n  - {{项目: 地址, 写成: \"甲: 东街道#1号\"}}\n{REGION}"
        );
        let mapping = draft(FileKind::Mapping, "对照.yaml", &mapping);
        let Ok(list) = list(&bytes, &mapping) else { return Ok(()) };
        let options = Options { area: Some("甲县"), ..Options::default() };
        let Ok(plan) = plan(&list, &mapping, "facilities", &Existing::default(), options, &|| ()) else {
            return Ok(());
        };
        let Some(entry) = plan.entries.first() else { return Ok(()) };
        let read = draft(FileKind::Facility, &entry.path, &entry.text);
        let value = |key: &str| match &read.root.peek(key).unwrap().value {
            laoyou::draft::Value::Scalar(scalar) => scalar.text.clone(),
            other => panic!("{other:?}"),
        };
        prop_assert_eq!(value("address"), "甲: 东街道#1号");
        let tidied = laoyou::text::fold::tidy(&name);
        let wanted = laoyou::text::fold::without_radicals(&tidied);
        prop_assert_eq!(value("name"), laoyou::text::fold::narrow_letters(&wanted));
        if read.root.peek("description").is_some() {
            prop_assert_eq!(laoyou::text::fold::fold(&value("description")), laoyou::text::fold::fold(&note));
        }
        prop_assert!(entry.text.contains("名单: a, 编号: "));
    }
}
