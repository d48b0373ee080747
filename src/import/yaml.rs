//! Entries as clean YAML: keys in one language, quotes where a text could be read as something else.

use std::fmt::Write as _;

/// A value to be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Node {
    Scalar { text: String, plain: bool },
    List(Vec<Node>),
    Group(Vec<(&'static str, Node)>),
}

/// Words that YAML or its readers take for something other than text.
const RESERVED: [&str; 14] =
    ["null", "true", "false", "yes", "no", "on", "off", "y", "n", "是", "否", "有", "无", "nan"];

/// A whole file.
pub(super) fn file(keys: &[(&'static str, Node)]) -> String {
    let mut out = String::with_capacity(400);
    group(&mut out, keys, 0);
    out
}

/// A text as one value within a line, quoted where it must be.
pub(super) fn inline(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    scalar(&mut out, text, false);
    out
}

fn group(out: &mut String, keys: &[(&'static str, Node)], depth: usize) {
    for (key, node) in keys {
        indent(out, depth);
        out.push_str(key);
        out.push(':');
        below(out, node, depth);
    }
}

/// What stands behind a key.
fn below(out: &mut String, node: &Node, depth: usize) {
    match node {
        Node::Group(keys) if !keys.is_empty() => {
            out.push('\n');
            group(out, keys, depth + 1);
        }
        Node::List(items) if items.iter().any(|item| !matches!(item, Node::Scalar { .. })) => {
            out.push('\n');
            for item in items {
                indent(out, depth + 1);
                out.push('-');
                match item {
                    // Keys that hold more than a value each stand on lines of their own.
                    Node::Group(keys) if keys.iter().any(|(_, node)| !is_short(node)) => {
                        let mut inner = String::new();
                        group(&mut inner, keys, depth + 2);
                        out.push(' ');
                        out.push_str(inner.trim_start());
                    }
                    item => {
                        out.push(' ');
                        flow(out, item);
                        out.push('\n');
                    }
                }
            }
        }
        node => {
            out.push(' ');
            flow(out, node);
            out.push('\n');
        }
    }
}

fn is_short(node: &Node) -> bool {
    match node {
        Node::Scalar { .. } => true,
        Node::List(items) => items.iter().all(|item| matches!(item, Node::Scalar { .. })),
        Node::Group(_) => false,
    }
}

/// A value in one line.
fn flow(out: &mut String, node: &Node) {
    match node {
        Node::Scalar { text, plain } => scalar(out, text, *plain),
        Node::List(items) => {
            out.push('[');
            for (at, item) in items.iter().enumerate() {
                if at > 0 {
                    out.push_str(", ");
                }
                flow(out, item);
            }
            out.push(']');
        }
        Node::Group(keys) => {
            out.push('{');
            for (at, (key, item)) in keys.iter().enumerate() {
                if at > 0 {
                    out.push_str(", ");
                }
                out.push_str(key);
                out.push_str(": ");
                flow(out, item);
            }
            out.push('}');
        }
    }
}

fn scalar(out: &mut String, text: &str, plain: bool) {
    if plain || is_plain(text) {
        out.push_str(text);
        return;
    }
    out.push('"');
    for character in text.chars() {
        match character {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            // What cannot be seen is written so that it can.
            unseen if unseen.is_control() || is_break(unseen) => {
                // Writing to a text cannot fail.
                let _ = write!(out, "\\u{:04x}", u32::from(unseen));
            }
            seen => out.push(seen),
        }
    }
    out.push('"');
}

fn is_break(character: char) -> bool {
    matches!(character, '\u{85}' | '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}')
}

/// Whether a text is itself without quotes, within brackets as well: it begins with a letter and has no sign that YAML
/// knows.
fn is_plain(text: &str) -> bool {
    let begins = text.chars().next().is_some_and(char::is_alphabetic);
    let harmless = |character: char| character.is_alphanumeric() || "（）、，。；：·—～《》“”-._/ ".contains(character);
    begins && !text.ends_with(' ') && text.chars().all(harmless) && !RESERVED.contains(&text.to_lowercase().as_str())
}

fn indent(out: &mut String, depth: usize) {
    for _ in 0..depth {
        out.push_str("  ");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(text: &str) -> Node {
        Node::Scalar { text: text.to_owned(), plain: false }
    }

    #[test]
    fn an_entry_reads_well() {
        let number = |text: &str| Node::Scalar { text: text.to_owned(), plain: true };
        let entry = [
            ("名称", text("甲（总部）养老院")),
            ("地址", text("示例路1号: \"二\" #3")),
            ("位置", Node::Group(vec![("经度", number("120.5")), ("坐标系", text("wgs84"))])),
            ("服务", Node::List(vec![text("助餐"), text("无"), text("a, b")])),
            ("来源编号", Node::List(vec![Node::Group(vec![("名单", text("a-1")), ("编号", text("0012"))])])),
            ("介绍", text("第一行\n第二行")),
        ];
        let wanted = "名称: 甲（总部）养老院\n地址: \"示例路1号: \\\"二\\\" #3\"\n位置:\n  经度: 120.5\n  坐标系: wgs84\n\
                      服务: [助餐, \"无\", \"a, b\"]\n来源编号:\n  - {名单: a-1, 编号: \"0012\"}\n\
                      介绍: \"第一行\\n第二行\"\n";
        assert_eq!(file(&entry), wanted);
    }
}
