//! Looks for the words that a site watches, in all texts but those that quote others.

use crate::check::entry::Subject;
use crate::diagnostic::Code;
use crate::vocabulary::WatchLevel;

/// Reports each watched word of a level, once a text.
pub(super) fn words(subject: &Subject<'_>, level: WatchLevel, code: &'static Code) {
    let watched = &subject.context.registries().watchwords;
    if !watched.iter().any(|word| word.level == level) {
        return;
    }
    for written in &subject.watched {
        for word in watched.iter().filter(|word| word.level == level && written.scalar.text.contains(&word.bad)) {
            let fault = subject
                .faults
                .at(code, subject.faults.find_in(written.scalar.span, &word.bad))
                .with("word", word.bad.as_str());
            subject.report(fault.with_some("good", word.good.as_deref()));
        }
    }
}
