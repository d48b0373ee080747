//! `site.yaml`: who publishes, columns, offices to ask, words to watch.

use regex_lite::Regex;

use super::areas::{Places, is_usable};
use super::once::Once;
use super::words::named;
use crate::check::lookup;
use crate::check::reader::{Reader, Registered};
use crate::diagnostic::catalogue::registry as codes;
use crate::model::PhonePlan;
use crate::model::site::{Column, Correction, Named, OfficeContact, Redirect, Site, Watchword};
use crate::vocabulary::{ColumnType, Group, WatchLevel};

/// What `site.yaml` says.
#[derive(Debug)]
pub(super) struct Publisher {
    pub(super) site: Site,
    pub(super) columns: Vec<Column>,
    pub(super) care_levels: Vec<Named>,
    pub(super) credit_grades: Vec<String>,
    pub(super) benefits: Vec<Named>,
    pub(super) watchwords: Vec<Watchword>,
    pub(super) boasts: Vec<String>,
}

pub(super) fn site(reader: &Reader<'_>, places: &Places, demo: bool) -> Publisher {
    let region = &places.region;
    let plan = PhonePlan {
        dialling_code: &region.dialling_code,
        subscriber_digits: usize::from(region.subscriber_digits),
        demo,
    };
    let mut site = Site {
        host_unit: reader.text("host_unit"),
        run_unit: reader.text("run_unit"),
        address: reader.text("address"),
        phone: reader.phone("phone", plan),
        supervision_phone: reader.phone("supervision_phone", plan),
        correction: reader.group("correction", |reader| {
            let (phone, email) = (reader.phone("phone", plan), email(reader));
            Some(Correction { phone: phone?, email })
        }),
        hotline: reader.phone("hotline", plan),
        error_report_url: reader.text("error_report_url"),
        emblem_url: reader.text("emblem_url"),
        contacts: contacts(reader, places, plan),
        redirects: redirects(reader),
        licence: reader.text("licence"),
        plan: lookup::page_ref(reader, "plan"),
        ..Site::default()
    };
    let publisher = Publisher {
        columns: columns(reader),
        care_levels: named(reader, "care_levels"),
        credit_grades: reader.texts("credit_grades"),
        benefits: named(reader, "benefits"),
        watchwords: watchwords(reader),
        boasts: reader.texts("boasts"),
        site: Site::default(),
    };
    // A demo site has no numbers of its own, and must not make any up.
    if demo {
        reader.expect_nothing();
    }
    site.id_code = reader.text("id_code").filter(|_| is_not_made_up(reader, "id_code", demo));
    site.icp =
        licence(reader, "icp", demo, &region.licence_prefixes, r"ICP备\d{8}(\d{2})?号(-\d+)?", "ICP备00000000号");
    site.police =
        licence(reader, "police", demo, &region.licence_prefixes, r"公网安备\s?\d{14}号", "公网安备00000000000000号");
    Publisher { site, ..publisher }
}

/// A number that an authority gave, with the character of the province before it.
fn licence(
    reader: &Reader<'_>,
    key: &str,
    demo: bool,
    prefixes: &[String],
    form: &str,
    example: &str,
) -> Option<String> {
    let text = reader.text(key)?;
    if !is_not_made_up(reader, key, demo) {
        return None;
    }
    let rest = if prefixes.is_empty() {
        // One Chinese character for the province; which one is not known here.
        text.char_indices().nth(1).map(|(second, _)| &text[second..])
    } else {
        prefixes.iter().find_map(|prefix| text.strip_prefix(prefix.as_str()))
    };
    let right = Regex::new(&format!("^{form}$")).is_ok_and(|form| rest.is_some_and(|rest| form.is_match(rest)));
    if !right {
        let example = format!("{}{example}", prefixes.first().map_or("", String::as_str));
        let fault = reader.faults().at(&codes::LICENCE_FORM, reader.span(key));
        reader.faults().report(fault.with("value", text.as_str()).with("example", example));
    }
    right.then_some(text)
}

fn is_not_made_up(reader: &Reader<'_>, key: &str, demo: bool) -> bool {
    if demo {
        reader.faults().report(reader.faults().at(&codes::DEMO_NUMBER, reader.span(key)));
    }
    !demo
}

fn email(reader: &Reader<'_>) -> Option<String> {
    let email = reader.text("email")?;
    let right = email.is_ascii()
        && !email.contains([' ', '<', '>', ',', ';'])
        && email
            .split_once('@')
            .is_some_and(|(name, host)| !name.is_empty() && host.contains('.') && !host.contains('@'));
    if !right {
        let fault = reader.faults().at(&codes::EMAIL_FORM, reader.span("email"));
        reader.faults().report(fault.with("value", email.as_str()));
    }
    right.then_some(email)
}

fn contacts(reader: &Reader<'_>, places: &Places, plan: PhonePlan<'_>) -> Vec<OfficeContact> {
    reader.groups("contacts", |reader| {
        let written = reader.group_read().peek("area").is_some();
        let area = lookup::area(reader, "area", &places.areas);
        let (unit, group) = (reader.text("unit"), reader.word::<Group>("group"));
        let (phone, hours) = (reader.phone("phone", plan), reader.hours("hours"));
        // An office of an area that does not exist is not one of the whole region.
        let known = area.is_some() || !written;
        known.then_some(OfficeContact { area, unit: unit?, group, phone: phone?, hours })
    })
}

fn columns(reader: &Reader<'_>) -> Vec<Column> {
    let mut codes_ = Once::new(reader.faults(), &codes::CODE_TWICE);
    let mut names = Once::new(reader.faults(), &codes::NAME_AMBIGUOUS);
    let columns = reader.groups("columns", |reader| {
        let code = reader.text("code").filter(|code| is_usable(reader, "code", &code.parse()));
        let (name, description, keywords) = (reader.text("name"), reader.text("description"), reader.texts("keywords"));
        let (kind, max_age_days) = (reader.word::<ColumnType>("type"), reader.integer("max_age_days"));
        let column =
            Column { code: code?, name: name?, description: description?, keywords, kind: kind?, max_age_days };
        Some((column, [reader.span("code"), reader.span("name")]))
    });
    columns
        .into_iter()
        .filter(|(column, [code, name])| {
            names.claim(&column.name, &column.name, *name);
            codes_.claim(&column.code, &column.code, *code)
        })
        .map(|(column, _)| column)
        .collect()
}

fn watchwords(reader: &Reader<'_>) -> Vec<Watchword> {
    let mut words = Once::new(reader.faults(), &codes::CODE_TWICE);
    let found = reader.groups("watchwords", |reader| {
        let (bad, good) = (reader.text("bad"), reader.text("good"));
        let level = reader.word::<WatchLevel>("level").unwrap_or(WatchLevel::Warning);
        Some((Watchword { bad: bad?, good, level }, reader.span("bad")))
    });
    found.into_iter().filter(|(word, at)| words.claim(&word.bad, &word.bad, *at)).map(|(word, _)| word).collect()
}

fn redirects(reader: &Reader<'_>) -> Vec<Redirect> {
    let mut sources = Once::new(reader.faults(), &codes::CODE_TWICE);
    let found = reader.groups("redirects", |reader| {
        let (from, to) = (path(reader, "from"), path(reader, "to"));
        Some((Redirect { from: from?, to: to? }, reader.span("from")))
    });
    found
        .into_iter()
        .filter(|(redirect, at)| sources.claim(&redirect.from, &redirect.from, *at))
        .map(|(redirect, _)| redirect)
        .collect()
}

/// A folder of this site, from `/`; kept without the first stroke and with the last.
fn path(reader: &Reader<'_>, key: &str) -> Option<String> {
    let text = reader.text(key)?;
    let inside = text.strip_prefix('/').map(|inside| inside.trim_end_matches('/'));
    let right =
        |part: &str| !part.is_empty() && part != "." && part != ".." && !part.contains(['?', '#', '\\', ':', ' ']);
    match inside {
        Some("") if key == "to" => Some(String::new()),
        Some(inside) if inside.split('/').all(right) => Some(format!("{inside}/")),
        _ => {
            let fault = reader.faults().at(&codes::REDIRECT_FORM, reader.span(key));
            reader.faults().report(fault.with("value", text.as_str()));
            None
        }
    }
}

impl Registered {
    /// Columns of `site.yaml`.
    pub(in crate::check) const COLUMN: Self = Self { what: ("栏目", "column"), home: "content/site.yaml" };
    /// Benefits of `site.yaml`.
    pub(in crate::check) const BENEFIT: Self = Self { what: ("待遇", "benefit"), home: "content/site.yaml" };
}
