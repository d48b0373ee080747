//! Which site a command means, and which day it is.
#![expect(clippy::disallowed_methods, reason = "cli reads the clock and asks where it stands")]

use std::path::{Path, PathBuf};

use jiff::Timestamp;

use super::args::Common;
use super::{Exit, Terminal};
use crate::load;
use crate::pipeline::{Clock, Settings};

/// What the pipeline needs to know: which site, which day.
pub(super) fn settings(terminal: Terminal, common: &Common) -> Result<Settings, Exit> {
    Ok(Settings { site: find(terminal, common)?, clock: clock(terminal, common)?, progress: terminal.progress() })
}

/// The folder of the site: as told, else the nearest one upwards that has a `book.toml`.
fn find(terminal: Terminal, common: &Common) -> Result<PathBuf, Exit> {
    if let Some(site) = &common.site {
        if load::is_file(&site.join("book.toml")) {
            return Ok(site.clone());
        }
        terminal.fail(&format!(
            "{} {}",
            site.display(),
            terminal.say("里没有 book.toml，它不是网站文件夹", "has no book.toml: it is not a site's folder")
        ));
        return Err(Exit::Usage);
    }
    let here = std::env::current_dir().map_err(|error| {
        terminal.fail(&error.to_string());
        Exit::Machine
    })?;
    upwards(&here).ok_or_else(|| {
        terminal.fail(terminal.say(
            "这里和上面的文件夹里都没有 book.toml。请到网站文件夹里运行，或用 --site 指明",
            "no book.toml here or in a folder above: run this in a site's folder, or name one with --site",
        ));
        Exit::Usage
    })
}

fn upwards(from: &Path) -> Option<PathBuf> {
    from.ancestors().find(|folder| load::is_file(&folder.join("book.toml"))).map(Path::to_path_buf)
}

/// The same, when there is a site; `None` when there is none and none was named.
pub(super) fn settings_if_any(terminal: Terminal, common: &Common) -> Result<Option<Settings>, Exit> {
    if common.site.is_none() && std::env::current_dir().is_ok_and(|here| upwards(&here).is_none()) {
        return Ok(None);
    }
    settings(terminal, common).map(Some)
}

/// The day: as told, else of `SOURCE_DATE_EPOCH` (reproducible-builds.org), else of the clock.
pub(super) fn clock(terminal: Terminal, common: &Common) -> Result<Clock, Exit> {
    if let Some(day) = common.today {
        return Ok(Clock::Day(day));
    }
    let Some(epoch) = std::env::var_os("SOURCE_DATE_EPOCH") else { return Ok(Clock::Now(Timestamp::now())) };
    epoch
        .to_str()
        .and_then(|seconds| seconds.parse().ok())
        .and_then(|seconds| Timestamp::from_second(seconds).ok())
        .map(Clock::Now)
        .ok_or_else(|| {
            terminal.fail(terminal.say(
                "环境变量 SOURCE_DATE_EPOCH 不是秒数",
                "the environment variable SOURCE_DATE_EPOCH is not a number of seconds",
            ));
            Exit::Usage
        })
}
