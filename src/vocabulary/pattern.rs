//! Patterns that a text must have, as regular expressions that JSON Schema understands as well.

use std::sync::OnceLock;

use regex_lite::Regex;

/// A pattern with an example of what is right.
#[derive(Debug)]
pub struct Pattern {
    /// The whole text must match it.
    pub regex: &'static str,
    /// A text that is right.
    pub example: &'static str,
    compiled: OnceLock<Option<Regex>>,
}

impl Pattern {
    const fn new(regex: &'static str, example: &'static str) -> Self {
        Self { regex, example, compiled: OnceLock::new() }
    }

    /// Whether a text has this pattern.
    pub fn matches(&self, text: &str) -> bool {
        // The small engine knows no scripts, so Han characters are written out as ranges.
        let compiled = self.compiled.get_or_init(|| {
            Regex::new(&self.regex.replace(r"\p{Han}", r"[〇\x{3400}-\x{9fff}\x{20000}-\x{3347f}]")).ok()
        });
        compiled.as_ref().is_some_and(|regex| regex.is_match(text))
    }
}

/// Addresses and ids: lower case letters and digits, joined by single hyphens.
pub static SLUG: Pattern = Pattern::new("^[a-z0-9]+(-[a-z0-9]+)*$", "fu-an");
/// Codes of kinds and services: like a slug, with `.` between group and name.
pub static CODE: Pattern = Pattern::new(r"^[a-z0-9]+([.-][a-z0-9]+)*$", "elder.rural-home");
/// 统一社会信用代码, GB 32100—2015: shape only; the check digits are judged by the model.
pub static USCC: Pattern = Pattern::new("^[0-9A-HJ-NP-RTUWXY]{18}$", "52000000MJ000000X2");
/// 行政区划代码 of a county, GB/T 2260.
pub static COUNTY_CODE: Pattern = Pattern::new(r"^\d{6}$", "530302");
/// Statistical code of a township.
pub static TOWNSHIP_CODE: Pattern = Pattern::new(r"^\d{9}$", "530302001");
/// 邮政编码.
pub static POSTAL_CODE: Pattern = Pattern::new(r"^\d{6}$", "655000");
/// 发文字号: office, year in six-sided brackets, number without a leading zero.
pub static DOC_NO: Pattern = Pattern::new(r"^\p{Han}+〔\d{4}〕[1-9]\d*号$", "国办发〔2020〕52号");
/// 索引号: organisation code, `/`, year, `-`, five digits.
pub static INDEX_NO: Pattern = Pattern::new(r"^[0-9A-Z]{8,18}/\d{4}-\d{5}$", "000014349/2017-00110");
/// 网站标识码.
pub static SITE_ID: Pattern = Pattern::new(r"^(bm\d{8}|\d{10})$", "bm01000001");
/// A web address; `javascript:` and the like cannot pass.
pub static URL: Pattern = Pattern::new(r"^https?://[^\s<>]+$", "https://www.gov.cn/");
/// A file beside the entry or page: no folders above, no drive.
pub static FILE: Pattern = Pattern::new(r"^[^/\\:]+$", "men.jpg");

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_example_has_its_pattern() {
        for pattern in
            [&SLUG, &CODE, &USCC, &COUNTY_CODE, &TOWNSHIP_CODE, &POSTAL_CODE, &DOC_NO, &INDEX_NO, &SITE_ID, &URL, &FILE]
        {
            assert!(pattern.matches(pattern.example), "{pattern:?}");
            assert!(!pattern.matches(""), "{pattern:?}");
        }
        assert!(!DOC_NO.matches("国办发[2020]52号") && !URL.matches("javascript:alert(1)"));
    }
}
