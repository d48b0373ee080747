//! What the preview adds to a page: the faults, and the script that brings it up to date.

use std::fmt::Write as _;
use std::path::Path;

use axum::http::header;
use axum::response::IntoResponse;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use super::Attempt;
use crate::diagnostic::{Diagnostic, Diagnostics, Lang, Severity};
use crate::source::{Range, SitePath};

/// The media type of a page.
pub(super) const HTML: &str = "text/html; charset=utf-8";

/// Faults that are listed; the rest are counted.
const SHOWN: usize = 50;

/// The part that stands at the top of every page: the way to the workbench, and faults when there are any. By the number
/// of the build the script of an open page knows whether it is up to date.
pub(super) fn banner(attempt: &Attempt, build: u64, root: &Path, lang: Lang) -> String {
    let words = if lang == Lang::Zh { "工作台" } else { "Workbench" };
    let faults = faults(attempt, root, lang);
    format!("<div data-build=\"{build}\"><p class=\"laoyou-bar\"><a href=\"/.laoyou/\">{words}</a></p>{faults}</div>")
}

fn faults(attempt: &Attempt, root: &Path, lang: Lang) -> String {
    match attempt {
        Attempt::Ready(_, diagnostics) if diagnostics.is_empty() => String::new(),
        Attempt::Ready(_, diagnostics) => list(diagnostics, root, lang, false),
        Attempt::Faulty(diagnostics) => list(diagnostics, root, lang, true),
        Attempt::Failed(reason) => {
            let title = if lang == Lang::Zh {
                "预览没有更新：机器出了问题"
            } else {
                "The preview was not updated"
            };
            format!(
                "<section class=\"laoyou-faults\" role=\"alert\"><h2>{title}</h2><p>{}</p></section>",
                escape(reason)
            )
        }
    }
}

fn list(diagnostics: &Diagnostics, root: &Path, lang: Lang, stopped: bool) -> String {
    let (errors, warnings) = diagnostics.count();
    let title = match (lang, stopped) {
        (Lang::Zh, true) => format!("有 {errors} 处错误，下面还是改错之前的页面"),
        (Lang::Zh, false) => format!("有 {warnings} 处提醒"),
        (Lang::En, true) => format!("{errors} faults: this is the page from before them"),
        (Lang::En, false) => format!("{warnings} warnings"),
    };
    let open = if stopped { " open" } else { "" };
    let mut html =
        format!("<section class=\"laoyou-faults\" role=\"status\"><details{open}><summary>{title}</summary><ol>");
    let worst_first = |severity| diagnostics.iter().filter(move |diagnostic| diagnostic.severity == severity);
    for diagnostic in worst_first(Severity::Error).chain(worst_first(Severity::Warning)).take(SHOWN) {
        item(&mut html, diagnostic, root, lang);
    }
    html.push_str("</ol>");
    let rest = (errors + warnings).saturating_sub(SHOWN);
    if rest > 0 {
        let _ = match lang {
            Lang::Zh => write!(html, "<p>还有 {rest} 处，请运行 laoyou check 看全部。</p>"),
            Lang::En => write!(html, "<p>{rest} more: run laoyou check to see all.</p>"),
        };
    }
    html.push_str("</details></section>");
    html
}

/// One fault: what is wrong, the way to its line, what to write instead.
pub(super) fn item(html: &mut String, diagnostic: &Diagnostic, root: &Path, lang: Lang) {
    let word = match (diagnostic.severity, lang) {
        (Severity::Error, Lang::Zh) => "错误",
        (Severity::Warning, Lang::Zh) => "提醒",
        (Severity::Error, Lang::En) => "error",
        (Severity::Warning, Lang::En) => "warning",
    };
    let _ = write!(html, "<li><b>{word}</b> {}", escape(&diagnostic.message(lang)));
    if let Some(place) = &diagnostic.place {
        let _ = write!(html, "<br>{}", to_file(root, &place.file, place.range.as_ref()));
        if let Some(range) = &place.range {
            let _ = write!(html, "<pre>{}</pre>", escape(&range.excerpt));
        }
    }
    if let Some(hint) = diagnostic.hint(lang) {
        let _ = write!(html, "<p>{}</p>", escape(&hint));
    }
    html.push_str("</li>");
}

/// A page with the banner behind `<body …>` and the script before the end of its head.
pub(super) fn with_banner(page: &[u8], banner: &str) -> Vec<u8> {
    let page = String::from_utf8_lossy(page);
    let head = page.find("</head>").unwrap_or(0);
    let body =
        page[head..].find("<body").and_then(|start| page[head + start..].find('>').map(|end| head + start + end + 1));
    let body = body.unwrap_or(head);
    let mut whole = String::with_capacity(page.len() + banner.len() + LINKS.len());
    whole.push_str(&page[..head]);
    whole.push_str(LINKS);
    whole.push_str(&page[head..body]);
    whole.push_str(banner);
    whole.push_str(&page[body..]);
    whole.into_bytes()
}

/// The style of what the preview adds, and the script that brings it up to date.
pub(super) const LINKS: &str =
    "<link rel=\"stylesheet\" href=\"/.laoyou/preview.css\"><script src=\"/.laoyou/preview.js\" defer></script>";

/// A page of its own, when there is no preview yet.
pub(super) fn alone(banner: &str, lang: Lang) -> String {
    let (tag, title, wait) = match lang {
        Lang::Zh => ("zh-CN", "预览", "还没有可以看的网站。改好下面的错误，这一页会自己更新。"),
        Lang::En => {
            ("en", "Preview", "There is no site to see yet. Mend the faults and this page will update by itself.")
        }
    };
    format!(
        "<!doctype html><html lang=\"{tag}\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" \
         content=\"width=device-width\"><title>{title}</title>{LINKS}</head><body><main><h1>{title}</h1><p>{wait}</p></main>{banner}</body></html>"
    )
}

/// A link that opens a file at its line in VS Code; its text can be copied for another editor.
pub(super) fn to_file(root: &Path, file: &SitePath, range: Option<&Range>) -> String {
    let full = root.join(file.as_str()).to_string_lossy().replace('\\', "/");
    let path = utf8_percent_encode(full.trim_start_matches('/'), IN_ADDRESS);
    let (at, line) = range.map_or_else(Default::default, |range| {
        (format!(":{}:{}", range.line, range.column), format!(":{}", range.line))
    });
    format!("<a href=\"vscode://file/{path}{at}\"><code>{}{line}</code></a>", escape(file.as_str()))
}

/// What stands in a path as it is.
const IN_ADDRESS: &AsciiSet =
    &NON_ALPHANUMERIC.remove(b'/').remove(b'-').remove(b'_').remove(b'.').remove(b'~').remove(b':');

pub(super) fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// The media type of a file, by its ending.
pub(super) fn content_type(path: &str) -> &'static str {
    match path.rsplit_once('.').map_or("", |(_, ending)| ending) {
        "html" => HTML,
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "json" => "application/json",
        "xml" => "application/xml; charset=utf-8",
        "txt" => "text/plain; charset=utf-8",
        "csv" => "text/csv; charset=utf-8",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "webp" => "image/webp",
        "pdf" => "application/pdf",
        _ => "application/octet-stream",
    }
}

/// Brings an open page up to date when there is a new build.
pub(super) async fn script() -> impl IntoResponse {
    ([(header::CONTENT_TYPE, "text/javascript; charset=utf-8")], include_str!("preview.js"))
}

/// The look of the banner.
pub(super) async fn style() -> impl IntoResponse {
    ([(header::CONTENT_TYPE, "text/css; charset=utf-8")], include_str!("preview.css"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_banner_stands_at_the_start_of_the_body() {
        let page =
            with_banner(b"<html><head><title>a</title></head><body class=\"x\"><p>b</p></body></html>", "<i>c</i>");
        let page = String::from_utf8(page).unwrap();
        assert!(page.contains("<body class=\"x\"><i>c</i><p>b</p>"), "{page}");
        assert!(page.contains("preview.js\" defer></script></head>"), "{page}");
    }

    #[test]
    fn a_fault_leads_to_its_line_in_an_editor() {
        let link = to_file(Path::new("/我的 网站"), &SitePath::new("facilities/jia/a.yaml"), None);
        let wanted = "vscode://file/%E6%88%91%E7%9A%84%20%E7%BD%91%E7%AB%99/facilities/jia/a.yaml";
        assert_eq!(link, format!("<a href=\"{wanted}\"><code>facilities/jia/a.yaml</code></a>"));
    }

    #[test]
    fn an_authors_text_is_no_markup() {
        assert_eq!(escape("<b>&\""), "&lt;b&gt;&amp;&quot;");
    }
}
