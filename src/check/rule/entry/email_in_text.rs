//! A private mail address within a text (Personal Information Protection Law).

use crate::check::entry::Subject;
use crate::diagnostic::catalogue::entry::EMAIL_IN_TEXT;

pub(super) fn check(subject: &Subject<'_>) {
    for written in &subject.texts {
        let text = written.scalar.text.as_str();
        if !text.contains('@') {
            continue;
        }
        let private = text
            .split(|character: char| !(character.is_ascii_alphanumeric() || "@._-+".contains(character)))
            .find(|word| word.split_once('@').is_some_and(|(user, host)| !user.is_empty() && is_private(host)));
        if let Some(address) = private {
            let span = subject.faults.find_in(written.scalar.span, address);
            subject.report(subject.faults.at(&EMAIL_IN_TEXT, span).with("value", address));
        }
    }
}

/// Whether a host gives addresses to anybody.
fn is_private(host: &str) -> bool {
    const HOSTS: [&str; 12] = [
        "qq.com",
        "163.com",
        "126.com",
        "139.com",
        "189.cn",
        "yeah.net",
        "foxmail.com",
        "sina.com",
        "sohu.com",
        "aliyun.com",
        "gmail.com",
        "outlook.com",
    ];
    let host = host.trim_end_matches('.').to_lowercase();
    HOSTS.contains(&host.as_str())
}
