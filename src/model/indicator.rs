//! The plan's goals: baseline, target, what was reached, and how entries count towards them.

use serde::Serialize;

use jiff::civil::Date;

use super::AreaId;
use crate::vocabulary::{Comparison, IndicatorGroup, IndicatorKind, IndicatorUnit, TownshipKind};

/// One goal.
#[derive(Clone, Debug, PartialEq)]
pub struct Indicator {
    /// For example `elder.new-beds`.
    pub code: String,
    /// The plan's wording.
    pub name: String,
    /// 养老, 托育 or 其他.
    pub group: IndicatorGroup,
    /// Count, share, coverage, or no number at all.
    pub kind: IndicatorKind,
    /// What its numbers count.
    pub unit: IndicatorUnit,
    /// Where it began; `None` shows 未公布.
    pub baseline: Option<Quoted>,
    /// How `target` is meant.
    pub comparison: Comparison,
    /// Where it should arrive.
    pub target: Quoted,
    /// Official later figures, oldest first.
    pub actuals: Vec<Actual>,
    /// How it is computed from entries.
    pub derived: Option<Derived>,
    /// An editor's note.
    pub note: Option<String>,
}

/// A figure of the plan with its own words.
#[derive(Clone, Debug, PartialEq)]
pub struct Quoted {
    /// The number; `None` where the plan gives none.
    pub value: Option<f64>,
    /// The year it is about.
    pub year: u16,
    /// Word for word.
    pub text: String,
}

/// An official figure published later.
#[derive(Clone, Debug, PartialEq)]
pub struct Actual {
    /// The day it is about.
    pub date: Date,
    /// The number.
    pub value: f64,
    /// Where it was published.
    pub source: String,
    /// For one area; `None` for the whole region.
    pub area: Option<AreaId>,
}

/// A value computed from entries: `(measure − minus) ÷ per × times`.
#[derive(Clone, Debug, PartialEq)]
pub struct Derived {
    /// What is counted or summed.
    pub measure: Measure,
    /// What is taken off.
    pub minus: f64,
    /// What it is divided by.
    pub per: Option<Per>,
    /// 1, 100 or 1000.
    pub times: u32,
}

/// Something counted over listed entries.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub enum Measure {
    /// The sum of a number field.
    Sum {
        /// Which entries.
        of: Vec<Condition>,
        /// Path of the field, for example `beds.total`.
        field: String,
    },
    /// The number of entries.
    Count(Vec<Condition>),
    /// The number of areas with a code that have such an entry.
    Areas(Vec<Condition>),
}

/// A field path and the values it may have, as codes: every condition must hold, by any of its values.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Condition {
    /// Path in the field table, for example `medical.kind`.
    pub field: String,
    /// Codes, numbers or `true`/`false` as the field's shape has them; empty asks only that it is written.
    pub any: Vec<String>,
}

/// What a measure is divided by.
#[derive(Clone, Debug, PartialEq)]
pub enum Per {
    /// Another measure.
    Measure(Measure),
    /// The number of townships of these kinds.
    Townships(Vec<TownshipKind>),
    /// The number of residents' and/or villagers' committees.
    Committees {
        /// 居委.
        ju: bool,
        /// 村委.
        cun: bool,
    },
    /// A published number.
    Value {
        /// The number.
        value: f64,
        /// The year it is about.
        year: u16,
        /// Where it was published.
        source: String,
    },
}

/// Figures of the plan that do not reconcile: quoted, with a note, never corrected.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EditorNote {
    /// Word for word.
    pub text: String,
    /// What does not fit.
    pub note: String,
}
