//! The files of a theme by path: built-in ones with the site's own laid over them.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::ThemeError;
use crate::output::Hash;

/// Sorted, so that everything made from them comes in one order.
pub(super) struct Files(BTreeMap<String, Cow<'static, [u8]>>);

impl Files {
    /// Lays `own` over the built-in files. Hidden files and editors' leftovers (`a~`) are passed over.
    pub(super) fn overlay(
        built_in: Vec<(String, &'static [u8])>,
        own: impl IntoIterator<Item = (String, Vec<u8>)>,
    ) -> Self {
        let built_in = built_in.into_iter().map(|(path, bytes)| (path, Cow::Borrowed(bytes)));
        let own = own.into_iter().map(|(path, bytes)| (path, Cow::Owned(bytes)));
        Self(built_in.chain(own).filter(|(path, _)| !is_leftover(path)).collect())
    }

    /// A file that must be there, as text; a byte order mark is dropped.
    pub(super) fn text(&self, path: &str) -> Result<(&str, &str), ThemeError> {
        let missing = || ThemeError::Missing { file: path.to_owned(), by: "the theme".to_owned() };
        let (path, bytes) = self.0.get_key_value(path).ok_or_else(missing)?;
        Ok((path, text(path, bytes)?))
    }

    pub(super) fn has(&self, path: &str) -> bool {
        self.0.contains_key(path)
    }

    /// The files whose path begins with `folder` and ends in one of `endings`; all of them when there are none.
    pub(super) fn within<'a>(
        &'a self,
        folder: &'a str,
        endings: &'a [&str],
    ) -> impl Iterator<Item = (&'a str, &'a [u8])> + 'a {
        let all = self.0.iter().map(|(path, bytes)| (path.as_str(), &**bytes));
        all.filter(move |(path, _)| {
            path.starts_with(folder) && (endings.is_empty() || endings.iter().any(|ending| path.ends_with(ending)))
        })
    }

    /// The same as text, by path.
    pub(super) fn texts(&self, folder: &str, endings: &[&str]) -> Result<BTreeMap<String, String>, ThemeError> {
        self.within(folder, endings).map(|(path, bytes)| Ok((path.to_owned(), text(path, bytes)?.to_owned()))).collect()
    }

    /// Templates by template name: those of `templates/` without that folder, those of `components/` with theirs.
    pub(super) fn templates(&self) -> Result<BTreeMap<String, String>, ThemeError> {
        let mut templates = self.texts("components/", &[".html"])?;
        for (path, bytes) in self.within("templates/", &[]) {
            templates.insert(path["templates/".len()..].to_owned(), text(path, bytes)?.to_owned());
        }
        Ok(templates)
    }

    /// Refuses files in a folder that means nothing, or of a kind that their folder does not take.
    pub(super) fn check_folders(&self) -> Result<(), ThemeError> {
        for path in self.0.keys() {
            let Some((folder, _)) = path.split_once('/') else { continue };
            let endings: &[&str] = match folder {
                "templates" | "images" => &[""],
                "components" => &[".html", ".css", ".toml"],
                "styles" => &[".css"],
                "scripts" => &[".js", ".mjs"],
                "messages" => &[".toml"],
                _ => &[],
            };
            if !endings.iter().any(|ending| path.ends_with(ending)) {
                let why = "a theme has templates/, components/ (.html, .css, .toml), styles/ (.css), scripts/ (.js, .mjs), \
                           images/ and messages/ (.toml)";
                return Err(ThemeError::Unused { file: path.clone(), why });
            }
        }
        Ok(())
    }

    /// The hash of every path with its bytes.
    pub(super) fn hash(&self) -> Hash {
        let mut all = Vec::new();
        for (path, bytes) in &self.0 {
            all.extend_from_slice(Hash::of(path.as_bytes()).as_bytes());
            all.extend_from_slice(Hash::of(bytes).as_bytes());
        }
        Hash::of(&all)
    }
}

/// Bytes as text, without a byte order mark.
pub(super) fn text<'a>(path: &str, bytes: &'a [u8]) -> Result<&'a str, ThemeError> {
    let text = std::str::from_utf8(bytes).map_err(|_| ThemeError::NotText(path.to_owned()))?;
    Ok(text.strip_prefix('\u{feff}').unwrap_or(text))
}

fn is_leftover(path: &str) -> bool {
    path.ends_with('~') || path.split('/').any(|part| part.starts_with('.'))
}
