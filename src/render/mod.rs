//! Directory + theme -> pages, streamed into a sink as they are made; none is held.
//!
//! [`view`] is what a template may see: one file a page kind, each value sorted, worded, formatted and addressed there.
//! A template loops, asks whether something is there, and prints. Every page stands in one [`view::frame::Frame`].

mod environment;
mod feed;
mod head;
mod lines;
mod pages;
mod places;
mod robots;
#[cfg(test)]
pub(crate) mod sample;
mod shelf;
mod sitemap_xml;
mod surround;
mod templates;
mod texts;
mod typeset;
pub mod view;
mod xml;

use std::sync::{Mutex, PoisonError};

use thiserror::Error;

use crate::directory::Directory;
use crate::key::Key;
use crate::output::{DataFile, Sink, SinkError};
use crate::theme::{Theme, ThemeError};

pub use environment::{Environment, Safe};
pub use head::SiteHead;
pub use lines::Lines;
pub use templates::Templates;

/// Why pages could not be made: a fault of the theme or of the machine, never of an entry.
#[derive(Debug, Error)]
pub enum RenderError {
    /// The theme lacks words or files.
    #[error(transparent)]
    Theme(#[from] ThemeError),
    /// A template is wrong, or prints what is not there.
    #[error("{}", from_within(.0))]
    Template(#[from] minijinja::Error),
    /// A page could not be handed on.
    #[error(transparent)]
    Sink(#[from] SinkError),
}

/// What is wrong, then the templates around it: the place to mend comes first.
fn from_within(fault: &minijinja::Error) -> String {
    let mut told = vec![fault.to_string()];
    let mut around: &dyn std::error::Error = fault;
    while let Some(within) = around.source() {
        told.push(within.to_string());
        around = within;
    }
    told.reverse();
    told.join("; ")
}

/// Renders the whole site: the theme's assets and every page. `files` is the open data that was made, for the page that
/// offers it. The sink takes all from several threads.
///
/// With the key of the program at work, pages that the sink has at hand as they were made from the same parts are not
/// made again; with `None` all are made.
pub fn render(
    directory: &Directory,
    theme: &Theme,
    files: &[DataFile],
    program: Option<Key>,
    sink: &dyn Sink,
) -> Result<(), RenderError> {
    let templates = Templates::new(theme)?;
    all(directory, theme, &templates, files, program, sink)
}

fn all(
    directory: &Directory,
    theme: &Theme,
    templates: &Templates,
    files: &[DataFile],
    program: Option<Key>,
    sink: &dyn Sink,
) -> Result<(), RenderError> {
    let head = SiteHead::new(directory, theme, templates, program)?;
    for (_, asset) in theme.assets.iter() {
        sink.put(&asset.path, &asset.bytes)?;
    }
    let (places, texts) =
        rayon::join(|| places::put(directory, &head, sink), || texts::put(directory, files, &head, sink));
    places.and(texts)
}

/// Makes one file of the site alone, a page, an asset or one for machines; `None` when there is none at the path.
pub fn one(
    directory: &Directory,
    theme: &Theme,
    templates: &Templates,
    files: &[DataFile],
    path: &str,
) -> Result<Option<Vec<u8>>, RenderError> {
    if let Some((_, asset)) = theme.assets.iter().find(|(_, asset)| asset.path == path) {
        return Ok(Some(asset.bytes.clone()));
    }
    let one = One { path, bytes: Mutex::default() };
    all(directory, theme, templates, files, None, &one)?;
    Ok(one.bytes.into_inner().unwrap_or_else(PoisonError::into_inner))
}

/// Wants the file at one path.
struct One<'a> {
    path: &'a str,
    bytes: Mutex<Option<Vec<u8>>>,
}

impl Sink for One<'_> {
    fn wants(&self, path: &str) -> bool {
        path == self.path
    }

    fn wants_any(&self, beginning: &str) -> bool {
        self.path.starts_with(beginning)
    }

    fn put(&self, path: &str, bytes: &[u8]) -> Result<(), SinkError> {
        if self.wants(path) {
            *self.bytes.lock().unwrap_or_else(PoisonError::into_inner) = Some(bytes.to_vec());
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::sample::site;
    use super::{Templates, one};
    use crate::directory::example::{directory, ordinary, registries};

    #[test]
    fn a_file_alone_is_as_in_the_whole_site() {
        let directory = directory(registries(), &[ordinary("a", "安乐养老院", 0), ordinary("b", "禾苗托育园", 2)]);
        let theme = crate::theme::Theme::built_in().unwrap();
        let templates = Templates::new(&theme).unwrap();
        for (path, text) in site(&directory) {
            assert!(one(&directory, &theme, &templates, &[], &path).unwrap() == Some(text.into_bytes()), "{path}");
        }
        assert_eq!(one(&directory, &theme, &templates, &[], "facility/c/index.html").unwrap(), None);
    }

    #[test]
    fn every_page_stands_in_the_frame() {
        let directory = directory(registries(), &[ordinary("a", "安乐养老院", 0), ordinary("b", "禾苗托育园", 2)]);
        for (path, page) in site(&directory).iter().filter(|(path, _)| path.ends_with(".html")) {
            assert_eq!(page.matches("<h1").count(), 1, "{path}");
            let policy = "content=\"default-src 'self'; base-uri 'none'; form-action 'self'\"";
            assert!(page.contains(policy), "{path}");
            assert!(page.contains("<meta name=\"SiteName\" content=\"示例市养老托育服务\">"), "{path}");
            assert!(page.contains("href=\"tel:12345\""), "{path}");
            for wrong in ["style=", "onclick", "{{", "{%", "<script>"] {
                assert!(!page.contains(wrong), "{path} has {wrong}");
            }
        }
    }
}
