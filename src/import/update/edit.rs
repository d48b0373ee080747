//! One value of an author's YAML changed, and nothing else: the place comes from the spans of the parser, the new file is
//! read again, and kept only when every other value and every comment is as it was.

use std::collections::BTreeMap;

use super::lines::{self, comments, comments_in, depth, newline, written};
use super::{Parse, Target};
use crate::draft::{Draft, Entry, Group, List, Scalar, Value};
use crate::field::{Field, Registry, Shape};
use crate::import::cell::Taken;
use crate::source::Span;
use crate::text::yaml::quoted;
use crate::workbook::{Names, items, shown};

/// What a cell is to become in the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum New {
    /// Nothing: the key goes.
    Nothing,
    /// A single value.
    One(Taken),
    /// The values of a list.
    Several(Vec<Taken>),
    /// Weekly hours, a line a key.
    Week(Vec<(String, String)>),
}

/// A file that is being changed, value by value.
pub(super) struct Editor<'a> {
    text: String,
    draft: Draft,
    area: &'a str,
    names: &'a Names,
    parse: Parse<'a>,
}

/// A stretch of the text and what stands there instead.
type Patch = (std::ops::Range<usize>, String);

impl<'a> Editor<'a> {
    /// Begins with a file as it is. `None` when it cannot be read twice in the same way.
    pub(super) fn new(draft: &Draft, area: &'a str, names: &'a Names, parse: Parse<'a>) -> Option<Self> {
        let text = draft.source.text.clone();
        let draft = parse(&draft.source.path, &text)?;
        Some(Self { text, draft, area, names, parse })
    }

    /// The file as it is now.
    pub(super) fn into_text(self) -> String {
        self.text
    }

    /// Changes one value; `false`, and nothing is changed, when that cannot be done without touching others.
    pub(super) fn set(&mut self, target: &Target, new: &New) -> bool {
        let path = target.written_path();
        let wanted = self.wanted(target.field, new);
        let patches = [self.patch(target, new), self.emptied(target, new)];
        patches.into_iter().flatten().any(|patch| self.keep(patch, |old, now| same_but(old, now, &path, &wanted)))
    }

    /// Adds an item to a list; `values` are its keys in order.
    pub(super) fn append(&mut self, list: &'static Field, values: &[(&'static Field, New)]) -> bool {
        let english = self.is_english(&self.draft.root, &self.draft.root);
        let mut keys = Vec::new();
        for (field, new) in values {
            let Some(value) = self.rendered(field, new, None, english) else { continue };
            keys.push(format!("{}: {value}", if english { field.key } else { field.zh }));
        }
        let item = format!("{{{}}}", keys.join(", "));
        let at = self.draft.root.peek(list.key).map_or(0, |entry| items(&entry.value).len());
        let patch = match self.draft.root.peek(list.key).map(|entry| &entry.value) {
            Some(Value::List(found)) => self.after_last(found, &item),
            None | Some(Value::Empty(_)) => {
                let indent = newline(&self.text).to_owned() + "  - ";
                self.put(&[list], &format!("{indent}{item}"), true)
            }
            _ => None,
        };
        let below = format!("{}[{at}]", list.key);
        patch.is_some_and(|patch| {
            self.keep(patch, |old, now| {
                let others = now.iter().filter(|(path, _)| !path.starts_with(&below));
                others.eq(old.iter()) && now.len() > old.len()
            })
        })
    }

    /// Takes an item out of a list; `place` counts from 0.
    pub(super) fn remove(&mut self, list: &'static Field, place: usize) -> bool {
        let Some(entry) = self.draft.root.peek(list.key) else { return false };
        let Value::List(found) = &entry.value else { return false };
        let patch = match (found.items.len(), found.items.get(place)) {
            (1, Some(_)) => self.without(entry, &self.draft.root),
            (_, Some(item)) => self.without_item(found, place, item.span()),
            (_, None) => None,
        };
        let key = list.key;
        patch.is_some_and(|patch| {
            self.keep(patch, |old, now| {
                let moved =
                    old.iter().filter_map(|(path, text)| Some((without_place(path, key, place)?, text.clone())));
                moved.collect::<BTreeMap<_, _>>() == *now
            })
        })
    }

    /// Applies a patch when the file then says what it should, and no comment is lost.
    fn keep(
        &mut self,
        (stretch, new): Patch,
        right: impl Fn(&BTreeMap<String, String>, &BTreeMap<String, String>) -> bool,
    ) -> bool {
        let mut text = self.text.clone();
        if !text.is_char_boundary(stretch.start) || !text.is_char_boundary(stretch.end) {
            return false;
        }
        text.replace_range(stretch, &new);
        let Some(draft) = (self.parse)(&self.draft.source.path, &text) else { return false };
        let (before, after) = (comments(&self.text, &self.draft.root), comments(&text, &draft.root));
        let lost = before.iter().any(|(comment, count)| after.get(comment).is_none_or(|now| now < count));
        if lost || !right(&written(&self.draft.root), &written(&draft.root)) {
            return false;
        }
        (self.text, self.draft) = (text, draft);
        true
    }

    /// What the file has to say of a field then, by its own path.
    fn wanted(&self, field: &'static Field, new: &New) -> Vec<(String, String)> {
        let shown = |taken: &Taken| shown(field, &taken.text, self.area, self.names);
        match new {
            New::Nothing => Vec::new(),
            New::One(taken) => vec![(String::new(), shown(taken))],
            New::Several(several) => {
                several.iter().enumerate().map(|(at, taken)| (format!("[{at}]"), shown(taken))).collect()
            }
            New::Week(pairs) => pairs.iter().map(|(key, text)| (format!(".{key}"), text.clone())).collect(),
        }
    }

    /// The change that leaves a good file: a value replaced, a key put in or taken out.
    fn patch(&self, target: &Target, new: &New) -> Option<Patch> {
        let group = self.group(target);
        let entry = group.and_then(|group| group.peek(target.field.key));
        match (group, entry) {
            (Some(group), Some(entry)) if *new == New::Nothing => self.without(entry, group),
            (Some(group), Some(entry)) => self.replaced(entry, group, new),
            (_, None) if *new == New::Nothing => None,
            _ => {
                let english = self.is_english(group.unwrap_or(&self.draft.root), &self.draft.root);
                let value = self.rendered(target.field, new, None, english)?;
                self.insert(target, &value)
            }
        }
    }

    /// Where a key cannot be taken out without its neighbours, it stays without a value.
    fn emptied(&self, target: &Target, new: &New) -> Option<Patch> {
        let entry = self.group(target)?.peek(target.field.key)?;
        let span = entry.value.span();
        (*new == New::Nothing && matches!(entry.value, Value::Scalar(_))).then(|| (range(span), String::new()))
    }

    /// The group in which the field of a target stands, as far as it is written.
    fn group(&self, target: &Target) -> Option<&Group> {
        let mut group = &self.draft.root;
        if let Some((list, place)) = target.item {
            group = items(&group.peek(list.key)?.value).get(place).copied()?;
        }
        for key in &target.above {
            match &group.peek(key.key)?.value {
                Value::Group(inner) => group = inner,
                _ => return None,
            }
        }
        Some(group)
    }

    fn replaced(&self, entry: &Entry, group: &Group, new: &New) -> Option<Patch> {
        let english = self.is_english(group, &self.draft.root);
        let span = range(entry.value.span());
        match (&entry.value, new) {
            (Value::Empty(_), _) => {
                let value = self.rendered(entry.field, new, None, english)?;
                let blank = if self.text[..span.start].ends_with(' ') { "" } else { " " };
                Some((span, format!("{blank}{value}")))
            }
            (Value::Scalar(old), New::One(taken)) if self.block_sign(entry, old).is_some() => {
                self.block(entry, old, &taken.text)
            }
            (Value::Scalar(old), _) => Some((span, self.rendered(entry.field, new, Some(old), english)?)),
            (Value::List(old), New::Several(several)) => self.list(entry, old, several, english),
            (Value::Map(_), New::Week(_)) | (Value::Map(_) | Value::List(_), New::One(_)) => {
                let after = entry.key.end as usize;
                let colon = after + self.text[after..].find(':')? + 1;
                let value = self.week_kept(entry, new).or_else(|| self.rendered(entry.field, new, None, english))?;
                let stretch = colon..span.end;
                let has_comments = !comments_in(&self.text, &self.draft.root, stretch.clone()).is_empty();
                (!has_comments).then(|| (stretch, format!(" {value}")))
            }
            _ => None,
        }
    }

    /// Weekly hours in brackets; lines that stay as they are keep the author's quotes.
    fn week_kept(&self, entry: &Entry, new: &New) -> Option<String> {
        let (Value::Map(map), New::Week(pairs)) = (&entry.value, new) else { return None };
        let line = |(key, text): &(String, String)| {
            let old = map.entries.iter().find(|(known, _)| known.text.trim() == key);
            let key = old.map_or_else(|| quoted(key), |(known, _)| self.text[range(known.span)].to_owned());
            match old {
                Some((_, Value::Scalar(old))) if old.text.trim() == text => {
                    format!("{key}: {}", &self.text[range(old.span)])
                }
                _ => format!("{key}: {}", quoted(text)),
            }
        };
        Some(format!("{{{}}}", pairs.iter().map(line).collect::<Vec<_>>().join(", ")))
    }

    /// A list of single values: in brackets it is written anew, below each other only what differs is.
    fn list(&self, entry: &Entry, old: &List, several: &[Taken], english: bool) -> Option<Patch> {
        let mut left: Vec<&Scalar> = Vec::new();
        for item in &old.items {
            let Value::Scalar(scalar) = item else { return None };
            left.push(scalar);
        }
        let first = left.first().copied();
        let text_of = |taken: &Taken| {
            let same = left.iter().find(|old| {
                shown(entry.field, &old.text, self.area, self.names)
                    == shown(entry.field, &taken.text, self.area, self.names)
            });
            match same {
                Some(old) => self.text[range(old.span)].to_owned(),
                None => self.value(entry.field, taken, first, english),
            }
        };
        let texts: Vec<String> = several.iter().map(text_of).collect();
        let span = range(old.span);
        if self.text[span.start..].starts_with('[') {
            let has_comments = !comments_in(&self.text, &self.draft.root, span.clone()).is_empty();
            return (!has_comments).then(|| (span, format!("[{}]", texts.join(", "))));
        }
        // Below each other: each item stands on a line of its own, behind a dash.
        let dash = depth(&self.text, first?.span.start as usize);
        let dash = dash.strip_suffix("  ").unwrap_or(&dash).to_owned();
        let line_end = newline(&self.text);
        let stretch = lines::start(&self.text, first?.span.start as usize)
            ..lines::end(&self.text, left.last()?.span.end as usize);
        let mut out: Vec<String> = Vec::new();
        // Lines of comments, and of items that stay, in the author's order; then what is new.
        let mut at = stretch.start;
        let mut used = vec![false; texts.len()];
        while at < stretch.end {
            let line = &self.text[at..lines::end(&self.text, at)];
            let item = left.iter().find(|old| (at..lines::next(&self.text, at)).contains(&(old.span.start as usize)));
            match item {
                None => out.push(line.to_owned()),
                Some(old) => {
                    let kept = texts.iter().position(|text| *text == self.text[range(old.span)]);
                    match kept.filter(|&kept| !used[kept]) {
                        Some(kept) => {
                            used[kept] = true;
                            out.push(line.to_owned());
                        }
                        None => out.extend(
                            comments_in(&self.text, &self.draft.root, at..lines::end(&self.text, at))
                                .into_iter()
                                .map(|comment| format!("{dash}{comment}")),
                        ),
                    }
                }
            }
            at = lines::next(&self.text, at);
        }
        out.extend(texts.iter().zip(&used).filter(|(_, used)| !**used).map(|(text, _)| format!("{dash}- {text}")));
        Some((stretch, out.join(line_end)))
    }

    /// A key with its value where the table of fields has it, in a group that may not be there yet.
    fn insert(&self, target: &Target, value: &str) -> Option<Patch> {
        let mut fields: Vec<&'static Field> = target.above.clone();
        fields.push(target.field);
        match target.item {
            Some((list, place)) => {
                let found = items(&self.draft.root.peek(list.key)?.value).get(place).copied()?;
                self.put_below(found, list.inside(), &fields, value, false)
            }
            None => self.put(&fields, value, false),
        }
    }

    fn put(&self, fields: &[&'static Field], value: &str, below: bool) -> Option<Patch> {
        self.put_below(&self.draft.root, self.draft.kind.fields(), fields, value, below)
    }

    /// `below`: the value begins on the next line, so no blank stands behind the colon.
    fn put_below(
        &self,
        group: &Group,
        table: &'static [Field],
        fields: &[&'static Field],
        value: &str,
        below: bool,
    ) -> Option<Patch> {
        let (field, rest) = fields.split_first()?;
        match group.peek(field.key).map(|entry| (entry, &entry.value)) {
            Some((_, Value::Group(inner))) => return self.put_below(inner, field.inside(), rest, value, below),
            Some((entry, Value::Empty(span))) => {
                let value = self.wrapped(rest, value, group);
                let blank = if below || self.text[..span.start as usize].ends_with(' ') { "" } else { " " };
                let _ = entry;
                return Some((range(*span), format!("{blank}{value}")));
            }
            Some(_) => return None,
            None => {}
        }
        let english = self.is_english(group, &self.draft.root);
        let name = if english { field.key } else { field.zh };
        let blank = if below { "" } else { " " };
        let line = format!("{name}:{blank}{}", self.wrapped(rest, value, group));
        let place = |field: &Field| table.iter().position(|other| other.key == field.key).unwrap_or(usize::MAX);
        let before = group
            .entries
            .iter()
            .filter(|entry| place(entry.field) < place(field))
            .max_by_key(|entry| place(entry.field));
        let span = range(group.span);
        if self.text[span.start..].starts_with('{') {
            return match group.entries.last() {
                Some(last) => {
                    let end = last.value.span().end as usize;
                    Some((end..end, format!(", {line}")))
                }
                None => Some((span.start + 1..span.start + 1, line)),
            };
        }
        // Behind the key that stands before it in the table; never before the first, whose line may begin with a dash.
        let before = before.or(group.entries.first())?;
        let end = lines::end(&self.text, (before.value.span().end as usize).max(before.key.end as usize));
        let indent = depth(&self.text, group.entries.first()?.key.start as usize);
        Some((end..end, format!("{}{indent}{line}", newline(&self.text))))
    }

    /// A value within the groups that are still to be made: `{总数: 5}`.
    fn wrapped(&self, rest: &[&'static Field], value: &str, group: &Group) -> String {
        let english = self.is_english(group, &self.draft.root);
        rest.iter().rev().fold(value.to_owned(), |value, field| {
            format!("{{{}: {value}}}", if english { field.key } else { field.zh })
        })
    }

    fn after_last(&self, list: &List, item: &str) -> Option<Patch> {
        let last = list.items.last()?.span();
        let end = last.end as usize;
        if self.text[list.span.start as usize..].starts_with('[') {
            return Some((end..end, format!(", {item}")));
        }
        let first = list.items.first()?.span().start as usize;
        let indent = depth(&self.text, first);
        let dash = self.text[lines::start(&self.text, first)..first].find('-')?;
        let end = lines::end(&self.text, end);
        Some((end..end, format!("{}{}- {item}", newline(&self.text), &indent[..dash])))
    }

    /// A key and its value taken out; the last of a group takes the group along.
    fn without(&self, entry: &Entry, group: &Group) -> Option<Patch> {
        let filled = group.entries.iter().filter(|other| !matches!(other.value, Value::Empty(_))).count();
        if filled <= 1 && !std::ptr::eq(group, &raw const self.draft.root) {
            return self.without_group(group);
        }
        let (start, end) =
            (entry.key.start as usize, (entry.value.span().end as usize).max(entry.key.end as usize + 1));
        if self.text[group.span.start as usize..].starts_with('{') {
            let at = group.entries.iter().position(|other| std::ptr::eq(other, entry))?;
            return Some(
                match (group.entries.get(at + 1), at.checked_sub(1).and_then(|before| group.entries.get(before))) {
                    (Some(next), _) => (start..next.key.start as usize, String::new()),
                    (None, Some(before)) => (before.value.span().end as usize..end, String::new()),
                    (None, None) => (start..end, String::new()),
                },
            );
        }
        // The first key of an item shares its line with the dash.
        let line = lines::start(&self.text, start);
        if !self.text[line..start].trim().is_empty() {
            return None;
        }
        Some(self.without_lines(line, end, &self.text[line..start]))
    }

    /// A group that is left with nothing.
    fn without_group(&self, group: &Group) -> Option<Patch> {
        let root = &self.draft.root;
        let owner = root
            .entries
            .iter()
            .find(|entry| matches!(&entry.value, Value::Group(inner) if std::ptr::eq(inner, group)))?;
        self.without(owner, root)
    }

    fn without_item(&self, list: &List, place: usize, span: Span) -> Option<Patch> {
        let (start, end) = (span.start as usize, span.end as usize);
        if self.text[list.span.start as usize..].starts_with('[') {
            return Some(
                match (list.items.get(place + 1), place.checked_sub(1).and_then(|before| list.items.get(before))) {
                    (Some(next), _) => (start..next.span().start as usize, String::new()),
                    (None, Some(before)) => (before.span().end as usize..end, String::new()),
                    (None, None) => return None,
                },
            );
        }
        let line = lines::start(&self.text, start);
        let lead = &self.text[line..start];
        (lead.trim() == "-").then(|| self.without_lines(line, end, &lead[..lead.find('-').unwrap_or(0)]))
    }

    /// Whole lines taken out; comments in them stay, at the depth of what went.
    fn without_lines(&self, line: usize, end: usize, indent: &str) -> Patch {
        let end = lines::next(&self.text, end);
        let kept = comments_in(&self.text, &self.draft.root, line..end);
        let lines = kept.into_iter().flat_map(|comment| [indent.to_owned(), comment, newline(&self.text).to_owned()]);
        (line..end, lines.collect())
    }

    /// Whether keys are written in English: those of the group, else those of the file.
    fn is_english(&self, group: &Group, root: &Group) -> bool {
        let entry = group.entries.first().or(root.entries.first());
        entry.is_some_and(|entry| self.text[range(entry.key)].trim_matches(['"', '\'']) == entry.field.key)
    }

    /// The sign of a text that stands below its key: `|` or `>`.
    fn block_sign(&self, entry: &Entry, scalar: &Scalar) -> Option<char> {
        let between = self.text.get(entry.key.end as usize..scalar.span.start as usize)?;
        if !between.contains('\n') {
            return None;
        }
        between.trim_start_matches([':', ' ', '\t', '"', '\'']).chars().next().filter(|sign| matches!(sign, '|' | '>'))
    }

    /// Another text below its key, at the same depth. A folded one would join its lines.
    fn block(&self, entry: &Entry, old: &Scalar, text: &str) -> Option<Patch> {
        if self.block_sign(entry, old) == Some('>') && text.contains('\n') {
            return None;
        }
        let indent = depth(&self.text, old.span.start as usize);
        let lines = text.lines().map(|line| if line.trim().is_empty() { "" } else { line.trim_end() });
        let mut body = String::new();
        for (at, line) in lines.enumerate() {
            if at > 0 {
                body.push_str(newline(&self.text));
                body.push_str(if line.is_empty() { "" } else { &indent });
            }
            body.push_str(line);
        }
        Some((range(old.span), body))
    }

    fn rendered(&self, field: &'static Field, new: &New, old: Option<&Scalar>, english: bool) -> Option<String> {
        Some(match new {
            New::Nothing => return None,
            New::One(taken) => self.value(field, taken, old, english),
            New::Several(several) => {
                let texts: Vec<String> = several.iter().map(|taken| self.value(field, taken, old, english)).collect();
                format!("[{}]", texts.join(", "))
            }
            New::Week(pairs) => {
                let pair = |(key, text): &(String, String)| format!("{}: {}", quoted(key), quoted(text));
                format!("{{{}}}", pairs.iter().map(pair).collect::<Vec<_>>().join(", "))
            }
        })
    }

    /// A single value as this author writes it: codes or names, quotes or none.
    fn value(&self, field: &'static Field, taken: &Taken, old: Option<&Scalar>, english: bool) -> String {
        let shape = match field.shape {
            Shape::List(item) => *item,
            shape => shape,
        };
        let text = match shape {
            Shape::Word(vocabulary) => match vocabulary.find(&taken.text).map(|at| &vocabulary.words[at]) {
                Some(word) => {
                    let by_code = old.map_or(english, |old| vocabulary.words.iter().any(|word| word.code == old.text));
                    if by_code { word.code.to_owned() } else { word.zh.to_owned() }
                }
                None => taken.text.clone(),
            },
            Shape::Registry(registry) => {
                let by_code = match old {
                    Some(old) => self.names.label(registry, &old.text, self.area) != Some(&*old.text),
                    // A name may stand in two areas; a code does not.
                    None => english || registry == Registry::Township,
                };
                let code = self.names.code(registry, &taken.text, self.area).filter(|_| by_code);
                code.unwrap_or(&taken.text).to_owned()
            }
            Shape::Flag | Shape::OneOf(_) => Self::flag(&taken.text, old, english),
            _ => taken.text.clone(),
        };
        let written = old.map_or("", |old| &self.text[range(old.span)]);
        if taken.plain || matches!(shape, Shape::Flag) {
            return text;
        }
        if written.starts_with('"') {
            return if quoted(&text).starts_with('"') { quoted(&text) } else { format!("\"{text}\"") };
        }
        if written.starts_with('\'') && !text.contains(['\'', '\n', '\r']) && !text.chars().any(char::is_control) {
            return format!("'{text}'");
        }
        // What the author wrote without quotes stays without them where it can: here a text may begin with a digit.
        let bare = old.is_some_and(|old| old.plain) && text.starts_with(|sign: char| sign.is_ascii_digit());
        let letters_first = quoted(&format!("甲{text}"));
        if bare && !letters_first.starts_with('"') { text } else { quoted(&text) }
    }

    fn flag(text: &str, old: Option<&Scalar>, english: bool) -> String {
        let yes = match text {
            "是" | "yes" => true,
            "否" | "no" => false,
            other => return other.to_owned(),
        };
        let before = old.map_or(if english { "yes" } else { "是" }, |old| old.text.as_str());
        match (before, yes) {
            ("true" | "false", yes) => yes.to_string(),
            (before, true) if before.is_ascii() => "yes".to_owned(),
            (before, false) if before.is_ascii() => "no".to_owned(),
            (_, true) => "是".to_owned(),
            (_, false) => "否".to_owned(),
        }
    }
}

fn range(span: Span) -> std::ops::Range<usize> {
    span.start as usize..span.end as usize
}

/// Whether two versions say the same but for what stands at and below a path, where the new one says what it should.
/// Values are compared as they are read, so that a code and its name are one.
fn same_but(
    old: &BTreeMap<String, String>,
    now: &BTreeMap<String, String>,
    path: &str,
    wanted: &[(String, String)],
) -> bool {
    let below = |key: &str| key == path || key.strip_prefix(path).is_some_and(|rest| rest.starts_with(['[', '.']));
    let others = |all: &BTreeMap<String, String>| {
        all.iter().filter(|(key, _)| !below(key)).map(|(k, v)| (k.clone(), v.clone())).collect::<Vec<_>>()
    };
    let written = now.iter().filter(|(key, _)| below(key)).count();
    // A list of one may stand without its brackets.
    let single = wanted.len() == 1 && wanted[0].0 == "[0]" && now.contains_key(path);
    let right = wanted.iter().all(|(key, _)| single || now.contains_key(&format!("{path}{key}")));
    others(old) == others(now) && written == wanted.len() && right
}

/// A path of a list when an item is gone: later items move up; `None` for those of the item itself.
fn without_place(path: &str, list: &str, place: usize) -> Option<String> {
    let Some(rest) = path.strip_prefix(list).and_then(|rest| rest.strip_prefix('[')) else {
        return Some(path.to_owned());
    };
    let (at, below) = rest.split_once(']')?;
    match at.parse::<usize>().ok()?.cmp(&place) {
        std::cmp::Ordering::Less => Some(path.to_owned()),
        std::cmp::Ordering::Equal => None,
        std::cmp::Ordering::Greater => Some(format!("{list}[{}]{below}", at.parse::<usize>().ok()? - 1)),
    }
}
