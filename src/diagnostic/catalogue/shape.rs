//! Codes of shape: keys, and values that are not of the kind their field asks for.

use crate::diagnostic::code::codes;

codes! { SHAPE;
    /// A key that no table has here.
    UNKNOWN_KEY = "unknown-key", Error,
    zh: "没有“{key}”这一项", ["“{key}”要写在“{parent}”下面，缩进两格", "“{key}”应和“{outer}”左边对齐，请取消缩进", "是不是想写“{near}”？", "可以写的有：{known}"],
        "每个条目能写的项目都在一张表里（见文档《条目的项目》）。表里没有的项目不会显示，多半是写错了字，所以要改正。";
    en: "there is no key \"{key}\"", ["\"{key}\" belongs below \"{parent}\", indented by two", "\"{key}\" belongs beside \"{outer}\", not below it", "did you mean \"{near}\"?", "keys that may stand here: {known}"],
        "All keys stand in one table (see the documentation of entries). A key outside it would never be shown and is mostly a slip of the pen.";
    /// What the file's place says already.
    KEY_FROM_PLACE = "key-from-place", Error,
    zh: "不用写“{key}”：文件夹的名字就是县区，文件名就是编号", ["请删去这一行；要改县区或编号，请移动文件或给文件改名"],
        "条目放在 facilities/县区/编号.yaml。文件夹和文件名已经说明了县区和编号，里面再写一次就可能两处不一致。";
    en: "\"{key}\" is not written: the folder gives the area and the file name the id", ["delete this line; to change area or id, move or rename the file"],
        "An entry stands in facilities/<area>/<id>.yaml. Folder and file name say area and id; written again inside, the two could differ.";
    /// One field under both of its names.
    KEY_TWICE = "key-in-both-languages", Error,
    zh: "“{key}”和“{other}”是同一项，写了两次（前一次在第 {line} 行）", ["请只留一个"],
        "每一项有中文名和英文名，写哪个都可以，但只能写一次。";
    en: "\"{key}\" and \"{other}\" are one field, written twice (first in line {line})", ["keep one of them"],
        "Each field has a Chinese and an English name; either will do, but only once.";
    /// A list or group where one value belongs.
    VALUE_EXPECTED = "value-expected", Error,
    zh: "“{field}”只写一个值，这里却是{found}", ["请写成一行，例如“{field}: {example}”", "请只写一个值"],
        "这一项只能有一个值：文字、数字、日期等。写成列表或一组项目就读不明白。文字里有方括号、花括号时，请用英文双引号括起来。";
    en: "\"{field}\" takes one value, but here is {found}", ["write it in one line, for example \"{field}: {example}\"", "write a single value"],
        "This field has one value: text, a number, a date. A list or group cannot be understood. Put text with brackets in double quotes.";
    /// Something else where keys of their own belong.
    GROUP_EXPECTED = "group-expected", Error,
    zh: "“{field}”下面要分项写，这里却是{found}", ["请另起一行，缩进两格，分项写：{known}"],
        "这一项由几个小项组成，每个小项一行，写成“名字: 内容”，比上一级多缩进两格。";
    en: "\"{field}\" has keys of its own, but here is {found}", ["on the lines below, indented by two, write: {known}"],
        "This field is made of smaller ones, each on a line of its own as \"key: value\", indented by two.";
    /// A group where a list of single values belongs.
    LIST_EXPECTED = "list-expected", Error,
    zh: "“{field}”是一个列表，这里却是{found}", ["请写成“{field}: {example}”，或每条一行、以“- ”开头", "请每条一行，以“- ”开头"],
        "这一项可以有几个值：每条一行，以“- ”开头，或者写在方括号里，用英文逗号分开。";
    en: "\"{field}\" is a list, but here is {found}", ["write \"{field}: {example}\", or one item a line, each beginning with \"- \"", "write one item a line, each beginning with \"- \""],
        "This field may have several values: one a line, each beginning with \"- \", or in square brackets with commas between.";
    /// A dash with nothing behind it.
    EMPTY_ITEM = "empty-item", Error,
    zh: "“{field}”的列表里有一条是空的", ["请写上内容，或删去这条短横线"],
        "短横线后面什么也没有，不知道要写什么。";
    en: "an item of \"{field}\" is empty", ["write something behind the dash or delete it"],
        "With nothing behind a dash nobody knows what was meant.";
    /// A file whose top is a list or a single text.
    KEYS_EXPECTED = "keys-expected", Error,
    zh: "文件的最外层要写“项目名: 内容”，这里却是{found}", ["请从行首写起，一行一项，例如“{example}”", "请从行首写起，可以写的有：{known}"],
        "每个文件最外层是一项一项的“项目名: 内容”，从行首写起，不能整个是列表。";
    en: "the top of the file takes \"key: value\", but here is {found}", ["begin at the start of the line, one key a line, for example \"{example}\"", "begin at the start of the line; keys: {known}"],
        "The top of each file is made of \"key: value\" lines without indentation; it cannot be a list.";
    /// A page without front matter.
    HEAD_MISSING = "head-missing", Error,
    zh: "页面开头没有说明部分", ["请在第一行写“---”，下面写标题等各项，再写一行“---”，然后才是正文"],
        "每个 Markdown 页面的开头是两行“---”夹住的说明：标题、日期、来源等。第一行必须是“---”。";
    en: "the page does not begin with its front matter", ["begin the first line with \"---\", then title and other keys, another \"---\", and then the text"],
        "Each Markdown page begins with title, dates and source between two lines of \"---\". The first line must be one of them.";
    /// Front matter without its second line of dashes.
    HEAD_UNCLOSED = "head-unclosed", Error,
    zh: "页面开头的说明部分没有结束", ["请在说明的最后一项下面写一行“---”，正文从下一行开始"],
        "说明部分以“---”开始，也要以单独一行“---”结束；没有结束就分不清哪里是正文。";
    en: "the front matter of the page does not end", ["write a line of \"---\" below its last key; the text begins after it"],
        "Front matter begins and ends with a line of \"---\"; without the second nobody knows where the text begins.";
}
