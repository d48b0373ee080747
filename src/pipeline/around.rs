//! Who lies around each facility: looked for again only when one of them came, went, moved, opened or closed.

use std::path::Path;

use super::judged::Earlier;
use crate::check;
use crate::directory::{Around, Row};
use crate::key::Key;
use crate::load;
use crate::write::seal::{Sealing, unsealed};

/// The name of the file in the site's store, and the line that opens it.
const NAME: &str = "cache/around";
const FORMAT: &[u8] = b"laoyou around 2\n";

/// Who lies around each of the rows.
pub(super) fn around(site: &Path, rows: &[Row], earlier: &Earlier<'_>) -> Around {
    let key = earlier.program.map(|program| Key::of(&(program, check::places(rows))));
    let known = key.filter(|_| earlier.is_believed()).and_then(|key| open(site, key));
    known.unwrap_or_else(|| {
        let found = check::around(rows);
        if let (Some((store, _)), Some(key)) = (&earlier.looked, key) {
            // What cannot be kept costs the next run some time.
            let _ = store.put(NAME, &Sealing::new(FORMAT).value(&key).value(&found).finish());
        }
        found
    })
}

/// What an earlier run found of the same places.
fn open(site: &Path, key: Key) -> Option<Around> {
    let bytes = load::bytes(&site.join(".laoyou").join(NAME)).ok()?;
    let (of, found) = postcard::take_from_bytes::<Key>(unsealed(FORMAT, &bytes)?).ok()?;
    (of == key).then(|| postcard::from_bytes(found).ok())?
}
