//! A command line that was not understood, in the reader's language: what was typed, and what can be typed instead.

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Command, Error};

use crate::diagnostic::Lang;

/// What is wrong, how the command is used, and where to read more.
pub(super) fn explain(error: &Error, command: &Command, lang: Lang) -> String {
    let usage = text(error, ContextKind::Usage).unwrap_or_else(|| command.clone().render_usage().to_string());
    let usage = usage.trim().trim_start_matches("Usage:").trim_start_matches("用法：").trim().to_owned();
    let what = sentence(error, lang);
    match lang {
        Lang::Zh => format!("用法不对：{what}\n\n用法：{usage}\n\n在命令后面加 --help 看说明和例子。"),
        Lang::En => {
            format!("wrong usage: {what}\n\nUsage: {usage}\n\nAdd --help to the command for more, with examples.")
        }
    }
}

fn sentence(error: &Error, lang: Lang) -> String {
    let value = |kind| text(error, kind).unwrap_or_default();
    let argument = value(ContextKind::InvalidArg);
    let written = value(ContextKind::InvalidValue);
    let known = value(ContextKind::ValidValue);
    let hint = hint(error, lang);
    let zh = lang == Lang::Zh;
    let said = match error.kind() {
        ErrorKind::UnknownArgument if zh => format!("不认识“{argument}”"),
        ErrorKind::UnknownArgument => format!("\"{argument}\" is not known"),
        ErrorKind::InvalidSubcommand if zh => format!("没有命令“{}”", value(ContextKind::InvalidSubcommand)),
        ErrorKind::InvalidSubcommand => format!("there is no command \"{}\"", value(ContextKind::InvalidSubcommand)),
        ErrorKind::InvalidValue if written.is_empty() && zh => format!("{argument} 后面要写内容"),
        ErrorKind::InvalidValue if written.is_empty() => format!("{argument} needs a value"),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation if known.is_empty() && zh => {
            format!("{argument} 不能是“{written}”")
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation if known.is_empty() => {
            format!("{argument} cannot be \"{written}\"")
        }
        ErrorKind::InvalidValue if zh => format!("{argument} 不能是“{written}”，可以写：{}", known.replace(", ", "、")),
        ErrorKind::InvalidValue => format!("{argument} cannot be \"{written}\"; it can be {known}"),
        ErrorKind::ArgumentConflict if zh => {
            format!("{argument} 和 {} 不能一起用", value(ContextKind::PriorArg))
        }
        ErrorKind::ArgumentConflict => format!("{argument} and {} exclude each other", value(ContextKind::PriorArg)),
        ErrorKind::MissingRequiredArgument if zh => format!("还缺 {}", argument.replace(", ", "、")),
        ErrorKind::MissingRequiredArgument => format!("{argument} is missing"),
        ErrorKind::MissingSubcommand | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand if zh => {
            "还缺一个命令".to_owned()
        }
        ErrorKind::MissingSubcommand | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            "a command is missing".to_owned()
        }
        ErrorKind::TooManyValues | ErrorKind::WrongNumberOfValues | ErrorKind::TooFewValues if zh => {
            format!("{argument} 的个数不对")
        }
        ErrorKind::InvalidUtf8 if zh => "有一个参数不是文字".to_owned(),
        _ => error.to_string().lines().next().unwrap_or_default().trim_start_matches("error: ").to_owned(),
    };
    said + &hint
}

/// The name that was probably meant.
fn hint(error: &Error, lang: Lang) -> String {
    let near = [ContextKind::SuggestedArg, ContextKind::SuggestedSubcommand, ContextKind::SuggestedValue]
        .into_iter()
        .find_map(|kind| text(error, kind))
        .filter(|near| !near.is_empty());
    match (near, lang) {
        (None, _) => String::new(),
        (Some(near), Lang::Zh) => format!("，是不是 {near}？"),
        (Some(near), Lang::En) => format!("; did you mean {near}?"),
    }
}

fn text(error: &Error, kind: ContextKind) -> Option<String> {
    match error.get(kind)? {
        ContextValue::String(text) => Some(text.clone()),
        ContextValue::Strings(texts) => Some(texts.join(", ")),
        ContextValue::StyledStr(text) => Some(text.to_string()),
        ContextValue::StyledStrs(texts) => Some(texts.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")),
        _ => None,
    }
}
