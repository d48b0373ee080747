//! What entries are judged against: the registries with quick look-up, the day, and what lies beside an entry.

use std::collections::HashMap;

use aho_corasick::AhoCorasick;
use jiff::civil::Date;
use serde::Serialize;

use crate::directory::{Registries, Retired, Today};
use crate::model::indicator::Measure;
use crate::model::site::Named;
use crate::model::{AreaId, CareLevelId, KindId, PhonePlan, ServiceId, TownshipId};
use crate::source::Place;
use crate::text::fold::fold;
use crate::text::pinyin::Readings;

/// What all entries share; made once. The maps are only asked, never walked through.
#[derive(Debug)]
pub struct Context<'a> {
    registries: &'a Registries,
    today: Today,
    measures: &'a [&'a Measure],
    readings: Readings,
    kinds: HashMap<String, KindId>,
    services: HashMap<String, ServiceId>,
    care_levels: HashMap<String, CareLevelId>,
    township_codes: HashMap<&'a str, TownshipId>,
    township_names: HashMap<&'a str, Vec<TownshipId>>,
    retired: HashMap<&'a str, &'a Retired>,
    /// All watchwords at once: most texts have none. `None` when there are too many for it.
    watchwords: Option<AhoCorasick>,
    /// All words that boast, likewise.
    boasts: Option<AhoCorasick>,
}

/// What lies beside an entry.
#[derive(Clone, Copy, Debug, Default, Serialize)]
pub struct Beside<'a> {
    /// Names of the files in the folder that is named like the entry.
    pub files: &'a [String],
    /// Its row in the area's `availability.csv`.
    pub availability: Option<&'a Availability>,
}

impl Beside<'_> {
    /// Whether nothing lies beside it, as is the case for most.
    pub fn is_empty(&self) -> bool {
        self.files.is_empty() && self.availability.is_none()
    }
}

/// A row of `availability.csv`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Availability {
    /// Free beds or places.
    pub available: u32,
    /// Of which day.
    pub as_of: Option<Date>,
    /// Where the number stands.
    pub place: Place,
}

impl<'a> Context<'a> {
    /// Prepares look-up; later words do not replace earlier ones.
    pub fn new(registries: &'a Registries, today: Today) -> Self {
        let mut readings = Readings::default();
        for (word, syllables) in &registries.readings {
            // Readings that cannot be used were reported where they stand.
            let _ = readings.add(word, &syllables.join(" "));
        }
        let mut kinds = HashMap::new();
        for (id, kind) in registries.each_kind() {
            register(&mut kinds, id, [&kind.code, &kind.label].into_iter().chain(&kind.labels));
        }
        let mut services = HashMap::new();
        for (id, service) in registries.each_service() {
            register(&mut services, id, [&service.code, &service.label].into_iter().chain(&service.labels));
        }
        let mut care_levels = HashMap::new();
        for (position, Named { code, label, .. }) in registries.care_levels.iter().enumerate() {
            register(&mut care_levels, CareLevelId::new(position), [code, label]);
        }
        let mut township_codes = HashMap::new();
        let mut township_names: HashMap<_, Vec<_>> = HashMap::new();
        for (position, township) in registries.townships.iter().enumerate() {
            let id = TownshipId::new(position);
            township_codes.entry(township.code.as_str()).or_insert(id);
            township_names.entry(township.name.as_str()).or_default().push(id);
        }
        let retired = registries.retired.iter().map(|retired| (retired.id.as_str(), retired)).collect();
        let measures = &[];
        Self {
            registries,
            today,
            measures,
            readings,
            kinds,
            services,
            care_levels,
            township_codes,
            township_names,
            retired,
            watchwords: AhoCorasick::new(registries.watchwords.iter().map(|word| &word.bad)).ok(),
            boasts: AhoCorasick::new(&registries.boasts).ok(),
        }
    }

    /// Has entries counted by these measures as well, see [`measures`](crate::check::measures).
    #[must_use]
    pub fn counting(self, measures: &'a [&'a Measure]) -> Self {
        Self { measures, ..self }
    }

    pub(super) const fn measures(&self) -> &'a [&'a Measure] {
        self.measures
    }

    /// What the site fixes.
    pub const fn registries(&self) -> &'a Registries {
        self.registries
    }

    /// The day.
    pub const fn today(&self) -> Today {
        self.today
    }

    pub(crate) const fn readings(&self) -> &Readings {
        &self.readings
    }

    /// Whether a text may have a word that the site watches.
    pub(crate) fn may_watch(&self, text: &str) -> bool {
        self.watchwords.as_ref().is_none_or(|words| words.is_match(text))
    }

    /// Whether a text may have a word that boasts.
    pub(crate) fn may_boast(&self, text: &str) -> bool {
        self.boasts.as_ref().is_none_or(|words| words.is_match(text))
    }

    pub(super) fn phone_plan(&self) -> PhonePlan<'a> {
        let region = &self.registries.region;
        PhonePlan {
            dialling_code: &region.dialling_code,
            subscriber_digits: usize::from(region.subscriber_digits),
            demo: self.registries.config.demo,
        }
    }

    /// The kind that an author wrote by code, label or other label.
    pub fn kind(&self, written: &str) -> Option<KindId> {
        find(&self.kinds, written)
    }

    /// The service that an author wrote by code, label or other label.
    pub fn service(&self, written: &str) -> Option<ServiceId> {
        find(&self.services, written)
    }

    /// The care level that an author wrote by code or label.
    pub fn care_level(&self, written: &str) -> Option<CareLevelId> {
        find(&self.care_levels, written)
    }

    /// The townships that an author may mean by a nine-digit code or a name: those of the area first.
    pub(crate) fn townships(&self, written: &str, area: Option<AreaId>) -> Vec<TownshipId> {
        let mut found = match self.township_codes.get(written) {
            Some(&township) => vec![township],
            None => self.township_names.get(written).cloned().unwrap_or_default(),
        };
        found.sort_by_key(|&township| Some(self.registries.township(township).area) != area);
        found
    }

    pub(crate) fn retired(&self, id: &str) -> Option<&'a Retired> {
        self.retired.get(id).copied()
    }
}

fn register<'w, T: Copy>(known: &mut HashMap<String, T>, id: T, words: impl IntoIterator<Item = &'w String>) {
    for word in words {
        known.entry(fold(word)).or_insert(id);
    }
}

/// As written first, since folding costs more than looking.
fn find<T: Copy>(known: &HashMap<String, T>, written: &str) -> Option<T> {
    known.get(written).or_else(|| known.get(&fold(written))).copied()
}
