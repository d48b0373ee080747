//! `laoyou export`: the directory as open data.

use std::io::{self, Write as _};

use crate::cli::args::{Common, DataFormat, ExportArgs};
use crate::cli::digest::Room;
use crate::cli::{Exit, Terminal, site};
use crate::pipeline::{self, Exported, Format};

pub(in crate::cli) fn run(terminal: Terminal, common: &Common, args: &ExportArgs) -> Exit {
    let settings = match site::settings(terminal, common) {
        Ok(settings) => settings,
        Err(exit) => return exit,
    };
    let format = match args.format {
        DataFormat::Csv => Format::Csv,
        DataFormat::Json => Format::Json,
        DataFormat::GeoJson => Format::GeoJson,
        DataFormat::Hsds => Format::Hsds,
        DataFormat::Xlsx => Format::Xlsx,
    };
    match pipeline::export(&settings, format, args.out.as_deref()) {
        Ok(Exported::Bytes(bytes)) => match io::stdout().lock().write_all(&bytes) {
            Ok(()) => Exit::Done,
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Exit::Done,
            Err(error) => {
                terminal.fail(&error.to_string());
                Exit::Machine
            }
        },
        Ok(Exported::Written(path)) => {
            terminal.tell(&format!("{}{}", terminal.say("已导出到 ", "exported to "), path.display()));
            Exit::Done
        }
        Ok(Exported::Faulty(diagnostics)) => {
            terminal.faults(&diagnostics, &[], Room::Little);
            terminal.fail(terminal.say("网站有错误，没有导出", "the site has faults: nothing was exported"));
            Exit::Faults
        }
        Err(error) => terminal.error(&error),
    }
}
