//! The site: its configuration (`book.toml`), who publishes it (`site.yaml`), and its registries of words.

use super::page::PageRef;
use super::{AreaId, Hours, Phone};
use crate::vocabulary::{ColumnType, Group, Profile, WatchLevel};
use serde::Serialize;

/// `book.toml`, judged.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Config {
    /// Name of the site.
    pub title: String,
    /// BCP 47 tag, for example `zh-CN`.
    pub language: String,
    /// Folder of pages, relative to the site: `content`.
    pub content: String,
    /// Folder of entries, relative to the site: `facilities`.
    pub facilities: String,
    /// Output folder, relative to the site: `site`.
    pub output: String,
    /// Name of the theme.
    pub theme: String,
    /// Absolute address with a slash at its end; canonical links, site map and feed need it.
    pub site_url: Option<String>,
    /// Whether everything here is an example.
    pub demo: bool,
}

impl Config {
    /// The path part of `site_url`: `/` or `/yilaoyixiao/`; `/` without one.
    pub fn base_path(&self) -> &str {
        self.site_url
            .as_deref()
            .and_then(|url| url.split_once("://"))
            .and_then(|(_, rest)| rest.find('/').map(|slash| &rest[slash..]))
            .unwrap_or("/")
    }
}

/// `site.yaml`, judged.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Site {
    /// 网站标识码.
    pub id_code: Option<String>,
    /// ICP备案号.
    pub icp: Option<String>,
    /// 公安备案号.
    pub police: Option<String>,
    /// 主办单位.
    pub host_unit: Option<String>,
    /// 承办单位.
    pub run_unit: Option<String>,
    /// Address of the host.
    pub address: Option<String>,
    /// Its phone.
    pub phone: Option<Phone>,
    /// 监督电话, on every page.
    pub supervision_phone: Option<Phone>,
    /// 纠错, on every page.
    pub correction: Option<Correction>,
    /// 12345, on every page.
    pub hotline: Option<Phone>,
    /// 我为政府网站找错.
    pub error_report_url: Option<String>,
    /// 党政机关网站标识.
    pub emblem_url: Option<String>,
    /// Offices to ask.
    pub contacts: Vec<OfficeContact>,
    /// Addresses that moved.
    pub redirects: Vec<Redirect>,
    /// How the open data may be used.
    pub licence: Option<String>,
    /// The plan whose goals `/indicators/` shows.
    pub plan: Option<PageRef>,
}

/// How to say that something is wrong.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Correction {
    /// By phone.
    pub phone: Phone,
    /// By mail, to an office.
    pub email: Option<String>,
}

/// A column of the site.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Column {
    /// For example `policies`.
    pub code: String,
    /// What readers see.
    pub name: String,
    /// ColumnDescription.
    pub description: String,
    /// ColumnKeywords.
    pub keywords: Vec<String>,
    /// ColumnType.
    pub kind: ColumnType,
    /// Days after which it must have something new.
    pub max_age_days: Option<u16>,
}

/// An office to ask.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct OfficeContact {
    /// Whose; `None` for the whole region.
    pub area: Option<AreaId>,
    /// Its name.
    pub unit: String,
    /// What it is responsible for; `None` for both.
    pub group: Option<Group>,
    /// Its phone.
    pub phone: Phone,
    /// When someone is there.
    pub hours: Option<Hours>,
}

/// A word with a code and an explanation: care levels, benefits.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Named {
    /// For addresses and open data.
    pub code: String,
    /// What readers see and authors may write.
    pub label: String,
    /// In plain words.
    pub about: Option<String>,
}

/// A word that must not or should not be used.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Watchword {
    /// The word.
    pub bad: String,
    /// What to write instead.
    pub good: Option<String>,
    /// How grave it is.
    pub level: WatchLevel,
}

/// An address that moved.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Redirect {
    /// Site-relative folder path without leading slash: `old/`.
    pub from: String,
    /// Site-relative folder path without leading slash.
    pub to: String,
}

/// A kind of facility.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Kind {
    /// For example `elder.rural-home`.
    pub code: String,
    /// For example 农村敬老院.
    pub label: String,
    /// Other names that authors and searchers use.
    pub labels: Vec<String>,
    /// 老 or 幼.
    pub group: Group,
    /// Which blocks its entries may carry.
    pub profile: Profile,
    /// Icon of the theme.
    pub icon: Option<String>,
    /// In plain words.
    pub about: Option<String>,
    /// Whether the law asks such a facility to be filed (备案).
    pub filed: bool,
}

/// A service.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Service {
    /// For example `help.meal`.
    pub code: String,
    /// For example 助餐.
    pub label: String,
    /// Other names.
    pub labels: Vec<String>,
    /// Heading under which it is shown.
    pub group: String,
    /// In plain words.
    pub about: String,
}

/// A term explained.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Term {
    /// As documents have it.
    pub term: String,
    /// As people say it.
    pub plain: String,
    /// Other ways to say it.
    pub labels: Vec<String>,
}
