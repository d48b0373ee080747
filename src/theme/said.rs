//! Which interface words a template asks for: `{{ say("list.total", count=12) }}`.

use std::ops::Range;

/// The name of the function.
const SAY: &str = "say(";

/// A place where a template asks for words in plain text.
#[derive(Debug, PartialEq, Eq)]
pub struct Said<'t> {
    /// The key of the words.
    pub key: &'t str,
    /// The whole of `{{ say("key") }}` in the template, in bytes, when it prints the words as they are: then the words
    /// could stand there instead. `None` when they are filled, or are a part of something else.
    pub alone: Option<Range<usize>>,
}

/// Every place of a template in order.
pub fn said(template: &str) -> Vec<Said<'_>> {
    template.match_indices(SAY).filter_map(|(at, _)| one(template, at)).collect()
}

fn one(template: &str, at: usize) -> Option<Said<'_>> {
    let before = &template[..at];
    if before.ends_with(|last: char| last.is_alphanumeric() || last == '_') {
        return None;
    }
    let inside = template[at + SAY.len()..].trim_start();
    let quote = inside.chars().next().filter(|first| matches!(first, '"' | '\''))?;
    let (key, rest) = inside[1..].split_once(quote)?;
    let alone = || {
        let start = before.trim_end_matches(' ').strip_suffix("{{")?.len();
        let rest = rest.trim_start().strip_prefix(')')?.trim_start().strip_prefix("}}")?;
        Some(start..template.len() - rest.len())
    };
    Some(Said { key, alone: alone() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_and_those_that_stand_alone() {
        let template =
            "{{ say(\"a.b\") }}<b {{say('c')}}>{{ say(\"d\", count=1) }}{{ f(say(\"e\")) }}{{- say(\"f\") }}";
        let found: Vec<_> =
            said(template).into_iter().map(|one| (one.key, one.alone.map(|at| &template[at]))).collect();
        let expected =
            [("a.b", Some("{{ say(\"a.b\") }}")), ("c", Some("{{say('c')}}")), ("d", None), ("e", None), ("f", None)];
        assert_eq!(found, expected);
        assert_eq!(said("{{ essay(\"a\") }}{{ say(key) }}{{ say(\"a"), []);
    }
}
