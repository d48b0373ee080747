//! What an author wrote: field to value, each with its place.
