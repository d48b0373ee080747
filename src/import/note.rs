//! What happened to single cells and rows, and why, in words for the office that sent the list.

use std::sync::Arc;

use super::personal::Personal;
use crate::diagnostic::Lang;
use crate::model::PhoneFault;

/// One thing to know about a row.
#[derive(Clone, Debug, PartialEq)]
pub struct Note {
    /// The sheet; empty in a file without sheets.
    pub sheet: Arc<str>,
    /// Its row in the sheet, from 1; of JSON, which record it is.
    pub row: usize,
    /// The heading of the column; empty when it is about the whole row.
    pub column: String,
    /// What the cell said.
    pub value: String,
    /// What happened.
    pub what: What,
    /// Why.
    pub reason: Reason,
}

/// What happened to a cell or a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum What {
    /// The whole row was not taken.
    Rejected,
    /// This cell was not taken; the row was.
    Dropped,
    /// Taken in another form.
    Changed,
    /// Taken as it is; someone should look at it.
    Doubtful,
    /// A line that is no row of the list: a title, a section heading, a header that stands again.
    Aside,
}

/// Why.
#[derive(Clone, Debug, PartialEq)]
#[allow(missing_docs, reason = "each says itself in `Reason::say`")]
pub enum Reason {
    /// Nothing stands where something must.
    Missing {
        zh: &'static str,
        en: &'static str,
    },
    TestRecord,
    NumberInAddress,
    /// So many cells, so many columns.
    RowTooLong {
        cells: usize,
        columns: usize,
    },
    AreaMissing,
    AreaUnknown,
    /// The pattern of the mapping finds nothing in the cell.
    NoPart,
    TooShort {
        length: usize,
        min: u16,
    },
    TooLong {
        length: usize,
        max: u16,
    },
    /// Not of the form that the example has.
    WrongForm(&'static str),
    NotANumber,
    OutOfRange {
        min: String,
        max: String,
    },
    NotADate,
    NotAFlag,
    UnknownWord,
    NotRegistered,
    Phone(PhoneFault),
    PointImpossible,
    PointOutside,
    PointHalf,
    /// A part of a group is missing without which the rest means nothing.
    GroupWithout {
        zh: &'static str,
        en: &'static str,
    },
    IdTaken,
    NoId,
    Swapped,
    Tidied,
    Widths,
    Radicals,
    NoValue,
    Rewritten(String),
    NameTwice,
    /// Another row of the list says the same but for some cells.
    LikeRow(usize),
    /// An entry of the site has this name and address.
    LikeEntry(String),
    /// About a person; held back.
    Personal(Personal),
    /// Another area code, or its zero, was put before a phone number: the whole number.
    PhoneRestored(String),
    /// A phone number with words: what was understood.
    PhoneNoted(String),
    /// Phone numbers that stood in the address: they, apart.
    PhoneInAddress(String),
    /// So many addresses have this very point.
    SharedPoint(usize),
    /// Nobody has room for none: mostly it is not known.
    ZeroTotal,
    /// A year of two digits.
    ShortYear,
    /// The area has another name now.
    AreaRenamed(String),
    /// The line is in another encoding than the rest of the file.
    OtherEncoding(&'static str),
    Title,
    Section,
    HeaderAgain,
    Total,
    /// The id of a list of figures that no entry has.
    NoSuchEntry,
    /// An earlier row has figures for the same entry.
    IdAgain,
}

impl What {
    /// All of them, the gravest first.
    pub const ALL: [Self; 5] = [Self::Rejected, Self::Dropped, Self::Changed, Self::Doubtful, Self::Aside];

    /// As it stands in the tables of an import.
    pub fn say(self, lang: Lang) -> &'static str {
        match (self, lang) {
            (Self::Rejected, Lang::Zh) => "整行未收",
            (Self::Rejected, Lang::En) => "row not taken",
            (Self::Dropped, Lang::Zh) => "此格未收",
            (Self::Dropped, Lang::En) => "cell not taken",
            (Self::Changed, Lang::Zh) => "已整理",
            (Self::Changed, Lang::En) => "put in order",
            (Self::Doubtful, Lang::Zh) => "请核对",
            (Self::Doubtful, Lang::En) => "please check",
            (Self::Aside, Lang::Zh) => "不是机构",
            (Self::Aside, Lang::En) => "no facility",
        }
    }
}

impl Reason {
    /// The sentence, without a full stop.
    pub fn say(&self, lang: Lang) -> String {
        let (zh, en) = self.both();
        if lang == Lang::Zh { zh } else { en }
    }

    /// The sentence in Chinese and in English.
    pub fn both(&self) -> (String, String) {
        let words = |zh: &str, en: &str| (zh.to_owned(), en.to_owned());
        match self {
            Self::Missing { zh, en } => {
                (format!("没有写“{zh}”，这一项必须有"), format!("\"{en}\" is empty and must not be"))
            }
            Self::TestRecord => words("这是一条测试记录", "this is a test record"),
            Self::NumberInAddress => words(
                "地址里有一长串数字，像是电话或证件号码；地址只写地址",
                "the address holds a long number, perhaps of a phone or a person; it should be an address alone",
            ),
            Self::RowTooLong { cells, columns } => (
                format!("这一行有{cells}格，表头只有{columns}列，不知道哪一格是哪一列"),
                format!("this row has {cells} cells, the header {columns} columns"),
            ),
            Self::AreaMissing => words("看不出属于哪个县区", "the area cannot be told"),
            Self::AreaUnknown => words(
                "facilities/areas.yaml 里没有这个县区，请先登记，或在对照表里换成登记过的名称",
                "facilities/areas.yaml has no such area; register it, or map it to one that is",
            ),
            Self::NoPart => words("里面没有对照表要取出的那一部分", "the part that the mapping asks for is not in it"),
            Self::TooShort { length, min } => (
                format!("只有{length}个字，至少要{min}个字"),
                format!("{length} characters, at least {min} are needed"),
            ),
            Self::TooLong { length, max } => (
                format!("有{length}个字，最多{max}个字，请写短"),
                format!("{length} characters, at most {max} are allowed"),
            ),
            Self::WrongForm(example) => {
                (format!("写法不对，应当像 {example}"), format!("of the wrong form; it should be like {example}"))
            }
            Self::NotANumber => words("不是一个数字", "no single number"),
            Self::OutOfRange { min, max } => (
                format!("超出范围，应在{min}到{max}之间"),
                format!("out of range: it must lie between {min} and {max}"),
            ),
            Self::NotADate => words("不是日期，或没有这一天", "no date, or no such day"),
            Self::NotAFlag => words("看不出“是”还是“否”", "neither yes nor no"),
            Self::UnknownWord => words(
                "不在可以写的几个词里，请在对照表里说明它是哪一个",
                "none of the words that may stand here; say in the mapping which one it is",
            ),
            Self::NotRegistered => words(
                "本站没有登记，请先登记，或在对照表里换成登记过的",
                "not registered on this site; register it, or map it to what is",
            ),
            Self::Phone(fault) => phone(*fault),
            Self::PointImpossible => words(
                "这里不可能有坐标（例如 0,0），坐标没有收",
                "no place has this point (such as 0,0); it was not taken",
            ),
            Self::PointOutside => {
                words("坐标在本地区范围之外，坐标没有收", "the point lies outside the region's box; it was not taken")
            }
            Self::PointHalf => words(
                "经度和纬度只有一个能用，坐标没有收",
                "only one of longitude and latitude can be used; neither was taken",
            ),
            Self::GroupWithout { zh, en } => (
                format!("缺少“{zh}”，同一组的别的内容也没有收"),
                format!("\"{en}\" is missing, so the others of its group were not taken"),
            ),
            Self::IdTaken => words("这个编号已经用过，另取了一个", "this id is taken; another was made"),
            Self::NoId => words(
                "不能用作编号（只能用小写字母、数字和连字符），另取了一个",
                "cannot be an id (small letters, digits, single hyphens); another was made",
            ),
            Self::Swapped => words("经度和纬度写反了，已换过来", "longitude and latitude were swapped; put right"),
            Self::Tidied => {
                words("去掉了多余的空格、换行或看不见的字符", "blanks, line breaks or invisible characters removed")
            }
            Self::Widths => words("全角的字母或数字改成了半角", "full-width letters or digits made narrow"),
            Self::Radicals => {
                words("形似汉字的部首符号改成了汉字", "radicals that look like characters replaced by the characters")
            }
            Self::NoValue => words("这表示没有内容，当作空格处理", "this stands for nothing and was taken as empty"),
            Self::Rewritten(new) => (format!("写成 {new}"), format!("written {new}")),
            Self::NameTwice => words("同一个名称好像写了两遍", "the name seems to stand twice in the cell"),
            Self::LikeRow(row) => (
                format!("名称、地址和第{row}行相同，别的格不同，可能是同一家"),
                format!("name and address as in row {row}, other cells not: perhaps the same place"),
            ),
            Self::LikeEntry(id) => (
                format!("名称、地址和网站里的条目 {id} 相同，可能是同一家"),
                format!("name and address as those of the entry {id}: perhaps the same place"),
            ),
            Self::Personal(personal) => personal_words(*personal),
            Self::PhoneRestored(number) => {
                (format!("补上了区号或开头的 0：{number}"), format!("area code or its leading 0 added: {number}"))
            }
            Self::PhoneNoted(said) => (format!("号码和说明分开：{said}"), format!("number and words parted: {said}")),
            Self::PhoneInAddress(numbers) => (
                format!("地址里写了电话，已经分开：{numbers}"),
                format!("phone numbers stood in the address and were parted from it: {numbers}"),
            ),
            Self::SharedPoint(count) => (
                format!("{count}个不同的地址都在这一个点上，多半是查不到地址时填的市中心，坐标没有收"),
                format!("{count} addresses have this very point, mostly a fall-back of a geocoder; it was not taken"),
            ),
            Self::ZeroTotal => {
                words("总数是 0，多半是不知道，没有收", "a total of 0 mostly means unknown; it was not taken")
            }
            Self::ShortYear => words(
                "只有两位数的年份，说不清是公历还是民国；是民国年就在对照表这一列写“民国年: 是”",
                "a year of two digits; if it is of the Republic, write republic: yes for this column of the mapping",
            ),
            Self::AreaRenamed(name) => (format!("现在叫{name}"), format!("it is called {name} now")),
            Self::OtherEncoding(name) => (
                format!("这一行的文字编码（{name}）和别的行不同，请看看字对不对"),
                format!("this line is in {name}, unlike the others; check its characters"),
            ),
            Self::Title => words("在表头上面，是标题", "above the header: a title"),
            Self::Section => {
                words("只有一格有字，像是小标题或备注", "a single cell with text: a section heading or a remark")
            }
            Self::HeaderAgain => words("又是一行表头", "the header again"),
            Self::Total => words("是合计", "a sum of the others"),
            Self::NoSuchEntry => words("网站里没有这个编号的条目", "the site has no entry with this id"),
            Self::IdAgain => words("前面已有一行写了这个编号", "an earlier row has this id"),
        }
    }
}

fn personal_words(personal: Personal) -> (String, String) {
    let (zh, en) = match personal {
        Personal::Column => ("这一列写的是个人", "this column is about persons"),
        Personal::Name => ("像是个人姓名", "this seems to be a person's name"),
        Personal::Mobile => ("是个人手机号", "this is a mobile number"),
        Personal::Mail => ("有电子邮箱", "there is a mail address in it"),
        Personal::IdNumber => ("有身份证号", "there is the number of an identity card in it"),
        Personal::BankCard => ("有银行卡号", "there is the number of a bank card in it"),
    };
    (
        format!("{zh}，没有收；确实要公开，在对照表这一列写“个人信息: 是”"),
        format!("{en}; it was not taken. If it is to be public, write personal: yes for this column of the mapping"),
    )
}

fn phone(fault: PhoneFault) -> (String, String) {
    let words = |zh: &str, en: &str| (zh.to_owned(), en.to_owned());
    match fault {
        PhoneFault::NotANumber => words("不是电话号码", "no phone number"),
        PhoneFault::NoAreaCode => words("没有区号", "without an area code"),
        PhoneFault::LostZero => words("区号少了开头的 0", "the leading 0 of the area code is lost"),
        PhoneFault::Length { found, expected } => (
            format!("号码位数不对：有{found}位，应是{expected}位"),
            format!("{found} digits where {expected} are needed"),
        ),
        PhoneFault::FirstDigit => {
            words("打不通：区号后面不会以 0 或 1 开头", "cannot be dialled: it begins with 0 or 1 after the area code")
        }
        PhoneFault::Dialable => {
            words("示例网站里不能有可能打得通的号码", "a demo site must not hold a number that might be dialled")
        }
        PhoneFault::Demo => words("这是示例号码，打不通", "a demo number, which leads nowhere"),
    }
}
