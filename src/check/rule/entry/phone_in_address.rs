//! A phone number in the address.

use crate::check::entry::Subject;
use crate::check::written::narrow;
use crate::diagnostic::catalogue::entry::PHONE_IN_ADDRESS;

pub(super) fn check(subject: &Subject<'_>) {
    let address = narrow(&subject.facility.address);
    let digits = address.split(|character: char| !character.is_ascii_digit()).find(|run| run.len() >= 7);
    if let Some(digits) = digits {
        subject.report(subject.words_fault(&PHONE_IN_ADDRESS, "address", digits).with("value", digits));
    }
}
