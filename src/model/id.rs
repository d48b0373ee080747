//! Interned ids of what a site registers. An id is the position in its registry; registries are made first and never
//! change during a build, so an id that exists always leads somewhere.

use serde::{Deserialize, Serialize};

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub struct $name(u32);

        impl $name {
            /// The id of the entry at this position of the registry.
            pub fn new(position: usize) -> Self {
                Self(u32::try_from(position).expect("a registry holds fewer than 2^32 entries"))
            }

            /// The position in the registry.
            pub const fn index(self) -> usize {
                self.0 as usize
            }
        }
    )*};
}

ids! {
    /// A county, district or zone of `areas.yaml`.
    AreaId
    /// A township or street of `areas.yaml`, counted over all areas.
    TownshipId
    /// A kind of facility of `kinds.yaml`.
    KindId
    /// A service of `services.yaml`.
    ServiceId
    /// A care level of `site.yaml`.
    CareLevelId
    /// A column of `site.yaml`.
    ColumnId
    /// A benefit of `site.yaml`.
    BenefitId
    /// A facility, by its place in the directory's order: open first, then pinyin, then id.
    RowId
}
