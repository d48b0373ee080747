//! A word that the site forbids (国办秘函〔2019〕19号).

use super::watched;
use crate::check::entry::Subject;
use crate::diagnostic::catalogue::entry::FORBIDDEN_WORD;
use crate::vocabulary::WatchLevel;

pub(super) fn check(subject: &Subject<'_>) {
    watched::words(subject, WatchLevel::Error, &FORBIDDEN_WORD);
}
