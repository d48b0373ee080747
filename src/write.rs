//! The only writer, three doors: publish, place, keep.
