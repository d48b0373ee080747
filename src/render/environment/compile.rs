//! From what the engine read of a template to a tree of ours: inheritance and includes are carried out, names that a
//! template binds itself are places, words that need no filling are text.

use std::collections::BTreeMap;

use minijinja::machinery::ast::{self, BinOpKind, CallArg, Stmt, UnaryOpKind};
use minijinja::value::Value;

use super::tree::{Compare, Expr, LoopPart, Node, Tree, Typeset};
use crate::text::html::escape_quotes;
use crate::theme::Messages;

/// Nodes of one tree, its includes among them. The largest of the built-in theme has some three hundred.
const LARGEST: usize = 20_000;

/// How deep includes may lie in one another.
const DEEPEST: usize = 16;

/// Templates as the engine reads them, by name.
pub(super) type Read<'s> = BTreeMap<&'s str, Stmt<'s>>;

/// The tree of a template. `None` when it, or one that it extends or includes, asks for what a tree does not know.
pub(super) fn compile(name: &str, read: &Read<'_>, words: &Messages) -> Option<Tree> {
    let mut compiler = Compiler {
        read,
        words,
        blocks: BTreeMap::new(),
        bound: Vec::new(),
        places: 0,
        loops: 0,
        nodes: 0,
        includes: 0,
        in_block: false,
    };
    let mut nodes = Vec::new();
    compiler.template(name, &mut nodes)?;
    Some(Tree(nodes))
}

struct Compiler<'c, 's> {
    read: &'c Read<'s>,
    words: &'c Messages,
    /// What fills the blocks of the templates that are extended: of several the one furthest from the root.
    blocks: BTreeMap<&'s str, &'c [Stmt<'s>]>,
    /// What is bound just now, the innermost last.
    bound: Vec<Bound<'s>>,
    places: usize,
    loops: usize,
    nodes: usize,
    includes: usize,
    in_block: bool,
}

enum Bound<'s> {
    Name(&'s str, usize),
    Loop(usize),
}

impl<'c, 's> Compiler<'c, 's> {
    /// A page's own template: the one that it extends in the end, with what fills its blocks.
    fn template(&mut self, name: &str, nodes: &mut Vec<Node>) -> Option<()> {
        let mut body = self.body(name)?;
        while let [Stmt::Extends(extends), rest @ ..] = body {
            // Those that extend one another in a ring run out of this.
            self.count()?;
            for stmt in rest {
                match stmt {
                    Stmt::Block(block) => _ = self.blocks.entry(block.name).or_insert(&block.body),
                    // Stands outside every block, where nothing is printed.
                    Stmt::EmitRaw(_) => {}
                    _ => return None,
                }
            }
            body = self.body(constant(&extends.name)?.as_str()?)?;
        }
        self.all(body, nodes)
    }

    fn body(&self, name: &str) -> Option<&'c [Stmt<'s>]> {
        // Elsewhere the engine escapes in other ways, or not at all.
        match self.read.get(name).filter(|_| name.ends_with(".html"))? {
            Stmt::Template(template) => Some(&template.children),
            _ => None,
        }
    }

    fn count(&mut self) -> Option<()> {
        self.nodes += 1;
        (self.nodes <= LARGEST).then_some(())
    }

    fn all(&mut self, stmts: &'c [Stmt<'s>], nodes: &mut Vec<Node>) -> Option<()> {
        stmts.iter().try_for_each(|stmt| self.stmt(stmt, nodes))
    }

    /// What stands between the ends of a statement.
    fn within(&mut self, stmts: &'c [Stmt<'s>]) -> Option<Vec<Node>> {
        let mut nodes = Vec::new();
        self.all(stmts, &mut nodes)?;
        Some(nodes)
    }

    fn stmt(&mut self, stmt: &'c Stmt<'s>, nodes: &mut Vec<Node>) -> Option<()> {
        self.count()?;
        match stmt {
            Stmt::EmitRaw(raw) => push(nodes, raw.raw),
            Stmt::EmitExpr(emit) => self.emit(&emit.expr, nodes)?,
            Stmt::IfCond(cond) => {
                let test = self.expr(&cond.expr)?;
                nodes.push(Node::If(test, self.within(&cond.true_body)?, self.within(&cond.false_body)?));
            }
            Stmt::ForLoop(each) if each.filter_expr.is_none() && !each.recursive => {
                let list = self.expr(&each.iter)?;
                let before = (self.bound.len(), self.places);
                self.bound.push(Bound::Loop(self.loops));
                self.loops += 1;
                self.bind(&each.target)?;
                let body = self.within(&each.body)?;
                self.loops -= 1;
                self.unbind(before);
                nodes.push(Node::For(list, body, self.within(&each.else_body)?));
            }
            Stmt::WithBlock(with) => {
                let before = (self.bound.len(), self.places);
                let mut values = Vec::with_capacity(with.assignments.len());
                for (target, value) in &with.assignments {
                    values.push(self.expr(value)?);
                    self.bind(target)?;
                }
                let body = self.within(&with.body)?;
                self.unbind(before);
                nodes.push(Node::With(values, body));
            }
            // A block within one may fill another of the same name elsewhere, and what is included has blocks of its own.
            Stmt::Block(block) if self.includes == 0 && !self.in_block => {
                let body = self.blocks.get(block.name).copied().unwrap_or(&block.body);
                self.in_block = true;
                self.all(body, nodes)?;
                self.in_block = false;
            }
            Stmt::Include(include) if self.includes < DEEPEST => {
                let body = self.body(constant(&include.name)?.as_str()?)?;
                self.includes += 1;
                self.all(body, nodes)?;
                self.includes -= 1;
            }
            _ => return None,
        }
        Some(())
    }

    fn emit(&mut self, expr: &'c ast::Expr<'s>, nodes: &mut Vec<Node>) -> Option<()> {
        if let ast::Expr::Filter(filter) = expr
            && let Some(typeset) = Typeset::named(filter.name)
            && filter.args.is_empty()
        {
            return self.print(filter.expr.as_ref()?, typeset, nodes);
        }
        self.print(expr, Typeset::Plain, nodes)
    }

    fn print(&mut self, expr: &'c ast::Expr<'s>, typeset: Typeset, nodes: &mut Vec<Node>) -> Option<()> {
        let node = match expr {
            ast::Expr::Call(call) => self.say(call, typeset)?,
            expr => Node::Print(self.expr(expr)?, typeset),
        };
        match node {
            Node::Print(Expr::Text(sentence), Typeset::Plain) => {
                let mut text = String::with_capacity(sentence.len());
                // Writing to a string cannot fail.
                let _ = escape_quotes(&mut text, &sentence);
                push(nodes, &text);
            }
            node => nodes.push(node),
        }
        Some(())
    }

    fn bind(&mut self, target: &ast::Expr<'s>) -> Option<()> {
        let ast::Expr::Var(var) = target else { return None };
        self.bound.push(Bound::Name(var.id, self.places));
        self.places += 1;
        Some(())
    }

    fn unbind(&mut self, (bound, places): (usize, usize)) {
        self.bound.truncate(bound);
        self.places = places;
    }

    fn found(&self, name: &str) -> Option<&Bound<'s>> {
        self.bound.iter().rev().find(|bound| match bound {
            Bound::Name(found, _) => *found == name,
            Bound::Loop(_) => name == "loop",
        })
    }

    fn expr(&mut self, expr: &'c ast::Expr<'s>) -> Option<Expr> {
        self.count()?;
        Some(match expr {
            ast::Expr::Var(var) => match self.found(var.id) {
                Some(Bound::Name(_, place)) => Expr::Local(*place),
                Some(Bound::Loop(_)) => return None,
                None => Expr::View(var.id.into()),
            },
            ast::Expr::Const(constant) => value(&constant.value)?,
            ast::Expr::GetAttr(attr) => {
                if let ast::Expr::Var(var) = &attr.expr
                    && let Some(Bound::Loop(depth)) = self.found(var.id)
                {
                    return Some(Expr::Loop(*depth, LoopPart::named(attr.name)?));
                }
                Expr::Field(self.boxed(&attr.expr)?, attr.name.into())
            }
            ast::Expr::GetItem(item) => Expr::Item(self.boxed(&item.expr)?, self.boxed(&item.subscript_expr)?),
            ast::Expr::UnaryOp(unary) if matches!(unary.op, UnaryOpKind::Not) => Expr::Not(self.boxed(&unary.expr)?),
            ast::Expr::BinOp(both) => {
                let (left, right) = (self.boxed(&both.left)?, self.boxed(&both.right)?);
                match both.op {
                    BinOpKind::ScAnd => Expr::And(left, right),
                    BinOpKind::ScOr => Expr::Or(left, right),
                    BinOpKind::Eq => Expr::Compare(Compare::Equal, left, right),
                    BinOpKind::Ne => Expr::Compare(Compare::Unequal, left, right),
                    BinOpKind::Lt => Expr::Compare(Compare::Less, left, right),
                    BinOpKind::Gt => Expr::Compare(Compare::Greater, left, right),
                    _ => return None,
                }
            }
            ast::Expr::Test(test) if test.name == "none" && test.args.is_empty() => {
                Expr::IsNone(self.boxed(&test.expr)?)
            }
            ast::Expr::Filter(filter) if filter.name == "length" && filter.args.is_empty() => {
                Expr::Length(self.boxed(filter.expr.as_ref()?)?)
            }
            _ => return None,
        })
    }

    fn boxed(&mut self, expr: &'c ast::Expr<'s>) -> Option<Box<Expr>> {
        self.expr(expr).map(Box::new)
    }

    /// `say("list.total", count=12)`, the one thing that our templates call.
    fn say(&mut self, call: &'c ast::Call<'s>, typeset: Typeset) -> Option<Node> {
        let [CallArg::Pos(key), values @ ..] = self.said(call)? else { return None };
        let key = constant(key)?.as_str()?;
        if values.is_empty() {
            return Some(Node::Print(Expr::Text(self.words.say(key, &[]).ok()?.into()), typeset));
        }
        let mut given = Vec::with_capacity(values.len());
        for value in values {
            let CallArg::Kwarg(name, value) = value else { return None };
            given.push((Box::from(*name), self.expr(value)?));
        }
        Some(Node::Say(key.into(), given, typeset))
    }

    fn said(&self, call: &'c ast::Call<'s>) -> Option<&'c [CallArg<'s>]> {
        let ast::Expr::Var(function) = &call.expr else { return None };
        (function.id == "say" && self.found(function.id).is_none()).then_some(&call.args)
    }
}

/// Text joins the text before it.
fn push(nodes: &mut Vec<Node>, text: &str) {
    match nodes.last_mut() {
        Some(Node::Text(before)) => before.push_str(text),
        _ => nodes.push(Node::Text(text.to_owned())),
    }
}

fn constant<'e>(expr: &'e ast::Expr<'_>) -> Option<&'e Value> {
    match expr {
        ast::Expr::Const(constant) => Some(&constant.value),
        _ => None,
    }
}

fn value(value: &Value) -> Option<Expr> {
    if let Some(text) = value.as_str() {
        return Some(Expr::Text(text.into()));
    }
    value.is_integer().then(|| value.as_i64().map(Expr::Int))?
}
