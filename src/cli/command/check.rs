//! `laoyou check`: every fault of every file, in one run; writes nothing.

use crate::cli::args::{CheckArgs, Common, Format};
use crate::cli::diagnostic::{Printer, grave};
use crate::cli::digest::{Room, stands_in};
use crate::cli::{Exit, Terminal, site};
use crate::diagnostic::{Code, Diagnostics, Lang, catalogue};
use crate::pipeline::{self, AreaFolder, Checked};
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
    let shown = match wanted(terminal, &checked, args) {
        Ok(shown) => shown,
        Err(exit) => return exit,
    };
    let printer = Printer::new(terminal.lang, false);
    match args.format {
        Format::Human => {
            terminal.faults(&shown, &checked.areas, Room::Ample);
            terminal.tell(&summary(terminal, &checked));
        }
        Format::Short => {
            shown.iter().for_each(|fault| terminal.result(&printer.short(fault)));
            terminal.tell(&summary(terminal, &checked));
        }
        Format::Json => shown.iter().for_each(|fault| terminal.result(&printer.json(fault))),
        Format::Github => shown.iter().for_each(|fault| terminal.result(&printer.github(fault))),
    }
    // What is shown is the caller's choice; whether the site is sound is not.
    let (errors, warnings) = checked.diagnostics.count();
    if errors > 0 || (args.deny_warnings && warnings > 0) { Exit::Faults } else { Exit::Done }
}

/// The faults that are to be shown: of one area, of one sort, or all.
fn wanted(terminal: Terminal, checked: &Checked, args: &CheckArgs) -> Result<Diagnostics, Exit> {
    let code = args.code.as_deref().map(|name| code(terminal, name)).transpose()?;
    let area = args.area.as_deref().map(|name| area(terminal, checked, name)).transpose()?;
    Ok(checked
        .diagnostics
        .only(|fault| code.is_none_or(|code| fault.code == code) && area.is_none_or(|area| stands_in(fault, area))))
}

fn area<'a>(terminal: Terminal, checked: &'a Checked, name: &str) -> Result<&'a AreaFolder, Exit> {
    let found = checked.areas.iter().find(|area| area.slug == name || area.name == name);
    found.ok_or_else(|| {
        let known: Vec<String> = checked.areas.iter().map(|area| format!("{} {}", area.slug, area.name)).collect();
        terminal.fail(&match terminal.lang {
            Lang::Zh => format!("没有县区“{name}”。可以写：{}", known.join("、")),
            Lang::En => format!("there is no area \"{name}\"; there are {}", known.join(", ")),
        });
        Exit::Usage
    })
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
    match code(terminal, name) {
        Ok(code) => {
            terminal.result(&explanation(code, terminal.lang));
            Exit::Done
        }
        Err(exit) => exit,
    }
}

fn code(terminal: Terminal, name: &str) -> Result<&'static Code, Exit> {
    catalogue::find(name).ok_or_else(|| {
        let unknown = terminal.say("没有这个提示代码：", "there is no such code: ");
        let near = nearest(name, catalogue::all().map(|code| code.name));
        let near = near.map(|near| format!("{}{near}", terminal.say("。是不是想查 ", "; did you mean ")));
        terminal.fail(&format!("{unknown}{name}{}", near.unwrap_or_default()));
        Exit::Usage
    })
}

/// The code, how grave it is, why the rule is there and what to write instead.
fn explanation(code: &Code, lang: Lang) -> String {
    format!("{}（{}）\n\n{}", code.name, grave(code.severity, lang), code.words(lang).explains)
}
