//! What must not stand in a page: personal numbers, and words that the site watches.

use crate::check::entry::texts::texts;
use crate::check::reader::Faults;
use crate::diagnostic::Code;
use crate::diagnostic::catalogue::entry::{
    BANK_CARD_IN_TEXT, DOUBTFUL_WORD, FORBIDDEN_WORD, ID_NUMBER_IN_TEXT, MOBILE_IN_TEXT,
};
use crate::draft::Draft;
use crate::field::FileKind;
use crate::model::personal::{Sort, personal};
use crate::model::site::Watchword;
use crate::source::Span;
use crate::vocabulary::WatchLevel;

/// Looks through the head and the text of a page. Documents are shown as they were issued, so the words of a policy's
/// text are not watched unless it explains another one.
pub(super) fn wording(draft: &Draft, watchwords: &[Watchword], faults: &Faults<'_>) {
    let quoted = draft.kind == FileKind::Policy && draft.root.peek("interprets").is_none();
    for written in texts(draft) {
        let span = written.scalar.span;
        for (code, _, number) in numbers(&written.scalar.text) {
            faults.report(faults.at(code, span).with("value", number));
        }
        if written.top.key != "source" && !(quoted && written.top.key == "title") {
            watch(&written.scalar.text, watchwords, faults, |_| span);
        }
    }
    let (body, start) = (draft.body_text(), draft.body.map_or(0, |span| span.start as usize));
    for (code, at, number) in numbers(body) {
        let span = at.map_or(draft.body.unwrap_or_default(), |at| Span::new(start + at, start + at + number.len()));
        faults.report(faults.at(code, span).with("value", number));
    }
    if !quoted {
        watch(body, watchwords, faults, |(from, to)| Span::new(start + from, start + to));
    }
}

/// Personal numbers, the first of each sort, with where they begin when they are written without blanks.
fn numbers(text: &str) -> Vec<(&'static Code, Option<usize>, String)> {
    let mut seen = Vec::new();
    let mut found = Vec::new();
    for (sort, number) in personal(text) {
        if seen.contains(&sort) {
            continue;
        }
        seen.push(sort);
        let code = match sort {
            Sort::Identity => &ID_NUMBER_IN_TEXT,
            Sort::Card => &BANK_CARD_IN_TEXT,
            Sort::Mobile => &MOBILE_IN_TEXT,
        };
        found.push((code, text.find(&number), number));
    }
    found
}

/// Watched words, each at its first place.
fn watch(text: &str, watchwords: &[Watchword], faults: &Faults<'_>, span: impl Fn((usize, usize)) -> Span) {
    for word in watchwords {
        let Some(at) = text.find(&word.bad) else { continue };
        let code = match word.level {
            WatchLevel::Error => &FORBIDDEN_WORD,
            WatchLevel::Warning => &DOUBTFUL_WORD,
        };
        let fault = faults.at(code, span((at, at + word.bad.len()))).with("word", word.bad.as_str());
        faults.report(fault.with_some("good", word.good.as_deref()));
    }
}
