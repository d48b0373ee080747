//! The assets of a theme: one style for the screen, one for paper, scripts and images, each named by its content.

use std::collections::BTreeMap;

use super::files::{Files, text};
use super::messages::Messages;
use super::{ThemeError, scripts};
use crate::output::{ASSETS, fingerprinted};

/// A file that pages link to. Its path changes when its bytes do, so that it may be cached for ever.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asset {
    /// Where it is published: `assets/site.1a2b3c4d.css`.
    pub path: String,
    /// All of its bytes.
    pub bytes: Vec<u8>,
}

/// The assets of a theme by the name that templates use: `site.css`, `print.css`, `search.js`, `mark.svg`.
#[derive(Debug, Default)]
pub struct Assets(BTreeMap<String, Asset>);

impl Assets {
    /// The asset with this name.
    pub fn get(&self, name: &str) -> Option<&Asset> {
        self.0.get(name)
    }

    /// Names and assets, by name.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Asset)> {
        self.0.iter().map(|(name, asset)| (name.as_str(), asset))
    }

    /// A style in which each image is asked for by its published name: `url("pointer.svg")`, beside which it lies.
    fn named(&self, mut style: String) -> String {
        for (name, asset) in &self.0 {
            style = style.replace(&format!("url(\"{name}\")"), &format!("url(\"{}\")", &asset.path[ASSETS.len()..]));
        }
        style
    }

    pub(super) fn add(&mut self, name: &str, bytes: Vec<u8>) -> Result<&Asset, ThemeError> {
        if self.0.contains_key(name) {
            return Err(ThemeError::Twice(format!("{ASSETS}{name}")));
        }
        let asset = Asset { path: fingerprinted(&format!("{ASSETS}{name}"), &bytes), bytes };
        Ok(self.0.entry(name.to_owned()).or_insert(asset))
    }
}

pub(super) fn make(
    files: &Files,
    styles: &[String],
    print: Option<&str>,
    words: &Messages,
) -> Result<Assets, ThemeError> {
    let mut assets = Assets::default();
    for (path, bytes) in files.within("images/", &[]) {
        assets.add(&path["images/".len()..], bytes.to_vec())?;
    }
    let site = assets.named(join_styles(files, styles, print)?);
    assets.add("site.css", site.into_bytes())?;
    if let Some(print) = print {
        let print = assets.named(bare(style(files, print)?));
        assets.add("print.css", print.into_bytes())?;
    }
    scripts::add(files, words, &mut assets)?;
    Ok(assets)
}

/// A style without its comments and indents.
fn bare(style: &str) -> String {
    let mut bare = String::with_capacity(style.len());
    let mut rest = style;
    while let Some((before, comment)) = rest.split_once("/*") {
        bare.push_str(before);
        rest = comment.split_once("*/").map_or("", |(_, after)| after);
    }
    bare.push_str(rest);
    let lines = bare.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.fold(String::with_capacity(bare.len()), |joined, line| joined + line + "\n")
}

/// The listed styles in their order, then the components' by path.
fn join_styles(files: &Files, styles: &[String], print: Option<&str>) -> Result<String, ThemeError> {
    let mut joined = String::new();
    for name in styles {
        joined.push_str(&bare(style(files, name)?));
    }
    for (path, _) in files.within("styles/", &[]) {
        let name = &path["styles/".len()..];
        if print != Some(name) && !styles.iter().any(|listed| listed == name) {
            let why = "list it in `styles` of theme.toml, where its turn is";
            return Err(ThemeError::Unused { file: path.to_owned(), why });
        }
    }
    for (path, bytes) in files.within("components/", &[".css"]) {
        joined.push_str(&bare(text(path, bytes)?));
    }
    Ok(joined)
}

fn style<'a>(files: &'a Files, name: &str) -> Result<&'a str, ThemeError> {
    let path = format!("styles/{name}");
    if !files.has(&path) {
        return Err(ThemeError::Missing { file: path, by: "theme.toml".to_owned() });
    }
    files.text(&path).map(|(_, text)| text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files(own: &[(&str, &str)]) -> Files {
        Files::overlay(vec![], own.iter().map(|&(path, text)| (path.to_owned(), text.as_bytes().to_vec())))
    }

    #[test]
    fn styles_are_joined_in_the_order_of_the_theme_then_components_by_path() {
        let files = files(&[
            ("styles/a.css", "a{}"),
            ("styles/z.css", "\u{feff}/* z:\n * last */\n  z{}\n\n"),
            ("styles/print.css", "p{}"),
            ("components/card/card.css", "c{}"),
            ("components/badge/badge.css", "b{}"),
            ("images/mark.svg", "<svg/>"),
        ]);
        let assets =
            make(&files, &["z.css".to_owned(), "a.css".to_owned()], Some("print.css"), &Messages::default()).unwrap();
        assert_eq!(assets.get("site.css").unwrap().bytes, b"z{}\na{}\nb{}\nc{}\n");
        assert_eq!(assets.get("print.css").unwrap().bytes, b"p{}\n");
        let names: Vec<&str> = assets.iter().map(|(name, _)| name).collect();
        assert_eq!(names, ["mark.svg", "print.css", "site.css"]);
        assert!(assets.get("mark.svg").unwrap().path.starts_with("assets/mark."));
    }

    #[test]
    fn two_files_of_one_name_are_refused() {
        let files = files(&[("images/site.css", "")]);
        assert_eq!(
            make(&files, &[], None, &Messages::default()).unwrap_err(),
            ThemeError::Twice("assets/site.css".to_owned())
        );
    }
}
