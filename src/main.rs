//! Parses arguments, runs one command, exits with its code.

use std::process::ExitCode;

fn main() -> ExitCode {
    laoyou::cli::run(std::env::args_os())
}
