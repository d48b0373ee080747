//! Drafts to a directory: the only maker of model values.
