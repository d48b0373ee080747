//! The help in both languages: the words of `args` are Chinese; here stand the English ones, the examples, and what
//! `clap` itself would say in English.

use std::ffi::OsString;

use clap::{Arg, ArgAction, Command, CommandFactory as _};

use super::args::Arguments;
use crate::diagnostic::Lang;

/// The language that a line asks for, before it is parsed: `--lang en` or `--lang=en`; Chinese otherwise.
pub(super) fn asked_for(line: &[OsString]) -> Lang {
    let is_en = |word: Option<&OsString>| word.is_some_and(|word| word == "en");
    let separate = line.iter().position(|word| word == "--lang").is_some_and(|at| is_en(line.get(at + 1)));
    if separate || line.iter().any(|word| word == "--lang=en") { Lang::En } else { Lang::Zh }
}

/// The whole command line, with its help in one language.
pub(super) fn command(lang: Lang) -> Command {
    let command = Arguments::command().arg(help_flag(lang)).arg(version_flag(lang));
    let mut command = localise(command, "", lang);
    // Usage lines are made when the whole is known.
    command.build();
    with_usage(command, lang)
}

fn help_flag(lang: Lang) -> Arg {
    let says = if lang == Lang::Zh { "显示说明" } else { "show this help" };
    Arg::new("help").short('h').long("help").action(ArgAction::Help).global(true).display_order(COMMON).help(says)
}

fn version_flag(lang: Lang) -> Arg {
    let says = if lang == Lang::Zh { "显示版本" } else { "show the version" };
    Arg::new("version").short('V').long("version").action(ArgAction::Version).help(says)
}

/// Words and headings of one command and those below it; `path` is how it is called: `new facility`.
fn localise(mut command: Command, path: &str, lang: Lang) -> Command {
    let zh = lang == Lang::Zh;
    let (usage, commands, options, arguments) = if zh {
        ("用法：", "命令", "选项", "要写的")
    } else {
        ("Usage: ", "Commands", "Options", "Arguments")
    };
    let after = after(path, lang);
    command = command
        .help_template(format!("{{about-with-newline}}\n{usage}{{usage}}\n\n{{all-args}}{{after-help}}\n"))
        .subcommand_help_heading(commands)
        .subcommand_value_name(if zh { "命令" } else { "COMMAND" })
        .after_help(after)
        .mut_args(|argument| {
            // Options of every command stand behind those of this one.
            let argument = if path.is_empty() { argument.display_order(COMMON) } else { argument };
            let heading = if argument.is_positional() { arguments } else { options };
            let takes_value = argument.get_action().takes_values();
            let argument = argument.help_heading(heading);
            let argument = if takes_value { argument.hide_possible_values(true) } else { argument };
            if zh { argument } else { in_english(argument, path) }
        });
    if let Some((about, _)) = english(path, "").filter(|_| !zh) {
        command = command.about(about).long_about(None::<&str>);
    }
    let names: Vec<String> = command.get_subcommands().map(|inner| inner.get_name().to_owned()).collect();
    for name in names {
        let below = if path.is_empty() { name.clone() } else { format!("{path} {name}") };
        command = command.mut_subcommand(name, |inner| localise(inner.disable_help_flag(true), &below, lang));
    }
    command
}

fn in_english(argument: Arg, path: &str) -> Arg {
    let id = argument.get_id().to_string();
    match english(path, &id).or_else(|| english("", &id)) {
        Some((says, "")) => argument.help(says),
        Some((says, value)) => argument.help(says).value_name(value),
        None => argument,
    }
}

/// `laoyou import [选项] <文件>`: what `clap` writes, with its own words in the reader's language.
fn with_usage(mut command: Command, lang: Lang) -> Command {
    let usage = command.render_usage().to_string();
    let usage = usage.trim_start_matches("Usage:").trim();
    if lang == Lang::Zh {
        command = command.override_usage(usage.replace("[OPTIONS]", "[选项]").replace("[COMMAND]", "[命令]"));
    }
    let names: Vec<String> = command.get_subcommands().map(|inner| inner.get_name().to_owned()).collect();
    for name in names {
        command = command.mut_subcommand(name, |inner| with_usage(inner, lang));
    }
    command
}

/// What stands below the options: examples, and on the first page the exit codes.
fn after(path: &str, lang: Lang) -> String {
    let zh = lang == Lang::Zh;
    let examples: Vec<String> = EXAMPLES
        .iter()
        .filter(|(of, ..)| *of == path)
        .map(|(_, line, zh_says, en_says)| format!("  {line}\n      {}", if zh { zh_says } else { en_says }))
        .collect();
    let mut text = String::new();
    if !examples.is_empty() {
        text.push_str(if zh { "例子：\n" } else { "Examples:\n" });
        text.push_str(&examples.join("\n"));
    }
    if path.is_empty() {
        text.push_str(if zh {
            "\n\n退出码：0 完成；1 网站内容有错；2 用法不对；3 机器出了问题（磁盘、端口、权限）。"
        } else {
            "\n\nExit codes: 0 done; 1 faults in the site; 2 wrong usage; 3 the machine failed (disk, port, permission)."
        });
    }
    text
}

/// Where the options of every command begin in the order of the help.
const COMMON: usize = 900;

/// Command, a line to type, and what it does in both languages.
const EXAMPLES: &[(&str, &str, &str, &str)] = &[
    ("", "laoyou init wang-zhan", "新建一个网站", "begin a new site"),
    ("", "laoyou check", "看看哪里写错了", "see what is wrong"),
    ("", "laoyou serve --open", "在浏览器里边改边看", "edit and watch it in the browser"),
    ("", "laoyou build", "生成可以上传的网站", "build the site to be uploaded"),
    ("init", "laoyou init wang-zhan --title 某市养老托育服务", "新建，并写上名称", "begin one and name it"),
    ("new", "laoyou new facility shi-li/fu-an --kind 农村敬老院", "新建一个机构条目", "begin an entry"),
    ("new", "laoyou new notice chun-jie-zhi-ban --title 春节值班安排", "新建一个通知", "begin a notice"),
    (
        "new facility",
        "laoyou new facility shi-li/fu-an --kind 农村敬老院 --name 福安敬老院",
        "名称已经知道，一起写上",
        "with its name",
    ),
    (
        "new facility",
        "laoyou new facility shi-li/fu-an --kind elder.rural-home --english --full",
        "用英文键，列出能写的全部项目",
        "with English keys and every field there is",
    ),
    ("new policy", "laoyou new policy ban-fa-2026 --title 某市养老服务办法", "新建一份政策", "begin a policy"),
    ("new guide", "laoyou new guide gao-ling-jin-tie --title 高龄津贴", "新建一份指南", "begin a guide"),
    ("new notice", "laoyou new notice chun-jie-zhi-ban", "新建一个通知", "begin a notice"),
    ("new theme", "laoyou new theme lan-se", "新建一个主题", "begin a theme"),
    (
        "new theme",
        "laoyou new theme lan-se --copy templates/facility.html",
        "再取一份内置的模板来改",
        "and take a built-in template to change",
    ),
    ("check", "laoyou check --explain unknown-key", "解释一个提示代码", "explain a code"),
    ("check", "laoyou check --format short --area shi-li", "一个县区的，一处一行", "those of one area, one a line"),
    ("check", "laoyou check --deny-warnings", "有提醒也算没通过", "fail on warnings as well"),
    ("build", "laoyou build", "生成到 book.toml 里写的文件夹", "build into the folder named in book.toml"),
    ("build", "laoyou build --out /var/www/yi-lao-yi-xiao", "生成到别处", "build somewhere else"),
    ("serve", "laoyou serve --open", "预览，顺便打开浏览器", "preview and open the browser"),
    ("search", "laoyou search \"示例县 敬老院\"", "查一查", "ask"),
    (
        "search",
        "laoyou search --json - < wen-ti.txt",
        "一行一个问题，一行一个答案",
        "a question a line, an answer a line",
    ),
    (
        "import",
        "laoyou import ming-dan.xlsx --mapping ming-dan.mapping.yaml --dry-run",
        "先试一试，什么也不写",
        "try it without writing",
    ),
    (
        "import",
        "laoyou import ji-gou.xlsx --update --dry-run",
        "看改好的工作簿会改什么",
        "see what a workbook that came back would change",
    ),
    ("export", "laoyou export --format csv --out ji-gou.csv", "导出成表格", "export a table"),
    (
        "export",
        "laoyou export --format xlsx --out ji-gou.xlsx",
        "导出成可以改、可以送回的工作簿",
        "a workbook to be changed and sent back",
    ),
    ("export", "laoyou export --format geojson --out ji-gou.geojson", "给地图软件用", "for maps"),
    (
        "export",
        "laoyou export --format hsds --out ji-gou.hsds.json",
        "给别的服务目录用（Open Referral HSDS 3.0）",
        "for other directories (Open Referral HSDS 3.0)",
    ),
    ("due", "laoyou due", "今天过期的和两星期内要到期的", "what is overdue, and what will be within two weeks"),
    (
        "due",
        "laoyou due --within 30 --format csv > da-dian-hua.csv",
        "往后看30天，存成表格分给各县区",
        "thirty days ahead, as a table",
    ),
    ("due", "laoyou due --online", "看看别的网站的网址还打得开吗", "ask whether links to other sites still answer"),
    (
        "pack",
        "laoyou pack --since fu-wu-qi/laoyou-manifest.json",
        "打包服务器上那一版以后变了的",
        "what changed since the server's manifest",
    ),
    (
        "pack",
        "laoyou pack --since qing-dan.json --target https://www.example.gov.cn/laoyou-manifest.json",
        "打包以前再核对服务器上是不是那一版",
        "and make sure the server still has that one",
    ),
    ("schema", "laoyou schema --write", "更新编辑器用的补全和字段说明", "bring completion in the editor up to date"),
    ("schema", "laoyou schema facility --fields", "看机构条目能写哪些项目", "read which fields an entry has"),
    (
        "completions",
        "laoyou completions bash > ~/.local/share/bash-completion/completions/laoyou",
        "装到 bash",
        "install for bash",
    ),
];

/// The English words of a command (`argument` is empty) or of an argument, with the name of its value.
fn english(path: &str, argument: &str) -> Option<(&'static str, &'static str)> {
    ENGLISH.iter().find(|(of, id, ..)| *of == path && *id == argument).map(|&(_, _, says, value)| (says, value))
}

/// Command, argument, what it says in English, and the name of its value.
const ENGLISH: &[(&str, &str, &str, &str)] = &[
    (
        "",
        "",
        "turns a folder of YAML entries and Markdown pages into a directory of eldercare and nursery services",
        "",
    ),
    ("", "site", "the site's folder; otherwise the nearest one upwards that has a book.toml", "DIR"),
    ("", "today", "the day to take for today, such as 2026-03-05", "DATE"),
    ("", "lang", "language of messages; otherwise that of the site", "zh|en"),
    ("", "color", "whether to use colour", "auto|always|never"),
    ("", "quiet", "say less: errors only", ""),
    ("", "verbose", "say more: how long each step took", ""),
    ("init", "", "make a new site's folder that builds at once, with an editors' guide", ""),
    ("init", "folder", "the new site's folder", "DIR"),
    ("init", "title", "the site's name", "NAME"),
    ("new", "", "begin an entry, a policy, a guide, a notice or a theme to fill in", ""),
    ("new facility", "", "an entry", ""),
    ("new facility", "place", "the area and the id, such as shi-li/fu-an", "AREA/ID"),
    ("new facility", "kind", "its kind, such as elder.rural-home", "KIND"),
    ("new facility", "name", "its registered name", "NAME"),
    ("new facility", "english", "English keys; Chinese ones otherwise", ""),
    ("new facility", "full", "all fields it may have; otherwise those it must or should have", ""),
    ("new policy", "", "a policy document", ""),
    ("new guide", "", "a guide to a benefit or procedure", ""),
    ("new notice", "", "a notice", ""),
    ("", "slug", "its name in the address, such as spring-festival", "SLUG"),
    ("", "title", "its title", "TITLE"),
    ("", "english", "English keys; Chinese ones otherwise", ""),
    ("", "full", "all fields it may have; otherwise those it must or should have", ""),
    ("new theme", "", "a theme: colours, sizes, the look of pages", ""),
    ("new theme", "name", "the theme's name", "NAME"),
    ("new theme", "copy", "take a file of the built-in theme to change; may be given several times", "FILE"),
    ("check", "", "find every fault of every file in one run; writes nothing", ""),
    ("check", "format", "how to show them: to people, one a line, to programs, to GitHub", "human|short|json|github"),
    ("check", "area", "only those of one area", "AREA"),
    ("check", "code", "only those of one sort, such as name-twice", "CODE"),
    ("check", "deny_warnings", "fail on warnings as well", ""),
    ("check", "explain", "explain a code, such as unknown-key", "CODE"),
    ("build", "", "check, then build the site; with errors the published one stays as it is", ""),
    ("build", "out", "where to build; otherwise build-dir of book.toml", "DIR"),
    ("build", "fresh", "make everything anew, without what the last build noted", ""),
    ("build", "jobs", "how many processors to use; otherwise all", "N"),
    ("build", "allow_removals", "go on when more than a tenth of the pages would vanish", ""),
    ("build", "report", "write the numbers into this JSON file", "FILE"),
    ("serve", "", "preview on this machine; pages follow every change", ""),
    ("serve", "port", "the port; otherwise the first free one from 3000", "PORT"),
    ("serve", "open", "open the browser as well", ""),
    ("search", "", "ask the native index the same question as the page does", ""),
    ("search", "question", "what is looked for; - reads questions from standard input, one a line", "QUERY"),
    ("search", "limit", "how many hits to show at the most", "N"),
    ("search", "json", "show them as JSON, an answer a line", ""),
    ("import", "", "turn a list into entries; every row is accounted for", ""),
    ("import", "list", "the list: xlsx, xls, ods, csv, GeoJSON, JSON, or a folder with a datapackage.json", "FILE"),
    (
        "import",
        "mapping",
        "the mapping: which column is which field; without it one is proposed beside the list",
        "FILE",
    ),
    ("import", "update", "take back a workbook of export --format xlsx: only what was changed in it is changed", ""),
    ("import", "area", "put all of them into this area", "AREA"),
    ("import", "dry_run", "only say what would happen", ""),
    ("export", "", "export the directory as open data", ""),
    ("export", "format", "the format", "csv|json|geojson|hsds|xlsx"),
    ("export", "out", "the file to write; otherwise to standard output", "FILE"),
    ("due", "", "what is out of date, soon will be, or must be looked at, by county: a list to call through", ""),
    ("due", "within", "how many days to look ahead; otherwise 14", "DAYS"),
    ("due", "format", "a list for people, or a table", "text|csv"),
    ("due", "links", "list the addresses that leave the site, and the pages they stand on", ""),
    ("due", "online", "ask those addresses whether they still answer", ""),
    ("pack", "", "a zip of what changed, the list of what to delete, and a sheet to be signed", ""),
    ("pack", "since", "the server's laoyou-manifest.json", "FILE"),
    ("pack", "target", "make sure the server still has that one: its manifest as a file or an address", "FILE|URL"),
    ("pack", "from", "the built site; otherwise build-dir of book.toml", "DIR"),
    ("pack", "out", "the zip to write; otherwise geng-xin.zip", "FILE"),
    ("schema", "", "JSON Schema for editors: completion and explanations", ""),
    ("schema", "kind", "which sort of file, such as facility, policy, site, areas", "KIND"),
    ("schema", "fields", "the fields as a text for people instead", ""),
    ("schema", "write", "write all schemas and the page of fields into the site's folder", ""),
    ("completions", "", "a script that completes commands in a shell", ""),
    ("completions", "shell", "which shell: bash, zsh, fish, powershell, elvish", "SHELL"),
];

#[cfg(test)]
mod tests {
    use super::*;

    fn each(command: &Command, path: &str, visit: &mut impl FnMut(&Command, &str)) {
        visit(command, path);
        for inner in command.get_subcommands() {
            let below =
                if path.is_empty() { inner.get_name().to_owned() } else { format!("{path} {}", inner.get_name()) };
            each(inner, &below, visit);
        }
    }

    fn has_han(text: &str) -> bool {
        text.chars().any(|character| ('\u{4e00}'..='\u{9fff}').contains(&character))
    }

    #[test]
    fn the_english_help_has_no_chinese_but_in_examples() {
        each(&command(Lang::En), "", &mut |command, path| {
            let help = command.clone().render_long_help().to_string();
            let before_examples = help.split("Examples:").next().unwrap();
            assert!(!has_han(before_examples), "{path}:\n{before_examples}");
        });
    }

    #[test]
    fn the_chinese_help_has_no_words_of_clap() {
        each(&command(Lang::Zh), "", &mut |command, path| {
            let help = command.clone().render_long_help().to_string();
            for word in
                ["Usage", "Options", "OPTIONS", "COMMAND", "Commands", "Arguments", "possible", "default", "Print"]
            {
                assert!(!help.contains(word), "{path} says {word}:\n{help}");
            }
            assert!(command.get_about().is_some_and(|about| has_han(&about.to_string())), "{path}");
            for argument in command.get_arguments() {
                let says = argument.get_help().map(ToString::to_string).unwrap_or_default();
                assert!(has_han(&says), "{path} {}: {says}", argument.get_id());
            }
        });
    }

    #[test]
    fn every_command_has_an_example_that_can_be_parsed() {
        each(&command(Lang::Zh), "", &mut |_, path| {
            assert!(EXAMPLES.iter().any(|(of, ..)| *of == path), "{path} has no example");
        });
        for (_, line, ..) in EXAMPLES {
            // As a shell would: what is quoted is one word, and streams are not ours.
            let typed = line.split(" > ").next().and_then(|line| line.split(" < ").next()).unwrap();
            let words = typed.split('"').enumerate().flat_map(|(at, part)| match at % 2 {
                0 => part.split_whitespace().collect::<Vec<_>>(),
                _ => vec![part],
            });
            assert!(command(Lang::Zh).try_get_matches_from(words).is_ok(), "{line}");
        }
    }

    #[test]
    fn no_english_word_is_left_over() {
        let mut known = Vec::new();
        each(&command(Lang::Zh), "", &mut |command, path| {
            known.push((path.to_owned(), String::new()));
            known.extend(command.get_arguments().map(|argument| (path.to_owned(), argument.get_id().to_string())));
        });
        for (path, argument, ..) in ENGLISH {
            let shared = path.is_empty() && known.iter().any(|(_, id)| id == argument);
            assert!(shared || known.contains(&((*path).to_owned(), (*argument).to_owned())), "{path} {argument}");
        }
    }
}
