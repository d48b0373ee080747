//! The number of somebody's bank card.

use super::personal;
use crate::check::entry::Subject;
use crate::diagnostic::catalogue::entry::BANK_CARD_IN_TEXT;
use crate::model::personal::Sort;

pub(super) fn check(subject: &Subject<'_>) {
    personal::numbers(subject, Sort::Card, &BANK_CARD_IN_TEXT);
}
