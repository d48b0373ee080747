//! Which pages of places there are: home, areas, lists, facilities. Each is made, filled and handed on by itself.

use super::view::home::home;
use super::{RenderError, SiteHead};
use crate::address::Address;
use crate::directory::Directory;
use crate::output::Sink;

/// Hands on every page of places.
pub(super) fn put(directory: &Directory, head: &SiteHead<'_>, sink: &dyn Sink) -> Result<(), RenderError> {
    head.put(sink, &Address::home(), "home.html", &home(directory, head)?)
}
