//! What hits show, in blocks of neighbouring documents: a block is an array of cards, a card an array of its parts.

use rayon::prelude::*;
use serde_json::{Value, json};

use super::{Deflater, Files, from_one};
use crate::model::{AreaId, KindId};
use crate::search::SearchError;
use crate::search::card::Card;
use crate::search::document::Place;
use crate::search::index::Index;

/// Documents in a block.
pub(super) const BLOCK: usize = 8;

pub(super) fn write(index: &Index<'_>, files: &mut Files) -> Result<(), SearchError> {
    let documents = &index.documents;
    let starts = (0..documents.len()).into_par_iter().step_by(BLOCK);
    files.put_all(starts.map_init(Deflater::default, |deflater, start| {
        let end = documents.len().min(start + BLOCK);
        let cards: Vec<Value> = (start..end).map(|at| card(&Card::of(documents, at), &documents.places[at])).collect();
        let json = serde_json::to_vec(&cards).map_err(std::io::Error::from)?;
        Ok((format!("card/{}.bin", start / BLOCK), deflater.deflate(&json)?))
    }))
}

/// Positions of area and kind from 1 or 0, id, title, summary, phone, state, amount and unit of the price; empty parts at the end
/// are left out.
fn card(card: &Card<'_>, place: &Place) -> Value {
    let parts = [card.id, card.title, &card.summary, &card.phone, card.state, &card.price.0, card.price.1];
    let end = parts.iter().rposition(|part| !part.is_empty()).map_or(0, |last| last + 1);
    let positions = [place.area.map(AreaId::index), place.kind.map(KindId::index)];
    positions.into_iter().map(|at| json!(from_one(at))).chain(parts[..end].iter().map(|part| json!(part))).collect()
}
