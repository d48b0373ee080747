//! Lists of every form: a mapping is proposed, looked at, and the list taken in by it. Small lists of ours stand in
//! `tests/import/office`; published ones that none of us wrote are read from `../shared/data` where that is.

use std::fs;
use std::io::Read as _;
use std::path::{Path, PathBuf};

use laoyou::diagnostic::{Lang, Severity};
use laoyou::import::{Fate, Personal, Reason, Report, What};
use laoyou::pipeline::{self, Clock, Imported, Intake, Settings};

use crate::site_test::{SiteTest, TODAY, repository, shared};

/// How a list is taken in: what a person would write into the proposed mapping.
struct Case<'a> {
    /// Kind of all rows.
    kind: &'a str,
    dialling_code: &'a str,
    digits: usize,
    /// West, south, east, north.
    bounds: [f64; 4],
    /// The area of all rows, where the list says none.
    area: Option<&'a str>,
    /// What is replaced in the proposed text.
    mend: &'a [(&'a str, &'a str)],
}

const CASE: Case<'static> = Case {
    kind: "child.nursery",
    dialling_code: "0199",
    digits: 7,
    bounds: [-180.0, -85.0, 180.0, 85.0],
    area: None,
    mend: &[],
};

/// A site with nothing in it, a list beside it, and what an import of it said.
struct Taken {
    site: SiteTest,
    list: PathBuf,
    mapping: String,
    report: Report,
}

/// Proposes, mends and imports; every row must be accounted for.
fn take(name: &str, bytes: &[u8], case: &Case<'_>) -> Taken {
    let site = SiteTest::copy(repository().join("tests/import/site")).file(&format!("lists/{name}"), bytes);
    let list = site.path().join("lists").join(name);
    take_at(site, list, case)
}

fn take_at(site: SiteTest, list: PathBuf, case: &Case<'_>) -> Taken {
    let settings = Settings::new(site.path(), Clock::Day(TODAY));
    let intake = Intake {
        list: list.clone(),
        mapping: None,
        area: case.area.map(str::to_owned),
        update: false,
        dry_run: false,
        lang: Lang::Zh,
    };
    let proposed = pipeline::import(&settings, &intake).unwrap();
    let Imported::Proposed { proposal, file, written: true } = proposed else { panic!("{proposed:#?}") };
    assert!(!proposal.lines(Lang::Zh).is_empty() && !proposal.lines(Lang::En).is_empty());
    let mapping = fs::read_to_string(&file).unwrap();
    assert_eq!(mapping, proposal.text);
    let again = pipeline::import(&settings, &intake).unwrap();
    assert!(matches!(again, Imported::Proposed { written: false, .. }), "a mapping that is there stays");

    let [west, south, east, north] = case.bounds;
    let mut mended: String =
        mapping.lines().filter(|line| !line.contains("项目: 类型")).fold(String::new(), |all, line| all + line + "\n");
    mended = mended.replace("固定:\n", &format!("固定:\n  - {{项目: 类型, 写成: {}}}\n", case.kind));
    for (from, to) in case.mend {
        assert!(mended.contains(from), "{from} is not in\n{mended}");
        mended = mended.replace(from, to);
    }
    let region = format!(
        "地区:\n  名称: 示例市\n  省份: 示例省\n  时区: Asia/Shanghai\n  区号: \"{}\"\n  号码位数: {}\n  坐标范围: {{西: {west}, 南: {south}, 东: {east}, 北: {north}}}\n",
        case.dialling_code, case.digits
    );
    mended.push_str(&region);
    fs::write(&file, &mended).unwrap();
    let intake = Intake { mapping: Some(file), ..intake };
    let report = match pipeline::import(&settings, &intake).unwrap() {
        Imported::Done { report, .. } => *report,
        Imported::Faulty(faults) => {
            let faults: Vec<String> = faults.iter().map(|fault| fault.message(Lang::Zh)).collect();
            panic!("{faults:#?}\n{mended}")
        }
        other @ Imported::Proposed { .. } => panic!("{other:#?}"),
    };
    assert_eq!(report.taken + report.folded + report.rejected, report.rows, "{:#?}", report.lines(Lang::Zh));
    assert_eq!(report.outcomes.len(), report.rows);
    Taken { site, list, mapping: mended, report }
}

impl Taken {
    /// The entries by their path, in order.
    fn entries(&self) -> Vec<String> {
        let entries = crate::site_test::read(&self.site.path().join("facilities"));
        entries
            .into_iter()
            .filter(|(path, _)| path.contains('/'))
            .map(|(_, bytes)| String::from_utf8(bytes).unwrap())
            .collect()
    }

    fn count(&self, what: What, is: impl Fn(&Reason) -> bool) -> usize {
        self.report.of(what).filter(|note| is(&note.reason)).count()
    }

    /// The site that came of it has no error. Thousands of pages are built once, from the longest register (`import`).
    fn checks(&self) -> &Self {
        let faults = self.site.check();
        let errors = faults.iter().filter(|fault| fault.severity == Severity::Error).take(3);
        let errors: Vec<_> = errors.map(|fault| (fault.message(Lang::Zh), fault.place.clone())).collect();
        assert!(errors.is_empty(), "{errors:#?}");
        self
    }

    /// It can be built as well.
    fn builds(&self) -> &Self {
        self.checks();
        assert!(self.site.build().pages().count() > self.report.taken);
        self
    }

    /// Page and table of the report lie beside the list, with a line for each row.
    fn is_told(&self) -> &Self {
        let beside = |ending: &str| {
            let name = format!("{}.{ending}", self.list.file_stem().unwrap().to_str().unwrap());
            fs::read_to_string(self.list.with_file_name(name)).unwrap()
        };
        let (page, rows) = (beside("report.html"), beside("report.csv"));
        assert!(page.contains(&format!("名单的行数<td>{}\n", self.report.rows)) && !page.contains("<script"));
        let mut reader =
            csv::ReaderBuilder::new().flexible(true).from_reader(rows.trim_start_matches('\u{feff}').as_bytes());
        let results = ["原样收下", "整理后收下", "合并", "未收"];
        let told: std::collections::BTreeSet<(String, String)> = reader
            .records()
            .map(Result::unwrap)
            .filter(|record| results.contains(&&record[2]))
            .map(|record| (record[0].to_owned(), record[1].to_owned()))
            .collect();
        assert_eq!(told.len(), self.report.rows);
        self
    }
}

fn office(name: &str) -> Vec<u8> {
    fs::read(repository().join("tests/import/office").join(name)).unwrap()
}

#[test]
fn a_workbook_as_an_office_made_it() {
    let taken = take("office.xls", &office("office.xls"), &CASE);
    assert_eq!(
        (taken.report.rows, taken.report.taken, taken.report.folded),
        (3, 2, 1),
        "{:#?}",
        taken.report.lines(Lang::Zh)
    );
    let entries = taken.is_told().builds().entries();
    let entry = entries.iter().find(|entry| entry.contains("第一")).unwrap();
    assert_eq!(
        entry,
        "名称: 示例第一保育園\n类型: child.nursery\n地址: 示例市东区示例路1号\n电话:\n  - {号码: \"0199-3100001\"}\n\
         开放时间: \"7:00～22:00\"\n托位:\n  总数: 40\n建成年份: 2004\n来源编号:\n  - {名单: office, 编号: \"1\"}\n"
    );
    let asides: Vec<(usize, &Reason)> = taken.report.of(What::Aside).map(|note| (note.row, &note.reason)).collect();
    assert_eq!(asides.len(), 4, "{asides:?}");
    assert!(taken.mapping.contains("工作表: [") && taken.report.other_tables.is_empty());
}

#[test]
fn open_documents_geojson_records_and_packages() {
    let ods = take("office.ods", &office("office.ods"), &Case { kind: "elder.private-home", ..CASE });
    assert_eq!(ods.report.taken, 2);
    assert!(ods.is_told().builds().entries()[0].contains("床位:\n  总数: 60\n建成年份: 2004\n"));

    let features = r#"{"type":"FeatureCollection","features":[
        {"type":"Feature","properties":{"name":"示例甲站","addr":"示例市东区示例路5号","Open":"8:00","Close":"18:00"},"geometry":{"type":"Point","coordinates":[103.5,25.5]}},
        {"type":"Feature","properties":{"name":"示例乙站","addr":"示例市东区示例路6号","Open":null,"Close":null},"geometry":null}]}"#;
    let taken = take("places.geojson", features.as_bytes(), &CASE);
    let entries = taken.is_told().builds().entries();
    assert!(
        entries[0].contains("位置:\n  经度: 103.5\n  纬度: 25.5\n  坐标系: WGS-84\n开放时间: 8:00-18:00\n")
            || entries[0].contains("开放时间: \"8:00-18:00\"\n"),
        "{}",
        entries[0]
    );
    assert!(!entries[1].contains("位置"));

    let records = r#"[{"机构名称":"示例甲站","详细地址":"示例市东区示例路5号","负责人":"示例某","电话":"0199-3100001 13812345678"}]"#;
    let taken = take("records.json", records.as_bytes(), &CASE);
    assert!(taken.mapping.contains("列名: 负责人, 不要: 是"));
    assert_eq!(taken.count(What::Dropped, |reason| *reason == Reason::Personal(Personal::Mobile)), 1);
    assert!(!taken.entries()[0].contains("138"));

    let site = SiteTest::copy(repository().join("tests/import/site"))
        .file(
            "lists/pack/datapackage.json",
            r#"{"resources":[{"name":"place","path":"p.csv"},{"name":"phone","path":"t.csv","schema":{"foreignKeys":[{"fields":"place_id","reference":{"resource":"place","fields":"id"}}]}},{"name":"none","path":"../../book.toml"}]}"#,
        )
        .file("lists/pack/p.csv", "id,name,address,latitude,longitude\n7,示例甲站,示例市东区示例路5号,25.5,103.5\n")
        .file("lists/pack/t.csv", "id,place_id,number\na,7,0199-3100001\nb,7,0199-3100002\n");
    let list = site.path().join("lists/pack");
    let taken = take_at(site, list, &CASE);
    assert!(
        taken.builds().entries()[0].contains("号码: \"0199-3100001\"") && taken.entries()[0].contains("0199-3100002")
    );
}

#[test]
fn text_lists_in_every_encoding_and_shape() {
    let text = "机构名称\t详细地址\t聯絡電話\t核准日期\t服务项目\n示例福安，东院\t示例市东区示例路1号\t310-0001#12\t94/10/18\t助餐、助浴\n示例平安\t示例市西区示例路2号\t1993100002\t101.3.9\t助餐\n";
    let (gb, _, _) = encoding_rs::GB18030.encode(text);
    let wide: Vec<u8> =
        "\u{feff}".chars().chain(text.chars()).collect::<String>().encode_utf16().flat_map(u16::to_le_bytes).collect();
    for (bytes, encoding) in
        [(gb.to_vec(), Some("gb18030")), (wide, Some("UTF-16LE")), (text.as_bytes().to_vec(), None)]
    {
        let case = Case {
            kind: "elder.day-care",
            mend: &[(
                "  ## 没有用到：核准日期",
                "  - {列名: 核准日期, 项目: 更新日期, 民国年: 是}\n  ## 没有用到：核准日期",
            )],
            ..CASE
        };
        let taken = take("list.csv", &bytes, &case);
        assert_eq!(taken.report.encoding, encoding);
        let entries = taken.is_told().entries();
        assert!(
            entries.iter().any(|entry| entry.contains("0199-3100001转12")
                && entry.contains("更新日期: 2005-10-18")
                && entry.contains("服务: [助餐, 助浴]")),
            "{entries:#?}"
        );
        assert_eq!(taken.count(What::Changed, |reason| matches!(reason, Reason::PhoneRestored(_))), 2);
    }
    // One line of another encoding, and places that a geocoder could not find.
    let mut mixed = "名称,地址,经度,纬度\n".as_bytes().to_vec();
    for (at, street) in ["东", "南", "西", "北"].iter().enumerate() {
        mixed.extend(format!("示例{street}院,示例市东区{street}路{at}号,103.5,25.5\n").as_bytes());
    }
    mixed.extend_from_slice(&encoding_rs::GB18030.encode("示例中院,示例市东区中路9号,103.6,25.6\n").0);
    let taken = take("mixed.csv", &mixed, &CASE);
    assert_eq!(taken.count(What::Doubtful, |reason| matches!(reason, Reason::OtherEncoding("gb18030"))), 1);
    assert_eq!(taken.count(What::Dropped, |reason| *reason == Reason::SharedPoint(4)), 4);
    assert_eq!(taken.builds().entries().iter().filter(|entry| entry.contains("位置")).count(), 1);
}

#[test]
fn a_table_that_grows_by_a_column_a_year_with_numbers_in_its_addresses() {
    let text = "某市养老机构情况表;;;;;;;\n序号;所在县（市）;机构全称;地址及联系电话;床位数;;联系人/电话;开业时间\n;;;;2023年;2024年;;\n\
        1;甲县;示例甲院;甲县东街道1号 电话：0199-3100001;60;80;刘女士 0199-3100009;2009.10\n\
        2;甲县;示例乙院;甲县东街道2号（3100002）;30;;;2018年3月\n\
        3;乙县;示例丙院;乙县南街道3号;20;25;;\n合计;;;;110;105;;\n";
    let (bytes, _, _) = encoding_rs::GB18030.encode(text);
    let taken = take("yearly.csv", &bytes, &Case { kind: "elder.private-home", ..CASE });
    assert!(taken.mapping.contains("{列名: 床位数 2024年, 项目: 床位.总数}  # 各个时候的数字各有一列，取最近的"));
    assert!(taken.mapping.contains("## 没有用到：床位数 2023年（有更近的一列）"), "{}", taken.mapping);
    let entries = taken.is_told().builds().entries();
    assert_eq!(
        entries[0],
        "名称: 示例甲院\n类型: elder.private-home\n地址: 甲县东街道1号\n电话:\n  - {号码: \"0199-3100001\"}\n  \
         - {号码: \"0199-3100009\"}\n床位:\n  总数: 80\n建成年份: 2009\n来源编号:\n  - {名单: yearly, 编号: \"1\"}\n"
    );
    assert!(
        entries[1].contains("地址: 甲县东街道2号\n电话:\n  - {号码: \"0199-3100002\"}\n建成年份: 2018\n"),
        "{entries:#?}"
    );
    assert_eq!(taken.count(What::Changed, |reason| matches!(reason, Reason::PhoneInAddress(_))), 2);
    assert_eq!(taken.count(What::Dropped, |reason| *reason == Reason::Personal(Personal::Name)), 1);
}

#[test]
fn columns_in_words_that_nobody_knows_are_told_by_what_stands_in_them() {
    let feature = |name: &str, street: &str, phone: &str| {
        format!(
            r#"{{"type":"Feature","properties":{{"einrichtung":"{name}","ort":"Musterstadt","strasse":"{street}","www":"www.example.org","ruf":"{phone}","stand":"2024-11-01"}},"geometry":{{"type":"Point","coordinates":[103.5,25.5]}}}}"#
        )
    };
    let features = [
        feature("Haus Sonnenschein", "Sonnenweg 12a", "0199 3100001"),
        feature("Haus Abendrot", "Parkgasse 3", "0199 3100002"),
        feature("Haus am See", "Seeufer 1", "0199 3100003"),
    ];
    let text = format!(r#"{{"type":"FeatureCollection","features":[{}]}}"#, features.join(","));
    let case = Case { kind: "elder.private-home", area: Some("示例县"), ..CASE };
    let taken = take("orte.geojson", text.as_bytes(), &case);
    let entries = taken.is_told().builds().entries();
    assert!(
        entries.iter().all(|entry| entry.contains("名称: Haus ") && entry.contains("号码: \"0199-310000")),
        "{entries:#?}"
    );
    assert!(taken.mapping.contains("## 没有用到：stand") && taken.mapping.contains("列名: strasse, 项目: 地址"));
}

#[test]
fn the_report_is_in_the_language_of_the_caller() {
    let taken = take("list.csv", "名称,地址,县区\n示例甲站,示例市东区１号路1号,东区\n,,东区\n".as_bytes(), &CASE);
    let settings = Settings::new(taken.site.path(), Clock::Day(TODAY));
    let mapping = Some(taken.list.with_file_name("list.mapping.yaml"));
    let (list, area) = (taken.list.clone(), None);
    let intake = Intake { list, mapping, area, update: false, dry_run: false, lang: Lang::En };
    pipeline::import(&settings, &intake).unwrap();
    for ending in ["report.html", "report.csv", "rejects.csv"] {
        let text = fs::read_to_string(taken.list.with_file_name(format!("list.{ending}"))).unwrap();
        // What is Chinese is the list's own.
        let own = ["示例甲站", "示例市东区１号路1号", "示例市东区1号路1号", "东区", "名称", "地址", "县区"];
        let rest = own.iter().fold(text, |text, word| text.replace(word, ""));
        assert!(!rest.chars().any(|character| ('\u{4e00}'..='\u{9fff}').contains(&character)), "{ending}: {rest}");
    }
}

#[test]
fn figures_of_a_month_go_into_their_file() {
    let site = SiteTest::base();
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    let rows = [
        ["编号", "空床", "截至"],
        ["an-he", "7", "2026/5/20"],
        ["an-he", "8", "2026/5/20"],
        ["no-such", "1", "2026/5/20"],
        ["you-you", "许多", "2026/5/20"],
    ];
    for (at, row) in (0..).zip(rows) {
        for (column, cell) in (0..).zip(row) {
            sheet.write_string(at, column, cell).unwrap();
        }
    }
    let site = site.file("figures.xlsx", book.save_to_buffer().unwrap());
    let settings = Settings::new(site.path(), Clock::Day(TODAY));
    let list = site.path().join("figures.xlsx");
    let mut intake = Intake { list, mapping: None, area: None, update: false, dry_run: false, lang: Lang::Zh };
    let Imported::Proposed { file, .. } = pipeline::import(&settings, &intake).unwrap() else { panic!() };
    intake.mapping = Some(file);
    let path = site.path().join("facilities/jia/availability.csv");
    let import = |intake: &Intake| match pipeline::import(&settings, intake).unwrap() {
        Imported::Done { report, left, .. } => (*report, left),
        other => panic!("{other:#?}"),
    };
    let (report, left) = import(&intake);
    assert_eq!((report.rows, report.taken, report.rejected, left.len()), (4, 1, 3, 0), "{:#?}", report.lines(Lang::Zh));
    assert_eq!(fs::read_to_string(&path).unwrap(), "编号,空余,截至\nan-he,7,2026-05-20\n");
    // What is there is replaced only when that is asked for, and the author's lines stay.
    let own = "id,available,as_of\r\nfu-an,3,2026-05-01\r\nan-he,1,2026-05-01\r\n";
    fs::write(&path, own).unwrap();
    assert_eq!(import(&intake).1, ["facilities/jia/availability.csv"]);
    assert_eq!(fs::read_to_string(&path).unwrap(), own);
    import(&Intake { update: true, ..intake });
    assert_eq!(
        fs::read_to_string(&path).unwrap(),
        "id,available,as_of\r\nfu-an,3,2026-05-01\r\nan-he,7,2026-05-20\r\n"
    );
}

/// A published list, when it is there.
fn published(path: &str) -> Option<(String, Vec<u8>)> {
    let path = shared(path)?;
    let mut bytes = fs::read(&path).unwrap();
    let mut name = path.file_name().unwrap().to_str().unwrap().to_owned();
    if let Some(plain) = name.strip_suffix(".gz") {
        let mut unpacked = Vec::new();
        flate2::read::GzDecoder::new(bytes.as_slice()).read_to_end(&mut unpacked).unwrap();
        (bytes, name) = (unpacked, plain.to_owned());
    }
    Some((name, bytes))
}

#[test]
fn hospitals_in_gb18030_get_their_zeros_back() {
    let Some((name, bytes)) = published("data/beijing-hospitals/医院.csv") else { return };
    let case = Case {
        kind: "elder.medical-site",
        dialling_code: "010",
        digits: 8,
        bounds: [115.0, 39.0, 118.0, 41.5],
        area: Some("示例区"),
        mend: &[],
    };
    let taken = take(&name, &bytes, &case);
    assert_eq!((taken.report.rows, taken.report.encoding), (126, Some("gb18030")));
    assert!(taken.count(What::Changed, |reason| matches!(reason, Reason::PhoneRestored(_))) > 100);
    assert!(taken.count(What::Changed, |reason| *reason == Reason::Widths) > 10);
    taken.is_told().builds();
}

#[test]
fn office_workbooks_of_nurseries() {
    // Numbers of another country fit no plan of ours: each of them is told.
    let case = Case { dialling_code: "0199", digits: 7, area: Some("示例区"), ..CASE };
    if let Some((name, bytes)) = published("data/tokyo-nurseries/tokyo-ninsyouichiran171201.xlsx") {
        let taken = take(&name, &bytes, &case);
        // Four sheets, of which two hold the same records in another order.
        let sheets: std::collections::BTreeSet<&str> =
            taken.report.outcomes.iter().map(|outcome| &*outcome.sheet).collect();
        assert_eq!(sheets.len(), 4);
        assert!(taken.report.rows > 1200 && taken.report.folded > 600, "{:#?}", taken.report.lines(Lang::Zh));
        assert!(taken.count(What::Dropped, |reason| *reason == Reason::Personal(Personal::Name)) > 10);
        let entries = taken.is_told().builds().entries();
        assert!(entries.iter().filter(|entry| entry.contains("开放时间: \"7:30～20:30\"")).count() > 10);
        assert!(entries.iter().filter(|entry| entry.contains("建成年份: 20")).count() > 500);
    }
    if let Some((name, bytes)) = published("data/tokyo-nurseries/tokyo-201710-2-1.xls") {
        let taken = take(&name, &bytes, &case);
        assert!(taken.report.rows > 2500 && taken.report.taken > 2400);
        assert!(taken.report.of(What::Aside).count() >= 3);
        let phones = taken.report.notes.iter().filter(|note| note.value.starts_with("03-"));
        assert!(phones.count() > 1500, "the cells of a number are joined");
        taken.is_told().checks();
    }
}

#[test]
fn nurseries_as_geojson_and_places_as_a_package() {
    if let Some((name, bytes)) = published("data/sapporo-nurseries/sapporo-nurseryFacilities.geojson") {
        let case = Case { dialling_code: "011", digits: 7, area: Some("示例市"), ..CASE };
        let taken = take(&name, &bytes, &case);
        assert_eq!(taken.report.rows, 528);
        taken.is_told().builds();
    }
    if let Some(folder) = shared("data/hsds-sample") {
        let site = SiteTest::copy(repository().join("tests/import/site"));
        let list = site.path().join("hsds-sample");
        fs::create_dir(&list).unwrap();
        for (path, bytes) in crate::site_test::read(Path::new(&folder)) {
            fs::write(list.join(path), bytes).unwrap();
        }
        let case = Case {
            kind: "elder.platform",
            area: Some("示例市"),
            mend: &[("固定:\n", "固定:\n  - {项目: 地址, 写成: 示例市示例路1号}\n")],
            ..CASE
        };
        let taken = take_at(site, list, &case);
        assert!(taken.report.rows > 3);
        taken.builds();
    }
}

#[test]
fn a_province_of_child_care() {
    let Some((name, bytes)) = published("data/bc-childcare/childcare_locations.csv.gz") else { return };
    let case = Case { bounds: [-140.0, 48.0, -113.0, 60.5], area: Some("示例省"), ..CASE };
    let taken = take(&name, &bytes, &case);
    assert_eq!(taken.report.rows, 5_992);
    assert!(taken.count(What::Dropped, |reason| *reason == Reason::PointOutside) >= 1, "the point in Iowa");
    assert!(taken.report.unmapped.len() > 20);
    assert!(taken.report.outcomes.iter().filter(|outcome| matches!(outcome.fate, Fate::Folded(_))).count() > 100);
    taken.is_told().checks();
}
