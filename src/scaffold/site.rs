//! A new site's folder that builds at once: a made-up county with one example, and what an editor's program needs.

use jiff::civil::Date;
use serde_json::{Map, json};

use super::schema::{KINDS, schema};
use super::{Choices, Made, fields};
use crate::text::yaml::quoted;

/// The texts that are the same in every new site.
const TEXTS: [(&str, &str); 7] = [
    (".gitignore", include_str!("site/gitignore")),
    ("编辑手册.md", include_str!("site/编辑手册.md")),
    ("content/site.yaml", include_str!("site/site.yaml")),
    ("content/services.yaml", include_str!("site/services.yaml")),
    ("facilities/areas.yaml", include_str!("site/areas.yaml")),
    ("facilities/shi-li/availability.csv", "\u{feff}编号,空余,截至\r\nshi-li-jing-lao-yuan,6,{today}\r\n"),
    (".vscode/extensions.json", include_str!("site/extensions.json")),
];
const BOOK: &str = include_str!("site/book.toml");
const ENTRY: &str = include_str!("site/entry.yaml");
const ABOUT: &str = include_str!("site/about.md");

/// All files of a new site but those that depend on its registries; see [`editor_files`]. `today` is the day on which
/// its example was written.
pub fn site(title: &str, today: Date) -> Vec<Made> {
    let dated = |text: &str| text.replace("{today}", &today.to_string());
    let mut files: Vec<Made> = TEXTS.iter().map(|&(path, text)| Made::new(path, dated(text))).collect();
    // A text in quotes of JSON is one of TOML as well.
    files.push(Made::new("book.toml", BOOK.replace("{title}", &serde_json::Value::from(title).to_string())));
    files.push(Made::new("facilities/shi-li/shi-li-jing-lao-yuan.yaml", dated(ENTRY)));
    files.push(Made::new("content/pages/about.md", dated(&ABOUT.replace("{title}", &quoted(title)))));
    files
}

/// What depends on the field table and on the site's registries: JSON Schemas, the settings that tie them to files,
/// and the page that explains the fields. These are ours and are brought up to date when asked for.
pub fn editor_files(choices: &Choices) -> Vec<Made> {
    // Markdown heads are not read by editors' YAML support.
    let yaml = KINDS.iter().filter(|(_, _, files)| files.ends_with(".yaml"));
    let mut made = Vec::new();
    let mut tied = Map::new();
    for &(kind, name, files) in yaml {
        let path = format!(".vscode/schemas/{name}.json");
        tied.insert(format!("./{path}"), json!([files]));
        made.push(Made::new(path, schema(kind, choices)));
    }
    let settings = json!({
        "yaml.schemas": tied,
        "yaml.schemaStore.enable": false,
        "files.encoding": "utf8",
        "files.eol": "\n",
        "editor.quickSuggestions": { "strings": true, "other": true, "comments": false },
        "[yaml]": { "editor.tabSize": 2, "editor.insertSpaces": true },
        "files.exclude": { ".laoyou": true },
    });
    let mut settings = serde_json::to_string_pretty(&settings).expect("settings are JSON");
    settings.push('\n');
    made.push(Made::new(".vscode/settings.json", settings));
    made.push(Made::new("字段说明.md", fields::manual()));
    made
}
