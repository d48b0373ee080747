//! Policies of some 12 kB: sentences that could stand in any of them, under headings, with lists and tables.

use std::fmt::Write as _;

use fastrand::Rng;

use super::name::pick;

/// A policy.
pub(crate) struct Policy {
    /// The file name.
    pub(crate) slug: String,
    /// Front matter, as lines of YAML.
    pub(crate) head: String,
    /// Markdown.
    pub(crate) body: String,
}

impl Policy {
    /// The whole file.
    pub(crate) fn text(&self) -> String {
        format!("---\n{}---\n\n{}", self.head, self.body)
    }
}

const TOPICS: &[(&str, &str)] = &[
    ("养老机构服务质量", "养老机构"),
    ("居家社区养老服务", "居家养老"),
    ("老年助餐服务", "助餐"),
    ("养老护理员培训", "护理员"),
    ("普惠托育服务", "托育"),
    ("托育机构备案", "备案"),
    ("居家适老化改造", "适老化"),
    ("特困人员供养", "特困供养"),
    ("医养结合服务", "医养结合"),
    ("养老服务设施用地", "用地"),
    ("长期护理服务", "长期护理"),
    ("婴幼儿照护指导", "婴幼儿照护"),
];
const SORTS: &[&str] = &["管理办法", "实施细则", "实施方案", "工作通知", "补助标准", "指导意见", "考核办法"];
const SECTIONS: &[&str] = &[
    "总则",
    "适用范围",
    "职责分工",
    "申请条件",
    "办理程序",
    "服务内容",
    "收费和补助",
    "质量和安全",
    "监督检查",
    "附则",
];
const SUBJECTS: &[&str] = &[
    "县级民政部门",
    "卫生健康部门",
    "乡镇人民政府",
    "街道办事处",
    "村（居）民委员会",
    "养老机构",
    "托育机构",
    "居家养老服务中心",
    "财政部门",
    "市场监管部门",
    "消防救援机构",
    "提供服务的单位",
];
const VERBS: &[&str] = &[
    "应当建立服务台账",
    "负责审核申请材料",
    "每季度公布一次名单",
    "对新收住的老人进行能力评估",
    "按月报送在住人数",
    "公开收费项目和标准",
    "组织护理人员参加培训",
    "在显著位置公布投诉电话",
    "对独居老人每周探访一次",
    "与服务对象签订书面协议",
    "落实食品留样制度",
    "定期检查消防设施",
    "为困难家庭减免费用",
    "接受社会监督",
    "保存监控录像不少于九十天",
    "建立应急预案并每年演练",
];
const CONDITIONS: &[&str] = &[
    "在收到申请后五个工作日内，",
    "根据本地实际情况，",
    "每年第一季度，",
    "对符合条件的对象，",
    "遇到恶劣天气或者突发情况时，",
    "在保证安全的前提下，",
    "会同有关部门，",
    "未经本人或者监护人同意不得公开个人信息；",
    "按照就近便利的原则，",
    "",
];

/// The policy with this number.
pub(crate) fn make(seed: u64, index: usize) -> Policy {
    let mut rng =
        Rng::with_seed(seed.wrapping_mul(0x2545_F491_4F6C_DD1D) ^ (index as u64 + 1).wrapping_mul(0x9E37_79B9));
    let rng = &mut rng;
    let (topic, keyword) = TOPICS[index % TOPICS.len()];
    let sort = SORTS[index / TOPICS.len() % SORTS.len()];
    let title = format!("示例市{topic}{sort}（示例第{}号）", index + 1);
    let (month, date) = (rng.u8(1..=9), rng.u8(1..=28));
    let year = rng.u16(2021..=2026);
    let mut head = String::new();
    let _ = write!(
        head,
        "title: {title}\nsummary: 关于{topic}的{sort}，写明谁负责、怎样申请、怎样监督。\naudience: [老年人, 家属, 机构]\ndoc_no: 示例发〔{year}〕{}号\nissuer: [示例市人民政府办公室]\nsigned_on: {year}-{month:02}-{date:02}\npublished_at: {year}-{month:02}-{date:02} 17:00\nvalidity: 有效\ntheme: 民政、扶贫、救灾\nkeywords: [{keyword}, {topic}, {sort}]\ncolumn: 政策文件\nsource: {{name: 示例市人民政府}}\n",
        index + 1
    );
    let mut body = String::new();
    let mut article = 0;
    for (place, section) in SECTIONS.iter().enumerate() {
        let _ =
            writeln!(body, "## {}、{section}\n", ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十"][place]);
        for _ in 0..rng.u8(3..=4) {
            article += 1;
            let _ = write!(body, "**第{article}条** ");
            for _ in 0..rng.u8(2..=4) {
                let _ = write!(body, "{}{}{}。", pick(rng, CONDITIONS), pick(rng, SUBJECTS), pick(rng, VERBS));
            }
            body.push_str("\n\n");
        }
        if place % 3 == 1 {
            for _ in 0..4 {
                let _ = writeln!(body, "- {}{}；", pick(rng, SUBJECTS), pick(rng, VERBS));
            }
            body.push('\n');
        }
        if place == 6 {
            body.push_str("| 对象 | 标准 | 说明 |\n|---|---|---|\n");
            for _ in 0..4 {
                let _ =
                    writeln!(body, "| {} | {}元/月 | {} |", pick(rng, SUBJECTS), rng.u16(1..20) * 50, pick(rng, VERBS));
            }
            body.push('\n');
        }
    }
    Policy { slug: format!("shi-li-{}", index + 1), head, body }
}
