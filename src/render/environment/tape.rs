//! A view laid out flat: what a template may ask for, without a box for each value.
//!
//! One text holds every string of the view, one list the items of every list, one the fields of every map; a value says
//! where its part begins and ends.

use std::fmt::{self, Display, Write as _};

use serde::ser::{self, Impossible, Serialize};

use super::SAFE;

/// A view, laid out.
#[derive(Debug)]
pub(super) struct Tape {
    text: String,
    items: Vec<Node>,
    fields: Vec<(Name, Node)>,
    /// Items and fields of lists and maps whose end is still to come; the innermost stand last.
    open_items: Vec<Node>,
    open_fields: Vec<(Name, Node)>,
}

/// A value on the tape.
#[derive(Clone, Copy, Debug)]
pub(super) enum Node {
    None,
    Bool(bool),
    Int(i64),
    Text(Span),
    /// HTML that is printed as it is.
    Html(Span),
    List(Span),
    Map(Span),
    /// What no page needs: a fraction, bytes, a variant with a value.
    Odd,
}

/// From where to where, in bytes of the text or in items or fields.
#[derive(Clone, Copy, Debug)]
pub(super) struct Span {
    start: usize,
    end: usize,
}

impl Span {
    pub(super) fn len(self) -> usize {
        self.end - self.start
    }
}

/// The name of a field.
#[derive(Clone, Copy, Debug)]
enum Name {
    /// Of a struct.
    Field(&'static str),
    /// Of a map: on the tape.
    Key(Span),
}

impl Tape {
    /// Lays a view out, and says where it begins. `None` when it cannot be laid out.
    pub(super) fn of<V: Serialize>(view: &V) -> Option<(Self, Node)> {
        // Some more than a facility's page has.
        let mut tape = Self {
            text: String::with_capacity(16 << 10),
            items: Vec::with_capacity(128),
            fields: Vec::with_capacity(512),
            open_items: Vec::with_capacity(32),
            open_fields: Vec::with_capacity(64),
        };
        let root = view.serialize(Writer(&mut tape)).ok()?;
        Some((tape, root))
    }

    pub(super) fn text(&self, span: Span) -> &str {
        &self.text[span.start..span.end]
    }

    pub(super) fn item(&self, list: Span, index: usize) -> Option<Node> {
        self.items[list.start..list.end].get(index).copied()
    }

    pub(super) fn field(&self, map: Span, name: &str) -> Option<Node> {
        let named = |found: Name| {
            let found = match found {
                Name::Field(field) => field,
                Name::Key(key) => self.text(key),
            };
            // Most others of this length begin otherwise, which is seen without a call.
            found.len() == name.len() && found.as_bytes().first() == name.as_bytes().first() && found == name
        };
        self.fields[map.start..map.end].iter().find(|(found, _)| named(*found)).map(|(_, node)| *node)
    }

    fn write(&mut self, text: &str) -> Span {
        let start = self.text.len();
        self.text.push_str(text);
        Span { start, end: self.text.len() }
    }

    fn list(&mut self, opened: usize) -> Node {
        let start = self.items.len();
        self.items.extend(self.open_items.drain(opened..));
        Node::List(Span { start, end: self.items.len() })
    }

    fn map(&mut self, opened: usize) -> Node {
        let start = self.fields.len();
        self.fields.extend(self.open_fields.drain(opened..));
        Node::Map(Span { start, end: self.fields.len() })
    }
}

/// Writes one value onto the tape.
struct Writer<'t>(&'t mut Tape);

/// A list whose items are being written.
struct List<'t> {
    tape: &'t mut Tape,
    opened: usize,
}

/// A map whose fields are being written.
struct Map<'t> {
    tape: &'t mut Tape,
    opened: usize,
    key: Span,
}

/// A view that cannot be written: it says so itself, or has a variant with several values.
#[derive(Debug)]
struct Unwritten;

impl Display for Unwritten {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("the view cannot be written")
    }
}

impl std::error::Error for Unwritten {}

impl ser::Error for Unwritten {
    fn custom<T: Display>(_: T) -> Self {
        Self
    }
}

type Written = Result<Node, Unwritten>;

impl<'t> ser::Serializer for Writer<'t> {
    type Ok = Node;
    type Error = Unwritten;
    type SerializeSeq = List<'t>;
    type SerializeTuple = List<'t>;
    type SerializeTupleStruct = List<'t>;
    type SerializeTupleVariant = Impossible<Node, Unwritten>;
    type SerializeMap = Map<'t>;
    type SerializeStruct = Map<'t>;
    type SerializeStructVariant = Impossible<Node, Unwritten>;

    fn serialize_bool(self, value: bool) -> Written {
        Ok(Node::Bool(value))
    }

    fn serialize_i8(self, value: i8) -> Written {
        Ok(Node::Int(value.into()))
    }

    fn serialize_i16(self, value: i16) -> Written {
        Ok(Node::Int(value.into()))
    }

    fn serialize_i32(self, value: i32) -> Written {
        Ok(Node::Int(value.into()))
    }

    fn serialize_i64(self, value: i64) -> Written {
        Ok(Node::Int(value))
    }

    fn serialize_u8(self, value: u8) -> Written {
        Ok(Node::Int(value.into()))
    }

    fn serialize_u16(self, value: u16) -> Written {
        Ok(Node::Int(value.into()))
    }

    fn serialize_u32(self, value: u32) -> Written {
        Ok(Node::Int(value.into()))
    }

    fn serialize_u64(self, value: u64) -> Written {
        Ok(i64::try_from(value).map_or(Node::Odd, Node::Int))
    }

    fn serialize_f32(self, _: f32) -> Written {
        Ok(Node::Odd)
    }

    fn serialize_f64(self, _: f64) -> Written {
        Ok(Node::Odd)
    }

    fn serialize_char(self, value: char) -> Written {
        self.serialize_str(value.encode_utf8(&mut [0; 4]))
    }

    fn serialize_str(self, value: &str) -> Written {
        Ok(Node::Text(self.0.write(value)))
    }

    fn serialize_bytes(self, _: &[u8]) -> Written {
        Ok(Node::Odd)
    }

    fn serialize_none(self) -> Written {
        Ok(Node::None)
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Written {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Written {
        Ok(Node::None)
    }

    fn serialize_unit_struct(self, _: &'static str) -> Written {
        Ok(Node::None)
    }

    fn serialize_unit_variant(self, _: &'static str, _: u32, variant: &'static str) -> Written {
        self.serialize_str(variant)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(self, name: &'static str, value: &T) -> Written {
        match value.serialize(self)? {
            Node::Text(span) if name == SAFE => Ok(Node::Html(span)),
            node => Ok(node),
        }
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: &T,
    ) -> Written {
        Ok(Node::Odd)
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<List<'t>, Unwritten> {
        Ok(List { opened: self.0.open_items.len(), tape: self.0 })
    }

    fn serialize_tuple(self, _: usize) -> Result<List<'t>, Unwritten> {
        self.serialize_seq(None)
    }

    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<List<'t>, Unwritten> {
        self.serialize_seq(None)
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeTupleVariant, Unwritten> {
        Err(Unwritten)
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Map<'t>, Unwritten> {
        Ok(Map { opened: self.0.open_fields.len(), tape: self.0, key: Span { start: 0, end: 0 } })
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Map<'t>, Unwritten> {
        self.serialize_map(None)
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeStructVariant, Unwritten> {
        Err(Unwritten)
    }

    fn collect_str<T: Display + ?Sized>(self, value: &T) -> Written {
        let start = self.0.text.len();
        write!(self.0.text, "{value}").map_err(|_| Unwritten)?;
        Ok(Node::Text(Span { start, end: self.0.text.len() }))
    }
}

impl Map<'_> {
    fn add<T: Serialize + ?Sized>(&mut self, name: Name, value: &T) -> Result<(), Unwritten> {
        let node = value.serialize(Writer(self.tape))?;
        self.tape.open_fields.push((name, node));
        Ok(())
    }
}

/// Serde has three sorts of lists; to a template they are one.
macro_rules! is_list {
    ($($sort:ident: $add:ident),*) => {$(
        impl ser::$sort for List<'_> {
            type Ok = Node;
            type Error = Unwritten;

            fn $add<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Unwritten> {
                let node = value.serialize(Writer(self.tape))?;
                self.tape.open_items.push(node);
                Ok(())
            }

            fn end(self) -> Written {
                Ok(self.tape.list(self.opened))
            }
        }
    )*};
}

is_list!(SerializeSeq: serialize_element, SerializeTuple: serialize_element, SerializeTupleStruct: serialize_field);

impl ser::SerializeMap for Map<'_> {
    type Ok = Node;
    type Error = Unwritten;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Result<(), Unwritten> {
        match key.serialize(Writer(self.tape))? {
            Node::Text(span) => self.key = span,
            _ => return Err(Unwritten),
        }
        Ok(())
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Unwritten> {
        self.add(Name::Key(self.key), value)
    }

    fn end(self) -> Written {
        Ok(self.tape.map(self.opened))
    }
}

impl ser::SerializeStruct for Map<'_> {
    type Ok = Node;
    type Error = Unwritten;

    fn serialize_field<T: Serialize + ?Sized>(&mut self, key: &'static str, value: &T) -> Result<(), Unwritten> {
        self.add(Name::Field(key), value)
    }

    fn end(self) -> Written {
        Ok(self.tape.map(self.opened))
    }
}
