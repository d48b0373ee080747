//! `laoyou check`: every fault of every file, in one run; writes nothing.

use crate::cli::args::{CheckArgs, Common, Format};
use crate::cli::diagnostic::Printer;
use crate::cli::{Exit, Terminal, site};
use crate::diagnostic::{Code, Lang, Severity, catalogue};
use crate::pipeline::{self, Checked};
use crate::text::nearest::nearest;

pub(in crate::cli) fn run(terminal: Terminal, common: &Common, args: &CheckArgs) -> Exit {
    if let Some(code) = &args.explain {
        return explain(terminal, code);
    }
    let settings = match site::settings(terminal, common) {
        Ok(settings) => settings,
        Err(exit) => return exit,
    };
    let checked = match pipeline::check(&settings) {
        Ok(checked) => checked,
        Err(error) => return terminal.error(&error),
    };
    let terminal = terminal.speaking(common, checked.language());
    let printer = Printer::new(terminal.lang, false);
    match args.format {
        Format::Human => {
            terminal.faults(&checked.diagnostics);
            terminal.tell(&summary(terminal, &checked));
        }
        Format::Json => checked.diagnostics.iter().for_each(|fault| terminal.result(&printer.json(fault))),
        Format::Github => checked.diagnostics.iter().for_each(|fault| terminal.result(&printer.github(fault))),
    }
    let (errors, warnings) = checked.diagnostics.count();
    if errors > 0 || (args.deny_warnings && warnings > 0) { Exit::Faults } else { Exit::Done }
}

/// `检查了96个机构、20个页面：没有错误，有3处警告。`
fn summary(terminal: Terminal, checked: &Checked) -> String {
    let (errors, warnings) = checked.diagnostics.count();
    let (entries, pages) = (checked.entries, checked.pages);
    match terminal.lang {
        Lang::Zh => {
            let count = |number: usize, what: &str| {
                if number == 0 { format!("没有{what}") } else { format!("有{number}处{what}") }
            };
            format!("检查了{entries}个机构、{pages}个页面：{}，{}。", count(errors, "错误"), count(warnings, "警告"))
        }
        Lang::En => {
            format!("checked {entries} facilities and {pages} pages: {errors} errors, {warnings} warnings")
        }
    }
}

fn explain(terminal: Terminal, name: &str) -> Exit {
    let Some(code) = catalogue::find(name) else {
        let unknown = terminal.say("没有这个提示代码：", "there is no such code: ");
        let near = nearest(name, catalogue::all().map(|code| code.name));
        let near = near.map(|near| format!("{}{near}", terminal.say("。是不是想查 ", "; did you mean ")));
        terminal.fail(&format!("{unknown}{name}{}", near.unwrap_or_default()));
        return Exit::Usage;
    };
    terminal.result(&explanation(code, terminal.lang));
    Exit::Done
}

/// The code, how grave it is, why the rule is there and what to write instead.
fn explanation(code: &Code, lang: Lang) -> String {
    let severity = match (code.severity, lang) {
        (Severity::Error, Lang::Zh) => "错误",
        (Severity::Warning, Lang::Zh) => "警告",
        (Severity::Error, Lang::En) => "error",
        (Severity::Warning, Lang::En) => "warning",
    };
    format!("{}（{severity}）\n\n{}", code.name, code.words(lang).explains)
}
