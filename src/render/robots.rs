//! `robots.txt` (RFC 9309): everything may be read. It only counts at the root of a host.

use super::{RenderError, SiteHead};
use crate::address::Address;
use crate::output::Sink;

/// Hands on `robots.txt` when the site lies at the root of its host. Pages of a demo carry `noindex`, which is only seen
/// by those who may read them, so nothing is forbidden there either.
pub(super) fn put(head: &SiteHead<'_>, sink: &dyn Sink) -> Result<(), RenderError> {
    let config = &head.registries.config;
    if config.base_path() != "/" {
        return Ok(());
    }
    let mut text = "User-agent: *\nAllow: /\n".to_owned();
    if let Some(site_url) = config.site_url.as_deref() {
        text.extend(["\nSitemap: ", &Address::sitemap_index().absolute(site_url), "\n"]);
    }
    Ok(sink.put(&Address::robots().file(), text.as_bytes())?)
}
