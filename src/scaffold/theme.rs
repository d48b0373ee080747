//! A theme of one's own: the built-in one with a style behind the others, and built-in files to be changed.

use thiserror::Error;

use super::Made;
use crate::theme;

const STYLE: &str = include_str!("theme/own.css");
const READ_ME: &str = include_str!("theme/说明.md");

/// A file that the built-in theme does not have, so there is none to copy.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("the built-in theme has no file \"{0}\"")]
pub struct UnknownFile(
    /// Its path, as it was asked for.
    pub String,
);

/// The files of a new theme: `themes/<name>/`. `copied` are built-in files to begin from, such as
/// `templates/facility.html`; each replaces the built-in one from then on.
pub fn theme(name: &str, copied: &[String]) -> Result<Vec<Made>, UnknownFile> {
    let home = format!("themes/{name}");
    let built_in = |path: &str| theme::built_in_text(path).ok_or_else(|| UnknownFile(path.to_owned()));
    let configuration = built_in("theme.toml")?.replacen("\"base.css\"", "\"base.css\", \"own.css\"", 1);
    let mut files = vec![
        Made::new(format!("{home}/theme.toml"), configuration),
        Made::new(format!("{home}/styles/own.css"), STYLE),
        Made::new(format!("{home}/说明.md"), READ_ME.replace("{name}", name)),
    ];
    for path in copied {
        files.push(Made::new(format!("{home}/{path}"), built_in(path)?));
    }
    Ok(files)
}
