//! Fields at the head of Markdown pages: policies, guides, notices and other pages.

use super::{Field, Registry, Shape};
use crate::vocabulary::{
    Ability, Audience, Closed as _, DOC_NO, FILE, Household, INDEX_NO, Income, SLUG, SUMMARY, URL, Validity,
};

const LINE: Shape = Shape::Text { min: 1, max: 200 };
const LINES: Shape = Shape::List(&LINE);
const YUAN: Shape = Shape::Decimal { min: 0.0, max: 10_000_000.0 };

const TITLE: Field =
    Field::new("title", "标题", Shape::Text { min: 2, max: 100 }, "页面的标题。").required().like("示例办法");
const SLUG_: Field =
    Field::new("slug", "网址名", Shape::Pattern(&SLUG), "网址里用的名字；文件名是中文时要写。").like("shi-li");
const BRIEF: Field =
    Field::new("summary", "摘要", Shape::Text { min: 1, max: SUMMARY }, "一两句话说清楚讲的是什么，不超过120字。")
        .expected()
        .like("说明谁可以申请、到哪里办。");
const AUDIENCE: Field = Field::new("audience", "读者", Shape::List(&Shape::Word(Audience::VOCABULARY)), "写给谁看。")
    .like("[老年人, 家属]");
const AREAS: Field =
    Field::new("areas", "县区", Shape::List(&Shape::Registry(Registry::Area)), "管哪些县区；不写就是全部。")
        .like("[shi-li]");
const KEYWORDS: Field = Field::new("keywords", "关键词", LINES, "三到八个词。").like("[养老, 补贴, 申请]");
const COLUMN: Field =
    Field::new("column", "栏目", Shape::Registry(Registry::Column), "放在哪个栏目，见 site.yaml。").like("政策文件");
const PUBLISH: Field =
    Field::new("publish", "发布", Shape::OneOf(&[Shape::Flag, Shape::Date]), "写“否”就不发布；写日期就到那天才发布。")
        .like("否");
const PUBLISHED: Field =
    Field::new("published_at", "发布时间", Shape::DateTime, "在网上公布的时间，不能改写成别的日期。")
        .rule("国办发〔2017〕47号附件")
        .like("2026-03-05 09:30");
const ISSUER: Field = Field::new("issuer", "发文机关", LINES, "哪个机关发的。").like("[示例市人民政府]");
const ATTACHMENTS: Field = Field::new("attachments", "附件", Shape::List(&ATTACHED), "附件放在与页面同名的文件夹里。");
const RELATED: Field =
    Field::new("related", "相关", Shape::List(&Shape::Registry(Registry::Page)), "有关的页面。").like("[policy/plan]");
const FROM: Field = Field::new("source", "来源", Shape::Group(SOURCE), "原文在哪里。");
const UPDATED: Field = Field::new("updated", "更新日期", Shape::Date, "这一页哪天改过。").like("2026-03-05");

/// `content/policies/*.md`.
pub static POLICY: &[Field] = &[
    TITLE,
    SLUG_,
    BRIEF,
    AUDIENCE.expected(),
    AREAS,
    Field::new("index_no", "索引号", Shape::Pattern(&INDEX_NO), "信息公开的索引号；没有就不写，页面显示“未载明”。")
        .rule("政府信息公开目录编制规范")
        .like("000014349/2017-00110"),
    Field::new("doc_no", "发文字号", Shape::Pattern(&DOC_NO), "年份用六角括号〔〕；没有就不写，页面显示“未载明”。")
        .rule("GB/T 9704—2012")
        .like("国办发〔2020〕52号"),
    ISSUER.required(),
    Field::new("signed_on", "成文日期", Shape::Date, "文件落款的日期。").required().like("2022-09-30"),
    PUBLISHED.required(),
    Field::new("effective_on", "施行日期", Shape::Date, "从哪天起施行。").like("2022-10-01"),
    Field::new("expires_on", "有效期至", Shape::Date, "到哪天为止。").like("2027-09-30"),
    Field::new("validity", "有效性", Shape::Word(Validity::VOCABULARY), "现在还管不管用。").required().like("有效"),
    Field::new("replaced_by", "被替代", Shape::Registry(Registry::Page), "失效或废止后看哪一页。")
        .like("policy/xin-ban-fa"),
    Field::new("theme", "主题分类", LINE, "政府信息的主题分类。").like("民政、扶贫、救灾"),
    KEYWORDS.expected(),
    COLUMN.expected(),
    Field::new("interprets", "解读", Shape::Registry(Registry::Page), "这一页解读的是哪份文件。").like("policy/plan"),
    RELATED,
    FROM.expected(),
    ATTACHMENTS,
    PUBLISH,
];

/// `content/guides/*.md`: benefits and procedures.
pub static GUIDE: &[Field] = &[
    TITLE,
    SLUG_,
    BRIEF,
    AUDIENCE.expected(),
    AREAS,
    KEYWORDS,
    COLUMN.expected(),
    PUBLISHED,
    UPDATED.expected(),
    Field::new("benefit", "待遇", Shape::Group(BENEFIT), "发给什么、多少钱；没有公布的不写金额。"),
    Field::new("rules", "条件", Shape::Group(RULES), "谁能享受；“政策帮我查”按它判断，以审核为准。"),
    Field::new("guide", "办事", Shape::Group(PROCEDURE), "到哪里、怎么办。").expected().rule("国办秘函〔2019〕19号"),
    RELATED,
    FROM.expected(),
    ATTACHMENTS,
    PUBLISH,
];

/// `content/notices/*.md`.
pub static NOTICE: &[Field] = &[
    TITLE,
    SLUG_,
    BRIEF,
    AUDIENCE,
    AREAS,
    KEYWORDS,
    COLUMN.expected(),
    ISSUER.expected(),
    PUBLISHED.required(),
    Field::new("expires_on", "有效期至", Shape::Date, "过了这天就不再放在首页。").like("2026-12-31"),
    RELATED,
    FROM,
    ATTACHMENTS,
    PUBLISH,
];

/// `content/pages/*.md`: about, help and the like.
pub static PAGE: &[Field] =
    &[TITLE, SLUG_, BRIEF, AUDIENCE, AREAS, KEYWORDS, COLUMN, UPDATED.expected(), RELATED, FROM, ATTACHMENTS, PUBLISH];

static SOURCE: &[Field] = &[
    Field::new("name", "名称", LINE, "来源单位或网站。").required().like("示例市人民政府"),
    Field::new("url", "网址", Shape::Pattern(&URL), "原文的网页。").like("https://www.qj.gov.cn/"),
];

static ATTACHED: Shape = Shape::Group(ATTACHMENT);

static ATTACHMENT: &[Field] = &[
    Field::new("file", "文件", Shape::Pattern(&FILE), "文件名。").required().like("shen-qing-biao.docx"),
    Field::new("title", "标题", LINE, "给读者看的名称。").required().like("申请表"),
];

static BENEFIT: &[Field] = &[
    Field::new("code", "代码", Shape::Registry(Registry::Benefit), "哪一项待遇，见 site.yaml。")
        .required()
        .like("old-age-allowance"),
    Field::new(
        "amounts",
        "金额",
        Shape::List(&Shape::Group(AMOUNT)),
        "公布了的金额；没有公布就不写，页面显示“未公布”。",
    ),
];

static AMOUNT: &[Field] = &[
    Field::new("area", "县区", Shape::Registry(Registry::Area), "哪个县区的标准。").like("shi-li"),
    Field::new("age_min", "年龄从", Shape::Integer { min: 0, max: 150 }, "从几周岁起。").unit("岁").like("80"),
    Field::new("age_max", "年龄到", Shape::Integer { min: 0, max: 150 }, "到几周岁止（含）。").unit("岁").like("89"),
    Field::new("min", "最低", YUAN, "最低多少钱；只有一个数就只写这个。").required().unit("元").like("50"),
    Field::new("max", "最高", YUAN, "最高多少钱。").unit("元").like("100"),
    Field::new("unit", "单位", Shape::Word(crate::vocabulary::Unit::VOCABULARY), "按什么发。").required().like("元/月"),
    Field::new("from", "起", Shape::Date, "从哪天起是这个标准。").like("2026-01-01"),
    Field::new("to", "止", Shape::Date, "到哪天为止。").like("2026-12-31"),
    Field::new("source", "依据", LINE, "金额出自哪份文件。").required().like("示例通知"),
];

static RULES: &[Field] = &[
    Field::new("age_min", "年龄从", Shape::Integer { min: 0, max: 150 }, "多少周岁以上。").unit("岁").like("80"),
    Field::new("age_max", "年龄到", Shape::Integer { min: 0, max: 150 }, "多少周岁以下。").unit("岁").like("120"),
    AREAS,
    Field::new("household", "家庭类型", Shape::List(&Shape::Word(Household::VOCABULARY)), "哪些家庭；不写就是都可以。")
        .like("[特困, 低保]"),
    Field::new("ability", "能力等级", Shape::List(&Shape::Word(Ability::VOCABULARY)), "哪些能力等级；不写就是都可以。")
        .rule("GB/T 42195—2022")
        .like("[重度失能, 完全失能]"),
    Field::new("income", "收入", Shape::List(&Shape::Word(Income::VOCABULARY)), "收入情况；不写就是都可以。")
        .like("[经济困难]"),
    Field::new("child_months_max", "孩子月龄", Shape::Integer { min: 0, max: 216 }, "孩子不超过几个月。")
        .unit("月")
        .like("36"),
];

static PROCEDURE: &[Field] = &[
    Field::new("basis", "依据", LINES, "依据哪份文件。").like("[示例办法]"),
    Field::new("conditions", "申请条件", LINES, "符合什么条件可以申请。").like("[年满80周岁]"),
    Field::new("materials", "材料", LINES, "要带什么。").like("[身份证, 户口簿]"),
    Field::new("steps", "流程", LINES, "一步一步怎么办。").like("[到村（社区）申请, 乡镇审核]"),
    Field::new("department", "办理部门", LINE, "哪个部门办。").like("县（市、区）民政局"),
    Field::new("limit_days", "办理时限", Shape::Integer { min: 0, max: 365 }, "多少个工作日办完。")
        .unit("工作日")
        .like("20"),
    Field::new("place", "办理地点", LINE, "到哪里办。").like("户籍所在地乡镇（街道）"),
    Field::new("hours", "办理时间", Shape::Hours, "什么时候可以办。").like("工作日 8:00—11:30"),
    Field::new("phone", "咨询电话", Shape::Phone, "有疑问打哪个电话。").like("12345"),
    Field::new("fee", "收费", LINE, "收不收钱。").like("不收费"),
    Field::new("online_url", "网上办理", Shape::Pattern(&URL), "在哪个网页上办。").like("https://zwfw.yn.gov.cn/"),
];
