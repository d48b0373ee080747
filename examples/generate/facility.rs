//! One facility: everything that an entry of its kind may say.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::ops::Range;

use fastrand::Rng;
use laoyou::directory::Registries;
use laoyou::model::Township;
use laoyou::model::site::Kind;
use laoyou::text::pinyin::{self, Readings};
use laoyou::vocabulary::{Group, Profile};

use super::name::{self, pick};
use super::words;
use super::yaml::Yaml;

/// Of so many facilities one has its free beds or places in the county's table.
const TABLE: usize = 194;

/// Makes facilities, each from its number alone.
pub(crate) struct Maker<'a> {
    registries: &'a Registries,
    readings: Readings,
    seed: u64,
    /// Running sums of weights, to draw townships by their committees and kinds by how many there are of them.
    townships: Vec<u32>,
    kinds: Vec<u32>,
}

/// A facility.
pub(crate) struct Made<'a> {
    /// The folder.
    pub(crate) area: &'a str,
    /// The file name.
    pub(crate) id: String,
    /// The entry.
    pub(crate) yaml: String,
    /// The registered name.
    pub(crate) name: String,
    /// The code of its kind.
    pub(crate) kind: &'a str,
    /// The code of its township.
    pub(crate) township: &'a str,
    /// The codes of its services.
    pub(crate) services: Vec<&'a str>,
    /// Where the description stands in the entry.
    described: Range<usize>,
    /// The name of its picture, when it has one.
    pub(crate) photo: Option<&'static str>,
}

impl Made<'_> {
    /// The entry without its description, and the description as Markdown.
    pub(crate) fn parted(&self) -> (String, String) {
        let Range { start, end } = self.described;
        let text = self.yaml[start..end].trim_start_matches("description:").trim_start_matches(" |\n");
        let lines: Vec<&str> = text.lines().map(str::trim_start).collect();
        (format!("{}{}", &self.yaml[..start], &self.yaml[end..]), lines.join("\n"))
    }
}

/// A facility's identity: what other files need of it.
struct Sketch<'a> {
    rng: Rng,
    township: &'a Township,
    area: &'a laoyou::model::Area,
    kind: &'a Kind,
    village: String,
    name: String,
    id: String,
}

impl<'a> Maker<'a> {
    /// Prepares the draws.
    pub(crate) fn new(registries: &'a Registries, seed: u64) -> Self {
        let mut readings = Readings::default();
        for (word, syllables) in &registries.readings {
            let _ = readings.add(word, &syllables.join(" "));
        }
        let sums = |weights: Vec<u32>| {
            weights
                .into_iter()
                .scan(0, |sum, weight| {
                    *sum += weight;
                    Some(*sum)
                })
                .collect()
        };
        let committees = |town: &Township| 2 + town.ju.unwrap_or(0) * 3 + town.cun.unwrap_or(0);
        let townships = sums(registries.townships.iter().map(committees).collect());
        let kinds = sums(registries.kinds.iter().map(|kind| weight(&kind.code)).collect());
        Self { registries, readings, seed, townships, kinds }
    }

    fn sketch(&self, index: usize) -> Sketch<'a> {
        // Neighbouring seeds of the generator are alike, so they are spread first.
        let seed = (self.seed << 32).wrapping_add(index as u64).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        let mut rng = Rng::with_seed(seed ^ (seed >> 29));
        let township = &self.registries.townships[draw(&mut rng, &self.townships)];
        // The first facilities show every kind once.
        let kinds = &self.registries.kinds;
        let kind = kinds.get(index).unwrap_or_else(|| &kinds[draw(&mut rng, &self.kinds)]);
        let area = self.registries.area(township.area);
        let village = name::village(&mut rng);
        let name = name::facility(&mut rng, kind, area, township, &village);
        let (slug, _) = pinyin::slug(&name, &self.readings);
        let mut stem: String = slug.chars().take(36).collect();
        if stem.len() < slug.len() {
            stem.truncate(stem.rfind('-').unwrap_or(stem.len()));
        }
        let id = format!("{}-{}", stem.trim_end_matches('-'), base36(index));
        Sketch { rng, township, area, kind, village, name, id }
    }

    /// The tables of free beds and places, by the folder of each area.
    pub(crate) fn availability(&self, facilities: usize) -> BTreeMap<&'a str, String> {
        let mut tables: BTreeMap<&str, String> = BTreeMap::new();
        for index in (0..facilities).step_by(TABLE) {
            let Sketch { mut rng, area, kind, id, .. } = self.sketch(index);
            if has_room(kind.profile) {
                let table = tables.entry(&area.slug).or_insert_with(|| "id,available,as_of\n".into());
                let _ = writeln!(table, "{id},{},2026-11-{:02}", rng.u8(0..3), rng.u8(1..=20));
            }
        }
        tables
    }

    /// The facility with this number.
    pub(crate) fn facility(&self, index: usize) -> Made<'a> {
        let Sketch { mut rng, township, area, kind, village, name, id } = self.sketch(index);
        let rng = &mut rng;
        let mut yaml = Yaml::default();
        let entry = &mut yaml;
        if rng.u8(..12) == 0 {
            entry.comment(pick(rng, &["电话是2026年核对过的。", "价格问过院长。", "请勿改编号。", "照备案表录入。"]));
        }
        entry.put("name", &name);
        entry.put("kind", if rng.u8(..5) == 0 { &kind.label } else { &kind.code });
        if kind.profile == Profile::Residential && rng.u8(..6) == 0 {
            entry.list("also", &[pick(rng, &["elder.day-care", "elder.meal-site", "elder.home-care-centre"])]);
        }
        if rng.u8(..9) == 0 {
            let short: String = name.chars().rev().take(4).collect::<Vec<_>>().into_iter().rev().collect();
            entry.list("alias", &[short]);
        }
        let status = ["operating", "closed", "paused", "trial", "planned"][draw(rng, &[92, 95, 97, 99, 100])];
        if status != "operating" || rng.bool() {
            entry.put("status", status);
        }
        if status == "closed" {
            entry.put("closed_on", day(rng, 2026, 1));
        }
        if rng.u16(..400) == 0 {
            entry.put("publish", "no");
        }
        if rng.u8(..4) == 0 {
            entry.put("township", &township.name);
        } else {
            entry.quoted("township", &township.code);
        }
        entry.put("village", &village);
        let road = pick(rng, words::ROAD);
        let number = rng.u16(1..400);
        entry.put(
            "address",
            match rng.u8(..3) {
                0 => format!("{}{}{road}路{number}号", area.name.replace("曲靖经开区", "麒麟区"), township.name),
                1 => format!("{}{village}{}组", township.name, number % 14 + 1),
                _ => format!("{}{road}路{number}号", township.name),
            },
        );
        self.place(rng, entry, township);
        entry.blank();

        entry.group("phones", |entry| {
            for position in 0..1 + usize::from(rng.u8(..3) == 0) + usize::from(rng.u8(..9) == 0) {
                entry.item(|entry| {
                    entry.put("number", format_args!("0199-{}", 2_000_000 + (index * 3 + position) % 7_999_999));
                    entry.put("label", pick(rng, words::CONTACTS));
                    if rng.u8(..4) == 0 {
                        entry.put("hours", "每天 8:00—20:00");
                    }
                });
            }
        });
        hours(rng, entry, kind.profile);
        entry.blank();

        let owner = owner(rng, entry, kind, index, &name);
        let health = kind.group == Group::Child || kind.profile == Profile::Medical;
        let bureau = format!("{}{}", area.name, if health { "卫生健康局" } else { "民政局" });
        if kind.filed {
            let filed = rng.u8(..10) < 9;
            entry.group("filing", |entry| {
                entry.put("state", if filed { "filed" } else { "not-filed" });
                if filed {
                    entry.put("no", format_args!("示例备〔{}〕{}号", rng.u16(2021..2026), index % 300 + 1));
                    entry.put("authority", &bureau);
                    entry.put("date", day(rng, 2025, 1));
                }
            });
        }
        let inclusive = !matches!(kind.profile, Profile::Classes | Profile::Medical | Profile::Point) && owner.cheap;
        if inclusive {
            entry.put("inclusive", "yes");
            entry.put("inclusive_basis", format_args!("{}普惠机构名单（示例）", area.name));
        }
        entry.blank();

        match kind.profile {
            Profile::Residential => residential(rng, entry, index, &owner),
            Profile::Nursery => nursery(rng, entry, index, &owner),
            Profile::HomeNursery => home_nursery(rng, entry, index),
            profile => visited(rng, entry, index, profile),
        }
        let services = self.services(rng, kind);
        entry.list("services", &services);
        entry.blank();
        building(rng, entry, kind.profile);
        judged(rng, entry, &bureau, &area.name);

        let ways = ["ramp", "lift", "toilet", "wheelchair", "handrail", "parking", "call-bell", "large-signs"];
        entry.list("accessibility", &some(rng, &ways, 5));
        let photo = (index % 101 == 7).then_some("da-men.png");
        if let Some(photo) = photo {
            entry.group("photos", |entry| {
                entry.item(|entry| {
                    entry.put("file", photo);
                    entry.put("alt", "大门，门前有缓坡和扶手");
                    entry.put("taken_on", day(rng, 2026, 1));
                });
            });
        }
        let start = entry.text().len();
        description(rng, entry, kind);
        let described = start..entry.text().len();
        entry.put(
            "transport",
            format_args!(
                "{}路公交到{road}路口站，往{}走{}米",
                rng.u8(1..60),
                pick(rng, &["东", "南", "西", "北"]),
                rng.u16(1..9) * 50
            ),
        );
        entry.blank();
        entry.group("source_keys", |entry| {
            entry.item(|entry| {
                entry.put("list", if health { "weijian-2026" } else { "minzheng-2026" });
                entry.quoted("key", format_args!("{index:06}"));
            });
        });
        let checked = rng.u8(1..=20);
        entry.group("sources", |entry| {
            entry.item(|entry| {
                entry.put("org", &bureau);
                entry.put("title", "机构核查表（示例）");
                entry.put("checked_on", format_args!("2026-{:02}-{checked:02}", rng.u8(6..=9)));
            });
        });
        entry.put("updated", format_args!("2026-{:02}-{:02}", rng.u8(10..=11), rng.u8(1..=24)));
        Made {
            area: &area.slug,
            id,
            yaml: yaml.into_text(),
            name,
            kind: &kind.code,
            township: &township.code,
            services,
            described,
            photo,
        }
    }

    /// Seven of eight have a point, around the middle of their township.
    fn place(&self, rng: &mut Rng, entry: &mut Yaml, township: &Township) {
        let area = self.registries.area(township.area);
        let seat = area.seat.or_else(|| area.within.and_then(|around| self.registries.area(around).seat));
        let Some(seat) = seat.filter(|_| rng.u8(..8) > 0) else { return };
        let code: u64 = township.code.parse().unwrap_or(0);
        let mut middle = Rng::with_seed(code.wrapping_mul(0x9E37_79B9_7F4A_7C15));
        let near = |rng: &mut Rng, wide: f64| (rng.f64() + rng.f64() - 1.0) * wide;
        let bounds = self.registries.region.bounds;
        let lng = seat.lng() + near(&mut middle, 0.3) + near(rng, 0.05);
        let lat = seat.lat() + near(&mut middle, 0.3) + near(rng, 0.05);
        let lng = lng.clamp(bounds.west + 0.05, bounds.east - 0.05);
        let lat = lat.clamp(bounds.south + 0.05, bounds.north - 0.05);
        let crs = pick(rng, &["gcj02", "gcj02", "wgs84", "bd09", "cgcs2000"]);
        if rng.bool() {
            entry.put("location", format_args!("{{lng: {lng:.6}, lat: {lat:.6}, crs: {crs}}}"));
        } else {
            entry.group("location", |entry| {
                entry.put("lng", format_args!("{lng:.6}"));
                entry.put("lat", format_args!("{lat:.6}"));
                entry.put("crs", crs);
            });
        }
    }

    /// Services that such a place gives: three to nine.
    fn services(&self, rng: &mut Rng, kind: &Kind) -> Vec<&'a str> {
        let group: &[&str] = match (kind.group, kind.profile) {
            (Group::Child, _) => &["nursery.", "digital.child", "place.child"],
            (_, Profile::Medical) => &["medical."],
            (_, Profile::Classes) => &["spirit.", "digital."],
            (_, Profile::Meals) => &["help."],
            (_, Profile::Residential) => &["help.", "home.boarding", "home.day", "medical.", "spirit."],
            _ => &["help.", "home.", "spirit.", "medical."],
        };
        let fitting: Vec<&str> = self
            .registries
            .services
            .iter()
            .map(|service| service.code.as_str())
            .filter(|code| group.iter().any(|group| code.starts_with(group)))
            .collect();
        some(rng, &fitting, 9)
    }
}

/// What the owner decides of the rest.
struct Owner {
    cheap: bool,
    contracted: bool,
}

/// Who owns it and who runs it.
fn owner(rng: &mut Rng, entry: &mut Yaml, kind: &Kind, index: usize, name: &str) -> Owner {
    let public = match kind.code.as_str() {
        "elder.rural-home" | "elder.regional-centre" | "elder.medical-site" | "elder.university" => true,
        "elder.private-home" | "child.home-based" | "child.mall" => false,
        _ => rng.u8(..5) < 2,
    };
    let (form, mode, profit) = match (public, rng.u8(..4)) {
        (true, 0) => ("52", Some("public-built-private-run"), "non-profit"),
        (true, _) => ("12", None, "non-profit"),
        (false, 0) => ("91", Some("self-run"), "for-profit"),
        (false, 1) => ("52", Some("private-public-aided"), "non-profit"),
        (false, _) => ("52", None, "non-profit"),
    };
    entry.put("ownership", if public { "public" } else { "private" });
    entry.maybe("mode", mode);
    entry.put("profit", profit);
    let code = uscc(form, index);
    let operator = rng.u8(..3) == 0;
    entry.group("operator", |entry| {
        entry.put(
            "name",
            if operator {
                format!("示例{}养老托育服务有限公司", pick(rng, words::ELDER))
            } else {
                name.to_owned()
            },
        );
        if !operator {
            entry.quoted("uscc", &code);
        }
    });
    entry.quoted("uscc", &code);
    Owner { cheap: public || rng.u8(..3) == 0, contracted: rng.bool() }
}

fn residential(rng: &mut Rng, entry: &mut Yaml, index: usize, owner: &Owner) {
    let total = rng.u16(3..30) * 10;
    let nursing = total * u16::from(rng.u8(50..=95)) / 100;
    entry.group("beds", |entry| {
        entry.put("total", total);
        entry.put("nursing", nursing);
        if rng.u8(..4) == 0 {
            entry.put("memory", total / 10);
        }
        free(rng, entry, index, total / 4);
    });
    let levels = ["self-care", "partial-care", "full-care", "special-care"];
    let offered = rng.usize(2..=4);
    entry.list("serves", &some(rng, &["self-care", "partly-disabled", "disabled", "dementia", "boarded"], 4));
    entry.list("care_levels", &levels[..offered]);
    let base: u32 = if owner.cheap { 300 } else { 700 };
    let bed = base + rng.u32(0..12) * 50;
    entry.group("prices", |entry| {
        price(entry, "bed", bed, Some(bed + rng.u32(1..10) * 50), "month", |entry| {
            entry.put("basis", if owner.cheap { "guided" } else { "market" });
            entry.put("from", "2026-01-01");
        });
        price(entry, "meal", 300 + rng.u32(0..40) * 10, None, "month", |_| {});
        for (place, level) in (0_u32..).zip(&levels[..offered]) {
            let least = 200 + place * 600 + rng.u32(0..8) * 50;
            price(entry, "care", least, (rng.u8(..3) == 0).then_some(least + 300), "month", |entry| {
                entry.put("level", level);
            });
        }
        if rng.bool() {
            price(entry, "deposit", 1000 + rng.u32(0..5) * 500, None, "once", |entry| entry.put("note", "退住时退还"));
        }
        if rng.u8(..5) == 0 {
            price(entry, "aircon", 100 + rng.u32(0..5) * 20, None, "year", |entry| entry.put("note", "按床收"));
        }
    });
    entry.put("prepay_months", rng.u8(1..=3));
    admission(rng, entry, words::MATERIALS, words::STEPS);
    medical(rng, entry, owner);
    entry.group("meals", |entry| {
        for meal in ["breakfast", "lunch", "dinner"] {
            entry.put(meal, "yes");
        }
    });
    staff(rng, entry, total / 4);
}

fn nursery(rng: &mut Rng, entry: &mut Yaml, index: usize, owner: &Owner) {
    let types = [("infant", 10, 3), ("young", 15, 5), ("older", 20, 7), ("mixed", 18, 6)];
    let mut classes: Vec<(&str, u16, u16, u16)> = Vec::new();
    for (kind, cap, each) in types {
        if kind == "older" || rng.bool() {
            classes.push((kind, rng.u16(1..=3), cap, each));
        }
    }
    let total: u16 = classes.iter().map(|&(_, count, cap, _)| count * cap).sum();
    entry.group("places", |entry| {
        entry.put("total", total);
        if owner.cheap {
            entry.put("inclusive", total - total / 5);
        }
        free(rng, entry, index, total / 5);
    });
    let base: u32 = if owner.cheap { 800 } else { 1600 };
    entry.group("prices", |entry| {
        for (kind, ..) in &classes {
            price(entry, "month", base + rng.u32(0..12) * 50, None, "month", |entry| {
                entry.put("form", "full-day");
                entry.put("class", kind);
                entry.put("basis", if owner.cheap { "guided" } else { "market" });
            });
        }
        price(entry, "meal", 200 + rng.u32(0..30) * 10, None, "month", |_| {});
        if rng.bool() {
            price(entry, "hour", 10 + rng.u32(0..15), None, "hour", |entry| entry.put("form", "hourly"));
        }
    });
    admission(rng, entry, words::CHILD_MATERIALS, words::CHILD_STEPS);
    staff(rng, entry, total / 3);
    let youngest = classes
        .iter()
        .map(|class| match class.0 {
            "infant" => 6,
            "young" => 12,
            "mixed" => 18,
            _ => 24,
        })
        .min();
    entry.put("age_months", format_args!("{{min: {}, max: 36}}", youngest.unwrap_or(24)));
    entry.group("classes", |entry| {
        for &(kind, count, cap, each) in &classes {
            let enrolled = count * cap * u16::from(rng.u8(50..=95)) / 100;
            entry.item(|entry| {
                entry.put("type", kind);
                entry.put("count", count);
                entry.put("places", count * cap);
                entry.put("enrolled", enrolled);
                entry.put("carers", enrolled.div_ceil(each) + rng.u16(0..2));
            });
        }
    });
    let forms = ["full-day", "half-day", "hourly", "temporary"];
    entry.list("forms", &forms[..rng.usize(1..=4)]);
    entry.put("health_eval", format_args!("{{ok: yes, date: {}}}", day(rng, 2025, 1)));
    entry.put("fire_ok", format_args!("{{ok: yes, date: {}}}", day(rng, 2026, 1)));
    entry.put("food_permit", day(rng, 2028, 1));
    entry.put("video_days", rng.u16(90..=180));
    entry.put("head_degree", "yes");
    if rng.u8(..6) == 0 {
        entry.put("quality", format_args!("{{grade: {}, date: {}}}", pick(rng, &["A", "B", "C"]), day(rng, 2025, 1)));
    }
}

fn home_nursery(rng: &mut Rng, entry: &mut Yaml, index: usize) {
    let total = rng.u16(2..=5);
    entry.group("places", |entry| {
        entry.put("total", total);
        free(rng, entry, index, 1);
    });
    entry.group("prices", |entry| {
        price(entry, "month", 900 + rng.u32(0..20) * 50, None, "month", |entry| entry.put("form", "full-day"));
        price(entry, "day", 50 + rng.u32(0..10) * 5, None, "day", |entry| entry.put("meals_included", "yes"));
    });
    admission(rng, entry, words::CHILD_MATERIALS, words::CHILD_STEPS);
    entry.put("age_months", "{min: 12, max: 36}");
    entry.put("forms", "[full-day, temporary]");
    entry.put("head_degree", "yes");
}

/// Places that people come to, or that come to people.
fn visited(rng: &mut Rng, entry: &mut Yaml, index: usize, profile: Profile) {
    let total = rng.u16(2..15) * 10;
    if profile != Profile::Point {
        entry.group("capacity", |entry| {
            entry.put("total", total);
            free(rng, entry, index, total / 3);
        });
    }
    if profile == Profile::HomeCare {
        entry.put("level", pick(rng, &["street", "urban-community", "rural", "mutual-aid"]));
    }
    if matches!(profile, Profile::HomeCare | Profile::DayCare) {
        entry.list("serves", &some(rng, &["self-care", "partly-disabled", "disabled"], 3));
    }
    let amount = rng.u32(1..9);
    entry.group("prices", |entry| match profile {
        Profile::HomeCare => {
            price(entry, "visit", 20 + amount * 5, Some(80 + amount * 10), "visit", |entry| {
                entry.put("note", "上门打扫或洗澡");
            });
            price(entry, "dish", 6 + amount, None, "meal", |_| {});
        }
        Profile::DayCare => {
            price(entry, "day", 20 + amount * 5, None, "day", |entry| entry.put("meals_included", "yes"));
            price(entry, "month", 300 + amount * 50, None, "month", |_| {});
        }
        Profile::Meals => price(entry, "dish", 6 + amount, Some(10 + amount), "meal", |_| {}),
        Profile::Classes => price(entry, "course", amount * 20, None, "year", |entry| entry.put("note", "每门课")),
        Profile::Medical => price(entry, "visit", amount * 10, None, "visit", |entry| entry.put("note", "上门出诊")),
        _ => price(entry, "other", 0, None, "once", |entry| {
            entry.put("basis", "free");
            entry.put("note", "不收费");
        }),
    });
    if matches!(profile, Profile::Meals | Profile::HomeCare) {
        entry.group("meals", |entry| {
            entry.put("breakfast", pick(rng, &["yes", "no"]));
            entry.put("lunch", "yes");
            entry.put("price", 10 + amount);
            entry.put("subsidised_price", 4 + amount);
            entry.put("delivery", pick(rng, &["yes", "no"]));
        });
    }
    if profile == Profile::Meals {
        entry.put("food_permit", day(rng, 2028, 1));
    }
    if profile == Profile::Classes {
        entry.list("courses", &some(rng, words::COURSES, 7));
        entry.put("term", pick(rng, &["春季学期3月开课", "秋季学期9月开课", "常年可以报名"]));
    }
    admission(rng, entry, words::MATERIALS, words::STEPS);
    if matches!(profile, Profile::HomeCare | Profile::DayCare | Profile::Medical) {
        medical(rng, entry, &Owner { cheap: true, contracted: profile != Profile::Medical });
    }
    if !matches!(profile, Profile::Point | Profile::Classes) {
        staff(rng, entry, total / 8);
    }
}

fn admission(rng: &mut Rng, entry: &mut Yaml, materials: &[&str], steps: &[&str]) {
    entry.group("admission", |entry| {
        entry.list("materials", &some(rng, materials, 5));
        entry.list("steps", &steps[..rng.usize(2..=steps.len())]);
        if rng.bool() {
            entry.put("trial_days", rng.u8(3..=10));
        }
        entry.quoted("visiting", pick(rng, words::VISITING));
        entry.put("waiting", pick(rng, words::WAITING));
    });
}

fn medical(rng: &mut Rng, entry: &mut Yaml, owner: &Owner) {
    entry.group("medical", |entry| {
        entry.put("kind", if owner.contracted { "contracted" } else { "in-house" });
        if owner.contracted {
            entry.put("partner", format_args!("示例{}卫生院", pick(rng, words::ROAD)));
        }
        entry.put("ltc_insurance", "no");
        entry.put("medical_insurance", pick(rng, &["yes", "no"]));
    });
}

fn staff(rng: &mut Rng, entry: &mut Yaml, carers: u16) {
    let carers = carers.max(2);
    entry.group("staff", |entry| {
        entry.put("total", carers + rng.u16(1..6));
        entry.put("carers", carers);
        entry.put("certified", carers * u16::from(rng.u8(30..=100)) / 100);
    });
}

fn building(rng: &mut Rng, entry: &mut Yaml, profile: Profile) {
    entry.put("area_m2", rng.u32(6..500) * 10);
    let built = rng.u16(1995..2020);
    entry.put("built", built);
    if rng.u8(..3) == 0 {
        entry.put("renovated", rng.u16(built + 1..=2025));
    }
    if matches!(profile, Profile::Residential | Profile::DayCare | Profile::HomeCare | Profile::Meals) {
        entry.put("fire_ok_until", day(rng, 2027, 1));
    }
}

/// Grades, honours, credit, inspections and penalties.
fn judged(rng: &mut Rng, entry: &mut Yaml, bureau: &str, area: &str) {
    if rng.u8(..5) == 0 {
        entry.group("rating", |entry| {
            entry.put("level", rng.u8(1..=5));
            entry.put("standard", "GB/T 37276—2018");
            entry.put("body", "示例市民政局");
            entry.put("issued", day(rng, 2024, 1));
            entry.put("expires", day(rng, 2027, 1));
        });
    }
    if rng.u8(..5) == 0 {
        entry.group("honours", |entry| {
            entry.item(|entry| {
                entry.put("title", pick(rng, words::HONOURS));
                entry.put("level", pick(rng, &["municipal", "county", "provincial"]));
                entry.put("year", rng.u16(2018..=2025));
                entry.put("body", bureau);
            });
        });
    }
    if rng.u8(..3) == 0 {
        entry.group("credit", |entry| {
            entry.put("grade", pick(rng, &["A", "A", "A", "B", "C"]));
            entry.put("year", 2025);
        });
    }
    let inspections = rng.usize(0..=3);
    if inspections > 0 {
        entry.group("inspections", |entry| {
            for _ in 0..inspections {
                entry.item(|entry| {
                    entry.put("date", format_args!("2026-{:02}-{:02}", rng.u8(1..=6), rng.u8(1..=28)));
                    entry.put("body", bureau);
                    entry.put("kind", pick(rng, &["random", "routine", "fire", "food", "special"]));
                    entry.put("result", pick(rng, words::RESULTS));
                    if rng.u8(..3) == 0 {
                        entry.put("rectified_on", format_args!("2026-{:02}-{:02}", rng.u8(7..=10), rng.u8(1..=28)));
                    }
                });
            }
        });
    }
    if rng.u8(..40) == 0 {
        let (reason, result) = words::REASONS[rng.usize(..words::REASONS.len())];
        entry.group("penalties", |entry| {
            entry.item(|entry| {
                entry.put("date", format_args!("2026-{:02}-{:02}", rng.u8(1..=9), rng.u8(1..=28)));
                entry.put("no", format_args!("示例罚〔2026〕{}号", rng.u16(1..400)));
                entry.put("authority", format_args!("{area}消防救援大队"));
                entry.put("reason", reason);
                entry.put("result", result);
                entry.put("publish_until", format_args!("2027-{:02}-01", rng.u8(1..=12)));
            });
        });
    }
}

fn description(rng: &mut Rng, entry: &mut Yaml, kind: &Kind) {
    let texts = match (kind.group, kind.profile) {
        (_, Profile::Point) => words::POINT_TEXT,
        (Group::Child, _) => words::CHILD_TEXT,
        (_, Profile::Residential) => words::ELDER_TEXT,
        _ => words::CENTRE_TEXT,
    };
    let said = some(rng, texts, 8);
    if said.len() > 4 {
        let (first, rest) = said.split_at(said.len() / 2);
        let mut lines = vec![first.concat(), String::new()];
        if rng.u8(..3) == 0 {
            lines.extend(rest.iter().map(|sentence| format!("- {}", sentence.trim_end_matches('。'))));
        } else {
            lines.push(rest.concat());
        }
        entry.block("description", &lines);
    } else {
        entry.put("description", said.concat());
    }
}

fn hours(rng: &mut Rng, entry: &mut Yaml, profile: Profile) {
    match profile {
        Profile::Residential => entry.put("hours", "24h"),
        Profile::Nursery | Profile::HomeNursery => entry.put("hours", "{周一至周五: \"07:40-18:00\"}"),
        _ if rng.bool() => entry.group("hours", |entry| {
            entry.quoted("mon-fri", "08:30-11:30 14:00-17:30");
            entry.quoted("sat", "09:00-11:30");
        }),
        _ => entry.put("hours", "{周一至周五: \"08:00-11:30 14:00-17:30\", 周六: 休息}"),
    }
}

/// Free ones, unless the county's table tells.
fn free(rng: &mut Rng, entry: &mut Yaml, index: usize, most: u16) {
    let available = rng.u16(0..=most);
    if !in_table(index) {
        entry.put("available", available);
        let (month, date) = if rng.u8(..9) == 0 { (9, rng.u8(1..=24)) } else { (10, rng.u8(1..=31)) };
        entry.put("as_of", format_args!("2026-{month:02}-{date:02}"));
    }
}

fn price(entry: &mut Yaml, item: &str, min: u32, max: Option<u32>, unit: &str, rest: impl FnOnce(&mut Yaml)) {
    entry.item(|entry| {
        entry.put("item", item);
        entry.put("min", min);
        entry.maybe("max", max);
        entry.put("unit", unit);
        rest(entry);
    });
}

/// Whether the county's table tells how many are free.
const fn in_table(index: usize) -> bool {
    index.is_multiple_of(TABLE)
}

const fn has_room(profile: Profile) -> bool {
    !matches!(profile, Profile::Point)
}

/// How often a kind is met.
fn weight(code: &str) -> u32 {
    match code {
        "elder.home-care-centre" => 180,
        "elder.meal-site" | "elder.rural-home" => 80,
        "child.nursery" | "elder.private-home" | "child.kindergarten-class" => 60,
        "elder.day-care" | "elder.medical-site" | "child.inclusive" | "elder.activity" => 50,
        "elder.nursing-home" | "child.community-point" | "child.guidance" | "elder.home-visit-provider" => 30,
        "elder.platform" | "child.city-centre" => 1,
        _ => 12,
    }
}

/// A position, by running sums of weights.
fn draw(rng: &mut Rng, sums: &[u32]) -> usize {
    let most = sums.last().copied().unwrap_or(1);
    let drawn = rng.u32(..most);
    sums.partition_point(|&sum| sum <= drawn)
}

/// One to so many of a list, in its order, never one twice.
fn some<'t>(rng: &mut Rng, from: &[&'t str], most: usize) -> Vec<&'t str> {
    let count = rng.usize(1..=most.min(from.len()));
    let mut places: Vec<usize> = rng.choose_multiple(0..from.len(), count);
    places.sort_unstable();
    places.into_iter().map(|place| from[place]).collect()
}

fn day(rng: &mut Rng, year: u16, month_from: u8) -> String {
    format!("{year}-{:02}-{:02}", rng.u8(month_from..=10), rng.u8(1..=28))
}

fn base36(number: usize) -> String {
    let digits = b"0123456789abcdefghijklmnopqrstuvwxyz";
    let mut number = number;
    let mut text = Vec::new();
    loop {
        text.push(digits[number % 36]);
        number /= 36;
        if number == 0 {
            break;
        }
    }
    text.iter().rev().map(|&byte| char::from(byte)).collect()
}

/// A credit code (GB 32100—2015) with right check characters, of an area that does not exist.
fn uscc(form: &str, index: usize) -> String {
    const ALPHABET: &[u8] = b"0123456789ABCDEFGHJKLMNPQRTUWXY";
    let value = |byte: u8| ALPHABET.iter().position(|&known| known == byte).unwrap_or(0);
    let prefix = match form {
        "12" => "4",
        "91" => "MA",
        _ => "MJ",
    };
    let organisation = format!("{prefix}{index:0width$}", width = 8 - prefix.len());
    let weights = [3, 7, 9, 10, 5, 8, 4, 2];
    let letter = |byte: u8| if byte.is_ascii_digit() { byte - b'0' } else { byte - b'A' + 10 };
    let sum: usize = organisation.bytes().zip(weights).map(|(byte, weight)| usize::from(letter(byte)) * weight).sum();
    let check = match 11 - sum % 11 {
        10 => 'X',
        11 => '0',
        digit => char::from(b'0' + u8::try_from(digit).unwrap_or(0)),
    };
    let body = format!("{form}990101{organisation}{check}");
    let weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
    let sum: usize = body.bytes().zip(weights).map(|(byte, weight)| value(byte) * weight).sum();
    format!("{body}{}", char::from(ALPHABET[(31 - sum % 31) % 31]))
}
