//! Answers requests from the preview folder.

use std::convert::Infallible;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::sync::{Arc, PoisonError, RwLock};

use axum::extract::{Request, State as Extract};
use axum::http::{HeaderMap, HeaderValue, StatusCode, Uri, header};
use axum::response::sse::{self, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use percent_encoding::percent_decode_str;
use tokio::sync::watch;
use tokio_stream::StreamExt as _;
use tokio_stream::wrappers::WatchStream;

use super::{Attempt, Settings, Workbench, page, workbench};
use crate::diagnostic::Lang;

/// Makes what the workbench shows.
type Ask = Box<dyn Fn() -> Result<Workbench, String> + Send + Sync>;

/// What requests share.
pub(super) struct State {
    root: PathBuf,
    folder: PathBuf,
    base_path: String,
    lang: Lang,
    hosts: Vec<String>,
    workbench: Ask,
    /// What stands at the top of every page: faults, or nothing.
    banner: RwLock<String>,
    /// Counts builds; pages reload when it grows.
    version: watch::Sender<u64>,
}

impl State {
    pub(super) fn new(settings: &Settings, address: SocketAddr, workbench: Ask) -> Self {
        let port = address.port();
        Self {
            root: settings.root.clone(),
            workbench,
            folder: settings.preview.clone(),
            base_path: settings.base_path.clone(),
            lang: settings.lang,
            hosts: vec![format!("127.0.0.1:{port}"), format!("localhost:{port}"), format!("[::1]:{port}")],
            banner: RwLock::default(),
            version: watch::Sender::new(0),
        }
    }

    /// Shows how a build ended, and has open pages reload.
    pub(super) fn take(&self, attempt: &Attempt) {
        *self.banner.write().unwrap_or_else(PoisonError::into_inner) = page::banner(attempt, &self.root, self.lang);
        self.version.send_modify(|version| *version += 1);
    }

    /// The page of the workbench, made anew.
    pub(super) fn workbench(&self) -> String {
        workbench::page(&(self.workbench)(), &self.root, self.lang)
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

/// Tells open pages that there is a new build.
pub(super) async fn events(
    Extract(state): Extract<Arc<State>>,
) -> Sse<impl tokio_stream::Stream<Item = Result<sse::Event, Infallible>>> {
    let builds = WatchStream::new(state.version.subscribe());
    Sse::new(builds.map(|version| Ok(sse::Event::default().data(version.to_string())))).keep_alive(KeepAlive::default())
}

/// A file of the preview; pages get the banner and the script that reloads them.
pub(super) async fn respond(Extract(state): Extract<Arc<State>>, request: Request) -> Response {
    if !state.is_ours(request.headers()) {
        return StatusCode::MISDIRECTED_REQUEST.into_response();
    }
    let uri = request.uri().clone();
    // Reading a small file from the page cache takes less than handing it to another thread.
    match find(&state, &uri) {
        Found::File(path) => serve(&state, &path, StatusCode::OK),
        Found::Moved(to) => (StatusCode::TEMPORARY_REDIRECT, [(header::LOCATION, to)]).into_response(),
        Found::Nothing => serve(&state, &state.folder.join("404.html"), StatusCode::NOT_FOUND),
    }
}

enum Found {
    File(PathBuf),
    Moved(String),
    Nothing,
}

fn find(state: &State, uri: &Uri) -> Found {
    let Some(path) = uri.path().strip_prefix(&state.base_path) else {
        let is_base = format!("{}/", uri.path()) == state.base_path || uri.path() == "/";
        return if is_base { Found::Moved(state.base_path.clone()) } else { Found::Nothing };
    };
    let Ok(path) = percent_decode_str(path).decode_utf8() else { return Found::Nothing };
    let is_plain = |part: &str| part != ".." && part != "." && !part.contains(['\\', ':', '\0']);
    if !path.split('/').all(is_plain) {
        return Found::Nothing;
    }
    let file = state.folder.join(&*path);
    if path.is_empty() || path.ends_with('/') {
        let index = file.join("index.html");
        return if index.is_file() { Found::File(index) } else { Found::Nothing };
    }
    match (file.is_file(), file.is_dir()) {
        (true, _) => Found::File(file),
        (false, true) => Found::Moved(format!("{}/", uri.path())),
        (false, false) => Found::Nothing,
    }
}

fn serve(state: &State, path: &Path, status: StatusCode) -> Response {
    let kind = page::content_type(path);
    let is_page = kind.starts_with("text/html");
    let body = match std::fs::read(path) {
        Ok(bytes) if is_page => page::with_banner(&bytes, &state.banner()),
        Ok(bytes) => bytes,
        Err(_) if is_page => page::alone(&state.banner(), state.lang).into_bytes(),
        Err(_) => return StatusCode::NOT_FOUND.into_response(),
    };
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static(kind)),
        (header::CACHE_CONTROL, HeaderValue::from_static("no-store")),
        (header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff")),
    ];
    (status, headers, body).into_response()
}
