//! The table of fields with the whole path of each, so that records can be read from top to bottom.

use crate::field::facility::FACILITY;
use crate::field::{Field, Shape};

/// A field and those inside it.
pub(super) struct Node {
    pub(super) key: &'static str,
    /// From the top: `beds.total`.
    pub(super) path: String,
    pub(super) inside: Vec<Node>,
    /// A list.
    pub(super) many: bool,
}

/// The fields of a facility. `publish` is left out: what is exported is published.
pub(super) fn tree() -> Vec<Node> {
    let fields = FACILITY.iter().filter(|field| field.key != "publish");
    fields.map(|field| node(field, "")).collect()
}

fn node(field: &'static Field, above: &str) -> Node {
    let path = format!("{above}{}", field.key);
    let below = format!("{path}.");
    Node {
        key: field.key,
        inside: field.inside().iter().map(|field| node(field, &below)).collect(),
        many: matches!(field.shape, Shape::List(_)),
        path,
    }
}
