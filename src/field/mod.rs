//! The one table of fields.
