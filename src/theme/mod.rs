//! Templates, assets and interface words of a theme.
//!
//! The default theme is inside the binary; a file of the site's own theme folder replaces the built-in file of the same
//! name, one by one. Opens no file: `load` reads the site's, the compiler read the built-in ones.
//!
//! ```text
//! theme.toml            styles = ["tokens.css", …] in the order in which they are joined; print = "print.css"
//! templates/**.html     templates by their path below templates/: "facility.html", "part/head.html"
//! components/**.html    templates by their whole path: "components/card/card.html"
//! components/**.css     joined after the styles, by path
//! components/**.toml    named examples of a component
//! styles/*.css          listed in theme.toml, each of them
//! scripts/**.js, .mjs   modules; each an asset of its own, ending in .js; `import`s of one another are rewritten, and
//!                       `say("keep.copied")` becomes that sentence
//! images/**             assets as they are
//! messages/<lang>.toml  interface words: tables of sentences with {placeholders}, keyed "list.total"
//! ```
//!
//! In a template, a word is asked for as `say("list.total", count=12)`: `render` offers that function, and
//! [`Theme::load`] checks every key that stands there as plain text. What only scripts say travels with the scripts: a
//! reader's browser keeps those, while a page is read once.

mod assets;
mod embedded;
mod files;
mod messages;
mod said;
mod scripts;

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::Deserialize;
use thiserror::Error;

pub use assets::{Asset, Assets};
pub use messages::{Messages, Value};
pub use scripts::bare;

use crate::output::Hash;
use files::Files;

/// The name of the theme that is inside the binary.
pub const DEFAULT: &str = "default";

/// A theme, whole and checked: every file that another names is there.
#[derive(Debug)]
pub struct Theme {
    /// The folder's name, `default` for the built-in one.
    pub name: String,
    /// Template text by template name.
    pub templates: BTreeMap<String, String>,
    /// The named examples of the components, as TOML text, by path: `components/card/examples.toml`.
    pub examples: BTreeMap<String, String>,
    /// Styles, scripts and images, with fingerprinted paths.
    pub assets: Assets,
    /// Hash of every file of the theme and of its language, for cache keys: another hash, another look.
    pub hash: Hash,
    /// The interface words in the language for which the theme was loaded.
    pub words: Arc<Messages>,
}

/// What `theme.toml` says.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Config {
    styles: Vec<String>,
    print: Option<String>,
}

impl Theme {
    /// The theme `name`, speaking `language` (`zh`, `zh-CN` → `messages/zh.toml`): the built-in files with `own` laid over
    /// them. The paths of `own` begin below the theme's folder (`templates/home.html`). Fails when a file that another
    /// names is not there, or the theme does not speak that language.
    pub fn load(
        name: &str,
        language: &str,
        own: impl IntoIterator<Item = (String, Vec<u8>)>,
    ) -> Result<Self, ThemeError> {
        Self::assemble(name, language, &Files::overlay(embedded::files(), own))
    }

    fn assemble(name: &str, language: &str, files: &Files) -> Result<Self, ThemeError> {
        let (at, text) = files.text("theme.toml")?;
        let config: Config = toml::from_str(text).map_err(|fault| ThemeError::toml(at, text, &fault))?;
        files.check_folders()?;
        let templates = files.templates()?;
        let mut messages = messages::read(files)?;
        messages::check_templates(&messages, &templates)?;
        let primary = language.split('-').next().unwrap_or(language).to_ascii_lowercase();
        let hash = Hash::of(&[files.hash().as_bytes(), primary.as_bytes()].concat());
        let words = messages.remove(&primary).ok_or(ThemeError::NoLanguage(primary))?;
        Ok(Self {
            name: name.to_owned(),
            examples: files.texts("components/", &[".toml"])?,
            assets: assets::make(files, &config.styles, config.print.as_deref(), &words)?,
            hash,
            templates,
            words: Arc::new(words),
        })
    }

    /// The built-in theme as it is, in Chinese.
    pub fn built_in() -> Result<Self, ThemeError> {
        Self::load(DEFAULT, "zh", [])
    }
}

/// The text of a file of the built-in theme, to begin a theme of one's own with.
pub fn built_in_text(path: &str) -> Option<&'static str> {
    let (_, bytes) = embedded::files().into_iter().find(|(known, _)| known == path)?;
    std::str::from_utf8(bytes).ok()
}

/// What is wrong with a theme. `file` is relative to the theme's folder.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum ThemeError {
    /// A file that must be there, or that another names, is not.
    #[error("{by} needs {file}, which is not there")]
    Missing {
        /// The missing file.
        file: String,
        /// The file that names it.
        by: String,
    },
    /// A file is not UTF-8.
    #[error("{0} is not UTF-8 text")]
    NotText(String),
    /// A file stands where nothing would read it.
    #[error("{file} would not be used: {why}")]
    Unused {
        /// The file.
        file: String,
        /// Why, and what to do.
        why: &'static str,
    },
    /// A TOML file cannot be read.
    #[error("{file}:{line}: {what}")]
    Toml {
        /// The file.
        file: String,
        /// The line, from 1.
        line: usize,
        /// What the reader says.
        what: String,
    },
    /// Scripts import one another in a ring, so none of them can be named by its content first.
    #[error("{0} imports itself through other scripts; fingerprinted modules cannot form a ring")]
    ScriptRing(String),
    /// Two files would be published at one path.
    #[error("two files would be published as {0}")]
    Twice(String),
    /// There are no interface words in this language.
    #[error("there is no messages/{0}.toml")]
    NoLanguage(String),
    /// A message is asked for that the theme does not have.
    #[error("{by} asks for the message \"{key}\", which {file} does not have")]
    NoMessage {
        /// The file of messages.
        file: String,
        /// The key.
        key: String,
        /// Who asks.
        by: String,
    },
    /// A message is no sentence, or its braces are not in pairs around a name.
    #[error("{file}: \"{key}\": {what}")]
    BadMessage {
        /// The file of messages.
        file: String,
        /// The key.
        key: String,
        /// What is wrong.
        what: &'static str,
    },
    /// A message's placeholder got no value, or a value has no placeholder.
    #[error("{file}: \"{key}\": {what} {{{name}}}")]
    Placeholder {
        /// The file of messages.
        file: String,
        /// The key.
        key: String,
        /// The placeholder's name.
        name: String,
        /// Which of the two.
        what: &'static str,
    },
}

impl ThemeError {
    fn toml(file: &str, text: &str, fault: &toml::de::Error) -> Self {
        let at = fault.span().map_or(0, |span| span.start);
        let line = 1 + text.get(..at).unwrap_or_default().matches('\n').count();
        Self::Toml { file: file.to_owned(), line, what: fault.message().to_owned() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SMALL: [(&str, &[u8]); 4] = [
        ("theme.toml", b"styles = [\"base.css\"]\nprint = \"print.css\"\n"),
        ("styles/base.css", b"a{}"),
        ("styles/print.css", b"p{}"),
        ("messages/zh.toml", "[list]\ntotal = \"共 {count} 家\"\n".as_bytes()),
    ];

    /// A small theme with one file laid over it.
    fn with(path: &str, text: &str) -> Result<Theme, ThemeError> {
        let small = SMALL.map(|(path, bytes)| (path.to_owned(), bytes)).to_vec();
        Theme::assemble("own", "zh", &Files::overlay(small, [(path.to_owned(), text.as_bytes().to_vec())]))
    }

    #[test]
    fn the_built_in_theme_is_whole() {
        let theme = Theme::built_in().unwrap();
        assert_eq!(theme.name, "default");
        assert!(Theme::load(DEFAULT, "en-GB", []).is_ok());
        let fault = Theme::load(DEFAULT, "xx", []).unwrap_err();
        assert_eq!(fault, ThemeError::NoLanguage("xx".to_owned()));
    }

    #[test]
    fn an_own_file_replaces_the_built_in_one() {
        let (before, after) = (with("styles/print.css", "p{}").unwrap(), with("styles/print.css", "nav{}").unwrap());
        assert_eq!(after.assets.get("print.css").unwrap().bytes, b"nav{}\n");
        assert_eq!(after.assets.get("site.css").unwrap(), before.assets.get("site.css").unwrap());
        assert_ne!(after.hash, before.hash);
        assert_eq!(after.hash, with("styles/print.css", "nav{}").unwrap().hash);
    }

    #[test]
    fn the_configuration_is_strict() {
        let fault = with("theme.toml", "styles = []\nstyle = 1\n").unwrap_err();
        assert!(matches!(&fault, ThemeError::Toml { file, line: 2, .. } if file == "theme.toml"), "{fault}");
        let fault = with("theme.toml", "styles = [\"none.css\"]\n").unwrap_err();
        assert_eq!(fault, ThemeError::Missing { file: "styles/none.css".into(), by: "theme.toml".into() });
        assert!(
            matches!(with("styles/more.css", ""), Err(ThemeError::Unused { file, .. }) if file == "styles/more.css")
        );
        assert!(
            matches!(with("template/x.html", ""), Err(ThemeError::Unused { file, .. }) if file == "template/x.html")
        );
    }

    #[test]
    fn a_template_may_ask_only_for_words_that_are_there() {
        assert!(with("templates/own.html", "{{ say('list.total', count=1) }}").is_ok());
        let fault = with("templates/own.html", r#"{{ say( "list.nothing") }}"#).unwrap_err();
        let expected = ThemeError::NoMessage {
            file: "messages/zh.toml".into(),
            key: "list.nothing".into(),
            by: "own.html".into(),
        };
        assert_eq!(fault, expected);
    }
}
