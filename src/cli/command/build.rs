//! `laoyou build`: checks, then builds; the published site stays as it is unless all is well.

use crate::changes::{Changes, Fate};
use crate::cli::args::{BuildArgs, Common};
use crate::cli::digest::Room;
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
            terminal.faults(&built.diagnostics, &built.areas, Room::Little);
            tell(terminal, &built);
            // The process ends, and all its memory with it: piece by piece it would take longer than steps of an edit.
            std::mem::forget(built);
            Exit::Done
        }
        Ok(Outcome::Faulty(checked)) => {
            let terminal = terminal.speaking(common, checked.language());
            terminal.faults(&checked.diagnostics, &checked.areas, Room::Little);
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
    // Of a first build everything is new: its names say nothing.
    if published.unchanged + published.changed.len() + published.removed.len() > 0 {
        for fate in Fate::ALL {
            name(terminal, fate, &built.changes);
        }
        if built.changes.others > 0 {
            terminal.tell(&match terminal.lang {
                Lang::Zh => format!("  另有{}个列表、数据等文件跟着变", built.changes.others),
                Lang::En => format!("  and {} lists, data and other files with them", built.changes.others),
            });
        }
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

/// `  修改：示例养老院（麒麟区）、怎样用本站 等30个`
fn name(terminal: Terminal, fate: Fate, changes: &Changes) {
    let named: Vec<String> = changes
        .facilities
        .iter()
        .chain(&changes.texts)
        .filter(|change| change.fate == fate)
        .map(|change| match (&change.area, terminal.lang) {
            (Some(area), Lang::Zh) => format!("{}（{area}）", change.name),
            (Some(area), Lang::En) => format!("{} ({area})", change.name),
            (None, _) => change.name.clone(),
        })
        .collect();
    if named.is_empty() {
        return;
    }
    let shown = &named[..named.len().min(NAMED)];
    let all = named.len();
    let more = all > NAMED;
    terminal.tell(&match terminal.lang {
        Lang::Zh => {
            let more = if more { format!(" 等{all}个") } else { String::new() };
            format!("  {}：{}{more}", fate.name(Lang::Zh), shown.join("、"))
        }
        Lang::En => {
            let more = if more { format!(" and {} more", all - NAMED) } else { String::new() };
            format!("  {}: {}{more}", fate.name(Lang::En), shown.join(", "))
        }
    });
}
