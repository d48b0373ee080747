//! Answers requests with files that are made for them.

use std::convert::Infallible;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::{Arc, PoisonError, RwLock};

use axum::extract::{Request, State as Extract};
use axum::http::{HeaderMap, HeaderValue, StatusCode, Uri, header};
use axum::response::sse::{self, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use percent_encoding::percent_decode_str;
use tokio::sync::watch;
use tokio_stream::StreamExt as _;
use tokio_stream::wrappers::WatchStream;

use super::{Attempt, Files, Settings, Workbench, page, workbench};
use crate::diagnostic::Lang;
use crate::output::ASSETS;

/// Makes what the workbench shows.
type Ask = Box<dyn Fn() -> Result<Workbench, String> + Send + Sync>;

/// What requests share.
pub(super) struct State {
    root: PathBuf,
    /// The last preview without faults; `None` when there was none yet.
    files: RwLock<Option<Files>>,
    base_path: String,
    lang: Lang,
    hosts: Vec<String>,
    workbench: Ask,
    /// What stands at the top of every page: faults, or nothing.
    banner: RwLock<String>,
    /// Counts previews; open pages come up to date when it grows.
    version: watch::Sender<u64>,
}

impl State {
    pub(super) fn new(settings: &Settings, address: SocketAddr, workbench: Ask) -> Self {
        let port = address.port();
        Self {
            root: settings.root.clone(),
            workbench,
            files: RwLock::default(),
            base_path: settings.base_path.clone(),
            lang: settings.lang,
            hosts: vec![format!("127.0.0.1:{port}"), format!("localhost:{port}"), format!("[::1]:{port}")],
            banner: RwLock::default(),
            version: watch::Sender::new(0),
        }
    }

    /// Shows how making the preview ended, and tells open pages.
    pub(super) fn take(&self, attempt: &Attempt) {
        // Dropped at the end: to take a large site apart takes a while, and open pages wait for the new one.
        let _earlier = match attempt {
            Attempt::Ready(files, _) => {
                self.files.write().unwrap_or_else(PoisonError::into_inner).replace(Arc::clone(files))
            }
            _ => None,
        };
        let version = *self.version.borrow() + 1;
        let banner = page::banner(attempt, version, &self.root, self.lang);
        *self.banner.write().unwrap_or_else(PoisonError::into_inner) = banner;
        self.version.send_replace(version);
    }

    /// The page of the workbench, made anew.
    pub(super) fn workbench(&self) -> String {
        workbench::page(&(self.workbench)(), &self.root, self.lang)
    }

    /// The file at a path of the last good preview.
    fn file(&self, path: &str) -> Result<Option<Vec<u8>>, String> {
        let files = self.files.read().unwrap_or_else(PoisonError::into_inner).clone();
        files.map_or(Ok(None), |files| files(path))
    }

    fn banner(&self) -> String {
        self.banner.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// A page of another site must not read the preview through a name that points at this machine.
    pub(super) fn is_ours(&self, headers: &HeaderMap) -> bool {
        headers
            .get(header::HOST)
            .and_then(|host| host.to_str().ok())
            .is_some_and(|host| self.hosts.iter().any(|known| known == host))
    }
}

/// Tells open pages that there is a new preview.
pub(super) async fn events(
    Extract(state): Extract<Arc<State>>,
) -> Sse<impl tokio_stream::Stream<Item = Result<sse::Event, Infallible>>> {
    let versions = WatchStream::new(state.version.subscribe());
    Sse::new(versions.map(|version| Ok(sse::Event::default().data(version.to_string()))))
        .keep_alive(KeepAlive::default())
}

/// A file of the preview; pages get the banner and the script that brings them up to date.
pub(super) async fn respond(Extract(state): Extract<Arc<State>>, request: Request) -> Response {
    if !state.is_ours(request.headers()) {
        return StatusCode::MISDIRECTED_REQUEST.into_response();
    }
    // Making a file takes the processor, not the network.
    match tokio::task::spawn_blocking(move || answer(&state, request.uri())).await {
        Ok(response) => response,
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}

enum Found {
    /// Its path and its bytes.
    File(String, Vec<u8>),
    /// A folder that was asked for without its slash.
    Moved(String),
    /// The page for those who are lost.
    Lost(Vec<u8>),
    /// Not even that: there is no preview yet.
    Nothing,
}

fn answer(state: &State, uri: &Uri) -> Response {
    let found = find(state, uri).and_then(|found| match found {
        Found::Nothing => Ok(state.file("404.html")?.map_or(Found::Nothing, Found::Lost)),
        found => Ok(found),
    });
    let mut keeping = "no-store";
    let (status, kind, body) = match found {
        Ok(Found::Moved(to)) => return (StatusCode::TEMPORARY_REDIRECT, [(header::LOCATION, to)]).into_response(),
        Ok(Found::File(path, bytes)) => {
            if path.starts_with(ASSETS) {
                keeping = "max-age=31536000, immutable";
            }
            let kind = page::content_type(&path);
            (StatusCode::OK, kind, if kind == page::HTML { page::with_banner(&bytes, &state.banner()) } else { bytes })
        }
        Ok(Found::Lost(bytes)) => (StatusCode::NOT_FOUND, page::HTML, page::with_banner(&bytes, &state.banner())),
        Ok(Found::Nothing) => (StatusCode::NOT_FOUND, page::HTML, page::alone(&state.banner(), state.lang).into()),
        Err(reason) => {
            let banner = page::banner(&Attempt::Failed(reason), *state.version.borrow(), &state.root, state.lang);
            (StatusCode::INTERNAL_SERVER_ERROR, page::HTML, page::alone(&banner, state.lang).into())
        }
    };
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static(kind)),
        (header::CACHE_CONTROL, HeaderValue::from_static(keeping)),
        (header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff")),
    ];
    (status, headers, body).into_response()
}

fn find(state: &State, uri: &Uri) -> Result<Found, String> {
    let Some(path) = uri.path().strip_prefix(&state.base_path) else {
        let is_base = format!("{}/", uri.path()) == state.base_path || uri.path() == "/";
        return Ok(if is_base { Found::Moved(state.base_path.clone()) } else { Found::Nothing });
    };
    let Ok(path) = percent_decode_str(path).decode_utf8() else { return Ok(Found::Nothing) };
    if path.is_empty() || path.ends_with('/') {
        let index = format!("{path}index.html");
        return Ok(state.file(&index)?.map_or(Found::Nothing, |bytes| Found::File(index, bytes)));
    }
    if let Some(bytes) = state.file(&path)? {
        return Ok(Found::File(path.into_owned(), bytes));
    }
    let is_folder = state.file(&format!("{path}/index.html"))?.is_some();
    Ok(if is_folder { Found::Moved(format!("{}/", uri.path())) } else { Found::Nothing })
}
