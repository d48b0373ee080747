//! Small things that many pages show: links, days, numbers to call.

use serde::Serialize;

use crate::model::Phone;

/// A link within the site.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Link {
    /// What it says.
    pub label: String,
    /// Where it leads.
    pub href: String,
    /// What stands beside it: a count, a distance, a day.
    pub note: Option<String>,
}

/// A day, for machines and for people.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Day {
    /// `2026-03-05`.
    pub iso: String,
    /// `2026年3月5日`.
    pub text: String,
}

/// A link to another site.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Outside {
    /// The whole address.
    pub href: String,
    /// Whether it leaves the government's sites, which readers must be told (国办发〔2017〕47号).
    pub leaves: bool,
}

impl Outside {
    /// A link to an address that begins with `http://` or `https://`.
    pub fn new(url: &str) -> Self {
        let host = url.split_once("://").map_or("", |(_, rest)| rest);
        let host = host.split(['/', '?', '#', ':']).next().unwrap_or_default().to_ascii_lowercase();
        Self { href: url.to_owned(), leaves: host != "gov.cn" && !host.ends_with(".gov.cn") }
    }
}

/// A number to call.
#[derive(Clone, Debug, Serialize)]
pub struct Call {
    /// `tel:+868743123456`.
    pub href: String,
    /// As shown.
    pub number: String,
}

impl From<&Phone> for Call {
    fn from(phone: &Phone) -> Self {
        Self { href: phone.tel(), number: phone.to_string() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_other_hosts_than_gov_cn_leave() {
        for (url, leaves) in [
            ("https://www.gov.cn/", false),
            ("http://qj.gov.cn:8080/a", false),
            ("https://GOV.CN?x", false),
            ("https://gov.cn.example/", true),
            ("https://xgov.cn/", true),
            ("https://uri.amap.com/marker", true),
        ] {
            assert_eq!(Outside::new(url).leaves, leaves, "{url}");
        }
    }
}
