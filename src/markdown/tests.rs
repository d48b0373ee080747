//! What Markdown becomes.

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::*;

const WORDS: Words<'_> = Words {
    table: "表格",
    footnotes: "注释",
    back: "返回正文",
    leaves: "（外部网站）",
    done: "已完成",
    undone: "未完成",
};

fn resolve(written: &str) -> Link {
    match written {
        "../policies/plan.md" | "guide:plan" => Link::Here("../../policy/plan/".to_owned()),
        "a.png" => Link::Here("a.png".to_owned()),
        "gone" => Link::Dead,
        _ if written.contains(':') || written.starts_with("//") => Link::Outside,
        _ => Link::Here(written.to_owned()),
    }
}

fn page(body: &str) -> Rendered {
    render(body, &Settings { form: Form::Page, resolve: &resolve, words: WORDS })
}

fn note(body: &str) -> Rendered {
    render(body, &Settings { form: Form::Note, resolve: &resolve, words: WORDS })
}

/// Reads tags the way a browser does, and fails on what must not be there.
fn sound(html: &str) -> Result<(), String> {
    let mut open: Vec<String> = Vec::new();
    let mut ids = BTreeSet::new();
    let mut rest = html;
    while let Some(start) = rest.find('<') {
        rest = &rest[start + 1..];
        let end = rest.find('>').ok_or("a tag without end")?;
        let tag = &rest[..end];
        rest = &rest[end + 1..];
        let name: String = tag.trim_start_matches('/').chars().take_while(char::is_ascii_alphanumeric).collect();
        if matches!(
            name.as_str(),
            "" | "script" | "style" | "iframe" | "object" | "embed" | "svg" | "form" | "base" | "meta" | "link" | "h1"
        ) {
            return Err(format!("<{tag}>"));
        }
        if tag.starts_with('/') {
            if open.pop().as_deref() != Some(&name) {
                return Err(format!("<{tag}> closes another"));
            }
            continue;
        }
        for part in tag[name.len()..].split("\" ") {
            let Some((key, value)) = part.trim().trim_end_matches('"').split_once("=\"") else { continue };
            if key.starts_with("on") || key == "style" {
                return Err(format!("<{tag}>"));
            }
            let value = value.to_lowercase();
            if matches!(key, "href" | "src")
                && ["javascript:", "data:", "vbscript:"].iter().any(|bad| value.trim_start().starts_with(bad))
            {
                return Err(format!("<{tag}>"));
            }
            if key == "id" && !ids.insert(value) {
                return Err(format!("<{tag}> stands twice"));
            }
        }
        if !matches!(name.as_str(), "br" | "hr" | "img") {
            open.push(name);
        }
    }
    if open.is_empty() { Ok(()) } else { Err(format!("{open:?} stay open")) }
}

#[test]
fn the_reader_of_these_tests_sees_faults() {
    for fault in [
        "<script>",
        "<p>",
        "</p>",
        "<p onclick=\"x\"></p>",
        "<a href=\"javascript:x\"></a>",
        "<p id=\"a\"></p><p id=\"a\"></p>",
    ] {
        assert!(sound(fault).is_err(), "{fault}");
    }
}

#[test]
fn emphasis_beside_chinese_signs() {
    for (body, html) in [
        ("**“重点”**内容", "<p><strong>“重点”</strong>内容</p>\n"),
        ("他说**“重点”**。", "<p>他说<strong>“重点”</strong>。</p>\n"),
        ("按**《办法》**执行，**（一）**申请", "<p>按<strong>《办法》</strong>执行，<strong>（一）</strong>申请</p>\n"),
        ("**注意：**本表", "<p><strong>注意：</strong>本表</p>\n"),
        ("这是*重点*内容", "<p>这是<em>重点</em>内容</p>\n"),
        ("40*4=160h，20*8=160h", "<p>40*4=160h，20*8=160h</p>\n"),
        ("`40*4` 与 \\*号", "<p><code>40*4</code> 与 *号</p>\n"),
    ] {
        assert_eq!(page(body).html, html, "{body}");
    }
}

#[test]
fn lines_and_indents() {
    assert_eq!(page("　　第一条\n　　第二行\n　　\n　　第二条").html, "<p>第一条第二行</p>\n<p>第二条</p>\n");
    assert_eq!(page("one\ntwo").html, "<p>one\ntwo</p>\n");
    assert_eq!(
        page("3. 三\n5. 五\n6. 六").html,
        "<ol start=\"3\">\n<li>三</li>\n<li value=\"5\">五</li>\n<li>六</li>\n</ol>\n"
    );
    assert_eq!(
        page("- [x] 甲\n- [ ] 乙").html,
        "<ul>\n<li><span class=\"task\" role=\"img\" aria-label=\"已完成\">☑</span> 甲</li>\n<li><span class=\"task\" role=\"img\" aria-label=\"未完成\">☐</span> 乙</li>\n</ul>\n"
    );
}

#[test]
fn headings_stand_below_the_title() {
    let rendered = page("# 总则\n\n### 目的\n\n# 总则\n\n## 附则 `x`\n\n# ！\n\n见[总则](#总则)、[无](#无)");
    let found: Vec<_> = rendered.headings.iter().map(|h| (h.level, h.id.as_str(), h.text.as_str())).collect();
    assert_eq!(
        found,
        [
            (2, "h-zong-ze", "总则"),
            (3, "h-mu-di", "目的"),
            (2, "h-zong-ze-2", "总则"),
            (3, "h-fu-ze-x", "附则 x"),
            (2, "h-section", "！")
        ]
    );
    assert!(rendered.html.ends_with("<p>见<a href=\"#h-zong-ze\">总则</a>、无</p>\n"), "{}", rendered.html);
}

#[test]
fn links_lead_where_the_caller_says() {
    let body = "“1*2”[甲](../policies/plan.md)[乙](https://a.example/)[丙](https://www.qj.gov.cn/)[丁](javascript:alert)[戊](gone)[](tel:12345)![图](a.png)![外](https://a.example/x.png)";
    let rendered = page(body);
    assert_eq!(
        rendered.html,
        "<p>“1*2”<a href=\"../../policy/plan/\">甲</a><a href=\"https://a.example/\" class=\"leaves\" rel=\"external noopener\">乙<span class=\"leaves-note\">（外部网站）</span></a><a href=\"https://www.qj.gov.cn/\" rel=\"external noopener\">丙</a>丁戊<a href=\"tel:12345\">tel:12345</a><img src=\"a.png\" alt=\"图\" loading=\"lazy\">外</p>\n"
    );
    let spans: Vec<_> = rendered.links.iter().map(|link| &body[link.span.clone()]).collect();
    assert_eq!(spans[0], "[甲](../policies/plan.md)");
    assert_eq!(spans[7], "![外](https://a.example/x.png)");
    assert_eq!(rendered.links.iter().filter(|link| link.link == Link::Dead).count(), 3);
}

#[test]
fn tables_scroll_and_align_by_class() {
    assert_eq!(
        page("| 项目 | |\n|:-:|--:|\n| 床位 | 1 |").html,
        "<section class=\"table-scroll\" tabindex=\"0\" aria-label=\"表格 1\">\n<table>\n<thead>\n<tr><th scope=\"col\" class=\"at-center\">项目</th><td class=\"at-right\"></td></tr>\n</thead>\n<tbody>\n<tr><td class=\"at-center\">床位</td><td class=\"at-right\">1</td></tr>\n</tbody>\n</table>\n</section>\n"
    );
}

#[test]
fn footnotes_lead_there_and_back() {
    assert_eq!(
        page("甲[^a]乙\n\n[^a]: 注").html,
        "<p>甲<sup class=\"note\"><a id=\"r-1-1\" href=\"#n-1\" role=\"doc-noteref\">[1]</a></sup>乙</p>\n<section class=\"notes\" role=\"doc-endnotes\" aria-label=\"注释\">\n<ol>\n<li id=\"n-1\" value=\"1\"><p>注</p>\n<a class=\"back\" href=\"#r-1-1\" role=\"doc-backlink\" aria-label=\"返回正文 1\">↩</a></li>\n</ol>\n</section>\n"
    );
}

#[test]
fn raw_html_is_reduced() {
    let rendered = page(
        "<!-- 注 -->\n\n甲<b onclick=\"x\" id=\"h-a\">乙</b><sub>2\n\n<table><tr><td style=\"x\" colspan=\"2\">丙</td></tr></table>\n\n<script>alert(1)</script>",
    );
    assert_eq!(
        rendered.html.replace('\n', ""),
        "<p>甲<b>乙</b><sub>2</sub></p><table><tbody><tr><td colspan=\"2\">丙</td></tr></tbody></table>"
    );
    assert_eq!(rendered.raw.len(), 5);
}

#[test]
fn a_note_has_neither_headings_nor_html() {
    let rendered = note("# 标题\n\n有<b>床</b>");
    assert_eq!(rendered.html, "<p><strong>标题</strong></p>\n<p>有&lt;b&gt;床&lt;/b&gt;</p>\n");
    assert!(rendered.headings.is_empty() && rendered.raw.len() == 2);
}

#[test]
fn words_alone_and_the_summary() {
    let rendered = page("# 标题\n\n第一*段*，[链接](x)。\n\n- 甲\n- 乙");
    assert_eq!(rendered.text, "标题\n第一段，链接。\n甲\n乙");
    assert_eq!(rendered.summary, "第一段，链接。");
}

#[test]
fn hostile_texts_end() {
    for body in [
        ">".repeat(20_000),
        "[".repeat(20_000),
        "![".repeat(10_000),
        "- ".repeat(10_000),
        "*a_".repeat(10_000),
        "<b>".repeat(10_000),
        "<a \"".repeat(10_000),
        "<div>\n".to_owned() + &"<script></script>".repeat(10_000),
        "[^1]".repeat(5_000) + "\n\n[^1]: x",
        "**“".repeat(10_000),
        "`".repeat(20_000),
        "# 同\n\n[同](#无)\n\n".repeat(10_000),
        "|a".repeat(5_000) + "\n" + &"|-".repeat(5_000) + "\n|b",
    ] {
        let rendered = page(&body);
        sound(&rendered.html).unwrap_or_else(|fault| panic!("{fault}: {}", &body[..9]));
    }
}

#[test]
#[expect(
    clippy::disallowed_methods,
    clippy::print_stderr,
    reason = "a test reads its data, or says that it is not there"
)]
fn known_payloads_run_nothing() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../shared/data/xss/payloads.txt");
    let Ok(payloads) = std::fs::read(path) else { return eprintln!("skipped: {path} is not there") };
    let payloads = String::from_utf8_lossy(&payloads);
    for payload in payloads.lines() {
        for body in [
            payload.to_owned(),
            format!("[x]({payload})"),
            format!("![x](<{payload}>)"),
            format!("<{payload}>"),
            format!("# {payload}"),
        ] {
            for rendered in [page(&body), note(&body)] {
                sound(&rendered.html).unwrap_or_else(|fault| panic!("{fault}: {body}\n{}", rendered.html));
            }
        }
    }
}

#[test]
#[expect(
    clippy::disallowed_methods,
    clippy::print_stderr,
    reason = "a test reads its data, or says that it is not there"
)]
fn laws_are_rendered() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../shared/data/laws");
    let Ok(folder) = std::fs::read_dir(path) else { return eprintln!("skipped: {path} is not there") };
    for file in folder.flatten() {
        let body = std::fs::read_to_string(file.path()).unwrap();
        let rendered = page(&body);
        sound(&rendered.html).unwrap_or_else(|fault| panic!("{fault}: {}", file.path().display()));
        assert!(!rendered.headings.is_empty() && !rendered.summary.is_empty(), "{}", file.path().display());
        assert_eq!(rendered, page(&body));
    }
}

proptest! {
    #[test]
    fn whatever_is_written_is_sound(body in "([*_`#>|<!&\\[\\]():\\-\n 　0-9a-c“”，汉字]|<b>|</b>|<p>|<td |[\\^1]: |\\[\\^1\\]|onerror=|javascript:|<script>|https://a/){0,60}") {
        for rendered in [page(&body), note(&body)] {
            prop_assert_eq!(sound(&rendered.html), Ok(()), "{}", rendered.html);
            for span in rendered.links.iter().map(|link| &link.span).chain(&rendered.raw) {
                prop_assert!(body.get(span.clone()).is_some());
            }
        }
    }
}
