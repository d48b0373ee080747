//! Fields of `content/indicators.yaml`: the plan's goals.

use super::{Field, Registry, Shape};
use crate::vocabulary::{CODE, Closed as _, Comparison, IndicatorGroup, IndicatorKind, IndicatorUnit, TownshipKind};

const LINE: Shape = Shape::Text { min: 1, max: 200 };
const NUMBER: Shape = Shape::Decimal { min: -1e12, max: 1e12 };
const YEAR: Shape = Shape::Integer { min: 1949, max: 2100 };

/// The whole file.
pub static INDICATORS: &[Field] = &[
    Field::new("indicators", "指标", Shape::List(&Shape::Group(INDICATOR)), "规划的指标，一个一项。").required(),
    Field::new("notes", "编者注", Shape::List(&Shape::Group(NOTE)), "规划里对不上的数字，只加注，不改原文。"),
];

static INDICATOR: &[Field] = &[
    Field::new("code", "代号", Shape::Pattern(&CODE), "指标的代号。").required().like("elder.new-beds"),
    Field::new("name", "名称", LINE, "规划里的说法。").required().like("新增养老床位"),
    Field::new("group", "类别", Shape::Word(IndicatorGroup::VOCABULARY), "养老、托育或其他。").required().like("养老"),
    Field::new("kind", "性质", Shape::Word(IndicatorKind::VOCABULARY), "计数、占比、覆盖率或定性。")
        .required()
        .like("计数"),
    Field::new("unit", "单位", Shape::Word(IndicatorUnit::VOCABULARY), "数字的单位。").required().like("张"),
    Field::new("baseline", "基期", Shape::Group(BASELINE), "开始时的数；规划没有公布就不写，页面显示“未公布”。"),
    Field::new("target", "目标", Shape::Group(TARGET), "要达到的数。").required(),
    Field::new("actuals", "实际", Shape::List(&Shape::Group(ACTUAL)), "以后公布的实际数。"),
    Field::new("derived", "推算", Shape::Group(DERIVED), "怎样由条目算出来；会注明“据本站数据计算”。"),
    Field::new("note", "编者注", Shape::Text { min: 1, max: 400 }, "要说明的话。").like("基期和目标的口径不同"),
];

static BASELINE: &[Field] = &[
    Field::new("value", "数值", NUMBER, "基期的数。").like("30"),
    Field::new("year", "年份", YEAR, "哪一年的数。").required().like("2020"),
    Field::new("text", "原文", LINE, "规划里的原话，一字不改。").required().like("护理型养老床位占比达30%"),
];

static TARGET: &[Field] = &[
    Field::new("op", "比较", Shape::Word(Comparison::VOCABULARY), "不少于、等于还是不多于。").required().like("\">=\""),
    Field::new("value", "数值", NUMBER, "目标的数；定性指标不写。").like("55"),
    Field::new("year", "年份", YEAR, "哪一年要达到。").required().like("2025"),
    Field::new("text", "原文", LINE, "规划里的原话，一字不改。").required().like("护理型床位占养老机构床位总数55%以上"),
];

static ACTUAL: &[Field] = &[
    Field::new("date", "日期", Shape::Date, "哪天的数。").required().like("2024-12-31"),
    Field::new("value", "数值", NUMBER, "公布的数。").required().like("48.2"),
    Field::new("source", "来源", LINE, "哪里公布的。").required().like("示例公报"),
    Field::new("area", "县区", Shape::Registry(Registry::Area), "哪个县区的；全市的不写。").like("shi-li"),
];

/// What is counted over the entries, and by what it is divided.
static DERIVED: &[Field] = &[
    Field::new("sum", "合计", Shape::Group(MEASURE), "把条目的一个数加起来。"),
    Field::new("count", "计个数", Shape::Group(MEASURE), "数符合条件的条目。"),
    Field::new("areas", "计县区", Shape::Group(MEASURE), "数有符合条件条目的县区。"),
    Field::new("minus", "减去", NUMBER, "减去多少，例如原有的数。").like("18078"),
    Field::new("per", "除以", Shape::Group(PER), "除以什么，得出占比或覆盖率。"),
    Field::new("times", "乘以", Shape::Integer { min: 1, max: 1000 }, "乘以1、100（得百分数）或1000（得千分数）。")
        .like("100"),
];

static MEASURE: &[Field] = &[
    Field::new("where", "条件", Shape::Where, "条目要符合的条件，项目名配上值。").like("{kind: elder.rural-home}"),
    Field::new("of", "项目", LINE, "加哪一个数，写项目的路径。").like("beds.total"),
];

static PER: &[Field] = &[
    Field::new("sum", "合计", Shape::Group(MEASURE), "除以条目一个数的合计。"),
    Field::new("count", "计个数", Shape::Group(MEASURE), "除以符合条件条目的个数。"),
    Field::new("townships", "乡镇数", Shape::List(&Shape::Word(TownshipKind::VOCABULARY)), "除以这些类别的乡镇数。")
        .like("[街道]"),
    Field::new("committees", "居村委数", Shape::List(&LINE), "除以居委或村委的个数，写“居委”“村委”。").like("[居委]"),
    Field::new("value", "数值", NUMBER, "除以一个公布的数，要写年份和来源。").like("5767000"),
    Field::new("year", "年份", YEAR, "那个数是哪一年的。").like("2020"),
    Field::new("source", "来源", LINE, "那个数出自哪里。").like("第七次全国人口普查公报"),
];

static NOTE: &[Field] = &[
    Field::new("text", "原文", LINE, "规划里的原话，一字不改。").required().like("比“十二五”末9390张增长81.87%"),
    Field::new("note", "说明", Shape::Text { min: 1, max: 400 }, "哪里对不上。")
        .required()
        .like("按原文两数计算为92.52%"),
];
