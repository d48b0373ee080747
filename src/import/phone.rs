//! A cell with phone numbers to numbers, extensions and notes. People write several in one cell, leave out the area code
//! after the first, lose its zero to a spreadsheet, and say in words who answers.

use crate::model::written::narrow;
use crate::model::{Phone, PhoneFault, PhoneKind, PhonePlan};
use crate::text::fold::tidy;

/// What parts two numbers for certain. A blank does so only when both sides are numbers by themselves.
const BETWEEN: [char; 11] = ['/', '／', '、', ';', '；', '|', '｜', '\n', ',', '，', '或'];
/// Words that say no more than that a number follows.
const BARE_LABELS: [&str; 8] = ["电话", "電話", "TEL", "Tel", "tel", "联系电话", "聯絡電話", "電話番号"];

/// One number of a cell.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Number {
    /// What stood in the cell.
    pub(super) written: String,
    pub(super) phone: Result<Phone, PhoneFault>,
    /// What the cell says of it: who answers, up to which last digit a range goes.
    pub(super) note: Option<String>,
    /// An area code or its zero was added.
    pub(super) restored: bool,
}

/// The numbers of a cell in order; empty when there is nothing in it.
pub(super) fn numbers(cell: &str, plan: PhonePlan<'_>) -> Vec<Number> {
    let mut found: Vec<Number> = Vec::new();
    for piece in cell.split(BETWEEN).map(str::trim).filter(|piece| !piece.is_empty()) {
        let before = found.iter().rev().find_map(|number| number.phone.as_ref().ok()).cloned();
        let one = number(piece, before.as_ref(), plan);
        if one.phone.is_ok() {
            found.push(one);
            continue;
        }
        // Blanks or full stops between numbers that are whole by themselves.
        let parts: Vec<&str> = piece.split([' ', '\u{3000}', '.']).filter(|part| !part.is_empty()).collect();
        let apart: Vec<Number> = parts.iter().map(|part| number(part, before.as_ref(), plan)).collect();
        if apart.len() > 1 && apart.iter().all(|number| number.phone.is_ok() && number.written.len() > 6) {
            found.extend(apart);
        } else {
            found.push(one);
        }
    }
    found
}

/// One number; `before` is the one that stands before it in the cell.
fn number(piece: &str, before: Option<&Phone>, plan: PhonePlan<'_>) -> Number {
    let (text, note) = part(piece);
    let (phone, restored) = read(&text, before, plan);
    Number { written: tidy(piece).into_owned(), phone, note, restored }
}

fn read(text: &str, before: Option<&Phone>, plan: PhonePlan<'_>) -> (Result<Phone, PhoneFault>, bool) {
    let plain = Phone::parse(text, plan);
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    // 3456/57: the last digits of the number before.
    if let Some(before) = before.filter(|before| before.kind() == PhoneKind::Fixed)
        && (1..=4).contains(&digits.len())
        && digits.len() == text.trim().len()
    {
        let number = before.number();
        let whole = format!("{}{digits}", &number[..number.len() - digits.len()]);
        return (Phone::parse(&whole, plan), true);
    }
    let code = before.and_then(|before| before.number().split_once('-')).map_or(plan.dialling_code, |(code, _)| code);
    match plain {
        Err(PhoneFault::NoAreaCode) => (Phone::parse(&format!("{code}-{text}"), plan), true),
        // A mobile behind an area code: 020-186…
        Err(PhoneFault::Length { .. }) if is_mobile_behind(&digits, plan.dialling_code) => {
            (Phone::parse(&digits[plan.dialling_code.len()..], plan), true)
        }
        Err(PhoneFault::LostZero) => (Phone::parse(&format!("0{text}"), plan), true),
        plain => (plain, false),
    }
}

fn is_mobile_behind(digits: &str, code: &str) -> bool {
    let rest = digits.strip_prefix(code).filter(|_| !code.is_empty());
    rest.is_some_and(|rest| rest.len() == 11 && rest.starts_with('1'))
}

/// The number of a piece in narrow signs, and its note.
fn part(piece: &str) -> (String, Option<String>) {
    let mut text = narrow(&tidy(piece));
    for (sign, becomes) in [
        ("ー", "-"),
        ("ｰ", "-"),
        ("内線", "转"),
        ("內線", "转"),
        ("ext.", "转"),
        ("ext", "转"),
        ("EXT", "转"),
        (" x", "转"),
    ] {
        text = text.replace(sign, becomes);
    }
    let mut notes: Vec<String> = Vec::new();
    // A bracket with words in it is a note: (直通), (白天).
    while let Some((open, close)) = text.find('(').and_then(|open| Some((open, open + text[open..].find(')')?))) {
        let inner = text[open + 1..close].trim().to_owned();
        if inner.chars().any(|character| character.is_ascii_digit()) || inner.is_empty() {
            break;
        }
        text.replace_range(open..=close, " ");
        notes.push(inner);
    }
    // Up to which last digit a range goes: 3100001~9.
    if let Some((number, last)) = text.clone().split_once(['~', '～']) {
        let last: String = last.trim().chars().take_while(char::is_ascii_digit).collect();
        if !last.is_empty() && last.len() <= 4 {
            number.trim().clone_into(&mut text);
            notes.push(format!("末位至{last}"));
        }
    }
    let begins = text.find(|character: char| character.is_ascii_digit() || "(+".contains(character)).unwrap_or(0);
    let label = text[..begins].trim().trim_end_matches(':').trim().to_owned();
    if label.chars().any(char::is_alphabetic) {
        text.replace_range(..begins, "");
        if !BARE_LABELS.contains(&label.as_str()) {
            notes.insert(0, label);
        }
    }
    let ends = text.rfind(|character: char| character.is_ascii_digit()).map_or(text.len(), |at| at + 1);
    let tail = text[ends..].trim_matches([' ', '(', ')', '-']).to_owned();
    if tail.chars().any(char::is_alphabetic) && ends > 0 {
        text.truncate(ends);
        notes.push(tail);
    }
    (text.trim().to_owned(), (!notes.is_empty()).then(|| notes.join("，")))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(cell: &str) -> Vec<String> {
        let plan = PhonePlan { dialling_code: "0199", subscriber_digits: 7, demo: false };
        let show = |number: Number| {
            let note = number.note.map(|note| format!(" {note}")).unwrap_or_default();
            let mended = if number.restored { " +" } else { "" };
            match number.phone {
                Ok(phone) => format!("{phone}{note}{mended}"),
                Err(fault) => format!("{fault:?}"),
            }
        };
        numbers(cell, plan).into_iter().map(show).collect()
    }

    #[test]
    fn numbers_of_every_shape() {
        for (cell, wanted) in [
            ("0199-3100001", vec!["0199-3100001"]),
            ("(0199)310-0001", vec!["0199-3100001"]),
            ("（0199）310－0001", vec!["0199-3100001"]),
            ("0199（310）0001", vec!["0199-3100001"]),
            ("0199 310 0001", vec!["0199-3100001"]),
            ("０１９９－３１０ー０００１", vec!["0199-3100001"]),
            ("0199‐310−0001", vec!["0199-3100001"]),
            ("310-0001", vec!["0199-3100001 +"]),
            ("3100001", vec!["0199-3100001 +"]),
            ("1993100001", vec!["0199-3100001 +"]),
            ("3100001#253", vec!["0199-3100001转253 +"]),
            ("0199-3100001 #333", vec!["0199-3100001转333"]),
            ("0199-3100001*107", vec!["0199-3100001转107"]),
            ("0199-3100001轉 52901", vec!["0199-3100001转52901"]),
            ("0199-3100001分机12", vec!["0199-3100001转12"]),
            ("0199-3100001~9", vec!["0199-3100001 末位至9"]),
            ("0199-3100001/57", vec!["0199-3100001", "0199-3100057 +"]),
            ("0199-3100001|3100002|3100003", vec!["0199-3100001", "0199-3100002 +", "0199-3100003 +"]),
            ("0199-3100001、010-62345678；12345", vec!["0199-3100001", "010-62345678", "12345"]),
            ("0199-3100001 0199-3100002", vec!["0199-3100001", "0199-3100002"]),
            ("0199-3100001.0199-3100002", vec!["0199-3100001", "0199-3100002"]),
            ("3100001#25/ 010-62345678", vec!["0199-3100001转25 +", "010-62345678"]),
            ("办公室：0199-3100001（白天）", vec!["0199-3100001 办公室，白天"]),
            ("电话：0199-3100001", vec!["0199-3100001"]),
            ("0199-310-0001（", vec!["0199-3100001"]),
            ("0199-3100001\u{3000}", vec!["0199-3100001"]),
            ("沒有電話號碼", vec!["NotANumber"]),
            ("-11", vec!["Length { found: 2, expected: 7 }"]),
            ("0199-31000011", vec!["Length { found: 8, expected: 7 }"]),
            ("00-28941666", vec!["Length { found: 6, expected: 8 }"]),
            ("", vec![]),
        ] {
            assert_eq!(read(cell), wanted, "{cell}");
        }
        let mobile =
            &numbers("0199-13812345678", PhonePlan { dialling_code: "0199", subscriber_digits: 7, demo: false })[0];
        assert_eq!(mobile.phone.as_ref().map(Phone::kind), Ok(PhoneKind::Mobile));
    }
}
