//! An address as people say it, with what its author took for granted.

/// Area, township and village before the address as written, each only when the address does not say it itself.
///
/// ```text
/// 甲县, 东镇, 东镇示例路1号 -> 甲县东镇示例路1号
/// ```
pub(super) fn full_address(address: &str, parts: &[&str]) -> String {
    let mut full = address.to_owned();
    for part in parts.iter().rev().filter(|part| !part.is_empty()) {
        if !full.contains(part) {
            full.insert_str(0, part);
        }
    }
    full
}

#[cfg(test)]
mod tests {
    use super::full_address;

    #[test]
    fn nothing_is_said_twice() {
        for (address, full) in [
            ("示例路1号", "甲县东镇一村示例路1号"),
            ("东镇一村示例路1号", "甲县东镇一村示例路1号"),
            ("甲县东镇一村示例路1号", "甲县东镇一村示例路1号"),
        ] {
            assert_eq!(full_address(address, &["甲县", "东镇", "一村"]), full);
        }
        assert_eq!(full_address("示例路1号", &["甲县", "", ""]), "甲县示例路1号");
    }
}
