//! Benefits and procedures: the list with who gets what, and one of them with amounts, conditions and how to apply.

use jiff::civil::{Date, DateTime};
use serde::Serialize;

use super::article::{Article, Imprint, Listed, article, frame, link, listed, section_frame};
use super::benefits::{Benefits, benefits};
use super::frame::Frame;
use super::part::{Call, Link, Outside};
use super::rule::conditions;
use crate::address::{Address, Section};
use crate::directory::Directory;
use crate::model::page::{Amount, Procedure};
use crate::model::{Guide, Yuan};
use crate::render::shelf::Shelf;
use crate::render::{RenderError, SiteHead};
use crate::text::format;
use crate::vocabulary::{Audience, Unit};

/// The list.
#[derive(Debug, Serialize)]
pub struct Guides {
    /// The frame.
    pub frame: Frame,
    /// What people get.
    pub people: Vec<Offer>,
    /// What providers get.
    pub providers: Vec<Offer>,
    /// Procedures that give nothing.
    pub others: Vec<Listed>,
    /// 政策帮我查; none when no guide states a rule.
    pub benefits: Option<Benefits>,
}

/// A line of the table of benefits.
#[derive(Debug, Serialize)]
pub struct Offer {
    /// The page.
    pub link: Link,
    /// Who may have it, in words; empty when no rule is stated.
    pub who: Vec<String>,
    /// How much, in words; `None` shows 未公布.
    pub amount: Option<String>,
}

/// Makes the list of guides.
pub fn guides(directory: &Directory, head: &SiteHead<'_>) -> Result<Guides, RenderError> {
    let at = Address::section(Section::Guide);
    let updated = directory.guides.iter().filter_map(changed).max();
    let mut list = Guides {
        frame: section_frame(Section::Guide, updated, head)?,
        people: Vec::new(),
        providers: Vec::new(),
        others: Vec::new(),
        benefits: benefits(directory, head)?,
    };
    for guide in &directory.guides {
        let Some(benefit) = &guide.benefit else {
            list.others.push(listed(&guide.head, changed(guide), &at, head));
            continue;
        };
        let who = guide.rules.as_ref().map(|rules| conditions(rules, head)).transpose()?.unwrap_or_default();
        let offer = Offer { link: link(&guide.head, &at, head), who, amount: spread(&benefit.amounts, head)? };
        if guide.head.audience == [Audience::Providers] { list.providers.push(offer) } else { list.people.push(offer) }
    }
    Ok(list)
}

/// One guide.
#[derive(Debug, Serialize)]
pub struct GuidePage {
    /// The frame.
    pub frame: Frame,
    /// What is given; `None` for a procedure that gives nothing.
    pub benefit: Option<Given>,
    /// Who may have it, in words.
    pub who: Vec<String>,
    /// Where and how: the elements of 办事服务 in their order.
    pub steps: Option<HowTo>,
    /// The text and what belongs to it.
    pub article: Article,
}

/// What a benefit gives.
#[derive(Debug, Serialize)]
pub struct Given {
    /// Its name.
    pub label: String,
    /// What it is, in plain words.
    pub about: Option<String>,
    /// Published amounts; empty shows 未公布.
    pub amounts: Vec<AmountLine>,
}

/// A published amount.
#[derive(Debug, Serialize)]
pub struct AmountLine {
    /// For which area; `None` for all.
    pub area: Option<String>,
    /// For which ages.
    pub ages: Option<String>,
    /// How much: `50元/月`.
    pub amount: String,
    /// From when to when.
    pub term: Option<String>,
    /// The document.
    pub source: String,
}

/// How to apply. What is empty shows 未公布 where inspection asks for it.
#[derive(Debug, Serialize)]
pub struct HowTo {
    /// 设定依据.
    pub basis: Vec<String>,
    /// 申请条件.
    pub conditions: Vec<String>,
    /// 办理材料.
    pub materials: Vec<String>,
    /// 办理流程.
    pub steps: Vec<String>,
    /// 办理部门.
    pub department: Option<String>,
    /// 办理时限: `20个工作日`.
    pub limit: Option<String>,
    /// 办理地点.
    pub place: Option<String>,
    /// 办理时间.
    pub hours: Option<String>,
    /// 咨询电话.
    pub phone: Option<Call>,
    /// 收费.
    pub fee: Option<String>,
    /// 网上办理.
    pub online: Option<Outside>,
}

/// Makes the page of a guide.
pub fn guide(guide: &Guide, head: &SiteHead<'_>, shelf: &Shelf<'_>) -> Result<GuidePage, RenderError> {
    let imprint = Imprint { published: guide.published_at, updated: guide.updated, issuer: &[] };
    let benefit = match &guide.benefit {
        Some(benefit) => {
            let named = &head.registries.benefits[benefit.code.index()];
            let lines = benefit.amounts.iter().map(|amount| line(amount, head));
            Some(Given {
                label: named.label.clone(),
                about: named.about.clone(),
                amounts: lines.collect::<Result<_, _>>()?,
            })
        }
        None => None,
    };
    Ok(GuidePage {
        frame: frame(&guide.head, imprint, head)?,
        benefit,
        who: guide.rules.as_ref().map(|rules| conditions(rules, head)).transpose()?.unwrap_or_default(),
        steps: guide.procedure.as_ref().map(|procedure| how_to(procedure, head)).transpose()?,
        article: article(&guide.head, head, shelf)?,
    })
}

/// When a guide was last changed, else published.
pub(crate) fn changed(guide: &Guide) -> Option<Date> {
    guide.updated.or(guide.published_at.map(DateTime::date))
}

fn how_to(procedure: &Procedure, head: &SiteHead<'_>) -> Result<HowTo, RenderError> {
    let limit = procedure.limit_days.map(|days| head.say("guide.days", &[("days", &days)])).transpose()?;
    Ok(HowTo {
        basis: procedure.basis.clone(),
        conditions: procedure.conditions.clone(),
        materials: procedure.materials.clone(),
        steps: procedure.steps.clone(),
        department: procedure.department.clone(),
        limit,
        place: procedure.place.clone(),
        hours: procedure.hours.as_ref().map(ToString::to_string),
        phone: procedure.phone.as_ref().map(Call::from),
        fee: procedure.fee.clone(),
        online: procedure.online_url.as_deref().map(Outside::new),
    })
}

pub(super) fn line(amount: &Amount, head: &SiteHead<'_>) -> Result<AmountLine, RenderError> {
    Ok(AmountLine {
        area: amount.area.map(|area| head.registries.area(area).name.clone()),
        ages: super::rule::ages(amount.age_min, amount.age_max, head)?,
        amount: money(amount.min, amount.max, amount.unit, head),
        term: match (amount.from.map(format::date), amount.to.map(format::date)) {
            (Some(from), Some(to)) => Some(head.say("guide.from_to", &[("from", &from), ("to", &to)])?),
            (Some(from), None) => Some(head.say("guide.from", &[("from", &from)])?),
            (None, Some(to)) => Some(head.say("guide.to", &[("to", &to)])?),
            (None, None) => None,
        },
        source: amount.source.clone(),
    })
}

/// `50—500元/月`: the least and the most of all amounts, when they count by the same.
pub(super) fn spread(amounts: &[Amount], head: &SiteHead<'_>) -> Result<Option<String>, RenderError> {
    let Some(first) = amounts.first() else { return Ok(None) };
    if amounts.iter().any(|amount| amount.unit != first.unit) {
        return head.say("guide.several", &[]).map(Some);
    }
    let least = amounts.iter().map(|amount| amount.min).min().unwrap_or_default();
    let most = amounts.iter().map(|amount| amount.max.unwrap_or(amount.min)).max();
    Ok(Some(money(least, most, first.unit, head)))
}

/// `50元/月`, `50—100元/月`.
fn money(min: Yuan, max: Option<Yuan>, unit: Unit, head: &SiteHead<'_>) -> String {
    let per = head.per(unit);
    match max.filter(|max| *max != min) {
        Some(max) => head.counted(format!("{min}—{max}"), &per),
        None => head.counted(min, &per),
    }
}
