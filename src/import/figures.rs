//! Free beds and places into `availability.csv`: rows of the file are changed or added, all else in it stays as it is.

use std::fmt::Write as _;

use super::cell::clean;
use super::day::day;
use super::note::Reason;
use crate::draft::{Rows, Value};
use crate::field::overlay::AVAILABILITY;
use crate::source::Span;

/// A line of the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Figure {
    pub(super) id: String,
    /// How many are free; nothing takes the line out.
    pub(super) available: Option<String>,
    /// The day of the count, `2026-03-01`.
    pub(super) as_of: String,
}

/// The file of an area with new figures in it; a new file when there is none.
pub(super) fn merged(file: Option<&Rows>, figures: &[Figure]) -> String {
    let Some(file) = file else {
        let mut text = AVAILABILITY.iter().map(|field| field.zh).collect::<Vec<_>>().join(",") + "\n";
        for Figure { id, available, as_of } in figures {
            if let Some(available) = available {
                // Writing to a text cannot fail.
                let _ = writeln!(text, "{id},{available},{as_of}");
            }
        }
        return text;
    };
    let mut text = file.source.text.clone();
    let mut patches: Vec<(std::ops::Range<usize>, String)> = Vec::new();
    let mut added = Vec::new();
    for figure in figures {
        let row = file.rows.iter().find(|row| cell(row, "id").is_some_and(|(id, _)| id == figure.id));
        match (row, &figure.available) {
            (Some(row), Some(available)) => {
                for (key, new) in [("available", available), ("as_of", &figure.as_of)] {
                    match cell(row, key) {
                        Some((old, _)) if old == new => {}
                        Some((_, span)) => patches.push((span.start as usize..span.end as usize, new.clone())),
                        None => {}
                    }
                }
            }
            (Some(row), None) => {
                let start = text[..row.span.start as usize].rfind('\n').map_or(0, |newline| newline + 1);
                let end = row.span.end as usize;
                let end = text[end..].find('\n').map_or(text.len(), |newline| end + newline + 1);
                patches.push((start..end, String::new()));
            }
            (None, Some(available)) => added.push((figure, available)),
            (None, None) => {}
        }
    }
    patches.sort_by_key(|(stretch, _)| stretch.start);
    for (stretch, new) in patches.into_iter().rev() {
        text.replace_range(stretch, &new);
    }
    let newline = if text.contains("\r\n") { "\r\n" } else { "\n" };
    if !added.is_empty() && !text.is_empty() && !text.ends_with('\n') {
        text.push_str(newline);
    }
    let header = text.lines().next().unwrap_or_default().to_owned();
    for (figure, available) in added {
        let cell = |heading: &str| {
            let heading = heading.trim().trim_matches('"');
            match AVAILABILITY.iter().find(|field| field.is_called(heading)).map(|field| field.key) {
                Some("id") => figure.id.as_str(),
                Some("available") => available,
                Some("as_of") => &figure.as_of,
                _ => "",
            }
        };
        text.push_str(&header.split(',').map(cell).collect::<Vec<_>>().join(","));
        text.push_str(newline);
    }
    text
}

/// A line of figures from two cells.
pub(super) fn figure(id: &str, available: &str, as_of: &str) -> Result<Figure, Reason> {
    let (available, _) = clean(available, false);
    if available.is_empty() {
        return Ok(Figure { id: id.to_owned(), available: None, as_of: String::new() });
    }
    let count: u32 = available.trim_end_matches(".0").parse().map_err(|_| Reason::NotANumber)?;
    if count > 100_000 {
        return Err(Reason::OutOfRange { min: "0".to_owned(), max: "100000".to_owned() });
    }
    let day = day(as_of, false).ok_or(Reason::NotADate)?;
    Ok(Figure { id: id.to_owned(), available: Some(count.to_string()), as_of: day.to_string() })
}

/// The text of a cell and where it stands.
fn cell<'r>(row: &'r crate::draft::Group, key: &str) -> Option<(&'r str, Span)> {
    match &row.peek(key)?.value {
        Value::Scalar(scalar) => Some((scalar.text.trim(), scalar.span)),
        _ => None,
    }
}
