//! The words that a site knows: names of its areas, townships, kinds and services, and what else people call them.
//!
//! A question is read with them (老人食堂 is the kind 幸福餐桌), so that what stands beside a known word need not touch
//! it in a name, and so that a word finds what another word says.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::directory::Registries;
use crate::text::cut::{normal, simple};

/// Words that ask rather than tell; they are left out of a question that says anything else.
const IDLE: &[&str] = &[
    "哪里有",
    "哪里",
    "哪儿",
    "哪有",
    "哪个",
    "哪些",
    "在哪",
    "怎么样",
    "怎么办",
    "怎么",
    "怎样",
    "如何",
    "有没有",
    "是不是",
    "能不能",
    "可不可以",
    "可以",
    "不会用",
    "不会弄",
    "哪家好",
    "什么",
    "多少钱",
    "多少",
    "附近的",
    "附近",
    "我要",
    "我想",
    "想要",
    "想找",
    "要找",
    "找个",
    "找一个",
    "一下",
    "请问",
    "的地方",
    "地方",
    "吗",
    "呢",
    "的",
    "了",
    "啊",
];

/// The longest word that is looked for, in characters.
pub const LONGEST: usize = 16;
/// The most words that a word without a meaning of its own stands for.
const SYNONYMS: usize = 6;

/// What a word means on this site.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Meaning {
    /// Facets of which one must hold: `a:qilin`, `t:530302001`, `k:elder.meal-site`, `s:help.meal`, each for an area,
    /// township, kind or service.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub facets: Vec<String>,
    /// Other words for it, asked for only when the word itself finds nothing.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub words: Vec<String>,
}

/// The names of what a site knows, each list in the order of its registry, as questions are cut: small, simplified.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Names {
    /// Slugs with names of areas.
    pub areas: Vec<(String, Vec<String>)>,
    /// Codes with names of townships.
    pub townships: Vec<(String, Vec<String>)>,
    /// Codes with names of kinds.
    pub kinds: Vec<(String, Vec<String>)>,
    /// Codes with names of services.
    pub services: Vec<(String, Vec<String>)>,
    /// Groups of words that mean the same.
    pub synonyms: Vec<Vec<String>>,
}

impl Names {
    /// What each name means.
    fn facets(&self) -> BTreeMap<&str, BTreeSet<String>> {
        let mut facets: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
        let lists = [('a', &self.areas), ('t', &self.townships), ('k', &self.kinds), ('s', &self.services)];
        for (letter, list) in lists {
            for (code, words) in list {
                for word in words {
                    facets.entry(word).or_default().insert(format!("{letter}:{code}"));
                }
            }
        }
        facets
    }

    /// Takes those words for names without which a question would be misread: other words for a place (经开区), and words
    /// in which another name stands (民营敬老院 is no 敬老院).
    fn with_more(mut self) -> Self {
        let mut more: Vec<(String, String)> = Vec::new();
        let facets = self.facets();
        for group in &self.synonyms {
            let shared = shared(group, &facets);
            let is_place = shared.iter().any(|facet| facet.starts_with(['a', 't']));
            for word in group.iter().filter(|word| !facets.contains_key(word.as_str())) {
                if is_place || facets.keys().any(|name| word.contains(name)) {
                    more.extend(shared.iter().map(|facet| ((*facet).clone(), word.clone())));
                }
            }
        }
        for (facet, word) in more {
            let Some((letter, code)) = facet.split_once(':') else { continue };
            let list = match letter {
                "a" => &mut self.areas,
                "t" => &mut self.townships,
                "k" => &mut self.kinds,
                _ => &mut self.services,
            };
            for (_, words) in list.iter_mut().filter(|(own, words)| own == code && !words.contains(&word)) {
                words.push(word.clone());
            }
        }
        self
    }
}

/// What the words of a group mean: what any of them does, but no kind beside what the first means.
fn shared<'a>(group: &[String], facets: &'a BTreeMap<&str, BTreeSet<String>>) -> Vec<&'a String> {
    let of = |words: &[String]| -> Vec<&'a String> {
        words.iter().filter_map(|word| facets.get(word.as_str())).flatten().collect()
    };
    let first = of(&group[..group.len().min(1)]);
    let mut all = of(group);
    all.retain(|facet| first.is_empty() || first.contains(facet) || !facet.starts_with('k'));
    all
}

/// Every word a site knows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lexicon {
    /// What the words are made from.
    pub names: Names,
    /// By the word: names alone, which every question is read with.
    pub named: BTreeMap<String, Meaning>,
    /// By the word: names and all that means the same, for a question that finds nothing at once.
    pub words: BTreeMap<String, Meaning>,
    /// Words that ask rather than tell.
    pub idle: BTreeSet<String>,
}

impl Lexicon {
    /// Collects the words of a site.
    pub fn new(registries: &Registries) -> Self {
        let names = |code: &str, names: &mut dyn Iterator<Item = &str>| {
            let mut names: Vec<String> = names.map(folded).filter(|name| is_word(name)).collect();
            let mut seen = BTreeSet::new();
            names.retain(|name| seen.insert(name.clone()));
            (code.to_owned(), names)
        };
        let labels =
            |label, others| std::iter::once::<&String>(label).chain::<&Vec<String>>(others).map(String::as_str);
        Self::of(
            Names {
                areas: registries
                    .areas
                    .iter()
                    .map(|area| {
                        let short = short(&area.name, &["区", "县", "市", "旗"]);
                        names(&area.slug, &mut [area.name.as_str(), short].into_iter())
                    })
                    .collect(),
                townships: registries
                    .townships
                    .iter()
                    .map(|township| {
                        let short = short(&township.name, &["街道", "镇", "乡"]);
                        names(&township.code, &mut [township.name.as_str(), short].into_iter())
                    })
                    .collect(),
                kinds: registries
                    .kinds
                    .iter()
                    .map(|kind| names(&kind.code, &mut labels(&kind.label, &kind.labels)))
                    .collect(),
                services: registries
                    .services
                    .iter()
                    .map(|service| names(&service.code, &mut labels(&service.label, &service.labels)))
                    .collect(),
                synonyms: registries
                    .synonyms
                    .iter()
                    .map(|group| group.iter().map(|word| folded(word)).filter(|word| is_word(word)).collect())
                    .collect(),
            }
            .with_more(),
        )
    }

    /// Makes the words of names.
    pub fn of(names: Names) -> Self {
        let facets = names.facets();
        let mut words: BTreeMap<String, (BTreeSet<String>, Vec<String>)> = BTreeMap::new();
        for (word, facets) in &facets {
            words.insert((*word).to_owned(), (facets.clone(), Vec::new()));
        }
        let meaning = |(word, (facets, words)): (String, (BTreeSet<String>, Vec<String>))| {
            (word, Meaning { facets: facets.into_iter().collect(), words })
        };
        let named = words.clone().into_iter().map(meaning).collect();
        for group in &names.synonyms {
            let shared: BTreeSet<&String> = shared(group, &facets).into_iter().collect();
            for word in group {
                let (facets, others) = words.entry(word.clone()).or_default();
                facets.extend(shared.iter().map(ToString::to_string));
                for other in group.iter().filter(|other| !other.contains(word.as_str())) {
                    if others.len() < SYNONYMS && !others.contains(other) {
                        others.push(other.clone());
                    }
                }
            }
        }
        let words = words.into_iter().map(meaning).collect();
        Self { named, words, idle: IDLE.iter().map(ToString::to_string).collect(), names }
    }
}

/// Whether what follows a word makes a road of it, wherever that is: 麒麟路 is not in 麒麟区 alone. 街道 is a township.
pub(super) fn is_road(after: &[char]) -> bool {
    matches!(after, ['路' | '巷', ..] | ['街']) || matches!(after, ['街', next, ..] if *next != '道')
}

fn is_word(word: &str) -> bool {
    (2..=LONGEST).contains(&word.chars().count())
}

fn folded(word: &str) -> String {
    simple(&normal(word)).chars().filter(|character| !character.is_whitespace()).collect()
}

/// A name without the word for its rank, when two characters or more are left.
fn short<'a>(name: &'a str, ranks: &[&str]) -> &'a str {
    let cut = ranks.iter().find_map(|rank| name.strip_suffix(rank));
    cut.filter(|cut| cut.chars().count() >= 2).unwrap_or(name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::directory::example::registries;

    #[test]
    fn a_word_means_what_the_site_says() {
        let mut registries = registries();
        registries.synonyms =
            vec![vec![registries.kinds[0].label.clone(), "老院子".into()], vec!["失能".into(), "瘫痪".into()]];
        let lexicon = Lexicon::new(&registries);
        let kind = format!("k:{}", registries.kinds[0].code);
        assert!(lexicon.words["老院子"].facets.contains(&kind));
        assert_eq!(lexicon.words["瘫痪"], Meaning { facets: vec![], words: vec!["失能".into()] });
        assert_eq!(lexicon.words["老院子"].words, [registries.kinds[0].label.clone()]);
        let area = &registries.areas[0];
        assert!(lexicon.words[&area.name].facets.contains(&format!("a:{}", area.slug)));
    }

    #[test]
    fn a_group_is_about_its_first_word() {
        let mut registries = registries();
        let [first, other, area] = [&registries.kinds[0].label, &registries.kinds[1].label, &registries.areas[0].name];
        let inner = format!("镇上的{first}");
        registries.synonyms =
            vec![vec![first.clone(), inner.clone(), "疗养".into(), other.clone()], vec![area.clone(), "开发区".into()]];
        let lexicon = Lexicon::new(&registries);
        let kind = [format!("k:{}", registries.kinds[0].code)];
        assert_eq!(lexicon.words["疗养"].facets, kind);
        // Read as names, since a question would find the name within them, or no place.
        assert_eq!(lexicon.named[&inner].facets, kind);
        assert_eq!(lexicon.named["开发区"].facets, [format!("a:{}", registries.areas[0].slug)]);
        assert!(!lexicon.named.contains_key("疗养"));
    }

    #[test]
    fn a_name_may_be_said_without_its_rank() {
        assert_eq!(short("麒麟区", &["区", "县"]), "麒麟");
        assert_eq!(short("师县", &["区", "县"]), "师县");
        assert_eq!(short("南宁街道", &["街道", "镇"]), "南宁");
    }
}
