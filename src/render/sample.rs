//! A small directory made in code, so that pages can be tested without reading files.

use std::collections::BTreeMap;

use jiff::civil::{Date, date};

use crate::directory::{Directory, Neighbour, Registries, Row, Tallies, Today};
use crate::model::facility::{
    Admission, Building, Class, Contact, Credit, Facility, FactSource, Filing, FoodPermit, Honour, Inclusive,
    Inspection, Location, Meals, Medical, Nursery, Operator, Passed, Penalty, Photo, Quality, Rating, Room, RoomOf,
    Staff,
};
use crate::model::site::{Column, Config, Correction, Kind, Named, OfficeContact, Service, Site};
use crate::model::{
    Area, AreaId, CareLevelId, Hours, KindId, Phone, Point, Price, Region, RowId, ServiceId, Township, TownshipId, Yuan,
};
use crate::output::{Memory, Sink};
use crate::record::{Record, Records};
use crate::text::pinyin::{Initial, Readings, sort_key};
use crate::theme::Theme;
use crate::vocabulary::{
    Access, Basis, ClassType, Closed as _, ColumnType, Crs, FilingState, Form, Grade, Group, HonourLevel,
    InspectionKind, Item, MedicalKind, Mode, Ownership, Profile, Profit, Serves, Status, TownshipKind, Unit,
};

pub(crate) const TODAY: Date = date(2026, 3, 10);

pub(crate) fn phone(text: &str) -> Phone {
    use crate::model::PhonePlan;
    Phone::parse(text, PhonePlan { dialling_code: "0199", subscriber_digits: 7, demo: true }).unwrap()
}

/// Two areas, the second inside the first; three townships; two kinds of elders' and one of children's places.
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
    let township = |code: &str, name: &str, area| Township {
        code: code.into(),
        name: name.into(),
        area: AreaId::new(area),
        kind: TownshipKind::Town,
        ju: None,
        cun: None,
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
            bounds: crate::model::area::Bounds { west: 100.0, south: 20.0, east: 110.0, north: 30.0 },
            licence_prefixes: vec![],
        },
        areas: vec![
            area("jia", "甲县", (1, 1)),
            Area { within: Some(AreaId::new(0)), code: None, ..area("yi", "乙园区", (1, 2)) },
        ],
        townships: vec![
            township("010101001", "东镇", 0),
            township("010101002", "西镇", 0),
            township("010101003", "南镇", 1),
        ],
        kinds: vec![
            kind("elder.home", "养老院", Group::Elder, Profile::Residential),
            kind("elder.meal", "餐桌", Group::Elder, Profile::Meals),
            kind("child.nursery", "托育园", Group::Child, Profile::Nursery),
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

/// A facility with what every one has; `kind` is its position.
pub(crate) fn facility(id: &str, name: &str, kind: usize) -> Facility {
    let (lng, lat) = (103.797, 25.490);
    Facility {
        id: id.into(),
        name: name.into(),
        alias: vec![],
        pinyin: vec![],
        kind: KindId::new(kind),
        also: vec![],
        status: Status::Operating,
        closed_on: None,
        area: AreaId::new(0),
        township: Some(TownshipId::new(0)),
        village: None,
        address: "东镇示例路1号".into(),
        location: Point::new(lng, lat, Crs::Wgs84).map(|point| Location {
            point,
            written: (lng, lat),
            crs: Crs::Wgs84,
        }),
        phones: vec![Contact { phone: phone("0199-0123456"), label: None, hours: None }],
        hours: None,
        ownership: None,
        mode: None,
        profit: None,
        operator: None,
        uscc: None,
        filing: None,
        inclusive: None,
        room: Some(Room {
            of: RoomOf::Beds { nursing: None, memory: None },
            total: 120,
            available: Some(12),
            as_of: Some(date(2026, 3, 1)),
        }),
        prices: vec![],
        prepay_months: None,
        services: vec![ServiceId::new(0)],
        admission: None,
        serves: vec![],
        care_levels: vec![],
        medical: None,
        level: None,
        meals: None,
        staff: None,
        courses: vec![],
        term: None,
        nursery: None,
        food_permit: None,
        host: None,
        building: Building::default(),
        rating: None,
        honours: vec![],
        credit: None,
        inspections: vec![],
        penalties: vec![],
        accessibility: vec![],
        photos: vec![],
        description: None,
        transport: None,
        source_keys: vec![],
        sources: vec![],
        updated: Some(date(2026, 3, 1)),
        draft: false,
    }
}

/// A directory of these facilities in the order given; everyone is near to everyone else.
pub(crate) fn directory(registries: Registries, facilities: &[Facility]) -> Directory {
    let rows: Vec<Row> = facilities.iter().map(row).collect();
    let mut records = Records::default();
    for facility in facilities {
        records.push(&Record::encode(facility));
    }
    let others = |own: usize| (0..facilities.len()).filter(move |&other| other != own).take(5);
    let near = (0..facilities.len())
        .map(|own| others(own).map(|row| Neighbour { row: RowId::new(row), metres: 950 }).collect())
        .collect();
    Directory {
        today: Today { real: TODAY, reckoned: TODAY },
        tallies: tallies(&rows),
        registries,
        rows,
        records,
        near,
        policies: vec![],
        guides: vec![],
        notices: vec![],
        pages: vec![],
        indicators: vec![],
        notes: vec![],
        files: vec![],
        next_change: None,
    }
}

fn row(facility: &Facility) -> Row {
    Row {
        id: facility.id.as_str().into(),
        name: facility.name.as_str().into(),
        sort_key: sort_key(&facility.name, &Readings::default()).into(),
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
        forms: [].into(),
        rating: facility.rating.as_ref().map(|rating| rating.level),
        updated: facility.updated,
        next_change: None,
        draft: false,
    }
}

fn tallies(rows: &[Row]) -> Tallies {
    let mut tallies = Tallies::default();
    for row in rows.iter().filter(|row| row.is_listed()) {
        tallies.all += 1;
        *tallies.areas.entry(row.area).or_default() += 1;
        for &kind in std::iter::once(&row.kind).chain(&row.also) {
            *tallies.kinds.entry(kind).or_default() += 1;
            *tallies.area_kinds.entry((row.area, kind)).or_default() += 1;
        }
        if let Some(township) = row.township {
            *tallies.townships.entry(township).or_default() += 1;
        }
        for &service in &row.services {
            *tallies.services.entry(service).or_default() += 1;
        }
        *tallies.initials.entry(Initial::of_key(&row.sort_key)).or_default() += 1;
    }
    tallies
}

/// Many facilities, so that lists have several pages, and one township without any.
pub(crate) fn many() -> Directory {
    let facilities: Vec<Facility> = (0..120)
        .map(|number| Facility {
            township: (number % 3 != 0).then(|| TownshipId::new(0)),
            also: if number % 7 == 0 { vec![KindId::new(1)] } else { vec![] },
            status: Status::ALL[number % 5],
            ..facility(&format!("a-{number}"), &format!("示例第{number}养老院"), 0)
        })
        .collect();
    directory(registries(), &facilities)
}

/// The whole site of a directory, with the built-in theme, by path.
pub(crate) fn site(directory: &Directory) -> BTreeMap<String, String> {
    let sink = Memory::new();
    super::render(directory, &Theme::built_in().unwrap(), &[], &sink as &dyn Sink).unwrap();
    sink.into_files().into_iter().map(|(path, bytes)| (path, String::from_utf8(bytes).unwrap())).collect()
}

/// A facility of which everything is known.
pub(crate) fn whole(id: &str, name: &str) -> Facility {
    let price = |item, min: u32, unit| Price {
        item,
        level: None,
        class: None,
        form: None,
        min: Yuan::from_fen(min * 100),
        max: None,
        unit,
        basis: None,
        from: None,
        meals_included: None,
        note: None,
    };
    let care = |level, min| Price { level: Some(CareLevelId::new(level)), ..price(Item::Care, min, Unit::Month) };
    let bed = Price {
        basis: Some(Basis::Market),
        from: Some(date(2026, 1, 1)),
        note: Some("双人间".into()),
        ..price(Item::Bed, 1500, Unit::Month)
    };
    let single = Price { note: Some("单人间".into()), ..price(Item::Bed, 1900, Unit::Month) };
    let (meal, deposit) = (price(Item::Meal, 780, Unit::Month), price(Item::Deposit, 5000, Unit::Once));
    let penalty = |no: &str, until| Penalty {
        date: date(2026, 2, 1),
        no: no.into(),
        authority: "甲县市场监管局".into(),
        reason: "留样不足".into(),
        basis: Some("《示例法》".into()),
        result: "警告".into(),
        url: None,
        publish_until: Some(until),
        repaired_on: None,
    };
    Facility {
        alias: vec!["老院".into()],
        phones: vec![
            Contact {
                phone: phone("0199-0123456"),
                label: Some("前台".into()),
                hours: Some(Hours::Text("每天 08:00—20:00".into())),
            },
            Contact { phone: phone("0199-0123457"), label: Some("夜间".into()), hours: None },
        ],
        hours: Some(Hours::Always),
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
        prices: vec![bed, single, meal, care(0, 400), care(1, 2200), deposit],
        prepay_months: Some(1),
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
        meals: Some(Meals {
            lunch: true,
            price: Some(Yuan::from_fen(1000)),
            subsidised_price: Some(Yuan::from_fen(600)),
            delivery: Some(true),
            ..Meals::default()
        }),
        staff: Some(Staff { total: 40, carers: Some(28), certified: Some(24) }),
        host: Some("示例医院".into()),
        building: Building {
            area_m2: Some(3300.0),
            built: Some(2020),
            renovated: Some(2024),
            fire_ok_until: Some(date(2028, 9, 30)),
        },
        rating: Some(Rating {
            level: 3,
            standard: None,
            body: "示例评定委员会".into(),
            issued: date(2024, 6, 18),
            expires: Some(date(2027, 6, 17)),
        }),
        honours: vec![Honour {
            title: "示例敬老文明号".into(),
            level: Some(HonourLevel::Municipal),
            year: Some(2024),
            body: None,
        }],
        credit: Some(Credit { grade: "优".into(), year: 2025, body: None, url: None }),
        inspections: vec![Inspection {
            date: date(2025, 9, 18),
            body: "示例检查组".into(),
            kind: InspectionKind::Random,
            result: "两处灭火器过期".into(),
            rectified_on: Some(date(2025, 9, 25)),
            url: None,
        }],
        penalties: vec![penalty("示罚〔2026〕1号", date(2026, 3, 9)), penalty("示罚〔2026〕2号", date(2026, 3, 10))],
        accessibility: vec![Access::Ramp, Access::Lift],
        photos: vec![Photo {
            file: "门 口.jpg".into(),
            alt: "大门和坡道的照片".into(),
            taken_on: Some(date(2025, 5, 1)),
            credit: Some("甲县民政局".into()),
        }],
        description: Some("**安静**，见[别家](facility:b)。".into()),
        transport: Some("2路公交到示例路口站".into()),
        sources: vec![FactSource {
            org: "甲县民政局".into(),
            title: Some("机构名单".into()),
            url: Some("https://list.example/".into()),
            checked_on: date(2026, 2, 20),
        }],
        ..facility(id, name, 0)
    }
}

/// A nursery with classes.
pub(crate) fn nursery(id: &str, name: &str) -> Facility {
    let class = |kind, places| Class { kind, count: 1, places, enrolled: Some(places - 2), carers: None };
    Facility {
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
            fire_ok: None,
            video_days: Some(90),
            head_degree: Some(true),
            quality: Some(Quality { grade: Grade::A, date: None }),
        }),
        food_permit: Some(FoodPermit::Until(date(2026, 1, 1))),
        ..facility(id, name, 2)
    }
}
