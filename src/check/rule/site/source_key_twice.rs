//! `source-key-twice`: the next import finds entries by the keys of their list.

use super::Across;
use super::group::{One, names, others, repeated};
use crate::check::fault::{SiteFault, Spot};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::catalogue::site::SOURCE_KEY_TWICE;
use crate::model::facility::SourceKey;

pub(super) fn find(across: Across<'_>, found: &mut Vec<SiteFault>) {
    let all = across.entries.rows.iter().zip(&across.entries.traces).filter(|(row, _)| !row.draft);
    let keyed = all.flat_map(|one| one.1.source_keys.iter().map(move |key| (key, one)));
    let mut keyed = repeated(keyed, |(key, _): &(&SourceKey, One<'_>)| key);
    keyed.sort_by_key(|(key, (_, trace))| (&key.list, &key.key, &trace.file));
    keyed.dedup_by(|a, b| a.0 == b.0 && a.1.1.file == b.1.1.file);
    for group in keyed.chunk_by(|a, b| a.0 == b.0).filter(|group| group.len() > 1) {
        let key = group[0].0;
        let entries: Vec<_> = group.iter().map(|&(_, one)| one).collect();
        let fault = Diagnostic::new(&SOURCE_KEY_TWICE, None)
            .with("list", key.list.as_str())
            .with("key", key.key.as_str())
            .with("count", entries.len())
            .with("names", names(&entries));
        let at = Spot::words(&entries[0].1.file, "source_keys", &key.key);
        found.push(SiteFault::new(fault, at).related(others(&entries, "source_keys")));
    }
}
