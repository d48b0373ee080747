//! Entries as clean YAML: keys in one language, quotes where a text could be read as something else.

use crate::text::yaml::quoted;

/// A value to be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Node {
    Scalar { text: String, plain: bool },
    List(Vec<Node>),
    Group(Vec<(&'static str, Node)>),
}

/// A whole file.
pub(super) fn file(keys: &[(&'static str, Node)]) -> String {
    let mut out = String::with_capacity(400);
    group(&mut out, keys, 0);
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
        Node::Scalar { text, plain: true } => out.push_str(text),
        Node::Scalar { text, plain: false } => out.push_str(&quoted(text)),
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
