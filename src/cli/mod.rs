//! The command line: the only place that prints, and the only one that reads the clock.

mod args;
mod command;
mod diagnostic;
mod digest;
mod help;
mod progress;
mod site;
mod usage;

use std::ffi::OsString;
use std::io::{self, IsTerminal as _, Write as _};
use std::process::ExitCode;
use std::sync::Arc;

use clap::FromArgMatches as _;

use self::args::{Arguments, Color, Command, Common};
use self::diagnostic::Printer;
use self::digest::Room;
use crate::diagnostic::{Diagnostic, Diagnostics, Lang, Severity};
use crate::pipeline::{self, AreaFolder, Cause, Progress, Silent};

/// How a command ended; the process ends with its number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Exit {
    /// All is well.
    Done = 0,
    /// There are faults in the site.
    Faults = 1,
    /// The command was called wrongly.
    Usage = 2,
    /// The machine failed: disk, port, permission.
    Machine = 3,
}

/// Runs one command line and returns the code to exit with: 0 done, 1 faults in the site, 2 wrong usage, 3 the machine
/// failed.
pub fn run(line: impl IntoIterator<Item = OsString>) -> ExitCode {
    let line: Vec<OsString> = line.into_iter().collect();
    let lang = help::asked_for(&line);
    let mut command = help::command(lang);
    let parsed = command.try_get_matches_from_mut(line);
    let arguments = match parsed.and_then(|matches| Arguments::from_arg_matches(&matches)) {
        Ok(arguments) => arguments,
        Err(error) if error.use_stderr() => {
            let _ = writeln!(io::stderr().lock(), "{}", usage::explain(&error, &command, lang));
            return ExitCode::from(Exit::Usage as u8);
        }
        Err(help) => {
            // Help and version go to standard output, and are no fault.
            let _ = help.print();
            return ExitCode::from(Exit::Done as u8);
        }
    };
    let terminal = Terminal::new(&arguments.common);
    let exit = match &arguments.command {
        Command::Init(args) => command::init::run(terminal, &arguments.common, args),
        Command::New(args) => command::new::run(terminal, &arguments.common, args),
        Command::Check(args) => command::check::run(terminal, &arguments.common, args),
        Command::Build(args) => command::build::run(terminal, &arguments.common, args),
        Command::Serve(args) => command::serve::run(terminal, &arguments.common, args),
        Command::Search(args) => command::search::run(terminal, &arguments.common, args),
        Command::Import(args) => command::import::run(terminal, &arguments.common, args),
        Command::Export(args) => command::export::run(terminal, &arguments.common, args),
        Command::Due(args) => command::due::run(terminal, &arguments.common, args),
        Command::Pack(args) => command::pack::run(terminal, &arguments.common, args),
        Command::Schema(args) => command::schema::run(terminal, &arguments.common, args),
        Command::Completions(args) => command::completions::run(terminal, args),
    };
    ExitCode::from(exit as u8)
}

/// A diagnostic as `check --format json` prints it: one object, without a line end.
pub fn json_line(diagnostic: &Diagnostic, lang: Lang) -> String {
    Printer::new(lang, false).json(diagnostic)
}

/// Where words go: results to standard output, everything else to standard error.
#[derive(Clone, Copy)]
struct Terminal {
    lang: Lang,
    colour: bool,
    quiet: bool,
    verbose: bool,
}

impl Terminal {
    fn new(common: &Common) -> Self {
        let colour = match common.color {
            Color::Always => true,
            Color::Never => false,
            Color::Auto => io::stderr().is_terminal() && std::env::var_os("NO_COLOR").is_none(),
        };
        Self { lang: common.lang.map_or(Lang::Zh, Lang::from), colour, quiet: common.quiet, verbose: common.verbose }
    }

    /// The same terminal in the language of the site, unless the caller chose one.
    fn speaking(mut self: Terminal, common: &Common, site_language: &str) -> Terminal {
        if common.lang.is_none() && !site_language.starts_with("zh") {
            self.lang = Lang::En;
        }
        self
    }

    /// Chooses between the words of the two languages.
    fn say<'a>(self, zh: &'a str, en: &'a str) -> &'a str {
        if self.lang == Lang::Zh { zh } else { en }
    }

    /// A result: what the command was asked for.
    #[expect(clippy::unused_self, reason = "results go where the terminal sends them")]
    fn result(self, text: &str) {
        // A reader that went away (`| head`) is not our fault.
        let _ = writeln!(io::stdout().lock(), "{text}");
    }

    /// What happens on the way, unless the caller wants it quiet.
    fn tell(self, text: &str) {
        if !self.quiet {
            let _ = writeln!(io::stderr().lock(), "{text}");
        }
    }

    /// What the machine refused.
    fn fail(self, text: &str) {
        let _ = writeln!(io::stderr().lock(), "{}{text}", self.say("出错了：", "failed: "));
    }

    /// What stopped the pipeline, and how to exit with it.
    fn error(self, error: &pipeline::Error) -> Exit {
        self.fail(&error.message(self.lang));
        match error.cause() {
            Cause::Caller => Exit::Usage,
            Cause::Site => Exit::Faults,
            Cause::Machine => Exit::Machine,
        }
    }

    /// Who is told how far long work has come: nobody when it goes to a file, or the caller wants it quiet.
    fn progress(self) -> Arc<dyn Progress> {
        if io::stderr().is_terminal() && !self.quiet {
            Arc::new(progress::Line::new(self.lang))
        } else {
            Arc::new(Silent)
        }
    }

    /// Faults for people, on standard error: as many as there is room for, the rest counted. Quiet, errors only.
    fn faults(self, diagnostics: &Diagnostics, areas: &[AreaFolder], room: Room) {
        let printer = Printer::new(self.lang, self.colour);
        let text = if self.quiet {
            let errors = diagnostics.only(|fault| fault.severity == Severity::Error);
            digest::text(&errors, areas, &printer, self.lang, room)
        } else {
            digest::text(diagnostics, areas, &printer, self.lang, room)
        };
        let _ = write!(io::stderr().lock(), "{text}");
    }
}
