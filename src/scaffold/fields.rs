//! The fields of the files, as a page for authors: what may stand in each, in the words of the field table.

use std::fmt::Write as _;

use crate::field::{Field, FileKind, Need, Shape};

/// The sorts of files with the name that authors know them by.
const TITLES: [(FileKind, &str); 16] = [
    (FileKind::Facility, "机构条目 facilities/<县区>/<编号>.yaml"),
    (FileKind::Availability, "空床空位 facilities/<县区>/availability.csv"),
    (FileKind::Retired, "停用的编号 facilities/retired.csv"),
    (FileKind::Policy, "政策文件 content/policies/*.md"),
    (FileKind::Guide, "办事指南 content/guides/*.md"),
    (FileKind::Notice, "通知公告 content/notices/*.md"),
    (FileKind::Page, "其他网页 content/pages/*.md"),
    (FileKind::Site, "谁办网站 content/site.yaml"),
    (FileKind::Areas, "县区和乡镇 facilities/areas.yaml"),
    (FileKind::Kinds, "机构类型 facilities/kinds.yaml"),
    (FileKind::Services, "服务项目 content/services.yaml"),
    (FileKind::Indicators, "规划目标 content/indicators.yaml"),
    (FileKind::Glossary, "词语解释 content/glossary.yaml"),
    (FileKind::Synonyms, "同义词 content/synonyms.yaml"),
    (FileKind::Pinyin, "读音 content/pinyin.yaml"),
    (FileKind::Mapping, "导入用的对照表"),
];

/// Every field of every sort of file, in Markdown.
pub fn manual() -> String {
    let mut text = String::from(
        "# 字段说明\n\n\
         每种文件能写哪些项目。中文名和英文名一个意思，写哪个都行，同一项不要两个都写。\n\
         这一份由 laoyou 从它自己的字段表生成，换了新版本可以用 `laoyou schema --write` 重新生成。\n",
    );
    for (kind, title) in TITLES {
        let _ = write!(text, "\n## {title}\n\n");
        table(&mut text, kind.fields());
    }
    text
}

/// The fields of one sort of file, in Markdown.
pub fn of(kind: FileKind) -> String {
    let title = TITLES.iter().find(|(known, _)| *known == kind).map_or("", |(_, title)| title);
    let mut text = format!("# {title}\n\n");
    table(&mut text, kind.fields());
    text
}

fn table(text: &mut String, fields: &'static [Field]) {
    text.push_str("| 中文名 | 英文名 | 要不要写 | 写什么 | 例子 |\n|---|---|---|---|---|\n");
    lines(text, fields, "", "");
}

fn lines(text: &mut String, fields: &'static [Field], zh: &str, en: &str) {
    for field in fields {
        let need = match field.need {
            Need::Required => "必须",
            Need::Expected => "应当",
            Need::Optional => "",
        };
        let example = if field.example.is_empty() { String::new() } else { format!("`{}`", cell(field.example)) };
        let _ = writeln!(
            text,
            "| {zh}{} | `{en}{}` | {need} | {} | {example} |",
            field.zh,
            field.key,
            cell(&meaning(field))
        );
        lines(text, field.inside(), &format!("{zh}{}·", field.zh), &format!("{en}{}.", field.key));
    }
}

fn meaning(field: &Field) -> String {
    let mut said = field.means.to_owned();
    let shape = match field.shape {
        Shape::List(inner) => {
            said.push_str("可以有几个。");
            *inner
        }
        shape => shape,
    };
    if let Shape::Word(vocabulary) = shape {
        let words: Vec<&str> = vocabulary.words.iter().map(|word| word.zh).collect();
        let _ = write!(said, "可写：{}。", words.join("、"));
    }
    if !field.unit.is_empty() {
        let _ = write!(said, "单位：{}。", field.unit);
    }
    if !field.rule.is_empty() {
        let _ = write!(said, "依据：{}。", field.rule);
    }
    said
}

/// A text that does not end a cell of the table.
fn cell(text: &str) -> String {
    text.replace('|', "\\|")
}
