//! What pages are made with, whatever is on them: the theme's templates and the words of one language.

use std::sync::Arc;

use super::RenderError;
use super::environment::Environment;
use crate::theme::{Messages, Theme};

/// The templates of a theme with the words of one language: read once, then used by every page and every preview.
#[derive(Debug)]
pub struct Templates {
    pub(super) words: Arc<Messages>,
    pub(super) environment: Environment,
}

impl Templates {
    /// Reads those of a theme in the language that it speaks. Fails when a template cannot be parsed.
    pub fn new(theme: &Theme) -> Result<Self, RenderError> {
        Ok(Self { environment: Environment::new(theme)?, words: Arc::clone(&theme.words) })
    }
}
