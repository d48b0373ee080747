//! `laoyou new`: a commented file to fill in.

use crate::cli::args::{Common, KeysArgs, NewArgs, NewWhat};
use crate::cli::digest::Room;
use crate::cli::{Exit, Terminal, site};
use crate::field::FileKind;
use crate::pipeline::{self, Begun, New};
use crate::scaffold::{Extent, Keys, Style};
use crate::write::place::Outcome;

pub(in crate::cli) fn run(terminal: Terminal, common: &Common, args: &NewArgs) -> Exit {
    let settings = match site::settings(terminal, common) {
        Ok(settings) => settings,
        Err(exit) => return exit,
    };
    let page = |kind, args: &crate::cli::args::NewPageArgs| New::Page {
        kind,
        slug: args.slug.clone(),
        title: args.title.clone(),
        style: style(&args.keys),
    };
    let wanted = match &args.what {
        NewWhat::Facility(args) => {
            let Some((area, id)) = args.place.split_once('/') else {
                terminal.fail(
                    terminal
                        .say("请写成 县区/编号，例如 shi-li/fu-an", "write it as AREA/ID, for example shi-li/fu-an"),
                );
                return Exit::Usage;
            };
            New::Facility {
                area: area.to_owned(),
                id: id.to_owned(),
                kind: args.kind.clone(),
                name: args.name.clone(),
                style: style(&args.keys),
            }
        }
        NewWhat::Policy(args) => page(FileKind::Policy, args),
        NewWhat::Guide(args) => page(FileKind::Guide, args),
        NewWhat::Notice(args) => page(FileKind::Notice, args),
        NewWhat::Theme(args) => New::Theme { name: args.name.clone(), copied: args.copy.clone() },
    };
    let begun = match pipeline::new(&settings, &wanted) {
        Ok(begun) => begun,
        Err(error) => return terminal.error(&error),
    };
    let is_placed = matches!(&begun, Begun::Placed(report) if report.paths(Outcome::Created).next().is_some());
    let exit = tell(terminal, begun);
    if is_placed {
        match wanted {
            New::Theme { .. } => terminal.tell(terminal.say(
                "在 book.toml 的 [output.laoyou] 下面写上 theme = \"主题的名字\" 就会用它",
                "write theme = \"its name\" below [output.laoyou] in book.toml to use it",
            )),
            New::Facility { .. } | New::Page { .. } => terminal.tell(terminal.say(
                "打开它，照注释填；写完、核对过，删去“发布: 否”那一行才会发布",
                "open it and fill it in; it is published once the line \"publish: no\" is gone",
            )),
        }
    }
    exit
}

fn style(keys: &KeysArgs) -> Style {
    Style {
        keys: if keys.english { Keys::English } else { Keys::Chinese },
        extent: if keys.full { Extent::Whole } else { Extent::Needed },
    }
}

/// Says which files are new and which were there already; a file that was left is no success.
pub(super) fn tell(terminal: Terminal, begun: Begun) -> Exit {
    match begun {
        Begun::Placed(report) => {
            for path in report.paths(Outcome::Created) {
                terminal.result(path);
            }
            let mut exit = Exit::Done;
            for path in report.paths(Outcome::Left) {
                let why = terminal.say("已经有了，没有动：", "is there already and was left alone: ");
                terminal.tell(&format!("{why}{path}"));
                exit = Exit::Usage;
            }
            exit
        }
        Begun::Refused(refusal) => {
            terminal.fail(&refusal.message(terminal.lang));
            Exit::Usage
        }
        Begun::Faulty(diagnostics) => {
            terminal.faults(&diagnostics, &[], Room::Little);
            terminal.fail(
                terminal.say("网站自己的名单有错，改好再来", "the site's own lists have faults: mend them first"),
            );
            Exit::Faults
        }
    }
}
