//! Patterns that a text must have, as regular expressions that JSON Schema understands as well.

/// A pattern with an example of what is right.
#[derive(Debug)]
pub struct Pattern {
    /// The whole text must match it.
    pub regex: &'static str,
    /// A text that is right.
    pub example: &'static str,
}

/// Addresses and ids: lower case letters and digits, joined by single hyphens.
pub static SLUG: Pattern = Pattern { regex: "^[a-z0-9]+(-[a-z0-9]+)*$", example: "fu-an" };
/// Codes of kinds and services: like a slug, with `.` between group and name.
pub static CODE: Pattern = Pattern { regex: r"^[a-z0-9]+([.-][a-z0-9]+)*$", example: "elder.rural-home" };
/// 统一社会信用代码, GB 32100—2015: shape only; the check digits are judged by the model.
pub static USCC: Pattern = Pattern { regex: "^[0-9A-HJ-NP-RTUWXY]{18}$", example: "52530302MJ000000XC" };
/// 行政区划代码 of a county, GB/T 2260.
pub static COUNTY_CODE: Pattern = Pattern { regex: r"^\d{6}$", example: "530302" };
/// Statistical code of a township.
pub static TOWNSHIP_CODE: Pattern = Pattern { regex: r"^\d{9}$", example: "530302001" };
/// 邮政编码.
pub static POSTAL_CODE: Pattern = Pattern { regex: r"^\d{6}$", example: "655000" };
/// 发文字号: office, year in six-sided brackets, number without a leading zero.
pub static DOC_NO: Pattern =
    Pattern { regex: r"^\p{Han}+〔\d{4}〕[1-9]\d*号$", example: "国办发〔2020〕52号" };
/// 索引号: organisation code, `/`, year, `-`, five digits.
pub static INDEX_NO: Pattern = Pattern { regex: r"^[0-9A-Z]{8,18}/\d{4}-\d{5}$", example: "000014349/2017-00110" };
/// 网站标识码.
pub static SITE_ID: Pattern = Pattern { regex: r"^(bm\d{8}|\d{10})$", example: "bm01000001" };
/// A web address; `javascript:` and the like cannot pass.
pub static URL: Pattern = Pattern { regex: r"^https?://[^\s<>]+$", example: "https://www.gov.cn/" };
/// A file beside the entry or page: no folders above, no drive.
pub static FILE: Pattern = Pattern { regex: r"^[^/\\:]+$", example: "men.jpg" };
