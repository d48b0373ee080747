//! What each of the four sorts of pages has of its own.

use jiff::civil::{Date, DateTime};

use super::{Judge, Reference};
use crate::check::lookup;
use crate::check::reader::{Reader, name_of};
use crate::diagnostic::Value as Said;
use crate::diagnostic::catalogue::entry::FUTURE_DATE;
use crate::diagnostic::catalogue::page as codes;
use crate::draft::Draft;
use crate::field;
use crate::model::page::{Amount, Benefit, PageRef, Procedure, Rules};
use crate::model::workdays::working_days;
use crate::model::{Guide, Notice, Page, PhonePlan, Policy, Yuan};
use crate::source::Span;
use crate::vocabulary::{Ability, Closed as _, Household, Income, POLICY_WORKING_DAYS, Unit, Validity};

/// A page being read.
pub(super) struct Parts<'p, 'a> {
    pub(super) reader: &'p Reader<'a>,
    pub(super) judge: Judge<'p>,
    pub(super) refs: &'p mut Vec<Reference>,
    /// Days on which the page reads otherwise.
    pub(super) due: &'p mut Vec<Date>,
}

impl Parts<'_, '_> {
    pub(super) fn policy(mut self, draft: &Draft) -> Option<Policy> {
        let reader = self.reader;
        let head = self.head(draft);
        let (index_no, doc_no, issuer) = (reader.text("index_no"), reader.text("doc_no"), reader.texts("issuer"));
        let signed_on = reader.date("signed_on");
        let published_at = self.published();
        let (effective_on, expires_on) = (reader.date("effective_on"), reader.date("expires_on"));
        let validity = reader.word::<Validity>("validity");
        let replaced_by = self.reference("replaced_by");
        let theme = reader.text("theme");
        let interprets = self.reference("interprets");
        if let (Some(signed), Some(published)) = (signed_on, published_at) {
            self.order(signed, published.date());
        }
        self.term(signed_on, effective_on, expires_on);
        if let Some(validity @ (Validity::Lapsed | Validity::Repealed)) = validity
            && reader.group_read().peek("replaced_by").is_none()
            && reader.group_read().peek("expires_on").is_none()
        {
            let fault = reader.faults().at(&codes::VALIDITY_UNEXPLAINED, reader.span("validity"));
            reader.faults().report(fault.with("validity", Said::Term { zh: validity.zh(), en: validity.code() }));
        }
        if let Some(last) = expires_on {
            self.until(last);
        }
        if issuer.is_empty() {
            return None;
        }
        Some(Policy {
            head: head?,
            index_no,
            doc_no,
            issuer,
            signed_on: signed_on?,
            published_at: published_at?,
            effective_on,
            expires_on,
            validity: validity?,
            replaced_by,
            theme,
            interprets,
        })
    }

    pub(super) fn guide(mut self, draft: &Draft) -> Option<Guide> {
        let reader = self.reader;
        let head = self.head(draft);
        let published_at = self.published();
        let updated = self.past("updated");
        let benefit = reader.group("benefit", |reader| self.benefit(reader));
        let rules = reader.group("rules", |reader| Some(self.rules(reader)));
        let procedure = reader.group("guide", |reader| Some(self.procedure(reader)));
        if reader.group_read().peek("benefit").is_some() {
            complete(reader, procedure.as_ref());
        }
        Some(Guide { head: head?, published_at, updated, benefit, rules, procedure })
    }

    pub(super) fn notice(mut self, draft: &Draft) -> Option<Notice> {
        let head = self.head(draft);
        let issuer = self.reader.texts("issuer");
        let published_at = self.published();
        let expires_on = self.reader.date("expires_on");
        self.term(published_at.map(DateTime::date), None, expires_on);
        if let Some(last) = expires_on {
            self.until(last);
        }
        Some(Notice { head: head?, issuer, published_at: published_at?, expires_on })
    }

    pub(super) fn page(mut self, draft: &Draft) -> Option<Page> {
        let head = self.head(draft);
        let updated = self.past("updated");
        Some(Page { head: head?, updated })
    }

    /// Notes a reference to another page.
    pub(super) fn refer(&mut self, to: PageRef, span: Span, other: bool) -> PageRef {
        self.refs.push(Reference { to: to.clone(), at: self.reader.faults().place(span), other });
        to
    }

    fn reference(&mut self, key: &str) -> Option<PageRef> {
        let to = lookup::page_ref(self.reader, key)?;
        Some(self.refer(to, self.reader.span(key), true))
    }

    /// When the page was published: not after today.
    fn published(&self) -> Option<DateTime> {
        let moment = self.reader.date_time("published_at")?;
        self.not_later("published_at", moment.date());
        Some(moment)
    }

    fn past(&self, key: &str) -> Option<Date> {
        let day = self.reader.date(key)?;
        self.not_later(key, day);
        Some(day)
    }

    fn not_later(&self, key: &str, day: Date) {
        let today = self.judge.today.real;
        if day > today
            && let Some(entry) = self.reader.group_read().peek(key)
        {
            let fault = self.reader.faults().at(&FUTURE_DATE, entry.value.span());
            self.reader
                .faults()
                .report(fault.with("field", name_of(entry.field)).with("value", day).with("today", today));
        }
    }

    /// Something lasts until this day, reckoned as ages are; on a demo site that day does not come by itself.
    fn until(&mut self, last: Date) {
        if !self.judge.registries.config.demo
            && let Ok(next) = last.tomorrow()
        {
            self.due.push(next);
        }
    }

    /// A document is signed, then published, and that soon.
    fn order(&self, signed: Date, published: Date) {
        let fault = |code| self.reader.faults().at(code, self.reader.span("published_at"));
        if published < signed {
            let fault = fault(&codes::PUBLISHED_BEFORE_SIGNED);
            self.reader.faults().report(fault.with("published", published).with("signed", signed));
            return;
        }
        let days = working_days(signed, published);
        if days > POLICY_WORKING_DAYS {
            let fault = fault(&codes::LATE_PUBLICATION).with("days", days).with("limit", POLICY_WORKING_DAYS);
            self.reader.faults().report(fault);
        }
    }

    /// What begins must not have ended before.
    fn term(&self, start: Option<Date>, effective: Option<Date>, expires: Option<Date>) {
        let Some(expires) = expires else { return };
        let fields = self.reader.group_read();
        let started = [("effective_on", effective), ("signed_on", start), ("published_at", start)];
        for (key, start) in started {
            if let (Some(start), Some(entry)) = (start.filter(|&start| expires < start), fields.peek(key)) {
                let fault = self.reader.faults().at(&codes::EXPIRES_BEFORE_START, self.reader.span("expires_on"));
                let fault = fault.with("expires", expires).with("start", start);
                self.reader.faults().report(fault.with("start_name", name_of(entry.field)));
                return;
            }
        }
    }

    fn benefit(&self, reader: &Reader<'_>) -> Option<Benefit> {
        let code = lookup::benefit(reader, "code", self.judge.registries);
        let amounts = reader.groups("amounts", |reader| {
            let written = reader.group_read().peek("area").is_some();
            let area = lookup::area(reader, "area", &self.judge.registries.areas);
            let (age_min, age_max) = (reader.integer::<u16>("age_min"), reader.integer::<u16>("age_max"));
            let (min, max, unit) = (reader.yuan("min"), reader.yuan("max"), reader.word::<Unit>("unit"));
            let (from, to, source) = (reader.date("from"), reader.date("to"), reader.text("source"));
            backwards(reader, ("age_min", age_min), ("age_max", age_max), |age| i64::from(age).into());
            backwards(reader, ("min", min), ("max", max), |amount: Yuan| amount.to_string().into());
            backwards(reader, ("from", from), ("to", to), Said::from);
            // An amount of an area that does not exist is not one for all.
            let known = area.is_some() || !written;
            let amount = Amount { area, age_min, age_max, min: min?, max, unit: unit?, from, to, source: source? };
            known.then_some(amount)
        });
        Some(Benefit { code: code?, amounts })
    }

    fn rules(&self, reader: &Reader<'_>) -> Rules {
        let (age_min, age_max) = (reader.integer::<u16>("age_min"), reader.integer::<u16>("age_max"));
        backwards(reader, ("age_min", age_min), ("age_max", age_max), |age| i64::from(age).into());
        Rules {
            age_min,
            age_max,
            areas: lookup::areas(reader, "areas", &self.judge.registries.areas),
            household: reader.words::<Household>("household"),
            ability: reader.words::<Ability>("ability"),
            income: reader.words::<Income>("income"),
            child_months_max: reader.integer("child_months_max"),
        }
    }

    fn procedure(&self, reader: &Reader<'_>) -> Procedure {
        let region = &self.judge.registries.region;
        let plan = PhonePlan {
            dialling_code: &region.dialling_code,
            subscriber_digits: usize::from(region.subscriber_digits),
            demo: self.judge.registries.config.demo,
        };
        Procedure {
            basis: reader.texts("basis"),
            conditions: reader.texts("conditions"),
            materials: reader.texts("materials"),
            steps: reader.texts("steps"),
            department: reader.text("department"),
            limit_days: reader.integer("limit_days"),
            place: reader.text("place"),
            hours: reader.hours("hours"),
            phone: reader.phone("phone", plan),
            fee: reader.text("fee"),
            online_url: reader.text("online_url"),
        }
    }
}

/// What a benefit's guide must say. The term in days is not among it, because few documents set one.
const ASKED: [&str; 8] = ["basis", "conditions", "materials", "steps", "department", "place", "hours", "phone"];

fn complete(reader: &Reader<'_>, procedure: Option<&Procedure>) {
    let group = reader.group_read().peek("guide").and_then(|entry| match &entry.value {
        crate::draft::Value::Group(group) => Some(group),
        _ => None,
    });
    if group.is_none() && procedure.is_none() && reader.group_read().peek("guide").is_some() {
        // Something stands there that is no group; that has been reported.
        return;
    }
    let table = field::find(field::FileKind::Guide.fields(), "guide").map_or(&[][..], field::Field::inside);
    let lacks: Vec<_> = ASKED
        .into_iter()
        .filter(|key| group.is_none_or(|group| group.peek(key).is_none()))
        .filter_map(|key| field::find(table, key))
        .collect();
    if lacks.is_empty() {
        return;
    }
    let at = reader.group_read().peek("guide").or_else(|| reader.group_read().peek("benefit"));
    let span = at.map_or_else(Span::default, |entry| entry.key);
    let zh = lacks.iter().map(|field| field.zh).collect::<Vec<_>>().join("、");
    let en = lacks.iter().map(|field| field.key).collect::<Vec<_>>().join(", ");
    reader.faults().report(reader.faults().at(&codes::GUIDE_INCOMPLETE, span).with("fields", Said::Both { zh, en }));
}

/// Reports a range whose end comes before its beginning.
fn backwards<T: PartialOrd + Copy>(
    reader: &Reader<'_>,
    (from_key, from): (&str, Option<T>),
    (to_key, to): (&str, Option<T>),
    say: impl Fn(T) -> Said,
) {
    let group = reader.group_read();
    if let (Some(from), Some(to), Some(first), Some(second)) = (from, to, group.peek(from_key), group.peek(to_key))
        && to < from
    {
        let fault = reader.faults().at(&codes::RANGE_BACKWARDS, second.value.span());
        let fault = fault.with("from_name", name_of(first.field)).with("to_name", name_of(second.field));
        reader.faults().report(fault.with("from", say(from)).with("to", say(to)));
    }
}
