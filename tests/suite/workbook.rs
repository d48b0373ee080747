//! The round trip through a workbook: what nobody touched is not touched, and what somebody changed is all that changes.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::Cursor;
use std::path::{Path, PathBuf};

use calamine::{Data, Reader as _};
use laoyou::diagnostic::Lang;
use laoyou::import::{End, Updated};
use laoyou::pipeline::{self, Clock, Exported, Format, Returned, Settings};

use crate::site_test::{SiteTest, TODAY, read, repository};

/// Sheets as people see them, by name.
type Sheets = BTreeMap<String, Vec<Vec<String>>>;

fn settings(site: &SiteTest) -> Settings {
    Settings::new(site.path(), Clock::Day(TODAY))
}

fn export(site: &SiteTest) -> Vec<u8> {
    match pipeline::export(&settings(site), Format::Xlsx, None).unwrap() {
        Exported::Bytes(bytes) => bytes,
        other => panic!("{other:#?}"),
    }
}

fn sheets(workbook: &[u8]) -> Sheets {
    let mut book = calamine::open_workbook_auto_from_rs(Cursor::new(workbook)).unwrap();
    let text = |cell: &Data| match cell {
        Data::Empty => String::new(),
        other => other.to_string(),
    };
    let names = book.sheet_names();
    let rows = |name: &String| {
        let range = book.worksheet_range(name).unwrap();
        (name.clone(), range.rows().map(|row| row.iter().map(text).collect()).collect())
    };
    names.iter().map(rows).collect()
}

/// The same sheets as a workbook, as a spreadsheet would have saved them.
fn saved(sheets: &Sheets) -> Vec<u8> {
    let mut book = rust_xlsxwriter::Workbook::new();
    for (name, rows) in sheets {
        let sheet = book.add_worksheet().set_name(name).unwrap();
        for (at, row) in (0..).zip(rows) {
            for (column, cell) in (0..).zip(row) {
                if !cell.is_empty() {
                    sheet.write_string(at, column, cell).unwrap();
                }
            }
        }
    }
    book.save_to_buffer().unwrap()
}

fn take_back(site: &SiteTest, workbook: &[u8], dry_run: bool) -> Updated {
    let path = site.path().join("back.xlsx");
    fs::write(&path, workbook).unwrap();
    let returned = pipeline::update(&settings(site), &path, dry_run).unwrap();
    fs::remove_file(path).unwrap();
    match returned {
        Returned::Done { updated, .. } => updated,
        Returned::Faulty(faults) => panic!("{faults:#?}"),
    }
}

/// Writes into a cell by the entry, its place in a list, and the heading.
fn write(sheets: &mut Sheets, sheet: &str, (id, place): (&str, &str), heading: &str, new: &str) -> String {
    let rows = sheets.get_mut(sheet).unwrap();
    let column = |heading: &str| rows[0].iter().position(|cell| cell == heading).unwrap_or_else(|| panic!("{heading}"));
    let (id_at, at) = (column("条目编号"), column(heading));
    let place_at = rows[0].iter().position(|cell| cell == "序号");
    let fits =
        |row: &&mut Vec<String>| row[id_at] == id && (place.is_empty() || place_at.is_some_and(|at| row[at] == place));
    let row = rows.iter_mut().find(fits).unwrap_or_else(|| panic!("{id} {place}"));
    std::mem::replace(&mut row[at], new.to_owned())
}

fn facilities(site: &SiteTest) -> BTreeMap<String, Vec<u8>> {
    read(&site.path().join("facilities"))
}

/// Lines that differ between two versions, as `-old` and `+new`.
fn difference(before: &str, after: &str) -> Vec<String> {
    let (before, after): (Vec<&str>, Vec<&str>) = (before.lines().collect(), after.lines().collect());
    let gone = before.iter().filter(|line| !after.contains(line)).map(|line| format!("-{line}"));
    gone.chain(after.iter().filter(|line| !before.contains(line)).map(|line| format!("+{line}"))).collect()
}

#[test]
fn what_nobody_touched_is_not_touched() {
    let site = SiteTest::qujing();
    let before = facilities(&site);
    let workbook = export(&site);
    assert_eq!(export(&site), workbook, "the same entries are the same bytes");
    for bytes in [workbook.clone(), saved(&sheets(&workbook))] {
        let updated = take_back(&site, &bytes, false);
        assert!(updated.edits.is_empty() && updated.files.is_empty(), "{:#?}", updated.lines(Lang::Zh));
        assert_eq!(facilities(&site), before);
    }
    let sheets = sheets(&workbook);
    for name in ["机构", "电话", "价格", "空余", "填写说明", "来源"] {
        assert!(sheets.contains_key(name), "{name} among {:?}", sheets.keys());
    }
    assert!(
        sheets["机构"].len() > 90 && sheets["填写说明"].iter().any(|row| row.iter().any(|cell| cell == "beds.total"))
    );
}

#[test]
fn one_cell_is_one_line() {
    let site = SiteTest::qujing();
    let file = site.path().join("facilities/qilin/fu-an.yaml");
    let original = fs::read_to_string(&file).unwrap();
    let workbook = sheets(&export(&site));
    for (sheet, place, heading, new, wanted) in [
        (
            "机构",
            "",
            "床位·总数",
            "130",
            vec!["-beds: {total: 120, nursing: 72, memory: 12}", "+beds: {total: 130, nursing: 72, memory: 12}"],
        ),
        ("机构", "", "公办民办", "公办", vec!["-ownership: private", "+ownership: public"]),
        ("机构", "", "更新日期", "2026/11/1", vec!["+updated: 2026-11-01"]),
        ("电话", "2", "说明", "咨询", vec!["-    label: 咨询入住", "+    label: 咨询"]),
        ("价格", "1", "最低", "750", vec!["-    min: 700", "+    min: 750"]),
        ("机构", "", "村社区", "", vec!["-village: 示例一社区"]),
        ("机构", "", "改扩建年份", "2024", vec!["+renovated: 2024"]),
    ] {
        let mut edited = workbook.clone();
        write(&mut edited, sheet, ("fu-an", place), heading, new);
        let dry = take_back(&site, &saved(&edited), true);
        assert_eq!((dry.edits.len(), dry.refused()), (1, 0), "{heading}: {:#?}", dry.lines(Lang::Zh));
        assert_eq!(fs::read_to_string(&file).unwrap(), original, "a dry run writes nothing");
        take_back(&site, &saved(&edited), false);
        let now = fs::read_to_string(&file).unwrap();
        let mut found = difference(&original, &now);
        if heading == "更新日期" || heading == "改扩建年份" {
            found.retain(|line| line.starts_with('+'));
        }
        assert_eq!(found, wanted, "{heading}");
        fs::write(&file, &original).unwrap();
    }
}

#[test]
fn an_edit_on_both_sides_is_refused_with_both_values() {
    let site = SiteTest::qujing();
    let file = site.path().join("facilities/qilin/fu-an.yaml");
    let mut edited = sheets(&export(&site));
    write(&mut edited, "机构", ("fu-an", ""), "床位·总数", "130");
    write(&mut edited, "机构", ("fu-an", ""), "村社区", "示例二社区");
    let text = fs::read_to_string(&file).unwrap().replace("total: 120", "total: 125");
    fs::write(&file, &text).unwrap();
    let updated = take_back(&site, &saved(&edited), false);
    let ends: Vec<(&str, &str, &End)> = updated.edits.iter().map(|edit| (&*edit.old, &*edit.new, &edit.end)).collect();
    assert_eq!(ends, [("示例一社区", "示例二社区", &End::Made), ("125", "130", &End::Stale)]);
    let now = fs::read_to_string(&file).unwrap();
    assert_eq!(difference(&text, &now), ["-village: 示例一社区", "+village: 示例二社区"]);
    let said = updated.lines(Lang::Zh).join("\n");
    assert!(said.contains("125 → 130（没有采用：导出以后文件里也改了"), "{said}");
}

#[test]
fn items_come_and_go_and_figures_have_their_file() {
    let site = SiteTest::qujing();
    let file = site.path().join("facilities/qilin/fu-an.yaml");
    let original = fs::read_to_string(&file).unwrap();
    let mut edited = sheets(&export(&site));
    write(&mut edited, "价格", ("fu-an", "2"), "删除", "是");
    let heading = edited["电话"][0].clone();
    let row = |cells: [(&str, &str); 3]| {
        heading
            .iter()
            .map(|heading| cells.iter().find(|(known, _)| known == heading).map_or("", |(_, text)| text).to_owned())
            .collect()
    };
    let phones = edited.get_mut("电话").unwrap();
    phones.push(row([("条目编号", "fu-an"), ("号码", "0874-0555555"), ("说明", "夜班")]));
    phones.push(row([("条目编号", "no-such"), ("号码", "0874-0555555"), ("说明", "夜班")]));
    phones.push(row([("条目编号", "fu-an"), ("说明", "没有号码"), ("接听时间", "")]));
    write(&mut edited, "空余", ("da-he-shang-men", ""), "空余", "3");
    write(&mut edited, "空余", ("da-he-shang-men", ""), "截至", "2026/11/20");
    write(&mut edited, "机构", ("fu-an", ""), "县区", "宣威市");
    write(&mut edited, "机构", ("fu-an", ""), "床位·总数", "许多");
    let bytes = saved(&edited);
    let updated = take_back(&site, &bytes, false);
    assert_eq!(updated.refused(), 3, "{:#?}", updated.lines(Lang::Zh));
    let now = fs::read_to_string(&file).unwrap();
    assert!(
        now.contains("  - {number: 0874-0555555, label: 夜班}\n")
            || now.contains("  - {number: \"0874-0555555\", label: 夜班}\n"),
        "{now}"
    );
    assert_eq!(original.matches("  - item:").count() - now.matches("  - item:").count(), 1);
    let figures = fs::read_to_string(site.path().join("facilities/fuyuan/availability.csv")).unwrap();
    assert_eq!(figures, "编号,空余,截至\nda-he-shang-men,3,2026-11-20\n");
    let entry = fs::read_to_string(site.path().join("facilities/fuyuan/da-he-shang-men.yaml")).unwrap();
    assert!(entry.contains("capacity: {total: 24}\n"), "{entry}");
    // Sent back twice, it does nothing twice.
    let before = facilities(&site);
    let again = take_back(&site, &bytes, false);
    assert!(again.edits.iter().all(|edit| edit.end != End::Made), "{:#?}", again.lines(Lang::Zh));
    assert_eq!(facilities(&site), before);
}

#[test]
fn a_file_keeps_its_encoding_its_line_ends_and_its_comments() {
    let entry = "# 第一行\r\n名称: 示例甲院   # 全名\r\n类型: 民办养老机构\r\n地址: 示例镇示例村一号\r\n床位: # 今年的\r\n  # 总数含护理型\r\n  总数: 60 # 核定\r\n服务: # 两项\r\n  - 助餐 # 每天\r\n  - 助浴\r\n电话:\r\n  - 号码: \"0199-3100001\" # 白天\r\n    说明: 值班\r\n  # 夜里\r\n  - {号码: \"0199-3100002\", 说明: 夜班}\r\n介绍: |\r\n  # 不是说明\r\n  第二行\r\n更新日期: 2026-01-01\r\n# 最后\r\n";
    for (mark, gb) in [("\u{feff}", false), ("", true)] {
        let bytes =
            if gb { encoding_rs::GB18030.encode(entry).0.into_owned() } else { [mark, entry].concat().into_bytes() };
        let site = SiteTest::base().file("facilities/jia/jia-yuan.yaml", &bytes);
        let mut edited = sheets(&export(&site));
        write(&mut edited, "机构", ("jia-yuan", ""), "服务", "助浴");
        write(&mut edited, "机构", ("jia-yuan", ""), "床位·总数", "");
        write(&mut edited, "机构", ("jia-yuan", ""), "介绍", "# 仍不是\n第三行");
        write(&mut edited, "电话", ("jia-yuan", "1"), "删除", "是");
        let updated = take_back(&site, &saved(&edited), false);
        let now = fs::read(site.path().join("facilities/jia/jia-yuan.yaml")).unwrap();
        let now = if gb { encoding_rs::GB18030.decode(&now).0.into_owned() } else { String::from_utf8(now).unwrap() };
        let wanted = "# 第一行\r\n名称: 示例甲院   # 全名\r\n类型: 民办养老机构\r\n地址: 示例镇示例村一号\r\n";
        assert!(now.starts_with(&format!("{mark}{wanted}")), "{now}");
        for comment in ["# 今年的", "# 总数含护理型", "# 核定", "# 两项", "# 每天", "# 白天", "# 夜里", "# 最后"]
        {
            assert!(now.contains(comment), "{comment} is lost in\n{now}");
        }
        assert!(
            !now.contains("助餐") && !now.contains("0199-3100001") && now.contains("  # 仍不是\r\n  第三行\r\n"),
            "{:#?}\n{now}",
            updated.lines(Lang::Zh)
        );
        assert_eq!(now.matches('\n').count(), now.matches("\r\n").count());
    }
}

/// Xorshift (Marsaglia 2003): the same edits in every run.
struct Seeded(u64);

impl Seeded {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % limit as u64).unwrap()
    }
}

/// Comments of a file: what stands behind a `#` that begins a line or follows a blank.
fn comments(text: &str) -> Vec<&str> {
    let mut found: Vec<&str> = text
        .lines()
        .filter_map(|line| {
            line.find("# ").filter(|&at| at == 0 || line[..at].ends_with(' ')).map(|at| line[at..].trim_end())
        })
        .collect();
    found.sort_unstable();
    found
}

#[test]
fn five_hundred_edits_lose_no_comment_and_no_field() {
    // Writing and reading a workbook costs more than an edit: few workbooks with many edits each.
    const ROUNDS: usize = 4;
    const EDITS: usize = 125;
    const VALUES: [&str; 16] = [
        "",
        "7",
        "120",
        "2026-02-03",
        "2026/2/3",
        "是",
        "否",
        "示例: “新”的#值",
        "甲\n乙",
        "公办",
        "助餐、助洁",
        "0874-0123456",
        "- x",
        "{a: b}",
        "周一: 08:00-09:00\n周日: 休息",
        "it's \"so\"  ",
    ];
    let mut seeded = Seeded(0x2026_1125);
    let (mut made, mut tried) = (0, 0);
    let everything = repository().join("tests/sites/everything/site");
    for round in 0..ROUNDS {
        let site = if round % 2 == 0 { SiteTest::qujing() } else { SiteTest::copy(&everything) };
        let files = facilities(&site);
        let before = sheets(&export(&site));
        let mut edited = before.clone();
        let names: Vec<&String> =
            before.keys().filter(|name| !name.starts_with('_') && *name != "填写说明" && *name != "空余").collect();
        let mut touched: BTreeSet<(String, usize, usize)> = BTreeSet::new();
        for _ in 0..EDITS {
            let name = names[seeded.below(names.len())];
            let rows = &before[name];
            let filled = rows.iter().filter(|row| !row[0].is_empty()).count();
            if filled < 2 {
                continue;
            }
            let first = if name == "机构" { 2 } else { 4 };
            let (row, column) = (1 + seeded.below(filled - 1), first + seeded.below(rows[0].len() - first));
            VALUES[seeded.below(VALUES.len())].clone_into(&mut edited.get_mut(name).unwrap()[row][column]);
            touched.insert((name.clone(), row, column));
            tried += 1;
        }
        let back = saved(&edited);
        let updated = take_back(&site, &back, false);
        made += updated.edits.iter().filter(|edit| edit.end == End::Made).count();
        let after = sheets(&export(&site));
        for (name, rows) in before.iter().filter(|(name, _)| !name.starts_with('_')) {
            for (at, row) in rows.iter().enumerate() {
                for (column, cell) in row.iter().enumerate() {
                    let now = after[name].get(at).and_then(|row| row.get(column)).map_or("", String::as_str);
                    // The name that helps to read a list follows that of the entry.
                    let follows = name != "机构" && rows[0][column] == "名称" && column == 1;
                    let is_edit = follows || touched.contains(&(name.clone(), at, column));
                    assert!(
                        is_edit || now == cell,
                        "round {round}, {name}, row {at}, {}: {cell:?} is now {now:?}\n{:#?}",
                        rows[0][column],
                        updated.lines(Lang::Zh)
                    );
                }
            }
        }
        for (path, now) in facilities(&site).into_iter().filter(|(path, _)| path.ends_with(".yaml")) {
            let (old, now) = (String::from_utf8_lossy(&files[&path]).into_owned(), String::from_utf8(now).unwrap());
            let kept = comments(&now);
            for comment in comments(&old) {
                assert!(kept.contains(&comment), "round {round}, {path}: {comment}\n{now}");
            }
        }
        // What was refused is not in the files: sent again, only that is said again.
        let again = take_back(&site, &back, true);
        assert!(
            again.files.is_empty() || again.edits.iter().all(|edit| edit.end != End::Made),
            "{:#?}",
            again.lines(Lang::Zh)
        );
    }
    assert!(tried >= 490 && made > 150, "{made} of {tried} edits were made");
}

#[test]
fn another_file_is_no_workbook_of_this_site() {
    let site = SiteTest::base();
    let path: PathBuf = Path::new(site.path()).join("other.xlsx");
    for bytes in
        [saved(&Sheets::from([("机构".to_owned(), vec![vec!["条目编号".to_owned()]])])), b"no workbook".to_vec()]
    {
        fs::write(&path, bytes).unwrap();
        match pipeline::update(&settings(&site), &path, false).unwrap() {
            Returned::Faulty(faults) => assert_eq!(faults.iter().next().unwrap().code.name, "list-unreadable"),
            done @ Returned::Done { .. } => panic!("{done:#?}"),
        }
    }
}
