//! Codes of rules across the site: what one file alone cannot show.

use crate::diagnostic::code::codes;

codes! { SITE;
    /// One id in two areas.
    ID_TWICE = "id-twice", Error,
    zh: "编号“{id}”在别的县区已经用过（{other}）", ["请给其中一个条目的文件改名，例如加上县区：{id}-{area}"],
        "编号在全站只能用一次，因为网址是 /facility/编号/，不带县区。";
    en: "the id \"{id}\" is already used in another area ({other})", ["rename one of the files, for example {id}-{area}"],
        "Ids are unique in the whole site, because addresses are /facility/id/ without the area.";
    /// One name twice in an area.
    NAME_TWICE = "name-twice", Warning,
    zh: "“{name}”在{area}有{count}个条目", ["同一家机构请只留一个条目；真有同名的，请在名称里加上乡镇或分院名"],
        "同名的条目多半是重复录入，读者也分不清该打哪个电话。";
    en: "{area} has {count} entries named \"{name}\"", ["keep one entry for one facility; where two share a name, add the township or branch to it"],
        "Entries of one name were mostly entered twice, and readers cannot tell them apart.";
    /// Two entries that are probably one.
    NEAR_DUPLICATE = "near-duplicate", Warning,
    zh: "“{name}”和“{other}”地址相同、类型相同，可能是同一家", ["同一家机构请合并成一个条目，别的叫法写在“别名”（alias）里"],
        "同一处、同一类、名称一个包含另一个的条目，多半是从两份名单里各录了一次。";
    en: "\"{name}\" and \"{other}\" share address and kind and may be one", ["join them into one entry; other names go into alias"],
        "Two entries of one kind at one address, where one name contains the other, mostly came from two lists.";
    /// Several addresses on one point.
    SHARED_POINT = "shared-point", Warning,
    zh: "{count}个不同的地址写了同一个坐标：{names}", ["请核对坐标；只知道大概位置的，请删去“位置”（location）"],
        "不同的地址不会在同一个点上。多半是用了政府驻地或乡镇中心的坐标，读者照着导航会走错。";
    en: "{count} different addresses have one point: {names}", ["check the points; where only the rough place is known, delete location"],
        "Different addresses do not lie on one point. Mostly the county's seat was taken, and readers would be led astray.";
    /// One social credit code for two facilities.
    USCC_TWICE = "uscc-twice", Warning,
    zh: "统一社会信用代码 {uscc} 写在{count}家机构里：{names}", ["请核对；运营单位的代码请写在“运营单位”（operator）里，不写成机构自己的"],
        "一个代码只属于一个单位。一家公司办几个点时，代码写在 operator.uscc 里。";
    en: "the code {uscc} stands in {count} facilities: {names}", ["check it; an operator's code belongs below operator"],
        "A code belongs to one body. Where one company runs several places, its code stands in operator.uscc.";
    /// One row of a list in two entries.
    SOURCE_KEY_TWICE = "source-key-twice", Warning,
    zh: "名单 {list} 的编号“{key}”写在{count}个条目里：{names}", ["请核对，只留在一个条目里"],
        "下次导入时按这个编号找条目，两个条目都有，就不知道该更新哪一个。";
    en: "the key \"{key}\" of the list {list} stands in {count} entries: {names}", ["check it, and keep it in one"],
        "The next import finds entries by this key; with two of them it cannot tell which to update.";
    /// Free ones for an entry that is not there.
    AVAILABILITY_ASTRAY = "availability-astray", Error,
    zh: "{area}没有编号是“{id}”的条目", ["是不是想写“{near}”？", "请写条目的编号（文件名去掉 .yaml），或删去这一行"],
        "空余数按编号对到条目上。编号写错，这个数就不会显示。";
    en: "{area} has no entry \"{id}\"", ["did you mean \"{near}\"?", "write the entry's id (the file's name without .yaml), or delete the row"],
        "Numbers find their entry by id. With a wrong id the number is shown nowhere.";
    /// A retired id that leads to nothing.
    RETIRED_ASTRAY = "retired-astray", Error,
    zh: "停用的编号“{id}”改为“{instead}”，但没有这个条目", ["是不是想写“{near}”？", "请写现在还在用的编号，或留空"],
        "旧网址会转到“改为”的条目，那个条目要有，也不能是停用了的。";
    en: "the retired id \"{id}\" leads to \"{instead}\", which is no entry", ["did you mean \"{near}\"?", "write an id in use, or leave it empty"],
        "Old addresses lead to the entry under instead; it must exist and must not be retired itself.";
    /// A redirect from a page that is there.
    REDIRECT_TAKEN = "redirect-taken", Error,
    zh: "旧网址 /{from} 现在有页面，不能再转走", ["请删去这一条，或给那一页换一个网址"],
        "转走以后，那一页就看不到了。";
    en: "the old address /{from} has a page, so it cannot be redirected", ["delete the redirect, or give the page another address"],
        "The page would be out of reach.";
    /// A redirect to a page that is not there.
    REDIRECT_ASTRAY = "redirect-astray", Error,
    zh: "旧网址 /{from} 转到 /{to}，但没有这一页", ["请写一个现在有的网址"],
        "转到没有的页面，读者还是打不开。";
    en: "the old address /{from} leads to /{to}, which is no page", ["write an address that exists"],
        "Readers would still find nothing.";
    /// A column without content.
    EMPTY_COLUMN = "empty-column", Warning,
    zh: "栏目“{name}”里没有内容", ["请在页面里写“栏目: {name}”（英文键 column），或从 site.yaml 里删去这个栏目"],
        "空白栏目达到5个，在政府网站检查里是单项否决（国办秘函〔2019〕19号）。首页、找机构、规划目标、开放数据由程序生成，代号写 home、facility、indicator、data 就算有内容。";
    en: "the column \"{name}\" is empty", ["write column: {name} in a page, or delete the column from site.yaml"],
        "Five empty columns fail a government site's inspection. Columns with the codes home, facility, indicator and data are filled by the program.";
    /// A column with nothing new for too long.
    STALE_COLUMN = "stale-column", Warning,
    zh: "栏目“{name}”最近一次更新是 {date}，已过{days}天，应不超过{limit}天", ["请更新内容；栏目不常更新的，请改最长更新间隔（max_age_days）"],
        "动态类栏目两周、通知和政策类栏目半年没有更新，就算应更新未更新（国办秘函〔2019〕19号）。没有日期的内容不算更新。";
    en: "the column \"{name}\" was last brought up to date on {date}, {days} days ago; the limit is {limit}", ["bring it up to date, or change max_age_days"],
        "News older than two weeks, or policies older than half a year, count as neglected. What has no date does not count.";
    /// A home page with nothing new for too long.
    STALE_HOME = "stale-home", Warning,
    zh: "全站最近一次更新是 {date}，已过{days}天", ["请在{limit}天内有新的内容：更新一个条目，或发一条通知"],
        "首页两周没有更新，在政府网站检查里是单项否决（国办秘函〔2019〕19号），所以到{limit}天就提醒。";
    en: "nothing on the site has changed since {date}, {days} days ago", ["bring an entry up to date or publish a notice; {limit} days is the limit"],
        "A home page without a change in two weeks fails an inspection, so a warning comes earlier.";
    /// An area without an office to ask.
    CONTACT_MISSING = "contact-missing", Warning,
    zh: "{area}没有联系单位", ["请在 site.yaml 的联系单位（contacts）里加上“县区: {slug}”的民政局、卫健局电话"],
        "县区的页面要写问谁。位于别的县区里的开发区，没写时用那个县区的。";
    en: "{area} has no office to ask", ["add one with area: {slug} to contacts in site.yaml"],
        "An area's page says whom to ask. A zone within a county uses that county's office when it has none.";
}
