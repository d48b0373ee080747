//! Numbers in texts that are nobody's business: identity cards, bank cards, mobile phones.

use jiff::civil::Date;

/// What a number in a text seems to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sort {
    /// 公民身份号码 (GB 11643—1999): eighteen characters with a birthday and a check character.
    Identity,
    /// A bank card: sixteen to nineteen digits whose Luhn sum is right (ISO/IEC 7812-1).
    Card,
    /// A mobile phone: eleven digits from 13 to 19.
    Mobile,
}

/// The least digits of a personal number: those of a mobile phone.
const LEAST: usize = 11;

/// Whether a text has digits enough for a personal number; most have not.
pub(crate) fn may_have(text: &str) -> bool {
    // Digits of full width begin with this byte.
    text.len() >= LEAST && text.bytes().filter(|byte| byte.is_ascii_digit() || *byte == 0xEF).count() >= LEAST
}

/// The personal numbers of a text, in order, as they were written but for blanks and hyphens.
pub(crate) fn personal(text: &str) -> Vec<(Sort, String)> {
    if !may_have(text) {
        return Vec::new();
    }
    let mut found = Vec::new();
    for run in runs(text) {
        let joined: String = run.concat();
        if let Some(sort) = sort(&joined) {
            found.push((sort, joined));
        } else if run.len() > 1 {
            found.extend(run.into_iter().filter_map(|part| sort(&part).map(|sort| (sort, part))));
        }
    }
    found
}

/// Runs of digits, each in parts that single blanks or hyphens divide; an `X` may end a part of seventeen digits.
fn runs(text: &str) -> Vec<Vec<String>> {
    let mut runs: Vec<Vec<String>> = Vec::new();
    let mut open = false;
    let mut joint = false;
    for character in text.chars() {
        if let Some(digit) = digit(character) {
            match runs.last_mut() {
                Some(run) if open && !joint => run.last_mut().map(|part| part.push(digit)).unwrap_or_default(),
                Some(run) if open => run.push(digit.into()),
                _ => runs.push(vec![digit.into()]),
            }
            (open, joint) = (true, false);
        } else if open && !joint && matches!(character, 'X' | 'x' | 'Ｘ' | 'ｘ') {
            let part = runs.last_mut().and_then(|run| run.last_mut());
            if let Some(part) = part.filter(|part| part.len() == 17) {
                part.push('X');
            }
            open = false;
        } else if open && !joint && matches!(character, ' ' | '-' | '－' | '\u{a0}') {
            joint = true;
        } else {
            (open, joint) = (false, false);
        }
    }
    runs
}

fn digit(character: char) -> Option<char> {
    match character {
        '0'..='9' => Some(character),
        '０'..='９' => char::from_digit(character as u32 - '０' as u32, 10),
        _ => None,
    }
}

fn sort(number: &str) -> Option<Sort> {
    if is_identity(number) {
        Some(Sort::Identity)
    } else if is_card(number) {
        Some(Sort::Card)
    } else if number.len() == 11 && number.starts_with('1') && matches!(number.as_bytes()[1], b'3'..=b'9') {
        Some(Sort::Mobile)
    } else {
        None
    }
}

fn is_identity(number: &str) -> bool {
    if number.len() != 18 || !matches!(number.as_bytes()[0], b'1'..=b'8') {
        return false;
    }
    let part = |from: usize, to: usize| number[from..to].parse::<i16>().ok();
    let (Some(year), Some(month), Some(day)) = (part(6, 10), part(10, 12), part(12, 14)) else { return false };
    let birthday = Date::new(year, i8::try_from(month).unwrap_or(0), i8::try_from(day).unwrap_or(0));
    if !(1900..=2100).contains(&year) || birthday.is_err() {
        return false;
    }
    // ISO 7064, MOD 11-2.
    const WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    const CHECKS: &[u8; 11] = b"10X98765432";
    let digits = number.bytes().take(17).map(|byte| u32::from(byte.wrapping_sub(b'0')));
    let sum: u32 = digits.zip(WEIGHTS).map(|(digit, weight)| digit * weight).sum();
    CHECKS[(sum % 11) as usize] == number.as_bytes()[17]
}

fn is_card(number: &str) -> bool {
    if !(16..=19).contains(&number.len()) || !number.bytes().all(|byte| byte.is_ascii_digit()) {
        return false;
    }
    // UnionPay and the old numbers of Chinese banks have any of these lengths; Visa and Mastercard have sixteen digits,
    // so that a number of eighteen, such as an old identity number, is not taken for one of theirs.
    let any = ["62", "60", "9"].iter().any(|start| number.starts_with(start));
    if !any && (number.len() != 16 || !number.starts_with(['4', '5'])) {
        return false;
    }
    let sum: u32 = number
        .bytes()
        .rev()
        .enumerate()
        .map(|(place, byte)| match (place % 2, u32::from(byte - b'0')) {
            (0, digit) => digit,
            (_, digit @ 0..=4) => digit * 2,
            (_, digit) => digit * 2 - 9,
        })
        .sum();
    sum.is_multiple_of(10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn personal_numbers_are_told_from_others() {
        // The example of GB 11643—1999, and numbers that card makers print on samples.
        let sorts = |text| personal(text).into_iter().map(|(sort, _)| sort).collect::<Vec<_>>();
        assert_eq!(sorts("身份证11010519491231002X。"), [Sort::Identity]);
        assert_eq!(sorts("身份证 440524188001010014"), []);
        assert_eq!(sorts("卡号4111 1111 1111 1111"), [Sort::Card]);
        assert_eq!(sorts("卡号4111 1111 1111 1112"), []);
        assert_eq!(sorts("请打13800000000或0199-3123456 15900000000"), [Sort::Mobile, Sort::Mobile]);
        assert_eq!(sorts("110105194912310021 不对"), []);
        assert_eq!(sorts("2026-03-05 09:30 至 2026-03-06 17:30"), []);
    }
}
