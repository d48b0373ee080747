//! A township that is listed under another area than that of the entry's folder.

use crate::check::entry::Context;
use crate::check::reader::{Reader, Registered};
use crate::diagnostic::catalogue::entry::TOWNSHIP_OUTSIDE_COUNTY;
use crate::model::{AreaId, TownshipId};

/// Reads the township by its nine-digit code, or by its name within the area; an area that lies in another has only
/// the townships that it lists itself.
pub(in crate::check) fn read(top: &Reader<'_>, area: Option<AreaId>, context: &Context<'_>) -> Option<TownshipId> {
    let registries = context.registries();
    let here = || registries.townships.iter().filter(|one| area.is_none_or(|area| one.area == area));
    let found = top.registered(
        "township",
        Registered::TOWNSHIP,
        |written| {
            let found = context.townships(written, area);
            (!found.is_empty()).then_some(found)
        },
        || here().map(|township| township.name.as_str()),
    )?;
    let township = *found.first()?;
    let Some(area) = area else { return Some(township) };
    let there = registries.township(township).area;
    if there == area {
        return Some(township);
    }
    let there = registries.area(there);
    let fault = top.faults().at(&TOWNSHIP_OUTSIDE_COUNTY, top.span("township"));
    let fault = fault.with("value", registries.township(township).name.as_str());
    let folder = format!("{}/{}", registries.config.facilities, there.slug);
    top.faults().report(
        fault
            .with("there", there.name.as_str())
            .with("here", registries.area(area).name.as_str())
            .with("folder", folder),
    );
    None
}
