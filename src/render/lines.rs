//! The line of each facility in lists, made once and put into every list that shows it: with its kinds and services a
//! facility stands in some nine lists.

use std::sync::OnceLock;

use serde::Serialize;

use super::view::hit::{Hit, hit};
use super::{RenderError, Safe, SiteHead};
use crate::directory::Row;
use crate::model::RowId;

/// The template of a line.
const TEMPLATE: &str = "components/hit/template.html";

/// Stands in a line where the way to the site's root goes, which lists at other depths have otherwise. No source of a
/// site may hold this sign.
pub(super) const ROOT: &str = "\0";

/// The lines of all rows, each made when the first list asks for it.
#[derive(Debug)]
pub struct Lines<'a> {
    rows: &'a [Row],
    head: &'a SiteHead<'a>,
    made: Vec<OnceLock<Box<str>>>,
}

/// What the template sees.
#[derive(Serialize)]
struct Line {
    hit: Hit,
}

impl<'a> Lines<'a> {
    /// None yet.
    pub(super) fn new(rows: &'a [Row], head: &'a SiteHead<'a>) -> Self {
        Self { rows, head, made: vec![OnceLock::new(); rows.len()] }
    }

    /// The lines of some rows, one after another, for a page from which `root` leads to the site's root.
    pub(super) fn of(&self, rows: &[RowId], root: &str) -> Result<Safe, RenderError> {
        let mut html = String::new();
        for &row in rows {
            for (number, part) in self.line(row)?.split(ROOT).enumerate() {
                html.push_str(if number == 0 { "" } else { root });
                html.push_str(part);
            }
        }
        Ok(Safe::new(html))
    }

    fn line(&self, row: RowId) -> Result<&str, RenderError> {
        let place = &self.made[row.index()];
        if let Some(line) = place.get() {
            return Ok(line);
        }
        let line = self.head.fill(TEMPLATE, &Line { hit: hit(&self.rows[row.index()], self.head)? })?;
        Ok(place.get_or_init(|| line.into()))
    }
}
