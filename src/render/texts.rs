//! Which pages of texts and of the site as a whole there are. Each is made, filled and handed on by itself.

use rayon::prelude::*;

use super::shelf::{Shelf, address};
use super::view::data::data;
use super::view::freshness::freshness;
use super::view::glossary::glossary;
use super::view::guide::{guide, guides};
use super::view::indicators::indicators;
use super::view::not_found::not_found;
use super::view::notice::{notice, notices};
use super::view::page::{page, pages};
use super::view::policy::{policies, policy};
use super::view::redirect::{moved, redirects};
use super::view::search::{nearby_page, search_page};
use super::view::sitemap::sitemap;
use super::view::tool::{Tool, tool};
use super::{RenderError, SiteHead, feed, robots, sitemap_xml};
use crate::address::{Address, Section};
use crate::directory::Directory;
use crate::key::Key;
use crate::output::{DataFile, Sink};

/// Hands on every page of texts, the pages of the site as a whole, and its files for machines. `files` is the open data
/// that was made.
pub(super) fn put(
    directory: &Directory,
    files: &[DataFile],
    head: &SiteHead<'_>,
    sink: &dyn Sink,
) -> Result<(), RenderError> {
    let shelf = Shelf::new(directory);
    let texts =
        || rayon::join(|| written(directory, head, &shelf, sink), || whole(directory, files, head, &shelf, sink));
    let ((written, whole), machines) = rayon::join(texts, || machines(directory, head, sink));
    written.and(whole).and(machines)
}

/// The pages of the site as a whole.
fn whole(
    directory: &Directory,
    files: &[DataFile],
    head: &SiteHead<'_>,
    shelf: &Shelf<'_>,
    sink: &dyn Sink,
) -> Result<(), RenderError> {
    head.put(sink, &Address::indicators(), "indicators.html", || indicators(directory, head, shelf))?;
    head.put(sink, &Address::data(), "data.html", || data(directory, files, head))?;
    head.put(sink, &Address::freshness(), "freshness.html", || freshness(directory, head))?;
    if !head.registries.glossary.is_empty() {
        head.put(sink, &Address::glossary(), "glossary.html", || glossary(head))?;
    }
    head.put(sink, &Address::sitemap(), "sitemap.html", || sitemap(directory, head))?;
    head.put(sink, &Address::not_found(), "not-found.html", || not_found(directory, head))?;
    for each in Tool::ALL {
        let at = each.address();
        match each {
            Tool::Search => head.put(sink, &at, "search.html", || search_page(directory, head))?,
            Tool::Nearby => head.put(sink, &at, "nearby.html", || nearby_page(directory, head))?,
            Tool::Compare => head.put(sink, &at, "compare.html", || tool(each, directory, head))?,
            Tool::Saved => head.put(sink, &at, "saved.html", || tool(each, directory, head))?,
            Tool::Elder => head.put(sink, &at, "elder.html", || tool(each, directory, head))?,
        }
    }
    for (from, to) in redirects(directory, &head.links) {
        head.put(sink, &from, "redirect.html", || moved(&from, &to, head))?;
    }
    Ok(())
}

/// What is read by machines alone.
fn machines(directory: &Directory, head: &SiteHead<'_>, sink: &dyn Sink) -> Result<(), RenderError> {
    if sink.wants_any("sitemap") {
        sitemap_xml::put(directory, head, sink)?;
    }
    if sink.wants(&Address::feed().file()) {
        feed::put(directory, head, sink)?;
    }
    robots::put(head, sink)
}

fn written(directory: &Directory, head: &SiteHead<'_>, shelf: &Shelf<'_>, sink: &dyn Sink) -> Result<(), RenderError> {
    if !head.sections.iter().any(|&section| sink.wants_any(Address::section(section).path())) {
        return Ok(());
    }
    for &section in &head.sections {
        let at = Address::section(section);
        match section {
            Section::Policy => head.put(sink, &at, "policies.html", || policies(directory, head))?,
            Section::Guide => head.put(sink, &at, "guides.html", || guides(directory, head))?,
            Section::Notice => head.put(sink, &at, "notices.html", || notices(directory, head))?,
            Section::Page => head.put(sink, &at, "pages.html", || pages(directory, head))?,
        }
    }
    // A text names others by title and depends on the day; they change seldom, so one key stands for all of them.
    let Directory { policies, guides, notices, pages, .. } = directory;
    let all = Key::of(&(head.today, policies, guides, notices, pages, head.links.key(directory.ids)));
    policies.par_iter().try_for_each(|own| {
        head.put_made(sink, &address(&own.head.at), "policy.html", || all, || policy(own, head, shelf))
    })?;
    guides.par_iter().try_for_each(|own| {
        head.put_made(sink, &address(&own.head.at), "guide.html", || all, || guide(own, head, shelf))
    })?;
    notices.par_iter().try_for_each(|own| {
        head.put_made(sink, &address(&own.head.at), "notice.html", || all, || notice(own, head, shelf))
    })?;
    pages
        .par_iter()
        .try_for_each(|own| head.put_made(sink, &address(&own.head.at), "page.html", || all, || page(own, head, shelf)))
}

#[cfg(test)]
mod tests;
