//! Slips and their codes, exact places, and texts of every shape.

use proptest::prelude::*;

use super::*;
use crate::source::SitePath;

fn read(text: &str) -> (Node, Diagnostics, Source) {
    let source = Source::new(SitePath::new("a.yaml"), text);
    let mut diagnostics = Diagnostics::new();
    let node = parse(&source, &mut diagnostics);
    diagnostics.sort();
    (node, diagnostics, source)
}

/// Faults as `code line:column`.
fn faults(text: &str) -> Vec<String> {
    let (_, diagnostics, _) = read(text);
    let shown = diagnostics.iter().map(|fault| {
        let _ = (fault.message(crate::diagnostic::Lang::Zh), fault.message(crate::diagnostic::Lang::En));
        assert!(fault.hint(crate::diagnostic::Lang::Zh).is_some(), "{}", fault.code);
        assert!(fault.hint(crate::diagnostic::Lang::En).is_some(), "{}", fault.code);
        let range = fault.place.as_ref().unwrap().range.as_ref();
        format!("{} {}", fault.code, range.map_or("-".into(), |range| format!("{}:{}", range.line, range.column)))
    });
    shown.collect()
}

/// The tree in one line, each scalar as its span cuts it from the text.
fn show(text: &str) -> String {
    fn one(node: &Node, source: &Source) -> String {
        let cut = |span: Span| &source.text[span.start as usize..span.end as usize];
        match &node.content {
            Content::Empty => "∅".into(),
            Content::Broken => "✗".into(),
            Content::Scalar(_) => cut(node.span).into(),
            Content::List(items) => {
                format!("[{}]", items.iter().map(|item| one(item, source)).collect::<Vec<_>>().join(", "))
            }
            Content::Group(pairs) => {
                let pair = |pair: &Pair| format!("{}: {}", cut(pair.key_span), one(&pair.value, source));
                format!("{{{}}}", pairs.iter().map(pair).collect::<Vec<_>>().join(", "))
            }
        }
    }
    let (node, _, source) = read(text);
    one(&node, &source)
}

#[test]
fn spans_are_exact_under_chinese_crlf_and_comments() {
    let text = "# 说明：一个条目\r\n名称: 福安养老院 # 备注\r\n电话:\r\n  - number: \"0874-0123456\"   # 值班\r\n    label: '总机'\r\n服务: [ 助餐 , \"助浴\" ] # 两项\r\n位置: {lng: 103.8, lat: 25.5}\r\n";
    assert!(faults(text).is_empty(), "{:?}", faults(text));
    assert_eq!(
        show(text),
        "{名称: 福安养老院, 电话: [{number: \"0874-0123456\", label: '总机'}], 服务: [助餐, \"助浴\"], 位置: {lng: 103.8, lat: 25.5}}"
    );
    let (node, ..) = read(text);
    let Content::Group(pairs) = node.content else { panic!() };
    let cut = |node: &Node| &text[node.span.start as usize..node.span.end as usize];
    assert_eq!(cut(&pairs[1].value), "- number: \"0874-0123456\"   # 值班\r\n    label: '总机'");
    assert_eq!(cut(&pairs[2].value), "[ 助餐 , \"助浴\" ]");
    assert_eq!(cut(&pairs[3].value), "{lng: 103.8, lat: 25.5}");
}

#[test]
fn scalars_stay_as_written() {
    let (node, diagnostics, _) = read("a: 0874\nb: \"a\\nb\"\nc: |\n  一\n  二\nd: ~\ne:\nf: yes\ng: ''\n");
    assert!(diagnostics.is_empty());
    let Content::Group(pairs) = node.content else { panic!() };
    let text = |at: usize| match &pairs[at].value.content {
        Content::Scalar(scalar) => Some((&*scalar.text, scalar.style)),
        _ => None,
    };
    assert_eq!(text(0), Some(("0874", Style::Plain)));
    assert_eq!(text(1), Some(("a\nb", Style::Quoted)));
    assert_eq!(text(2), Some(("一\n二\n", Style::Block)));
    assert_eq!((text(3), text(4)), (None, None));
    assert_eq!(pairs[4].value.span, pairs[4].key_span);
    assert_eq!(text(5), Some(("yes", Style::Plain)));
    assert_eq!(text(6), Some(("", Style::Quoted)));
}

#[test]
fn an_escape_is_told_from_a_sign_that_cannot_be_seen() {
    let (_, diagnostics, _) = read("folder: \"D:\\bao\"\n");
    let hint = diagnostics.iter().next().unwrap().hint(crate::diagnostic::Lang::Zh).unwrap();
    assert!(hint.contains("单引号"), "{hint}");
}

#[test]
fn each_slip_has_its_code_and_place() {
    let cases: &[(&str, &[&str])] = &[
        ("", &["file-empty -"]),
        ("# 只有备注\n", &["file-empty -"]),
        ("a: 1\nb: &x 2\n", &["yaml-anchor 2:4"]),
        ("a: &x 1\nb: *x\n", &["yaml-anchor 1:4", "yaml-alias 2:4"]),
        ("a: *注意\n", &["yaml-alias 1:4"]),
        ("a: !!str 1\n", &["yaml-tag 1:4"]),
        ("a: ! 1\n", &["yaml-tag 1:4"]),
        ("a: 1\n---\nb: 2\n", &["yaml-documents 2:1"]),
        ("%YAML 1.2\n---\na: 1\n", &["yaml-directive 1:1"]),
        ("a: \"1\\0\"\nb: \"\\x07\"\n", &["control-character 1:4", "control-character 2:4"]),
        ("a: {b: 1}\n<<: {c: 2}\n", &["yaml-merge-key 2:1"]),
        ("a: 1\n[b, c]: 2\n", &["yaml-key-not-text 2:1"]),
        ("a: 1\n: 2\n", &["yaml-empty-key 2:1"]),
        ("name: 甲\nkind: x\nname: 乙\n", &["yaml-duplicate-key 3:1"]),
        ("a:\n\tb: 1\n\tc: 2\nd: 1\n\te: 3\n", &["yaml-tab 2:1", "yaml-tab 5:1"]),
        ("name: 甲\n类型：敬老院\naddress: 丙\n", &["yaml-wide-colon 2:3"]),
        ("名称：甲\n类型：乙\n地址：丙\n", &["yaml-wide-colon 1:3", "yaml-wide-colon 2:3", "yaml-wide-colon 3:3"]),
        ("名称：甲\n", &["yaml-wide-colon 1:3"]),
        ("name:福安\nkind: b\n", &["yaml-colon-space 1:5"]),
        ("name: 福安\nkind:b\n", &["yaml-colon-space 2:5"]),
        ("name: 福安\n  kind：b\n", &["yaml-wide-colon 2:7"]),
        ("a: 1\nlist:\n  -甲\n  -乙\nb: 2\n", &["yaml-dash-space 3:3", "yaml-dash-space 4:3"]),
        ("a: 1\n　b: 2\n", &["yaml-wide-space 2:1"]),
        ("a: [助餐，助浴]\n", &["yaml-wide-comma 1:5"]),
        ("name: “福安”\n", &["yaml-wide-quotes 1:7"]),
        ("name: \"福安”\nkind: b\n", &["yaml-unclosed-quote 1:7"]),
        ("name: '福安\nkind: b\n", &["yaml-unclosed-quote 1:7"]),
        ("a: 1\nname: \"福安\"养老院\n", &["yaml-after-quote 2:11"]),
        ("name: \"C:\\p\"\n", &["yaml-escape 1:10"]),
        ("a: [1, 2\nb: 3\n", &["yaml-brackets 1:9"]),
        ("a: 1]\nb: ]\n", &["yaml-brackets 2:4"]),
        ("note: 电话: 见公告\n", &["yaml-colon-in-value 1:9"]),
        ("name: 福安\n  kind: b\n", &["yaml-indentation 2:3"]),
        ("a:\n    b: 1\n  c: 2\nd: 1\n", &["yaml-indentation 3:3"]),
        ("a:\n    - 1\n  - 2\nd: 1\n", &["yaml-indentation 3:3"]),
        (" a: 1\nb: 2\n", &["yaml-indentation 2:1"]),
        ("a: - 1\n", &["yaml-dash-place 1:4"]),
        ("services: 助餐\n  - 助浴\n", &["yaml-dash-place 2:3"]),
        ("name: 甲\n福安养老院\nkind: b\n", &["yaml-no-colon 2:1"]),
        ("- a\nb\n- c\n", &["yaml-not-in-list 2:1"]),
        ("name: @福安\n", &["yaml-sign 1:7"]),
        ("a: | 文字\n", &["yaml-block-text 1:4"]),
        ("a: \"b\"#c\n", &["yaml-comment 1:7"]),
        ("name:\tabc\n", &["yaml-syntax 1:1"]),
    ];
    let mut wrong = Vec::new();
    for (text, expected) in cases {
        let found = faults(text);
        if found != *expected {
            wrong.push(format!("{text:?}: {found:?}, not {expected:?}"));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn one_slip_hides_no_other() {
    let text = "名称：甲\nkind: b\naddress:丙\nphones:\n  - number: \"0874-0123456\"\n    label：总机\n  - number: 1\n    number: 2\nnote: 电话: 无\nhours: \"08:00\nservices: [a, b\nbeds:\n\ttotal: 3\nlocation:\n  lng: 103\n  lat：25\n  crs: wgs84\nupdated: 2026-01-01\n";
    assert_eq!(
        faults(text),
        [
            "yaml-wide-colon 1:3",
            "yaml-colon-space 3:8",
            "yaml-wide-colon 6:10",
            "yaml-duplicate-key 8:5",
            "yaml-colon-in-value 9:9",
            "yaml-unclosed-quote 10:8",
            "yaml-brackets 11:16",
            "yaml-tab 13:1",
            "yaml-wide-colon 16:6",
        ]
    );
    assert_eq!(
        show(text),
        "{名称: ✗, kind: b, address: ✗, phones: [{number: \"0874-0123456\", label: ✗}, {number: 1}], note: ✗, hours: ✗, services: ✗, beds: {total: 3}, location: {lng: 103, lat: ✗, crs: wgs84}, updated: 2026-01-01}"
    );
}

#[test]
fn values_that_only_look_like_slips_are_left_alone() {
    for text in [
        "a: 见 https://laoyou.example/：说明\n",
        "description: |\n  服务对象：老人\n  电话:无\n  \t缩进\n",
        "description: >-\n  - 不是列表\n",
        "a: \"“敬老文明号”\"\n",
        "a: 08:00-11:30\n",
        "a: 上午，下午\n",
        "a: [做评估，定等级, 签合同]\n",
        "a: [已经办理登记，业务范围里写明托育服务]\n",
        "---\na: 1\n",
        "a: \"多行\n  服务对象：老人\"\n",
        "周一至周五: 08:00-11:30 14:00-17:30\n",
        "a: 第一行\n  第二行\n",
        "a:\n- - 1\n  - 2\n- - 3\n-\n  b: 1\n  c: 2\n- d: 1\n  e:\n  - f: 1\n    g: 2\n  - h: 3\n",
        "  a: 1\n  b: {c: 1,\n   d: 2}\n",
    ] {
        assert!(faults(text).is_empty(), "{text:?}: {:?}", faults(text));
    }
}

#[test]
fn depth_and_number_are_bounded() {
    let deep = format!("a: {}", "[".repeat(200));
    assert_eq!(faults(&deep), ["yaml-too-deep 1:27"]);
    let dashes = format!("{}a", "- ".repeat(100_000));
    assert_eq!(faults(&dashes), ["yaml-too-deep 1:49"]);
    let many = "名称：甲\n".repeat(5000);
    let found = faults(&many);
    assert_eq!(found.len(), 101);
    assert!(found.contains(&"too-many-faults -".to_owned()));
}

#[test]
fn many_keys_are_compared_too() {
    let keys: Vec<String> = (0..200).chain([7, 150]).map(|at| format!("k{at}: 1\n")).collect();
    let text = keys.concat();
    assert_eq!(faults(&text), ["yaml-duplicate-key 201:1", "yaml-duplicate-key 202:1"]);
}

const GOOD: &str = "# 例\n名称: 示例敬老院\nkind: elder.rural-home\naddress: 示例镇示例村1号\nphones:\n  - number: 0874-0123456\n    label: \"总机\"\nhours: {周一至周五: \"08:00-11:30\", 周六: 休息}\nservices: [助餐, 助浴]\ndescription: |\n  一段。\n\n  又一段：完。\nupdated: 2026-03-01\n";

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn no_text_costs_a_panic(text in "[-:：#&*!|>'\"%@`\\[\\]{},?\\\\a0福 \t\r\n\u{3000}\u{FEFF}]{0,60}") {
        let (_, diagnostics, _) = read(&text);
        for fault in &diagnostics {
            fault.message(crate::diagnostic::Lang::Zh);
        }
    }

    #[test]
    fn any_text_is_read(text: String) {
        read(&text);
    }

    #[test]
    fn a_changed_entry_is_read_or_has_faults(at in 0..GOOD.len(), cut in 0..3_usize, put in "[-:：#&*!|>'\"%@`\\[\\]{},?\\\\ \t\n甲]{0,2}") {
        let floor = |mut at: usize| {
            while !GOOD.is_char_boundary(at) {
                at -= 1;
            }
            at
        };
        let (start, end) = (floor(at), floor((at + cut * 3).min(GOOD.len())));
        let text = format!("{}{put}{}", &GOOD[..start], &GOOD[end.max(start)..]);
        let (node, diagnostics, source) = read(&text);
        prop_assert!(!matches!(node.content, Content::Broken) || !diagnostics.is_empty());
        within(&node, source.text.len())?;
    }
}

/// Every span lies in the text and every child in order.
fn within(node: &Node, len: usize) -> Result<(), TestCaseError> {
    prop_assert!(node.span.start <= node.span.end && node.span.end as usize <= len);
    match &node.content {
        Content::List(items) => items.iter().try_for_each(|item| within(item, len)),
        Content::Group(pairs) => pairs.iter().try_for_each(|pair| {
            prop_assert!(pair.key_span.start <= pair.key_span.end && pair.key_span.end as usize <= len);
            within(&pair.value, len)
        }),
        _ => Ok(()),
    }
}
