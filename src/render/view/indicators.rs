//! The plan's goals: where they began, where they should arrive, what was reached, drawn as a bar where there are numbers.

use serde::Serialize;

use super::article::{Page, column_frame, link_to};
use super::frame::{Frame, Menu};
use super::part::{Day, Link};
use crate::address::Address;
use crate::directory::Directory;
use crate::model::Indicator;
use crate::model::indicator::Actual;
use crate::render::shelf::Shelf;
use crate::render::{RenderError, SiteHead};
use crate::text::format;
use crate::vocabulary::{Closed as _, ColumnType, Comparison, IndicatorGroup, IndicatorKind, IndicatorUnit};

/// Where the greatest number of a bar stands, as a part of its length, when nothing gives a natural end.
const GREATEST: f64 = 0.8;

/// What the template sees.
#[derive(Debug, Serialize)]
pub struct Indicators {
    /// The frame.
    pub frame: Frame,
    /// The plan whose goals these are.
    pub plan: Option<Link>,
    /// 养老, 托育, 其他: those that have goals.
    pub groups: Vec<Chapter>,
    /// Figures of the plan that do not reconcile.
    pub notes: Vec<Note>,
}

/// Goals of one group.
#[derive(Debug, Serialize)]
pub struct Chapter {
    /// `elder`: the fragment of its heading.
    pub code: &'static str,
    /// 养老.
    pub label: String,
    /// Its goals.
    pub goals: Vec<Goal>,
}

/// One goal.
#[derive(Debug, Serialize)]
pub struct Goal {
    /// The plan's wording.
    pub name: String,
    /// Where it began; `None` shows 未公布.
    pub baseline: Option<Said>,
    /// The year of the baseline, when there is one.
    pub since: Option<u16>,
    /// Where it should arrive.
    pub target: Said,
    /// When.
    pub by: u16,
    /// The newest official figure of the whole region.
    pub latest: Option<Reached>,
    /// Newest official figures of single areas.
    pub areas: Vec<Reached>,
    /// Computed from entries: 据本站数据计算.
    pub computed: Option<String>,
    /// Whether it has no number at all.
    pub qualitative: bool,
    /// The bar; none for a goal without numbers.
    pub bar: Option<Bar>,
    /// An editor's note.
    pub note: Option<String>,
}

/// A figure of the plan.
#[derive(Debug, Serialize)]
pub struct Said {
    /// The number with its unit: `20,000张以上`; `None` when the plan's words give none.
    pub number: Option<String>,
    /// Word for word.
    pub text: String,
}

/// A figure published later.
#[derive(Debug, Serialize)]
pub struct Reached {
    /// For which area; `None` for the whole region.
    pub area: Option<String>,
    /// The number with its unit.
    pub number: String,
    /// The day it is about.
    pub day: Day,
    /// Where it was published.
    pub source: String,
}

/// A bar, in tenths of a percent of its length.
#[derive(Debug, PartialEq, Serialize)]
pub struct Bar {
    /// What it shows, for those who do not see it.
    pub text: String,
    /// Where it began.
    pub was: Option<String>,
    /// How far it is.
    pub now: Option<String>,
    /// Where it should arrive.
    pub aim: String,
    /// Whether the flag must fly to the left, having no room to the right.
    pub left: bool,
}

/// A figure of the plan that does not reconcile.
#[derive(Debug, Serialize)]
pub struct Note {
    /// Word for word.
    pub text: String,
    /// What does not fit.
    pub note: String,
}

/// Makes the page of indicators.
pub fn indicators(directory: &Directory, head: &SiteHead<'_>, shelf: &Shelf<'_>) -> Result<Indicators, RenderError> {
    let at = Address::indicators();
    let updated = directory.indicators.iter().flat_map(|(indicator, _)| &indicator.actuals);
    let plan = head.registries.site.plan.as_ref();
    let mut groups = Vec::new();
    for group in IndicatorGroup::ALL {
        let of_group = directory.indicators.iter().filter(|(indicator, _)| indicator.group == *group);
        let goals: Vec<Goal> = of_group.map(|(own, computed)| goal(own, *computed, head)).collect::<Result<_, _>>()?;
        if !goals.is_empty() {
            groups.push(Chapter { code: group.code(), label: head.word(*group), goals });
        }
    }
    Ok(Indicators {
        frame: column_frame(
            Page {
                at: &at,
                menu: Menu::Indicators,
                title: head.say("indicators.title", &[])?,
                code: "indicator",
                kind: ColumnType::Data,
            },
            updated.map(|actual| actual.date).max(),
            head,
        )?,
        plan: plan.and_then(|plan| link_to(plan, &at, head, shelf)),
        groups,
        notes: directory.notes.iter().map(|note| Note { text: note.text.clone(), note: note.note.clone() }).collect(),
    })
}

fn goal(indicator: &Indicator, computed: Option<f64>, head: &SiteHead<'_>) -> Result<Goal, RenderError> {
    let unit = indicator.unit;
    let reached = |actual: &Actual| Reached {
        area: actual.area.map(|area| head.registries.area(area).name.clone()),
        number: number(actual.value, unit, head),
        day: head.day(actual.date),
        source: actual.source.clone(),
    };
    let newest = indicator.actuals.iter().rev().find(|actual| actual.area.is_none());
    let mut areas: Vec<&Actual> = Vec::new();
    for actual in indicator.actuals.iter().rev().filter(|actual| actual.area.is_some()) {
        if areas.iter().all(|other| other.area != actual.area) {
            areas.push(actual);
        }
    }
    areas.sort_by_key(|actual| actual.area);
    let target = match indicator.target.value.map(|value| number(value, unit, head)) {
        Some(value) => Some(head.say(
            match indicator.comparison {
                Comparison::AtLeast => "indicators.at_least",
                Comparison::Equal => "indicators.equal",
                Comparison::AtMost => "indicators.at_most",
            },
            &[("number", &value)],
        )?),
        None => None,
    };
    let baseline = indicator.baseline.as_ref();
    let baseline_number = baseline.and_then(|baseline| baseline.value).map(|value| number(value, unit, head));
    let latest = newest.map(reached);
    let bar = match (indicator.kind, indicator.target.value, &target) {
        (IndicatorKind::Qualitative, ..) | (_, None, _) | (_, _, None) => None,
        (_, Some(aim), Some(aim_number)) => {
            let text = head.say(
                "indicators.bar",
                &[
                    ("was", &baseline_number.as_deref().unwrap_or(&head.say("indicators.unpublished", &[])?)),
                    ("now", &latest.as_ref().map_or(&*head.say("indicators.none", &[])?, |latest| &latest.number)),
                    ("aim", aim_number),
                    ("by", &indicator.target.year),
                ],
            )?;
            let was = baseline.and_then(|baseline| baseline.value);
            bar(text, was, newest.map(|actual| actual.value), aim, unit)
        }
    };
    Ok(Goal {
        name: indicator.name.clone(),
        since: baseline.map(|baseline| baseline.year),
        baseline: baseline.map(|baseline| Said { number: baseline_number, text: baseline.text.clone() }),
        target: Said { number: target, text: indicator.target.text.clone() },
        by: indicator.target.year,
        areas: areas.into_iter().map(reached).collect(),
        computed: computed.map(|value| number(value, unit, head)),
        qualitative: indicator.kind == IndicatorKind::Qualitative,
        note: indicator.note.clone(),
        latest,
        bar,
    })
}

/// `20,000张`, `4.5个`, `55%`.
fn number(value: f64, unit: IndicatorUnit, head: &SiteHead<'_>) -> String {
    let of = if unit == IndicatorUnit::None { String::new() } else { head.word(unit) };
    head.counted(format::decimal(value, 2), &of)
}

/// One scale for all numbers of a bar: a percentage ends at 100, a count somewhat beyond the greatest.
fn bar(text: String, was: Option<f64>, now: Option<f64>, aim: f64, unit: IndicatorUnit) -> Option<Bar> {
    let numbers = [was, now, Some(aim)];
    if numbers.iter().flatten().any(|number| *number < 0.0 || !number.is_finite()) {
        return None;
    }
    let greatest = numbers.into_iter().flatten().fold(0.0, f64::max);
    let end = if unit == IndicatorUnit::Percent && greatest <= 100.0 { 100.0 } else { greatest / GREATEST };
    if end <= 0.0 {
        return None;
    }
    let at = |number: f64| format!("{:.1}%", number / end * 100.0);
    Some(Bar { text, was: was.map(at), now: now.map(at), aim: at(aim), left: aim / end > 0.9 })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn(was: Option<f64>, now: Option<f64>, aim: f64, unit: IndicatorUnit) -> Option<(String, bool)> {
        let bar = bar(String::new(), was, now, aim, unit)?;
        let parts = [bar.was, bar.now, Some(bar.aim)].map(|part| part.unwrap_or_else(|| "-".to_owned()));
        Some((parts.join(" "), bar.left))
    }

    #[test]
    fn a_bar_has_one_scale() {
        let percent = IndicatorUnit::Percent;
        let line = |text: &str, left| Some((text.to_owned(), left));
        assert_eq!(drawn(Some(30.0), Some(48.0), 55.0, percent), line("30.0% 48.0% 55.0%", false));
        assert_eq!(drawn(None, None, 100.0, percent), line("- - 100.0%", true));
        assert_eq!(drawn(None, None, 20_000.0, IndicatorUnit::Beds), line("- - 80.0%", false));
        assert_eq!(drawn(None, Some(40.0), 10.0, IndicatorUnit::Beds), line("- 80.0% 20.0%", false));
        assert_eq!(drawn(None, None, 0.0, IndicatorUnit::Beds), None);
        assert_eq!(drawn(None, Some(-1.0), 5.0, IndicatorUnit::Beds), None);
    }
}
