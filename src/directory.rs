//! What check hands on: registries, rows, records, near, tallies, pages.
