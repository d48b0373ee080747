//! What authors name from the site's registries: by code, by name, by another name.

use super::reader::{Reader, Registered};
use crate::diagnostic::catalogue::page as codes;
use crate::directory::Registries;
use crate::draft::Value;
use crate::field::Registry;
use crate::model::page::{Folder, PageRef};
use crate::model::site::Named;
use crate::model::{Area, AreaId, BenefitId, ColumnId};
use crate::source::Span;
use crate::text::fold::fold;

/// An area, by slug, name or code.
pub(super) fn area(reader: &Reader<'_>, key: &str, areas: &[Area]) -> Option<AreaId> {
    reader.registered(key, Registered::AREA, |text| find_area(text, areas), || area_names(areas))
}

/// Several areas.
pub(super) fn areas(reader: &Reader<'_>, key: &str, areas: &[Area]) -> Vec<AreaId> {
    reader.registered_list(key, Registered::AREA, |text| find_area(text, areas), || area_names(areas))
}

fn find_area(text: &str, areas: &[Area]) -> Option<AreaId> {
    let named = |area: &Area| area.slug == text || area.code.as_deref() == Some(text) || fold(&area.name) == fold(text);
    areas.iter().position(named).map(AreaId::new)
}

fn area_names(areas: &[Area]) -> Vec<&str> {
    areas.iter().flat_map(|area| [area.slug.as_str(), area.name.as_str()]).collect()
}

/// A column, by code or name.
pub(super) fn column(reader: &Reader<'_>, key: &str, registries: &Registries) -> Option<ColumnId> {
    let columns = &registries.columns;
    let find = |text: &str| columns.iter().position(|column| column.code == text || fold(&column.name) == fold(text));
    let names = || columns.iter().map(|column| column.name.as_str()).collect::<Vec<_>>();
    reader.registered(key, Registered::COLUMN, |text| find(text).map(ColumnId::new), names)
}

/// A benefit, by code or name.
pub(super) fn benefit(reader: &Reader<'_>, key: &str, registries: &Registries) -> Option<BenefitId> {
    let benefits = &registries.benefits;
    let find = |text: &str| find_named(text, benefits).map(BenefitId::new);
    let names = || benefits.iter().flat_map(|named| [named.code.as_str(), named.label.as_str()]).collect::<Vec<_>>();
    reader.registered(key, Registered::BENEFIT, find, names)
}

/// The position of a word with a code.
pub(super) fn find_named(text: &str, named: &[Named]) -> Option<usize> {
    named.iter().position(|named| named.code == text || fold(&named.label) == fold(text))
}

/// A page of this site, written by folder and slug: `policy/plan`. Whether it exists is known when all are read.
pub(super) fn page_ref(reader: &Reader<'_>, key: &str) -> Option<PageRef> {
    let (_, scalar) = reader.scalar(key)?;
    let found = parse_page_ref(&scalar.text);
    if found.is_none() {
        let fault = reader.faults().at(&codes::PAGE_REFERENCE_FORM, scalar.span);
        reader.faults().report(fault.with("value", scalar.text.as_str()));
    }
    found
}

/// Several pages of this site, with where each is written.
pub(super) fn page_refs(reader: &Reader<'_>, key: &str) -> Vec<(PageRef, Span)> {
    let Some((_, entry)) = reader.entry(key) else { return Vec::new() };
    let items = match &entry.value {
        Value::List(list) => list.items.as_slice(),
        single => std::slice::from_ref(single),
    };
    let mut found = Vec::new();
    for item in items {
        let Value::Scalar(scalar) = item else { continue };
        if let Some(page) = parse_page_ref(&scalar.text) {
            found.push((page, scalar.span));
        } else {
            let fault = reader.faults().at(&codes::PAGE_REFERENCE_FORM, scalar.span);
            reader.faults().report(fault.with("value", scalar.text.as_str()));
        }
    }
    found
}

/// `policy/plan`, also as an address `/policy/plan/`, a link `policy:plan` or a file `policies/plan.md`.
pub(super) fn parse_page_ref(text: &str) -> Option<PageRef> {
    let text = text.trim().trim_start_matches("../").trim_matches('/');
    let (folder, slug) = text.split_once(['/', ':'])?;
    let folder = Folder::ALL.into_iter().find(|known| known.slug() == folder || known.directory() == folder)?;
    let slug = slug.strip_suffix(".md").unwrap_or(slug);
    (!slug.is_empty() && !slug.contains('/')).then(|| PageRef { folder, slug: slug.to_owned() })
}

/// The code of what a text means in a registry that fields of a facility name, and what may be written.
pub(super) fn code(registry: Registry, text: &str, registries: &Registries) -> (Option<String>, Vec<String>) {
    let pick = |all: Vec<(&str, Vec<&str>)>| {
        let means =
            |(code, names): &&(&str, Vec<&str>)| *code == text || names.iter().any(|name| fold(name) == fold(text));
        let found = all.iter().find(means).map(|(code, _)| (*code).to_owned());
        let known = all.iter().map(|(code, names)| (*names.first().unwrap_or(code)).to_owned()).collect();
        (found, known)
    };
    match registry {
        Registry::Kind => {
            let kinds = registries.kinds.iter();
            pick(kinds.map(|kind| (&*kind.code, names(&kind.label, &kind.labels))).collect())
        }
        Registry::Service => {
            let services = registries.services.iter();
            pick(services.map(|one| (&*one.code, names(&one.label, &one.labels))).collect())
        }
        Registry::Township => {
            pick(registries.townships.iter().map(|township| (&*township.code, vec![&*township.name])).collect())
        }
        Registry::CareLevel => pick(registries.care_levels.iter().map(|one| (&*one.code, vec![&*one.label])).collect()),
        Registry::CreditGrade => pick(registries.credit_grades.iter().map(|grade| (&**grade, Vec::new())).collect()),
        Registry::Area | Registry::Column | Registry::Benefit | Registry::Page | Registry::Facility => {
            (None, Vec::new())
        }
    }
}

/// A label and the other ones, in this order.
fn names<'a>(label: &'a str, labels: &'a [String]) -> Vec<&'a str> {
    std::iter::once(label).chain(labels.iter().map(String::as_str)).collect()
}
