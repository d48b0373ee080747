//! Codes of `book.toml`.

use crate::diagnostic::code::codes;

codes! { BOOK;
    /// Writing that is no TOML.
    TOML_SYNTAX = "toml-syntax", Error,
    zh: "这一行不符合 book.toml 的写法", ["请写成：名字 = \"内容\"；等号和引号都用英文的"],
        "book.toml 的每一行是：名字 = 内容。文字用英文双引号括起来，是否写 true 或 false，不加引号；方括号的行（如 [book]）是小标题。";
    en: "this line is not TOML", ["write: name = \"text\"; equals sign and quotes are ASCII"],
        "Each line of book.toml is: name = value. Text stands in double quotes; true and false stand without. Lines in square brackets, such as [book], are headings.";
    /// One name twice under one heading.
    TOML_DUPLICATE_KEY = "toml-duplicate-key", Error,
    zh: "这个名字或小标题写了两次", ["请只留一个"],
        "book.toml 里同一个小标题下，每个名字只能写一次；每个小标题也只能写一次。";
    en: "this name or heading is written twice", ["keep one of them"],
        "In book.toml each name stands once under its heading, and each heading once.";
    /// A site without a name.
    BOOK_TITLE_MISSING = "book-title-missing", Error,
    zh: "book.toml 里没有写网站的名称", ["请在 [book] 下面写：title = \"网站名称\""],
        "网站名称显示在每一页的标题里，必须有。";
    en: "book.toml does not name the site", ["below [book] write: title = \"Name of the site\""],
        "The name of the site stands in the title of each page and cannot be left out.";
    /// A value of the wrong kind.
    BOOK_VALUE = "book-value", Error,
    zh: "“{key}”要写{what}", ["例如：{key} = {example}"],
        "book.toml 里有几项是给本工具用的，各有规定的写法，见文档《book.toml》。";
    en: "\"{key}\" takes {what}", ["for example: {key} = {example}"],
        "Some keys of book.toml are for this tool; each has its form, see the documentation of book.toml.";
    /// A folder that is not inside the site.
    FOLDER_UNSAFE = "folder-unsafe", Error,
    zh: "“{key}”写的文件夹“{folder}”不在网站文件夹里面", ["请写网站文件夹里的一个文件夹名，例如：{key} = {example}；要生成到别处，请用命令行的 --out"],
        "这里只能写相对的文件夹名，不能以 / 或盘符开头，不能有 ..，也不能是隐藏文件夹或网站文件夹本身：整个网站文件夹要能搬到别的电脑上用，也不能误删别处的文件。";
    en: "the folder \"{folder}\" of \"{key}\" is not inside the site's folder", ["name a folder inside the site, for example: {key} = {example}; to build elsewhere use --out"],
        "Only relative names are taken: no leading / or drive, no .., no hidden folder and not the site's folder itself. The site's folder must work when moved, and nothing outside may be overwritten.";
    /// Two folders of which one holds the other.
    FOLDERS_OVERLAP = "folders-overlap", Error,
    zh: "“{key}”的文件夹“{folder}”和“{other}”重叠", ["请给它另起一个文件夹名"],
        "内容、条目、主题和生成的网站要各放一个文件夹，互不包含。否则生成时会覆盖写好的文件。";
    en: "the folder \"{folder}\" of \"{key}\" overlaps \"{other}\"", ["name another folder"],
        "Pages, entries, themes and the built site each have a folder of their own, none inside another. Otherwise a build would overwrite what was written by hand.";
}
