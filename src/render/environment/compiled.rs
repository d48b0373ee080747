//! Templates made ready for ten thousand pages: each read once into a tree, each page's view laid out flat.
//!
//! The engine (`minijinja`) remains what says how a template is written and what it means: it reads every template, fills
//! those that ask for more than a tree knows, and tells what is wrong with a page, with the line. A tree knows what most
//! templates use, and fills a page in half the time. Where a tree is not sure, it gives up and the engine fills the page; so
//! the two can never differ in anything but speed, which a property over random templates and views holds (`agreement`).

use std::collections::BTreeMap;

use minijinja::machinery::parse;
use minijinja::syntax::SyntaxConfig;
use serde::Serialize;

use super::compile::{Read, compile};
use super::fill::fill;
use super::tape::Tape;
use super::tree::Tree;
use crate::theme::Messages;

/// The templates of a theme that could be made ready.
#[derive(Debug, Default)]
pub(super) struct Compiled {
    trees: BTreeMap<String, Tree>,
}

impl Compiled {
    /// Makes ready what it can. Fails when a template cannot be parsed.
    pub(super) fn new(
        templates: &BTreeMap<String, String>,
        syntax: &SyntaxConfig,
        words: &Messages,
    ) -> Result<Self, minijinja::Error> {
        let mut read = Read::new();
        for (name, source) in templates {
            read.insert(name, parse(source, name, syntax.clone())?);
        }
        let trees = read.keys().filter_map(|name| Some(((*name).to_owned(), compile(name, &read, words)?)));
        Ok(Self { trees: trees.collect() })
    }

    /// Whether a template is ready.
    #[cfg(test)]
    pub(super) fn has(&self, template: &str) -> bool {
        self.trees.contains_key(template)
    }

    /// Fills a template; `None` when the engine must do it.
    pub(super) fn render<V: Serialize>(&self, template: &str, view: &V, words: &Messages) -> Option<String> {
        let tree = self.trees.get(template)?;
        let (tape, view) = Tape::of(view)?;
        fill(tree, &tape, view, words)
    }
}
