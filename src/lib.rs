//! `laoyou` turns a folder of YAML facility entries and Markdown policy pages into a complete static website: a public
//! directory of eldercare (养老) and nursery (托育) services, county by county.
//!
//! In one sentence: **load** the files, **parse** each into a draft, **check** the drafts into a directory; from it
//! **render** pages, build the **search** index and **export** open data; **write** it all. [`pipeline`] is the only file
//! that knows that order.
//!
//! Steps are verbs and none imports another. Materials are nouns, and each imports only those below it. A test
//! (`tests/suite/walls.rs`) reads the imports and keeps both walls.
//!
//! Three kinds of wrong go three ways: the author's fault is a [`diagnostic::Diagnostic`] with a place; the machine's is
//! an error with context; ours is a panic that no input may reach.

// The order of the steps.
pub mod pipeline;

// What is made from the field table for people.
pub mod scaffold;

// What people call; `cli` is the only place that prints.
pub mod cli;
pub mod serve;

// Steps.
pub mod load;
pub mod parse;
pub mod check;
pub mod render;
pub mod search;
pub mod export;
pub mod import;
pub mod audit;
pub mod pack;
pub mod write;

// Materials, from the top down.
pub mod theme;
pub mod changes;
pub mod output;
pub mod directory;
pub mod record;
pub mod key;
pub mod workbook;
pub mod model;
pub mod draft;
pub mod field;
pub mod vocabulary;
pub mod markdown;
pub mod address;
pub mod text;
pub mod diagnostic;
pub mod source;
mod folder;
