//! Which interface words a template asks for: `{{ say("list.total", count=12) }}`.

/// The name of the function.
const SAY: &str = "say(";

/// The key of every place of a template that asks for words in plain text, in order.
pub(super) fn said(template: &str) -> impl Iterator<Item = &str> {
    template.match_indices(SAY).filter_map(|(at, _)| one(template, at))
}

fn one(template: &str, at: usize) -> Option<&str> {
    if template[..at].ends_with(|last: char| last.is_alphanumeric() || last == '_') {
        return None;
    }
    let inside = template[at + SAY.len()..].trim_start();
    let quote = inside.chars().next().filter(|first| matches!(first, '"' | '\''))?;
    inside[1..].split_once(quote).map(|(key, _)| key)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found() {
        let template =
            "{{ say(\"a.b\") }}<b {{say('c')}}>{{ say( \"d\", count=1) }}{{ f(say(\"e\")) }}{{- say(\"f\") }}";
        assert_eq!(said(template).collect::<Vec<_>>(), ["a.b", "c", "d", "e", "f"]);
        assert_eq!(said("{{ essay(\"a\") }}{{ say(key) }}{{ say(\"a").count(), 0);
    }
}
