//! An entry whose file name Windows keeps for a device.

use crate::address::{Slug, SlugFault};
use crate::check::entry::Subject;
use crate::diagnostic::catalogue::entry::ID_DEVICE_NAME;

pub(super) fn check(subject: &Subject<'_>) {
    let id = subject.facility.id.as_str();
    if id.parse::<Slug>() == Err(SlugFault::Device) {
        subject.report(subject.file_fault(&ID_DEVICE_NAME).with("id", id));
    }
}
