//! `empty-column`: five of them fail an inspection (空白栏目, 国办秘函〔2019〕19号).

use super::Across;
use crate::check::fault::{SiteFault, Spot};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::catalogue::site::EMPTY_COLUMN;
use crate::model::ColumnId;

pub(super) fn find(across: Across<'_>, found: &mut Vec<SiteFault>) {
    // A page that could not be read may be the one that fills it.
    if across.pages.has_broken() {
        return;
    }
    let filled = across.columns();
    for (position, column) in across.registries.columns.iter().enumerate() {
        if !filled.contains_key(&ColumnId::new(position)) {
            let fault = Diagnostic::new(&EMPTY_COLUMN, None).with("name", column.name.as_str());
            found.push(SiteFault::new(fault, Spot::words(&across.site_file(), "columns", &column.name)));
        }
    }
}
