//! A mobile number without a word on whose it is (Personal Information Protection Law).

use crate::check::entry::Subject;
use crate::diagnostic::catalogue::entry::MOBILE_WITHOUT_LABEL;
use crate::model::PhoneKind;

pub(super) fn check(subject: &Subject<'_>) {
    for (contact, item) in subject.facility.phones.iter().zip(&subject.items.phones) {
        if contact.phone.kind() == PhoneKind::Mobile && item.peek("label").is_none() {
            let fault = subject.item_fault(&MOBILE_WITHOUT_LABEL, item, "number");
            subject.report(fault.with("value", contact.phone.to_string()));
        }
    }
}
