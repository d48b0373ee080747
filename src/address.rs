//! The path of every page from slugs, and links at any depth.
