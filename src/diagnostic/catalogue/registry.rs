//! Codes of the site's own lists: areas, kinds, services, who publishes, words; and of the plan's goals.

use crate::diagnostic::code::codes;

codes! { REGISTRY;
    /// A code, slug or term that stands twice in a list.
    CODE_TWICE = "code-twice", Error,
    zh: "“{value}”用了两次，第一次在第{line}行", ["请给其中一个换一个代号，或删去重复的一项"],
        "代号要各不相同，否则条目里写了它，就不知道指哪一个。";
    en: "\"{value}\" stands twice, first in line {line}", ["give one of them another code, or delete the repeated item"],
        "Codes must differ, or nobody knows which one an entry means.";
    /// Two codes that give one address.
    ADDRESS_TWICE = "address-twice", Error,
    zh: "“{value}”和第{line}行的“{other}”网址相同", ["请给其中一个换一个代码"],
        "代码在网址里把“.”写成“-”，所以 a.b 和 a-b 是同一个网址，不能都用。";
    en: "\"{value}\" has the same address as \"{other}\" in line {line}", ["give one of them another code"],
        "In addresses \"-\" stands for \".\", so a.b and a-b would be one page.";
    /// A name that means two things.
    NAME_AMBIGUOUS = "name-ambiguous", Error,
    zh: "“{value}”这个名称第{line}行已经用过", ["请改成不同的名称，或从别称里删去"],
        "条目里可以写名称，也可以写别称，所以一个名称只能指一样东西。";
    en: "the name \"{value}\" is already used in line {line}", ["write another name, or leave it out of the other names"],
        "Entries may use a name or another name instead of the code, so a name must mean one thing.";
    /// A code that cannot stand in an address.
    CODE_UNUSABLE = "code-unusable", Error,
    zh: "“{value}”不能用作代号：{reason}", ["请换一个代号"],
        "代号会写进网址和文件夹的名字。Windows 的设备名（如 con、aux、nul）不能做文件夹名；类型的代码不能是 town、booklet、page，因为县区网址下面已有这些页面。";
    en: "\"{value}\" cannot be a code: {reason}", ["choose another code"],
        "Codes become part of addresses and folders. Names of Windows devices (con, aux, nul …) cannot be folders; a kind cannot be town, booklet or page, because those pages stand below each area.";
    /// A township listed twice.
    TOWNSHIP_TWICE = "township-twice", Error,
    zh: "乡镇代码“{value}”写了两次，第一次在第{line}行", ["请只留一处：一个乡镇只属于一个县区"],
        "一个乡镇只能写在一个县区下面。归开发区管的乡镇，只写在开发区下面，不再写在它所在的县区下面。";
    en: "the township {value} is listed twice, first in line {line}", ["keep one: a township belongs to one area"],
        "A township stands in exactly one area. One that a zone administers stands there, and not in the county around it as well.";
    /// A township's code that does not begin with its area's.
    TOWNSHIP_CODE_ASTRAY = "township-code-astray", Error,
    zh: "乡镇代码“{value}”不是以{area}的 {code} 开头", ["请核对代码，或把这个乡镇移到它所在的县区下面"],
        "九位统计用区划代码的前六位就是县区的代码。经开区一类没有代码的区，用它所在县区的代码（within）。";
    en: "the township code {value} does not begin with {code}, the code of {area}", ["check the code, or move the township to its own area"],
        "The first six of the nine digits are the county's code. A zone without a code uses that of the county it lies within.";
    /// An area within one that is not there.
    WITHIN_UNKNOWN = "within-unknown", Error,
    zh: "没有“{value}”这个县区可以位于其中", ["是不是想写“{near}”？", "可以写的有：{known}"],
        "“位于”（within）写的是另一个县区的代号，那个县区自己不能再位于别的县区里。";
    en: "there is no area \"{value}\" to lie within", ["did you mean \"{near}\"?", "it may be: {known}"],
        "within names another area by its slug; that one must not itself lie within a third.";
    /// A place in the grid that is not two numbers.
    GRID_FORM = "grid-form", Error,
    zh: "方格要写两个数：第几行、第几列", ["请写成 [3, 2]"],
        "首页的示意图把各县区放在方格里，先写行，再写列，从1数起。";
    en: "a place in the grid is two numbers: row and column", ["write it like [3, 2]"],
        "The home page shows areas in a schematic grid; the row comes first, then the column, from 1.";
    /// Two areas in one cell of the grid.
    GRID_TAKEN = "grid-taken", Error,
    zh: "方格 {value} 已被第{line}行的县区占用", ["请换一个空着的格子"],
        "示意图里一个格子只能放一个县区。";
    en: "the cell {value} is taken by the area of line {line}", ["choose a free cell"],
        "A cell of the grid holds one area.";
    /// A seat outside the region.
    SEAT_OUTSIDE = "seat-outside", Error,
    zh: "驻地（经度 {lng}，纬度 {lat}）不在本地区的坐标范围里", ["请核对：在中国经度是较大的那个数；坐标系（crs）也要写对"],
        "驻地用来给没有坐标的条目排序。坐标范围写在 region 的 box 里。";
    en: "the seat (longitude {lng}, latitude {lat}) lies outside the region's box", ["check it: in China longitude is the greater number; crs must be right as well"],
        "Seats help to sort entries without a point. The box stands in region.";
    /// A box whose sides are swapped.
    BOX_BACKWARDS = "box-backwards", Error,
    zh: "坐标范围写反了：从 {from} 到 {to}", ["西要小于东，南要小于北，请对调"],
        "坐标范围用来查出写反的坐标，写反了就查不出。";
    en: "the box runs backwards, from {from} to {to}", ["west must be less than east, south less than north"],
        "The box finds swapped coordinates; it must not be swapped itself.";
    /// A time zone that does not exist.
    TIME_ZONE_UNKNOWN = "time-zone-unknown", Error,
    zh: "没有“{value}”这个时区", ["中国的时区请写 Asia/Shanghai"],
        "时区用国际名称，用来判断今天是哪天。全国都写 Asia/Shanghai。";
    en: "there is no time zone \"{value}\"", ["for China write Asia/Shanghai"],
        "The IANA name decides which day today is.";
    /// A dialling code that is none.
    DIALLING_CODE_FORM = "dialling-code-form", Error,
    zh: "“{value}”不是区号", ["区号以 0 开头，只有数字，并加英文双引号，例如 \"0199\""],
        "区号不加引号时，开头的 0 可能丢掉，所以请写成 \"0199\"。";
    en: "\"{value}\" is no dialling code", ["it begins with 0, has digits only and stands in quotes, such as \"0199\""],
        "Without quotes the leading zero may be lost.";
    /// The number of a licence that has another form.
    LICENCE_FORM = "licence-form", Error,
    zh: "“{value}”不是正确的备案号写法", ["请照备案证书写，样子是 {example}"],
        "ICP备案号是省份简称、“ICP备”、8位或10位数字、“号”，网站另有序号的写 -1、-2；公安备案号是省份简称、“公网安备”、14位数字、“号”。简称登记在 facilities/areas.yaml 的 licence_prefixes。";
    en: "\"{value}\" is not how this number is written", ["copy it from the certificate; it looks like {example}"],
        "An ICP number is the province's character, ICP备, 8 or 10 digits and 号, perhaps -1; a police number the character, 公网安备, 14 digits and 号. The characters stand under licence_prefixes in facilities/areas.yaml.";
    /// An official number on a demo site.
    DEMO_NUMBER = "demo-number", Error,
    zh: "示例网站不能写备案号和网站标识码", ["请删去这一行；正式开通、把 book.toml 的 demo 改成 false 以后再写"],
        "网站标识码、ICP备案号、公安备案号由主管部门发给真实的网站。示例网站没有，编一个就是冒用。";
    en: "a demo site must not state official numbers", ["delete the line; write it once the site is real and demo is false in book.toml"],
        "Site codes and filing numbers are given to real sites by authorities. A demo site has none, and making one up would be a forgery.";
    /// A mail address that is none.
    EMAIL_FORM = "email-form", Error,
    zh: "“{value}”不是邮箱", ["请写单位邮箱，例如 jiucuo@example.gov.cn"],
        "纠错邮箱每页都有，请用单位邮箱，不用个人的。";
    en: "\"{value}\" is no mail address", ["write the office's, for example jiucuo@example.gov.cn"],
        "The address stands on every page; use an office's, not a person's.";
    /// A redirect that is no path of this site.
    REDIRECT_FORM = "redirect-form", Error,
    zh: "“{value}”不是本站的网址", ["请写从 / 开始的网址，例如 /area/shi-li/，不写域名，不带 ? 和 #"],
        "旧网址只能转到本站的页面。";
    en: "\"{value}\" is no address of this site", ["write it from / on, such as /area/shi-li/, without host, ? or #"],
        "Old addresses lead to pages of this site only.";
    /// A local reading that cannot be used.
    READING_UNUSABLE = "reading-unusable", Error,
    zh: "“{word}”的读音“{reading}”不能用：{reason}", ["请照这个样子写：词（word）者海，拼音（pinyin）zhe hai"],
        "读音用来排序、按拼音查找和生成编号，所以一个字要有一个音节，不带声调。";
    en: "the reading \"{reading}\" of \"{word}\" cannot be used: {reason}", ["write it like this: word: 者海, pinyin: zhe hai"],
        "Readings sort lists, find names by pinyin and make ids: one syllable a character, without tones.";
    /// A group of synonyms with one word.
    SYNONYM_ALONE = "synonym-alone", Warning,
    zh: "同义词这一组里只有“{value}”一个词", ["请再写一个意思相同的词，或删去这一组"],
        "一组里至少要有两个词，查一个才能查到另一个。";
    en: "this group of synonyms has one word only, \"{value}\"", ["add a word that means the same, or delete the group"],
        "A group needs two words at least, so that one finds the other.";
}

codes! { INDICATOR;
    /// A qualitative goal with a number.
    QUALITATIVE_NUMBER = "qualitative-number", Error,
    zh: "定性指标不写数值和单位", ["请删去数值，单位写“无”；若有数字可比，请把性质改成计数、占比或覆盖率"],
        "“应建尽建”这样的目标没有数字可比，页面也不画进度。";
    en: "a qualitative goal has neither number nor unit", ["leave the number out and write the unit 无, or make it a count, share or coverage"],
        "Goals such as 应建尽建 have nothing to compare and get no bar.";
    /// A goal that counts something, without a unit.
    INDICATOR_WITHOUT_UNIT = "indicator-without-unit", Error,
    zh: "这个指标有数字，单位不能是“无”", ["请写单位，例如 张、个、%"],
        "只有定性指标没有单位。";
    en: "this goal has numbers, so its unit cannot be 无", ["write the unit, for example 张, 个, %"],
        "Only qualitative goals have no unit.";
    /// A percentage outside 0 to 100.
    PERCENT_RANGE = "percent-range", Error,
    zh: "百分数是{value}，应在0到100之间", ["请核对数值和单位"],
        "占比和覆盖率在0到100之间。若数的是别的东西，请改单位。";
    en: "the percentage is {value}, but must lie between 0 and 100", ["check number and unit"],
        "Shares and coverage lie between 0 and 100. If something else is counted, change the unit.";
    /// A goal that is due before its baseline.
    GOAL_BEFORE_BASELINE = "goal-before-baseline", Error,
    zh: "目标年份（{target}）早于基期年份（{baseline}）", ["请核对两个年份"],
        "基期是开始时的情况，目标是以后要达到的。";
    en: "the goal's year ({target}) comes before the baseline's ({baseline})", ["check both years"],
        "The baseline is where it began, the goal where it should arrive.";
    /// A derived value that is not exactly one of sum, count and areas.
    DERIVED_FORM = "derived-form", Error,
    zh: "推算里要写“合计”“计个数”“计县区”中的一个", ["请只留一个：合计（sum）把一个数加起来，计个数（count）数条目，计县区（areas）数县区"],
        "一个指标只有一种算法。";
    en: "a derived value needs exactly one of sum, count and areas", ["keep one: sum adds up a field, count counts entries, areas counts areas"],
        "An indicator is computed in one way.";
    /// A sum without a field.
    DERIVED_NO_FIELD = "derived-no-field", Error,
    zh: "“合计”没有写加哪一项", ["请加上项目（of），例如“项目: 床位.总数”"],
        "of 写要加的项目的路径，例如 beds.total（床位总数）。";
    en: "the sum does not say what it adds", ["add of, for example of: beds.total"],
        "of names a field by its path, for example beds.total.";
    /// A condition or sum over a field that does not exist.
    DERIVED_FIELD_UNKNOWN = "derived-field-unknown", Error,
    zh: "条目里没有“{value}”这一项", ["是不是想写“{near}”？", "请写项目的路径，例如 床位.总数、医疗服务.方式"],
        "项目的路径是条目里的键，一层一层用点连起来，中文、英文都可以。要写到最里面一层。";
    en: "entries have no field \"{value}\"", ["did you mean \"{near}\"?", "write the field's path, for example beds.total or medical.kind"],
        "A path is the keys of an entry joined by dots, down to the innermost.";
    /// A sum over a field that is no number.
    DERIVED_NOT_A_NUMBER = "derived-not-a-number", Error,
    zh: "“{value}”不是数字，不能相加", ["请写一个数字的项目，例如 床位.总数"],
        "“合计”只能加数字，例如床位数、托位数、人数。";
    en: "\"{value}\" is no number and cannot be added up", ["name a field with a number, such as beds.total"],
        "Only numbers are added up: beds, places, persons.";
    /// A condition with a value that its field cannot have.
    DERIVED_VALUE_UNKNOWN = "derived-value-unknown", Error,
    zh: "“{field}”不会是“{value}”", ["是不是想写“{near}”？", "可以写的有：{known}", "请核对条目里这一项怎么写"],
        "条件里的值要和条目里能写的一样，否则一个条目也数不到。";
    en: "\"{field}\" is never \"{value}\"", ["did you mean \"{near}\"?", "it may be: {known}", "see how entries write this field"],
        "A condition must ask for a value that entries can have, or it counts nothing.";
    /// A divisor that is not exactly one thing.
    PER_FORM = "per-form", Error,
    zh: "“除以”里要写一样东西", ["请在合计（sum）、计个数（count）、乡镇数（townships）、居村委数（committees）、数值（value）里只留一个"],
        "除以条目的合计、个数，或乡镇数、居村委数，或一个公布的数，只能选一样。";
    en: "the divisor must be one thing", ["keep one of sum, count, townships, committees, value"],
        "Divide by a sum or count of entries, by townships, by committees, or by one published number.";
    /// A published divisor without year or source.
    PER_UNSOURCED = "per-unsourced", Error,
    zh: "除以的数没有写年份或来源", ["请加上年份（year）和来源（source）"],
        "分母从哪里来、是哪一年的，要让读者看得见。";
    en: "the divisor has no year or no source", ["add year and source"],
        "Readers must see where a denominator comes from and of which year it is.";
    /// A divisor that is zero.
    PER_ZERO = "per-zero", Error,
    zh: "不能除以0", ["请核对这个数"],
        "除以0没有结果。";
    en: "nothing can be divided by zero", ["check the number"],
        "A division by zero has no result.";
    /// A factor other than 1, 100 or 1000.
    TIMES_FORM = "times-form", Error,
    zh: "乘以的数是{value}，只能是1、100或1000", ["百分数写100，千分数写1000"],
        "乘以100得百分数，乘以1000得每千人的数。";
    en: "the factor is {value}; it may be 1, 100 or 1000", ["100 gives per cent, 1000 per thousand"],
        "100 gives per cent, 1000 gives so many for a thousand persons.";
    /// Committees other than 居委 and 村委.
    COMMITTEE_UNKNOWN = "committee-unknown", Error,
    zh: "居村委数里不能写“{value}”", ["请写 居委、村委，或两个都写"],
        "居委是居民委员会，村委是村民委员会，个数写在 facilities/areas.yaml 的乡镇里。";
    en: "\"{value}\" is no sort of committee", ["write 居委, 村委, or both"],
        "居委 are residents' committees, 村委 villagers' committees; their numbers stand with the townships in facilities/areas.yaml.";
}
