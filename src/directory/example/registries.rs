//! Registries of a made-up region.

use super::phone;
use crate::directory::Registries;
use crate::model::area::Bounds;
use crate::model::site::{Column, Config, Correction, Kind, Named, OfficeContact, Service, Site};
use crate::model::{Area, AreaId, Region, Township};
use crate::vocabulary::{ColumnType, Group, Profile, TownshipKind};

/// Two areas, the second inside the first; three townships; three kinds of places for elders and one for children.
pub(crate) fn registries() -> Registries {
    let area = |slug: &str, name: &str, grid| Area {
        slug: slug.into(),
        name: name.into(),
        code: Some("010101".into()),
        within: None,
        note: None,
        postal_code: None,
        seat: None,
        grid: Some(grid),
    };
    let township = |code: &str, name: &str, area, kind| Township {
        code: code.into(),
        name: name.into(),
        area: AreaId::new(area),
        kind,
        ju: Some(3),
        cun: Some(5),
        note: None,
    };
    let kind = |code: &str, label: &str, group, profile| Kind {
        code: code.into(),
        label: label.into(),
        labels: vec![],
        group,
        profile,
        icon: None,
        about: None,
        filed: true,
    };
    let service = |code: &str, label: &str| Service {
        code: code.into(),
        label: label.into(),
        labels: vec![],
        group: "六助".into(),
        about: "说明。".into(),
    };
    let level = |code: &str, label: &str| Named { code: code.into(), label: label.into(), about: None };
    Registries {
        config: Config {
            title: "示例市养老托育服务".into(),
            language: "zh-CN".into(),
            content: "content".into(),
            facilities: "facilities".into(),
            output: "site".into(),
            theme: "default".into(),
            site_url: Some("https://laoyou.example/a/".into()),
            demo: true,
        },
        site: Site {
            host_unit: Some("示例单位".into()),
            licence: Some("可以免费使用。".into()),
            supervision_phone: Some(phone("0199-0000002")),
            hotline: Some(phone("12345")),
            correction: Some(Correction { phone: phone("0199-0000003"), email: Some("a@laoyou.example".into()) }),
            contacts: vec![
                OfficeContact {
                    area: Some(AreaId::new(0)),
                    unit: "甲县民政局".into(),
                    group: Some(Group::Elder),
                    phone: phone("0199-0000011"),
                    hours: None,
                },
                OfficeContact {
                    area: None,
                    unit: "示例市民政局".into(),
                    group: None,
                    phone: phone("0199-0000012"),
                    hours: None,
                },
            ],
            ..Site::default()
        },
        region: Region {
            name: "示例市".into(),
            province: "示例省".into(),
            time_zone: "Asia/Shanghai".into(),
            dialling_code: "0199".into(),
            subscriber_digits: 7,
            bounds: Bounds { west: 100.0, south: 20.0, east: 110.0, north: 30.0 },
            licence_prefixes: vec![],
        },
        areas: vec![
            area("jia", "甲县", (1, 1)),
            Area { within: Some(AreaId::new(0)), code: None, ..area("yi", "乙园区", (1, 2)) },
        ],
        townships: vec![
            township("010101001", "东镇", 0, TownshipKind::Town),
            township("010101002", "西街道", 0, TownshipKind::Street),
            township("010101003", "南镇", 1, TownshipKind::Town),
        ],
        kinds: vec![
            kind("elder.home", "养老院", Group::Elder, Profile::Residential),
            kind("elder.meal", "餐桌", Group::Elder, Profile::Meals),
            kind("child.nursery", "托育园", Group::Child, Profile::Nursery),
            kind("elder.home-care-centre", "居家养老服务中心", Group::Elder, Profile::HomeCare),
        ],
        services: vec![service("help.meal", "助餐"), service("help.bath", "助浴")],
        care_levels: vec![level("self", "自理"), level("full", "全护理")],
        credit_grades: vec!["优".into()],
        benefits: vec![],
        columns: vec![Column {
            code: "facility".into(),
            name: "找机构".into(),
            description: "按地方找机构".into(),
            keywords: vec!["养老".into()],
            kind: ColumnType::Services,
            max_age_days: None,
        }],
        watchwords: vec![],
        boasts: vec![],
        glossary: vec![],
        synonyms: vec![],
        readings: vec![],
        retired: vec![],
    }
}
