//! The commands, one file each.

pub(super) mod build;
pub(super) mod check;
pub(super) mod export;
pub(super) mod import;
pub(super) mod serve;
