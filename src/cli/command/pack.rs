//! `laoyou pack`: what changed since a manifest, for upload by hand.

use crate::changes::Fate;
use crate::cli::args::{Common, PackArgs};
use crate::cli::digest::Room;
use crate::cli::{Exit, Terminal, site};
use crate::diagnostic::Lang;
use crate::pipeline::{self, Packed, Packing};

pub(in crate::cli) fn run(terminal: Terminal, common: &Common, args: &PackArgs) -> Exit {
    let settings = match site::settings(terminal, common) {
        Ok(settings) => settings,
        Err(exit) => return exit,
    };
    let packing = Packing {
        since: args.since.clone(),
        target: args.target.clone(),
        from: args.from.clone(),
        out: args.out.clone(),
    };
    match pipeline::pack(&settings, &packing) {
        Ok(Packed::Done { files, paths, changes, versions }) => {
            let off = changes.count(Fate::Closed) + changes.count(Fate::Removed);
            let (added, changed) = (changes.count(Fate::Added), changes.count(Fate::Changed));
            let (upload, delete) = (paths.added.len() + paths.changed.len(), paths.removed.len());
            terminal.result(&match terminal.lang {
                Lang::Zh => format!(
                    "新增{added}个，修改{changed}个，下线{off}个。上传{upload}个文件，删除{delete}个。\n版本 {} → {}",
                    versions[0], versions[1]
                ),
                Lang::En => format!(
                    "{added} added, {changed} changed, {off} off line: {upload} files to upload, {delete} to delete\nversion {} → {}",
                    versions[0], versions[1]
                ),
            });
            let words = [
                terminal.say("解压到服务器", "unpack on the server"),
                terminal.say("从服务器删除这些", "delete these on the server"),
                terminal.say("打印、审核、签字", "print, review, sign"),
            ];
            for (file, words) in files.iter().zip(words) {
                terminal.result(&format!("  {}  {words}", file.display()));
            }
            Exit::Done
        }
        Ok(Packed::Nothing) => {
            terminal.result(terminal.say("服务器上已经是这一版，没有要上传的", "the server has this version already"));
            Exit::Done
        }
        Ok(Packed::Refused(why)) => {
            terminal.fail(&why.message(terminal.lang));
            Exit::Usage
        }
        Ok(Packed::Faulty(checked)) => {
            terminal.faults(&checked.diagnostics, &checked.areas, Room::Little);
            terminal.fail(terminal.say("网站有错误，没有打包", "the site has errors: nothing was packed"));
            Exit::Faults
        }
        Err(error) => terminal.error(&error),
    }
}
