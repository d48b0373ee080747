//! `book.toml` to the site's configuration. It is a valid configuration of mdBook: what belongs to mdBook and other
//! tools is left alone, and what is ours stands below `[output.laoyou]`.

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::diagnostic::catalogue::book::{
    BOOK_TITLE_MISSING, BOOK_VALUE, FOLDER_UNSAFE, FOLDERS_OVERLAP, TOML_DUPLICATE_KEY, TOML_SYNTAX,
};
use crate::diagnostic::catalogue::shape::UNKNOWN_KEY;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Value as Said};
use crate::model::site::Config;
use crate::source::{Source, Span};
use crate::text::nearest::nearest;
use crate::vocabulary::{SLUG, URL};

/// The keys below `[output.laoyou]`.
const OURS: [&str; 4] = ["facilities", "theme", "site-url", "demo"];

/// Where themes stand in a site.
const THEMES: &str = "themes";

const TEXT: Said = Said::Term { zh: "用英文双引号括起来的文字", en: "text in double quotes" };
const YES_NO: Said =
    Said::Term { zh: "true（是）或 false（否），不加引号", en: "true or false, without quotes" };
const ADDRESS: Said = Said::Term {
    zh: "以 https:// 或 http:// 开头的网址，没有问号和井号",
    en: "an address that begins with https:// or http:// and has no ? or #",
};
const THEME: Said = Said::Term {
    zh: "主题文件夹的名字，用小写字母、数字和连字符",
    en: "the name of a theme's folder: small letters, digits, hyphens",
};
const LANGUAGE: Said = Said::Term { zh: "语言代号", en: "a language tag" };

/// Reads `book.toml`. Where a value is wrong the usual one stands for it, so that the rest of the site can be checked.
pub(super) fn book(source: &Source, diagnostics: &mut Diagnostics) -> Config {
    let (table, errors) = DeTable::parse_recoverable(&source.text);
    let mut reader = Reader { source, diagnostics };
    let mut last_line = None;
    for error in errors {
        let code = if error.message().contains("duplicate") { &TOML_DUPLICATE_KEY } else { &TOML_SYNTAX };
        let span = error.span().map_or(Span::default(), |span| Span::new(span.start, span.end));
        let line = source.place(span).line();
        // A line that cannot be read costs the library several errors and the clerk one.
        if line != last_line {
            reader.fault(code, span, |fault| fault);
            last_line = line;
        }
    }
    let root = Some(table.get_ref());
    let book = reader.table(root, "book");
    let build = reader.table(root, "build");
    let output = reader.table(root, "output");
    let ours = reader.table(output, "laoyou");
    if let Some(ours) = ours {
        reader.look_for_strangers(ours);
    }

    let title = reader.text(book, "title", "\"曲靖市养老托育服务\"").map(|(title, _)| title.trim().to_owned());
    if title.as_deref().is_none_or(str::is_empty) && !has(book, "title") {
        reader.diagnostics.report(Diagnostic::new(&BOOK_TITLE_MISSING, source.whole()));
    }
    let mut folders = vec![("theme", THEMES.to_owned())];
    let content = reader.folder(book, "src", "src", "content", &mut folders);
    let facilities = reader.folder(ours, "facilities", "facilities", "facilities", &mut folders);
    let output = reader.folder(build, "build-dir", "book", "site", &mut folders);
    Config {
        title: title.unwrap_or_default(),
        language: reader.checked(book, "language", "\"zh-CN\"", LANGUAGE, is_language).unwrap_or("zh-CN".to_owned()),
        content,
        facilities,
        output,
        theme: reader
            .checked(ours, "theme", "\"default\"", THEME, |name| SLUG.matches(name))
            .unwrap_or("default".to_owned()),
        site_url: reader.checked(ours, "site-url", "\"https://example.gov.cn/\"", ADDRESS, is_address).map(with_slash),
        demo: reader.flag(ours, "demo").unwrap_or(false),
    }
}

type Table<'t> = Option<&'t DeTable<'t>>;

struct Reader<'a> {
    source: &'a Source,
    diagnostics: &'a mut Diagnostics,
}

impl Reader<'_> {
    fn fault(&mut self, code: &'static Code, span: Span, fill: impl FnOnce(Diagnostic) -> Diagnostic) {
        self.diagnostics.report(fill(Diagnostic::new(code, self.source.place(span))));
    }

    fn wrong(&mut self, key: &str, example: &str, what: Said, span: Span) {
        self.fault(&BOOK_VALUE, span, |fault| fault.with("key", key).with("what", what).with("example", example));
    }

    fn table<'t>(&mut self, table: Table<'t>, key: &str) -> Table<'t> {
        let value = value(table, key)?;
        let inner = value.get_ref().as_table();
        if inner.is_none() {
            let what = Said::Term { zh: "成小标题，下面分行写各项", en: "a heading with lines below it" };
            self.wrong(key, "{ … }", what, span_of(value));
        }
        inner
    }

    fn text<'t>(&mut self, table: Table<'t>, key: &str, example: &str) -> Option<(&'t str, Span)> {
        let value = value(table, key)?;
        let text = value.get_ref().as_str();
        if text.is_none_or(|text| text.trim().is_empty()) {
            self.wrong(key, example, TEXT, span_of(value));
            return None;
        }
        text.map(|text| (text, span_of(value)))
    }

    fn checked(
        &mut self,
        table: Table<'_>,
        key: &str,
        example: &str,
        what: Said,
        is_right: impl Fn(&str) -> bool,
    ) -> Option<String> {
        let (text, span) = self.text(table, key, example)?;
        if !is_right(text) {
            self.wrong(key, example, what, span);
            return None;
        }
        Some(text.to_owned())
    }

    fn flag(&mut self, table: Table<'_>, key: &str) -> Option<bool> {
        let value = value(table, key)?;
        let flag = value.get_ref().as_bool();
        if flag.is_none() {
            self.wrong(key, "false", YES_NO, span_of(value));
        }
        flag
    }

    /// A folder inside the site that holds none of the `others` and lies in none of them.
    fn folder(
        &mut self,
        table: Table<'_>,
        key: &'static str,
        usual: &str,
        example: &str,
        others: &mut Vec<(&'static str, String)>,
    ) -> String {
        let quoted = format!("\"{example}\"");
        let Some((text, span)) = self.text(table, key, &quoted) else { return usual.to_owned() };
        let Some(folder) = safe_folder(text) else {
            self.fault(&FOLDER_UNSAFE, span, |fault| {
                fault.with("key", key).with("folder", text).with("example", quoted)
            });
            return usual.to_owned();
        };
        let within = |inner: &str, outer: &str| {
            inner.strip_prefix(outer).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        };
        if let Some((_, other)) = others.iter().find(|(_, other)| within(&folder, other) || within(other, &folder)) {
            self.fault(&FOLDERS_OVERLAP, span, |fault| {
                fault.with("key", key).with("folder", text).with("other", other.as_str())
            });
        }
        others.push((key, folder.clone()));
        folder
    }

    fn look_for_strangers(&mut self, ours: &DeTable<'_>) {
        let mut strangers: Vec<_> = ours.iter().filter(|(key, _)| !OURS.contains(&&**key.get_ref())).collect();
        strangers.sort_by_key(|(key, _)| key.span().start);
        for (key, _) in strangers {
            let span = Span::new(key.span().start, key.span().end);
            let near = nearest(key.get_ref(), OURS);
            let known = OURS.map(str::to_owned).to_vec();
            self.fault(&UNKNOWN_KEY, span, |fault| {
                fault.with("key", key.get_ref().as_ref()).with_some("near", near).with("known", known)
            });
        }
    }
}

fn value<'t>(table: Table<'t>, key: &str) -> Option<&'t Spanned<DeValue<'t>>> {
    table?.iter().find(|(name, _)| name.get_ref() == key).map(|(_, value)| value)
}

fn has(table: Table<'_>, key: &str) -> bool {
    value(table, key).is_some()
}

fn span_of(value: &Spanned<DeValue<'_>>) -> Span {
    Span::new(value.span().start, value.span().end)
}

/// A relative folder with `/` between its parts, none of which leads upwards, is hidden or names a drive.
fn safe_folder(text: &str) -> Option<String> {
    let text = text.trim().replace('\\', "/");
    let text = text.strip_prefix("./").unwrap_or(&text).trim_end_matches('/');
    let is_safe = |part: &str| !part.is_empty() && !part.starts_with('.') && !part.contains([':', '\n', '\0']);
    (!text.starts_with('/') && text.split('/').all(is_safe)).then(|| text.to_owned())
}

fn is_address(text: &str) -> bool {
    let host = text.split_once("://").map_or("", |(_, rest)| rest.split('/').next().unwrap_or_default());
    URL.matches(text) && !host.is_empty() && !text.contains(['?', '#', '"', '\'', '&'])
}

fn with_slash(mut address: String) -> String {
    if !address.ends_with('/') {
        address.push('/');
    }
    address
}

/// A tag such as `zh-CN` (BCP 47), as far as its letters go.
fn is_language(text: &str) -> bool {
    let mut parts = text.split('-');
    let is_part = |part: &str| (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric());
    parts
        .next()
        .is_some_and(|first| (2..=3).contains(&first.len()) && first.bytes().all(|byte| byte.is_ascii_alphabetic()))
        && parts.all(is_part)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::diagnostic::Lang;
    use crate::source::SitePath;

    fn read(text: &str) -> (Config, Vec<String>) {
        let source = Source::new(SitePath::new("book.toml"), text);
        let mut diagnostics = Diagnostics::new();
        let config = book(&source, &mut diagnostics);
        let faults = diagnostics.iter().map(|fault| {
            assert!(!fault.message(Lang::Zh).is_empty() && fault.hint(Lang::En).is_some());
            let range = fault.place.as_ref().unwrap().range.as_ref();
            range.map_or(fault.code.name.to_owned(), |range| format!("{} {}:{}", fault.code, range.line, range.column))
        });
        (config, faults.collect())
    }

    #[test]
    fn the_configuration_is_read_and_other_tools_are_left_alone() {
        let text = "[book]\ntitle = \"曲靖\"\nlanguage = \"zh-CN\"\nauthors = [\"某处\"]\nsrc = \"content\"\n\n[build]\nbuild-dir = \"./site/\"\n\n[output.html]\nfoo = 1\n\n[output.laoyou]\nfacilities = \"entries\"\ntheme = \"county\"\nsite-url = \"https://laoyou.example/a\"\ndemo = true\n";
        let (config, faults) = read(text);
        assert!(faults.is_empty(), "{faults:?}");
        assert_eq!(
            config,
            Config {
                title: "曲靖".into(),
                language: "zh-CN".into(),
                content: "content".into(),
                facilities: "entries".into(),
                output: "site".into(),
                theme: "county".into(),
                site_url: Some("https://laoyou.example/a/".into()),
                demo: true,
            }
        );
    }

    #[test]
    fn the_sites_own_file_is_valid_for_mdbook_as_well() {
        let text = include_str!("../../book.toml");
        let (config, faults) = read(text);
        assert!(faults.is_empty(), "{faults:?}");
        let mdbook: mdbook_core::config::Config = text.parse().unwrap();
        assert_eq!(mdbook.book.title.as_deref(), Some(config.title.as_str()));
        assert_eq!(mdbook.book.src, std::path::Path::new(&config.content));
        assert_eq!(mdbook.build.build_dir, std::path::Path::new(&config.output));
    }

    #[test]
    fn what_is_left_out_is_as_mdbook_has_it() {
        let (config, faults) = read("[book]\ntitle = \"甲\"\n");
        assert!(faults.is_empty());
        assert_eq!((config.content.as_str(), config.output.as_str()), ("src", "book"));
        assert_eq!((config.facilities.as_str(), config.theme.as_str(), config.demo), ("facilities", "default", false));
    }

    #[test]
    fn each_slip_has_its_code_and_place() {
        for (text, expected) in [
            ("", vec!["book-title-missing"]),
            ("[book]\ntitle = 甲\nlanguage = 'zh'\n", vec!["toml-syntax 2:9"]),
            ("[book]\ntitle = '甲'\ntitle = '乙'\n", vec!["toml-duplicate-key 3:1"]),
            ("[book]\ntitle = 3\nlanguage = '中文'\n", vec!["book-value 2:9", "book-value 3:12"]),
            ("book = 1\n", vec!["book-value 1:8", "book-title-missing"]),
            (
                "[book]\ntitle = '甲'\n[output.laoyou]\nfacilitys = 'a'\ndemo = 'yes'\ntheme = '../x'\nsite-url = 'javascript:1'\n",
                vec!["unknown-key 4:1", "book-value 6:9", "book-value 7:12", "book-value 5:8"],
            ),
            (
                "[book]\ntitle = '甲'\nsrc = '../a'\n[build]\nbuild-dir = 'C:\\site'\n",
                vec!["folder-unsafe 3:7", "folder-unsafe 5:13"],
            ),
            (
                "[book]\ntitle = '甲'\nsrc = '.'\n[build]\nbuild-dir = '.git'\n",
                vec!["folder-unsafe 3:7", "folder-unsafe 5:13"],
            ),
            ("[book]\ntitle = '甲'\nsrc = 'a/b'\n[build]\nbuild-dir = 'a'\n", vec!["folders-overlap 5:13"]),
        ] {
            assert_eq!(read(text).1, expected, "{text:?}");
        }
    }

    proptest! {
        #[test]
        fn no_text_costs_a_panic(text in "(\\[(book|build|output|output.laoyou)\\]\n|(title|src|build-dir|theme|demo|a) ?= ?|['\"\\[\\]{},甲1.\n=]){0,12}") {
            read(&text);
        }
    }
}
