//! The example directory as a whole site, so that pages can be tested without reading files.

use std::collections::BTreeMap;

use crate::directory::Directory;
use crate::directory::example::{directory, ordinary, registries};
use crate::model::facility::Facility;
use crate::model::{KindId, TownshipId};
use crate::output::{Memory, Sink};
use crate::theme::Theme;
use crate::vocabulary::{Closed as _, Status};

/// Many facilities, so that lists have several pages, and one township without any.
pub(crate) fn many() -> Directory {
    let facilities: Vec<Facility> = (0..120)
        .map(|number| Facility {
            township: (number % 3 != 0).then(|| TownshipId::new(0)),
            also: if number % 7 == 0 { vec![KindId::new(1)] } else { vec![] },
            status: Status::ALL[number % 5],
            ..ordinary(&format!("a-{number}"), &format!("示例第{number}养老院"), 0)
        })
        .collect();
    directory(registries(), &facilities)
}

/// The whole site of a directory, with the built-in theme, by path.
pub(crate) fn site(directory: &Directory) -> BTreeMap<String, String> {
    let sink = Memory::new();
    super::render(directory, &Theme::built_in().unwrap(), &[], None, &sink as &dyn Sink).unwrap();
    sink.into_files().into_iter().map(|(path, bytes)| (path, String::from_utf8(bytes).unwrap())).collect()
}
