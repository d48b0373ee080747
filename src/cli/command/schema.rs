//! `laoyou schema`: what an editor's program needs to complete and explain a file.

use crate::cli::args::{Common, SchemaArgs};
use crate::cli::{Exit, Terminal, site};
use crate::diagnostic::Lang;
use crate::pipeline;
use crate::scaffold::{fields, schema};
use crate::write::place::Outcome;

pub(in crate::cli) fn run(terminal: Terminal, common: &Common, args: &SchemaArgs) -> Exit {
    if args.write {
        return write(terminal, common);
    }
    let Some(kind) = schema::kind(&args.kind) else {
        let known: Vec<&str> = schema::KINDS.iter().map(|(_, name, _)| *name).collect();
        terminal.fail(&match terminal.lang {
            Lang::Zh => format!("没有文件种类“{}”。可以写：{}", args.kind, known.join("、")),
            Lang::En => format!("there is no sort of file \"{}\"; there are {}", args.kind, known.join(", ")),
        });
        return Exit::Usage;
    };
    if args.fields {
        terminal.result(fields::of(kind).trim_end());
        return Exit::Done;
    }
    let settings = match site::settings_if_any(terminal, common) {
        Ok(settings) => settings,
        Err(exit) => return exit,
    };
    match pipeline::schema(settings.as_ref(), kind) {
        Ok(text) => {
            terminal.result(text.trim_end());
            Exit::Done
        }
        Err(error) => terminal.error(&error),
    }
}

fn write(terminal: Terminal, common: &Common) -> Exit {
    let settings = match site::settings(terminal, common) {
        Ok(settings) => settings,
        Err(exit) => return exit,
    };
    let report = match pipeline::refresh_editor_files(&settings) {
        Ok(report) => report,
        Err(error) => return terminal.error(&error),
    };
    for outcome in [Outcome::Created, Outcome::Updated] {
        report.paths(outcome).for_each(|path| terminal.result(path));
    }
    for path in report.paths(Outcome::Left) {
        let why = terminal.say("是您自己的设置，没有动：", "holds your own settings and was left alone: ");
        terminal.tell(&format!("{why}{path}"));
    }
    Exit::Done
}
