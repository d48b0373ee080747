//! The order of the steps; no other file knows it.
