//! `kinds.yaml` and `services.yaml`: what entries may call themselves and offer.

use super::areas::is_usable;
use super::once::Once;
use crate::address::Slug;
use crate::check::reader::Reader;
use crate::diagnostic::catalogue::registry as codes;
use crate::model::site::{Kind, Named, Service};
use crate::source::Span;
use crate::text::fold::fold;
use crate::vocabulary::{Group, Profile};

pub(super) fn kinds(reader: &Reader<'_>) -> Vec<Kind> {
    let kinds = reader.groups("kinds", |reader| {
        let code = reader.text("code").filter(|code| is_usable(reader, "code", &Slug::of_kind(code)));
        let (label, labels) = (reader.text("label"), reader.texts("labels"));
        let (group, profile) = (reader.word::<Group>("group"), reader.word::<Profile>("profile"));
        let (icon, about, filed) = (reader.text("icon"), reader.text("about"), reader.flag("filed"));
        let (code, label) = (code?, label?);
        let filed = filed.unwrap_or(false);
        Some((Kind { code, label, labels, group: group?, profile: profile?, icon, about, filed }, Names::at(reader)))
    });
    unique(reader, kinds, |kind| (&kind.code, &kind.label, &kind.labels))
}

pub(super) fn services(reader: &Reader<'_>) -> Vec<Service> {
    let services = reader.groups("services", |reader| {
        let code = reader.text("code").filter(|code| is_usable(reader, "code", &Slug::of_code(code)));
        let (label, labels) = (reader.text("label"), reader.texts("labels"));
        let (group, about) = (reader.text("group"), reader.text("about"));
        Some((Service { code: code?, label: label?, labels, group: group?, about: about? }, Names::at(reader)))
    });
    unique(reader, services, |service| (&service.code, &service.label, &service.labels))
}

/// A list of words with a code: care levels, benefits.
pub(super) fn named(reader: &Reader<'_>, key: &str) -> Vec<Named> {
    let named = reader.groups(key, |reader| {
        let (code, label, about) = (reader.text("code"), reader.text("label"), reader.text("about"));
        Some((Named { code: code?, label: label?, about }, Names::at(reader)))
    });
    unique(reader, named, |named| (&named.code, &named.label, &[]))
}

/// Where the names of a thing stand.
struct Names {
    code: Span,
    label: Span,
    labels: Span,
}

impl Names {
    fn at(reader: &Reader<'_>) -> Self {
        Self { code: reader.span("code"), label: reader.span("label"), labels: reader.span("labels") }
    }
}

/// Leaves out what repeats a code or an address. Authors may write any of the names, so no name may mean two things.
fn unique<T>(
    reader: &Reader<'_>,
    things: Vec<(T, Names)>,
    names_of: impl Fn(&T) -> (&String, &String, &[String]),
) -> Vec<T> {
    let mut addresses = Once::new(reader.faults(), &codes::ADDRESS_TWICE);
    let mut names = Once::new(reader.faults(), &codes::NAME_AMBIGUOUS);
    let kept = things.into_iter().filter(|(thing, at)| {
        let (code, label, labels) = names_of(thing);
        if !addresses.claim(code.replace('.', "-"), code, at.code) {
            return false;
        }
        names.claim(fold(label), label, at.label);
        for other in labels.iter().filter(|other| fold(other) != fold(label)) {
            names.claim(fold(other), other, at.labels);
        }
        true
    });
    kept.map(|(thing, _)| thing).collect()
}
