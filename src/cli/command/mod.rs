//! The commands, one file each.

pub(super) mod build;
pub(super) mod check;
pub(super) mod completions;
pub(super) mod due;
pub(super) mod export;
pub(super) mod import;
pub(super) mod init;
pub(super) mod new;
pub(super) mod pack;
pub(super) mod schema;
pub(super) mod search;
pub(super) mod serve;
