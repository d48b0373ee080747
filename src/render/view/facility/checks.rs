//! What authorities know of a facility. Every heading is always there; an empty one says 暂无记录 or 未评定, and as of
//! when.

use serde::Serialize;

use super::super::hit::rating as level;
use super::super::part::Outside;
use super::super::state::State;
use crate::model::facility::{Facility, Passed};
use crate::render::{RenderError, SiteHead};
use crate::vocabulary::{Closed as _, FilingState};

/// One heading.
#[derive(Debug, Serialize)]
pub struct Check {
    /// Filing, inspections …
    pub label: String,
    /// A shape and a word.
    pub state: Option<State>,
    /// The official grade as five stars, so many of them full: `★★★☆☆`.
    pub stars: Option<String>,
    /// What is recorded.
    pub records: Vec<Record>,
}

/// One record.
#[derive(Debug, Serialize)]
pub struct Record {
    /// What it says.
    pub text: String,
    /// Where it is published.
    pub link: Option<Outside>,
}

pub(super) fn checks(facility: &Facility, head: &SiteHead<'_>) -> Result<Vec<Check>, RenderError> {
    let teller = Teller { facility, head };
    let mut checks =
        vec![teller.filing()?, teller.inspections()?, teller.penalties()?, teller.rating()?, teller.credit()?];
    checks.extend(teller.nursery()?);
    if !facility.honours.is_empty() {
        checks.push(teller.honours()?);
    }
    Ok(checks)
}

struct Teller<'a, 'b> {
    facility: &'a Facility,
    head: &'a SiteHead<'b>,
}

impl Teller<'_, '_> {
    /// What is recorded, as one line; none when nothing is.
    fn record(&self, parts: Vec<String>, url: Option<&str>) -> Vec<Record> {
        let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        if parts.is_empty() && url.is_none() {
            return Vec::new();
        }
        vec![Record { text: parts.join(self.head.pause()), link: url.map(Outside::new) }]
    }

    fn check(&self, key: &str, state: Option<State>, records: Vec<Record>) -> Result<Check, RenderError> {
        Ok(Check { label: self.head.say(key, &[])?, state, stars: None, records })
    }

    /// Nothing is recorded: says so, and as of when.
    fn nothing(&self, key: &str, word: &str) -> Result<Check, RenderError> {
        let as_of = match self.facility.updated {
            Some(day) => self.head.say("facility.as_of", &[("date", &self.head.day(day).text)])?,
            None => self.head.say("facility.no_update", &[])?,
        };
        let state = State::unknown(self.head.say(word, &[])?);
        self.check(key, Some(state), vec![Record { text: as_of, link: None }])
    }

    fn day(&self, key: &str, day: jiff::civil::Date) -> Result<String, RenderError> {
        self.head.say(key, &[("date", &self.head.day(day).text)])
    }

    fn filing(&self) -> Result<Check, RenderError> {
        let Some(filing) = &self.facility.filing else { return self.nothing("check.filing", "check.none") };
        let word = self.head.word(filing.state);
        let state = match filing.state {
            FilingState::Filed => State::yes(word),
            FilingState::NotFiled => State::warn(word),
            FilingState::NotApplicable => State::unknown(word),
        };
        let parts: Vec<String> = filing
            .authority
            .clone()
            .into_iter()
            .chain(filing.date.map(|day| self.head.day(day).text))
            .chain(filing.no.clone())
            .collect();
        self.check("check.filing", Some(state), self.record(parts, filing.url.as_deref()))
    }

    fn inspections(&self) -> Result<Check, RenderError> {
        if self.facility.inspections.is_empty() {
            return self.nothing("check.inspections", "check.none");
        }
        let mut records = Vec::new();
        for one in &self.facility.inspections {
            let date = self.head.day(one.date).text;
            let values: [(&str, crate::theme::Value<'_>); 4] =
                [("date", &date), ("kind", &self.head.word(one.kind)), ("body", &one.body), ("result", &one.result)];
            let mut parts = vec![self.head.say("check.inspection", &values)?];
            if let Some(day) = one.rectified_on {
                parts.push(self.day("check.rectified", day)?);
            }
            records.extend(self.record(parts, one.url.as_deref()));
        }
        self.check("check.inspections", None, records)
    }

    fn penalties(&self) -> Result<Check, RenderError> {
        let mut records = Vec::new();
        for one in self.facility.penalties.iter().filter(|penalty| penalty.is_public(self.head.today)) {
            let date = self.head.day(one.date).text;
            let values: [(&str, crate::theme::Value<'_>); 5] = [
                ("date", &date),
                ("authority", &one.authority),
                ("no", &one.no),
                ("reason", &one.reason),
                ("result", &one.result),
            ];
            let mut parts = vec![self.head.say("check.penalty", &values)?];
            if let Some(basis) = &one.basis {
                parts.push(self.head.say("check.basis", &[("basis", basis)])?);
            }
            records.extend(self.record(parts, one.url.as_deref()));
        }
        if records.is_empty() {
            return self.nothing("check.penalties", "check.none");
        }
        self.check("check.penalties", None, records)
    }

    fn rating(&self) -> Result<Check, RenderError> {
        let Some(rating) = &self.facility.rating else { return self.nothing("check.rating", "check.unrated") };
        let over = rating.expires.is_some_and(|last| last < self.head.today);
        let word = level(rating.level, self.head)?;
        let state =
            if over { State::warn(self.head.say("check.expired", &[("level", &word)])?) } else { State::yes(word) };
        let mut parts = vec![rating.body.clone(), self.day("check.rated_on", rating.issued)?];
        if let Some(day) = rating.expires {
            parts.push(self.day("check.rated_until", day)?);
        }
        parts.extend(rating.standard.clone());
        let check = self.check("check.rating", Some(state), self.record(parts, None))?;
        let stars = (0..5).map(|star| if star < rating.level { '★' } else { '☆' }).collect();
        Ok(Check { stars: (!over).then_some(stars), ..check })
    }

    fn credit(&self) -> Result<Check, RenderError> {
        let Some(credit) = &self.facility.credit else { return self.nothing("check.credit", "check.unrated") };
        let grade = self.head.say("check.grade", &[("grade", &credit.grade)])?;
        let year = self.head.say("check.year", &[("year", &credit.year)])?;
        let parts = std::iter::once(year).chain(credit.body.clone()).collect();
        self.check("check.credit", Some(State::yes(grade)), self.record(parts, credit.url.as_deref()))
    }

    /// Hygiene, fire and quality of a nursery (国卫办人口发〔2019〕25号).
    fn nursery(&self) -> Result<Vec<Check>, RenderError> {
        let Some(nursery) = &self.facility.nursery else { return Ok(Vec::new()) };
        let mut checks =
            vec![self.passed("check.health", nursery.health_eval)?, self.passed("check.fire", nursery.fire_ok)?];
        if let Some(quality) = &nursery.quality {
            let grade = self.head.say("check.grade", &[("grade", &quality.grade.code())])?;
            let date = quality.date.map(|day| self.day("check.rated_on", day)).transpose()?;
            let standard = self.head.say("check.standard", &[])?;
            let records = self.record(date.into_iter().chain([standard]).collect(), None);
            checks.push(self.check("check.quality", Some(State::yes(grade)), records)?);
        }
        Ok(checks)
    }

    fn passed(&self, key: &str, passed: Option<Passed>) -> Result<Check, RenderError> {
        let Some(passed) = passed else { return self.nothing(key, "check.none") };
        let state = if passed.ok {
            State::yes(self.head.say("check.passed", &[])?)
        } else {
            State::warn(self.head.say("check.not_passed", &[])?)
        };
        let date = passed.date.map(|day| self.head.day(day).text);
        self.check(key, Some(state), self.record(date.into_iter().collect(), None))
    }

    fn honours(&self) -> Result<Check, RenderError> {
        let mut records = Vec::new();
        for one in &self.facility.honours {
            let level = one
                .level
                .map(|level| self.head.say("check.honour_level", &[("level", &self.head.word(level))]))
                .transpose()?;
            let year = one.year.map(|year| self.head.say("check.year", &[("year", &year)])).transpose()?;
            let parts = std::iter::once(one.title.clone()).chain(level).chain(one.body.clone()).chain(year).collect();
            records.extend(self.record(parts, None));
        }
        self.check("check.honours", None, records)
    }
}
