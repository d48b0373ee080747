//! What of a cell is about a person: a directory needs none of it, so it is held back unless the mapping asks for it
//! (Personal Information Protection Law, art. 6: no more than the purpose needs).

use crate::model::personal::{Sort, personal};
use crate::text::fold::fold;
use crate::text::han::is_han;

/// What was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Personal {
    /// The column is about a person.
    Column,
    /// A name.
    Name,
    /// A mobile phone.
    Mobile,
    /// A mail address.
    Mail,
    /// The number of an identity card.
    IdNumber,
    /// The number of a bank card.
    BankCard,
}

/// Words of organisations; what has one of these is nobody's name.
const ORGANISATIONS: &str = "会社 公司 中心 法人 协会 協会 協會 学校 学園 医院 病院 政府 社区 集团 グループ 院 园 園 局 会 社 所 站 部 校 厂 店 村 镇 区 市 县 縣";

/// What of a person a text holds.
pub(super) fn found(text: &str) -> Option<Personal> {
    let mut words = text.split(|character: char| !(character.is_ascii_alphanumeric() || "@._-+".contains(character)));
    let mail = |word: &str| word.split_once('@').is_some_and(|(user, host)| !user.is_empty() && host.contains('.'));
    if words.any(mail) {
        return Some(Personal::Mail);
    }
    personal(text).first().map(|(sort, _)| match sort {
        Sort::Identity => Personal::IdNumber,
        Sort::Card => Personal::BankCard,
        Sort::Mobile => Personal::Mobile,
    })
}

/// Whether a text is the name of a person rather than of an organisation: two short parts of Han characters or kana with a
/// blank between, or two or three Han characters alone.
pub(super) fn is_name(text: &str) -> bool {
    let parts: Vec<&str> = text.split_whitespace().collect();
    let whole = fold(text);
    let letters =
        |part: &str| part.chars().all(|character| is_han(character) || ('\u{3040}'..='\u{30ff}').contains(&character));
    let short = |part: &&str| (1..=4).contains(&part.chars().count()) && letters(part);
    let organisation = ORGANISATIONS
        .split(' ')
        .any(|word| whole.ends_with(word) || (word.chars().count() > 1 && whole.contains(word)));
    let shaped = match parts.as_slice() {
        [one] => (2..=3).contains(&one.chars().count()) && one.chars().all(is_han),
        [family, given] => short(family) && short(given),
        _ => false,
    };
    shaped && !organisation
}

/// How people are called behind their names.
const TITLES: [&str; 12] =
    ["女士", "先生", "小姐", "老师", "老師", "主任", "院长", "院長", "园长", "園長", "经理", "医生"];

/// Whether a text calls somebody by name: `刘女士`, `王某某院长`.
pub(super) fn is_titled(text: &str) -> bool {
    let name = TITLES.iter().find_map(|title| text.trim().strip_suffix(title));
    name.is_some_and(|name| (1..=3).contains(&name.chars().count()) && name.chars().all(is_han))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn persons_are_told_from_places() {
        for (text, wanted) in [
            ("请联系 a.b@example.com", Some(Personal::Mail)),
            ("微信13812345678", Some(Personal::Mobile)),
            ("编号11010119900101123X", None),
            ("52530302MJ000000XC", None),
            ("电话0199-3100001", None),
        ] {
            assert_eq!(found(text), wanted, "{text}");
        }
        for name in ["山田　花子", "示例\u{3000}名", "张某某"] {
            assert!(is_name(name), "{name}");
        }
        assert!(is_titled("刘女士") && is_titled("张某某院长") && !is_titled("院长") && !is_titled("前台"));
        for organisation in
            ["示例区民政局", "（株）示例会社", "社会福祉法人示例会", "示例集团", "示例 養護 老人 中心", "ABC"]
        {
            assert!(!is_name(organisation), "{organisation}");
        }
    }
}
