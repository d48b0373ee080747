//! Takes valid entries, breaks one thing at a time as clerks do, and asks that the right code stands at the right line
//! among the first three diagnostics.

use laoyou::cli::json_line;
use laoyou::diagnostic::Lang;
use laoyou::field::{self, Field, FileKind, Shape};

use crate::site_test::{SiteTest, repository};

/// One way to break an entry.
struct Mutation {
    what: String,
    bytes: Vec<u8>,
    /// Any of these codes is right.
    codes: Vec<&'static str>,
    /// Any of these lines is right, from 1; none for a fault of the whole file.
    lines: Vec<usize>,
}

/// A line of an entry: where it stands, its key and value, and the field that the key names.
struct Line<'a> {
    number: usize,
    text: &'a str,
    indent: usize,
    /// Whether the key stands behind `- `.
    item: bool,
    key: &'a str,
    value: &'a str,
    field: &'static Field,
}

fn lines(text: &str) -> Vec<Line<'_>> {
    let mut path: Vec<(usize, &'static Field)> = Vec::new();
    let mut found = Vec::new();
    for (index, line) in text.lines().enumerate() {
        let bare = line.trim_start();
        let item = bare.starts_with("- ");
        let inner = bare.trim_start_matches("- ");
        let indent = line.len() - inner.len();
        let Some((key, value)) = inner.split_once(':') else { continue };
        path.retain(|(known, _)| *known < indent);
        let fields = path.last().map_or(FileKind::Facility.fields(), |(_, field)| field.inside());
        let Some(field) = field::find(fields, key) else { continue };
        path.push((indent, field));
        found.push(Line {
            number: index + 1,
            text: line,
            indent: line.len() - bare.len(),
            item,
            key,
            value: value.trim(),
            field,
        });
    }
    found
}

/// The text with one line replaced.
fn with_line(text: &str, number: usize, new: &str) -> Vec<u8> {
    let mut whole = String::new();
    for (index, line) in text.lines().enumerate() {
        whole.push_str(if index + 1 == number { new } else { line });
        whole.push('\n');
    }
    whole.into_bytes()
}

fn mutations(text: &str) -> Vec<Mutation> {
    let mut all = Vec::new();
    for line in lines(text) {
        let mut add = |what: &str, new: String, codes: &[&'static str], lines: &[usize]| {
            all.push(Mutation {
                what: format!("line {} `{}`: {what}", line.number, line.text.trim()),
                bytes: with_line(text, line.number, &new),
                codes: codes.to_vec(),
                lines: lines.to_vec(),
            });
        };
        let here = &[line.number][..];
        let head = &line.text[..line.text.len() - line.text.trim_start_matches([' ', '-']).len()];
        let with_value = |value: &str| format!("{head}{}: {value}", line.key);
        // Keys.
        let wrong = format!("{}x{}", &line.key[..line.key.len().div_ceil(2)], &line.key[line.key.len().div_ceil(2)..]);
        add("key spelt wrong", format!("{head}{wrong}: {}", line.value), &["unknown-key"], here);
        if !line.value.is_empty() && !line.item {
            let twice = format!("{}\n{}", line.text, line.text);
            add("key twice", twice, &["yaml-duplicate-key"], &[line.number + 1]);
            let zh = format!("{}\n{head}{}: {}", line.text, line.field.zh, line.value);
            add("key in both languages", zh, &["key-in-both-languages"], &[line.number, line.number + 1]);
        }
        if !line.value.is_empty() {
            add("full-width colon", format!("{head}{}：{}", line.key, line.value), &["yaml-wide-colon"], here);
        }
        if !line.value.is_empty() && !line.value.starts_with('"') {
            add("no space after the colon", format!("{head}{}:{}", line.key, line.value), &["yaml-colon-space"], here);
        }
        // Indentation.
        if line.indent > 0 && !line.item {
            let tab = format!("\t{}", line.text.trim_start());
            add("tab", tab, &["yaml-tab"], here);
        }
        // Encoding.
        let mut bytes = with_line(text, line.number, line.text);
        let at = text.lines().take(line.number - 1).map(|line| line.len() + 1).sum::<usize>() + line.text.len();
        bytes.splice(at..at, [0xff, 0xfe, 0x80]);
        all.push(Mutation {
            what: format!("line {}: bytes of another encoding", line.number),
            bytes,
            codes: vec!["encoding-broken", "encoding-unknown"],
            lines: here.to_vec(),
        });
        // Types and ranges.
        for (what, value, codes) in broken_values(line.field) {
            if !line.value.is_empty() {
                all.push(Mutation {
                    what: format!("line {} `{}`: {what}", line.number, line.text.trim()),
                    bytes: with_line(text, line.number, &with_value(&value)),
                    codes,
                    lines: here.to_vec(),
                });
            }
        }
    }
    all
}

/// Values that a field of this shape cannot have.
fn broken_values(field: &Field) -> Vec<(&'static str, String, Vec<&'static str>)> {
    let a_list = ("a list for one value", "[一, 二]".to_owned(), vec!["value-expected"]);
    match field.shape {
        Shape::Date => vec![
            ("no such day", "2026-02-30".into(), vec!["no-such-day"]),
            ("slashes", "2026/3/5".into(), vec!["date-format"]),
            ("Chinese date", "2026年3月5日".into(), vec!["date-format"]),
            ("no date", "去年".into(), vec!["not-a-date"]),
            a_list,
        ],
        Shape::Flag => vec![("neither yes nor no", "也许".into(), vec!["not-yes-or-no"]), a_list],
        Shape::Integer { min, max } => vec![
            ("text for a number", "很多".into(), vec!["not-a-number"]),
            ("too great", (i128::from(max) + 1).to_string(), vec!["out-of-range"]),
            ("too small", (i128::from(min) - 1).to_string(), vec!["out-of-range"]),
            ("not whole", format!("{min}.5"), vec!["not-whole", "out-of-range"]),
        ],
        Shape::Decimal { .. } => vec![("text for a number", "很多".into(), vec!["not-a-number", "not-an-amount"])],
        Shape::Word(_) => vec![("an unknown word", "没有这个词".into(), vec!["unknown-word"]), a_list],
        Shape::Registry(_) => vec![("not registered", "没有登记".into(), vec!["not-registered"]), a_list],
        Shape::Text { max, .. } => vec![
            ("too long", "长".repeat(usize::from(max) + 1), vec!["text-too-long"]),
            ("empty", "\"\"".into(), vec!["empty-value", "text-too-short", "missing-required"]),
            ("keys for a text", "{a: 1}".into(), vec!["value-expected"]),
        ],
        Shape::Pattern(_) => vec![("another form", "！！".into(), vec!["wrong-pattern", "uscc-length", "not-a-url"])],
        Shape::Phone => vec![
            ("no number", "没有电话".into(), vec!["phone-not-a-number"]),
            ("no area code", "3100001".into(), vec!["phone-no-area-code"]),
            ("a digit too many", "0199-31000011".into(), vec!["phone-length"]),
            ("lost zero", "1993100001".into(), vec!["phone-lost-zero"]),
        ],
        _ => Vec::new(),
    }
}

/// Slips of sense: right in shape, wrong in fact. What is written, what a clerk writes instead, the code, and where the
/// fault is told when that is another line: the line that begins so.
fn slips() -> Vec<(&'static str, &'static str, &'static str, &'static str)> {
    vec![
        ("township: \"990101101\"", "township: \"990102001\"", "township-outside-county", ""),
        ("  lng: 103.81\n  lat: 25.51", "  lng: 25.51\n  lat: 103.81", "location-swapped", ""),
        ("lng: 103.81", "lng: 113.81", "location-outside-region", ""),
        ("uscc: 12530302431000010X", "uscc: 125303024310000101", "uscc-check", ""),
        ("uscc: 12530302431000010X", "uscc: 12530302431000010", "uscc-length", ""),
        ("uscc: 12530302431000010X", "uscc: 12530302431000O10X", "uscc-character", ""),
        ("nursing: 70", "nursing: 130", "part-over-total", ""),
        ("memory: 10", "memory: 121", "part-over-total", ""),
        ("available: 12", "available: 121", "part-over-total", ""),
        ("certified: 15", "certified: 19", "part-over-total", ""),
        ("carers: 18", "carers: 31", "part-over-total", ""),
        ("max: 1800", "max: 1100", "price-min-over-max", "    min: 1200"),
        ("    level: 全护理", "    note: 全护理", "price-without-level", "  - item: care"),
        ("    level: 全护理", "    level: 半护理", "price-level-not-offered", ""),
        ("  as_of: 2026-05-20", "  as_of: 2026-07-01", "future-date", ""),
        ("  as_of: 2026-05-20", "  as_of: 2026-01-01", "stale-capacity", ""),
        ("  date: 2025-04-01", "  date: 2027-04-01", "future-date", ""),
        ("  authority: 甲县民政局", "  url: https://www.example.gov.cn/", "filing-incomplete", "  state: filed"),
        ("  expires: 2028-01-09", "  expires: 2024-01-09", "dates-out-of-order", ""),
        ("  partner: 甲县人民医院", "  ltc_insurance: no", "medical-without-partner", "  kind: contracted"),
        ("status: operating", "status: closed", "closed-without-date", ""),
        ("status: operating", "closed_on: 2026-05-01", "closed-date-astray", ""),
        ("description: 院内有菜园。", "description: 全国第一的养老院。", "boasting", ""),
        ("description: 院内有菜园。", "description: 联系人身份证号11010519491231002X。", "id-number-in-text", ""),
        ("description: 院内有菜园。", "description: \"# 大标题\"", "description-heading", ""),
        ("description: 院内有菜园。", "description: <script>alert(1)</script>", "description-html", ""),
        ("address: 甲县西山镇示例路8号", "address: 甲县西山镇示例路8号 0199-3100009", "phone-in-address", ""),
        ("address: 甲县西山镇示例路8号", "address: 乙县南街道示例路8号", "address-names-other-county", ""),
        ("updated: 2026-05-25", "updated: 2026-05-01", "dates-out-of-order", "    checked_on"),
        ("updated: 2026-05-25", "updated: 2026-06-25", "future-date", ""),
        ("  - 自理", "  - 没有这级", "not-registered", ""),
        ("prepay_months: 1", "prepay_months: 13", "prepay-too-long", ""),
        ("  周六: 休息", "  周五: 休息", "hours-day-twice", ""),
        ("  周六: 休息", "  周六: \"17:00-08:00\"", "hours-backwards", ""),
        ("  周六: 休息", "  周八: 休息", "hours-days", ""),
        ("  周六: 休息", "  周六: 八点到五点", "hours-time", ""),
        ("kind: elder.nursing-home", "kind: child.nursery", "field-not-for-kind", "beds:"),
        ("inclusive_basis: 甲县普惠养老机构名单", "# 名单", "inclusive-without-basis", "inclusive: yes"),
        ("beds:", "places:", "field-not-for-kind", ""),
        ("kind: elder.nursing-home", "# 没有类型", "missing-required", "name:"),
        ("name: 甲县全项养老院", "# 没有名称", "missing-required", "kind:"),
        ("address: 甲县西山镇示例路8号", "# 没有地址", "missing-required", "name:"),
    ]
}

const FILE: &str = "facilities/jia/quan.yaml";

fn first_three(bytes: &[u8]) -> (Vec<(String, Option<u64>)>, String) {
    let site = SiteTest::base().file(FILE, bytes);
    let lines: Vec<String> = site.check().iter().take(3).map(|fault| json_line(fault, Lang::Zh)).collect();
    let found = lines
        .iter()
        .map(|line| {
            let line: serde_json::Value = serde_json::from_str(line).unwrap();
            let at = (line["file"] == FILE).then(|| line["line"].as_u64()).flatten();
            (line["code"].as_str().unwrap().to_owned(), at)
        })
        .collect();
    (found, lines.join("\n"))
}

#[test]
fn one_broken_field_is_told_at_its_place() {
    let text = std::fs::read_to_string(repository().join("tests/mutations/quan.yaml")).unwrap();
    let sound = SiteTest::base().file(FILE, &text).check();
    assert!(sound.is_empty(), "the entry to be broken is not sound: {sound:#?}");
    let mut all = mutations(&text);
    for (from, to, code, at) in slips() {
        let start = text.find(&format!("{from}\n")).unwrap_or_else(|| panic!("{from} is not in the entry"));
        let number = match at {
            "" => 1 + text[..start].matches('\n').count(),
            at => 1 + text.lines().position(|line| line.starts_with(at)).unwrap(),
        };
        let broken = text.replacen(&format!("{from}\n"), &format!("{to}\n"), 1);
        all.push(Mutation {
            what: format!("{from} → {to}"),
            bytes: broken.into_bytes(),
            codes: vec![code],
            lines: vec![number],
        });
    }
    assert!(all.len() >= 300, "only {} mutations", all.len());
    let mut wrong = Vec::new();
    for mutation in &all {
        let (found, lines) = first_three(&mutation.bytes);
        let is_right = |(code, line): &(String, Option<u64>)| {
            mutation.codes.contains(&code.as_str())
                && line.is_none_or(|line| mutation.lines.iter().any(|&wanted| wanted as u64 == line))
        };
        if !found.iter().any(is_right) {
            wrong.push(format!("{}\n  wanted {:?} at {:?}\n{lines}", mutation.what, mutation.codes, mutation.lines));
        }
    }
    assert!(wrong.is_empty(), "{} of {} are told otherwise:\n{}", wrong.len(), all.len(), wrong.join("\n\n"));
}
