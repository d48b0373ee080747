//! `laoyou init`: a new site's folder that builds at once.

use crate::cli::args::{Common, InitArgs};
use crate::cli::command::new::tell;
use crate::cli::{Exit, Terminal, site};
use crate::diagnostic::Lang;
use crate::pipeline::{self, Begun};

pub(in crate::cli) fn run(terminal: Terminal, common: &Common, args: &InitArgs) -> Exit {
    let clock = match site::clock(terminal, common) {
        Ok(clock) => clock,
        Err(exit) => return exit,
    };
    let begun = match pipeline::init(&args.folder, &args.title, clock) {
        Ok(begun) => begun,
        Err(error) => return terminal.error(&error),
    };
    let is_placed = matches!(begun, Begun::Placed(_));
    let exit = tell(terminal, begun);
    if is_placed {
        let folder = args.folder.display();
        terminal.tell(&match terminal.lang {
            Lang::Zh => format!(
                "网站建好了。接下来：\n  laoyou serve --site {folder} --open   看看它的样子\n  先读 {folder}/编辑手册.md"
            ),
            Lang::En => format!(
                "the site is ready. Next:\n  laoyou serve --site {folder} --open   see what it looks like\n  read {folder}/编辑手册.md, the editors' guide"
            ),
        });
    }
    exit
}
