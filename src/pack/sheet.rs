//! The sheet that goes with a package: what is new, changed and gone, by county and name, with lines to sign
//! (三审三校), printable and readable in any browser.

use std::fmt::Write as _;

use crate::changes::{Change, Changes, Fate, Paths};

/// What the sheet says besides the changes.
#[derive(Clone, Debug)]
pub struct Head<'a> {
    /// The site's name.
    pub title: &'a str,
    /// Twelve digits of the hash of the manifest that the server must have.
    pub from: &'a str,
    /// Twelve digits of the hash of the manifest that it has afterwards.
    pub to: &'a str,
}

/// The sheet, in Chinese: it is signed by the office.
pub fn sheet(head: &Head<'_>, changes: &Changes, paths: &Paths) -> String {
    let mut html = String::from(TOP);
    let _ = write!(html, "<h1>{}：更新单</h1>", escape(head.title));
    let count = |fate| changes.count(fate);
    let _ = write!(
        html,
        "<p>新增{}个，修改{}个，下线{}个；另有{}个列表、数据等文件跟着变。上传{}个文件，删除{}个文件。</p>",
        count(Fate::Added),
        count(Fate::Changed),
        count(Fate::Closed) + count(Fate::Removed),
        changes.others,
        paths.added.len() + paths.changed.len(),
        paths.removed.len()
    );
    let _ = write!(
        html,
        "<p>上传以前，服务器上应当是版本 <code>{}</code>；上传以后是版本 <code>{}</code>。</p>",
        head.from, head.to
    );
    for county in changes.facilities.chunk_by(|one, other| one.area == other.area) {
        table(&mut html, county[0].area.as_deref().unwrap_or("已经不在网站上的机构"), county);
    }
    if !changes.texts.is_empty() {
        table(&mut html, "政策、指南、通知和其他网页", &changes.texts);
    }
    if !paths.removed.is_empty() {
        html.push_str("<h2>要从服务器上删除的文件</h2><ul>");
        for path in &paths.removed {
            let _ = write!(html, "<li><code>{}</code></li>", escape(path));
        }
        html.push_str("</ul>");
    }
    html.push_str(SIGN);
    html
}

fn table(html: &mut String, heading: &str, changes: &[Change]) {
    let _ = write!(
        html,
        "<h2>{}（{}）</h2><table><thead><tr><th>情况</th><th>名称</th><th>网页</th></tr></thead><tbody>",
        escape(heading),
        changes.len()
    );
    for change in changes {
        let page = change.path.strip_suffix("index.html").unwrap_or(&change.path);
        let _ = write!(
            html,
            "<tr><td>{}</td><td>{}</td><td><code>{}</code></td></tr>",
            change.fate.name(crate::diagnostic::Lang::Zh),
            escape(&change.name),
            escape(page)
        );
    }
    html.push_str("</tbody></table>");
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

const TOP: &str = "<!doctype html>\n<html lang=\"zh-CN\"><head><meta charset=\"utf-8\">\
<meta name=\"viewport\" content=\"width=device-width\"><title>更新单</title><style>\
body{font:1rem/1.6 \"Microsoft YaHei\",\"Noto Sans CJK SC\",sans-serif;max-width:50rem;margin:2rem auto;padding:0 1rem;color:#000;background:#fff}\
h1{font-size:1.5rem}h2{font-size:1.15rem;break-after:avoid}\
table{border-collapse:collapse;width:100%}th,td{border:1px solid #555;padding:.3rem .5rem;text-align:left;overflow-wrap:anywhere}\
tr{break-inside:avoid}td:first-child,th:first-child{width:8em}\
.sign td{height:3.2rem;width:auto}@media print{body{margin:0;max-width:none}}\
</style></head><body>\n";

const SIGN: &str = "<h2>审核</h2><table class=\"sign\"><thead><tr><th></th><th>意见</th><th>签名</th><th>日期</th></tr></thead><tbody>\
<tr><th>初审</th><td></td><td></td><td></td></tr>\
<tr><th>复审</th><td></td><td></td><td></td></tr>\
<tr><th>终审</th><td></td><td></td><td></td></tr>\
<tr><th>上传人</th><td></td><td></td><td></td></tr>\
</tbody></table></body></html>\n";
