//! The written pages at hand: found by their reference, with what explains what.

use std::collections::BTreeMap;

use crate::address::Address;
use crate::directory::Directory;
use crate::directory::links::section_of;
use crate::model::Policy;
use crate::model::page::{PageHead, PageRef};
use crate::render::head::slug;

/// All published pages.
#[derive(Debug)]
pub struct Shelf<'a> {
    pages: BTreeMap<&'a PageRef, &'a PageHead>,
    explained: BTreeMap<&'a PageRef, Vec<&'a Policy>>,
    replaced: BTreeMap<&'a PageRef, Vec<&'a Policy>>,
}

impl<'a> Shelf<'a> {
    /// Takes the pages of a directory.
    pub fn new(directory: &'a Directory) -> Self {
        let mut explained: BTreeMap<_, Vec<_>> = BTreeMap::new();
        let mut replaced: BTreeMap<_, Vec<_>> = BTreeMap::new();
        for policy in &directory.policies {
            if let Some(document) = &policy.interprets {
                explained.entry(document).or_default().push(policy);
            }
            if let Some(newer) = &policy.replaced_by {
                replaced.entry(newer).or_default().push(policy);
            }
        }
        Self { pages: directory.heads().map(|head| (&head.at, head)).collect(), explained, replaced }
    }

    /// The head of a page.
    pub fn find(&self, at: &PageRef) -> Option<&'a PageHead> {
        self.pages.get(at).copied()
    }

    /// The policies that explain a document, newest first.
    pub fn explanations(&self, document: &PageRef) -> &[&'a Policy] {
        self.explained.get(document).map_or(&[], Vec::as_slice)
    }

    /// The policies that a document stands for now, newest first.
    pub fn predecessors(&self, document: &PageRef) -> &[&'a Policy] {
        self.replaced.get(document).map_or(&[], Vec::as_slice)
    }
}

/// The address of a written page.
pub(crate) fn address(at: &PageRef) -> Address {
    Address::entry(section_of(at.folder), &slug(&at.slug))
}
