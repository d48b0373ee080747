//! The workbench: everything that is to be done before the next publication, on one page of the preview.

use std::fmt::Write as _;
use std::path::Path;
use std::sync::Arc;

use axum::extract::{Request, State as Extract};
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Response};

use super::page::{LINKS, escape, item, to_file};
use super::site::State;
use super::{DraftsOf, Workbench};
use crate::changes::{Changes, Fate};
use crate::diagnostic::{Diagnostics, Lang, Severity};

/// Answers with the page; looking at the whole site takes a while, so it is done beside the other answers.
pub(super) async fn respond(Extract(state): Extract<Arc<State>>, request: Request) -> Response {
    if !state.is_ours(request.headers()) {
        return StatusCode::MISDIRECTED_REQUEST.into_response();
    }
    match tokio::task::spawn_blocking(move || state.workbench()).await {
        Ok(page) => Html(page).into_response(),
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}

/// The page: what a build would change, what waits to be published, and all faults.
pub(super) fn page(found: &Result<Workbench, String>, root: &Path, lang: Lang) -> String {
    let zh = lang == Lang::Zh;
    let (tag, title, back) =
        if zh { ("zh-CN", "工作台", "回到网站") } else { ("en", "Workbench", "back to the site") };
    let mut html = format!(
        "<!doctype html><html lang=\"{tag}\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" \
         content=\"width=device-width\"><title>{title}</title>{LINKS}</head><body class=\"laoyou-bench\"><main>\
         <h1>{title}</h1><p><a href=\"/\">{back}</a></p>"
    );
    match found {
        Err(reason) => {
            let _ = write!(html, "<p role=\"alert\">{}</p>", escape(reason));
        }
        Ok(bench) => {
            changes(&mut html, bench.changes.as_ref(), lang);
            drafts(&mut html, &bench.drafts, root, lang);
            faults(&mut html, &bench.diagnostics, root, lang);
        }
    }
    html.push_str("</main></body></html>");
    html
}

fn changes(html: &mut String, changes: Option<&Changes>, lang: Lang) {
    let zh = lang == Lang::Zh;
    let title = if zh { "现在生成，会有这些变化" } else { "What a build would change" };
    let _ = write!(html, "<section id=\"changes\"><h2>{title}</h2>");
    let Some(changes) = changes else {
        let none = if zh {
            "还没有生成过网站，或者现在有错误，比不了。"
        } else {
            "Nothing was published yet, or there are errors: there is nothing to compare."
        };
        let _ = write!(html, "<p>{none}</p></section>");
        return;
    };
    let named = changes.facilities.len() + changes.texts.len();
    if named + changes.others == 0 {
        let _ = write!(html, "<p>{}</p>", if zh { "和已经生成的一样。" } else { "Nothing." });
    }
    for fate in Fate::ALL {
        let of_fate = changes.facilities.iter().chain(&changes.texts).filter(|change| change.fate == fate);
        let names: Vec<String> = of_fate
            .map(|change| match &change.area {
                Some(area) => escape(&format!("{}（{area}）", change.name)),
                None => escape(&change.name),
            })
            .collect();
        if !names.is_empty() {
            let _ = write!(html, "<h3>{} {}</h3><ul>", fate.name(lang), names.len());
            for name in &names {
                html.extend(["<li>", name, "</li>"]);
            }
            html.push_str("</ul>");
        }
    }
    if changes.others > 0 {
        let _ = match lang {
            Lang::Zh => write!(html, "<p>另有{}个列表、数据等文件跟着变。</p>", changes.others),
            Lang::En => write!(html, "<p>{} lists, data and other files change with them.</p>", changes.others),
        };
    }
    html.push_str("</section>");
}

fn drafts(html: &mut String, drafts: &[DraftsOf], root: &Path, lang: Lang) {
    let zh = lang == Lang::Zh;
    let title = if zh { "还没有发布的条目" } else { "Entries that are not published yet" };
    let _ = write!(html, "<section id=\"drafts\"><h2>{title}</h2>");
    if drafts.is_empty() {
        let _ = write!(html, "<p>{}</p>", if zh { "没有。" } else { "None." });
    }
    for county in drafts {
        let _ = write!(html, "<h3>{} {}</h3><ul>", escape(&county.area), county.entries.len());
        for (name, file, warnings) in &county.entries {
            let _ = write!(html, "<li><b>{}</b> {}", escape(name), to_file(root, file, None));
            if !warnings.is_empty() {
                html.push_str("<ul>");
                for warning in warnings {
                    item(html, warning, root, lang);
                }
                html.push_str("</ul>");
            }
            html.push_str("</li>");
        }
        html.push_str("</ul>");
    }
    html.push_str("</section>");
}

fn faults(html: &mut String, diagnostics: &Diagnostics, root: &Path, lang: Lang) {
    let (errors, warnings) = diagnostics.count();
    let _ = match lang {
        Lang::Zh => write!(html, "<section id=\"faults\"><h2>错误{errors}处，提醒{warnings}处</h2><ol>"),
        Lang::En => write!(html, "<section id=\"faults\"><h2>{errors} errors, {warnings} warnings</h2><ol>"),
    };
    for severity in [Severity::Error, Severity::Warning] {
        for diagnostic in diagnostics.iter().filter(|diagnostic| diagnostic.severity == severity) {
            item(html, diagnostic, root, lang);
        }
    }
    html.push_str("</ol></section>");
}
