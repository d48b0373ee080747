//! Makes the client's own scripts short, since each first question waits for them: comments and blanks go, and names that
//! only the script knows become one or two letters.
//!
//! It reads tokens, no grammar, and so relies on how `client/*.mjs` are written: statements end in semicolons, names of the
//! language and the browser begin with a capital letter and go on with small ones or are listed in [`GIVEN`], and what is
//! exported keeps its name. Within a statement of a module each name becomes one other, so that what hid another still does;
//! names of members stay. `tests/browser/contract.test.mjs` holds what comes out to the same answers as its source.

use std::collections::{BTreeMap, BTreeSet};

/// Words of the language, and names from outside that do not look like `Uint8Array`.
const GIVEN: &[&str] = &[
    "URL",
    "JSON",
    "as",
    "async",
    "atob",
    "await",
    "break",
    "case",
    "catch",
    "class",
    "const",
    "constructor",
    "continue",
    "default",
    "delete",
    "do",
    "else",
    "export",
    "extends",
    "false",
    "finally",
    "for",
    "from",
    "function",
    "get",
    "globalThis",
    "if",
    "import",
    "in",
    "instanceof",
    "let",
    "new",
    "null",
    "of",
    "parseInt",
    "return",
    "set",
    "static",
    "super",
    "switch",
    "this",
    "throw",
    "true",
    "try",
    "typeof",
    "undefined",
    "var",
    "void",
    "while",
    "yield",
];

/// What a brace opens.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Open {
    /// Statements.
    Block,
    /// Members of a class.
    Class,
    /// Members of an object, or a pattern that takes one apart.
    Object,
    /// A gap in a text between backquotes.
    Gap,
    /// Round or square.
    Other,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Kind {
    /// A name that may become another.
    Name,
    /// A member in short, `{ documents }`: both a member and a name.
    Short,
    /// A word of the language, the name of a member, or a number.
    Word,
    /// Anything else.
    Sign,
}

struct Token<'a> {
    kind: Kind,
    text: &'a str,
    /// Whether it begins a line.
    fresh: bool,
}

/// A module, shorter.
pub(super) fn shortened(source: &str) -> String {
    let tokens = tokens(source);
    let kept = kept(&tokens);
    let module = module_names(&tokens, &kept);
    let needless = needless(&tokens);
    let mut short = String::with_capacity(source.len() / 2);
    let mut at = 0;
    for statement in statements(&tokens) {
        let free = letters('a').chain(pairs('a'));
        let own = given(statement, free, |name| !module.contains_key(name) && !kept.contains(name));
        for token in statement {
            let name = module.get(token.text).or_else(|| own.get(token.text)).map_or(token.text, String::as_str);
            let text = match needless.get(&at) {
                Some(instead) => *instead,
                None if token.kind == Kind::Name => name,
                None => token.text,
            };
            let (last, next) = (short.chars().last(), text.chars().next());
            if let (Some(last), Some(next)) = (last, next)
                && (is_name(last) && is_name(next) || last == next && "+-".contains(next))
            {
                short.push(' ');
            }
            short.push_str(text);
            if token.kind == Kind::Short {
                short.extend([":", name]);
            }
            at += 1;
        }
    }
    short
}

/// Signs and words that can go, by their place, with what stands instead of them: what ends a list or a block's last
/// statement, brackets around an arrow's only name, and a second `const` after a first.
fn needless(tokens: &[Token<'_>]) -> BTreeMap<usize, &'static str> {
    let text = |at: usize| tokens.get(at).map_or("", |token| token.text);
    let mut needless = BTreeMap::new();
    // For each open bracket where it stands and the first word of the statement that is being read within it.
    let mut open = vec![(0, "")];
    // Whether the last round brackets were the head of a statement, which needs one more, though it be empty.
    let mut after_head = false;
    for at in 0..tokens.len() {
        let (now, next) = (text(at), text(at + 1));
        let after_block = at > 0 && text(at - 1) == "}" && tokens[at].fresh;
        if let Some((_, first)) = open.last_mut()
            && (first.is_empty() || after_block)
        {
            *first = now;
        }
        match now {
            "(" if text(at + 2) == ")" && text(at + 3) == "=>" && tokens[at + 1].kind == Kind::Name => {
                needless.extend([(at, ""), (at + 2, "")]);
            }
            "," if ["}", "]", ")"].contains(&next) => drop(needless.insert(at, "")),
            ";" if next == "}" && !after_head => drop(needless.insert(at, "")),
            ";" if next == "const" && open.last().is_some_and(|(_, first)| *first == "const") => {
                needless.extend([(at, ","), (at + 1, "")]);
            }
            _ => {}
        }
        after_head = false;
        if now.starts_with(['}', ')', ']'])
            && let Some((bracket, _)) = open.pop()
        {
            after_head = bracket > 0 && ["for", "while", "if"].contains(&text(bracket - 1));
        }
        if now.ends_with(['{', '(', '[']) {
            open.push((at, ""));
        }
        if now == ";"
            && let Some((_, first)) = open.last_mut()
        {
            *first = "";
        }
    }
    needless
}

/// Names that stay: given ones and exported ones.
fn kept<'a>(tokens: &[Token<'a>]) -> BTreeSet<&'a str> {
    let mut kept: BTreeSet<&str> = GIVEN.iter().copied().collect();
    let mut exported = false;
    for token in tokens {
        exported |= token.text == "export";
        if is_given(token.text) || exported && token.kind == Kind::Name {
            kept.insert(token.text);
            exported &= token.kind != Kind::Name;
        }
    }
    kept
}

/// The statements of a module; one that ends in a brace is followed by a line of its own.
fn statements<'a, 'b>(tokens: &'b [Token<'a>]) -> Vec<&'b [Token<'a>]> {
    let (mut statements, mut depth, mut start) = (Vec::new(), 0_usize, 0);
    for (at, token) in tokens.iter().enumerate() {
        match token.text {
            "{" | "(" | "[" => depth += 1,
            "}" | ")" | "]" => depth = depth.saturating_sub(1),
            _ => {}
        }
        let is_last = token.text == ";" || tokens.get(at + 1).is_none_or(|next| token.text == "}" && next.fresh);
        if depth == 0 && is_last || at + 1 == tokens.len() {
            statements.push(&tokens[start..=at]);
            start = at + 1;
        }
    }
    statements
}

/// New names for what a module declares outside of functions: capital letters, so that none is one of a statement's own.
fn module_names<'a>(tokens: &[Token<'a>], kept: &BTreeSet<&str>) -> BTreeMap<&'a str, String> {
    let declared: BTreeSet<&str> = statements(tokens)
        .into_iter()
        .filter_map(|statement| {
            let head =
                statement.iter().position(|token| ["const", "let", "function", "class"].contains(&token.text))?;
            (head < 3).then(|| statement.get(head + 1)).flatten().map(|token| token.text)
        })
        .collect();
    given(tokens, letters('A').chain(pairs('A')), |name| declared.contains(name) && !kept.contains(name))
}

/// New names by old ones, of those that `may` have one: the most used are the shortest.
fn given<'a>(
    tokens: &[Token<'a>],
    free: impl Iterator<Item = String>,
    may: impl Fn(&str) -> bool,
) -> BTreeMap<&'a str, String> {
    let mut uses: BTreeMap<&str, usize> = BTreeMap::new();
    let names = tokens.iter().filter(|token| matches!(token.kind, Kind::Name | Kind::Short));
    names.filter(|token| may(token.text)).for_each(|token| *uses.entry(token.text).or_default() += 1);
    let mut uses: Vec<(&str, usize)> = uses.into_iter().collect();
    uses.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    uses.into_iter().map(|(name, _)| name).zip(free.filter(|name| !is_given(name))).collect()
}

fn letters(first: char) -> impl Iterator<Item = String> {
    (0..26).filter_map(move |step| char::from_u32(first as u32 + step)).map(String::from)
}

fn pairs(first: char) -> impl Iterator<Item = String> {
    letters(first).flat_map(move |one| letters(first).map(move |two| format!("{one}{two}")))
}

/// Whether a name looks like one of the language or the browser.
fn is_given(name: &str) -> bool {
    let mut characters = name.chars();
    GIVEN.contains(&name)
        || characters.next().is_some_and(char::is_uppercase) && characters.next().is_some_and(char::is_lowercase)
}

fn tokens(source: &str) -> Vec<Token<'_>> {
    let mut tokens: Vec<Token<'_>> = Vec::new();
    let mut open: Vec<Open> = Vec::new();
    let (mut at, mut fresh) = (0, false);
    while let Some(next) = source[at..].chars().next() {
        let rest = &source[at..];
        if next.is_whitespace() {
            fresh |= next == '\n';
            at += next.len_utf8();
            continue;
        }
        if rest.starts_with("//") || rest.starts_with("/*") {
            let end = if rest.starts_with("//") { rest.find('\n') } else { rest.find("*/").map(|end| end + 2) };
            at += end.unwrap_or(rest.len());
            continue;
        }
        let last = tokens.last().map_or("", |token| token.text);
        let length = match next {
            '"' | '\'' => quoted(rest, next),
            '`' => text(&rest[1..]) + 1,
            '}' if open.last() == Some(&Open::Gap) => text(&rest[1..]) + 1,
            '/' if is_pattern(&tokens) => pattern(rest),
            _ if is_name(next) => rest.find(|one| !is_name(one)).unwrap_or(rest.len()),
            '+' | '-' if rest[1..].starts_with(next) => 2,
            '=' if rest.starts_with("=>") => 2,
            '.' if rest.starts_with("...") => 3,
            '?' if rest.starts_with("?.") => 2,
            _ => next.len_utf8(),
        };
        let word = &rest[..length];
        let kind = if is_name(next) { kind(word, &tokens, &open, &rest[length..]) } else { Kind::Sign };
        if "}])".contains(next) {
            open.pop();
        }
        match next {
            _ if word.ends_with("${") && "`}".contains(next) => open.push(Open::Gap),
            '{' => open.push(opened(last, &tokens)),
            '(' | '[' => open.push(Open::Other),
            _ => {}
        }
        tokens.push(Token { kind, text: word, fresh });
        fresh = false;
        at += length;
    }
    tokens
}

fn is_name(character: char) -> bool {
    character.is_alphanumeric() || "_$".contains(character)
}

fn kind(word: &str, tokens: &[Token<'_>], open: &[Open], rest: &str) -> Kind {
    let last = tokens.last().map_or("", |token| token.text);
    let next = rest.trim_start();
    let in_object = open.last() == Some(&Open::Object) && ["{", ","].contains(&last);
    let is_member = in_object || open.last() == Some(&Open::Class) || ["get", "async"].contains(&last);
    let is_method = is_member && next.starts_with('(');
    if word.starts_with(|first: char| first.is_ascii_digit())
        || is_given(word)
        || [".", "?."].contains(&last)
        || is_method
    {
        return Kind::Word;
    }
    if in_object {
        return if next.starts_with(':') { Kind::Word } else { Kind::Short };
    }
    Kind::Name
}

/// What a brace after these tokens opens: statements after a head in round brackets, an arrow, a statement.
fn opened(last: &str, tokens: &[Token<'_>]) -> Open {
    if tokens.len() >= 2 && tokens[tokens.len() - 2].text == "class" {
        return Open::Class;
    }
    let statement = ["", ")", "=>", ";", "{", "}", "else", "try", "finally", "do", "catch"].contains(&last);
    if statement { Open::Block } else { Open::Object }
}

/// Whether a stroke after these tokens begins a pattern rather than divides.
fn is_pattern(tokens: &[Token<'_>]) -> bool {
    tokens
        .last()
        .is_none_or(|last| last.kind == Kind::Sign && !["]", ")", "}"].contains(&last.text) || last.text == "return")
}

fn quoted(rest: &str, quote: char) -> usize {
    let mut escaped = true;
    for (at, character) in rest.char_indices() {
        if character == quote && !escaped {
            return at + 1;
        }
        escaped = character == '\\' && !escaped && at > 0;
    }
    rest.len()
}

fn pattern(rest: &str) -> usize {
    let (mut escaped, mut within) = (true, false);
    for (at, character) in rest.char_indices() {
        if !escaped {
            within = character == '[' || within && character != ']';
            if character == '/' && !within {
                let flags = rest[at + 1..].find(|one: char| !one.is_ascii_lowercase());
                return flags.map_or(rest.len(), |flags| at + 1 + flags);
            }
        }
        escaped = character == '\\' && !escaped;
    }
    rest.len()
}

/// The length of a text up to its end or a gap, each with its sign.
fn text(rest: &str) -> usize {
    let mut escaped = false;
    for (at, character) in rest.char_indices() {
        if !escaped && character == '`' {
            return at + 1;
        }
        if !escaped && rest[at..].starts_with("${") {
            return at + 2;
        }
        escaped = character == '\\' && !escaped;
    }
    rest.len()
}

#[cfg(test)]
mod tests {
    use super::shortened;

    #[test]
    fn names_become_short_and_members_stay() {
        let cases = [
            ("const found = list.length;\nconst list = [];", "const B=A.length,A=[];"),
            ("const { limit = 10, offset: from } = asked;", "const{limit:b=10,offset:from}=a;"),
            ("call({ total, hits: all ? total : null });", "c({total:a,hits:b?a:null});"),
            ("const both = { at: 1, ...more };", "const A={at:1,...a};"),
            ("return { query: (text) => { text.at = text; } };", "return{query:a=>{a.at=a}};"),
            (
                "if (/[/`\"]{2}\\//u.test(word)) word = `a ${word} b ${`${word}`}`;",
                "if(/[/`\"]{2}\\//u.test(a))a=`a ${a} b ${`${a}`}`;",
            ),
            (
                "export const later = async (index) => (await index)(later); // all",
                "export const later=async a=>(await a)(later);",
            ),
            ("const part = 6 / size / 2; /* not a pattern */", "const A=6/a/2;"),
            ("const text = 'a\\'b' + +more - -more;", "const A='a\\'b'+ +a- -a;"),
            ("function one() {}\nconst two = 2;", "function A(){}const B=2;"),
            (
                "return { get labels() { return Map; }, prepare(text) { text(); } };",
                "return{get labels(){return Map},prepare(a){a()}};",
            ),
            (
                "class Bits { read(count) { this.at++; return this.read(count); } }",
                "class Bits{read(a){this.at++;return this.read(a)}}",
            ),
            ("found?.facets ?? Infinity", "a?.facets??Infinity"),
            ("if (one) { while (next(one)); }", "if(a){while(b(a));}"),
            (
                "const one = 1; for (const two of [1, 2,]) {\n  let three;\n}\nconst four = `${one}`; const five = 5;",
                "const A=1;for(const D of[1,2]){let a}const C=`${A}`,B=5;",
            ),
        ];
        for (source, wanted) in cases {
            assert_eq!(shortened(source), wanted);
        }
    }
}
