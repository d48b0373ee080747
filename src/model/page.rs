//! Policies, guides, notices and other pages, as their front matter and text state them.

use jiff::civil::{Date, DateTime};
use serde::{Deserialize, Serialize};

use super::{AreaId, BenefitId, ColumnId, Hours, Phone, Yuan};
use crate::vocabulary::{Ability, Audience, Household, Income, Unit, Validity};

/// Where a page stands: its folder and its slug.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct PageRef {
    /// Which folder of `content/`.
    pub folder: Folder,
    /// The last part of its address.
    pub slug: String,
}

/// The four folders of pages.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Folder {
    /// `content/policies/`, at `/policy/`.
    Policy,
    /// `content/guides/`, at `/guide/`.
    Guide,
    /// `content/notices/`, at `/notice/`.
    Notice,
    /// `content/pages/`, at `/page/`.
    Page,
}

impl Folder {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Policy, Self::Guide, Self::Notice, Self::Page];

    /// The part of the address, and what references are written with: `policy`.
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Policy => "policy",
            Self::Guide => "guide",
            Self::Notice => "notice",
            Self::Page => "page",
        }
    }

    /// The folder under `content/`: `policies`.
    pub const fn directory(self) -> &'static str {
        match self {
            Self::Policy => "policies",
            Self::Guide => "guides",
            Self::Notice => "notices",
            Self::Page => "pages",
        }
    }
}

/// What every page has.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PageHead {
    /// Folder and slug.
    pub at: PageRef,
    /// The file it was written in, relative to the site.
    pub file: crate::source::SitePath,
    /// The page's h1.
    pub title: String,
    /// Plain text, at most 120 characters.
    pub summary: Option<String>,
    /// For whom.
    pub audience: Vec<Audience>,
    /// For which areas; empty for all.
    pub areas: Vec<AreaId>,
    /// For search and the page labels.
    pub keywords: Vec<String>,
    /// Column of the site.
    pub column: Option<ColumnId>,
    /// Pages that belong to it, as authors named them.
    pub related: Vec<PageRef>,
    /// The original.
    pub source: Option<PageSource>,
    /// Files beside it.
    pub attachments: Vec<Attachment>,
    /// The Markdown below the front matter.
    pub body: String,
    /// Not published: stands in a preview only, marked there.
    pub draft: bool,
}

/// The original of a page.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PageSource {
    /// Office or site.
    pub name: String,
    /// Web page.
    pub url: Option<String>,
}

/// A file that belongs to a page.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Attachment {
    /// File name in the folder named like the page.
    pub file: String,
    /// What readers see.
    pub title: String,
    /// Bytes.
    pub size: u64,
}

/// A policy document or its explanation.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Policy {
    /// What every page has.
    pub head: PageHead,
    /// 索引号; `None` shows 未载明.
    pub index_no: Option<String>,
    /// 发文字号; `None` shows 未载明.
    pub doc_no: Option<String>,
    /// 发文机关, at least one.
    pub issuer: Vec<String>,
    /// 成文日期; not after `published_at`.
    pub signed_on: Date,
    /// 发布日期, in the site's time zone.
    pub published_at: DateTime,
    /// 施行日期.
    pub effective_on: Option<Date>,
    /// Until when.
    pub expires_on: Option<Date>,
    /// 有效性 as written; a past `expires_on` makes it lapse.
    pub validity: Validity,
    /// What holds instead.
    pub replaced_by: Option<PageRef>,
    /// 主题分类.
    pub theme: Option<String>,
    /// The document this page explains.
    pub interprets: Option<PageRef>,
}

impl Policy {
    /// Whether it holds on a day.
    pub fn validity_on(&self, today: Date) -> Validity {
        match self.validity {
            Validity::InForce | Validity::Amended if self.expires_on.is_some_and(|last| last < today) => {
                Validity::Lapsed
            }
            validity => validity,
        }
    }
}

/// A benefit or a procedure.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Guide {
    /// What every page has.
    pub head: PageHead,
    /// When it was published here.
    pub published_at: Option<DateTime>,
    /// When it was last changed.
    pub updated: Option<Date>,
    /// What is given.
    pub benefit: Option<Benefit>,
    /// Who may have it.
    pub rules: Option<Rules>,
    /// Where and how.
    pub procedure: Option<Procedure>,
}

/// What a guide's benefit gives.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Benefit {
    /// Which benefit.
    pub code: BenefitId,
    /// Published amounts; empty shows 未公布.
    pub amounts: Vec<Amount>,
}

/// One published amount.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Amount {
    /// For one area; `None` for all.
    pub area: Option<AreaId>,
    /// From this age in years.
    pub age_min: Option<u16>,
    /// To this age in years, included.
    pub age_max: Option<u16>,
    /// The amount, or the least.
    pub min: Yuan,
    /// The most.
    pub max: Option<Yuan>,
    /// By month, year …
    pub unit: Unit,
    /// From this day.
    pub from: Option<Date>,
    /// To this day.
    pub to: Option<Date>,
    /// The document.
    pub source: String,
}

/// Who may have a benefit; every part that is empty asks nothing.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Rules {
    /// Least age in years.
    pub age_min: Option<u16>,
    /// Greatest age in years.
    pub age_max: Option<u16>,
    /// Areas of residence.
    pub areas: Vec<AreaId>,
    /// Household types, any of them.
    pub household: Vec<Household>,
    /// Levels of ability, any of them.
    pub ability: Vec<Ability>,
    /// Income, any of them.
    pub income: Vec<Income>,
    /// Greatest age of the child in months.
    pub child_months_max: Option<u16>,
}

/// Where and how to apply: the elements of 办事服务 (国办秘函〔2019〕19号).
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Procedure {
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
    /// 办理时限, in working days.
    pub limit_days: Option<u16>,
    /// 办理地点.
    pub place: Option<String>,
    /// 办理时间.
    pub hours: Option<Hours>,
    /// 咨询电话.
    pub phone: Option<Phone>,
    /// 收费.
    pub fee: Option<String>,
    /// 网上办理.
    pub online_url: Option<String>,
}

/// News of the site.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Notice {
    /// What every page has.
    pub head: PageHead,
    /// Who gives it.
    pub issuer: Vec<String>,
    /// When.
    pub published_at: DateTime,
    /// After this day it leaves the home page.
    pub expires_on: Option<Date>,
}

/// About, help and the like.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Page {
    /// What every page has.
    pub head: PageHead,
    /// When it was last changed.
    pub updated: Option<Date>,
}
