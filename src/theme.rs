//! Templates, assets and interface words of a theme.
