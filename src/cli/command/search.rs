//! `laoyou search`: asks the native index the same question as the page does.

use std::io::{self, BufRead as _};

use crate::cli::args::{Common, SearchArgs};
use crate::cli::digest::Room;
use crate::cli::{Exit, Terminal, site};
use crate::pipeline::{self, Searched};
use crate::search::{Answer, Asked};

pub(in crate::cli) fn run(terminal: Terminal, common: &Common, args: &SearchArgs) -> Exit {
    let settings = match site::settings(terminal, common) {
        Ok(settings) => settings,
        Err(exit) => return exit,
    };
    let questions = if args.question == "-" {
        match io::stdin().lock().lines().collect() {
            Ok(lines) => lines,
            Err(error) => {
                terminal.fail(&error.to_string());
                return Exit::Machine;
            }
        }
    } else {
        vec![args.question.clone()]
    };
    match pipeline::search(&settings, &questions, Asked { offset: 0, limit: args.limit }) {
        Ok(Searched::Answered(answers)) => {
            for answer in &answers {
                if args.json {
                    match serde_json::to_string(answer) {
                        Ok(json) => terminal.result(&json),
                        Err(error) => return terminal.error(&error.into()),
                    }
                } else {
                    show(terminal, answer);
                }
            }
            Exit::Done
        }
        Ok(Searched::Faulty(checked)) => {
            terminal.faults(&checked.diagnostics, &checked.areas, Room::Little);
            terminal.fail(terminal.say("网站有错误，没有查", "the site has faults: nothing was asked"));
            Exit::Faults
        }
        Err(error) => terminal.error(&error),
    }
}

/// A line of what, a line of where, and how many there are.
fn show(terminal: Terminal, answer: &Answer) {
    for hit in &answer.hits {
        let phone = if hit.phone.is_empty() { String::new() } else { format!("  {}", hit.phone) };
        terminal.result(&format!("{}{phone}\n    {}\n    {}", hit.title, hit.summary, hit.url));
    }
    let total = answer.total;
    terminal.tell(&match (total, terminal.say("zh", "en")) {
        (0, "zh") => "没有查到。换个说法试试，或者少写几个字。".to_owned(),
        (0, _) => "Nothing was found. Try other or fewer words.".to_owned(),
        (_, "zh") => format!("共 {total} 条，显示 {} 条", answer.hits.len()),
        _ => format!("{total} found, {} shown", answer.hits.len()),
    });
}
