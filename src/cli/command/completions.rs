//! `laoyou completions`: a script by which a shell completes our commands.

use crate::cli::args::CompletionsArgs;
use crate::cli::{Exit, Terminal, help};

pub(in crate::cli) fn run(terminal: Terminal, args: &CompletionsArgs) -> Exit {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut help::command(terminal.lang), "laoyou", &mut script);
    terminal.result(String::from_utf8_lossy(&script).trim_end());
    Exit::Done
}
