//! An address whose cell holds phone numbers as well: the numbers apart, the address without them.

use std::sync::OnceLock;

use regex_lite::Regex;

use super::phone::numbers;
use crate::model::PhonePlan;

/// A word that announces a number, and the number itself: with its area code, a mobile, or as people of one place write it.
const NUMBER: &str = r"(?:(?:联系|咨询|服务|聯絡)?(?:电话|電話)(?:号码|號碼|番号)?|[Tt][Ee][Ll]\.?|[Pp]hone|☎|℡)?\s*[:：]?\s*((?:[(（]0\d{1,3}[)）]|0\d{1,3})[-－—‐−\s]?\d{3,4}[-－—‐−\s]?\d{3,4}(?:\s*(?:转|轉|#|分机|分機)\s*\d{1,5})?|1[3-9]\d{9}|\d{3,4}[-－]\d{4}|\d{7,8})";
/// What may stand between an address and a number, and is left over without it.
const BETWEEN: &[char] = &[' ', ',', '，', '、', ';', '；', '/', '／', '|', '\n', '\r', '。'];
/// Behind a number of houses, floors or rooms.
const COUNTS: &str = "号號楼樓室弄巷段幢栋棟単单层層房";

/// A cell without its phone numbers, and those; `None` when there is no number that could be dialled.
pub(super) fn without_phones(cell: &str, plan: PhonePlan<'_>) -> Option<(String, Vec<String>)> {
    static PATTERN: OnceLock<Option<Regex>> = OnceLock::new();
    let pattern = PATTERN.get_or_init(|| Regex::new(NUMBER).ok()).as_ref()?;
    let (mut address, mut found, mut at) = (String::new(), Vec::new(), 0);
    for place in pattern.captures_iter(cell) {
        let (Some(whole), Some(number)) = (place.get(0), place.get(1)) else { continue };
        let (before, behind) = (cell[..number.start()].chars().next_back(), cell[number.end()..].chars().next());
        let within = |next: Option<char>| next.is_some_and(|next| next.is_ascii_alphanumeric() || next == '-');
        let counts = behind.is_some_and(|next| COUNTS.contains(next));
        let dialled = || numbers(number.as_str(), plan).iter().all(|number| number.phone.is_ok());
        if within(before) || within(behind) || counts || !dialled() {
            continue;
        }
        address.push_str(&cell[at..whole.start()]);
        at = whole.end();
        found.push(number.as_str().to_owned());
    }
    address.push_str(&cell[at..]);
    // Brackets in which nothing is left.
    let address = address.replace("()", "").replace("（）", "");
    (!found.is_empty()).then(|| (address.trim_matches(BETWEEN).to_owned(), found))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_taken_out_of_an_address() {
        let plan = PhonePlan { dialling_code: "0199", subscriber_digits: 7, demo: false };
        for (cell, address, found) in [
            ("甲县东街道12号 电话：0199-3100001", "甲县东街道12号", vec!["0199-3100001"]),
            ("甲县东街道12号0199-3100001", "甲县东街道12号", vec!["0199-3100001"]),
            ("甲县东街道12号（0199）3100001转12", "甲县东街道12号", vec!["（0199）3100001转12"]),
            ("甲县东街道12号(电话3100001)", "甲县东街道12号", vec!["3100001"]),
            ("甲县东街道12号（0199-3100001）", "甲县东街道12号", vec!["0199-3100001"]),
            ("甲县东街道12号\n3100001、3100002", "甲县东街道12号", vec!["3100001", "3100002"]),
            ("TEL 310-0001，甲县东街道12号", "甲县东街道12号", vec!["310-0001"]),
        ] {
            let split = without_phones(cell, plan).unwrap_or_else(|| panic!("{cell}"));
            assert_eq!(split, (address.to_owned(), found.into_iter().map(str::to_owned).collect()), "{cell}");
        }
        for cell in ["甲县东街道12号", "甲县东街道3100001号", "甲县东街道1203100001", "甲县东街道12-3100001号院", ""]
        {
            assert_eq!(without_phones(cell, plan), None, "{cell}");
        }
    }
}
