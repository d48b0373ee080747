//! A word that the site would rather not see.

use super::watched;
use crate::check::entry::Subject;
use crate::diagnostic::catalogue::entry::DOUBTFUL_WORD;
use crate::vocabulary::WatchLevel;

pub(super) fn check(subject: &Subject<'_>) {
    watched::words(subject, WatchLevel::Warning, &DOUBTFUL_WORD);
}
