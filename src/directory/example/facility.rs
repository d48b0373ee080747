//! Facilities made in code: one that says only what it must, one as most are, and those that together fill every field.

use jiff::civil::{Date, date};

use super::{TODAY, phone};
use crate::model::facility::{
    Admission, Building, Class, Contact, Credit, Facility, FactSource, Filing, FoodPermit, Honour, Inclusive,
    Inspection, Location, Meals, Medical, Nursery, Operator, Passed, Penalty, Photo, Quality, Rating, Room, RoomOf,
    SourceKey, Staff,
};
use crate::model::{AreaId, CareLevelId, Hours, KindId, Point, Price, ServiceId, TownshipId, Weekly, Yuan};
use crate::vocabulary::{
    Access, Basis, CentreLevel, ClassType, Crs, FilingState, Form, Grade, HonourLevel, InspectionKind, Item,
    MedicalKind, Mode, Ownership, Profit, Serves, Status, Unit,
};

/// A facility that says nothing but what it must.
pub(crate) fn plain(id: &str, name: &str) -> Facility {
    Facility {
        id: id.into(),
        name: name.into(),
        alias: Vec::new(),
        pinyin: Vec::new(),
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

/// A facility with what almost every one says, of the kind at this position.
pub(crate) fn ordinary(id: &str, name: &str, kind: usize) -> Facility {
    let (lng, lat) = (103.797, 25.490);
    Facility {
        kind: KindId::new(kind),
        township: Some(TownshipId::new(0)),
        address: "东镇示例路1号".into(),
        location: Point::new(lng, lat, Crs::Wgs84).map(|point| Location {
            point,
            written: (lng, lat),
            crs: Crs::Wgs84,
        }),
        phones: vec![Contact { phone: phone("0199-0123456"), label: None, hours: None }],
        room: Some(Room {
            of: RoomOf::Beds { nursing: None, memory: None },
            total: 120,
            available: Some(12),
            as_of: Some(date(2026, 3, 1)),
        }),
        services: vec![ServiceId::new(0)],
        updated: Some(date(2026, 3, 1)),
        ..plain(id, name)
    }
}

/// A home for elders that says everything it can.
pub(crate) fn complete(id: &str, name: &str) -> Facility {
    let care = |level, fen| Price { level: Some(CareLevelId::new(level)), ..price(Item::Care, fen, Unit::Month) };
    let bed = Price {
        basis: Some(Basis::Market),
        from: Some(date(2026, 1, 1)),
        note: Some("双人间|套间".into()),
        ..price(Item::Bed, 150_000, Unit::Month)
    };
    let single = Price { note: Some("单人间".into()), ..price(Item::Bed, 190_000, Unit::Month) };
    let meal = price(Item::Meal, 78_000, Unit::Month);
    let deposit = price(Item::Deposit, 500_000, Unit::Once);
    let dish = Price { max: Some(Yuan::from_fen(180_050)), ..price(Item::Dish, 80_050, Unit::Meal) };
    Facility {
        alias: vec!["光荣院".into(), "老院".into()],
        pinyin: vec!["shi".into(), "li".into()],
        also: vec![KindId::new(1)],
        village: Some("示例社区".into()),
        location: Point::new(103.799_022, 25.486_997, Crs::Gcj02).map(|point| Location {
            point,
            written: (103.799_022, 25.486_997),
            crs: Crs::Gcj02,
        }),
        phones: vec![
            Contact {
                phone: phone("0199-0123456"),
                label: Some("前台".into()),
                hours: Some(Hours::Text("每天 08:00—20:00".into())),
            },
            Contact { phone: phone("0199-0123457"), label: Some("夜间".into()), hours: Some(Hours::Always) },
            Contact { phone: phone("12345"), label: None, hours: None },
        ],
        hours: Some(week()),
        ownership: Some(Ownership::Private),
        mode: Some(Mode::PublicBuiltPrivateRun),
        profit: Some(Profit::NonProfit),
        operator: Some(Operator { name: "示例公司".into(), uscc: "91530381MA6K000067".parse().ok() }),
        uscc: "52530302MJ000000XC".parse().ok(),
        filing: Some(Filing {
            state: FilingState::Filed,
            no: Some("示例备字〔2021〕3号".into()),
            authority: Some("甲县民政局".into()),
            date: Some(date(2021, 4, 12)),
            url: Some("https://www.gov.cn/a".into()),
        }),
        inclusive: Some(Inclusive { yes: true, basis: Some("示例文件".into()) }),
        room: Some(Room {
            of: RoomOf::Beds { nursing: Some(66), memory: Some(10) },
            total: 120,
            available: Some(12),
            as_of: Some(date(2026, 3, 1)),
        }),
        prices: vec![bed, single, meal, care(0, 40_000), care(1, 220_000), deposit, dish],
        prepay_months: Some(1),
        services: vec![ServiceId::new(0), ServiceId::new(1)],
        admission: Some(Admission {
            materials: vec!["身份证".into()],
            steps: vec!["打电话约时间".into(), "做能力评估".into()],
            trial_days: Some(7),
            visiting: Some("每天 09:00—11:30".into()),
            waiting: Some("等候3人".into()),
        }),
        serves: vec![Serves::SelfCare, Serves::Disabled],
        care_levels: vec![CareLevelId::new(0), CareLevelId::new(1)],
        medical: Some(Medical {
            kind: MedicalKind::Contracted,
            partner: Some("示例卫生院".into()),
            ltc_insurance: Some(false),
            medical_insurance: Some(true),
        }),
        level: Some(CentreLevel::Street),
        meals: Some(Meals {
            lunch: true,
            price: Some(Yuan::from_fen(1000)),
            subsidised_price: Some(Yuan::from_fen(600)),
            delivery: Some(true),
            ..Meals::default()
        }),
        staff: Some(Staff { total: 40, carers: Some(28), certified: Some(24) }),
        courses: vec!["书法".into()],
        term: Some("三月开课".into()),
        food_permit: Some(FoodPermit::Until(date(2028, 5, 31))),
        host: Some("示例医院".into()),
        building: Building {
            area_m2: Some(3300.0),
            built: Some(2020),
            renovated: Some(2024),
            fire_ok_until: Some(date(2028, 9, 30)),
        },
        rating: Some(Rating {
            level: 3,
            standard: Some("GB/T 37276—2018".into()),
            body: "示例评定委员会".into(),
            issued: date(2024, 6, 18),
            expires: Some(date(2027, 6, 17)),
        }),
        honours: vec![Honour {
            title: "示例敬老文明号".into(),
            level: Some(HonourLevel::Municipal),
            year: Some(2024),
            body: Some("示例市民政局".into()),
        }],
        credit: Some(Credit {
            grade: "优".into(),
            year: 2025,
            body: Some("示例信用".into()),
            url: Some("https://www.example.gov.cn/a".into()),
        }),
        inspections: vec![Inspection {
            date: date(2025, 9, 18),
            body: "示例检查组".into(),
            kind: InspectionKind::Random,
            result: "两处灭火器过期".into(),
            rectified_on: Some(date(2025, 9, 25)),
            url: Some("https://www.example.gov.cn/b".into()),
        }],
        penalties: vec![
            penalty("示罚〔2026〕1号", Some(date(2026, 3, 9)), None),
            penalty("示罚〔2026〕2号", Some(TODAY), None),
            penalty("示罚〔2026〕3号", None, Some(date(2026, 3, 9))),
        ],
        accessibility: vec![Access::Ramp, Access::Lift],
        photos: vec![Photo {
            file: "门 口.jpg".into(),
            alt: "大门和坡道的照片".into(),
            taken_on: Some(date(2025, 5, 1)),
            credit: Some("甲县民政局".into()),
        }],
        description: Some("**安静**，见[别家](facility:b)。".into()),
        transport: Some("2路公交到示例路口站".into()),
        source_keys: vec![SourceKey { list: "minzheng-2026".into(), key: "0012".into() }],
        sources: vec![FactSource {
            org: "甲县民政局".into(),
            title: Some("机构名单".into()),
            url: Some("https://list.example/".into()),
            checked_on: date(2026, 2, 20),
        }],
        updated: Some(date(2026, 3, 5)),
        ..ordinary(id, name, 0)
    }
}

/// A nursery with everything that only nurseries say.
pub(crate) fn nursery(id: &str, name: &str) -> Facility {
    let class = |kind, places| Class { kind, count: 1, places, enrolled: Some(places - 2), carers: Some(9) };
    Facility {
        area: AreaId::new(1),
        township: Some(TownshipId::new(2)),
        room: Some(Room {
            of: RoomOf::Places { inclusive: Some(20) },
            total: 35,
            available: Some(4),
            as_of: Some(date(2025, 12, 1)),
        }),
        nursery: Some(Nursery {
            age_months: Some((12, 36)),
            classes: vec![class(ClassType::Young, 15), class(ClassType::Older, 20)],
            forms: vec![Form::FullDay, Form::HalfDay],
            health_eval: Some(Passed { ok: true, date: Some(date(2025, 8, 15)) }),
            fire_ok: Some(Passed { ok: true, date: Some(date(2026, 2, 11)) }),
            video_days: Some(90),
            head_degree: Some(true),
            quality: Some(Quality { grade: Grade::A, date: Some(date(2025, 11, 20)) }),
        }),
        food_permit: Some(FoodPermit::Until(date(2026, 1, 1))),
        prices: vec![Price {
            class: Some(ClassType::Older),
            form: Some(Form::FullDay),
            meals_included: Some(true),
            ..price(Item::Month, 168_000, Unit::Month)
        }],
        ..ordinary(id, name, 2)
    }
}

/// A closed centre that counts persons.
pub(crate) fn centre(id: &str, name: &str) -> Facility {
    Facility {
        kind: KindId::new(3),
        status: Status::Closed,
        closed_on: Some(date(2026, 1, 31)),
        room: Some(Room { of: RoomOf::Persons, total: 40, available: Some(5), as_of: Some(date(2026, 1, 1)) }),
        food_permit: Some(FoodPermit::Yes),
        ..plain(id, name)
    }
}

/// A penalty with its term and its repair.
pub(crate) fn penalty(no: &str, publish_until: Option<Date>, repaired_on: Option<Date>) -> Penalty {
    Penalty {
        date: date(2025, 5, 6),
        no: no.into(),
        authority: "东区消防救援大队".into(),
        reason: "疏散通道堆放杂物".into(),
        basis: Some("《示例法》".into()),
        result: "警告".into(),
        url: Some("https://www.example.gov.cn/d".into()),
        publish_until,
        repaired_on,
    }
}

fn week() -> Hours {
    let mut week = Weekly { from: Some(date(2026, 1, 1)), ..Weekly::default() };
    week.add("周一至周五", "08:00-11:30 14:00-17:30").unwrap();
    week.add("周六", "休息").unwrap();
    Hours::Weekly(Box::new(week))
}

fn price(item: Item, fen: u32, unit: Unit) -> Price {
    Price {
        item,
        level: None,
        class: None,
        form: None,
        min: Yuan::from_fen(fen),
        max: None,
        unit,
        basis: None,
        from: None,
        meals_included: None,
        note: None,
    }
}
