//! How Chinese lines may break: a date, a time, a number does not; a title breaks between its words.
//!
//! A browser breaks Chinese text anywhere. These two filters, `joint` and `nb`, say to it where it must not.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::text::html::escape_quotes;

/// Words after which and before which a title may break, longer ones before those that begin them.
const WORDS: [&str; 59] = [
    "一老一小",
    "经开区",
    "开发区",
    "养老院",
    "敬老院",
    "托育园",
    "幼儿园",
    "福利院",
    "卫生院",
    "示例",
    "养老",
    "托育",
    "居家",
    "互助",
    "老年",
    "医养",
    "结合",
    "服务",
    "中心",
    "综合",
    "机构",
    "幸福",
    "餐桌",
    "公寓",
    "大学",
    "护理",
    "照护",
    "照料",
    "失能",
    "普惠",
    "婴幼儿",
    "整体",
    "解决",
    "方案",
    "实施",
    "管理",
    "办法",
    "通知",
    "意见",
    "补贴",
    "津贴",
    "申请",
    "设施",
    "建设",
    "人才",
    "政策",
    "指南",
    "电话册",
    "医疗",
    "指导",
    "健康",
    "儿童",
    "示范",
    "互动",
    "直播",
    "改造",
    "培训",
    "信息",
    "平台",
];

/// Endings of names of places and offices: a title may break after them, never before.
const ENDS: [&str; 12] = ["社区", "街道", "村委会", "县", "市", "区", "镇", "乡", "局", "委", "站", "点"];

/// Writes a title as HTML: `<wbr>` between its words, for a style that lets it break nowhere else
/// (`word-break: keep-all`).
pub(super) fn joint(html: &mut String, title: &str) {
    let mut rest = title;
    // Whether something stands before, and whether a word just ended.
    let (mut begun, mut ended) = (false, false);
    while let Some(first) = rest.chars().next() {
        let (length, opens, closes) = if let Some(word) = word(rest) {
            (word.len(), true, true)
        } else if let Some(end) = ENDS.iter().find(|end| begun && rest.starts_with(**end)) {
            (end.len(), false, true)
        } else {
            // A character between two words belongs to the one before: 护理型, 东街道的.
            let one = first.len_utf8();
            let alone = ended && !is_opening(first) && (rest.len() == one || word(&rest[one..]).is_some());
            (one, !alone && ended, alone)
        };
        let after = rest[length..].chars().next();
        if begun && opens && !is_closing(first) {
            html.push_str("<wbr>");
        }
        // Writing to a string cannot fail.
        let _ = escape_quotes(html, &rest[..length]);
        begun = !is_opening(first) || length > first.len_utf8();
        ended = closes && after.is_some_and(|after| !is_closing(after));
        rest = &rest[length..];
    }
}

/// The words by their first character.
static BY_FIRST: LazyLock<BTreeMap<char, Vec<&'static str>>> = LazyLock::new(|| {
    let mut by_first: BTreeMap<char, Vec<&'static str>> = BTreeMap::new();
    for word in WORDS {
        by_first.entry(word.chars().next().unwrap_or_default()).or_default().push(word);
    }
    by_first
});

fn word(text: &str) -> Option<&'static str> {
    let beginning = BY_FIRST.get(&text.chars().next()?)?;
    beginning.iter().copied().find(|word| text.starts_with(word))
}

fn is_opening(first: char) -> bool {
    matches!(first, '“' | '（' | '《' | '〔' | '‘' | '(')
}

fn is_closing(first: char) -> bool {
    matches!(first, '”' | '）' | '》' | '〕' | '’' | ')' | '，' | '。' | '：' | '、' | '；' | '？' | '！' | ' ')
}

/// Writes a line as HTML in which dates, times, ranges and telephone numbers are kept whole.
pub(super) fn nb(html: &mut String, line: &str) {
    let mut rest = line;
    while let Some(start) = rest.find(|letter: char| letter.is_ascii_digit()) {
        let run = &rest[start..];
        let end = run.find(|letter: char| !is_part(letter)).unwrap_or(run.len());
        let number = run[..end].trim_end_matches([',', '.', '—', '-', ':']);
        // Writing to a string cannot fail.
        let _ = escape_quotes(html, &rest[..start]);
        if number.bytes().all(|byte| byte.is_ascii_digit()) {
            html.push_str(number);
        } else {
            html.push_str("<span class=\"nb\">");
            html.push_str(number);
            html.push_str("</span>");
        }
        rest = &run[number.len()..];
    }
    let _ = escape_quotes(html, rest);
}

fn is_part(letter: char) -> bool {
    letter.is_ascii_digit() || matches!(letter, '年' | '月' | '日' | ':' | ',' | '.' | '—' | '-')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_break_between_words() {
        for (title, parts) in [
            ("示例福安养老院", "示例|福安|养老院"),
            ("示例白石江社区居家养老服务中心", "示例|白石江社区|居家|养老|服务|中心"),
            ("曲靖市“一老一小”整体解决方案", "曲靖市|“一老一小”|整体|解决|方案"),
            ("曲靖经开区", "曲靖|经开区"),
            ("甲县护理型养老机构", "甲县|护理型|养老|机构"),
            ("乙家庭托育点的机构", "乙家庭|托育点的|机构"),
            ("养老服务补贴（示例）", "养老|服务|补贴|（示例）"),
            ("Old & young", "Old &amp; young"),
            ("市", "市"),
            ("", ""),
        ] {
            let mut html = String::new();
            joint(&mut html, title);
            assert_eq!(html.replace("<wbr>", "|"), parts);
        }
    }

    #[test]
    fn dates_times_and_numbers_are_kept_whole() {
        for (line, parts) in [
            ("2026年3月5日至3月9日", "[2026年3月5日]至[3月9日]"),
            ("周一 08:30—11:30、14:00—17:30；24小时", "周一 [08:30—11:30]、[14:00—17:30]；24小时"),
            ("打0874-0000001，共3人。", "打[0874-0000001]，共3人。"),
            ("1,200—1,500元/月 <b>", "[1,200—1,500]元/月 &lt;b&gt;"),
            ("到2030.", "到2030."),
        ] {
            let mut html = String::new();
            nb(&mut html, line);
            assert_eq!(html.replace("<span class=\"nb\">", "[").replace("</span>", "]"), parts);
        }
    }
}
