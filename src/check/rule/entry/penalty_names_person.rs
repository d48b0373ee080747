//! Somebody's name in a penalty.

use crate::check::entry::Subject;
use crate::diagnostic::catalogue::entry::PENALTY_NAMES_PERSON;

pub(super) fn check(subject: &Subject<'_>) {
    for (penalty, item) in subject.facility.penalties.iter().zip(&subject.items.penalties) {
        for (key, text) in [("reason", &penalty.reason), ("result", &penalty.result)] {
            if let Some(name) = name_in(text) {
                subject.report(subject.item_fault(&PENALTY_NAMES_PERSON, item, key).with("value", name));
            }
        }
    }
}

const POSTS: [&str; 14] = [
    "法定代表人",
    "法人代表",
    "负责人",
    "责任人",
    "当事人",
    "院长",
    "园长",
    "经理",
    "护理员",
    "保育员",
    "教师",
    "老师",
    "厨师",
    "员工",
];
/// The hundred most common surnames, and some of two characters.
const SURNAMES: &str = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾萧田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤";
/// What stands behind a name.
const BEHIND: &str = "，。；、：,;:.（）() 罚处被因警给予未在应已";

/// A post, a surname, one or two more characters, and then something that goes on: a name. 某 hides one.
fn name_in(text: &str) -> Option<String> {
    POSTS.iter().find_map(|post| {
        text.match_indices(post).find_map(|(start, _)| {
            let rest = text[start + post.len()..].trim_start_matches(['：', ':', ' ', '（', '(', '“']);
            let characters: Vec<char> = rest.chars().take(4).collect();
            let surname = characters.first().is_some_and(|&first| SURNAMES.contains(first));
            let ends = |length: usize| characters.get(length).is_none_or(|&next| BEHIND.contains(next));
            let length = [2, 3].into_iter().find(|&length| characters.len() >= length && ends(length))?;
            let name: String = characters[..length].iter().collect();
            (surname && !name.contains('某')).then_some(name)
        })
    })
}

#[cfg(test)]
mod tests {
    use super::name_in;

    #[test]
    fn names_are_told_from_sentences() {
        assert_eq!(name_in("对负责人张三罚款五百元").as_deref(), Some("张三"));
        assert_eq!(name_in("法定代表人：李四五").as_deref(), Some("李四五"));
        for fine in ["负责人高度重视，已整改", "对负责人王某罚款", "疏散通道堆放杂物", "员工未持健康证上岗"]
        {
            assert_eq!(name_in(fine), None, "{fine}");
        }
    }
}
