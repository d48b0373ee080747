//! `laoyou serve`: a preview on this machine that follows every change.

use std::sync::Arc;

use crate::cli::args::{Common, ServeArgs};
use crate::cli::digest::Room;
use crate::cli::{Exit, Terminal, site};
use crate::diagnostic::Lang;
use crate::pipeline::{self, Previewed, Previews};
use crate::serve::{self, Attempt, Error, Event};

pub(in crate::cli) fn run(terminal: Terminal, common: &Common, args: &ServeArgs) -> Exit {
    let settings = match site::settings(terminal, common) {
        Ok(settings) => settings,
        Err(exit) => return exit,
    };
    let preview = match pipeline::preview_settings(&settings.site, args.port, terminal.lang) {
        Ok(preview) => preview,
        Err(error) => return terminal.error(&error),
    };
    let (common, common_of_bench) = (common.clone(), common.clone());
    let mut previews = Previews::default();
    let make = move || {
        // The day is asked for each time: a preview may run past midnight.
        let Ok(settings) = site::settings(terminal, &common) else {
            return Attempt::Failed(terminal.say("找不到网站文件夹", "the site's folder is gone").to_owned());
        };
        match previews.next(&settings) {
            Ok(Previewed::Ready(preview, diagnostics)) => {
                let file = move |path: &str| preview.file(path).map_err(|error| error.message(terminal.lang));
                Attempt::Ready(Arc::new(file), diagnostics)
            }
            Ok(Previewed::Faulty(checked)) => Attempt::Faulty(checked.diagnostics),
            Err(error) => Attempt::Failed(error.message(terminal.lang)),
        }
    };
    let workbench = move || match site::settings(terminal, &common_of_bench) {
        Ok(settings) => pipeline::workbench(&settings).map_err(|error| error.message(terminal.lang)),
        Err(_) => Err(terminal.say("找不到网站文件夹", "the site's folder is gone").to_owned()),
    };
    let open = args.open;
    let tell = move |event: &Event| match event {
        Event::Ready(url) => {
            terminal.result(&format!("{}{url}", terminal.say("预览在 ", "preview at ")));
            terminal.tell(terminal.say("按 Ctrl+C 结束", "press Ctrl+C to end"));
            if open {
                open_browser(url);
            }
        }
        Event::Tried(attempt) => tell_attempt(terminal, attempt),
    };
    match serve::run(preview, make, workbench, tell) {
        Ok(()) => Exit::Done,
        Err(error) => {
            terminal.fail(&message(terminal.lang, &error));
            Exit::Machine
        }
    }
}

fn tell_attempt(terminal: Terminal, attempt: &Attempt) {
    match attempt {
        Attempt::Ready(_, diagnostics) => {
            terminal.faults(diagnostics, &[], Room::Little);
            terminal.tell(terminal.say("预览已更新", "the preview is up to date"));
        }
        Attempt::Faulty(diagnostics) => {
            terminal.faults(diagnostics, &[], Room::Little);
            terminal.tell(
                terminal
                    .say("有错误，预览还是改错之前的样子", "there are faults: the preview is as it was before them"),
            );
        }
        Attempt::Failed(reason) => terminal.fail(reason),
    }
}

fn message(lang: Lang, error: &Error) -> String {
    match (lang, error) {
        (Lang::Zh, Error::Port { port, source }) => {
            format!("端口 {port} 用不了，可能有别的程序占着：用 --port 换一个（{source}）")
        }
        (Lang::Zh, Error::Watch(source)) => format!("没法留意文件的改动（{source}）"),
        (Lang::Zh, Error::Server(source)) => format!("预览停了（{source}）"),
        (Lang::En, error) => error.to_string(),
    }
}

/// Asks the system to open an address. That it cannot is no fault: the address was printed.
fn open_browser(url: &str) {
    let program = if cfg!(target_os = "macos") {
        "open"
    } else if cfg!(windows) {
        "explorer"
    } else {
        "xdg-open"
    };
    let _ = std::process::Command::new(program).arg(url).spawn();
}
