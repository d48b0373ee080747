//! What the machine refused on the way, and the few things a caller did wrong.

use thiserror::Error;

use crate::diagnostic::Lang;
use crate::output::SinkError;
use crate::render::RenderError;
use crate::search::SearchError;
use crate::theme::ThemeError;
use crate::write::{keep, place, publish};
use crate::{load, output};

/// Why a run ended before its end. Faults of authors are no errors: they are gathered as diagnostics.
#[derive(Debug, Error)]
pub enum Error {
    /// A file cannot be read.
    #[error(transparent)]
    Load(#[from] load::Error),
    /// The theme is wrong, or lacks something.
    #[error(transparent)]
    Theme(#[from] ThemeError),
    /// A page cannot be made.
    #[error(transparent)]
    Render(#[from] RenderError),
    /// The search index cannot be made.
    #[error(transparent)]
    Search(#[from] SearchError),
    /// The site cannot be published.
    #[error(transparent)]
    Publish(#[from] publish::Error),
    /// A report or an export cannot be written.
    #[error(transparent)]
    Keep(#[from] keep::Error),
    /// An author's file cannot be written.
    #[error(transparent)]
    Place(#[from] place::Error),
    /// An output cannot be handed on.
    #[error(transparent)]
    Sink(#[from] SinkError),
    /// Something cannot be written as the wanted format.
    #[error("cannot write the report: {0}")]
    Report(#[from] serde_json::Error),
    /// The workbook cannot be made: more rows than a sheet holds.
    #[error("cannot write the workbook: {0}")]
    Workbook(#[from] rust_xlsxwriter::XlsxError),
    /// An earlier manifest is not one.
    #[error(transparent)]
    Path(#[from] output::BadPath),
}

impl Error {
    /// In words, for people.
    pub fn message(&self, lang: Lang) -> String {
        match (self, lang) {
            (Self::Publish(error), _) => error.message(lang),
            (Self::Load(error), Lang::Zh) => format!("读不了“{}”（{}）", error.path.display(), error.source),
            (Self::Theme(error), Lang::Zh) => format!("主题有错：{error}"),
            (Self::Render(error), Lang::Zh) => format!("主题的模板有错：{error}"),
            (Self::Search(error), Lang::Zh) => format!("做不出查找用的索引（{error}）"),
            (error, _) => error.to_string(),
        }
    }

    /// Who can mend it.
    pub fn cause(&self) -> Cause {
        match self {
            Self::Publish(publish::Error::Refused { .. }) => Cause::Caller,
            Self::Publish(publish::Error::TooManyRemovals { .. }) | Self::Theme(_) | Self::Render(_) => Cause::Site,
            _ => Cause::Machine,
        }
    }
}

/// Who can mend an [`enum@Error`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cause {
    /// Who called: a folder that may not be replaced.
    Caller,
    /// Who writes the site: its theme, or pages that would vanish.
    Site,
    /// Who keeps the machine: disk, permission.
    Machine,
}
