//! A question becomes a plan: passes, each a tree of clauses over families of the index, with the reason for it.
//!
//! The passes are tried in order until one finds something. `client/plan.mjs` and `client/later.mjs` make the same plan
//! from the same words; `tests/contract/plans.json` holds both to it.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::lexicon::{LONGEST, Lexicon, Meaning, is_road};
use super::sound::{self, Sounds};
use crate::text::cut::{self, Run, Script, normal, runs, simple};
use crate::text::simplified::simplified;

/// The longest question that is read, in characters; what follows is left out.
pub const QUESTION: usize = 160;

/// What must hold of a document. A document's score is the sum of the scores of all clauses that hold.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Clause {
    /// Every one of them; `should` adds to the score where it holds.
    All {
        /// What must hold.
        all: Vec<Clause>,
        /// What need not.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        should: Vec<Clause>,
    },
    /// At least `some` of them.
    Some {
        /// How many.
        some: usize,
        /// Of which.
        of: Vec<Clause>,
    },
    /// A term stands in one of the fields at least.
    Term {
        /// Letters of the fields, see [`Field`].
        r#in: String,
        /// The term.
        term: String,
    },
    /// The document has a facet, such as `k:elder.meal-site`, or `=` and the whole of its name or of its sound.
    Is {
        /// The facet.
        is: String,
    },
}

/// A field of the index.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    /// `t`: names and titles, with their length.
    Title,
    /// `a`: place, kind, services and whatever else describes.
    About,
    /// `b`: running text.
    Body,
    /// `p`: how the title sounds, with its length.
    Sound,
    /// `q`: how place and kind sound.
    AboutSound,
}

impl Field {
    /// All fields.
    pub const ALL: [Self; 5] = [Self::Title, Self::About, Self::Body, Self::Sound, Self::AboutSound];

    /// The letter in plans.
    pub const fn letter(self) -> char {
        match self {
            Self::Title => 't',
            Self::About => 'a',
            Self::Body => 'b',
            Self::Sound => 'p',
            Self::AboutSound => 'q',
        }
    }

    /// What a match in this field counts, against one in another.
    pub const fn boost(self) -> f32 {
        match self {
            Self::Title => 2.0,
            Self::About | Self::Sound => 1.0,
            Self::Body | Self::AboutSound => 0.5,
        }
    }
}

/// What a facet counts against a word in the text: as much as the words of its own label in another's name.
pub const FACET: f32 = 6.0;

/// Why a pass is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Reason {
    /// The words as they were typed.
    Words,
    /// Traditional characters as simplified ones.
    Simplified,
    /// Other words of the same meaning.
    Meaning,
    /// Other characters of the same sound.
    Sound,
    /// Running text as well.
    Body,
    /// What the site knows of it, unless that is but a place, whatever else was said; also what follows when a pass after the
    /// first finds few.
    Known,
    /// Half of what was asked for.
    Half,
    /// Anything of it.
    Any,
}

/// One pass.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Step {
    /// Why.
    pub reason: Reason,
    /// What must hold.
    pub tree: Clause,
}

/// A part of the question that the site knows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Known {
    /// The word, folded.
    pub text: String,
    /// What it means.
    pub facets: Vec<String>,
}

/// How a question is to be answered; without steps everything is asked for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Plan {
    /// Passes, in order.
    pub steps: Vec<Step>,
    /// What was recognised.
    pub known: Vec<Known>,
}

/// Words with what they mean.
type Words = BTreeMap<String, Meaning>;

/// A part of a question.
enum Part<'a> {
    /// A word that the site knows.
    Known(String, &'a Meaning),
    /// What is left.
    Free(Run),
}

/// A question in parts.
struct Parts<'a> {
    parts: Vec<Part<'a>>,
    /// The terms across the borders between known words and what is left, and few digits with the character before them.
    seams: Vec<String>,
}

impl Plan {
    /// Plans the answer to a question.
    pub fn new(question: &str, lexicon: &Lexicon, sounds: &Sounds) -> Self {
        let asked: String = normal(question).chars().take(QUESTION).collect();
        let simple = simple(&asked);
        let mut steps = Vec::new();
        let mut push = |reason, tree: Option<Clause>| {
            if let Some(tree) = tree
                && steps.iter().all(|step: &Step| step.tree != tree)
            {
                steps.push(Step { reason, tree });
            }
        };
        let typed = parts(&asked, &lexicon.named, &lexicon.idle);
        // A character that stands nowhere, since another is written for it, can be asked for as that alone.
        let is_other = |character: char| simplified(character) != character && !sound::is_common(character);
        if !asked.chars().any(is_other) {
            push(Reason::Words, named(&typed, &asked, sounds));
        }
        let plain = parts(&simple, &lexicon.named, &lexicon.idle);
        push(Reason::Simplified, named(&plain, &simple, sounds));
        let Parts { parts, .. } = parts(&simple, &lexicon.words, &lexicon.idle);
        push(Reason::Meaning, words(&parts, "ta", sounds));
        push(Reason::Sound, sound(&simple, &parts, &plain.parts, sounds, 1));
        push(Reason::Sound, sound(&simple, &parts, &plain.parts, sounds, usize::MAX));
        push(Reason::Body, words(&parts, "tab", sounds));
        let is_place = |facets: &&[String]| facets[0].starts_with(['a', 't']);
        let mut facets = facets(&parts);
        // A place alone is not what was asked for.
        if facets.iter().all(is_place) {
            facets.clear();
        }
        let one_each = |facets: &[&[String]]| facets.iter().map(|facets| one_facet(facets)).collect::<Vec<_>>();
        if !facets.is_empty() {
            push(Reason::Known, Some(with(every(one_each(&facets)), pairs(&plain.parts))));
        }
        let units = units(&parts, sounds);
        // Of what the site knows, the half that says most: what means few things, and what before where.
        facets.sort_by_key(|facets| (facets.len(), is_place(facets)));
        let most = one_each(&facets[..facets.len().div_ceil(2)]);
        let half = units.len().div_ceil(2);
        if !most.is_empty() {
            push(Reason::Half, Some(every(most)));
        } else if half > 1 {
            push(Reason::Half, Some(Clause::Some { some: half, of: units.clone() }));
        }
        push(Reason::Any, any(units));
        let known = parts.iter().filter_map(|part| match part {
            Part::Known(text, meaning) if !meaning.facets.is_empty() => {
                Some(Known { text: text.clone(), facets: meaning.facets.clone() })
            }
            _ => None,
        });
        Self { known: known.collect(), steps }
    }
}

/// Parts a question into words that the site knows and what is left; idle words go, unless nothing else is there.
fn parts<'a>(asked: &str, words: &'a Words, idle: &BTreeSet<String>) -> Parts<'a> {
    let text: Vec<char> = asked.chars().collect();
    let mut parts = Vec::new();
    // What is left and what is known in turn; a blank for idle words and between two known ones, which have no seam.
    let mut pieces: Vec<String> = Vec::new();
    let free = |text: &[char], parts: &mut Vec<Part<'a>>, pieces: &mut Vec<String>| {
        let text: String = text.iter().collect();
        parts.extend(runs(&text).into_iter().map(Part::Free));
        pieces.push(if text.is_empty() { " ".to_owned() } else { text });
    };
    let (mut from, mut at) = (0, 0);
    while at < text.len() {
        let Some((length, meaning)) = word_at(&text[at..], words, idle) else {
            at += 1;
            continue;
        };
        free(&text[from..at], &mut parts, &mut pieces);
        let word: String = text[at..at + length].iter().collect();
        pieces.push(if meaning.is_some() { word.clone() } else { " ".to_owned() });
        parts.extend(meaning.map(|meaning| Part::Known(word, meaning)));
        at += length;
        from = at;
    }
    free(&text[from..], &mut parts, &mut pieces);
    if parts.is_empty() {
        return Parts { parts: runs(asked).into_iter().map(Part::Free).collect(), seams: Vec::new() };
    }
    let is_seam = |term: &String| !pieces.iter().any(|piece| piece.contains(term.as_str()));
    let mut seams: Vec<String> = runs(&pieces.concat()).iter().flat_map(Run::terms).filter(is_seam).collect();
    cut::numbered(asked, |term| seams.push(term.to_owned()));
    Parts { parts, seams }
}

/// The longest word with which a text begins, in characters, and its meaning unless it is idle. Signs and letters may stand
/// in a word (互联网+托育), but no letter at its ends: it may be in the middle of another word.
fn word_at<'a>(text: &[char], words: &'a Words, idle: &BTreeSet<String>) -> Option<(usize, Option<&'a Meaning>)> {
    let is_letter = |character: char| character.is_ascii_alphanumeric() || character == '_';
    if is_letter(text[0]) {
        return None;
    }
    (1..=LONGEST.min(text.len())).rev().filter(|&length| !is_letter(text[length - 1])).find_map(|length| {
        let word: String = text[..length].iter().collect();
        let meaning = words.get(&word);
        let is_known = meaning.is_some() || idle.contains(&word);
        (is_known && !is_road(&text[length..])).then_some((length, meaning))
    })
}

/// Every part: a known word by its meaning, in the text or in other words, letters as a word or as pinyin.
fn words(parts: &[Part<'_>], fields: &str, sounds: &Sounds) -> Option<Clause> {
    all_of(parts, |part| match part {
        Part::Known(word, meaning) => known(word, meaning, fields),
        Part::Free(run) if run.script == Script::Letters => letters(run, fields, sounds, false),
        Part::Free(run) => text(run, fields),
    })
}

/// By names alone: every part, more for a name or a description in which all stands as it was typed, if the site does not
/// know all of it, and most for a name that is the whole question, by its characters or by its sound.
fn named(Parts { parts, seams }: &Parts<'_>, asked: &str, sounds: &Sounds) -> Option<Clause> {
    let tree = words(parts, "ta", sounds)?;
    let whole = cut::whole(runs(asked).into_iter().flat_map(|run| run.text))?;
    let mut more = vec![Clause::Is { is: whole }];
    let must = weighty(parts).0;
    if !seams.is_empty() || must.iter().any(|part| matches!(part, Part::Free(..))) {
        let terms = must.iter().flat_map(|part| match part {
            Part::Known(word, _) => terms_of_word(word),
            Part::Free(run) => run.terms(),
        });
        let typed: Vec<String> = terms.chain(seams.iter().cloned()).collect();
        more.extend(["t", "a"].map(|field| all_in(field, typed.clone())));
    }
    Some(match tree {
        Clause::All { all, mut should } => {
            // A single character says more by the word that it touches.
            should.retain(|_| seams.is_empty());
            should.append(&mut more);
            Clause::All { all, should }
        }
        tree => with(tree, more),
    })
}

/// A clause, and what adds to its score.
fn with(clause: Clause, should: Vec<Clause>) -> Clause {
    if should.is_empty() { clause } else { Clause::All { all: vec![clause], should } }
}

/// By sound: known words as they are, all else as syllables, each ideograph by its first `most` readings; and the whole as
/// syllables. A name that sounds so as a whole comes first, and more for what is written as it was typed.
fn sound(simple: &str, parts: &[Part<'_>], plain: &[Part<'_>], sounds: &Sounds, most: usize) -> Option<Clause> {
    let by_sound = |parts: &[Part<'_>]| {
        all_of(parts, |part| match part {
            Part::Known(word, meaning) => known(word, meaning, "ta"),
            Part::Free(run) => match run.script {
                Script::Ideographs => syllables(&run.text, sounds, most).unwrap_or_else(|| text(run, "ta")),
                Script::Letters => letters(run, "ta", sounds, true),
                Script::Digits => text(run, "ta"),
            },
        })
    };
    let whole: Vec<Part<'_>> = runs(simple).into_iter().map(Part::Free).collect();
    let tree = one_of(vec![by_sound(parts)?, by_sound(&whole)?]);
    let ideographs = simple.chars().filter(|&character| cut::script(character) == Some(Script::Ideographs));
    let said: Option<String> = ideographs.map(|character| sounds.syllable(character)).collect();
    let mut should: Vec<Clause> =
        said.and_then(|said| cut::whole(said.chars())).map(|is| Clause::Is { is }).into_iter().collect();
    should.extend(pairs(plain));
    Some(with(tree, should))
}

/// The pairs of ideographs of what is left, as they were typed.
fn pairs(parts: &[Part<'_>]) -> Vec<Clause> {
    let free = parts.iter().filter_map(|part| match part {
        Part::Free(run) if run.script == Script::Ideographs && run.text.len() > 1 => Some(run.terms()),
        _ => None,
    });
    free.flatten().map(|term| Clause::Term { r#in: "ta".into(), term }).collect()
}

/// The facets of every word that the site has some for.
fn facets<'p>(parts: &'p [Part<'_>]) -> Vec<&'p [String]> {
    let known = parts.iter().filter_map(|part| match part {
        Part::Known(_, meaning) if !meaning.facets.is_empty() => Some(meaning.facets.as_slice()),
        _ => None,
    });
    known.collect()
}

fn one_facet(facets: &[String]) -> Clause {
    one_of(facets.iter().map(|facet| Clause::Is { is: facet.clone() }).collect())
}

/// The smallest things that can hold for themselves: what the site has facets for, other known words, and of what is left each
/// pair of characters, by writing or by sound.
fn units(parts: &[Part<'_>], sounds: &Sounds) -> Vec<Clause> {
    let mut units: Vec<Clause> = facets(parts).into_iter().map(one_facet).collect();
    for part in weighty(parts).0 {
        let run = match part {
            Part::Known(_, meaning) if !meaning.facets.is_empty() => continue,
            Part::Known(word, meaning) => {
                units.push(known(word, meaning, "tab"));
                continue;
            }
            Part::Free(run) => run,
        };
        match run.script {
            Script::Ideographs => {
                let said: Vec<Option<&str>> = run.text.iter().map(|&character| sounds.syllable(character)).collect();
                for (at, term) in run.terms().into_iter().enumerate() {
                    let mut ways = vec![Clause::Term { r#in: "tab".into(), term }];
                    if let (Some(Some(first)), Some(Some(second))) = (said.get(at), said.get(at + 1)) {
                        ways.push(Clause::Term { r#in: "pq".into(), term: sound::pair(first, second) });
                    }
                    units.push(one_of(ways));
                }
            }
            Script::Letters => units.push(letters(run, "tab", sounds, true)),
            Script::Digits => {
                units.extend(run.terms().into_iter().map(|term| Clause::Term { r#in: "tab".into(), term }));
            }
        }
    }
    units
}

/// The parts that must hold, and those that say little beside them: a single ideograph, and beside a word that the site has a
/// facet for one that means nothing by itself (老人).
fn weighty<'p, 'a>(parts: &'p [Part<'a>]) -> (Vec<&'p Part<'a>>, Vec<&'p Part<'a>>) {
    let has_facets = |part: &Part<'_>| matches!(part, Part::Known(_, meaning) if !meaning.facets.is_empty());
    let faceted = parts.iter().any(has_facets);
    let (must, slight): (Vec<_>, Vec<_>) = parts.iter().partition(|part| match part {
        Part::Known(..) => !faceted || has_facets(part),
        Part::Free(run) => run.script != Script::Ideographs || run.text.len() > 1,
    });
    if must.is_empty() { (slight, must) } else { (must, slight) }
}

/// A clause for every part; what says little need not hold.
fn all_of(parts: &[Part<'_>], clause: impl Fn(&Part<'_>) -> Clause) -> Option<Clause> {
    let (must, slight) = weighty(parts);
    let should: Vec<Clause> = slight.into_iter().map(&clause).collect();
    let all: Vec<Clause> = must.into_iter().map(clause).collect();
    match (all.is_empty(), should.is_empty()) {
        (true, _) => None,
        (_, true) => Some(every(all)),
        _ => Some(Clause::All { all, should }),
    }
}

fn one_of(mut ways: Vec<Clause>) -> Clause {
    let mut kept: Vec<Clause> = Vec::with_capacity(ways.len());
    for way in ways.drain(..) {
        if !kept.contains(&way) {
            kept.push(way);
        }
    }
    match kept.pop() {
        Some(only) if kept.is_empty() => only,
        last => {
            kept.extend(last);
            Clause::Some { some: 1, of: kept }
        }
    }
}

fn any(units: Vec<Clause>) -> Option<Clause> {
    if units.is_empty() { None } else { Some(one_of(units)) }
}

/// A known word: what it means, its own characters, or where it means nothing by itself other words.
fn known(word: &str, meaning: &Meaning, fields: &str) -> Clause {
    let mut ways: Vec<Clause> = meaning.facets.iter().map(|facet| Clause::Is { is: facet.clone() }).collect();
    ways.push(all_in(fields, terms_of_word(word)));
    if meaning.facets.is_empty() {
        ways.extend(meaning.words.iter().map(|other| all_in(fields, terms_of_word(other))));
    }
    one_of(ways)
}

/// The terms of a known word, which is one itself.
fn terms_of_word(word: &str) -> Vec<String> {
    runs(word).iter().flat_map(Run::terms_of_word).collect()
}

fn text(run: &Run, fields: &str) -> Clause {
    all_in(fields, run.terms())
}

fn all_in(fields: &str, terms: Vec<String>) -> Clause {
    every(terms.into_iter().map(|term| Clause::Term { r#in: fields.into(), term }).collect())
}

fn every(mut all: Vec<Clause>) -> Clause {
    match all.pop() {
        Some(only) if all.is_empty() => only,
        last => {
            all.extend(last);
            Clause::All { all, should: Vec::new() }
        }
    }
}

/// Letters: as a word, as pinyin that may be half typed, or as initials when they can be nothing else (or `loose`).
fn letters(run: &Run, fields: &str, sounds: &Sounds, loose: bool) -> Clause {
    let word: String = run.text.iter().collect();
    let mut ways = vec![text(run, fields)];
    let readings = sounds.readings(&word);
    for reading in &readings {
        let mut all: Vec<Clause> = Vec::new();
        let syllables = &reading.syllables;
        let sounding = |term: String| Clause::Term { r#in: "pq".into(), term };
        for pair in syllables.windows(2) {
            all.push(sounding(sound::pair(&pair[0], &pair[1])));
        }
        match (syllables.last(), reading.rest.get(..1)) {
            (Some(last), Some(rest)) => all.push(sounding(sound::pair(last, rest))),
            (Some(only), None) if syllables.len() == 1 => all.push(sounding(only.clone())),
            // The last syllable may be half typed and yet be one: `la` on the way to `lao`.
            (Some(last), None) if syllables.len() > 1 => {
                if let (Some(whole), Some(half)) = (all.pop(), last.get(..1)) {
                    let half = sounding(sound::pair(&syllables[syllables.len() - 2], half));
                    all.push(one_of(vec![whole, half]));
                }
            }
            _ => {}
        }
        ways.push(every(all));
    }
    if loose || readings.is_empty() {
        let initials = sound::initials(&word);
        if !initials.is_empty() && run.text.iter().all(char::is_ascii_lowercase) {
            ways.push(every(initials.into_iter().map(|term| Clause::Term { r#in: "pq".into(), term }).collect()));
        }
    }
    one_of(ways)
}

/// The pairs of syllables of characters, each by its first `most` readings; `None` when there is no pair, or a character
/// without a reading.
fn syllables(characters: &[char], sounds: &Sounds, most: usize) -> Option<Clause> {
    let said = characters.iter().map(|&character| sounds.readings_of(character).into_iter().take(most).collect());
    let said: Vec<Vec<&str>> = said.collect();
    if said.len() < 2 || said.iter().any(Vec::is_empty) {
        return None;
    }
    let pairs = said.windows(2).map(|two| {
        let both = two[0].iter().flat_map(|first| two[1].iter().map(|second| sound::pair(first, second)));
        one_of(both.map(|term| Clause::Term { r#in: "pq".into(), term }).collect())
    });
    Some(every(pairs.collect()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::lexicon::Meaning;

    fn lexicon() -> Lexicon {
        let facet = |facet: &str| Meaning { facets: vec![facet.into()], words: Vec::new() };
        let words =
            [("宣威市", facet("a:xuanwei")), ("宣威", facet("a:xuanwei")), ("敬老院", facet("k:elder.rural-home"))];
        Lexicon {
            named: words.iter().cloned().map(|(word, meaning)| (word.to_owned(), meaning)).collect(),
            words: words.into_iter().map(|(word, meaning)| (word.to_owned(), meaning)).collect(),
            idle: ["哪里".to_owned()].into(),
            ..Lexicon::default()
        }
    }

    fn sounds() -> Sounds {
        Sounds::new(&"宣威敬老院在哪里".chars().collect())
    }

    #[test]
    fn known_words_part_a_question() {
        let plan = Plan::new("宣威敬老院在哪里", &lexicon(), &sounds());
        let known: Vec<&str> = plan.known.iter().map(|known| known.text.as_str()).collect();
        assert_eq!(known, ["宣威", "敬老院"]);
        let first = serde_json::to_string(&plan.steps[0]).unwrap();
        assert_eq!(
            first,
            r#"{"reason":"words","tree":{"all":[{"some":1,"of":[{"is":"a:xuanwei"},{"in":"ta","term":"宣威"}]},{"some":1,"of":[{"is":"k:elder.rural-home"},{"in":"ta","term":"敬老院"}]}],"should":[{"is":"=哪在威宣敬老里院"},{"all":[{"in":"t","term":"宣威"},{"in":"t","term":"敬老院"},{"in":"t","term":"院在"}]},{"all":[{"in":"a","term":"宣威"},{"in":"a","term":"敬老院"},{"in":"a","term":"院在"}]}]}}"#
        );
    }

    #[test]
    fn a_road_is_no_area() {
        let lexicon = lexicon();
        let known = |question| Plan::new(question, &lexicon, &sounds()).known.len();
        assert_eq!([known("宣威路12号"), known("宣威街3号"), known("宣威街道"), known("宣威的路")], [0, 0, 1, 1]);
    }

    #[test]
    fn nothing_asked_is_no_step() {
        assert_eq!(Plan::new(" 、", &lexicon(), &sounds()).steps, []);
        assert_eq!(Plan::new("哪里", &lexicon(), &sounds()).steps[0].reason, Reason::Words);
    }

    #[test]
    fn a_long_question_is_cut() {
        let plan = Plan::new(&"老".repeat(10_000), &lexicon(), &sounds());
        assert!(serde_json::to_string(&plan).unwrap().len() < 50_000);
    }
}
