//! Nodes and a table of fields to a draft: which field a key means, and whether what stands there has its shape.

use std::collections::BTreeSet;

use super::yaml::{Content, Node, Pair, Scalar as Written, Style, slip_in_text};
use crate::diagnostic::catalogue::file::TOO_MANY_FAULTS;
use crate::diagnostic::catalogue::shape::{
    EMPTY_ITEM, GROUP_EXPECTED, KEY_FROM_PLACE, KEY_TWICE, KEYS_EXPECTED, LIST_EXPECTED, UNKNOWN_KEY, VALUE_EXPECTED,
};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Value as Said};
use crate::draft::{Entry, Group, List, Map, Scalar, Value};
use crate::field::{self, Cursor, Field, FileKind, Shape};
use crate::source::{Source, Span};
use crate::text::han::has_han;
use crate::text::nearest::nearest;
use crate::text::width::clip;

/// More faults than these in one file help nobody, and each costs a search for its line.
const MOST: usize = 100;

/// Characters of the author's words that a sentence repeats.
const QUOTED: usize = 40;

/// Keys that folder and file name stand for.
const FROM_PLACE: [&str; 10] = ["id", "county", "zone", "area", "编号", "县区", "县", "区", "所属县区", "代号"];

/// Names that older lists use, and what stands for them now.
const RENAMED: [(&str, &str); 6] = [
    ("helps", "services"),
    ("fees", "prices"),
    ("fee_month", "prices"),
    ("收费", "价格"),
    ("六助", "服务"),
    ("联系电话", "电话"),
];

/// The top of a file; `None` when it has no keys.
pub(super) fn root(kind: FileKind, node: Node, source: &Source, diagnostics: &mut Diagnostics) -> Option<Group> {
    let is_entry = kind == FileKind::Facility;
    let mut reader = Reader { source, diagnostics, found: 0, top: kind.fields(), is_entry };
    let found = kind_of(&node.content);
    let group = match node.content {
        Content::Group(pairs) => Some(reader.group(kind.fields(), None, pairs, node.span)),
        Content::Broken => None,
        _ => {
            let known = names(kind.fields(), false);
            let first = kind.fields().iter().find(|field| !field.example.is_empty());
            let example = first.map(|field| format!("{}: {}", field.key, field.example));
            reader.report(&KEYS_EXPECTED, node.span, |fault| {
                fault.with("found", found).with_some("example", example).with("known", known)
            });
            None
        }
    };
    if reader.found > MOST {
        let fault = Diagnostic::new(&TOO_MANY_FAULTS, source.whole()).with("most", MOST);
        reader.diagnostics.report(fault);
    }
    group
}

struct Reader<'a> {
    source: &'a Source,
    diagnostics: &'a mut Diagnostics,
    /// Faults so far; after [`MOST`] they are only counted.
    found: usize,
    top: &'static [Field],
    is_entry: bool,
}

impl Reader<'_> {
    fn report(&mut self, code: &'static Code, span: Span, fill: impl FnOnce(Diagnostic) -> Diagnostic) {
        self.found += 1;
        if self.found <= MOST {
            self.diagnostics.report(fill(Diagnostic::new(code, self.source.place(span))));
        }
    }

    /// Pairs to the fields of a table; `of` is the field whose group it is, `None` at the top.
    fn group(&mut self, fields: &'static [Field], of: Option<&'static Field>, pairs: Vec<Pair>, span: Span) -> Group {
        let mut entries: Vec<Entry> = Vec::with_capacity(pairs.len());
        let cursor = Cursor::default();
        for Pair { key, key_span, value } in pairs {
            let Some(field) = cursor.find(fields, |field| field.is_called(key.trim())) else {
                // A key that could not be read for certain has been reported with its line.
                if value.content != Content::Broken {
                    self.unknown(fields, of, &key, key_span);
                }
                continue;
            };
            if let Some(earlier) = entries.iter().find(|entry| entry.field.key == field.key) {
                let (first, source) = (earlier.key, self.source);
                let other = if field.key == &*key { field.zh } else { field.key };
                self.report(&KEY_TWICE, key_span, |fault| {
                    let first = source.place(first);
                    let line = first.line().unwrap_or(1);
                    fault.with("key", &*key).with("other", other).with("line", line).related(first)
                });
                continue;
            }
            let written = if &*key == field.key { field.key } else { field.zh };
            let value = self.value(field, written, field.shape, value);
            entries.push(Entry::new(field, key_span, value));
        }
        Group::new(entries, span)
    }

    fn unknown(&mut self, fields: &'static [Field], of: Option<&'static Field>, key: &str, span: Span) {
        if self.found >= MOST {
            self.found += 1;
            return;
        }
        let chinese = has_han(key);
        let at_top = of.is_none();
        if at_top && self.is_entry && FROM_PLACE.contains(&key.trim()) {
            self.report(&KEY_FROM_PLACE, span, |fault| fault.with("key", key));
            return;
        }
        let name = |field: &'static Field| if chinese { field.zh } else { field.key };
        let renamed = RENAMED.iter().find(|(old, new)| *old == key && field::find(fields, new).is_some());
        let near = renamed.map(|(_, new)| *new).or_else(|| nearest(key, fields.iter().map(name)));
        let parent = fields.iter().find(|field| field::find(field.inside(), key).is_some()).map(name);
        let outer = of.filter(|_| field::find(self.top, key).is_some()).map(name);
        let known = names(fields, chinese);
        let key = clip(key, QUOTED);
        self.report(&UNKNOWN_KEY, span, |fault| {
            let fault = fault.with("key", key).with_some("parent", parent).with_some("outer", outer);
            fault.with_some("near", near).with("known", known)
        });
    }

    /// A node to a value of a shape; `written` is how the author called the field.
    fn value(&mut self, field: &'static Field, written: &'static str, shape: Shape, node: Node) -> Value {
        let span = node.span;
        let found = kind_of(&node.content);
        let (code, known) = match (node.content, shape) {
            (Content::Empty, _) => return Value::Empty(span),
            (Content::Broken, _) => return Value::Broken(span),
            (Content::List(items), Shape::List(item)) => return self.list(field, written, *item, items, span),
            // A single value may stand without the list.
            (content, Shape::List(item)) if fits(&content, *item) => {
                return self.value(field, written, *item, Node { span, content });
            }
            (Content::Group(pairs), Shape::Group(fields)) => {
                return Value::Group(self.group(fields, Some(field), pairs, span));
            }
            (Content::Group(pairs), Shape::Hours | Shape::Where) => return self.map(field, written, pairs, span),
            (content, Shape::OneOf(shapes)) => {
                let node = Node { span, content };
                let shape = shapes.iter().copied().find(|&shape| fits(&node.content, shape));
                return match shape.or_else(|| shapes.first().copied()) {
                    Some(shape) => self.value(field, written, shape, node),
                    None => Value::Broken(span),
                };
            }
            (Content::Scalar(scalar), Shape::Group(_) | Shape::Where) => {
                // `number：123` below a dash is one text: say which sign is wrong, not that it is a text.
                if let Some(slip) = slip_in_text(&scalar.text).filter(|_| scalar.style == Style::Plain) {
                    self.found += 1;
                    if self.found <= MOST {
                        self.diagnostics.report(slip.diagnostic(self.source, span.start as usize));
                    }
                    return Value::Broken(span);
                }
                (&GROUP_EXPECTED, field.inside())
            }
            (Content::Scalar(scalar), shape) if takes_text(shape) => return Value::Scalar(scalar_of(scalar, span)),
            (_, Shape::Group(fields)) => (&GROUP_EXPECTED, fields),
            (_, Shape::Where) => (&GROUP_EXPECTED, self.top),
            (_, Shape::List(Shape::Group(fields))) => (&GROUP_EXPECTED, *fields),
            (_, Shape::List(_)) => (&LIST_EXPECTED, self.top),
            _ => (&VALUE_EXPECTED, self.top),
        };
        if self.found >= MOST {
            self.found += 1;
            return Value::Broken(span);
        }
        let known = names(known, has_han(written));
        let example = (!field.example.is_empty() && !field.example.contains('\n')).then_some(field.example);
        self.report(code, span, |fault| {
            let fault = fault.with("field", written).with("found", found).with_some("example", example);
            fault.with("known", known)
        });
        Value::Broken(span)
    }

    fn list(
        &mut self,
        field: &'static Field,
        written: &'static str,
        item: Shape,
        nodes: Vec<Node>,
        span: Span,
    ) -> Value {
        let (mut items, mut is_broken) = (Vec::with_capacity(nodes.len()), false);
        for node in nodes {
            match self.value(field, written, item, node) {
                Value::Empty(at) => self.report(&EMPTY_ITEM, at, |fault| fault.with("field", written)),
                Value::Broken(_) => is_broken = true,
                value => items.push(value),
            }
        }
        // A list of nothing but faults is not missing: what is wrong in it has been told.
        if is_broken && items.is_empty() { Value::Broken(span) } else { Value::List(List { items, span }) }
    }

    /// Free keys, each with a single value or several.
    fn map(&mut self, field: &'static Field, written: &'static str, pairs: Vec<Pair>, span: Span) -> Value {
        const ANY: Shape = Shape::Text { min: 0, max: u16::MAX };
        let mut entries = Vec::with_capacity(pairs.len());
        for Pair { key, key_span, value } in pairs {
            let value = match value {
                Node { content: Content::List(items), span } => self.list(field, written, ANY, items, span),
                node => self.value(field, written, ANY, node),
            };
            if !matches!(value, Value::Broken(_)) {
                entries.push((Scalar { text: key.into_string(), span: key_span, plain: true }, value));
            }
        }
        Value::Map(Map { entries, span })
    }
}

/// Whether what is written could be of a shape, as far as value, list and group go.
fn fits(content: &Content, shape: Shape) -> bool {
    match (content, shape) {
        (Content::Group(_), Shape::Group(_) | Shape::Hours | Shape::Where) | (Content::List(_), Shape::List(_)) => true,
        (Content::Scalar(_), shape) => takes_text(shape),
        _ => false,
    }
}

fn takes_text(shape: Shape) -> bool {
    match shape {
        Shape::List(_) | Shape::Group(_) | Shape::Where => false,
        Shape::OneOf(shapes) => shapes.iter().any(|&shape| takes_text(shape)),
        _ => true,
    }
}

fn scalar_of(written: Written, span: Span) -> Scalar {
    Scalar { text: written.text.into_string(), span, plain: written.style == Style::Plain }
}

/// The keys of a table in one language, each once, in the table's order.
fn names(fields: &'static [Field], chinese: bool) -> Vec<String> {
    let mut seen = BTreeSet::new();
    let name = |field: &'static Field| if chinese { field.zh } else { field.key };
    fields.iter().map(name).filter(|name| seen.insert(*name)).map(ToOwned::to_owned).collect()
}

/// What something is, for a sentence.
fn kind_of(content: &Content) -> Said {
    match content {
        Content::List(_) => Said::Term { zh: "一个列表", en: "a list" },
        Content::Group(_) => Said::Term { zh: "一组项目", en: "a group of keys" },
        _ => Said::Term { zh: "一个值", en: "a single value" },
    }
}

#[cfg(test)]
mod tests {
    use crate::diagnostic::{Diagnostics, Lang};
    use crate::draft::{Draft, Value};
    use crate::field::FileKind;
    use crate::source::{SitePath, Source};

    fn read(kind: FileKind, text: &str) -> (Option<Draft>, Diagnostics) {
        let mut diagnostics = Diagnostics::new();
        let draft = super::super::parse(kind, Source::new(SitePath::new("a.yaml"), text), &mut diagnostics);
        diagnostics.sort();
        (draft, diagnostics)
    }

    /// Faults as `code line:column hint`.
    fn faults(kind: FileKind, text: &str) -> Vec<String> {
        let shown = read(kind, text).1.into_iter().map(|fault| {
            assert!(!fault.message(Lang::En).is_empty() && fault.hint(Lang::En).is_some());
            let range = fault.place.as_ref().and_then(|place| place.range.as_ref()).unwrap();
            format!("{} {}:{} {}", fault.code, range.line, range.column, fault.hint(Lang::Zh).unwrap_or_default())
        });
        shown.collect()
    }

    #[test]
    fn keys_are_read_in_both_languages() {
        let text = "名称: 示例敬老院\nkind: elder.rural-home\n地址: 示例镇示例村1号\nbeds:\n  总数: 30\n  available: 2\n电话:\n  - 号码: 0874-0123456\n    label: 总机\n开放时间: {周一至周五: \"08:00-11:30\"}\n服务: 助餐\npublish: no\n";
        let (draft, diagnostics) = read(FileKind::Facility, text);
        assert!(diagnostics.is_empty(), "{diagnostics:?}");
        let draft = draft.unwrap();
        let keys: Vec<_> = draft.root.entries.iter().map(|entry| entry.field.key).collect();
        assert_eq!(keys, ["name", "kind", "address", "beds", "phones", "hours", "services", "publish"]);
        let Value::Scalar(name) = &draft.root.peek("name").unwrap().value else { panic!() };
        assert_eq!((name.text.as_str(), name.plain), ("示例敬老院", true));
        assert!(
            matches!(&draft.root.peek("hours").unwrap().value, Value::Map(map) if map.entries[0].0.text == "周一至周五")
        );
        assert!(matches!(&draft.root.peek("services").unwrap().value, Value::Scalar(_)));
        assert_eq!(draft.locate("beds.total").map(|span| draft.place(span).line()), Some(Some(5)));
    }

    #[test]
    fn wrong_keys_are_told_the_right_ones() {
        let text = "nmae: 甲\n名字: 甲\nid: a\nname: 甲\n名称: 乙\ntotal: 3\nhelps: [助餐]\nbeds:\n  total: 3\n  address: 丙\n  zzz: 1\n";
        assert_eq!(
            faults(FileKind::Facility, text),
            [
                "unknown-key 1:1 是不是想写“name”？",
                "unknown-key 2:1 是不是想写“名称”？",
                "key-from-place 3:1 请删去这一行；要改县区或编号，请移动文件或给文件改名",
                "key-in-both-languages 5:1 请只留一个",
                "unknown-key 6:1 “total”要写在“capacity”下面，缩进两格",
                "unknown-key 7:1 是不是想写“services”？",
                "unknown-key 10:3 “address”应和“beds”左边对齐，请取消缩进",
                "unknown-key 11:3 可以写的有：total、nursing、memory、available、as_of",
            ]
        );
    }

    #[test]
    fn values_of_another_shape_are_faults() {
        let text = "name: [甲]\nkind: {a: b}\nbeds: 30\nphones:\n  - number：0874-0123456\n  - 0874-0123456\n  -\nservices: {a: 1}\nhours: [a]\npublish: [no]\nlocation:\n  lng:103.8\n";
        assert_eq!(
            faults(FileKind::Facility, text),
            [
                "value-expected 1:7 请写成一行，例如“name: 示例敬老院”",
                "value-expected 2:7 请写成一行，例如“kind: 农村敬老院”",
                "group-expected 3:7 请另起一行，缩进两格，分项写：total、nursing、memory、available、as_of",
                "yaml-wide-colon 5:11 请改成英文冒号加一个空格，写成“number: 0874-0123456”",
                "group-expected 6:5 请另起一行，缩进两格，分项写：number、label、hours",
                "empty-item 7:3 请写上内容，或删去这条短横线",
                "list-expected 8:11 请写成“services: [助餐, 助浴]”，或每条一行、以“- ”开头",
                "value-expected 9:8 请写成一行，例如“hours: {周一至周五: \"08:00-11:30 14:00-17:30\", 周六: 休息}”",
                "value-expected 10:10 请写成一行，例如“publish: 否”",
                "yaml-colon-space 12:6 请在冒号后加一个空格，写成“lng: 103.8”",
            ]
        );
        assert_eq!(faults(FileKind::Facility, "- a\n")[0].split(' ').next(), Some("keys-expected"));
    }

    #[test]
    fn faults_without_end_are_not_listed_without_end() {
        let keys: Vec<String> = (0..5000).map(|at| format!("k{at}: 1\n")).collect();
        let (_, diagnostics) = read(FileKind::Facility, &keys.concat());
        assert_eq!(diagnostics.iter().filter(|fault| fault.code.name == "unknown-key").count(), super::MOST);
        assert!(diagnostics.iter().any(|fault| fault.code.name == "too-many-faults"));
    }

    #[test]
    fn what_is_broken_is_not_missing() {
        let (draft, _) = read(FileKind::Facility, "name：甲\nkind: a\nbeds: 3\n");
        let root = draft.unwrap().root;
        assert!(matches!(root.get("name").unwrap().value, Value::Broken(_)));
        assert!(matches!(root.get("beds").unwrap().value, Value::Broken(_)));
        assert!(root.get("kind").is_some() && root.get("address").is_none());
    }

    #[test]
    fn the_head_of_a_page_has_the_places_of_its_file() {
        let text = "---\r\n标题: 关于\r\ntilte: 甲\r\n---\r\n正文\r\n";
        assert_eq!(faults(FileKind::Page, text)[0].split(' ').take(2).collect::<Vec<_>>(), ["unknown-key", "3:1"]);
        let (draft, _) = read(FileKind::Page, text);
        assert_eq!(draft.unwrap().body_text(), "正文\r\n");
    }
}
