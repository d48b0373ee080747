//! Ids of new entries: the same for the same facility, whatever else stands in the list.

use std::collections::{BTreeMap, BTreeSet};

use super::existing::Existing;
use crate::address::Slug;
use crate::text::fold::fold;
use crate::text::pinyin::slug;

/// What an id is made of.
#[derive(Debug)]
pub(super) struct Named<'a> {
    /// The cell of the column mapped to `id`, when it can be an id.
    pub(super) given: Option<&'a str>,
    pub(super) name: &'a str,
    pub(super) address: &'a str,
    /// Slug of its area, for a name that cannot be written in letters.
    pub(super) area: &'a str,
}

/// An id for each, none of them taken, and whether the given one was. The id is the pinyin of the name; four hex digits
/// of a hash of name and address follow when the pinyin was cut or when another entry has it. Of several new ones with one
/// pinyin all get the digits, so that none depends on the order of rows; only when name and address are the same as well
/// does the order decide.
pub(super) fn ids(entries: &[Named<'_>], existing: &Existing) -> Vec<(String, bool)> {
    let bases: Vec<(String, bool)> = entries.iter().map(|entry| slug(entry.name, existing.readings())).collect();
    let mut uses: BTreeMap<&str, usize> = BTreeMap::new();
    for (base, _) in &bases {
        *uses.entry(base).or_default() += 1;
    }
    let mut given: BTreeSet<&str> = BTreeSet::new();
    let holds: Vec<bool> =
        entries.iter().map(|entry| entry.given.is_some_and(|id| !existing.is_taken(id) && given.insert(id))).collect();
    let mut made: BTreeSet<String> = given.into_iter().map(str::to_owned).collect();
    let mut ids = Vec::with_capacity(entries.len());
    for ((entry, (base, cut)), holds) in entries.iter().zip(&bases).zip(holds) {
        if let (Some(id), true) = (entry.given, holds) {
            ids.push((id.to_owned(), false));
            continue;
        }
        let free = |id: &str, made: &BTreeSet<String>| {
            id.parse::<Slug>().is_ok() && !existing.is_taken(id) && !made.contains(id)
        };
        let alone = uses.get(base.as_str()).is_none_or(|uses| *uses < 2);
        let id = if !cut && alone && free(base, &made) {
            base.clone()
        } else {
            let stem = if base.is_empty() { entry.area } else { base };
            let mut tries = (0_u32..).flat_map(|round| digits(entry, round));
            let fitting = tries.find_map(|digits| Some(format!("{stem}-{digits}")).filter(|id| free(id, &made)));
            fitting.unwrap_or_default()
        };
        made.insert(id.clone());
        ids.push((id, entry.given.is_some()));
    }
    ids
}

/// Four hex digits of the hash of name and address, then eight, then others for what has the same name and address.
fn digits(entry: &Named<'_>, round: u32) -> Vec<String> {
    let mut hasher = blake3::Hasher::new();
    hasher.update(fold(entry.name).as_bytes()).update(b"\n").update(fold(entry.address).as_bytes());
    if round > 0 {
        hasher.update(&round.to_le_bytes());
    }
    let hash = hasher.finalize().to_hex();
    [4, 8].iter().map(|&length| hash[..length].to_owned()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named<'a>(name: &'a str, address: &'a str) -> Named<'a> {
        Named { given: None, name, address, area: "jia-xian" }
    }

    fn ids_of(entries: &[Named<'_>]) -> Vec<String> {
        ids(entries, &Existing::default()).into_iter().map(|(id, _)| id).collect()
    }

    #[test]
    fn ids_do_not_depend_on_the_order_of_rows() {
        let list = [
            ("花园敬老院", "甲镇1号"),
            ("花园敬老院", "乙镇2号"),
            ("財團法人伊甸社會福利基金會附設新竹縣私立示例社區長期照顧服務機構", "丙鄉3號"),
            ("（）", "丁鎮4號"),
            ("con", "戊鎮5號"),
            ("福安", "己鎮6號"),
        ];
        let forward = ids_of(&list.map(|(name, address)| named(name, address)));
        let mut reversed = list;
        reversed.reverse();
        let mut backward = ids_of(&reversed.map(|(name, address)| named(name, address)));
        backward.reverse();
        assert_eq!(forward, backward);
        assert_eq!(forward[5], "fu-an");
        assert!(forward[2].starts_with("cai-tuan-fa-ren-yi-dian-"), "{}", forward[2]);
        assert_eq!(forward[2].rsplit('-').next().map(str::len), Some(4));
        for id in &forward {
            assert!(id.parse::<Slug>().is_ok(), "{id}");
        }
        let different: BTreeSet<_> = forward.iter().collect();
        assert_eq!(different.len(), list.len());
    }

    #[test]
    fn a_taken_id_is_never_given_again() {
        let mut existing = Existing::default();
        existing.take("fu-an");
        existing.take("a-1");
        let mut entries =
            [named("福安", "甲镇1号"), named("平安", "甲镇2号"), named("平安", "甲镇2号"), named("安", "")];
        entries[1].given = Some("a-1");
        entries[3].given = Some("a-2");
        let ids = ids(&entries, &existing);
        assert!(ids[0].0.starts_with("fu-an-") && !ids[0].1);
        assert!(ids[1].0.starts_with("ping-an-") && ids[1].1);
        assert!(ids[2].0.starts_with("ping-an-") && ids[2].0 != ids[1].0);
        assert_eq!(ids[3], ("a-2".to_owned(), false));
    }
}
