//! A Markdown page to fill in: a policy, a guide or a notice, with its head as comments.

use super::sketch::{Sketch, Style};
use super::{Choices, Made};
use crate::directory::Registries;
use crate::field::FileKind;

/// A page to fill in: `content/<folder>/<slug>.md`.
pub fn page(registries: &Registries, kind: FileKind, slug: &str, title: Option<&str>, style: Style) -> Made {
    let choices = Choices::of(registries, None);
    let sketch = Sketch { style, choices: &choices, profile: None };
    let fields = kind.fields();
    let (folder, name, body) = match kind {
        FileKind::Policy => ("policies", "政策文件", "在这里写正文：照原文一字不改，标题用“## ”开头。"),
        FileKind::Guide => {
            ("guides", "办事指南", "在这里写正文：先用一两句平常话说清楚谁能办、办了有什么，再写怎么办。")
        }
        FileKind::Notice => ("notices", "通知公告", "在这里写正文。"),
        _ => ("pages", "网页", "在这里写正文。"),
    };
    let mut text = format!(
        "---\n## {name}。以“# ”开头的是还没写的项目，知道了就去掉“# ”，把例子改成真实的内容；“##”后面是说明，不用动。\n\n"
    );
    match title {
        Some(title) => sketch.written(&mut text, fields, "title", title),
        None => sketch.commented(&mut text, fields, "title"),
    }
    sketch.draft(&mut text, fields);
    sketch.rest(&mut text, fields, &["title", "slug", "publish"]);
    text += "---\n\n";
    text += body;
    text.push('\n');
    Made::new(format!("{}/{folder}/{slug}.md", registries.config.content), text)
}
