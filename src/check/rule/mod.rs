//! Rules: one fault each, named by it.

pub(super) mod entry;
