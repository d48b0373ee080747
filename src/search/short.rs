//! Makes the client's own scripts short, since each first question waits for them: comments and blanks go, and names that
//! only the script knows become one or two letters.
//!
//! It reads tokens, no grammar, and so relies on how `client/*.mjs` are written: statements end in semicolons, names of the
//! language and the browser begin with a capital letter and go on with small ones or are listed in [`GIVEN`], and what is
//! exported keeps its name. Within a function each name that it declares becomes one other, whichever block it is in; names of
//! members stay. `tests/browser/contract.test.mjs` holds what comes out to the same answers as its source.

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

/// What stands before round brackets and a block, and yet is no function.
const HEADS: &[&str] = &["if", "for", "await", "while", "switch", "catch"];

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
    let names = names(&tokens);
    let needless = needless(&tokens);
    let mut short = String::with_capacity(source.len() / 2);
    for (at, token) in tokens.iter().enumerate() {
        let name = names[at].as_deref().unwrap_or(token.text);
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
        if token.kind == Kind::Short && name != token.text {
            short.extend([":", name]);
        }
    }
    short
}

/// Signs and words that can go, by their place, with what stands instead of them: what ends a list or a block's last
/// statement, brackets around an arrow's only name or its value, and a second `const` or `let` after a first.
fn needless(tokens: &[Token<'_>]) -> BTreeMap<usize, &'static str> {
    let text = |at: usize| tokens.get(at).map_or("", |token| token.text);
    let close = close(tokens);
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
            "=>" if next == "(" && text(at + 2) != "{" && [",", ";", ")"].contains(&text(close[at + 1] + 1)) => {
                needless.extend([(at + 1, ""), (close[at + 1], "")]);
            }
            "," if ["}", "]", ")"].contains(&next) => drop(needless.insert(at, "")),
            ";" if next == "}" && !after_head => drop(needless.insert(at, "")),
            ";" if ["const", "let"].contains(&next) && open.last().is_some_and(|(_, first)| *first == next) => {
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

/// A function, from its parameters to its end, or the whole module.
struct Scope<'a> {
    start: usize,
    /// Where its parameters end.
    body: usize,
    end: usize,
    /// What it declares, and under what name.
    names: BTreeMap<&'a str, String>,
}

/// The new name for each token that has one: that of the innermost function that declares it. A function gives its own the
/// first names that nothing has which it uses from outside.
fn names(tokens: &[Token<'_>]) -> Vec<Option<String>> {
    let close = close(tokens);
    let mut scopes = scopes(tokens, &close);
    declare(tokens, &close, &mut scopes);
    let is_used = |at: usize| matches!(tokens[at].kind, Kind::Name | Kind::Short);
    let mut of = vec![None; tokens.len()];
    for at in (0..tokens.len()).filter(|&at| is_used(at)) {
        let declares =
            |scope: &Scope<'_>| (scope.start..scope.end).contains(&at) && scope.names.contains_key(tokens[at].text);
        of[at] = scopes.iter().rposition(declares);
    }
    for now in 0..scopes.len() {
        let (mut uses, mut taken) = (BTreeMap::new(), BTreeSet::new());
        for at in (scopes[now].start..scopes[now].end).filter(|&at| is_used(at)) {
            match of[at] {
                Some(scope) if scope == now => *uses.entry(tokens[at].text).or_insert(0) += 1,
                Some(scope) if scope < now => {
                    taken.insert(scopes[scope].names[tokens[at].text].clone());
                }
                Some(_) => {}
                None => {
                    taken.insert(tokens[at].text.to_owned());
                }
            }
        }
        let mut uses: Vec<(&str, usize)> = uses.into_iter().collect();
        uses.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
        let singles = letters('a').chain(letters('A'));
        let free = singles.chain(pairs('a')).filter(|name| !taken.contains(name) && !is_given(name));
        scopes[now].names = uses.into_iter().map(|(name, _)| name).zip(free).collect();
    }
    of.iter().enumerate().map(|(at, scope)| scope.map(|scope| scopes[scope].names[tokens[at].text].clone())).collect()
}

/// For each opening bracket its closing one.
fn close(tokens: &[Token<'_>]) -> Vec<usize> {
    let (mut close, mut open) = (vec![0; tokens.len()], Vec::new());
    for (at, token) in tokens.iter().enumerate() {
        if token.text.starts_with(['}', ')', ']'])
            && let Some(from) = open.pop()
        {
            close[from] = at;
        }
        if token.text.ends_with(['{', '(', '[']) {
            open.push(at);
        }
    }
    close
}

/// The module and its functions, the outer before the inner.
fn scopes<'a>(tokens: &[Token<'a>], close: &[usize]) -> Vec<Scope<'a>> {
    let text = |at: usize| tokens.get(at).map_or("", |token| token.text);
    let mut scopes = vec![Scope { start: 0, body: 0, end: tokens.len(), names: BTreeMap::new() }];
    for at in 1..tokens.len() {
        let (start, body) = match text(at) {
            "=>" if text(at - 1) == ")" => (close.iter().position(|&end| end == at - 1).unwrap_or(0), at),
            "=>" => (at - 1, at),
            "(" if text(close[at] + 1) == "{" && !HEADS.contains(&text(at - 1)) => (at, close[at]),
            _ => continue,
        };
        let mut end = body + 1;
        if text(end) == "{" {
            end = close[end] + 1;
        } else {
            // An arrow's only expression.
            while end < tokens.len() && ![",", ";"].contains(&text(end)) && !text(end).starts_with(['}', ')', ']']) {
                while close[end] > 0 {
                    end = close[end];
                }
                end += 1;
            }
        }
        scopes.push(Scope { start, body, end, names: BTreeMap::new() });
    }
    scopes.sort_by_key(|scope| (scope.start, std::cmp::Reverse(scope.end)));
    scopes
}

/// Notes what each function declares: its parameters, and all that follows `const`, `let`, `class` or `function`. What the
/// module exports keeps its name.
fn declare<'a>(tokens: &[Token<'a>], close: &[usize], scopes: &mut [Scope<'a>]) {
    let mut declared = vec![false; tokens.len()];
    for scope in scopes.iter().skip(1) {
        pattern_names(tokens, close, scope.start..scope.body, &mut declared);
    }
    for (at, token) in tokens.iter().enumerate() {
        match token.text {
            "const" | "let" => {
                let mut end = at + 1;
                while end < tokens.len() && ![";", "of", "in"].contains(&tokens[end].text) {
                    end = close[end].max(end) + 1;
                }
                pattern_names(tokens, close, at..end, &mut declared);
            }
            "class" | "function" => declared[at + 1] = true,
            _ => {}
        }
    }
    for at in (0..tokens.len()).filter(|&at| declared[at]) {
        let exported = tokens[..at].iter().rev().take(3).take_while(|token| token.text != ";" && token.text != "}");
        let keeps = exported.into_iter().any(|token| token.text == "export");
        if let Some(scope) = scopes.iter_mut().rfind(|scope| (scope.start..scope.end).contains(&at))
            && !keeps
        {
            scope.names.insert(tokens[at].text, String::new());
        }
    }
}

/// The names that a list of patterns declares, none of those in its default values.
fn pattern_names(tokens: &[Token<'_>], close: &[usize], range: std::ops::Range<usize>, declared: &mut [bool]) {
    let mut at = range.start;
    while at < range.end {
        match tokens[at].text {
            "=" => {
                // On to the next of the list, past brackets.
                while at < range.end && ![",", "}", "]"].contains(&tokens[at].text) {
                    at = close[at].max(at) + 1;
                }
                continue;
            }
            _ => declared[at] |= matches!(tokens[at].kind, Kind::Name | Kind::Short),
        }
        at += 1;
    }
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
            ("const found = list.length;\nconst list = [];", "const b=a.length,a=[];"),
            ("(asked) => { const { limit = 10, offset: from } = asked; };", "a=>{const{limit:b=10,offset:from}=a};"),
            ("(total, all) => call({ total, hits: all ? total : null });", "(a,b)=>call({total:a,hits:b?a:null});"),
            ("(more) => ({ at: 1, ...more });", "a=>({at:1,...a});"),
            ("(hit) => ({ query: (text) => { text.at = hit; } });", "a=>({query:b=>{b.at=a}});"),
            ("(one) => one; (two) => two;", "a=>a;a=>a;"),
            ("let a = (b, c = a) => { let d = b, e; return d + a; };", "let a=(b,d=a)=>{let c=b,e;return c+a};"),
            (
                "(word) => { if (/[/`\"]{2}\\//u.test(word)) word = `a ${word} b ${`${word}`}`; };",
                "a=>{if(/[/`\"]{2}\\//u.test(a))a=`a ${a} b ${`${a}`}`};",
            ),
            (
                "export const later = async (index) => (await index)(later); // all",
                "export const later=async a=>(await a)(later);",
            ),
            ("(size) => 6 / size / 2; /* not a pattern */", "a=>6/a/2;"),
            ("(more) => 'a\\'b' + +more - -more;", "a=>'a\\'b'+ +a- -a;"),
            ("function one() {}\nconst two = 2;", "function a(){}const b=2;"),
            (
                "const all = { get labels() { return Map; }, prepare(text) { all(text); } };",
                "const a={get labels(){return Map},prepare(b){a(b)}};",
            ),
            (
                "class Bits { read(count) { this.at++; return this.read(count); } }",
                "class Bits{read(a){this.at++;return this.read(a)}}",
            ),
            ("(found) => found?.facets ?? Infinity", "a=>a?.facets??Infinity"),
            (
                "each((one) => (one ? { one } : null)); (two) => ({ two }); (three) => (three.at)(4);",
                "each(a=>a?{one:a}:null);a=>({two:a});a=>(a.at)(4);",
            ),
            (
                "async (one, two) => { for await (const three of one(two)) { two(three); } }",
                "async(b,a)=>{for await(const c of b(a)){a(c)}}",
            ),
            ("(one) => { if (one) { while (next(one)); } }", "a=>{if(a){while(next(a));}}"),
            (
                "const one = 1; for (const two of [1, 2,]) {\n  let three;\n}\nconst four = `${one}`; const five = 5;",
                "const a=1;for(const e of[1,2]){let d}const c=`${a}`,b=5;",
            ),
        ];
        for (source, wanted) in cases {
            assert_eq!(shortened(source), wanted);
        }
    }
}
