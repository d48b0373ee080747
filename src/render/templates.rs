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
    /// Reads them for a language such as `zh-CN`. Fails when the theme lacks its words or a template cannot be parsed.
    pub fn new(theme: &Theme, language: &str) -> Result<Self, RenderError> {
        let words = Arc::clone(theme.messages(language)?);
        Ok(Self { environment: Environment::new(theme, &words)?, words })
    }
}
