//! Whether a facility takes people in, as a shape and a word: never by colour alone.

use serde::Serialize;

use crate::directory::vacancy::{Vacancy, vacancy};
use crate::model::facility::{Room, RoomOf};
use crate::render::{RenderError, SiteHead};
use crate::vocabulary::{Closed as _, Status};

/// A shape with its word.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct State {
    /// How the style draws it: `yes`, `few`, `full`, `warn`, `none`, `shut`.
    pub shape: &'static str,
    /// What it says.
    pub word: String,
}

impl State {
    /// Nothing is known: 暂无记录, 未评定.
    pub fn unknown(word: String) -> Self {
        Self { shape: "none", word }
    }

    /// It is so.
    pub fn yes(word: String) -> Self {
        Self { shape: "yes", word }
    }

    /// Take care.
    pub fn warn(word: String) -> Self {
        Self { shape: "warn", word }
    }
}

/// The state of a facility: closed, paused, planned, or how much room there is.
pub fn state(status: Status, room: Option<&Room>, head: &SiteHead<'_>) -> Result<State, RenderError> {
    let shape = match status {
        Status::Closed => "shut",
        Status::Planned => "none",
        Status::Paused => "warn",
        Status::Operating | Status::Trial => {
            if let Some((room, vacancy)) = room.and_then(|room| Some((room, vacancy(room, head.today)?))) {
                return free(room, vacancy, head);
            }
            "yes"
        }
    };
    Ok(State { shape, word: head.word(status) })
}

/// A state by the code that the search index has for it.
#[derive(Debug, Serialize)]
pub struct Coded {
    /// `operating`, `free-beds`, `stale-places`.
    pub code: String,
    /// How pages show it.
    #[serde(flatten)]
    pub state: State,
}

/// Every state that a facility may have.
pub fn states(head: &SiteHead<'_>) -> Result<Vec<Coded>, RenderError> {
    let mut all = Vec::new();
    for &status in Status::ALL {
        all.push(Coded { code: status.code().to_owned(), state: state(status, None, head)? });
    }
    let today = Some(head.today);
    let rooms =
        [("beds", RoomOf::Beds { nursing: None, memory: None }), ("places", RoomOf::Places { inclusive: None })];
    for (name, of) in rooms {
        for (how, available, as_of) in [("full", 0, today), ("few", 1, today), ("free", 100, today), ("stale", 1, None)]
        {
            let room = Room { of, total: 100, available: Some(available), as_of };
            let state = state(Status::Operating, Some(&room), head)?;
            all.push(Coded { code: format!("{how}-{name}"), state });
        }
    }
    Ok(all)
}

fn free(room: &Room, vacancy: Vacancy, head: &SiteHead<'_>) -> Result<State, RenderError> {
    let beds = matches!(room.of, RoomOf::Beds { .. });
    let word = |beds_key, other_key| head.say(if beds { beds_key } else { other_key }, &[]);
    Ok(match vacancy {
        Vacancy::Stale => State::warn(word("state.stale_beds", "state.stale_places")?),
        Vacancy::Full => State { shape: "full", word: word("state.full_beds", "state.full_places")? },
        Vacancy::Few => State { shape: "few", word: word("state.few_beds", "state.few_places")? },
        Vacancy::Free => State::yes(word("state.free_beds", "state.free_places")?),
    })
}
