//! `laoyou due`: what is out of date, soon will be, or must be looked at, by county.

use crate::audit::{self, Matter, Reach, Standing};
use crate::cli::args::{Common, DueArgs, DueFormat};
use crate::cli::digest::Room;
use crate::cli::{Exit, Terminal, site};
use crate::diagnostic::Lang;
use crate::directory::Directory;
use crate::pipeline::{self, Due, Outlook, Settings, Step};

pub(in crate::cli) fn run(terminal: Terminal, common: &Common, args: &DueArgs) -> Exit {
    let settings = match site::settings(terminal, common) {
        Ok(settings) => settings,
        Err(exit) => return exit,
    };
    let outlook = match pipeline::due(&settings, args.within) {
        Ok(Due::Outlook(outlook)) => outlook,
        Ok(Due::Faulty(checked)) => {
            let terminal = terminal.speaking(common, checked.language());
            terminal.faults(&checked.diagnostics, &checked.areas, Room::Little);
            terminal.fail(terminal.say("网站有错误，请先改好", "the site has errors: mend them first"));
            return Exit::Faults;
        }
        Err(error) => return terminal.error(&error),
    };
    let terminal = terminal.speaking(common, &outlook.directory.registries.config.language);
    if args.links || args.online {
        return links(terminal, &settings, &outlook.directory, args.online);
    }
    match args.format {
        DueFormat::Csv => {
            let table = audit::table(&outlook.matters, &outlook.directory.registries, terminal.lang);
            terminal.result(String::from_utf8_lossy(&table).trim_end());
        }
        DueFormat::Text => list(terminal, &outlook),
    }
    let count = |standing| outlook.matters.iter().filter(|matter| matter.standing == standing).count();
    let (overdue, soon, doubtful) = (count(Standing::Overdue), count(Standing::Soon), count(Standing::Doubtful));
    terminal.tell(&match terminal.lang {
        Lang::Zh => format!("过期{overdue}项，{}天内到期{soon}项，要核对{doubtful}项。", args.within),
        Lang::En => format!("{overdue} overdue, {soon} due within {} days, {doubtful} to be looked at", args.within),
    });
    if overdue > 0 { Exit::Faults } else { Exit::Done }
}

/// County by county, one facility after another.
fn list(terminal: Terminal, outlook: &Outlook) {
    let registries = &outlook.directory.registries;
    for county in outlook.matters.chunk_by(|one, other| one.area == other.area) {
        let name = match county[0].area {
            Some(id) => registries.area(id).name.as_str(),
            None => terminal.say("全站", "the whole site"),
        };
        terminal.result(&match terminal.lang {
            Lang::Zh => format!("{name}（{}项）", county.len()),
            Lang::En => format!("{name} ({})", county.len()),
        });
        for matter in county {
            terminal.result(&line(terminal.lang, matter));
        }
        terminal.result("");
    }
}

/// `  过期  示例养老院 0874-0000000：空余的数字是……（facilities/…/a.yaml:12）`
fn line(lang: Lang, matter: &Matter) -> String {
    let whom = matter.whom.as_ref().map(|whom| match &whom.phone {
        Some(phone) => format!("{} {phone}", whom.name),
        None => whom.name.clone(),
    });
    let place = matter.place.as_ref().map(|place| match place.line() {
        Some(line) => format!("{}:{line}", place.file),
        None => place.file.to_string(),
    });
    let standing = matter.standing.name(lang);
    let (whom, what) = (whom.unwrap_or_default(), matter.what.message(lang));
    let between = match (lang, whom.is_empty()) {
        (_, true) => "",
        (Lang::Zh, false) => "：",
        (Lang::En, false) => ": ",
    };
    let place = place.map(|place| format!(" ({place})")).unwrap_or_default();
    format!("  {standing}  {whom}{between}{what}{place}")
}

/// Addresses that leave the site; asked, only those that do not answer.
fn links(terminal: Terminal, settings: &Settings, directory: &Directory, online: bool) -> Exit {
    let links = audit::links(directory);
    if !online {
        for link in &links {
            terminal.result(&format!("{}  {}", link.url, link.on.join(" ")));
        }
        terminal.tell(&match terminal.lang {
            Lang::Zh => format!("通到别的网站的网址{}个。加 --online 看看还打得开吗", links.len()),
            Lang::En => format!("{} addresses leave the site; --online asks whether they answer", links.len()),
        });
        return Exit::Done;
    }
    let running = settings.begin(Step::Ask, Some(links.len()));
    let answers = audit::reach(&links, &|| running.advance());
    drop(running);
    let mut broken = 0;
    for (link, answer) in links.iter().zip(&answers) {
        let why = match (terminal.lang, answer) {
            (_, Reach::There) => continue,
            (Lang::Zh, Reach::Status(status)) => format!("打不开（{status}）"),
            (Lang::En, Reach::Status(status)) => format!("answers {status}"),
            (Lang::Zh, Reach::Silent(reason)) => format!("没有回应（{reason}）"),
            (Lang::En, Reach::Silent(reason)) => format!("does not answer ({reason})"),
        };
        broken += 1;
        terminal.result(&format!("{}  {why}  {}", link.url, link.on.join(" ")));
    }
    terminal.tell(&match terminal.lang {
        Lang::Zh => format!("问了{}个网址，{broken}个打不开。", links.len()),
        Lang::En => format!("asked {} addresses, {broken} of them do not answer", links.len()),
    });
    if broken > 0 { Exit::Faults } else { Exit::Done }
}
