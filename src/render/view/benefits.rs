//! 政策帮我查: the questions that the rules of guides ask, and each guide with its rules, for the script that compares
//! them on the reader's own device.

use serde::Serialize;

use super::article::link;
use super::guide::{line, spread};
use super::part::Link;
use crate::address::{Address, Section};
use crate::directory::Directory;
use crate::model::Guide;
use crate::model::page::{Amount, Rules};
use crate::render::{RenderError, SiteHead};
use crate::vocabulary::{Audience, Closed};

/// What the template sees. A question that no guide asks is not put.
#[derive(Debug, Serialize)]
pub struct Benefits {
    /// Whether an elder's age matters.
    pub age: bool,
    /// Whether a child's months matter.
    pub months: bool,
    /// Areas of residence.
    pub areas: Vec<Choice>,
    /// Household types; several may hold at once.
    pub household: Vec<Choice>,
    /// Levels of ability.
    pub ability: Vec<Choice>,
    /// Income.
    pub income: Vec<Choice>,
    /// What people may get, in the order of the guides.
    pub offers: Vec<Ruled>,
}

/// An answer to choose.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub struct Choice {
    /// As rules write it.
    pub value: String,
    /// As people say it.
    pub label: String,
}

/// A guide with what it asks.
#[derive(Debug, Serialize)]
pub struct Ruled {
    /// The page.
    pub link: Link,
    /// How much, in words; `None` shows 未公布.
    pub amount: Option<String>,
    /// The rules as JSON; what a guide does not ask is not there.
    pub rules: String,
    /// The published amounts as JSON, each for its area and ages.
    pub amounts: String,
}

/// The questions and offers of all guides that are for people; `None` when no guide states a rule.
pub(super) fn benefits(directory: &Directory, head: &SiteHead<'_>) -> Result<Option<Benefits>, RenderError> {
    let for_people = |guide: &&Guide| guide.head.audience != [Audience::Providers];
    let guides: Vec<&Guide> = directory
        .guides
        .iter()
        .filter(for_people)
        .filter(|guide| guide.rules.is_some() || guide.benefit.is_some())
        .collect();
    let rules: Vec<&Rules> = guides.iter().filter_map(|guide| guide.rules.as_ref()).collect();
    if rules.is_empty() {
        return Ok(None);
    }
    let amounts = || guides.iter().filter_map(|guide| guide.benefit.as_ref()).flat_map(|benefit| &benefit.amounts);
    let by_area = rules.iter().any(|rules| !rules.areas.is_empty()) || amounts().any(|amount| amount.area.is_some());
    let has_age = |min: Option<u16>, max: Option<u16>| min.is_some() || max.is_some();
    Ok(Some(Benefits {
        age: rules.iter().any(|rules| has_age(rules.age_min, rules.age_max))
            || amounts().any(|amount| has_age(amount.age_min, amount.age_max)),
        months: rules.iter().any(|rules| rules.child_months_max.is_some()),
        areas: if by_area { areas(head) } else { Vec::new() },
        household: choices(rules.iter().flat_map(|rules| &rules.household), head),
        ability: choices(rules.iter().flat_map(|rules| &rules.ability), head),
        income: choices(rules.iter().flat_map(|rules| &rules.income), head),
        offers: guides.into_iter().map(|guide| ruled(guide, head)).collect::<Result<_, _>>()?,
    }))
}

fn areas(head: &SiteHead<'_>) -> Vec<Choice> {
    let choice = |area: &crate::model::Area| Choice { value: area.slug.clone(), label: area.name.clone() };
    head.registries.areas.iter().map(choice).collect()
}

/// All words of a vocabulary of which one is asked for, so that a reader finds the own case among them.
fn choices<'a, C: Closed + Copy>(mut asked: impl Iterator<Item = &'a C>, head: &SiteHead<'_>) -> Vec<Choice> {
    if asked.next().is_none() {
        return Vec::new();
    }
    C::ALL.iter().map(|word| Choice { value: word.code().to_owned(), label: head.word(*word) }).collect()
}

fn ruled(guide: &Guide, head: &SiteHead<'_>) -> Result<Ruled, RenderError> {
    let amounts = guide.benefit.as_ref().map_or(&[][..], |benefit| &benefit.amounts);
    let none = Rules::default();
    let rules = Written::of(guide.rules.as_ref().unwrap_or(&none), head);
    let priced = amounts.iter().map(|amount| Priced::of(amount, head)).collect::<Result<Vec<_>, RenderError>>()?;
    Ok(Ruled {
        link: link(&guide.head, &Address::section(Section::Guide), head),
        amount: spread(amounts, head)?,
        rules: json(&rules),
        amounts: json(&priced),
    })
}

fn json(value: &impl Serialize) -> String {
    serde_json::to_string(value).expect("text and numbers are JSON")
}

/// Rules as the script reads them: areas by slug, words by code.
#[derive(Serialize)]
struct Written<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    age_min: Option<u16>,
    #[serde(skip_serializing_if = "Option::is_none")]
    age_max: Option<u16>,
    #[serde(skip_serializing_if = "Option::is_none")]
    child_months_max: Option<u16>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    areas: Vec<&'a str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    household: Vec<&'static str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    ability: Vec<&'static str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    income: Vec<&'static str>,
}

impl<'a> Written<'a> {
    fn of(rules: &Rules, head: &SiteHead<'a>) -> Self {
        Self {
            age_min: rules.age_min,
            age_max: rules.age_max,
            child_months_max: rules.child_months_max,
            areas: rules.areas.iter().map(|&area| head.registries.area(area).slug.as_str()).collect(),
            household: rules.household.iter().map(|word| word.code()).collect(),
            ability: rules.ability.iter().map(|word| word.code()).collect(),
            income: rules.income.iter().map(|word| word.code()).collect(),
        }
    }
}

/// An amount as the script reads it.
#[derive(Serialize)]
struct Priced<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    area: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    age_min: Option<u16>,
    #[serde(skip_serializing_if = "Option::is_none")]
    age_max: Option<u16>,
    text: String,
}

impl<'a> Priced<'a> {
    fn of(amount: &Amount, head: &SiteHead<'a>) -> Result<Self, RenderError> {
        let said = line(amount, head)?;
        let text: Vec<String> = std::iter::once(said.amount).chain(said.term).collect();
        Ok(Self {
            area: amount.area.map(|area| head.registries.area(area).slug.as_str()),
            age_min: amount.age_min,
            age_max: amount.age_max,
            text: text.join(&head.say("list.comma", &[])?),
        })
    }
}
