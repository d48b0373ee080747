//! The line of each facility in lists, made once and put into every list that shows it: with its kinds and services a
//! facility stands in some nine lists.

use std::sync::{OnceLock, PoisonError, RwLock};

use memchr::memmem::Finder;
use serde::Serialize;

use super::view::hit::{Hit, hit};
use super::{RenderError, Safe, SiteHead};
use crate::directory::Row;
use crate::model::RowId;

/// The template of a line.
const TEMPLATE: &str = "components/hit/template.html";

/// Stands in a line where the way to the site's root goes, which lists at other depths have otherwise. No author can write
/// it: whatever they write is escaped.
pub(super) const ROOT: &str = "<root>";

/// The lines of all rows, each made when the first list asks for it.
#[derive(Debug)]
pub struct Lines<'a> {
    rows: &'a [Row],
    head: &'a SiteHead<'a>,
    root: Finder<'static>,
    places: Vec<OnceLock<Place>>,
    made: RwLock<Made>,
}

/// What the template sees.
#[derive(Serialize)]
struct Line {
    hit: Hit,
}

impl<'a> Lines<'a> {
    /// None yet.
    pub(super) fn new(rows: &'a [Row], head: &'a SiteHead<'a>) -> Self {
        Self { rows, head, root: Finder::new(ROOT), places: vec![OnceLock::new(); rows.len()], made: RwLock::default() }
    }

    /// The lines of some rows, one after another, for a page from which `root` leads to the site's root.
    pub(super) fn of(&self, rows: &[RowId], root: &str) -> Result<Safe, RenderError> {
        let mut html = String::new();
        for &row in rows {
            let place = self.place(row)?;
            let made = self.made.read().unwrap_or_else(PoisonError::into_inner);
            let line = made.line(place);
            let mut done = 0;
            for at in self.root.find_iter(line.as_bytes()) {
                html.push_str(&line[done..at]);
                html.push_str(root);
                done = at + ROOT.len();
            }
            html.push_str(&line[done..]);
        }
        Ok(Safe::new(html))
    }

    fn place(&self, row: RowId) -> Result<Place, RenderError> {
        let place = &self.places[row.index()];
        if let Some(&place) = place.get() {
            return Ok(place);
        }
        let line = self.head.fill(TEMPLATE, &Line { hit: hit(&self.rows[row.index()], self.head)? })?;
        Ok(*place.get_or_init(|| self.made.write().unwrap_or_else(PoisonError::into_inner).add(&line)))
    }
}

/// Lines in large pieces: a hundred thousand small ones would leave the memory in crumbs when they go.
#[derive(Debug, Default)]
struct Made(Vec<String>);

/// Where a line stands: in which piece, and from where to where.
#[derive(Clone, Copy, Debug)]
struct Place {
    piece: usize,
    start: usize,
    end: usize,
}

impl Made {
    /// Bytes of a piece, unless a single line has more.
    const PIECE: usize = 1 << 20;

    fn add(&mut self, line: &str) -> Place {
        if self.0.last().is_none_or(|last| last.len() + line.len() > last.capacity()) {
            self.0.push(String::with_capacity(Self::PIECE.max(line.len())));
        }
        let piece = self.0.len() - 1;
        let start = self.0[piece].len();
        self.0[piece].push_str(line);
        Place { piece, start, end: start + line.len() }
    }

    fn line(&self, place: Place) -> &str {
        &self.0[place.piece][place.start..place.end]
    }
}

#[cfg(test)]
mod tests {
    use crate::directory::example::{directory, ordinary, registries};
    use crate::render::sample::site;

    #[test]
    fn a_name_that_looks_like_the_sign_stays_a_name() {
        let site = site(&directory(registries(), &[ordinary("a", "<root>\0安乐养老院", 0)]));
        let list = &site["kind/elder-home/index.html"];
        assert!(list.contains("<a href=\"../../facility/a/\">"), "{list}");
        assert!(list.contains("&lt;root&gt;"), "{list}");
        assert!(!list.contains("<root>"), "{list}");
    }
}
