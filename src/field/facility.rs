//! Fields of a facility entry, `facilities/<area>/<id>.yaml`. The folder gives the area, the file name the id.

use super::{Field, Registry, Shape};
use crate::vocabulary::{
    ADDRESS, Access, Basis, CentreLevel, ClassType, Closed as _, Crs, DESCRIPTION, FILE, FilingState, Form, Grade,
    HonourLevel, InspectionKind, Item, MedicalKind, Mode, NAME, Ownership, Profile, Profit, SLUG, Serves, Status, URL,
    USCC, Unit,
};

use Profile::{Classes, DayCare, HomeCare, HomeNursery, Meals, Medical, Nursery, Point, Residential};

/// Profiles whose prices the state may keep low (普惠).
const CARE: &[Profile] = &[Residential, HomeCare, DayCare, Meals, Nursery, HomeNursery];
const LINE: Shape = Shape::Text { min: 1, max: 120 };
const LINES: Shape = Shape::List(&LINE);
const COUNT: Shape = Shape::Integer { min: 0, max: 100_000 };
const YUAN: Shape = Shape::Decimal { min: 0.0, max: 1_000_000.0 };
const DATE: Shape = Shape::Date;
const WEB: Shape = Shape::Pattern(&URL);

/// A column of open data that no author writes: it follows from where the entry lies, or from other fields.
#[derive(Debug)]
pub struct Computed {
    /// Its heading in the table.
    pub zh: &'static str,
    /// Its path in the document.
    pub path: &'static str,
    /// What it means, in plain Chinese.
    pub means: &'static str,
}

/// The columns before the fields: id, code and name of the area.
pub static BEFORE: [Computed; 3] = [
    Computed { zh: "编号", path: "id", means: "机构的编号，不会改给别的机构用。" },
    Computed { zh: "县区代码", path: "area", means: "所在县区的代号，也是网址里的名字。" },
    Computed { zh: "县区", path: "areas.name", means: "所在县区的名称。" },
];

/// The columns behind the fields: longitude, latitude and page.
pub static BEHIND: [Computed; 3] = [
    Computed { zh: "WGS84经度", path: "point.lng", means: "由位置换算，精确到百万分之一度。" },
    Computed { zh: "WGS84纬度", path: "point.lat", means: "由位置换算，精确到百万分之一度。" },
    Computed { zh: "页面", path: "page", means: "机构网页的网址，接在网站的网址后面。" },
];

/// A facility.
pub static FACILITY: &[Field] = &[
    Field::new("name", "名称", Shape::Text { min: NAME.0, max: NAME.1 }, "机构登记的全名。")
        .required()
        .like("示例敬老院"),
    Field::new("kind", "类型", Shape::Registry(Registry::Kind), "机构属于哪一类，可写的类型见 kinds.yaml。")
        .required()
        .rule("曲靖市“一老一小”整体解决方案")
        .like("农村敬老院"),
    Field::new("also", "兼营类型", Shape::List(&Shape::Registry(Registry::Kind)), "同一处还办了哪些类型。")
        .like("[幸福餐桌]"),
    Field::new("alias", "别名", LINES, "人们平常怎么叫它。").like("[光荣院]"),
    Field::new("pinyin", "拼音", LINE, "名称的拼音；不写就自动注音，读音特别时才写。").like("shi li jing lao yuan"),
    Field::new("status", "状态", Shape::Word(Status::VOCABULARY), "现在是否开着；不写就是运营中。").like("运营中"),
    Field::new("closed_on", "关闭日期", DATE, "哪天关闭的；状态是已关闭时要写。").like("2026-03-05"),
    Field::new("publish", "发布", Shape::OneOf(&[Shape::Flag, Shape::Date]), "写“否”就不发布；写日期就到那天才发布。")
        .like("否"),
    Field::new(
        "township",
        "乡镇",
        Shape::Registry(Registry::Township),
        "所在乡镇或街道的九位代码，或本县区内的乡镇名称。",
    )
    .expected()
    .rule("统计用区划代码")
    .like("530302001"),
    Field::new("village", "村社区", LINE, "所在的村或社区。").like("示例社区"),
    Field::new("address", "地址", Shape::Text { min: ADDRESS.0, max: ADDRESS.1 }, "详细地址，不写电话。")
        .required()
        .like("示例镇示例村1号"),
    Field::new("location", "位置", Shape::Group(LOCATION), "地图上的位置，要写明是哪种坐标。")
        .expected()
        .rule("GB/T 2260 同级的坐标系由 crs 指明"),
    Field::new("phones", "电话", Shape::List(&Shape::Group(PHONE)), "打得通的电话，最常用的写在最前面。").expected(),
    Field::new("hours", "开放时间", Shape::Hours, "每周的开放时间；全天开放写 24h；说不清的可以写一句话。")
        .expected()
        .like("{周一至周五: \"08:00-11:30 14:00-17:30\", 周六: 休息}"),
    Field::new("ownership", "公办民办", Shape::Word(Ownership::VOCABULARY), "公办还是民办。").expected().like("公办"),
    Field::new("mode", "运营方式", Shape::Word(Mode::VOCABULARY), "例如公建民营。")
        .rule("曲靖市“一老一小”整体解决方案")
        .like("公建民营"),
    Field::new("profit", "营利性质", Shape::Word(Profit::VOCABULARY), "营利还是非营利。").expected().like("非营利"),
    Field::new("operator", "运营单位", Shape::Group(OPERATOR), "谁在办；可以就是机构自己。").expected(),
    Field::new("uscc", "统一社会信用代码", Shape::Pattern(&USCC), "登记证或营业执照上的十八位代码。")
        .expected()
        .rule("GB 32100—2015")
        .like("52000000MJ000000X2"),
    Field::new("filing", "备案", Shape::Group(FILING), "在民政或卫健部门备案的情况。")
        .expected()
        .rule("养老机构管理办法（民政部令第66号）；托育机构登记和备案办法（试行）"),
    Field::new("inclusive", "普惠", Shape::Flag, "是不是普惠机构。").expected().only(CARE).like("是"),
    Field::new("inclusive_basis", "普惠依据", LINE, "认定普惠的文件。").only(CARE).like("示例县普惠托育机构名单"),
    Field::new("capacity", "容量", Shape::Group(CAPACITY), "一次能容纳多少人。")
        .expected()
        .only(&[HomeCare, DayCare, Meals, Classes, Medical]),
    Field::new("beds", "床位", Shape::Group(BEDS), "床位数和空床数。").expected().only(&[Residential]),
    Field::new("places", "托位", Shape::Group(PLACES), "托位数和空位数。").expected().only(&[Nursery, HomeNursery]),
    Field::new("serves", "收住对象", Shape::List(&Shape::Word(Serves::VOCABULARY)), "收哪些老人。")
        .only(&[Residential, DayCare, HomeCare])
        .like("[自理, 半失能]"),
    Field::new(
        "care_levels",
        "护理等级",
        Shape::List(&Shape::Registry(Registry::CareLevel)),
        "有哪些护理等级，各等级的钱写在价格里。",
    )
    .only(&[Residential, DayCare])
    .like("[自理, 半护理, 全护理]"),
    Field::new("prices", "价格", Shape::List(&Shape::Group(PRICE)), "每一项收多少钱。")
        .expected()
        .rule("养老服务领域基层政务公开标准目录"),
    Field::new("prepay_months", "预收月数", Shape::Integer { min: 0, max: 60 }, "一次预收几个月的费用。")
        .unit("月")
        .only(&[Residential])
        .rule("民发〔2024〕19号")
        .like("1"),
    Field::new(
        "services",
        "服务",
        Shape::List(&Shape::Registry(Registry::Service)),
        "提供哪些服务，可写的服务见 services.yaml。",
    )
    .expected()
    .like("[助餐, 助浴]"),
    Field::new("admission", "入住办法", Shape::Group(ADMISSION), "怎样住进来或报上名。"),
    Field::new("medical", "医疗服务", Shape::Group(MEDICAL), "看病怎么办。").only(&[
        Residential,
        DayCare,
        HomeCare,
        Medical,
    ]),
    Field::new("level", "中心级别", Shape::Word(CentreLevel::VOCABULARY), "居家养老服务中心是哪一级的。")
        .expected()
        .only(&[HomeCare])
        .rule("曲靖市“一老一小”整体解决方案")
        .like("街道级"),
    Field::new("meals", "供餐", Shape::Group(MEALS), "供哪几餐，多少钱。").only(&[
        Meals,
        HomeCare,
        DayCare,
        Residential,
    ]),
    Field::new("staff", "人员", Shape::Group(STAFF), "工作人员的人数，不写姓名。").only(&[
        Residential,
        HomeCare,
        DayCare,
        Meals,
        Medical,
        Nursery,
        HomeNursery,
    ]),
    Field::new("courses", "课程", LINES, "开哪些课。").only(&[Classes]).like("[书法, 合唱]"),
    Field::new("term", "学期", LINE, "什么时候开学、报名。").only(&[Classes]).like("春季学期3月开课"),
    Field::new("area_m2", "面积", Shape::Decimal { min: 1.0, max: 1_000_000.0 }, "建筑面积。")
        .unit("平方米")
        .like("1200"),
    Field::new("built", "建成年份", Shape::Integer { min: 1900, max: 2100 }, "哪一年建成。").unit("年").like("2015"),
    Field::new("renovated", "改扩建年份", Shape::Integer { min: 1900, max: 2100 }, "最近一次改建扩建的年份。")
        .unit("年")
        .like("2023"),
    Field::new("fire_ok_until", "消防有效期", DATE, "消防验收或检查合格到哪天。")
        .only(&[Residential, DayCare, HomeCare, Meals])
        .like("2027-06-30"),
    Field::new("age_months", "收托月龄", Shape::Group(AGES), "收多大的孩子。").expected().only(&[Nursery, HomeNursery]),
    Field::new("classes", "班级", Shape::List(&Shape::Group(CLASS)), "每种班有几个、收多少孩子。")
        .expected()
        .only(&[Nursery])
        .rule("国卫人口发〔2019〕58号"),
    Field::new("forms", "托育形式", Shape::List(&Shape::Word(Form::VOCABULARY)), "全日托、半日托、计时托还是临时托。")
        .expected()
        .only(&[Nursery, HomeNursery])
        .like("[全日托, 临时托]"),
    Field::new("health_eval", "卫生评价", Shape::Group(PASSED), "托幼机构卫生评价报告。")
        .only(&[Nursery])
        .rule("国卫人口发〔2019〕58号"),
    Field::new("fire_ok", "消防合格", Shape::Group(PASSED), "消防安全检查合格证明。")
        .only(&[Nursery])
        .rule("国卫人口发〔2019〕58号"),
    Field::new(
        "food_permit",
        "食品许可",
        Shape::OneOf(&[Shape::Flag, Shape::Date]),
        "有没有食品经营许可；写日期就是有效到哪天。",
    )
    .only(&[Nursery, Meals])
    .like("2028-05-31"),
    Field::new("video_days", "录像天数", Shape::Integer { min: 0, max: 3650 }, "监控录像保存多少天。")
        .unit("天")
        .only(&[Nursery])
        .like("90"),
    Field::new("head_degree", "负责人大专", Shape::Flag, "负责人是不是大专以上学历，不写姓名。")
        .only(&[Nursery, HomeNursery])
        .like("是"),
    Field::new("quality", "托育质量", Shape::Group(QUALITY), "托育质量评估的等级，是推荐性标准。")
        .only(&[Nursery])
        .rule("WS/T 821—2023"),
    Field::new("host", "举办单位", LINE, "设在哪个幼儿园、医院、单位或社区里。")
        .only(&[Nursery, HomeNursery, Medical, Classes, DayCare, Meals, Point])
        .like("示例幼儿园"),
    Field::new("rating", "等级", Shape::Group(RATING), "评定的等级，要写谁评的、什么时候到期。")
        .rule("GB/T 37276—2018"),
    Field::new("honours", "荣誉", Shape::List(&Shape::Group(HONOUR)), "政府部门给的荣誉。"),
    Field::new("credit", "信用", Shape::Group(CREDIT), "信用评价的结果。").rule("曲靖市“一老一小”整体解决方案"),
    Field::new("inspections", "检查", Shape::List(&Shape::Group(INSPECTION)), "部门检查的日期和结果。")
        .rule("曲靖市“一老一小”整体解决方案"),
    Field::new("penalties", "处罚", Shape::List(&Shape::Group(PENALTY)), "行政处罚；不写个人姓名。")
        .rule("曲靖市“一老一小”整体解决方案"),
    Field::new(
        "accessibility",
        "无障碍",
        Shape::List(&Shape::Word(Access::VOCABULARY)),
        "有哪些方便老人、残疾人和推婴儿车的设施。",
    )
    .like("[坡道, 扶手]"),
    Field::new("photos", "照片", Shape::List(&Shape::Group(PHOTO)), "照片放在与条目同名的文件夹里。"),
    Field::new("description", "介绍", Shape::Markdown { max: DESCRIPTION }, "几句话介绍，不夸口，不写电话。")
        .like("院内有菜园，老人可以自己种菜。"),
    Field::new("transport", "交通", LINE, "怎么坐车来。").like("2路公交到示例路口站"),
    Field::new(
        "source_keys",
        "来源编号",
        Shape::List(&Shape::Group(SOURCE_KEY)),
        "原来名单里的编号，下次导入时用来对上。",
    ),
    Field::new("sources", "来源", Shape::List(&Shape::Group(SOURCE)), "这些信息从哪里来，什么时候核对过。")
        .expected()
        .rule("国办秘函〔2019〕19号"),
    Field::new("updated", "更新日期", DATE, "这个条目哪天改过。").expected().like("2026-03-05"),
];

static LOCATION: &[Field] = &[
    Field::new("lng", "经度", Shape::Decimal { min: -180.0, max: 180.0 }, "经度，在中国是较大的那个数。")
        .required()
        .like("103.797"),
    Field::new("lat", "纬度", Shape::Decimal { min: -90.0, max: 90.0 }, "纬度，在中国是较小的那个数。")
        .required()
        .like("25.490"),
    Field::new("crs", "坐标系", Shape::Word(Crs::VOCABULARY), "从哪种地图上取的坐标。").required().like("gcj02"),
];

static PHONE: &[Field] = &[
    Field::new("number", "号码", Shape::Phone, "固定电话要写区号。").required().like("0199-0123456"),
    Field::new("label", "说明", LINE, "谁接、什么事打；手机号一定要写。").like("值班"),
    Field::new("hours", "接听时间", Shape::Hours, "什么时候有人接。").like("每天 8:00—20:00"),
];

static OPERATOR: &[Field] = &[
    Field::new("name", "名称", LINE, "运营单位的全名。").required().like("示例养老服务中心"),
    Field::new("uscc", "统一社会信用代码", Shape::Pattern(&USCC), "运营单位的十八位代码。")
        .rule("GB 32100—2015")
        .like("52000000MJ000000X2"),
];

static FILING: &[Field] = &[
    Field::new("state", "备案状态", Shape::Word(FilingState::VOCABULARY), "备案了没有。").required().like("已备案"),
    Field::new("no", "备案编号", LINE, "备案回执上的编号。").like("示例备〔2025〕1号"),
    Field::new("authority", "备案机关", LINE, "在哪个部门备案；已备案要写。").like("示例县民政局"),
    Field::new("date", "备案日期", DATE, "哪天备案；已备案要写。").like("2025-04-01"),
    Field::new("url", "备案网址", WEB, "备案公示的网页。").like("https://www.example.gov.cn/"),
];

static CAPACITY: &[Field] = &[
    Field::new("total", "总数", COUNT, "一共能容纳多少人。").required().unit("人").like("40"),
    Field::new("available", "空余", COUNT, "还能收多少人。").unit("人").like("5"),
    Field::new("as_of", "截至", DATE, "空余数是哪天的；超过60天会标“过期”。").like("2026-03-01"),
];

static BEDS: &[Field] = &[
    Field::new("total", "总数", COUNT, "床位总数。").required().unit("张").like("120"),
    Field::new("nursing", "护理型", COUNT, "护理型床位，不多于总数。").expected().unit("张").like("66"),
    Field::new("memory", "认知症", COUNT, "认知症照护床位，不多于总数。").unit("张").like("10"),
    Field::new("available", "空床", COUNT, "空着的床位。").expected().unit("张").like("12"),
    Field::new("as_of", "截至", DATE, "空床数是哪天的；超过60天会标“过期”。").like("2026-03-01"),
];

static PLACES: &[Field] = &[
    Field::new("total", "总数", COUNT, "托位总数。").required().unit("个").like("60"),
    Field::new("inclusive", "普惠托位", COUNT, "普惠托位，不多于总数。").unit("个").like("40"),
    Field::new("available", "空位", COUNT, "空着的托位。").expected().unit("个").like("6"),
    Field::new("as_of", "截至", DATE, "空位数是哪天的；超过60天会标“过期”。").like("2026-03-01"),
];

static PRICE: &[Field] = &[
    Field::new("item", "项目", Shape::Word(Item::VOCABULARY), "收的是什么钱。").required().like("床位费"),
    Field::new("level", "等级", Shape::Registry(Registry::CareLevel), "护理费是哪个护理等级的。").like("全护理"),
    Field::new("class", "班型", Shape::Word(ClassType::VOCABULARY), "托育费是哪种班的。").like("托大班"),
    Field::new("form", "形式", Shape::Word(Form::VOCABULARY), "托育费是哪种托育形式的。").like("全日托"),
    Field::new("min", "最低", YUAN, "最低多少钱；只有一个价就只写这个。").required().unit("元").like("1200"),
    Field::new("max", "最高", YUAN, "最高多少钱，不低于最低价。").unit("元").like("1800"),
    Field::new("unit", "单位", Shape::Word(Unit::VOCABULARY), "按什么收。").required().like("元/月"),
    Field::new("basis", "定价方式", Shape::Word(Basis::VOCABULARY), "谁定的价。").like("市场调节价"),
    Field::new("from", "执行日期", DATE, "从哪天开始是这个价。").like("2026-01-01"),
    Field::new("meals_included", "含餐", Shape::Flag, "这个价里有没有吃饭的钱。").like("是"),
    Field::new("note", "说明", LINE, "例如房间几人住。").like("双人间"),
];

static ADMISSION: &[Field] = &[
    Field::new("materials", "材料", LINES, "要带什么。").like("[身份证, 体检报告]"),
    Field::new("steps", "步骤", LINES, "一步一步怎么办。").like("[打电话约看, 评估, 签合同]"),
    Field::new("trial_days", "试住天数", Shape::Integer { min: 0, max: 365 }, "可以试住或试托几天。")
        .unit("天")
        .like("7"),
    Field::new("visiting", "探望时间", LINE, "家人什么时候可以来看。").like("每天 9:00—11:30"),
    Field::new("waiting", "排队情况", LINE, "要不要排队，大约多久。").like("现在不用排队"),
];

static MEDICAL: &[Field] = &[
    Field::new("kind", "方式", Shape::Word(MedicalKind::VOCABULARY), "内设医务室、签约医院还是医养结合。")
        .required()
        .like("签约"),
    Field::new("partner", "合作单位", LINE, "和哪家医疗机构签约；签约的要写。").like("示例区人民医院"),
    Field::new("ltc_insurance", "长护险定点", Shape::Flag, "是不是长期护理保险定点机构。").like("否"),
    Field::new("medical_insurance", "医保定点", Shape::Flag, "是不是医保定点机构。").like("是"),
];

static MEALS: &[Field] = &[
    Field::new("breakfast", "早餐", Shape::Flag, "供不供早餐。").like("是"),
    Field::new("lunch", "午餐", Shape::Flag, "供不供午餐。").like("是"),
    Field::new("dinner", "晚餐", Shape::Flag, "供不供晚餐。").like("否"),
    Field::new("price", "餐价", YUAN, "一餐多少钱。").unit("元/餐").like("10"),
    Field::new("subsidised_price", "补贴后价", YUAN, "补贴后老人付多少，不高于餐价。").unit("元/餐").like("6"),
    Field::new("delivery", "送餐", Shape::Flag, "送不送到家。").like("是"),
];

static STAFF: &[Field] = &[
    Field::new("total", "总数", COUNT, "工作人员总数。").required().unit("人").like("30"),
    Field::new("carers", "照护人员", COUNT, "护理员或保育人员，不多于总数。").unit("人").like("18"),
    Field::new("certified", "持证", COUNT, "持证的照护人员，不多于照护人员。").unit("人").like("15"),
];

static AGES: &[Field] = &[
    Field::new("min", "最小", Shape::Integer { min: 0, max: 36 }, "最小几个月。").required().unit("月").like("18"),
    Field::new("max", "最大", Shape::Integer { min: 1, max: 36 }, "最大几个月，不超过36。")
        .required()
        .unit("月")
        .like("36"),
];

static CLASS: &[Field] = &[
    Field::new("type", "班型", Shape::Word(ClassType::VOCABULARY), "乳儿班、托小班、托大班或混合班。")
        .required()
        .like("托大班"),
    Field::new("count", "班数", COUNT, "这种班有几个。").required().unit("个").like("2"),
    Field::new("places", "托位", COUNT, "这种班一共有多少托位。").required().unit("个").like("40"),
    Field::new("enrolled", "在托", COUNT, "现在有多少孩子。").unit("人").like("34"),
    Field::new("carers", "照护人员", COUNT, "这种班一共有多少照护人员。").unit("人").like("6"),
];

static PASSED: &[Field] = &[
    Field::new("ok", "合格", Shape::Flag, "合格没有。").required().like("是"),
    Field::new("date", "日期", DATE, "证明上的日期。").like("2026-02-10"),
];

static QUALITY: &[Field] = &[
    Field::new("grade", "等级", Shape::Word(Grade::VOCABULARY), "评估等级。").required().like("A"),
    Field::new("date", "日期", DATE, "哪天评的。").like("2025-11-20"),
];

static RATING: &[Field] = &[
    Field::new("level", "级别", Shape::Integer { min: 1, max: 5 }, "一到五级，写数字。")
        .required()
        .unit("级")
        .like("3"),
    Field::new("standard", "标准", LINE, "按哪个标准评的。").like("GB/T 37276—2018"),
    Field::new("body", "评定单位", LINE, "谁评的。").required().like("示例市民政局"),
    Field::new("issued", "评定日期", DATE, "哪天评的。").required().like("2025-01-10"),
    Field::new("expires", "有效期至", DATE, "到哪天为止，要晚于评定日期。").like("2028-01-09"),
];

static HONOUR: &[Field] = &[
    Field::new("title", "称号", LINE, "荣誉的全名。").required().like("敬老文明号"),
    Field::new("level", "级别", Shape::Word(HonourLevel::VOCABULARY), "哪一级给的。").required().like("市"),
    Field::new("year", "年份", Shape::Integer { min: 1949, max: 2100 }, "哪一年给的。").unit("年").like("2024"),
    Field::new("body", "授予单位", LINE, "谁给的。").like("示例市民政局"),
];

static CREDIT: &[Field] = &[
    Field::new("grade", "等级", Shape::Registry(Registry::CreditGrade), "信用等级，可写的等级见 site.yaml。")
        .required()
        .like("A"),
    Field::new("year", "年份", Shape::Integer { min: 2000, max: 2100 }, "哪一年的结果。")
        .required()
        .unit("年")
        .like("2025"),
    Field::new("body", "评价单位", LINE, "谁评的。").like("信用中国（示例市）"),
    Field::new("url", "网址", WEB, "公布结果的网页。").like("https://www.example.gov.cn/"),
];

static INSPECTION: &[Field] = &[
    Field::new("date", "日期", DATE, "哪天检查的。").required().like("2026-01-20"),
    Field::new("body", "检查单位", LINE, "谁检查的。").required().like("示例县民政局"),
    Field::new("kind", "检查类别", Shape::Word(InspectionKind::VOCABULARY), "例如双随机。").required().like("双随机"),
    Field::new("result", "结果", LINE, "查出什么。").required().like("未发现问题"),
    Field::new("rectified_on", "整改日期", DATE, "哪天改好的，不早于检查日期。").like("2026-02-01"),
    Field::new("url", "网址", WEB, "公布检查结果的网页。").like("https://www.example.gov.cn/"),
];

static PENALTY: &[Field] = &[
    Field::new("date", "日期", DATE, "处罚决定的日期。").required().like("2025-05-06"),
    Field::new("no", "文号", LINE, "处罚决定书的文号。").required().like("示例罚〔2025〕1号"),
    Field::new("authority", "处罚机关", LINE, "哪个部门处罚的。").required().like("示例县消防救援大队"),
    Field::new("reason", "事由", LINE, "为什么处罚，不写个人姓名。").required().like("疏散通道堆放杂物"),
    Field::new("basis", "依据", LINE, "依据哪条法律。").like("消防法第六十条"),
    Field::new("result", "结果", LINE, "怎么处罚的。").required().like("警告，限期改正"),
    Field::new("url", "网址", WEB, "公布处罚的网页。").like("https://www.example.gov.cn/"),
    Field::new("publish_until", "公示至", DATE, "公示到哪天，过了就不再显示。").like("2026-05-06"),
    Field::new("repaired_on", "修复日期", DATE, "哪天信用修复，修复后不再显示。").like("2025-11-06"),
];

static PHOTO: &[Field] = &[
    Field::new("file", "文件", Shape::Pattern(&FILE), "照片的文件名。").required().like("men.jpg"),
    Field::new("alt", "图片说明", Shape::Text { min: 6, max: 120 }, "给看不见图的人听的一句话，不能就是文件名。")
        .required()
        .like("大门和门前的坡道"),
    Field::new("taken_on", "拍摄日期", DATE, "哪天拍的。").like("2026-03-01"),
    Field::new("credit", "拍摄者", LINE, "谁拍的，写单位。").like("示例区民政局"),
];

static SOURCE_KEY: &[Field] = &[
    Field::new("list", "名单", Shape::Pattern(&SLUG), "名单的代号，导入时定的。").required().like("minzheng-2026"),
    Field::new("key", "编号", LINE, "机构在那份名单里的编号。").required().like("0012"),
];

static SOURCE: &[Field] = &[
    Field::new("org", "单位", LINE, "哪个单位提供的。").required().like("示例县民政局"),
    Field::new("title", "标题", LINE, "文件或名单的名称。").like("养老机构备案信息"),
    Field::new("url", "网址", WEB, "在哪个网页上。").like("https://www.example.gov.cn/"),
    Field::new("checked_on", "核对日期", DATE, "哪天核对的，不晚于更新日期。").required().like("2026-03-01"),
];
