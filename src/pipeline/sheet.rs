//! What the cache keeps on the disk of one folder, or of some of its files: two files that go together.
//!
//! What is decoded in any case lies in `.laoyou/cache/judged/`; encoded facilities lie in `records/` and stay as they were
//! read. Several sheets are read at once.

use std::path::Path;
use std::sync::Arc;

use bytes::Bytes;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::draft::{Draft, Value};
use crate::key::Key;
use crate::load::{self, Stamp};
use crate::record::{day, many};
use crate::write::keep::Store;
use crate::write::seal::{self, Sealing, unsealed};

/// Opens every file of results; another form of it has another name.
const FORMAT: &[u8] = b"laoyou judged 4\n";

/// A file whose times are not this much older than the look at it may have been written again without a trace: some
/// systems tell times in steps of two seconds.
const YOUNG: i64 = 2_000_000_000;

/// What was found of some files of one folder, shared with whoever writes it anew.
#[derive(Clone, Debug)]
pub(super) struct Sheet {
    head: Arc<Head>,
    /// All of the first file; results lie behind the head.
    judged: Bytes,
    records: Bytes,
    /// Where the parts of each note begin, and where the last ones end.
    starts: Arc<Vec<Start>>,
}

#[derive(Clone, Copy, Debug)]
struct Start {
    result: usize,
    record: usize,
}

#[derive(Debug, Serialize, Deserialize)]
struct Head {
    imprint: Imprint,
    /// The sum of the file of records that goes with it.
    records: [u8; seal::SUM],
    /// By name.
    #[serde(deserialize_with = "many::deserialize")]
    notes: Vec<Note>,
}

/// By what and under what a sheet was written.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub(super) struct Imprint {
    /// The program.
    pub(super) program: Key,
    /// Registries, and the days that they alone do not tell.
    pub(super) context: Key,
    /// The time of the disk before the files were looked at, in nanoseconds since 1970.
    pub(super) looked: i64,
    /// The mark of the sheet that this one amends.
    pub(super) amends: Option<Key>,
}

/// What is known of one file.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Note {
    /// Its name.
    pub(super) name: Box<str>,
    /// Its size and times.
    pub(super) stamp: Stamp,
    /// The key of its bytes.
    pub(super) bytes: Key,
    /// The key of what lies beside it.
    pub(super) beside: Key,
    /// When it was judged.
    #[serde(with = "day")]
    pub(super) day: Date,
    /// When it must be judged again.
    #[serde(with = "day::option")]
    pub(super) next_change: Option<Date>,
    /// What it says of its own age.
    pub(super) age: Age,
    /// Bytes of its result.
    result: u32,
    /// Bytes of its record.
    record: u32,
}

/// What a file says of its own age, whatever the registries are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Age {
    /// When it was last changed.
    #[serde(with = "day::option")]
    pub(super) updated: Option<Date>,
}

impl Age {
    /// What a draft says of it.
    pub(super) fn of(draft: &Draft) -> Self {
        let updated = draft.root.peek("updated").and_then(|entry| match &entry.value {
            Value::Scalar(day) => day.text.parse().ok(),
            _ => None,
        });
        Self { updated }
    }
}

impl Note {
    /// A note of a file and of what was found of it: its result and its record.
    pub(super) fn new(
        name: Box<str>,
        stamp: Stamp,
        [bytes, beside]: [Key; 2],
        (day, next_change): (Date, Option<Date>),
        age: Age,
        found: [&[u8]; 2],
    ) -> Self {
        let [result, record] = found.map(|bytes| u32::try_from(bytes.len()).unwrap_or(0));
        Self { name, stamp, bytes, beside, day, next_change, age, result, record }
    }
}

impl Sheet {
    /// The sheet of a name that this program wrote, if it is there and whole.
    pub(super) fn read(site: &Path, name: &str, program: Key) -> Option<Self> {
        let file = |folder: &str| load::bytes(&site.join(".laoyou/cache").join(folder).join(name)).ok();
        // Folders are of very different sizes: half of a large one is left to whoever has time.
        let (sheet, records) = rayon::join(
            || Self::without_records(file("judged")?, program),
            || file("records").map(|records| (seal::sum(&records), records)),
        );
        let (sheet, (sum, records)) = sheet.zip(records)?;
        let goes_with = sheet.head.records == sum && sheet.starts.last()?.record == records.len();
        goes_with.then(|| Self { records: records.into(), ..sheet })
    }

    fn without_records(judged: Vec<u8>, program: Key) -> Option<Self> {
        let (head, results) = postcard::take_from_bytes::<Head>(unsealed(FORMAT, &judged)?).ok()?;
        if head.imprint.program != program {
            return None;
        }
        let mut at = Start { result: judged.len() - results.len(), record: 0 };
        let mut starts = vec![at];
        for known in &head.notes {
            at = Start { result: at.result + known.result as usize, record: at.record + known.record as usize };
            starts.push(at);
        }
        let whole = at.result == judged.len();
        whole.then(|| Self { head: head.into(), judged: judged.into(), records: Bytes::new(), starts: starts.into() })
    }

    /// Writes a sheet. What cannot be kept costs the next run some time.
    pub(super) fn write<'a>(
        store: &Store,
        name: &str,
        imprint: Imprint,
        lines: impl Iterator<Item = (Note, &'a [u8], Bytes)>,
    ) {
        let (mut notes, mut results, mut records) = (Vec::new(), Vec::new(), Vec::new());
        for (note, result, record) in lines {
            notes.push(note);
            results.push(result);
            records.extend_from_slice(&record);
        }
        let head = Head { imprint, records: seal::sum(&records), notes };
        let judged = Sealing::new(FORMAT).value(&head).bytes(results).finish();
        // One without the other is not believed.
        let written = store.put(&format!("cache/records/{name}"), &records);
        let _ = written.and_then(|()| store.put(&format!("cache/judged/{name}"), &judged));
    }

    /// By what and under what it was written.
    pub(super) fn imprint(&self) -> Imprint {
        self.head.imprint
    }

    /// Tells it from every other sheet.
    pub(super) fn mark(&self) -> Key {
        Key::of_bytes(&self.judged[..FORMAT.len() + seal::SUM])
    }

    /// The position of a file's note; it is looked for first where it may stand.
    pub(super) fn position(&self, name: &str, likely: usize) -> Option<usize> {
        if self.head.notes.get(likely).is_some_and(|note| *note.name == *name) {
            return Some(likely);
        }
        self.head.notes.binary_search_by(|note| (*note.name).cmp(name)).ok()
    }

    /// What is known of a file.
    pub(super) fn note(&self, position: usize) -> &Note {
        &self.head.notes[position]
    }

    /// Whether a file of this size and these times is surely the one that was noted: one that was young then may have been
    /// written again without a trace.
    pub(super) fn is_surely(&self, position: usize, stamp: Stamp) -> bool {
        let newest = stamp.ctime.map_or(stamp.mtime, |ctime| ctime.max(stamp.mtime));
        self.note(position).stamp == stamp && newest <= self.head.imprint.looked - YOUNG
    }

    /// What was found of a file.
    pub(super) fn result(&self, position: usize) -> &[u8] {
        &self.judged[self.starts[position].result..self.starts[position + 1].result]
    }

    /// Its record.
    pub(super) fn record(&self, position: usize) -> Bytes {
        self.records.slice(self.starts[position].record..self.starts[position + 1].record)
    }
}
