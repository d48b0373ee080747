//! Rules: one fault each, named by it.

pub(super) mod entry;
pub(super) mod site;
