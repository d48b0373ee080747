//! A phone number in the address.

use crate::check::entry::Subject;
use crate::check::written::long_number;
use crate::diagnostic::catalogue::entry::PHONE_IN_ADDRESS;

pub(super) fn check(subject: &Subject<'_>) {
    if let Some(digits) = long_number(&subject.facility.address) {
        subject.report(subject.words_fault(&PHONE_IN_ADDRESS, "address", &digits).with("value", digits));
    }
}
