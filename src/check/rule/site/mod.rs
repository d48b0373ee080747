//! Rules across the site: what one file alone cannot show. They see rows, traces and pages, never whole facilities.

mod contact_missing;
mod dead_link;
mod empty_column;
mod group;
mod id_twice;
mod name_twice;
mod near_duplicate;
mod page_unknown;
mod redirect;
mod shared_point;
mod source_key_twice;
mod stale_column;
mod stale_home;
mod uscc_twice;

use std::collections::BTreeMap;

use jiff::civil::Date;
use rayon::prelude::*;

use crate::check::directory::Gathered;
use crate::check::fault::SiteFault;
use crate::check::page::WrittenPages;
use crate::check::trace::Trace;
use crate::directory::links::Links;
use crate::directory::{Registries, Row, Today};
use crate::model::ColumnId;
use crate::source::SitePath;

/// What rules across the site look at.
#[derive(Clone, Copy, Debug)]
pub struct Across<'a> {
    /// What the site fixes.
    pub registries: &'a Registries,
    /// The day.
    pub today: Today,
    /// All entries, in the directory's order.
    pub entries: &'a Gathered,
    /// All pages.
    pub pages: &'a WrittenPages,
    /// Whether there are goals to show.
    pub has_indicators: bool,
}

impl<'a> Across<'a> {
    /// Entries that stand in lists, with their traces; those that stand in a preview only are left out, since their
    /// faults stop nothing.
    fn listed(self) -> impl Iterator<Item = (&'a Row, &'a Trace)> + Clone {
        let both = self.entries.rows.iter().zip(&self.entries.traces);
        both.filter(|(row, _)| row.is_listed() && !row.draft)
    }

    /// Where `site.yaml` stands.
    fn site_file(self) -> SitePath {
        SitePath::new(format!("{}/site.yaml", self.registries.config.content))
    }

    /// The newest day of each column that has content; those that the program fills have a code of their own.
    fn columns(self) -> BTreeMap<ColumnId, Option<Date>> {
        let mut columns = self.pages.columns();
        for (position, column) in self.registries.columns.iter().enumerate() {
            let filled = match column.code.as_str() {
                "home" => Some(self.newest()),
                "facility" | "data" => self.listed().next().map(|_| self.entries.newest),
                "indicator" => self.has_indicators.then_some(None),
                _ => None,
            };
            if let Some(date) = filled {
                let newest = columns.entry(ColumnId::new(position)).or_default();
                *newest = (*newest).max(date);
            }
        }
        columns
    }

    /// The newest day of everything that the home page can show.
    fn newest(self) -> Option<Date> {
        self.entries.newest.max(self.pages.newest())
    }
}

/// A rule adds the faults it finds.
type Rule<'a> = dyn Fn(&mut Vec<SiteFault>) + Sync + 'a;

/// All faults across the site, rule by rule; in one rule in the directory's order.
pub fn site(across: Across<'_>) -> Vec<SiteFault> {
    let files = across.pages.files();
    let Gathered { rows, tallies, hidden, .. } = across.entries;
    let links = &Links::new(across.registries, tallies, rows, across.pages.heads(), files).hiding(hidden);
    let rules: [&Rule<'_>; 13] = [
        &|found| id_twice::find(across, found),
        &|found| name_twice::find(across, found),
        &|found| near_duplicate::find(across, found),
        &|found| shared_point::find(across, found),
        &|found| uscc_twice::find(across, found),
        &|found| source_key_twice::find(across, found),
        &|found| redirect::find(across, links, found),
        &|found| empty_column::find(across, found),
        &|found| stale_column::find(across, found),
        &|found| stale_home::find(across, found),
        &|found| contact_missing::find(across, found),
        &|found| page_unknown::find(across, found),
        &|found| dead_link::find(across, links, found),
    ];
    let found = rules.par_iter().with_max_len(1).map(|rule| {
        let mut found = Vec::new();
        rule(&mut found);
        found
    });
    found.collect::<Vec<Vec<SiteFault>>>().into_iter().flatten().collect()
}
