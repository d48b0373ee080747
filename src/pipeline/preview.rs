//! The preview: a checked site in memory, whose files are made when a browser asks for them.
//!
//! After an edit only the entry is judged anew and only the page that is looked at is made; open data and the search
//! index are made when someone asks for one of their files, and then kept as long as the site stays the same.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

use super::cache::Cache;
use super::publication::{own_theme, ready};
use super::survey::{self, Checked, Drafts, Memory as Remembered};
use super::{Error, Settings};
use crate::address::Address;
use crate::diagnostic::{Diagnostics, Lang};
use crate::directory::Directory;
use crate::key::Key;
use crate::model::site::Config;
use crate::output::{DataFile, Memory};
use crate::render::{SiteHead, Templates};
use crate::theme::Theme;
use crate::{export, load, render, search, serve};

/// A site as it would be published today, with what is not published yet.
#[derive(Debug)]
pub struct Preview {
    site: PathBuf,
    directory: Directory,
    look: Arc<Look>,
    data: OnceLock<(Vec<DataFile>, Files)>,
    index: OnceLock<Files>,
}

type Files = BTreeMap<String, Vec<u8>>;

/// How making a preview ended.
#[derive(Debug)]
pub enum Previewed {
    /// There is one, with warnings.
    Ready(Box<Preview>, Diagnostics),
    /// There are errors.
    Faulty(Box<Checked>),
}

/// Makes one preview of a site after another, and keeps from one to the next what an edit of its entries leaves as it
/// was.
#[derive(Debug, Default)]
pub struct Previews {
    cache: Cache,
    look: Option<Arc<Look>>,
}

/// A theme with its templates ready, and what it was made for: the key of the registries, and the site's own files.
#[derive(Debug)]
struct Look {
    of: (Key, Vec<(String, Vec<u8>)>),
    theme: Theme,
    templates: Templates,
}

impl Previews {
    /// Checks the site and gets ready to make its files. A fault of the theme is found now, not when a page is asked for.
    pub fn next(&mut self, settings: &Settings) -> Result<Previewed, Error> {
        let checked = survey::survey(settings, Drafts::TakenIn, Remembered::Kept, &mut self.cache)?;
        let (config, directory, diagnostics) = match ready(checked) {
            Ok(ready) => ready,
            Err(checked) => return Ok(Previewed::Faulty(checked)),
        };
        let look = self.look(&settings.site, &config, &directory)?;
        let site = settings.site.clone();
        let (data, index) = (OnceLock::new(), OnceLock::new());
        Ok(Previewed::Ready(Box::new(Preview { site, directory, look, data, index }), diagnostics))
    }

    fn look(&mut self, site: &Path, config: &Config, directory: &Directory) -> Result<Arc<Look>, Error> {
        let of = (Key::of(&directory.registries), own_theme(site, config)?);
        if let Some(known) = self.look.as_ref().filter(|known| known.of == of) {
            return Ok(Arc::clone(known));
        }
        let theme = Theme::load(&config.theme, &config.language, of.1.clone())?;
        let templates = Templates::new(&theme)?;
        SiteHead::new(directory, &theme, &templates, None)?;
        let made = Arc::new(Look { of, theme, templates });
        self.look = Some(Arc::clone(&made));
        Ok(made)
    }
}

impl Preview {
    /// The bytes of the file at a path from the site's root; `None` when the site has no such file.
    pub fn file(&self, path: &str) -> Result<Option<Vec<u8>>, Error> {
        // What is at hand comes first: to look for a page goes through all of them.
        let mut at_hand = self.data.get().map(|(_, files)| files).into_iter().chain(self.index.get());
        if let Some(bytes) = at_hand.find_map(|files| files.get(path)) {
            return Ok(Some(bytes.clone()));
        }
        if let Some(copied) = self.directory.files.iter().find(|copied| copied.to == path) {
            return Ok(Some(load::bytes(&self.site.join(copied.from.as_str()))?));
        }
        // The page of open data tells how large its files are.
        let files = if path == Address::data().file() { &self.data()?.0[..] } else { &[] };
        if let Some(bytes) = render::one(&self.directory, &self.look.theme, &self.look.templates, files, path)? {
            return Ok(Some(bytes));
        }
        if path.ends_with(".html") {
            return Ok(None);
        }
        let found = match self.data()?.1.get(path) {
            Some(bytes) => Some(bytes),
            None => self.index()?.get(path),
        };
        Ok(found.cloned())
    }

    fn data(&self) -> Result<&(Vec<DataFile>, Files), Error> {
        kept(&self.data, || {
            let sink = Memory::new();
            let made = export::publish(&self.directory, None, &sink)?;
            Ok((made, sink.into_files()))
        })
    }

    fn index(&self) -> Result<&Files, Error> {
        kept(&self.index, || {
            let sink = Memory::new();
            search::publish(&self.directory, &sink)?;
            Ok(sink.into_files())
        })
    }
}

/// What is made once. Two that ask at the same time may both make it; the first one stays.
fn kept<T>(place: &OnceLock<T>, make: impl FnOnce() -> Result<T, Error>) -> Result<&T, Error> {
    if let Some(there) = place.get() {
        return Ok(there);
    }
    let made = make()?;
    Ok(place.get_or_init(|| made))
}

/// What `serve` needs to know of a site. Works with faults in the site as well: then it is served at `/`.
pub fn preview_settings(site: &Path, port: Option<u16>, lang: Lang) -> Result<serve::Settings, Error> {
    let (config, _) = survey::config(site)?;
    let base_path = config.as_ref().map_or("/", Config::base_path).to_owned();
    let folders: Vec<String> = match &config {
        Some(config) => vec![config.content.clone(), config.facilities.clone()],
        None => vec!["content".into(), "facilities".into()],
    };
    let watched =
        folders.iter().map(String::as_str).chain(["book.toml", "themes"]).map(|path| site.join(path)).collect();
    let out = config.map(|config| site.join(config.output));
    let ignored = out.into_iter().chain([site.join(".laoyou")]).collect();
    // An editor that is asked to open a file knows nothing of where we stand.
    let root = std::path::absolute(site).unwrap_or_else(|_| site.to_path_buf());
    Ok(serve::Settings { root, watched, ignored, base_path, port, lang })
}
