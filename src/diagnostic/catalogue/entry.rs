//! Codes of facility entries: what contradicts itself, a rule from outside, or the day.

use crate::diagnostic::code::codes;

codes! { ENTRY;
    /// A file name that cannot be an address.
    ID_NOT_A_SLUG = "id-not-a-slug", Error,
    zh: "文件名“{id}”不能做编号", ["请把文件改名为 {right}.yaml", "请改名，只用小写字母、数字和连字符，例如 fu-an.yaml，不超过 {most} 个字"],
        "条目的文件名（不算 .yaml）就是它的编号，也是网址的一部分，所以只用小写字母、数字和单个连字符。用机构名称的拼音最好认。";
    en: "the file name \"{id}\" cannot be an id", ["rename the file to {right}.yaml", "rename it with small letters, digits and hyphens, for example fu-an.yaml, at most {most} characters"],
        "An entry's file name (without .yaml) is its id and part of its address: small letters, digits and single hyphens.";
    /// A file name that Windows keeps for a device.
    ID_DEVICE_NAME = "id-device-name", Error,
    zh: "“{id}”是 Windows 保留的名字，不能做编号", ["请换一个名字，例如 {id}-1.yaml"],
        "con、prn、aux、nul、com1、lpt1 等是 Windows 的设备名，用它们做文件名，网站就复制不到 Windows 电脑上。";
    en: "Windows keeps the name \"{id}\" for a device; it cannot be an id", ["take another name, for example {id}-1.yaml"],
        "con, prn, aux, nul, com1, lpt1 and the like are devices on Windows; a site with such names cannot be copied to it.";
    /// An id that was used before.
    ID_RETIRED = "id-retired", Error,
    zh: "编号“{id}”已在 {date} 停用，不能再用", ["请给这个条目换一个编号；它若就是“{instead}”，请改那个条目", "请给这个条目换一个编号"],
        "网址公布后会被人收藏、打印。停用的编号（facilities/retired.csv）再给别的机构用，老网址就指错了人。";
    en: "the id \"{id}\" ended on {date} and must not be used again", ["give this entry another id; if it is \"{instead}\", edit that one", "give this entry another id"],
        "Addresses are saved and printed. Were an id of facilities/retired.csv used again, old addresses would lead to the wrong place.";
    /// An entry in a folder that is no area.
    UNKNOWN_AREA_FOLDER = "unknown-area-folder", Error,
    zh: "文件夹“{folder}”不是本站的县区", ["是不是应放在 {near}？", "请放到县区的文件夹里；县区登记在 facilities/areas.yaml"],
        "条目放在哪个文件夹，就属于哪个县区。文件夹名是 facilities/areas.yaml 里登记的代号（slug）。";
    en: "the folder \"{folder}\" is no area of this site", ["should it stand in {near}?", "put it into an area's folder; areas are registered in facilities/areas.yaml"],
        "An entry belongs to the area in whose folder it stands. Folders are named by the slugs of facilities/areas.yaml.";
    /// A field that entries of this kind do not have.
    FIELD_NOT_FOR_KIND = "field-not-for-kind", Error,
    zh: "“{kind}”的条目不写“{field}”", ["请改用“{instead}”（{key}）", "请删去这一项；如果类型写错了，请改类型"],
        "每一类机构能写的项目不同：入住机构写床位，托育机构写托位，其他机构写容量。写在不对的项目里，数字不会显示，也不会统计。";
    en: "an entry of the kind \"{kind}\" has no \"{field}\"", ["use \"{key}\" instead", "leave it out; or mend the kind if that is wrong"],
        "What an entry may hold depends on its kind: beds for residential care, places for nurseries, capacity for others.";
    /// The main kind among the others.
    KIND_REPEATED = "kind-repeated", Warning,
    zh: "“兼营类型”里又写了类型“{kind}”", ["请从“兼营类型”里删去它"],
        "“兼营类型”只写类型以外的其他类型，否则统计时像是两家。";
    en: "\"also\" repeats the kind \"{kind}\"", ["delete it from \"also\""],
        "\"also\" is for kinds other than the main one.";
    /// A name shorter or longer than names are.
    NAME_LENGTH_UNUSUAL = "name-length-unusual", Warning,
    zh: "名称有{length}个字，一般是{min}到{max}个字", ["请核对是不是登记的全名，有没有把地址、电话写进来"],
        "机构登记的全名一般在4到40个字之间。太短多半是简称，太长多半混进了别的内容。";
    en: "the name has {length} characters; names mostly have {min} to {max}", ["check that it is the registered name and nothing else"],
        "Registered names mostly have 4 to 40 characters. Shorter ones are mostly abbreviations, longer ones hold something else.";
    /// Pinyin with something other than letters.
    WRONG_PINYIN = "wrong-pinyin", Error,
    zh: "拼音“{value}”只能用字母，音节之间空一格", ["请写成 {right}", "请照这个样子写：shi li jing lao yuan（ü 写 v，不标声调）"],
        "拼音用来排序和按首字母查找，只用小写字母，不标声调，一个字一个音节。";
    en: "the pinyin \"{value}\" may hold letters only, with blanks between syllables", ["write {right}", "write it like this: shi li jing lao yuan (v for ü, no tones)"],
        "Pinyin sorts lists and finds names by their initials: small letters without tones, a syllable a character.";
    /// Closed, but nobody knows since when.
    CLOSED_WITHOUT_DATE = "closed-without-date", Error,
    zh: "状态是“已关闭”，却没有写关闭日期", ["请加上一行“关闭日期: 2026-03-05”，写哪天关闭的（英文键 closed_on）"],
        "关闭的机构保留网页，让还来找它的人知道什么时候关的。所以要写关闭日期。";
    en: "the status is closed, but there is no closing date", ["add a line closed_on: 2026-03-05 with the day it closed"],
        "A closed facility keeps its page, so that people who still look for it learn when it closed.";
    /// A closing date on a facility that is not closed.
    CLOSED_DATE_ASTRAY = "closed-date-astray", Error,
    zh: "写了关闭日期，状态却是“{status}”", ["已经关闭就把状态改成 已关闭；没有关闭就删去关闭日期"],
        "关闭日期只在状态是“已关闭”时写。两处不一致时不知道该信哪一处。";
    en: "there is a closing date, but the status is \"{status}\"", ["if it is closed set the status to closed; if not delete closed_on"],
        "A closing date goes with the status closed only.";
    /// A township of another area.
    TOWNSHIP_OUTSIDE_COUNTY = "township-outside-county", Error,
    zh: "“{value}”属于{there}，不属于{here}", ["请核对条目所在的县区文件夹和乡镇；在{there}的条目放到 {folder} 文件夹"],
        "条目所在的文件夹定了县区，乡镇要在这个县区下面（facilities/areas.yaml，代码取自统计用区划代码）。不同县区有同名的乡镇，最好写九位代码。";
    en: "\"{value}\" belongs to {there}, not to {here}", ["check the folder and the township; entries of {there} stand in the folder {folder}"],
        "The folder gives the area, and the township must be listed under it in facilities/areas.yaml. Names repeat between counties, so the nine-digit code is best.";
    /// An address that names another county.
    ADDRESS_NAMES_OTHER_COUNTY = "address-names-other-county", Error,
    zh: "地址里写的是{there}，条目却放在{here}的文件夹里", ["请核对：是地址写错了，还是文件应放到 {folder} 文件夹"],
        "条目放在哪个县区的文件夹，就在哪个县区的页面上出现。地址和文件夹对不上，读者会找错地方。";
    en: "the address names {there}, but the entry stands in the folder of {here}", ["check it: mend the address, or move the file to the folder {folder}"],
        "An entry appears on the pages of the area in whose folder it stands; address and folder must agree.";
    /// A phone number in the address.
    PHONE_IN_ADDRESS = "phone-in-address", Error,
    zh: "地址里写了电话“{value}”", ["请把号码移到“电话”（phones）里，地址只写地址"],
        "写在地址里的号码点不了、也打不出去，地图也认不出这样的地址。";
    en: "the address holds the phone number \"{value}\"", ["move the number to phones"],
        "A number within the address cannot be tapped, and maps do not understand such an address.";
    /// A mobile number without a word on whose it is.
    MOBILE_WITHOUT_LABEL = "mobile-without-label", Warning,
    zh: "手机号“{value}”没有写说明", ["请在下面加上说明（label），写是谁的工作电话，例如“说明: 值班手机”；个人的手机号请不要公布"],
        "手机号多半是个人的。公布个人手机号要本人同意（个人信息保护法）；单位的值班手机请写明，读者也才知道谁会接。";
    en: "the mobile number \"{value}\" has no label", ["add a label that says what for, for example the duty phone; do not publish personal numbers"],
        "Mobile numbers are mostly personal; publishing one needs consent (Personal Information Protection Law). Say so when it is an office phone.";
    /// Longitude and latitude in each other's place.
    LOCATION_SWAPPED = "location-swapped", Error,
    zh: "经度和纬度写反了", ["请改成经度（lng）{lng}、纬度（lat）{lat}；在中国，经度是较大的那个数"],
        "lng 是经度，lat 是纬度。在中国经度约73—135，纬度约18—54，较大的那个是经度。写反了，地图会指到国外。";
    en: "longitude and latitude are swapped", ["write lng: {lng} and lat: {lat}; in China longitude is the greater number"],
        "lng is longitude, lat latitude. In China longitude is the greater of the two (about 73 to 135, against 18 to 54).";
    /// A point that lies elsewhere.
    LOCATION_OUTSIDE_REGION = "location-outside-region", Error,
    zh: "坐标（{lng}，{lat}）不在{region}", ["请重新在地图上取坐标；没有就删去“位置”（location）这一项"],
        "坐标落在本地区的范围（areas.yaml 里的 box）之外，多半是抄错了数字，或没有取到坐标时写了 0。没有坐标也能发布。";
    en: "the point ({lng}, {lat}) does not lie in {region}", ["take it from a map again; without one, delete location"],
        "The point lies outside the region's box in areas.yaml: a digit is wrong, or 0 was written for want of a point. An entry may do without.";
    /// A real-looking credit code on a demo site.
    USCC_REAL_IN_DEMO = "uscc-real-in-demo", Error,
    zh: "示例网站里的统一社会信用代码“{value}”可能是别家的", ["请用第3—8位是 000000 的示例代码"],
        "示例网站（book.toml 里 demo = true）里的机构是编的，编的代码可能正好是别人的。第3—8位（登记地）写 000000 的代码不会是真的。";
    en: "on a demo site the credit code \"{value}\" may belong to somebody", ["use a code whose characters 3 to 8 are 000000"],
        "The facilities of a demo site are made up. A code with the area digits 000000 cannot be real.";
    /// A demo credit code on a real site.
    USCC_DEMO = "uscc-demo", Error,
    zh: "“{value}”是示例代码，第3—8位不会是 000000", ["请照登记证或营业执照写"],
        "统一社会信用代码的第3—8位是登记机关的行政区划代码，000000 只用在示例网站。";
    en: "\"{value}\" is a demo code; characters 3 to 8 cannot be 000000", ["copy the code from the licence"],
        "Characters 3 to 8 are the registering area; 000000 is for demo sites only.";
    /// Public or private, against the credit code.
    OWNERSHIP_AGAINST_CODE = "ownership-against-code", Warning,
    zh: "写的是“{ownership}”，信用代码开头的 {form} 却是{means}", ["请核对公办民办和信用代码；公建民营、委托经营的请写上运营方式"],
        "统一社会信用代码的前两位说明登记类别（GB 32100—2015）：11 机关、12 事业单位是公办；51、52、53、91、92、93 是民办。";
    en: "\"{ownership}\" is written, but the credit code begins with {form} ({means})", ["check ownership and code; add mode when private parties run a public home"],
        "The first two characters tell the legal form (GB 32100—2015): 11 and 12 are public bodies; 51, 52, 53, 91, 92, 93 private ones.";
    /// For profit or not, against the credit code.
    PROFIT_AGAINST_CODE = "profit-against-code", Warning,
    zh: "写的是“{profit}”，信用代码开头的 {form} 却是{means}", ["请核对营利性质和信用代码"],
        "信用代码以 91（企业）、92（个体工商户）开头的是营利性的；以 11、12、51、52、53 开头的是非营利的。";
    en: "\"{profit}\" is written, but the credit code begins with {form} ({means})", ["check both"],
        "Codes that begin with 91 (company) or 92 (sole trader) are for profit; 11, 12, 51, 52 and 53 are not.";
    /// Filed, but not with whom or when.
    FILING_INCOMPLETE = "filing-incomplete", Error,
    zh: "写了“已备案”，还缺{missing}", ["请补上；还没有备案就把状态改成 未备案"],
        "备案信息要写明在哪个部门、哪天备案（养老机构管理办法，民政部令第66号；托育机构登记和备案办法（试行）），读者可以去核实。";
    en: "\"filed\" is written without {missing}", ["add it; if it is not filed yet write not-filed"],
        "A filing names the authority and the day, so that readers can verify it.";
    /// Inclusive, but by which document?
    INCLUSIVE_WITHOUT_BASIS = "inclusive-without-basis", Warning,
    zh: "写了普惠，却没有写依据", ["请加上普惠依据（inclusive_basis），写认定普惠的文件或名单"],
        "普惠机构由部门认定。写明依据，别人才能核实；没有认定的不要写普惠。";
    en: "it is called inclusive without a basis", ["add inclusive_basis: the document or list that says so"],
        "Authorities decide which facilities are inclusive (普惠). Name the document, or do not claim it.";
    /// A part that is more than the whole.
    PART_OVER_TOTAL = "part-over-total", Error,
    zh: "“{part}”（{value}）比“{whole}”（{total}）还多", ["请核对这两个数，前一个不能大于后一个"],
        "例如护理型床位、空床不会多于床位总数，持证人员不会多于照护人员，照护人员不会多于工作人员总数。";
    en: "\"{part}\" ({value}) is more than \"{whole}\" ({total})", ["check both numbers; the first cannot exceed the second"],
        "Nursing beds and free beds cannot exceed all beds; certified carers cannot exceed carers, nor carers the staff.";
    /// A free number without its day.
    AVAILABLE_WITHOUT_DATE = "available-without-date", Warning,
    zh: "写了空余数，却没有写是哪天的", ["请加上截至（as_of），例如“截至: {today}”"],
        "空床、空位天天在变。不写日期，读者不知道还准不准；超过60天的会标“过期”。";
    en: "there is a number of free ones without its day", ["add as_of, for example as_of: {today}"],
        "Free beds and places change daily; readers must see of which day the number is.";
    /// A free number of long ago.
    STALE_CAPACITY = "stale-capacity", Warning,
    zh: "空余数是 {date} 的，已过了{days}天，页面上会标“过期”", ["请核对后改写空余数和它的截至日期（as_of）"],
        "空床、空位的数字超过60天就不能当作现在的。";
    en: "the number of free ones is of {date}, {days} days ago, and is marked as out of date", ["check it and write the new number and day"],
        "After 60 days a number of free beds or places no longer tells how things are.";
    /// Free ones both in the entry and in the county's table.
    AVAILABLE_TWICE = "available-twice", Error,
    zh: "空余数在条目和 {file} 里都写了", ["请只留一处：用表格更新的，就从条目里删去空余数（available）和截至（as_of）"],
        "空余数可以写在条目里，也可以写在县区的 availability.csv 里，只能写一处，否则不知道哪个是新的。";
    en: "free ones stand both in the entry and in {file}", ["keep one: if the table is used, delete available and as_of here"],
        "Free beds and places stand either in the entry or in the county's availability.csv, never in both.";
    /// Free ones in the county's table for an entry without a total.
    AVAILABLE_WITHOUT_TOTAL = "available-without-total", Error,
    zh: "“{id}”没有写床位、托位或容量的总数，不能登记空余数", ["请先在条目里写总数，或从表格里删去这一行"],
        "空余数要和总数一起看。先在条目里写上床位（beds）、托位（places）或容量（capacity）的总数。";
    en: "\"{id}\" has no total of beds, places or capacity, so free ones cannot be given", ["write the total in the entry first, or delete this row"],
        "Free ones make sense beside a total: write beds, places or capacity in the entry.";
    /// The least price above the greatest.
    PRICE_MIN_OVER_MAX = "price-min-over-max", Error,
    zh: "最低价 {min} 比最高价 {max} 还高", ["请核对；多半是两个数写反了"],
        "min 是最低价，max 是最高价。只有一个价时只写 min。";
    en: "the least price {min} is above the greatest {max}", ["check them; mostly they were swapped"],
        "min is the least price, max the greatest. With a single price write min alone.";
    /// A care fee without its level.
    PRICE_WITHOUT_LEVEL = "price-without-level", Error,
    zh: "护理费没有写是哪个护理等级的", ["请加上等级（level），例如“等级: {level}”", "请加上等级（level）"],
        "护理费按等级收。不写等级，读者不知道自己要付哪一种。";
    en: "a care fee does not say for which level", ["add level, for example level: {level}", "add level"],
        "Care fees depend on the level of care; without it nobody knows which applies.";
    /// A care level on a price that is none of care.
    PRICE_LEVEL_ASTRAY = "price-level-astray", Error,
    zh: "“{item}”不分护理等级", ["请删去等级（level）；如果这是护理费，请把项目改成“护理费”"],
        "只有护理费才写护理等级。";
    en: "\"{item}\" has no care level", ["delete level; if this is a care fee, set item to care"],
        "Only care fees have a level.";
    /// A care fee for a level that the facility does not offer.
    PRICE_LEVEL_NOT_OFFERED = "price-level-not-offered", Error,
    zh: "“护理等级”里没有“{level}”，却写了它的价格", ["请把“{level}”加到护理等级（care_levels）里，或改正这里的等级"],
        "写了护理等级（care_levels）时，价格里的等级要在其中。";
    en: "there is a price for \"{level}\", which is not among care_levels", ["add \"{level}\" to care_levels, or mend the level here"],
        "When care_levels are listed, prices may name those only.";
    /// A unit that is odd for what is paid.
    PRICE_UNIT_UNUSUAL = "price-unit-unusual", Warning,
    zh: "“{item}”一般不按“{unit}”收", ["请核对单位；常见的是 {usual}"],
        "单位写错，比较价格时会差几十倍。确实这样收的可以不改。";
    en: "\"{item}\" is not usually paid by \"{unit}\"", ["check the unit; usual are {usual}"],
        "A wrong unit makes comparisons wrong by a factor of thirty. If it is so, leave it.";
    /// A deposit above what the rule allows.
    DEPOSIT_TOO_HIGH = "deposit-too-high", Warning,
    zh: "押金 {deposit} 元，超过了月床位费的12倍（{limit} 元）", ["请核对押金和床位费"],
        "养老机构收取的押金等不得超过月床位费的12倍（民发〔2024〕19号）。";
    en: "the deposit of {deposit} yuan is more than twelve monthly bed fees ({limit} yuan)", ["check deposit and bed fee"],
        "Deposits must not exceed twelve times the monthly bed fee (民发〔2024〕19号).";
    /// Fees asked too far ahead.
    PREPAY_TOO_LONG = "prepay-too-long", Warning,
    zh: "一次预收{months}个月的费用，最多是{most}个月", ["请核对预收月数"],
        "养老机构预收服务费用的周期最长不得超过12个月（民发〔2024〕19号）。";
    en: "fees of {months} months are asked in advance; {most} is the most", ["check prepay_months"],
        "Fees may be asked at most twelve months in advance (民发〔2024〕19号).";
    /// Few nursing beds in a new public home.
    LOW_NURSING_SHARE = "low-nursing-share", Warning,
    zh: "护理型床位占 {share}%，{year}年新建改建的公办机构应不低于 {least}%", ["请核对床位数和建成、改扩建年份"],
        "规划要求新建、改扩建公办养老机构的护理型床位占比不低于50%（曲靖市“一老一小”整体解决方案）。";
    en: "{share}% of the beds are nursing beds; a public home built or renovated in {year} should have {least}%", ["check the beds and the years"],
        "The plan asks for 50% nursing beds in public homes that are newly built or enlarged.";
    /// A contract with nobody.
    MEDICAL_WITHOUT_PARTNER = "medical-without-partner", Error,
    zh: "医疗服务写了“签约”，却没有写和谁签约", ["请加上合作单位（partner），写医疗机构的全名"],
        "签约的要写合作的医疗机构，读者才知道看病去哪里。";
    en: "medical care is contracted, but with whom?", ["add partner: the full name of the medical institution"],
        "A contracted facility names its partner, so that readers know where they would be treated.";
    /// Meals without any.
    MEALS_NONE = "meals-none", Error,
    zh: "供餐里早、中、晚三餐都没有", ["请写上供哪几餐，例如“午餐: 是”；不供餐就删去“供餐”"],
        "写了供餐，就至少要供一餐。";
    en: "meals are listed, but none is served", ["say which, for example lunch: yes; or delete meals"],
        "Where meals are listed at least one is served.";
    /// A subsidy that makes meals dearer.
    SUBSIDISED_OVER_PRICE = "subsidised-over-price", Error,
    zh: "补贴后价 {subsidised} 元比餐价 {price} 元还高", ["请核对；多半是两个数写反了"],
        "补贴后价是老人自己付的，不会高于餐价。";
    en: "the subsidised price of {subsidised} yuan is above the price of {price} yuan", ["check them; mostly they were swapped"],
        "The subsidised price is what an elder pays; it cannot exceed the price.";
    /// Ages the wrong way round.
    AGE_RANGE = "age-range", Error,
    zh: "最小月龄 {min} 不小于最大月龄 {max}", ["请核对；例如最小 18、最大 36"],
        "托育机构收3岁（36个月）以下的孩子，最小月龄要小于最大月龄。";
    en: "the least age of {min} months is not below the greatest of {max}", ["check them, for example min: 18, max: 36"],
        "Nurseries take children under 36 months; the least age is below the greatest.";
    /// More children in a class than the rule allows.
    CLASS_OVER_CAP = "class-over-cap", Error,
    zh: "{count}个{class}有{children}个{what}，每班最多{cap}个，合计不超过{most}个", ["请核对班数和人数"],
        "每班人数上限：乳儿班10人、托小班15人、托大班20人、18个月以上的混合班18人（托育机构设置标准（试行），国卫人口发〔2019〕58号）。";
    en: "{count} classes of the type {class} have {children} {what}; at most {cap} each, {most} in all, are allowed", ["check both numbers"],
        "Most children in a class: infants 10, young 15, older 20, mixed from 18 months 18 (国卫人口发〔2019〕58号).";
    /// Fewer carers than the rule asks.
    CLASS_CARERS_FEW = "class-carers-few", Warning,
    zh: "{class}有{children}个孩子、{carers}个照护人员，至少要{least}个", ["请核对人数"],
        "保育人员与婴幼儿的比例不低于：乳儿班1:3、托小班1:5、托大班1:7（国卫人口发〔2019〕58号）。";
    en: "{class} has {children} children and {carers} carers; at least {least} are needed", ["check the numbers"],
        "At least one carer for 3 infants, 5 young or 7 older children (国卫人口发〔2019〕58号).";
    /// Places by class and in all that do not agree.
    CLASS_PLACES_SUM = "class-places-sum", Error,
    zh: "各班托位加起来是{sum}个，总数却写{total}个", ["请核对；各班的托位之和应等于总数"],
        "班级里的“托位”是这种班一共有多少，不是每班多少。各种班加起来应等于托位总数。";
    en: "the places of all classes make {sum}, but the total is {total}", ["check them; they should agree"],
        "The places of a class type are those of all such classes together; all types together make the total.";
    /// A class for ages that are not taken in.
    CLASS_OUTSIDE_AGES = "class-outside-ages", Error,
    zh: "{class}是{from}—{to}个月的孩子，机构却只收{min}—{max}个月的", ["请核对班型和收托月龄"],
        "乳儿班6—12个月、托小班12—24个月、托大班24—36个月（国卫人口发〔2019〕58号）。班型要和机构收托的月龄对得上。";
    en: "{class} is for {from} to {to} months, but the nursery takes {min} to {max} months", ["check the class and the ages"],
        "Infants are 6 to 12 months, young 12 to 24, older 24 to 36 (国卫人口发〔2019〕58号).";
    /// Too many children in a home.
    HOME_NURSERY_TOO_MANY = "home-nursery-too-many", Error,
    zh: "家庭托育点写了{places}个托位，最多{most}个", ["请核对；超过{most}个的不是家庭托育点"],
        "家庭托育点收托的婴幼儿不得超过5人（家庭托育点管理办法（试行），2023年）。";
    en: "a home-based nursery has {places} places; {most} is the most", ["check it; with more it is no home-based nursery"],
        "A home-based nursery may take at most five children (家庭托育点管理办法（试行）, 2023).";
    /// A fire certificate of long ago.
    FIRE_CERTIFICATE_OLD = "fire-certificate-old", Warning,
    zh: "消防合格证明是 {date} 的，已超过{months}个月", ["请换上新的证明日期"],
        "消防安全检查合格证明宜每年更新。";
    en: "the fire certificate of {date} is older than {months} months", ["write the date of the new one"],
        "Fire certificates should be renewed every year.";
    /// Something that was valid until a day that has passed.
    EXPIRED = "expired", Warning,
    zh: "“{field}”到 {date} 为止，已经过期", ["请换上新的日期；还没有换证的照实保留，页面会标“已过期”"],
        "等级、消防、食品许可等都有有效期。过期的会标明“已过期”，不再用来排序和筛选。";
    en: "\"{field}\" ended on {date}", ["write the new date; until it is renewed the page says it has expired"],
        "Grades, fire safety and food permits have a term. What has expired is marked, and no longer counts in lists.";
    /// Video kept too short a time.
    VIDEO_DAYS_FEW = "video-days-few", Warning,
    zh: "监控录像只保存{days}天，应不少于{least}天", ["请核对"],
        "托育机构的监控录像资料保存期不少于90日（托育机构管理规范（试行），国卫人口发〔2019〕58号）。";
    en: "video is kept for {days} days; {least} is the least", ["check it"],
        "Nurseries keep video for at least 90 days (国卫人口发〔2019〕58号).";
    /// A filed nursery without the certificates that filing needs.
    CERTIFICATES_MISSING = "certificates-missing", Warning,
    zh: "已备案的托育机构还缺{missing}", ["请补上；备案时要交这些材料"],
        "托育机构备案要有卫生评价报告、消防安全检查合格证明，供餐的还要有食品经营许可证（托育机构登记和备案办法（试行））。";
    en: "a filed nursery has no {missing} here", ["add it; filing needs these papers"],
        "Filing a nursery needs a health evaluation, a fire certificate and, where meals are served, a food permit.";
    /// Meals without a permit.
    FOOD_PERMIT_MISSING = "food-permit-missing", Warning,
    zh: "供餐却没有写食品许可", ["请加上“食品许可: 是”，或写有效期，例如“食品许可: 2028-05-31”（英文键 food_permit）"],
        "自己做饭供餐的要有食品经营许可证（食品安全法第三十五条）。";
    en: "meals are served, but no food permit is written", ["add food_permit: yes, or the day until which it is valid"],
        "Whoever cooks for others needs a food permit (Food Safety Law, article 35).";
    /// Two dates the wrong way round.
    DATES_OUT_OF_ORDER = "dates-out-of-order", Error,
    zh: "“{later}”（{later_date}）应当晚于“{earlier}”（{earlier_date}），却没有", ["请核对这两个日期"],
        "有些日期有先后：先评定后到期，先检查后整改，先处罚后修复，来源的核对日期不晚于条目的更新日期。";
    en: "\"{later}\" ({later_date}) should come after \"{earlier}\" ({earlier_date})", ["check both dates"],
        "Some dates have an order: a grade is issued before it expires, an inspection comes before what was put right, sources are checked before the entry is updated.";
    /// A date that has not come yet.
    FUTURE_DATE = "future-date", Error,
    zh: "“{field}”写的是 {value}，晚于今天（{today}）", ["请核对，写不晚于今天的日期"],
        "已经发生的事不会在将来。伪造日期在政府网站检查里是单项否决（国办秘函〔2019〕19号），所以将来的日期不发布。";
    en: "\"{field}\" is {value}, later than today ({today})", ["check it; write a date not after today"],
        "What has happened cannot lie ahead. A forged date fails a government site's inspection outright (国办秘函〔2019〕19号).";
    /// A year that has not come yet.
    FUTURE_YEAR = "future-year", Error,
    zh: "“{field}”写的是{value}年，还没有到", ["请核对年份"],
        "已经发生的事不会在将来的年份。";
    en: "\"{field}\" is {value}, a year that has not come", ["check the year"],
        "What has happened cannot lie in a year to come.";
    /// Words that promise too much.
    BOASTING = "boasting", Warning,
    zh: "介绍里有夸口的话“{word}”", ["请删去，写具体的事实，例如有几张床、几位护理员"],
        "广告法第九条不许用“国家级”“最高级”“最佳”等用语；公共目录更应只写事实。词表在 content/site.yaml 的 boasts。";
    en: "the description boasts: \"{word}\"", ["leave it out and state facts"],
        "The Advertising Law (article 9) forbids superlatives; a public directory states facts. The words stand under boasts in content/site.yaml.";
    /// A word that must not be used.
    FORBIDDEN_WORD = "forbidden-word", Error,
    zh: "“{word}”不能用", ["请改成“{good}”", "请换一种说法"],
        "这个词列在 content/site.yaml 的错敏词（watchwords）里，级别是禁用。政府网站的错敏词在检查时要扣分（国办秘函〔2019〕19号）。";
    en: "\"{word}\" must not be used", ["write \"{good}\"", "put it otherwise"],
        "The word stands among the watchwords of content/site.yaml as forbidden.";
    /// A word that is better not used.
    DOUBTFUL_WORD = "doubtful-word", Warning,
    zh: "“{word}”要慎用", ["最好改成“{good}”", "请看能不能换一种说法"],
        "这个词列在 content/site.yaml 的错敏词（watchwords）里，级别是慎用。";
    en: "\"{word}\" should be used with care", ["better write \"{good}\"", "see whether it can be put otherwise"],
        "The word stands among the watchwords of content/site.yaml as doubtful.";
    /// HTML in a description.
    DESCRIPTION_HTML = "description-html", Error,
    zh: "介绍里有网页代码“{value}”", ["请删去尖括号里的代码，只写文字；加粗可写 **文字**"],
        "介绍只用简单的 Markdown：段落、加粗、列表、链接。从网页或 Word 复制时会带进代码。";
    en: "the description holds HTML: \"{value}\"", ["leave out the tags; bold text is **text**"],
        "Descriptions use simple Markdown: paragraphs, bold, lists, links. Copying from web pages or Word brings in tags.";
    /// A heading in a description.
    DESCRIPTION_HEADING = "description-heading", Error,
    zh: "介绍里写了标题“{value}”", ["请去掉行首的 #，写成普通的一段"],
        "介绍只有几句话，放在机构页面里，不再分小标题，否则页面的标题会乱。";
    en: "the description has a heading: \"{value}\"", ["delete the # at the start of the line"],
        "A description is a few sentences within a page; headings in it would break the page's outline.";
    /// An identity card's number.
    ID_NUMBER_IN_TEXT = "id-number-in-text", Error,
    zh: "这里像是写了身份证号“{value}”", ["请删去"],
        "身份证号是个人信息，不得公布（个人信息保护法；政府信息公开条例第十五条）。校验位和日期都对得上，多半是真的。";
    en: "this looks like an identity number: \"{value}\"", ["delete it"],
        "Identity numbers are personal and must not be published. Date and check digit fit, so it is mostly real.";
    /// A bank card's number.
    BANK_CARD_IN_TEXT = "bank-card-in-text", Error,
    zh: "这里像是写了银行卡号“{value}”", ["请删去；缴费方式请写到哪里问、怎样交"],
        "银行卡号是个人信息，公布出来还会被人冒用来骗钱。";
    en: "this looks like a bank card number: \"{value}\"", ["delete it"],
        "Card numbers are personal, and published ones are used for fraud.";
    /// A mobile number within a text.
    MOBILE_IN_TEXT = "mobile-in-text", Warning,
    zh: "文字里有手机号“{value}”", ["请把工作电话移到“电话”（phones）里并写明说明；个人手机号请删去"],
        "写在文字里的手机号多半是个人的，点不了也查不出。公布个人手机号要本人同意（个人信息保护法）。";
    en: "there is a mobile number in the text: \"{value}\"", ["move office phones to phones with a label; delete personal ones"],
        "A mobile number within a text is mostly personal. Publishing one needs consent (Personal Information Protection Law).";
    /// A private mail address within a text.
    EMAIL_IN_TEXT = "email-in-text", Warning,
    zh: "文字里有电子邮箱“{value}”", ["个人邮箱请删去；单位邮箱请确认可以公布"],
        "QQ、163 等邮箱多半是个人的，公布前要本人同意（个人信息保护法）。";
    en: "there is a mail address in the text: \"{value}\"", ["delete personal addresses"],
        "Addresses at QQ, 163 and the like are mostly personal. Publishing one needs consent.";
    /// Somebody's name in a penalty.
    PENALTY_NAMES_PERSON = "penalty-names-person", Warning,
    zh: "处罚里像是写了个人姓名“{value}”", ["请删去姓名，写职务即可，例如“负责人”"],
        "公布对机构的处罚时不写个人姓名（个人信息保护法）。";
    en: "the penalty seems to name a person: \"{value}\"", ["leave the name out; the post is enough"],
        "Penalties of institutions are published without the names of individuals.";
    /// Sources that nobody has looked at for long.
    SOURCE_STALE = "source-stale", Warning,
    zh: "来源最近一次核对是 {date}，已过了{days}天", ["请再核对一次，改写核对日期（checked_on）和更新日期（updated）"],
        "信息超过180天没有核对，多半有变。核对后即使没有变化，也把日期改成当天。";
    en: "the sources were last checked on {date}, {days} days ago", ["check again, and write the new checked_on and updated"],
        "After 180 days facts have mostly changed. Write the day of the check even if nothing did.";
    /// A picture described by its file's name.
    PHOTO_ALT_IS_FILE_NAME = "photo-alt-is-file-name", Error,
    zh: "图片说明“{value}”就是文件名", ["请写一句话，说图上是什么，例如“大门和门前的坡道”"],
        "看不见图的人靠这句话知道图上是什么（GB/T 37668—2019；WCAG 1.1.1）。";
    en: "the picture's description \"{value}\" is its file name", ["write a sentence that says what the picture shows"],
        "People who cannot see a picture hear this sentence (WCAG 1.1.1).";
    /// A picture that is not there.
    PHOTO_MISSING = "photo-missing", Error,
    zh: "文件夹 {folder} 里没有照片“{file}”", ["是不是 {near}？（大小写也要一样）", "请把照片放进 {folder}，或删去这一条"],
        "照片放在与条目同名的文件夹里，文件名要写得完全一样，包括大小写和 .jpg 等结尾。";
    en: "the folder {folder} has no picture \"{file}\"", ["is it {near}? Capitals count", "put the picture into {folder}, or delete the item"],
        "Pictures lie in a folder named like the entry; names must agree exactly, with capitals and endings.";
}
