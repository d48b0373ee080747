//! Codes of written pages: policies, guides, notices and other pages.

use crate::diagnostic::code::codes;

codes! { PAGE;
    /// A reference to a page that has another form.
    PAGE_REFERENCE_FORM = "page-reference-form", Error,
    zh: "“{value}”不是页面的写法", ["请写文件夹和网址名，例如 policy/plan、guide/gao-ling-jin-tie"],
        "页面用“文件夹/网址名”来指：政策 policy、办事指南 guide、通知 notice、其他页面 page。网址名就是文件名去掉 .md。";
    en: "\"{value}\" is not how a page is named", ["write folder and slug, for example policy/plan"],
        "Pages are named by folder and slug: policy, guide, notice or page, then the file's name without .md.";
    /// A file name that cannot be an address, and no slug.
    SLUG_NEEDED = "slug-needed", Error,
    zh: "文件名“{value}”不能做网址", ["请在开头加一行“网址名: {right}”（英文键 slug）", "请在开头加一行“网址名”（slug），用小写字母、数字和连字符"],
        "网址只用小写字母、数字和连字符，最多80个字母。文件名是中文时，在文件开头用 slug 写明网址名。Windows 的设备名（如 con、aux）也不能用。";
    en: "the file name \"{value}\" cannot be an address", ["add a line slug: {right}", "add a line slug: with small letters, digits and hyphens"],
        "Addresses have small letters, digits and hyphens, 80 at most. When the file's name is Chinese, slug gives the address. Names of Windows devices cannot be used.";
    /// Two pages at one address.
    PAGE_ADDRESS_TWICE = "page-address-twice", Error,
    zh: "网址 {value} 已有别的页面：{other}", ["请给其中一页换一个网址名（slug）或文件名"],
        "一个网址只能有一页，否则后一页会盖掉前一页。";
    en: "the address {value} is already taken by {other}", ["give one of them another slug or file name"],
        "An address holds one page; a second would overwrite the first.";
    /// A page without text.
    BODY_MISSING = "body-missing", Warning,
    zh: "这一页没有正文", ["请在第二个 --- 下面写正文"],
        "只有标题和摘要的页面对读者没有用。";
    en: "this page has no text", ["write it below the second ---"],
        "A page with nothing but title and summary is of no use.";
    /// A policy published before it was signed.
    PUBLISHED_BEFORE_SIGNED = "published-before-signed", Error,
    zh: "发布时间（{published}）早于成文日期（{signed}）", ["请核对两个日期"],
        "文件先成文，后发布。改动发布日期在政府网站检查里是单项否决（国办秘函〔2019〕19号）。";
    en: "published on {published}, before it was signed ({signed})", ["check both dates"],
        "A document is signed before it is published. A forged date fails a government site's inspection outright.";
    /// A document that ends before it begins.
    EXPIRES_BEFORE_START = "expires-before-start", Error,
    zh: "有效期至（{expires}）早于{start_name}（{start}）", ["请核对两个日期"],
        "有效期要晚于成文和施行的日期。";
    en: "it ends on {expires}, before {start_name} ({start})", ["check both dates"],
        "A document ends after it was signed and took effect.";
    /// A document that no longer holds, without saying since when or what holds instead.
    VALIDITY_UNEXPLAINED = "validity-unexplained", Error,
    zh: "文件已{validity}，没有写哪天起或看哪一份", ["请写被替代（replaced_by，新文件的页面），或写有效期至（expires_on，哪天失效）"],
        "读者要知道旧文件从哪天起不管用、现在看哪一份。";
    en: "the document is marked {validity}, but neither since when nor what holds instead", ["write replaced_by or expires_on"],
        "Readers must learn since when it no longer holds, or what holds now.";
    /// A policy made public late.
    LATE_PUBLICATION = "late-publication", Warning,
    zh: "成文后第{days}个工作日才发布，规定是{limit}个工作日内", ["请核对日期；以后请及时发布"],
        "政府信息应当在形成或变更之日起20个工作日内公开（政府信息公开条例第二十六条）。这里只减去周末，没有减去节假日。";
    en: "published {days} working days after it was signed; the rule is {limit}", ["check the dates; publish sooner in future"],
        "Government information is made public within 20 working days (Regulations on Open Government Information, article 26). Weekends are left out here, holidays are not.";
    /// Too few or too many keywords.
    KEYWORDS_COUNT = "keywords-count", Warning,
    zh: "关键词有{count}个，应是{min}到{max}个", ["请增减到 {min}—{max} 个"],
        "关键词写进网页标签，也用来查找。太少查不到，太多没有重点。";
    en: "there are {count} keywords; {min} to {max} are asked for", ["add or remove some"],
        "Keywords go into the page's labels and into search.";
    /// A benefit's guide that lacks what an applicant must know.
    GUIDE_INCOMPLETE = "guide-incomplete", Error,
    zh: "办事指南缺少：{fields}", ["请在“办事”（guide）里补上；文件没有写明的，可以写“以受理单位答复为准”"],
        "办事指南要有依据、条件、材料、流程、部门、地点、时间、电话，缺了就是“服务不实用”，在检查里是单项否决（国办秘函〔2019〕19号）。";
    en: "the guide lacks: {fields}", ["add them below guide; where no document says, write that the office will tell"],
        "A guide needs basis, conditions, materials, steps, department, place, hours and phone; without them an inspection fails the whole site (国办秘函〔2019〕19号).";
    /// A range that runs backwards.
    RANGE_BACKWARDS = "range-backwards", Error,
    zh: "“{to_name}”（{to}）小于“{from_name}”（{from}）", ["请核对，前一个不能大于后一个"],
        "最低不能大于最高，从不能晚于到。";
    en: "\"{to_name}\" ({to}) is less than \"{from_name}\" ({from})", ["check them; the first must not exceed the second"],
        "A least value must not exceed the greatest.";
    /// An attachment that is not there.
    ATTACHMENT_MISSING = "attachment-missing", Error,
    zh: "文件夹 {folder} 里没有附件“{file}”", ["是不是 {near}？（大小写也要一样）", "请把附件放进 {folder}，或删去这一条"],
        "附件放在与页面同名的文件夹里，文件名要写得完全一样，包括大小写和结尾。";
    en: "the folder {folder} has no file \"{file}\"", ["is it {near}? Capitals count", "put the file into {folder}, or delete the item"],
        "Attachments lie in a folder named like the page; names must agree exactly, with capitals and endings.";
    /// An attachment whose name cannot be published.
    ATTACHMENT_NAME = "attachment-name", Error,
    zh: "附件名“{file}”不能用", ["请给文件改名：不用 < > : \" | ? * 等符号，首尾没有空格和点，不用 con、aux 等设备名"],
        "附件要能在各种系统上保存。";
    en: "the file name \"{file}\" cannot be used", ["rename it: no < > : \" | ? *, no blank or dot at its ends, no device name such as con"],
        "Attachments must be storable on every system.";
    /// A page that is not there.
    PAGE_UNKNOWN = "page-unknown", Error,
    zh: "没有“{value}”这一页", ["是不是想写“{near}”？", "请核对文件夹和网址名；网址名是文件名去掉 .md，或“网址名”（slug）写的"],
        "相关、解读、替代等写的是本站的页面，那一页要有。";
    en: "there is no page \"{value}\"", ["did you mean \"{near}\"?", "check folder and slug; the slug is the file's name without .md, or what slug says"],
        "Related and replacing pages must be pages of this site.";
    /// A page that leads to itself.
    PAGE_ITSELF = "page-itself", Error,
    zh: "这里写的“{value}”就是这一页自己", ["请写另外一页，或删去"],
        "一页不能解读、替代自己。";
    en: "\"{value}\" is this page itself", ["name another page, or delete it"],
        "A page cannot explain or replace itself.";
    /// A link to nothing.
    DEAD_LINK = "dead-link", Error,
    zh: "链接“{value}”没有对应的页面或文件", ["是不是想写 {near}？", "请核对；本站页面写文件名（../policies/plan.md）或从 / 开始的网址，附件放在与页面同名的文件夹里"],
        "打不开的链接在政府网站检查里要扣分。县区里没有某类机构时，那一页不会生成，也不能链接。";
    en: "the link \"{value}\" leads to no page or file", ["did you mean {near}?", "check it; pages are named by file (../policies/plan.md) or by address from / on, attachments lie in the folder named like the page"],
        "Dead links count against a government site. A county's page of a kind exists only when there is such a facility.";
    /// A link to a heading that is not there.
    DEAD_HEADING = "dead-heading", Error,
    zh: "链接“{value}”：页面里没有这个标题", ["请照标题的原文写，例如 #申请条件"],
        "# 后面写标题的文字。改了标题，链接也要改。";
    en: "the link \"{value}\" names a heading that is not there", ["write the heading's words behind the #"],
        "Behind the # stand the words of a heading. When the heading changes, so must the link.";
    /// A link to what is not published.
    LINK_UNPUBLISHED = "link-unpublished", Error,
    zh: "“{value}”还没有发布，读者会打不开", ["请先发布那一页，或暂时去掉这个链接"],
        "那一页写了“发布: 否”，或发布日期还没到，所以网站上没有它。";
    en: "\"{value}\" is not published, so readers would find nothing", ["publish it first, or leave the link out for now"],
        "That page is marked publish: no, or its day has not come.";
}
