//! A small made-up directory for tests: a region of two areas, and facilities that together fill every field.

use jiff::civil::{Date, date};

use super::{Directory, Registries, Row, Tallies, Today};
use crate::model::area::Bounds;
use crate::model::facility::{
    Admission, Building, Class, Contact, Credit, Facility, FactSource, Filing, FoodPermit, Honour, Inclusive,
    Inspection, Location, Meals, Medical, Nursery, Operator, Passed, Penalty, Photo, Quality, Rating, Room, RoomOf,
    SourceKey, Staff,
};
use crate::model::site::{Config, Kind, Named, Service, Site};
use crate::model::{
    Area, AreaId, CareLevelId, Hours, KindId, Phone, PhonePlan, Point, Price, Region, ServiceId, Township, TownshipId,
    Weekly, Yuan,
};
use crate::record::{Record, Records};
use crate::vocabulary::{
    Access, Basis, CentreLevel, ClassType, Crs, FilingState, Form, Grade, Group, HonourLevel, InspectionKind, Item,
    MedicalKind, Mode, Ownership, Profile, Profit, Serves, Status, TownshipKind, Unit,
};

/// The day on which the example stands.
pub(crate) const TODAY: Date = date(2026, 3, 10);

/// A number of the made-up region.
pub(crate) fn phone(text: &str) -> Phone {
    Phone::parse(text, PhonePlan { dialling_code: "0199", subscriber_digits: 7, demo: false }).unwrap()
}

/// A directory of these facilities, in this order, without pages.
pub(crate) fn directory(facilities: &[Facility]) -> Directory {
    let mut records = Records::default();
    for facility in facilities {
        records.push(&Record::encode(facility));
    }
    Directory {
        today: Today { real: TODAY, reckoned: TODAY },
        registries: registries(),
        rows: facilities.iter().map(row).collect(),
        records,
        near: facilities.iter().map(|_| Vec::new()).collect(),
        tallies: Tallies::default(),
        policies: Vec::new(),
        guides: Vec::new(),
        notices: Vec::new(),
        pages: Vec::new(),
        indicators: Vec::new(),
        notes: Vec::new(),
        files: Vec::new(),
        next_change: None,
    }
}

/// Two areas with a township each, three kinds, two services.
pub(crate) fn registries() -> Registries {
    Registries {
        config: Config {
            title: "示例市养老托育服务".into(),
            language: "zh-CN".into(),
            content: "content".into(),
            facilities: "facilities".into(),
            output: "site".into(),
            theme: "default".into(),
            site_url: Some("https://laoyou.example/".into()),
            demo: false,
        },
        site: Site {
            host_unit: Some("示例主办单位".into()),
            licence: Some("可以免费使用。".into()),
            ..Site::default()
        },
        region: Region {
            name: "示例市".into(),
            province: "示例省".into(),
            time_zone: "Asia/Shanghai".into(),
            dialling_code: "0199".into(),
            subscriber_digits: 7,
            bounds: Bounds { west: 102.0, south: 24.0, east: 105.0, north: 27.0 },
            licence_prefixes: vec!["示".into()],
        },
        areas: vec![area("dong", "东区", Some("990101")), area("xi", "西县", None)],
        townships: vec![township("990101001", "东街道", 0), township("990102001", "西镇", 1)],
        kinds: vec![
            kind("elder.rural-home", "农村敬老院", Group::Elder, Profile::Residential),
            kind("child.nursery", "托育园", Group::Child, Profile::Nursery),
            kind("elder.home-care-centre", "居家养老服务中心", Group::Elder, Profile::HomeCare),
        ],
        services: vec![service("help.meal", "助餐"), service("help.bath", "助浴")],
        care_levels: vec![named("self-care", "自理"), named("full-care", "全护理")],
        credit_grades: vec!["A".into(), "B".into()],
        benefits: Vec::new(),
        columns: Vec::new(),
        watchwords: Vec::new(),
        boasts: Vec::new(),
        glossary: Vec::new(),
        synonyms: Vec::new(),
        readings: Vec::new(),
        retired: Vec::new(),
    }
}

/// A facility that says nothing but what it must.
pub(crate) fn plain(id: &str, name: &str) -> Facility {
    Facility {
        id: id.into(),
        name: name.into(),
        alias: Vec::new(),
        pinyin: vec!["shi".into(), "li".into()],
        kind: KindId::new(0),
        also: Vec::new(),
        status: Status::Operating,
        closed_on: None,
        area: AreaId::new(0),
        township: None,
        village: None,
        address: "示例镇示例村1号".into(),
        location: None,
        phones: Vec::new(),
        hours: None,
        ownership: None,
        mode: None,
        profit: None,
        operator: None,
        uscc: None,
        filing: None,
        inclusive: None,
        room: None,
        prices: Vec::new(),
        prepay_months: None,
        services: Vec::new(),
        admission: None,
        serves: Vec::new(),
        care_levels: Vec::new(),
        medical: None,
        level: None,
        meals: None,
        staff: None,
        courses: Vec::new(),
        term: None,
        nursery: None,
        food_permit: None,
        host: None,
        building: Building::default(),
        rating: None,
        honours: Vec::new(),
        credit: None,
        inspections: Vec::new(),
        penalties: Vec::new(),
        accessibility: Vec::new(),
        photos: Vec::new(),
        description: None,
        transport: None,
        source_keys: Vec::new(),
        sources: Vec::new(),
        updated: None,
        draft: false,
    }
}

/// A home for elders that says everything it can.
pub(crate) fn home() -> Facility {
    let uscc = "52530302MJ000000XC".parse().ok();
    Facility {
        alias: vec!["光荣院".into(), "老院".into()],
        also: vec![KindId::new(2)],
        township: Some(TownshipId::new(0)),
        village: Some("示例社区".into()),
        location: Point::new(103.799_022, 25.486_997, Crs::Gcj02).map(|point| Location {
            point,
            written: (103.799_022, 25.486_997),
            crs: Crs::Gcj02,
        }),
        phones: vec![
            Contact { phone: phone("0199-2123456"), label: Some("值班".into()), hours: Some(Hours::Always) },
            Contact { phone: phone("12345"), label: None, hours: None },
        ],
        hours: Some(week()),
        ownership: Some(Ownership::Public),
        mode: Some(Mode::PublicBuiltPrivateRun),
        profit: Some(Profit::NonProfit),
        operator: Some(Operator { name: "示例中心".into(), uscc }),
        uscc,
        filing: Some(Filing {
            state: FilingState::Filed,
            no: Some("示例备〔2025〕1号".into()),
            authority: Some("东区民政局".into()),
            date: Some(date(2025, 4, 1)),
            url: Some("https://www.example.gov.cn/".into()),
        }),
        inclusive: Some(Inclusive { yes: true, basis: Some("示例名单".into()) }),
        room: Some(Room {
            of: RoomOf::Beds { nursing: Some(66), memory: Some(10) },
            total: 120,
            available: Some(12),
            as_of: Some(date(2026, 3, 1)),
        }),
        prices: vec![
            Price { max: Some(Yuan::from_fen(180_000)), from: Some(date(2026, 1, 1)), ..price(Item::Bed, 120_000) },
            Price {
                level: Some(CareLevelId::new(1)),
                basis: Some(Basis::Market),
                note: Some("双人间|单人间".into()),
                ..price(Item::Care, 80_050)
            },
        ],
        prepay_months: Some(1),
        services: vec![ServiceId::new(0), ServiceId::new(1)],
        admission: Some(Admission {
            materials: vec!["身份证".into(), "体检报告".into()],
            steps: vec!["打电话".into(), "签合同".into()],
            trial_days: Some(7),
            visiting: Some("每天上午".into()),
            waiting: Some("不用排队".into()),
        }),
        serves: vec![Serves::SelfCare, Serves::Disabled],
        care_levels: vec![CareLevelId::new(0), CareLevelId::new(1)],
        medical: Some(Medical {
            kind: MedicalKind::Contracted,
            partner: Some("示例医院".into()),
            ltc_insurance: Some(false),
            medical_insurance: Some(true),
        }),
        level: Some(CentreLevel::Street),
        meals: Some(Meals {
            breakfast: true,
            lunch: true,
            dinner: false,
            price: Some(Yuan::from_fen(1000)),
            subsidised_price: Some(Yuan::from_fen(650)),
            delivery: Some(true),
        }),
        staff: Some(Staff { total: 30, carers: Some(18), certified: Some(15) }),
        courses: vec!["书法".into()],
        term: Some("三月开课".into()),
        food_permit: Some(FoodPermit::Until(date(2028, 5, 31))),
        host: Some("示例医院".into()),
        building: Building {
            area_m2: Some(1200.5),
            built: Some(2015),
            renovated: Some(2023),
            fire_ok_until: Some(date(2027, 6, 30)),
        },
        rating: Some(Rating {
            level: 3,
            standard: Some("GB/T 37276—2018".into()),
            body: "示例市民政局".into(),
            issued: date(2025, 1, 10),
            expires: Some(date(2028, 1, 9)),
        }),
        honours: vec![Honour {
            title: "敬老文明号".into(),
            level: Some(HonourLevel::Municipal),
            year: Some(2024),
            body: Some("示例市民政局".into()),
        }],
        credit: Some(Credit {
            grade: "A".into(),
            year: 2025,
            body: Some("示例信用".into()),
            url: Some("https://www.example.gov.cn/a".into()),
        }),
        inspections: vec![Inspection {
            date: date(2026, 1, 20),
            body: "东区民政局".into(),
            kind: InspectionKind::Random,
            result: "未发现问题".into(),
            rectified_on: Some(date(2026, 2, 1)),
            url: Some("https://www.example.gov.cn/b".into()),
        }],
        penalties: vec![penalty("示例罚〔2025〕1号", Some(date(2026, 5, 6)), None)],
        accessibility: vec![Access::Ramp, Access::Lift],
        photos: vec![Photo {
            file: "men.jpg".into(),
            alt: "大门和门前的坡道".into(),
            taken_on: Some(date(2026, 3, 1)),
            credit: Some("东区民政局".into()),
        }],
        description: Some("院内有**菜园**。".into()),
        transport: Some("2路公交".into()),
        source_keys: vec![SourceKey { list: "minzheng-2026".into(), key: "0012".into() }],
        sources: vec![FactSource {
            org: "东区民政局".into(),
            title: Some("备案信息".into()),
            url: Some("https://www.example.gov.cn/c".into()),
            checked_on: date(2026, 3, 1),
        }],
        updated: Some(date(2026, 3, 5)),
        ..plain("shi-li-yuan", "示例敬老院")
    }
}

/// A nursery that says what only nurseries have.
pub(crate) fn nursery() -> Facility {
    Facility {
        kind: KindId::new(1),
        area: AreaId::new(1),
        township: Some(TownshipId::new(1)),
        room: Some(Room {
            of: RoomOf::Places { inclusive: Some(40) },
            total: 60,
            available: Some(6),
            as_of: Some(date(2026, 2, 1)),
        }),
        prices: vec![Price {
            class: Some(ClassType::Older),
            form: Some(Form::FullDay),
            meals_included: Some(true),
            ..price(Item::Month, 168_000)
        }],
        nursery: Some(Nursery {
            age_months: Some((18, 36)),
            classes: vec![Class { kind: ClassType::Older, count: 3, places: 60, enrolled: Some(54), carers: Some(9) }],
            forms: vec![Form::FullDay, Form::Hourly],
            health_eval: Some(Passed { ok: true, date: Some(date(2026, 2, 10)) }),
            fire_ok: Some(Passed { ok: true, date: Some(date(2026, 2, 11)) }),
            video_days: Some(90),
            head_degree: Some(true),
            quality: Some(Quality { grade: Grade::A, date: Some(date(2025, 11, 20)) }),
        }),
        food_permit: Some(FoodPermit::Yes),
        updated: Some(date(2026, 2, 1)),
        ..plain("shi-li-tuo", "示例托育园")
    }
}

/// A centre that counts persons.
pub(crate) fn centre() -> Facility {
    Facility {
        kind: KindId::new(2),
        status: Status::Closed,
        closed_on: Some(date(2026, 1, 31)),
        room: Some(Room { of: RoomOf::Persons, total: 40, available: Some(5), as_of: Some(date(2026, 1, 1)) }),
        ..plain("shi-li-zhan", "示例中心")
    }
}

/// A penalty with its term and its repair.
pub(crate) fn penalty(no: &str, publish_until: Option<Date>, repaired_on: Option<Date>) -> Penalty {
    Penalty {
        date: date(2025, 5, 6),
        no: no.into(),
        authority: "东区消防救援大队".into(),
        reason: "疏散通道堆放杂物".into(),
        basis: Some("消防法第六十条".into()),
        result: "警告".into(),
        url: Some("https://www.example.gov.cn/d".into()),
        publish_until,
        repaired_on,
    }
}

/// A row with what follows from the facility itself.
pub(crate) fn row(facility: &Facility) -> Row {
    Row {
        id: facility.id.as_str().into(),
        name: facility.name.as_str().into(),
        sort_key: facility.pinyin.concat().into(),
        area: facility.area,
        township: facility.township,
        kind: facility.kind,
        also: facility.also.clone().into(),
        services: facility.services.clone().into(),
        status: facility.status,
        ownership: facility.ownership,
        inclusive: facility.inclusive.as_ref().map(|inclusive| inclusive.yes),
        address: facility.address.as_str().into(),
        point: facility.location.map(|location| location.point),
        phone: facility.phones.first().map(|contact| contact.phone.clone()),
        room: facility.room,
        floor: None,
        age_months: facility.nursery.as_ref().and_then(|nursery| nursery.age_months),
        forms: facility.nursery.as_ref().map(|nursery| nursery.forms.clone()).unwrap_or_default().into(),
        rating: facility.rating.as_ref().map(|rating| rating.level),
        updated: facility.updated,
        next_change: None,
        draft: facility.draft,
    }
}

fn week() -> Hours {
    let mut week = Weekly { from: Some(date(2026, 1, 1)), ..Weekly::default() };
    week.add("周一至周五", "08:00-11:30 14:00-17:30").unwrap();
    week.add("周六", "休息").unwrap();
    Hours::Weekly(Box::new(week))
}

fn price(item: Item, fen: u32) -> Price {
    Price {
        item,
        level: None,
        class: None,
        form: None,
        min: Yuan::from_fen(fen),
        max: None,
        unit: Unit::Month,
        basis: None,
        from: None,
        meals_included: None,
        note: None,
    }
}

fn area(slug: &str, name: &str, code: Option<&str>) -> Area {
    Area {
        slug: slug.into(),
        name: name.into(),
        code: code.map(str::to_owned),
        within: None,
        note: None,
        postal_code: None,
        seat: None,
        grid: None,
    }
}

fn township(code: &str, name: &str, area: usize) -> Township {
    Township {
        code: code.into(),
        name: name.into(),
        area: AreaId::new(area),
        kind: TownshipKind::Street,
        ju: Some(1),
        cun: Some(2),
        note: None,
    }
}

fn kind(code: &str, label: &str, group: Group, profile: Profile) -> Kind {
    Kind {
        code: code.into(),
        label: label.into(),
        labels: Vec::new(),
        group,
        profile,
        icon: None,
        about: None,
        filed: true,
    }
}

fn service(code: &str, label: &str) -> Service {
    Service { code: code.into(), label: label.into(), labels: Vec::new(), group: "六助".into(), about: String::new() }
}

fn named(code: &str, label: &str) -> Named {
    Named { code: code.into(), label: label.into(), about: None }
}
