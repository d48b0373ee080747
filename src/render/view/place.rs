//! An address as people say it, with what its author took for granted.

use crate::directory::Registries;
use crate::model::AreaId;

/// Area, township and village put before the rest of an address, each only when the address does not say it itself.
///
/// ```text
/// 甲县, 东镇, 东镇示例路1号 -> 甲县东镇示例路1号
/// ```
///
/// `area` holds the names that say the area, greatest last; the first is written when none is there, nothing
/// when the last is empty. An address in an area that lies inside another one may begin with the outer one.
pub(super) fn full_address(address: &str, area: &[&str], smaller: &[&str]) -> String {
    let mut full = address.to_owned();
    // Everything before this is said; what is missing goes here.
    let mut at = 0;
    match area.iter().find_map(|name| full.find(name).map(|start| start + name.len())) {
        Some(end) => at = end,
        None => put(&mut full, &mut at, area.first().copied().unwrap_or_default()),
    }
    for part in smaller {
        if full[at..].starts_with(part) {
            at += part.len();
        } else if !full.contains(part) {
            put(&mut full, &mut at, part);
        }
    }
    full
}

/// Puts a part in; one in Latin letters is parted from what follows it.
fn put(full: &mut String, at: &mut usize, part: &str) {
    let gap = if part.ends_with(|last: char| last.is_ascii()) { ", " } else { "" };
    for part in [part, gap] {
        full.insert_str(*at, part);
        *at += part.len();
    }
}

/// The names by which addresses say an area: its own, and that of the area it lies in.
pub(super) fn area_names(id: AreaId, registries: &Registries) -> Vec<&str> {
    let area = registries.area(id);
    let outer = area.within.map(|outer| registries.area(outer).name.as_str());
    std::iter::once(area.name.as_str()).chain(outer).collect()
}

#[cfg(test)]
mod tests {
    use super::full_address;

    #[test]
    fn nothing_is_said_twice() {
        for address in [
            "示例路1号",
            "一村示例路1号",
            "东镇示例路1号",
            "东镇一村示例路1号",
            "甲县示例路1号",
            "甲县东镇示例路1号",
            "甲县东镇一村示例路1号",
        ] {
            assert_eq!(full_address(address, &["甲县"], &["东镇", "一村"]), "甲县东镇一村示例路1号", "{address}");
        }
        assert_eq!(full_address("示例路1号", &["甲县"], &["", ""]), "甲县示例路1号");
        assert_eq!(full_address("1 Example Road", &["Harbour"], &["East", ""]), "Harbour, East, 1 Example Road");
        assert_eq!(full_address("示例路1号", &["甲县", ""], &["东镇"]), "东镇示例路1号");
        assert_eq!(full_address("甲县示例路1号", &["甲县", ""], &["东镇"]), "甲县东镇示例路1号");
    }

    #[test]
    fn what_stands_elsewhere_stays_where_it_is() {
        let full = full_address("示例路1号（东镇政府旁）", &["甲县"], &["东镇", "一村"]);
        assert_eq!(full, "甲县一村示例路1号（东镇政府旁）");
        assert_eq!(full_address("示例省甲县示例路1号", &["甲县"], &["东镇"]), "示例省甲县东镇示例路1号");
    }

    #[test]
    fn an_area_inside_another_is_said_by_either_name() {
        let names = ["新区", "甲县"];
        assert_eq!(full_address("东镇示例路1号", &names, &["东镇"]), "新区东镇示例路1号");
        assert_eq!(full_address("甲县东镇示例路1号", &names, &["东镇"]), "甲县东镇示例路1号");
        assert_eq!(full_address("甲县新区示例路1号", &names, &["东镇"]), "甲县新区东镇示例路1号");
    }
}
