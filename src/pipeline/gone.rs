//! What the facilities were called that are no longer published: as builds noted it, and as open data had it.

use std::collections::BTreeSet;
use std::path::Path;

use super::Error;
use crate::changes::{Gone, Paths};
use crate::load;
use crate::write::keep;

/// Where builds note it, in the site's folder.
const NOTED: &str = ".laoyou/gone.csv";

/// What earlier builds noted.
pub(super) fn noted(site: &Path) -> Gone {
    let mut gone = Gone::default();
    if let Ok(table) = load::bytes(&site.join(NOTED)) {
        gone.read(&table, |_| true);
    }
    gone
}

/// Those whose pages vanished, from the tree that was published before; noted for the next pack.
pub(super) fn note(site: &Path, paths: &Paths, previous: &Path) -> Result<Gone, Error> {
    let (mut gone, ids) = (Gone::default(), Gone::ids(paths));
    if ids.is_empty() {
        return Ok(gone);
    }
    read_open_data(&mut gone, previous, &ids);
    if let Ok(table) = load::bytes(&site.join(NOTED)) {
        gone.read(&table, |_| true);
    }
    keep::file(&site.join(NOTED), &gone.to_table())?;
    Ok(gone)
}

/// Those that are to be deleted from a server: as noted when they vanished, else as the published folder tells.
pub(super) fn known(site: &Path, paths: &Paths, published: Option<&Path>) -> Gone {
    let (mut gone, ids) = (noted(site), Gone::ids(paths));
    if let Some(published) = published {
        read_open_data(&mut gone, published, &ids);
    }
    gone
}

/// Adds what the tables of open data of a published folder tell of these, as far as they are not known.
fn read_open_data(gone: &mut Gone, published: &Path, ids: &BTreeSet<&str>) {
    if gone.knows(ids) {
        return;
    }
    let Ok(listing) = load::walk(published, "data") else { return };
    for listed in listing.files.iter().filter(|listed| listed.path.as_str().ends_with(".csv")) {
        if let Ok(table) = load::bytes(&published.join(listed.path.as_str())) {
            gone.read(&table, |id| ids.contains(id));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn removed(ids: &[&str]) -> Paths {
        let removed = ids.iter().map(|id| format!("facility/{id}/index.html")).collect();
        Paths { removed, ..Paths::default() }
    }

    #[test]
    fn names_are_found_in_whichever_table_has_them_and_stay_known() {
        let folder = tempfile::tempdir().unwrap();
        let (site, old) = (folder.path().join("site"), folder.path().join("old"));
        for (area, id, name) in [("jia", "a", "一院"), ("yi", "b", "二院")] {
            let table = format!("\u{feff}编号,县区代码,县区,名称\r\n{id},{area},{area},{name}\r\n");
            keep::file(&old.join(format!("data/facilities-{area}.csv")), table.as_bytes()).unwrap();
        }
        let paths = removed(&["a", "b"]);
        let ids = Gone::ids(&paths);
        assert!(known(&site, &paths, Some(&old)).knows(&ids));
        assert!(!known(&site, &paths, None).knows(&ids));
        assert!(note(&site, &paths, &old).unwrap().knows(&ids));
        assert!(known(&site, &paths, None).knows(&ids), "what vanished is noted");
    }
}
