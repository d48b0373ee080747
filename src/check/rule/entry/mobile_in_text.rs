//! A mobile number within a text (Personal Information Protection Law).

use super::personal;
use crate::check::entry::Subject;
use crate::diagnostic::catalogue::entry::MOBILE_IN_TEXT;
use crate::model::personal::Sort;

pub(super) fn check(subject: &Subject<'_>) {
    personal::numbers(subject, Sort::Mobile, &MOBILE_IN_TEXT);
}
