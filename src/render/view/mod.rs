//! What a template may see: one file a page kind, every value ready to be printed.

pub mod area;
pub mod booklet;
pub mod facility;
pub mod frame;
pub mod grid;
pub mod hit;
pub mod home;
pub mod initial;
pub mod kind;
pub mod list;
pub mod office;
pub mod part;
mod place;
pub mod service;
pub mod state;
pub mod township;
