//! The one table of fields: what may stand in each kind of file.
//!
//! From it come the Chinese keys, the nearest-name hints, JSON Schema, the templates of `new`, import targets, export
//! headers and the documentation. A field's type is a [`Shape`], never a type of the model. Adding a field is a row
//! here, a member in `model`, its reading in `check` and a line in its view.

mod cursor;
pub mod facility;
pub mod indicator;
pub mod mapping;
pub mod overlay;
pub mod page;
pub mod registry;
pub mod site;

pub use cursor::Cursor;

use crate::vocabulary::{Closed as _, Pattern, Profile, Vocabulary};

/// One row of the table.
#[derive(Debug)]
pub struct Field {
    /// The key in English, for example `township`.
    pub key: &'static str,
    /// The key in Chinese, for example `乡镇`.
    pub zh: &'static str,
    /// What its value looks like.
    pub shape: Shape,
    /// What happens when it is missing.
    pub need: Need,
    /// Kinds of facility that may carry it; all of them in files of another sort.
    pub profiles: Profiles,
    /// What it counts in, for example `张`; empty when it counts nothing.
    pub unit: &'static str,
    /// What it means, in plain Chinese, one or two short sentences.
    pub means: &'static str,
    /// Where the rule comes from: law, standard, plan; empty when it is ours.
    pub rule: &'static str,
    /// What a right value looks like in YAML; empty for groups.
    pub example: &'static str,
}

/// What a value looks like before anyone asks whether it is true.
#[derive(Clone, Copy, Debug)]
pub enum Shape {
    /// A text of so many characters.
    Text {
        /// The fewest.
        min: u16,
        /// The most.
        max: u16,
    },
    /// A text with a fixed form.
    Pattern(&'static Pattern),
    /// Markdown of at most so many characters.
    Markdown {
        /// The most.
        max: u16,
    },
    /// A whole number in a range.
    Integer {
        /// The least.
        min: i64,
        /// The greatest.
        max: i64,
    },
    /// A number with decimals in a range.
    Decimal {
        /// The least.
        min: f64,
        /// The greatest.
        max: f64,
    },
    /// Yes or no, 是 or 否.
    Flag,
    /// A day, `2026-03-05`.
    Date,
    /// A day and a time, `2026-03-05 09:30`; a day alone means 00:00.
    DateTime,
    /// A phone number in any usual form.
    Phone,
    /// A closed word.
    Word(&'static Vocabulary),
    /// Something this site registers.
    Registry(Registry),
    /// Opening hours: a weekly table, `24h`, or text.
    Hours,
    /// A few values of one shape; a single value may stand without the list.
    List(&'static Shape),
    /// Keys of their own.
    Group(&'static [Field]),
    /// Any of these.
    OneOf(&'static [Shape]),
    /// Fields of a facility by path, with the values they must have: the `where` of a derived indicator.
    Where,
}

/// What a site fixes for itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Registry {
    /// An area of `areas.yaml`.
    Area,
    /// A township of `areas.yaml`.
    Township,
    /// A kind of `kinds.yaml`.
    Kind,
    /// A service of `services.yaml`.
    Service,
    /// A care level of `site.yaml`.
    CareLevel,
    /// A credit grade of `site.yaml`.
    CreditGrade,
    /// A column of `site.yaml`.
    Column,
    /// A benefit of `site.yaml`.
    Benefit,
    /// A page of this site, by folder and slug: `policy/plan`.
    Page,
    /// A facility of this site, by id.
    Facility,
}

/// What happens when a field is missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Need {
    /// A fault.
    Required,
    /// A warning, for the profiles that may carry it.
    Expected,
    /// Nothing.
    Optional,
}

/// A set of profiles.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Profiles(u16);

impl Profiles {
    /// Every profile.
    pub const ALL: Self = Self(u16::MAX);

    /// The set of these profiles.
    pub const fn of(profiles: &[Profile]) -> Self {
        let mut bits = 0;
        let mut at = 0;
        while at < profiles.len() {
            bits |= 1 << profiles[at] as u16;
            at += 1;
        }
        Self(bits)
    }

    /// Whether a profile is in the set.
    pub const fn contains(self, profile: Profile) -> bool {
        self.0 & (1 << profile as u16) != 0
    }

    /// The profiles in the set, in the order of the vocabulary.
    pub fn iter(self) -> impl Iterator<Item = Profile> {
        Profile::ALL.iter().copied().filter(move |&profile| self.contains(profile))
    }
}

impl Field {
    const fn new(key: &'static str, zh: &'static str, shape: Shape, means: &'static str) -> Self {
        Self { key, zh, shape, need: Need::Optional, profiles: Profiles::ALL, unit: "", means, rule: "", example: "" }
    }

    const fn required(self) -> Self {
        Self { need: Need::Required, ..self }
    }

    const fn expected(self) -> Self {
        Self { need: Need::Expected, ..self }
    }

    const fn only(self, profiles: &[Profile]) -> Self {
        Self { profiles: Profiles::of(profiles), ..self }
    }

    const fn unit(self, unit: &'static str) -> Self {
        Self { unit, ..self }
    }

    const fn rule(self, rule: &'static str) -> Self {
        Self { rule, ..self }
    }

    const fn like(self, example: &'static str) -> Self {
        Self { example, ..self }
    }

    /// The fields inside, when this is a group or a list of groups.
    pub const fn inside(&self) -> &'static [Field] {
        match self.shape {
            Shape::Group(fields) => fields,
            Shape::List(Shape::Group(fields)) => fields,
            _ => &[],
        }
    }

    /// Whether an author may call this field so.
    pub fn is_called(&self, written: &str) -> bool {
        self.key == written || self.zh == written
    }
}

/// The field that an author called so, in English or in Chinese.
pub fn find(fields: &'static [Field], written: &str) -> Option<&'static Field> {
    fields.iter().find(|field| field.is_called(written))
}

/// The field at a path such as `beds.total`.
pub fn at_path(fields: &'static [Field], path: &str) -> Option<&'static Field> {
    let (first, rest) = path.split_once('.').map_or((path, None), |(first, rest)| (first, Some(rest)));
    let field = find(fields, first)?;
    match rest {
        Some(rest) => at_path(field.inside(), rest),
        None => Some(field),
    }
}

/// A field with nothing inside it, and the way to it.
#[derive(Clone, Debug)]
pub struct Leaf {
    /// English keys, for example `beds.total`.
    pub path: String,
    /// Chinese keys, for example `床位·总数`: the heading of its column in open data.
    pub zh: String,
    /// The row of the table.
    pub field: &'static Field,
    /// Whether it may stand several times: in a list, or in a group of a list.
    pub many: bool,
}

/// All leaves of a table, in its order.
pub fn leaves(fields: &'static [Field]) -> Vec<Leaf> {
    let mut leaves = Vec::new();
    descend(fields, None, &mut leaves);
    leaves
}

fn descend(fields: &'static [Field], above: Option<&Leaf>, leaves: &mut Vec<Leaf>) {
    for field in fields {
        let many = matches!(field.shape, Shape::List(_));
        let leaf = match above {
            Some(above) => Leaf {
                path: format!("{}.{}", above.path, field.key),
                zh: format!("{}·{}", above.zh, field.zh),
                field,
                many: above.many || many,
            },
            None => Leaf { path: field.key.to_owned(), zh: field.zh.to_owned(), field, many },
        };
        if field.inside().is_empty() { leaves.push(leaf) } else { descend(field.inside(), Some(&leaf), leaves) }
    }
}

/// The sorts of files that authors write, each with its table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FileKind {
    /// `facilities/<area>/<id>.yaml`.
    Facility,
    /// `content/policies/<slug>.md`.
    Policy,
    /// `content/guides/<slug>.md`.
    Guide,
    /// `content/notices/<slug>.md`.
    Notice,
    /// `content/pages/<slug>.md`.
    Page,
    /// `content/site.yaml`.
    Site,
    /// `facilities/areas.yaml`.
    Areas,
    /// `facilities/kinds.yaml`.
    Kinds,
    /// `content/services.yaml`.
    Services,
    /// `content/indicators.yaml`.
    Indicators,
    /// `content/glossary.yaml`.
    Glossary,
    /// `content/synonyms.yaml`.
    Synonyms,
    /// `content/pinyin.yaml`.
    Pinyin,
    /// `facilities/retired.csv`.
    Retired,
    /// `facilities/<area>/availability.csv`.
    Availability,
    /// What `import --mapping` is given.
    Mapping,
}

impl FileKind {
    /// All of them.
    pub const ALL: [Self; 16] = [
        Self::Facility,
        Self::Policy,
        Self::Guide,
        Self::Notice,
        Self::Page,
        Self::Site,
        Self::Areas,
        Self::Kinds,
        Self::Services,
        Self::Indicators,
        Self::Glossary,
        Self::Synonyms,
        Self::Pinyin,
        Self::Retired,
        Self::Availability,
        Self::Mapping,
    ];

    /// The fields at the top of such a file; for CSV, its columns.
    pub const fn fields(self) -> &'static [Field] {
        match self {
            Self::Facility => facility::FACILITY,
            Self::Policy => page::POLICY,
            Self::Guide => page::GUIDE,
            Self::Notice => page::NOTICE,
            Self::Page => page::PAGE,
            Self::Site => site::SITE,
            Self::Areas => registry::AREAS,
            Self::Kinds => registry::KINDS,
            Self::Services => registry::SERVICES,
            Self::Indicators => indicator::INDICATORS,
            Self::Glossary => site::GLOSSARY,
            Self::Synonyms => site::SYNONYMS,
            Self::Pinyin => site::PINYIN,
            Self::Retired => overlay::RETIRED,
            Self::Availability => overlay::AVAILABILITY,
            Self::Mapping => mapping::MAPPING,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn each(fields: &'static [Field], at: &str, visit: &mut impl FnMut(&str, &'static [Field])) {
        visit(at, fields);
        for field in fields {
            each(field.inside(), &format!("{at}.{}", field.key), visit);
        }
    }

    #[test]
    fn leaves_have_nothing_inside_and_are_found_by_their_path() {
        let leaves = leaves(facility::FACILITY);
        for leaf in &leaves {
            assert!(leaf.field.inside().is_empty(), "{}", leaf.path);
            assert!(std::ptr::eq(at_path(facility::FACILITY, &leaf.path).unwrap(), leaf.field), "{}", leaf.path);
        }
        let min = leaves.iter().find(|leaf| leaf.path == "prices.min").unwrap();
        assert_eq!((min.zh.as_str(), min.many), ("价格·最低", true));
        assert!(leaves.iter().any(|leaf| leaf.path == "beds.total" && !leaf.many));
    }

    #[test]
    fn keys_are_unique_in_both_languages() {
        for kind in FileKind::ALL {
            each(kind.fields(), &format!("{kind:?}"), &mut |at, fields| {
                let mut seen = std::collections::BTreeSet::new();
                for field in fields {
                    assert!(seen.insert(field.key), "{at}: {} twice", field.key);
                    assert!(seen.insert(field.zh), "{at}: {} twice", field.zh);
                }
            });
        }
    }

    #[test]
    fn every_field_says_what_it_means() {
        for kind in FileKind::ALL {
            each(kind.fields(), &format!("{kind:?}"), &mut |at, fields| {
                for field in fields {
                    assert!(!field.means.is_empty(), "{at}.{} has no meaning", field.key);
                }
            });
        }
    }
}
