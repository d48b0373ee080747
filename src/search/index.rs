//! The index as tantivy builds it: contiguous ranges of documents, side by side, each a segment of its own; nothing is
//! merged, and what is written does not depend on how many ranges there were.

use std::collections::BTreeSet;

use rayon::prelude::*;
use tantivy::directory::RamDirectory;
use tantivy::query::Bm25StatisticsProvider;
use tantivy::schema::{IndexRecordOption, Schema, TextFieldIndexing, TextOptions};
use tantivy::{DocId, Searcher, TantivyDocument, Term};

use super::document::Documents;
use super::lexicon::Lexicon;
use super::plan::{Field, Plan};
use super::sound::Sounds;
use super::terms::{Reader, Terms, add_characters};
use super::{SearchError, blanks};
use crate::directory::Directory;

/// Fewer documents than this are not worth a thread of their own.
const LEAST: usize = 512;
/// More than this are not put into one segment: while it is made it takes some kilobytes a document.
const MOST: usize = 8192;
/// What tantivy begins a segment's table of terms with follows from this, in bytes; it grows as it is filled, and while it is
/// small it stands in the processor's cache.
const BUDGET: usize = 1_000_000;

/// The fields of tantivy's schema.
#[derive(Clone, Debug)]
pub(super) struct Fields {
    by: [tantivy::schema::Field; 5],
    /// Facets such as `k:elder.meal-site`.
    pub(super) facet: tantivy::schema::Field,
}

impl Fields {
    /// The field of a plan.
    pub(super) fn of(&self, field: Field) -> tantivy::schema::Field {
        self.by[field as usize]
    }

    fn schema() -> (Schema, Self) {
        let mut schema = Schema::builder();
        // Neither how often a term stands in a name nor how long the name is says how well it answers: whole names have a
        // term of their own instead (`whole`), which costs a reader nothing unless it is asked for.
        let indexing = TextFieldIndexing::default().set_tokenizer(blanks::NAME);
        let indexing = indexing.set_index_option(IndexRecordOption::Basic).set_fieldnorms(false);
        let options = TextOptions::default().set_indexing_options(indexing);
        let by = Field::ALL.map(|field| schema.add_text_field(&field.letter().to_string(), options.clone()));
        let facet = schema.add_text_field("facet", options);
        (schema.build(), Self { by, facet })
    }
}

/// An index of the documents of a directory.
pub struct Index<'a> {
    /// What can be found.
    pub documents: Documents<'a>,
    /// One a range, in the order of documents.
    pub(super) segments: Vec<Searcher>,
    pub(super) fields: Fields,
    /// What the site's words mean.
    pub lexicon: Lexicon,
    /// Every ideograph of names, addresses and known words.
    pub(super) characters: BTreeSet<char>,
    /// How they sound.
    pub sounds: Sounds,
}

impl<'a> Index<'a> {
    /// Builds the index of all that a directory publishes.
    pub fn build(directory: &'a Directory) -> Result<Self, SearchError> {
        let (lexicon, documents) = rayon::join(|| Lexicon::new(&directory.registries), || Documents::new(directory));
        let (schema, fields) = Fields::schema();
        let count = documents.len();
        let share = count.div_ceil(rayon::current_num_threads().max(1)).clamp(LEAST, MOST);
        let starts: Vec<usize> = (0..count.max(1)).step_by(share).collect();
        let reader = Reader::new(&documents, &lexicon);
        let ranges: Vec<(Searcher, BTreeSet<char>)> = starts
            .into_par_iter()
            .map(|start| range(&reader, start..(start + share).min(count), &schema, &fields))
            .collect::<Result<_, SearchError>>()?;
        let mut segments = Vec::with_capacity(ranges.len());
        let mut characters = BTreeSet::new();
        for (segment, own) in ranges {
            segments.push(segment);
            characters.extend(own);
        }
        // A hit shows its township as well, as it is written; what the lexicon knows is simplified.
        let townships = directory.registries.townships.iter().map(|township| &township.name);
        lexicon.words.keys().chain(townships).for_each(|word| add_characters(word, &mut characters));
        let sounds = Sounds::new(&characters);
        Ok(Self { documents, segments, fields, lexicon, characters, sounds })
    }

    /// How a question is to be answered.
    pub fn plan(&self, question: &str) -> Plan {
        Plan::new(question, &self.lexicon, &self.sounds)
    }

    /// The average length of a field, as scores are reckoned with it.
    pub(super) fn average(&self, field: tantivy::schema::Field) -> Result<f32, SearchError> {
        let statistics = Statistics(&self.segments);
        let (tokens, documents) = (statistics.total_num_tokens(field)?, statistics.total_num_docs()?);
        Ok(tokens as f32 / documents as f32)
    }
}

/// One range's segment, and the ideographs that its hits show.
fn range(
    reader: &Reader<'_>,
    range: std::ops::Range<usize>,
    schema: &Schema,
    fields: &Fields,
) -> Result<(Searcher, BTreeSet<char>), SearchError> {
    let builder = tantivy::Index::builder().schema(schema.clone()).tokenizers(blanks::manager());
    let mut writer = builder.single_segment_index_writer(RamDirectory::create(), BUDGET)?;
    let (mut terms, mut characters) = (Terms::default(), BTreeSet::new());
    for at in range {
        reader.read(at, &mut terms, &mut characters);
        let mut document = TantivyDocument::new();
        let by = [&terms.title, &terms.about, &terms.body, &terms.sound, &terms.about_sound];
        for (field, text) in Field::ALL.into_iter().zip(by) {
            document.add_text(fields.of(field), text);
        }
        document.add_text(fields.facet, &terms.facets);
        writer.add_document(document)?;
    }
    Ok((writer.finalize()?.reader()?.searcher(), characters))
}

/// Statistics over all ranges, so that a score does not depend on where its document stands.
pub(super) struct Statistics<'a>(pub(super) &'a [Searcher]);

impl Bm25StatisticsProvider for Statistics<'_> {
    fn total_num_tokens(&self, field: tantivy::schema::Field) -> tantivy::Result<u64> {
        self.0.iter().map(|searcher| searcher.total_num_tokens(field)).sum()
    }

    fn total_num_docs(&self) -> tantivy::Result<u64> {
        self.0.iter().map(Bm25StatisticsProvider::total_num_docs).sum()
    }

    fn doc_freq(&self, term: &Term) -> tantivy::Result<u64> {
        self.0.iter().map(|searcher| Bm25StatisticsProvider::doc_freq(searcher, term)).sum()
    }
}

/// The number of a document of a segment among all.
pub(super) fn number(base: usize, document: DocId) -> u32 {
    u32::try_from(base).unwrap_or(u32::MAX).saturating_add(document)
}
