//! Directory and theme to pages.
