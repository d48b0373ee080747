//! Reading of opening hours: a weekly table, `24h`, or text.

use super::Reader;
use crate::check::written::{self, Written};
use crate::diagnostic::catalogue::value as codes;
use crate::diagnostic::{Code, Value as Said};
use crate::draft::{Map, Scalar, Value};
use crate::model::{Hours, HoursFault, Weekly};
use crate::source::Span;
use crate::text::fold::tidy;
use crate::text::width::clip;
use crate::vocabulary::Closed as _;

/// Keys of a weekly table that name no day: the days from which and until which it holds.
const FROM: [&str; 4] = ["from", "valid_from", "自", "起"];
const UNTIL: [&str; 4] = ["until", "valid_to", "至", "止"];

impl Reader<'_> {
    /// Opening hours. A text such as `工作日 8:00—17:00` is understood as a table as well.
    pub(crate) fn hours(&self, key: &str) -> Option<Hours> {
        let (field, entry) = self.entry(key)?;
        match &entry.value {
            Value::Map(map) => self.weekly(map),
            Value::Scalar(scalar) => self.full(field, scalar).map(from_text),
            _ => None,
        }
    }

    fn weekly(&self, map: &Map) -> Option<Hours> {
        let mut week = Weekly::default();
        let mut whole = !map.entries.is_empty();
        for (key, value) in &map.entries {
            let name = key.text.trim();
            if FROM.contains(&name) || UNTIL.contains(&name) {
                let day = self.day_of(value);
                if FROM.contains(&name) { week.from = day } else { week.until = day }
            } else {
                whole &= self.line(&mut week, key, value);
            }
        }
        if let (Some(from), Some(until)) = (week.from, week.until)
            && from > until
        {
            self.faults()
                .report(self.faults().at(&codes::HOURS_DATES, map.span).with("from", from).with("until", until));
            whole = false;
        }
        whole.then(|| Hours::Weekly(Box::new(week)))
    }

    /// Adds one line of the table; a fault and `false` when it is wrong.
    fn line(&self, week: &mut Weekly, days: &Scalar, value: &Value) -> bool {
        let sessions = value.line().unwrap_or_default();
        match week.add(&days.text, &sessions) {
            Ok(()) => return true,
            Err(HoursFault::Days) => self.hours_fault(&codes::HOURS_DAYS, days.span, &days.text),
            Err(HoursFault::Time(part)) => self.hours_fault(&codes::HOURS_TIME, value.span(), &part),
            Err(HoursFault::Backwards(part)) => self.hours_fault(&codes::HOURS_BACKWARDS, value.span(), &part),
            Err(HoursFault::Overlap) => self.hours_fault(&codes::HOURS_OVERLAP, value.span(), &sessions),
            Err(HoursFault::Twice(day)) => {
                let day = Said::Term { zh: day.zh(), en: day.code() };
                self.faults().report(self.faults().at(&codes::HOURS_DAY_TWICE, days.span).with("day", day));
            }
        }
        false
    }

    fn day_of(&self, value: &Value) -> Option<jiff::civil::Date> {
        let Value::Scalar(scalar) = value else { return None };
        let fault = |code| self.faults().at(code, scalar.span).with("value", clip(&scalar.text, super::QUOTED));
        match written::date(scalar.text.trim()) {
            Written::Right(day) => Some(day),
            Written::Meant(day) => {
                self.faults().report(fault(&codes::DATE_FORMAT).with("right", day));
                Some(day)
            }
            Written::Impossible => {
                self.faults().report(fault(&codes::NO_SUCH_DAY));
                None
            }
            Written::Unclear => {
                self.faults().report(fault(&codes::NOT_A_DATE));
                None
            }
        }
    }

    fn hours_fault(&self, code: &'static Code, span: Span, words: &str) {
        self.faults().report(self.faults().at(code, span).with("value", clip(words, super::QUOTED)));
    }
}

fn from_text(text: &str) -> Hours {
    if matches!(text, "24h" | "24H" | "24小时" | "全天") {
        return Hours::Always;
    }
    if let Some((days, sessions)) = text.split_once(char::is_whitespace) {
        let mut week = Weekly::default();
        if week.add(days, sessions).is_ok() {
            return Hours::Weekly(Box::new(week));
        }
    }
    Hours::Text(tidy(text).into_owned())
}
