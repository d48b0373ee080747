//! The number of somebody's identity card (GB 11643—1999).

use super::personal;
use crate::check::entry::Subject;
use crate::diagnostic::catalogue::entry::ID_NUMBER_IN_TEXT;
use crate::model::personal::Sort;

pub(super) fn check(subject: &Subject<'_>) {
    personal::numbers(subject, Sort::Identity, &ID_NUMBER_IN_TEXT);
}
