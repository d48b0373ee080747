//! A template as a tree.

/// What a template prints, in order.
#[derive(Debug)]
pub(super) struct Tree(pub(super) Vec<Node>);

/// One thing that a template prints, or decides.
#[derive(Debug)]
pub(super) enum Node {
    Text(String),
    Print(Expr, Typeset),
    /// An interface sentence with what fills it.
    Say(Box<str>, Vec<(Box<str>, Expr)>, Typeset),
    If(Expr, Vec<Node>, Vec<Node>),
    /// The items of a list, or what stands there when it has none.
    For(Expr, Vec<Node>, Vec<Node>),
    With(Vec<Expr>, Vec<Node>),
}

/// How a line is set: see [`crate::render::typeset`].
#[derive(Clone, Copy, Debug)]
pub(super) enum Typeset {
    Plain,
    Joint,
    Nb,
}

impl Typeset {
    /// By the name of its filter.
    pub(super) fn named(name: &str) -> Option<Self> {
        match name {
            "joint" => Some(Self::Joint),
            "nb" => Some(Self::Nb),
            _ => None,
        }
    }
}

/// A value that a template asks for.
#[derive(Debug)]
pub(super) enum Expr {
    Text(Box<str>),
    Int(i64),
    /// A field of the view.
    View(Box<str>),
    /// What the template has bound: counted from the outermost.
    Local(usize),
    /// Of the loop so many loops deep.
    Loop(usize, LoopPart),
    Field(Box<Expr>, Box<str>),
    Item(Box<Expr>, Box<Expr>),
    Not(Box<Expr>),
    And(Box<Expr>, Box<Expr>),
    Or(Box<Expr>, Box<Expr>),
    Compare(Compare, Box<Expr>, Box<Expr>),
    IsNone(Box<Expr>),
    Length(Box<Expr>),
}

/// How two values are compared.
#[derive(Clone, Copy, Debug)]
pub(super) enum Compare {
    Equal,
    Unequal,
    Less,
    Greater,
}

/// What a loop tells of itself.
#[derive(Clone, Copy, Debug)]
pub(super) enum LoopPart {
    Index0,
    Index,
    First,
    Last,
}

impl LoopPart {
    pub(super) fn named(name: &str) -> Option<Self> {
        match name {
            "index0" => Some(Self::Index0),
            "index" => Some(Self::Index),
            "first" => Some(Self::First),
            "last" => Some(Self::Last),
            _ => None,
        }
    }
}
