//! Every code there is, one file a family. The name of a code is the name of its rule, of its fixture in
//! `tests/faults/` and of what `check --explain` prints.

pub mod file;
pub mod shape;
pub mod yaml;

use super::Code;

/// All codes, family by family.
pub fn all() -> impl Iterator<Item = &'static Code> {
    [file::FILE, yaml::YAML, shape::SHAPE].into_iter().flatten().copied()
}

/// The code of this name.
pub fn find(name: &str) -> Option<&'static Code> {
    all().find(|code| code.name == name)
}
