//! A mapping: which column of someone's list is which field of an entry. `import` reads it beside the list.

use super::registry::REGION;
use super::{Field, Shape};
use crate::vocabulary::SLUG;

const LINE: Shape = Shape::Text { min: 1, max: 120 };
const CELL: Shape = Shape::Text { min: 0, max: 300 };

/// A mapping file, beside the list or wherever its author keeps it.
pub static MAPPING: &[Field] = &[
    Field::new("list", "名单", Shape::Pattern(&SLUG), "名单的代号，记在每个条目的来源编号里，下次导入时用来对上。")
        .required()
        .like("minzheng-2026"),
    Field::new("sheets", "工作表", Shape::List(&LINE), "只导入这几个工作表；不写就是表头相符的全部工作表。")
        .like("[甲区, 乙区]"),
    Field::new("base", "主表", LINE, "数据包（datapackage.json）里哪张表的一行是一家机构。").like("location"),
    Field::new("columns", "列", Shape::List(&Shape::Group(COLUMN)), "名单里的每一列是条目的哪一项；没写的列不导入。")
        .required(),
    Field::new("constants", "固定", Shape::List(&Shape::Group(CONSTANT)), "每个条目都一样、名单里没有的项目。"),
    Field::new(
        "figures",
        "空余表",
        Shape::Flag,
        "写“是”，就是只有编号和空余数的名单：项目写 编号、空余、截至，写进 availability.csv。",
    )
    .like("是"),
    Field::new("english_keys", "英文键", Shape::Flag, "写出来的条目用英文键；不写就用中文键。").like("否"),
    Field::new("region", "地区", Shape::Group(REGION), "网站还没有 areas.yaml 时，用它和名单里的县区名生成一份。"),
];

static COLUMN: &[Field] = &[
    Field::new("column", "列名", LINE, "名单表头里的名字；空格和换行不算。").required().like("机构名称"),
    Field::new("with", "连同", Shape::List(&LINE), "还要接在后面的几列，例如地址的第二格、关门时间。").like("[关门]"),
    Field::new("joint", "连接", Shape::Text { min: 1, max: 10 }, "几列接在一起时，中间写什么；不写就是一个空格。")
        .like("\"-\""),
    Field::new("field", "项目", LINE, "条目的哪一项，下面的小项用点隔开；也可以写 编号、县区。").like("床位.总数"),
    Field::new("personal", "个人信息", Shape::Flag, "写“是”，这一列里的姓名、手机、邮箱也收下，并且会公开。")
        .like("是"),
    Field::new("republic", "民国年", Shape::Flag, "写“是”，这一列里两位数的年份是民国年。").like("是"),
    Field::new("drop", "不要", Shape::Flag, "明确不导入这一列，例如负责人姓名。").like("是"),
    Field::new("part", "取出", LINE, "只取单元格里的一部分：正则表达式里括号括住的那部分。").like("^(..[市县])"),
    Field::new("separator", "分隔", Shape::Text { min: 1, max: 10 }, "一格里有几个值时，用哪些符号隔开。")
        .like("、；/"),
    Field::new("values", "对照", Shape::List(&Shape::Group(VALUE)), "名单里的说法换成本站的说法。"),
];

static VALUE: &[Field] = &[
    Field::new("cell", "名单里", CELL, "单元格里写的。").required().like("公設民營"),
    Field::new("value", "写成", CELL, "条目里写什么；不写就是留空。").like("公建民营"),
];

static CONSTANT: &[Field] = &[
    Field::new("field", "项目", LINE, "条目的哪一项，下面的小项用点隔开。").required().like("类型"),
    Field::new("value", "写成", CELL, "每个条目都写这个值。").required().like("农村敬老院"),
];
