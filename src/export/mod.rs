//! Directory to open data.
