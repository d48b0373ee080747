//! `laoyou build`: checks, then builds; the published site stays as it is unless all is well.

use crate::cli::args::{BuildArgs, Common};
use crate::cli::{Exit, Terminal, site};
use crate::diagnostic::Lang;
use crate::pipeline::{self, Built, Outcome, Publication};

/// Names that are listed of what was added, changed or removed; the rest are counted.
const NAMED: usize = 12;

pub(in crate::cli) fn run(terminal: Terminal, common: &Common, args: &BuildArgs) -> Exit {
    let settings = match site::settings(terminal, common) {
        Ok(settings) => settings,
        Err(exit) => return exit,
    };
    let publication = Publication {
        out: args.out.clone(),
        fresh: args.fresh,
        allow_removals: args.allow_removals,
        report: args.report.clone(),
    };
    if let Some(jobs) = args.jobs {
        // Fails only when a pool was made before, and none was.
        let _ = rayon::ThreadPoolBuilder::new().num_threads(jobs).build_global();
    }
    match pipeline::build(&settings, &publication) {
        Ok(Outcome::Built(built)) => {
            let terminal = terminal.speaking(common, &built.language);
            terminal.faults(&built.diagnostics);
            tell(terminal, &built);
            Exit::Done
        }
        Ok(Outcome::Faulty(checked)) => {
            let terminal = terminal.speaking(common, checked.language());
            terminal.faults(&checked.diagnostics);
            let (errors, _) = checked.diagnostics.count();
            terminal.fail(&match terminal.lang {
                Lang::Zh => format!("有{errors}处错误，没有生成，原来的网站没有动。改好再来。"),
                Lang::En => format!("{errors} errors: nothing was built and the published site was not touched"),
            });
            Exit::Faults
        }
        Err(error) => terminal.error(&error),
    }
}

fn tell(terminal: Terminal, built: &Built) {
    let published = &built.published;
    let (entries, pages, files) = (built.entries, published.pages, published.files);
    terminal.tell(&match terminal.lang {
        Lang::Zh => format!(
            "生成好了：{entries}个机构、{pages}个页面，共{files}个文件。新增{}，改动{}，去掉{}。\n在 {}",
            published.added.len(),
            published.changed.len(),
            published.removed.len(),
            built.out.display()
        ),
        Lang::En => format!(
            "built {entries} facilities and {pages} pages, {files} files: {} added, {} changed, {} removed\nin {}",
            published.added.len(),
            published.changed.len(),
            published.removed.len(),
            built.out.display()
        ),
    });
    let groups = [
        ("新增", "added", &published.added),
        ("改动", "changed", &published.changed),
        ("去掉", "removed", &published.removed),
    ];
    for (zh, en, paths) in groups {
        name(terminal, terminal.say(zh, en), paths);
    }
    if let Some(day) = built.next_change {
        terminal.tell(&match terminal.lang {
            Lang::Zh => format!("就算什么也不改，到{}也要再生成一次。", crate::text::format::date(day)),
            Lang::En => format!("even without an edit the site must be built again on {day}"),
        });
    }
    if terminal.verbose {
        for (step, seconds) in &built.seconds {
            terminal.tell(&format!("  {step}: {seconds:.3} s"));
        }
    }
}

fn name(terminal: Terminal, word: &str, paths: &[String]) {
    if paths.is_empty() {
        return;
    }
    let named = paths[..paths.len().min(NAMED)].join("  ");
    let rest = if paths.len() > NAMED { format!("  … (+{})", paths.len() - NAMED) } else { String::new() };
    terminal.tell(&format!("  {word}: {named}{rest}"));
}
