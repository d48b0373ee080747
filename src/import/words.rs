//! What lists call the fields of an entry: header words in Chinese (both scripts), English and Japanese, beside the names
//! that the table of fields itself gives.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use crate::field::facility::FACILITY;
use crate::field::leaves;
use crate::text::fold::fold;

/// What a heading means.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Meaning {
    /// A field, by path; also `id`, `area`, `source_keys.key`.
    Field(&'static str),
    /// A person: a name, a private number, a mail address. No directory needs it.
    Person,
}

/// Path, and words of headings. Of two words in one heading the longer holds.
const WORDS: &[(&str, &str)] = &[
    (
        "name",
        "名称 名稱 全称 全稱 机构全称 机构名称 機構名稱 單位名稱 单位名称 據點名稱 据点名称 機關名稱 机构名 中心名称 服务机构名称 养老机构名称 \
         托育机构名称 医院名称 学校名称 園所名稱 施設名 施設名称 施設の名称 事業所名 事業所の名称 園名 保育所名 名前 name \
         facilityname organisationname organizationname centrename centername providername hospitalname title",
    ),
    ("alias", "别名 別名 简称 簡稱 略称 通称 label alternatename alternativename shortname"),
    ("pinyin", "拼音"),
    (
        "address",
        "地址 地址全址 详细地址 詳細地址 机构地址 機構地址 通讯地址 服务地址 服务场所 经营场所 經營地址 住址 所在地 所在地址 住所 add add1 addr \
         address address1 addressline1 street streetaddress fulladdress physicaladdress location.address",
    ),
    ("address+", "add2 address2 addressline2"),
    ("village", "村社区 村 社区 村里 里 里別"),
    ("township", "乡镇 鄉鎮 乡镇街道 鄉鎮市區 街道 镇街"),
    (
        "area",
        "县区 縣市 县市 县市区 所属县市 所属地区 所在县市 區縣 区县 所属县区 行政區 行政区 行政区划 縣市別 區別 所在区 所在区县 市区町村 市区町村名 區域 \
         city county district municipality",
    ),
    ("location.lng", "经度 經度 lng lon long longitude x 経度 geometry.lng coordinatex"),
    ("location.lat", "纬度 緯度 lat latitude y geometry.lat coordinatey"),
    (
        "phones.number",
        "电话 電話 联系电话 聯絡電話 機構電話 服务电话 咨询电话 電話番号 連絡先電話番号 tel telephone phone phonenumber \
         phoneno contactphone phone.number telefon telefono telefone",
    ),
    (
        "hours",
        "开放时间 開放時間 营业时间 營業時間 服务时间 服務時間 開所時間 利用時間 営業時間 open hours openinghours opentime",
    ),
    ("hours+", "close closetime"),
    ("ownership", "公办民办 公私立 公私別 經營屬性 公立私立 公私 ownership"),
    ("mode", "运营方式 營運方式 经营方式 設置主體"),
    ("profit", "营利性质 是否营利"),
    (
        "operator.name",
        "运营单位 营运单位 主办单位 主管法人 經營主體 法人名称 法人名 経営主体 運営主体 設置者 設置主体 operator owner organization.name",
    ),
    ("uscc", "统一社会信用代码 社会信用代码 信用代码"),
    ("filing.no", "备案编号 備案編號 立案字號"),
    ("filing.authority", "备案机关"),
    ("filing.date", "备案日期 備案日期 核准日期"),
    ("inclusive", "普惠 是否普惠 準公共"),
    ("beds.total", "床位 床位数 床位數 床位总数 總床位數 核定床位 beds numberofbeds bedcount"),
    ("beds.nursing", "护理型床位 護理床位"),
    ("places.total", "托位 托位数 托位數 收托人数 核定收托人數 定員"),
    ("capacity.total", "容量 可服务人数 核定人數 服务人数 利用定員 capacity"),
    ("staff.total", "职工人数 员工数 工作人员数"),
    ("area_m2", "建筑面积 建築面積 面积"),
    (
        "built",
        "建成年份 成立年份 成立日期 成立时间 开业日期 设立时间 設立日期 事業開始年月日 事業開始年 開設年月日 開設日 认可日期 开业时间 开办时间 开园时间 建成时间 認可年月日 yearincorporated",
    ),
    ("description", "介绍 簡介 简介 机构简介 概要 description"),
    ("transport", "交通 乘车路线 最寄り駅 交通手段 アクセス transportation"),
    ("services", "服务 服务项目 服務項目"),
    ("host", "举办单位 設置場所"),
    ("rating.level", "等级 评定等级 星级"),
    (
        "source_keys.key",
        "编号 編號 序号 条目编号 机构编号 機構代碼 機構代号 施設番号 事業所番号 no id fid objectid code facilityid licensenumber",
    ),
    ("beds.available", "空床 空床数 空床數"),
    ("places.available", "空位 空位数 vacancy"),
    ("beds.as_of", "截至 截至日期 统计日期 統計日期 asof date"),
    ("updated", "更新日期 更新时间 更新日"),
];

/// Headings of people.
const PERSONS: &str = "负责人 負責人 联系人 聯絡人 法人代表 法定代表人 院长 院長 园长 園長 主任 姓名 施設長 施設長名 代表者 代表者名 管理者 管理者名 \
     手机 手機 手机号 手机号码 行動電話 携帯電話 邮箱 電子郵件 电子邮箱 电子邮件 信箱 身份证 身份证号 身份證 身份證字號 mail email emailaddress \
     contact contactperson contactname hostname administrator director principal manager mobile cellphone ownername";

/// What a heading means; `None` when no word of ours is in it.
pub(super) fn meaning(heading: &str) -> Option<Meaning> {
    let table = table();
    let bare = bare(heading);
    if let Some(&meaning) = table.get(&bare) {
        return Some(meaning);
    }
    // What stands around a word of the field's own does not change it: `养老机构名称（全称）`. Latin words are short and
    // stand in others, so they count only as a whole.
    let within =
        table.iter().filter(|(word, _)| !word.is_ascii() && word.chars().count() > 1 && bare.ends_with(word.as_str()));
    let (word, &meaning) = within.max_by_key(|(word, _)| word.chars().count())?;
    // `地址及电话`: an address gives up the numbers that stand in it, but a number no address.
    let rest = bare.strip_suffix(word.as_str()).unwrap_or_default().trim_end_matches(['及', '和', '与', '與', '並']);
    let is_both = meaning == Meaning::Field("phones.number") && table.get(rest) == Some(&Meaning::Field("address"));
    Some(if is_both { Meaning::Field("address") } else { meaning })
}

/// Whether a heading speaks of persons beside what else it means: `联系人/电话`.
pub(super) fn names_persons(heading: &str) -> bool {
    let bare = bare(heading);
    PERSONS.split_whitespace().any(|word| !word.is_ascii() && word.chars().count() > 2 && bare.contains(word))
}

/// A heading without brackets, signs and unit.
fn bare(heading: &str) -> String {
    let mut depth = 0_usize;
    let outside = heading.chars().filter(|character| match character {
        '(' | '（' | '[' | '【' | '〔' => {
            depth += 1;
            false
        }
        ')' | '）' | ']' | '】' | '〕' => {
            depth = depth.saturating_sub(1);
            false
        }
        _ => depth == 0,
    });
    let outside: String = outside.collect();
    fold(&outside)
        .chars()
        .filter(|character| character.is_alphanumeric() || *character == '.')
        .collect::<String>()
        .trim_matches('.')
        .to_owned()
}

fn table() -> &'static BTreeMap<String, Meaning> {
    static TABLE: OnceLock<BTreeMap<String, Meaning>> = OnceLock::new();
    TABLE.get_or_init(|| {
        let mut table = BTreeMap::new();
        for (path, words) in WORDS {
            for word in words.split_whitespace() {
                table.insert(bare(word), Meaning::Field(path));
            }
        }
        for word in PERSONS.split_whitespace() {
            table.insert(bare(word), Meaning::Person);
        }
        // Our own exports come back: `床位·总数`, `beds.total`, and the name of a field at the top.
        for leaf in leaves(FACILITY) {
            let path: &'static str = Box::leak(leaf.path.clone().into_boxed_str());
            for word in [leaf.zh.as_str(), leaf.path.as_str()] {
                table.entry(bare(word)).or_insert(Meaning::Field(path));
            }
        }
        table
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::field::at_path;

    #[test]
    fn headings_are_understood() {
        for (heading, path) in [
            ("機構\n名稱", "name"),
            ("地址（全址）", "address"),
            ("LATITUDE", "location.lat"),
            ("Facility Name", "name"),
            ("電話番号", "phones.number"),
            ("养老机构名称", "name"),
            ("床位·总数", "beds.total"),
            ("NO．", "source_keys.key"),
            ("地址及联系电话", "address"),
            ("地址/电话", "address"),
        ] {
            assert_eq!(meaning(heading), Some(Meaning::Field(path)), "{heading}");
        }
        for heading in ["負責人", "联系人（手机）", "host_name", "Administrator", "EMAIL"] {
            assert_eq!(meaning(heading), Some(Meaning::Person), "{heading}");
        }
        assert!(names_persons("联系人/电话") && !names_persons("联系电话"));
        for heading in ["", "备注", "OP_WEEKDAY_YN", "甲县"] {
            assert_eq!(meaning(heading), None, "{heading}");
        }
    }

    #[test]
    fn every_word_leads_to_a_field() {
        for (path, _) in WORDS {
            let path = path.trim_end_matches('+');
            assert!(path == "area" || at_path(FACILITY, path).is_some(), "{path}");
        }
    }
}
