//! Site maps for search engines (sitemaps.org): an index, and parts of at most five thousand addresses. Addresses there
//! must be whole, so that there is none without a `site-url`.

use std::fmt::Write as _;

use jiff::civil::Date;
use rayon::prelude::*;

use super::pages::Listed;
use super::xml::escape;
use super::{RenderError, SiteHead, pages};
use crate::address::Address;
use crate::directory::Directory;
use crate::output::Sink;

/// Addresses in one part. The protocol allows fifty thousand; smaller parts change less.
const PART: usize = 5000;

const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
const SPACE: &str = "xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\"";

/// Hands on the index and its parts.
pub(super) fn put(directory: &Directory, head: &SiteHead<'_>, sink: &dyn Sink) -> Result<(), RenderError> {
    let Some(site_url) = head.registries.config.site_url.as_deref() else { return Ok(()) };
    let pages: Vec<Listed<'_>> = pages::all(directory, head).collect();
    let parts = pages.par_chunks(PART).enumerate().map(|(number, part)| {
        let at = Address::sitemap_part(number + 1);
        head.put_file(
            sink,
            &at.file(),
            || part,
            || {
                let mut xml = String::with_capacity(part.len() * 128);
                let _ = writeln!(xml, "{HEAD}<urlset {SPACE}>");
                for page in part {
                    line(&mut xml, "url", &page.address().absolute(site_url), page.changed);
                }
                xml.push_str("</urlset>\n");
                Ok(xml)
            },
        )?;
        Ok((at.absolute(site_url), part.iter().filter_map(|page| page.changed).max()))
    });
    let mut index = format!("{HEAD}<sitemapindex {SPACE}>\n");
    for (address, changed) in parts.collect::<Result<Vec<_>, RenderError>>()? {
        line(&mut index, "sitemap", &address, changed);
    }
    index.push_str("</sitemapindex>\n");
    Ok(sink.put(&Address::sitemap_index().file(), index.as_bytes())?)
}

fn line(xml: &mut String, element: &str, address: &str, changed: Option<Date>) {
    // Writing to a string cannot fail.
    let _ = write!(xml, "<{element}><loc>{}</loc>", escape(address));
    if let Some(day) = changed {
        let _ = write!(xml, "<lastmod>{day}</lastmod>");
    }
    let _ = writeln!(xml, "</{element}>");
}
