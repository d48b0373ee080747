//! The preview: serves a checked site on 127.0.0.1, watches its folders and brings open pages up to date. Files are made when they are asked for.
//!
//! While there are faults the last good site stays, with the faults shown at the top of every page. Prints nothing:
//! what happens goes to the caller as an [`Event`].

mod page;
mod site;
mod watch;
mod workbench;

use std::io;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::PathBuf;
use std::sync::Arc;

use axum::Router;
use axum::routing::get;
use tokio::net::TcpListener;

use crate::changes::Changes;
use crate::diagnostic::{Diagnostics, Lang};
use crate::source::SitePath;

/// The first port that is tried when none is asked for, and how many are.
const PORTS: std::ops::Range<u16> = 3000..3020;

/// What the preview needs to know.
pub struct Settings {
    /// The site's folder, for links that open a file in an editor.
    pub root: PathBuf,
    /// Folders and files that make a new build when they change.
    pub watched: Vec<PathBuf>,
    /// Folders whose changes are our own: output and cache.
    pub ignored: Vec<PathBuf>,
    /// The path the site will stand at, `/` or `/yilaoyixiao/`.
    pub base_path: String,
    /// The port; `None` takes the first free one from 3000.
    pub port: Option<u16>,
    /// The language of messages.
    pub lang: Lang,
}

/// Makes the file at a path from the site's root; `None` when the site has no such file. What fails is told in words.
pub type Files = Arc<dyn Fn(&str) -> Result<Option<Vec<u8>>, String> + Send + Sync>;

/// How one making of the preview ended.
pub enum Attempt {
    /// There is a new preview; the diagnostics are warnings.
    Ready(Files, Diagnostics),
    /// Faults: the last good preview stays.
    Faulty(Diagnostics),
    /// The machine failed; in words.
    Failed(String),
}

/// What the workbench shows: it is made when someone asks for it.
#[derive(Debug, Default)]
pub struct Workbench {
    /// All faults and warnings.
    pub diagnostics: Diagnostics,
    /// Entries that are not published yet, by county.
    pub drafts: Vec<DraftsOf>,
    /// What a build would change; `None` when nothing was published yet, or there are errors.
    pub changes: Option<Changes>,
}

/// The entries of one county that are not published yet.
#[derive(Debug)]
pub struct DraftsOf {
    /// The county's name.
    pub area: String,
    /// Each with its name, its file and what is still to be mended.
    pub entries: Vec<(String, SitePath, Diagnostics)>,
}

/// What happened, for the caller to tell.
pub enum Event {
    /// The preview can be opened here.
    Ready(String),
    /// The preview was made anew, or could not be.
    Tried(Attempt),
}

/// Why there is no preview at all.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The port is taken or not allowed.
    #[error("cannot listen on port {port}: {source}")]
    Port {
        /// The port that was asked for, or the first that was tried.
        port: u16,
        /// What the system said.
        #[source]
        source: io::Error,
    },
    /// The folders cannot be watched.
    #[error("cannot watch the site's folders: {0}")]
    Watch(#[from] notify::Error),
    /// The server stopped.
    #[error("the preview stopped: {0}")]
    Server(#[from] io::Error),
}

/// Serves and watches until the process is ended. `make` makes the preview; it is called again on every change.
/// `workbench` looks at the whole site, or says in words why it cannot.
pub fn run(
    settings: Settings,
    make: impl FnMut() -> Attempt + Send + 'static,
    workbench: impl Fn() -> Result<Workbench, String> + Send + Sync + 'static,
    tell: impl Fn(&Event) + Send + Sync + 'static,
) -> Result<(), Error> {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build()?;
    runtime.block_on(async {
        let listener = listen(settings.port).await?;
        let address = listener.local_addr()?;
        let state = Arc::new(site::State::new(&settings, address, Box::new(workbench)));
        let url = format!("http://{address}{}", settings.base_path);
        watch::start(settings, Arc::clone(&state), make, tell, url)?;
        let app = Router::new()
            .route("/.laoyou/", get(workbench::respond))
            .route("/.laoyou/events", get(site::events))
            .route("/.laoyou/preview.js", get(page::script))
            .route("/.laoyou/preview.css", get(page::style))
            .fallback(site::respond)
            .with_state(state);
        axum::serve(listener, app).await?;
        Ok(())
    })
}

async fn listen(port: Option<u16>) -> Result<TcpListener, Error> {
    let ports = match port {
        Some(port) => port..port.saturating_add(1),
        None => PORTS,
    };
    let first = ports.start;
    let mut failure = io::Error::from(io::ErrorKind::AddrInUse);
    for port in ports {
        match TcpListener::bind(SocketAddr::from((Ipv4Addr::LOCALHOST, port))).await {
            Ok(listener) => return Ok(listener),
            Err(error) => failure = error,
        }
    }
    Err(Error::Port { port: first, source: failure })
}
