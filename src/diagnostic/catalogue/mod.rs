//! Every code there is, one file a family. The name of a code is the name of its rule, of its fixture in
//! `tests/faults/` and of what `check --explain` prints.
//!
#![doc = include_str!("../messages.md")]

pub mod book;
pub mod entry;
pub mod file;
pub mod import;
pub mod inventory;
pub mod page;
pub mod registry;
pub mod shape;
pub mod site;
pub mod table;
pub mod value;
pub mod yaml;

use super::Code;

/// The families, in the order of the documentation.
static FAMILIES: &[&[&Code]] = &[
    book::BOOK,
    inventory::INVENTORY,
    file::FILE,
    yaml::YAML,
    shape::SHAPE,
    table::TABLE,
    value::VALUE,
    registry::REGISTRY,
    registry::INDICATOR,
    page::PAGE,
    site::SITE,
    entry::ENTRY,
    import::IMPORT,
];

/// All codes, family by family.
pub fn all() -> impl Iterator<Item = &'static Code> {
    FAMILIES.iter().copied().flatten().copied()
}

/// Where a code stands among all.
pub(super) fn position(code: &'static Code) -> usize {
    all().take_while(|&other| other != code).count()
}

/// The code of this name.
pub fn find(name: &str) -> Option<&'static Code> {
    all().find(|code| code.name == name)
}
