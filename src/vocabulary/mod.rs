//! Closed words, limits and patterns.
