//! Which pages of places there are: home, areas, lists, booklets, facilities. Each is made, filled and handed on by
//! itself, several at once; none is held.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use rayon::prelude::*;

use super::head::facility as address_of;
use super::view::area::{area, area_kind};
use super::view::booklet::booklet;
use super::view::facility::{AreaHead, NeighbourRow, facility_page};
use super::view::home::home;
use super::view::initial::initial;
use super::view::kind::kind;
use super::view::list::{Topic, list, pages};
use super::view::service::service;
use super::view::township::{empty, township};
use super::{Lines, RenderError, SiteHead};
use crate::address::Address;
use crate::directory::{Directory, Neighbour, Registries};
use crate::key::Key;
use crate::model::{AreaId, KindId, RowId, ServiceId, TownshipId};
use crate::output::Sink;
use crate::text::pinyin::Initial;

/// Hands on every page of places.
pub(super) fn put(directory: &Directory, head: &SiteHead<'_>, sink: &dyn Sink) -> Result<(), RenderError> {
    head.put(sink, &Address::home(), "home.html", || home(directory, head))?;
    let mut pages = directory.rows.iter().map(|row| address_of(&row.id).file());
    let (lists, ready) = rayon::join(|| lists(directory, head, sink), move || sink.expect(&mut pages));
    lists?;
    ready?;
    if sink.wants_any("facility/") {
        facilities(directory, head, sink)?;
    }
    Ok(())
}

/// How many facilities one thread takes at a time: no thread is left with many of them when the others have none.
const SHARE: usize = 64;

/// Where lists stand.
const LISTS: [&str; 4] = ["area/", "kind/", "service/", "initial/"];

fn lists(directory: &Directory, head: &SiteHead<'_>, sink: &dyn Sink) -> Result<(), RenderError> {
    if !LISTS.iter().any(|folder| sink.wants_any(folder)) {
        return Ok(());
    }
    let lists = Lists::of(directory);
    let lines = Lines::new(&directory.rows, head);
    areas(&lists, directory, head, sink)?;
    let topics = lists.topics(directory, head)?;
    topics.par_iter().try_for_each(|topic| put_list(topic, &lines, directory, head, sink))?;
    townships(&lists, &lines, directory, head, sink)
}

/// The rows of every list, in the directory's order; those of an id stand at its position.
struct Lists {
    areas: Vec<Vec<RowId>>,
    /// By area, then kind.
    area_kinds: Vec<Vec<Vec<RowId>>>,
    townships: Vec<Vec<RowId>>,
    kinds: Vec<Vec<RowId>>,
    services: Vec<Vec<RowId>>,
    initials: BTreeMap<Initial, Vec<RowId>>,
}

impl Lists {
    fn of(directory: &Directory) -> Self {
        let Registries { areas, townships, kinds, services, .. } = &directory.registries;
        let mut lists = Self {
            areas: vec![Vec::new(); areas.len()],
            area_kinds: vec![vec![Vec::new(); kinds.len()]; areas.len()],
            townships: vec![Vec::new(); townships.len()],
            kinds: vec![Vec::new(); kinds.len()],
            services: vec![Vec::new(); services.len()],
            initials: BTreeMap::new(),
        };
        for (id, row) in directory.listed() {
            lists.areas[row.area.index()].push(id);
            for kind in std::iter::once(&row.kind).chain(&row.also) {
                lists.kinds[kind.index()].push(id);
                lists.area_kinds[row.area.index()][kind.index()].push(id);
            }
            if let Some(township) = row.township {
                lists.townships[township.index()].push(id);
            }
            row.services.iter().for_each(|service| lists.services[service.index()].push(id));
            lists.initials.entry(Initial::of_key(&row.sort_key)).or_default().push(id);
        }
        lists
    }

    /// What every list is about, but for townships'.
    fn topics<'a>(&'a self, directory: &Directory, head: &SiteHead<'_>) -> Result<Vec<Topic<'a>>, RenderError> {
        let mut topics = Vec::new();
        for (area, kinds) in self.area_kinds.iter().enumerate() {
            for (id, rows) in filled(kinds) {
                topics.push(area_kind(AreaId::new(area), KindId::new(id), rows, directory, head)?);
            }
        }
        for (id, rows) in filled(&self.kinds) {
            topics.push(kind(KindId::new(id), rows, directory, head)?);
        }
        for (id, rows) in filled(&self.services) {
            topics.push(service(ServiceId::new(id), rows, directory, head)?);
        }
        for (&letter, rows) in &self.initials {
            topics.push(initial(letter, rows, directory, head)?);
        }
        Ok(topics)
    }
}

/// The lists that have rows, with their positions.
fn filled(lists: &[Vec<RowId>]) -> impl Iterator<Item = (usize, &[RowId])> {
    lists.iter().map(Vec::as_slice).enumerate().filter(|(_, rows)| !rows.is_empty())
}

fn put_list(
    topic: &Topic<'_>,
    lines: &Lines<'_>,
    directory: &Directory,
    head: &SiteHead<'_>,
    sink: &dyn Sink,
) -> Result<(), RenderError> {
    let about = Key::of(topic);
    (1..=pages(topic.rows.len())).into_par_iter().try_for_each(|page| {
        let parts = || (about, page, topic.rows.len(), keys(directory, topic.shown(page)));
        head.put_made(sink, &topic.at.page(page), "list.html", parts, || list(topic, page, lines, head))
    })
}

fn areas(lists: &Lists, directory: &Directory, head: &SiteHead<'_>, sink: &dyn Sink) -> Result<(), RenderError> {
    (0..head.registries.areas.len()).into_par_iter().map(AreaId::new).try_for_each(|id| {
        let rows = &*lists.areas[id.index()];
        head.put(sink, head.area(id), "area.html", || area(id, rows, directory, head))?;
        let parts = || (id, keys(directory, rows));
        head.put_made(sink, &head.booklet(id), "booklet.html", parts, || booklet(id, rows, &directory.rows, head))
    })
}

fn townships(
    lists: &Lists,
    lines: &Lines<'_>,
    directory: &Directory,
    head: &SiteHead<'_>,
    sink: &dyn Sink,
) -> Result<(), RenderError> {
    (0..head.registries.townships.len()).into_par_iter().map(TownshipId::new).try_for_each(|id| {
        let rows = &*lists.townships[id.index()];
        let topic = township(id, rows, directory, head)?;
        if rows.is_empty() {
            let county = &lists.areas[head.registries.township(id).area.index()];
            return head.put(sink, &topic.at, "list.html", || empty(&topic, id, county, lines, head));
        }
        put_list(&topic, lines, directory, head, sink)
    })
}

fn keys(directory: &Directory, rows: &[RowId]) -> Vec<Key> {
    rows.iter().map(|&row| directory.row_keys[row.index()]).collect()
}

fn facilities(directory: &Directory, head: &SiteHead<'_>, sink: &dyn Sink) -> Result<(), RenderError> {
    // Only the few that lead to other pages depend on what there is.
    let links = OnceLock::new();
    let all = (0..directory.rows.len()).into_par_iter().with_max_len(SHARE);
    all.map(RowId::new).try_for_each(|id| {
        let (row, near, similar) = (directory.row(id), directory.around.near.of(id), directory.around.similar.of(id));
        let parts = || {
            let others = near.iter().chain(similar).map(|other| (directory.row_keys[other.row.index()], other.metres));
            let others = (near.len(), others.collect::<Vec<_>>());
            let links = row.leads.then(|| *links.get_or_init(|| head.links.key(directory.ids)));
            (directory.records.key(id), row.next_change, others, links)
        };
        head.put_made(sink, &address_of(&row.id), "facility.html", parts, || {
            let rows = |others: &[Neighbour]| -> Vec<NeighbourRow<'_>> {
                others
                    .iter()
                    .map(|other| NeighbourRow { row: directory.row(other.row), metres: other.metres })
                    .collect()
            };
            let area = AreaHead { area: head.registries.area(row.area), at: head.area(row.area) };
            facility_page(&directory.facility(id), &rows(near), &rows(similar), &area, head)
        })
    })
}

#[cfg(test)]
mod tests {
    use crate::directory::example::{directory, ordinary, registries};
    use crate::render::sample::{many, site};
    use crate::vocabulary::Status;

    #[test]
    fn lists_turn_after_fifty_and_count_all() {
        let site = site(&many());
        let pages: Vec<_> = site.keys().filter(|path| path.starts_with("kind/elder-home/")).collect();
        // 120 of which a fifth are closed and so in no list.
        assert_eq!(
            pages,
            ["kind/elder-home/index.html", "kind/elder-home/page/2/index.html"],
            "96 facilities take two pages"
        );
        let second = &site["kind/elder-home/page/2/index.html"];
        assert_eq!(second.matches("<li class=\"hit\"").count(), 46);
        assert!(second.contains("共96家"));
        assert!(second.contains("rel=\"prev\" href=\"../../../../kind/elder-home/\""));
        assert!(!second.contains("rel=\"next\""));
    }

    #[test]
    fn a_township_is_always_there_and_an_empty_one_shows_its_county() {
        let site = site(&directory(registries(), &[ordinary("a", "安乐养老院", 0)]));
        let empty = &site["area/jia/town/010101002/index.html"];
        assert!(empty.contains("西街道暂无登记的机构") && empty.contains("安乐养老院"));
        assert!(site["area/yi/town/010101003/index.html"].contains("乙园区南镇暂无登记的机构"));
        assert!(!site.contains_key("area/jia/elder-meal/index.html"));
    }

    #[test]
    fn closed_ones_stand_in_no_list() {
        let mut closed = ordinary("a", "安乐养老院", 0);
        closed.status = Status::Closed;
        let site = site(&directory(registries(), &[ordinary("b", "百福养老院", 0), closed]));
        for (path, page) in site.iter().filter(|(path, _)| path.ends_with(".html") && !path.starts_with("facility/")) {
            assert!(!page.contains("安乐养老院"), "{path}");
        }
    }
}
