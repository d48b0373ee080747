//! Codes of single values: missing, of the wrong form, out of range, or a word that nobody knows.

use crate::diagnostic::code::codes;

codes! { VALUE;
    /// A required field that is not there.
    MISSING_REQUIRED = "missing-required", Error,
    zh: "缺少“{field}”", ["请加上一行，例如 {key}: {example}", "请加上“{field}”（{key}）"],
        "这一项必须写。整个条目必须写的是名称、类型、地址；有的项目写了，它下面的某些项也必须写，例如写了床位就要写总数。";
    en: "\"{field}\" is missing", ["add a line, for example {key}: {example}", "add \"{field}\""],
        "This key must be there. An entry needs name, kind and address; some groups need keys of their own, for example beds need a total.";
    /// Fields that should be there and are not.
    MISSING_EXPECTED = "missing-expected", Warning,
    zh: "还没有写：{fields}", ["请补上；可以先发布，以后再补"],
        "这些项目不写也能发布，但读者需要它们，公开目录（养老服务领域基层政务公开标准目录）多半也要求公布。";
    en: "not written yet: {fields}", ["add them; the entry can be published without"],
        "The entry is published without these, but readers need them, and the national list of what counties must publish mostly asks for them.";
    /// A text with nothing in it.
    EMPTY_VALUE = "empty-value", Error,
    zh: "“{field}”里没有内容", ["请写上内容，或删去这一行"],
        "引号里没有字，或只有空格。没有内容的项目不要写，整行删去即可。";
    en: "\"{field}\" is empty", ["write something, or delete the line"],
        "There is nothing between the quotes, or only blanks. Delete the line when there is nothing to say.";
    /// A text with too few characters.
    TEXT_TOO_SHORT = "text-too-short", Error,
    zh: "“{field}”只有{length}个字，至少要{min}个字", ["请写完整，例如“{example}”", "请写完整"],
        "字数太少多半是没有写完。各项的字数见文档《条目的项目》。";
    en: "\"{field}\" has {length} characters; at least {min} are needed", ["write it out, for example \"{example}\"", "write it out"],
        "So short a text is mostly unfinished. The limits stand in the documentation of entries.";
    /// A text with too many characters.
    TEXT_TOO_LONG = "text-too-long", Error,
    zh: "“{field}”有{length}个字，最多{max}个字", ["请删短 {over} 个字"],
        "太长的文字在手机上读不完，也会挤坏列表。各项的字数见文档《条目的项目》。";
    en: "\"{field}\" has {length} characters; at most {max} are allowed", ["shorten it by {over} characters"],
        "Too long a text cannot be read on a phone and breaks lists. The limits stand in the documentation of entries.";
    /// A text that must have a certain form and has not.
    WRONG_PATTERN = "wrong-pattern", Error,
    zh: "“{value}”不是“{field}”的正确写法", ["请写成 {right}", "请照这个样子写：{example}"],
        "这一项有固定的写法，例如代号只用小写字母、数字和连字符。写错了，网址、查询和导出都会对不上。";
    en: "\"{value}\" is not how \"{field}\" is written", ["write {right}", "write it like this: {example}"],
        "This value has a fixed form; slugs for example have small letters, digits and hyphens. Otherwise addresses, search and exports would not agree.";
    /// A web address that is none.
    NOT_A_URL = "not-a-url", Error,
    zh: "“{value}”不是网址", ["请写 {right}", "请写完整的网址，以 https:// 或 http:// 开头，例如 {example}"],
        "网址要从 https:// 或 http:// 写起，中间没有空格。从浏览器的地址栏复制最稳妥。别的开头（如 javascript:）不允许。";
    en: "\"{value}\" is no web address", ["write {right}", "write the whole address from https:// or http:// on, for example {example}"],
        "A web address begins with https:// or http:// and has no blanks. Copy it from the browser's address bar. Other schemes (such as javascript:) are not allowed.";
    /// A number that is none.
    NOT_A_NUMBER = "not-a-number", Error,
    zh: "“{value}”不是正确的数字写法", ["请只写数字 {right}，不带单位", "请只写一个数字，例如 {example}；没有就删去这一行"],
        "这一项要用半角数字，不带单位、逗号和文字：写 120，不写“120张”“１２０”“一百二十”。单位由项目决定。";
    en: "\"{value}\" is not how a number is written", ["write {right} alone, without a unit", "write a single number, for example {example}; delete the line if there is none"],
        "Write plain digits without unit, comma or words: 120. The unit follows from the key.";
    /// A number with decimals where a whole one is needed.
    NOT_WHOLE = "not-whole", Error,
    zh: "“{value}”要写整数", ["请写整数，例如 {example}"],
        "这一项数的是人、床、天、月等，没有半个。";
    en: "\"{value}\" must be a whole number", ["write a whole number, for example {example}"],
        "This counts persons, beds, days or months; there are no halves.";
    /// A number outside its range.
    OUT_OF_RANGE = "out-of-range", Error,
    zh: "“{field}”是{value}，应在{min}到{max}之间", ["请核对，写一个在 {min}—{max} 之间的数"],
        "这个数超出了可能的范围，多半是多打或少打了一位，或把两项写反了。";
    en: "\"{field}\" is {value}, but must lie between {min} and {max}", ["check it, and write a number from {min} to {max}"],
        "The number cannot be true; mostly a digit was added or lost, or two values were swapped.";
    /// An amount of money that is none.
    NOT_AN_AMOUNT = "not-an-amount", Error,
    zh: "“{value}”不是金额", ["请只写数字 {right}，不带单位", "请只写一个数字（元），例如 {example}；有上下限时分别写最低（min）和最高（max）；面议就不写这一条"],
        "金额以元为单位，只写数字，最多两位小数：1200、12.5。“面议”“1000—1500元”这样的写法不能排序、不能比较。";
    en: "\"{value}\" is no amount of money", ["write {right} alone, without a unit", "write one number in yuan, for example {example}; a range goes into min and max"],
        "Amounts are in yuan, digits only, at most two decimals: 1200, 12.5. A range in one text cannot be sorted or compared.";
    /// Neither yes nor no.
    NOT_YES_OR_NO = "not-yes-or-no", Error,
    zh: "“{value}”既不是“是”也不是“否”", ["请写 是 或 否"],
        "这一项只能写 是、否（也可以写 有、无、yes、no、true、false）。不清楚就删去这一行。";
    en: "\"{value}\" is neither yes nor no", ["write yes or no"],
        "Only yes or no may stand here (also true, false, 是, 否, 有, 无). Delete the line if it is not known.";
    /// Neither yes, no nor a day.
    NOT_YES_NO_OR_DATE = "not-yes-no-or-date", Error,
    zh: "“{value}”既不是“是”“否”，也不是日期", ["请写 是、否，或写日期，例如 2026-03-05"],
        "这一项可以写 是、否，也可以写一个日期，意思见文档《条目的项目》。";
    en: "\"{value}\" is neither yes, no nor a date", ["write yes, no, or a date such as 2026-03-05"],
        "This takes yes, no or a date; the documentation of entries says what each means.";
    /// A day in another form than the right one.
    DATE_FORMAT = "date-format", Error,
    zh: "日期“{value}”的写法不对", ["请写 {right}"],
        "日期一律写成 年-月-日，四位年、两位月、两位日，用半角数字和连字符：2026-03-05（GB/T 7408.1—2023）。这样才能排序，也不会把月和日看反。";
    en: "the date \"{value}\" is not written in the right form", ["write {right}"],
        "Dates are year-month-day with four, two and two digits: 2026-03-05 (ISO 8601). So they sort, and day and month cannot be mistaken.";
    /// A date that nobody can read.
    NOT_A_DATE = "not-a-date", Error,
    zh: "“{value}”不是日期", ["请写年、月、日，例如 2026-03-05；不知道哪天就删去这一行"],
        "这一项要写到哪一天，写成 2026-03-05。只知道年月时不要猜日子，可以先不写。";
    en: "\"{value}\" is no date", ["write year, month and day, such as 2026-03-05; delete the line if the day is not known"],
        "A day is needed, written 2026-03-05. Do not guess the day when only the month is known; leave it out.";
    /// A day that no calendar has.
    NO_SUCH_DAY = "no-such-day", Error,
    zh: "没有“{value}”这一天", ["请核对年、月、日"],
        "日历上没有这一天，例如 2 月没有 30 日，平年 2 月没有 29 日，一年没有 13 月。";
    en: "there is no such day as \"{value}\"", ["check year, month and day"],
        "The calendar has no such day: February has no 30th, a common year no 29 February, a year no 13th month.";
    /// A time that no clock shows, or none at all.
    NOT_A_TIME = "not-a-time", Error,
    zh: "“{value}”不是正确的日期和时间", ["请写成 2026-03-05 09:30；只知道日期就只写日期"],
        "先写日期，空一格，再写 24 小时制的时和分：2026-03-05 09:30。只写日期也可以。";
    en: "\"{value}\" is no date with a time", ["write it like 2026-03-05 09:30, or the date alone"],
        "Write the date, a blank, then hours and minutes of the 24-hour clock: 2026-03-05 09:30. The date alone will do.";
    /// A word outside a closed list.
    UNKNOWN_WORD = "unknown-word", Error,
    zh: "“{field}”不能写“{value}”", ["是不是想写“{near}”？可以写的有：{known}", "可以写的有：{known}"],
        "这一项只能从固定的几个词里选（中文名或英文代号都行），这样才能筛选和统计。";
    en: "\"{field}\" cannot be \"{value}\"", ["did you mean \"{near}\"? It may be: {known}", "it may be: {known}"],
        "Only certain words may stand here (the Chinese name or the English code), so that lists can be filtered and counted.";
    /// A word that this site has not registered.
    NOT_REGISTERED = "not-registered", Error,
    zh: "本站没有登记“{value}”这个{what}", ["是不是想写“{near}”？", "可以写的有：{known}", "请先在 {home} 里登记，或改正写法"],
        "类型、服务、县区、护理等级、栏目等由本站自己登记。条目里只能用登记过的，可以写代码、名称或别称。";
    en: "this site has not registered the {what} \"{value}\"", ["did you mean \"{near}\"?", "registered are: {known}", "register it in {home} first, or mend the spelling"],
        "Kinds, services, areas, care levels, columns and the like are registered by the site itself; entries may use those only, by code, name or other name.";
    /// The same value twice in a list.
    LISTED_TWICE = "listed-twice", Warning,
    zh: "“{value}”在“{field}”里写了两次", ["请删去一个"],
        "同一个列表里重复的值只算一次。";
    en: "\"{value}\" stands twice in \"{field}\"", ["delete one of them"],
        "A value that stands twice in one list counts once.";
    /// A phone number with letters or other signs.
    PHONE_NOT_A_NUMBER = "phone-not-a-number", Error,
    zh: "“{value}”不是电话号码", ["请只写号码（本地的是 {code}- 加 {digits} 位数字）；谁接写在“说明”里；几个号码分开写成几条"],
        "号码里只写数字、连字符和分机（转12）。一条写一个号码；联系人、部门写在“说明”（label）里。";
    en: "\"{value}\" is no phone number", ["write the number alone; who answers goes into label; several numbers are several items"],
        "A number has digits, hyphens and perhaps an extension (转12). One item holds one number; department or purpose go into label.";
    /// A local number without its long-distance code.
    PHONE_NO_AREA_CODE = "phone-no-area-code", Error,
    zh: "“{value}”没有写区号", ["请写 {code}-{value}"],
        "固定电话要写区号，外地的子女才能打得通。";
    en: "\"{value}\" has no area code", ["write {code}-{value}"],
        "A fixed line needs its long-distance code, so that relatives elsewhere can call it.";
    /// A long-distance number whose leading zero is gone.
    PHONE_LOST_ZERO = "phone-lost-zero", Error,
    zh: "“{value}”的区号少了开头的 0", ["请写 0{value}"],
        "区号以 0 开头。在 Excel 里号码被当作数字时，开头的 0 会丢掉；请把单元格格式设成“文本”。";
    en: "\"{value}\" has lost the leading 0 of its area code", ["write 0{value}"],
        "Area codes begin with 0. Excel drops it when a number is read as a figure; format the cells as text.";
    /// A number with too few or too many digits.
    PHONE_LENGTH = "phone-length", Error,
    zh: "“{value}”的位数不对：有{found}位，应是{expected}位", ["请核对号码；本地固定电话是 {code} 加 {digits} 位数字"],
        "固定电话是区号加 7 位或 8 位数字（各地不同），手机是 11 位，400 和 800 是 10 位。";
    en: "\"{value}\" has {found} digits where {expected} are needed", ["check the number; local fixed lines are {code} and {digits} digits"],
        "Fixed lines are an area code and 7 or 8 digits, mobiles 11 digits, 400 and 800 numbers 10.";
    /// A local number that begins with 0 or 1.
    PHONE_FIRST_DIGIT = "phone-first-digit", Error,
    zh: "“{value}”打不通：区号后面的号码不会以 0 或 1 开头", ["请核对号码"],
        "我国本地号码的第一位是 2 到 8（9 开头的很少），0 和 1 留给长途和特殊服务。";
    en: "\"{value}\" cannot be dialled: after the area code no number begins with 0 or 1", ["check the number"],
        "Local numbers in China begin with 2 to 9; 0 and 1 are kept for long distance and special services.";
    /// A number that could be dialled, on a demo site.
    PHONE_DIALABLE = "phone-dialable", Error,
    zh: "示例网站里不能写可能打得通的号码“{value}”", ["请写 {code}-0 加 {rest} 位数字，这样的号码打不通；12345 等公共热线可以写"],
        "示例网站（book.toml 里 demo = true）里的机构是编的。编的号码可能正好是别人家的电话，所以只能用区号后以 0 开头的号码，它不会接通。";
    en: "a demo site must not hold \"{value}\", which somebody might dial", ["write {code}-0 and {rest} more digits, which cannot be dialled; public hotlines such as 12345 may stand"],
        "The facilities of a demo site (demo = true in book.toml) are made up, and a made-up number may be somebody's. Only numbers whose local part begins with 0 are allowed; they lead nowhere.";
    /// A demo number on a real site.
    PHONE_DEMO = "phone-demo", Error,
    zh: "“{value}”是示例号码，打不通", ["请写真实的号码；没有就删去这一条"],
        "区号后以 0 开头的号码只用在示例网站，打不通。";
    en: "\"{value}\" is a demo number and leads nowhere", ["write the real number, or delete the item"],
        "Numbers whose local part begins with 0 are for demo sites only.";
    /// Hours for days that cannot be read.
    HOURS_DAYS = "hours-days", Error,
    zh: "看不懂“{value}”是星期几", ["请写 周一、周一至周五、周一、周三、每天、工作日 或 周末"],
        "开放时间的冒号前写哪几天：周一至周五、周六、每天、工作日、周末。冒号后写几点到几点。";
    en: "\"{value}\" names no day of the week", ["write mon, mon-fri, daily, weekdays or weekends"],
        "Before the colon stand the days: mon-fri, sat, daily, weekdays, weekends; behind it the times.";
    /// Times that cannot be read.
    HOURS_TIME = "hours-time", Error,
    zh: "看不懂时间“{value}”", ["请写成 08:00-11:30，两段之间空一格；不开放写 休息；全天写 24h"],
        "时间用 24 小时制，写成 08:00-17:30；上下午分两段，中间空一格：08:00-11:30 14:00-17:30。";
    en: "the time \"{value}\" cannot be read", ["write it like 08:00-11:30, with a blank between two spans; closed is off, day and night 24h"],
        "Times are on the 24-hour clock: 08:00-17:30; morning and afternoon with a blank between them: 08:00-11:30 14:00-17:30.";
    /// Opens after it closes.
    HOURS_BACKWARDS = "hours-backwards", Error,
    zh: "“{value}”的开门时间不早于关门时间", ["请核对；下午用 24 小时制，例如 14:00-17:30；过夜的写成两天"],
        "每一段的前一个时间要早于后一个。常见的错是把下午 2 点写成 02:00。";
    en: "in \"{value}\" opening is not before closing", ["check it; afternoons are on the 24-hour clock, for example 14:00-17:30"],
        "In each span the first time comes before the second. Mostly 2 p.m. was written 02:00.";
    /// Two spans of one day overlap.
    HOURS_OVERLAP = "hours-overlap", Error,
    zh: "“{value}”里有两段时间重叠", ["请把重叠的两段合成一段，或改正时间"],
        "同一天的几段时间不能重叠。";
    en: "two spans in \"{value}\" overlap", ["join them, or mend the times"],
        "The spans of one day must not overlap.";
    /// A day that stands in two lines.
    HOURS_DAY_TWICE = "hours-day-twice", Error,
    zh: "{day}写了两次", ["请只留一处；同一天的两段时间写在一行里，中间空一格"],
        "一周的每一天只能在一行里出现。例如写了“周一至周五”就不要再写“周五”。";
    en: "{day} stands in two lines", ["keep one; two spans of one day stand in one line with a blank between"],
        "Each day of the week may stand in one line only.";
    /// Hours that end before they begin.
    HOURS_DATES = "hours-dates", Error,
    zh: "这份开放时间从 {from} 起，却到 {until} 就结束了", ["请核对起止日期"],
        "开放时间可以写从哪天起、到哪天止（例如夏季时间），起不能晚于止。";
    en: "these hours hold from {from} but end on {until}", ["check the two dates"],
        "Hours may hold from one day until another, for example in summer; the first must not come after the second.";
    /// A unified social credit code of the wrong length.
    USCC_LENGTH = "uscc-length", Error,
    zh: "统一社会信用代码“{value}”有{length}位，应是18位", ["请照登记证或营业执照核对"],
        "统一社会信用代码是18位数字和大写字母（GB 32100—2015）。15位的是旧的注册号，不能写在这里。";
    en: "the unified social credit code \"{value}\" has {length} characters, not 18", ["compare it with the licence"],
        "The code has 18 digits and capital letters (GB 32100—2015). Fifteen digits are an old registration number.";
    /// A character that no unified social credit code has.
    USCC_CHARACTER = "uscc-character", Error,
    zh: "统一社会信用代码“{value}”里不会有“{character}”", ["请写 {right}", "请核对；代码里没有字母 I、O、S、V、Z，多半是数字 1、0、5、2"],
        "统一社会信用代码只用数字和大写字母，不用 I、O、S、V、Z，以免和 1、0、5、2 看混（GB 32100—2015）。";
    en: "no unified social credit code has a \"{character}\" (\"{value}\")", ["write {right}", "check it; the letters I, O, S, V, Z are not used and are mostly the digits 1, 0, 5, 2"],
        "The code has digits and capital letters but not I, O, S, V, Z, which look like 1, 0, 5, 2 (GB 32100—2015).";
    /// A unified social credit code whose check characters do not fit.
    USCC_CHECK = "uscc-check", Error,
    zh: "统一社会信用代码“{value}”的校验不对：按其余各位算，第{place}位应是“{right}”", ["请照登记证或营业执照逐位核对，多半是抄错了一位"],
        "第17位是组织机构代码的校验位（GB 11714），第18位是整个代码的校验位（GB 32100—2015）。只要抄错一位，校验就对不上。";
    en: "the unified social credit code \"{value}\" fails its check: by the others, character {place} should be \"{right}\"", ["compare it with the licence one by one; mostly one character was mistaken"],
        "Character 17 checks the organisation code (GB 11714), character 18 the whole (GB 32100—2015). A single slip is noticed.";
}
