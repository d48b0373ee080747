//! Words that promise too much, in the description only (Advertising Law, article 9).

use crate::check::entry::Subject;
use crate::diagnostic::catalogue::entry::BOASTING;

pub(super) fn check(subject: &Subject<'_>) {
    let description = subject.facility.description.as_ref();
    let Some(description) = description.filter(|text| subject.context.may_boast(text)) else { return };
    for word in &subject.context.registries().boasts {
        let boasts = description.match_indices(word.as_str()).any(|(start, _)| {
            let rest = &description[start + word.len()..];
            !NAMES_GO_ON.iter().any(|part| rest.starts_with(part))
        });
        if boasts && !word.is_empty() {
            subject.report(subject.words_fault(&BOASTING, "description", word).with("word", word.as_str()));
        }
    }
}

/// What follows in names and plain statements: 第一人民医院, 第一中学, 第一时间.
const NAMES_GO_ON: [&str; 18] = [
    "人民",
    "医院",
    "中学",
    "小学",
    "幼儿",
    "社区",
    "居委",
    "村",
    "福利",
    "敬老",
    "养老院",
    "时间",
    "次",
    "步",
    "季度",
    "年",
    "天",
    "层",
];
