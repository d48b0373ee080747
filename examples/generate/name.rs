//! Names of facilities: as varied as real ones, and as alike.

use fastrand::Rng;
use laoyou::model::site::Kind;
use laoyou::model::{Area, Township};
use laoyou::vocabulary::{Group, Profile, TownshipKind};

use super::words;

/// One of several, all as likely.
pub(crate) fn pick<'a, T: ?Sized>(rng: &mut Rng, from: &[&'a T]) -> &'a T {
    from[rng.usize(..from.len())]
}

/// A village or community of a township.
pub(crate) fn village(rng: &mut Rng) -> String {
    let (first, second) = words::VILLAGE;
    let stem = format!("{}{}", pick(rng, first), pick(rng, second));
    if stem.ends_with('村') || rng.u8(..3) == 0 { format!("{stem}社区") } else { format!("{stem}村") }
}

/// The registered name: place, own name, and what it is, in the mixtures that lists have.
pub(crate) fn facility(rng: &mut Rng, kind: &Kind, area: &Area, township: &Township, village: &str) -> String {
    let what = what(rng, kind);
    let short = township.name.trim_end_matches("街道").trim_end_matches(['镇', '乡']);
    let brand = brand(rng, kind.group);
    let community = village.trim_end_matches('村').trim_end_matches("社区");
    let public = matches!(
        kind.code.as_str(),
        "elder.rural-home" | "elder.regional-centre" | "elder.medical-site" | "child.guidance" | "child.early-dev"
    );
    let local = matches!(kind.profile, Profile::HomeCare | Profile::Meals | Profile::DayCare | Profile::Point);
    let name = match rng.u8(..20) {
        0..=13 if public => format!("{}{}{what}", area.name, township.name),
        _ if public => format!("{}{short}{community}{what}", area.name),
        0..=4 if local => format!("{short}{community}社区{what}"),
        5..=8 if local => format!("{}{}{community}{what}", area.name, township.name),
        9..=11 if local => format!("{community}{brand}{what}"),
        0 => format!("示例市{brand}{what}"),
        1..=4 => format!("{}{brand}{what}", area.name),
        5..=8 => format!("{short}{brand}{what}"),
        9 => format!("{}第{}{what}", area.name, pick(rng, &["一", "二", "三", "四", "五"])),
        10 => {
            format!("{}{brand}{what}（{}）", area.name, pick(rng, &["东区", "西区", "南院", "北院", "新区店", "总院"]))
        }
        11 => format!("{brand}{what}{short}分院"),
        12 if township.kind == TownshipKind::Town => format!("{}{brand}{what}", township.name),
        _ => format!("{brand}{what}"),
    };
    if name.chars().count() < 4 { format!("{short}{name}") } else { name }
}

fn what<'a>(rng: &mut Rng, kind: &'a Kind) -> &'a str {
    let names: Vec<&str> = std::iter::once(kind.label.as_str())
        .chain(kind.labels.iter().map(String::as_str))
        .filter(|name| name.chars().count() <= 9 && !name.contains(['—', '“']))
        .collect();
    match names.as_slice() {
        [] => &kind.label,
        names => names[rng.usize(..names.len())],
    }
}

fn brand(rng: &mut Rng, group: Group) -> String {
    let known = match group {
        Group::Elder => words::ELDER,
        Group::Child => words::CHILD,
    };
    if rng.u8(..3) > 0 {
        return pick(rng, known).to_owned();
    }
    let character = |rng: &mut Rng, from: &str| from.chars().nth(rng.usize(..from.chars().count()));
    [character(rng, words::FIRST), character(rng, words::SECOND)].into_iter().flatten().collect()
}
