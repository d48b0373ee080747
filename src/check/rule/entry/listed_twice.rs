//! One phone number in two items of the list.

use crate::check::entry::Subject;
use crate::diagnostic::catalogue::value::LISTED_TWICE;

pub(super) fn check(subject: &Subject<'_>) {
    let phones = &subject.facility.phones;
    for (position, (contact, item)) in phones.iter().zip(&subject.items.phones).enumerate() {
        if phones[..position].iter().any(|earlier| earlier.phone == contact.phone) {
            let fault = subject.item_fault(&LISTED_TWICE, item, "number").with("field", subject.name_of("phones"));
            subject.report(fault.with("value", contact.phone.to_string()));
        }
    }
}
