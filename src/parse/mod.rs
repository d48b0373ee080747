//! Sources to drafts: shape only, each value with its place.

mod yaml;
