//! What a rule of one entry looks at.

use super::texts::Written;
use super::{Beside, Context, Due};
use crate::check::reader::{Faults, name_within};
use crate::diagnostic::{Code, Diagnostic, Value as Said};
use crate::draft::{Draft, Group, Value};
use crate::field::{self, Field};
use crate::model::facility::Class;
use crate::model::site::Kind;
use crate::model::{AreaId, Facility, Uscc};
use crate::source::{Place, Span};
use crate::vocabulary::{Closed, Crs};

/// An entry as a rule sees it: what the author wrote, what was read of it, and what it is judged against.
pub(crate) struct Subject<'a> {
    pub(crate) draft: &'a Draft,
    /// The free texts of the draft.
    pub(crate) texts: Vec<Written<'a>>,
    /// Those of them that may have a word that the site watches, and quote nobody.
    pub(crate) watched: Vec<Written<'a>>,
    pub(crate) context: &'a Context<'a>,
    pub(crate) beside: &'a Beside<'a>,
    pub(crate) faults: &'a Faults<'a>,
    /// What was read. Name and address are empty, and the kind is the first, when they could not be read.
    pub(crate) facility: &'a Facility,
    pub(crate) items: &'a Items<'a>,
    /// The kind, when it could be read.
    pub(crate) kind: Option<&'a Kind>,
    /// Days on which a rule will judge otherwise.
    pub(crate) due: &'a Due,
}

/// Where the items of the facility's lists were written, at the same positions.
#[derive(Default)]
pub(crate) struct Items<'a> {
    /// Longitude, latitude and their system, even when they are no point.
    pub(crate) location: Option<(f64, f64, Crs)>,
    pub(crate) phones: Vec<&'a Group>,
    pub(crate) prices: Vec<&'a Group>,
    pub(crate) classes: Vec<&'a Group>,
    pub(crate) honours: Vec<&'a Group>,
    pub(crate) inspections: Vec<&'a Group>,
    pub(crate) penalties: Vec<&'a Group>,
    pub(crate) photos: Vec<&'a Group>,
    pub(crate) sources: Vec<&'a Group>,
}

impl Subject<'_> {
    /// A fault at the value of a path such as `beds.nursing`, or at the head of its group.
    pub(crate) fn fault(&self, code: &'static Code, path: &str) -> Diagnostic {
        match self.draft.locate(path) {
            Some(span) => self.faults.at(code, span),
            None => Diagnostic::new(code, self.draft.source.whole()),
        }
    }

    /// A fault at the value of a key of a list's item, or at the item.
    pub(crate) fn item_fault(&self, code: &'static Code, item: &Group, key: &str) -> Diagnostic {
        self.faults.at(code, item_span(item, key))
    }

    /// A fault at some words within the value of a path.
    pub(crate) fn words_fault(&self, code: &'static Code, path: &str, words: &str) -> Diagnostic {
        match self.draft.locate(path) {
            Some(span) => self.faults.at(code, self.faults.find_in(span, words)),
            None => self.file_fault(code),
        }
    }

    /// A fault at a key at the top, for what its whole block lacks.
    pub(crate) fn key_fault(&self, code: &'static Code, key: &str) -> Diagnostic {
        match self.draft.root.peek(key) {
            Some(entry) => self.faults.at(code, entry.key),
            None => self.file_fault(code),
        }
    }

    /// A fault that concerns the file as a whole: its name or its folder.
    pub(crate) fn file_fault(&self, code: &'static Code) -> Diagnostic {
        Diagnostic::new(code, self.draft.source.whole())
    }

    pub(crate) fn report(&self, diagnostic: Diagnostic) {
        self.faults.report(diagnostic);
    }

    /// The place of the free number: the entry, or the county's table.
    pub(crate) fn place_of_available(&self, path: &str) -> Option<Place> {
        match self.beside.availability {
            Some(row) => Some(row.place.clone()),
            None => self.draft.locate(path).map(|span| self.faults.place(span)),
        }
    }

    /// Whether an author wrote something at a path, right or wrong.
    pub(crate) fn is_written(&self, path: &str) -> bool {
        let mut group = &self.draft.root;
        let mut keys = path.split('.').peekable();
        while let Some(key) = keys.next() {
            match group.peek(key).map(|entry| &entry.value) {
                None | Some(Value::Empty(_)) => return false,
                Some(_) if keys.peek().is_none() => return true,
                Some(Value::Group(inner)) => group = inner,
                Some(_) => return false,
            }
        }
        false
    }

    /// The area of the folder, when it is one.
    pub(crate) fn area(&self) -> Option<AreaId> {
        let folder = self.draft.source.path.folder().rsplit('/').next()?;
        self.context.registries().find_area(folder)
    }

    /// The credit codes of the facility and of who runs it, with their paths.
    pub(crate) fn credit_codes(&self) -> impl Iterator<Item = (&'static str, Uscc)> {
        let operator = self.facility.operator.as_ref().and_then(|operator| operator.uscc);
        [("uscc", self.facility.uscc), ("operator.uscc", operator)]
            .into_iter()
            .filter_map(|(path, code)| code.map(|code| (path, code)))
    }

    /// The classes of a nursery with where they were written.
    pub(crate) fn classes(&self) -> impl Iterator<Item = (&Class, &Group)> {
        let classes = self.facility.nursery.as_ref().map_or(&[][..], |nursery| &nursery.classes);
        classes.iter().zip(self.items.classes.iter().copied())
    }

    /// The name of the field at a path, in both languages.
    pub(crate) fn name_of(&self, path: &str) -> Said {
        let group = path.split_once('.').and_then(|(group, _)| self.field(group));
        self.field(path).map_or_else(|| path.into(), |field| name_within(group, field))
    }

    /// The row of the table at a path.
    fn field(&self, path: &str) -> Option<&'static Field> {
        field::at_path(self.draft.kind.fields(), path)
    }

    /// The key of the block that holds the facility's room: `beds`, `places` or `capacity`.
    pub(crate) fn room_key(&self) -> &'static str {
        use crate::model::facility::RoomOf;
        match self.facility.room.map(|room| room.of) {
            Some(RoomOf::Beds { .. }) => "beds",
            Some(RoomOf::Places { .. }) => "places",
            Some(RoomOf::Persons) | None => "capacity",
        }
    }
}

/// A closed word in both languages.
pub(crate) fn said<T: Closed>(word: T) -> Said {
    Said::Term { zh: word.zh(), en: word.code() }
}

/// Where a key of an item stands, or the item.
pub(crate) fn item_span(item: &Group, key: &str) -> Span {
    item.peek(key).map_or(item.span, |entry| entry.value.span())
}
