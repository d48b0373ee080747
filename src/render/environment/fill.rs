//! Fills a tree from a tape.

use std::fmt::{self, Display};

use super::tape::{self, Span, Tape};
use super::tree::{Compare, Expr, LoopPart, Node, Tree, Typeset};
use crate::render::typeset;
use crate::text::html::escape_quotes;
use crate::theme::Messages;

/// What one page may spend: one for each turn of a loop and each 64 bytes, many times what the largest pages take. Beyond it
/// the engine must say whether the page has an end.
const MOST: usize = 5_000_000;

/// Bytes that are set aside for a page: most have some fewer.
const PAGE: usize = 24 << 10;

/// Fills a tree. `None` when a value is not there, or is not what the template takes it for, or the page has no end.
pub(super) fn fill(tree: &Tree, tape: &Tape, view: tape::Node, words: &Messages) -> Option<String> {
    let tape::Node::Map(view) = view else { return None };
    // A view's own `say` would stand before ours.
    if tape.field(view, "say").is_some() {
        return None;
    }
    let output = String::with_capacity(PAGE);
    let mut page = Page { tape, view, words, output, locals: Vec::new(), loops: Vec::new(), turns: 0 };
    page.all(&tree.0)?;
    Some(page.output)
}

struct Page<'p> {
    tape: &'p Tape,
    view: Span,
    words: &'p Messages,
    output: String,
    locals: Vec<Value<'p>>,
    /// How many turns each loop has made, and how many it will.
    loops: Vec<(usize, usize)>,
    turns: usize,
}

/// A value, most often one on the tape.
#[derive(Clone, Copy, Debug)]
enum Value<'p> {
    None,
    Bool(bool),
    Int(i64),
    Text(&'p str),
    Html(&'p str),
    List(Span),
    Map(Span),
}

impl<'p> Value<'p> {
    fn is_true(self) -> bool {
        match self {
            Self::None => false,
            Self::Bool(is) => is,
            Self::Int(number) => number != 0,
            Self::Text(text) | Self::Html(text) => !text.is_empty(),
            Self::List(span) | Self::Map(span) => span.len() > 0,
        }
    }

    fn as_text(self) -> Option<&'p str> {
        match self {
            Self::Text(text) | Self::Html(text) => Some(text),
            _ => None,
        }
    }
}

impl Display for Value<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Int(number) => number.fmt(formatter),
            Self::Text(text) | Self::Html(text) => formatter.write_str(text),
            Self::None | Self::Bool(_) | Self::List(_) | Self::Map(_) => Err(fmt::Error),
        }
    }
}

impl<'p> Page<'p> {
    fn all(&mut self, nodes: &'p [Node]) -> Option<()> {
        nodes.iter().try_for_each(|node| self.node(node))
    }

    fn node(&mut self, node: &'p Node) -> Option<()> {
        match node {
            Node::Text(text) => self.output.push_str(text),
            Node::Print(expr, typeset) => match (self.value(expr)?, typeset) {
                (Value::Html(html), Typeset::Plain) => self.output.push_str(html),
                (Value::Int(number), Typeset::Plain) => self.output.push_str(itoa::Buffer::new().format(number)),
                (value, typeset) => self.line(value.as_text()?, *typeset),
            },
            Node::Say(key, given, typeset) => {
                let sentence = self.say(key, given)?;
                self.line(&sentence, *typeset);
            }
            Node::If(test, then, otherwise) => {
                let branch = if self.value(test)?.is_true() { then } else { otherwise };
                self.all(branch)?;
            }
            Node::For(list, body, otherwise) => self.each(list, body, otherwise)?,
            Node::With(values, body) => {
                let before = self.locals.len();
                for value in values {
                    let value = self.value(value)?;
                    self.locals.push(value);
                }
                self.all(body)?;
                self.locals.truncate(before);
            }
        }
        Some(())
    }

    fn line(&mut self, line: &str, typeset: Typeset) {
        match typeset {
            // Writing to a string cannot fail.
            Typeset::Plain => _ = escape_quotes(&mut self.output, line),
            Typeset::Joint => typeset::joint(&mut self.output, line),
            Typeset::Nb => typeset::nb(&mut self.output, line),
        }
    }

    fn each(&mut self, list: &'p Expr, body: &'p [Node], otherwise: &'p [Node]) -> Option<()> {
        let Value::List(list) = self.value(list)? else { return None };
        if list.len() == 0 {
            return self.all(otherwise);
        }
        let (local, depth) = (self.locals.len(), self.loops.len());
        self.loops.push((0, list.len()));
        for index in 0..list.len() {
            self.turns += 1;
            if self.turns + self.output.len() / 64 > MOST {
                return None;
            }
            self.loops[depth].0 = index;
            let item = self.on_tape(self.tape.item(list, index)?)?;
            self.locals.push(item);
            self.all(body)?;
            self.locals.truncate(local);
        }
        self.loops.truncate(depth);
        Some(())
    }

    fn value(&self, expr: &'p Expr) -> Option<Value<'p>> {
        Some(match expr {
            Expr::Text(text) => Value::Text(text),
            Expr::Int(number) => Value::Int(*number),
            Expr::View(name) => self.on_tape(self.tape.field(self.view, name)?)?,
            Expr::Local(place) => *self.locals.get(*place)?,
            Expr::Loop(depth, part) => {
                let &(index, length) = self.loops.get(*depth)?;
                match part {
                    LoopPart::Index0 => Value::Int(i64::try_from(index).ok()?),
                    LoopPart::Index => Value::Int(i64::try_from(index + 1).ok()?),
                    LoopPart::First => Value::Bool(index == 0),
                    LoopPart::Last => Value::Bool(index + 1 == length),
                }
            }
            Expr::Field(of, name) => match self.value(of)? {
                Value::Map(map) => self.on_tape(self.tape.field(map, name)?)?,
                _ => return None,
            },
            Expr::Item(of, index) => match (self.value(of)?, self.value(index)?) {
                (Value::List(list), Value::Int(index)) => {
                    self.on_tape(self.tape.item(list, usize::try_from(index).ok()?)?)?
                }
                _ => return None,
            },
            Expr::Not(of) => Value::Bool(!self.value(of)?.is_true()),
            Expr::And(left, right) => match self.value(left)? {
                value if value.is_true() => self.value(right)?,
                value => value,
            },
            Expr::Or(left, right) => match self.value(left)? {
                value if value.is_true() => value,
                _ => self.value(right)?,
            },
            Expr::Compare(how, left, right) => Value::Bool(compare(*how, self.value(left)?, self.value(right)?)?),
            Expr::IsNone(of) => Value::Bool(matches!(self.value(of)?, Value::None)),
            Expr::Length(of) => match self.value(of)? {
                Value::List(list) => Value::Int(i64::try_from(list.len()).ok()?),
                _ => return None,
            },
        })
    }

    fn on_tape(&self, node: tape::Node) -> Option<Value<'p>> {
        Some(match node {
            tape::Node::None => Value::None,
            tape::Node::Bool(is) => Value::Bool(is),
            tape::Node::Int(number) => Value::Int(number),
            tape::Node::Text(span) => Value::Text(self.tape.text(span)),
            tape::Node::Html(span) => Value::Html(self.tape.text(span)),
            tape::Node::List(span) => Value::List(span),
            tape::Node::Map(span) => Value::Map(span),
            tape::Node::Odd => return None,
        })
    }

    fn say(&self, key: &str, given: &'p [(Box<str>, Expr)]) -> Option<String> {
        let mut values = Vec::with_capacity(given.len());
        for (_, expr) in given {
            match self.value(expr)? {
                value @ (Value::Int(_) | Value::Text(_) | Value::Html(_)) => values.push(value),
                _ => return None,
            }
        }
        let pairs: Vec<(&str, &dyn Display)> =
            given.iter().zip(&values).map(|((name, _), value)| (&**name, value as &dyn Display)).collect();
        self.words.say(key, &pairs).ok()
    }
}

/// Compares values of one sort; of two sorts the engine has ideas of its own.
fn compare(how: Compare, left: Value<'_>, right: Value<'_>) -> Option<bool> {
    if let (Value::Int(left), Value::Int(right)) = (left, right) {
        return Some(match how {
            Compare::Equal => left == right,
            Compare::Unequal => left != right,
            Compare::Less => left < right,
            Compare::Greater => left > right,
        });
    }
    let (left, right) = (left.as_text()?, right.as_text()?);
    match how {
        Compare::Equal => Some(left == right),
        Compare::Unequal => Some(left != right),
        Compare::Less | Compare::Greater => None,
    }
}
