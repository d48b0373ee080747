//! What a hit shows.

use std::borrow::Cow;

use jiff::civil::Date;

use super::document::{Document, Documents};
use crate::directory::vacancy::Vacancy;
use crate::directory::{Directory, Row};
use crate::model::facility::RoomOf;
use crate::model::page::{Guide, Policy};
use crate::vocabulary::Closed as _;

/// What a hit shows, made when it is shown or written: kept, it would be the largest part of an index.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Card<'a> {
    /// A facility's id, a page's slug, a goal's code.
    pub(super) id: &'a str,
    /// Name or title.
    pub(super) title: &'a str,
    /// A facility's township and address, a page's summary.
    pub(super) summary: Cow<'a, str>,
    /// The number to call first; empty when there is none.
    pub(super) phone: String,
    /// Such as `free-beds`, `full-places`, `paused`, `closed`, or empty.
    pub(super) state: &'static str,
    /// The least one pays, in yuan and fen (`2680`, `12.5`), and by what; empty when nobody says.
    pub(super) price: (String, &'static str),
}

impl<'a> Card<'a> {
    /// The card of the document at a place in the order.
    pub(super) fn of(documents: &Documents<'a>, at: usize) -> Self {
        match documents.get(at) {
            Document::Facility(_, row) => facility(row, documents.directory),
            Document::Policy(Policy { head, .. }) | Document::Guide(Guide { head, .. }) | Document::Page(head) => {
                Self {
                    id: &head.at.slug,
                    title: &head.title,
                    summary: Cow::Borrowed(head.summary.as_deref().unwrap_or_default()),
                    phone: String::new(),
                    state: if documents.places[at].past { "lapsed" } else { "" },
                    price: (String::new(), ""),
                }
            }
            Document::Indicator(indicator) => Self {
                id: &indicator.code,
                title: &indicator.name,
                summary: Cow::Borrowed(&indicator.target.text),
                phone: String::new(),
                state: "",
                price: (String::new(), ""),
            },
        }
    }
}

fn facility<'a>(row: &'a Row, directory: &'a Directory) -> Card<'a> {
    let township = row.township.map_or("", |id| directory.registries.township(id).name.as_str());
    let address = &*row.address;
    let summary =
        if address.contains(township) { Cow::Borrowed(address) } else { Cow::Owned(format!("{township}{address}")) };
    let price = row.floor.map(|floor| {
        let fen = floor.amount.fen();
        let amount = if fen % 100 == 0 { (fen / 100).to_string() } else { format!("{}.{:02}", fen / 100, fen % 100) };
        (amount, floor.unit.zh())
    });
    Card {
        id: &row.id,
        title: &row.name,
        summary,
        phone: row.phone.as_ref().map(ToString::to_string).unwrap_or_default(),
        state: state(row, directory.today.reckoned),
        price: price.unwrap_or_default(),
    }
}

/// What pages say of a facility's state, as a code: `free-beds`, `stale-places`, `operating`.
fn state(row: &Row, today: Date) -> &'static str {
    let Some(vacancy) = row.vacancy(today) else { return row.status.code() };
    let [beds, places] = match vacancy {
        Vacancy::Stale => ["stale-beds", "stale-places"],
        Vacancy::Full => ["full-beds", "full-places"],
        Vacancy::Few => ["few-beds", "few-places"],
        Vacancy::Free => ["free-beds", "free-places"],
    };
    if row.room.as_ref().is_some_and(|room| matches!(room.of, RoomOf::Beds { .. })) { beds } else { places }
}
