//! Whole small sites with what is expected of them: `tests/sites/<name>/site/` and `expected.txt`.
//!
//! The expected text holds every published file: pages as their readers meet them (headings, text, links, in order),
//! other texts as they are. `SNAPSHOTS=overwrite` writes it anew: read the diff.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;

use ego_tree::NodeRef;
use laoyou::diagnostic::Diagnostics;
use laoyou::draft::{Group, Value};
use laoyou::field::{self, FileKind};
use laoyou::parse::parse;
use laoyou::source::{SitePath, Source};
use regex_lite::Regex;
use scraper::{Html, Node, Selector};

use crate::site_test::{BuiltSite, SiteTest, read, repository};

#[test]
fn smallest() {
    compare("smallest");
}

#[test]
fn everything() {
    compare("everything");
}

#[test]
fn awkward() {
    compare("awkward");
}

#[test]
fn english() {
    compare("english");
}

fn compare(name: &str) {
    let folder = repository().join("tests/sites").join(name);
    let site = SiteTest::copy(folder.join("site"));
    let mut found = String::new();
    for fault in &site.check() {
        let _ = writeln!(found, "{}", laoyou::cli::json_line(fault, laoyou::diagnostic::Lang::Zh));
    }
    found.push_str(&outline(&site.build()));
    let expected = folder.join("expected.txt");
    if std::env::var("SNAPSHOTS").is_ok_and(|action| action == "overwrite") {
        fs::write(&expected, &found).unwrap();
    }
    let wanted = fs::read_to_string(&expected).unwrap_or_default();
    if found == wanted {
        return;
    }
    let line = found.lines().zip(wanted.lines()).position(|(found, wanted)| found != wanted);
    let line = line.unwrap_or_else(|| found.lines().count().min(wanted.lines().count()));
    let near = |text: &str| text.lines().skip(line.saturating_sub(3)).take(8).collect::<Vec<_>>().join("\n");
    panic!("{name} differs from line {} on\nexpected:\n{}\nfound:\n{}", line + 1, near(&wanted), near(&found));
}

/// Every file of a site in a form that people can compare. Assets and hashes change with every touch of the theme and
/// say nothing about the site.
fn outline(site: &BuiltSite) -> String {
    let mut text = String::new();
    let telling = |path: &str| {
        // A county's table holds the rows of the whole one. The index is held to tantivy's answers instead.
        let index = path.starts_with("search/") && !path.ends_with(".html");
        !index
            && !path.starts_with("assets/")
            && path != "laoyou-manifest.json"
            && !path.starts_with("data/facilities-")
    };
    for (path, bytes) in site.files.iter().filter(|(path, _)| telling(path)) {
        let _ = writeln!(text, "=== {path}");
        match std::str::from_utf8(bytes) {
            Ok(html) if path.ends_with(".html") => page(html, &mut text),
            Ok(csv) if path.ends_with(".csv") => table(csv, &mut text),
            Ok(plain) => {
                text.push_str(plain.trim_start_matches('\u{feff}'));
                if !plain.ends_with('\n') {
                    text.push('\n');
                }
            }
            Err(_) => {
                let _ = writeln!(text, "({} bytes)", bytes.len());
            }
        }
    }
    text
}

/// A row as the cells that hold something, each behind its heading.
fn table(csv: &str, text: &mut String) {
    let mut rows = csv::Reader::from_reader(csv.trim_start_matches('\u{feff}').as_bytes());
    let headings = rows.headers().unwrap().clone();
    let _ = writeln!(text, "{} columns", headings.len());
    for row in rows.records().map(Result::unwrap) {
        let filled = headings.iter().zip(&row).filter(|(_, cell)| !cell.is_empty());
        let cells: Vec<String> =
            filled.map(|(heading, cell)| format!("{heading}={}", cell.replace('\n', "⏎"))).collect();
        let _ = writeln!(text, "{}", cells.join(" "));
    }
}

fn page(html: &str, text: &mut String) {
    // What only says where a line may not break is no part of what readers meet.
    let joined = Regex::new("<wbr>|<span class=\"nb\">([^<]*)</span>").unwrap().replace_all(html, "$1");
    let html = Html::parse_document(&joined);
    let select = |selector: &str| html.select(&Selector::parse(selector).unwrap()).next();
    if let Some(title) = select("title") {
        let _ = writeln!(text, "title: {}", title.text().collect::<String>().trim());
    }
    if let Some(data) = select("script[type=\"application/ld+json\"]") {
        let _ = writeln!(text, "data: {}", data.text().collect::<String>().trim());
    }
    let root = select("main").or_else(|| select("body")).unwrap();
    let mut line = String::new();
    walk(*root, &mut line, text);
    flush(&mut line, text);
}

/// Blocks on lines of their own; links with where they lead.
fn walk(node: NodeRef<'_, Node>, line: &mut String, text: &mut String) {
    match node.value() {
        Node::Text(words) => {
            for word in words.split_whitespace() {
                if !line.is_empty() && !line.ends_with([' ', '[']) {
                    line.push(' ');
                }
                line.push_str(word);
            }
        }
        Node::Element(element) => {
            let name = element.name();
            if matches!(name, "script" | "style" | "svg" | "template") || element.attr("hidden").is_some() {
                return;
            }
            let block = matches!(
                name,
                "h1" | "h2"
                    | "h3"
                    | "h4"
                    | "h5"
                    | "h6"
                    | "p"
                    | "li"
                    | "tr"
                    | "dt"
                    | "dd"
                    | "section"
                    | "nav"
                    | "ul"
                    | "ol"
                    | "dl"
                    | "table"
                    | "div"
                    | "form"
                    | "caption"
                    | "pre"
                    | "figure"
                    | "article"
                    | "aside"
                    | "main"
                    | "footer"
                    | "header"
                    | "summary"
                    | "details"
                    | "blockquote"
            );
            if block {
                flush(line, text);
            }
            if let Some(level) = name.strip_prefix('h').and_then(|level| level.parse::<usize>().ok()) {
                line.push_str(&"#".repeat(level));
            } else if matches!(name, "td" | "th") && !line.is_empty() {
                line.push_str(" |");
            } else if name == "img" {
                let _ = write!(line, " ({})", element.attr("alt").unwrap_or_default());
            }
            for child in node.children() {
                walk(child, line, text);
            }
            if let Some(href) = element.attr("href") {
                let _ = write!(line, " <{href}>");
            }
            if block {
                flush(line, text);
            }
        }
        _ => node.children().for_each(|child| walk(child, line, text)),
    }
}

fn flush(line: &mut String, text: &mut String) {
    if !line.trim().is_empty() {
        let _ = writeln!(text, "{}", line.trim());
    }
    line.clear();
}

/// Every field that an entry may carry stands in one of the entries of `everything`, so that the pages show it.
#[test]
fn everything_uses_every_field_of_an_entry() {
    let folder = repository().join("tests/sites/everything/site/facilities");
    let mut written = BTreeSet::new();
    for (path, bytes) in read(&folder) {
        if !path.ends_with(".yaml") || !path.contains('/') {
            continue;
        }
        let source = Source::new(SitePath::new(&path), String::from_utf8(bytes).unwrap());
        let draft = parse(FileKind::Facility, source, &mut Diagnostics::new()).unwrap();
        paths(&draft.root, "", &mut written);
    }
    let leaves = field::leaves(field::facility::FACILITY);
    let missing: Vec<&str> =
        leaves.iter().map(|leaf| leaf.path.as_str()).filter(|path| !written.contains(*path)).collect();
    assert!(missing.is_empty(), "{missing:?}");
}

/// The paths of all fields with a value.
fn paths(group: &Group, above: &str, written: &mut BTreeSet<String>) {
    for entry in &group.entries {
        let path = if above.is_empty() { entry.field.key.to_owned() } else { format!("{above}.{}", entry.field.key) };
        match &entry.value {
            Value::Group(inner) => paths(inner, &path, written),
            Value::List(list) => {
                for item in &list.items {
                    if let Value::Group(inner) = item {
                        paths(inner, &path, written);
                    }
                }
            }
            _ => {}
        }
        written.insert(path);
    }
}
