//! JSON Schema (draft 07, which editors know best) of a sort of file: completion and hover text while one writes.
//!
//! Both key languages are taken. Closed words are the only ones; what a site registers is offered, but not held to be
//! all there is, because the schema may be older than the list. `check` remains the judge.

use std::fmt::Write as _;

use serde_json::{Map, Value as Json, json};

use super::{Choices, key};
use crate::field::{Field, FileKind, Need, Registry, Shape};
use crate::vocabulary::Vocabulary;

/// The sorts of files that an editor can complete, with the name that `schema` takes and the files they are; CSV files
/// have no schema.
pub const KINDS: [(FileKind, &str, &str); 14] = [
    (FileKind::Facility, "facility", "facilities/*/*.yaml"),
    (FileKind::Policy, "policy", "content/policies/*.md"),
    (FileKind::Guide, "guide", "content/guides/*.md"),
    (FileKind::Notice, "notice", "content/notices/*.md"),
    (FileKind::Page, "page", "content/pages/*.md"),
    (FileKind::Site, "site", "content/site.yaml"),
    (FileKind::Areas, "areas", "facilities/areas.yaml"),
    (FileKind::Kinds, "kinds", "facilities/kinds.yaml"),
    (FileKind::Services, "services", "content/services.yaml"),
    (FileKind::Indicators, "indicators", "content/indicators.yaml"),
    (FileKind::Glossary, "glossary", "content/glossary.yaml"),
    (FileKind::Synonyms, "synonyms", "content/synonyms.yaml"),
    (FileKind::Pinyin, "pinyin", "content/pinyin.yaml"),
    (FileKind::Mapping, "mapping", "*.mapping.yaml"),
];

/// The sort of file that `schema` calls so.
pub fn kind(name: &str) -> Option<FileKind> {
    KINDS.iter().find(|(_, known, _)| *known == name).map(|(kind, _, _)| *kind)
}

/// The schema of a sort of file, with a line end.
pub fn schema(kind: FileKind, choices: &Choices) -> String {
    let mut writer = Writer { choices, definitions: Map::new() };
    let mut root = writer.group(kind.fields(), "");
    root.insert("definitions".into(), Json::Object(writer.definitions));
    let mut schema = Map::new();
    schema.insert("$schema".into(), "http://json-schema.org/draft-07/schema#".into());
    if let Some((_, name, files)) = KINDS.iter().find(|(known, _, _)| *known == kind) {
        schema.insert("title".into(), format!("{name}（{files}）").into());
    }
    schema.append(&mut root);
    let mut text = serde_json::to_string_pretty(&Json::Object(schema)).expect("a schema is JSON");
    text.push('\n');
    text
}

struct Writer<'a> {
    choices: &'a Choices,
    definitions: Map<String, Json>,
}

impl Writer<'_> {
    /// Keys in both languages; a required one must stand in one of them, no key in both.
    fn group(&mut self, fields: &'static [Field], above: &str) -> Map<String, Json> {
        let mut properties = Map::new();
        let mut rules = Vec::new();
        for field in fields {
            let path = format!("{above}{}", field.key);
            let about = self.about(field, &path);
            properties.insert(field.key.into(), about.clone());
            properties.insert(field.zh.into(), about);
            let either = [field.key, field.zh].map(|key| json!({ "required": [key] }));
            rules.push(match field.need {
                Need::Required => json!({ "oneOf": either }),
                Need::Expected | Need::Optional => json!({ "not": { "allOf": either } }),
            });
        }
        let mut group = Map::new();
        group.insert("type".into(), "object".into());
        group.insert("properties".into(), Json::Object(properties));
        group.insert("additionalProperties".into(), false.into());
        group.insert("allOf".into(), rules.into());
        group
    }

    /// One field: its names, what it means, what it may hold.
    fn about(&mut self, field: &'static Field, path: &str) -> Json {
        let mut about = Map::new();
        about.insert("title".into(), format!("{}（{}）", field.zh, field.key).into());
        about.insert("description".into(), description(field).into());
        match self.shape(field.shape, path) {
            // Beside a reference draft 07 reads nothing, so it stands one step below.
            Json::Object(shape) if shape.contains_key("$ref") => {
                about.insert("allOf".into(), json!([shape]));
            }
            Json::Object(mut shape) => about.append(&mut shape),
            _ => {}
        }
        Json::Object(about)
    }

    fn shape(&mut self, shape: Shape, path: &str) -> Json {
        match shape {
            // A text of digits only is a number to YAML; it is read as it stands.
            Shape::Text { min, max } => {
                json!({ "type": ["string", "number"], "minLength": min, "maxLength": max })
            }
            Shape::Markdown { max } => json!({ "type": "string", "maxLength": max }),
            Shape::Pattern(pattern) => json!({ "type": ["string", "integer"], "pattern": portable(pattern.regex) }),
            Shape::Integer { min, max } => json!({ "type": "integer", "minimum": min, "maximum": max }),
            Shape::Decimal { min, max } => json!({ "type": "number", "minimum": min, "maximum": max }),
            Shape::Flag => json!({ "enum": ["是", "否", "有", "无", "yes", "no", true, false] }),
            Shape::Date => json!({ "type": "string", "pattern": "^\\d{4}-\\d{2}-\\d{2}$" }),
            Shape::DateTime => json!({ "type": "string", "pattern": "^\\d{4}-\\d{2}-\\d{2}( \\d{2}:\\d{2})?$" }),
            Shape::Phone => json!({ "type": ["string", "integer"] }),
            Shape::Hours => json!({ "type": ["string", "object"] }),
            Shape::Where => json!({ "type": "object" }),
            Shape::Word(vocabulary) => self.refer(&format!("word-{}", vocabulary.name), |_| words(vocabulary)),
            Shape::Registry(registry) => self.refer(&format!("site-{}", key(registry)), |writer| {
                registered(registry, writer.choices.words(registry))
            }),
            Shape::Group(fields) => {
                let inside = format!("{path}.");
                self.refer(path, move |writer| Json::Object(writer.group(fields, &inside)))
            }
            Shape::List(inner) => {
                let inner = self.shape(*inner, path);
                json!({ "anyOf": [{ "type": "array", "items": inner.clone() }, inner] })
            }
            Shape::OneOf(shapes) => {
                let any: Vec<Json> = shapes.iter().map(|&shape| self.shape(shape, path)).collect();
                json!({ "anyOf": any })
            }
        }
    }

    /// Names a part once and refers to it.
    fn refer(&mut self, name: &str, make: impl FnOnce(&mut Self) -> Json) -> Json {
        if !self.definitions.contains_key(name) {
            // Its place is taken first, so that the definitions stand in the order of the fields.
            self.definitions.insert(name.to_owned(), Json::Null);
            let made = make(self);
            self.definitions.insert(name.to_owned(), made);
        }
        json!({ "$ref": format!("#/definitions/{name}") })
    }
}

/// What an editor shows when the mouse rests on a key.
fn description(field: &Field) -> String {
    let mut text = field.means.to_owned();
    match field.need {
        Need::Required => text.push_str("必须写。"),
        Need::Expected => text.push_str("应当写。"),
        Need::Optional => {}
    }
    if !field.unit.is_empty() {
        let _ = write!(text, "单位：{}。", field.unit);
    }
    if !field.example.is_empty() {
        let _ = write!(text, "例如：{}", field.example);
    }
    if !field.rule.is_empty() {
        let _ = write!(text, "\n依据：{}", field.rule);
    }
    text
}

fn words(vocabulary: &Vocabulary) -> Json {
    let names = vocabulary.words.iter().map(|word| word.zh).chain(vocabulary.words.iter().map(|word| word.code));
    let mut known: Vec<&str> = Vec::new();
    for name in names {
        if !known.contains(&name) {
            known.push(name);
        }
    }
    let explained: Vec<String> = vocabulary
        .words
        .iter()
        .map(|word| {
            let means = if word.means.is_empty() { String::new() } else { format!("：{}", word.means) };
            format!("{}（{}）{means}", word.zh, word.code)
        })
        .collect();
    json!({ "enum": known, "description": explained.join("\n") })
}

fn registered(registry: Registry, words: &[String]) -> Json {
    let any = json!({ "type": ["string", "integer"] });
    match registry {
        Registry::Page | Registry::Facility => any,
        _ if words.is_empty() => any,
        _ => json!({ "anyOf": [{ "enum": words }, any] }),
    }
}

/// A pattern without scripts by name, which editors read only with a flag that nobody sets.
fn portable(regex: &str) -> String {
    regex.replace(r"\p{Han}", "[〇\u{3400}-\u{9fff}]")
}
