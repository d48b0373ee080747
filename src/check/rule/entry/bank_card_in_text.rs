//! The number of somebody's bank card.

use super::personal;
use crate::check::entry::Subject;
use crate::check::entry::numbers::Sort;
use crate::diagnostic::catalogue::entry::BANK_CARD_IN_TEXT;

pub(super) fn check(subject: &Subject<'_>) {
    personal::numbers(subject, Sort::Card, &BANK_CARD_IN_TEXT);
}
