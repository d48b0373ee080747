//! Fields of `content/site.yaml`, `glossary.yaml`, `synonyms.yaml` and `pinyin.yaml`.

use super::{Field, Registry, Shape};
use crate::vocabulary::{CODE, Closed as _, ColumnType, Group, SITE_ID, SLUG, URL, WatchLevel};

const LINE: Shape = Shape::Text { min: 1, max: 200 };
const LINES: Shape = Shape::List(&LINE);

/// `content/site.yaml`: who publishes. What stands in `book.toml` (name, demo, address) stands only there.
pub static SITE: &[Field] = &[
    Field::new("id_code", "网站标识码", Shape::Pattern(&SITE_ID), "政府网站标识码。")
        .expected()
        .rule("国办发〔2017〕47号")
        .like("\"5303000001\""),
    Field::new("icp", "ICP备案号", LINE, "工信部备案号。").expected().like("滇ICP备00000000号"),
    Field::new("police", "公安备案号", LINE, "公安联网备案号。").expected().like("滇公网安备53000000000000号"),
    Field::new("host_unit", "主办单位", LINE, "哪个单位主办。")
        .expected()
        .rule("国办发〔2017〕47号")
        .like("示例市民政局"),
    Field::new("run_unit", "承办单位", LINE, "哪个单位承办。").expected().like("示例市民政局信息中心"),
    Field::new("address", "单位地址", LINE, "主办单位的地址。").expected().like("示例路1号"),
    Field::new("phone", "联系电话", Shape::Phone, "主办单位的电话。").expected().like("0199-0123456"),
    Field::new("supervision_phone", "监督电话", Shape::Phone, "投诉机构打哪个电话；每页都有。")
        .expected()
        .like("0199-0123457"),
    Field::new("correction", "纠错", Shape::Group(CORRECTION), "发现信息写错了怎么说；每页都有。").expected(),
    Field::new("hotline", "热线", Shape::Phone, "政务服务便民热线。").expected().like("12345"),
    Field::new("error_report_url", "找错网址", Shape::Pattern(&URL), "“我为政府网站找错”的网址。")
        .like("https://zfwzgl.www.gov.cn/"),
    Field::new("emblem_url", "党政机关标识网址", Shape::Pattern(&URL), "党政机关网站标识的网址。")
        .like("https://bszs.conac.cn/"),
    Field::new("columns", "栏目", Shape::List(&Shape::Group(COLUMN)), "网站的栏目。")
        .expected()
        .rule("国办发〔2017〕47号附件"),
    Field::new("contacts", "联系单位", Shape::List(&Shape::Group(CONTACT)), "各县区的民政局、卫健局。").expected(),
    Field::new("care_levels", "护理等级", Shape::List(&Shape::Group(NAMED)), "本地用的护理等级，从轻到重。"),
    Field::new("credit_grades", "信用等级", LINES, "信用评价用的等级，从好到差。").like("[A, B, C, D]"),
    Field::new("benefits", "待遇", Shape::List(&Shape::Group(NAMED)), "有哪些补贴和待遇。"),
    Field::new("watchwords", "错敏词", Shape::List(&Shape::Group(WATCHWORD)), "不能用、要慎用的词。")
        .rule("国办秘函〔2019〕19号"),
    Field::new("boasts", "夸口词", LINES, "介绍里不能用的夸口话。").rule("广告法第九条").like("[第一, 国家级]"),
    Field::new("redirects", "旧网址", Shape::List(&Shape::Group(REDIRECT)), "改过的网址，旧的会转到新的。"),
    Field::new("licence", "使用许可", LINE, "开放数据可以怎样使用，写在数据页面和下载的文件里。")
        .like("可以免费下载、转载和再利用，请注明来源和日期。"),
    Field::new("plan", "规划", Shape::Registry(Registry::Page), "目标出自哪一份规划。").like("policy/plan"),
];

static CORRECTION: &[Field] = &[
    Field::new("phone", "电话", Shape::Phone, "纠错打哪个电话。").required().like("0199-0123458"),
    Field::new("email", "邮箱", Shape::Text { min: 5, max: 80 }, "纠错写信到哪里，用单位邮箱。")
        .like("jiucuo@example.gov.cn"),
];

static COLUMN: &[Field] = &[
    Field::new("code", "代号", Shape::Pattern(&SLUG), "栏目的代号。").required().like("zheng-ce"),
    Field::new("name", "名称", LINE, "栏目的名称，不用行话。").required().like("政策文件"),
    Field::new("description", "说明", LINE, "栏目里有什么。").required().like("养老托育的政策文件"),
    Field::new("keywords", "关键词", LINES, "栏目的关键词。").required().like("[政策, 文件]"),
    Field::new("type", "栏目类别", Shape::Word(ColumnType::VOCABULARY), "国家规定的栏目类别。")
        .required()
        .like("政策文件"),
    Field::new("max_age_days", "最长更新间隔", Shape::Integer { min: 1, max: 3650 }, "多少天没有新内容就要提醒。")
        .unit("天")
        .like("180"),
];

static CONTACT: &[Field] = &[
    Field::new("area", "县区", Shape::Registry(Registry::Area), "哪个县区；市级的不写。").like("shi-li"),
    Field::new("unit", "单位", LINE, "单位名称。").required().like("示例县民政局"),
    Field::new("group", "老幼", Shape::Word(Group::VOCABULARY), "管养老还是托育。").like("养老"),
    Field::new("phone", "电话", Shape::Phone, "办公电话。").required().like("0199-0123456"),
    Field::new("hours", "办公时间", Shape::Hours, "什么时候有人。").like("工作日 8:00—11:30"),
];

static NAMED: &[Field] = &[
    Field::new("code", "代号", Shape::Pattern(&CODE), "代号。").required().like("ban-hu-li"),
    Field::new("label", "名称", LINE, "显示的名称。").required().like("半护理"),
    Field::new("about", "说明", Shape::Text { min: 1, max: 300 }, "一两句话说清楚是什么。").like("吃饭、洗澡要人帮"),
];

static WATCHWORD: &[Field] = &[
    Field::new("bad", "错", LINE, "不能用或要慎用的词。").required().like("残废"),
    Field::new("good", "对", LINE, "应当怎么写。").like("残疾"),
    Field::new("level", "级别", Shape::Word(WatchLevel::VOCABULARY), "禁用还是慎用；不写就是慎用。").like("禁用"),
];

static REDIRECT: &[Field] = &[
    Field::new("from", "旧", LINE, "旧的网址，从 / 开始。").required().like("/old/"),
    Field::new("to", "新", LINE, "新的网址，从 / 开始。").required().like("/area/shi-li/"),
];

/// `content/glossary.yaml`.
pub static GLOSSARY: &[Field] =
    &[Field::new("terms", "词语", Shape::List(&Shape::Group(TERM)), "要解释的词。").required()];

static TERM: &[Field] = &[
    Field::new("term", "词", LINE, "文件里的说法。").required().like("失能"),
    Field::new("plain", "白话", Shape::Text { min: 2, max: 300 }, "用平常话怎么说。")
        .required()
        .like("自己不能吃饭、穿衣、走动，要人照顾"),
    Field::new("labels", "别称", LINES, "同一个意思的别的说法。").like("[生活不能自理]"),
];

/// `content/synonyms.yaml`.
pub static SYNONYMS: &[Field] =
    &[Field::new("groups", "同义词", Shape::List(&Shape::Group(SYNONYM)), "一组意思相同的词，查一个就能查到另外的。")
        .required()];

static SYNONYM: &[Field] = &[Field::new("words", "词", Shape::List(&LINE), "意思相同的词，文件里的说法写在最前面。")
    .required()
    .like("[幸福餐桌, 老人食堂]")];

/// `content/pinyin.yaml`: local readings.
pub static PINYIN: &[Field] =
    &[Field::new("readings", "读音", Shape::List(&Shape::Group(READING)), "和字典读音不同的地名、机构名。").required()];

static READING: &[Field] = &[
    Field::new("word", "词", LINE, "地名或名称。").required().like("者海"),
    Field::new("pinyin", "拼音", LINE, "拼音，不带声调，音节之间空一格。").required().like("zhe hai"),
];
