//! A list someone sent to facility entries: bytes in, values out. Opens no file.
//!
//! [`plan`] reads a decoded CSV by a mapping (`field::mapping`) and says what should be written, and what became of every
//! row: taken, folded into an earlier row that says the same, known to the site already, or rejected with a reason.
//! Nothing that stands in the site is changed.

mod areas;
mod cell;
mod entry;
mod existing;
mod files;
mod id;
mod mapping;
mod note;
mod report;
mod rows;
mod table;
mod written;
mod yaml;

use crate::diagnostic::Diagnostics;
use crate::draft::Draft;
use crate::source::Source;

use areas::Areas;
use cell::Judge;
pub use existing::Existing;
use existing::Region;
pub use note::{Note, Reason, What};
pub use report::Report;

/// What is asked for beside the mapping.
#[derive(Clone, Copy, Debug, Default)]
pub struct Options<'a> {
    /// The area of all rows, by slug or name (`--area`); the mapping need not say one then.
    pub area: Option<&'a str>,
    /// Whether the site is a demo, in which no number may be dialled.
    pub demo: bool,
}

/// What an import would write.
#[derive(Debug)]
pub struct Plan {
    /// New entries in the order of the list.
    pub entries: Vec<NewFile>,
    /// `facilities/areas.yaml` of a site that has none.
    pub areas: Option<NewFile>,
    /// What became of every row.
    pub report: Report,
    /// CSV of rows and cells that were not taken, with reasons; `None` when all were.
    pub rejects: Option<Vec<u8>>,
    /// CSV of cells that were put in order or should be looked at; `None` when there are none.
    pub changes: Option<Vec<u8>>,
}

/// A file that is to be placed in the site's folder; never over another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewFile {
    /// For example `facilities/qilin/fu-an.yaml`.
    pub path: String,
    /// Its text.
    pub text: String,
}

/// Reads a list by its mapping. `facilities` is the site's folder of entries, as `book.toml` names it. What is wrong with
/// the mapping, or with the list as a whole, is the error; what is wrong with single rows stands in the report.
pub fn plan(
    list: &Source,
    mapping: &Draft,
    facilities: &str,
    existing: &Existing,
    options: Options<'_>,
) -> Result<Plan, Diagnostics> {
    let mut diagnostics = Diagnostics::new();
    let Some(table) = table::read(list, &mut diagnostics) else { return Err(diagnostics) };
    if let Some(area) = options.area {
        mapping::area_option(area, existing, &mut diagnostics);
    }
    let has_area = options.area.is_some();
    let read = mapping::read(mapping, list, &table, existing, options.demo, has_area, &mut diagnostics);
    let mapping = match read {
        Some(mapping) if diagnostics.is_empty() => mapping,
        _ => return Err(diagnostics),
    };
    let region = mapping.region.map(Region::read);
    let judge = Judge::new(existing, region.as_ref(), options.demo);
    let mut areas = Areas::new(existing);
    let mut report = Report { unmapped: mapping.unmapped.clone(), ..Report::default() };
    let rows = rows::Rows {
        table: &table,
        mapping: &mapping,
        existing,
        judge: &judge,
        area: options.area,
        areas: &mut areas,
        report: &mut report,
    };
    let kept = rows.keep();
    areas.close(existing.readings());
    let named: Vec<id::Named<'_>> = kept
        .iter()
        .map(|kept| id::Named {
            given: kept.id.as_deref(),
            name: &kept.name,
            address: &kept.address,
            area: areas.slug(kept.area),
        })
        .collect();
    let ids = id::ids(&named, existing);
    let mut entries = Vec::with_capacity(kept.len());
    for (kept, (id, taken)) in kept.iter().zip(ids) {
        if taken {
            let value = kept.id.clone().unwrap_or_default();
            let reason = Reason::IdTaken;
            report.notes.push(Note { row: kept.row, column: String::new(), value, what: What::Changed, reason });
        }
        let text = entry::text(kept, &mapping, &mut report.notes);
        entries.push(NewFile { path: format!("{facilities}/{}/{id}.yaml", areas.slug(kept.area)), text });
        *report.areas.entry(areas.name(kept.area).to_owned()).or_default() += 1;
    }
    report.notes.sort_by_key(|note| note.row);
    let new_areas = mapping.region.filter(|_| areas.open && !entries.is_empty());
    let areas = new_areas
        .map(|region| NewFile { path: format!("{facilities}/areas.yaml"), text: areas.file(region, mapping.english) });
    let rejects = files::table(&report, &table, &[What::Rejected, What::Dropped]);
    let changes = files::table(&report, &table, &[What::Changed, What::Doubtful]);
    Ok(Plan { entries, areas, report, rejects, changes })
}
