//! `laoyou import`: a list that someone sent into entries.

use crate::cli::args::{Common, ImportArgs};
use crate::cli::{Exit, Terminal, site};
use crate::pipeline::{self, Imported, Intake};

pub(in crate::cli) fn run(terminal: Terminal, common: &Common, args: &ImportArgs) -> Exit {
    let settings = match site::settings(terminal, common) {
        Ok(settings) => settings,
        Err(exit) => return exit,
    };
    let intake = Intake {
        list: args.list.clone(),
        mapping: args.mapping.clone(),
        area: args.area.clone(),
        dry_run: args.dry_run,
    };
    match pipeline::import(&settings, &intake) {
        Ok(Imported::Done { report, files }) => {
            report.lines(terminal.lang).iter().for_each(|line| terminal.result(line));
            for file in files {
                terminal.tell(&format!("{}{}", terminal.say("详见 ", "see "), file.display()));
            }
            if args.dry_run {
                terminal.tell(terminal.say("这是试一试，什么也没有写", "a dry run: nothing was written"));
            }
            Exit::Done
        }
        Ok(Imported::Faulty(diagnostics)) => {
            terminal.faults(&diagnostics);
            terminal.fail(
                terminal.say("名单或对照表有错，没有导入", "the list or its mapping has faults: nothing was imported"),
            );
            Exit::Faults
        }
        Err(error) => terminal.error(&error),
    }
}
