//! Watches the site's folders and makes the preview anew when something changed.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{self, Receiver};
use std::thread;
use std::time::Duration;

use notify::{EventKind, RecursiveMode, Watcher as _};

use super::site::State;
use super::{Attempt, Error, Event, Settings};

/// Editors write a file in several steps: the preview is made when nothing has moved for so long.
const QUIET: Duration = Duration::from_millis(15);

/// Starts watching, then the thread that makes the preview: once at once, and after every change.
#[expect(clippy::disallowed_methods, reason = "only what is there can be watched")]
pub(super) fn start(
    settings: Settings,
    state: Arc<State>,
    mut make: impl FnMut() -> Attempt + Send + 'static,
    tell: impl Fn(&Event) + Send + Sync + 'static,
    url: String,
) -> Result<(), Error> {
    let (changed, changes) = mpsc::channel();
    let ignored: Vec<PathBuf> = settings.ignored;
    let mut watcher = notify::recommended_watcher(move |event: notify::Result<notify::Event>| {
        if event.is_ok_and(|event| matters(&event, &ignored)) {
            // The receiver is gone only when the process ends.
            let _ = changed.send(());
        }
    })?;
    for path in settings.watched.iter().filter(|path| path.exists()) {
        let mode = if path.is_dir() { RecursiveMode::Recursive } else { RecursiveMode::NonRecursive };
        watcher.watch(path, mode)?;
    }
    thread::spawn(move || {
        // Dropping the watcher would end the watch.
        let _watcher = watcher;
        attempt(&state, &mut make, &tell);
        tell(&Event::Ready(url));
        while wait(&changes) {
            attempt(&state, &mut make, &tell);
        }
    });
    Ok(())
}

fn attempt(state: &State, make: &mut impl FnMut() -> Attempt, tell: &impl Fn(&Event)) {
    let attempt = make();
    state.take(&attempt);
    tell(&Event::Tried(attempt));
}

/// Until something changed and it is quiet again; false when nothing will change any more.
fn wait(changes: &Receiver<()>) -> bool {
    if changes.recv().is_err() {
        return false;
    }
    while changes.recv_timeout(QUIET).is_ok() {}
    true
}

fn matters(event: &notify::Event, ignored: &[PathBuf]) -> bool {
    let ours = |path: &Path| ignored.iter().any(|folder| path.starts_with(folder));
    !matches!(event.kind, EventKind::Access(_)) && !event.paths.iter().all(|path| ours(path))
}
