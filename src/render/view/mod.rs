//! What a template may see: one file a page kind, every value ready to be printed.

pub mod frame;
pub mod part;
pub mod grid;
pub mod home;
pub mod office;
