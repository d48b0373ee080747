//! A file to be written, and the sink that takes it.
