//! `laoyou import`: a list that someone sent into entries.

use crate::cli::args::{Common, ImportArgs};
use crate::cli::digest::Room;
use crate::cli::{Exit, Terminal, site};
use crate::pipeline::{self, Imported, Intake, Returned, Settings};

pub(in crate::cli) fn run(terminal: Terminal, common: &Common, args: &ImportArgs) -> Exit {
    let settings = match site::settings(terminal, common) {
        Ok(settings) => settings,
        Err(exit) => return exit,
    };
    if args.update && args.mapping.is_none() {
        return take_back(terminal, &settings, args);
    }
    let intake = Intake {
        list: args.list.clone(),
        mapping: args.mapping.clone(),
        area: args.area.clone(),
        update: args.update,
        dry_run: args.dry_run,
        lang: terminal.lang,
    };
    match pipeline::import(&settings, &intake) {
        Ok(Imported::Done { report, files, left }) => {
            report.lines(terminal.lang).iter().for_each(|line| terminal.result(line));
            for file in files {
                terminal.tell(&format!("{}{}", terminal.say("详见 ", "see "), file.display()));
            }
            for file in &left {
                let said = terminal.say(
                    "已经有这个文件，没有改动；要更新请加 --update：",
                    "there already and left as it is; add --update to change it: ",
                );
                terminal.tell(&format!("{said}{file}"));
            }
            if args.dry_run {
                terminal.tell(terminal.say("这是试一试，什么也没有写", "a dry run: nothing was written"));
            }
            if left.is_empty() { Exit::Done } else { Exit::Faults }
        }
        Ok(Imported::Proposed { proposal, file, written }) => {
            proposal.lines(terminal.lang).iter().for_each(|line| terminal.result(line));
            let file = file.display();
            terminal.tell(&match (written, args.dry_run) {
                (true, _) => format!(
                    "{}{file}",
                    terminal.say(
                        "还没有导入。对照表写在这里，看好改好，再用 --mapping 导入：",
                        "nothing is imported yet. Look at this mapping, mend it, then import with --mapping: "
                    )
                ),
                (false, true) => terminal.say("这是试一试，什么也没有写", "a dry run: nothing was written").to_owned(),
                (false, false) => format!(
                    "{}{file}",
                    terminal.say(
                        "这里已经有一份对照表，没有改动；用 --mapping 导入，或先改名再猜一份：",
                        "a mapping is there already and stays as it is; import with --mapping, or rename it first: "
                    )
                ),
            });
            Exit::Done
        }
        Ok(Imported::Faulty(diagnostics)) => {
            terminal.faults(&diagnostics, &[], Room::Ample);
            terminal.fail(
                terminal.say("名单或对照表有错，没有导入", "the list or its mapping has faults: nothing was imported"),
            );
            Exit::Faults
        }
        Err(error) => terminal.error(&error),
    }
}

/// A workbook that comes back.
fn take_back(terminal: Terminal, settings: &Settings, args: &ImportArgs) -> Exit {
    match pipeline::update(settings, &args.list, args.dry_run) {
        Ok(Returned::Done { updated, files }) => {
            updated.lines(terminal.lang).iter().for_each(|line| terminal.result(line));
            if args.dry_run {
                terminal.tell(terminal.say("这是试一试，什么也没有写", "a dry run: nothing was written"));
            } else {
                let written = files.len();
                terminal.tell(&match (written, terminal.lang) {
                    (0, _) => terminal.say("没有文件要改", "no file was to be changed").to_owned(),
                    (_, crate::diagnostic::Lang::Zh) => format!("改了 {written} 个文件"),
                    (_, crate::diagnostic::Lang::En) => format!("{written} files changed"),
                });
            }
            if updated.refused() == 0 { Exit::Done } else { Exit::Faults }
        }
        Ok(Returned::Faulty(diagnostics)) => {
            terminal.faults(&diagnostics, &[], Room::Ample);
            terminal.fail(terminal.say("没有收回，文件没有动", "nothing was taken back: no file was touched"));
            Exit::Faults
        }
        Err(error) => terminal.error(&error),
    }
}
