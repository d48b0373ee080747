//! The values of indicators that are computed from entries: what each entry adds to a measure is found when the entry is
//! judged, and kept with it; here it is summed.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::trace::Trace;
use crate::directory::value::{Value, values as values_at};
use crate::directory::{Registries, Row};
use crate::model::indicator::{Condition, Derived, Measure, Per};
use crate::model::{AreaId, Facility, Indicator};
use crate::vocabulary::Status;

/// Sums are kept in millionths, so that they come out the same in whatever order entries are added.
const MILLIONTHS: f64 = 1e6;

/// What one entry adds to one measure.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Share {
    /// The measure's position in [`measures`].
    measure: u16,
    millionths: i128,
}

/// What is added up for the indicators, in their order: of each its measure, then the one it is divided by. Nothing on
/// a demo site: nothing computed from examples stands beside real goals.
pub fn measures<'i>(indicators: &'i [Indicator], registries: &Registries) -> Vec<&'i Measure> {
    if registries.config.demo {
        return Vec::new();
    }
    let derived = indicators.iter().filter_map(|one| one.derived.as_ref());
    derived.flat_map(|derived| std::iter::once(&derived.measure).chain(divided_by(derived))).collect()
}

fn divided_by(derived: &Derived) -> Option<&Measure> {
    match &derived.per {
        Some(Per::Measure(measure)) => Some(measure),
        _ => None,
    }
}

/// What a facility adds to each of the measures. Closed places count no more, and planned ones not yet.
pub(super) fn shares(measures: &[&Measure], facility: &Facility, registries: &Registries) -> Box<[Share]> {
    if facility.draft || matches!(facility.status, Status::Closed | Status::Planned) {
        return Box::default();
    }
    let share = |(position, measure): (u16, &&Measure)| {
        let (Measure::Sum { of, .. } | Measure::Count(of) | Measure::Areas(of)) = *measure;
        let counts = of.iter().all(|condition| holds(condition, facility, registries));
        let millionths = match measure {
            Measure::Count(_) | Measure::Areas(_) => millionths(1.0),
            Measure::Sum { field, .. } => {
                let numbers = values_at(facility, registries, field).into_iter().flatten().flatten();
                numbers.filter_map(|value| value.number()).map(millionths).sum::<i128>()
            }
        };
        (counts && millionths != 0).then_some(Share { measure: position, millionths })
    };
    (0..).zip(measures).filter_map(share).collect()
}

/// The value of each indicator, at the same positions; `None` for one that is not computed, for one divided by
/// nothing, and for all on a demo site.
pub fn values(indicators: &[Indicator], registries: &Registries, rows: &[Row], traces: &[Trace]) -> Vec<Option<f64>> {
    let measures = measures(indicators, registries);
    if measures.is_empty() {
        return vec![None; indicators.len()];
    }
    let mut sums = vec![Sum::default(); measures.len()];
    for (row, trace) in rows.iter().zip(traces) {
        for share in &trace.shares {
            let position = usize::from(share.measure);
            if let Measure::Areas(_) = measures[position] {
                sums[position].areas.insert(registries.area(row.area).within.unwrap_or(row.area));
            } else {
                sums[position].millionths += share.millionths;
            }
        }
    }
    let mut next = sums.iter().map(Sum::value);
    indicators
        .iter()
        .map(|indicator| {
            let derived = indicator.derived.as_ref()?;
            let measured = next.next()?;
            let divisor = match &derived.per {
                Some(Per::Measure(_)) => next.next()?,
                Some(per) => divisor(per, registries),
                None => 1.0,
            };
            (divisor != 0.0).then(|| (measured - derived.minus) / divisor * f64::from(derived.times))
        })
        .collect()
}

fn divisor(per: &Per, registries: &Registries) -> f64 {
    let townships = registries.townships.iter();
    match per {
        Per::Measure(_) => 1.0,
        Per::Townships(kinds) => townships.filter(|township| kinds.contains(&township.kind)).count() as f64,
        Per::Committees { ju, cun } => townships
            .map(|township| {
                let counted = |wanted: bool, count: Option<u32>| if wanted { count.unwrap_or(0) } else { 0 };
                f64::from(counted(*ju, township.ju)) + f64::from(counted(*cun, township.cun))
            })
            .sum(),
        Per::Value { value, .. } => *value,
    }
}

/// What has been added up of one measure.
#[derive(Clone, Debug, Default)]
struct Sum {
    millionths: i128,
    areas: BTreeSet<AreaId>,
}

impl Sum {
    fn value(&self) -> f64 {
        self.millionths as f64 / MILLIONTHS + self.areas.len() as f64
    }
}

#[expect(clippy::cast_possible_truncation, reason = "no number of an entry times a million leaves an i128")]
fn millionths(number: f64) -> i128 {
    (number * MILLIONTHS).round() as i128
}

/// Whether an entry meets a condition. A facility counts for its main kind and for each of `also`.
fn holds(condition: &Condition, facility: &Facility, registries: &Registries) -> bool {
    let also: &[&str] = if condition.field == "kind" { &["kind", "also"] } else { &[condition.field.as_str()] };
    also.iter().filter_map(|path| values_at(facility, registries, path)).flatten().flatten().any(|value: Value<'_>| {
        let code = value.code();
        condition.any.is_empty() || condition.any.iter().any(|wanted| *wanted == *code)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::directory::tests::row;
    use crate::directory::example::{complete, registries};
    use crate::model::KindId;
    use crate::model::facility::{Room, RoomOf};
    use crate::model::indicator::Quoted;
    use crate::source::SitePath;
    use crate::vocabulary::{Comparison, IndicatorGroup, IndicatorKind, IndicatorUnit, TownshipKind};
    use jiff::civil::date;

    fn indicator(measure: Measure, minus: f64, per: Option<Per>, times: u32) -> Indicator {
        Indicator {
            code: "a".to_owned(),
            name: "a".to_owned(),
            group: IndicatorGroup::Elder,
            kind: IndicatorKind::Count,
            unit: IndicatorUnit::Beds,
            baseline: None,
            comparison: Comparison::AtLeast,
            target: Quoted { value: None, year: 2025, text: "a".to_owned() },
            actuals: Vec::new(),
            derived: Some(Derived { measure, minus, per, times }),
            note: None,
        }
    }

    fn of(field: &str, any: &[&str]) -> Condition {
        Condition { field: field.to_owned(), any: any.iter().map(ToString::to_string).collect() }
    }

    #[test]
    fn indicators_are_computed_from_open_entries() {
        let demo = registries();
        let mut registries = registries();
        registries.config.demo = false;
        let beds =
            Room { of: RoomOf::Beds { nursing: Some(40), memory: None }, total: 100, available: None, as_of: None };
        let open = Facility { also: vec![KindId::new(2)], room: Some(beds), ..complete("a", "示例养老院") };
        let facilities = [
            open.clone(),
            Facility { area: AreaId::new(1), also: Vec::new(), ..open.clone() },
            Facility { kind: KindId::new(2), also: Vec::new(), room: None, ..open.clone() },
            Facility { status: Status::Closed, ..open.clone() },
            Facility { status: Status::Planned, ..open.clone() },
            Facility { draft: true, ..open },
        ];
        let sum = |field: &str| Measure::Sum { of: Vec::new(), field: field.to_owned() };
        let indicators = [
            indicator(sum("beds.total"), 50.0, None, 1),
            indicator(sum("beds.nursing"), 0.0, Some(Per::Measure(sum("beds.total"))), 100),
            indicator(Measure::Count(vec![of("kind", &["child.nursery"])]), 0.0, None, 1),
            indicator(Measure::Areas(vec![of("kind", &["elder.home"])]), 0.0, None, 1),
            indicator(
                Measure::Count(vec![of("level", &["street", "rural"]), of("inclusive", &["true"])]),
                0.0,
                Some(Per::Townships(vec![TownshipKind::Town])),
                100,
            ),
            indicator(Measure::Count(Vec::new()), 0.0, Some(Per::Committees { ju: true, cun: false }), 1),
            indicator(Measure::Count(vec![of("honours.title", &["无此荣誉"])]), 0.0, None, 1),
            indicator(sum("beds.total"), 0.0, Some(Per::Measure(sum("places.total"))), 1),
            indicator(sum("prices.max"), 0.0, None, 1),
        ];
        let values_in = |registries: &Registries| {
            let measures = measures(&indicators, registries);
            let of = |facility: &Facility| {
                let shares = shares(&measures, facility, registries);
                let row = Row { area: facility.area, ..row("a", "a") };
                (row, Trace::of(SitePath::new("a.yaml"), facility, [], shares, date(2026, 3, 10)))
            };
            let (rows, traces): (Vec<_>, Vec<_>) = facilities.iter().map(of).unzip();
            values(&indicators, registries, &rows, &traces)
        };
        let found = values_in(&registries);
        assert_eq!(
            found,
            [
                Some(150.0),
                Some(40.0),
                Some(2.0),
                Some(1.0),
                Some(150.0),
                Some(1.0 / 3.0),
                Some(0.0),
                None,
                Some(5401.5)
            ]
        );
        assert!(values_in(&demo).iter().all(Option::is_none));
    }
}
