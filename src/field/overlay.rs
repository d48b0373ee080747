//! Columns of the two CSV files that lie beside the entries.

use super::{Field, Registry, Shape};
use crate::vocabulary::SLUG;

/// `facilities/retired.csv`: ids that were used and must not be used again.
pub static RETIRED: &[Field] = &[
    Field::new("id", "编号", Shape::Pattern(&SLUG), "用过、以后不再用的编号。").required().like("jiu-yuan"),
    Field::new("date", "日期", Shape::Date, "哪天停用的。").required().like("2026-03-05"),
    Field::new("instead", "改为", Shape::Registry(Registry::Facility), "现在看哪个条目；旧网址会转过去。")
        .like("xin-yuan"),
];

/// `facilities/<area>/availability.csv`: free beds and places, laid over the entries.
pub static AVAILABILITY: &[Field] = &[
    Field::new("id", "编号", Shape::Registry(Registry::Facility), "条目的编号，就是文件名。").required().like("fu-an"),
    Field::new("available", "空余", Shape::Integer { min: 0, max: 100_000 }, "空床、空位或还能收的人数。")
        .required()
        .like("12"),
    Field::new("as_of", "截至", Shape::Date, "这个数是哪天的。").required().like("2026-03-01"),
];
