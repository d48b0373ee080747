//! The one integration test binary: each module is a subject.
#![allow(clippy::disallowed_methods, clippy::unwrap_used, reason = "tests write sites and read what was built")]
#![allow(clippy::print_stderr, reason = "a test that skips must say so")]

mod across;
mod due;
mod entries;
mod exports;
mod faults;
mod golden;
mod import;
mod incremental;
mod killed;
mod laws;
mod lists;
mod indicators;
mod mutations;
mod packing;
mod plan;
mod properties;
mod publish;
mod questions;
mod readme;
mod registries;
mod same_bytes;
mod scaffold;
mod search;
mod site_test;
mod walls;
mod workbook;
