//! The feed (Atom, RFC 4287): what was published or changed last. Its ids and links are whole addresses, so that there is
//! none without a `site-url`; times are those of entries and pages, never of the build.

use std::cmp::Reverse;
use std::fmt::Write as _;

use jiff::civil::DateTime;
use jiff::tz::TimeZone;

use super::head::facility;
use super::shelf::address;
use super::view::guide::changed;
use super::xml::escape;
use super::{RenderError, SiteHead};
use crate::address::Address;
use crate::directory::Directory;
use crate::model::page::PageHead;
use crate::output::Sink;

/// How many entries the feed has.
const LENGTH: usize = 50;

/// One entry. Order is newest first, then by address.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Entry {
    updated: Reverse<DateTime>,
    at: Address,
    published: Option<DateTime>,
    title: String,
    summary: String,
    author: Option<String>,
}

/// Hands on the feed. One without entries must say when it was changed as well: never, the beginning of time.
pub(super) fn put(directory: &Directory, head: &SiteHead<'_>, sink: &dyn Sink) -> Result<(), RenderError> {
    let config = &head.registries.config;
    let Some(site_url) = config.site_url.as_deref() else { return Ok(()) };
    let mut entries = facilities(directory, head)?;
    entries.extend(texts(directory, head));
    entries.sort_unstable();
    entries.truncate(LENGTH);
    let newest = entries.first().map_or(DateTime::constant(1970, 1, 1, 0, 0, 0, 0), |entry| entry.updated.0);
    let zone = TimeZone::get(&head.registries.region.time_zone).unwrap_or(TimeZone::UTC);
    let home = Address::home().absolute(site_url);
    let own = Address::feed().absolute(site_url);
    let author = head.registries.site.host_unit.as_deref().unwrap_or(&config.title);
    let mut xml = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    // Writing to a string cannot fail.
    let _ = writeln!(xml, "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"{}\">", escape(&config.language));
    let _ = writeln!(xml, "<id>{}</id>", escape(&home));
    let _ = writeln!(xml, "<title>{}</title>", escape(&config.title));
    let _ = writeln!(xml, "<link rel=\"alternate\" type=\"text/html\" href=\"{}\"/>", escape(&home));
    let _ = writeln!(xml, "<link rel=\"self\" type=\"application/atom+xml\" href=\"{}\"/>", escape(&own));
    let _ = writeln!(xml, "<updated>{}</updated>", moment(newest, &zone));
    let _ = writeln!(xml, "<author><name>{}</name></author>", escape(author));
    for entry in &entries {
        write_entry(&mut xml, entry, site_url, &zone);
    }
    xml.push_str("</feed>\n");
    Ok(sink.put(&Address::feed().file(), xml.as_bytes())?)
}

fn write_entry(xml: &mut String, entry: &Entry, site_url: &str, zone: &TimeZone) {
    let href = entry.at.absolute(site_url);
    let href = escape(&href);
    // Writing to a string cannot fail.
    let _ = writeln!(xml, "<entry>\n<id>{href}</id>\n<title>{}</title>", escape(&entry.title));
    let _ = writeln!(xml, "<link rel=\"alternate\" type=\"text/html\" href=\"{href}\"/>");
    let _ = writeln!(xml, "<updated>{}</updated>", moment(entry.updated.0, zone));
    if let Some(published) = entry.published {
        let _ = writeln!(xml, "<published>{}</published>", moment(published, zone));
    }
    if let Some(author) = &entry.author {
        let _ = writeln!(xml, "<author><name>{}</name></author>", escape(author));
    }
    let _ = writeln!(xml, "<summary>{}</summary>\n</entry>", escape(&entry.summary));
}

/// The newest entries of facilities; those without a day, and closed ones, stay out.
fn facilities(directory: &Directory, head: &SiteHead<'_>) -> Result<Vec<Entry>, RenderError> {
    let mut rows: Vec<_> = directory
        .listed()
        .filter(|(_, row)| !row.draft)
        .filter_map(|(_, row)| Some((Reverse(row.updated?), row)))
        .collect();
    if rows.len() > LENGTH {
        rows.select_nth_unstable_by(LENGTH, |(a, one), (b, other)| (a, &one.id).cmp(&(b, &other.id)));
        rows.truncate(LENGTH);
    }
    let newest = rows.into_iter().map(|(Reverse(updated), row)| {
        let area = &head.registries.area(row.area).name;
        let kind = &head.registries.kind(row.kind).label;
        Ok(Entry {
            updated: Reverse(updated.at(0, 0, 0, 0)),
            at: facility(&row.id),
            published: None,
            title: head.say("feed.facility", &[("name", &row.name), ("area", area)])?,
            summary: head.say("feed.about", &[("kind", kind), ("address", &row.address)])?,
            author: None,
        })
    });
    newest.collect()
}

fn texts(directory: &Directory, head: &SiteHead<'_>) -> impl Iterator<Item = Entry> {
    let policies = directory.policies.iter().map(|policy| {
        (&policy.head, Some(policy.published_at), Some(policy.published_at), policy.issuer.join(head.comma()))
    });
    let notices = directory.notices.iter().map(|notice| {
        (&notice.head, Some(notice.published_at), Some(notice.published_at), notice.issuer.join(head.comma()))
    });
    let guides = directory.guides.iter().map(|guide| {
        let updated = changed(guide).map(|day| day.at(0, 0, 0, 0)).max(guide.published_at);
        (&guide.head, updated, guide.published_at, String::new())
    });
    let pages = directory
        .pages
        .iter()
        .map(|page| (&page.head, page.updated.map(|day| day.at(0, 0, 0, 0)), None, String::new()));
    let dated = policies.chain(notices).chain(guides).chain(pages).filter(|(head, ..)| !head.draft);
    dated.filter_map(|(head, updated, published, issuer)| Some(text(head, updated?, published, issuer)))
}

fn text(head: &PageHead, updated: DateTime, published: Option<DateTime>, issuer: String) -> Entry {
    Entry {
        updated: Reverse(updated),
        at: address(&head.at),
        published,
        title: head.title.clone(),
        summary: head.summary.clone().unwrap_or_else(|| head.title.clone()),
        author: Some(issuer).filter(|issuer| !issuer.is_empty()),
    }
}

/// RFC 3339 with the offset of the site's time zone: `2026-03-05T09:30:00+08:00`.
fn moment(moment: DateTime, zone: &TimeZone) -> String {
    match zone.to_zoned_datetime(moment) {
        Ok(zoned) => zoned.strftime("%Y-%m-%dT%H:%M:%S%:z").to_string(),
        Err(_) => format!("{}Z", moment.strftime("%Y-%m-%dT%H:%M:%S")),
    }
}
