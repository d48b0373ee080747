//! Fields of the registries: `areas.yaml`, `kinds.yaml`, `services.yaml`.

use super::{Field, Shape};
use crate::vocabulary::{
    CODE, COUNTY_CODE, Closed as _, Crs, Group, POSTAL_CODE, Profile, SLUG, TOWNSHIP_CODE, TownshipKind,
};

const LINE: Shape = Shape::Text { min: 1, max: 120 };
const DEGREES: Shape = Shape::Decimal { min: -180.0, max: 180.0 };
const COUNT: Shape = Shape::Integer { min: 0, max: 100_000 };

/// `facilities/areas.yaml`: what is local, and the areas.
pub static AREAS: &[Field] = &[
    Field::new("region", "地区", Shape::Group(REGION), "整个地区共用的：区号、坐标范围等。").required(),
    Field::new("areas", "县区", Shape::List(&Shape::Group(AREA)), "各县（市、区），一个一项。").required(),
];

pub(super) static REGION: &[Field] = &[
    Field::new("name", "名称", LINE, "地区的名称。").required().like("示例市"),
    Field::new("province", "省份", LINE, "所在的省。").required().like("云南省"),
    Field::new("time_zone", "时区", LINE, "时区的国际名称。").required().like("Asia/Shanghai"),
    Field::new("dialling_code", "区号", Shape::Text { min: 3, max: 4 }, "长途电话区号，带开头的0。")
        .required()
        .like("\"0199\""),
    Field::new("subscriber_digits", "号码位数", Shape::Integer { min: 6, max: 8 }, "区号后面有几位数字。")
        .required()
        .like("7"),
    Field::new("box", "坐标范围", Shape::Group(BOX), "地区的东西南北，用来查出写反的坐标。").required(),
    Field::new("licence_prefixes", "许可字头", Shape::List(&LINE), "ICP备案号等以哪个字开头。").like("[滇]"),
];

static BOX: &[Field] = &[
    Field::new("west", "西", DEGREES, "最西的经度。").required().like("102.6"),
    Field::new("south", "南", DEGREES, "最南的纬度。").required().like("24.3"),
    Field::new("east", "东", DEGREES, "最东的经度。").required().like("104.9"),
    Field::new("north", "北", DEGREES, "最北的纬度。").required().like("27.1"),
];

static AREA: &[Field] = &[
    Field::new("slug", "代号", Shape::Pattern(&SLUG), "文件夹和网址里用的名字。").required().like("shi-li"),
    Field::new("name", "名称", LINE, "县区的全名。").required().like("示例县"),
    Field::new("code", "区划代码", Shape::Pattern(&COUNTY_CODE), "六位行政区划代码；开发区没有就不写。")
        .rule("GB/T 2260")
        .like("\"530302\""),
    Field::new("within", "位于", Shape::Pattern(&SLUG), "没有代码的区，位于哪个县区里。").like("shi-li"),
    Field::new("note", "说明", LINE, "要告诉读者的话，例如范围以官方公布为准。").like("范围以官方公布为准"),
    Field::new("postal_code", "邮政编码", Shape::Pattern(&POSTAL_CODE), "六位邮政编码。").like("\"655000\""),
    Field::new("seat", "驻地", Shape::Group(SEAT), "政府驻地的大致位置，只用来排序。"),
    Field::new("grid", "方格", Shape::List(&Shape::Integer { min: 1, max: 20 }), "在示意图里的第几行、第几列。")
        .like("[3, 2]"),
    Field::new("townships", "乡镇", Shape::List(&Shape::Group(TOWNSHIP)), "下面的乡镇和街道；一个乡镇只能写在一处。")
        .expected(),
];

static SEAT: &[Field] = &[
    Field::new("lng", "经度", DEGREES, "经度。").required().like("103.80"),
    Field::new("lat", "纬度", DEGREES, "纬度。").required().like("25.50"),
    Field::new("crs", "坐标系", Shape::Word(Crs::VOCABULARY), "坐标系。").required().like("wgs84"),
];

static TOWNSHIP: &[Field] = &[
    Field::new("code", "代码", Shape::Pattern(&TOWNSHIP_CODE), "九位统计用区划代码。").required().like("\"530302001\""),
    Field::new("name", "名称", LINE, "乡镇或街道的名称。").required().like("南宁街道"),
    Field::new("type", "类别", Shape::Word(TownshipKind::VOCABULARY), "街道、镇、乡或民族乡。").required().like("街道"),
    Field::new("ju", "居委", COUNT, "居民委员会的个数。").unit("个").like("9"),
    Field::new("cun", "村委", COUNT, "村民委员会的个数。").unit("个").like("0"),
    Field::new("note", "说明", LINE, "要告诉读者的话，例如范围以官方公布为准。").like("范围以官方公布为准"),
];

/// `facilities/kinds.yaml`: kinds of facility; without the file the built-in ones hold.
pub static KINDS: &[Field] =
    &[Field::new("kinds", "类型", Shape::List(&Shape::Group(KIND)), "机构的类型，一个一项。").required()];

static KIND: &[Field] = &[
    Field::new("code", "代码", Shape::Pattern(&CODE), "条目里写的代码。").required().like("elder.rural-home"),
    Field::new("label", "名称", LINE, "显示的名称，条目里也可以写它。").required().like("农村敬老院"),
    Field::new("labels", "别称", Shape::List(&LINE), "别的叫法，条目里也可以写。").like("[敬老院]"),
    Field::new("group", "老幼", Shape::Word(Group::VOCABULARY), "养老还是托育。").required().like("养老"),
    Field::new("profile", "档案", Shape::Word(Profile::VOCABULARY), "决定条目能写哪些项目。")
        .required()
        .like("入住机构"),
    Field::new("icon", "图标", Shape::Pattern(&SLUG), "主题里图标的名字。").like("bed"),
    Field::new("about", "说明", Shape::Text { min: 1, max: 300 }, "这一类是做什么的，一两句话。")
        .like("乡镇办的敬老院，优先收住特困老人。"),
    Field::new("filed", "要备案", Shape::Flag, "这一类机构要不要备案；不写就是不要。").like("是"),
];

/// `content/services.yaml`: services and programmes.
pub static SERVICES: &[Field] =
    &[Field::new("services", "服务", Shape::List(&Shape::Group(SERVICE)), "服务项目，一个一项。").required()];

static SERVICE: &[Field] = &[
    Field::new("code", "代码", Shape::Pattern(&CODE), "条目里写的代码。").required().like("help.meal"),
    Field::new("label", "名称", LINE, "显示的名称，条目里也可以写它。").required().like("助餐"),
    Field::new("labels", "别称", Shape::List(&LINE), "别的叫法。").like("[送餐]"),
    Field::new("group", "分组", LINE, "放在哪一组里显示。").required().like("六助"),
    Field::new("about", "说明", Shape::Text { min: 1, max: 300 }, "一两句话说清楚是什么。")
        .required()
        .like("供应饭菜或送饭上门。"),
];
