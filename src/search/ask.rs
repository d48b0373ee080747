//! Runs a plan on tantivy's own index: what `laoyou search` answers, and what the browser's answers are held to.

use std::cmp::Ordering;
use std::collections::HashSet;

use serde::Serialize;
use tantivy::query::{BooleanQuery, BoostQuery, EmptyQuery, EnableScoring, Occur, Query, TermQuery};
use tantivy::schema::IndexRecordOption;
use tantivy::{TERMINATED, Term};

use super::SearchError;
use super::card::Card;
use super::index::{Index, Statistics, number};
use super::key::held;
use super::plan::{Clause, FACET, Field, Reason};

/// Fewer documents than this are few.
const FEW: usize = 10;

/// How much is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Asked {
    /// Hits that are left out first.
    pub offset: usize,
    /// Hits at the most.
    pub limit: usize,
}

/// What was found.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Answer {
    /// All documents found.
    pub total: usize,
    /// Why the pass was made that found them.
    pub reason: Option<Reason>,
    /// Some of them: what holds before what is past, then by pass, by score, and in the order of documents.
    pub hits: Vec<Hit>,
}

/// One document found.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Hit {
    /// A facility's id, a page's slug, a goal's code.
    pub id: String,
    /// `facility`, `policy` …
    #[serde(rename = "type")]
    pub sort: &'static str,
    /// From the site's root.
    pub url: String,
    /// Name or title.
    pub title: String,
    /// Address or summary.
    pub summary: String,
    /// The number to call first.
    pub phone: String,
    /// Score of the pass.
    pub score: f32,
    /// Closed or lapsed.
    pub closed: bool,
}

impl Index<'_> {
    /// Answers a question: runs its plan until a pass finds something. What a later pass than the first finds is a guess: when
    /// that is little, what the site knows of the question follows it.
    pub fn ask(&self, question: &str, asked: Asked) -> Result<Answer, SearchError> {
        let mut reason = None;
        let mut found: Vec<(u32, f32)> = Vec::new();
        for step in self.plan(question).steps {
            if reason.is_some() && step.reason != Reason::Known {
                continue;
            }
            let mut own = self.run(&step.tree)?;
            let before: HashSet<u32> = found.iter().map(|&(document, _)| document).collect();
            own.retain(|(document, _)| !before.contains(document));
            if own.is_empty() {
                continue;
            }
            own.sort_unstable_by(|a, b| self.rank(*a, *b));
            found.extend(own);
            let first = *reason.get_or_insert(step.reason);
            if found.len() >= FEW || matches!(first, Reason::Words | Reason::Simplified) {
                break;
            }
        }
        found.sort_by_key(|&(document, _)| self.documents.places[document as usize].past);
        let some = found.iter().skip(asked.offset).take(asked.limit);
        Ok(Answer {
            total: found.len(),
            reason,
            hits: some.map(|&(document, score)| self.hit(document as usize, score)).collect(),
        })
    }

    /// Every document for which a clause holds, with its score.
    pub fn run(&self, clause: &Clause) -> Result<Vec<(u32, f32)>, SearchError> {
        let query = self.query(clause);
        let statistics = Statistics(&self.segments);
        let (mut found, mut base) = (Vec::new(), 0);
        for searcher in &self.segments {
            let weight = query.weight(EnableScoring::enabled_from_statistics_provider(&statistics, searcher))?;
            for segment in searcher.segment_readers() {
                let mut scorer = weight.scorer(segment, 1.0)?;
                let mut document = scorer.doc();
                while document != TERMINATED {
                    found.push((number(base, document), scorer.score()));
                    document = scorer.advance();
                }
                base += segment.max_doc() as usize;
            }
        }
        Ok(found)
    }

    fn rank(&self, a: (u32, f32), b: (u32, f32)) -> Ordering {
        let past = |document: u32| self.documents.places[document as usize].past;
        past(a.0).cmp(&past(b.0)).then(b.1.total_cmp(&a.1)).then(a.0.cmp(&b.0))
    }

    fn hit(&self, document: usize, score: f32) -> Hit {
        let (place, card) = (&self.documents.places[document], Card::of(&self.documents, document));
        Hit {
            id: card.id.to_owned(),
            sort: place.sort.code(),
            url: place.sort.address(card.id).map(|address| address.path().to_owned()).unwrap_or_default(),
            title: card.title.to_owned(),
            summary: card.summary.into_owned(),
            phone: card.phone,
            score,
            closed: place.past,
        }
    }

    fn query(&self, clause: &Clause) -> Box<dyn Query> {
        match clause {
            Clause::All { all, should } => {
                let must = all.iter().map(|clause| (Occur::Must, self.query(clause)));
                let may = should.iter().map(|clause| (Occur::Should, self.query(clause)));
                Box::new(BooleanQuery::new(must.chain(may).collect()))
            }
            Clause::Some { some, of } => {
                let ways = of.iter().map(|clause| (Occur::Should, self.query(clause))).collect();
                Box::new(BooleanQuery::with_minimum_required_clauses(ways, *some))
            }
            Clause::Term { r#in, term } => {
                let fields = Field::ALL.into_iter().filter(|field| r#in.contains(field.letter()));
                let mut ways: Vec<Box<dyn Query>> = fields.map(|field| self.term(field, term)).collect();
                match ways.pop() {
                    Some(only) if ways.is_empty() => only,
                    Some(last) => {
                        ways.push(last);
                        Box::new(BooleanQuery::union(ways))
                    }
                    None => Box::new(EmptyQuery),
                }
            }
            Clause::Is { is } => {
                let term = Term::from_field_text(self.fields.facet, &held(is));
                Box::new(BoostQuery::new(Box::new(TermQuery::new(term, IndexRecordOption::Basic)), FACET))
            }
        }
    }

    fn term(&self, field: Field, term: &str) -> Box<dyn Query> {
        let query = TermQuery::new(Term::from_field_text(self.fields.of(field), term), IndexRecordOption::Basic);
        Box::new(BoostQuery::new(Box::new(query), field.boost()))
    }
}
